#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shards made by processes side by side and joined in any order give the database of one build.

usage: shards.py PROGRAM
"""
import fcntl
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SHARDS = 4
failures = 0


def run(folder, *args):
    result = subprocess.run([PROGRAM, *args], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    return result


def expect(what, seen, wanted):
    global failures
    if seen != wanted:
        failures += 1
        print(f"{what}: {seen!r}, expected {wanted!r}")


def digest(folder, database):
    return run(folder, "digest", "--db", database).stdout.strip()


def lay_out(folder):
    (folder / "docs").mkdir()
    for number in range(17):
        owner = ["市财政局", "市科技局", "市水利局"][number % 3]
        (folder / "docs" / f"{number}.txt").write_text(
            f"安康市第{number}号试点方案\n为落实《安康市总体规划》,制定本方案。\n一、重点任务\n"
            f"(一)建好第{number}座仓库。选好地点,按期完工。(责任单位:{owner})\n", encoding="utf-8")
    (folder / "docs" / "copy.txt").write_bytes((folder / "docs" / "3.txt").read_bytes())
    (folder / "docs" / "bad.txt").write_bytes(b"")


def names(count=SHARDS):
    return [f"s{i}.ndjson" for i in range(1, count + 1)]


def extract(folder):
    """All shards at the same time, a process each: what GNU parallel does."""
    processes = [subprocess.Popen([PROGRAM, "extract", "docs", "--shard", f"{i}/{SHARDS}", "-o", f"s{i}.ndjson"],
                                  cwd=folder, stderr=subprocess.DEVNULL) for i in range(1, SHARDS + 1)]
    codes = sorted(process.wait() for process in processes)
    expect("one shard holds the refused document", codes, [0] * (SHARDS - 1) + [1])
    expect("nothing unfinished is left", [name for name in os.listdir(folder) if ".part" in name], [])


def check_leftovers(folder):
    """What a killed writer left goes with the next one to the same name; what a living one writes stays."""
    process = subprocess.Popen([PROGRAM, "extract", "-", "-o", "k.ndjson"], cwd=folder, stdin=subprocess.PIPE)
    left = folder / f"k.ndjson.part{process.pid}"
    while process.poll() is None and not left.exists():
        time.sleep(0.01)
    process.kill()
    process.wait()
    expect("the control: a killed writer leaves a file", left.exists(), True)
    other = folder / "k.ndjson.parts"
    other.write_text("no leftover\n")
    with open(folder / "k.ndjson.part1", "w", encoding="utf-8") as living:
        fcntl.flock(living, fcntl.LOCK_EX)
        run(folder, "extract", "docs", "-o", "k.ndjson")
        expect("beside it", sorted(path.name for path in folder.glob("k.ndjson.*")), ["k.ndjson.part1", other.name])
    run(folder, "extract", "docs", "-o", "k.ndjson")
    expect("when it died, too", [path.name for path in folder.glob("k.ndjson.*")], [other.name])


def check_union(folder, truth):
    forward, backward = names(), names()[::-1]
    run(folder, "load", *forward, "--db", "forward.db")
    run(folder, "load", *backward, "--db", "backward.db", "--threads", "1")
    expect("in order", digest(folder, "forward.db"), truth)
    expect("backwards", digest(folder, "backward.db"), truth)
    for name in ["s2.ndjson", "s4.ndjson", "s2.ndjson", "s1.ndjson", "s3.ndjson"]:
        run(folder, "load", name, "--db", "single.db")
    expect("one by one, some twice", digest(folder, "single.db"), truth)
    run(folder, "extract", "docs", "-o", "whole.ndjson")
    run(folder, "load", "s1.ndjson", "whole.ndjson", "s3.ndjson", "--db", "overlap.db")
    expect("overlapping", digest(folder, "overlap.db"), truth)
    again = run(folder, "build", "docs", "--db", "forward.db")
    expect("a build finds nothing to do", "0 new, 17 unchanged" in again.stdout, True)
    expect("and changes nothing", digest(folder, "forward.db"), truth)


def check_versions(folder):
    """A file that changed between two extractions: both versions stay, in any order, and are named; `build` settles it."""
    document = folder / "docs" / "5.txt"
    old = document.read_bytes()
    run(folder, "extract", "docs", "-o", "old.ndjson")
    document.write_bytes(old.replace("按期完工".encode(), "早日完工".encode()))
    run(folder, "extract", "docs", "-o", "new.ndjson")
    first = run(folder, "load", "old.ndjson", "--db", "old-new.db")
    expect("one version: nothing is said", "several versions" in first.stderr, False)
    second = run(folder, "load", "new.ndjson", "--db", "old-new.db")
    expect("two versions are named", "several versions: docs/5.txt" in second.stderr, True)
    run(folder, "load", "new.ndjson", "old.ndjson", "new.ndjson", "--db", "new-old.db")
    expect("any order", digest(folder, "new-old.db"), digest(folder, "old-new.db"))
    run(folder, "build", "docs", "--db", "changed.db")
    for database in ("old-new.db", "new-old.db"):
        run(folder, "build", "docs", "--db", database)
        expect("a build takes the old version out", digest(folder, database), digest(folder, "changed.db"))
    document.write_bytes(old)


def chained(lines):
    """The lines with a trailer that fits them, as a forger would make it."""
    import hashlib
    state, documents = "", 0
    for line in lines:
        state = hashlib.sha256((state + line + "\n").encode()).hexdigest()
        documents += '"fact":"source"' in line
    trailer = {"fact": "trailer", "documents": documents, "refused": 0, "lines": len(lines), "sha256": state}
    return "\n".join(lines) + "\n" + json.dumps(trailer, separators=(",", ":")) + "\n"


def check_refusals(folder):
    whole = (folder / "s1.ndjson").read_text(encoding="utf-8")
    lines = whole.splitlines()[:-1]
    owner = next(i for i, line in enumerate(lines) if '"fact":"owner"' in line)
    rows = [
        ("cut off", whole[:len(whole) // 2], "ends within a line"),
        ("without its trailer", "\n".join(lines) + "\n", "no trailer"),
        ("changed", whole.replace("仓库", "车库", 1), "changed or damaged"),
        ("other rules", chained([lines[0].replace('"extractor":"', '"extractor":"0')] + lines[1:]), "another version"),
        ("no shard", '{"fact":"document","document":"x"}\n', "does not begin with the header"),
        ("a false quote", chained(lines[:owner] + [lines[owner].replace("责任单位", "牵头单位")] + lines[owner + 1:]),
         f"s1x.ndjson:{owner + 1}: the quote is not what the document says"),
        ("an unknown role", chained(lines[:owner] + [lines[owner].replace('"role":"', '"role":"x')] + lines[owner + 1:]),
         f"s1x.ndjson:{owner + 1}:"),
    ]
    for what, text, words in rows:
        (folder / "s1x.ndjson").write_text(text, encoding="utf-8")
        result = run(folder, "load", "s1x.ndjson", "--db", "refused.db")
        expect(what + ": exit", result.returncode, 1)
        expect(f"{what}: {result.stderr}", words in result.stderr, True)
    for bad in ["0/4", "5/4", "x", "1/4x", "1"]:
        expect("--shard " + bad, run(folder, "extract", "docs", "--shard", bad).returncode, 2)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lay_out(folder)
        run(folder, "build", "docs", "--db", "built.db")
        truth = digest(folder, "built.db")
        expect("a digest", len(truth), 64)
        extract(folder)
        check_leftovers(folder)
        check_union(folder, truth)
        check_refusals(folder)
        check_versions(folder)
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
