# SPDX-License-Identifier: Apache-2.0
"""The big list of naughty strings through the string parameters of the commands.

usage: naughty.py POLICYGRAPH ROOT [--all]

Whatever is asked for, the program ends with 0, 1 or 2, never says anything of SQLite, and sends nothing to the terminal
that a terminal would act on: no C0 but line ends and tabs, no DEL, C1 or bidi control, only UTF-8. `find` must
find as much as a plain scan finds. Reads ../shared/corpora/blns (or $POLICYGRAPH_SHARED);
skipped (77) without it.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import fixture

FURTHER = ["%", "_", "*", "?", "[a-z]", "'", '"', "' OR 1=1 --", "a\" OR \"b", "NEAR(a b)", "商标 OR 专利", "-商标", "商标*",
           "^商标", "{name}", "(商标", "name:商标", "\\", "$x", ":x", "@x"]
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BELOW = re.compile(r"sqlite|syntax error near|unrecognized token|fts5|no such column|malformed|std::|terminate", re.I)
# The naughty string stands for {}.
COMMANDS = [["find", "{}"], ["show", "{}"], ["tasks", "{}"], ["tasks", "甲市科学技术局", "--place", "{}"], ["owners", "{}"],
            ["owners", "商标", "--place", "{}"], ["lineage", "{}"], ["path", "{}", "商标法"], ["neighbors", "{}"],
            ["why", "甲市科学技术局", "{}"], ["targets", "--metric", "{}"], ["timeline", "--title", "{}"],
            ["copies", "--policy", "{}"], ["handoffs", "--policy", "{}"], ["analyze", "degree", "--kind", "{}"],
            ["query", "{}"], ["match", "{}"], ["match", "MATCH (n {name: $x}) RETURN n", "--param", "x={}"], ["sql", "{}"]]


def run(program, folder, command, text):
    arguments = [part.replace("{}", text) if part == "{}" or part.endswith("={}") else part for part in command]
    at = command.index("{}") if "{}" in command else -1
    if at > 0 and text.startswith("-"): # as a shell's user must write it
        if command[at - 1].startswith("--"):
            arguments[at - 1:at + 1] = [command[at - 1] + "=" + text]
        else:
            arguments = [arguments[0], "--", *arguments[1:]]
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, check=False, timeout=60,
                          stdin=subprocess.DEVNULL, env={"HOME": str(folder), "COLUMNS": "100", "PATH": "/usr/bin:/bin"})
    return arguments, done


def wrong_with(command, done):
    try:
        said = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    except UnicodeDecodeError:
        return "not UTF-8"
    if done.returncode not in (0, 1, 2):
        return f"exit {done.returncode}"
    if BAD.search(said):
        return "a raw control character"
    if command[0] != "sql" and BELOW.search(done.stderr.decode("utf-8").replace("\\", "")):
        return "an error from below"
    return None


def folded(text):
    out = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else " " if c == "\u3000" else c for c in text)
    out = out.strip(" \t\n")
    return out[1:-1] if len(out) > 1 and out[0] == "《" and out[-1] == "》" else out


def scanned(store, text):
    """Names of nodes of which name, other name or text has the words, as a plain scan finds them."""
    words = folded(text)
    found = set()
    for row, name in store.execute("SELECT id, name FROM node"):
        names = [name] + [one for one, in store.execute("SELECT name FROM alias WHERE node = ?", (row,))]
        texts = [one for one, in store.execute(
            "SELECT CASE n.kind WHEN 'Document' THEN d.text ELSE CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1,"
            " v.byte_end - v.byte_start) AS TEXT) END FROM node n JOIN evidence v ON v.node = n.id JOIN document d ON"
            " d.id = v.document WHERE n.id = ? AND (n.kind = 'Task' OR d.node = n.id)", (row,))]
        if any(words in one for one in names + texts):
            found.add(row)
    return len(found)


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    shared = pathlib.Path(os.environ.get("POLICYGRAPH_SHARED", root.parent / "shared"))
    lists = sorted((shared / "corpora" / "blns").glob("**/blns.json"))
    if not lists:
        print("the naughty strings are not here: skipped")
        sys.exit(77)
    texts = [text for text in json.loads(lists[0].read_text(encoding="utf-8")) if "\0" not in text] + FURTHER
    failures, asked, compared = [], 0, 0
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder = pathlib.Path(name)
        fixture.make(folder / "policygraph.db", root)
        jobs = [(command, text) for i, text in enumerate(texts) for j, command in enumerate(COMMANDS)
                if "--all" in sys.argv or command[0] == "find" or i % 8 == j % 8 or text in FURTHER]
        for (command, text), (arguments, done) in zip(jobs, pool.map(lambda job: run(program, folder, *job), jobs)):
            asked += 1
            if wrong := wrong_with(command, done):
                failures.append(f"{arguments}: {wrong}: {done.stderr[:200]}")
        store = sqlite3.connect(folder / "policygraph.db")
        for text in [one for one in texts + ["商标", "市科技局", "商标培育"] if folded(one) and not one.startswith("-")]:
            if len(text.encode("utf-8", "surrogatepass")) > 2000 or re.search("[\ud800-\udfff]", text):
                continue
            done = run(program, folder, ["find", "{}", "--limit", "0", "--format", "ndjson"], text)[1]
            compared += 1
            if (got := len(done.stdout.splitlines())) != (want := scanned(store, text)):
                failures.append(f"find {text!r}: {got} found, a plain scan finds {want}")
        store.close()
    print("\n".join(failures[:40]))
    print(f"{len(texts)} strings, {asked} questions, {compared} compared with a scan, {len(failures)} failures")
    sys.exit(1 if failures or asked < 1000 else 0)


main()
