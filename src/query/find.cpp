// SPDX-License-Identifier: Apache-2.0
// In three steps: which nodes are hit and how well (in memory, a few bytes each), their order, and only for the rows
// that are shown what stands in them. queries/commands/find.sql is asked once a row.
#include <policygraph/query/find.hpp>

#include <policygraph/base/utf8.hpp>
#include <policygraph/query/sql_file.hpp>
#include <policygraph/store/prepared.hpp>
#include <policygraph/store/text_search.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace policygraph::query {

namespace {

constexpr std::size_t k_shortest_in_index = 3; // characters that SQLite's trigram index needs
constexpr std::size_t k_before = 16;           // characters shown before the words
constexpr std::size_t k_shown = 48;            // and how many more than the words in all

enum Rank : std::uint8_t { Named, AlsoNamed, Begins, Within, AlsoWithin, InTask, InDocument };

struct Hit {
    Rank rank = InDocument;
    std::string found_in;
    std::int64_t document = 0; // 0: the hit is in a name
    std::int64_t begin = 0;
    std::int64_t end = 0;

    [[nodiscard]] auto order() const { return std::tie(rank, found_in); }
};

using Hits = std::unordered_map<std::int64_t, Hit>; // by node

void note(Hits& hits, std::int64_t node, Hit hit) {
    const auto [place, added] = hits.try_emplace(node, hit);
    if (!added && hit.order() < place->second.order()) {
        place->second = std::move(hit);
    }
}

class Names {
public:
    Names(const store::Reader& reader, const std::string& words, Hits& hits)
        : m_reader(reader), m_words(words), m_hits(hits) {}

    void run() {
        if (base::count_characters(m_words) >= k_shortest_in_index) {
            through_index();
            return;
        }
        scan("SELECT id, name FROM node WHERE instr(name, ?) > 0", false);
        scan("SELECT node, name FROM alias WHERE instr(name, ?) > 0", true);
    }

private:
    void take(std::int64_t node, std::string_view name, bool alias) {
        const std::size_t at = name.find(m_words);
        if (at == std::string_view::npos) {
            return;
        }
        const bool whole = name.size() == m_words.size();
        const Rank rank = whole ? (alias ? AlsoNamed : Named) : alias ? AlsoWithin : at == 0 ? Begins : Within;
        note(m_hits, node, {rank, alias ? std::string(name) : "name", 0, 0, 0});
    }

    void scan(const char* sql, bool alias) {
        store::Prepared rows(m_reader, sql);
        for (rows.bind(0, m_words); rows.step();) {
            take(rows.integer(0), rows.text(1), alias);
        }
    }

    void through_index() {
        std::string phrase = "\"";
        for (const char c : m_words) {
            phrase += c == '"' ? "\"\"" : std::string(1, c);
        }
        phrase += '"';
        // The index knows no capitals: what it gives is looked at again.
        store::Prepared found(m_reader, "SELECT rowid FROM node_search WHERE node_search MATCH ?");
        store::Prepared name(m_reader, "SELECT name FROM node WHERE id = ?");
        store::Prepared aliases(m_reader, "SELECT name FROM alias WHERE node = ?");
        for (found.bind(0, phrase); found.step();) {
            const std::int64_t node = found.integer(0);
            for (name.bind(0, node); name.step();) {
                take(node, name.text(0), false);
            }
            for (aliases.bind(0, node); aliases.step();) {
                take(node, aliases.text(0), true);
            }
        }
    }

    const store::Reader& m_reader;
    const std::string& m_words;
    Hits& m_hits;
};

class Texts {
public:
    Texts(const store::Reader& reader, const std::string& words, Hits& hits)
        : m_words(words), m_hits(hits), m_text(reader, "SELECT node, text FROM document WHERE id = ?"),
          m_claims(reader, "SELECT id, node FROM evidence WHERE document = ? AND node > 0"),
          m_span(reader, "SELECT byte_start, byte_end FROM evidence WHERE id = ?") {
        const std::vector<std::int64_t> found = store::documents_with(reader, words);
        const std::unordered_set<std::int64_t> candidates(found.begin(), found.end());
        store::Prepared documents(reader, "SELECT id FROM document ORDER BY path, id");
        while (!candidates.empty() && documents.step()) {
            if (candidates.contains(documents.integer(0))) {
                m_documents.push_back(documents.integer(0));
            }
        }
        store::Prepared tasks(reader, "SELECT id FROM node WHERE kind = 'Task'");
        while (!candidates.empty() && tasks.step()) {
            m_tasks.insert(tasks.integer(0));
        }
    }

    void run() {
        for (const std::int64_t document : m_documents) {
            for (m_text.bind(0, document); m_text.step();) {
                look(document, m_text.integer(0), m_text.text(1));
            }
        }
    }

private:
    void look(std::int64_t document, std::int64_t node, std::string_view text) {
        std::vector<std::size_t> places;
        for (std::size_t at = text.find(m_words); at != std::string_view::npos; at = text.find(m_words, at + 1)) {
            places.push_back(at);
        }
        if (places.empty()) {
            return;
        }
        note(m_hits, node, passage(document, InDocument, text, {0, text.size()}, places.front()));
        for (m_claims.bind(0, document); m_claims.step();) {
            const std::int64_t task = m_claims.integer(1);
            const auto known = m_hits.find(task);
            if (!m_tasks.contains(task) || (known != m_hits.end() && known->second.rank < InTask)) {
                continue;
            }
            m_span.bind(0, m_claims.integer(0));
            if (m_span.step()) {
                in_task(document, task, text, places);
            }
        }
    }

    void in_task(std::int64_t document, std::int64_t task, std::string_view text,
                 const std::vector<std::size_t>& places) {
        const auto begin = static_cast<std::size_t>(m_span.integer(0));
        const auto end = std::min(static_cast<std::size_t>(m_span.integer(1)), text.size());
        const auto first = std::lower_bound(places.begin(), places.end(), begin);
        if (first != places.end() && *first + m_words.size() <= end) {
            note(m_hits, task, passage(document, InTask, text, {begin, end}, *first));
        }
    }

    /// The words with some characters around them, as far as the passage goes.
    Hit passage(std::int64_t document, Rank rank, std::string_view text, std::pair<std::size_t, std::size_t> range,
                std::size_t at) const {
        const auto inside = [&](std::size_t i) {
            return i > range.first && i < range.second && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        };
        std::size_t begin = at;
        for (std::size_t i = 0; i < k_before && begin > range.first; ++i) {
            do {
                --begin;
            } while (inside(begin));
        }
        std::size_t end = begin;
        const std::size_t most = base::count_characters(m_words) + k_shown;
        for (std::size_t i = 0; i < most && end < range.second; ++i) {
            do {
                ++end;
            } while (inside(end));
        }
        return {rank, "text", document, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)};
    }

    const std::string& m_words;
    Hits& m_hits;
    store::Prepared m_text, m_claims, m_span;
    std::vector<std::int64_t> m_documents;
    std::unordered_set<std::int64_t> m_tasks;
};

/// A hit with what orders it.
struct Placed {
    std::int64_t node;
    const Hit* hit;
    std::string kind, name, key;

    [[nodiscard]] auto order() const { return std::tie(hit->rank, kind, name, key); }
};

/// The hits in their order; only those ranks are looked at that `limit` rows reach.
std::vector<Placed> ordered(const store::Reader& reader, const Hits& hits, const std::string& kind, std::size_t limit,
                            std::size_t& left_out) {
    std::array<std::vector<std::int64_t>, InDocument + 1> by_rank;
    for (const auto& [node, hit] : hits) {
        by_rank.at(hit.rank).push_back(node);
    }
    store::Prepared node(reader, "SELECT kind, name, key FROM node WHERE id = ?");
    std::vector<Placed> placed;
    for (const std::vector<std::int64_t>& nodes : by_rank) {
        if (kind.empty() && limit != 0 && placed.size() >= limit) {
            left_out += nodes.size();
            continue;
        }
        for (const std::int64_t row : nodes) {
            for (node.bind(0, row); node.step();) {
                if (kind.empty() || kind == node.text(0)) {
                    placed.push_back({row, &hits.at(row), std::string(node.text(0)), std::string(node.text(1)),
                                      std::string(node.text(2))});
                }
            }
        }
    }
    std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.order() < b.order(); });
    if (limit != 0 && placed.size() > limit) {
        left_out += placed.size() - limit;
        placed.resize(limit);
    }
    return placed;
}

} // namespace

Table find(const store::Reader& reader, const std::string& words, const std::string& kind, std::size_t limit) {
    Hits hits;
    Names(reader, words, hits).run();
    Texts(reader, words, hits).run();
    const std::string sql = command_sql("find").sql;
    Table table = ask(reader, sql, {});
    table.rows.clear();
    for (const Placed& placed : ordered(reader, hits, kind, limit, table.left_out)) {
        Values values = {{"node", placed.node}, {"found_in", placed.hit->found_in}};
        if (placed.hit->document != 0) {
            values["document"] = placed.hit->document;
            values["byte_start"] = placed.hit->begin;
            values["byte_end"] = placed.hit->end;
        }
        Table row = ask(reader, sql, values);
        std::move(row.rows.begin(), row.rows.end(), std::back_inserter(table.rows));
    }
    return table;
}

} // namespace policygraph::query
