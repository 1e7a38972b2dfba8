#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program itself, killed at random moments of a first build, of an update and of a load.

usage: kills.py POLICYGRAPH [ROUNDS [SEED]]

After each kill the database is absent (first build), or has the digest from before or the one from after, and `check`
finds no problem in it. The same command once more ends at the digest from after and leaves no other file. Two kills of
three fall into the later half of the command, where it writes.
"""
import hashlib
import pathlib
import random
import subprocess
import sys
import tempfile
import time

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 24
CHANCE = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
COMMANDS = {"first build": ("build", "docs"), "update": ("build", "docs", "--prune"), "load": ("load", "facts.ndjson")}
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


class Story:
    def __init__(self, folder):
        self.folder, self.live, self.states = folder, folder / "live.db", {}
        lay_out(folder, range(0, 24), 2024)
        self.run("build", "docs", "--db", "live.db")
        self.old = self.live.read_bytes()
        lay_out(folder, range(12, 36), 2025)
        self.run("extract", "docs", "-o", "facts.ndjson")
        self.digests, self.spans = {}, {}
        for what, command in COMMANDS.items():
            self.reset(what)
            begin = time.monotonic()
            self.run(*command, "--db", "live.db")
            self.spans[what] = time.monotonic() - begin
            after = self.state()
            self.digests[what] = ("none" if what == "first build" else self.state(self.old), after)
            if self.digests[what][0] == after:
                failures.append(f"the control: {what} changes nothing")

    def run(self, *arguments):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, check=False, timeout=120)
        return done.returncode, done.stdout.decode()

    def rest(self):
        """Files beside the database that a command left."""
        return [path for path in self.folder.iterdir() if path.name.startswith("live.db") and path != self.live]

    def reset(self, what):
        for path in self.rest():
            path.unlink()
        self.live.unlink(missing_ok=True)
        if what != "first build":
            self.live.write_bytes(self.old)

    def state(self, data=None):
        """The digest, or what is wrong. The same bytes without a journal are looked at once."""
        if data is not None:
            self.live.write_bytes(data)
        if not self.live.exists():
            return "none"
        key = hashlib.sha256(self.live.read_bytes()).digest()
        journal = any(path.name.endswith("-journal") for path in self.rest())
        if journal or key not in self.states:
            code, said = self.run("check", "--db", "live.db")
            if code not in (0, 1):  # 1: files differ, which is so of the database from before
                return f"check: exit {code}: {said}"
            key = hashlib.sha256(self.live.read_bytes()).digest()
            self.states[key] = self.run("digest", "--db", "live.db")[1].strip()
        return self.states[key]

    def kill(self, what):
        """Returns whether it was killed, and whether it was writing then."""
        command = [PROGRAM, *COMMANDS[what], "--db", "live.db"]
        self.reset(what)
        process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.spans[what] * CHANCE.uniform(CHANCE.choice((0, 0.5, 0.5)), 1.1))
        process.kill()
        killed, writing = process.wait() != 0, bool(self.rest())
        before, after = self.digests[what]
        if (now := self.state()) not in (before, after):
            failures.append(f"{what}: {now}, neither {before} nor {after}")
        code, _ = self.run(*COMMANDS[what], "--db", "live.db")
        if code != 0 or (now := self.state()) != after:
            failures.append(f"{what} once more: exit {code}, {now}, not {after}")
        if self.rest():
            failures.append(f"{what} once more: left {self.rest()}")
        return killed, writing


def main():
    with tempfile.TemporaryDirectory() as name:
        story = Story(pathlib.Path(name))
        counts = {what: [0, 0, 0] for what in COMMANDS}
        for number in range(ROUNDS):
            what = list(COMMANDS)[number % len(COMMANDS)]
            killed, writing = story.kill(what)
            counts[what] = [a + b for a, b in zip(counts[what], (1, killed, writing))]
            if number % 500 == 499:
                print(number + 1, counts, len(failures), "failures", flush=True)
    for what, (rounds, killed, writing) in counts.items():
        print(f"{what}: {rounds} rounds, {killed} killed before the end, {writing} of them in the midst of a file")
    print("\n".join(failures[:20]))
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
