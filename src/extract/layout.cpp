// SPDX-License-Identifier: Apache-2.0
#include "layout.hpp"

#include "marks.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

enum class Mark : std::uint8_t { None, Comma, Stop, Break, Open, Close };

struct MarkInfo {
    Mark mark = Mark::None;
    Layout::Enclosure kind = Layout::Enclosure::Quote;
    char32_t closer = 0;
};

MarkInfo mark_of(char32_t code) {
    using enum Layout::Enclosure;
    switch (code) {
    case U',':
    case U';':
    case U':':
        return {.mark = Mark::Comma};
    case U'\u3002': // ideographic full stop
    case U'!':
    case U'?':
        return {.mark = Mark::Stop};
    case U'\n':
        return {.mark = Mark::Break};
    case U'(':
        return {Mark::Open, Bracket, U')'};
    case U'\u3014': // tortoise shell bracket
        return {Mark::Open, Bracket, U'\u3015'};
    case U'\u3010': // black lenticular bracket
        return {Mark::Open, Bracket, U'\u3011'};
    case U'\u300A': // double angle bracket, a title
        return {Mark::Open, Title, U'\u300B'};
    case U'\u201C': // double quotation mark
        return {Mark::Open, Quote, U'\u201D'};
    case U'\u300C': // corner bracket
        return {Mark::Open, Quote, U'\u300D'};
    case U')':
    case U'\u3015':
    case U'\u3011':
    case U'\u300B':
    case U'\u201D':
    case U'\u300D':
        return {.mark = Mark::Close};
    default:
        return {};
    }
}

} // namespace

// The state of the one pass.
class Layout::Cutter {
public:
    Cutter(Layout& layout, std::string_view text) : m_layout(layout), m_text(text) {}

    void run(const std::vector<std::uint32_t>& marks) {
        for (const std::uint32_t i : marks) {
            cut_longest(i + 1);
            step(i, static_cast<std::uint32_t>(base::utf8_length(m_text[i])), base::code_point(m_text, i));
        }
        cut_longest(static_cast<std::uint32_t>(m_text.size()));
        cut(static_cast<std::uint32_t>(m_text.size()), 0, Mark::Break);
    }

private:
    // Ends the sentence wherever it gets too long before `end`.
    void cut_longest(std::uint32_t end) {
        for (std::uint32_t i = m_sentence + k_longest; i < end; i = m_sentence + k_longest) {
            while (i < end && (static_cast<unsigned char>(m_text[i]) & 0xC0U) == 0x80U) {
                ++i;
            }
            if (i < end) {
                cut(i, 0, Mark::Stop);
            }
        }
    }

    void step(std::uint32_t i, std::uint32_t size, char32_t code) {
        if (code == U' ' && i + 1 < m_text.size() && m_text[i + 1] == ' ' && i > m_paragraph) {
            cut(i, 1, Mark::Break); // a run of blanks stands where a web page lost its line ends
            return;
        }
        const MarkInfo info = mark_of(code);
        switch (info.mark) {
        case Mark::None:
            return;
        case Mark::Open:
            if (m_open.size() < k_deepest) {
                m_layout.m_parents.push_back(m_open.empty() ? -1 : m_index.back());
                m_index.push_back(static_cast<int>(m_layout.m_enclosed.size()));
                m_open.push_back({i, size, info.kind, info.closer});
                m_layout.m_enclosed.push_back({{i + size, i + size}, {i, i + size}, info.kind});
            }
            return;
        case Mark::Close:
            close(i, size, code);
            return;
        case Mark::Comma:
            if (m_open.empty() || m_open.back().kind == Enclosure::Quote) {
                cut(i, size, i - m_sentence >= k_long ? Mark::Stop : info.mark);
            }
            return;
        case Mark::Stop:
        case Mark::Break:
            cut(i, size, info.mark);
            return;
        }
    }

    void close(std::uint32_t i, std::uint32_t size, char32_t code) {
        for (std::size_t depth = m_open.size(); depth > 0; --depth) {
            if (m_open[depth - 1].closer != code) {
                continue;
            }
            Enclosed& enclosed = m_layout.m_enclosed[static_cast<std::size_t>(m_index[depth - 1])];
            enclosed.inner.end = i;
            enclosed.outer.end = i + size;
            m_open.resize(depth - 1);
            m_index.resize(depth - 1);
            return;
        }
    }

    void cut(std::uint32_t i, std::uint32_t size, Mark mark) {
        push(m_layout.m_clauses, m_clause, i);
        m_clause = i + size;
        if (mark != Mark::Comma) {
            push(m_layout.m_sentences, m_sentence, i);
            m_sentence = i + size;
        }
        if (mark == Mark::Break) {
            push(m_layout.m_paragraphs, m_paragraph, i);
            m_paragraph = i + size;
            m_open.clear(); // what is not closed by the end of its paragraph never was open
            m_index.clear();
        }
    }

    static void push(std::vector<base::Span>& spans, std::uint32_t begin, std::uint32_t end) {
        if (begin < end) {
            spans.push_back({begin, end});
        }
    }

    static constexpr std::size_t k_deepest = 8;
    // What finders look at is a sentence, so one without end is cut: in 262,907 sentences of published documents 23
    // were longer than 3,000 bytes, all of them tables.
    static constexpr std::uint32_t k_long = 8000;     // from there a comma ends it
    static constexpr std::uint32_t k_longest = 16000; // there it ends
    Layout& m_layout;
    std::string_view m_text;
    std::vector<Open> m_open;
    std::vector<int> m_index;
    std::uint32_t m_clause = 0;
    std::uint32_t m_sentence = 0;
    std::uint32_t m_paragraph = 0;
};

Layout::Layout(std::string_view text) : Layout(text, find_marks(text)) {}

Layout::Layout(std::string_view text, const std::vector<std::uint32_t>& marks) {
    Cutter(*this, text).run(marks);
}

base::Span Layout::at(const std::vector<base::Span>& spans, std::uint32_t offset) {
    const auto after = std::upper_bound(spans.begin(), spans.end(), offset,
                                        [](std::uint32_t value, base::Span span) { return value < span.begin; });
    if (after == spans.begin()) {
        return {offset, offset};
    }
    const base::Span found = *std::prev(after);
    return found.end >= offset ? found : base::Span{offset, offset};
}

const Layout::Enclosed* Layout::enclosure(std::uint32_t offset) const {
    const auto after = std::upper_bound(m_enclosed.begin(), m_enclosed.end(), offset,
                                        [](std::uint32_t value, const Enclosed& e) { return value < e.outer.begin; });
    for (int i = static_cast<int>(after - m_enclosed.begin()) - 1; i >= 0; i = m_parents[static_cast<std::size_t>(i)]) {
        if (m_enclosed[static_cast<std::size_t>(i)].inner.contains(offset)) {
            return &m_enclosed[static_cast<std::size_t>(i)];
        }
    }
    return nullptr;
}

bool Layout::in(Enclosure kind, std::uint32_t offset) const {
    const auto after = std::upper_bound(m_enclosed.begin(), m_enclosed.end(), offset,
                                        [](std::uint32_t value, const Enclosed& e) { return value < e.outer.begin; });
    for (int i = static_cast<int>(after - m_enclosed.begin()) - 1; i >= 0; i = m_parents[static_cast<std::size_t>(i)]) {
        const Enclosed& enclosed = m_enclosed[static_cast<std::size_t>(i)];
        if (enclosed.kind == kind && enclosed.inner.contains(offset)) {
            return true;
        }
    }
    return false;
}

} // namespace policygraph::extract
