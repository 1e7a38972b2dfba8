# SPDX-License-Identifier: Apache-2.0
"""The same files give the same graph in whatever order and in however many builds they come.

usage: orders.py POLICYGRAPH ROOT [ORDERS [FOLDER…]]

Builds samples/ (or the folders) once, then in ORDERS (4) other orders, each split into one to five builds; all that a
database says, by ids of content, must be the same.
"""
import hashlib
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

SAYS = (
    "SELECT key, kind, name, attributes FROM node ORDER BY key",
    "SELECT e.key, e.kind, s.key, t.key, e.attributes FROM edge e JOIN node s ON s.id = e.source"
    " JOIN node t ON t.id = e.target ORDER BY e.key",
    "SELECT n.key, a.name, a.type FROM alias a JOIN node n ON n.id = a.node ORDER BY n.key, a.name, a.type",
    "SELECT d.key, coalesce(n.key, e.key), v.byte_start, v.byte_end, v.rule, v.confidence, v.written, v.name,"
    " v.attributes, v.priority FROM evidence v JOIN document d ON d.id = v.document LEFT JOIN node n ON n.id = v.node"
    " LEFT JOIN edge e ON e.id = v.edge ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    "SELECT key, path, bytes, text FROM document ORDER BY key",
)


def digest(path):
    found = hashlib.sha256()
    with sqlite3.connect(path) as store:
        for question in SAYS:
            for row in store.execute(question):
                found.update(repr(row).encode())
    return found.hexdigest()


def built(program, parts, database):
    database.unlink(missing_ok=True)
    for part in parts:
        subprocess.run([program, "build", *part, "--db", str(database)], check=True, capture_output=True, timeout=600)
    return digest(database)


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    orders = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    folders = [pathlib.Path(folder) for folder in sys.argv[4:]] or [root / "samples"]
    files = sorted(str(path) for folder in folders for path in folder.rglob("*") if path.is_file())
    differ = 0
    with tempfile.TemporaryDirectory() as name:
        database = pathlib.Path(name) / "orders.db"
        wanted = built(program, [files], database)
        for order in range(orders):
            chance = random.Random(order)
            mixed = chance.sample(files, len(files))
            cuts = sorted(chance.sample(range(1, len(files)), min(chance.randrange(5), len(files) - 1)))
            parts = [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, len(files)])]
            if built(program, parts, database) != wanted:
                differ += 1
                print(f"order {order} differs: {parts}")
    print(f"{len(files)} files, {orders} orders, {differ} differ")
    sys.exit(1 if differ or len(files) < 2 else 0)


main()
