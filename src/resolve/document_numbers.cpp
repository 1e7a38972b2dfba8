// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/document_numbers.hpp>

#include "resolve/markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>
#include <policygraph/resolve/policy_titles.hpp>

namespace policygraph::resolve {

namespace {
constexpr char k_any = '*'; // 赣府*: every prefix that begins so
} // namespace

DocumentNumbers::DocumentNumbers(const std::filesystem::path& data, const PlaceTable& places) {
    const auto path = data / "doc_number_prefixes.tsv";
    for (const base::TsvRow& row : base::read_tsv(path, 3)) {
        const int place = places.find_code(row.cells[1]);
        if (place == k_no_place) {
            throw base::DataError(path.string(), row.line, 2, "there is no place " + row.cells[1]);
        }
        m_prefixes[row.cells[0]] = {place, row.cells[2]};
    }
}

const DocumentNumbers::Office* DocumentNumbers::office(std::string_view number) const {
    const std::string_view prefix = number.substr(0, number.find(k_number_open));
    auto found = m_prefixes.find(prefix);
    for (std::size_t size = prefix.size(); found == m_prefixes.end() && size > 0; --size) {
        found = m_prefixes.find(std::string(prefix.substr(0, size)) + k_any);
    }
    return found == m_prefixes.end() ? nullptr : &found->second;
}

std::string DocumentNumbers::folded(std::string_view number) {
    return PolicyTitles::folded(number);
}

} // namespace policygraph::resolve
