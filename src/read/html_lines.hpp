// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <read/html_entities.hpp>
#include <read/html_scanner.hpp>
#include <read/page_words.hpp>
#include <read/trace.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// A line of a page as a reader sees it; the cells of a table row are separated by tabs.
struct HtmlLine {
    std::string text;
    std::size_t begin = 0;  ///< in the text of all lines, which Trace::origin counts in
    bool furniture = false; ///< inside navigation, a footer, share buttons, …
    bool article = false;   ///< inside an element that holds the article by its id or class
    bool heading = false;   ///< <h1>
    bool link = false;      ///< nearly all of it is a link
};

struct HtmlLines {
    std::vector<HtmlLine> lines;
    std::string title;                                     ///< of <title>
    std::vector<std::pair<std::string, std::string>> meta; ///< <meta name content>, names in small letters
};

/// Lays a page out as lines: what is hidden is gone, blocks and <br> end lines, runs of blanks are one,
/// rows of tables that hold data are lines of cells, tables that only lay out the page dissolve.
[[nodiscard]] HtmlLines lay_out(std::string_view page, const HtmlEntities& entities, const PageWords& words,
                                Trace* trace = nullptr);

} // namespace policygraph::read
