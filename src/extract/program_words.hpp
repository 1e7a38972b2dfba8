// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "name_places.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// The words that names of undertakings are made of: data/lexicon/program_*.tsv.
class ProgramWords {
public:
    /// When a type word makes a name; program_types.tsv says what each means.
    enum class Rule : std::uint8_t {
        Own,
        Distinct,
        Quoted,
        Whole,
        Named,
        Governed,
        Long,
        Either,
        Self,
        Placed,
        System,
        None
    };
    /// A word that may not follow the type word.
    struct Stop {
        std::string word;
        bool unless_quoted = false; ///< but may behind a quoted name: “绿盾”工程建设
    };
    struct Type {
        std::string category;
        Rule rule = Rule::Own;
        std::vector<Stop> not_before;
    };
    enum VerbClass { Hard, Lead, Plain, Join, Plural, Only, Build };

    ProgramWords(const lexicon::Lexicon& lexicon, const NamePlaces& places);

    [[nodiscard]] const lexicon::WordList& type_words() const { return m_type_words; }
    [[nodiscard]] const Type& type(std::size_t word) const { return m_types[word]; }
    [[nodiscard]] const Type* type_at_end(std::string_view text) const;
    [[nodiscard]] ClassedWords::Match verb(std::string_view text) const { return m_verbs.prefix(text); }
    [[nodiscard]] bool may_be_verb(std::string_view text, std::size_t at) const {
        return m_verbs.list().may_begin(text, at);
    }
    /// True where the type word is a part of a longer word: 工程师. `quoted`: a quoted name stands before it.
    [[nodiscard]] bool goes_on(std::string_view after, const Type& type, bool quoted) const;
    /// True where generic words are all that stands before the type word: 重点, 年度工作; a few of them only,
    /// unless of any length.
    [[nodiscard]] bool is_generic(std::string_view part, bool any_length = false) const;
    /// True where a place, a level or a reach sets it apart; `grades`: 省级 and the like are enough.
    /// `province`: the document's own (NamePlaces::province), whose counties count by their short names too.
    [[nodiscard]] bool is_distinct(std::string_view part, bool grades = true, int province = 0) const;
    [[nodiscard]] int province(std::string_view text) const { return m_places.province(text); }
    /// True where it begins with a word that makes it a class of things: 重点, 重大.
    [[nodiscard]] bool is_class(std::string_view part) const;
    /// True where it is of two things: 云制造和云服务平台.
    [[nodiscard]] bool has_join(std::string_view part) const;
    [[nodiscard]] static bool ends_with_join(std::string_view part);
    [[nodiscard]] bool opens_no_name(std::string_view part) const;
    /// The bytes of the level or reach (省级, 国家) that the text begins with.
    [[nodiscard]] std::size_t level(std::string_view text) const;
    /// The same of a word for all of a place: 全省.
    [[nodiscard]] std::size_t scope(std::string_view text) const;
    /// The same of a level of government that grants the name: 国家级, 省级.
    [[nodiscard]] std::size_t rank(std::string_view text) const;
    /// True where a verb stands anywhere in it that may stand before names: 某公司完善国家级.
    [[nodiscard]] bool has_verb(std::string_view part) const;
    /// The bytes of the level (省级, 国家) that the text ends with.
    [[nodiscard]] std::size_t level_at_end(std::string_view text) const;
    /// True where behind 和 another name begins, with its own place or level: 国家植物园和深圳国际红树林中心, but not
    /// 国家和省级科技创新平台.
    [[nodiscard]] bool begins_another(std::string_view before, std::string_view rest) const;
    /// True where it is what several levels have of a kind: 国家和省级科技创新.
    [[nodiscard]] bool of_joined_levels(std::string_view part) const;
    /// True where the levels before it are counted: 市两级….
    [[nodiscard]] bool of_levels(std::string_view part) const;
    /// Bytes of a level and 、 that stand right before: 省、 of 省、[市两级…平台].
    [[nodiscard]] std::size_t levels_before(std::string_view before) const;
    /// The bytes of the label of a plan's box, "专栏3:", that the text begins with.
    [[nodiscard]] std::size_t box_label(std::string_view text) const;
    /// The bytes of the place or mark that the text begins with.
    [[nodiscard]] std::size_t mark(std::string_view text, int province = 0) const;
    /// The bytes of the place that the text begins with, short forms of counties included.
    [[nodiscard]] std::size_t place(std::string_view text) const { return m_places.prefix_of_any(text); }
    /// The bytes of the generic words that the text ends with.
    [[nodiscard]] std::size_t generic_at_end(std::string_view text) const;
    /// True where the text is the name of a place, short forms of counties included.
    [[nodiscard]] bool is_place(std::string_view text) const { return m_places.prefix_of_any(text) == text.size(); }
    /// True where somebody who acts stands at the end: 有关部门, 各开发区要.
    [[nodiscard]] bool acts(std::string_view text) const;
    /// The bytes up to behind the last verb in the text that begins an undertaking (开展), unless a determiner follows
    /// (开展有关…); 0 where none stands there.
    [[nodiscard]] std::size_t behind_launch(std::string_view text) const;
    /// True where a name of an undertaking may end before it: a mark or 工作.
    [[nodiscard]] bool ends_launched(std::string_view after) const;
    /// The bytes of the closing of a list of projects: 重点项目.
    [[nodiscard]] std::size_t projects(std::string_view text) const { return m_lists.prefix(text).size; }

private:
    const lexicon::WordList& m_type_words;
    const lexicon::WordList& m_generic;
    ClassedWords m_marks;
    ClassedWords m_verbs;
    ClassedWords m_lists;
    ClassedWords m_actors;
    ClassedWords m_launches;
    const lexicon::WordList& m_numerals;
    const NamePlaces& m_places;
    std::vector<Type> m_types; // one a word of m_type_words
};

} // namespace policygraph::extract
