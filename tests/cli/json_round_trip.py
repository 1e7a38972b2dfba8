#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A database goes out as JSON and comes back with the same digest; bad JSON gets one sentence that names the place.

usage: json_round_trip.py PROGRAM REPOSITORY [schema]
With `schema` the export is held against schema/export.schema.json; ends with 77 (skipped) without python3-jsonschema.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
MORE = {
    # What JSON must escape, above U+FFFF; the same title twice so that claims differ.
    "nasty.txt": "抚州市<&>\"方案\\\n一、重点任务\n1.推广𠮷\u2028\x7f工程。(市科技局负责)\n",
    "again.txt": "抚州市商标方案\n按照《抚州市<&>方案》(抚府发〔2024〕3号)要求,制定本方案。\n一、重点任务\n1.培育商标,到2026年达到99.5件。(市科技局、市财政局牵头)\n",
}
failures = 0


def expect(what, good):
    global failures
    if not good:
        failures += 1
        print("failed: " + what)


def run(*args):
    return subprocess.run([PROGRAM, *args], capture_output=True, text=True, timeout=120, check=False)


def digest(database):
    return run("digest", "--db", database).stdout.strip()


def changed(text, change):
    export = json.loads(text)
    change(export)
    return json.dumps(export, ensure_ascii=False)


def set_to(*path):
    *steps, last, value = path

    def change(export):
        for step in steps:
            export = export[step]
        export[last] = value
    return change


def forget(key):
    return lambda export: export["nodes"][0].pop(key)


def bad_files(text):
    """(what, the file, words of the sentence)."""
    return [
        ("cut off", text[:len(text) // 2], "line "),
        ("empty", "", "line 1"),
        ("another format", text.replace("policygraph-export-2", "policygraph-export-9"), "at /format: must be"),
        ("not an object", "[1]", "must be an object"),
        ("deep", "[" * 100000, "line 1"),
        ("no kind", changed(text, forget("kind")), "at /nodes/0: \"kind\" is missing"),
        ("a wrong type", changed(text, set_to("nodes", 1, "name", 7)), "at /nodes/1/name: must be text"),
        ("an array as attribute", changed(text, set_to("nodes", 1, "attributes", {"a/b~c": []})),
         "at /nodes/1/attributes/a~1b~0c: must be"),
        ("a false quote", changed(text, set_to("nodes", 2, "evidence", 0, "quote", "假")),
         "at /nodes/2/evidence/0/quote: is not what the document says there"),
        ("a range outside", changed(text, set_to("edges", 0, "evidence", 0, "byte_end", 4294967295)), "at /edges/0/evidence/0"),
        ("a range backwards", changed(text, set_to("edges", 0, "evidence", 0, "byte_end", -1)), "byte_end: must be a whole"),
        ("an unknown document", changed(text, set_to("aliases", 0, "document", "0" * 64)), "at /aliases/0/document: names"),
        ("a forged edge", changed(text, set_to("edges", 3, "kind", "CITES" * 2)), "at /edges/3/id: does not follow"),
        ("an unknown kind", changed(text, set_to("nodes", 0, "kind", "Poem")), "Poem"),
        ("a document twice", changed(text, lambda e: e["documents"].append(e["documents"][0])), "stands there twice"),
        ("a part", changed(text, lambda e: e["nodes"].pop()), "does not claim"),
        ("nothing", changed(text, lambda e: [e[k].clear() for k in ("documents", "nodes", "edges", "aliases")]), "no document"),
        ("bad UTF-8", text.encode().replace("抚".encode(), b"\xff\xfe\xff"), "line "),
    ]


def check_bad(folder, text):
    for what, bad, words in bad_files(text):
        (folder / "bad.json").write_bytes(bad if isinstance(bad, bytes) else bad.encode())
        result = run("build", "--from-json", folder / "bad.json", "--db", folder / "bad.db")
        expect(f"{what}: exit {result.returncode}, {result.stderr}",
               result.returncode == 1 and words in result.stderr and result.stderr.count("\n") == 1
               and "bad.json" in result.stderr)
        expect(what + ": a database was made", not (folder / "bad.db").exists())


def check_round_trip(folder, truth, exported):
    expect("a digest", len(truth) == 64)
    result = run("build", "--from-json", exported, "--db", folder / "copy.db")
    expect(f"rebuilding: {result.stderr}", result.returncode == 0)
    expect("the digest of the copy", digest(folder / "copy.db") == truth)
    expect("the copy holds together", run("check", "--db", folder / "copy.db").returncode in (0, 1))
    again = run("export", "--as", "json", "--db", folder / "copy.db").stdout
    expect("the copy's export", again == exported.read_text(encoding="utf-8"))
    run("build", "--from-json", exported, "--db", folder / "copy.db")
    expect("a second time changes nothing", digest(folder / "copy.db") == truth)
    build(folder, folder / "copy.db")
    expect("a build over the copy changes nothing", digest(folder / "copy.db") == truth)
    clash = run("build", "--from-json", exported, ROOT / "samples", "--db", folder / "copy.db")
    expect("paths beside --from-json", clash.returncode == 2)
    absent = run("build", "--from-json", folder / "absent.json", "--db", folder / "absent.db")
    expect("an absent file", absent.returncode == 1 and "absent.json" in absent.stderr)


def check_schema(exported):
    try:
        import jsonschema
    except ImportError:
        print("skipped: python3-jsonschema is not installed")
        sys.exit(77)
    schema = json.loads((ROOT / "schema" / "export.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    text = exported.read_text(encoding="utf-8")
    for error in validator.iter_errors(json.loads(text)):
        expect(f"{list(error.absolute_path)}: {error.message}", False)
    for change in (forget("kind"), set_to("nodes", 1, "name", 7), set_to("nodes", 0, "poem", "x"), set_to("format", "x"),
                   set_to("edges", 0, "evidence", 0, "byte_end", -1)):
        expect("the schema takes what is wrong", not validator.is_valid(json.loads(changed(text, change))))


def build(folder, database):
    return run("build", ROOT / "samples", folder / "docs", "--db", database)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "docs").mkdir()
        for file, text in MORE.items():
            (folder / "docs" / file).write_text(text, encoding="utf-8")
        expect("the build", build(folder, folder / "graph.db").returncode == 0)
        exported = folder / "graph.json"
        run("export", "--as", "json", "--db", folder / "graph.db", "-o", exported)
        if sys.argv[3:] == ["schema"]:
            check_schema(exported)
        else:
            check_round_trip(folder, digest(folder / "graph.db"), exported)
            check_bad(folder, exported.read_text(encoding="utf-8"))
    print(f"{failures} failures")
    sys.exit(1 if failures else 0)


main()
