// SPDX-License-Identifier: Apache-2.0
// The walks of bench/asking in process, warm: over the store's indexes by prepared statements, and on the model in
// memory. usage: bench_walks DATABASE WALKS, where WALKS has lines `hops NODE`, `closure NODE`, `path NODE NODE` of row
// numbers.
#include <policygraph/graph/measures.hpp>
#include <policygraph/query/walks.hpp>
#include <policygraph/query/whole_graph.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

namespace {

using namespace policygraph;
using Id = std::int64_t;
using Ids = std::vector<Id>;

struct Walk {
    std::string what;
    Id from = 0;
    Id to = 0;
};

std::vector<Walk> read_walks(const char* path) {
    std::ifstream file(path);
    std::vector<Walk> walks;
    for (Walk walk; file >> walk.what >> walk.from;) {
        if (walk.what == "path") {
            file >> walk.to;
        }
        walks.push_back(walk);
    }
    return walks;
}

/// How many nodes are met within so many steps; `visit` gives the ends of a node's arcs.
using Visit = std::function<void(Id, const std::function<void(Id)>&)>;
std::size_t reach(Id start, std::size_t hops, const Visit& visit) {
    std::unordered_set<Id> met{start};
    Ids front{start};
    for (std::size_t hop = 0; hop < hops && !front.empty(); ++hop) {
        Ids next;
        for (const Id node : front) {
            visit(node, [&](Id other) {
                if (met.insert(other).second) {
                    next.push_back(other);
                }
            });
        }
        front = std::move(next);
    }
    return met.size() - 1;
}

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Median of milliseconds of CPU over all walks of a kind, each once to warm up, and the sum of what they found.
void measure(const char* engine, const std::string& what, const std::vector<Walk>& walks,
             const std::function<std::size_t(const Walk&)>& ask) {
    std::vector<double> times;
    std::size_t found = 0;
    for (const Walk& walk : walks) {
        if (walk.what != what) {
            continue;
        }
        static_cast<void>(ask(walk));
        const double begin = cpu_seconds();
        found += ask(walk);
        times.push_back(1e3 * (cpu_seconds() - begin));
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    std::printf("%s\t%s\t%.4f\t%zu\n", engine, what.c_str(), times[times.size() / 2], found);
}

void ask_store(const store::Reader& reader, const std::vector<Walk>& walks) {
    store::Prepared out(reader, "SELECT target FROM edge WHERE source = ?");
    store::Prepared bases(reader, "SELECT target FROM edge WHERE source = ? AND kind = 'BASED_ON'");
    const auto visit = [](store::Prepared& statement) {
        return [&statement](Id node, const std::function<void(Id)>& take) {
            for (statement.bind(0, node); statement.step();) {
                take(statement.integer(0));
            }
        };
    };
    constexpr std::size_t k_any = 1U << 30U;
    measure("store", "hops", walks, [&](const Walk& walk) { return reach(walk.from, 3, visit(out)); });
    measure("store", "closure", walks, [&](const Walk& walk) { return reach(walk.from, k_any, visit(bases)); });
    measure("store", "path", walks, [&](const Walk& walk) {
        query::RowKeeper rows;
        query::path(reader, {walk.from, "", "", ""}, {walk.to, "", "", ""}, query::k_longest_path, rows);
        return rows.table().rows.size();
    });
}

void ask_model(const store::Reader& reader, const std::vector<Walk>& walks) {
    double begin = cpu_seconds();
    const query::WholeGraph whole = query::load_graph(reader);
    std::printf("model\tload\t%.1f\t%zu\n", 1e3 * (cpu_seconds() - begin), whole.topology.arc_count());
    std::printf("model\tbytes an edge\t%.2f\t%zu\n",
                static_cast<double>(whole.topology.bytes()) / static_cast<double>(whole.topology.arc_count()),
                whole.topology.bytes());
    const auto visit = [&](bool all) {
        return [&whole, all](Id node, const std::function<void(Id)>& take) {
            whole.topology.out(static_cast<graph::Vertex>(node), [&](const graph::Topology::Arc& arc) {
                if (all || whole.kinds[arc.kind] == "BASED_ON") {
                    take(arc.other);
                }
            });
        };
    };
    const auto vertex = [&](Id row) { return static_cast<Id>(whole.nodes.vertex(row)); };
    measure("model", "hops", walks, [&](const Walk& walk) { return reach(vertex(walk.from), 3, visit(true)); });
    measure("model", "closure", walks,
            [&](const Walk& walk) { return reach(vertex(walk.from), 1U << 30U, visit(false)); });
    begin = cpu_seconds();
    const auto ranks = graph::page_rank(whole.topology, {0.85, 20, 0}, [] {});
    std::printf("model\tpagerank\t%.1f\t%zu\n", 1e3 * (cpu_seconds() - begin), ranks.size());
}

} // namespace

int main(int, char** argv) {
    const store::Reader reader(argv[1]);
    const std::vector<Walk> walks = read_walks(argv[2]);
    ask_store(reader, walks);
    ask_model(reader, walks);
}
