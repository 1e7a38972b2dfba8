// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/batch.hpp"
#include "store/connection.hpp"
#include "store/statement.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The table text_gram: for each pair of neighbouring characters the documents that have it, in blocks of documents,
// so that a build of any size holds the pairs of one block only and appends them in the order of the keys. FTS5 with
// trigrams took more than a whole build for the same texts and finds nothing for one or two characters.
namespace policygraph::store {

inline constexpr unsigned k_character_bits = 21;
inline constexpr unsigned k_block_bits = 11; ///< 2048 documents a block

/// The pairs of a text in the order in which they come first, each once: first << 21 | second; the last character
/// stands with 0.
[[nodiscard]] std::vector<std::uint64_t> grams_of(std::string_view text);
/// Document numbers inside a block, rising, as the column `documents` has them.
[[nodiscard]] std::string packed(const std::vector<std::uint32_t>& documents);
/// The way back; what does not read as such ends the list.
[[nodiscard]] std::vector<std::uint32_t> unpacked(std::string_view bytes);

/// Collects what documents add and take away, and writes it.
class TextGrams {
public:
    explicit TextGrams(const Connection& connection);
    /// `grams` as `grams_of` gives them.
    void add(std::int64_t document, const std::vector<std::uint64_t>& grams) { note(document, grams, 0); }
    void remove(std::int64_t document, std::string_view text) { note(document, grams_of(text), 1); }
    void settle();

private:
    static constexpr unsigned k_part_bits = 8; // first characters a part
    struct Row {
        static constexpr int k_columns = 2;
        std::int64_t id;
        std::string documents;
        void bind(Statement& statement, int first) const;
    };
    using Changes = std::vector<std::uint64_t>; // gram << 12 | document in block << 1 | gone

    void note(std::int64_t document, const std::vector<std::uint64_t>& grams, std::uint64_t gone);
    void write(std::int64_t id, const Changes& changes, std::size_t begin, std::size_t end);

    std::int64_t m_block = 0;
    std::int64_t m_last; // greatest id that is written: what is greater is new
    // In parts by the first character, in the order of the pairs: each is small enough to be sorted within the cache.
    std::vector<Changes> m_parts = std::vector<Changes>(std::size_t{1} << (k_character_bits - k_part_bits));
    std::size_t m_count = 0;                // of all changes
    std::vector<std::uint32_t> m_documents; // of the pair at hand
    Batch<Row> m_new;                       // of ids that are greater than all before
    Statement m_find, m_put, m_drop;
};

} // namespace policygraph::store
