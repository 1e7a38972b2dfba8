// SPDX-License-Identifier: Apache-2.0
#include <read/two_byte_table.hpp>

#include <policygraph/base/utf8.hpp>

#include <iconv.h>

#include <algorithm>
#include <string>

namespace policygraph::read {

namespace {

struct Difference {
    unsigned code;
    char32_t character;
};

// Where glibc 2.36 differs from WHATWG's tables.
constexpr std::array<Difference, 6> k_gb18030 = {
    {{0xFE51, 0xE816}, {0xFE52, 0xE817}, {0xFE53, 0xE818}, {0xFE6C, 0xE831}, {0xFE76, 0xE83B}, {0xFE91, 0xE855}}};
constexpr std::array<Difference, 27> k_big5 = {
    {{0xA145, 0x2027}, {0xA14E, 0xFE51}, {0xA15A, 0x2574}, {0xA1C2, 0xAF},   {0xA1C3, 0xFFE3}, {0xA1C5, 0x2CD},
     {0xA1E3, 0xFF5E}, {0xA1F2, 0x2295}, {0xA1F3, 0x2299}, {0xA1FE, 0xFF0F}, {0xA240, 0xFF3C}, {0xA241, 0x2215},
     {0xA242, 0xFE68}, {0xA244, 0xFFE5}, {0xA246, 0xFFE0}, {0xA247, 0xFFE1}, {0xA3E0, 0x2421}, {0xA3E1, 0x20AC},
     {0xC6CF, 0x5EF4}, {0xC6D3, 0x65E0}, {0xC6D5, 0x7676}, {0xC6D7, 0x96B6}, {0xC6DF, 0x4EDD}, {0xFB48, 0x5605},
     {0xFBF9, 0x5ED0}, {0xFC6C, 0x60A4}, {0xFE52, 0x732A}}};

unsigned byte(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

// One character of a few bytes by iconv; empty where it is none.
std::string convert(iconv_t converter, std::string_view bytes) {
    std::array<char, 8> input{};
    std::copy(bytes.begin(), bytes.end(), input.begin());
    std::array<char, 16> output{};
    char* from = input.data();
    char* to = output.data();
    std::size_t left = bytes.size();
    std::size_t room = output.size();
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    const bool failed = iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1) || left != 0;
    // What combines with a letter behind it is kept back until it is asked for.
    iconv(converter, nullptr, nullptr, &to, &room);
    return failed ? std::string() : std::string(output.data(), output.size() - room);
}

} // namespace

TwoByteTable::TwoByteTable(const char* name, bool four_bytes)
    : m_name(name), m_four_bytes(four_bytes), m_characters(k_last - k_first + 1) {
    const iconv_t converter = iconv_open("UTF-8", name);
    for (unsigned code = k_first; code <= k_last; ++code) {
        const unsigned trail = code & 0xFFU;
        if (trail < 0x40 || trail == 0x7F || trail == 0xFF) {
            continue;
        }
        const std::array<char, 2> bytes = {static_cast<char>(code >> 8U), static_cast<char>(trail)};
        const std::string text = convert(converter, {bytes.data(), bytes.size()});
        Character& character = m_characters[code - k_first];
        if (text.size() <= character.utf8.size()) {
            std::copy(text.begin(), text.end(), character.utf8.begin());
            character.size = static_cast<unsigned char>(text.size());
        }
    }
    iconv_close(converter);
}

void TwoByteTable::set(unsigned code, char32_t character) {
    std::string text;
    base::append_utf8(text, character);
    Character& entry = m_characters[code - k_first];
    std::copy(text.begin(), text.end(), entry.utf8.begin());
    entry.size = static_cast<unsigned char>(text.size());
}

const TwoByteTable& TwoByteTable::gb18030() {
    static const TwoByteTable table = [] {
        TwoByteTable made("GB18030", true);
        for (const Difference& difference : k_gb18030) {
            made.set(difference.code, difference.character);
        }
        return made;
    }();
    return table;
}

const TwoByteTable& TwoByteTable::big5() {
    static const TwoByteTable table = [] {
        TwoByteTable made("BIG5-HKSCS", false);
        for (const Difference& difference : k_big5) {
            made.set(difference.code, difference.character);
        }
        // The pictures of the control characters.
        for (unsigned i = 0; i < 0x20; ++i) {
            made.set(0xA3C0 + i, 0x2400 + i);
        }
        return made;
    }();
    return table;
}

Decoded TwoByteTable::decode(std::string_view bytes, Units* units) const {
    Decoded decoded;
    decoded.text.reserve(bytes.size() * 3 / 2 + 16);
    const iconv_t converter = m_four_bytes ? iconv_open("UTF-8", m_name) : nullptr;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned lead = byte(bytes, at);
        if (units != nullptr) {
            units->push_back({static_cast<std::uint32_t>(decoded.text.size()), at, false});
        }
        if (lead < 0x80) {
            decoded.text += bytes[at++];
            continue;
        }
        const unsigned trail = byte(bytes, at + 1);
        const unsigned code = lead << 8U | trail;
        if (code >= k_first && code <= k_last && m_characters[code - k_first].size != 0) {
            const Character& character = m_characters[code - k_first];
            decoded.text.append(character.utf8.data(), character.size);
            at += 2;
            continue;
        }
        if (m_four_bytes && trail >= 0x30 && trail <= 0x39 && at + 4 <= bytes.size()) {
            const std::string text = convert(converter, bytes.substr(at, 4));
            if (!text.empty()) {
                decoded.text += text;
                at += 4;
                continue;
            }
        }
        // A second byte that is ASCII is itself; only the first one is lost then.
        decoded.bad = std::min(decoded.bad, at);
        ++decoded.bad_count;
        if (units != nullptr) {
            units->back().broken = true;
        }
        base::append_utf8(decoded.text, 0xFFFD);
        at += trail < 0x80 ? 1 : 2;
    }
    if (converter != nullptr) {
        iconv_close(converter);
    }
    return decoded;
}

} // namespace policygraph::read
