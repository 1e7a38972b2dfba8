# SPDX-License-Identifier: Apache-2.0
"""Every question to graphs of extreme shape (graphs.py).

usage: extremes.py POLICYGRAPH ROOT [FOLDER [EDGES [SHAPE…]]]

Without FOLDER, the quick form: small graphs, no look at any clock. The first ten rows are those of the whole answer, an
answer without an end needs no memory and ends with 3 at its time-out.
With FOLDER, the long form: graphs of EDGES (1,000,000) there, made where they are not, each question with `--limit 10`
and `--timeout 1`; whatever it does, it has to be over within 0.5 s of its time and below 300 MiB. Prints a table, in which
a dash stands for the time-out; there the question is asked once more without one, up to 120 s.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

import graphs

LATE = 0.5  # seconds behind its time that a question may still end
HUB = 12_000  # edges: so many are answered in the order in which they are found
MOST = 1 << 24  # bytes of an answer that are looked at


def questions(shape, last):
    """Words of the question, by the shape of the graph; `last` is a node at its end."""
    everywhere = [
        ["show", "the hub"], ["show", last], ["neighbors", "the hub"], ["neighbors", "the hub", "--hops", "3"],
        ["neighbors", last, "--hops", "3"], ["path", "the hub", last], ["path", last, last[:-1] + "0", "--longest", "2000000"],
        ["why", "the hub", last], ["why", last[:-1] + "0", last], ["why-same", "the hub", last],
        ["find", "the hub"], ["find", "1"], ["find", last],
        ["orphans"], ["overlaps"], ["workload"], ["targets"], ["deadlines"], ["brands"], ["programs"], ["stubs"],
        ["timeline"], ["handoffs"], ["ambiguous"], ["copies"], ["owners", "task 1"]]
    everywhere += [["analyze", what] for what in ("degree", "pagerank", "betweenness", "components", "communities", "core",
                                                  "cycles", "dominators")]
    everywhere += [
        ["sql", "SELECT * FROM edge"], ["sql", "SELECT * FROM edge a, edge b ORDER BY a.key, b.key DESC"],
        ["match", "MATCH (n) RETURN n.name"], ["match", "MATCH (n) RETURN n.name ORDER BY n.name DESC LIMIT 5"],
        ["match", "MATCH (a {name: 'the hub'})-[]-(b) RETURN b.name"],
        ["match", "MATCH (a {name: 'the hub'})-[*1..2]-(b) RETURN count(b)"],
        ["match", "MATCH w = (a {name: 'the hub'})-[*]-(b) RETURN length(w) AS l ORDER BY l DESC LIMIT 1"],
        ["match", "MATCH w = shortestPath((a {name: 'the hub'})-[*]-(b {name: $to})) RETURN length(w)", "--param", "to=" + last]]
    if shape == "star":
        return everywhere + [["tasks", "the hub"], ["tasks", "a member"], ["profile", "the hub"], ["profile", "a member"]]
    policies = [["lineage", last], ["lineage", "the hub", "--up"], ["lineage", "the hub", "--down"],
                ["profile", last], ["compare", last, last[:-1] + "0"]]
    return everywhere + policies


def saved(program):
    listed = subprocess.run([program, "query", "--list", "--format", "tsv"], capture_output=True, text=True, check=True)
    return [["query", line.split("\t")[0]] for line in listed.stdout.splitlines()[1:]]


def ask(program, database, words, *more):
    """(exit, seconds, MiB, rows, what it said)"""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        done = subprocess.run(["/usr/bin/time", "-q", "-f", "%M", program, *words, "--db", str(database), "--format",
                               "ndjson", *more], stdout=out, stderr=subprocess.PIPE, text=True, check=False)
        taken = time.perf_counter() - began
        out.seek(0)
        rows = out.read(MOST).splitlines()
    *said, memory = done.stderr.splitlines()
    return done.returncode, taken, int(memory) / 1024, rows, " ".join(said)


def node_at_end(shape, edges):
    """Its number has a 9 last: with a 0 there it is another node."""
    number = graphs.math.isqrt(4 * edges) - 2 if shape == "complete" else edges - 1
    return ("task " if shape == "star" else "policy ") + str(number - (number - 9) % 10)


def long_form(program, root, folder, edges, shapes):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    failures = asked = 0
    print("| graph | question | s with `--limit 10` | MiB |\n|---|---|---|---|")
    for shape in shapes or graphs.SHAPES:
        path = pathlib.Path(folder) / f"{shape}-{edges}.db"
        if not path.exists():
            graphs.make(path, root, shape, edges)
        for words in questions(shape, node_at_end(shape, edges)) + saved(program):
            code, taken, memory, _, said = ask(program, path, words, "--limit", "10", "--timeout", "1")
            late = "took" in said and code == 3
            failed = taken > 1 + LATE or memory > 300 or code not in (0, 1) and not late
            failures, asked = failures + failed, asked + 1
            if late:
                code, taken, memory, _, said = ask(program, path, words, "--limit", "10", "--timeout", "120")
            print(f"| {shape} | `{' '.join(words)}` | {'– ' if late else ''}{taken:.2f} | {memory:.0f} |"
                  + (f" FAILED: {said}" if failed else ""), flush=True)
    print(f"{asked} questions, {failures} failures")
    return failures


def quick_form(program, root):
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for shape in graphs.SHAPES:
            path = pathlib.Path(folder) / f"{shape}.db"
            graphs.make(path, root, shape, 400)
            for words in questions(shape, node_at_end(shape, 400)):
                if words[0] == "sql" or shape == "complete" and "[*]-(b) RETURN length" in words[-1]: # no end
                    continue
                code, _, _, whole, said = ask(program, path, words, "--limit", "0")
                few_code, _, _, few, _ = ask(program, path, words, "--limit", "10")
                if code not in (0, 1) or code != few_code or few != whole[:10]:
                    failures.append(f"{shape}: {words}: {code} {few_code} {said}: {few[:2]} … {whole[:2]}")
        for shape in ("star", "cited"):
            graphs.make(pathlib.Path(folder) / f"hub-{shape}.db", root, shape, HUB)
        for shape, words in (("star", ["show", "the hub"]), ("star", ["tasks", "the hub"]), ("star", ["profile", "the hub"]),
                             ("star", ["tasks", "a member"]), ("star", ["profile", "a member"]),
                             ("cited", ["lineage", "the hub", "--down"])):
            path = pathlib.Path(folder) / f"hub-{shape}.db"
            _, _, _, whole, said = ask(program, path, words, "--limit", "0")
            _, _, _, few, _ = ask(program, path, words, "--limit", "10")
            if len(whole) < HUB or few != whole[:10]:
                failures.append(f"a hub of {HUB}: {words}: {len(whole)} rows, {said}: {few[:2]} … {whole[:2]}")
        endless = ["sql", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, 'text of a row' FROM n"]
        code, _, memory, rows, said = ask(program, path, endless, "--timeout", "1")
        if code != 3 or memory > 40 or len(rows) < 10:
            failures.append(f"an endless answer: exit {code}, {memory:.0f} MiB, {len(rows)} rows: {said}")
    print("\n".join(failures))
    return len(failures)


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    if len(sys.argv) > 3:
        sys.exit(min(1, long_form(program, root, sys.argv[3], int((sys.argv[4:5] or ["1000000"])[0]), sys.argv[5:])))
    sys.exit(min(1, quick_form(program, root)))


main()
