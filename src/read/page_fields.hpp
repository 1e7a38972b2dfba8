// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <read/html_lines.hpp>
#include <read/page_words.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace policygraph::read {

/// What a page says of its document: a read::Field before the lines have their places in the text.
struct PageField {
    static constexpr std::size_t k_no_line = static_cast<std::size_t>(-1);
    std::string key;
    std::string value;
    std::size_t line = k_no_line; ///< of HtmlLines::lines; none for <meta> and <title>
    std::uint32_t begin = 0;      ///< of the value in the line
};

/// Labels with their values (发文字号：国发〔2019〕5号, in one line, a row of cells, or the next line), then
/// <meta>, then <title>; the first of a key counts.
[[nodiscard]] std::vector<PageField> find_fields(const HtmlLines& page, const PageWords& words);

} // namespace policygraph::read
