// SPDX-License-Identifier: Apache-2.0
#include "group_finder.hpp"

#include "group_sentence.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_longest_name = 120;  // bytes of a body's or a member's name
constexpr std::uint32_t k_longest_list = 1500; // bytes of a list of members

constexpr std::string_view k_numbering = "0123456789. ";
constexpr std::string_view k_leader = "leader"; // may be an office: 市政府主要领导

bool has_digit_or_bracket(std::string_view text) {
    return text.find_first_of("0123456789()[]") != std::string_view::npos;
}

} // namespace

GroupFinder::GroupFinder(const lexicon::Lexicon& lexicon)
    : m_words(lexicon, "group_words",
              {"leader", "deputy", "member", "act", "by", "kind", "found", "lead", "join", "office", "vague", "tail",
               "organ_end", "post", "organ_head"}),
      m_organs(lexicon), m_persons(lexicon) {
    for (std::size_t i = 0; i < m_words.list().words().size(); ++i) {
        const auto what = static_cast<Class>(m_words.class_of(i));
        if (what == Leader || what == Deputy || what == MemberRole || what == Lead || what == Office) {
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
            cut = end && (end.what == OrganEnd || end.what == Tail);
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
        if (base::count_characters(text) < 2 || name.size() > k_longest_name || has_digit_or_bracket(text) ||
            text.find(' ') != std::string_view::npos || (role != k_leader && names_nobody(text))) {
            continue;
        }
        members.push_back({std::string(text), std::string(role), context.evidence(name, "group.member", 950)});
    }
}

// …的抚州市某工作领导小组: from the mark to the last word of a kind in the clause.
base::Span GroupFinder::group_name_after(std::string_view text, base::Span rest) const {
    if (!rest.in(text).starts_with(markers::k_of)) {
        return {};
    }
    base::Span name{rest.begin + static_cast<std::uint32_t>(markers::k_of.size()), rest.begin};
    const std::uint32_t limit = std::min(rest.end, name.begin + k_longest_name);
    for (std::uint32_t i = name.begin; i < limit;) {
        const ClassedWords::Match kind = m_words.prefix(text.substr(i, limit - i));
        if (text[i] == ',' || text.substr(i).starts_with(markers::k_enumeration)) {
            break;
        }
        if (kind && kind.what == Kind) {
            name.end = i + kind.size;
            i += kind.size;
        } else {
            i += static_cast<std::uint32_t>(base::utf8_length(text[i]));
        }
    }
    return name.end > name.begin ? name : base::Span{};
}

// 成立某工作领导小组,由…: the last word of a kind before the offset, back to the verb of founding.
base::Span GroupFinder::group_name_before(const Sentence& sentence, std::uint32_t offset) const {
    const std::string_view text = sentence.text();
    base::Span name;
    std::uint32_t begin = sentence.span.begin;
    for (std::uint32_t i = sentence.span.begin; i < offset;) {
        const ClassedWords::Match word = m_words.prefix(text.substr(i, offset - i));
        if (word && word.what == Found) {
            begin = i + word.size;
        } else if (word && word.what == Kind && i > begin) {
            name = {begin, i + word.size};
        } else if (text[i] == ',' || text[i] == ':' || text[i] == ')' || text.substr(i).starts_with(markers::k_of) ||
                   text.substr(i).starts_with(markers::k_enumeration)) {
            begin = i + static_cast<std::uint32_t>(base::utf8_length(text[i]));
        }
        i += word && (word.what == Found || word.what == Kind) ? word.size
                                                               : static_cast<std::uint32_t>(base::utf8_length(text[i]));
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
    return torn || organ || name.size() > k_longest_name ? base::Span{} : name;
}

// [由] A 任组长, B 任副组长, C、D 为成员 [的 NAME].
std::optional<Group> GroupFinder::by_roles(const Sentence& sentence) const {
    const std::string_view text = sentence.text();
    std::vector<Cue> roles;
    std::vector<std::uint32_t> acts; // where the verb before each role begins
    for (const Cue& cue : sentence.cues) {
        const ClassedWords::Match act = m_words.suffix(text.substr(0, cue.span.begin));
        if (cue.what <= MemberRole && act && act.what == Act) {
            roles.push_back(cue);
            acts.push_back(cue.span.begin - act.size);
        }
    }
    if (roles.empty() || roles.front().what == MemberRole) {
        return std::nullopt;
    }
    // The first name begins after the last 由 before it, else with its clause.
    std::uint32_t begin = sentence.span.begin;
    for (std::uint32_t i = begin; i < acts.front(); i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
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
    base::Span name = group_name_after(text, {begin, sentence.span.end});
    if (name.empty()) {
        name = group_name_before(sentence, first_name);
    }
    if (name.empty() || group.members.empty()) {
        return std::nullopt;
    }
    group.name = std::string(name.in(text));
    group.evidence =
        sentence.context.evidence({std::min(name.begin, first_name), std::max(name.end, begin)}, "group.roles", 950);
    return group;
}

// 由A、B牵头[,C、D参与]的NAME, where NAME is more than a word of a kind.
std::optional<Group> GroupFinder::by_lead(const Sentence& sentence) const {
    const std::string_view text = sentence.text();
    for (const Cue& cue : sentence.cues) {
        if (cue.what != Lead) {
            continue;
        }
        const std::string_view before = text.substr(sentence.span.begin, cue.span.begin - sentence.span.begin);
        std::uint32_t begin = 0;
        for (std::uint32_t i = sentence.span.begin; i < cue.span.begin;) {
            const ClassedWords::Match by = m_words.prefix(text.substr(i));
            if (by && by.what == By) {
                begin = i + by.size;
            }
            i += static_cast<std::uint32_t>(base::utf8_length(text[i]));
        }
        if (begin == 0 || before.empty()) {
            continue;
        }
        Group group;
        add_members(sentence.context, {begin, cue.span.begin}, "leader", group.members);
        std::uint32_t end = cue.span.end;
        for (std::uint32_t i = end; i < sentence.span.end;) { // 、C、D参加
            const ClassedWords::Match join = m_words.prefix(text.substr(i));
            if (text.substr(i).starts_with(markers::k_of)) {
                break;
            }
            if (join && join.what == Join) {
                add_members(sentence.context, {cue.span.end, i}, "member", group.members);
                end = i + join.size;
                break;
            }
            i += static_cast<std::uint32_t>(base::utf8_length(text[i]));
        }
        base::Span name = group_name_after(text, {end, sentence.span.end});
        if (name.empty()) { // 建立某联席会议制度,由A牵头、B参与
            name = group_name_before(sentence, begin);
        }
        const ClassedWords::Match kind = name.empty() ? ClassedWords::Match{} : m_words.prefix(name.in(text));
        if (name.empty() || group.members.empty() || (kind && kind.size == name.size())) {
            continue;
        }
        group.name = std::string(name.in(text));
        group.evidence =
            sentence.context.evidence({std::min(begin, name.begin), std::max(end, name.end)}, "group.lead", 900);
        return group;
    }
    return std::nullopt;
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
        std::optional<Group> group = by_roles(sentence);
        if (!group) {
            group = by_lead(sentence);
        }
        if (group) {
            groups.push_back(std::move(*group));
        }
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
