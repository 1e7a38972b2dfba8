// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query::cypher {

struct Token {
    enum class Kind : std::uint8_t { Name, Quoted, Integer, Float, Text, Parameter, Symbol, End };
    Kind kind = Kind::End;
    std::string text;    ///< Text and Quoted without quotes and escapes, Parameter without $
    std::size_t at = 0;  ///< first byte in the query
    std::size_t end = 0; ///< one past its last byte
};

/// All tokens, the last of them End. Throws MatchError.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view query);

/// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string_view text);

} // namespace policygraph::query::cypher
