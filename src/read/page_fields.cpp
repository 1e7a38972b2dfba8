// SPDX-License-Identifier: Apache-2.0
#include <read/page_fields.hpp>

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::read {

namespace {

constexpr std::size_t k_longest_line = 1500; // an info table's row; running text has no labels
constexpr std::size_t k_longest_value = 600;
constexpr std::string_view k_wide_colon = "\xEF\xBC\x9A";
constexpr std::array<std::string_view, 5> k_blanks = {" ", "\t", "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x83"};
constexpr std::array<std::string_view, 4> k_title_ends = {" - ", "_", "-", "|"};

std::size_t blank_at(std::string_view text) {
    for (const std::string_view blank : k_blanks) {
        if (text.starts_with(blank)) {
            return blank.size();
        }
    }
    return 0;
}

std::size_t colon_at(std::string_view text) {
    return text.starts_with(":") ? 1 : text.starts_with(k_wide_colon) ? k_wide_colon.size() : 0;
}

// Without the blanks at its ends; `begin` follows.
std::string_view trim(std::string_view text, std::size_t& begin) {
    for (std::size_t blank = blank_at(text); blank != 0; blank = blank_at(text)) {
        text.remove_prefix(blank);
        begin += blank;
    }
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view blank : k_blanks) {
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                found = true;
            }
        }
    }
    return text;
}

class Fields {
public:
    Fields(const HtmlLines& page, const PageWords& words) : m_page(page), m_words(words) {}

    std::vector<PageField> run() {
        for (std::size_t i = 0; i < m_page.lines.size(); ++i) {
            if (m_page.lines[i].text.size() <= k_longest_line) {
                read_line(i);
            } else {
                m_key = {};
            }
        }
        for (const auto& [name, content] : m_page.meta) {
            add(m_words.key(name), content, PageField::k_no_line, 0);
        }
        add_title();
        return std::move(m_fields);
    }

private:
    // Reads a line cell by cell. `m_key` is the label that still waits for its value.
    void read_line(std::size_t line) {
        const std::string_view text = m_page.lines[line].text;
        std::size_t cell = 0;
        while (cell <= text.size()) {
            const std::size_t end = std::min(text.find('\t', cell), text.size());
            read_cell(text, cell, end, line);
            cell = end + 1;
        }
    }

    void read_cell(std::string_view line_text, std::size_t begin, std::size_t end, std::size_t line) {
        std::size_t value_begin = begin; // where the value of the waiting label begins
        std::string squeezed;            // since the last value began, without blanks
        bool labelled = false;
        for (std::size_t at = begin; at < end;) {
            const std::string_view rest = line_text.substr(at, end - at);
            if (const std::size_t blank = blank_at(rest); blank != 0) {
                at += blank;
                continue;
            }
            if (const std::size_t colon = colon_at(rest); colon != 0) {
                if (const std::string_view label = m_words.label_at_end(squeezed); !label.empty()) {
                    flush(line_text, value_begin, label_begin(line_text, at, label), line);
                    m_key = m_words.key(label);
                    value_begin = at + colon;
                    squeezed.clear();
                    labelled = true;
                    at += colon;
                    continue;
                }
            }
            const std::size_t length = std::min(base::utf8_length(line_text[at]), end - at);
            squeezed.append(line_text.substr(at, length));
            at += length;
        }
        if (!labelled && !m_words.key(squeezed).empty()) {
            m_key = m_words.key(squeezed); // a label that is a cell of its own, without a colon
            return;
        }
        flush(line_text, value_begin, end, line);
    }

    // Where the label that ends at `end` begins, blanks inside it counted.
    static std::size_t label_begin(std::string_view text, std::size_t end, std::string_view label) {
        std::size_t left = label.size();
        std::size_t at = end;
        while (left > 0 && at > 0) {
            do {
                --at;
            } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80);
            const std::string_view character = text.substr(at, end - at);
            left -= blank_at(character) != 0 ? 0 : std::min(left, base::utf8_length(text[at]));
        }
        return at;
    }

    void flush(std::string_view line_text, std::size_t begin, std::size_t end, std::size_t line) {
        if (m_key.empty() || begin >= end) {
            return;
        }
        const std::string_view value = trim(line_text.substr(begin, end - begin), begin);
        if (!value.empty()) {
            add(m_key, value, line, begin);
            m_key = {};
        }
    }

    void add(std::string_view key, std::string_view value, std::size_t line, std::size_t begin) {
        const bool known = std::any_of(m_fields.begin(), m_fields.end(), [&](const auto& f) { return f.key == key; });
        if (!key.empty() && !known && !value.empty() && value.size() <= k_longest_value) {
            m_fields.push_back({std::string(key), std::string(value), line, static_cast<std::uint32_t>(begin)});
        }
    }

    // "某某办法 - 某市人民政府门户网站": the first part.
    void add_title() {
        std::string_view title = m_page.title;
        for (const std::string_view end : k_title_ends) {
            if (const std::size_t at = title.find(end); at != std::string_view::npos && at >= 12) {
                title = title.substr(0, at);
                break;
            }
        }
        std::size_t begin = 0;
        add("title", trim(title, begin), PageField::k_no_line, 0);
    }

    const HtmlLines& m_page;
    const PageWords& m_words;
    std::vector<PageField> m_fields;
    std::string_view m_key;
};

} // namespace

std::vector<PageField> find_fields(const HtmlLines& page, const PageWords& words) {
    return Fields(page, words).run();
}

} // namespace policygraph::read
