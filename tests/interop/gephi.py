# SPDX-License-Identifier: Apache-2.0
"""Gephi itself (gephi-toolkit) imports GEXF and GraphML of the samples without an issue in its report, with all nodes and
edges, labels, the profile's colours, sizes from 4 to 100, the kinds of edges (GEXF) and every column, and draws them.

usage: gephi.py POLICYGRAPH ROOT [PICTURE.png [DOCUMENTS]]
Ends with 77 (skipped) where Java, xvfb-run or the toolkit (scripts/interop-install) is absent.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import graphs

JAR = "gephi-toolkit-0.10.1-all.jar"
VISUAL = {"label", "source", "target"}


def toolkit():
    places = [os.environ.get("GEPHI_TOOLKIT", ""), str(pathlib.Path.home() / ".m2/repository/org/gephi/gephi-toolkit/0.10.1" / JAR)]
    return next((place for place in places if place and pathlib.Path(place).exists()), None)


def facts(jar, root, file, picture):
    """{word: rest of the line}, {column ids}, issues."""
    done = subprocess.run(["xvfb-run", "-a", "java", "-Xmx1g", "-cp", jar, root / "tests" / "interop" / "GephiImport.java",
                           file, picture], capture_output=True, text=True, check=False, timeout=400)
    lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
    if done.returncode != 0:
        raise SystemExit("Gephi failed: " + done.stderr[-2000:])
    return (dict(lines), {rest.split(" ")[0] for word, rest in lines if word == "column"},
            [rest for word, rest in lines if word == "issue"])


def check(name, truth, told):
    words, columns, issues = told
    nodes, edges, _ = truth
    kinds = {row["relation"] for row in edges.values()}
    wanted = {column for row in nodes.values() for column in row} - VISUAL
    rows = [
        ("issues", issues, []),
        ("nodes", words["nodes"], str(len(nodes))),
        ("edges", words["edges"], str(len(edges))),
        ("sizes", words["sizes"], "4.0 100.0"),
        ("colours, one a kind", len(words["colors"].split()) == len({row["kind"] for row in nodes.values()}), True),
        ("labels", int(words["labels"]) > len(nodes) * 0.8, True),
        ("columns missing", sorted(wanted - columns), []),
    ]
    if name == "gexf":
        rows.append(("kinds", set(words["kinds"].split()), kinds))
    failed = [f"{name}: {what}: {seen!r}, expected {good!r}" for what, seen, good in rows if seen != good]
    print(f"{name}: {words['nodes']} nodes, {words['edges']} edges, {len(columns)} columns, {len(issues)} issues", *failed, sep="\n  ")
    return len(failed)


def main():
    program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    jar = toolkit()
    if jar is None or shutil.which("java") is None or shutil.which("xvfb-run") is None:
        print("skipped: " + ("java or xvfb-run is not installed" if jar else "gephi-toolkit is not at hand"))
        sys.exit(77)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        database = graphs.build(program, folder, sys.argv[4:] or [root / "samples"])
        truth = graphs.read_database(database)
        for name in ("gexf", "graphml"):
            file, _ = graphs.export(program, database, name, folder)
            picture = pathlib.Path(folder) / (name + ".png")
            failed += check(name, truth, facts(jar, root, file, picture))
            failed += not picture.exists()
            if name == "gexf" and len(sys.argv) > 3:
                shutil.copyfile(picture, sys.argv[3])
    sys.exit(1 if failed else 0)


main()
