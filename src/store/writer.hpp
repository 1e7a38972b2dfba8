// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"
#include "store/rows.hpp"
#include "store/target_file.hpp"

#include <policygraph/store/database.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace policygraph::store {

/// The writing side of a database. A new one is filled without indexes or journal in a file of its own; an
/// existing one is changed in one transaction. What documents claim goes into `evidence` at once; names and
/// attributes of nodes and edges are settled at the end, and only where more than one opinion came up.
class Database::Writer {
public:
    explicit Writer(TargetFile file);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    [[nodiscard]] std::vector<StoredDocument> documents();
    [[nodiscard]] Rows& rows() { return *m_rows; }
    Content commit();

private:
    TargetFile m_file;
    std::optional<Connection> m_replaced; ///< the old database, held, while its successor is made
    std::optional<Connection> m_connection;
    std::optional<Rows> m_rows; // goes before the connection
};

} // namespace policygraph::store
