# SPDX-License-Identifier: Apache-2.0
"""exports/samples/ is what the program writes of two documents of samples/: byte for byte, the workbook by its cells;
exports/README.md says how many nodes and edges they hold.

usage: export_samples.py POLICYGRAPH ROOT [--update]
--update writes them anew: cmake --build --preset dev --target export_samples.
"""
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

DOCUMENTS = ["samples/fuzhou-task-table.txt", "samples/hengyang-strategy-rules.txt"]
ENDINGS = ["gexf", "graphml", "json", "xlsx", "html"]


def parts(file):
    """What a workbook holds, without how it is packed."""
    with zipfile.ZipFile(file) as workbook:
        return {name: workbook.read(name) for name in workbook.namelist()}


def same(ending, made, kept):
    if not kept.exists():
        return False
    return parts(made) == parts(kept) if ending == "xlsx" else made.read_bytes() == kept.read_bytes()


def main():
    program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    kept, stale = root / "exports" / "samples", []
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "samples.db"
        subprocess.run([program, "build", *DOCUMENTS, "--db", database], cwd=root, check=True, capture_output=True)
        counts = [sqlite3.connect(database).execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("node", "edge")]
        for ending in ENDINGS:
            made = pathlib.Path(folder) / ("samples." + ending)
            subprocess.run([program, "export", "--db", database, "--output", made], check=True, capture_output=True)
            if same(ending, made, kept / made.name):
                continue
            stale.append(made.name)
            if "--update" in sys.argv:
                kept.mkdir(exist_ok=True)
                shutil.copyfile(made, kept / made.name)
    if "--update" in sys.argv:
        print("written: " + (" ".join(stale) or "nothing, all are current"))
        return 0
    if stale:
        print("exports/samples is not what the program writes: " + " ".join(stale))
        print("Where the change is meant: cmake --build --preset dev --target export_samples, and commit them")
    said = f"({counts[0]} nodes, {counts[1]} edges)"
    if said not in (root / "exports" / "README.md").read_text(encoding="utf-8"):
        print("exports/README.md does not say " + said)
        return 1
    return 1 if stale else 0


sys.exit(main())
