// SPDX-License-Identifier: Apache-2.0
#include "group_finder.hpp"

#include "group_sentence.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <iterator>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_longest_list = 1500; // bytes of a list of members

constexpr std::string_view k_leader = "leader"; // may be an office: 市政府主要领导

bool has_digit_or_bracket(std::string_view text) {
    return text.find_first_of("0123456789()[]") != std::string_view::npos;
}

} // namespace

GroupFinder::GroupFinder(const lexicon::Lexicon& lexicon, const OrganNames& names)
    : m_words(lexicon, "group_words",
              {"leader", "deputy", "member", "act", "by", "kind", "found", "lead", "join", "office", "vague", "tail",
               "organ_end", "post", "organ_head", "makeup", "holds"}),
      m_organs(names), m_persons(lexicon, names) {
    for (std::size_t i = 0; i < m_words.list().words().size(); ++i) {
        const auto what = static_cast<Class>(m_words.class_of(i));
        if (what == Leader || what == Deputy || what == MemberRole || what == Lead || what == Office ||
            what == Makeup) {
            m_cues.add(m_words.list().words()[i].text);
            m_class_of_cue.push_back(what);
        }
    }
    m_cues.compile();
}

// Cuts a list at 、 and commas, and at 和 or 及 where a name ends before it (not in 工业和信息化部).
std::vector<base::Span> GroupFinder::names(std::string_view text, base::Span list) const {
    std::vector<base::Span> names;
    std::uint32_t begin = list.begin;
    int depth = 0;
    for (std::uint32_t i = list.begin; i < list.end;) {
        auto size = static_cast<std::uint32_t>(base::utf8_length(text[i]));
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        bool cut = text[i] == ',' || text.substr(i).starts_with(markers::k_enumeration);
        if (!cut && (text.substr(i).starts_with(markers::k_and) || text.substr(i).starts_with(markers::k_and_also))) {
            const ClassedWords::Match end = m_words.suffix(text.substr(begin, i - begin));
            cut = end && (end.what == OrganEnd || end.what == Tail || end.what == Post);
        }
        if (cut && depth <= 0) {
            names.push_back({begin, i});
            begin = i + size;
        }
        i += size;
    }
    names.push_back({begin, list.end});
    return names;
}

// Without 由 before it and 等部门 after it; empty where nobody is named.
base::Span GroupFinder::bare_name(std::string_view text, base::Span name) const {
    name = trim_group_name(text, name);
    if (const ClassedWords::Match by = m_words.prefix(name.in(text)); by && by.what == By) {
        name.begin += by.size;
    }
    bool changed = true;
    while (changed && !name.empty()) {
        changed = false;
        const ClassedWords::Match end = m_words.suffix(name.in(text));
        if (!end) {
            break;
        }
        // 民政部门 and 市科技局主要负责人 stay as written; 等部门 and 有关部门 name nobody.
        const bool whole = end.size == name.size();
        const bool and_so = text.substr(name.end - end.size).starts_with(markers::k_and_so);
        if (end.what == Act || (end.what == Vague && whole) || (end.what == Tail && (whole || and_so))) {
            name.end -= end.size;
            changed = true;
        }
    }
    return trim_group_name(text, name);
}

// 教育、发展改革、财政三部门负责人 as members: 教育 is no name; nor are 相关部门.
bool GroupFinder::names_nobody(std::string_view name) const {
    const OrganNames::Strength strength = m_organs.strength(name);
    const ClassedWords::Match end = m_words.suffix(name);
    const bool known = end && (end.what == OrganEnd || end.what == Tail || end.what == Vague || end.what == Post ||
                               end.what == Leader);
    return strength == OrganNames::Strength::Unnamed ||
           (!known && strength < OrganNames::Strength::Strong && !m_persons.ends_as_post(name));
}

// 县公安局、县财政局、各乡镇人民政府主要领导: a post behind the last is that of all, who are named by their organs.
base::Span GroupFinder::without_shared_post(std::string_view text, base::Span before, base::Span name) const {
    const ClassedWords::Match post = m_words.suffix(name.in(text));
    const ClassedWords::Match other = m_words.suffix(before.in(text));
    if (!post || post.what != Tail || (other && other.what == Tail)) {
        return name;
    }
    const base::Span organ{name.begin, name.end - post.size};
    return m_organs.strength(organ.in(text)) == OrganNames::Strength::Strong ? organ : name;
}

void GroupFinder::add_members(const Context& context, base::Span list, std::string_view role,
                              std::vector<Member>& members) const {
    if (list.size() > k_longest_list) {
        return;
    }
    const std::vector<base::Span> parts = names(context.text(), list);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        base::Span name = bare_name(context.text(), parts[i]);
        if (i > 0 && i + 1 == parts.size() && role != k_leader) {
            name = without_shared_post(context.text(), parts[i - 1], name);
        }
        const std::string_view text = name.in(context.text());
        if (base::count_characters(text) < 2 || name.size() > k_longest_group_name || has_digit_or_bracket(text) ||
            text.find(' ') != std::string_view::npos || (role != k_leader && names_nobody(text))) {
            continue;
        }
        members.push_back({std::string(text), std::string(role), context.evidence(name, "group.member", 950)});
    }
}

// 领导小组办公室设在市科技局: of the last body named before.
void GroupFinder::add_office(const Context& context, const Layout& layout, const Cue& cue,
                             std::vector<Group>& groups) const {
    const std::uint32_t at = context.normal.map.to_source(cue.span).begin;
    Group* body = nullptr;
    for (Group& group : groups) {
        if (group.evidence.span.begin <= at &&
            (body == nullptr || body->evidence.span.begin <= group.evidence.span.begin)) {
            body = &group;
        }
    }
    if (body == nullptr) {
        return;
    }
    const std::string_view text = context.text();
    const base::Span sentence = layout.sentence(cue.span.begin);
    base::Span name{cue.span.end, cue.span.end};
    while (name.end < sentence.end && text[name.end] != ',' && text[name.end] != '(') {
        name.end += static_cast<std::uint32_t>(base::utf8_length(text[name.end]));
    }
    add_members(context, name, "office", body->members);
}

// A text that stands twice in its file names each body twice; 主要领导 alone are no composition.
void GroupFinder::drop_repeated_and_empty(std::vector<Group>& groups) const {
    const auto same = [](const Group& a, const Group& b) {
        return a.name == b.name &&
               std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                          [](const Member& x, const Member& y) { return x.name == y.name && x.role == y.role; });
    };
    std::vector<Group> kept;
    for (Group& group : groups) {
        const bool nobody =
            group.members.empty() || (group.members.size() == 1 && !m_organs.opens_name(group.members.front().name) &&
                                      m_organs.strength(group.members.front().name) < OrganNames::Strength::Strong);
        if (!nobody && std::none_of(kept.begin(), kept.end(), [&](const Group& other) { return same(group, other); })) {
            kept.push_back(std::move(group));
        }
    }
    groups = std::move(kept);
}

void GroupFinder::read_sentence(const Sentence& sentence, std::vector<Group>& groups) const {
    std::optional<Group> group = by_roles(sentence);
    if (!group) {
        group = by_lead(sentence);
    }
    std::optional<Group> whole = by_makeup(sentence);
    if (group && whole && group->name == whole->name) { // 某联席会议由A、B等部门组成,C担任召集人
        std::move(whole->members.begin(), whole->members.end(), std::back_inserter(group->members));
        whole.reset();
    }
    for (std::optional<Group>* one : {&group, &whole}) {
        if (*one) {
            groups.push_back(std::move(**one));
        }
    }
}

std::vector<Group> GroupFinder::find(const Context& context) const {
    std::vector<Group> groups;
    if (context.outline.header.kind == structure::DocumentKind::Law) {
        return groups; // a statute's committees are none of a policy's
    }
    std::vector<Cue> cues;
    std::uint32_t done = 0;
    for (const lexicon::CueScanner::Hit& hit : context.hits(Cues::Groups)) {
        if (hit.begin >= done) {
            cues.push_back({{hit.begin, hit.end}, m_class_of_cue[hit.cue]});
            done = hit.end;
        }
    }
    if (cues.empty()) {
        return groups;
    }
    const Layout& layout = context.layout();
    for (std::size_t first = 0; first < cues.size();) {
        Sentence sentence{context, layout.sentence(cues[first].span.begin), {}};
        for (; first < cues.size() && (sentence.cues.empty() || cues[first].span.begin < sentence.span.end); ++first) {
            sentence.cues.push_back(cues[first]);
        }
        read_sentence(sentence, groups);
    }
    read_list(context, layout, cues, groups);
    by_posts(context, layout, cues, groups);
    for (const Cue& cue : cues) {
        if (cue.what == Office) {
            add_office(context, layout, cue, groups);
        }
    }
    drop_repeated_and_empty(groups);
    return groups;
}

} // namespace policygraph::extract
