# SPDX-License-Identifier: Apache-2.0
"""Readers that are not ours, a function a format and program: FILE(S) → ({node key: columns}, {edge key: columns}). A
reader raises ImportError or FileNotFoundError where its program is absent."""
import csv
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

from graphs import plain


def cleaned(row, drop=()):
    return {name: plain(value) for name, value in row.items() if name not in drop and value not in (None, "")}


def edge_columns(row):
    """GraphML's keys are of nodes or of edges: those of edges begin with edge_ where nodes have the name."""
    return {re.sub("^edge_", "", name): value for name, value in row.items()}


def of_networkx(graph, titles=None):
    names = titles or {}
    nodes = {key: cleaned({names.get(("node", name), name): value for name, value in data.items()})
             for key, data in graph.nodes(data=True)}
    edges = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        row = {names.get(("edge", name), name): value for name, value in data.items()}
        edges[row.pop("id", None) or key] = cleaned(edge_columns(row)) | {"source": source, "target": target}
    return nodes, edges


def graphml_networkx(file):
    import networkx
    return of_networkx(networkx.read_graphml(file, force_multigraph=True))


def graphml_igraph(file):
    import igraph
    graph = igraph.Graph.Read_GraphML(str(file))

    def row(one):  # what is absent reads as "", NaN or False
        return {name: value for name, value in one.attributes().items() if value == value}
    nodes = {one["id"]: cleaned(row(one), {"id"}) for one in graph.vs}
    edges = {one["id"]: cleaned(edge_columns(row(one)), {"id"})
             | {"source": graph.vs[one.source]["id"], "target": graph.vs[one.target]["id"]} for one in graph.es}
    return nodes, edges


def gexf_networkx(file):
    import networkx
    titles = {}
    for group, attributes in re.findall(r'<attributes class="(\w+)"[^>]*>(.*?)</attributes>', file.read_text("utf-8"), re.S):
        for name, title in re.findall(r'<attribute id="([^"]*)" title="([^"]*)"', attributes):
            titles[(group, title)] = name
    # Where no edges are parallel it makes a plain graph.
    return of_networkx(networkx.MultiDiGraph(networkx.read_gexf(file)), titles)


def gexf_elementtree(file):
    from xml.etree import ElementTree
    space = "{http://gexf.net/1.3}"
    tree = ElementTree.parse(file)
    types = {(one.get("class"), attribute.get("id")): attribute.get("type") for one in tree.iter(space + "attributes")
             for attribute in one}

    def values(one, group):
        row = {}
        for value in one.iter(space + "attvalue"):
            number = types[(group, value.get("for"))] in ("double", "integer", "long")
            row[value.get("for")] = float(value.get("value")) if number else value.get("value")
        return cleaned(row)
    nodes = {one.get("id"): values(one, "node") for one in tree.iter(space + "node")}
    edges = {one.get("id"): values(one, "edge") | {"source": one.get("source"), "target": one.get("target")}
             for one in tree.iter(space + "edge")}
    assert all(one.get("kind") for one in tree.iter(space + "edge")), "an edge without its kind"
    return nodes, edges


def javascript(reader, file):
    """What a JavaScript library (read.mjs) makes of the file."""
    read = pathlib.Path(__file__).with_name("read.mjs")
    done = subprocess.run(["node", read, reader, file], capture_output=True, text=True, check=False, timeout=120)
    if done.returncode == 77:
        raise ImportError(done.stderr.strip())
    if done.returncode != 0:
        raise SystemExit(f"{reader} failed: {done.stderr}")
    graph = json.loads(done.stdout)
    return tuple({key: cleaned(row) for key, row in graph[group].items()} for group in ("nodes", "edges"))


def gexf_graphology(file):
    nodes, edges = javascript("graphology_gexf", file)
    assert all(row["kind"] == row["relation"] for row in edges.values()), "an edge without its kind"
    return nodes, edges


def graphology_graphology(file):
    return javascript("graphology", file)


def cytoscape_headless(file):
    return javascript("cytoscape", file)


def node_link_networkx(file, edges="links"):
    import networkx
    data = json.loads(file.read_text("utf-8"))
    attrs = {"source": "source", "target": "target", "name": "id", "key": "key", "link": edges}
    try:
        graph = networkx.node_link_graph(data, attrs=attrs)
    except TypeError:
        graph = networkx.node_link_graph(data, edges=edges)
    return of_networkx(graph)


def node_link_edges_networkx(file):
    return node_link_networkx(file, "edges")


def cytoscape_json(file):
    """networkx reads only what it wrote: it wants "value" in every node, where targets have their number."""
    elements = json.loads(file.read_text("utf-8"))["elements"]
    ids = [one["data"]["id"] for group in elements.values() for one in group]
    assert len(ids) == len(set(ids)), "an id twice"
    assert all({"x", "y"} == one["position"].keys() for one in elements["nodes"])
    return ({one["data"]["id"]: cleaned(one["data"]) for one in elements["nodes"]},
            {one["data"]["id"]: cleaned(one["data"]) for one in elements["edges"]})


def graphology_json(file):
    data = json.loads(file.read_text("utf-8"))
    assert data["options"] == {"type": "directed", "multi": True, "allowSelfLoops": True}
    return ({one["key"]: cleaned(one["attributes"]) for one in data["nodes"]},
            {one["key"]: cleaned(one["attributes"]) | {"source": one["source"], "target": one["target"]}
             for one in data["edges"]})


def json_json(file):
    data = json.loads(file.read_text("utf-8"))
    from graphs import columns
    paths = {one["id"]: one["path"] for one in data["documents"]}

    def row(one, kind, name):
        best = one["evidence"][0]
        return cleaned(columns(one["attributes"]) | {kind: one["kind"], "source_file": paths[best["document"]],
                                                     "quote": best["quote"], "title": name})
    return ({one["id"]: row(one, "kind", one["name"]) for one in data["nodes"]},
            {one["id"]: row(one, "relation", None) | {"source": one["source"], "target": one["target"]}
             for one in data["edges"]})


def html_json(file):
    """The rows inside the page; their quotes are cut from its texts as the page does it."""
    block = re.search(r'<script type="application/json" id="?data"?>(.*?)</script>', file.read_text("utf-8"), re.S)[1]
    assert not re.search("[<>&\u2028\u2029]", block), "the block is not inert"
    data = json.loads(block)
    from graphs import columns
    texts = [text.encode() for _, _, text in data["documents"]]

    def row(attributes, evidence, **more):
        document, begin, end = evidence[0][:3]
        return cleaned(columns(attributes) | more | {"source_file": data["documents"][document][1],
                                                     "quote": texts[document][begin:end].decode()})
    nodes = {key: row(attributes, evidence, kind=kind, title=name)
             for key, kind, name, _, _, _, _, attributes, evidence in data["nodes"]}
    edges = {key: row(attributes, evidence, relation=kind, source=data["nodes"][source][0], target=data["nodes"][target][0])
             for key, kind, source, target, attributes, evidence in data["edges"]}
    return nodes, edges


def table(file, encoding="utf-8"):
    csv.field_size_limit(1 << 30)
    with open(file, encoding=encoding, newline="") as lines:
        head, *rows = list(csv.reader(lines))
    assert all(len(row) == len(head) for row in rows), "a row of another width"
    return head, rows


def unquoted(text):
    """Without the ' that keeps a spreadsheet from running a text, or from taking the path 1/2 for a day."""
    assert not text or text[0] not in "=+@\t\r" and (text[0] != "-" or re.fullmatch(r"-[\d.e+-]+", text)), f"a formula: {text}"
    return text[1:] if re.match("'([=+@\t\r-]|\\d*/)", text) else text


def csv_python(nodes_file, edges_file):
    head, rows = table(nodes_file)
    nodes = {row[0]: cleaned({name: unquoted(value) for name, value in zip(head[2:], row[2:])}) for row in rows}
    head, rows = table(edges_file)
    assert head[:7] == ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
    edges = {row[4]: cleaned({name: unquoted(value) for name, value in zip(head[7:], row[7:])})
             | {"source": row[0], "target": row[1]} for row in rows}
    return nodes, edges


def csv_excel_python(nodes_file, edges_file):
    for file in (nodes_file, edges_file):
        assert file.read_bytes().startswith(b"\xef\xbb\xbf"), "no byte-order mark"
    heads = [table(file, "utf-8-sig")[0] for file in (nodes_file, edges_file)]
    assert "名称" in heads[0] and "关系" in heads[1]
    nodes = {row[0]: {"title": unquoted(row[heads[0].index("名称")]), "quote": unquoted(row[heads[0].index("原文")])}
             for row in table(nodes_file, "utf-8-sig")[1]}
    edges = {row[4]: {"source": row[0], "target": row[1], "quote": unquoted(row[heads[1].index("原文")])}
             for row in table(edges_file, "utf-8-sig")[1]}
    return nodes, edges


def csv_excel_libreoffice(nodes_file, edges_file):
    """As LibreOffice opens them (UTF-8, commas), saved as a workbook: no cell became a formula."""
    import openpyxl
    from sheets import heads
    if shutil.which("soffice") is None:
        raise FileNotFoundError("soffice is not installed")

    def opened(file):
        with tempfile.TemporaryDirectory() as folder:
            named = shutil.copyfile(file, pathlib.Path(folder) / "table.csv")  # it goes by the ending
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=CSV:44,34,76,1",
                            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, named], capture_output=True,
                           check=True, timeout=250)
            book = openpyxl.load_workbook(pathlib.Path(folder) / "table.xlsx")
        rows = list(book.active.iter_rows())
        assert not any(cell.data_type == "f" for row in rows for cell in row), "a formula"
        return [[value(cell.value) for cell in row] for row in rows]

    def value(one):
        return unquoted(one) if isinstance(one, str) else one.strftime("%Y-%m-%d") if hasattr(one, "strftime") else one

    def records(file, titles):
        head, *rows = opened(file)
        return [dict(zip((titles.get(title, title) for title in head), row)) for row in rows]
    of_nodes, of_edges = heads()
    own = {"Id", "Label", "Source", "Target", "Type", "Kind", "Weight"}
    return ({row["Id"]: cleaned(row, own) for row in records(nodes_file, of_nodes)},
            {row["Id"]: cleaned(row, own) | {"source": row["Source"], "target": row["Target"]}
             for row in records(edges_file, of_edges)})


def neo4j_python(nodes_file, edges_file):
    def columns(head):
        return [re.sub(":(long|double|boolean)$", "", name) for name in head]
    head, rows = table(nodes_file)
    assert head[0] == "id:ID" and head[-1] == ":LABEL"
    nodes = {row[0]: cleaned(dict(zip(columns(head)[2:-1], row[2:-1]))) for row in rows}
    assert all(row[-1] == nodes[row[0]]["kind"] for row in rows), "labels are the kinds"
    head, rows = table(edges_file)
    assert head[:3] == [":START_ID", ":END_ID", ":TYPE"]
    edges = {row[3]: cleaned(dict(zip(columns(head)[5:], row[5:]))) | {"source": row[0], "target": row[1]} for row in rows}
    return nodes, edges


def dot_pygraphviz(file):
    import pygraphviz
    graph = pygraphviz.AGraph(str(file))

    def row(attributes):  # pg_ keeps our columns from Graphviz's own
        return cleaned({name[3:]: re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)
                        for name, value in attributes.items() if name.startswith("pg_")})
    nodes = {str(node): row(node.attr.to_dict()) for node in graph.nodes_iter()}
    edges = {}
    for source, target, key in graph.edges_iter(keys=True):
        edges[key] = row(graph.get_edge(source, target, key).attr.to_dict()) | {"source": str(source), "target": str(target)}
    return nodes, edges


def xlsx_openpyxl(file):
    from sheets import read_sheets
    return read_sheets(file)
