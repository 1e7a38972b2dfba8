// SPDX-License-Identifier: Apache-2.0
#include "store/text_grams.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::store {

namespace {

constexpr std::size_t k_most_changes = std::size_t{1} << 22U; // 32 MiB
constexpr unsigned k_digit_bits = 7;
constexpr unsigned k_more = 0x80;

constexpr unsigned k_part_bits = 8; // first characters a part

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

} // namespace

std::vector<std::uint64_t> grams_of(std::string_view text) {
    std::vector<std::uint64_t> grams;
    grams.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = at + base::utf8_length(text[at]);
        const std::uint64_t second = next < text.size() ? base::code_point(text, next) : 0;
        grams.push_back(std::uint64_t{base::code_point(text, at)} << k_character_bits | second);
        at = next;
    }
    sort_bits(grams, 0, 2 * k_character_bits);
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
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
      m_find(connection, "SELECT documents FROM text_gram WHERE id = ?"),
      m_put(connection, "INSERT OR REPLACE INTO text_gram(id, documents) VALUES(?, ?)"),
      m_drop(connection, "DELETE FROM text_gram WHERE id = ?") {}

void TextGrams::note(std::int64_t document, const std::vector<std::uint64_t>& grams, std::uint64_t gone) {
    constexpr unsigned k_part_shift = k_character_bits + k_part_bits;
    const std::int64_t block = document >> k_block_bits;
    if (block != m_block || m_count > k_most_changes) {
        settle();
        m_block = block;
    }
    const std::uint64_t inside = static_cast<std::uint64_t>(document) & ((1U << k_block_bits) - 1);
    m_count += grams.size();
    for (std::size_t i = 0; i < grams.size();) {
        const std::uint64_t part = grams[i] >> k_part_shift;
        Changes& changes = m_parts[part];
        for (; i < grams.size() && grams[i] >> k_part_shift == part; ++i) {
            changes.push_back(grams[i] << (k_block_bits + 1) | inside << 1U | gone);
        }
    }
}

void TextGrams::settle() {
    constexpr unsigned k_gram_shift = k_block_bits + 1;
    for (auto& [part, changes] : m_parts) {
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
    const std::string bytes = packed(m_documents);
    m_put.bind(0, id).bind_bytes(1, bytes).execute();
    m_last = std::max(m_last, id);
}

} // namespace policygraph::store
