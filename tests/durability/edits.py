#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`check` against sources that changed after the build.

usage: edits.py POLICYGRAPH ROOT [EDITS [SEED]]

Half of the sources get one byte changed, inserted or taken out, at random; `check` has to name each of them and none of
the others. Then text is put before the first quote of a source: `check` has to say that the quotes moved.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

PROGRAM, ROOT = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
EDITS = int(sys.argv[3]) if len(sys.argv) > 3 else 60
CHANCE = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
COPIES = 4
failures = []


def run(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments, "--db", "graph.db"], cwd=folder, capture_output=True, check=False,
                          timeout=120, encoding="utf-8")


def findings(folder):
    """What `check` says of each source that differs, by path."""
    done = run(folder, "check")
    lines = [line.split(": ") for line in done.stdout.splitlines()[:-1]]
    if done.returncode != (1 if lines else 0) or any(line[0] == "problem" for line in lines):
        failures.append(f"exit {done.returncode}: {done.stdout} {done.stderr}")
    return {line[1]: line[0] for line in lines}


def edited(data):
    at, kind = CHANCE.randrange(len(data)), CHANCE.randrange(3)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ CHANCE.randint(1, 255)]) + data[at + 1:]
    return data[:at] + (CHANCE.randbytes(1) + data[at:] if kind == 1 else data[at + 1:])


def lay_out(folder):
    (folder / "docs").mkdir()
    for sample in sorted((pathlib.Path(ROOT) / "samples").glob("*.txt")):
        text = sample.read_text(encoding="utf-8")
        for number in range(COPIES):
            (folder / "docs" / f"{number}-{sample.name}").write_text(f"{text}\n（第{number}份）\n", encoding="utf-8")
    assert run(folder, "build", "docs").returncode == 0
    return {f"docs/{path.name}": path.read_bytes() for path in (folder / "docs").iterdir()}


def check_edits(folder, sources):
    done = same = 0
    while done < EDITS:
        chosen = CHANCE.sample(sorted(sources), len(sources) // 2)
        for path in chosen:
            (folder / path).write_bytes(edited(sources[path]))
        found = findings(folder)
        for path in set(chosen) - set(found):
            failures.append(f"{path}: an edit is not noticed")
        for path in set(found) - set(chosen):
            failures.append(f"{path}: a false alarm")
        done, same = done + len(chosen), same + len(sources) - len(chosen)
        for path in chosen:
            (folder / path).write_bytes(sources[path])
    print(f"{done} edits of one byte, {same} sources left alone beside them")


def check_inserts(folder, sources):
    rounds = max(1, EDITS // 100)
    for _ in range(rounds):
        for path, data in sources.items():
            words = "".join(CHANCE.choice("春夏秋冬东南西北") for _ in range(CHANCE.randint(1, 40)))
            (folder / path).write_bytes((words + "\n").encode() + data)
        found = findings(folder)
        for path in sources:
            if found.get(path) != "moved":
                failures.append(f"{path}: text before all quotes: {found.get(path)}")
    print(f"{rounds * len(sources)} inserts before the first quote: reported as moved")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sources = lay_out(folder)
        if findings(folder):
            failures.append("untouched sources differ")
        check_edits(folder, sources)
        check_inserts(folder, sources)
    print("\n".join(failures[:20]))
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
