// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/account.hpp>
#include <read/encoding.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// What a reader of markup writes down of a page (decoded, UTF-8) where it is asked for an account; nothing is
/// kept otherwise.
struct Trace {
    explicit Trace(std::size_t page_size) : uses(page_size, ByteUse::unexplained) {}

    void use(std::size_t begin, std::size_t end, ByteUse what) {
        for (std::size_t i = begin; i < end; ++i) {
            uses[i] = what;
        }
    }
    /// The text's byte `at` was read from the page's byte `from`.
    void came(std::size_t at, std::size_t from) {
        origin.resize(std::max(origin.size(), at + 1), 0);
        origin[at] = static_cast<std::uint32_t>(from + 1);
    }

    std::vector<ByteUse> uses;                             ///< by byte of the page
    std::vector<std::uint32_t> origin;                     ///< by byte of the text: 1 + byte of the page, 0: made
    std::map<std::uint32_t, std::uint32_t> reference_ends; ///< of character references, by where they begin
};

/// Joins what the decoder and the reader of markup wrote down. `units` is empty where the page is the file's bytes.
[[nodiscard]] Account make_account(std::string_view bytes, const Units& units, std::string_view page,
                                   const Trace& trace, std::string_view text);

} // namespace policygraph::read
