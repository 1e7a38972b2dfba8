# SPDX-License-Identifier: Apache-2.0
"""What one would write in an afternoon: an automaton of all words of the lexicons and names of places and agencies,
and a pattern for each kind of fact, over the texts of a file, NUL between them.
Prints "python pipeline TAB bytes TAB seconds" of CPU."""

import pathlib
import re
import sys
import time

import ahocorasick

PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"《[^》\n]{2,80}》(?:\([^)\n]{0,20}〔\d{4}〕\d+号\))?",
        r"[一-龥]{2,12}〔\d{4}〕\d+号",
        r"[(〔]?(?:责任单位|牵头单位|责任部门|配合单位):[^)〕。\n]{2,200}",
        r"(?:省|市|县|区)?[一-龥]{2,12}(?:局|委|厅|办|政府|委员会)",
        r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百]+)(?:%|万元|亿元|家|个|件|项)(?:以上|以内)?",
        r"(?:到)?(?:20\d\d)年(?:\d{1,2}月)?(?:底|前|底前)?",
        r"(?m)^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.)[^\n。]{2,60}",
    )
]


def words(data):
    for path in sorted(data.glob("lexicon/*.tsv")) + [data / "places.tsv", data / "agencies.tsv"]:
        column = 1 if path.name == "places.tsv" else 0
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if not line.startswith("#") and len(cells) > column and cells[column]:
                yield cells[column]


def main():
    raw = pathlib.Path(sys.argv[1]).read_bytes()
    texts = raw.decode("utf-8").split("\0")
    automaton = ahocorasick.Automaton()
    for word in words(pathlib.Path(sys.argv[2])):
        automaton.add_word(word, word)
    automaton.make_automaton()
    start = time.process_time()
    facts = []
    for number, text in enumerate(texts):
        for end, word in automaton.iter_long(text):
            facts.append((number, "word", end - len(word) + 1, end + 1))
        for kind, pattern in enumerate(PATTERNS):
            for match in pattern.finditer(text):
                facts.append((number, kind, match.start(), match.end()))
    seconds = time.process_time() - start
    print(f"python pipeline\t{len(raw)}\t{seconds}")
    print(f"{len(facts)} facts", file=sys.stderr)


main()
