# SPDX-License-Identifier: Apache-2.0
"""The walks of bench/asking in networkx or igraph: the bare graph, no attributes.
usage: walks.py networkx|igraph EDGES WALKS; EDGES has lines `source,target,1 where it is BASED_ON`."""
import statistics
import sys
import time

engine, edges_file, walks_file = sys.argv[1:]
edges = [tuple(map(int, line.split(","))) for line in open(edges_file, encoding="utf-8")]
walks = [line.split() for line in open(walks_file, encoding="utf-8")]


def measure(what, ask):
    times, found = [], 0
    for kind, *ends in walks:
        if kind != what:
            continue
        ends = [int(end) for end in ends]
        ask(*ends)
        began = time.process_time()
        found += ask(*ends)
        times.append(1e3 * (time.process_time() - began))
    print(engine, what, round(statistics.median(times), 4), found, sep="\t", flush=True)


def load(make):
    began = time.process_time()
    made = make()
    print(engine, "load", round(1e3 * (time.process_time() - began), 1), len(edges), sep="\t", flush=True)
    return made


if engine == "networkx":
    import networkx as nx

    def digraph(wanted):
        graph = nx.DiGraph()
        graph.add_edges_from((a, b) for a, b, base in edges if wanted or base)
        return graph

    whole = load(lambda: digraph(True))
    measure("hops", lambda node: len(nx.single_source_shortest_path_length(whole, node, cutoff=3)) - 1)
    began = time.process_time()
    nx.pagerank(whole, max_iter=1000, tol=1e-9)
    print(engine, "pagerank", round(1e3 * (time.process_time() - began), 1), len(whole), sep="\t", flush=True)
    bases = digraph(False)
    measure("closure", lambda node: len(nx.descendants(bases, node)) if node in bases else 0)
    del bases
    both = whole.to_undirected()
    del whole
    measure("path", lambda a, b: len(nx.bidirectional_shortest_path(both, a, b)) - 1)
else:
    import igraph

    whole = load(lambda: igraph.Graph(n=1_000_001, edges=[(a, b) for a, b, _ in edges], directed=True))
    measure("hops", lambda node: whole.neighborhood_size(node, order=3, mode="out") - 1)
    began = time.process_time()
    whole.pagerank()
    print(engine, "pagerank", round(1e3 * (time.process_time() - began), 1), 1_000_000, sep="\t", flush=True)
    bases = igraph.Graph(n=1_000_001, edges=[(a, b) for a, b, base in edges if base], directed=True)
    measure("closure", lambda node: len(bases.subcomponent(node, mode="out")) - 1)
    measure("path", lambda a, b: len(whole.get_shortest_path(a, b, mode="all", output="epath")))
