// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// The rows of the explorer as JSON; web/src/model.js reads them:
///   documents [key, path, text], nodes [key, kind, name, label, x, y, size, attributes, evidence],
///   edges [key, kind, source, target, attributes, evidence], aliases [node, name, type];
///   evidence [document, byte_start, byte_end, written, rule, confidence]. Documents and nodes are named by their
///   place in their array. `complete` is false where these are not all rows of the database.
class ExplorerRows : public Writer {
public:
    enum class Texts : std::uint8_t { In, Apart }; ///< Apart: the documents that the rows name, with null as text
    enum class Part : std::uint8_t { Whole, Some };
    ExplorerRows(Sink& sink, Texts texts, Part part) : Writer(sink), m_texts(texts), m_part(part) {}

    [[nodiscard]] Needs needs() const override {
        return {.all_evidence = true, .texts = m_texts == Texts::In, .aliases = true};
    }
    void begin(const Frame& frame) override;
    void document(const DocumentRow& document) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void alias(const AliasRow& alias) override;
    void end() override;

private:
    enum class Section : std::uint8_t { Documents, Nodes, Edges, Aliases, End };
    void advance(Section section);
    void open_row(Section section);
    void labels(std::string_view name, const std::vector<KindLabel>& kinds);
    void evidence(const std::vector<Evidence>& evidence);
    std::size_t place_of(const DocumentRow& document);

    Texts m_texts;
    Part m_part;
    Section m_section = Section::Documents;
    bool m_first = true;
    std::vector<std::pair<std::string, std::string>> m_named; ///< with Apart: keys and paths, in the order of places
    std::unordered_map<std::string, std::size_t> m_documents; // asked only, never walked
    std::unordered_map<std::string, std::size_t> m_nodes;
};

} // namespace policygraph::exporting
