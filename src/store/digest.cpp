// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/digest.hpp>

#include <policygraph/base/hash.hpp>

#include <array>

namespace policygraph::store {

namespace {

constexpr std::size_t k_block = std::size_t{1} << 20U;

/// Hashes a stream of rows in blocks, each over the hash of those before it.
class Chain {
public:
    void row(const Row& cells) {
        for (const Cell& cell : cells) {
            const std::string text = text_of(cell);
            m_block += static_cast<char>('0' + cell.index());
            m_block += std::to_string(text.size());
            m_block += ':';
            m_block += text;
        }
        m_block += '\n';
        if (m_block.size() >= k_block) {
            fold();
        }
    }
    std::string finish() {
        fold();
        return m_state;
    }

private:
    void fold() {
        m_state = base::sha256_hex(m_state + m_block);
        m_block.clear();
    }
    std::string m_state;
    std::string m_block;
};

constexpr std::array k_content = {
    "SELECT 'document', key, path, bytes, format, decoder, text FROM document ORDER BY key",
    "SELECT 'node', key, kind, name, attributes FROM node ORDER BY key",
    "SELECT 'edge', e.key, e.kind, s.key, t.key, e.attributes FROM edge e JOIN node s ON s.id = e.source "
    "JOIN node t ON t.id = e.target ORDER BY e.key",
    "SELECT 'alias', n.key, a.name, a.type, d.key FROM alias a JOIN node n ON n.id = a.node "
    "JOIN alias_document s ON s.alias = a.id JOIN document d ON d.id = s.document ORDER BY 2, 3, 4, 5",
    "SELECT 'evidence', d.key, coalesce(n.key, ''), coalesce(e.key, ''), v.byte_start, v.byte_end, v.rule, "
    "v.confidence, v.written, v.name, v.attributes, v.priority FROM evidence v JOIN document d ON d.id = v.document "
    "LEFT JOIN node n ON n.id = v.node LEFT JOIN edge e ON e.id = v.edge ORDER BY 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
};

} // namespace

std::string digest(const Reader& reader) {
    Chain chain;
    for (const char* sql : k_content) {
        reader.query(sql, {}, [&](const Row& row) {
            chain.row(row);
            return true;
        });
    }
    return chain.finish();
}

} // namespace policygraph::store
