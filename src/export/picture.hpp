// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/profile.hpp"
#include "export/rows.hpp"
#include "export/selection.hpp"

#include <vector>

namespace policygraph::exporting {

/// Size, colour and place of each selected node, so that a tool opens a finished picture: sizes 4…100 by the
/// logarithm of the degree (Gephi scales any others to that range, and the places with them), |x| and |y| below
/// 5000, no two nodes on top of each other. The same structure gives the same picture.
[[nodiscard]] std::vector<Look> draw(const Selection& selection, const Profile& profile);

} // namespace policygraph::exporting
