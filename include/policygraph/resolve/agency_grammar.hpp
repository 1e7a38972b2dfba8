// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/place_table.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace policygraph::resolve {

/// What an organ is, without its place: the words of data/agencies.tsv and data/agency_*.tsv.
class AgencyGrammar {
public:
    /// `data` is the data folder; throws DataError.
    explicit AgencyGrammar(const std::filesystem::path& data);

    /// The official form of a function that the data know, as a template with {P} for the place's full name, {p}
    /// for its short form, {w} for the place as written: 市场监管局 → {P}市场监督管理局. nullopt where unknown.
    /// Some functions have another name at each level of places (法院#prefecture → {P}中级人民法院).
    [[nodiscard]] std::optional<std::string> known(std::string_view function,
                                                   std::optional<Level> level = std::nullopt) const;
    /// The same for a name that stands without place or level and is known by itself (工会 → {P}各级工会).
    [[nodiscard]] std::optional<std::string> known_alone(std::string_view name, Level level) const;
    /// An unknown function with its ending written out: 商务区管委会 → 商务区管理委员会.
    [[nodiscard]] std::string with_ending(std::string_view function) const;

    /// Names that hold their place inside: 国家税务总局@税务局. The part before, the part after, the template.
    struct Frame {
        std::string before;
        std::string after;
        std::string official;
    };
    /// The frames whose first part the name begins with.
    [[nodiscard]] std::vector<const Frame*> frames(std::string_view name) const;

    /// Fills a template.
    [[nodiscard]] static std::string fill(std::string_view official, std::string_view full, std::string_view brief,
                                          std::string_view written);

private:
    using Table = std::map<std::string, std::string, std::less<>>;
    [[nodiscard]] static Table read(const std::filesystem::path& path);

    Table m_whole;
    Table m_stems;
    NameSizes m_stem_sizes;
    Table m_suffixes;
    Table m_endings;
    std::vector<Frame> m_frames;
};

} // namespace policygraph::resolve
