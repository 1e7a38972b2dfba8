# SPDX-License-Identifier: Apache-2.0
"""Graphs to write and to compare with: what a database says, and databases made of given texts."""
import hashlib
import json
import pathlib
import sqlite3
import subprocess

TAKEN = {"color", "edge", "id", "key", "kind", "label", "name", "node", "quote", "relation", "size", "source", "source_file",
         "target", "title", "weight", "x", "y", "z"}  # as in src/export/columns.cpp


def plain(value):
    """A value as all formats can be brought to: truth as words, numbers as float."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return float(value) if isinstance(value, (int, float)) else value


def columns(attributes):
    return {("attribute_" if name in TAKEN else "") + name: plain(value) for name, value in attributes.items()
            if value != ""}


def read_database(path):
    """({node key: columns}, {edge key: columns}, evidence rows); edges have source and target as "source", "target"."""
    with sqlite3.connect(path) as store:
        documents = {row: (key, file, text.encode()) for row, key, file, text
                     in store.execute("SELECT id, key, path, text FROM document")}
        best = {"node": {}, "edge": {}}
        evidence = store.execute("SELECT node, edge, document, byte_start, byte_end, rule, written, coalesce(name, ''), "
                                 "attributes, priority FROM evidence").fetchall()
        for node, edge, document, begin, end, rule, written, name, attributes, priority in evidence:
            key, file, text = documents[document]
            claim = (priority, key, begin, end, rule, written, name, attributes, file, text[begin:end].decode())
            of, row = ("node", node) if node is not None else ("edge", edge)
            best[of][row] = min(best[of].get(row, claim), claim)
        nodes, edges = {}, {}
        for row, key, kind, name, attributes in store.execute("SELECT id, key, kind, name, attributes FROM node"):
            nodes[key] = columns(json.loads(attributes)) | {"kind": kind, "title": name, "source_file": best["node"][row][-2],
                                                            "quote": best["node"][row][-1]}
        for row, key, kind, source, target, attributes in store.execute(
                "SELECT e.id, e.key, e.kind, s.key, t.key, e.attributes FROM edge e JOIN node s ON s.id = e.source "
                "JOIN node t ON t.id = e.target"):
            edges[key] = columns(json.loads(attributes)) | {
                "relation": kind, "source": source, "target": target, "source_file": best["edge"][row][-2],
                "quote": best["edge"][row][-1]}
    for rows in (nodes, edges):
        for row in rows.values():
            for name in [name for name, value in row.items() if value == ""]:
                del row[name]
    return nodes, edges, len(evidence)


def content_id(*parts):
    return hashlib.sha256("".join(f"{len(part.encode())}:{part}" for part in parts).encode()).hexdigest()[:32]


def made_of(texts):
    """An export in JSON whose names, quotes, written names and attributes are the texts: brands that a policy promotes."""
    text = "\n".join(texts) + "\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    self, policy = content_id("Document", sha256), content_id("Policy", "made")

    def claim(begin, end, quote, written=""):
        return {"document": sha256, "byte_start": begin, "byte_end": end, "rule": "made", "confidence": 1000, "priority": 1,
                "written": written, "quote": quote}

    nodes = [{"id": self, "kind": "Document", "name": "made", "attributes": {"kind": "other"}, "evidence": [claim(0, 0, "")]},
             {"id": policy, "kind": "Policy", "name": "made", "attributes": {"title": "made"}, "evidence": [claim(0, 0, "")]}]
    edges, aliases, begin = [], [], 0
    for number, one in enumerate(texts):
        end = begin + len(one.encode())
        node = content_id("Brand", str(number))
        nodes.append({"id": node, "kind": "Brand", "name": one, "attributes": {"place": one},
                      "evidence": [claim(begin, end, one, one)]})
        edges.append({"id": content_id(policy, "PROMOTES", node), "kind": "PROMOTES", "source": policy, "target": node,
                      "attributes": {}, "evidence": [claim(begin, end, one, one)]})
        aliases.append({"node": node, "name": one, "type": "written", "document": sha256})
        begin = end + 1
    return {"format": "policygraph-export-2", "nodes": nodes, "edges": edges, "aliases": aliases,
            "documents": [{"id": sha256, "path": "made.txt", "bytes": len(text.encode()), "format": "text",
                           "decoder": "utf-8", "text": text}]}


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, check=False, timeout=300)


def build(program, folder, what):
    """A database of documents (paths) or of a made export (dict)."""
    database = pathlib.Path(folder) / "graph.db"
    if isinstance(what, dict):
        made = pathlib.Path(folder) / "made.json"
        made.write_text(json.dumps(what), encoding="utf-8")
        result = run(program, "build", "--from-json", made, "--db", database)
    else:
        result = run(program, "build", *what, "--db", database)
    if result.returncode != 0:
        raise SystemExit("the build failed: " + result.stderr.decode())
    return database


def export(program, database, format_name, folder, *more):
    """(file, what was said)."""
    file = pathlib.Path(folder) / ("graph." + format_name)
    result = run(program, "export", "--as", format_name, "--db", database, "--output", file, *more)
    if result.returncode != 0:
        raise SystemExit(f"export --as {format_name} failed: " + result.stderr.decode())
    return file, result.stderr.decode()
