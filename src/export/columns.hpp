// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"

#include <policygraph/lexicon/ontology.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// The columns of nodes or edges: those of the profile that the kinds at hand have, then all their other attributes.
/// An attribute with a name that formats or our own columns take goes out as attribute_…
class Columns {
public:
    /// `own` are made for every row whatever the kind.
    Columns(const std::vector<Column>& wanted, const lexicon::Ontology::Kinds& kinds,
            const std::set<std::string, std::less<>>& used, std::vector<std::string_view> own);

    [[nodiscard]] const std::vector<Column>& all() const { return m_columns; }
    /// The index of an attribute's column. Throws DataError for an attribute that the kinds do not know.
    [[nodiscard]] std::size_t of_attribute(std::string_view name) const;
    /// The index of one of `own`.
    [[nodiscard]] std::size_t of_own(std::string_view id) const;

private:
    [[nodiscard]] std::size_t index_of(const std::string& id) const;

    std::vector<Column> m_columns;
    std::vector<std::pair<std::string, std::size_t>> m_attributes; // by name
    std::vector<std::pair<std::string_view, std::size_t>> m_own;
};

} // namespace policygraph::exporting
