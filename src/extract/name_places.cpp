// SPDX-License-Identifier: Apache-2.0
#include "name_places.hpp"

#include <policygraph/base/tsv.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <vector>

namespace policygraph::extract {

NamePlaces::NamePlaces(const lexicon::Lexicon& lexicon) {
    constexpr std::size_t k_columns = 7; // code, name, level, parent, short forms, former names, full name
    for (const base::TsvRow& row : base::read_tsv(lexicon.data() / "places.tsv", k_columns)) {
        const std::string& level = row.cells[2];
        std::vector<std::string> names{row.cells[1]};
        const std::string& forms = row.cells[4];
        for (std::size_t begin = 0; begin < forms.size();) {
            const std::size_t end = std::min(forms.find('|', begin), forms.size());
            names.push_back(forms.substr(begin, end - begin));
            begin = end + 1;
        }
        constexpr std::size_t k_one = 3; // bytes of the last character: 县, 区, 市
        if (level == "county" && names.front().size() > 2 * k_one) {
            names.push_back(names.front().substr(0, names.front().size() - k_one));
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (base::count_characters(names[i]) < 2) {
                continue;
            }
            const bool weak = i != 0 && level == "county"; // 合作, 和平, 新建
            m_longest = std::max(m_longest, names[i].size());
            (weak ? m_weak : m_names).insert(names[i]);
        }
    }
}

std::size_t NamePlaces::longest(std::string_view text, bool with_weak) const {
    std::string word;
    std::size_t size = std::min(m_longest, text.size());
    for (size -= size % 3; size >= 6; size -= 3) { // names are Han characters of three bytes
        word.assign(text.substr(0, size));
        if (m_names.contains(word) || (with_weak && m_weak.contains(word))) {
            return size;
        }
    }
    return 0;
}

std::size_t NamePlaces::prefix(std::string_view text) const {
    return longest(text, false);
}

std::size_t NamePlaces::prefix_of_any(std::string_view text) const {
    return longest(text, true);
}

bool NamePlaces::contains(std::string_view text) const {
    for (std::size_t i = 0; i < text.size(); i += base::utf8_length(text[i])) {
        if (prefix(text.substr(i)) != 0) {
            return true;
        }
    }
    return false;
}

} // namespace policygraph::extract
