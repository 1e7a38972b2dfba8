# SPDX-License-Identifier: Apache-2.0
"""copies and handoffs on the database of fixture.py with a text put into two documents, and one made the next version.

usage: copies.py POLICYGRAPH ROOT
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import fixture

# Both have it, but for figures and blanks, which are left aside.
PASSAGE = "各单位应当按照分工逐项列出清单明确时限和责任人每半年报送一次进展并附上数据来源和联系方式逾期不报的在会上说明情况"
OTHER = "展示厅每月开放两天参观者凭预约码入内讲解员由志愿者轮流担任遇有雨雪天气提前一天在网上公布调整后的安排"


def ask(program, folder, *arguments):
    done = subprocess.run([program, *arguments, "--format", "ndjson"], cwd=folder, capture_output=True, text=True, timeout=60,
                          check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def prepare(path, root):
    fixture.make(path, root)
    with sqlite3.connect(path) as store:
        for name, text in (("docs/jia.txt", PASSAGE[:30] + " 12 " + PASSAGE[30:] + "。" + OTHER),
                           ("docs/yi.txt", OTHER[:20] + "。" + PASSAGE[:20] + ",3" + PASSAGE[20:])):
            store.execute("UPDATE document SET text = text || ? WHERE path = ?", (text, name))
        row = store.execute("SELECT s.id, t.id FROM node s, node t WHERE s.name = '乙市商标工作方案' AND s.kind = 'Policy'"
                            " AND t.name = '甲市商标工作方案' AND t.kind = 'Policy'").fetchone()
        store.execute("INSERT INTO edge(key, kind, source, target, attributes) VALUES (?, 'VERSION_OF', ?, ?, ?)",
                      (fixture.key("version"), *row, '{"relation":"earlier"}'))
    store.close()


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(folder / "policygraph.db", root)
        code, rows = ask(program, folder, "copies", "--least", "40")
        assert (code, rows) == (1, []), f"one cites the other: {rows}"
        code, rows = ask(program, folder, "copies", "--least", "40", "--cited")
        assert code == 0 and len(rows) == 1, rows
        row = rows[0]
        assert (row["policy"], row["earlier"]) == ("乙市商标工作方案", "甲市商标工作方案"), "the later document comes first"
        assert row["characters"] == len(PASSAGE) and row["passages"] == 1, row
        with sqlite3.connect(folder / "policygraph.db") as store:
            for path, begin, end in ((row["file"], row["byte_start"], row["byte_end"]),
                                     (row["other_file"], row["other_start"], row["other_end"])):
                text = store.execute("SELECT text FROM document WHERE path = ?", (path,)).fetchone()[0].encode()
                han = "".join(c for c in text[begin:end].decode() if c not in " ,123")
                assert han == PASSAGE, f"{path}: {han}"
        store.close()
        code, rows = ask(program, folder, "copies", "--least", "1000", "--cited")
        assert (code, rows) == (1, []), rows
        code, rows = ask(program, folder, "copies", "--policy", "规划", "--least", "1", "--cited")
        assert (code, rows) == (1, []), rows
        code, rows = ask(program, folder, "handoffs")
        assert code == 0 and len(rows) == 1, rows
        assert rows[0]["task"] == "商标培育" and rows[0]["after"] == "乙市科学技术局", rows
        assert rows[0]["before"] == "甲市市场监督管理局、甲市科学技术局" and rows[0]["quote"] == "(市科技局负责)", rows
    print("copies and handoffs as they should be")


main()
