# SPDX-License-Identifier: Apache-2.0
"""RDF by rdflib: nodes and edges of the triples; every quote must stand in its document where its selectors say."""
import sqlite3

from graphs import TAKEN, plain

PG = "urn:policygraph:term:"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def key_of(iri):
    return str(iri).rsplit(":", 1)[1]


def own_columns(graph, subject, skip=()):
    """The literals under our own words."""
    row = {}
    for term, value in graph.predicate_objects(subject):
        name = str(term).removeprefix(PG)
        if name != str(term) and name not in skip and is_literal(value):
            row[("attribute_" if name in TAKEN else "") + name] = literal(value)
    return row


def is_literal(value):
    import rdflib
    return isinstance(value, rdflib.Literal)


def literal(value):
    kind = str(value.datatype or "").rsplit("#", 1)[-1]
    if kind == "boolean":
        return plain(str(value))
    return float(value) if kind in ("integer", "decimal", "double") else str(value)


def quotes(graph, texts):
    """{key of a node or edge: {(file, quote)}}; holds each against its document."""
    import rdflib
    oa, found, count = rdflib.Namespace(OA), {}, 0
    for note in graph.subjects(rdflib.RDF.type, oa.Annotation):
        target = graph.value(note, oa.hasTarget)
        file, text = texts[key_of(graph.value(target, oa.hasSource))]
        selectors = {str(graph.value(one, rdflib.RDF.type)).rsplit("#", 1)[1]: one for one in graph.objects(target, oa.hasSelector)}
        place, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
        begin, end = int(graph.value(place, oa.start)), int(graph.value(place, oa.end))
        exact, prefix, suffix = (str(graph.value(quote, term)) for term in (oa.exact, oa.prefix, oa.suffix))
        assert text[begin:end] == exact, f"code points {begin} to {end} are not {exact!r}"
        assert text[:begin].endswith(prefix) and text[end:].startswith(suffix) and (prefix or begin == 0), "another context"
        found.setdefault(key_of(graph.value(note, oa.hasBody)), set()).add((file, exact))
        count += 1
    return found, count


def read(file, syntax, database, truth):
    """({node key: columns}, {edge key: columns}); quote and file are the truth's where an annotation has them."""
    import rdflib
    graph = rdflib.Graph().parse(str(file), format=syntax)
    with sqlite3.connect(database) as store:
        texts = {key: (path, text) for key, path, text in store.execute(
            "SELECT n.key, d.path, d.text FROM document d JOIN node n ON n.id = d.node")}
        wanted = store.execute("SELECT count(*) FROM evidence").fetchone()[0]
    noted, count = quotes(graph, texts)
    assert count == wanted, f"{wanted} quotes are {count} annotations"
    nodes, edges = {}, {}
    for subject, kind in graph.subject_objects(rdflib.RDF.type):
        if str(kind).startswith(PG):
            row = own_columns(graph, subject, ("sha256",) + (("path",) if str(kind) == PG + "Document" else ()))
            name = graph.value(subject, rdflib.URIRef(SKOS + "prefLabel"))
            nodes[key_of(subject)] = row | {"kind": str(kind)[len(PG):]} | ({"title": str(name)} if name else {})
        elif kind == rdflib.RDF.Statement:
            parts = [graph.value(subject, rdflib.RDF[part]) for part in ("subject", "predicate", "object")]
            assert tuple(parts) in graph, "a statement about a triple that is not there"
            edges[key_of(subject)] = own_columns(graph, subject) | {
                "source": key_of(parts[0]), "relation": str(parts[1])[len(PG):], "target": key_of(parts[2])}
    for rows, true in ((nodes, truth[0]), (edges, truth[1])):
        for key, row in rows.items():
            best = (true.get(key, {}).get("source_file"), true.get(key, {}).get("quote", ""))
            row["source_file"], row["quote"] = best if best in noted[key] else (None, None)
    return nodes, edges
