// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::store {

/// What a build knows of the nodes, edges and aliases that it met: by the 128 bits of a content key a row and a hash of
/// what was said first. 32 bytes an entry and no allocation of its own, because a build of 100,000 documents has
/// millions of them. In 256 parts, so that growing never holds the whole twice.
class KeyTable {
public:
    struct Known {
        std::uint32_t row = 0; ///< 0: not there
        std::size_t claim = 0; ///< hash of the first opinion on name and attributes
    };

    /// The entry of the key, an empty one (row 0) where it is new. Valid until the next call.
    Known& at(std::string_view key);
    /// The same without making one: row 0 where it is not there.
    [[nodiscard]] Known find(std::string_view key) const;

private:
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Entry {
        Key key;
        Known known;
    };
    struct Part {
        std::vector<Entry> entries; // a power of two, or none; an entry with row 0 is free or was only asked for
        std::size_t used = 0;
    };

    static Key key_of(std::string_view key);
    static std::size_t place_of(const Part& part, const Key& key);
    static void grow(Part& part);

    std::array<Part, 256> m_parts;
};

} // namespace policygraph::store
