// SPDX-License-Identifier: Apache-2.0
// The steps of find_node are SQL conditions in falling order of certainty; each sees all names of a node, its own
// and its aliases. A step decides only if it leaves one node, or several that are then listed: a later, vaguer step
// never adds to an earlier one.
#include <policygraph/query/names.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/query/sql_file.hpp>
#include <policygraph/query/visible.hpp>

#include "query/markers.hpp"

#include <algorithm>
#include <array>

namespace policygraph::query {

namespace {

constexpr std::string_view k_nodes = "SELECT id, key, kind, name FROM node n WHERE ";
constexpr std::string_view k_of_kind =
    " AND (:kinds = '' OR instr(:kinds, ',' || n.kind || ',') > 0) ORDER BY kind, name, key";

constexpr std::array<std::string_view, 6> k_steps = {
    "n.key = :text OR (length(:text) BETWEEN 8 AND 31 AND n.key >= :text AND n.key < :text || 'g'"
    "  AND :text NOT GLOB '*[^0-9a-f]*')",
    "n.name = :text",
    "n.id IN (SELECT node FROM alias WHERE name = :text AND type <> 'local')",
    "replace(replace(CASE WHEN instr(n.name, '(') > 1 THEN substr(n.name, 1, instr(n.name, '(') - 1) ELSE n.name END,"
    "  :open, ''), :close, '') = :loose",
    "substr(replace(replace(n.name, :open, ''), :close, ''), 1, length(:loose)) = :loose",
    "instr(n.name, :text) > 0 OR instr(replace(replace(n.name, :open, ''), :close, ''), :loose) > 0"
    "  OR n.id IN (SELECT node FROM alias WHERE instr(name, :text) > 0 AND type <> 'local')",
};

constexpr std::string_view k_candidates = R"(
    SELECT n.kind, n.name,
           coalesce(json_extract(n.attributes, '$.place'), json_extract(n.attributes, '$.doc_number'),
                    (SELECT p.name || ' ' || json_extract(n.attributes, '$.path') FROM edge e JOIN node p ON p.id = e.source
                     WHERE e.target = n.id AND e.kind = 'HAS_TASK'),
                    (SELECT d.path FROM document d WHERE d.node = n.id),
                    json_extract(n.attributes, '$.date_signed')) AS "of",
           substr(n.key, 1, 12) AS id
    FROM node n WHERE n.id = :id)";

// How many pairs of neighbouring characters of the text a name shares, less what it has beyond them.
constexpr std::string_view k_near = R"(
    WITH RECURSIVE pair(i, p) AS (
        SELECT 1, substr(:text, 1, 2)
        UNION ALL SELECT i + 1, substr(:text, i + 1, 2) FROM pair WHERE i + 2 <= min(length(:text), 60))
    SELECT n.name, sum(instr(n.name, p) > 0) AS shared FROM node n, pair
    WHERE (:kinds = '' OR instr(:kinds, ',' || n.kind || ',') > 0) AND n.kind <> 'Document'
    GROUP BY n.name HAVING shared > 0
    ORDER BY shared * 2.0 / (length(n.name) + length(:text)) DESC, n.name LIMIT 3)";

std::string without(std::string text, std::string_view mark) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
        text.erase(at, mark.size());
    }
    return text;
}

std::string loose_name(const std::string& text) {
    const std::string plain = without(without(text, k_quote_open), k_quote_close);
    const std::size_t bracket = plain.find('(');
    return bracket == std::string::npos || bracket == 0 ? plain : plain.substr(0, bracket);
}

std::string joined(const std::vector<std::string>& kinds) {
    std::string text;
    for (const std::string& kind : kinds) {
        text += (text.empty() ? "," : "") + kind + ",";
    }
    return text;
}

std::vector<Node> nodes_of(const store::Reader& reader, std::string_view condition, const store::Params& all) {
    const std::string sql = std::string(k_nodes) + "(" + std::string(condition) + ")" + std::string(k_of_kind);
    store::Params params;
    for (const auto& [name, value] : all) { // those that this step has
        if (sql.find(":" + name) != std::string::npos) {
            params[name] = value;
        }
    }
    std::vector<Node> nodes;
    reader.query(sql, params, [&](const store::Row& row) {
        nodes.push_back(
            {std::get<std::int64_t>(row[0]), store::text_of(row[1]), store::text_of(row[2]), store::text_of(row[3])});
        return true;
    });
    return nodes;
}

/// A document that publishes a policy bears its name: the policy is meant.
void drop_documents(std::vector<Node>& nodes) {
    const auto is_document = [](const Node& node) { return node.kind == "Document"; };
    if (!std::all_of(nodes.begin(), nodes.end(), is_document)) {
        std::erase_if(nodes, is_document);
    }
}

Ambiguous ambiguous(const store::Reader& reader, std::string_view text, const std::vector<Node>& nodes) {
    constexpr std::size_t k_most = 20;
    Table table;
    for (std::size_t i = 0; i < std::min(nodes.size(), k_most); ++i) {
        Table one = ask(reader, k_candidates, {{"id", nodes[i].id}});
        table.columns = one.columns;
        table.rows.insert(table.rows.end(), one.rows.begin(), one.rows.end());
    }
    std::string words = std::string(text) + " may be any of " + std::to_string(nodes.size());
    words += nodes.size() > k_most ? ", of which the first " + std::to_string(k_most) : "";
    return {words + "; give a full name or an id:", std::move(table)};
}

NotFound not_found(const store::Reader& reader, std::string_view text, const std::string& folded,
                   const std::string& kinds) {
    std::string near;
    reader.query(k_near, {{"text", folded}, {"kinds", kinds}}, [&](const store::Row& row) {
        near += (near.empty() ? "; nearest: " : ", ") + store::text_of(row[0]);
        return true;
    });
    const std::string what = kinds.empty() ? "nothing" : "no " + kinds.substr(1, kinds.size() - 2);
    return NotFound(what + " is called " + std::string(text) + near);
}

} // namespace

std::string folded_name(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size() && base::find_invalid_utf8(text) == std::string_view::npos;) {
        const char32_t code = base::code_point(text, i);
        const bool full_width = code >= 0xFF01 && code <= 0xFF5E;
        base::append_utf8(out, full_width ? code - 0xFEE0 : code == 0x3000 ? U' ' : code);
        i += base::utf8_length(text[i]);
    }
    const std::size_t begin = std::min(out.find_first_not_of(" \t\n"), out.size());
    out = out.substr(begin, out.find_last_not_of(" \t\n") + 1 - begin);
    const bool titled = out.starts_with(k_title_open) && out.ends_with(k_title_close);
    return titled ? out.substr(k_title_open.size(), out.size() - k_title_open.size() - k_title_close.size()) : out;
}

std::string search_words(std::string_view text) {
    if (base::find_invalid_utf8(text) != std::string_view::npos) {
        throw base::UsageError("the words are not valid UTF-8");
    }
    std::string words = folded_name(text);
    if (words.empty()) {
        throw base::UsageError("no words to search for");
    }
    return words;
}

Node find_node(const store::Reader& reader, std::string_view text, const std::vector<std::string>& kinds) {
    const std::string folded = folded_name(text);
    const std::string kind_list = joined(kinds);
    if (folded.empty()) {
        throw base::UsageError("no name was given, or one that is not valid UTF-8");
    }
    const store::Params params = {{"text", folded},
                                  {"loose", loose_name(folded)},
                                  {"open", std::string(k_quote_open)},
                                  {"close", std::string(k_quote_close)},
                                  {"kinds", kind_list}};
    for (const std::string_view step : k_steps) {
        std::vector<Node> nodes = nodes_of(reader, step, params);
        drop_documents(nodes);
        if (nodes.size() == 1) {
            return nodes.front();
        }
        if (!nodes.empty()) {
            throw ambiguous(reader, text, nodes);
        }
    }
    throw not_found(reader, text, folded, kind_list);
}

} // namespace policygraph::query
