// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/compact.hpp>

#include "store/adjacency.hpp"
#include "store/new_file.hpp"
#include "store/open.hpp"
#include "store/statement.hpp"
#include "store/target_file.hpp"
#include "store/text_grams.hpp"

#include <policygraph/base/errors.hpp>

namespace policygraph::store {

namespace {

// The new number of every row: its place in the order of what the row says.
constexpr const char* k_numbers =
    "CREATE TEMP TABLE nodes(id INTEGER PRIMARY KEY, old INTEGER UNIQUE);"
    "INSERT INTO nodes(old) SELECT id FROM source.node ORDER BY key;"
    "CREATE TEMP TABLE edges(id INTEGER PRIMARY KEY, old INTEGER UNIQUE);"
    "INSERT INTO edges(old) SELECT id FROM source.edge ORDER BY key;"
    "CREATE TEMP TABLE documents(id INTEGER PRIMARY KEY, old INTEGER UNIQUE);"
    "INSERT INTO documents(old) SELECT id FROM source.document ORDER BY key;"
    "CREATE TEMP TABLE aliases(id INTEGER PRIMARY KEY, old INTEGER UNIQUE);"
    "INSERT INTO aliases(old) SELECT a.id FROM source.alias a JOIN nodes n ON n.old = a.node "
    "ORDER BY n.id, a.name, a.type;";

constexpr const char* k_rows =
    "INSERT INTO main.meta SELECT key, value FROM source.meta WHERE key <> 'edge_kinds' ORDER BY key;"
    "INSERT INTO main.node(id, key, kind, name, attributes) SELECT n.id, key, kind, name, attributes "
    "FROM nodes n JOIN source.node o ON o.id = n.old ORDER BY n.id;"
    "INSERT INTO main.document(id, key, node, path, bytes, format, decoder, extractor, text, seal) "
    "SELECT d.id, key, n.id, path, bytes, format, decoder, extractor, text, seal FROM documents d "
    "JOIN source.document o ON o.id = d.old JOIN nodes n ON n.old = o.node ORDER BY d.id;"
    "INSERT INTO main.edge(id, key, kind, source, target, attributes) SELECT e.id, key, kind, s.id, t.id, attributes "
    "FROM edges e JOIN source.edge o ON o.id = e.old JOIN nodes s ON s.old = o.source JOIN nodes t ON t.old = o.target "
    "ORDER BY e.id;"
    "INSERT INTO main.alias(id, node, name, type) SELECT a.id, n.id, name, type FROM aliases a "
    "JOIN source.alias o ON o.id = a.old JOIN nodes n ON n.old = o.node ORDER BY a.id;"
    "INSERT INTO main.alias_document(alias, document) SELECT a.id, d.id FROM source.alias_document o "
    "JOIN aliases a ON a.old = o.alias JOIN documents d ON d.old = o.document ORDER BY d.id, a.id;"
    "INSERT INTO main.evidence(node, edge, document, byte_start, byte_end, rule, confidence, written, name, "
    "attributes, priority) SELECT n.id, e.id, d.id, byte_start, byte_end, rule, confidence, written, name, attributes, "
    "priority FROM documents d JOIN source.evidence o ON o.document = d.old LEFT JOIN nodes n ON n.old = o.node "
    "LEFT JOIN edges e ON e.old = o.edge ORDER BY d.id, byte_start, byte_end, n.id, e.id, rule, confidence, written, "
    "name, attributes, priority;";

void number_texts(const Connection& connection) {
    TextGrams grams(connection);
    Statement texts(connection, "SELECT id, text FROM main.document ORDER BY id");
    while (texts.step()) {
        grams.add(texts.integer(0), grams_of(texts.text(1)));
    }
    grams.settle();
}

} // namespace

void compact(const std::filesystem::path& from, const std::filesystem::path& to) {
    static_cast<void>(open_existing(from, Access::Read)); // says in plain words what is wrong with it
    if (std::filesystem::exists(to)) {
        throw base::UsageError(to.string() + " exists already; name a new file");
    }
    TargetFile file = TargetFile::make_new(to);
    {
        Connection connection = begin_new(file.working());
        connection.run("COMMIT"); // nothing can be attached within a transaction
        connection.attach(from, "source");
        connection.run("BEGIN EXCLUSIVE");
        connection.run(k_numbers);
        connection.run(k_rows);
        number_texts(connection);
        build_indexes(connection);
        pack_adjacency(connection);
        build_name_search(connection);
        connection.run("COMMIT");
    }
    file.publish();
}

} // namespace policygraph::store
