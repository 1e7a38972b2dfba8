// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/layout.hpp"

#include <policygraph/store/reader.hpp>

#include <map>
#include <string>
#include <vector>

namespace policygraph::exporting {

/// Puts what is later further right and what is said at a lower level of administration further down: by the first
/// document that speaks of a node and the level of that document's place (one of `levels`, from the highest down;
/// others lie below them all). Nodes without a date lie left of the others.
void lay_out_by_date(const store::Reader& reader, const std::map<std::int64_t, std::uint32_t>& index_of,
                     const std::vector<std::string>& levels, std::vector<Disc>& discs);

} // namespace policygraph::exporting
