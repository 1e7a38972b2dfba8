// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/copies.hpp>

#include "query/shingles.hpp"

#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace policygraph::query {

namespace {

constexpr std::size_t k_common = 12;
constexpr std::size_t k_shortest = 36; // letters of a run that counts

constexpr std::string_view k_documents = R"(
    SELECT d.id, d.path, p.id, coalesce(nullif(p.name, ''), d.path), coalesce(json_extract(n.attributes, '$.place'), ''),
           coalesce(json_extract(n.attributes, '$.date_signed'), '')
    FROM document d JOIN node n ON n.id = d.node
    JOIN node p ON p.id = (SELECT t.id FROM edge e JOIN node t ON t.id = e.target
                           WHERE e.source = d.node AND e.kind = 'PUBLISHES' ORDER BY t.key LIMIT 1)
    ORDER BY d.path)";

constexpr std::string_view k_tie = R"(
    SELECT 1 FROM edge e
    WHERE e.target = ?1 AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS', 'VERSION_OF')
      AND (e.source = ?2 OR e.source IN (SELECT h.target FROM edge h WHERE h.source = ?2 AND h.kind = 'HAS_TASK')))";

struct Source {
    std::int64_t row = 0;
    std::string path;
    std::int64_t policy = 0;
    std::string name;
    std::string place;
    std::string date;
};

/// The same shingle in two documents, by their numbers.
struct Hit {
    std::uint32_t a, b;
    std::uint32_t at_a, at_b;
    [[nodiscard]] auto key() const { return std::tie(a, b, at_a, at_b); }
};

struct Shared {
    std::size_t letters = 0;
    std::size_t passages = 0;
    Run longest;
};

class Search {
public:
    Search(const store::Reader& reader, const CopiesOptions& options)
        : m_options(options), m_text(reader, "SELECT text FROM document WHERE id = ?"), m_tie(reader, k_tie) {
        reader.query(k_documents, {}, [&](const store::Row& row) {
            m_sources.push_back({std::get<std::int64_t>(row[0]), store::text_of(row[1]), std::get<std::int64_t>(row[2]),
                                 store::text_of(row[3]), store::text_of(row[4]), store::text_of(row[5])});
            return true;
        });
    }

    Table answer() {
        Table table;
        table.columns = {"policy",     "place",      "date",     "earlier",    "earlier_place", "earlier_date",
                         "characters", "share",      "passages", "other_file", "other_start",   "other_end",
                         "file",       "byte_start", "byte_end", "quote"};
        const std::vector<Hit> hits = all_hits();
        for (auto begin = hits.begin(); begin != hits.end();) {
            const auto end =
                std::find_if(begin, hits.end(), [&](const Hit& one) { return one.a != begin->a || one.b != begin->b; });
            tick();
            if (wanted(m_sources[begin->a], m_sources[begin->b])) {
                add(begin, end, table);
            }
            begin = end;
        }
        std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
            return std::get<std::int64_t>(a[6]) > std::get<std::int64_t>(b[6]);
        });
        return table;
    }

private:
    void tick() const {
        if (m_options.tick) {
            m_options.tick();
        }
    }

    [[nodiscard]] std::string text_of(const Source& source) {
        m_text.bind(0, source.row);
        return m_text.step() ? std::string(m_text.text(0)) : std::string();
    }

    std::vector<Hit> all_hits() {
        struct Place {
            std::uint64_t hash;
            std::uint32_t document, at;
        };
        std::vector<Place> places;
        for (std::uint32_t i = 0; i < m_sources.size(); ++i) {
            tick();
            for (const Fingerprint& one : fingerprints(han_text(text_of(m_sources[i])))) {
                places.push_back({one.hash, i, one.at});
            }
        }
        const auto key = [](const Place& one) { return std::tie(one.hash, one.document, one.at); };
        std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) { return key(a) < key(b); });
        std::vector<Hit> hits;
        for (std::size_t begin = 0; begin < places.size();) {
            std::vector<Place> firsts; // of each document
            std::size_t end = begin;
            for (; end < places.size() && places[end].hash == places[begin].hash; ++end) {
                if (firsts.empty() || firsts.back().document != places[end].document) {
                    firsts.push_back(places[end]);
                }
            }
            begin = end;
            if (firsts.size() > k_common) {
                continue;
            }
            for (std::size_t i = 0; i < firsts.size(); ++i) {
                for (std::size_t j = i + 1; j < firsts.size(); ++j) {
                    hits.push_back({firsts[i].document, firsts[j].document, firsts[i].at, firsts[j].at});
                }
            }
        }
        std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.key() < b.key(); });
        return hits;
    }

    bool tied(std::int64_t from, std::int64_t to) {
        m_tie.bind(0, to);
        m_tie.bind(1, from);
        return m_tie.step();
    }

    bool wanted(const Source& a, const Source& b) {
        const std::string& part = m_options.policy;
        const bool named =
            part.empty() || a.name.find(part) != std::string::npos || b.name.find(part) != std::string::npos;
        return named && a.policy != b.policy &&
               (m_options.cited || (!tied(a.policy, b.policy) && !tied(b.policy, a.policy)));
    }

    /// Hits come in the order of the first text, so each run is found at its first shingle.
    static Shared shared(const std::vector<Hit>& hits, const HanText& a, const HanText& b) {
        Shared all;
        std::uint32_t covered = 0;
        for (const Hit& hit : hits) {
            if (hit.at_a + k_shingle <= covered) {
                continue;
            }
            const Run run = run_through(a, b, hit.at_a, hit.at_b);
            const std::uint32_t end = run.a + run.length;
            if (run.length < k_shortest || end <= covered) {
                continue;
            }
            all.letters += end - std::max(covered, run.a);
            all.passages += 1;
            all.longest = run.length > all.longest.length ? run : all.longest;
            covered = end;
        }
        return all;
    }

    template <typename Iterator>
    void add(Iterator begin, Iterator end, Table& table) {
        // Whatever the order of the documents, the later one comes first.
        std::uint32_t here = begin->a;
        std::uint32_t there = begin->b;
        const auto& dates = m_sources;
        const bool dated = !dates[here].date.empty() && !dates[there].date.empty();
        const bool turned = dated && dates[here].date < dates[there].date;
        std::vector<Hit> hits(begin, end);
        if (turned) {
            std::swap(here, there);
            for (Hit& hit : hits) {
                std::swap(hit.at_a, hit.at_b);
            }
            std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.at_a < b.at_a; });
        }
        const std::string text = text_of(m_sources[here]);
        const HanText a = han_text(text);
        const HanText b = han_text(text_of(m_sources[there]));
        const Shared found = shared(hits, a, b);
        if (found.letters < std::max<std::size_t>(m_options.least, 1)) {
            return;
        }
        const Run& run = found.longest;
        const Source& one = m_sources[here];
        const Source& other = m_sources[there];
        const auto number = [](std::size_t value) { return Cell(static_cast<std::int64_t>(value)); };
        const std::size_t first = a.begins[run.a];
        const std::size_t last = a.ends[run.a + run.length - 1];
        table.rows.push_back({one.name, one.place, one.date, other.name, other.place, other.date, number(found.letters),
                              number(found.letters * 100 / a.letters.size()), number(found.passages), other.path,
                              number(b.begins[run.b]), number(b.ends[run.b + run.length - 1]), one.path, number(first),
                              number(last), text.substr(first, last - first)});
    }

    const CopiesOptions& m_options;
    store::Prepared m_text;
    store::Prepared m_tie;
    std::vector<Source> m_sources;
};

} // namespace

Table copies(const store::Reader& reader, const CopiesOptions& options) {
    return Search(reader, options).answer();
}

} // namespace policygraph::query
