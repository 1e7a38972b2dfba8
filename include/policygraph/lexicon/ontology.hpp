// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::lexicon {

/// What values an attribute takes. Date: an ISO year, month or day. Id: a content key.
enum class AttributeType : std::uint8_t { Text, Number, Truth, Date, Id };

struct AttributeKind {
    AttributeType type = AttributeType::Text;
    std::string doc;
};

/// A kind of node or edge, as its file in schema/ says.
struct Kind {
    std::string name;
    std::string label_zh;
    std::string label_en;
    std::string doc;
    std::string color;               ///< "#RRGGBB"
    std::vector<std::string> source; ///< edges: the kinds of nodes that may stand at their ends; empty for nodes
    std::vector<std::string> target;
    std::map<std::string, AttributeKind, std::less<>> attributes;
};

/// The kinds of schema/nodes and schema/edges, read once and checked against each other.
class Ontology {
public:
    using Kinds = std::map<std::string, Kind, std::less<>>;

    /// `schema` holds nodes/ and edges/, a file KIND.json each. Throws DataError.
    [[nodiscard]] static Ontology load(const std::filesystem::path& schema);

    [[nodiscard]] const Kinds& nodes() const { return m_nodes; }
    [[nodiscard]] const Kinds& edges() const { return m_edges; }

    /// What is wrong with such a node, in a sentence; "" where nothing is.
    [[nodiscard]] std::string node_problem(std::string_view kind, const base::Attributes& attributes) const;
    /// The same for an edge between nodes of the two kinds.
    [[nodiscard]] std::string edge_problem(std::string_view kind, std::string_view source, std::string_view target,
                                           const base::Attributes& attributes) const;

private:
    Kinds m_nodes;
    Kinds m_edges;
};

} // namespace policygraph::lexicon
