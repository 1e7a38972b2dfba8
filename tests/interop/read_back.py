# SPDX-License-Identifier: Apache-2.0
"""An export in somebody else's reader: all nodes, edges, attributes and quotes arrive.

usage: read_back.py POLICYGRAPH ROOT FORMAT.READER
The input is samples/. Ends with 77 (skipped) where the reader is not installed.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import graphs
import readers

TABLES = {"csv": ("csv-nodes", "csv"), "csv_excel": ("csv-excel-nodes", "csv-excel"), "neo4j": ("neo4j-nodes", "neo4j")}
NAMES = {"gexf_networkx": "gexf-1.2", "node_link_networkx": "node-link", "node_link_edges_networkx": "node-link-edges"}


def formats(case):
    """The formats to write for a case like graphml.networkx."""
    name = case.replace(".", "_").rsplit("_", 1)[0]
    return TABLES.get(name) or (NAMES.get(case.replace(".", "_"), name),)


def differences(what, truth, seen, partial, bring):
    """Sentences, at most five; `partial`: only the columns that the reader knows are compared."""
    found = []
    if truth.keys() != seen.keys():
        found.append(f"{len(truth)} {what} are {len(seen)}")
    for key in sorted(truth.keys() & seen.keys()):
        for column, value in truth[key].items():
            wanted = bring(value) if isinstance(value, str) else value
            got = seen[key].get(column)
            if got is None and partial and column not in seen[key]:
                continue
            if got != wanted and not (isinstance(wanted, float) and got is not None and float(got) == wanted):
                found.append(f"{what} {key} {column}: {got!r} is not {wanted!r}")
    return found[:5]


def compare(case, truth, files, bring=lambda text: text):
    """(columns compared, differences)."""
    reader = getattr(readers, case.replace(".", "_"))
    nodes, edges = reader(*files)
    partial = case == "csv_excel.python"
    found = differences("nodes", truth[0], nodes, partial, bring) + differences("edges", truth[1], edges, partial, bring)
    if not any("quote" in row for row in list(nodes.values()) + list(edges.values())):
        found.append("no quotes")
    return sum(len(row) for row in list(nodes.values()) + list(edges.values())), found


def compare_triples(case, database, truth, file):
    """The same for RDF, which is more than rows."""
    import triples
    name, reader = case.split(".")
    if reader == "rapper":
        told = subprocess.run(["rapper", "-c", "-i", "turtle", file], capture_output=True, check=False)
        said = told.stderr.decode()
        print(said.strip().split("\n")[-1])
        return 0, [] if told.returncode == 0 and "rror" not in said and "arning" not in said else [said]
    nodes, edges = triples.read(file, {"turtle": "turtle", "jsonld": "json-ld"}[name], database, truth)
    found = [one for what, true, seen in (("nodes", truth[0], nodes), ("edges", truth[1], edges))
             for one in differences(what, true, seen, False, lambda text: text)]
    return sum(len(row) for row in list(nodes.values()) + list(edges.values())), found


def neo4j_line(text):
    return text.replace("\n", " ").replace("\r", " ")


def spreadsheet_cell(text):
    """Spreadsheets make numbers of digits."""
    return float(text) if re.fullmatch(r"\d{1,15}", text) else text


BRING = {"neo4j.python": neo4j_line, "csv_excel.libreoffice": spreadsheet_cell}


def main():
    program, root, case = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        database = graphs.build(program, folder, [root / "samples"])
        truth = graphs.read_database(database)
        files = [graphs.export(program, database, name, folder)[0] for name in formats(case)]
        try:
            if case.startswith(("turtle", "jsonld")):
                columns, found = compare_triples(case, database, truth, files[0])
            else:
                columns, found = compare(case, truth, files, BRING.get(case, lambda text: text))
            if case == "xlsx.openpyxl":
                import sheets
                print(sheets.check_offices(files[0], database), "lines for offices")
        except (ImportError, FileNotFoundError) as absent:
            print("skipped:", absent)
            sys.exit(77)
        print(f"{case}: {len(truth[0])} nodes, {len(truth[1])} edges, {columns} values; {len(found)} differences")
        print("\n".join(found))
        sys.exit(1 if found or len(truth[0]) < 100 else 0)


if __name__ == "__main__":
    main()
