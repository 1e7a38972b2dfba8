// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>

#include "organ_names.hpp"
#include "owner_words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// What a responsibility clause says.
struct OwnerClause {
    struct Named {
        OrganName organ;
        OwnerRole role = OwnerRole::Responsible;
    };
    std::vector<Named> owners;
    std::vector<Named> below;       ///< organs that have all later tasks too
    bool first_leads = false;       ///< states the rule that the first organ of each list leads
    bool others = false;            ///< 等: there are more than are named
    bool labelled = false;          ///< a label or a verb closes the list
    std::vector<std::string> times; ///< parts that may hold a deadline
    std::size_t unknown = 0;        ///< parts of lists that are no names
};

/// A clause where it stands (normal form).
struct PlacedClause {
    base::Span span; ///< with its brackets
    OwnerClause content;
    const char* rule = "";
    bool own_line = false;       ///< nothing else stands on its line
    bool whole_document = false; ///< 本方案由某局负责组织实施
    std::uint32_t at = 0;        ///< a place in the task it is said of
};

/// The grammar of a clause in brackets or behind a label: labels, lists, verbs, times and global rules.
///   责任单位:A、B,各市政府 | A牵头,B、C配合 | 牵头单位:A;配合单位:B;完成时限:… | A、B负责。列第一位者为牵头单位,下同
class OwnerClauseParser {
public:
    OwnerClauseParser(const OwnerWords& words, const OrganNames& names) : m_words(words), m_names(names) {}
    [[nodiscard]] OwnerClause parse(std::string_view clause) const;

    /// A list with the verbs behind it taken off (市财政局、市审计局共同负责 → …, lead or not).
    struct Stripped {
        std::string_view list;
        bool verb = false;
        OwnerWords::Class what = OwnerWords::Class::VerbResponsible;
    };
    [[nodiscard]] Stripped strip_verbs(std::string_view text) const;
    [[nodiscard]] OwnerRole role_of(OwnerWords::Class verb, std::string_view name) const;

private:
    struct State;
    void read_piece(std::string_view piece, State& state) const;
    void read_list(std::string_view piece, State& state) const;
    bool read_two_verbs(std::string_view piece, State& state) const;
    bool read_below(std::string_view piece, OwnerClause& clause) const;
    [[nodiscard]] bool states_first_leads(std::string_view piece) const;
    void add(std::string_view list, OwnerWords::Class what, State& state) const;
    [[nodiscard]] std::optional<OwnerWords::Class> role_behind(std::string_view list, const OrganName& organ) const;
    void add_names(std::string_view list, OwnerWords::Class what, State& state) const;
    void close(State& state) const;

    const OwnerWords& m_words;
    const OrganNames& m_names;
};

} // namespace policygraph::extract
