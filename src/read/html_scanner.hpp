// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::read {

/// Cuts a page into tags and text, once over its bytes: time and memory are linear whatever the page
/// does (nesting, thousands of attributes, no closing quote). It builds no tree.
class HtmlScanner {
public:
    enum class Kind { text, start, end, done };
    struct Token {
        Kind kind = Kind::done;
        std::string_view text; ///< of text: the bytes, with their character references
        bool raw = false;      ///< text of <script>, <style>: nothing that a reader sees
        std::string name;      ///< of a tag, in small letters
        std::vector<std::pair<std::string_view, std::string_view>> attributes; ///< the first 64
    };

    explicit HtmlScanner(std::string_view page) : m_page(page) {}

    /// How far the page has been read.
    [[nodiscard]] std::size_t position() const { return m_at; }
    /// The next token; `token` is reused.
    void next(Token& token);

private:
    void read_tag(Token& token);
    void read_attributes(Token& token);
    void skip_blanks();
    [[nodiscard]] char at(std::size_t i) const { return i < m_page.size() ? m_page[i] : '\0'; }
    [[nodiscard]] bool markup_here() const;
    bool skip_declaration();
    bool read_raw_text(Token& token);

    std::string_view m_page;
    std::size_t m_at = 0;
    std::string m_raw_element; ///< the element whose content is no markup: script, style, title, …
};

/// The value of an attribute (its name in any case), empty where there is none.
[[nodiscard]] std::string_view attribute(const HtmlScanner::Token& token, std::string_view name);

/// ASCII letters made small.
[[nodiscard]] std::string lower_case(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

} // namespace policygraph::read
