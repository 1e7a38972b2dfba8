// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>

namespace policygraph::base {

/// The value of an attribute of a node or edge. A missing attribute is absent from the map: no nulls.
using Value = std::variant<std::string, double, std::int64_t, bool>;

/// Attributes by name (names as in schema/), in byte order of the names.
using Attributes = std::map<std::string, Value, std::less<>>;

/// Canonical JSON object: keys in byte order, shortest round-trip numbers, no spaces.
[[nodiscard]] std::string to_json(const Attributes& attributes);

/// The inverse of `to_json`; throws std::invalid_argument on anything that is not such an object.
[[nodiscard]] Attributes attributes_from_json(const std::string& json);

/// The value as text, as tables show it; "" where the attribute is absent.
[[nodiscard]] std::string text_of(const Attributes& attributes, std::string_view name);

} // namespace policygraph::base
