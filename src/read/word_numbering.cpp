// SPDX-License-Identifier: Apache-2.0
#include <read/word_numbering.hpp>

#include <policygraph/base/utf8.hpp>
#include <read/xml_scanner.hpp>

#include <algorithm>
#include <cstdlib>

namespace policygraph::read {

namespace {

// 〇一二三四五六七八九, 十百千万, 甲乙丙丁戊己庚辛壬癸.
constexpr std::array<char32_t, 10> k_digits = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                               0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
constexpr std::array<char32_t, 4> k_places = {0, 0x5341, 0x767E, 0x5343};
constexpr char32_t k_zero_between = 0x96F6;
constexpr std::array<char32_t, 10> k_stems = {0x7532, 0x4E59, 0x4E19, 0x4E01, 0x620A,
                                              0x5DF1, 0x5E9A, 0x8F9B, 0x58EC, 0x7678};

unsigned to_number(std::string_view text) {
    return static_cast<unsigned>(std::strtoul(std::string(text.substr(0, 6)).c_str(), nullptr, 10));
}

std::string character(char32_t code) {
    std::string text;
    base::append_utf8(text, code);
    return text;
}

// 1 一, 12 十二, 105 一百零五; Word's counting formats go no further than we need.
std::string chinese(unsigned value) {
    std::string text;
    bool zero = false;
    for (unsigned place = 4, unit = 1000; place-- > 0; unit /= 10) {
        const unsigned digit = value / unit % 10;
        if (digit == 0) {
            zero = zero || !text.empty();
            continue;
        }
        if (zero && !text.empty()) {
            text += character(k_zero_between);
        }
        zero = false;
        if (!(digit == 1 && place == 1 && text.empty())) {
            text += character(k_digits[digit]);
        }
        if (place > 0) {
            text += character(k_places[place]);
        }
    }
    return text.empty() ? character(k_digits[0]) : text;
}

std::string digit_by_digit(unsigned value) {
    std::string text;
    for (const char c : std::to_string(value)) {
        text += character(k_digits[static_cast<std::size_t>(c - '0')]);
    }
    return text;
}

std::string letters(unsigned value, char first) {
    return value == 0 || value > 260
               ? std::to_string(value)
               : std::string((value - 1) / 26 + 1, static_cast<char>(first + static_cast<char>((value - 1) % 26)));
}

std::string roman(unsigned value) {
    constexpr std::array<std::pair<unsigned, std::string_view>, 9> k_signs = {
        {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    if (value > 399) {
        return std::to_string(value);
    }
    std::string text;
    for (const auto& [size, sign] : k_signs) {
        for (; value >= size; value -= size) {
            text += sign;
        }
    }
    return text;
}

} // namespace

std::string word_number(unsigned value, std::string_view format) {
    if (format.starts_with("chineseCounting") || format == "taiwaneseCountingThousand" ||
        format == "japaneseCounting" || format == "taiwaneseCounting") {
        return value < 10000 ? chinese(value) : std::to_string(value);
    }
    if (format == "ideographDigital" || format == "taiwaneseDigital" || format == "japaneseDigitalTenThousand") {
        return digit_by_digit(value);
    }
    if (format == "ideographTraditional") {
        return value >= 1 && value <= 10 ? character(k_stems[value - 1]) : std::to_string(value);
    }
    if (format.starts_with("decimalEnclosedCircle")) {
        return value >= 1 && value <= 20 ? character(0x2460 + value - 1) : std::to_string(value);
    }
    if (format == "upperLetter" || format == "lowerLetter") {
        return letters(value, format == "upperLetter" ? 'A' : 'a');
    }
    if (format == "upperRoman" || format == "lowerRoman") {
        std::string text = roman(value);
        if (format == "lowerRoman") {
            std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c | 0x20); });
        }
        return text;
    }
    if (format == "decimalZero" && value < 10) {
        return std::string(1, '0').append(std::to_string(value));
    }
    return std::to_string(value);
}

WordNumbering::WordNumbering(const std::string& document, std::string_view xml) {
    XmlScanner scanner(document, xml);
    XmlScanner::Token token;
    Levels* levels = nullptr;
    List* list = nullptr;
    std::size_t level = 0;
    for (scanner.next(token); token.kind != XmlScanner::Kind::done; scanner.next(token)) {
        if (token.kind != XmlScanner::Kind::start) {
            continue;
        }
        const std::string value(attribute(token, "val"));
        if (token.name == "abstractNum") {
            levels = &m_abstract[std::string(attribute(token, "abstractNumId"))];
            list = nullptr;
        } else if (token.name == "num") {
            list = &m_lists[std::string(attribute(token, "numId"))];
            levels = nullptr;
        } else if (token.name == "abstractNumId" && list != nullptr) {
            list->abstract = value;
        } else if (token.name == "lvl" || token.name == "lvlOverride") {
            level = std::min<std::size_t>(to_number(attribute(token, "ilvl")), k_levels - 1);
        } else if (token.name == "startOverride" && list != nullptr) {
            list->starts[level] = to_number(value);
        } else if (levels != nullptr) {
            Level& current = (*levels)[level];
            if (token.name == "start") {
                current.start = to_number(value);
            } else if (token.name == "numFmt") {
                current.format = value;
            } else if (token.name == "lvlText") {
                current.text = value;
            }
        }
    }
}

std::string WordNumbering::next(const std::string& list, std::size_t level) {
    const auto found = m_lists.find(list);
    if (found == m_lists.end() || level >= k_levels) {
        return {};
    }
    const auto definition = m_abstract.find(found->second.abstract);
    if (definition == m_abstract.end()) {
        return {};
    }
    const Levels& levels = definition->second;
    std::array<unsigned, k_levels>& counters = m_counters[found->second.abstract];
    if (!found->second.starts.empty() && !m_started[list]) {
        m_started[list] = true;
        for (const auto& [index, start] : found->second.starts) {
            counters[index] = start == 0 ? 0 : start - 1;
        }
    }
    // A counter of 0 has not begun. Deeper levels begin anew.
    counters[level] = counters[level] == 0 ? std::max(levels[level].start, 1U) : counters[level] + 1;
    for (std::size_t deeper = level + 1; deeper < k_levels; ++deeper) {
        counters[deeper] = 0;
    }
    if (levels[level].format == "bullet" || levels[level].format == "none") {
        return {};
    }
    std::string text;
    const std::string& pattern = levels[level].text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place =
            pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        if (!place) {
            text += pattern[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(pattern[++i] - '1');
        const unsigned value = counters[index] == 0 ? levels[index].start : counters[index];
        text += word_number(value, levels[index].format);
    }
    return text;
}

} // namespace policygraph::read
