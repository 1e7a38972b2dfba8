// SPDX-License-Identifier: Apache-2.0
#include "store/adjacency.hpp"

#include "store/open.hpp"
#include "store/statement.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::store {

namespace {

constexpr unsigned k_digit_bits = 7;
constexpr unsigned k_more = 0x80;

void put(std::string& bytes, std::uint64_t value) {
    for (; value >= k_more; value >>= k_digit_bits) {
        bytes += static_cast<char>(value | k_more);
    }
    bytes += static_cast<char>(value);
}

void put_signed(std::string& bytes, std::int64_t value) {
    put(bytes, static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U));
}

/// The numbers of the kinds, as the table was written with or new ones behind them.
class Kinds {
public:
    explicit Kinds(const Connection& connection) : m_connection(connection) {}

    void load() {
        Statement meta(m_connection, "SELECT value FROM meta WHERE key = ?");
        if (meta.bind(0, std::string_view(k_edge_kinds)).step()) {
            const std::string_view names = meta.text(0);
            for (std::size_t begin = 0; begin < names.size();) {
                const std::size_t end = std::min(names.find('\n', begin), names.size());
                static_cast<void>(number(names.substr(begin, end - begin)));
                begin = end + 1;
            }
        }
    }

    void store() const {
        std::string names;
        for (const std::string_view name : m_names) {
            names.append(names.empty() ? "" : "\n").append(name);
        }
        Statement(m_connection, "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) "
                                "DO UPDATE SET value = excluded.value WHERE value <> excluded.value")
            .bind(0, std::string_view(k_edge_kinds))
            .bind(1, names)
            .execute();
    }

    std::uint64_t number(std::string_view kind) {
        auto known = m_numbers.find(kind);
        if (known == m_numbers.end()) {
            known = m_numbers.emplace(kind, m_names.size()).first;
            m_names.emplace_back(known->first);
        }
        return known->second;
    }

private:
    const Connection& m_connection;
    std::map<std::string, std::uint64_t, std::less<>> m_numbers;
    std::vector<std::string_view> m_names;
};

/// Takes the edges of nodes and gives the rows of each.
class Packer {
public:
    using Take = std::function<void(std::int64_t id, std::string_view bytes)>;

    Packer(Kinds& kinds, Take take) : m_kinds(kinds), m_take(std::move(take)) {}

    void begin(std::int64_t node) {
        m_node = node;
        m_part = 0;
    }

    /// In the order of the groups.
    void add(bool incoming, std::string_view kind, std::int64_t other, std::int64_t edge) {
        if (m_in_part == k_part_edges) {
            end_part();
        }
        if (m_in_group == 0 || incoming != m_incoming || kind != m_kind) {
            end_group();
            m_incoming = incoming;
            m_kind = kind;
        }
        put_signed(m_group, other - m_other);
        put_signed(m_group, edge - m_edge);
        m_other = other;
        m_edge = edge;
        ++m_in_group;
        ++m_in_part;
    }

    void end() {
        if (m_in_part != 0) {
            end_part();
        }
    }

private:
    void end_group() {
        if (m_in_group != 0) {
            put(m_bytes, m_kinds.number(m_kind) << 1U | (m_incoming ? 1U : 0U));
            put(m_bytes, m_in_group);
            m_bytes += m_group;
        }
        m_group.clear();
        m_in_group = 0;
        m_other = 0;
        m_edge = 0;
    }

    void end_part() {
        end_group();
        if (m_part >> k_part_bits != 0) {
            throw base::DataError("the database", 0, 0, "has more edges at one node than can be held");
        }
        m_take(m_node << k_part_bits | m_part++, m_bytes);
        m_bytes.clear();
        m_in_part = 0;
    }

    Kinds& m_kinds;
    Take m_take;
    std::int64_t m_node = 0;
    std::int64_t m_part = 0;
    std::string m_bytes; // of the part at hand
    std::string m_group; // that is not among them yet
    std::size_t m_in_part = 0;
    std::size_t m_in_group = 0;
    bool m_incoming = false;
    std::string m_kind;
    std::int64_t m_other = 0; // the last of the group
    std::int64_t m_edge = 0;
};

bool can_be_packed(std::int64_t node) {
    return 0 <= node && node < k_last_packed;
}

/// All edges in the order of one index: node, kind, other, edge.
class IndexWalk {
public:
    IndexWalk(const Connection& connection, bool incoming)
        : m_statement(connection, incoming ? "SELECT target, kind, source, id FROM edge INDEXED BY edge_target "
                                             "ORDER BY target, kind, source, id"
                                           : "SELECT source, kind, target, id FROM edge INDEXED BY edge_source "
                                             "ORDER BY source, kind, target, id"),
          m_incoming(incoming), m_there(m_statement.step()) {}

    [[nodiscard]] bool there() const { return m_there; }
    [[nodiscard]] std::int64_t node() const { return m_statement.integer(0); }

    /// Those of a node, where it is next.
    void give(std::int64_t node, Packer& packer) {
        for (; m_there && m_statement.integer(0) == node; m_there = m_statement.step()) {
            if (can_be_packed(node)) {
                packer.add(m_incoming, m_statement.text(1), m_statement.integer(2), m_statement.integer(3));
            }
        }
    }

private:
    Statement m_statement;
    bool m_incoming;
    bool m_there;
};

void pack_all(const Connection& connection, Packer& packer) {
    IndexWalk out(connection, false);
    IndexWalk in(connection, true);
    while (out.there() || in.there()) {
        const std::int64_t node = !out.there() ? in.node() : !in.there() ? out.node() : std::min(out.node(), in.node());
        packer.begin(node);
        out.give(node, packer);
        in.give(node, packer);
        packer.end();
    }
}

bool is_empty(const Connection& connection) {
    return connection.number("SELECT NOT EXISTS (SELECT 1 FROM adjacency)") != 0;
}

} // namespace

void pack_adjacency(const Connection& connection) {
    connection.run("DELETE FROM adjacency");
    Kinds kinds(connection);
    Statement insert(connection, "INSERT INTO adjacency(id, edges) VALUES(?, ?)");
    Packer packer(kinds,
                  [&](std::int64_t id, std::string_view bytes) { insert.bind(0, id).bind_bytes(1, bytes).execute(); });
    pack_all(connection, packer);
    kinds.store();
}

// Triggers see every way in which an edge comes or goes. The file has none of its own: `check_schema` sees to that.
void watch_adjacency(const Connection& connection) {
    sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
    connection.run("CREATE TEMP TABLE touched(node INTEGER PRIMARY KEY);"
                   "CREATE TEMP TRIGGER edge_comes AFTER INSERT ON main.edge BEGIN"
                   " INSERT OR IGNORE INTO touched VALUES (new.source), (new.target); END;"
                   "CREATE TEMP TRIGGER edge_goes AFTER DELETE ON main.edge BEGIN"
                   " INSERT OR IGNORE INTO touched VALUES (old.source), (old.target); END");
}

void repack_adjacency(const Connection& connection) {
    if (is_empty(connection)) {
        pack_adjacency(connection);
        return;
    }
    Kinds kinds(connection);
    kinds.load();
    Statement drop(connection, "DELETE FROM adjacency WHERE id >= ?1 << 20 AND id < (?1 + 1) << 20");
    Statement insert(connection, "INSERT INTO adjacency(id, edges) VALUES(?, ?)");
    Statement out(connection, "SELECT kind, target, id FROM edge WHERE source = ? ORDER BY kind, target, id");
    Statement in(connection, "SELECT kind, source, id FROM edge WHERE target = ? ORDER BY kind, source, id");
    Packer packer(kinds,
                  [&](std::int64_t id, std::string_view bytes) { insert.bind(0, id).bind_bytes(1, bytes).execute(); });
    Statement touched(connection, "SELECT node FROM touched ORDER BY node");
    while (touched.step()) {
        const std::int64_t node = touched.integer(0);
        if (!can_be_packed(node)) {
            continue;
        }
        drop.bind(0, node).execute();
        packer.begin(node);
        for (Statement* edges : {&out, &in}) {
            edges->bind(0, node);
            while (edges->step()) {
                packer.add(edges == &in, edges->text(0), edges->integer(1), edges->integer(2));
            }
            edges->reset();
        }
        packer.end();
    }
    kinds.store();
}

void check_adjacency(const std::filesystem::path& database, const std::function<void(const std::string&)>& problem) {
    const Connection connection = open_existing(database, Access::Read);
    if (is_empty(connection)) {
        return;
    }
    Kinds kinds(connection);
    kinds.load();
    Statement rows(connection, "SELECT id, edges FROM adjacency ORDER BY id");
    bool there = rows.step();
    Statement key(connection, "SELECT key FROM node WHERE id = ?");
    std::int64_t said = -1;
    const auto say = [&](std::int64_t id) {
        if (const std::int64_t node = id >> k_part_bits; node != said) {
            said = node;
            const bool is_there = key.bind(0, node).step();
            problem("node " + (is_there ? std::string(key.text(0)) : "in row " + std::to_string(node)) +
                    ": what walks read of it is not what its edges are");
            key.reset();
        }
    };
    Packer packer(kinds, [&](std::int64_t id, std::string_view bytes) {
        for (; there && rows.integer(0) < id; there = rows.step()) {
            say(rows.integer(0));
        }
        if (!there || rows.integer(0) != id || rows.text(1) != bytes) {
            say(id);
        }
        if (there && rows.integer(0) == id) {
            there = rows.step();
        }
    });
    pack_all(connection, packer);
    for (; there; there = rows.step()) {
        say(rows.integer(0));
    }
}

} // namespace policygraph::store
