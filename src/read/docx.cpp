// SPDX-License-Identifier: Apache-2.0
#include <read/docx.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <read/row_text.hpp>
#include <read/word_numbering.hpp>
#include <read/xml_scanner.hpp>
#include <read/zip.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace policygraph::read {

namespace {

// Parts of a document that are not its text: what was deleted or moved away, the second form of what older
// programs cannot show, field codes, properties.
constexpr std::array<std::string_view, 9> k_skipped = {"del",    "moveFrom", "Fallback", "instrText",   "delText",
                                                       "sectPr", "tblPr",    "tblGrid",  "delInstrText"};

struct NumberProperties {
    std::string list;
    std::size_t level = 0;
    std::string style;
};

std::size_t to_size(std::string_view text, std::size_t most) {
    std::size_t value = 0;
    for (const char c : text.substr(0, 6)) {
        if (c < '0' || c > '9') {
            break;
        }
        value = value * 10 + static_cast<std::size_t>(c - '0');
    }
    return std::min(value, most);
}

bool is_off(std::string_view value) {
    return value == "0" || value == "false" || value == "off";
}

// The lists that paragraph styles bring with them, their own or their base's.
std::map<std::string, NumberProperties> style_lists(const std::string& name, std::string_view xml) {
    std::map<std::string, NumberProperties> styles;
    XmlScanner scanner(name, xml);
    XmlScanner::Token token;
    NumberProperties* style = nullptr;
    for (scanner.next(token); token.kind != XmlScanner::Kind::done; scanner.next(token)) {
        if (token.kind == XmlScanner::Kind::start && token.name == "style") {
            style = &styles[std::string(attribute(token, "styleId"))];
        } else if (token.kind == XmlScanner::Kind::start && style != nullptr) {
            if (token.name == "numId") {
                style->list = attribute(token, "val");
            } else if (token.name == "ilvl") {
                style->level = to_size(attribute(token, "val"), WordNumbering::k_levels - 1);
            } else if (token.name == "basedOn") {
                style->style = attribute(token, "val");
            }
        }
    }
    return styles;
}

class DocxText {
public:
    DocxText(std::string name, std::map<std::string, NumberProperties> styles, WordNumbering numbering)
        : m_name(std::move(name)), m_styles(std::move(styles)), m_numbering(std::move(numbering)) {}

    void read(std::string_view xml) {
        XmlScanner scanner(m_name, xml);
        XmlScanner::Token token;
        for (scanner.next(token); token.kind != XmlScanner::Kind::done; scanner.next(token)) {
            if (m_skipped > 0) {
                m_skipped += token.kind == XmlScanner::Kind::start && !token.empty ? 1 : 0;
                m_skipped -= token.kind == XmlScanner::Kind::end ? 1 : 0;
            } else if (token.kind == XmlScanner::Kind::start) {
                start(token);
                if (token.empty) {
                    end(token.name);
                }
            } else if (token.kind == XmlScanner::Kind::end) {
                end(token.name);
            } else if (m_in_text && !m_hidden) {
                number_paragraph();
                m_text.append(token.text);
            }
        }
        m_text.new_line();
    }

    [[nodiscard]] const std::string& text() const { return m_text.text(); }

private:
    void start(const XmlScanner::Token& token) {
        const std::string_view name = token.name;
        // A cell begins once its properties are known, or at its first content.
        if (!m_in_cell_properties && name != "tcPr") {
            open_cell();
        }
        if (std::find(k_skipped.begin(), k_skipped.end(), name) != k_skipped.end()) {
            m_skipped += token.empty ? 0 : 1;
        } else if (name == "p") {
            m_text.new_line();
            m_paragraph = {};
            m_numbered = false;
        } else if (name == "r") {
            m_hidden = false;
        } else if (name == "vanish") {
            m_hidden = !is_off(attribute(token, "val"));
        } else if (name == "t") {
            m_in_text = !token.empty;
        } else if (name == "tab" && !m_in_properties) {
            m_text.append(' ');
        } else if (name == "br" || name == "cr") {
            m_text.new_line();
        } else if (name == "noBreakHyphen") {
            m_text.append('-');
        } else if (name == "pPr") {
            m_in_properties = true;
        } else if (name == "pStyle") {
            m_paragraph.style = attribute(token, "val");
        } else if (name == "numId" && m_in_properties) {
            m_paragraph.list = attribute(token, "val");
        } else if (name == "ilvl" && m_in_properties) {
            m_paragraph.level = to_size(attribute(token, "val"), WordNumbering::k_levels - 1);
        } else {
            start_table_part(token);
        }
    }

    void start_table_part(const XmlScanner::Token& token) {
        if (token.name == "tbl") {
            m_text.begin_table();
        } else if (token.name == "tr") {
            m_text.begin_row();
        } else if (token.name == "tc") {
            m_span = 1;
            m_cell_open = true;
        } else if (token.name == "gridSpan") {
            m_span = std::max<std::size_t>(to_size(attribute(token, "val"), 50), 1);
        } else if (token.name == "tcPr" && m_cell_open) {
            m_in_cell_properties = true;
        }
    }

    void open_cell() {
        if (m_cell_open) {
            m_text.begin_cell(m_span, 0);
            m_cell_open = false;
        }
    }

    void end(std::string_view name) {
        if (name == "p") {
            m_text.new_line();
        } else if (name == "t") {
            m_in_text = false;
        } else if (name == "pPr") {
            m_in_properties = false;
        } else if (name == "tcPr") {
            m_in_cell_properties = false;
            open_cell();
        } else if (name == "tc") {
            open_cell();
        } else if (name == "tr") {
            m_text.end_row();
        } else if (name == "tbl") {
            m_text.end_table();
        }
    }

    // Word shows the number where a paragraph has text.
    void number_paragraph() {
        if (m_numbered) {
            return;
        }
        m_numbered = true;
        NumberProperties number = m_paragraph;
        for (int depth = 0; number.list.empty() && !number.style.empty() && depth < 10; ++depth) {
            const auto style = m_styles.find(number.style);
            if (style == m_styles.end()) {
                break;
            }
            number = style->second;
        }
        if (number.list.empty() || number.list == "0") {
            return;
        }
        std::string text = m_numbering.next(number.list, number.level);
        if (!text.empty() && text.back() >= '0' && text.back() <= '9') {
            text += ' ';
        }
        m_text.append(text);
    }

    std::string m_name;
    std::map<std::string, NumberProperties> m_styles;
    WordNumbering m_numbering;
    RowText m_text;
    NumberProperties m_paragraph;
    std::size_t m_skipped = 0;
    std::size_t m_span = 1;
    bool m_numbered = false;
    bool m_in_text = false;
    bool m_hidden = false;
    bool m_in_properties = false;
    bool m_in_cell_properties = false;
    bool m_cell_open = false;
};

} // namespace

std::string docx_text(const std::string& name, std::string_view bytes) {
    const ZipArchive archive(name, bytes);
    const auto document = archive.read("word/document.xml");
    if (!document) {
        throw base::InputError(name, "is a word processor file without a document");
    }
    const std::string numbering = archive.read("word/numbering.xml").value_or("");
    const std::string styles = archive.read("word/styles.xml").value_or("");
    DocxText text(name, style_lists(name, styles), WordNumbering(name, numbering));
    text.read(*document);
    if (const auto notes = archive.read("word/footnotes.xml")) {
        text.read(*notes);
    }
    if (base::find_invalid_utf8(text.text()) != std::string_view::npos) {
        throw base::InputError(name, "is a word processor file that is not UTF-8");
    }
    return text.text();
}

} // namespace policygraph::read
