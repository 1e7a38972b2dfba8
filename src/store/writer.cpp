// SPDX-License-Identifier: Apache-2.0
#include "store/writer.hpp"

#include "store/adjacency.hpp"
#include "store/migrate.hpp"
#include "store/new_file.hpp"
#include "store/open.hpp"

#include <policygraph/base/errors.hpp>

#include <sys/stat.h>

namespace policygraph::store {

namespace {

constexpr int k_wait_for_readers = 60'000; // ms, at commit: a reader holds its lock for one answer

// Without spilling, readers are shut out during the commit only.
constexpr const char* k_live_file = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; "
                                    "PRAGMA cache_spill = OFF; PRAGMA temp_store = FILE; PRAGMA foreign_keys = ON";

/// Opens a live database and takes the right to write it; a file that another builder replaced meanwhile is
/// opened anew.
Connection take(const std::filesystem::path& path) {
    while (true) {
        struct stat before {};
        struct stat after {};
        const int known = stat(path.c_str(), &before);
        Connection connection = open_existing(path, Access::Write);
        connection.run(k_live_file);
        connection.run("BEGIN IMMEDIATE");
        if (known == 0 && stat(path.c_str(), &after) == 0 && before.st_ino == after.st_ino) {
            sqlite3_busy_timeout(connection.handle(), k_wait_for_readers);
            migrate(connection);
            trust(connection);
            return connection;
        }
    }
}

Content count(const Connection& connection) {
    Content content;
    for (const auto& [table, rows] : {std::pair{"node", &content.nodes}, std::pair{"edge", &content.edges},
                                      std::pair{"evidence", &content.evidence}}) {
        Statement counted(connection, std::string("SELECT count(*) FROM ") + table);
        counted.step();
        *rows = static_cast<std::size_t>(counted.integer(0));
    }
    return content;
}

} // namespace

Database::Writer::Writer(TargetFile file) : m_file(std::move(file)) {
    if (!m_file.is_new()) {
        m_connection.emplace(take(m_file.working()));
        watch_adjacency(*m_connection);
        m_rows.emplace(*m_connection, Filling::Update);
        return;
    }
    if (std::filesystem::exists(m_file.final())) {
        m_replaced.emplace(take(m_file.final())); // nobody changes what is about to be replaced
    }
    m_connection.emplace(begin_new(m_file.working()));
    m_rows.emplace(*m_connection, Filling::New);
}

Database::Writer::~Writer() = default;

std::vector<StoredDocument> Database::Writer::documents() {
    std::vector<StoredDocument> all;
    Statement list(*m_connection, "SELECT key, path, extractor FROM document ORDER BY path");
    while (list.step()) {
        all.push_back({std::string(list.text(0)), std::string(list.text(1)), std::string(list.text(2))});
    }
    return all;
}

Content Database::Writer::commit() {
    if (m_file.is_new()) {
        build_indexes(*m_connection);
        m_rows->settle();
        pack_adjacency(*m_connection);
        build_name_search(*m_connection);
    } else {
        m_rows->settle();
        repack_adjacency(*m_connection);
    }
    const Content content = count(*m_connection); // before it lasts: that may meet damage, too
    m_connection->run("COMMIT");
    m_rows.reset();
    m_connection.reset();
    m_file.publish();
    m_replaced.reset();
    return content;
}

} // namespace policygraph::store
