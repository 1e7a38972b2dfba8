// SPDX-License-Identifier: Apache-2.0
// Compositions that one sentence tells: by roles, by who leads and who joins, by of whom a body is made.
#include "group_finder.hpp"
#include "group_sentence.hpp"
#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <iterator>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_verb = 6; // bytes: 建立, 担任; 设 and 为 are parts of other words
constexpr std::string_view k_numbering = "0123456789. ";

std::uint32_t step(std::string_view text, std::uint32_t at) {
    return static_cast<std::uint32_t>(base::utf8_length(text[at]));
}

} // namespace

bool GroupFinder::is_kind_alone(std::string_view name) const {
    const ClassedWords::Match kind = m_words.prefix(name);
    return kind && kind.size == name.size();
}

base::Span GroupFinder::name_up_to_kind(std::string_view text, base::Span rest) const {
    base::Span name{rest.begin, rest.begin};
    const std::uint32_t limit = std::min(rest.end, name.begin + k_longest_group_name);
    for (std::uint32_t i = name.begin; i < limit;) {
        if (const std::size_t close = text[i] == '(' ? text.substr(i, limit - i).find(')') : std::string_view::npos;
            close != std::string_view::npos) { // 某计划(专项、基金等)管理联席会议
            i += static_cast<std::uint32_t>(close) + 1;
            continue;
        }
        const ClassedWords::Match kind = m_words.prefix(text.substr(i, limit - i));
        if (text[i] == ',' || text.substr(i).starts_with(markers::k_enumeration)) {
            break;
        }
        if (kind && kind.what == Kind) {
            name.end = i + kind.size;
            i += kind.size;
        } else {
            i += step(text, i);
        }
    }
    return name.end > name.begin ? name : base::Span{};
}

// …的抚州市某工作领导小组
base::Span GroupFinder::group_name_after(std::string_view text, base::Span rest) const {
    const auto of = static_cast<std::uint32_t>(markers::k_of.size());
    return rest.in(text).starts_with(markers::k_of) ? name_up_to_kind(text, {rest.begin + of, rest.end}) : base::Span{};
}

// A牵头,B参加,建立某联席会议制度: behind the verb of founding that opens a clause.
base::Span GroupFinder::group_name_behind(std::string_view text, base::Span rest) const {
    if (!rest.in(text).starts_with(',')) {
        return {};
    }
    for (std::uint32_t i = rest.begin; i < rest.end; i += step(text, i)) {
        const ClassedWords::Match word = text[i] == ',' ? m_words.prefix(text.substr(i + 1)) : ClassedWords::Match{};
        if (word && word.what == Found) {
            return name_up_to_kind(text, {i + 1 + word.size, rest.end});
        }
    }
    return {};
}

// 成立某工作领导小组,由…: the last word of a kind before the offset, back to the verb of founding.
base::Span GroupFinder::group_name_before(const Sentence& sentence, std::uint32_t offset) const {
    const std::string_view text = sentence.text();
    base::Span name;
    std::uint32_t begin = sentence.span.begin;
    for (std::uint32_t i = sentence.span.begin; i < offset;) {
        const ClassedWords::Match word = m_words.prefix(text.substr(i, offset - i));
        const bool act = word && word.what == Act && word.size >= k_verb; // 某人担任组委会副主任
        if (word && ((word.what == Found && (word.size >= k_verb || i == begin)) || act)) { // not 建设领导小组
            begin = i + word.size;
        } else if (word && word.what == Kind && i > begin) {
            name = {begin, i + word.size};
        } else if (text[i] == ',' || text[i] == ';' || text[i] == ':' || text[i] == ')' ||
                   text.substr(i).starts_with(markers::k_of) || text.substr(i).starts_with(markers::k_enumeration)) {
            begin = i + step(text, i);
        }
        i += word && (word.what == Found || word.what == Kind || act) ? word.size : step(text, i);
    }
    if (const std::size_t bracket = name.in(text).find('('); bracket != std::string_view::npos) {
        name.end = name.begin + static_cast<std::uint32_t>(bracket); // 工作领导小组(以下简称领导小组)
    }
    name = trim_group_name(text, name);
    const std::string_view inside = name.in(text);
    const bool torn = (inside.find(markers::k_close_quote) == std::string_view::npos) !=
                      (inside.find(markers::k_open_quote) == std::string_view::npos);
    while (!name.empty() && k_numbering.find(text[name.begin]) != std::string_view::npos) {
        ++name.begin; // 2.1 某指挥部
    }
    const ClassedWords::Match head = m_words.prefix(name.in(text));
    const bool organ = head && head.what == OrganHead; // 中共某镇委员会
    return torn || organ || name.size() > k_longest_group_name ? base::Span{} : name;
}

// 、C、D参加 from `from` on, as members: where the word ends, or `from` where nobody joins before 的.
std::uint32_t GroupFinder::add_joined(const Sentence& sentence, std::uint32_t from,
                                      std::vector<Member>& members) const {
    const std::string_view text = sentence.text();
    for (std::uint32_t i = from; i < sentence.span.end && !text.substr(i).starts_with(markers::k_of);
         i += step(text, i)) {
        const ClassedWords::Match join = m_words.prefix(text.substr(i));
        if (join && (join.what == Join || join.what == Makeup)) {
            add_members(sentence.context, {from, i}, "member", members);
            return i + join.size;
        }
    }
    return from;
}

// 的NAME behind the last role, or behind others who join: then they are members too.
base::Span GroupFinder::name_after_roles(const Sentence& sentence, std::uint32_t from,
                                         std::vector<Member>& members) const {
    const std::string_view text = sentence.text();
    base::Span name = group_name_after(text, {from, sentence.span.end});
    if (name.empty()) {
        std::vector<Member> joined;
        name = group_name_after(text, {add_joined(sentence, from, joined), sentence.span.end});
        if (!name.empty()) {
            std::move(joined.begin(), joined.end(), std::back_inserter(members));
        }
    }
    return name;
}

// [由] A 任组长, B 任副组长, C、D 为成员[、E参加] [的 NAME].
std::optional<Group> GroupFinder::by_roles(const Sentence& sentence) const {
    const std::string_view text = sentence.text();
    std::vector<Cue> roles;
    std::vector<std::uint32_t> acts; // where the verb before each role begins
    bool of_known = false;           // 担任联席会议召集人: of the body that was named before
    for (const Cue& cue : sentence.cues) {
        const ClassedWords::Match kind = m_words.suffix(text.substr(0, cue.span.begin));
        const std::uint32_t end = cue.span.begin - (kind && kind.what == Kind ? kind.size : 0);
        const ClassedWords::Match act = m_words.suffix(text.substr(0, end));
        if (cue.what <= MemberRole && act && act.what == Act) {
            of_known = of_known || end != cue.span.begin;
            roles.push_back(cue);
            acts.push_back(end - act.size);
        }
    }
    if (roles.empty() || roles.front().what == MemberRole) {
        return std::nullopt;
    }
    // The first name begins after the last 由 before it, else with its clause.
    std::uint32_t begin = sentence.span.begin;
    for (std::uint32_t i = begin; i < acts.front(); i += step(text, i)) {
        const ClassedWords::Match by = m_words.prefix(text.substr(i));
        if ((by && by.what == By && by.size == 3) || text[i] == ',' || text[i] == ':') {
            begin = i + (text[i] == ',' || text[i] == ':' ? 1 : by.size);
        }
    }
    Group group;
    const std::uint32_t first_name = begin;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const char* role = roles[i].what == Leader ? "leader" : roles[i].what == Deputy ? "deputy" : "member";
        add_members(sentence.context, {begin, std::max(begin, acts[i])}, role, group.members);
        begin = roles[i].span.end;
    }
    base::Span name = name_after_roles(sentence, begin, group.members);
    if (name.empty()) {
        name = group_name_before(sentence, first_name);
    }
    if (name.empty() && of_known) {
        name = name_above(sentence.context, sentence.context.layout(), first_name);
    }
    if (name.empty() || group.members.empty()) {
        return std::nullopt;
    }
    group.name = std::string(name.in(text));
    group.evidence = sentence.context.evidence(
        {name.end + k_longest_group_name < first_name ? first_name : std::min(name.begin, first_name),
         std::max(name.end, begin)},
        "group.roles", 950);
    return group;
}

// Where those begin who lead: behind the last 由 before it, or a verb of founding in its clause; else with the clause,
// and nothing has `opened` their list.
std::uint32_t GroupFinder::first_named(const Sentence& sentence, const Cue& lead, bool& opened) const {
    const std::string_view text = sentence.text();
    std::uint32_t begin = sentence.span.begin;
    bool by = false;
    for (std::uint32_t i = begin; i < lead.span.begin;) {
        const ClassedWords::Match word = m_words.prefix(text.substr(i));
        const bool found = word && word.what == Found && word.size >= k_verb;
        const bool over = (text[i] == ',' && !by) || text[i] == ';' || text[i] == ':' || (word && word.what == Makeup);
        if ((word && word.what == By) || found || over) {
            by = word && word.what == By;
            opened = by || found;
            begin = i + (word ? word.size : 1);
        }
        i += found ? word.size : step(text, i);
    }
    return begin;
}

// 由A、B牵头[,C、D参与]的NAME, A牵头,B参加,建立NAME, where NAME is more than a word of a kind.
std::optional<Group> GroupFinder::by_lead(const Sentence& sentence) const {
    const std::string_view text = sentence.text();
    for (const Cue& cue : sentence.cues) {
        if (cue.what != Lead) {
            continue;
        }
        bool opened = false;
        const std::uint32_t begin = first_named(sentence, cue, opened);
        Group group;
        add_members(sentence.context, {begin, cue.span.begin}, "leader", group.members);
        const bool organs = std::all_of(group.members.begin(), group.members.end(), [&](const Member& member) {
            return m_organs.strength(member.name) == OrganNames::Strength::Strong;
        });
        const std::uint32_t end = add_joined(sentence, cue.span.end, group.members);
        base::Span name = opened ? group_name_after(text, {end, sentence.span.end}) : base::Span{};
        if (name.empty() && opened) { // 建立某联席会议制度,由A牵头、B参与
            name = group_name_before(sentence, begin);
        }
        if (name.empty() && organs) {
            name = group_name_behind(text, {end, sentence.span.end});
        }
        if (name.empty() || group.members.empty() || is_kind_alone(name.in(text))) {
            continue;
        }
        group.name = std::string(name.in(text));
        group.evidence =
            sentence.context.evidence({std::min(begin, name.begin), std::max(end, name.end)}, "group.lead", 900);
        return group;
    }
    return std::nullopt;
}

// 某联席会议由A、B等单位组成, 成立由A、B等部门组成的NAME.
std::optional<Group> GroupFinder::by_makeup(const Sentence& sentence) const {
    const std::string_view text = sentence.text();
    for (const Cue& cue : sentence.cues) {
        if (cue.what != Makeup) {
            continue;
        }
        base::Span by;
        for (std::uint32_t i = sentence.span.begin; i < cue.span.begin; i += step(text, i)) {
            const ClassedWords::Match word = m_words.prefix(text.substr(i));
            by = word && word.what == By ? base::Span{i, i + word.size} : by;
        }
        const base::Span list{by.end, std::max(by.end, cue.span.begin)};
        base::Span name = group_name_after(text, {cue.span.end, sentence.span.end});
        if (name.empty() && !by.empty()) {
            name = group_name_before(sentence, by.begin);
            name = name.end == by.begin ? name : base::Span{};
        }
        const auto organs = by.empty() ? std::nullopt : m_organs.list(list.in(text), OrganNames::Mode::Open);
        const bool strong = organs && !organs->names.empty() && // not 由专家、学者组成
                            std::all_of(organs->names.begin(), organs->names.end(), [&](const OrganName& organ) {
                                const ClassedWords::Match end = m_words.suffix(organ.name);
                                return organ.name != organ.completed || // 教育、财政等单位
                                       (m_organs.strength(organ.completed) == OrganNames::Strength::Strong &&
                                        !(end && end.what == Post));
                            });
        if (name.empty() || is_kind_alone(name.in(text)) || !strong) {
            continue;
        }
        Group group;
        for (const OrganName& organ : organs->names) {
            const auto begin = list.begin + static_cast<std::uint32_t>(organ.begin);
            const base::Span span{begin, std::min(list.end, begin + static_cast<std::uint32_t>(organ.name.size()))};
            group.members.push_back({organ.name, "member", sentence.context.evidence(span, "group.member", 950)});
        }
        group.name = std::string(name.in(text));
        group.evidence = sentence.context.evidence({std::min(by.begin, name.begin), std::max(cue.span.end, name.end)},
                                                   "group.makeup", 900);
        return group;
    }
    return std::nullopt;
}

} // namespace policygraph::extract
