// SPDX-License-Identifier: Apache-2.0
// Compositions given in lists: a line a role, or a sentence a role. The body is named before them.
#include "group_finder.hpp"
#include "group_sentence.hpp"
#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_apart = 400; // bytes between the members of one composition

const char* role_name(bool leader, bool deputy) {
    return leader ? "leader" : deputy ? "deputy" : "member";
}

} // namespace

// Lists of persons with their posts name no organs: each name must end as organs and their heads do.
bool GroupFinder::names_organs(const std::vector<Member>& members) const {
    return !members.empty() && std::all_of(members.begin(), members.end(), [&](const Member& member) {
        const ClassedWords::Match end = m_words.suffix(member.name);
        return end && (end.what == OrganEnd || end.what == Tail || end.what == Vague);
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
            const ClassedWords::Match kind = m_words.prefix(name.in(text));
            found = kind && kind.size == name.size() && !found.empty() ? found : name; // 领导小组 alone refers back
        }
        i = std::max(sentence.end, i) + static_cast<std::uint32_t>(base::utf8_length(
                                            text[std::min<std::size_t>(std::max(sentence.end, i), text.size() - 1)]));
    }
    return found;
}

// Lines 组长:…, 副组长:…, 成员:… that follow each other; the body is the last that the text names before them.
void GroupFinder::read_list(const Context& context, const Layout& layout, const std::vector<Cue>& cues,
                            std::vector<Group>& groups) const {
    const std::string_view text = context.text();
    Group group;
    std::uint32_t last = 0;
    const auto close = [&] {
        if (!group.members.empty() && names_organs(group.members)) {
            groups.push_back(std::move(group));
        }
        group = {};
    };
    for (const Cue& cue : cues) {
        const base::Span sentence = layout.sentence(cue.span.begin);
        const bool opens = trim_group_name(text, {std::min(sentence.begin, cue.span.begin), cue.span.begin}).empty();
        if (cue.what > MemberRole || !opens || !text.substr(cue.span.end).starts_with(":")) {
            continue;
        }
        if (cue.what == Leader || cue.span.begin > last + k_apart) {
            close();
        }
        if (group.members.empty()) {
            const base::Span name = name_above(context, layout, cue.span.begin);
            group.name = std::string(name.in(text));
            group.evidence = context.evidence({cue.span.begin, sentence.end}, "group.list", 900);
        }
        last = sentence.end;
        if (!group.name.empty()) {
            add_members(context, {cue.span.end + 1, std::max(cue.span.end + 1, sentence.end)},
                        cue.what == Leader   ? "leader"
                        : cue.what == Deputy ? "deputy"
                                             : "member",
                        group.members);
        }
    }
    close();
}

// 组长由A担任;副组长由B、C担任;成员由D和E组成。
void GroupFinder::by_posts(const Context& context, const Layout& layout, const std::vector<Cue>& cues,
                           std::vector<Group>& groups) const {
    const std::string_view text = context.text();
    Group group;
    std::uint32_t last = 0;
    const auto close = [&] {
        if (!group.name.empty() && names_organs(group.members)) {
            groups.push_back(std::move(group));
        }
        group = {};
    };
    for (const Cue& cue : cues) {
        if (cue.what > MemberRole || !text.substr(cue.span.end).starts_with(markers::k_by)) {
            continue;
        }
        const base::Span sentence = layout.sentence(cue.span.begin);
        const std::uint32_t begin = cue.span.end + static_cast<std::uint32_t>(markers::k_by.size());
        std::uint32_t end = 0;
        for (std::uint32_t i = begin; i < sentence.end && text[i] != ';';
             i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
            const ClassedWords::Match word = m_words.prefix(text.substr(i));
            if (word && (word.what == Join || (word.what == Act && word.size >= 6))) {
                end = i;
                break;
            }
        }
        if (end == 0) {
            continue;
        }
        if (cue.what == Leader || cue.span.begin > last + k_apart) {
            close();
            const base::Span name = name_above(context, layout, cue.span.begin);
            group.name = std::string(name.in(text));
            group.evidence = context.evidence({cue.span.begin, end}, "group.posts", 900);
        }
        last = end;
        add_members(context, {begin, end}, role_name(cue.what == Leader, cue.what == Deputy), group.members);
    }
    close();
}

} // namespace policygraph::extract
