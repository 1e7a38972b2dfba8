# SPDX-License-Identifier: Apache-2.0
"""A lint that cannot fail proves nothing: each folder of tests/bad/lint is a tree that one must refuse.

usage: prove.py BAD_FOLDER

A folder is named <lint>-<what is wrong>; its file `expected` holds words of the finding.
"""
import pathlib
import subprocess
import sys


def problem(tree):
    """What is wrong with the lint's answer to this tree, or None."""
    script = pathlib.Path(__file__).with_name(tree.name.split("-")[0] + ".py")
    modules = [str(tree / "modules.tsv")] if (tree / "modules.tsv").exists() else []
    run = subprocess.run([sys.executable, "-B", str(script), str(tree), *modules], capture_output=True, text=True, check=False)
    expected = (tree / "expected").read_text(encoding="utf-8").strip()
    if run.returncode != 1:
        return f"{script.name} ended with {run.returncode}, not 1: {run.stderr}"
    if expected not in run.stdout or len(run.stdout.splitlines()) != 1:
        return f"{script.name} should find only '{expected}', it said: {run.stdout}"
    return None


def main():
    trees = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir())
    problems = [f"{tree.name}: {what}" for tree in trees if (what := problem(tree))]
    print("\n".join(problems) or f"{len(trees)} bad trees refused")
    sys.exit(1 if problems or not trees else 0)


main()
