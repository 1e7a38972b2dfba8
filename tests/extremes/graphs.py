# SPDX-License-Identifier: Apache-2.0
"""Graphs of extreme shape in databases of this schema; every edge with a quote.

usage: graphs.py FOLDER ROOT EDGES [SHAPE…]

star      an agency that owns EDGES tasks, and a member of it
cited     a law on which EDGES policies rest
chain     EDGES policies, each of which rests on the one before
complete  so many policies, each resting on all before it, that there are about 2 * EDGES edges
"""
import hashlib
import itertools
import math
import pathlib
import sqlite3
import sys

A_DOCUMENT = 100  # so many edges a document


def key(*parts):
    return hashlib.md5(repr(parts).encode()).hexdigest()


def star(edges):
    return [("Agency", "the hub")] + [("Task", f"task {i}") for i in range(edges)] + [("Agency", "a member")], (
        itertools.chain([("MEMBER_OF", 1 + edges, 0, "{}")],
                        (("RESPONSIBLE_FOR", 0, 1 + i, '{"inherited":false,"role":"lead"}') for i in range(edges))))


def cited(edges):
    return [("Law", "the hub")] + [("Policy", f"policy {i}") for i in range(edges)], (
        ("BASED_ON", 1 + i, 0, "{}") for i in range(edges))


def chain(edges):
    return [("Policy", "the hub")] + [("Policy", f"policy {i}") for i in range(edges)], (
        ("BASED_ON", 1 + i, i, "{}") for i in range(edges))


def complete(edges):
    nodes = 1 + math.isqrt(4 * edges)
    return [("Policy", "the hub")] + [("Policy", f"policy {i}") for i in range(nodes - 2)], (
        ("BASED_ON", i, j, "{}") for i in range(nodes - 1) for j in range(i))


SHAPES = {"star": star, "cited": cited, "chain": chain, "complete": complete}


def make(path, root, shape, edges):
    """Rows 1, 2, … are the nodes of the shape in their order; those of the documents follow."""
    steps = [file.read_text(encoding="utf-8")
             for file in sorted((pathlib.Path(root) / "schema" / "sqlite").glob("*.sql"))]
    nodes, links = SHAPES[shape](edges)
    store = sqlite3.connect(path, isolation_level=None)
    store.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;")
    store.executescript(steps[0] + steps[1])
    store.execute("BEGIN")
    store.executemany("INSERT INTO node(id, key, kind, name) VALUES (?, ?, ?, ?)",
                      ((row, key(kind, name), kind, name) for row, (kind, name) in enumerate(nodes, 1)))
    text = "".join(f"Sentence {i} says who is to do what, and on which ground. " for i in range(A_DOCUMENT))
    count = 0
    for number in itertools.count(1):
        some = list(itertools.islice(links, A_DOCUMENT))
        if not some:
            break
        store.execute("INSERT INTO node(id, key, kind, name) VALUES (?, ?, 'Document', ?)",
                      (len(nodes) + number, key("Document", number), f"document {number}"))
        store.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, 'text', 'utf-8', 'made', ?, '')",
                      (number, 2 * key("text", number), len(nodes) + number, f"d/{number:06}.txt", len(text), text))
        rows = range(count + 1, count + 1 + len(some))
        store.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)",
                          ((row, key(kind, a, b), kind, 1 + a, 1 + b, more)
                           for row, (kind, a, b, more) in zip(rows, some)))
        store.executemany("INSERT INTO evidence(edge, document, byte_start, byte_end, rule, confidence, attributes)"
                          " VALUES (?, ?, ?, ?, 'made', 1000, ?)",
                          ((row, number, 50 * (row % A_DOCUMENT), 50 * (row % A_DOCUMENT) + 40, more)
                           for row, (_, _, _, more) in zip(rows, some)))
        ends = sorted({1 + end for _, a, b, _ in some for end in (a, b)})
        store.executemany("INSERT INTO evidence(node, document, byte_start, byte_end, rule, confidence, name)"
                          " VALUES (?, ?, 0, 20, 'made', 1000, ?)",
                          ((end, number, nodes[end - 1][1]) for end in ends))
        count += len(some)
    store.execute("INSERT INTO meta VALUES ('schema', '3')")
    store.execute("COMMIT")
    store.executescript(steps[2] + steps[3])
    store.execute("INSERT INTO node_search(node_search) VALUES ('rebuild')")
    store.close()
    return count


def main():
    folder, root, edges = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    for shape in sys.argv[4:] or SHAPES:
        path = folder / f"{shape}-{edges}.db"
        if not path.exists():
            print(f"{path}: {make(path, root, shape, edges)} edges", flush=True)


if __name__ == "__main__":
    main()
