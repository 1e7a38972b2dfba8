// SPDX-License-Identifier: Apache-2.0
#include "organ_names.hpp"

#include "brackets.hpp"
#include "markers.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest_name = 40; // characters

constexpr std::size_t k_longest_level = 12; // bytes: 省政府, 市直各

// Characters that no name holds.
constexpr std::string_view k_never = ".!?%=*#_|\\";

bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

std::string without_blanks(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return !is_blank(c); });
    return out;
}

bool holds_other_marks(std::string_view text) {
    return text.find_first_of(k_never) != std::string_view::npos ||
           text.find(markers::k_full_stop) != std::string_view::npos ||
           text.find(markers::k_open_title) != std::string_view::npos || text.find(':') != std::string_view::npos ||
           text.find(';') != std::string_view::npos || (text.front() >= '0' && text.front() <= '9');
}

} // namespace

OrganNames::OrganNames(const lexicon::Lexicon& lexicon, const NamePlaces& places)
    : m_suffixes(lexicon.list("organ_suffixes")), m_tails(lexicon.list("list_tails")),
      m_levels(lexicon.list("level_words")), m_alternatives(lexicon.list("name_alternatives")),
      m_heads(lexicon.list("organ_heads")), m_breakers(lexicon, "name_breakers", {"breaks", "plain"}),
      m_level_lists(lexicon, "level_lists", {"rung", "count"}), m_bodies(lexicon.list("generic_bodies")),
      m_glosses(lexicon, "name_glosses", {"kept", "defines"}), m_places(places), m_fields(lexicon) {}

// 镇人民政府 of 镇人民政府(街道办事处).
std::string_view OrganNames::without_alternative(std::string_view name) const {
    const std::size_t open = name.ends_with(')') ? name.rfind('(') : std::string_view::npos;
    const bool other = open != std::string_view::npos && open > 0 &&
                       m_alternatives.find(name.substr(open + 1, name.size() - open - 2)) != nullptr;
    return other ? name.substr(0, open) : name;
}

OrganNames::Strength OrganNames::strength(std::string_view name) const {
    name = without_alternative(name);
    const lexicon::Word* word = m_suffixes.longest_suffix(name);
    if (word == nullptr || base::count_characters(name) > k_longest_name) {
        return Strength::None;
    }
    const std::string& column = word->columns.at(0);
    if (column == "unnamed") { // 省有关部门; but 某某专班牵头单位 is a class of organs
        return name.size() - word->text.size() <= k_longest_level ? Strength::Unnamed : Strength::Strong;
    }
    if (column == "generic") { // 市教育主管部门, but not 主管部门 alone
        return word->text.size() == name.size() ? Strength::Unnamed : Strength::Strong;
    }
    if (column == "not") {
        return Strength::Not;
    }
    // A bare suffix (部, 政府, 办公室) names nobody; 工会 or 党校 do, as do 各市, 各县(区).
    if (word->text.size() == name.size() && column == "weak") {
        return Strength::None;
    }
    return column == "strong" || column == "class" ? Strength::Strong : Strength::Weak;
}

bool OrganNames::is_class(std::string_view name) const {
    constexpr std::size_t k_longest_class = 14; // characters
    const lexicon::Word* word = m_suffixes.longest_suffix(name);
    if (word == nullptr || is_broken(name) || base::count_characters(name) > k_longest_class) {
        return false;
    }
    const std::string& column = word->columns.at(0);
    const std::string_view own = name.substr(0, name.size() - word->text.size());
    const bool torn = own.ends_with(markers::k_and) || own.ends_with(markers::k_and_also); // 提名机构和部门
    return column == "class" || (column == "generic" && !own.empty() && !torn);
}

bool OrganNames::only_levels(std::string_view text) const {
    while (!text.empty()) {
        if (text.starts_with(markers::k_enumeration) || text.front() == '/' || text.front() == ',') {
            text.remove_prefix(text.front() == '/' || text.front() == ',' ? 1 : markers::k_enumeration.size());
        } else if (const lexicon::Word* level = m_levels.longest_prefix(text)) {
            text.remove_prefix(level->text.size());
        } else {
            return false;
        }
    }
    return true;
}

// A word that opens names, or a place with its level (天河区…).
bool OrganNames::begins_as_organ(std::string_view name) const {
    if (m_heads.longest_prefix(name) != nullptr) {
        return true;
    }
    constexpr std::size_t k_longest_place = 4; // characters before the level
    std::size_t at = 0;
    for (std::size_t i = 0; i <= k_longest_place && at < name.size(); ++i) {
        if (i >= 2 && m_levels.longest_prefix(name.substr(at)) != nullptr) {
            return true;
        }
        at += base::utf8_length(name[at]);
    }
    return m_places.prefix(name) != 0; // 抚州海关
}

// 含定州、辛集市 of 各市(含定州、辛集市)政府, but not 含定州、辛集市,下同, which tells how the word is meant.
bool OrganNames::is_gloss(std::string_view held) const {
    const ClassedWords::Match first = m_glosses.prefix(held);
    const ClassedWords::Match last = m_glosses.suffix(held);
    return first && first.what == Kept && !(last && last.what == Defines);
}

// Without blanks and without brackets, but for those that hold levels or the other form of the organ: 各县(市、区)政府,
// 镇人民政府(街道办事处).
OrganNames::Part OrganNames::clean(std::string_view part, std::size_t begin, bool after_enumeration) const {
    static constexpr base::CharacterSet k_stars(U"*★☆※▲△●◆◎");
    const std::string text = without_blanks(part);
    Part out{{}, begin, after_enumeration};
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t close = brackets::close_of(text, i);
        if (close == std::string_view::npos) {
            const std::size_t size = base::utf8_length(text[i]);
            if (!k_stars.contains(base::code_point(text, i))) { // ★市教育局, 市教育局*
                out.text.append(text, i, size);
            }
            i += size;
            continue;
        }
        const std::size_t inner = i + brackets::size_of_mark(text, i);
        const std::size_t after = close + brackets::size_of_mark(text, close);
        const std::string_view held = std::string_view(text).substr(inner, close - inner);
        if (only_levels(held) || (after == text.size() && i > 0 && m_alternatives.find(held) != nullptr)) {
            out.text.append(text, i, after - i);
        } else if (after < text.size() && is_gloss(held)) {
            out.gloss.assign(text, i, after - i);
            out.gloss_at = out.text.size();
        }
        i = after;
    }
    return out;
}

// A和B are two names only where both are names: 教育部和财政部, but 人力资源和社会保障局.
void OrganNames::cut_at_words(std::string_view part, std::size_t begin, bool after_enumeration,
                              std::vector<Part>& parts) const {
    constexpr std::array k_words{markers::k_and_and_also, markers::k_and,        markers::k_with,
                                 markers::k_and_also,     std::string_view("/"), std::string_view(" "),
                                 std::string_view("\n")};
    static const base::CharacterSet k_beginnings = [&] {
        base::CharacterSet beginnings;
        for (const std::string_view word : k_words) {
            beginnings.add(base::code_point(word, 0));
        }
        return beginnings;
    }();
    const brackets::Depth depth(part);
    for (std::size_t i = k_beginnings.next(part, 0); i < part.size();
         i = k_beginnings.next(part, i + base::utf8_length(part[i]))) {
        if (depth.inside(i)) {
            continue;
        }
        for (const std::string_view word : k_words) {
            if (!part.substr(i).starts_with(word)) {
                continue;
            }
            const auto is_name = [&](std::string_view side) {
                const Strength s = strength(clean(side).text);
                return s == Strength::Strong || s == Strength::Unnamed;
            };
            const std::string_view left = part.substr(0, i);
            const std::string_view right = part.substr(i + word.size());
            if (is_name(left) && is_name(right)) {
                parts.push_back(clean(left, begin, after_enumeration));
                cut_at_words(right, begin + i + word.size(), true, parts);
                return;
            }
        }
    }
    parts.push_back(clean(part, begin, after_enumeration));
}

std::vector<OrganNames::Part> OrganNames::cut(std::string_view text) const {
    static constexpr base::CharacterSet k_cuts(U"、,;");
    std::vector<Part> parts;
    const brackets::Depth depth(text);
    std::size_t begin = 0;
    bool after_enumeration = false;
    for (std::size_t i = k_cuts.next(text, 0); i < text.size(); i = k_cuts.next(text, i + base::utf8_length(text[i]))) {
        if (!depth.inside(i)) {
            cut_at_words(text.substr(begin, i - begin), begin, after_enumeration, parts);
            begin = i + base::utf8_length(text[i]);
            after_enumeration = text[i] != ',' && text[i] != ';';
        }
    }
    cut_at_words(text.substr(begin), begin, after_enumeration, parts);
    return parts;
}

// 各市、县(市、区)人民政府 and 省、自治区、直辖市人民政府 are one class of organs. Returns how many parts were taken
// in.
std::size_t OrganNames::merge_levels(std::vector<Part>& parts, std::size_t at) const {
    const std::string& first = parts[at].text;
    const std::size_t each = first.starts_with(markers::k_each) ? markers::k_each.size() : 0;
    if (first.empty() || !only_levels(std::string_view(first).substr(each))) {
        return 0;
    }
    std::size_t end = at + 1;
    while (end < parts.size() && parts[end].after_enumeration && m_levels.longest_prefix(parts[end].text) != nullptr &&
           only_levels(parts[end].text)) {
        ++end;
    }
    const bool closes = end < parts.size() && parts[end].after_enumeration &&
                        m_levels.longest_prefix(parts[end].text) != nullptr &&
                        strength(parts[end].text) == Strength::Strong && base::count_characters(parts[end].text) <= 14;
    // 各地、市、州政府 is one class, but 各地、省属高校 are two.
    if (!closes || (end == at + 1 && strength(first) == Strength::Unnamed)) {
        return 0;
    }
    if (each == 0 && share_name(parts, at, end)) {
        return 0; // 市、区水利部门 are two
    }
    for (std::size_t i = at + 1; i <= end; ++i) {
        parts[at].text += std::string(markers::k_enumeration) + parts[i].text;
    }
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                parts.begin() + static_cast<std::ptrdiff_t>(end) + 1);
    return end - at;
}

// What an organ of each level is called behind them: 水利部门 of 市水利部门; empty where no level stands there that may
// share it, or where they are counted (市两级水利部门).
std::string_view OrganNames::behind_rungs(std::string_view text) const {
    enum { Rung, Count };
    const ClassedWords::Match level = m_level_lists.prefix(text);
    if (!level || level.what != Rung) {
        return {};
    }
    const std::string_view rest = text.substr(level.size);
    const bool one = rest.starts_with('(') || m_level_lists.prefix(rest).what == Count; // 市、县(市、区)政府
    return one ? std::string_view{} : rest;
}

// The parts from `begin` on are levels, the one at `end` is a level with a name, which they share.
bool OrganNames::share_name(std::vector<Part>& parts, std::size_t begin, std::size_t end) const {
    const std::string rest(behind_rungs(parts[end].text));
    const bool rungs = std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(begin),
                                   parts.begin() + static_cast<std::ptrdiff_t>(end), [&](const Part& part) {
                                       const ClassedWords::Match level = m_level_lists.prefix(part.text);
                                       return level && level.size == part.text.size();
                                   });
    if (!rungs || rest.empty() || strength(rest) != Strength::Strong) {
        return false;
    }
    for (std::size_t i = begin; i < end; ++i) {
        parts[i].text += rest;
    }
    return true;
}

// 省和市水利部门: cut behind the level.
void OrganNames::part_levels(std::vector<Part>& parts) const {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ClassedWords::Match level = m_level_lists.prefix(parts[i].text);
        for (const std::string_view word :
             {markers::k_and_and_also, markers::k_and, markers::k_with, markers::k_and_also}) {
            const std::string_view rest = std::string_view(parts[i].text).substr(level.size);
            if (!level || !rest.starts_with(word) || m_level_lists.prefix(rest.substr(word.size())).size == 0) {
                continue;
            }
            Part first = parts[i];
            first.text = parts[i].text.substr(0, level.size);
            Part second = parts[i];
            second.text = std::string(rest.substr(word.size()));
            second.begin += level.size + word.size();
            second.after_enumeration = true;
            std::vector<Part> both{first, second};
            if (share_name(both, 0, 1)) {
                parts[i] = both[0];
                parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, both[1]);
            }
            break;
        }
    }
}

// 石家庄、邢台市政府: the tail that the last name shares with those before it, completed for `part`; or "".
std::string OrganNames::share_tail(std::string_view part, std::string_view name) const {
    if (base::count_characters(part) < 2 || base::count_characters(part) > 8) {
        return {};
    }
    for (std::size_t i = base::utf8_length(name[0]); i < name.size(); i += base::utf8_length(name[i])) {
        const lexicon::Word* level = m_levels.longest_prefix(name.substr(i));
        if (level == nullptr || i + level->text.size() >= name.size() ||
            name.substr(0, i).find(markers::k_and) != std::string_view::npos ||
            strength(name.substr(i + level->text.size())) != Strength::Strong) {
            continue;
        }
        const bool has_level = m_levels.longest_suffix(part) != nullptr;
        return std::string(part) + std::string(name.substr(has_level ? i + level->text.size() : i));
    }
    return {};
}

// The bytes of the level that a name begins with, for its neighbours: 省财政厅, 各市人社局, 各市、县(区)人社局; 0 in
// 市场监管局 and 乡村振兴局, which begin with no level.
std::size_t OrganNames::level_size(std::string_view name) const {
    const std::size_t each = name.starts_with(markers::k_each) ? markers::k_each.size() : 0;
    const lexicon::Word* level = m_levels.longest_prefix(name.substr(each));
    const lexicon::Word* head = m_heads.longest_prefix(name.substr(each));
    const bool function = head != nullptr && head->columns.at(0) == "local";
    if (level == nullptr || (function && head->text.size() > level->text.size())) {
        return 0;
    }
    std::size_t size = each + level->text.size();
    while (each != 0 && size < name.size()) {
        const std::string_view rest = name.substr(size);
        const bool pause = rest.starts_with(markers::k_enumeration);
        const std::size_t close = brackets::close_of(name, size);
        const std::size_t mark = brackets::size_of_mark(name, size);
        const lexicon::Word* next =
            pause ? m_levels.longest_prefix(rest.substr(markers::k_enumeration.size())) : nullptr;
        if (next != nullptr) {
            size += markers::k_enumeration.size() + next->text.size();
        } else if (close != std::string_view::npos && only_levels(name.substr(size + mark, close - size - mark))) {
            size = close + brackets::size_of_mark(name, close);
        } else {
            break;
        }
    }
    return size;
}

// 省发展改革委、工业和信息化厅: the second is of the province too.
void OrganNames::complete(std::vector<OrganName>& names, const std::vector<bool>& enumerated) const {
    std::string level;
    for (std::size_t i = 0; i < names.size(); ++i) {
        OrganName& organ = names[i];
        if (const std::size_t own = level_size(organ.name); own != 0) {
            level = organ.name.substr(0, own);
        } else if (!enumerated[i] || i == 0) {
            level.clear();
        } else if (!level.empty() && organ.completed == organ.name && m_heads.longest_prefix(organ.name) != nullptr &&
                   m_tails.find(organ.name) == nullptr) {
            const lexicon::Word* head = m_heads.longest_prefix(organ.name);
            if (head->columns.at(0) == "local") {
                organ.completed = level + organ.name;
            }
        }
    }
}

// 发展改革、财政、水利等部门: each field is a department. A word that is not known as a field is one among twice as
// many that are.
bool OrganNames::share_body(const std::vector<Part>& parts, const std::vector<std::size_t>& fields,
                            std::string_view body, Reading& reading) const {
    constexpr std::size_t k_longest_field = 10; // characters
    if (body.empty()) {
        return false;
    }
    std::vector<std::pair<std::string_view, std::size_t>> found;
    std::size_t unknown = 0;
    for (const std::size_t i : fields) {
        for (const auto& [field, offset] : m_fields.split(parts[i].text)) {
            const std::size_t size = base::count_characters(field);
            if (!m_fields.is_field(field)) {
                ++unknown;
                if (size < 2 || size > k_longest_field || holds_other_marks(field) || is_broken(field)) {
                    return false;
                }
            }
            found.emplace_back(field, parts[i].begin + offset);
        }
    }
    if (found.size() < 3 * unknown) {
        return false;
    }
    const std::string_view level = m_fields.level_of(found.empty() ? std::string_view{} : found.front().first);
    for (const auto& [field, begin] : found) {
        const bool shares = begin != found.front().second && m_fields.level_of(field).empty() && level_size(field) == 0;
        const std::string whole =
            std::string(shares ? level : std::string_view{}) + std::string(field) + std::string(body);
        reading.enumerated.push_back(!reading.list.names.empty());
        reading.list.names.push_back({std::string(field), whole, begin});
    }
    return !found.empty();
}

// 省统计局等省级有关部门: what follows 等 names nobody.
std::string OrganNames::take_tail_off(std::string& part) const {
    constexpr std::size_t k_longest_tail = 36; // bytes
    if (const lexicon::Word* tail = m_tails.longest_suffix(part)) {
        part.resize(part.size() - tail->text.size());
        return tail->text;
    }
    const std::size_t others = part.rfind(markers::k_and_others);
    if (others != std::string::npos && others > 0 && part.size() - others <= k_longest_tail &&
        (m_bodies.longest_suffix(part) != nullptr ||
         strength(std::string_view(part).substr(others + markers::k_and_others.size())) == Strength::Unnamed) &&
        (strength(std::string_view(part).substr(0, others)) == Strength::Strong ||
         m_fields.is_field(std::string_view(part).substr(0, others)))) {
        std::string tail = part.substr(others);
        part.resize(others);
        return tail;
    }
    return {};
}

bool OrganNames::is_broken(std::string_view name) const {
    for (std::size_t i = 0; i < name.size();) {
        const ClassedWords::Match word = m_breakers.prefix(name.substr(i));
        if (word && word.what == Breaks) {
            return true;
        }
        i += word ? word.size : base::utf8_length(name[i]); // 经济 is no 经
    }
    return false;
}

// The parts before `name` that wait for what they share with it: 石家庄、邢台市政府; 民政、财政部门.
void OrganNames::settle(const std::vector<Part>& parts, const std::vector<std::size_t>& pending, std::size_t at,
                        Reading& reading) const {
    const std::string& name = parts[at].text;
    if (const std::string_view body = m_fields.body_of(name); !body.empty() && parts[at].after_enumeration) {
        if (share_body(parts, pending, body, reading)) {
            return;
        }
    }
    for (const std::size_t waiting : pending) {
        const bool shares = parts[at].after_enumeration && !is_broken(parts[waiting].text);
        const std::string whole = shares ? share_tail(parts[waiting].text, name) : "";
        if (whole.empty()) {
            ++reading.list.unknown;
        } else {
            reading.list.names.push_back({parts[waiting].text, whole, parts[waiting].begin});
            reading.enumerated.push_back(true);
        }
    }
}

OrganNames::Reading OrganNames::read(std::string_view text, Mode mode) const {
    Reading reading;
    List& result = reading.list;
    std::string_view tail;
    if (const lexicon::Word* word = m_tails.longest_suffix(text)) {
        text.remove_suffix(word->text.size());
        tail = word->text;
    }
    std::vector<Part> parts = cut(text);
    part_levels(parts);
    result.others = !tail.empty();
    bool any_strong = false;
    std::vector<std::size_t> pending; // parts that may share the tail of a later name
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t taken = merge_levels(parts, i);
        const std::string own_tail = take_tail_off(parts[i].text);
        result.others = result.others || !own_tail.empty();
        const std::string& name = parts[i].text;
        if (name.empty()) {
            continue;
        }
        const Strength s = taken > 0 ? Strength::Strong : strength(name);
        if (s == Strength::Unnamed) {
            ++result.unnamed;
            continue;
        }
        const bool named = !holds_other_marks(name) &&
                           (mode == Mode::Closed ? s >= Strength::Weak : s == Strength::Strong && !is_broken(name));
        if (!named) {
            pending.push_back(i);
            const std::string_view closing = own_tail.empty() && i + 1 == parts.size() ? tail : own_tail;
            if (share_body(parts, pending, m_fields.body_of_tail(closing), reading)) {
                pending.clear();
                any_strong = true;
            }
            continue;
        }
        settle(parts, pending, i, reading);
        pending.clear();
        any_strong = any_strong || s == Strength::Strong;
        result.names.push_back({name, name, parts[i].begin});
        if (taken == 0 && parts[i].gloss_at < name.size()) {
            result.names.back().name.insert(parts[i].gloss_at, parts[i].gloss);
        }
        reading.enumerated.push_back(parts[i].after_enumeration);
    }
    if (!any_strong && !result.names.empty()) { // 企业, 社区 … name somebody beside organs only
        result.unknown += result.names.size();
        result.names.clear();
    }
    result.unknown += pending.size();
    return reading;
}

std::optional<OrganNames::List> OrganNames::list(std::string_view text, Mode mode) const {
    Reading reading = read(text, mode);
    if (mode == Mode::Open && reading.list.unknown > 0) {
        return std::nullopt;
    }
    if (reading.list.names.empty() && reading.list.unnamed == 0) {
        return std::nullopt;
    }
    complete(reading.list.names, reading.enumerated);
    return std::move(reading.list);
}

} // namespace policygraph::extract
