# SPDX-License-Identifier: Apache-2.0
"""Every command of docs/questions.md, and every example of the help, runs on a database of samples/.

usage: questions.py POLICYGRAPH ROOT

A question must be answered: exit 0, something on stdout. An example of the help must at least be understood: exit 0 or
1; those that need a file of the reader's own are only parsed (--help is added).
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

OWN_FILES = re.compile(r"plans/|plan\.html|city\.db|3f9a12bc|notice\.html|^serve")
ROW = re.compile(r"^\| .*\| `policygraph (.*)` \|$", re.M)


def run(program, arguments, folder):
    environment = dict(os.environ, HOME=str(folder), XDG_CONFIG_HOME=str(folder))
    return subprocess.run(["sh", "-c", f'exec "$0" {arguments}', program], cwd=folder, env=environment, text=True,
                          capture_output=True, check=False, timeout=120)


def examples(root):
    commands = root / "queries" / "commands"
    for line in (commands / "examples.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")[1]
    listed = re.findall(r"make_from_sql<k_(\w+)>", (root / "src" / "cli" / "commands.cpp").read_text(encoding="utf-8"))
    for name in listed:
        for example in re.findall(r"^-- example:(.*)$", (commands / f"{name}.sql").read_text(encoding="utf-8"), re.M):
            yield f"{name} {example.strip()}"


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    failures = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "samples").symlink_to(root / "samples")
        (folder / "questions.txt").write_text("tasks 安康市科学技术局\n", encoding="utf-8")
        subprocess.run([program, "build", "samples"], cwd=folder, check=True, capture_output=True)
        questions = ROW.findall((root / "docs" / "questions.md").read_text(encoding="utf-8"))
        for question in questions:
            done = run(program, question, folder)
            if done.returncode != 0 or not done.stdout:
                failures.append(f"{question}: exit {done.returncode}: {done.stderr}")
        for example in examples(root):
            if example.startswith("remove"):
                continue
            done = run(program, example + (" --help" if OWN_FILES.search(example) else ""), folder)
            if done.returncode > 1:
                failures.append(f"{example}: exit {done.returncode}: {done.stderr}")
    print("\n".join(failures))
    print(f"{len(questions)} questions, {len(failures)} failures")
    sys.exit(1 if failures or len(questions) < 40 else 0)


main()
