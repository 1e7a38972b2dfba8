// SPDX-License-Identifier: Apache-2.0
#include "export/evidence_source.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <limits>
#include <tuple>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_kept_bytes = 8U << 20U;
constexpr std::size_t k_kept_rising = 1U << 20U; // rows of one document come together

enum : int {
    k_of,
    k_document,
    k_begin,
    k_end,
    k_priority,
    k_row,
    k_rule,
    k_confidence,
    k_written,
    k_name,
    k_attributes
};

} // namespace

EvidenceSource::EvidenceSource(const store::Reader& reader, const Selection& selection, Writer::Needs needs,
                               Order order)
    : m_path(reader.path().string()), m_selection(selection), m_needs(needs), m_order(order),
      m_of_node(cursor(reader, "node")), m_of_edge(cursor(reader, "edge")),
      m_document(reader, "SELECT d.key, d.path, n.key, d.bytes, d.format, d.decoder, "
                         "coalesce(json_extract(n.attributes, '$.date_effective'), "
                         "json_extract(n.attributes, '$.date_signed')), d.text "
                         "FROM document d JOIN node n ON n.id = d.node WHERE d.id = ?1") {
    store::Prepared keys(reader, "SELECT id FROM document ORDER BY key");
    while (keys.step()) {
        m_rank_of.emplace_back(keys.integer(0), static_cast<std::uint32_t>(m_by_key.size()));
        m_by_key.push_back(keys.integer(0));
    }
    std::sort(m_rank_of.begin(), m_rank_of.end());
    if (m_order == Order::Rising && !m_needs.all_evidence) {
        m_best_of_node.emplace(selection.node_rows());
        m_best_of_edge.emplace(selection.edge_rows());
        collect_best(reader);
    }
}

void EvidenceSource::collect_best(const store::Reader& reader) {
    const auto number = [](std::int64_t value) {
        return static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(value, 0, std::numeric_limits<std::uint32_t>::max()));
    };
    store::Prepared rows(reader, "SELECT node, edge, document, byte_start, byte_end, priority, id FROM evidence");
    std::int64_t document = -1;
    BestQuotes::Quote quote;
    while (rows.step()) {
        if (!m_selection.has_document(rows.integer(2))) {
            continue;
        }
        if (document != rows.integer(2)) { // they come in long runs
            document = rows.integer(2);
            quote.document = rank(document, rows.integer(6));
        }
        quote.byte_start = number(rows.integer(3));
        quote.byte_end = number(rows.integer(4));
        quote.priority = number(rows.integer(5));
        if (!rows.is_null(0)) {
            m_best_of_node->add(rows.integer(0), quote);
        }
        if (!rows.is_null(1)) {
            m_best_of_edge->add(rows.integer(1), quote);
        }
    }
}

std::size_t EvidenceSource::best(BestQuotes& quotes, std::int64_t row, std::vector<Evidence>& evidence) {
    const BestQuotes::Best& best = quotes.of(row);
    evidence.clear();
    m_shown.clear();
    if (best.count != 0) {
        m_held.resize(1);
        Held& held = m_held.front();
        held.document = m_by_key[best.quote.document];
        held.byte_start = best.quote.byte_start;
        held.byte_end = best.quote.byte_end;
        held.priority = best.quote.priority;
        evidence.push_back(view(held));
    }
    return best.count;
}

void EvidenceSource::end_of_nodes() {
    if (m_best_of_node) {
        m_best_of_node.emplace(0);
    }
}

std::uint32_t EvidenceSource::rank(std::int64_t document, std::int64_t evidence) const {
    const auto found = std::lower_bound(m_rank_of.begin(), m_rank_of.end(), std::pair(document, std::uint32_t{0}));
    if (found == m_rank_of.end() || found->first != document) {
        throw base::DataError(m_path, 0, 0, "evidence " + std::to_string(evidence) + " has no document");
    }
    return found->second;
}

/// Where only the best is wanted, what says how it was found is not read: no writer of those asks for it, and it
/// decides only between equal quotes.
EvidenceSource::Cursor EvidenceSource::cursor(const store::Reader& reader, const char* column) const {
    const std::string of = column;
    std::string sql = "SELECT " + of + ", document, byte_start, byte_end, priority, id";
    sql += m_needs.all_evidence ? ", rule, confidence, written, name, attributes FROM evidence" : " FROM evidence";
    sql += m_order == Order::Rising ? " WHERE " + of + " IS NOT NULL ORDER BY " + of : " WHERE " + of + " = ?1";
    return {store::Prepared(reader, sql)};
}

bool EvidenceSource::Held::operator<(const Held& other) const {
    const auto rank = [](const Held& one) {
        return std::tie(one.priority, one.document_rank, one.byte_start, one.byte_end, one.rule, one.written, one.name,
                        one.attributes);
    };
    return rank(*this) < rank(other);
}

const EvidenceSource::Document& EvidenceSource::document(std::int64_t row) {
    if (!m_documents.empty() && m_documents.front().first == row) {
        return m_documents.front().second;
    }
    if (const auto found = m_document_at.find(row); found != m_document_at.end()) {
        m_documents.splice(m_documents.begin(), m_documents, found->second);
        return found->second->second;
    }
    DocumentRow made;
    std::string content;
    m_document.bind(0, row);
    if (m_document.step()) {
        const auto text = [&](int column) { return std::string(m_document.text(column)); };
        made = {text(0), text(1), text(2), text(6), m_document.integer(3), text(4), text(5), {}};
        content = m_document.text(7);
    }
    m_document_bytes += content.size() + sizeof(DocumentRow);
    m_documents.emplace_front(row, Document{std::make_shared<const DocumentRow>(std::move(made)),
                                            std::make_shared<const std::string>(std::move(content))});
    m_document_at[row] = m_documents.begin();
    const std::size_t most = m_order == Order::Rising ? k_kept_rising : k_kept_bytes;
    while (m_document_bytes > most && m_documents.size() > 1) {
        m_document_bytes -= m_documents.back().second.text->size() + sizeof(DocumentRow);
        m_document_at.erase(m_documents.back().first);
        m_documents.pop_back();
    }
    return m_documents.front().second;
}

void EvidenceSource::hold(const store::Prepared& row, Held& held) const {
    held.document = row.integer(k_document);
    held.document_rank = rank(held.document, row.integer(k_row));
    held.byte_start = static_cast<std::uint32_t>(row.integer(k_begin));
    held.byte_end = static_cast<std::uint32_t>(row.integer(k_end));
    held.priority = row.integer(k_priority);
    held.row = row.integer(k_row);
    if (m_needs.all_evidence) {
        held.rule = row.text(k_rule);
        held.confidence = row.integer(k_confidence);
        held.written = row.text(k_written);
        held.name = row.text(k_name);
        held.attributes = row.text(k_attributes);
    }
}

Evidence EvidenceSource::view(Held& held) {
    Evidence one;
    const Document& document = this->document(held.document);
    m_shown.push_back({document.row, m_needs.contexts ? document.text : nullptr});
    one.document = document.row.get();
    one.byte_start = held.byte_start;
    one.byte_end = held.byte_end;
    const std::string_view text = *document.text;
    if (one.byte_start <= one.byte_end && one.byte_end <= text.size()) {
        one.quote = text.substr(one.byte_start, one.byte_end - one.byte_start);
    }
    if (m_needs.contexts) {
        one.text = text;
    } else { // of a node that thousands of documents speak of, not all their texts are kept
        one.quote = held.quote = one.quote;
    }
    one.rule = held.rule;
    one.confidence = held.confidence;
    one.priority = held.priority;
    one.written = held.written;
    one.name = held.name;
    one.attributes = held.attributes;
    one.row = held.row;
    return one;
}

/// Steps to the next evidence of the row; false where there is none.
bool EvidenceSource::next(Cursor& cursor, std::int64_t row) const {
    if (m_order == Order::Any) {
        return cursor.rows.step();
    }
    if (!cursor.begun) {
        cursor.begun = true;
        cursor.has_row = cursor.rows.step();
    }
    while (cursor.has_row && cursor.rows.integer(k_of) < row) {
        cursor.has_row = cursor.rows.step();
    }
    return cursor.has_row && cursor.rows.integer(k_of) == row;
}

std::size_t EvidenceSource::find(Cursor& cursor, std::int64_t row, std::vector<Evidence>& evidence) {
    evidence.clear();
    m_shown.clear();
    std::size_t count = 0;
    std::size_t kept = 0;
    if (m_order == Order::Any) {
        cursor.rows.bind(0, row);
    }
    while (next(cursor, row)) {
        if (m_selection.has_document(cursor.rows.integer(k_document))) {
            ++count;
            if (m_held.size() <= kept) {
                m_held.resize(kept + 1);
            }
            if (m_needs.all_evidence || kept == 0 || cursor.rows.integer(k_priority) <= m_held[0].priority) {
                hold(cursor.rows, m_held[kept]);
                if (m_needs.all_evidence || kept == 0) {
                    ++kept;
                } else if (m_held[1] < m_held[0]) {
                    std::swap(m_held[0], m_held[1]);
                }
            }
        }
        if (m_order == Order::Rising) {
            cursor.has_row = cursor.rows.step();
        }
    }
    std::sort(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(kept));
    for (std::size_t i = 0; i < kept; ++i) {
        evidence.push_back(view(m_held[i]));
    }
    return count;
}

void EvidenceSource::for_each_document(const std::function<void(const DocumentRow&)>& visit) {
    for (const std::int64_t row : m_by_key) {
        if (m_selection.has_document(row)) {
            const Document& one = document(row);
            DocumentRow whole = *one.row;
            whole.text = *one.text;
            visit(whole);
        }
    }
}

} // namespace policygraph::exporting
