// SPDX-License-Identifier: Apache-2.0
#include "export/row_source.hpp"

#include <algorithm>

namespace policygraph::exporting {

namespace {

/// An edge in memory of its own, for the time in which more between its ends are looked for.
class Merged {
public:
    [[nodiscard]] bool is_between(std::string_view source, std::string_view target) const {
        return !m_texts.empty() && m_edge.source == source && m_edge.target == target;
    }
    [[nodiscard]] bool is_empty() const { return m_texts.empty(); }
    [[nodiscard]] const EdgeRow& edge() const { return m_edge; }

    void begin(const EdgeRow& first) {
        m_texts.clear();
        m_edge = first;
        for (std::string_view* const text : {&m_edge.key, &m_edge.kind, &m_edge.source, &m_edge.target, &m_edge.json,
                                             &m_edge.spell.start, &m_edge.spell.end}) {
            own(*text);
        }
        for (Attribute& attribute : m_edge.attributes) {
            own(attribute.name);
            own(attribute.value.text);
        }
        for (Cell& cell : m_edge.cells) {
            own(cell.value.text);
        }
        m_edge.evidence.clear();
        add_evidence(first);
    }
    void add(const EdgeRow& other, std::size_t relation) {
        m_edge.kind = m_texts.emplace_back(std::string(m_edge.kind) + "; " + std::string(other.kind));
        m_edge.weight += other.weight;
        for (Cell& cell : m_edge.cells) {
            cell.value.text = cell.column == relation ? m_edge.kind : cell.value.text;
        }
        add_evidence(other);
    }

private:
    void own(std::string_view& text) { text = m_texts.emplace_back(text); }
    void add_evidence(const EdgeRow& from) {
        for (Evidence one : from.evidence) {
            for (std::string_view* const text : {&one.quote, &one.rule, &one.written, &one.name, &one.attributes}) {
                own(*text);
            }
            one.text = {};
            m_edge.evidence.push_back(one);
        }
    }

    EdgeRow m_edge;
    std::deque<std::string> m_texts; // stays where it is while it grows
};

} // namespace

void RowSource::for_each_merged_edge(const std::function<void(const EdgeRow&)>& visit) {
    Merged merged;
    const std::size_t relation = m_edge_columns->of_own("relation");
    for_each_edge([&](const EdgeRow& edge) {
        if (merged.is_between(edge.source, edge.target)) {
            merged.add(edge, relation);
            return;
        }
        if (!merged.is_empty()) {
            visit(merged.edge());
        }
        merged.begin(edge);
    });
    if (!merged.is_empty()) {
        visit(merged.edge());
    }
}

} // namespace policygraph::exporting
