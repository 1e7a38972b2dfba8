// SPDX-License-Identifier: Apache-2.0
#include <text/entities.hpp>

#include <policygraph/base/tsv.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <charconv>
#include <sstream>

namespace policygraph::text {

namespace {

constexpr std::size_t k_longest = 33;

std::size_t resolve_number(std::string_view name, std::string& out) {
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const char* const begin = name.data() + (hexadecimal ? 2 : 1);
    const char* const end = name.data() + name.size() - 1; // before the ';'
    unsigned code = 0;
    const auto read = std::from_chars(begin, std::max(begin, end), code, hexadecimal ? 16 : 10);
    const bool scalar = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    if (read.ec != std::errc() || read.ptr != end || !scalar) {
        return 0;
    }
    base::append_utf8(out, code);
    return name.size();
}

} // namespace

Entities::Entities(const std::filesystem::path& file) {
    for (const base::TsvRow& row : base::read_tsv(file, 2)) {
        if (row.cells[0].ends_with(';')) {
            std::string& value = m_names[row.cells[0]];
            std::istringstream codes(row.cells[1]);
            for (unsigned long code = 0; codes >> std::hex >> code;) {
                base::append_utf8(value, static_cast<char32_t>(code));
            }
        }
    }
}

std::size_t Entities::resolve(std::string_view text, std::string& out) const {
    const std::size_t end = text.substr(0, k_longest).find(';');
    if (end == std::string_view::npos || end == 0) {
        return 0;
    }
    const std::string_view name = text.substr(0, end + 1);
    if (name.front() == '#') {
        return resolve_number(name, out);
    }
    const auto found = m_names.find(name);
    if (found == m_names.end()) {
        return 0;
    }
    out += found->second;
    return name.size();
}

std::vector<Edit> Entities::find(std::string_view source) const {
    std::vector<Edit> edits;
    for (std::size_t at = source.find('&'); at != std::string_view::npos; at = source.find('&', at)) {
        std::string character;
        std::size_t taken = resolve(source.substr(at + 1), character);
        if (character == "&") {
            std::string inner;
            const std::size_t more = resolve(source.substr(at + 1 + taken), inner);
            if (more != 0) {
                taken += more;
                character = inner;
            }
        }
        if (taken != 0) {
            edits.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1 + taken)},
                             character,
                             "HTML entity"});
        }
        at += 1 + taken;
    }
    return edits;
}

} // namespace policygraph::text
