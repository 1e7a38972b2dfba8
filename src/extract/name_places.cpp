// SPDX-License-Identifier: Apache-2.0
#include "name_places.hpp"

#include <policygraph/base/tsv.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

NamePlaces::NamePlaces(const lexicon::Lexicon& lexicon) {
    constexpr std::size_t k_columns = 7; // code, name, level, parent, short forms, former names, full name
    const auto add = [&](const std::string& name) {
        if (base::count_characters(name) >= 2) {
            m_longest = std::max(m_longest, name.size());
            m_names.insert(name);
        }
    };
    for (const base::TsvRow& row : base::read_tsv(lexicon.data() / "places.tsv", k_columns)) {
        add(row.cells[1]);
        if (row.cells[2] != "province" && row.cells[2] != "prefecture" && row.cells[2] != "zone") {
            continue; // short forms of counties are everyday words: 合作, 和平, 新建
        }
        const std::string& forms = row.cells[4];
        for (std::size_t begin = 0; begin < forms.size();) {
            const std::size_t end = std::min(forms.find('|', begin), forms.size());
            add(forms.substr(begin, end - begin));
            begin = end + 1;
        }
    }
}

std::size_t NamePlaces::prefix(std::string_view text) const {
    std::string word;
    for (std::size_t size = std::min(m_longest, text.size()); size >= 6; size -= std::min<std::size_t>(size, 3)) {
        size -= size % 3; // names are Han characters of three bytes
        word.assign(text.substr(0, size));
        if (m_names.contains(word)) {
            return size;
        }
    }
    return 0;
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
