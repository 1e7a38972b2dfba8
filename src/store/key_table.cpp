// SPDX-License-Identifier: Apache-2.0
#include "store/key_table.hpp"

#include <policygraph/base/hash.hpp>

#include <charconv>
#include <string>

namespace policygraph::store {

namespace {

constexpr std::size_t k_digits = 16; // of half a key
constexpr std::size_t k_first_size = 16;

} // namespace

KeyTable::Key KeyTable::key_of(std::string_view key) {
    const auto half = [](std::string_view digits, std::uint64_t& value) {
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        return read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    };
    Key found;
    if (key.size() != 2 * k_digits || !half(key.substr(0, k_digits), found.first) ||
        !half(key.substr(k_digits), found.second)) {
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
