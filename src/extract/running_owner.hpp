// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include "organ_names.hpp"
#include "owner_clause.hpp"
#include "owner_words.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace policygraph::extract {

/// Responsibility clauses in running text: 由A和B共同负责…, 由A牵头,B、C配合…, A牵头,B参与.
class RunningOwnerParser {
public:
    struct Found {
        base::Span span; ///< of the clause
        OwnerClause content;
        bool whole_document = false; ///< the subject is the document: 本方案由某局负责…
    };

    RunningOwnerParser(const OwnerWords& words, const OrganNames& names, const OwnerClauseParser& clauses)
        : m_words(words), m_names(names), m_clauses(clauses) {}

    /// The clause whose verb (负责, 牵头) stands at `verb`; `from` is where the last clause ended.
    [[nodiscard]] std::optional<Found> parse(std::string_view text, const OwnerWords::Hit& verb,
                                             std::uint32_t from) const;
    /// A和B为…牵头单位: the clause whose label stands at `label` without a colon.
    [[nodiscard]] std::optional<Found> parse_is(std::string_view text, const OwnerWords::Hit& label,
                                                std::uint32_t from) const;

private:
    [[nodiscard]] std::optional<base::Span> list_before(std::string_view text, std::uint32_t sentence,
                                                        const OwnerWords::Hit& verb) const;
    void read_partners(std::string_view text, Found& found) const;

    const OwnerWords& m_words;
    const OrganNames& m_names;
    const OwnerClauseParser& m_clauses;
};

} // namespace policygraph::extract
