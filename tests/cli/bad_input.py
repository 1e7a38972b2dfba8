#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bad input gets one clear sentence and the right exit code, and nothing is lost.

usage: bad_input.py PROGRAM. Each row: what is wrong, the arguments, exit code, words of stderr.
"""
import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
GOOD = "安康市试点方案\n一、重点任务\n(一)建好仓库。按期完工。(责任单位:市科技局)\n"
failures = 0


def run(args, **how):
    return subprocess.run([PROGRAM, *args], capture_output=True, timeout=60, check=False, **how)


def expect(what, result, code, words):
    global failures
    said = result.stderr.decode("utf-8", "replace")
    if result.returncode != code or any(word not in said for word in words):
        failures += 1
        print(f"{what}: exit {result.returncode}, expected {code} with {words}; said:\n{said}")


def lay_out(folder):
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02\x03\x04\x05")
    (folder / "broken.txt").write_bytes("政策".encode() + b"\xff\xfe\x80" + "文".encode())
    (folder / "nothing").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "notes.db").write_text("somebody's notes, not a database")
    stranger = sqlite3.connect(folder / "stranger.db")
    stranger.execute("CREATE TABLE diary (day)")
    stranger.commit()
    stranger.close()


ROWS = [
    ("a missing file", ["build", "nosuch.txt", "--db", "x.db"], 1, ["nosuch.txt", "does not exist"]),
    ("a folder without documents", ["build", "nothing", "--db", "x.db"], 1, ["nothing: holds no documents"]),
    ("an empty file", ["build", "empty.txt", "--db", "x.db"], 1, ["empty.txt: is empty"]),
    ("a binary file", ["build", "binary.txt", "--db", "x.db"], 1, ["binary.txt", "binary"]),
    ("invalid UTF-8", ["build", "broken.txt", "--db", "x.db"], 1, ["broken.txt: byte 6"]),
    ("a FIFO", ["build", "pipe.txt", "--db", "x.db"], 1, ["pipe.txt", "FIFO"]),
    ("no path", ["build", "--db", "x.db"], 2, ["PATH"]),
    ("no list of files", ["build", "--files-from", "nosuch.lst", "--db", "x.db"], 2, ["nosuch.lst"]),
    ("an unknown encoding", ["build", "good.txt", "--encoding", "klingon", "--db", "x.db"], 2, ["klingon"]),
    ("an unknown command", ["tsaks"], 2, ["tsaks"]),
    ("no database", ["tasks", "市科技局", "--db", "nosuch.db"], 3, ["nosuch.db"]),
    ("not a database", ["tasks", "市科技局", "--db", "notes.db"], 3, ["notes.db", "not a policygraph database"]),
    ("a stranger's database", ["show", "市科技局", "--db", "stranger.db"], 3, ["stranger.db"]),
    ("building into a stranger's database", ["build", "good.txt", "--db", "stranger.db"], 3, ["stranger.db"]),
]


def check_rows(folder):
    for what, args, code, words in ROWS:
        expect(what, run(args, cwd=folder), code, words)
    if (folder / "x.db").exists():
        expect("no database is made of nothing", run(["show", "x", "--db", "x.db"], cwd=folder), -1, [])
    stranger = sqlite3.connect(folder / "stranger.db")
    if [row[0] for row in stranger.execute("SELECT name FROM sqlite_master")] != ["diary"]:
        expect("the stranger's database is as it was", run(["--version"]), -1, [])


def check_mixture(folder):
    """One bad file never stops the others; the end says how many were read and refused."""
    result = run(["build", "good.txt", "empty.txt", "broken.txt", "nosuch.txt", "--db", "mixture.db"], cwd=folder)
    expect("good and bad files together", result, 1, ["empty.txt", "broken.txt", "nosuch.txt"])
    if "1 new" not in result.stdout.decode() or "3 refused" not in result.stdout.decode():
        expect("the end says how many: " + result.stdout.decode(), result, -1, [])


def check_unreadable(folder):
    """Root reads everything: as somebody else where that can be."""
    secret = folder / "secret.txt"
    secret.write_text(GOOD, encoding="utf-8")
    secret.chmod(0)
    how = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    os.chmod(folder, 0o777)
    if how:  # the program itself may lie where others cannot go
        if subprocess.run([PROGRAM, "--version"], capture_output=True, check=False, **how).returncode != 0:
            print("not tried: a file without permission (the program cannot be run by another user)")
            return
    expect("a file without permission", run(["build", "secret.txt", "--db", "s.db"], cwd=folder, **how), 1,
           ["secret.txt", "permission"])


def check_full_disk(folder):
    """A full disk leaves the old database whole; an answer that cannot be written is an error."""
    expect("a first build", run(["build", "good.txt", "--db", "full.db"], cwd=folder), 0, [])
    before = run(["tasks", "安康市科学技术局", "--db", "full.db"], cwd=folder).stdout
    for number in range(40):
        (folder / "more").mkdir(exist_ok=True)
        (folder / "more" / f"{number}.txt").write_text(GOOD.replace("仓库", f"第{number}座仓库") * 40, encoding="utf-8")
    size = (folder / "full.db").stat().st_size
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
    result = run(["build", "more", "--db", "full.db"], cwd=folder, preexec_fn=limit)
    expect("a disk that fills up during a build", result, 3, ["full.db"])
    if run(["tasks", "安康市科学技术局", "--db", "full.db"], cwd=folder).stdout != before:
        expect("the old database is as it was", result, -1, [])
    with open("/dev/full", "wb") as full:
        result = subprocess.run([PROGRAM, "tasks", "安康市科学技术局", "--db", folder / "full.db"], stdout=full,
                                stderr=subprocess.PIPE, timeout=60, check=False)
    expect("an answer to a full disk", result, 3, ["No space left"])


def check_closed_pipe(folder):
    """Of a reader that went away there is nothing to say, but the command did not end well; for both programs."""
    for args in (["tasks", "安康市科学技术局", "--db", "full.db"], ["extract", "good.txt"]):
        reading, writing = os.pipe()
        os.close(reading)
        result = subprocess.run([PROGRAM, *args], cwd=folder, stdout=writing, stderr=subprocess.PIPE, timeout=60,
                                check=False)
        os.close(writing)
        expect("an answer to a closed pipe: " + args[0], result, 141, [])
        if result.stderr:
            expect("and it says nothing", result, -1, [])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lay_out(folder)
        check_rows(folder)
        check_mixture(folder)
        check_unreadable(folder)
        check_full_disk(folder)
        check_closed_pipe(folder)
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
