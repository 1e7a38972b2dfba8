# SPDX-License-Identifier: Apache-2.0
"""The facts against gold: no figure may fall below the one recorded in docs/quality.json.

usage: quality.py POLICYGRAPH ROOT SHARED [--record]

Builds a database of the documents that have gold (SHARED's seeds and dev, and our own tests/gold/fresh, blind,
later, last, latest, newest, random, programs and drawn), scores it with SHARED/gold/score.py, and compares; also
proves with `check` that every quote still agrees with its document. --record writes docs/quality.json and the table
of docs/quality.md anew. Ends with 77 (skipped) where SHARED is absent.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

TOLERANCE = 0.0005
# Where the gold of a set is and where its documents are; the rules were made with the first three.
SEEDS, DEV = ("{shared}/gold/seeds", "{shared}/seeds"), ("{shared}/gold/dev", "{shared}/corpus/dev")
FRESH, BLIND, LATER, LAST, LATEST, NEWEST = (("{root}/tests/gold/" + name, "{shared}/corpus/documents")
                                     for name in ("fresh", "blind", "later", "last", "latest", "newest"))
LATER_TYPES, DRAWN = (("{root}/tests/gold/" + name, "{shared}/corpus/bulk") for name in ("later_types", "drawn"))
RANDOM, PROGRAMS = ([(f"{{root}}/tests/gold/{name}/{where}", "{shared}/corpus/" + where)
                     for where in ("bulk", "documents")] for name in ("random", "programs"))
SETS = {"seeds": [SEEDS], "dev": [DEV], "together": [SEEDS, DEV], "fresh": [FRESH], "blind": [BLIND],
        "later": [LATER], "later types": [LATER_TYPES], "last": [LAST],
        "latest": [LATEST], "newest": [NEWEST], "random": RANDOM,
        "programs only": PROGRAMS, "drawn": [DRAWN]}
BEGIN, END = "<!-- figures: written by scripts/quality -->", "<!-- end of figures -->"


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def gather(sources, places, gold_folder):
    """Puts the gold of a set into one folder, as score.py takes one; returns its documents."""
    gold_folder.mkdir()
    documents = []
    for gold_source, document_source in sources:
        for gold in sorted(pathlib.Path(gold_source.format(**places)).glob("*.gold.json")):
            (gold_folder / gold.name).symlink_to(gold)
            name = pathlib.PurePath(json.loads(gold.read_text(encoding="utf-8"))["file"]).name
            documents.append(pathlib.Path(document_source.format(**places)) / name)
    return documents


def measure(program, root, shared, work):
    figures = {}
    for name, sources in SETS.items():
        database, report = work / f"{name}.db", work / f"{name}.json"
        documents = gather(sources, {"shared": shared, "root": root}, work / name)
        run(program, "build", "--db", database, *documents)
        run(program, "check", "--db", database)
        run(sys.executable, "-B", shared / "gold" / "score.py", database, work / name, "--json", report)
        figures[name] = json.loads(report.read_text(encoding="utf-8"))
    return figures


def headline(figure):
    """The one number that may not fall: F1 of a fact type, accuracy of a field."""
    return figure.get("f1", figure.get("accuracy", 0.0))


def fallen(recorded, now):
    for name, kinds in recorded.items():
        for kind, old in kinds.items():
            new = headline(now.get(name, {}).get(kind, {}))
            if new < headline(old) - TOLERANCE:
                yield f"{name}, {kind}: {headline(old):.4f} recorded, {new:.4f} now"


def table(figures):
    kinds = list(dict.fromkeys(kind for one in figures.values() for kind in one))
    lines = ["| fact | " + " | ".join(f"{name} P / R / F1" for name in figures) + " |",
             "|---|" + "---|" * len(figures)]
    for kind in kinds:
        cells = []
        for one in figures.values():
            figure = one.get(kind)
            if figure is None:
                cells.append("–")
            elif "f1" in figure:
                cells.append(f"{figure['precision']:.3f} / {figure['recall']:.3f} / **{figure['f1']:.3f}**")
            else:
                cells.append(f"**{figure['accuracy']:.3f}** of {figure['total']}")
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def record(root, figures):
    rounded = {name: {kind: {key: round(value, 4) for key, value in figure.items()} for kind, figure in one.items()}
               for name, one in figures.items()}
    (root / "docs/quality.json").write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page = root / "docs/quality.md"
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{table(figures)}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def main():
    program, root, shared = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
    if not (shared / "gold/score.py").exists():
        print(f"skipped: no gold to score against ({shared} is absent)")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as work:
        figures = measure(program, root, shared, pathlib.Path(work))
    if "--record" in sys.argv:
        record(root, figures)
        return
    worse = list(fallen(json.loads((root / "docs/quality.json").read_text(encoding="utf-8")), figures))
    print("\n".join(worse) or "no figure fell")
    sys.exit(1 if worse else 0)


main()
