// SPDX-License-Identifier: Apache-2.0
#include <policygraph/structure/doc_number.hpp>

#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::structure {

namespace {

using Codes = std::u32string;
using CodesView = std::u32string_view;

constexpr std::size_t k_most_characters = 48; // the longest real number has some 40
constexpr char32_t k_no = U'\0';

bool is_digit(char32_t code) {
    return code >= U'0' && code <= U'9';
}

bool is_prefix_letter(char32_t code) {
    return base::is_han(code) || (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z');
}

// The characters with blanks and invisible ones left out, digits ASCII, brackets '[' and ']'.
Codes simplified(std::string_view text) {
    Codes codes;
    for (std::size_t i = 0; i < text.size() && codes.size() < 2 * k_most_characters; i += base::utf8_length(text[i])) {
        char32_t code = base::code_point(text, i);
        if (code >= 0xFF10 && code <= 0xFF19) {
            code = code - 0xFF10 + U'0';
        }
        if (markers::k_opening.find(code) != CodesView::npos) {
            code = U'[';
        } else if (markers::k_closing.find(code) != CodesView::npos) {
            code = U']';
        }
        const bool blank = code <= 0x20 || code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x200F) ||
                           code == 0xFEFF || code == 0x202F || code == 0x2060;
        if (!blank) {
            codes.push_back(code);
        }
    }
    return codes;
}

// Reads forward over simplified characters.
class Cursor {
public:
    explicit Cursor(CodesView codes) : m_codes(codes) {}

    [[nodiscard]] char32_t peek() const { return m_at < m_codes.size() ? m_codes[m_at] : k_no; }
    [[nodiscard]] char32_t after() const { return m_at + 1 < m_codes.size() ? m_codes[m_at + 1] : k_no; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    void move(std::size_t at) { m_at = at; }
    bool take(char32_t code) {
        if (peek() != code) {
            return false;
        }
        ++m_at;
        return true;
    }
    /// Digits, at least `least`, at most `most`.
    std::optional<std::uint32_t> number(std::size_t least, std::size_t most) {
        std::size_t end = m_at;
        std::uint32_t value = 0;
        while (end < m_codes.size() && is_digit(m_codes[end]) && end - m_at < most) {
            value = value * 10 + static_cast<std::uint32_t>(m_codes[end] - U'0');
            ++end;
        }
        if (end - m_at < least || (end < m_codes.size() && is_digit(m_codes[end]))) {
            return std::nullopt;
        }
        m_at = end;
        return value;
    }
    /// A year of four digits, with or without 年.
    std::optional<std::uint32_t> year() {
        const std::size_t start = m_at;
        const auto value = number(4, 4);
        if (!value || *value < 1949 || *value > 2099) {
            m_at = start;
            return std::nullopt;
        }
        take(markers::k_year_code);
        return value;
    }

private:
    CodesView m_codes;
    std::size_t m_at = 0;
};

// The issuer's mark: letters and Han, with bracketed parts inside (宁建(科)发), up to a year or a serial.
Codes take_prefix(Cursor& cursor) {
    Codes prefix;
    while (cursor.peek() != k_no) {
        if (is_prefix_letter(cursor.peek())) {
            if (cursor.peek() == markers::k_ordinal_code && !base::is_han(cursor.after())) {
                break; // 第18号, but not 第十三届
            }
            prefix.push_back(cursor.peek());
            cursor.take(cursor.peek());
            continue;
        }
        const std::size_t start = cursor.at();
        if (!prefix.empty() && cursor.take(U'[')) {
            Codes inner;
            while (is_prefix_letter(cursor.peek())) {
                inner.push_back(cursor.peek());
                cursor.take(cursor.peek());
            }
            if (!inner.empty() && cursor.take(U']')) {
                prefix += U'(' + inner + U')';
                continue;
            }
            cursor.move(start);
        }
        break;
    }
    return prefix;
}

std::string utf8(CodesView codes) {
    std::string text;
    for (const char32_t code : codes) {
        base::append_utf8(text, code);
    }
    return text;
}

bool is_order(CodesView prefix) {
    return std::any_of(markers::k_orders.begin(), markers::k_orders.end(), [&](CodesView word) {
        return prefix.size() >= word.size() && prefix.substr(prefix.size() - word.size()) == word;
    });
}

struct Parts {
    Codes prefix;
    std::uint32_t year = 0;
    bool bracketed = false; // the year stands in brackets
    bool ordinal = false;   // 第 stands before the serial
    Codes session;          // 14届
    Codes middle;           // 事企字
    std::optional<std::uint32_t> serial;
};

// 第N届 or (14届) of a people's congress' announcement.
void take_session(Cursor& cursor, Parts& parts) {
    const std::size_t start = cursor.at();
    const bool bracket = cursor.take(U'[');
    const auto count = cursor.number(1, 2);
    if (count && cursor.take(markers::k_session_code) && (!bracket || cursor.take(U']'))) {
        parts.session = Codes(markers::k_session_open);
        for (const char digit : std::to_string(*count)) {
            parts.session.push_back(static_cast<char32_t>(digit));
        }
        parts.session += markers::k_session_close;
        return;
    }
    cursor.move(start);
}

// The year in any place that it is printed in: [2021], 2021年, 2021.
void take_year(Cursor& cursor, Parts& parts) {
    const std::size_t start = cursor.at();
    const bool bracket = cursor.take(U'[');
    while (cursor.take(U'[') || cursor.take(U']')) {
    }
    if (const auto year = cursor.year()) {
        const bool closed = cursor.take(U']');
        while (cursor.take(U']')) {
        }
        parts.year = *year;
        parts.bracketed = bracket || closed;
        return;
    }
    cursor.move(start);
}

// 第? 事企字? 第? [33]? 号, or 号16.
void take_serial(Cursor& cursor, Parts& parts) {
    parts.ordinal = cursor.take(markers::k_ordinal_code);
    while (base::is_han(cursor.peek()) && cursor.peek() != markers::k_number_code &&
           cursor.peek() != markers::k_ordinal_code && parts.middle.size() < 5) {
        parts.middle.push_back(cursor.peek());
        cursor.take(cursor.peek());
    }
    parts.ordinal = cursor.take(markers::k_ordinal_code) || parts.ordinal;
    if (cursor.take(markers::k_number_code)) { // 号16
        parts.serial = cursor.number(1, 6);
        return;
    }
    const bool bracket = cursor.take(U'[');
    parts.serial = cursor.number(1, 6);
    if (bracket) {
        cursor.take(U']');
    }
    cursor.take(markers::k_number_code);
}

std::string shape(const Parts& parts) {
    std::string text = utf8(parts.prefix) + utf8(parts.session);
    if (parts.year != 0) {
        text +=
            parts.bracketed || !is_order(parts.prefix)
                ? std::string(markers::k_year_open) + std::to_string(parts.year) + std::string(markers::k_year_close)
                : std::to_string(parts.year) + std::string(markers::k_year);
    }
    if (parts.ordinal) {
        text += markers::k_ordinal;
    }
    return text + utf8(parts.middle) + std::to_string(*parts.serial) + std::string(markers::k_number);
}

} // namespace

std::optional<DocNumber> parse_doc_number(std::string_view text) {
    const Codes codes = simplified(text);
    Cursor cursor(codes);
    Parts parts;
    take_year(cursor, parts); // (2021)某科函字第9号
    parts.prefix = take_prefix(cursor);
    if (parts.prefix.empty() || parts.prefix.size() > k_most_characters) {
        return std::nullopt;
    }
    if (parts.year == 0) {
        take_session(cursor, parts);
        take_year(cursor, parts);
    }
    const bool order = is_order(parts.prefix);
    take_serial(cursor, parts);
    if (!parts.serial || *parts.serial == 0 || (parts.year == 0 && !order) ||
        (parts.year != 0 && !parts.bracketed && !order && !parts.ordinal && codes.find(U'[') == Codes::npos)) {
        return std::nullopt;
    }
    return DocNumber{utf8(parts.prefix) + utf8(parts.session), parts.year, *parts.serial, shape(parts)};
}

DocNumberFinder::DocNumberFinder(const lexicon::Lexicon& lexicon) {
    for (const lexicon::Word& word : lexicon.list("doc_number_leads").words()) {
        m_leads.add(word.text);
    }
    m_leads.compile();
}

// Walks back from the year's bracket over Han, letters and one bracketed part; then drops the words before.
std::size_t DocNumberFinder::begin_of(std::string_view text, std::size_t bracket) const {
    constexpr std::size_t k_reach = 20;
    std::size_t begin = bracket;
    bool inner = false;
    for (std::size_t count = 0; begin > 0 && count < k_reach; ++count) {
        const std::size_t before = base::begin_of_character_before(text, begin);
        const char32_t code = base::code_point(text, before);
        if (code == U')' && !inner && begin != bracket) {
            inner = true;
        } else if (code == U'(' && inner) {
            inner = false;
        } else if (!base::is_han(code) && !(code >= U'A' && code <= U'Z')) {
            break;
        }
        begin = before;
    }
    if (inner) { // a bracket that belongs to the text before
        const std::size_t close = text.substr(begin, bracket - begin).find(')');
        begin += close + 1;
    }
    if (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') { // 2005年4月20日新出联〔2005〕9号
        for (const std::string_view unit : {markers::k_year, markers::k_month, markers::k_day}) {
            begin += text.substr(begin, bracket - begin).starts_with(unit) ? unit.size() : 0;
        }
    }
    std::size_t last = begin;
    for (const auto& hit : m_leads.scan(text.substr(begin, bracket - begin))) {
        if (begin + hit.end < bracket) {
            last = std::max(last, begin + hit.end);
        }
    }
    return last;
}

std::vector<DocNumberFinder::Hit> DocNumberFinder::find(std::string_view text) const {
    std::vector<Hit> hits;
    for (std::size_t at = text.find(markers::k_year_open); at != std::string_view::npos;
         at = text.find(markers::k_year_open, at + 1)) {
        std::size_t end = at;
        for (int count = 0; count < 16 && end < text.size() && text.compare(end, 3, markers::k_number) != 0; ++count) {
            end += base::utf8_length(text[end]);
        }
        if (text.compare(end, 3, markers::k_number) != 0) {
            continue;
        }
        end += markers::k_number.size();
        const std::size_t begin = begin_of(text, at);
        if (auto number = parse_doc_number(text.substr(begin, end - begin))) {
            hits.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(*number)});
        }
    }
    return hits;
}

} // namespace policygraph::structure
