// SPDX-License-Identifier: Apache-2.0
#include <read/page_words.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>
#include <read/html_scanner.hpp>

#include <algorithm>

namespace policygraph::read {

PageWords::PageWords(const std::filesystem::path& lexicon) {
    const auto parts = lexicon / "page_parts.tsv";
    for (const base::TsvRow& row : base::read_tsv(parts, 2)) {
        if (row.cells[1] != "furniture" && row.cells[1] != "article") {
            throw base::DataError(parts.string(), row.line, 2, "is neither furniture nor article");
        }
        m_parts[row.cells[0]] = row.cells[1] == "article" ? Part::article : Part::furniture;
    }
    for (const base::TsvRow& row : base::read_tsv(lexicon / "page_labels.tsv", 2)) {
        m_labels[row.cells[0]] = row.cells[1];
        m_longest_label = std::max(m_longest_label, row.cells[0].size());
    }
}

PageWords::Part PageWords::part(std::string_view names) const {
    constexpr std::size_t k_longest = 400;
    const std::string lowered = lower_case(names.substr(0, k_longest));
    std::string_view rest = lowered;
    Part result = Part::text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
        std::string_view name = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (const auto whole = m_parts.find(name); whole != m_parts.end()) {
            if (whole->second == Part::article) {
                return Part::article;
            }
            result = Part::furniture;
        }
        while (!name.empty() && result == Part::text) {
            const std::size_t piece = std::min(name.find_first_of("-_"), name.size());
            const auto found = m_parts.find(name.substr(0, piece));
            if (found != m_parts.end() && found->second == Part::furniture) {
                result = Part::furniture;
            }
            name.remove_prefix(std::min(piece + 1, name.size()));
        }
    }
    return result;
}

std::string_view PageWords::key(std::string_view label) const {
    const auto found = m_labels.find(label);
    return found == m_labels.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view PageWords::label_at_end(std::string_view text) const {
    for (std::size_t size = std::min(text.size(), m_longest_label); size > 0; --size) {
        const std::string_view label = text.substr(text.size() - size);
        if (m_labels.contains(label)) {
            return label;
        }
    }
    return {};
}

} // namespace policygraph::read
