# SPDX-License-Identifier: Apache-2.0
"""exports/datasette/metadata.json is current, speaks of tables and columns that are there, and its canned queries
answer as `policygraph query` does, with nothing filled in and with the parameters of the question's example.

usage: datasette.py POLICYGRAPH ROOT
"""
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
failures = []
asked = 0

if subprocess.run([sys.executable, "-B", root / "tools" / "datasette_metadata", "--check"]).returncode != 0:
    failures.append("metadata.json is not current")
metadata = json.loads((root / "exports" / "datasette" / "metadata.json").read_text(encoding="utf-8"))
described = metadata["databases"]["policygraph"]

with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder) / "policygraph.db"
    subprocess.run([program, "build", "--db", file, root / "samples"], check=True, capture_output=True)
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    for table, entry in described["tables"].items():
        there = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
        if not there or not set(entry.get("columns", {})) <= there:
            failures.append(f"{table}: not in a database, or not with these columns: {entry.get('columns', {}).keys() - there}")
    compared = 0
    for name, entry in described["queries"].items():
        head = (root / "queries" / f"{name}.sql").read_text(encoding="utf-8")
        example = re.search(r"^-- example:(.*)$", head, re.M)
        filled = dict(re.findall(r"--param[= ](\w+)=(\S+)", example[1])) if example else {}
        for values in [{}, filled] if filled else [{}]:
            cursor = database.execute(entry["sql"], {key: values.get(key, "") for key in entry.get("params", [])})
            heads = [column[0] for column in cursor.description]
            rows = [dict(zip(heads, row)) for row in cursor]
            words = [f"--param={key}={value}" for key, value in values.items()]
            answer = subprocess.run([program, "query", name, *words, "--db", file, "--format", "json", "--limit", "0"],
                                    capture_output=True, text=True)
            if answer.returncode not in (0, 1):
                failures.append(f"{name} {values}: {answer.stderr.strip()}")
            elif (json.loads(answer.stdout)["rows"] if answer.stdout else []) != rows:
                failures.append(f"{name} {values}: Datasette would give {len(rows)} rows, the program gives others")
            compared += len(rows)
            asked += bool(values)

if not asked:
    failures.append("no question was asked with a parameter")
print("\n".join(failures) or f"{len(described['tables'])} tables, {len(described['queries'])} questions, {asked} of them with parameters, {compared} rows: the same")
sys.exit(1 if failures or not compared else 0)
