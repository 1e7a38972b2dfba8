// SPDX-License-Identifier: Apache-2.0
#include "export/documents.hpp"

#include <policygraph/base/errors.hpp>

#include <limits>

namespace policygraph::exporting {

namespace {

constexpr std::uint32_t k_none = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t k_context_bytes = 8U << 20U; // evidence asked for in the order of the keys comes from anywhere

/// Key, path, node and date of each document, those that nobody asks for empty.
std::string sql(Writer::Needs needs, bool dates) {
    const auto asked = [](bool wanted, const char* column) { return std::string(wanted ? column : "''") + ", "; };
    return "SELECT d.id, " + asked(needs.all_evidence, "d.key") + asked(needs.columns, "d.path") +
           asked(needs.contexts, "n.key") +
           (dates ? "coalesce(json_extract(n.attributes, '$.date_effective'), "
                    "json_extract(n.attributes, '$.date_signed'))"
                  : "''") +
           (needs.contexts || dates ? " FROM document d JOIN node n ON n.id = d.node" : " FROM document d") +
           " ORDER BY d.key";
}

} // namespace

Documents::Documents(const store::Reader& reader, const Selection& selection, Writer::Needs needs, bool dates)
    : m_database(reader.path().string()), m_selection(selection),
      m_text(reader, "SELECT text FROM document WHERE id = ?1"),
      m_whole(reader, "SELECT path, bytes, format, decoder, text, key FROM document WHERE id = ?1"),
      m_rank_of(selection.document_rows(), k_none), m_most_text_bytes(needs.contexts ? k_context_bytes : 0) {
    store::Prepared rows(reader, sql(needs, dates));
    while (rows.step()) {
        Kept kept{rows.integer(0), m_names.size(), {}};
        for (std::size_t i = 0; i < kept.sizes.size(); ++i) {
            const std::string_view text = rows.text(static_cast<int>(i) + 1);
            kept.sizes[i] = static_cast<std::uint32_t>(text.size());
            m_names += text;
        }
        m_rank_of.at(static_cast<std::size_t>(kept.row)) = static_cast<std::uint32_t>(m_kept.size());
        m_kept.push_back(kept);
    }
}

std::uint32_t Documents::rank(std::int64_t row) const {
    const auto at = static_cast<std::size_t>(row);
    if (at >= m_rank_of.size() || m_rank_of[at] == k_none) {
        throw base::DataError(m_database, 0, 0, "evidence speaks of a document that is not there");
    }
    return m_rank_of[at];
}

DocumentRow Documents::of(std::uint32_t rank) const {
    const Kept& kept = m_kept[rank];
    DocumentRow row;
    std::size_t at = kept.at;
    std::size_t i = 0;
    for (std::string_view* const text : {&row.key, &row.path, &row.node, &row.date}) {
        *text = std::string_view(m_names).substr(at, kept.sizes[i]);
        at += kept.sizes[i++];
    }
    return row;
}

Documents::Text Documents::text(std::uint32_t rank) {
    if (const auto found = m_text_at.find(rank); found != m_text_at.end()) {
        m_texts.splice(m_texts.begin(), m_texts, found->second);
        return found->second->second;
    }
    m_text.bind(0, m_kept[rank].row);
    m_texts.emplace_front(rank,
                          std::make_shared<const std::string>(m_text.step() ? m_text.text(0) : std::string_view()));
    m_text_at[rank] = m_texts.begin();
    m_text_bytes += m_texts.front().second->size();
    while (m_text_bytes > m_most_text_bytes && m_texts.size() > 1) {
        m_text_bytes -= m_texts.back().second->size();
        m_text_at.erase(m_texts.back().first);
        m_texts.pop_back();
    }
    return m_texts.front().second;
}

void Documents::for_each(const std::function<void(const DocumentRow&)>& visit) {
    for (std::uint32_t rank = 0; rank < m_kept.size(); ++rank) {
        if (!m_selection.has_document(m_kept[rank].row) || !m_whole.bind(0, m_kept[rank].row).step()) {
            continue;
        }
        DocumentRow row = of(rank);
        row.path = m_whole.text(0);
        row.bytes = m_whole.integer(1);
        row.format = m_whole.text(2);
        row.decoder = m_whole.text(3);
        row.text = m_whole.text(4);
        row.key = m_whole.text(5);
        visit(row);
    }
}

} // namespace policygraph::exporting
