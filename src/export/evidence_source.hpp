// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/best_quotes.hpp"
#include "export/rows.hpp"
#include "export/selection.hpp"
#include "export/writer.hpp"

#include <policygraph/store/prepared.hpp>

#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace policygraph::exporting {

/// Evidence of nodes and edges with its quotes, and the documents it comes from. Documents last used are kept, some
/// megabytes of them.
class EvidenceSource {
public:
    /// Rows asked for rise from one call to the next, or come in any order.
    enum class Order : std::uint8_t { Rising, Any };
    EvidenceSource(const store::Reader& reader, const Selection& selection, Writer::Needs needs, Order order);

    /// All that is asked for, best first: the document itself, then by document and place, so that no history of the
    /// database shows. Returns how many there are in all. The views live until the next call.
    std::size_t of_node(std::int64_t row, std::vector<Evidence>& evidence) {
        return m_best_of_node ? best(*m_best_of_node, row, evidence) : find(m_of_node, row, evidence);
    }
    std::size_t of_edge(std::int64_t row, std::vector<Evidence>& evidence) {
        return m_best_of_edge ? best(*m_best_of_edge, row, evidence) : find(m_of_edge, row, evidence);
    }
    /// Gives back what only nodes need.
    void end_of_nodes();

    /// In the order of the keys, with texts.
    void for_each_document(const std::function<void(const DocumentRow&)>& visit);

private:
    struct Document {
        std::shared_ptr<const DocumentRow> row;
        std::shared_ptr<const std::string> text;
    };
    /// A row of evidence in memory of its own, used again and again: the cursor's views end with its next step.
    struct Held {
        std::int64_t document = 0;
        std::uint32_t document_rank = 0; ///< by its key
        std::uint32_t byte_start = 0;
        std::uint32_t byte_end = 0;
        std::int64_t confidence = 0;
        std::int64_t priority = 0;
        std::int64_t row = 0;
        std::string rule, written, name, attributes, quote;
        [[nodiscard]] bool operator<(const Held& other) const;
    };
    /// The evidence of one table's rows: asked for each, or one walk over all of it.
    struct Cursor {
        store::Prepared rows;
        bool has_row = false; ///< of the walk: one that was not used yet
        bool begun = false;
    };
    [[nodiscard]] Cursor cursor(const store::Reader& reader, const char* column) const;
    void collect_best(const store::Reader& reader);
    std::size_t best(BestQuotes& quotes, std::int64_t row, std::vector<Evidence>& evidence);
    [[nodiscard]] std::uint32_t rank(std::int64_t document, std::int64_t evidence) const;
    bool next(Cursor& cursor, std::int64_t row) const;
    std::size_t find(Cursor& cursor, std::int64_t row, std::vector<Evidence>& evidence);
    void hold(const store::Prepared& row, Held& held) const;
    Evidence view(Held& held);
    const Document& document(std::int64_t row);

    std::string m_path;
    const Selection& m_selection;
    Writer::Needs m_needs;
    Order m_order;
    Cursor m_of_node;
    Cursor m_of_edge;
    // Where rows rise and the best is all that is wanted, one walk over all evidence instead of the two cursors.
    std::optional<BestQuotes> m_best_of_node;
    std::optional<BestQuotes> m_best_of_edge;
    store::Prepared m_document;
    std::vector<std::int64_t> m_by_key;                            ///< rows of documents
    std::vector<std::pair<std::int64_t, std::uint32_t>> m_rank_of; ///< the same turned around, by row
    std::vector<Held> m_held;
    std::vector<Document> m_shown; ///< keeps what the views look at; texts only where a writer asks for what is around
    // Documents, the last used first.
    std::list<std::pair<std::int64_t, Document>> m_documents;
    std::unordered_map<std::int64_t, std::list<std::pair<std::int64_t, Document>>::iterator> m_document_at;
    std::size_t m_document_bytes = 0;
};

} // namespace policygraph::exporting
