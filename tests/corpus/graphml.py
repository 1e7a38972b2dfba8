# SPDX-License-Identifier: Apache-2.0
"""Our GraphML in other people's readers: every node, edge and attribute arrives.

usage: graphml.py POLICYGRAPH ROOT READER

READER is xmllint, networkx or igraph; ends with 77 (skipped) where it is not installed. The input is samples/ and a
document made of what XML cannot hold or must escape.
"""
import importlib.util
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

NASTY = "一、重点任务\n1.推广<甲&乙>\"丙\"\ufffe\x7f]]>工程。(市科技局负责)\n"


def installed(reader):
    return bool(shutil.which(reader) if reader == "xmllint" else importlib.util.find_spec(reader))


def make_graph(program, root, work):
    (work / "nasty.txt").write_text("抚州市<&>方案\n" + NASTY, encoding="utf-8")
    database, graphml = work / "graph.db", work / "graph.graphml"
    subprocess.run([program, "build", "--db", database, root / "samples", work / "nasty.txt"],
                   check=True, capture_output=True)
    subprocess.run([program, "export", "--db", database, "--as", "graphml", "--output", graphml],
                   check=True, capture_output=True)
    return database, graphml


def in_database(database):
    """(nodes, edges, labels) as the store has them."""
    with sqlite3.connect(database) as store:
        nodes = store.execute("SELECT count(*) FROM node").fetchone()[0]
        edges = store.execute("SELECT count(*) FROM edge").fetchone()[0]
        titles = {row[0] for row in store.execute("SELECT json_extract(attributes, '$.title') FROM node")}
    # What XML cannot hold is replaced.
    return nodes, edges, {title.replace("\ufffe", "\ufffd") for title in titles if title}


def by_networkx(path):
    import networkx
    graph = networkx.read_graphml(path, force_multigraph=True)
    return graph.number_of_nodes(), graph.number_of_edges(), {data.get("title") for _, data in graph.nodes(data=True)}


def by_igraph(path):
    import igraph
    graph = igraph.Graph.Read_GraphML(str(path))
    return graph.vcount(), graph.ecount(), set(graph.vs["title"])


def main():
    program, root, reader = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    if not installed(reader):
        print(f"skipped: {reader} is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        database, graphml = make_graph(program, root, pathlib.Path(name))
        if reader == "xmllint":
            sys.exit(subprocess.run(["xmllint", "--noout", graphml], check=False).returncode)
        nodes, edges, titles = in_database(database)
        seen = {"networkx": by_networkx, "igraph": by_igraph}[reader](graphml)
    missing = sorted(titles - seen[2])
    print(json.dumps({"nodes": [nodes, seen[0]], "edges": [edges, seen[1]], "titles lost": missing}, ensure_ascii=False))
    sys.exit(0 if seen[:2] == (nodes, edges) and not missing and nodes > 50 else 1)


main()
