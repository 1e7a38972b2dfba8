// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/source_text.hpp>
#include <policygraph/resolve/contribution.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace policygraph::store {

/// A document with all that a database writes of it but row numbers. No database is needed to make one, so threads
/// make them and one writer only puts them in.
struct Entry {
    read::SourceText source;
    std::string extractor; ///< what program and data the claims were made with
    resolve::Contribution contribution;

    /// As the table has it: a claim of contribution.nodes or .edges, in their order.
    struct Claim {
        std::string attributes; ///< JSON
        std::string id;         ///< of an edge; "" for nodes, which bear it themselves
        std::size_t opinion;    ///< hash of name and attributes: claims of one thing that agree have the same
        bool repeated = false;  ///< the very same was claimed before
    };
    std::vector<Claim> nodes;
    std::vector<Claim> edges;
    std::string seal;                 ///< SHA-256 of the document and its claims
    std::vector<std::uint64_t> grams; ///< pairs of neighbouring characters in the text, each once
};

/// Throws InputError where the claims do not hold together: a quote outside the text, an end that is not claimed, or
/// no claim of the document itself.
[[nodiscard]] Entry make_entry(read::SourceText source, std::string extractor, resolve::Contribution contribution);

} // namespace policygraph::store
