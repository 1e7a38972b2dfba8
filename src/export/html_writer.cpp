// SPDX-License-Identifier: Apache-2.0
#include "export/html_writer.hpp"

#include "export/json_text.hpp"

#include <policygraph/base/errors.hpp>

#include <array>
#include <fstream>
#include <sstream>

namespace policygraph::exporting {

namespace {

constexpr std::array<std::string_view, 4> k_sections = {"documents", "nodes", "edges", "aliases"};
constexpr std::string_view k_data = "{{data}}";
constexpr std::string_view k_connect = "{{connect}}"; // what the page may connect to: nothing

std::string read_page(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) {
        throw base::DataError(path.string(), 0, 0, "the explorer's page cannot be read");
    }
    return std::move(text).str();
}

} // namespace

HtmlWriter::HtmlWriter(Sink& sink, const std::filesystem::path& home)
    : Writer(sink), m_inert(sink), m_stream(&m_inert), m_json(m_stream) {
    const std::filesystem::path path = home / "web" / "dist" / "explorer.html";
    m_head = read_page(path);
    const std::size_t connect = m_head.find(k_connect);
    const std::size_t data = m_head.rfind(k_data);
    if (connect == std::string::npos || data == std::string::npos || data < connect) {
        throw base::DataError(path.string(), 0, 0, "this is not the explorer's page");
    }
    m_tail = m_head.substr(data + k_data.size());
    m_head.resize(data);
    m_head.replace(connect, k_connect.size(), "'none'");
}

void HtmlWriter::labels(std::string_view name, const std::vector<KindLabel>& kinds) {
    m_json << "\"" << name << "\":{";
    bool first = true;
    for (const KindLabel& kind : kinds) {
        m_json << (first ? "" : ",");
        first = false;
        m_json.json(kind.kind);
        m_json << ":";
        JsonObject(m_json).text("zh", kind.zh).text("en", kind.en).text("color", kind.color).end();
    }
    m_json << "},\n";
}

void HtmlWriter::begin(const Frame& frame) {
    sink() << m_head;
    m_json << "{";
    labels("kinds", frame.kinds);
    labels("relations", frame.relations);
    m_json << "\"columns\":{";
    bool first = true;
    for (const Column& column : frame.node_columns) {
        m_json << (first ? "" : ",");
        first = false;
        m_json.json(column.id);
        m_json << ":";
        JsonObject(m_json).text("zh", column.title).end();
    }
    m_json << "},\n\"documents\":[";
}

/// Closes the arrays before this section's; every array is there, even when empty.
void HtmlWriter::open(Section section) {
    while (m_section < section) {
        m_section = static_cast<Section>(static_cast<std::uint8_t>(m_section) + 1);
        m_json << "\n],\n\"" << k_sections.at(static_cast<std::size_t>(m_section)) << "\":[";
        m_first = true;
    }
    m_json << (m_first ? "\n[" : ",\n[");
    m_first = false;
}

void HtmlWriter::document(const DocumentRow& document) {
    open(Section::Documents);
    m_documents.emplace(document.key, m_documents.size());
    m_json.json(document.key);
    m_json << ",";
    m_json.json(document.path);
    m_json << ",";
    m_json.json(document.text);
    m_json << "]";
}

void HtmlWriter::evidence(const std::vector<Evidence>& evidence) {
    m_json << "[";
    bool first = true;
    for (const Evidence& one : evidence) {
        m_json << (first ? "[" : ",[");
        first = false;
        m_json.whole(static_cast<std::int64_t>(m_documents.at(one.document->key)));
        m_json << ",";
        m_json.whole(one.byte_start);
        m_json << ",";
        m_json.whole(one.byte_end);
        m_json << ",";
        m_json.json(one.written);
        m_json << ",";
        m_json.json(one.rule);
        m_json << ",";
        m_json.whole(one.confidence);
        m_json << "]";
    }
    m_json << "]";
}

void HtmlWriter::node(const NodeRow& node) {
    open(Section::Nodes);
    m_nodes.emplace(node.key, m_nodes.size());
    for (const std::string_view text : {node.key, node.kind, node.name, node.label}) {
        m_json.json(text);
        m_json << ",";
    }
    for (const double number : {node.look.x, node.look.y, node.look.size}) {
        m_json.number(number);
        m_json << ",";
    }
    m_json << node.json << ",";
    evidence(node.evidence);
    m_json << "]";
}

void HtmlWriter::edge(const EdgeRow& edge) {
    open(Section::Edges);
    m_json.json(edge.key);
    m_json << ",";
    m_json.json(edge.kind);
    for (const std::string_view end : {edge.source, edge.target}) {
        m_json << ",";
        m_json.whole(static_cast<std::int64_t>(m_nodes.at(std::string(end))));
    }
    m_json << "," << edge.json << ",";
    evidence(edge.evidence);
    m_json << "]";
}

void HtmlWriter::alias(const AliasRow& alias) {
    open(Section::Aliases);
    m_json.whole(static_cast<std::int64_t>(m_nodes.at(std::string(alias.node))));
    m_json << ",";
    m_json.json(alias.name);
    m_json << ",";
    m_json.json(alias.type);
    m_json << "]";
}

void HtmlWriter::end() {
    while (m_section < Section::Aliases) {
        m_section = static_cast<Section>(static_cast<std::uint8_t>(m_section) + 1);
        m_json << "\n],\n\"" << k_sections.at(static_cast<std::size_t>(m_section)) << "\":[";
    }
    m_json << "\n]}";
    m_json.flush();
    sink() << m_tail;
}

} // namespace policygraph::exporting
