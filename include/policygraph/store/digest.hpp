// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <string>

namespace policygraph::store {

/// One SHA-256 over the logical content, in the order of the content keys: documents, nodes, edges, aliases,
/// evidence. Row numbers, indexes and the history of the file have no part in it.
[[nodiscard]] std::string digest(const Reader& reader);

} // namespace policygraph::store
