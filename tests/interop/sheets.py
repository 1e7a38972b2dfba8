# SPDX-License-Identifier: Apache-2.0
"""The workbook of `export --as xlsx` by openpyxl: rows of its sheets, and what must hold for each of them."""
import json
import pathlib
import re

from graphs import plain

ROOT = pathlib.Path(__file__).resolve().parents[2]


def strip_comments(text):
    return "\n".join(line for line in text.split("\n") if not line.strip().startswith("//"))


def heads():
    """{title: column id} of the profile and the workbook's own titles."""
    profile = json.loads(strip_comments((ROOT / "exports/profiles/default.json").read_text("utf-8")))
    own = json.loads(strip_comments((ROOT / "exports/profiles/workbook.json").read_text("utf-8")))["titles"]
    named = [(column["title"], column["id"]) for column in profile["node_columns"]]
    edges = [(column["title"], column["id"]) for column in profile["edge_columns"]]
    own = {title: name for name, title in own.items()}
    return own | dict(named), own | dict(edges)


def labels():
    found = {}
    for group in ("nodes", "edges"):
        for file in (ROOT / "schema" / group).glob("*.json"):
            kind = json.loads(strip_comments(file.read_text("utf-8")))
            found[(group, kind["labels"]["zh"])] = kind["kind"]
    return found


def text(value):
    """Excel's escapes as Excel reads them."""
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)


def rows_of(sheet):
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref, f"{sheet.title}: head not frozen or no filter"
    assert any(one.width > 10 for one in sheet.column_dimensions.values()), f"{sheet.title}: no widths"
    for row in rows:
        for cell in row:
            assert cell.data_type != "f", f"{sheet.title} {cell.coordinate} is a formula"
    return names, rows


def read(sheet, titles, kind, labels_of, workbook):
    """{key: columns} of the sheet of nodes or edges; each row's link must lead to its quote."""
    names, rows = rows_of(sheet)
    found = {}
    for row in rows:
        columns = {}
        for name, cell in zip(names[1:-1], row[1:-1]):
            column = titles.get(name, name)
            value = text(cell.value)
            if value is not None:
                columns[column] = plain(labels_of.get(value, value) if column == kind else value)
        if row[-1].hyperlink is not None:
            line = int(re.fullmatch(r"'证据'!A(\d+)", row[-1].hyperlink.location)[1])
            quote = text(workbook["证据"].cell(line, 3).value) or ""
            assert quote == columns.get("quote", ""), f"{sheet.title} {row[0].value}: linked to another quote"
            assert workbook["证据"].cell(line, 10).value == row[0].value, "linked to evidence of something else"
        found[row[0].value] = columns
    return found


def read_sheets(file):
    import openpyxl
    workbook = openpyxl.load_workbook(file)
    node_titles, edge_titles = heads()
    names = labels()
    nodes = read(workbook["节点"], node_titles, "kind", {zh: kind for (group, zh), kind in names.items() if group == "nodes"},
                 workbook)
    edges = read(workbook["关系"], edge_titles | {"起点编号": "source", "终点编号": "target", "起点": None, "终点": None},
                 "relation", {zh: kind for (group, zh), kind in names.items() if group == "edges"}, workbook)
    for row in edges.values():
        row.pop(None, None)
    for sheet in workbook:
        rows_of(sheet)
    return nodes, edges


def check_offices(file, database):
    """The tables for offices hold the views' rows, and each line leads to its quote. Returns how many lines."""
    import sqlite3
    import openpyxl
    workbook = openpyxl.load_workbook(file)
    with sqlite3.connect(database) as store:
        tasks = store.execute("SELECT title, text FROM tasks ORDER BY 1, 2").fetchall()
        targets = store.execute("SELECT metric, value, quote FROM targets ORDER BY 1, 2, 3").fetchall()
        bases = store.execute("SELECT count(*) FROM (SELECT DISTINCT v.document, e.id FROM edge e JOIN evidence v ON "
                              "v.edge = e.id WHERE e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', "
                              "'REPEALS'))").fetchone()[0]
        evidence = store.execute("SELECT count(*) FROM evidence").fetchone()[0]
        leads = {name for (name,) in store.execute("SELECT agency FROM responsibilities WHERE role IN ('lead', 'responsible') "
                                                   "AND task_id IS NOT NULL")}

    def lines(name):
        names, rows = rows_of(workbook[name])
        return names, [[text(cell.value) for cell in row[:-1]] +
                       [text(workbook["证据"].cell(int(row[-1].hyperlink.location.split("!A")[1]), 3).value)] for row in rows]
    names, seen = lines("任务分工表")
    assert sorted((row[1], row[-1]) for row in seen) == tasks, "任务分工表: other tasks or quotes"
    assert {name for row in seen for name in (row[names.index("牵头(责任)单位")] or "").split("、") if name} == leads
    _, seen = lines("目标表")
    assert sorted((row[0], row[2], row[-1]) for row in seen) == targets, "目标表: other targets or quotes"
    assert workbook["政策依据"].max_row == bases + 1 and workbook["证据"].max_row == evidence + 1
    assert [sheet.title for sheet in workbook] == ["任务分工表", "目标表", "政策依据", "节点", "关系", "证据", "说明"]
    return len(tasks) + len(targets) + bases
