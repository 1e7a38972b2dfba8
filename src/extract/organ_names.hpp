// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "department_fields.hpp"
#include "name_places.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// An organ as a list names it.
struct OrganName {
    std::string name; ///< as written, without blanks and without brackets that explain it but say not who belongs to it
    std::string completed; ///< with what it shares with its neighbours
    std::size_t begin = 0; ///< where it begins in the list's text
};

/// Reads lists of organs: 省发展改革委、工业和信息化厅,各市政府. Words are data/lexicon/organ_suffixes.tsv.
class OrganNames {
public:
    enum class Strength : std::uint8_t { None, Not, Unnamed, Weak, Strong };
    enum class Mode : std::uint8_t {
        Closed, ///< a label or bracket says that this is a list: unknown parts are passed over
        Open,   ///< in running text: one part that is no name refuses the list
    };
    struct List {
        std::vector<OrganName> names;
        std::size_t unnamed = 0; ///< 有关部门 …
        std::size_t unknown = 0; ///< parts that are no names
        bool others = false;     ///< 等 says that there are more
    };

    /// `places` must outlive it.
    OrganNames(const lexicon::Lexicon& lexicon, const NamePlaces& places);

    /// The organs of a list; nothing where it is none. A list of unnamed parties only has no names.
    [[nodiscard]] std::optional<List> list(std::string_view text, Mode mode) const;
    [[nodiscard]] Strength strength(std::string_view name) const;
    /// True where a name begins as organs do; for places where nothing says that a name is coming.
    [[nodiscard]] bool begins_as_organ(std::string_view name) const;
    /// True where a class of organs is named by what it does alone: 公共数据主管部门, 税务机关; not 主管部门.
    [[nodiscard]] bool is_class(std::string_view name) const;
    /// True where the first word is one by which names of organs begin (市…, 国务院…).
    [[nodiscard]] bool opens_name(std::string_view name) const {
        return m_heads.longest_prefix(name) != nullptr || m_levels.longest_prefix(name) != nullptr;
    }
    /// False where no list of organs ends so: quicker than `list`, for those who look for an end.
    [[nodiscard]] bool may_end(std::string_view list) const {
        return list.ends_with(')') || m_suffixes.longest_suffix(list) != nullptr ||
               m_tails.longest_suffix(list) != nullptr;
    }
    /// 及其有关部门: what closes a list without naming anybody.
    [[nodiscard]] bool closes_list(std::string_view tail) const { return m_tails.find(tail) != nullptr; }

private:
    enum Gloss { Kept, Defines };
    enum Breaker { Breaks, Plain };
    struct Part {
        std::string text; ///< cleaned
        std::size_t begin = 0;
        bool after_enumeration = false; ///< 、 stands before it
        std::string gloss{};            ///< (含甲市、乙市), which the name as written keeps
        std::size_t gloss_at = 0;       ///< where in `text` it stood
    };
    [[nodiscard]] std::vector<Part> cut(std::string_view text) const;
    void cut_at_words(std::string_view part, std::size_t begin, bool after_enumeration, std::vector<Part>& parts) const;
    [[nodiscard]] Part clean(std::string_view part, std::size_t begin = 0, bool after_enumeration = false) const;
    [[nodiscard]] bool is_gloss(std::string_view held) const;
    [[nodiscard]] std::string_view without_alternative(std::string_view name) const;
    /// The word that closed the list, or nothing.
    std::string take_tail_off(std::string& part) const;
    /// A list while it is read.
    struct Reading {
        List list;
        std::vector<bool> enumerated; ///< for each name, whether 、 stands before it
    };
    [[nodiscard]] Reading read(std::string_view text, Mode mode) const;
    void settle(const std::vector<Part>& parts, const std::vector<std::size_t>& pending, std::size_t at,
                Reading& reading) const;
    /// False, and nothing is added, where more than a third of the parts are no known fields of work.
    bool share_body(const std::vector<Part>& parts, const std::vector<std::size_t>& fields, std::string_view body,
                    Reading& reading) const;
    [[nodiscard]] bool is_broken(std::string_view name) const;
    [[nodiscard]] bool only_levels(std::string_view text) const;
    [[nodiscard]] std::size_t merge_levels(std::vector<Part>& parts, std::size_t at) const;
    [[nodiscard]] std::string_view behind_rungs(std::string_view text) const;
    bool share_name(std::vector<Part>& parts, std::size_t begin, std::size_t end) const;
    void part_levels(std::vector<Part>& parts) const;
    [[nodiscard]] std::string share_tail(std::string_view part, std::string_view name) const;
    [[nodiscard]] std::size_t level_size(std::string_view name) const;
    void complete(std::vector<OrganName>& names, const std::vector<bool>& enumerated) const;

    const lexicon::WordList& m_suffixes;
    const lexicon::WordList& m_tails;
    const lexicon::WordList& m_levels;
    const lexicon::WordList& m_alternatives;
    const lexicon::WordList& m_heads;
    ClassedWords m_breakers;
    ClassedWords m_level_lists;
    const lexicon::WordList& m_bodies;
    ClassedWords m_glosses;
    const NamePlaces& m_places;
    DepartmentFields m_fields;
};

} // namespace policygraph::extract
