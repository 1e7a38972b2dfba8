// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/agency_grammar.hpp>
#include <policygraph/resolve/place_table.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::resolve {

/// Who a written name means in a document of a place.
struct AgencyName {
    std::string full;       ///< 抚州市市场监督管理局
    std::string function;   ///< what is left without the place: 市场监督管理局
    int place = k_no_place; ///< the place it belongs to; k_country for organs of the centre
    bool official = false;  ///< the official name is known, not only the place
    bool collective = false;
    std::vector<Level> member_levels; ///< of a collective whose members are the same organ of these divisions
    std::string rule;                 ///< how it was found: "agency.function", "agency.central", …
    bool own_level = false; ///< 省财政部门 is one, 财政部门 those of all levels: one name, two agencies
};

/// An organ of the centre and its time.
struct CentralOrgan {
    std::string name;
    std::string from;  ///< year, "" where older than the list
    std::string until; ///< year, "" where it exists
    std::string successor;
    std::string reform; ///< that brought the successor; "" where there is none
};

/// Turns names as written into official names (docs/guide.md, `full`): place + function, by the grammar of
/// data/agency*.tsv, the zones of data/zones.tsv and the organs of data/central_organs.tsv.
class AgencyNamer {
public:
    /// `data` is the data folder; throws DataError.
    explicit AgencyNamer(const std::filesystem::path& data);
    AgencyNamer(const AgencyNamer&) = delete;
    AgencyNamer& operator=(const AgencyNamer&) = delete;

    /// `scope` is the place of the document, k_country for the centre, k_no_place if it is not known.
    [[nodiscard]] AgencyName name(std::string_view written, int scope) const;
    /// Whether `name` finds an organ of the centre (agency.central), without all that it would try next.
    [[nodiscard]] bool is_central(std::string_view written, int scope) const;

    /// The organs of a name that is several, written without a mark between them; empty where that is not certain: each
    /// must be known and say its place or be of the centre, and only one way to cut may be there.
    [[nodiscard]] std::vector<std::string_view> run_together(std::string_view written, int scope) const;
    /// 雄安新区 of 雄安新区改革发展局: the zone that the name begins with, "" where there is none.
    [[nodiscard]] std::string_view zone_prefix(std::string_view written, int scope) const;

    [[nodiscard]] const PlaceTable& places() const { return m_places; }
    /// The longest name of an organ of the centre that `text` begins with: its official name and the bytes it takes
    /// (0 where there is none).
    [[nodiscard]] std::pair<std::string, std::size_t> leading_central(std::string_view text) const;
    [[nodiscard]] const CentralOrgan* central(std::string_view official) const;
    /// The organ that a template of data/agencies.tsv names at a place.
    [[nodiscard]] AgencyName at_place(const std::string& official, int place, const char* rule) const;
    /// The template of a function that follows its place.
    [[nodiscard]] static std::string placed_template(const std::string& function);
    /// 信息中心, 就业促进处: what a department has, not a place; whose it is the document must tell.
    [[nodiscard]] bool is_part(std::string_view written) const;
    /// The government of a place: 南丰县人民政府.
    [[nodiscard]] std::string government_of(int place) const;
    [[nodiscard]] std::string government_function() const; ///< 人民政府
    /// The place of the level that a name begins with: the province in 省级…工程, 省教育厅…平台; else `scope`.
    [[nodiscard]] int seat_of(std::string_view name, int scope) const;
    /// The words of data/name_words.tsv under a key, longest first.
    [[nodiscard]] const std::vector<std::string_view>& words(std::string_view key) const;
    [[nodiscard]] bool opens_with(std::string_view text, std::string_view key) const;

private:
    struct At {
        int place = k_no_place;
        std::string_view written; ///< the place as written, "" where a level word or nothing stands for it
        std::string_view rest;
    };
    using Answer = std::optional<AgencyName>;
    [[nodiscard]] AgencyName find(std::string_view written, int scope) const;
    [[nodiscard]] std::string_view without_remark(std::string_view name) const;
    [[nodiscard]] AgencyName of_own_level(AgencyName name) const;
    [[nodiscard]] std::string_view without_former(std::string_view text, int scope) const;
    [[nodiscard]] Answer zone(std::string_view written, std::string_view rest, int scope) const;
    [[nodiscard]] Answer central_organ(std::string_view written, int scope) const;
    [[nodiscard]] Answer bare_organ(std::string_view text, int scope) const;
    [[nodiscard]] Answer collective(std::string_view written, int place) const;
    [[nodiscard]] Answer placed(std::string_view written, int scope) const;
    [[nodiscard]] Answer levelled(std::string_view written, int scope) const;
    [[nodiscard]] Answer framed(std::string_view written, int scope) const;
    [[nodiscard]] Answer misplaced(std::string_view written, int scope) const;
    [[nodiscard]] Answer division(const At& where) const;
    [[nodiscard]] Answer at(const At& where, const char* rule) const;
    [[nodiscard]] Answer central_body(std::string_view written, int scope) const;
    [[nodiscard]] AgencyName unknown(std::string_view written, int scope) const;
    [[nodiscard]] std::vector<At> openings(std::string_view text, int scope) const;
    [[nodiscard]] AgencyName filled(const std::string& official, int place, std::string_view written,
                                    const char* rule) const;
    [[nodiscard]] bool may_begin(std::string_view text, int scope) const;
    [[nodiscard]] std::string bare(std::string_view function) const;

    PlaceTable m_places;
    AgencyGrammar m_grammar;
    std::vector<CentralOrgan> m_organs;
    std::map<std::string, std::size_t, std::less<>> m_central;        // any document
    std::map<std::string, std::size_t, std::less<>> m_central_inside; // documents of the centre
    std::map<std::string, std::vector<std::pair<int, std::string>>, std::less<>> m_zones;
    std::map<std::string, std::vector<Level>, std::less<>> m_classes;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>, std::less<>> m_words; // longest first
    std::map<std::string, std::vector<std::string_view>, std::less<>> m_views;                    // of the words alone
    std::set<std::string, std::less<>> m_alternatives; // what may stand in a bracket behind a name and is a part of it
    NameSizes m_class_sizes;
    NameSizes m_central_sizes;         // of both, and of the words that may stand before them
    std::size_t m_longest_central = 0; // bytes
};

} // namespace policygraph::resolve
