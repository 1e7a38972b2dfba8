// SPDX-License-Identifier: Apache-2.0
#include "store/name_index.hpp"

#include "store/connection.hpp"
#include "store/statement.hpp"

#include <policygraph/base/errors.hpp>

namespace policygraph::store {

namespace {

bool same_rows(Statement& a, Statement& b) {
    while (true) {
        const bool more = a.step();
        if (more != b.step()) {
            return false;
        }
        if (!more) {
            return true;
        }
        if (a.integer(1) != b.integer(1) || a.integer(2) != b.integer(2) || a.text(0) != b.text(0)) {
            return false;
        }
    }
}

} // namespace

void check_name_index(const std::filesystem::path& database, const std::function<void(const std::string&)>& problem) {
    const Connection connection = Connection::temporary();
    connection.attach(database, "checked"); // whose views are known to be ours: a Reader was opened
    connection.run("CREATE VIRTUAL TABLE expected USING fts5(names, content = '', tokenize = 'trigram');"
                   "INSERT INTO expected(rowid, names) SELECT id, names FROM checked.node_names ORDER BY id;"
                   "CREATE VIRTUAL TABLE temp.made USING fts5vocab(main, expected, instance);"
                   "CREATE VIRTUAL TABLE temp.found USING fts5vocab(checked, node_search, instance)");
    try {
        Statement made(connection, "SELECT term, doc, offset FROM temp.made");
        Statement found(connection, "SELECT term, doc, offset FROM temp.found");
        if (!same_rows(made, found)) {
            problem("the index of the names (node_search) is not what the names make it");
        }
    } catch (const base::DataError& error) {
        problem(std::string("the index of the names (node_search): ") + error.what());
    }
}

} // namespace policygraph::store
