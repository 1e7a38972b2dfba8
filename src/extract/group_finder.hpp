// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/cue_scanner.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "layout.hpp"
#include "organ_names.hpp"
#include "person_list.hpp"

#include <optional>
#include <string>
#include <vector>

namespace policygraph::extract {

/// Finds coordinating bodies with their composition: 由A任组长、B为副组长、C、D为成员的…领导小组; 由A、B牵头的…机制;
/// …由A、B等部门组成; lists of lines 组长:… 成员:…. A body whose composition the text does not give is none. Where
/// persons are listed with their posts, the posts are the members; persons without posts are none.
class GroupFinder {
public:
    GroupFinder(const lexicon::Lexicon& lexicon, const OrganNames& names);
    [[nodiscard]] std::vector<Group> find(const Context& context) const;
    [[nodiscard]] const lexicon::CueScanner& cues() const { return m_cues; }

private:
    enum Class {
        Leader,
        Deputy,
        MemberRole,
        Act,
        By,
        Kind,
        Found,
        Lead,
        Join,
        Office,
        Vague,
        Tail,
        OrganEnd,
        Post,
        OrganHead,
        Makeup,
        Holds
    };
    struct Cue {
        base::Span span;
        Class what{};
    };
    struct Sentence;
    [[nodiscard]] base::Span without_shared_post(std::string_view text, base::Span before, base::Span name) const;
    void add_members(const Context& context, base::Span list, std::string_view role,
                     std::vector<Member>& members) const;
    [[nodiscard]] std::vector<base::Span> names(std::string_view text, base::Span list) const;
    [[nodiscard]] base::Span bare_name(std::string_view text, base::Span name) const;
    /// Up to the last word of a kind in the clause that begins `rest`; empty where none stands there.
    [[nodiscard]] base::Span name_up_to_kind(std::string_view text, base::Span rest) const;
    [[nodiscard]] base::Span group_name_after(std::string_view text, base::Span rest) const;
    [[nodiscard]] base::Span group_name_behind(std::string_view text, base::Span rest) const;
    [[nodiscard]] base::Span group_name_before(const Sentence& sentence, std::uint32_t offset) const;
    [[nodiscard]] std::optional<Group> by_roles(const Sentence& sentence) const;
    [[nodiscard]] std::optional<Group> by_lead(const Sentence& sentence) const;
    [[nodiscard]] std::optional<Group> by_makeup(const Sentence& sentence) const;
    void read_sentence(const Sentence& sentence, std::vector<Group>& groups) const;
    base::Span name_after_roles(const Sentence& sentence, std::uint32_t from, std::vector<Member>& members) const;
    std::uint32_t add_joined(const Sentence& sentence, std::uint32_t from, std::vector<Member>& members) const;
    [[nodiscard]] std::uint32_t first_named(const Sentence& sentence, const Cue& lead, bool& opened) const;
    void read_list(const Context& context, const Layout& layout, const std::vector<Cue>& cues,
                   std::vector<Group>& groups) const;
    [[nodiscard]] static bool opens_list(std::string_view text, const Cue& cue);
    [[nodiscard]] static base::Span list_of(std::string_view text, const std::vector<Cue>& cues, std::size_t cue);
    [[nodiscard]] base::Span held_by(std::string_view text, const Layout& layout, const Cue& cue) const;
    void by_posts(const Context& context, const Layout& layout, const std::vector<Cue>& cues,
                  std::vector<Group>& groups) const;
    [[nodiscard]] bool names_organs(const std::vector<Member>& members) const;
    [[nodiscard]] base::Span name_above(const Context& context, const Layout& layout, std::uint32_t offset) const;
    void add_office(const Context& context, const Layout& layout, const Cue& cue, std::vector<Group>& groups) const;
    void drop_repeated_and_empty(std::vector<Group>& groups) const;

    [[nodiscard]] bool names_nobody(std::string_view name) const;
    /// 领导小组 alone, of which there are many.
    [[nodiscard]] bool is_kind_alone(std::string_view name) const;

    ClassedWords m_words;
    const OrganNames& m_organs;
    PersonList m_persons;
    lexicon::CueScanner m_cues;
    std::vector<Class> m_class_of_cue;
};

} // namespace policygraph::extract
