# SPDX-License-Identifier: Apache-2.0
"""The explorer's page of the samples in headless Chromium: every feature, then hostile texts (web/test.mjs).

usage: explorer.py POLICYGRAPH REPOSITORY [PICTURE [DOCUMENT…]]
PICTURE: where a picture of the page at first sight goes. Ends with 77 (skipped) where node, Chromium or playwright-core
(npm ci in web/) is absent."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

binary, repository = sys.argv[1], pathlib.Path(sys.argv[2])
picture = [os.path.abspath(sys.argv[3])] if len(sys.argv) > 3 else []
documents = sys.argv[4:] or [repository / "samples"]
node = shutil.which("node")
if node is None or not (repository / "web" / "node_modules").is_dir():
    print("skipped: " + ("npm ci was not run in web/" if node else "node is not installed"))
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    database, page = f"{folder}/graph.db", f"{folder}/graph.html"
    subprocess.run([binary, "build", *documents, "--db", database], check=True, capture_output=True)
    subprocess.run([binary, "export", "--as", "html", "--db", database, "--output", page], check=True, capture_output=True)
    corpora = {"CORPORA": str((repository / ".." / "shared" / "corpora").resolve())}
    sys.exit(subprocess.run([node, repository / "web" / "test.mjs", page, *picture], env=os.environ | corpora).returncode)
