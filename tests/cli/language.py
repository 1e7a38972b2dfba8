# SPDX-License-Identifier: Apache-2.0
"""--lang and colours.

usage: language.py POLICYGRAPH ROOT

Every column of every command's answer and of every saved query stands in queries/headings.tsv, with `--lang zh` no kind or
relation is left in English, json keeps its names. Colours are only where stdout is a terminal and $NO_COLOR is empty.
"""
import json
import os
import pathlib
import pty
import re
import shlex
import subprocess
import sys
import tempfile

import fixture


def table(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1:] for line in lines if line and not line.startswith("#")}


def questions(root):
    lines = ["show 甲市科学技术局", "tasks 甲市科学技术局", "owners 商标", "lineage 甲市商标工作方案", "why 甲市各县人民政府 商标巡查",
             "path 甲市科学技术局 商标法", "neighbors 商标巡查", "why-same 甲市科学技术局 乙市科学技术局", "find 商标", "copies",
             "compare 甲市商标工作方案 乙市商标工作方案", "profile 甲市科学技术局", "orphans", "overlaps", "workload", "handoffs",
             "targets", "deadlines", "brands", "programs", "stubs", "timeline", "ambiguous", "query --list"]
    lines += [f"analyze {what}" for what in ("degree", "pagerank", "betweenness", "components", "communities", "core", "cycles",
                                             "dominators")]
    for path in sorted((root / "queries").glob("*.sql")):
        example = re.search(r"^-- example:(.*)$", path.read_text(encoding="utf-8"), re.M)
        lines.append(f"query {path.stem} " + (example[1] if example else ""))
    return [shlex.split(line) for line in lines]


def run(program, folder, words, **environment):
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False,
                          env={"HOME": str(folder), "PATH": "/usr/bin:/bin", **environment})
    return done.returncode, done.stdout, done.stderr


def on_terminal(program, folder, words, **environment):
    above, below = pty.openpty()
    with subprocess.Popen([program, *words], cwd=folder, stdout=below, stderr=subprocess.DEVNULL,
                          env={"HOME": str(folder), "TERM": "xterm", "COLUMNS": "100", **environment}) as child:
        os.close(below)
        out = b""
        while True:
            try:
                piece = os.read(above, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            out += piece
        child.wait()
    os.close(above)
    return out.decode("utf-8")


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    headings, words = table(root / "queries" / "headings.tsv"), table(root / "queries" / "words.tsv")
    kinds = {path.stem for path in (root / "schema").glob("*s/*.json")}
    kinds |= {path.stem.lower() for path in (root / "schema" / "edges").glob("*.json")}
    failures = [f"{name}: no Chinese" for found in (headings, words) for name, (zh, *_) in found.items()
                if not zh or zh == name and name not in ("A", "B")]
    for path in (root / "schema").glob("*s/*.json"):
        failures += [f"{path.stem}: the attribute {name} is not in queries/words.tsv"
                     for name in json.loads(path.read_text(encoding="utf-8")).get("attributes", {}) if name not in words]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fixture.make(folder / "policygraph.db", root)
        for question in questions(root):
            code, out, err = run(program, folder, [*question, "--format", "json", "--lang", "zh"])
            plain = run(program, folder, [*question, "--format", "json"])
            if code > 1 or (code, out) != plain[:2]:
                failures.append(f"{question}: json is not what it is without --lang: {err}")
                continue
            columns = json.loads(out)["columns"]
            failures += [f"{question}: no heading for {column}" for column in columns if column not in headings]
            code, out, err = run(program, folder, [*question, "--format", "tsv", "--lang", "zh"])
            lines = [line.split("\t") for line in out.splitlines()]
            if lines[0] != [headings.get(column, [column])[0] for column in columns]:
                failures.append(f"{question}: {lines[0]}")
            for line in lines[1:]:
                failures += [f"{question}: {cell} is left" for column, cell in zip(columns, line)
                             if cell in kinds and headings.get(column, ["", ""])[1:] not in ([], [""])]
        show = ["show", "甲市科学技术局"]
        for wanted, environment in ((True, {}), (False, {"NO_COLOR": "1"}), (True, {"NO_COLOR": ""}), (False, {"TERM": "dumb"})):
            if ("\x1b[1m" in on_terminal(program, folder, show, **environment)) != wanted:
                failures.append(f"colours on a terminal with {environment}: not {wanted}")
        if "\x1b" in run(program, folder, [*show, "--format", "table"], TERM="xterm")[1]:
            failures.append("colours where stdout is no terminal")
    print("\n".join(failures[:40]))
    sys.exit(1 if failures else 0)


main()
