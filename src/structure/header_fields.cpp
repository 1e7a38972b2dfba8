// SPDX-License-Identifier: Apache-2.0
#include "structure/header_fields.hpp"

#include <policygraph/base/utf8.hpp>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_longest_line = 700; // bytes; a table's row of several fields

base::Span without_decoration(std::string_view text, base::Span span) {
    span = trimmed(text, span);
    while (!span.empty() && (text[span.begin] == '*' || text[span.begin] == '|' || text[span.begin] == ' ')) {
        ++span.begin;
    }
    while (!span.empty() && (text[span.end - 1] == '*' || text[span.end - 1] == '|' || text[span.end - 1] == ' ' ||
                             text[span.end - 1] == '-')) {
        --span.end;
    }
    return span;
}

} // namespace

// A key ends at a colon; its characters may be spread (索 引 号) and decorated (**发布日期**:).
std::vector<HeaderFields::Key> HeaderFields::keys_in(std::string_view line) const {
    std::vector<Key> keys;
    for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
        std::string key;
        std::size_t begin = colon;
        const lexicon::Word* word = nullptr;
        std::size_t key_begin = colon;
        for (int count = 0; begin > 0 && count < 24; ++count) {
            const char32_t code = character_before(line, begin);
            const std::size_t before = base::begin_of_character_before(line, begin);
            if (base::is_han(code)) {
                key.insert(0, line.substr(before, begin - before));
                if (const lexicon::Word* found = m_keys.find(key)) {
                    word = found;
                    key_begin = before;
                }
            } else if (code != U' ' && code != U'*') {
                break;
            }
            begin = before;
        }
        if (word != nullptr) {
            keys.push_back({key_begin, colon, word});
        }
    }
    return keys;
}

bool HeaderFields::read(const Frame& frame, std::size_t line, std::map<std::string, Found>& fields) const {
    const base::Span span = frame.lines[line].span;
    const std::string_view text = span.in(frame.text);
    if (text.size() > k_longest_line) {
        return false;
    }
    const auto keys = keys_in(text);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::size_t end = i + 1 < keys.size() ? keys[i + 1].begin : text.size();
        const base::Span value =
            without_decoration(frame.text, {span.begin + static_cast<std::uint32_t>(keys[i].colon) + 1,
                                            span.begin + static_cast<std::uint32_t>(end)});
        if (!value.empty() && keys[i].word->columns.front() != "none") {
            fields.try_emplace(keys[i].word->columns.front(), Found{std::string(value.in(frame.text)), value});
        }
    }
    return !keys.empty() && keys.front().begin <= 12;
}

} // namespace policygraph::structure
