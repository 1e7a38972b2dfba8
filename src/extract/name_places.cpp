// SPDX-License-Identifier: Apache-2.0
#include "name_places.hpp"

#include <policygraph/base/tsv.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

namespace policygraph::extract {

NamePlaces::NamePlaces(const lexicon::Lexicon& lexicon) {
    std::map<std::string, Name> all;
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
            constexpr std::size_t k_shortest = 6;          // names are Han characters of three bytes
            if (names[i].size() >= k_shortest && names[i].size() % 3 == 0) {
                Name& known = all[names[i]];
                known.weak = known.weak && weak;
                known.provinces.push_back(std::atoi(row.cells[0].substr(0, 2).c_str()));
            }
        }
    }
    std::vector<std::pair<std::string_view, std::uint32_t>> words;
    for (const auto& [name, known] : all) {
        words.emplace_back(name, static_cast<std::uint32_t>(m_all.size()));
        m_all.push_back(known);
    }
    m_names = lexicon::WordTrie(std::move(words), lexicon::WordTrie::Direction::Forward);
}

template <typename Accept>
std::size_t NamePlaces::longest(std::string_view text, Accept accept) const {
    std::size_t size = 0;
    m_names.each_prefix(text,
                        [&](lexicon::WordTrie::Match match) { size = accept(m_all[match.value]) ? match.size : size; });
    return size;
}

std::size_t NamePlaces::prefix(std::string_view text) const {
    return longest(text, [](const Name& name) { return !name.weak; });
}

std::size_t NamePlaces::prefix_of_any(std::string_view text) const {
    return longest(text, [](const Name&) { return true; });
}

std::size_t NamePlaces::prefix_within(std::string_view text, int province) const {
    return longest(text, [&](const Name& name) {
        return !name.weak || std::find(name.provinces.begin(), name.provinces.end(), province) != name.provinces.end();
    });
}

int NamePlaces::province(std::string_view text) const {
    int found = 0;
    m_names.each_prefix(text, [&](lexicon::WordTrie::Match match) {
        const Name& name = m_all[match.value];
        const bool one = std::all_of(name.provinces.begin(), name.provinces.end(),
                                     [&](int province) { return province == name.provinces.front(); });
        found = one && !name.weak ? name.provinces.front() : found;
    });
    return found;
}

bool NamePlaces::contains(std::string_view text) const {
    for (std::size_t i = 0; i < text.size(); i += base::utf8_length(text[i])) {
        if (m_names.may_begin(text, i) && prefix(text.substr(i)) != 0) {
            return true;
        }
    }
    return false;
}

} // namespace policygraph::extract
