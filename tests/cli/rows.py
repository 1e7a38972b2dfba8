# SPDX-License-Identifier: Apache-2.0
"""Every tests/cli/COMMAND/*.txt: `$ arguments`, what stdout must be byte for byte, then `exit N`; once or more a file.

usage: rows.py POLICYGRAPH ROOT [--update]

The database is that of fixture.py; `cases` is tests/cli. A row whose exit is 0 must leave stderr empty. --update writes what came out.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import fixture

ROW = re.compile(r"^\$ (.*)\n((?:(?!exit \d+\n).*\n)*?)exit (\d+)\n", re.M)


def run(program, arguments, folder):
    environment = dict(os.environ, COLUMNS="100", HOME=str(folder), XDG_CONFIG_HOME=str(folder), LC_ALL="C")
    done = subprocess.run(["sh", "-c", f'exec "$0" {arguments}', program], cwd=folder, env=environment,
                          capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def saved_queries(program, root, folder):
    """Each example of queries/*.sql runs; the ones that fail."""
    failed = []
    for path in sorted((root / "queries").glob("*.sql")):
        for example in re.findall(r"^-- example:(.*)$", path.read_text(encoding="utf-8"), re.M):
            code, out, err = run(program, f"query {path.stem} {example.strip()}", folder)
            if code > 1 or not out:
                failed.append(f"{path.name}: {example.strip()}: exit {code}: {err}")
    return failed


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    failures = rows = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fixture.make(folder / "policygraph.db", root)
        (folder / "cases").symlink_to(root / "tests" / "cli")
        for path in sorted((root / "tests" / "cli").glob("*/*.txt")):
            text = path.read_text(encoding="utf-8")
            renewed = []
            for row in ROW.finditer(text):
                code, out, err = run(program, row[1], folder)
                renewed.append(f"$ {row[1]}\n{out}exit {code}\n")
                rows += 1
                if "--update" not in sys.argv and (out != row[2] or str(code) != row[3] or (code == 0 and err)):
                    failures += 1
                    print(f"{path.relative_to(root)}: {row[1]}\n--- expected (exit {row[3]})\n{row[2]}"
                          f"--- got (exit {code})\n{out}{err}")
            if "--update" in sys.argv:
                path.write_text("\n".join(renewed), encoding="utf-8")
        failed = saved_queries(program, root, folder)
        failures += len(failed)
        print("\n".join(failed))
    print(f"{rows} rows, {failures} differ")
    sys.exit(1 if failures or rows == 0 else 0)


main()
