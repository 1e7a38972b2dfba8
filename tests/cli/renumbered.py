# SPDX-License-Identifier: Apache-2.0
"""Answers do not depend on row numbers: a database with all of them reversed answers alike.

Asked are the rows of tests/cli, every saved question and some with ties.

usage: renumbered.py POLICYGRAPH ROOT
"""
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import fixture

ASKED = re.compile(r"^\$ ((?:analyze|find|lineage|neighbors|path|show|why|tasks|owners|match|copies|handoffs|orphans|"
                   r"overlaps|profile|workload|compare|deadlines|query|targets|timeline)\b.*)$", re.M)
# Paths with ties, which the rows of tests/cli do not have.
FURTHER = ["path 甲市科学技术局 丙县人民政府", "path 商标宣传 乙市科学技术局", "neighbors 全国商标规划 --hops 3", "profile 甲市科学技术局",
           "profile 甲市市场监督管理局"]


def share(path):
    """Both offices get a second task in common, so that partners have a tie of quotes."""
    with sqlite3.connect(path) as store:
        task, = store.execute("SELECT id FROM node WHERE kind = 'Task' AND name = '商标宣传'").fetchone()
        for office in ("甲市科学技术局", "甲市市场监督管理局"):
            owner, = store.execute("SELECT id FROM node WHERE kind = 'Agency' AND name = ?", (office,)).fetchone()
            edge = store.execute("INSERT INTO edge(key, kind, source, target, attributes)"
                                 " VALUES (?, 'RESPONSIBLE_FOR', ?, ?, '{\"role\":\"lead\"}')",
                                 (f"{owner:032x}", owner, task)).lastrowid
            store.execute("INSERT INTO evidence(edge, document, byte_start, byte_end, rule, confidence, written, attributes)"
                          " SELECT ?, document, byte_start, byte_end, rule, confidence, '', '{\"role\":\"lead\"}'"
                          " FROM evidence WHERE node = ?", (edge, task))
    store.close()


def reverse(path):
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA foreign_keys = 0")
        for table, columns in (("node", ("edge.source", "edge.target", "evidence.node", "alias.node", "document.node")),
                               ("edge", ("evidence.edge",)), ("evidence", ())):
            for one in (table + ".id", *columns):
                owner, column = one.split(".")
                store.execute(f"UPDATE {owner} SET {column} = -{column}")
                store.execute(f"UPDATE {owner} SET {column} = 1000 + {column}")
        store.execute("INSERT INTO node_search(node_search) VALUES ('rebuild')")
    store.close()


def ask(program, arguments, folder):
    done = subprocess.run(["sh", "-c", f'exec "$0" {arguments}', program], cwd=folder, capture_output=True, check=False,
                          timeout=60, env={"HOME": str(folder), "COLUMNS": "100", "PATH": "/usr/bin:/bin"})
    return done.returncode, done.stdout.decode()


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    questions = list(FURTHER)
    for path in sorted((root / "tests" / "cli").glob("*/*.txt")):
        questions += ASKED.findall(path.read_text(encoding="utf-8"))
    questions += [f"query {path.stem}" for path in sorted((root / "queries").glob("*.sql"))]
    failures = answered = 0
    with tempfile.TemporaryDirectory() as name:
        folders = [pathlib.Path(name) / one for one in ("as_is", "reversed")]
        for folder in folders:
            folder.mkdir()
            fixture.make(folder / "policygraph.db", root)
            share(folder / "policygraph.db")
        reverse(folders[1] / "policygraph.db")
        for question in questions:
            first, second = (ask(program, question, folder) for folder in folders)
            answered += first[0] == 0
            if first != second:
                failures += 1
                print(f"{question}\n--- as it is (exit {first[0]})\n{first[1]}--- reversed (exit {second[0]})\n{second[1]}")
    print(f"{len(questions)} questions, {answered} answered, {failures} differ")
    sys.exit(1 if failures or answered < 20 else 0)


main()
