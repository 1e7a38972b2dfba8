// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace policygraph::resolve {

/// The parts of a cell that holds several values; none for an empty cell.
inline std::vector<std::string> split(std::string_view cell, char separator) {
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = cell.find(separator);
        parts.emplace_back(cell.substr(0, end));
        cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 1);
    }
    return parts;
}

} // namespace policygraph::resolve
