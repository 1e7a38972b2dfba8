// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace policygraph::read {

/// What an element does to the layout. Elements that are not listed are inline and do nothing.
enum class HtmlRole : std::uint8_t {
    none,
    line_break,
    block,
    inline_part,
    link,
    heading,
    table,
    row,
    cell,
    furniture,
    hidden,
    ignored
};

struct HtmlElement {
    std::string_view name;
    HtmlRole role;
};

/// Sorted by name.
inline constexpr std::array<HtmlElement, 70> k_html_elements = {{
    {"a", HtmlRole::link},
    {"address", HtmlRole::block},
    {"article", HtmlRole::block},
    {"aside", HtmlRole::furniture},
    {"audio", HtmlRole::hidden},
    {"b", HtmlRole::inline_part},
    {"base", HtmlRole::ignored},
    {"blockquote", HtmlRole::block},
    {"body", HtmlRole::ignored},
    {"br", HtmlRole::line_break},
    {"button", HtmlRole::furniture},
    {"caption", HtmlRole::block},
    {"center", HtmlRole::block},
    {"dd", HtmlRole::block},
    {"details", HtmlRole::block},
    {"div", HtmlRole::block},
    {"dl", HtmlRole::block},
    {"dt", HtmlRole::block},
    {"em", HtmlRole::inline_part},
    {"fieldset", HtmlRole::block},
    {"figcaption", HtmlRole::block},
    {"figure", HtmlRole::block},
    {"font", HtmlRole::inline_part},
    {"footer", HtmlRole::furniture},
    {"form", HtmlRole::block},
    {"h1", HtmlRole::heading},
    {"h2", HtmlRole::block},
    {"h3", HtmlRole::block},
    {"h4", HtmlRole::block},
    {"h5", HtmlRole::block},
    {"h6", HtmlRole::block},
    {"head", HtmlRole::ignored},
    {"header", HtmlRole::block},
    {"hr", HtmlRole::line_break},
    {"html", HtmlRole::ignored},
    {"i", HtmlRole::inline_part},
    {"label", HtmlRole::inline_part},
    {"legend", HtmlRole::block},
    {"li", HtmlRole::block},
    {"main", HtmlRole::block},
    {"map", HtmlRole::hidden},
    {"math", HtmlRole::inline_part},
    {"nav", HtmlRole::furniture},
    {"noscript", HtmlRole::hidden},
    {"object", HtmlRole::hidden},
    {"ol", HtmlRole::block},
    {"optgroup", HtmlRole::hidden},
    {"option", HtmlRole::hidden},
    {"p", HtmlRole::block},
    {"pre", HtmlRole::block},
    {"section", HtmlRole::block},
    {"select", HtmlRole::hidden},
    {"small", HtmlRole::inline_part},
    {"span", HtmlRole::inline_part},
    {"strong", HtmlRole::inline_part},
    {"sub", HtmlRole::inline_part},
    {"summary", HtmlRole::block},
    {"sup", HtmlRole::inline_part},
    {"svg", HtmlRole::hidden},
    {"table", HtmlRole::table},
    {"tbody", HtmlRole::ignored},
    {"td", HtmlRole::cell},
    {"template", HtmlRole::hidden},
    {"tfoot", HtmlRole::ignored},
    {"th", HtmlRole::cell},
    {"thead", HtmlRole::ignored},
    {"tr", HtmlRole::row},
    {"u", HtmlRole::inline_part},
    {"ul", HtmlRole::block},
    {"video", HtmlRole::hidden},
}};

/// The element's place in the table, or the table's size.
inline std::size_t find_element(std::string_view name) {
    const auto found = std::lower_bound(k_html_elements.begin(), k_html_elements.end(), name,
                                        [](const HtmlElement& e, std::string_view n) { return e.name < n; });
    return found != k_html_elements.end() && found->name == name
               ? static_cast<std::size_t>(found - k_html_elements.begin())
               : k_html_elements.size();
}

} // namespace policygraph::read
