// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/inert_json.hpp"
#include "export/writer.hpp"

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <unordered_map>

namespace policygraph::exporting {

/// One page for any browser: the explorer of web/ with the selected rows and the texts of their documents in it.
/// It asks nothing of any network. The rows are JSON; web/src/model.js reads them:
///   documents [key, path, text], nodes [key, kind, name, label, x, y, size, attributes, evidence],
///   edges [key, kind, source, target, attributes, evidence], aliases [node, name, type];
///   evidence [document, byte_start, byte_end, written, rule, confidence]. Documents and nodes are named by their
///   place in their array.
class HtmlWriter : public Writer {
public:
    /// `home` holds web/dist/explorer.html. Throws DataError where it is not there or not such a page.
    HtmlWriter(Sink& sink, const std::filesystem::path& home);

    [[nodiscard]] Needs needs() const override { return {true, true, true}; }
    void begin(const Frame& frame) override;
    void document(const DocumentRow& document) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void alias(const AliasRow& alias) override;
    void end() override;

private:
    enum class Section : std::uint8_t { Documents, Nodes, Edges, Aliases };
    void open(Section section);
    void labels(std::string_view name, const std::vector<KindLabel>& kinds);
    void evidence(const std::vector<Evidence>& evidence);

    std::string m_tail; ///< of the page, after the rows
    std::string m_head;
    InertJson m_inert;
    std::ostream m_stream;
    Sink m_json;
    Section m_section = Section::Documents;
    bool m_first = true;
    std::unordered_map<std::string, std::size_t> m_documents; // asked only, never walked
    std::unordered_map<std::string, std::size_t> m_nodes;
};

} // namespace policygraph::exporting
