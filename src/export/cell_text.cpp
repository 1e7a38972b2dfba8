// SPDX-License-Identifier: Apache-2.0
#include "export/cell_text.hpp"

#include <fmt/format.h>

namespace policygraph::exporting {

std::string cell_text(const base::Value& value) {
    if (const auto* const text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* const number = std::get_if<double>(&value)) {
        return fmt::format("{}", *number);
    }
    if (const auto* const whole = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *whole);
    }
    return std::get<bool>(value) ? "true" : "false";
}

} // namespace policygraph::exporting
