# SPDX-License-Identifier: Apache-2.0
"""No Chinese words in C++: they are data. Comments may hold them; markers.hpp may hold punctuation and numerals.

usage: han_literals.py ROOT
"""
import re
import sys

import lint

# Comments first, so that a quote in one opens nothing; then raw strings, strings and characters.
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
ESCAPED_HAN = re.compile(r"\\u(?:3[4-9a-f]|[4-9][0-9a-f])[0-9a-f]{2}|\\xe[4-9]", re.I)


def main():
    found = lint.Findings(sys.argv[1])
    for file in lint.sources(found.root, "include", "src"):
        if file.name == "markers.hpp":
            continue
        text = file.read_text(encoding="utf-8")
        for token in TOKEN.finditer(text):
            literal = token[0]
            if literal.startswith(("//", "/*")):
                continue
            if lint.HAN.search(literal) or ESCAPED_HAN.search(literal):
                line = text.count("\n", 0, token.start()) + 1
                found.add(file, line, f"a Chinese word in C++ ({literal[:40]}): put it into data/lexicon")
    found.finish()


main()
