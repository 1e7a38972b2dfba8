// SPDX-License-Identifier: Apache-2.0
#include <read/html.hpp>

#include <policygraph/base/utf8.hpp>
#include <read/html_lines.hpp>
#include <read/page_fields.hpp>

#include <algorithm>

namespace policygraph::read {

namespace {

// An article shorter than this is no article: the element's name promised too much.
constexpr std::size_t k_shortest_article = 300;
// So many short links in a row are a list of pages, not text.
constexpr std::size_t k_link_run = 4;
constexpr std::size_t k_short_link = 240;

std::size_t size_of(const std::vector<HtmlLine>& lines, const std::vector<bool>& keep) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        size += keep[i] ? lines[i].text.size() : 0;
    }
    return size;
}

std::vector<bool> article_lines(const std::vector<HtmlLine>& lines) {
    std::vector<bool> keep(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        keep[i] = lines[i].article;
    }
    return keep;
}

std::vector<bool> lines_without_furniture(const std::vector<HtmlLine>& lines) {
    std::vector<bool> keep(lines.size());
    std::size_t run = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        keep[i] = !lines[i].furniture;
        run = lines[i].link && lines[i].text.size() <= k_short_link ? run + 1 : 0;
        if (run == k_link_run) {
            std::fill(keep.end() - static_cast<std::ptrdiff_t>(lines.size() - i + k_link_run - 1),
                      keep.end() - static_cast<std::ptrdiff_t>(lines.size() - i), false);
        }
        keep[i] = keep[i] && run < k_link_run;
    }
    return keep;
}

// Lines that go are furniture; those that stay have new places.
void trace_lines(const std::vector<HtmlLine>& lines, const std::vector<bool>& keep, Trace& trace) {
    std::vector<std::uint32_t> origin;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t at = lines[i].begin; at < lines[i].begin + lines[i].text.size(); ++at) {
            const std::uint32_t from = at < trace.origin.size() ? trace.origin[at] : 0;
            if (keep[i]) {
                origin.push_back(from);
            } else if (from != 0) {
                const auto reference = trace.reference_ends.find(from - 1);
                trace.use(from - 1, reference == trace.reference_ends.end() ? from : reference->second,
                          ByteUse::furniture);
            }
        }
        if (keep[i]) {
            origin.push_back(0); // the line's end
        }
    }
    trace.origin = std::move(origin);
}

} // namespace

void Html::read(std::string_view page, SourceText& source, Trace* trace) const {
    const HtmlLines laid = lay_out(page, m_entities, m_words, trace);
    const std::vector<HtmlLine>& lines = laid.lines;
    std::vector<PageField> fields = find_fields(laid, m_words);
    std::vector<bool> keep = article_lines(lines);
    const bool article = size_of(lines, keep) >= k_shortest_article;
    if (!article) {
        keep = lines_without_furniture(lines);
    }
    const std::vector<bool> all(lines.size(), true);
    if (size_of(lines, keep) < k_shortest_article && size_of(lines, all) > 2 * k_shortest_article) {
        keep = all;
    }
    // What the page says of the document stays, wherever it stands, and so does its heading.
    for (const PageField& field : fields) {
        if (field.line != PageField::k_no_line) {
            keep[field.line] = true;
        }
    }
    const auto title = std::find_if(fields.begin(), fields.end(), [](const auto& f) { return f.key == "title"; });
    for (std::size_t i = 0; article && i < lines.size(); ++i) {
        const bool is_title = title != fields.end() && lines[i].text == title->value;
        keep[i] = keep[i] || is_title || (lines[i].heading && !lines[i].furniture);
    }
    if (trace != nullptr) {
        trace_lines(lines, keep, *trace);
    }
    std::vector<std::uint32_t> begins(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        begins[i] = static_cast<std::uint32_t>(source.text.size());
        if (keep[i]) {
            source.text += lines[i].text;
            source.text += '\n';
        }
    }
    for (PageField& field : fields) {
        base::Span span;
        if (field.line != PageField::k_no_line) {
            span = {begins[field.line] + field.begin,
                    begins[field.line] + field.begin + static_cast<std::uint32_t>(field.value.size())};
        }
        source.metadata.push_back({std::move(field.key), std::move(field.value), span});
    }
}

} // namespace policygraph::read
