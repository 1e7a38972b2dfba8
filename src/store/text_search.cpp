// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/text_search.hpp>

#include "store/text_grams.hpp"

#include <policygraph/base/utf8.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <iterator>

namespace policygraph::store {

namespace {

/// The blocks that have documents, rising.
std::vector<std::int64_t> blocks(const Reader& reader) {
    std::vector<std::int64_t> found;
    Prepared next(reader, "SELECT id FROM document WHERE id >= ? ORDER BY id LIMIT 1");
    for (next.bind(0, std::int64_t{0}); next.step(); next.bind(0, (found.back() + 1) << k_block_bits)) {
        found.push_back(next.integer(0) >> k_block_bits);
    }
    return found;
}

/// The pairs of the words; what stands at their end is not the end of a text.
std::vector<std::int64_t> pairs_of(std::string_view words) {
    std::vector<std::int64_t> pairs;
    for (const std::uint64_t gram : grams_of(words)) {
        if ((gram & ((1U << k_character_bits) - 1)) != 0) {
            pairs.push_back(static_cast<std::int64_t>(gram));
        }
    }
    return pairs;
}

class Lookup {
public:
    explicit Lookup(const Reader& reader)
        : m_pair(reader, "SELECT documents FROM text_gram WHERE id = ?"),
          m_all(reader, "SELECT documents FROM text_gram WHERE id BETWEEN ? AND ?") {}

    std::vector<std::uint32_t> with_pair(std::int64_t id) {
        m_pair.bind(0, id);
        return m_pair.step() ? unpacked(m_pair.text(0)) : std::vector<std::uint32_t>();
    }
    std::vector<std::uint32_t> with_character(std::int64_t first) {
        std::vector<bool> there(std::size_t{1} << k_block_bits);
        m_all.bind(0, first).bind(1, first + (std::int64_t{1} << k_character_bits) - 1);
        while (m_all.step()) {
            for (const std::uint32_t document : unpacked(m_all.text(0))) {
                if (document < there.size()) {
                    there[document] = true;
                }
            }
        }
        std::vector<std::uint32_t> documents;
        for (std::uint32_t i = 0; i < there.size(); ++i) {
            if (there[i]) {
                documents.push_back(i);
            }
        }
        return documents;
    }

private:
    Prepared m_pair;
    Prepared m_all;
};

} // namespace

std::vector<std::int64_t> documents_with(const Reader& reader, std::string_view words) {
    const std::vector<std::int64_t> pairs = pairs_of(words);
    Lookup lookup(reader);
    std::vector<std::int64_t> found;
    for (const std::int64_t block : blocks(reader)) {
        const std::int64_t base = block << (2 * k_character_bits);
        std::vector<std::uint32_t> documents;
        if (pairs.empty()) {
            const auto character = static_cast<std::int64_t>(base::code_point(words, 0));
            documents = lookup.with_character(base | character << k_character_bits);
        } else {
            documents = lookup.with_pair(base | pairs.front());
        }
        for (std::size_t i = 1; i < pairs.size() && !documents.empty(); ++i) {
            const std::vector<std::uint32_t> others = lookup.with_pair(base | pairs[i]);
            std::vector<std::uint32_t> both;
            std::set_intersection(documents.begin(), documents.end(), others.begin(), others.end(),
                                  std::back_inserter(both));
            documents = std::move(both);
        }
        for (const std::uint32_t document : documents) {
            found.push_back(block << k_block_bits | document);
        }
    }
    return found;
}

void check_text_grams(const Reader& reader, const std::function<void(const std::string&)>& problem) {
    Prepared texts(reader, "SELECT id, text FROM document WHERE id BETWEEN ? AND ? ORDER BY id");
    Prepared stored(reader, "SELECT id, documents FROM text_gram ORDER BY id");
    bool more = stored.step();
    bool same = true;
    for (const std::int64_t block : blocks(reader)) {
        std::vector<std::uint64_t> expected; // gram << 11 | document in block
        texts.bind(0, block << k_block_bits).bind(1, ((block + 1) << k_block_bits) - 1);
        while (texts.step()) {
            const auto inside = static_cast<std::uint64_t>(texts.integer(0)) & ((1U << k_block_bits) - 1);
            for (const std::uint64_t gram : grams_of(texts.text(1))) {
                expected.push_back(gram << k_block_bits | inside);
            }
        }
        std::sort(expected.begin(), expected.end());
        for (std::size_t begin = 0; same && begin < expected.size();) {
            const std::uint64_t gram = expected[begin] >> k_block_bits;
            std::vector<std::uint32_t> documents;
            for (; begin < expected.size() && expected[begin] >> k_block_bits == gram; ++begin) {
                documents.push_back(static_cast<std::uint32_t>(expected[begin] & ((1U << k_block_bits) - 1)));
            }
            same = more && stored.integer(0) == (block << (2 * k_character_bits) | static_cast<std::int64_t>(gram)) &&
                   stored.text(1) == packed(documents);
            more = more && stored.step();
        }
    }
    if (!same || more) {
        problem("the index of the texts (text_gram) is not what the texts make it");
    }
}

} // namespace policygraph::store
