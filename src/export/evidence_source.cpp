// SPDX-License-Identifier: Apache-2.0
#include "export/evidence_source.hpp"

#include <algorithm>
#include <tuple>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_kept_text = 8U << 20U;

std::string columns_where(const char* column) {
    return std::string("SELECT document, byte_start, byte_end, rule, confidence, written, priority, name, attributes, "
                       "id FROM evidence WHERE ") +
           column + " = ?1";
}

} // namespace

EvidenceSource::EvidenceSource(const store::Reader& reader, const Selection& selection, Writer::Needs needs)
    : m_selection(selection), m_needs(needs), m_of_node(reader, columns_where("node")),
      m_of_edge(reader, columns_where("edge")), m_text(reader, "SELECT text FROM document WHERE id = ?1") {
    store::Prepared documents(reader, "SELECT d.id, d.key, d.path, n.key, d.bytes, d.format, d.decoder, "
                                      "coalesce(json_extract(n.attributes, '$.date_effective'), "
                                      "json_extract(n.attributes, '$.date_signed')) "
                                      "FROM document d JOIN node n ON n.id = d.node");
    while (documents.step()) {
        DocumentRow row{std::string(documents.text(1)), std::string(documents.text(2)),
                        std::string(documents.text(3)), std::string(documents.text(7)),
                        documents.integer(4),           std::string(documents.text(5)),
                        std::string(documents.text(6)), {}};
        m_documents.emplace(documents.integer(0), std::move(row));
    }
}

bool EvidenceSource::Held::operator<(const Held& other) const {
    const auto rank = [](const Held& one) {
        return std::tie(one.priority, one.document->second.key, one.byte_start, one.byte_end, one.rule, one.written,
                        one.name, one.attributes);
    };
    return rank(*this) < rank(other);
}

EvidenceSource::Text EvidenceSource::text_of(std::int64_t document) {
    if (const auto found = m_text_at.find(document); found != m_text_at.end()) {
        m_texts.splice(m_texts.begin(), m_texts, found->second);
        return found->second->second;
    }
    m_text.bind(0, document);
    const std::string_view stored = m_text.step() ? m_text.text(0) : std::string_view();
    m_texts.emplace_front(document, std::make_shared<const std::string>(stored));
    m_text_at[document] = m_texts.begin();
    m_text_bytes += stored.size();
    while (m_text_bytes > k_kept_text && m_texts.size() > 1) {
        m_text_bytes -= m_texts.back().second->size();
        m_text_at.erase(m_texts.back().first);
        m_texts.pop_back();
    }
    return m_texts.front().second;
}

void EvidenceSource::hold(const store::Prepared& row, Held& held) const {
    held.document = &*m_documents.find(row.integer(0));
    held.byte_start = static_cast<std::uint32_t>(row.integer(1));
    held.byte_end = static_cast<std::uint32_t>(row.integer(2));
    held.rule = row.text(3);
    held.confidence = row.integer(4);
    held.written = row.text(5);
    held.priority = row.integer(6);
    held.name = row.text(7);
    held.attributes = row.text(8);
    held.row = row.integer(9);
}

Evidence EvidenceSource::view(Held& held) {
    held.text = text_of(held.document->first);
    Evidence one;
    one.document = &held.document->second;
    one.text = *held.text;
    one.byte_start = held.byte_start;
    one.byte_end = held.byte_end;
    if (one.byte_start <= one.byte_end && one.byte_end <= one.text.size()) {
        one.quote = one.text.substr(one.byte_start, one.byte_end - one.byte_start);
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

std::size_t EvidenceSource::find(store::Prepared& cursor, std::int64_t row, std::vector<Evidence>& evidence) {
    evidence.clear();
    std::size_t count = 0;
    std::size_t kept = 0;
    cursor.bind(0, row);
    while (cursor.step()) {
        if (!m_selection.has_document(cursor.integer(0))) {
            continue;
        }
        ++count;
        if (m_held.size() <= kept) {
            m_held.resize(kept + 1);
        }
        hold(cursor, m_held[kept]);
        if (m_needs.all_evidence || kept == 0) {
            ++kept;
        } else if (m_held[1] < m_held[0]) {
            std::swap(m_held[0], m_held[1]);
        }
    }
    std::sort(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(kept));
    for (std::size_t i = 0; i < kept; ++i) {
        evidence.push_back(view(m_held[i]));
    }
    return count;
}

void EvidenceSource::for_each_document(const std::function<void(const DocumentRow&)>& visit) {
    std::vector<const Documents::value_type*> order;
    for (const auto& entry : m_documents) {
        if (m_selection.has_document(entry.first)) {
            order.push_back(&entry);
        }
    }
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->second.key < b->second.key; });
    for (const auto* entry : order) {
        const Text text = text_of(entry->first);
        DocumentRow row = entry->second;
        row.text = *text;
        visit(row);
    }
}

} // namespace policygraph::exporting
