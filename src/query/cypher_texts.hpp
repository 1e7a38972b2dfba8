// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_value.hpp"

#include <string>
#include <string_view>

// Functions on strings and between types. All throw ValueError for a value that they cannot take.
namespace policygraph::query::cypher {

[[nodiscard]] std::string reversed_text(std::string_view text);
[[nodiscard]] Value to_string(const Value& value);
[[nodiscard]] Value to_integer(const Value& value);
[[nodiscard]] Value to_float(const Value& value);
[[nodiscard]] Value to_boolean(const Value& value);
[[nodiscard]] Value with_case(const Value& value, bool upper); ///< ASCII letters
[[nodiscard]] Value trimmed(const Value& value, bool left, bool right);
[[nodiscard]] Value replaced(const Value& value, const Value& from, const Value& to);
[[nodiscard]] Value split(const Value& value, const Value& separator);
[[nodiscard]] Value substring(const List& args); ///< counts characters
[[nodiscard]] Value left_or_right(const Value& value, const Value& count, bool left);

} // namespace policygraph::query::cypher
