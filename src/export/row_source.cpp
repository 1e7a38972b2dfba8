// SPDX-License-Identifier: Apache-2.0
#include "export/row_source.hpp"

#include "export/markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_kept_text = 64U << 20U;
constexpr double k_largest_weight = 5; // edges get one unit of weight a quote, up to this

// Best evidence first: the document itself, then by document and place, so that no history of the file shows.
constexpr std::string_view k_evidence =
    "v.document, d.key, d.path, v.byte_start, v.byte_end, v.rule, v.confidence, v.written";
constexpr std::string_view k_best = "v.priority, d.key, v.byte_start, v.byte_end, v.rule, v.written";

std::string text(const store::Cell& cell) {
    return store::text_of(cell);
}
std::int64_t whole(const store::Cell& cell) {
    return std::holds_alternative<std::int64_t>(cell) ? std::get<std::int64_t>(cell) : 0;
}

Column::Type widest(Column::Type a, Column::Type b) {
    if (a == b) {
        return a;
    }
    const bool numbers = (a == Column::Type::Integer || a == Column::Type::Number) &&
                         (b == Column::Type::Integer || b == Column::Type::Number);
    return numbers ? Column::Type::Number : Column::Type::String;
}

Column::Type type_of(const std::string& json_type) {
    if (json_type == "integer") {
        return Column::Type::Integer;
    }
    if (json_type == "real") {
        return Column::Type::Number;
    }
    return json_type == "true" || json_type == "false" ? Column::Type::Boolean : Column::Type::String;
}

/// At most `most` characters, the last of them … where some are missing.
std::string shortened(std::string_view name, std::size_t most) {
    if (base::count_characters(name) <= most) {
        return std::string(name);
    }
    std::size_t end = 0;
    for (std::size_t i = 0; i + 1 < most; ++i) {
        end += base::utf8_length(name[end]);
    }
    return std::string(name.substr(0, end)) + std::string(k_ellipsis);
}

void set(base::Attributes& cells, const char* id, std::string value) {
    if (!value.empty()) {
        cells.insert_or_assign(id, std::move(value));
    }
}

/// Names that the formats or our own columns take: an attribute of that name goes out under another.
bool is_taken(std::string_view id) {
    static constexpr std::array<std::string_view, 18> k_taken = {
        "color", "edge",   "id",          "key",    "kind",  "label",  "node", "quote", "relation",
        "size",  "source", "source_file", "target", "title", "weight", "x",    "y",     "z"};
    return std::binary_search(k_taken.begin(), k_taken.end(), id);
}

std::string column_of(const std::string& attribute) {
    return is_taken(attribute) ? "attribute_" + attribute : attribute;
}

base::Attributes cells_of(const base::Attributes& attributes) {
    base::Attributes cells;
    for (const auto& [name, value] : attributes) {
        cells.emplace(column_of(name), value);
    }
    return cells;
}

void add_origin(base::Attributes& cells, const std::vector<Evidence>& evidence) {
    if (!evidence.empty()) {
        set(cells, "source_file", evidence.front().path);
        set(cells, "quote", evidence.front().quote);
    }
}

void finish(NodeRow& node, const Profile& profile) {
    node.label = shortened(node.name.empty() ? node.kind : node.name, profile.label_characters);
    node.cells = cells_of(node.attributes);
    set(node.cells, "kind", node.kind);
    set(node.cells, "title", node.name);
    add_origin(node.cells, node.evidence);
}

void finish(EdgeRow& edge) {
    edge.weight = std::clamp(static_cast<double>(edge.evidence.size()), 1.0, k_largest_weight);
    edge.cells = cells_of(edge.attributes);
    set(edge.cells, "relation", edge.kind);
    add_origin(edge.cells, edge.evidence);
}

} // namespace

RowSource::RowSource(const store::Reader& reader, const Selection& selection, const Profile& profile)
    : m_reader(reader), m_selection(selection), m_profile(profile) {}

/// The profile's columns that the data has, then all other attributes. Those of `own` are made here for every row.
std::vector<Column> RowSource::columns(const std::vector<Column>& wanted, const char* table,
                                       const std::vector<const char*>& own) const {
    std::map<std::string, Column::Type> found;
    m_reader.query(fmt::format("SELECT DISTINCT a.key, a.type FROM {} r, json_each(r.attributes) a", table), {},
                   [&](const store::Row& row) {
                       const Column::Type type = type_of(text(row[1]));
                       const auto [at, fresh] = found.emplace(column_of(text(row[0])), type);
                       at->second = fresh ? type : widest(at->second, type);
                       return true;
                   });
    for (const char* const id : own) {
        found[id] = Column::Type::String;
    }
    std::vector<Column> result;
    for (Column column : wanted) {
        if (const auto at = found.find(column.id); at != found.end()) {
            column.type = at->second;
            result.push_back(std::move(column));
            found.erase(at);
        }
    }
    for (const auto& [id, type] : found) {
        result.push_back({id, id, type});
    }
    return result;
}

Frame RowSource::frame() const {
    Frame frame;
    frame.node_columns = columns(m_profile.node_columns, "node", {"kind", "title", "source_file", "quote"});
    frame.edge_columns = columns(m_profile.edge_columns, "edge", {"relation", "source_file", "quote"});
    frame.nodes = m_selection.nodes().size();
    frame.edges = m_selection.edges().size();
    return frame;
}

const std::string& RowSource::text_of_document(std::int64_t row) {
    const auto found = m_texts.find(row);
    if (found != m_texts.end()) {
        return found->second;
    }
    if (m_text_bytes > k_kept_text) {
        m_texts.clear();
        m_text_bytes = 0;
    }
    const auto rows = m_reader.rows("SELECT text FROM document WHERE id = :id", {{"id", row}});
    std::string& kept = m_texts[row] = rows.empty() ? std::string() : text(rows[0][0]);
    m_text_bytes += kept.size();
    return kept;
}

Evidence RowSource::evidence(const store::Row& row, std::size_t first) {
    Evidence one;
    one.document = text(row[first + 1]);
    one.path = text(row[first + 2]);
    one.byte_start = static_cast<std::uint32_t>(whole(row[first + 3]));
    one.byte_end = static_cast<std::uint32_t>(whole(row[first + 4]));
    one.rule = text(row[first + 5]);
    one.confidence = whole(row[first + 6]);
    one.written = text(row[first + 7]);
    const std::string& whole_text = text_of_document(whole(row[first]));
    if (one.byte_start <= one.byte_end && one.byte_end <= whole_text.size()) {
        one.quote = whole_text.substr(one.byte_start, one.byte_end - one.byte_start);
    }
    return one;
}

void RowSource::for_each_node(const std::vector<Look>& looks, const std::function<void(const NodeRow&)>& visit) {
    NodeRow node;
    const auto flush = [&] {
        if (!node.key.empty()) {
            finish(node, m_profile);
            visit(node);
        }
    };
    const std::string sql =
        fmt::format("SELECT r.id, r.key, r.kind, r.name, r.attributes, {} FROM node r "
                    "LEFT JOIN evidence v ON v.node = r.id LEFT JOIN document d ON d.id = v.document "
                    "ORDER BY r.key, {}",
                    k_evidence, k_best);
    m_reader.query(sql, {}, [&](const store::Row& row) {
        const std::uint32_t index = m_selection.index_of(whole(row[0]));
        if (index == Selection::k_none) {
            return true;
        }
        if (text(row[1]) != node.key) {
            flush();
            node = NodeRow();
            node.key = text(row[1]);
            node.kind = text(row[2]);
            node.name = text(row[3]);
            node.attributes = base::attributes_from_json(text(row[4]));
            node.look = looks[index];
        }
        if (!std::holds_alternative<std::monostate>(row[5])) {
            node.evidence.push_back(evidence(row, 5));
        }
        return true;
    });
    flush();
}

void RowSource::read_edges(const char* order, const std::function<void(const EdgeRow&)>& visit) {
    EdgeRow edge;
    const auto flush = [&] {
        if (!edge.key.empty()) {
            finish(edge);
            visit(edge);
        }
    };
    const std::string sql = fmt::format(
        "SELECT r.id, r.key, r.kind, s.key, t.key, r.attributes, {} FROM edge r "
        "JOIN node s ON s.id = r.source JOIN node t ON t.id = r.target "
        "LEFT JOIN evidence v ON v.edge = r.id LEFT JOIN document d ON d.id = v.document ORDER BY {}r.key, {}",
        k_evidence, order, k_best);
    m_reader.query(sql, {}, [&](const store::Row& row) {
        if (!m_selection.has_edge(whole(row[0]))) {
            return true;
        }
        if (text(row[1]) != edge.key) {
            flush();
            edge = EdgeRow();
            edge.key = text(row[1]);
            edge.kind = text(row[2]);
            edge.source = text(row[3]);
            edge.target = text(row[4]);
            edge.attributes = base::attributes_from_json(text(row[5]));
        }
        if (!std::holds_alternative<std::monostate>(row[6])) {
            edge.evidence.push_back(evidence(row, 6));
        }
        return true;
    });
    flush();
}

void RowSource::for_each_edge(const std::function<void(const EdgeRow&)>& visit) {
    read_edges("", visit);
}

void RowSource::for_each_merged_edge(const std::function<void(const EdgeRow&)>& visit) {
    EdgeRow merged;
    read_edges("s.key, t.key, ", [&](const EdgeRow& edge) {
        if (edge.source != merged.source || edge.target != merged.target) {
            if (!merged.key.empty()) {
                visit(merged);
            }
            merged = edge;
            return;
        }
        merged.kind += "; " + edge.kind;
        merged.weight += edge.weight;
        merged.cells["relation"] = merged.kind;
        merged.evidence.insert(merged.evidence.end(), edge.evidence.begin(), edge.evidence.end());
    });
    if (!merged.key.empty()) {
        visit(merged);
    }
}

void RowSource::for_each_alias(const std::function<void(const AliasRow&)>& visit) {
    m_reader.query("SELECT r.id, r.key, a.name, a.type FROM alias a JOIN node r ON r.id = a.node "
                   "ORDER BY r.key, a.name, a.type",
                   {}, [&](const store::Row& row) {
                       if (m_selection.index_of(whole(row[0])) != Selection::k_none) {
                           visit({text(row[1]), text(row[2]), text(row[3])});
                       }
                       return true;
                   });
}

} // namespace policygraph::exporting
