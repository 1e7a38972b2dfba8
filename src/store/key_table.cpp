// SPDX-License-Identifier: Apache-2.0
#include "store/key_table.hpp"

#include <policygraph/base/hash.hpp>

#include <string>

namespace policygraph::store {

namespace {

constexpr std::size_t k_digits = 16; // of half a key
constexpr std::size_t k_first_size = 16;
constexpr unsigned k_no_digit = 16;

constexpr std::array<std::uint8_t, 256> digit_values() {
    std::array<std::uint8_t, 256> values{};
    values.fill(k_no_digit);
    for (unsigned i = 0; i < 16; ++i) {
        values["0123456789abcdef"[i]] = static_cast<std::uint8_t>(i);
    }
    return values;
}

/// Several lookups for each claim come here: by a table and without a branch for each digit.
bool read_half(std::string_view digits, std::uint64_t& value) {
    constexpr std::array<std::uint8_t, 256> k_values = digit_values();
    unsigned wrong = 0;
    for (const char digit : digits) {
        const unsigned one = k_values[static_cast<unsigned char>(digit)];
        wrong |= one & k_no_digit;
        value = value << 4U | one;
    }
    return wrong == 0;
}

} // namespace

KeyTable::Key KeyTable::key_of(std::string_view key) {
    Key found;
    if (key.size() != 2 * k_digits || !read_half(key.substr(0, k_digits), found.first) ||
        !read_half(key.substr(k_digits), found.second)) {
        return key_of(base::content_id({"a key of another form", key})); // by a hash that no content has
    }
    return found;
}

// Content keys are evenly spread already: their bits are the hash.
std::size_t KeyTable::place_of(const Part& part, const Key& key) {
    const std::size_t mask = part.entries.size() - 1;
    std::size_t place = key.second & mask;
    while (part.entries[place].key != Key{} && part.entries[place].key != key) {
        place = (place + 1) & mask;
    }
    return place;
}

void KeyTable::grow(Part& part) {
    const std::vector<Entry> old = std::move(part.entries);
    part.entries.assign(old.empty() ? k_first_size : old.size() * 2, {});
    for (const Entry& entry : old) {
        if (entry.key != Key{}) {
            part.entries[place_of(part, entry.key)] = entry;
        }
    }
}

KeyTable::Known& KeyTable::at(std::string_view key) {
    const Key wanted = key_of(key);
    Part& part = m_parts[wanted.first & (m_parts.size() - 1)];
    constexpr std::size_t k_full = 8; // at most seven of eight places are taken
    if ((part.used + 1) * k_full > part.entries.size() * (k_full - 1)) {
        grow(part);
    }
    Entry& entry = part.entries[place_of(part, wanted)];
    if (entry.key == Key{}) {
        entry.key = wanted;
        ++part.used;
    }
    return entry.known;
}

KeyTable::Known KeyTable::find(std::string_view key) const {
    const Key wanted = key_of(key);
    const Part& part = m_parts[wanted.first & (m_parts.size() - 1)];
    return part.entries.empty() ? Known{} : part.entries[place_of(part, wanted)].known;
}

} // namespace policygraph::store
