// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/render.hpp>

namespace policygraph::query {

/// For people: columns side by side, as wide as the terminal allows, long cells folded; below each row the place it
/// comes from and its quote.
[[nodiscard]] std::unique_ptr<RowWriter> table_writer(const Layout& layout, std::ostream& out);

} // namespace policygraph::query
