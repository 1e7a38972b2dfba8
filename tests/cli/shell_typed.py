# SPDX-License-Identifier: Apache-2.0
"""The shell as somebody types it, on a terminal: completion of commands, options and names, history over two sessions.

usage: shell_typed.py POLICYGRAPH ROOT
"""
import os
import pathlib
import pty
import select
import sys
import tempfile
import termios
import time

import fixture

PROMPT = "policygraph> "
# What is typed, and what must come on the screen then: of what a tab completes, the rest; of a line that is sent, the
# prompt behind its answer too, for what is typed before the shell asks is lost. \x1b[A is the key up, \x04 ends.
FIRST = [
    ("tas\t", "ks "),
    ("甲市科\t", "学技术局 "),
    ("--dir\t", "ect"),
    ("\r", "商标培育"),
    ("show 商标法\r", "BASED_ON"),
    ("\x1b[A\x1b[A\r", "商标培育"),  # the line before the last once more
    ("nonsense\r", "there is no command nonsense"),
    ("\x04", None),
]
SECOND = [
    ("\x1b[A", "nonsense"),
    ("\x1b[A\x1b[A", "show 商标法"),
    ("\r", "BASED_ON"),
    ("quit\r", None),
]


def is_there(seen, typed, wanted):
    """Whether the screen shows what the step waits for."""
    if wanted is None:
        return False
    begin, text = seen.decode(errors="replace").partition(wanted)[1:]
    return bool(begin) and (not typed.endswith("\r") or PROMPT in text)


def reads_letters(screen):
    """Whether the shell has the terminal give each letter at once; what is typed before it has is thrown away."""
    return not termios.tcgetattr(screen)[3] & termios.ICANON


def session(program, folder, steps):
    """What is missing, and the exit code."""
    child, screen = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(program, [program, "shell", "--db", "graph.db"],
                  {"HOME": str(folder), "TERM": "xterm", "COLUMNS": "200", "LC_ALL": "C.UTF-8"})
    missing = []
    for typed, wanted in [("", PROMPT), *steps]:
        end = time.monotonic() + 20
        while typed and time.monotonic() < end and not reads_letters(screen):
            time.sleep(0.01)
        os.write(screen, typed.encode())
        seen, end = b"", time.monotonic() + 20
        while time.monotonic() < end and not is_there(seen, typed, wanted):
            if not select.select([screen], [], [], 0.2)[0]:
                continue
            try:
                piece = os.read(screen, 65536)
            except OSError:  # it has ended
                break
            if not piece:
                break
            seen += piece
        if wanted is not None and not is_there(seen, typed, wanted):
            missing.append(f"after {typed!r} there is no {wanted!r}: {seen.decode(errors='replace')!r}")
    os.close(screen)
    return missing, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fixture.make(folder / "graph.db", root)
        failures, code = session(program, folder, FIRST)
        if code != 2:  # that of the last line that failed
            failures.append(f"the first session ended with {code}")
        more, code = session(program, folder, SECOND)
        failures += more + ([f"the second session ended with {code}"] if code else [])
        history = folder / ".local" / "state" / "policygraph" / "history"
        if history.stat().st_mode & 0o077:
            failures.append("others can read the history")
    print("\n".join(failures) or "two sessions, nothing missing")
    sys.exit(1 if failures else 0)


main()
