# SPDX-License-Identifier: Apache-2.0
"""A small database made by hand, so that the rows of tests/cli test the asking and not the reading.

Two cities have a plan each; both have a 科学技术局. 乙市's plan rests on 甲市's, both on a plan of the centre, which
names 乙市's in turn: a cycle. In 甲市 the counties own a task together. One brand has a name full of traps.
"""
import hashlib
import json
import pathlib
import sqlite3

TRAP = "甲<橘>&\"=1\"\x1b[31m\u202e|*"
TEXTS = {
    "docs/jia.txt": "甲市商标工作方案\n为落实《全国商标规划》,依据《商标法》,制定本方案。\n一、重点任务\n1.商标培育。到2026年注册商标达到500件。"
                    "(市科技局牵头,市市场监管局配合)\n2.商标巡查。(各县政府负责)\n3.商标宣传。\n推广" + TRAP + "。\n",
    "docs/yi.txt": "乙市商标工作方案\n按照《全国商标规划》,参考《甲市商标工作方案》。\n1.商标培育。(市科技局负责)\n",
    "docs/quanguo.txt": "全国商标规划\n参考《乙市商标工作方案》。\n",
}


def key(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


class Graph:
    def __init__(self, store):
        self.store, self.rows, self.documents = store, {}, {}

    def _evidence(self, column, row, path, quote, attributes, written="", rule="test"):
        text = TEXTS[path].encode()
        begin = text.index(quote.encode())
        self.store.execute(
            f"INSERT INTO evidence({column}, document, byte_start, byte_end, rule, confidence, written, attributes)"
            " VALUES (?, ?, ?, ?, ?, 1000, ?, ?)",
            (row, self.documents[path], begin, begin + len(quote.encode()), rule, written,
             json.dumps(attributes, ensure_ascii=False)))

    def node(self, kind, name, path, quote=None, /, aliases=(), id_parts=(), **attributes):
        identity = (kind, name, *id_parts)
        row = self.store.execute("INSERT INTO node(key, kind, name, attributes) VALUES (?, ?, ?, ?)",
                                 (key(*identity), kind, name, json.dumps(attributes, ensure_ascii=False))).lastrowid
        self.rows[identity] = row
        self._evidence("node", row, path, quote or name, attributes)
        self.store.executemany("INSERT INTO alias(node, name, type) VALUES (?, ?, 'written')",
                               [(row, alias) for alias in aliases])
        return row

    def edge(self, kind, source, target, path, quote, written="", /, **attributes):
        row = self.store.execute("INSERT INTO edge(key, kind, source, target, attributes) VALUES (?, ?, ?, ?, ?)",
                                 (key(kind, str(source), str(target)), kind, source, target,
                                  json.dumps(attributes, ensure_ascii=False))).lastrowid
        self._evidence("edge", row, path, quote, attributes, written)

    def document(self, path, name, place, date):
        sha256 = hashlib.sha256(TEXTS[path].encode()).hexdigest()
        self.store.execute("INSERT INTO document(key, node, path, bytes, format, decoder, extractor, text)"
                           " VALUES (?, 0, ?, ?, 'text', 'utf-8', 'test', ?)",
                           (sha256, path, len(TEXTS[path].encode()), TEXTS[path]))
        self.documents[path] = self.store.execute("SELECT max(id) FROM document").fetchone()[0]
        policy = self.node("Policy", name, path, title=name, date_signed=date)
        node = self.node("Document", name, path, kind="official", title=name, place=place, date_signed=date,
                         policy_id=key("Policy", name))
        self.store.execute("UPDATE document SET node = ? WHERE id = ?", (node, self.documents[path]))
        self.edge("PUBLISHES", node, policy, path, name)
        return policy

    def task(self, policy, path, number, name, quote, order, place):
        row = self.node("Task", name, path, quote, id_parts=(place,), path=number, title=name)
        self.edge("HAS_TASK", policy, row, path, name, order=order)
        return row


def fill(graph):
    jia_path, yi_path, all_path = "docs/jia.txt", "docs/yi.txt", "docs/quanguo.txt"
    jia = graph.document(jia_path, "甲市商标工作方案", "甲市", "2025-03-01")
    yi = graph.document(yi_path, "乙市商标工作方案", "乙市", "2025-06-01")
    centre = graph.document(all_path, "全国商标规划", "中华人民共和国", "2024-01-01")
    law = graph.node("Law", "商标法", jia_path, title="商标法", stub=True)
    graph.edge("IMPLEMENTS", jia, centre, jia_path, "落实《全国商标规划》")
    graph.edge("BASED_ON", jia, law, jia_path, "依据《商标法》", doc_number="主席令1号")
    graph.edge("BASED_ON", yi, centre, yi_path, "按照《全国商标规划》")
    graph.edge("CITES", yi, jia, yi_path, "参考《甲市商标工作方案》")
    graph.edge("CITES", centre, yi, all_path, "参考《乙市商标工作方案》")
    science = {}
    for place, path, quote in (("甲市", jia_path, "市科技局"), ("乙市", yi_path, "市科技局")):
        science[place] = graph.node("Agency", place + "科学技术局", path, quote, aliases=["市科技局"], place=place,
                                    function="科学技术局", official=True, collective=False)
    market = graph.node("Agency", "甲市市场监督管理局", jia_path, "市市场监管局", aliases=["市市场监管局"], place="甲市",
                        function="市场监督管理局", official=True, collective=False)
    counties = graph.node("Agency", "甲市各县人民政府", jia_path, "各县政府", place="甲市", official=True, collective=True)
    county = graph.node("Agency", "丙县人民政府", jia_path, "各县政府", place="丙县", official=True, collective=False)
    graph.edge("MEMBER_OF", county, counties, jia_path, "各县政府", role="member")
    grow = graph.task(jia, jia_path, "1/1", "商标培育", "商标培育。到2026年注册商标达到500件。(市科技局牵头,市市场监管局配合)", 1, "甲市")
    watch = graph.task(jia, jia_path, "1/2", "商标巡查", "商标巡查。(各县政府负责)", 2, "甲市")
    graph.task(jia, jia_path, "1/3", "商标宣传", "商标宣传。", 3, "甲市")
    yi_grow = graph.task(yi, yi_path, "1", "商标培育", "商标培育。(市科技局负责)", 1, "乙市")
    clause = "(市科技局牵头,市市场监管局配合)"
    graph.edge("RESPONSIBLE_FOR", science["甲市"], grow, jia_path, clause, "市科技局", role="lead", inherited=False)
    graph.edge("RESPONSIBLE_FOR", market, grow, jia_path, clause, "市市场监管局", role="participant", inherited=False)
    graph.edge("RESPONSIBLE_FOR", counties, watch, jia_path, "(各县政府负责)", "各县政府", role="responsible", inherited=True)
    graph.edge("RESPONSIBLE_FOR", science["乙市"], yi_grow, yi_path, "(市科技局负责)", "市科技局", role="responsible",
               inherited=False)
    target = graph.node("Target", "注册商标 = 500件", jia_path, "到2026年注册商标达到500件", metric="注册商标", comparator="=",
                        value=500.0, unit="件", deadline="2026", task_id=key("Task", "商标培育", "甲市"))
    graph.edge("SETS", grow, target, jia_path, "到2026年注册商标达到500件")
    brand = graph.node("Brand", TRAP, jia_path, type="other")
    graph.edge("PROMOTES", jia, brand, jia_path, TRAP)


def text_grams(store):
    """What text_gram holds of a few documents: each pair of characters, and the documents one after the other."""
    grams = {}
    for row, text in store.execute("SELECT id, text FROM document ORDER BY id"):
        for first, second in set(zip(text, text[1:] + "\0")):
            grams.setdefault(ord(first) << 21 | ord(second), []).append(row)
    return [(gram, bytes(b - a for a, b in zip([0] + rows, rows))) for gram, rows in grams.items()]


def make(path, root):
    """Writes the database with the schema of the source tree."""
    with sqlite3.connect(path) as store:
        for step in sorted((pathlib.Path(root) / "schema" / "sqlite").glob("*.sql")):
            store.executescript(step.read_text(encoding="utf-8"))
        fill(Graph(store))
        store.execute("INSERT INTO node_search(node_search) VALUES ('rebuild')")
        store.executemany("INSERT INTO text_gram(id, documents) VALUES (?, ?)", text_grams(store))
    store.close()
