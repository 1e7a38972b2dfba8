// SPDX-License-Identifier: Apache-2.0
// No tree: a stack of the open elements that matter, counters of what we are inside of, one growing text.
#include <read/html_lines.hpp>

#include <policygraph/base/utf8.hpp>
#include <read/html_elements.hpp>
#include <read/row_text.hpp>

#include <algorithm>

namespace policygraph::read {

namespace {

constexpr std::size_t k_most_spanned = 50;
constexpr std::size_t k_search_depth = 64; // how far up an unclosed cell or row is looked for

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\0';
}

bool is_hidden(const HtmlScanner::Token& token) {
    for (const auto& [name, value] : token.attributes) {
        if (equals_ignoring_case(name, "hidden")) {
            return true;
        }
        if (equals_ignoring_case(name, "style")) {
            std::string style = lower_case(value.substr(0, 2000));
            std::erase_if(style, is_blank);
            return style.find("display:none") != std::string::npos ||
                   style.find("visibility:hidden") != std::string::npos;
        }
    }
    return false;
}

std::size_t number(std::string_view text) {
    std::size_t value = 0;
    for (const char c : text.substr(0, 4)) {
        if (c < '0' || c > '9') {
            break;
        }
        value = value * 10 + static_cast<std::size_t>(c - '0');
    }
    return std::clamp<std::size_t>(value, 1, k_most_spanned);
}

class Layout {
public:
    Layout(std::string_view page, const HtmlEntities& entities, const PageWords& words, Trace* trace)
        : m_page(page), m_scanner(page), m_entities(entities), m_words(words), m_trace(trace) {}

    HtmlLines run() {
        HtmlScanner::Token token;
        for (next(token); token.kind != HtmlScanner::Kind::done; next(token)) {
            if (token.kind == HtmlScanner::Kind::text) {
                add_text(token);
            } else if (token.kind == HtmlScanner::Kind::start) {
                start(token);
            } else {
                end(token.name);
            }
        }
        pop_to(0);
        cut_lines();
        return std::move(m_result);
    }

private:
    struct Open {
        std::size_t element;
        bool hidden;
        bool furniture;
        bool article;
    };
    /// The state from an offset of the text on.
    struct Mark {
        std::size_t at;
        bool furniture;
        bool article;
        bool heading;
        bool link;
    };

    static HtmlRole role(std::size_t element) { return k_html_elements[element].role; }

    void next(HtmlScanner::Token& token) {
        const std::size_t begin = m_scanner.position();
        m_scanner.next(token);
        if (m_trace != nullptr) { // what is text has to show that it is seen; all else is markup
            const std::size_t text = token.kind == HtmlScanner::Kind::text ? token.text.size() : 0;
            m_trace->use(begin, m_scanner.position() - text, ByteUse::markup);
        }
    }

    // ---- text

    /// The same as m_entities.append, with where each byte came from.
    void trace_piece(std::string_view text) {
        const auto base = static_cast<std::size_t>(text.data() - m_page.data());
        m_from.clear();
        for (std::size_t i = 0; i < text.size();) {
            std::string character;
            const std::size_t taken = text[i] == '&' ? m_entities.resolve(character, text.substr(i)) : 0;
            m_from.resize(m_from.size() + (taken == 0 ? 1 : character.size()), base + i);
            if (taken != 0) {
                m_trace->reference_ends[static_cast<std::uint32_t>(base + i)] =
                    static_cast<std::uint32_t>(base + i + taken);
            }
            i += std::max<std::size_t>(taken, 1);
        }
    }

    void trace_byte(std::size_t i, ByteUse what) {
        const std::size_t from = m_from[i];
        const auto reference = m_trace->reference_ends.find(static_cast<std::uint32_t>(from));
        m_trace->use(from, reference == m_trace->reference_ends.end() ? from + 1 : reference->second, what);
    }

    void trace_unseen(std::string_view text) {
        if (m_trace != nullptr) {
            const auto begin = static_cast<std::size_t>(text.data() - m_page.data());
            m_trace->use(begin, begin + text.size(), ByteUse::markup);
        }
    }

    void add_text(const HtmlScanner::Token& token) {
        if (m_in_title) {
            trace_unseen(token.text);
            if (m_result.title.empty()) {
                m_entities.append(m_result.title, token.text);
            }
            return;
        }
        if (token.raw || m_hidden > 0) {
            trace_unseen(token.text);
            return;
        }
        m_piece.clear();
        m_entities.append(m_piece, token.text);
        if (m_trace != nullptr) {
            trace_piece(token.text);
        }
        mark();
        for (std::size_t i = 0; i < m_piece.size(); ++i) {
            if (is_blank(m_piece[i])) {
                if (m_trace != nullptr) {
                    trace_byte(i, ByteUse::markup);
                }
                m_blank = true;
                m_blank_line = m_blank_line || m_piece[i] == '\n';
                continue;
            }
            if (m_blank && m_text.back() != '\n' && m_text.back() != ' ') {
                // A line break in the page's source is no blank between two Chinese characters.
                const bool chinese = m_blank_line && (m_text.back() & 0x80) != 0 && (m_piece[i] & 0x80) != 0;
                if (!chinese) {
                    m_text.append(' ');
                }
            }
            m_blank = false;
            m_blank_line = false;
            if (m_trace != nullptr) {
                trace_byte(i, ByteUse::text);
                m_trace->came(m_text.size(), m_from[i]);
            }
            m_text.append(m_piece[i]);
        }
    }

    void forget_blank() {
        m_blank = false;
        m_blank_line = false;
    }

    void new_line() {
        forget_blank();
        m_text.new_line();
    }

    void mark() {
        const Mark now{m_text.size(), m_furniture > 0, m_article > 0, m_heading > 0, m_link > 0};
        if (m_marks.empty() || m_marks.back().furniture != now.furniture || m_marks.back().article != now.article ||
            m_marks.back().heading != now.heading || m_marks.back().link != now.link) {
            m_marks.push_back(now);
        }
    }

    // ---- elements

    void start(const HtmlScanner::Token& token) {
        if (token.name == "title") {
            m_in_title = true;
            return;
        }
        if (token.name == "meta") {
            add_meta(token);
            return;
        }
        const std::size_t element = find_element(token.name);
        if (element == k_html_elements.size() || role(element) == HtmlRole::ignored) {
            return;
        }
        if (role(element) == HtmlRole::line_break) {
            new_line();
            return;
        }
        if (role(element) == HtmlRole::cell || role(element) == HtmlRole::row) {
            close_in_table(role(element));
        }
        open(element, token);
        switch (role(element)) {
        case HtmlRole::cell:
            forget_blank();
            m_text.begin_cell(number(attribute(token, "colspan")), number(attribute(token, "rowspan")) - 1);
            break;
        case HtmlRole::row:
            forget_blank();
            m_text.begin_row();
            break;
        case HtmlRole::table:
            forget_blank();
            m_text.begin_table();
            break;
        case HtmlRole::block:
        case HtmlRole::heading:
        case HtmlRole::furniture:
            new_line();
            break;
        default:
            break;
        }
    }

    void open(std::size_t element, const HtmlScanner::Token& token) {
        Open entry{element, role(element) == HtmlRole::hidden || is_hidden(token), role(element) == HtmlRole::furniture,
                   false};
        for (const std::string_view name : {attribute(token, "class"), attribute(token, "id")}) {
            const PageWords::Part part = name.empty() ? PageWords::Part::text : m_words.part(name);
            entry.furniture = entry.furniture || part == PageWords::Part::furniture;
            entry.article = entry.article || part == PageWords::Part::article;
        }
        entry.furniture = entry.furniture && !entry.article;
        m_hidden += entry.hidden ? 1 : 0;
        m_furniture += entry.furniture ? 1 : 0;
        m_article += entry.article ? 1 : 0;
        m_link += role(element) == HtmlRole::link ? 1 : 0;
        m_heading += role(element) == HtmlRole::heading ? 1 : 0;
        ++m_count[element];
        m_open.push_back(entry);
    }

    void end(const std::string& name) {
        if (name == "title") {
            m_in_title = false;
            return;
        }
        const std::size_t element = find_element(name);
        if (name == "p" && m_count[element] == 0) {
            new_line();
        }
        // Counted, so that looking for what is not open costs nothing; what is popped was pushed once.
        if (element == k_html_elements.size() || m_count[element] == 0) {
            return;
        }
        std::size_t at = m_open.size();
        while (m_open[--at].element != element) {
        }
        pop_to(at);
    }

    void pop_to(std::size_t size) {
        while (m_open.size() > size) {
            const Open entry = m_open.back();
            m_open.pop_back();
            m_hidden -= entry.hidden ? 1 : 0;
            m_furniture -= entry.furniture ? 1 : 0;
            m_article -= entry.article ? 1 : 0;
            --m_count[entry.element];
            switch (role(entry.element)) {
            case HtmlRole::link:
                --m_link;
                break;
            case HtmlRole::row:
                forget_blank();
                m_text.end_row();
                break;
            case HtmlRole::table:
                forget_blank();
                m_text.end_table();
                break;
            case HtmlRole::heading:
                --m_heading;
                new_line();
                break;
            case HtmlRole::block:
            case HtmlRole::furniture:
                new_line();
                break;
            default:
                break;
            }
        }
    }

    void add_meta(const HtmlScanner::Token& token) {
        constexpr std::size_t k_most = 200;
        const std::string_view name = attribute(token, "name");
        if (!name.empty() && m_result.meta.size() < k_most) {
            std::string value;
            m_entities.append(value, attribute(token, "content"));
            m_result.meta.emplace_back(lower_case(name), value);
        }
    }

    // ---- tables

    // A cell or row that the page did not close ends where the next one begins.
    void close_in_table(HtmlRole next) {
        for (std::size_t i = m_open.size(), steps = 0; i > 0 && steps < k_search_depth; --i, ++steps) {
            const HtmlRole open_role = role(m_open[i - 1].element);
            if (open_role == HtmlRole::table) {
                return;
            }
            if (open_role == next) {
                pop_to(i - 1);
                return;
            }
            if (open_role == HtmlRole::row && next == HtmlRole::cell) {
                return;
            }
        }
    }

    // ---- lines

    void cut_lines() {
        if (m_marks.empty()) {
            return; // cells, and no text in them
        }
        std::size_t mark_index = 0;
        const std::string& text = m_text.text();
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            HtmlLine line;
            line.text = text.substr(begin, end - begin);
            line.begin = begin;
            std::size_t linked = 0;
            for (std::size_t at = begin; at < end;) {
                while (mark_index + 1 < m_marks.size() && m_marks[mark_index + 1].at <= at) {
                    ++mark_index;
                }
                const Mark& state = m_marks[mark_index];
                const std::size_t until =
                    mark_index + 1 < m_marks.size() ? std::min(end, m_marks[mark_index + 1].at) : end;
                if (at == begin) {
                    line.furniture = state.furniture;
                    line.heading = state.heading;
                }
                line.article = line.article || state.article;
                linked += state.link ? until - at : 0;
                at = until;
            }
            line.link = linked * 10 >= (end - begin) * 8 && linked > 0;
            m_result.lines.push_back(std::move(line));
            begin = end + 1;
        }
    }

    std::string_view m_page;
    HtmlScanner m_scanner;
    const HtmlEntities& m_entities;
    const PageWords& m_words;
    Trace* m_trace;
    std::vector<std::size_t> m_from; ///< bytes of m_piece, where there is a trace
    HtmlLines m_result;
    RowText m_text;
    std::string m_piece;
    std::vector<Mark> m_marks;
    std::vector<Open> m_open;
    std::array<std::size_t, k_html_elements.size() + 1> m_count{};
    std::size_t m_hidden = 0;
    std::size_t m_furniture = 0;
    std::size_t m_article = 0;
    std::size_t m_link = 0;
    std::size_t m_heading = 0;
    bool m_in_title = false;
    bool m_blank = false;
    bool m_blank_line = false;
};

} // namespace

HtmlLines lay_out(std::string_view page, const HtmlEntities& entities, const PageWords& words, Trace* trace) {
    return Layout(page, entities, words, trace).run();
}

} // namespace policygraph::read
