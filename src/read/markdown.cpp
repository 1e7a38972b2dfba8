// SPDX-License-Identifier: Apache-2.0
#include <read/markdown.hpp>

#include <md4c.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace policygraph::read {

namespace {

constexpr std::string_view k_strong = "**";

class Renderer {
public:
    Renderer(std::string_view page, Trace* trace) : m_page(page), m_trace(trace) {}

    void enter(MD_BLOCKTYPE block) {
        if (block == MD_BLOCK_TH || block == MD_BLOCK_TD) {
            m_cells += 1;
            if (m_cells > 1) {
                m_text += '\t';
            }
        } else {
            end_line(); // a list inside an item begins a line
            m_cells = 0;
            m_item = block == MD_BLOCK_LI || (m_item && block == MD_BLOCK_P);
        }
        m_paragraph = m_text.size();
    }

    void leave(MD_BLOCKTYPE block) {
        drop_unread_strong();
        if (block != MD_BLOCK_TH && block != MD_BLOCK_TD) {
            end_line();
        }
    }

    void picture(bool inside) { m_picture = inside; }

    void text(MD_TEXTTYPE type, std::string_view words) {
        if (m_picture) {
            return;
        }
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
            end_line();
        } else if (type == MD_TEXT_HTML) {
            tag(words);
        } else if (type != MD_TEXT_NULLCHAR) {
            if (m_item) {
                number_before(words);
                m_item = false;
            }
            copy(words);
        }
    }

    std::string take() { return std::move(m_text); }

private:
    [[nodiscard]] bool in_page(std::string_view words) const {
        return words.data() >= m_page.data() && words.data() + words.size() <= m_page.data() + m_page.size();
    }

    void copy(std::string_view words) {
        if (m_trace != nullptr && in_page(words)) {
            const auto from = static_cast<std::size_t>(words.data() - m_page.data());
            m_trace->use(from, from + words.size(), ByteUse::text);
            for (std::size_t i = 0; i < words.size(); ++i) {
                m_trace->came(m_text.size() + i, from + i);
            }
        }
        m_text += words;
    }

    // Lists in these documents are referred to by the numbers that are printed, so they stay: "3." or "3)" before
    // the item's first words.
    void number_before(std::string_view words) {
        if (!in_page(words)) {
            return;
        }
        const auto at = static_cast<std::size_t>(words.data() - m_page.data());
        std::size_t begin = m_page.rfind('\n', at == 0 ? 0 : at - 1);
        begin = m_page.find_first_not_of(" \t>", begin == std::string_view::npos ? 0 : begin + 1);
        std::size_t end = begin;
        while (end < at && m_page[end] >= '0' && m_page[end] <= '9') {
            ++end;
        }
        if (end > begin && end < at && (m_page[end] == '.' || m_page[end] == ')')) {
            copy(m_page.substr(begin, end + 1 - begin));
        }
    }

    // Raw tags say only where cells and lines end.
    void tag(std::string_view words) {
        constexpr std::array<std::string_view, 5> k_ends = {"<br", "</p", "</tr", "</div", "</li"};
        const auto begins = [&](std::string_view with) { return words.starts_with(with); };
        if (begins("</td") || begins("</th")) {
            m_text += '\t';
        } else if (std::any_of(k_ends.begin(), k_ends.end(), begins)) {
            end_line();
        }
    }

    void end_line() {
        while (!m_text.empty() && (m_text.back() == ' ' || m_text.back() == '\t')) {
            forget(m_text.size() - 1, 1);
        }
        if (!m_text.empty() && m_text.back() != '\n') {
            m_text += '\n';
        }
    }

    // CommonMark does not take ** for emphasis between a full stop and a Han character (spec 0.31, left- and
    // right-flanking runs), where these documents have it all the time: "**Heading.**Text".
    void drop_unread_strong() {
        std::size_t count = 0;
        for (std::size_t at = m_text.find(k_strong, m_paragraph); at != std::string::npos;
             at = m_text.find(k_strong, at + k_strong.size())) {
            ++count;
        }
        for (; count > 1; count -= 2) {
            for (int side = 0; side < 2; ++side) {
                forget(m_text.find(k_strong, m_paragraph), k_strong.size());
            }
        }
    }

    void forget(std::size_t at, std::size_t size) {
        if (m_trace != nullptr && at < m_trace->origin.size()) {
            const std::size_t end = std::min(at + size, m_trace->origin.size());
            for (std::size_t i = at; i < end; ++i) {
                if (m_trace->origin[i] != 0) {
                    m_trace->uses[m_trace->origin[i] - 1] = ByteUse::markup;
                }
            }
            m_trace->origin.erase(m_trace->origin.begin() + static_cast<std::ptrdiff_t>(at),
                                  m_trace->origin.begin() + static_cast<std::ptrdiff_t>(end));
        }
        m_text.erase(at, size);
    }

    std::string_view m_page;
    Trace* m_trace;
    std::string m_text;
    std::size_t m_paragraph = 0; // where the block begins in the text
    std::size_t m_cells = 0;
    bool m_item = false; // a list item has begun whose words have not
    bool m_picture = false;
};

Renderer& renderer(void* data) {
    return *static_cast<Renderer*>(data);
}

} // namespace

std::string markdown_text(std::string_view page, Trace* trace) {
    if (trace != nullptr) {
        trace->use(0, page.size(), ByteUse::markup);
    }
    Renderer render(page, trace);
    MD_PARSER parser{};
    // Indentation is layout in these documents, no code; tables in tags are read as text with tags.
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE block, void*, void* data) {
        renderer(data).enter(block);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE block, void*, void* data) {
        renderer(data).leave(block);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE span, void*, void* data) {
        if (span == MD_SPAN_IMG) {
            renderer(data).picture(true);
        }
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE span, void*, void* data) {
        if (span == MD_SPAN_IMG) {
            renderer(data).picture(false);
        }
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* data) {
        renderer(data).text(type, {words, size});
        return 0;
    };
    if (md_parse(page.data(), static_cast<MD_SIZE>(page.size()), &parser, &render) != 0) {
        throw std::bad_alloc(); // md_parse fails for want of memory only; the callbacks never do
    }
    return render.take();
}

} // namespace policygraph::read
