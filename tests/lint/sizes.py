# SPDX-License-Identifier: Apache-2.0
"""Small by budget: no source over 600 lines, nine in ten at most 350.

usage: sizes.py ROOT
"""
import sys

import lint

LIMIT, USUAL = 600, 350


def main():
    found = lint.Findings(sys.argv[1])
    sizes = {file: file.read_bytes().count(b"\n") for file in lint.sources(found.root, "include", "src", "tests/unit", "tests/support")}
    for file, lines in sizes.items():
        if lines > LIMIT:
            found.add(file, lines, f"{lines} lines; split it at the word \"and\" (at most {LIMIT})")
    long = [file for file, lines in sizes.items() if USUAL < lines <= LIMIT]
    if len(long) * 10 > len(sizes):
        for file in long:
            found.add(file, sizes[file], f"more than one file in ten is over {USUAL} lines, this is one")
    found.finish()


main()
