// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>
#include <policygraph/base/span.hpp>

#include <cstdint>
#include <string>
#include <vector>

// What one document adds to the graph. The graph is the union of all contributions; the union does not
// depend on their order, and taking a document out takes its contribution out. Every claim has evidence.
namespace policygraph::resolve {

/// Where the document says it (bytes of its source text), by which rule, how surely (per mille).
struct Evidence {
    base::Span span;
    std::string rule;
    std::uint16_t confidence = 1000;
    std::string written; ///< the name as the document writes it, for mentions; else ""
};

/// A node that the document speaks of. The same id may be claimed many times, in one document too.
/// Where claims differ in `name` or an attribute, the least (priority, value) wins.
struct NodeClaim {
    std::string id;   ///< content id: base::content_id({kind, identity…})
    std::string kind; ///< as in schema/nodes/
    std::string name;
    base::Attributes attributes;
    std::uint8_t priority = 1; ///< 0: the document itself says it of itself; 1: a mention; 2: derived from data
    Evidence evidence;
};

struct EdgeClaim {
    std::string kind;   ///< as in schema/edges/
    std::string source; ///< node ids
    std::string target;
    base::Attributes attributes; ///< e.g. role, inherited, doc_number, order
    Evidence evidence;
    /// The edge's id: source, kind, target.
    [[nodiscard]] std::string id() const;
};

/// Another name of a node: short form, name as written, notice title, doc number.
struct AliasClaim {
    std::string node;
    std::string name;
    std::string type; ///< written, short, local, notice_title, doc_number, former
};

/// The id of a document's own node.
[[nodiscard]] std::string document_node_id(const std::string& sha256);

struct Contribution {
    std::string document_id; ///< SHA-256 of the document's bytes, as in extract::Facts
    std::vector<NodeClaim> nodes;
    std::vector<EdgeClaim> edges;
    std::vector<AliasClaim> aliases;
};

} // namespace policygraph::resolve
