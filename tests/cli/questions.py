# SPDX-License-Identifier: Apache-2.0
"""Every command of docs/questions.md, and every example of the help, runs on a database of samples/.

usage: questions.py POLICYGRAPH ROOT [--write]

A question must be answered on samples/ as its row says: so many rows, and how the first begins. --write puts down what is
answered now. On the five seeds of POLICYGRAPH_SHARED, where it is given, each must find something too. An example of the
help must at least be understood: exit 0 or 1; those that need a file of the reader's own are only parsed (--help is added).
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

OWN_FILES = re.compile(r"plans/|plan\.html|city\.db|3f9a12bc|notice\.html|^serve")
ROW = re.compile(r"^(\| .*\| `policygraph (.*)` \|) (.*) \|$", re.M)
LONGEST = 44  # characters of an answer that are put down


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


def answer(printed):
    """What the third column says: how many rows there are, and how the first begins."""
    lines = printed.splitlines()
    rows = lines[1:] if "\t" in lines[0] or len(lines) > 1 and "\t" in lines[1] else lines
    cells = [cell for cell in rows[0].split("\t") if cell]
    first = " · ".join(cells[:4]).replace("|", "\\|").replace("<", "&lt;")
    return f"{len(rows)}: {first[:LONGEST]}{'…' if len(first) > LONGEST or len(cells) > 4 else ''}"


def ask_seeds(program, seeds, folder, questions):
    """Which of the questions find nothing there."""
    (folder / "samples").symlink_to(seeds)
    subprocess.run([program, "build", "samples"], cwd=folder, check=True, capture_output=True)
    nothing = []
    for question in questions:
        done = run(program, question, folder)
        if done.returncode != 0 or not done.stdout:
            nothing.append(f"on the seeds: {question}: exit {done.returncode}: {done.stderr}")
    print(f"{len(questions) - len(nothing)} of {len(questions)} questions answered on the seeds")
    return nothing


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    page, shared = root / "docs" / "questions.md", os.environ.get("POLICYGRAPH_SHARED")
    text = page.read_text(encoding="utf-8")
    failures = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "samples").symlink_to(root / "samples")
        (folder / "questions.txt").write_text("tasks 安康市科学技术局\n", encoding="utf-8")
        subprocess.run([program, "build", "samples"], cwd=folder, check=True, capture_output=True)
        rows = ROW.findall(text)
        questions = [question for _, question, _ in rows]
        for head, question, put_down in rows:
            done = run(program, question, folder)
            if done.returncode != 0 or not done.stdout:
                failures.append(f"{question}: exit {done.returncode}: {done.stderr}")
            elif (now := answer(done.stdout)) != put_down:
                text = text.replace(f"{head} {put_down} |", f"{head} {now} |")
                if "--write" not in sys.argv:
                    failures.append(f"{question}: {now}\n  not, as put down: {put_down} (target export_samples puts it down anew)")
        for example in examples(root):
            if example.startswith("remove"):
                continue
            done = run(program, example + (" --help" if OWN_FILES.search(example) else ""), folder)
            if done.returncode > 1:
                failures.append(f"{example}: exit {done.returncode}: {done.stderr}")
    if "--write" in sys.argv:
        page.write_text(text, encoding="utf-8")
    if shared and (pathlib.Path(shared) / "seeds").is_dir():
        with tempfile.TemporaryDirectory() as name:
            failures += ask_seeds(program, pathlib.Path(shared).resolve() / "seeds", pathlib.Path(name), questions)
    print("\n".join(failures))
    print(f"{len(questions)} questions, {len(failures)} failures")
    sys.exit(1 if failures or len(questions) < 40 else 0)


main()
