// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/name_sizes.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace policygraph::resolve {

enum class Level : std::uint8_t { Country, Province, Prefecture, County, Zone }; // highest first

/// The words of data/places.tsv: country, province, prefecture, county, zone.
[[nodiscard]] const char* name_of(Level level);

inline constexpr int k_no_place = -1;
inline constexpr int k_country = 0; ///< the first row of data/places.tsv

struct Place {
    std::string code; ///< GB/T 2260, six digits
    std::string name;
    std::string short_name; ///< the shortest usual form; = name where there is none
    std::string
        full_name; ///< that tells the place: 抚州市, 南丰县, and for the district of a city with it: 广州市天河区
    Level level = Level::County;
    int parent = k_no_place;
};

/// The administrative divisions of data/places.tsv. Places are known by their index.
class PlaceTable {
public:
    /// Throws DataError.
    explicit PlaceTable(const std::filesystem::path& path);

    [[nodiscard]] const Place& operator[](int place) const { return m_places[static_cast<std::size_t>(place)]; }
    [[nodiscard]] int size() const { return static_cast<int>(m_places.size()); }
    [[nodiscard]] int find_code(std::string_view code) const;

    [[nodiscard]] bool within(int place, int ancestor) const; ///< or the same
    [[nodiscard]] int province_of(int place) const;
    /// Its divisions of a level, those of its divisions included, in the order of their codes.
    [[nodiscard]] std::vector<int> divisions(int place, Level level) const;
    /// The nearest of the place and those above it whose name ends with `suffix`, or k_no_place.
    [[nodiscard]] int above_ending_with(int place, std::string_view suffix) const;

    struct Prefix {
        int place = k_no_place;
        std::size_t size = 0; ///< bytes of the name
        bool full = true;     ///< a full or former name, no short form
    };
    /// Every way to read a place's name at the beginning of `text`, longest first; names of divisions inside it
    /// that follow are taken along (广州市天河区). `scope` chooses among places of one name; a name that stays
    /// ambiguous is left out, and so are short names of counties outside the scope's province.
    [[nodiscard]] std::vector<Prefix> prefixes(std::string_view text, int scope) const;

private:
    struct Candidate {
        int place = k_no_place;
        bool full = true;
    };
    void add_name(const std::string& name, int place, bool full);
    [[nodiscard]] std::optional<Candidate> choose(const std::vector<Candidate>& candidates, int scope) const;
    [[nodiscard]] int distance(int place, int scope) const;
    [[nodiscard]] const std::vector<Candidate>* named(std::string_view name) const;
    [[nodiscard]] Prefix extend(std::string_view text, Prefix prefix) const;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::vector<Place> m_places;
    std::vector<std::vector<int>> m_children;
    std::unordered_map<std::string, std::vector<Candidate>, Hash, std::equal_to<>> m_names;
    std::unordered_map<std::string, int, Hash, std::equal_to<>> m_codes;
    NameSizes m_sizes;
};

} // namespace policygraph::resolve
