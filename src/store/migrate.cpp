// SPDX-License-Identifier: Apache-2.0
#include "store/migrate.hpp"

#include "store/adjacency.hpp"
#include "store/open.hpp"
#include "store/schema_objects.hpp"
#include "store/schema_sql.hpp"
#include "store/seal.hpp"
#include "store/statement.hpp"
#include "store/text_grams.hpp"

#include <string>
#include <string_view>

namespace policygraph::store {

namespace {

/// What a step needs beyond its SQL.
void fill(const Connection& connection, int version) {
    if (version == 2) {
        TextGrams grams(connection);
        Statement documents(connection, "SELECT id, text FROM document ORDER BY id");
        while (documents.step()) {
            grams.add(documents.integer(0), grams_of(documents.text(1)));
        }
        grams.settle();
    } else if (version == 3) {
        seal_all(connection);
    } else if (version == 4) {
        pack_adjacency(connection);
    }
}

void renew_views(const Connection& connection) {
    constexpr std::string_view k_create = "CREATE VIEW ";
    for (const std::string& object : schema_objects()) {
        if (object.starts_with(k_create)) {
            const std::size_t end = object.find(' ', k_create.size());
            connection.run("DROP VIEW IF EXISTS " + object.substr(k_create.size(), end - k_create.size()));
        }
    }
    for (const SchemaStep& step : schema_steps()) {
        if (step.sql.find(k_create) != std::string_view::npos) {
            connection.run(step.sql);
        }
    }
}

} // namespace

void migrate(const Connection& connection) {
    const std::int64_t before = connection.number("PRAGMA user_version");
    if (before == k_schema_version) {
        return;
    }
    for (const SchemaStep& step : migration_steps()) {
        const int version = std::stoi(std::string(step.file)); // 2.sql
        if (version > before) {
            connection.run(step.sql);
            fill(connection, version);
        }
    }
    renew_views(connection);
    connection.run("PRAGMA user_version = " + std::to_string(k_schema_version));
    check_schema(connection);
}

} // namespace policygraph::store
