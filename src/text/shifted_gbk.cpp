// SPDX-License-Identifier: Apache-2.0
#include <text/shifted_gbk.hpp>

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>
#include <text/markers.hpp>

#include <iconv.h>

#include <algorithm>
#include <array>

namespace policygraph::text {

namespace {

constexpr unsigned k_first_code = 0x8140;
constexpr unsigned k_last_code = 0xFEFE;
// Shorter runs prove nothing; longer ones are read on until a byte brings the converter back.
constexpr std::size_t k_shortest = 4;
constexpr std::size_t k_longest = 4000;

// GBK codes of which the second byte alone is no character in step: ，二 三 六 十.
constexpr unsigned k_comma = 0xA3AC;
constexpr std::array<unsigned, 4> k_lost_numerals = {0xB6FE, 0xC8FD, 0xC1F9, 0xCAAE};

// What the system's GB18030 makes of a two-byte code: 0 where it is none.
char32_t decode(iconv_t converter, unsigned code) {
    std::array<char, 2> input = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    std::array<unsigned char, 8> output{};
    char* from = input.data();
    char* to = reinterpret_cast<char*>(output.data());
    std::size_t from_left = input.size();
    std::size_t to_left = output.size();
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    if (iconv(converter, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1) || from_left != 0 ||
        to_left != 4) {
        return 0;
    }
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(output[i]); };
    return byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
}

bool is_question_mark(char32_t code) {
    return code == '?' || code == 0xFFFD;
}

// 一、 or （一）: a numeral, and the mark behind it here or in what follows.
bool begins_with_number(std::string_view text, std::string_view following) {
    const bool bracket = text.starts_with(markers::k_wide_open);
    text.remove_prefix(bracket ? markers::k_wide_open.size() : 0);
    const auto digit = std::find_if(markers::k_numerals.begin(), markers::k_numerals.end(),
                                    [&](std::string_view word) { return text.starts_with(word); });
    if (digit == markers::k_numerals.end()) {
        return false;
    }
    text.remove_prefix(digit->size());
    const std::string_view mark = bracket ? markers::k_wide_close : markers::k_list_comma;
    return text.starts_with(mark) || (text.empty() && following.starts_with(mark));
}

} // namespace

ShiftedGbk::ShiftedGbk(const Traditional& traditional)
    : m_traditional(&traditional), m_characters(k_last_code - k_first_code + 1), m_codes(0x10000) {
    const iconv_t converter = iconv_open("UTF-32LE", "GB18030");
    for (unsigned code = k_first_code; code <= k_last_code; ++code) {
        const unsigned trail = code & 0xFFU;
        const char32_t character = trail < 0x40 || trail == 0x7F || trail == 0xFF ? 0 : decode(converter, code);
        if (character != 0 && character < 0x10000) {
            m_characters[code - k_first_code] = character;
            m_codes[character] = static_cast<std::uint16_t>(code);
        }
    }
    iconv_close(converter);
    // The same codes in the private use area, where converters older than GB18030-2005 put them.
    for (std::uint16_t i = 0; i <= 0xA995 - 0xA989; ++i) {
        m_codes[0xE7E7U + i] = static_cast<std::uint16_t>(0xA989U + i);
    }
    for (std::uint16_t i = 0; i <= 0xA6DF - 0xA6D9; ++i) {
        m_codes[0xE78DU + i] = static_cast<std::uint16_t>(0xA6D9U + i);
    }
}

char32_t ShiftedGbk::character(unsigned lead, unsigned trail) const {
    const unsigned code = lead << 8U | trail;
    return code < k_first_code || code > k_last_code ? 0 : m_characters[code - k_first_code];
}

// The 3,755 everyday characters of GB2312 and the punctuation of a Chinese text.
bool ShiftedGbk::is_common(char32_t code) const {
    std::string text;
    base::append_utf8(text, code);
    if (const auto match = m_traditional->match(text, 0); match.length != 0) {
        code = base::code_point(match.simplified, 0);
    }
    const unsigned gbk = code < 0x10000 ? m_codes[code] : 0;
    const bool punctuation = gbk == 0xA1A1 || gbk == 0xA1A2 || gbk == 0xA1A3 || (gbk >= 0xA1AE && gbk <= 0xA1B7);
    const bool full_width = gbk >= 0xA3A1 && gbk <= 0xA3FE;
    return punctuation || full_width || (gbk >= 0xB0A1 && gbk <= 0xD7F9);
}

ShiftedGbk::Run ShiftedGbk::read_in_step(std::string_view source, std::size_t begin) const {
    Run run;
    unsigned lead = 0; // the byte that waits for its second one; the very first byte belongs to what was lost
    std::size_t at = begin;
    const auto add = [&](unsigned trail) {
        const char32_t code = character(lead, trail);
        if (code == 0) {
            return false;
        }
        base::append_utf8(run.text, code);
        run.common_after += is_common(code) ? 1 : 0;
        ++run.characters;
        return true;
    };
    // A second byte that became a question mark: known where it was a comma's or a list number's.
    const auto add_lost = [&](std::string_view text, std::size_t mark) {
        if (lead == k_comma >> 8U) {
            return add(k_comma & 0xFFU);
        }
        const bool numbers = text.substr(mark + 1).starts_with(markers::k_list_comma);
        const auto found = std::find_if(k_lost_numerals.begin(), k_lost_numerals.end(),
                                        [&](unsigned code) { return code >> 8U == lead; });
        return numbers && found != k_lost_numerals.end() && add(*found & 0xFFU);
    };
    for (std::size_t count = 0; at < source.size() && count < k_longest; ++count) {
        const char32_t code = base::code_point(source, at);
        const std::size_t length = base::utf8_length(source[at]);
        if (code < 0x80 || is_question_mark(code)) {
            // Back in step: the byte was the second one of a character, or what was left is lost.
            if (lead != 0 &&
                ((code >= 0x40 && code < 0x80 && add(code)) || (is_question_mark(code) && add_lost(source, at)))) {
                at += length;
            }
            break;
        }
        const unsigned gbk = code < 0x10000 ? m_codes[code] : 0;
        if (gbk == 0) {
            run.characters = 0;
            break;
        }
        run.common_before += is_common(code) ? 1 : 0;
        if (lead != 0 && !add(gbk >> 8U)) {
            run.characters = 0;
            break;
        }
        lead = gbk & 0xFFU;
        at += length;
    }
    run.end = at;
    return run;
}

std::vector<Edit> ShiftedGbk::find(std::string_view source) const {
    std::vector<Edit> edits;
    static constexpr base::CharacterSet k_lost(U"?\uFFFD");
    for (std::size_t at = k_lost.next(source, 0); at < source.size();) {
        std::size_t next = at + base::utf8_length(source[at]);
        const std::size_t begin = at + base::utf8_length(source[at]);
        const Run run = read_in_step(source, begin);
        // Certain: all but a stray character of the new reading are everyday ones, and the old one had few.
        // A list number is enough of a text.
        const bool readable = (run.characters >= k_shortest && run.common_after * 20 >= run.characters * 19) ||
                              begins_with_number(run.text, source.substr(run.end));
        if (readable && run.common_before * 10 <= run.characters * 7) {
            edits.push_back(
                {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(run.end)}, run.text, "shifted GBK"});
            next = run.end;
        }
        at = k_lost.next(source, next);
    }
    return edits;
}

} // namespace policygraph::text
