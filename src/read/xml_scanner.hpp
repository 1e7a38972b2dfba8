// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::read {

/// Reads the XML inside document containers as a stream of tags and text, in linear time, without a tree.
/// Document types are refused (they carry entity bombs and outside entities), names lose their prefixes.
class XmlScanner {
public:
    enum class Kind { text, start, end, done };
    struct Token {
        Kind kind = Kind::done;
        std::string_view name;                                                 ///< without prefix
        std::string text;                                                      ///< of text, references resolved
        bool empty = false;                                                    ///< <name/>: no end follows
        std::vector<std::pair<std::string_view, std::string_view>> attributes; ///< names without prefix, raw values
    };

    /// `document` is for messages; `xml` must outlive the tokens. Throws InputError for what is no XML.
    XmlScanner(std::string document, std::string_view xml) : m_document(std::move(document)), m_xml(xml) {}

    void next(Token& token);

private:
    bool skip_declaration(Token& token);
    void read_tag(Token& token);
    void append_text(std::string& out, std::string_view text) const;
    [[noreturn]] void fail(const char* reason) const;

    std::string m_document;
    std::string_view m_xml;
    std::size_t m_at = 0;
};

/// The value of an attribute, empty where there is none.
[[nodiscard]] std::string_view attribute(const XmlScanner::Token& token, std::string_view name);

} // namespace policygraph::read
