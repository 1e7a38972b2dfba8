#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many articles of real regulations, many of them copies without line ends, the outline holds.

usage: articles.py POLICYGRAPH SHARED

Of every text of SHARED/corpus/bulk the longest row 第一条, 第二条, … is counted by the numbers alone, wherever they
stand; rows of fewer than five are left out. A number of the row that no section `artN` of `extract --outline` has is
missing. More than MOST of them fail. The row of one text is a list of headings in an explanation, 13 of the missing.
"""
import pathlib
import re
import subprocess
import sys

MOST = 24
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100}


def number(written):
    value = digit = 0
    for character in written:
        if character in UNITS:
            value, digit = value + (digit or 1) * UNITS[character], 0
        else:
            digit = DIGITS[character]
    return value + digit


def longest_row(text):
    last = 0
    for written in re.findall(r"第\s?([零一二三四五六七八九十百]{1,6})\s?条", text):
        last += number(written) == last + 1
    return last


def main():
    program, bulk = sys.argv[1], pathlib.Path(sys.argv[2]) / "corpus" / "bulk"
    files = sorted(bulk.glob("*.txt"))
    if not files:
        print(f"skipped: {bulk} is not there")
        return 77
    articles = missing = 0
    for file in files:
        row = longest_row(file.read_text(encoding="utf-8", errors="replace"))
        if row < 5:
            continue
        outline = subprocess.run([program, "extract", "--outline", str(file)], capture_output=True, check=True,
                                 encoding="utf-8").stdout
        seen = {int(found) for found in re.findall(r"\bart(\d+)\b", outline)}
        lost = row - len([article for article in range(1, row + 1) if article in seen])
        articles += row
        missing += lost
        if lost:
            print(f"{file.name}: {lost} of {row}")
    print(f"{missing} of {articles} articles missing (at most {MOST})")
    return 1 if missing > MOST or articles == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
