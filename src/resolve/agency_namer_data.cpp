// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/agency_namer.hpp>

#include "resolve/split.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>

#include <algorithm>

// Reading of the data of AgencyNamer.
namespace policygraph::resolve {

namespace {

std::vector<Level> levels_of(const std::filesystem::path& path, const base::TsvRow& row) {
    std::vector<Level> levels;
    for (const std::string& word : split(row.cells[1], '+')) {
        if (word != "prefecture" && word != "county") {
            throw base::DataError(path.string(), row.line, 2, "\"" + word + "\" is neither prefecture nor county");
        }
        levels.push_back(word == "prefecture" ? Level::Prefecture : Level::County);
    }
    return levels;
}

} // namespace

AgencyNamer::AgencyNamer(const std::filesystem::path& data) : m_places(data / "places.tsv"), m_grammar(data) {
    for (const base::TsvRow& row : base::read_tsv(data / "central_organs.tsv", 7)) {
        const std::size_t index = m_organs.size();
        m_organs.push_back({row.cells[0], row.cells[3], row.cells[4], row.cells[5], row.cells[6]});
        m_central[row.cells[0]] = index;
        for (const std::string& name : split(row.cells[1], '|')) {
            m_central[name] = index;
        }
        for (const std::string& name : split(row.cells[2], '|')) {
            m_central_inside[name] = index;
        }
    }
    const auto zones = data / "zones.tsv";
    for (const base::TsvRow& row : base::read_tsv(zones, 3)) {
        const int place = m_places.find_code(row.cells[0]);
        if (place == k_no_place) {
            throw base::DataError(zones.string(), row.line, 1, "there is no place " + row.cells[0]);
        }
        m_zones[row.cells[1]].emplace_back(place, row.cells[2]);
    }
    const auto classes = data / "collective_levels.tsv";
    for (const base::TsvRow& row : base::read_tsv(classes, 2)) {
        m_classes[row.cells[0]] = levels_of(classes, row);
        m_class_sizes.add(row.cells[0]);
    }
    for (const base::TsvRow& row : base::read_tsv(data / "name_words.tsv", 3)) {
        m_words[row.cells[0]].emplace_back(row.cells[1], row.cells[2]);
    }
    for (const base::TsvRow& row : base::read_tsv(data / "lexicon" / "name_alternatives.tsv", 1)) {
        m_alternatives.insert(row.cells[0]);
    }
    for (const auto& organ : m_central) {
        constexpr std::size_t k_office = 12; // bytes of 综合司, 办公厅 after it
        m_longest_central = std::max(m_longest_central, organ.first.size() + k_office);
    }
    for (auto& [key, list] : m_words) {
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
        for (const auto& entry : list) {
            m_views[key].push_back(entry.first); // m_words is complete: the views stay valid
        }
    }
    for (const auto* names : {&m_central, &m_central_inside}) {
        for (const auto& organ : *names) {
            m_central_sizes.add(organ.first);
        }
    }
    for (const std::string_view state : words("state")) {
        m_central_sizes.add(state);
    }
    for (const char* key : {"government", "each", "level", "party", "central"}) {
        if (words(key).empty()) {
            throw base::DataError((data / "name_words.tsv").string(), 0, 0, std::string("has no word for ") + key);
        }
    }
}

} // namespace policygraph::resolve
