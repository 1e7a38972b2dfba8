#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program itself, killed at random moments of a first build, of an update and of a load.

usage: kills.py POLICYGRAPH [KILLS [SEED]]

Ends when KILLS processes were killed before they were done. The moment is chosen by the CPU time that the process has
taken, so that a busy machine kills as early and late as a quiet one: every third one anywhere, the others while the
process writes. After each kill the database is absent (first build), or has the digest from before or the one from
after, and `check` finds no problem in it. The same command once more ends at the digest from after and leaves no other
file; the same files left behind by the same command are tried once.
"""
import hashlib
import pathlib
import random
import subprocess
import sys
import tempfile
import time

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 24
CHANCE = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
COMMANDS = {"first build": ("build", "docs"), "update": ("build", "docs", "--prune"), "load": ("load", "facts.ndjson")}
PAUSE = 0.0003  # between two looks at a process
failures = []


def lay_out(folder, numbers, edition):
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    for path in docs.iterdir():
        path.unlink()
    for number in numbers:
        owner = ["市财政局", "市科技局", "市水利局"][number % 3]
        lines = [f"甲省乙市第{number}号试点方案", "为落实《乙市总体规划》（乙政发〔2020〕7号），制定本方案。", "一、重点任务"]
        lines += [f"（{'一二三四五六七八九十'[i]}）建好第{number}座第{i}间仓库，{edition}年底前完工。（责任单位：{owner}）"
                  for i in range(10)]
        (docs / f"{number}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


class Running:
    """A command that was started."""

    def __init__(self, folder, what):
        self.process = subprocess.Popen([PROGRAM, *COMMANDS[what], "--db", "live.db"], cwd=folder,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.clock = ~self.process.pid << 3 | 2  # of the CPU time of that process

    def used(self):
        """Seconds of CPU, or None when it is done."""
        return None if self.process.poll() is not None else time.clock_gettime(self.clock)

    def kill_at(self, moment):
        """Returns whether it was killed before it was done."""
        while (used := self.used()) is not None and used < moment:
            time.sleep(PAUSE)
        self.process.kill()
        return self.process.wait() == -9


class Story:
    def __init__(self, folder):
        self.folder, self.live, self.digests_of, self.tried = folder, folder / "live.db", {}, set()
        lay_out(folder, range(0, 24), 2024)
        self.run("build", "docs", "--db", "live.db")
        self.old = self.live.read_bytes()
        lay_out(folder, range(12, 36), 2025)
        self.run("extract", "docs", "-o", "facts.ndjson")
        self.digests, self.spans = {}, {}
        for what in COMMANDS:
            self.spans[what] = [sum(times) / 3 for times in zip(*(self.measure(what) for _ in range(3)))]
            after = self.state()
            self.digests[what] = ("none" if what == "first build" else self.state(self.old), after)
            if self.digests[what][0] == after:
                failures.append(f"the control: {what} changes nothing")

    def run(self, *arguments):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, check=False, timeout=120)
        return done.returncode, done.stdout.decode()

    def rest(self):
        """Files beside the database that a command left."""
        return sorted(path for path in self.folder.iterdir() if path.name.startswith("live.db") and path != self.live)

    def reset(self, what):
        for path in self.rest():
            path.unlink()
        self.live.unlink(missing_ok=True)
        if what != "first build":
            self.live.write_bytes(self.old)

    def measure(self, what):
        """CPU seconds until it writes, and until it is done."""
        self.reset(what)
        running = Running(self.folder, what)
        writes = last = 0.0
        while (used := running.used()) is not None:
            last = used
            if writes == 0.0 and any(path.stat().st_size > 0 for path in self.rest()):
                writes = used
            time.sleep(PAUSE)
        return writes, last

    def state(self, data=None):
        """The digest, or what is wrong. The same bytes without a journal are looked at once."""
        if data is not None:
            self.live.write_bytes(data)
        if not self.live.exists():
            return "none"
        key = hashlib.sha256(self.live.read_bytes()).digest()
        journal = any(path.name.endswith("-journal") for path in self.rest())
        if journal or key not in self.digests_of:
            code, said = self.run("check", "--db", "live.db")
            if code not in (0, 1):  # 1: files differ, which is so of the database from before
                return f"check: exit {code}: {said}"
            key = hashlib.sha256(self.live.read_bytes()).digest()
            self.digests_of[key] = self.run("digest", "--db", "live.db")[1].strip()
        return self.digests_of[key]

    def left(self, what):
        """Stands for the command and all the files that it left."""
        files = [path for path in (self.live, *self.rest()) if path.exists()]
        return what, *((path.name, hashlib.sha256(path.read_bytes()).digest()) for path in files)

    def kill(self, what):
        """Returns whether it was killed, and whether it was writing then."""
        self.reset(what)
        writes, done = self.spans[what]
        begin = CHANCE.choice((0, writes, writes))
        killed = Running(self.folder, what).kill_at(CHANCE.uniform(begin, done))
        scale = 1.01 if killed else 0.97  # three of four are killed in time, however fast the machine is at the hour
        self.spans[what] = [writes * scale, done * scale]
        rest, left = [path.name for path in self.rest()], self.left(what)
        if left in self.tried:
            return killed, bool(rest)
        self.tried.add(left)
        before, after = self.digests[what]
        if (now := self.state()) not in (before, after):
            failures.append(f"{what}: {now}, neither {before} nor {after}")
        code, _ = self.run(*COMMANDS[what], "--db", "live.db")
        if code != 0 or (now := self.state()) != after:
            failures.append(f"{what} once more: exit {code}, {now}, not {after}")
        if self.rest():
            failures.append(f"{what} once more: left {self.rest()}")
        return killed, bool(rest)


def main():
    with tempfile.TemporaryDirectory() as name:
        story = Story(pathlib.Path(name))
        counts = {what: [0, 0, 0] for what in COMMANDS}
        number = 0
        while sum(killed for _, killed, _ in counts.values()) < KILLS:
            what = list(COMMANDS)[number % len(COMMANDS)]
            killed, writing = story.kill(what)
            counts[what] = [a + b for a, b in zip(counts[what], (1, killed, killed and writing))]
            number += 1
            if number % 500 == 0:
                print(number, counts, len(story.tried), "left behind,", len(failures), "failures", flush=True)
    for what, (rounds, killed, writing) in counts.items():
        print(f"{what}: {rounds} rounds, {killed} killed before the end, {writing} of them in the midst of a file")
    print(f"{len(story.tried)} different things left behind, {len(failures)} failures")
    print("\n".join(failures[:20]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
