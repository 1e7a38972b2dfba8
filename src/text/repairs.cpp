// SPDX-License-Identifier: Apache-2.0
#include <text/repairs.hpp>

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>
#include <text/markers.hpp>

#include <algorithm>
#include <array>

namespace policygraph::text {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A place in the text that is read onwards.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }
    bool skip(std::string_view word) {
        const bool found = rest().starts_with(word);
        m_at += found ? word.size() : 0;
        return found;
    }
    template <typename Words>
    bool skip_any(const Words& words) {
        return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return skip(word); });
    }
    std::size_t skip_digits() {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && is_digit(m_text[m_at])) {
            ++m_at;
        }
        return m_at - begin;
    }
    void skip_spaces() {
        while (m_at < m_text.size() && m_text[m_at] == ' ') {
            ++m_at;
        }
    }

private:
    std::string_view m_text;
    std::size_t m_at;
};

class Finder {
public:
    explicit Finder(std::string_view text) : m_text(text) {}

    std::vector<Edit> run() {
        static constexpr base::CharacterSet k_places(markers::k_places_of_repairs);
        for (std::size_t at = k_places.next(m_text, 0); at < m_text.size();
             at = k_places.next(m_text, at + base::utf8_length(m_text[at]))) {
            switch (static_cast<unsigned char>(m_text[at])) {
            case '(':
                if (!pinyin_gloss(at)) {
                    document_number(at);
                }
                break;
            case '[':
            case '{':
                document_number(at);
                break;
            case 0xE3: // 。〔【〖
                if (m_text[at + 2] != markers::k_full_stop[2]) {
                    document_number(at);
                } else if (at > 0 && is_digit(m_text[at - 1])) {
                    decimal_point(at);
                }
                break;
            default: // 年
                chinese_year(at);
                break;
            }
        }
        std::stable_sort(m_edits.begin(), m_edits.end(),
                         [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
        return std::move(m_edits);
    }

private:
    void add(std::size_t begin, std::size_t end, std::string_view replacement, std::string_view what) {
        m_edits.push_back(
            {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::string(replacement), what});
    }

    // 区(qū): one syllable with its tone mark behind a Han character.
    bool pinyin_gloss(std::size_t at) {
        constexpr std::size_t k_longest = 8; // zhuāng
        if (at < 3 || !base::is_han(base::code_point(m_text, at - 3))) {
            return false;
        }
        const std::size_t end = m_text.substr(0, at + k_longest + 2).find(')', at);
        if (end == std::string_view::npos) {
            return false;
        }
        bool tone = false;
        for (std::size_t i = at + 1; i < end; i += base::utf8_length(m_text[i])) {
            const char32_t code = base::code_point(m_text, i);
            const bool letter = code >= 'a' && code <= 'z';
            const bool marked = (code >= 0xE0 && code <= 0xFC) || (code >= 0x101 && code <= 0x1DC);
            tone = tone || marked;
            if (!letter && !marked) {
                return false;
            }
        }
        if (tone) {
            add(at, end + 1, {}, "pinyin gloss");
        }
        return tone;
    }

    // 2。5万: a digit before the full stop, digits and a word of number behind.
    void decimal_point(std::size_t at) {
        Cursor cursor(m_text, at);
        if (!cursor.skip(markers::k_full_stop)) {
            return;
        }
        const std::size_t end = cursor.at();
        const std::size_t digits = cursor.skip_digits();
        if (digits != 0 && digits <= 4 && cursor.skip_any(markers::k_number_units)) {
            add(at, end, ".", "decimal point");
        }
    }

    // 国发[2021] 20 号, 国发〔 2021 〕20号: the brackets become 〔〕, blanks go. Round brackets need the 号.
    void document_number(std::size_t at) {
        Cursor cursor(m_text, at);
        if (!cursor.skip_any(markers::k_open)) {
            return;
        }
        const std::size_t open_end = cursor.at();
        cursor.skip_spaces();
        const std::size_t year = cursor.at();
        const bool century = cursor.rest().starts_with("19") || cursor.rest().starts_with("20");
        if (!century || cursor.skip_digits() != 4) {
            return;
        }
        const std::size_t year_end = cursor.at();
        cursor.skip_spaces();
        const std::size_t close = cursor.at();
        if (!cursor.skip_any(markers::k_close)) {
            return;
        }
        const std::size_t close_end = cursor.at();
        cursor.skip_spaces();
        const bool ordinal = cursor.skip(markers::k_ordinal);
        const std::size_t before_serial = cursor.at();
        cursor.skip_spaces();
        const std::size_t serial = cursor.at();
        const std::size_t digits = cursor.skip_digits();
        const std::size_t serial_end = cursor.at();
        cursor.skip_spaces();
        const std::size_t number = cursor.at();
        const bool whole = digits != 0 && digits <= 5 && cursor.skip(markers::k_number);
        const bool square = m_text[at] != '(' && m_text[close] != ')';
        if (!whole && (!square || digits == 0 || close_end != serial)) {
            return;
        }
        shape(at, open_end, markers::k_year_open);
        add_blank(open_end, year);
        add_blank(year_end, close);
        shape(close, close_end, markers::k_year_close);
        if (whole) {
            add_blank(close_end, ordinal ? before_serial - markers::k_ordinal.size() : serial);
            if (ordinal) {
                add_blank(before_serial, serial);
            }
            add_blank(serial_end, number);
        }
    }

    void shape(std::size_t begin, std::size_t end, std::string_view shape) {
        if (m_text.substr(begin, end - begin) != shape) {
            add(begin, end, shape, "number bracket");
        }
    }

    void add_blank(std::size_t begin, std::size_t end) {
        if (begin < end) {
            add(begin, end, {}, {});
        }
    }

    // 二O一O年: four characters before 年, each a digit or like a zero.
    void chinese_year(std::size_t at) {
        std::array<std::size_t, 5> starts{};
        starts[4] = at;
        bool like = false;
        bool han = false;
        for (std::size_t i = 4; i-- > 0;) {
            std::size_t begin = starts[i + 1];
            if (begin == 0) {
                return;
            }
            do {
                --begin;
            } while (begin != 0 && (static_cast<unsigned char>(m_text[begin]) & 0xC0U) == 0x80);
            const std::string_view character = m_text.substr(begin, starts[i + 1] - begin);
            const bool digit = contains(markers::k_digits, character);
            const bool zero = contains(markers::k_zero_like, character);
            if (!digit && !zero) {
                return;
            }
            han = han || digit;
            like = like || zero;
            starts[i] = begin;
        }
        if (!han || !like || contains(markers::k_zero_like, m_text.substr(starts[0], starts[1] - starts[0]))) {
            return;
        }
        for (std::size_t i = 0; i < 4; ++i) {
            if (contains(markers::k_zero_like, m_text.substr(starts[i], starts[i + 1] - starts[i]))) {
                add(starts[i], starts[i + 1], markers::k_zero, "zero of a year");
            }
        }
    }

    template <typename Words>
    static bool contains(const Words& words, std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    std::string_view m_text;
    std::vector<Edit> m_edits;
};

} // namespace

std::vector<Edit> find_repairs(std::string_view text) {
    return Finder(text).run();
}

} // namespace policygraph::text
