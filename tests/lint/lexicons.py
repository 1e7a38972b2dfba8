# SPDX-License-Identifier: Apache-2.0
"""Lexicons are source code: headed, tab-separated, NFC, sorted by bytes, no word twice.

usage: lexicons.py ROOT [--fix]

--fix sorts the entries of data/lexicon/*.tsv and drops repeated lines; everything else is mended by hand.
"""
import sys
import unicodedata

import lint

COLUMNS = "# columns: "


def check_form(found, file, raw):
    text = raw.decode("utf-8")
    if raw.startswith(b"\xef\xbb\xbf") or b"\r" in raw:
        found.add(file, 1, "a byte order mark or carriage return")
    if raw and not raw.endswith(b"\n"):
        found.add(file, 1, "the last line has no end")
    for number, line in enumerate(text.split("\n"), 1):
        if unicodedata.normalize("NFC", line) != line:
            found.add(file, number, "not in normal form NFC")
    return text.split("\n")


def check_header(found, file, lines):
    """The columns that the header promises, 0 if it promises none."""
    comments = [line for line in lines if line.startswith("#")]
    promised = [line for line in comments if line.startswith(COLUMNS)]
    if len(promised) != 1:
        found.add(file, 1, f"needs one header line '{COLUMNS}word<TAB>…'")
    if len(comments) < 2:
        found.add(file, 1, "needs header lines that say what it is, who uses it and where it comes from")
    return promised[0][len(COLUMNS):].count("\t") + 1 if promised else 0


def check_entries(found, file, lines, columns):
    last = None
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        word = cells[0].encode("utf-8")
        if not word or any(cell != cell.strip(" ") for cell in cells):
            found.add(file, number, "an entry starts with its word, and no cell begins or ends with a blank")
        if columns and len(cells) > columns:
            found.add(file, number, f"has {len(cells)} columns, the header names {columns}")
        if last is not None and word == last:
            found.add(file, number, f"{cells[0]} stands twice")
        elif last is not None and word < last:
            found.add(file, number, f"{cells[0]} is out of order: run tests/lint/lexicons.py . --fix")
        last = word


def fix(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    entries = sorted({line for line in lines if line and not line.startswith("#")},
                     key=lambda line: (line.split("\t")[0].encode(), line.encode()))
    file.write_text("\n".join(head + entries) + "\n", encoding="utf-8")


def main():
    found = lint.Findings(sys.argv[1])
    for file in sorted(found.root.glob("data/lexicon/*.tsv")):
        if "--fix" in sys.argv:
            fix(file)
        try:
            lines = check_form(found, file, file.read_bytes())
        except UnicodeDecodeError:
            found.add(file, 1, "not UTF-8")
            continue
        check_entries(found, file, lines, check_header(found, file, lines))
    found.finish()


main()
