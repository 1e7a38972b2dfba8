# SPDX-License-Identifier: Apache-2.0
"""A made-up policy graph of a given size in a database of this schema: rows numbered as a build numbers them (document
by document, what several speak of at its first mention), every quote a range of its document's text. The same every time.

usage: graph_database.py DATABASE DOCUMENTS
A document brings 20 nodes and 60 edges: 50000 documents make 1,000,000 nodes and 3,000,000 edges.
"""
import hashlib
import json
import pathlib
import random
import sqlite3
import sys

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "schema" / "sqlite"
TASKS, TARGETS = 13, 3
SHARED = {"Agency": 8, "Place": 1, "Program": 6, "Law": 85}  # of a hundred nodes that documents share


def key(*parts):
    """As base::content_id makes them."""
    parts = [str(part).encode() for part in parts]
    return hashlib.sha256(b"".join(b"%d:%s" % (len(part), part) for part in parts)).hexdigest()[:32]


class Words:
    """Text that looks like the real ones to a writer: Han in clauses, numbers, now and then something to escape."""

    def __init__(self, chance):
        self.chance = chance
        self.pool = "".join(chr(chance.randrange(0x4E00, 0x9FA6)) for _ in range(1 << 16))

    def take(self, characters):
        at = self.chance.randrange(len(self.pool) - characters)
        return self.pool[at:at + characters]

    def sentence(self):
        clauses = [self.take(self.chance.randrange(6, 24)) for _ in range(3)]
        number = str(self.chance.randrange(1, 3000))
        return "\uFF0C".join(clauses) + number + (" <R&D> \"A\"" if self.chance.random() < 0.03 else "") + "\u3002"


class Graph:
    def __init__(self, store, documents):
        self.store, self.documents = store, documents
        self.chance = random.Random(20)
        self.words = Words(self.chance)
        self.rows = {"document": [], "node": [], "edge": [], "evidence": []}
        self.count = dict.fromkeys(self.rows, 0)
        self.shared = {}  # (kind, number): row
        self.keys = [""]  # of nodes, by row
        self.numbers = {kind: documents * 2 * share // 100 for kind, share in SHARED.items()}
        self.unmet = [(kind, number) for kind, total in self.numbers.items() for number in range(total)]
        self.chance.shuffle(self.unmet)

    def add(self, table, *row):
        self.count[table] += 1
        self.rows[table].append((self.count[table], *row))
        return self.count[table]

    def evidence(self, node, edge, place, written, name, attributes="{}", priority=1):
        self.add("evidence", node, edge, self.document, *place, "made.rule", 900, written, name, attributes, priority)

    def node(self, kind, identity, name, attributes, place, priority=1):
        text = json.dumps(attributes, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self.keys.append(key(kind, identity))
        row = self.add("node", self.keys[-1], kind, name, text)
        self.evidence(row, None, place, name, name, text, priority)
        return row

    def meet(self, kind, number, place):
        """A node that other documents speak of too."""
        at = self.shared.get((kind, number))
        name = self.words.pool[number % 60000:number % 60000 + 6 + number % 13]
        if at is None:
            attributes = {"Place": {"level": "county"}, "Law": {"stub": True, "title": name}}.get(kind, {"place": name[:4]})
            self.shared[kind, number] = self.node(kind, number, name, attributes, place)
            return self.shared[kind, number]
        self.evidence(at, None, place, name, name)
        return at

    def popular(self, kind):
        """Few are spoken of often (Zipf)."""
        total = self.numbers[kind]
        return min(total - 1, int(total ** self.chance.random()) - 1)

    def edge(self, kind, source, target, place, attributes="{}"):
        if (kind, source, target) in self.seen:
            return False
        self.seen.add((kind, source, target))
        row = self.add("edge", key(self.keys[source], kind, self.keys[target]), kind, source, target, attributes)
        self.evidence(None, row, place, "", None, attributes)
        return True

    def add_document(self, number):
        self.document, self.seen = number + 1, set()
        sentences = [self.words.sentence() for _ in range(30)]
        places, at = [], 0
        for sentence in sentences:
            places.append((at, at + len(sentence.encode())))
            at = places[-1][1]
        title, date = self.words.take(18), f"20{number * 25 // self.documents:02}-0{1 + number % 9}-1{number % 9}"
        self_row = self.node("Document", number, title, {"kind": "official", "title": title, "date_signed": date}, places[0], 0)
        policy = self.node("Policy", number, title, {"title": title, "doc_number": f"{title[:2]}\u3014{date[:4]}\u3015{number % 97}\u53f7",
                                                     "date_signed": date}, places[0])
        self.edge("PUBLISHES", self_row, policy, places[0])
        fresh = [self.unmet.pop() for _ in range(2)]
        met = [self.meet(kind, one, places[1 + i]) for i, (kind, one) in enumerate(fresh)]
        agencies = [self.meet("Agency", self.popular("Agency"), places[3 + i]) for i in range(6)] if self.shared else met
        tasks = [self.node("Task", (number, i), sentences[5 + i][:14], {"path": f"1/{i}", "title": sentences[5 + i][:14],
                                                                       "deadline": "2025-12"}, places[5 + i]) for i in range(TASKS)]
        for order, task in enumerate(tasks):
            self.edge("HAS_TASK", policy, task, places[5 + order], f'{{"order":{order + 1}}}')
            for agency in self.chance.sample(agencies, min(2, len(agencies))):
                self.edge("RESPONSIBLE_FOR", agency, task, places[5 + order], '{"inherited":false,"role":"responsible"}')
        for i in range(TARGETS):
            target = self.node("Target", (number, i), sentences[20 + i][:10], {"comparator": ">=", "metric": sentences[20 + i][:10],
                                                                              "value": 10 + i, "unit": "%"}, places[20 + i])
            self.edge("SETS", tasks[i], target, places[20 + i])
        for node in met:
            self.edge("CITES", policy, node, places[24])
        while len(self.seen) < 60:
            to_law = self.chance.random() < 0.5
            other = self.meet("Law", self.popular("Law"), places[25]) if to_law else self.chance.randrange(1, self_row + 1)
            source = policy if to_law else self.chance.choice(tasks)
            self.edge("CITES" if to_law else "SUPPORTS", source, other, places[25])
        text = "".join(sentences)
        self.add("document", hashlib.sha256(text.encode()).hexdigest(), self_row, f"city-{number % 300}/{title}.txt", at, "text", "utf-8", "made", text, "")

    def flush(self):
        for table, rows in self.rows.items():
            if rows:
                self.store.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
                rows.clear()


def main():
    path, documents = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    path.unlink(missing_ok=True)
    store = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        store.execute("PRAGMA " + pragma)
    sql = {file.name[0]: file.read_text("utf-8") for file in SCHEMA.glob("*.sql")}
    store.executescript(sql["1"] + sql["2"])
    store.execute("BEGIN")
    graph = Graph(store, documents)
    for number in range(documents):
        graph.add_document(number)
        if number % 500 == 499:
            graph.flush()
    graph.flush()
    store.execute("INSERT INTO meta VALUES ('schema', '3')")
    store.execute("COMMIT")
    store.executescript(sql["3"] + sql["4"])
    store.close()
    print(path, graph.count["node"], "nodes,", graph.count["edge"], "edges,", graph.count["evidence"], "quotes")


main()
