#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Disks that are full, /dev/full, and a pipe that nobody reads.

usage: disk_full.py POLICYGRAPH ROOT [SIZES]

Each writing command gets SIZES disks that are too small: with POLICYGRAPH_MOUNT=1 file systems in memory, which only root
may mount, else a cap on the size of files. It has to end with another code than 0, to leave the old file as it was, and nothing
under the name of a file that it did not finish; on a disk that is large enough the same command succeeds.
"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

PROGRAM, ROOT = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
SIZES = int(sys.argv[3]) if len(sys.argv) > 3 else 2
PAGE = 4096
failures = []
COMMANDS = {  # what stands there before, the command, the file that it writes
    "first build": (None, ("build", "{docs}", "--db", "out"), "out"),
    "update": ("old.db", ("build", "{docs}", "--db", "out", "--prune"), "out"),
    "load": ("old.db", ("load", "{facts}", "--db", "out"), "out"),
    "extract": (None, ("extract", "{docs}", "-o", "out"), "out"),
    "export as JSON": (None, ("export", "--as", "json", "--db", "{new}", "-o", "out"), "out"),
    "export over an older one": ("older.json", ("export", "--as", "json", "--db", "{new}", "-o", "out"), "out"),
    "export as GraphML": (None, ("export", "--as", "graphml", "--db", "{new}", "-o", "out"), "out"),
}
PRINTING = (("tasks",), ("orphans",), ("workload",), ("find", "市"), ("export", "--as", "json"), ("export", "--as", "csv"),
            ("sql", "SELECT * FROM quotes"), ("stubs",), ("digest",), ("check",), ("show", "专利"))


def run(*arguments, cwd=None, cap=None, out=subprocess.DEVNULL):
    limit = None if cap is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (cap, cap))
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, preexec_fn=limit, stdout=out,
                          stderr=subprocess.PIPE, check=False, timeout=120)


class Trial:
    def __init__(self, folder):
        self.folder, self.disk = folder, folder / "disk"
        self.disk.mkdir()
        self.mounts = os.environ.get("POLICYGRAPH_MOUNT") == "1"
        self.names = {"docs": f"{ROOT}/samples", "facts": folder / "facts.ndjson", "new": folder / "new.db"}
        first = f"{ROOT}/samples/ankang-patent-measures.txt"
        for arguments in (("build", first, "--db", folder / "old.db"), ("build", f"{ROOT}/samples", "--db", folder / "new.db"),
                          ("extract", f"{ROOT}/samples", "-o", folder / "facts.ndjson"),
                          ("export", "--as", "json", "--db", folder / "old.db", "-o", folder / "older.json")):
            assert run(*arguments).returncode == 0, arguments

    def on_disk(self, what, size):
        """The exit code, what stands under the final name then, and what else is left."""
        before, command, final = COMMANDS[what]
        if self.mounts:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.disk], check=True)
        try:
            if before is not None:
                (self.disk / final).write_bytes((self.folder / before).read_bytes())
            arguments = [part.format(**self.names) for part in command]
            done = run(*arguments, cwd=self.disk, cap=None if self.mounts else size)
            left = {path.name for path in self.disk.iterdir()} - {final}
            data = (self.disk / final).read_bytes() if (self.disk / final).exists() else None
        finally:
            if self.mounts:
                subprocess.run(["umount", self.disk], check=True)
            else:
                for path in self.disk.iterdir():
                    path.unlink()
        return done.returncode, data, left

    def need(self, what):
        """The bytes that the command needs at least: a file as long as the finished one; of a disk, to a page, by halving."""
        small, large = 0, 64 << 20
        code, data, _ = self.on_disk(what, large)
        assert code == 0, what
        if not self.mounts:
            return len(data)
        size_of_old = 0 if COMMANDS[what][0] is None else (self.folder / COMMANDS[what][0]).stat().st_size + PAGE
        while large - small > PAGE:
            middle = (small + large) // 2 // PAGE * PAGE
            fits = middle >= max(PAGE, size_of_old) and self.on_disk(what, middle)[0] == 0
            small, large = (small, middle) if fits else (middle, large)
        return large

    def fill(self, what):
        before, _, _ = COMMANDS[what]
        old = None if before is None else (self.folder / before).read_bytes()
        least = PAGE if old is None else (len(old) // PAGE + 1) * PAGE
        most = self.need(what) - PAGE
        sizes = [least + (most - least) * i // max(1, SIZES - 1) // PAGE * PAGE for i in range(SIZES)]
        for size in sizes:
            code, data, left = self.on_disk(what, size)
            if code == 0:
                failures.append(f"{what}: exit 0 on a disk of {size} bytes")
            if data != old:
                failures.append(f"{what}: disk of {size} bytes: {'an unfinished' if old is None else 'another'} file")
            if [name for name in left if not name.endswith("-journal")]:
                failures.append(f"{what}: disk of {size} bytes: left {left}")
        print(f"{what}: {len(sizes)} disks of {sizes[0]} to {sizes[-1]} bytes ({'mounted' if self.mounts else 'capped'})")

    def streams(self):
        for command in PRINTING:
            arguments = (*command, "--db", self.folder / "new.db")
            with open("/dev/full", "wb") as full:
                if run(*arguments, out=full).returncode == 0:
                    failures.append(f"{command}: exit 0 into /dev/full")
            reader, writer = os.pipe()
            os.close(reader)
            done = run(*arguments, out=writer)
            os.close(writer)
            if done.returncode == 0 or b"terminate" in done.stderr:
                failures.append(f"{command}: exit {done.returncode} into a closed pipe: {done.stderr[-200:]!r}")
        print(f"{len(PRINTING)} commands into /dev/full and into a closed pipe")


def main():
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(pathlib.Path(name))
        for what in COMMANDS:
            trial.fill(what)
        trial.streams()
    print("\n".join(failures[:20]))
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
