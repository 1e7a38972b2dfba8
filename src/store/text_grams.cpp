// SPDX-License-Identifier: Apache-2.0
#include "store/text_grams.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace policygraph::store {

namespace {

constexpr std::size_t k_most_changes = std::size_t{1} << 22U; // 32 MiB
constexpr unsigned k_digit_bits = 7;
constexpr unsigned k_more = 0x80;
constexpr std::size_t k_rows_at_once = 32;

/// Sorts by the bits from `low` to below `high`, digit by digit from the last: half the time of comparisons for the
/// length of a document. What is equal there stays in its order.
void sort_bits(std::vector<std::uint64_t>& values, unsigned low, unsigned high) {
    constexpr unsigned k_bits = 11;
    constexpr std::size_t k_few = 512;
    constexpr std::uint64_t k_mask = (1U << k_bits) - 1;
    if (values.size() < k_few) {
        const std::uint64_t mask = (std::uint64_t{1} << high) - (std::uint64_t{1} << low);
        std::stable_sort(values.begin(), values.end(),
                         [mask](std::uint64_t a, std::uint64_t b) { return (a & mask) < (b & mask); });
        return;
    }
    std::vector<std::uint64_t> sorted(values.size());
    for (unsigned shift = low; shift < high; shift += k_bits) {
        std::array<std::uint32_t, k_mask + 1> place{};
        for (const std::uint64_t value : values) {
            ++place[value >> shift & k_mask];
        }
        std::uint32_t before = 0;
        for (std::uint32_t& count : place) {
            before += std::exchange(count, before);
        }
        for (const std::uint64_t value : values) {
            sorted[place[value >> shift & k_mask]++] = value;
        }
        values.swap(sorted);
    }
}

/// The pairs that were met, in an open table: the usual text's stays in the cache, where sorting reads all pairs four
/// times.
class Met {
public:
    explicit Met(std::size_t characters) : m_entries(std::bit_ceil(2 * std::min(characters, k_most_at_once) + 2)) {}

    /// Whether the pair is new.
    bool insert(std::uint64_t gram) {
        std::uint64_t& place = place_of(gram + 1);
        if (place != 0) {
            return false;
        }
        place = gram + 1;
        if (2 * ++m_used >= m_entries.size()) {
            grow();
        }
        return true;
    }

private:
    static constexpr std::size_t k_most_at_once = std::size_t{1} << 16U; // a greater text repeats most of its pairs

    std::uint64_t& place_of(std::uint64_t entry) {
        constexpr std::uint64_t k_spread = 0x9E3779B97F4A7C15U; // 2^64 by the golden ratio: Fibonacci hashing
        const std::size_t mask = m_entries.size() - 1;
        std::size_t place = entry * k_spread >> m_shift;
        while (m_entries[place] != 0 && m_entries[place] != entry) {
            place = (place + 1) & mask;
        }
        return m_entries[place];
    }
    void grow() {
        const auto old = std::exchange(m_entries, std::vector<std::uint64_t>(2 * m_entries.size()));
        --m_shift;
        for (const std::uint64_t entry : old) {
            if (entry != 0) {
                place_of(entry) = entry;
            }
        }
    }

    std::vector<std::uint64_t> m_entries; // pair + 1, or 0: free
    int m_shift = std::countl_zero(m_entries.size() - 1);
    std::size_t m_used = 0;
};

} // namespace

std::vector<std::uint64_t> grams_of(std::string_view text) {
    const std::size_t characters = base::count_characters(text);
    std::vector<std::uint64_t> grams;
    grams.reserve(characters);
    Met met(characters);
    const auto note = [&](std::uint64_t first, std::uint64_t second) {
        const std::uint64_t gram = first << k_character_bits | second;
        if (met.insert(gram)) {
            grams.push_back(gram);
        }
    };
    char32_t first = 0;
    for (std::size_t at = 0; at < text.size(); at += base::utf8_length(text[at])) {
        const char32_t second = base::code_point(text, at);
        if (at != 0) {
            note(first, second);
        }
        first = second;
    }
    if (!text.empty()) {
        note(first, 0);
    }
    return grams;
}

std::string packed(const std::vector<std::uint32_t>& documents) {
    std::string bytes;
    std::uint32_t before = 0;
    for (const std::uint32_t document : documents) {
        std::uint32_t rest = document - before;
        before = document;
        for (; rest >= k_more; rest >>= k_digit_bits) {
            bytes += static_cast<char>(rest | k_more);
        }
        bytes += static_cast<char>(rest);
    }
    return bytes;
}

std::vector<std::uint32_t> unpacked(std::string_view bytes) {
    std::vector<std::uint32_t> documents;
    std::uint32_t document = 0;
    std::uint32_t step = 0;
    unsigned shift = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        step |= (byte & (k_more - 1)) << shift;
        shift += k_digit_bits;
        if ((byte & k_more) == 0) {
            document += step;
            documents.push_back(document);
            step = 0;
            shift = 0;
        }
        if (shift > 2 * k_digit_bits || document >> k_block_bits != 0) {
            break;
        }
    }
    return documents;
}

TextGrams::TextGrams(const Connection& connection)
    : m_last(connection.number("SELECT coalesce(max(id), 0) FROM text_gram")),
      m_new(connection, "INSERT INTO text_gram(id, documents)", k_rows_at_once),
      m_find(connection, "SELECT documents FROM text_gram WHERE id = ?"),
      m_put(connection, "INSERT OR REPLACE INTO text_gram(id, documents) VALUES(?, ?)"),
      m_drop(connection, "DELETE FROM text_gram WHERE id = ?") {}

void TextGrams::Row::bind(Statement& statement, int first) const {
    statement.bind(first, id).bind_bytes(first + 1, documents);
}

void TextGrams::note(std::int64_t document, const std::vector<std::uint64_t>& grams, std::uint64_t gone) {
    constexpr unsigned k_part_shift = k_character_bits + k_part_bits; // of a pair
    const std::int64_t block = document >> k_block_bits;
    if (block != m_block || m_count > k_most_changes) {
        settle();
        m_block = block;
    }
    const std::uint64_t inside = static_cast<std::uint64_t>(document) & ((1U << k_block_bits) - 1);
    m_count += grams.size();
    for (const std::uint64_t gram : grams) {
        m_parts[gram >> k_part_shift].push_back(gram << (k_block_bits + 1) | inside << 1U | gone);
    }
}

void TextGrams::settle() {
    constexpr unsigned k_gram_shift = k_block_bits + 1;
    for (Changes& changes : m_parts) {
        // By the pairs alone: a number is never used twice in one change, so where a document came and went, its
        // going was noted last.
        sort_bits(changes, k_gram_shift, k_gram_shift + k_character_bits + k_part_bits);
        for (std::size_t begin = 0; begin < changes.size();) {
            const std::uint64_t gram = changes[begin] >> k_gram_shift;
            std::size_t end = begin;
            while (end < changes.size() && changes[end] >> k_gram_shift == gram) {
                ++end;
            }
            const std::int64_t id = m_block << (2 * k_character_bits) | static_cast<std::int64_t>(gram);
            write(id, changes, begin, end);
            begin = end;
        }
        changes.clear(); // its memory serves the next block
    }
    m_new.flush();
    m_count = 0;
}

void TextGrams::write(std::int64_t id, const Changes& changes, std::size_t begin, std::size_t end) {
    m_documents.clear();
    if (id <= m_last) {
        if (m_find.bind(0, id).step()) {
            m_documents = unpacked(m_find.text(0));
        }
        m_find.reset();
    }
    for (std::size_t i = begin; i < end; ++i) {
        const auto inside = static_cast<std::uint32_t>(changes[i] >> 1U & ((1U << k_block_bits) - 1));
        const bool gone = (changes[i] & 1U) != 0;
        if (!gone && (m_documents.empty() || m_documents.back() < inside)) {
            m_documents.push_back(inside);
            continue;
        }
        const auto place = std::lower_bound(m_documents.begin(), m_documents.end(), inside);
        const bool there = place != m_documents.end() && *place == inside;
        if (!gone && !there) {
            m_documents.insert(place, inside);
        } else if (gone && there) {
            m_documents.erase(place);
        }
    }
    if (m_documents.empty()) {
        m_drop.bind(0, id).execute();
        return;
    }
    std::string bytes = packed(m_documents);
    if (id > m_last) {
        m_new.add({id, std::move(bytes)});
        m_last = id;
    } else {
        m_put.bind(0, id).bind_bytes(1, bytes).execute();
    }
}

} // namespace policygraph::store
