# SPDX-License-Identifier: Apache-2.0
"""openCypher's own scenarios (the TCK) against `match`, on graphs in memory.

usage: tck.py ENGINE [--failures] [--least PERCENT]

$POLICYGRAPH_TCK names the folder tck/features of a copy of openCypher; without it nothing is run (exit 77). Taken are
the scenarios of the clauses and expressions that docs/match.md claims (CLAIMED below); of those, ones whose query
writes, calls procedures or speaks of times are left out, because `match` does not claim them. The graph of a
scenario is made by its CREATE. Where an error is expected, any error counts.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

from values import value_of

CLAIMED = ["clauses/match", "clauses/match-where", "clauses/return", "clauses/return-orderby", "clauses/return-skip-limit",
           "clauses/with", "clauses/with-where", "clauses/with-orderBy", "clauses/with-skip-limit", "clauses/unwind",
           "clauses/union", "expressions/aggregation", "expressions/boolean", "expressions/comparison",
           "expressions/conditional", "expressions/graph", "expressions/list", "expressions/literals", "expressions/map",
           "expressions/mathematical", "expressions/null", "expressions/path", "expressions/pattern",
           "expressions/precedence", "expressions/quantifier", "expressions/string", "expressions/typeConversion",
           "useCases"]
NOT_CLAIMED = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|CALL)\b|\b(date|time|datetime|localtime|localdatetime|duration)"
                         r"(\.\w+)?\(", re.I)
STEP = re.compile(r"^(Given|When|Then|And|But) (.*?):?$")


def table_row(line):
    cells = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


class Scenario:
    def __init__(self, feature, name):
        self.feature, self.name, self.steps, self.examples = feature, name, [], []


def scenarios(path):
    """Scenarios with their steps: (words, text, rows); outlines once for each row of their examples."""
    found, block, in_text, examples = [], [], False, False
    now = background = Scenario("", "")
    for line in path.read_text(encoding="utf-8").splitlines():
        bare = line.strip()
        if bare.startswith('"""'):
            if in_text:
                now.steps[-1][1] = "\n".join(block)
            in_text, block = not in_text, []
        elif in_text:
            block.append(line[6:] if line.startswith("      ") else line)
        elif re.match(r"Scenario( Outline)?:", bare):
            now = Scenario(f"{path.parent.name}/{path.stem}", bare.split(":", 1)[1].strip())
            now.steps = [list(step) for step in background.steps]
            found.append(now)
            examples = False
        elif bare.startswith("Examples:"):
            examples = True
            now.examples.append([])
        elif bare.startswith("|"):
            (now.examples[-1] if examples else now.steps[-1][2]).append(table_row(bare))
        elif step := STEP.match(bare):
            now.steps.append([step[2], "", []])
    return [one for scenario in found for one in outlined(scenario)]


def outlined(scenario):
    rows = [dict(zip(table[0], row)) for table in scenario.examples for row in table[1:]]
    for values in rows or [{}]:
        def put(text, values=values):
            return re.sub(r"<(\w+)>", lambda m: values.get(m[1], m[0]), text)
        one = Scenario(scenario.feature, scenario.name + (f" {list(values.values())}" if values else ""))
        one.steps = [(put(words), put(text), [[put(cell) for cell in row] for row in table])
                     for words, text, table in scenario.steps]
        yield one


class Expected:
    def __init__(self, scenario, root):
        self.setup, self.params, self.query, self.rows, self.words = [], {}, "", [], ""
        for words, text, table in scenario.steps:
            if words == "having executed":
                self.setup.append(text)
            elif words.endswith("graph") and words.startswith("the "):
                self.setup.append((root.parent / "graphs" / words[4:-6] / f"{words[4:-6]}.cypher").read_text("utf-8"))
            elif words == "parameters are":
                self.params = {row[0]: row[1] for row in table}
            elif words.startswith("executing"):
                self.query = self.query or text
            elif words.startswith("the result should be") or "should be raised" in words:
                if not self.words:
                    self.words, self.rows = words, table

    def claimed(self):
        writes = NOT_CLAIMED.search(re.sub(r"'[^']*'|\"[^\"]*\"|`[^`]*`", "", self.query))
        return bool(self.query and self.words) and not writes

    def met(self, answer):
        if "should be raised" in self.words:
            return "error" in answer
        if "error" in answer:
            return False
        if self.words == "the result should be empty":
            return not answer["rows"]
        lists = "ignoring element order" in self.words
        header = [cell.replace("`", "") for cell in self.rows[0]]
        if header != [column.replace("`", "") for column in answer["columns"]]:
            return False
        want = [[value_of(cell, lists) for cell in row] for row in self.rows[1:]]
        got = [[value_of(cell, lists) for cell in row] for row in answer["rows"]]
        return want == got if "in order" in self.words else sorted(want, key=repr) == sorted(got, key=repr)


def main():
    folder = os.environ.get("POLICYGRAPH_TCK", "")
    if not folder or not pathlib.Path(folder, "clauses").is_dir():
        print("POLICYGRAPH_TCK does not name tck/features of openCypher: skipped")
        sys.exit(77)
    root = pathlib.Path(folder).resolve()
    engine = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    passed, all_, left_out = collections.Counter(), collections.Counter(), 0
    for area in CLAIMED:
        for path in sorted((root / area).glob("**/*.feature")):
            for scenario in scenarios(path):
                expected = Expected(scenario, root)
                if not expected.claimed():
                    left_out += 1
                    continue
                engine.stdin.write(json.dumps({"setup": expected.setup, "params": expected.params,
                                               "query": expected.query}) + "\n")
                engine.stdin.flush()
                line = engine.stdout.readline()
                if not line:
                    sys.exit(f"the engine died of {scenario.feature} {scenario.name}\n{expected.setup}\n{expected.query}")
                answer = json.loads(line)
                try:
                    met = expected.met(answer)
                except (ValueError, AttributeError, IndexError, TypeError) as error:
                    met, answer = False, {"error": f"not understood by the test: {error} {answer}"}
                all_[area] += 1
                passed[area] += met
                if not met and "--failures" in sys.argv:
                    print(f"--- {scenario.feature} {scenario.name}\n{expected.query}\n{expected.words} {expected.rows[:4]}\n"
                          f"{str(answer)[:400]}")
    for area in CLAIMED:
        print(f"{area:28} {passed[area]:5} of {all_[area]:5}")
    total, good = sum(all_.values()), sum(passed.values())
    print(f"{good} of {total} scenarios pass: {100 * good / max(total, 1):.1f} %; {left_out} not claimed")
    least = float(sys.argv[sys.argv.index("--least") + 1]) if "--least" in sys.argv else 80.0
    sys.exit(0 if total and 100 * good / total >= least else 1)


main()
