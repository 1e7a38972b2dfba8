// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>
#include <policygraph/lexicon/ontology.hpp>
#include <policygraph/resolve/contribution.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace policygraph::graph {

/// Settles what several claims say of one node or edge: for the name and for each attribute by itself the
/// least (priority, value) wins, so that the order of the claims does not matter. An empty name yields to
/// any other.
class Claims {
public:
    void add(std::uint8_t priority, const std::string& name, const base::Attributes& attributes);
    [[nodiscard]] std::string name() const { return m_name ? m_name->second : std::string(); }
    [[nodiscard]] base::Attributes attributes() const;

private:
    std::optional<std::pair<std::uint8_t, std::string>> m_name;
    std::map<std::string, std::pair<std::uint8_t, base::Value>, std::less<>> m_attributes;
};

/// Throws InputError (with the document's hash) where an edge or an alias names a node that the contribution
/// does not claim itself: it could outlive that node when other documents go.
void require_closed(const resolve::Contribution& contribution);

/// Throws InputError (with the document's hash) where a claim breaks the kinds of schema/.
void require_kinds(const resolve::Contribution& contribution, const lexicon::Ontology& ontology);

} // namespace policygraph::graph
