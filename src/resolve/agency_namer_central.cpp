// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/agency_namer.hpp>

#include <algorithm>

// Organs of the centre, what stands without a place or begins with a level, and the words of data/name_words.tsv.
namespace policygraph::resolve {

namespace {

constexpr std::string_view k_key_above = "above";
constexpr std::string_view k_key_below = "below";
constexpr std::string_view k_key_grade = "grade";
constexpr std::string_view k_key_inner = "inner";
constexpr std::string_view k_key_level = "level";
constexpr std::string_view k_key_state = "state";

} // namespace

AgencyNamer::Answer AgencyNamer::central_organ(std::string_view written, int scope) const {
    if (m_central_sizes.at(written).empty()) {
        return std::nullopt;
    }
    for (const std::string_view inner : words(k_key_inner)) {
        if (written.size() > inner.size() && written.ends_with(inner) && m_central.count(written) == 0) {
            auto organ = central_organ(written.substr(0, written.size() - inner.size()), scope);
            if (organ) {
                organ->full += inner;
                organ->function = organ->full;
            }
            return organ;
        }
    }
    for (const std::string_view state : words(k_key_state)) {
        if (written.starts_with(state) && m_central.count(written) == 0 && written.size() > state.size()) {
            return central_organ(written.substr(state.size()), scope);
        }
    }
    auto found = m_central.find(written);
    if (found == m_central.end() && scope == k_country) {
        found = m_central_inside.find(written);
        if (found == m_central_inside.end()) {
            return std::nullopt;
        }
    } else if (found == m_central.end()) {
        return std::nullopt;
    }
    const std::string& official = m_organs[found->second].name;
    return AgencyName{official, official, k_country, true, false, {}, "agency.central"};
}

/// 财政局 alone is the document's place's own, if a place of that level has such an organ.
AgencyNamer::Answer AgencyNamer::bare_organ(std::string_view text, int scope) const {
    if (scope == k_no_place || scope == k_country) {
        return std::nullopt;
    }
    const auto ends = [&](std::string_view word) { return text.ends_with(word); };
    const auto& above = words(k_key_above);
    const int seat = std::any_of(above.begin(), above.end(), ends) ? m_places.province_of(scope) : scope;
    const auto official = m_grammar.known_alone(text, m_places[seat].level);
    if (!official) {
        return std::nullopt;
    }
    AgencyName name = filled(*official, seat, {}, "agency.bare");
    const auto& below = words(k_key_below);
    if (m_places[seat].level == Level::Province && !m_places.divisions(seat, Level::Prefecture).empty() &&
        std::find(below.begin(), below.end(), name.function) != below.end()) {
        const std::string as_written(text);
        return AgencyName{as_written, as_written, k_no_place, false, false, {}, "agency.bare_unresolved"};
    }
    return name;
}

bool AgencyNamer::is_part(std::string_view written) const {
    const auto ends = [&](std::string_view word) { return written.ends_with(word); };
    const auto& parts = words("part");
    const auto& others = words("no_part");
    return std::any_of(parts.begin(), parts.end(), ends) && std::none_of(others.begin(), others.end(), ends) &&
           (!opens_with(written, k_key_level) || opens_with(written, "no_level"));
}

int AgencyNamer::seat_of(std::string_view name, int scope) const {
    const auto levels = m_words.find(k_key_level);
    if (scope == k_no_place || scope == k_country || levels == m_words.end()) {
        return scope;
    }
    for (const auto& [word, suffix] : levels->second) {
        const int place = name.starts_with(word) ? m_places.above_ending_with(scope, suffix) : k_no_place;
        if (place == k_no_place) {
            continue;
        }
        const std::string_view rest = name.substr(word.size());
        for (std::size_t size = rest.size(); size > 0; --size) {
            if (opens_with(rest, k_key_grade) || m_grammar.known(rest.substr(0, size), m_places[place].level)) {
                return place; // a level word that nothing of the kind follows is another word: 市场
            }
        }
    }
    return scope;
}

std::pair<std::string, std::size_t> AgencyNamer::leading_central(std::string_view text) const {
    const std::size_t longest = m_central_sizes.at(text).empty() ? 0 : m_longest_central;
    for (std::size_t size = std::min(text.size(), longest); size > 0; --size) {
        if (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
            continue; // inside a character
        }
        if (const auto found = central_organ(text.substr(0, size), k_country)) {
            return {found->full, size};
        }
    }
    return {{}, 0};
}

const CentralOrgan* AgencyNamer::central(std::string_view official) const {
    const auto found = m_central.find(official);
    return found == m_central.end() ? nullptr : &m_organs[found->second];
}

const std::vector<std::string_view>& AgencyNamer::words(std::string_view key) const {
    static const std::vector<std::string_view> k_none;
    const auto found = m_views.find(key);
    return found == m_views.end() ? k_none : found->second;
}

bool AgencyNamer::opens_with(std::string_view text, std::string_view key) const {
    const auto& list = words(key);
    return std::any_of(list.begin(), list.end(), [&](std::string_view word) { return text.starts_with(word); });
}

} // namespace policygraph::resolve
