# SPDX-License-Identifier: Apache-2.0
"""All Unicode scalars, or the naughty strings, as names, attributes and quotes through every writer: each file is read
by somebody else's reader, and holds the very text but for what the format cannot hold, which is replaced and counted.

usage: unicode.py POLICYGRAPH ROOT SHARED scalars|naughty
scalars: all 1,112,064 in pieces. naughty: SHARED/corpora/blns/blns.json. Ends with 77 (skipped) where the texts are
absent; a reader that is absent is named and passed over.
"""
import collections
import json
import pathlib
import re
import sys
import tempfile

import graphs
import read_back

PIECE = 4000
CASES = ["graphml.networkx", "gexf.elementtree", "gexf.networkx", "json.json", "node_link.networkx",
         "node_link_edges.networkx", "cytoscape.json", "graphology.json", "csv.python", "csv_excel.python", "neo4j.python",
         "dot.pygraphviz", "xlsx.openpyxl", "turtle.rapper", "turtle.rdflib", "jsonld.rdflib",
         "html.json"]
XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # outside the Char production of XML 1.0
DOT = re.compile("[\0-\x08\x0b-\x1f]")


def scalars():
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    return ["".join(every[i:i + PIECE]) for i in range(0, len(every), PIECE)]


def naughty(shared):
    file = shared / "corpora" / "blns" / "blns.json"
    if not file.exists():
        print("skipped: no naughty strings at hand")
        sys.exit(77)
    return [text for text in json.loads(file.read_text("utf-8")) if text]


def bring(case):
    """What becomes of a text in the format."""
    if case.startswith(("graphml", "gexf", "xlsx")):
        return lambda text: XML.sub("\ufffd", text)
    if case.startswith("dot"):
        return lambda text: DOT.sub("\ufffd", text)
    if case.startswith("neo4j"):
        return lambda text: read_back.neo4j_line(text).replace("\0", "\ufffd")
    return lambda text: text.replace("\0", "\ufffd") if case.startswith("csv") else text


def replaced(said):
    found = re.search(r"(\d+) characters that the format cannot hold", said)
    return int(found[1]) if found else 0


def main():
    program, root, shared = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    texts = scalars() if sys.argv[4] == "scalars" else naughty(shared)
    failed, absent, told = 0, [], collections.OrderedDict()
    with tempfile.TemporaryDirectory() as folder:
        database = graphs.build(program, folder, graphs.made_of(texts))
        truth = graphs.read_database(database)
        assert len(truth[0]) == len(texts) + 2 and root.exists()
        written = {}
        for case in CASES:
            for name in read_back.formats(case):
                if name not in written:
                    written[name] = graphs.export(program, database, name, folder)
                told[name] = replaced(written[name][1])
            files = [written[name][0] for name in read_back.formats(case)]
            try:
                if case.startswith(("turtle", "jsonld")):
                    values, found = read_back.compare_triples(case, database, truth, files[0])
                else:
                    values, found = read_back.compare(case, truth, files, bring(case))
            except (ImportError, FileNotFoundError):
                absent.append(case)
                continue
            except Exception as error:  # a file that its reader cannot take
                values, found = 0, [f"unreadable: {type(error).__name__}: {str(error)[:300]}"]
            failed += bool(found)
            print(f"{case}: {values} values" + "".join("\n    " + one[:300] for one in found))
    print("replaced, by format:", ", ".join(f"{name} {count}" for name, count in told.items() if count))
    print(f"{len(CASES) - len(absent)} readers, {failed} failed" + (", absent: " + " ".join(absent) if absent else ""))
    sys.exit(1 if failed or len(absent) > len(CASES) / 2 else 0)


main()
