# SPDX-License-Identifier: Apache-2.0
"""Modules include only what they declare, and only below themselves.

usage: layering.py ROOT MODULES_TSV

MODULES_TSV (written by cmake/Modules.cmake) has a line a module, `name<TAB>used,used`, lower modules first. The build
cannot see a forbidden include, because all modules share one include root; this can.
"""
import re
import sys

import lint

INCLUDE = re.compile(r"^\s*#\s*include\s*[<\"]([^>\"]+)[>\"]")
HOME = {"boost/graph/": "graph", "sqlite3.h": "store"}


def read_modules(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip()]
    return {name: [use for use in uses.split(",") if use] for name, uses in rows}


def module_of(path, root):
    """include/policygraph/M/… and src/M/… belong to M."""
    parts = path.relative_to(root).parts
    return parts[2] if parts[0] == "include" else parts[1]


def check_include(found, file, line, target, module, modules):
    for prefix, home in HOME.items():
        if target.startswith(prefix) and module != home:
            found.add(file, line, f"<{target}> is included outside {home}")
    if target.startswith("boost/graph/") and module == "graph" and "include" in file.relative_to(found.root).parts:
        found.add(file, line, f"<{target}> is included in a public header")
    parts = target.split("/")
    used = parts[1] if parts[0] == "policygraph" else parts[0]
    if used not in modules or used == module or len(parts) == 1 or module not in modules:
        return
    if list(modules).index(used) > list(modules).index(module):
        found.add(file, line, f"{module} includes the higher module {used}")
    elif used not in modules[module]:
        found.add(file, line, f"{module} includes {used}, which its USES does not name")


def main():
    found, modules = lint.Findings(sys.argv[1]), read_modules(sys.argv[2])
    for module, uses in modules.items():
        for used in uses:
            if list(modules).index(used) > list(modules).index(module):
                found.add(found.root / "src" / module / "CMakeLists.txt", 1, f"{module} USES the higher module {used}")
    for file in lint.sources(found.root, "include/policygraph", "src"):
        if len(file.relative_to(found.root).parts) < 3:
            continue
        with open(file, encoding="utf-8") as lines:
            for number, text in enumerate(lines, 1):
                match = INCLUDE.match(text)
                if match:
                    check_include(found, file, number, match[1], module_of(file, found.root), modules)
    found.finish()


main()
