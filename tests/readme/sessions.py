# SPDX-License-Identifier: Apache-2.0
"""Documentation runs: every line after `$ ` in a ```console block is run, its output compared byte for byte.

usage: sessions.py POLICYGRAPH ROOT PAGE… [--update]

All blocks of a page run in turn in one fresh folder that holds samples/, data/, schema/, queries/ and exports/. The
commands see a terminal on stdout, as the reader does, 100 columns wide; what they say on stderr is not part of the
session. --update writes what came out back into the page.
"""
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import threading

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)


def run_on_terminal(command, folder, program):
    """What a shell command prints on a terminal, with plain line ends."""
    try:
        ours, theirs = pty.openpty()
    except OSError as reason:  # a bare root without /dev/pts
        print(f"skipped: no terminal to be had here ({reason})")
        sys.exit(77)
    environment = {"PATH": f"{program.parent}:/usr/bin:/bin", "COLUMNS": "100", "LANG": "C.UTF-8", "TERM": "dumb",
                   "HOME": str(folder)}
    output = []

    def drain():
        try:
            while chunk := os.read(ours, 65536):
                output.append(chunk)
        except OSError:  # the terminal was closed
            pass

    reader = threading.Thread(target=drain)
    reader.start()
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdout=theirs, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, check=False)
    os.close(theirs)
    reader.join()
    os.close(ours)
    if done.returncode > 1:  # 1 is an answer: nothing found
        output.append(done.stderr)
    return b"".join(output).decode("utf-8").replace("\r\n", "\n")


def replay(page, program, samples):
    """The text of the page with each block's output as it is now."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in ("samples", "data", "schema", "queries", "exports"):
            (folder / part).symlink_to(samples.parent / part)

        def renew(block):
            lines = []
            for command in (line[2:] for line in block[1].splitlines() if line.startswith("$ ")):
                lines.append(f"$ {command}\n" + run_on_terminal(command, folder, program))
            return "```console\n" + "".join(lines) + "```"

        return BLOCK.sub(renew, page.read_text(encoding="utf-8"))


def main():
    paths = [pathlib.Path(path).resolve() for path in sys.argv[1:] if not path.startswith("--")]
    program, root, pages = paths[0], paths[1], paths[2:]
    differs = 0
    for page in pages:
        now, was = replay(page, program, root / "samples"), page.read_text(encoding="utf-8")
        if "--update" in sys.argv:
            page.write_text(now, encoding="utf-8")
        elif now != was:
            differs += 1
            diff = subprocess.run(["diff", "-u", str(page), "-"], input=now, capture_output=True, text=True, check=False)
            print(diff.stdout)
    sys.exit(1 if differs else 0)


main()
