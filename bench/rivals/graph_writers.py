# SPDX-License-Identifier: Apache-2.0
"""The graph of a database as networkx or igraph write it, with the texts of nodes and edges but not their attributes.

usage: graph_writers.py networkx.graphml|networkx.gexf|networkx.json|igraph.graphml DATABASE FILE [SHARE]
SHARE: only the first part of the nodes, and the edges between them. Prints the CPU seconds of writing alone; the graph
was in memory before. Ends with 77 where the library is absent."""
import importlib.util
import json
import sqlite3
import sys
import time

SQL = ("SELECT r.id, r.key, r.kind, d.path, CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) "
       "AS TEXT), {columns} FROM {table} r JOIN evidence v ON v.id = (SELECT min(id) FROM evidence WHERE {table} = r.id) "
       "JOIN document d ON d.id = v.document WHERE {where} ORDER BY r.id")


def read(path, share):
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    last = store.execute("SELECT max(id) FROM node").fetchone()[0] * share
    nodes = store.execute(SQL.format(columns="r.name", table="node", where=f"r.id <= {last}"))
    edges = store.execute(SQL.format(columns="r.source, r.target", table="edge",
                                     where=f"r.source <= {last} AND r.target <= {last}"))
    return nodes, edges


def networkx_graph(nodes, edges):
    import networkx
    graph = networkx.MultiDiGraph()
    keys = {}
    for row, key, kind, path, quote, name in nodes:
        keys[row] = key
        graph.add_node(key, kind=kind, title=name, source_file=path, quote=quote)
    for _, key, kind, path, quote, source, target in edges:
        graph.add_edge(keys[source], keys[target], key=key, relation=kind, source_file=path, quote=quote)
    return graph


def write_networkx(form):
    import networkx

    def write(graph, file):
        if form == "graphml":
            networkx.write_graphml_xml(graph, file)
        elif form == "gexf":
            networkx.write_gexf(graph, file)
        else:
            with open(file, "w", encoding="utf-8") as out:
                json.dump(networkx.node_link_data(graph), out, ensure_ascii=False)
    return write


def igraph_graph(nodes, edges):
    import igraph
    nodes = list(nodes)
    at = {row[0]: number for number, row in enumerate(nodes)}
    edges = list(edges)
    graph = igraph.Graph(n=len(nodes), edges=[(at[row[5]], at[row[6]]) for row in edges], directed=True)
    for column, name in ((1, "id"), (2, "kind"), (3, "source_file"), (4, "quote"), (5, "title")):
        graph.vs[name] = [row[column] for row in nodes]
    for column, name in ((1, "id"), (2, "relation"), (3, "source_file"), (4, "quote")):
        graph.es[name] = [row[column] for row in edges]
    return graph


def main():
    library, form = sys.argv[1].split(".")
    if importlib.util.find_spec(library) is None:
        sys.exit(77)
    made = read(sys.argv[2], float(sys.argv[4]) if len(sys.argv) > 4 else 1)
    graph = networkx_graph(*made) if library == "networkx" else igraph_graph(*made)
    write = write_networkx(form) if library == "networkx" else lambda graph, file: graph.write_graphml(file)
    begin = time.process_time()
    write(graph, sys.argv[3])
    print(time.process_time() - begin)


main()
