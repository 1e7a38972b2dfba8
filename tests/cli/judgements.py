# SPDX-License-Identifier: Apache-2.0
"""What people do with identities: ambiguous, why-same, same, different, tasks --as-of, on two small plans.

usage: judgements.py POLICYGRAPH ROOT
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PLANS = {
    "old.txt": "吉安市人民政府办公室关于印发吉安市渔港保护工作方案的通知\n吉市府办发〔2016〕9号\n各县(市、区)人民政府:\n"
               "现将《吉安市渔港保护工作方案》印发给你们,请认真贯彻执行。\n吉安市人民政府办公室\n2016年5月4日\n"
               "吉安市渔港保护工作方案\n一、重点任务\n(一)渔港巡查。定期巡查渔港市场秩序。(责任单位:市工商局)\n"
               "(二)渔港清淤。清理渔港淤泥。(责任单位:市水利局)\n",
    "new.txt": "吉安市人民政府办公室关于印发吉安市渔港提升工作方案的通知\n吉府办发〔2020〕9号\n各县(市、区)人民政府:\n"
               "现将《吉安市渔港提升工作方案》印发给你们,请认真贯彻执行。\n吉安市人民政府办公室\n2020年5月4日\n"
               "吉安市渔港提升工作方案\n一、重点任务\n(一)渔港提升。提升渔港市场秩序。(责任单位:市市场监管局)\n"
               "(二)渔港清淤。清理渔港淤泥。(责任单位:市水利局、省水利厅)\n",
    "nowhere.txt": "渔港清洁工作方案\n一、重点任务\n(一)渔港清洁。保持渔港清洁。(责任单位:市水利局)\n",
}


class Session:
    def __init__(self, program, folder, home):
        self.program, self.folder = program, folder
        self.environment = dict(os.environ, HOME=str(folder), POLICYGRAPH_HOME=str(home), LC_ALL="C")
        self.failures = 0

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, env=self.environment, text=True,
                              encoding="utf-8", capture_output=True, check=False, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def columns(self, names, *arguments):
        """The asked columns of an answer, row by row."""
        lines = self.run(*arguments, "--format", "tsv")[1].splitlines()
        if not lines:
            return []
        at = [lines[0].split("\t").index(name) for name in names]
        return ["|".join(line.split("\t")[i] for i in at) for line in lines[1:]]

    def expect(self, what, got, wanted):
        if got != wanted:
            self.failures += 1
            print(f"{what}\n  wanted {wanted}\n  got    {got}")


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        home = folder / "home"
        for part in ("data", "schema", "queries", "exports"):
            shutil.copytree(root / part, home / part)
        (folder / "plans").mkdir()
        for plan, text in PLANS.items():
            (folder / "plans" / plan).write_text(text, encoding="utf-8")
        session = Session(program, folder, home)
        session.run("build", "plans")

        tasks = ("agency", "via", "task")
        market = "吉安市市场监督管理局"
        session.expect("tasks of today", session.columns(tasks, "tasks", market), [market + "||渔港提升"])
        session.expect("tasks as of 2024", session.columns(tasks, "tasks", market, "--as-of", "2024"),
                       [market + "||渔港提升", "吉安市工商行政管理局|吉安市工商行政管理局 (–2018)|渔港巡查"])
        session.expect("tasks as of 2017", session.columns(tasks, "tasks", market, "--as-of", "2017"), [])
        session.expect("the heir is named", session.columns(tasks, "tasks", "吉安市工商行政管理局", "--as-of", "2024"),
                       [f"吉安市工商行政管理局|→ {market} (2018)|渔港巡查"])

        session.expect("ambiguous", session.columns(("name", "mentions", "candidates"), "ambiguous"),
                       ["市水利局|1|吉安市水利局"])
        session.expect("why-same", session.columns(("verdict", "written", "rule"), "why-same", "吉安市水利局", "吉安市水利局"),
                       ["same|市水利局|agency.level"])
        session.expect("why-same of two", session.columns(("verdict", "node"), "why-same", market, "吉安市水利局"),
                       ["different|" + market, "different|吉安市水利局"])

        old, new = "吉安市工商行政管理局", market
        before = session.run("digest")[1]
        code, out, _ = session.run("same", old, new, "--reason", "test")
        session.expect("same", (code, "\tsame\t" in "\t" + out.replace(": ", "\t", 1)), (0, True))
        code, _, err = session.run("different", old, new, "--reason", "test")
        lines = (home / "data" / "judgements.tsv").read_text(encoding="utf-8").splitlines()
        session.expect("a conflict names both lines", (code, f":{len(lines) + 1}: contradicts line {len(lines)}" in err),
                       (3, True))
        session.expect("the file is as it was", (lines[-1].split("\t")[0], list(home.glob("data/*.new"))), ("same", []))
        session.run("build", "plans")
        session.expect("one after the next build", session.run("sql", "SELECT count(*) AS n FROM node WHERE name IN "
                       f"('{old}', '{new}')", "--format", "tsv")[1], "n\n1\n")
        (home / "data" / "judgements.tsv").write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
        session.run("build", "plans")
        session.expect("taken back, all is as before", session.run("digest")[1], before)
        name = f"name\t{new}@吉安市\t吉安市市监局\ttest\tme\n"
        with (home / "data" / "judgements.tsv").open("a", encoding="utf-8") as file:
            file.write(name)
        session.run("build", "plans")
        session.expect("another name", session.run("sql", "SELECT count(*) AS n FROM node WHERE name = '吉安市市监局'",
                       "--format", "tsv")[1], "n\n1\n")
        with (home / "data" / "judgements.tsv").open("a", encoding="utf-8") as file:
            file.write(name.replace("吉安市市监局", "市监局"))
        code, _, err = session.run("build", "plans")
        session.expect("two names", (code, f":{len(lines) + 1}: gives another name than line {len(lines)}" in err), (3, True))
        session.expect("without a reason", session.run("same", old, new)[0], 2)
        print(f"{session.failures} failures")
        sys.exit(1 if session.failures else 0)


main()
