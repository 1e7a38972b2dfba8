// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/agency_namer.hpp>

#include "resolve/markers.hpp"

#include <algorithm>

namespace policygraph::resolve {

namespace {

constexpr std::string_view k_full = "{P}";
constexpr std::string_view k_key_level = "level";
constexpr std::string_view k_key_each = "each";
constexpr std::string_view k_key_party = "party";
constexpr std::string_view k_key_central = "central";
constexpr std::string_view k_key_region = "region";
constexpr std::string_view k_key_division = "division";
constexpr std::string_view k_key_former = "former";
constexpr std::string_view k_key_government = "government";
constexpr std::string_view k_key_post = "post";
constexpr std::string_view k_key_body = "body";
constexpr std::string_view k_key_own = "own";
constexpr std::string_view k_key_and = "and";
constexpr std::string_view k_key_grade = "grade";
constexpr const char* k_branch = "#branch"; // of an organ above, by the short name of the county

std::string without_blanks(std::string_view name) {
    std::string clean;
    std::copy_if(name.begin(), name.end(), std::back_inserter(clean),
                 [](char c) { return c != ' ' && c != '\n' && c != '\t'; });
    return clean;
}

} // namespace

/// 市科技局(知识产权局): the second name goes, unless a class such as 各县(区) ends there or the organ is the one or
/// the other: 镇人民政府(街道办事处).
std::string_view AgencyNamer::without_remark(std::string_view name) const {
    if (!name.ends_with(k_close)) {
        return name;
    }
    const std::size_t open = name.rfind(k_open);
    if (open == std::string_view::npos || open == 0) {
        return name;
    }
    const std::string_view inside = name.substr(open + 1, name.size() - open - 2);
    return m_alternatives.contains(inside) ? name : name.substr(0, open);
}

AgencyName AgencyNamer::name(std::string_view written, int scope) const {
    AgencyName found = find(written, scope);
    const auto ends = [&](std::string_view word) { return found.full.ends_with(word); };
    const auto& posts = words(k_key_post);
    if (!found.official && std::any_of(posts.begin(), posts.end(), ends)) {
        found.rule = "agency.post";
    }
    return found;
}

bool AgencyNamer::is_central(std::string_view written, int scope) const {
    const std::string clean = without_blanks(written);
    const std::string_view text = without_former(without_remark(clean), scope);
    return !zone(text, text, scope) && central_organ(text, scope);
}

std::string_view AgencyNamer::without_former(std::string_view text, int scope) const {
    for (const std::string_view former : words(k_key_former)) {
        if (text.starts_with(former) && central_organ(text.substr(former.size()), scope)) {
            text.remove_prefix(former.size());
        }
    }
    return text;
}

AgencyName AgencyNamer::find(std::string_view written, int scope) const {
    const std::string clean = without_blanks(written);
    const std::string_view text = without_former(without_remark(clean), scope);
    if (auto found = zone(text, text, scope)) {
        return *found;
    }
    if (auto found = central_organ(text, scope)) {
        return *found;
    }
    if (auto found = collective(text, scope)) {
        return *found;
    }
    if (auto found = bare_organ(text, scope)) {
        return *found;
    }
    if (auto found = framed(text, scope)) {
        return *found;
    }
    std::string_view rest = text;
    for (const std::string_view party : words(k_key_party)) {
        if (rest.starts_with(party) && rest.size() > party.size()) {
            rest.remove_prefix(party.size());
            if (auto found = placed(rest, scope)) {
                return *found;
            }
            rest = text;
        }
    }
    if (auto found = placed(text, scope)) {
        return *found;
    }
    if (auto found = levelled(text, scope)) {
        return *found;
    }
    return unknown(text, scope);
}

AgencyNamer::Answer AgencyNamer::zone(std::string_view written, std::string_view rest, int scope) const {
    for (const std::string_view key : {written, rest}) {
        const auto found = m_zones.find(key);
        if (found == m_zones.end() || scope == k_no_place) {
            continue;
        }
        for (const auto& [seat, official] : found->second) {
            if (m_places.within(scope, seat) || (scope != k_country && m_places.within(seat, scope))) {
                return AgencyName{official, official, seat, true, false, {}, "agency.zone"};
            }
        }
    }
    return std::nullopt;
}

std::string AgencyNamer::bare(std::string_view function) const {
    const auto official = m_grammar.known(function);
    if (official && official->starts_with(k_full)) {
        return official->substr(k_full.size());
    }
    return m_grammar.with_ending(function);
}

AgencyNamer::Answer AgencyNamer::collective(std::string_view written, int place) const {
    std::string_view rest = written;
    const bool each = opens_with(rest, k_key_each);
    if (each) {
        rest.remove_prefix(words(k_key_each).front().size());
    }
    for (const std::size_t size : m_class_sizes.at(rest)) {
        const auto found = size < rest.size() ? m_classes.find(rest.substr(0, size)) : m_classes.end();
        if (found == m_classes.end()) {
            continue;
        }
        const bool shown = each || rest.substr(0, size).find_first_of(k_open) != std::string_view::npos ||
                           rest.substr(0, size).find(k_pause) != std::string_view::npos;
        if (!shown) {
            continue;
        }
        const std::string function = bare(rest.substr(size));
        const std::string_view opening = written.substr(0, written.size() - rest.size() + size);
        AgencyName name{std::string(opening) + function, {}, place, true, true, {}, "agency.class"};
        name.function = name.full;
        if (place != k_no_place && place != k_country) {
            name.full = m_places[place].full_name + name.full;
            if (function == government_function()) {
                name.member_levels = found->second;
            }
        }
        return name;
    }
    if (!each) {
        return std::nullopt;
    }
    AgencyName name = unknown(written, place);
    name.collective = true;
    return name;
}

std::vector<AgencyNamer::At> AgencyNamer::openings(std::string_view text, int scope) const {
    std::vector<At> found;
    for (const PlaceTable::Prefix& prefix : m_places.prefixes(text, scope)) {
        found.push_back({prefix.place, text.substr(0, prefix.size), text.substr(prefix.size)});
    }
    if (scope == k_no_place || scope == k_country) {
        return found;
    }
    if (const auto level = m_words.find(k_key_level); level != m_words.end()) {
        for (const auto& [word, suffix] : level->second) {
            const int place = text.starts_with(word) ? m_places.above_ending_with(scope, suffix) : k_no_place;
            if (place != k_no_place) {
                found.push_back({place, {}, text.substr(word.size())});
            }
        }
    }
    return found;
}

AgencyNamer::Answer AgencyNamer::framed(std::string_view written, int scope) const {
    for (const AgencyGrammar::Frame* frame : m_grammar.frames(written)) {
        const std::string_view inner =
            written.substr(frame->before.size(), written.size() - frame->before.size() - frame->after.size());
        for (const At& opening : openings(inner, scope)) {
            // 上海金融监管局 is the centre's, 市金融监管局 may be the city's own.
            if (opening.rest.empty() && !(frame->before.empty() && opening.written.empty())) {
                const std::string_view as_written =
                    opening.written.empty() ? std::string_view(m_places[opening.place].full_name) : opening.written;
                return filled(frame->official, opening.place, as_written, "agency.frame");
            }
        }
    }
    return std::nullopt;
}

AgencyNamer::Answer AgencyNamer::at(const At& where, const char* rule) const {
    if (where.rest.empty()) {
        return std::nullopt;
    }
    if (auto found = zone(where.rest, where.rest, where.place)) {
        return found;
    }
    if (auto found = collective(where.rest, where.place)) {
        return found;
    }
    const Place& place = m_places[where.place];
    const bool brief = !where.written.empty() && where.written != place.name && where.written != place.full_name;
    if (brief && place.level == Level::County) {
        // 象州生态环境局 is the city's bureau there: 来宾市象州生态环境局.
        if (const auto branch = m_grammar.known(std::string(where.rest) + k_branch)) {
            return filled(*branch, place.parent, where.written, "agency.branch");
        }
    }
    if (auto official = m_grammar.known(where.rest, place.level)) {
        return filled(*official, where.place, where.written, rule);
    }
    return division(where);
}

/// 省人社厅就业促进处: a part of a known organ.
AgencyNamer::Answer AgencyNamer::division(const At& where) const {
    const auto ends = [&](std::string_view word) { return where.rest.ends_with(word); };
    const std::vector<std::string_view>& endings = words(k_key_division);
    if (std::none_of(endings.begin(), endings.end(), ends)) {
        return std::nullopt;
    }
    for (std::size_t size = where.rest.size(); size-- > 1;) {
        const auto official = m_grammar.known(where.rest.substr(0, size), m_places[where.place].level);
        // A stem alone is no organ: 教育 in 教育中心.
        if (official && size + 3 < where.rest.size()) {
            AgencyName name = filled(*official, where.place, where.written, "agency.division");
            name.full += where.rest.substr(size);
            name.function += where.rest.substr(size);
            name.official = false;
            return name;
        }
    }
    return std::nullopt;
}

AgencyNamer::Answer AgencyNamer::placed(std::string_view written, int scope) const {
    const std::vector<PlaceTable::Prefix> prefixes = m_places.prefixes(written, scope);
    for (const PlaceTable::Prefix& prefix : prefixes) {
        const At where{prefix.place, written.substr(0, prefix.size), written.substr(prefix.size)};
        if (auto found = at(where, "agency.place")) {
            return found;
        }
        if (where.rest.empty()) {
            return AgencyName{government_of(prefix.place), government_function(), prefix.place, true, false, {},
                              "agency.place_alone"};
        }
    }
    if (prefixes.empty()) {
        return std::nullopt;
    }
    // A known place with an unknown body: the name stays as it is written.
    const std::string_view rest = written.substr(prefixes.front().size);
    const std::string body = m_grammar.with_ending(rest);
    return AgencyName{std::string(written.substr(0, prefixes.front().size)) + body,
                      body,
                      prefixes.front().place,
                      false,
                      false,
                      {},
                      "agency.place_unknown"};
}

AgencyNamer::Answer AgencyNamer::levelled(std::string_view written, int scope) const {
    std::optional<At> first;
    for (const At& opening : openings(written, scope)) {
        if (!opening.written.empty()) {
            continue;
        }
        if (auto found = at(opening, "agency.level")) {
            return of_own_level(std::move(*found));
        }
        if (!first && !opening.rest.empty()) {
            first = opening;
        }
    }
    if (!first) {
        return std::nullopt;
    }
    const std::string body = m_grammar.with_ending(first->rest);
    return of_own_level(
        {m_places[first->place].full_name + body, body, first->place, false, false, {}, "agency.level_unknown"});
}

/// 省财政部门 is one, 财政部门 alone those of all levels, though both are called 河北省财政部门; the function of the
/// first is 本级财政部门. 市政府领导及各部门 and 省和地级以上市…部门 are several.
AgencyName AgencyNamer::of_own_level(AgencyName name) const {
    const std::string& place = m_places[name.place].full_name;
    const auto ends = [&](std::string_view word) { return name.full.ends_with(word); };
    const auto& bodies = words(k_key_body);
    const bool several = name.function.starts_with(k_pause) || opens_with(name.function, k_key_and) ||
                         name.function.find(words(k_key_each).front()) != std::string::npos;
    if (!name.collective && !several && name.full.starts_with(place) &&
        std::any_of(bodies.begin(), bodies.end(), ends)) {
        for (const std::string_view grade : words(k_key_grade)) { // 州级政务部门
            if (name.function.starts_with(grade)) {
                name.function.erase(0, grade.size());
                name.full.erase(place.size(), grade.size());
            }
        }
        name.function.insert(0, words(k_key_own).front());
        name.official = false;
        name.own_level = true;
    }
    return name;
}

AgencyName AgencyNamer::filled(const std::string& official, int place, std::string_view written,
                               const char* rule) const {
    const Place& it = m_places[place];
    AgencyName name{
        AgencyGrammar::fill(official, it.full_name, it.short_name, written), {}, place, true, false, {}, rule};
    const bool front = official.starts_with(k_full);
    name.function = front ? AgencyGrammar::fill(official.substr(k_full.size()), {}, {}, {}) : name.full;
    name.collective = front && opens_with(name.function, k_key_each);
    return name;
}

/// A level word that the document's place does not have: 县财政局 in a document of a province is a class of organs,
/// 省财政厅 in one of a city state or of the centre is nobody we know.
AgencyNamer::Answer AgencyNamer::misplaced(std::string_view written, int scope) const {
    const auto levels = m_words.find(k_key_level);
    for (const auto& entry : levels->second) {
        if (!written.starts_with(entry.first) || !m_grammar.known(written.substr(entry.first.size()))) {
            continue;
        }
        const std::string as_written(written);
        const bool below =
            scope != k_country && m_classes.count(entry.first) == 1 && !m_classes.find(entry.first)->second.empty();
        if (!below) {
            return AgencyName{as_written, as_written, k_no_place, false, false, {}, "agency.level_unresolved"};
        }
        const std::string body = entry.first + bare(written.substr(entry.first.size()));
        return AgencyName{m_places[scope].full_name + body, body, scope, false, true, {}, "agency.level_class"};
    }
    return std::nullopt;
}

AgencyName AgencyNamer::at_place(const std::string& official, int place, const char* rule) const {
    return filled(official, place, m_places[place].full_name, rule);
}

std::string AgencyNamer::placed_template(const std::string& function) {
    return std::string(k_full) + function;
}

/// 国家药监局…分中心, 科技部火炬高技术产业开发中心: a body of an organ of the centre takes that organ's name. 财政部门
/// is none.
AgencyNamer::Answer AgencyNamer::central_body(std::string_view written, int scope) const {
    const auto& bodies = words(k_key_body);
    for (std::size_t size = written.size(); size-- > 1;) {
        const auto organ = central_organ(written.substr(0, size), scope);
        const auto goes_on = [&](std::string_view body) {
            const std::size_t at = written.rfind(body, size - 1);
            return at != std::string_view::npos && at + body.size() > size;
        };
        if (organ && std::none_of(bodies.begin(), bodies.end(), goes_on)) {
            const std::string full = organ->full + std::string(written.substr(size));
            return AgencyName{full, full, k_country, false, false, {}, "agency.central_body"};
        }
    }
    return std::nullopt;
}

AgencyName AgencyNamer::unknown(std::string_view written, int scope) const {
    if (auto found = central_body(written, scope)) {
        return *found;
    }
    const std::string as_written(written);
    if (scope == k_no_place) {
        return {as_written, as_written, k_no_place, false, false, {}, "agency.unresolved"};
    }
    if (auto found = misplaced(written, scope)) {
        return *found;
    }
    const std::string body = scope == k_country ? as_written : m_grammar.with_ending(written);
    const bool free = scope == k_country || opens_with(written, k_key_central) || opens_with(written, k_key_region);
    if (free) {
        return {body, body, k_country, false, false, {}, "agency.as_written"};
    }
    return {m_places[scope].full_name + body, body, scope, false, false, {}, "agency.place_added"};
}

std::string AgencyNamer::government_of(int place) const {
    const auto official = m_grammar.known(words(k_key_government).front());
    const Place& it = m_places[place];
    return official ? AgencyGrammar::fill(*official, it.full_name, it.short_name, it.name) : it.full_name;
}

std::string AgencyNamer::government_function() const {
    return bare(words(k_key_government).front());
}

} // namespace policygraph::resolve
