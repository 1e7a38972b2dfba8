// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace policygraph::base {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The content id of a node, edge or evidence: 128 bits of SHA-256 over the parts, each preceded by its
/// length so that no two lists of parts give the same bytes; 32 hexadecimal digits.
[[nodiscard]] std::string content_id(std::initializer_list<std::string_view> parts);

/// Two content ids put together so that either can be taken out again: combined_id(combined_id(a, b), b) is a.
[[nodiscard]] std::string combined_id(std::string_view a, std::string_view b);

} // namespace policygraph::base
