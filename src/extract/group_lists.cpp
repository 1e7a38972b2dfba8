// SPDX-License-Identifier: Apache-2.0
// Compositions given in lists: a line a role, or a sentence a role. The body is named before them.
#include "group_finder.hpp"
#include "group_sentence.hpp"
#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_apart = 400;                // bytes between the lists of one composition
constexpr std::uint32_t k_longest_composition = 6000; // bytes of one role's list

const char* role_name(bool leader, bool deputy) {
    return leader ? "leader" : deputy ? "deputy" : "member";
}

} // namespace

// Lists of persons with their posts name no organs: each name must end as organs and their heads do.
bool GroupFinder::names_organs(const std::vector<Member>& members) const {
    return !members.empty() && std::all_of(members.begin(), members.end(), [&](const Member& member) {
        const ClassedWords::Match end = m_words.suffix(member.name);
        return (end && (end.what == OrganEnd || end.what == Tail || end.what == Vague)) ||
               m_organs.strength(member.name) == OrganNames::Strength::Strong;
    });
}

// The last body that the text names in the sentences just before the offset.
base::Span GroupFinder::name_above(const Context& context, const Layout& layout, std::uint32_t offset) const {
    const std::string_view text = context.text();
    std::uint32_t begin = offset > k_apart ? offset - k_apart : 0;
    while (begin < offset && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
        ++begin;
    }
    base::Span found;
    for (std::uint32_t i = begin; i < offset;) {
        base::Span sentence = layout.sentence(i);
        sentence.begin = std::max(sentence.begin, begin);
        sentence.end = std::min(sentence.end, offset);
        const Sentence before{context, sentence, {}};
        if (const base::Span name = sentence.empty() ? base::Span{} : group_name_before(before, sentence.end);
            !name.empty()) {
            found = is_kind_alone(name.in(text)) && !found.empty() ? found : name; // it refers back
        }
        i = std::max(sentence.end, i) + static_cast<std::uint32_t>(base::utf8_length(
                                            text[std::min<std::size_t>(std::max(sentence.end, i), text.size() - 1)]));
    }
    return found;
}

// The role's list: from its colon to the next role.
base::Span GroupFinder::list_of(std::string_view text, const std::vector<Cue>& cues, std::size_t cue) {
    base::Span list{cues[cue].span.end, 0};
    list.begin += text.substr(list.begin).starts_with(' ') ? 2U : 1U;
    list.end = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), list.begin + k_longest_composition));
    while (list.end < text.size() && (static_cast<unsigned char>(text[list.end]) & 0xC0U) == 0x80U) {
        ++list.end;
    }
    for (std::size_t next = cue + 1; next < cues.size() && cues[next].span.begin < list.end; ++next) {
        if (opens_list(text, cues[next])) {
            list.end = cues[next].span.begin;
        }
    }
    return list.begin < list.end ? list : base::Span{list.begin, list.begin};
}

bool GroupFinder::opens_list(std::string_view text, const Cue& cue) {
    const std::string_view rest = text.substr(cue.span.end);
    return cue.what <= MemberRole && (rest.starts_with(':') || rest.starts_with(" :"));
}

// 组长:…, 副组长:…, 成员:… that follow each other; the body is the last that the text names before them.
void GroupFinder::read_list(const Context& context, const Layout& layout, const std::vector<Cue>& cues,
                            std::vector<Group>& groups) const {
    const std::string_view text = context.text();
    Group group;
    bool organs = true; // every list without posts names organs
    std::uint32_t last = 0;
    const auto close = [&] {
        if (!group.name.empty() && !group.members.empty() && organs) {
            groups.push_back(std::move(group));
        }
        group = {};
        organs = true;
    };
    for (std::size_t i = 0; i < cues.size(); ++i) {
        const Cue& cue = cues[i];
        if (!opens_list(text, cue)) {
            continue;
        }
        const base::Span sentence = layout.sentence(cue.span.begin);
        const bool opens = trim_group_name(text, {std::min(sentence.begin, cue.span.begin), cue.span.begin}).empty();
        const base::Span list = list_of(text, cues, i);
        const std::vector<base::Span> posts = m_persons.posts(text, list);
        if (!opens && posts.empty()) {
            continue;
        }
        if (cue.what == Leader || cue.span.begin > last + k_apart) {
            close();
        }
        if (group.members.empty()) {
            const base::Span name = name_above(context, layout, cue.span.begin);
            group.name = std::string(name.in(text));
            group.evidence =
                context.evidence({cue.span.begin, posts.empty() ? sentence.end : posts.back().end}, "group.list", 900);
        }
        last = posts.empty() ? sentence.end : posts.back().end;
        const char* role = role_name(cue.what == Leader, cue.what == Deputy);
        const std::size_t before = group.members.size();
        for (const base::Span post : posts) {
            std::string name(post.in(text));
            std::erase(name, ' ');
            if (cue.what == MemberRole) {
                const std::string_view organ = m_persons.organ_of(name);
                const auto is_it = [&](const Member& member) { return member.name == organ && member.role == role; };
                if (organ.size() < name.size() && std::any_of(group.members.begin(), group.members.end(), is_it)) {
                    continue; // two persons of one organ
                }
                name = std::string(organ);
            }
            group.members.push_back({std::move(name), role, context.evidence(post, "group.member", 950)});
        }
        if (posts.empty()) {
            add_members(context, {list.begin, std::max(list.begin, std::min(list.end, sentence.end))}, role,
                        group.members);
            organs = organs &&
                     names_organs({group.members.begin() + static_cast<std::ptrdiff_t>(before), group.members.end()});
        }
    }
    close();
}

// 由A担任, 包括D、E behind a role: the list of those who hold it; empty where none is.
base::Span GroupFinder::held_by(std::string_view text, const Layout& layout, const Cue& cue) const {
    const base::Span sentence = layout.sentence(cue.span.begin);
    const ClassedWords::Match word = m_words.prefix(text.substr(cue.span.end));
    const std::uint32_t begin = cue.span.end + word.size;
    if (word && word.what == Holds) {
        const std::size_t stop = text.substr(begin, sentence.end - begin).find(';');
        return {begin, stop == std::string_view::npos ? sentence.end : begin + static_cast<std::uint32_t>(stop)};
    }
    if (!text.substr(cue.span.end).starts_with(markers::k_by)) {
        return {};
    }
    for (std::uint32_t i = begin; i < sentence.end && text[i] != ';';
         i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
        const ClassedWords::Match end = m_words.prefix(text.substr(i));
        if (end && (end.what == Join || end.what == Makeup || (end.what == Act && end.size >= 6))) {
            return {begin, i};
        }
    }
    return {};
}

// 组长由A担任;副组长由B、C担任;成员由D和E组成; 成员单位包括D、E。
void GroupFinder::by_posts(const Context& context, const Layout& layout, const std::vector<Cue>& cues,
                           std::vector<Group>& groups) const {
    const std::string_view text = context.text();
    Group group;
    std::uint32_t last = 0;
    const auto close = [&] {
        if (!group.name.empty() && !is_kind_alone(group.name) && names_organs(group.members)) {
            groups.push_back(std::move(group));
        }
        group = {};
    };
    for (const Cue& cue : cues) {
        const base::Span list = cue.what > MemberRole ? base::Span{} : held_by(text, layout, cue);
        if (list.empty()) {
            continue;
        }
        if (cue.what == Leader || cue.span.begin > last + k_apart || group.members.empty()) {
            close();
            const base::Span name = name_above(context, layout, cue.span.begin);
            group.name = std::string(name.in(text));
            group.evidence = context.evidence({cue.span.begin, list.end}, "group.posts", 900);
        }
        last = list.end;
        add_members(context, list, role_name(cue.what == Leader, cue.what == Deputy), group.members);
    }
    close();
}

} // namespace policygraph::extract
