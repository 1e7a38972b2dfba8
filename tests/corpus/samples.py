# SPDX-License-Identifier: Apache-2.0
"""The samples as whole documents: built twice in different order they give the same graph, and its quotes hold.

usage: samples.py POLICYGRAPH ROOT

Also proves that `check` can fail: a byte of a source is changed, and it must name the file.
"""
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CONTENT = {
    "nodes": "SELECT key, kind, name, attributes FROM node ORDER BY key",
    "edges": "SELECT key, kind, attributes FROM edge ORDER BY key",
    "aliases": "SELECT key, alias.name, type FROM alias JOIN node ON node.id = alias.node ORDER BY 1, 2, 3",
    "quotes": "SELECT sha256, task_path, name, agency, role, inherited, quote FROM responsibilities "
              "JOIN documents USING (document_id) ORDER BY 1, 2, 3, 4, 5, 6, 7",
}


def content(database):
    with sqlite3.connect(database) as store:
        return {name: store.execute(query).fetchall() for name, query in CONTENT.items()}


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def build(program, database, files):
    done = run(program, "build", "--db", database, *files)
    if done.returncode != 0:
        sys.exit(f"build ended with {done.returncode}: {done.stderr}")
    return content(database)


def check_order(program, files, work):
    once, again = build(program, work / "a.db", files), build(program, work / "b.db", files[::-1])
    for name in CONTENT:
        if once[name] != again[name]:
            sys.exit(f"the order of the files changes the {name}")
    print({name: len(rows) for name, rows in once.items()})


def check_quotes(program, files, work):
    copies = [shutil.copy(file, work) for file in files]
    build(program, work / "c.db", copies)
    held = run(program, "check", "--db", work / "c.db")
    if held.returncode != 0:
        sys.exit(f"check ended with {held.returncode}: {held.stdout}{held.stderr}")
    changed = pathlib.Path(copies[0])
    changed.write_bytes(changed.read_bytes().replace(b"2025", b"2035", 1))
    refused = run(program, "check", "--db", work / "c.db")
    if refused.returncode == 0 or changed.name not in refused.stdout + refused.stderr:
        sys.exit(f"a changed byte in {changed.name} went unseen: {refused.stdout}{refused.stderr}")


def main():
    program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    files = sorted((root / "samples").glob("*.txt"))
    with tempfile.TemporaryDirectory() as name:
        check_order(program, files, pathlib.Path(name))
        check_quotes(program, files, pathlib.Path(name))


main()
