#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Damaged databases through every command: each damage is noticed by `check`, or no command answers otherwise for it.

usage: damage.py POLICYGRAPH ROOT [FLIPS [TRUNCATION_STEP [SEED]]]

A small database of two samples is cut off (at every TRUNCATION_STEP bytes) and flipped (1 to 8 bytes), made empty and
made another application's. Then `check`, and all reading commands in one `shell`; for some also `build` and `remove`. No
command may die of a signal, hang, or write into a file that it refuses. The control at the end: a change that no command
could have made is seen in the answers, so the comparison sees something.
"""
import hashlib
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SAMPLES = ("ankang-patent-measures.txt", "fuzhou-task-table.txt")
QUESTIONS = r"""
find 专利
find 知识产权
find 市
tasks 安康市科学技术局
owners 专利
orphans
overlaps
workload
stubs
targets
deadlines
brands
programs
timeline
ambiguous
handoffs
copies --cited --least 20
analyze pagerank
analyze components --members
match 'MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task) RETURN a.name, t.name, r.role ORDER BY a.name, t.name'
sql 'SELECT document_id, path, kind, title, doc_number, place, date_signed, bytes, format, decoder FROM documents ORDER BY 1'
sql 'SELECT document_id, agency_id, name FROM issuers ORDER BY 1, 2'
sql 'SELECT task_id, path, title, text, byte_start, byte_end FROM tasks ORDER BY 1'
sql 'SELECT task_id, agency_id, name, role, inherited, quote FROM responsibilities ORDER BY 1, 2'
sql 'SELECT source_id, policy_id, title, relation, quote FROM citations ORDER BY 1, 2, 4'
sql 'SELECT rule, confidence, written, attributes, quote FROM quotes ORDER BY 1, 5, 3, 4'
export --as json
export --as csv
"""
failures = []


def run(program, folder, *arguments, text=None, limit=120):
    try:
        return subprocess.run([program, *arguments], cwd=folder, input=text, capture_output=True, timeout=limit,
                              check=False, env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
                                                "TMPDIR": str(folder)})
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(arguments, -99, b"", b"")


class Trial:
    """A whole database, what is said of it, and what is said of damaged copies."""

    def __init__(self, program, root, folder):
        self.program, self.folder = program, folder
        (folder / "docs").mkdir(parents=True)
        for sample in SAMPLES:
            shutil.copy(root / "samples" / sample, folder / "docs")
        made = run(program, folder, "build", "docs", "--db", "whole.db")
        assert made.returncode == 0, made.stderr
        self.whole = (folder / "whole.db").read_bytes()
        self.truth = self.answers("whole.db")
        assert b"there is no command" not in self.truth.stderr, self.truth.stderr
        assert self.truth.returncode in (0, 1), self.truth.stderr
        self.noticed = self.harmless = 0

    def answers(self, name):
        return run(self.program, self.folder, "shell", "--db", name, text=QUESTIONS.encode())

    def put(self, what, data, with_writers):
        """Returns whether `check` noticed it."""
        path = self.folder / "damaged.db"
        for rest in ("damaged.db-journal", "damaged.db-wal"):
            (self.folder / rest).unlink(missing_ok=True)
        path.write_bytes(data)
        check = run(self.program, self.folder, "check", "--db", "damaged.db")
        answers = self.answers("damaged.db")
        for name, done in (("check", check), ("the questions", answers)):
            if done.returncode < 0 or done.returncode > 3:
                failures.append(f"{what}: {name}: exit {done.returncode} {done.stderr[-200:]!r}")
        if path.read_bytes() != data:
            failures.append(f"{what}: was written to by a reading command")
        noticed = check.returncode != 0
        self.noticed += noticed
        self.harmless += not noticed
        if not noticed and (answers.stdout, answers.returncode) != (self.truth.stdout, self.truth.returncode):
            failures.append(f"{what}: answers change, but check says nothing")
            keep = self.folder.parent / f"unnoticed-{len(failures)}.db"
            keep.write_bytes(data)
        if with_writers:
            self.write(what, path, data)
        return noticed

    def write(self, what, path, data):
        for arguments in (("build", "docs"), ("remove", hashlib.sha256(next(
                (self.folder / "docs").iterdir()).read_bytes()).hexdigest())):
            path.write_bytes(data)
            done = run(self.program, self.folder, *arguments, "--db", "damaged.db")
            if done.returncode < 0 or done.returncode > 3:
                failures.append(f"{what}: {arguments[0]}: exit {done.returncode} {done.stderr[-200:]!r}")
            if done.returncode == 3 and path.read_bytes() != data:
                failures.append(f"{what}: {arguments[0]} refused it and wrote to it")


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    flips = int(sys.argv[3]) if len(sys.argv) > 3 else 25
    step = int(sys.argv[4]) if len(sys.argv) > 4 else 65536
    chance = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(program, root, pathlib.Path(name) / "trial")
        whole = trial.whole
        if trial.put("the whole database", whole, False):
            failures.append("the control: check objects to the whole database")
        cuts = range(0, len(whole), step)
        for size in cuts:
            if not trial.put(f"cut to {size} bytes", whole[:size], size % (16 * step) == 0):
                failures.append(f"cut to {size} bytes: not noticed")
        print(f"{len(cuts)} truncations of {len(whole)} bytes: all noticed" if not failures else failures, flush=True)
        trial.noticed = trial.harmless = 0
        for i in range(flips):
            data = bytearray(whole)
            places = [chance.randrange(len(data)) for _ in range(chance.randint(1, 8))]
            for at in places:
                data[at] ^= chance.randint(1, 255)
            trial.put(f"flip {i} at {places}", bytes(data), i % 20 == 0)
        print(f"{flips} flips: {trial.noticed} noticed, {trial.harmless} harmless", flush=True)
        other = pathlib.Path(name) / "other.db"
        with sqlite3.connect(other) as store:
            store.execute("CREATE TABLE node(id INTEGER PRIMARY KEY, name)")
        store.close()
        for what, data in (("another application", other.read_bytes()), ("no database", b"SQLite format 3" + bytes(99)),
                           ("text", "方案\n".encode() * 999)):
            if not trial.put(what, data, True):
                failures.append(what + ": not noticed")
        changed = whole.replace("负责".encode(), "贠责".encode(), 1)
        (trial.folder / "changed.db").write_bytes(changed)
        if changed == whole or trial.answers("changed.db").stdout == trial.truth.stdout:
            failures.append("the control: a changed text changes no answer")
        if os.environ.get("POLICYGRAPH_KEEP"):
            for path in pathlib.Path(name).glob("unnoticed-*.db"):
                shutil.copy(path, os.environ["POLICYGRAPH_KEEP"])
    print("\n".join(failures[:50]))
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
