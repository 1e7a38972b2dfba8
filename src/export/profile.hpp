// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// Which columns go out, and how kinds look: a file exports/profiles/*.json.
struct Profile {
    std::size_t label_characters = 16;
    std::vector<std::pair<std::string, std::string>> kinds; ///< of nodes, each with its colour; in the profile's order
    std::string color;                                      ///< of the kinds that it does not name
    std::vector<std::string> levels;  ///< of administration, the highest first: layers of the lineage layout
    std::vector<Column> node_columns; ///< in their order, without types: those follow from the data
    std::vector<Column> edge_columns;

    [[nodiscard]] const std::string& color_of(std::string_view kind) const;
    /// The place of the kind in the profile's order; unnamed kinds come after all others.
    [[nodiscard]] std::size_t order_of(std::string_view kind) const;

    /// Throws DataError with the path where the file is not a profile.
    [[nodiscard]] static Profile load(const std::filesystem::path& path);
};

} // namespace policygraph::exporting
