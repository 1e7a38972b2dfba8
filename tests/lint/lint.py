# SPDX-License-Identifier: Apache-2.0
"""What the lints share: findings as `file:line: what`, and the exit code."""
import pathlib
import re
import sys

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Findings:
    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.lines = []

    def add(self, file, line, what):
        self.lines.append((str(file.relative_to(self.root)), line, what))

    def finish(self):
        """Prints what was found, sorted, and ends the process: 1 if there was anything."""
        for file, line, what in sorted(self.lines):
            print(f"{file}:{line}: {what}")
        sys.exit(1 if self.lines else 0)


def sources(root, *folders):
    """The C++ files under these folders of root, in a fixed order."""
    for folder in folders:
        for suffix in ("*.cpp", "*.hpp"):
            yield from sorted(pathlib.Path(root).glob(f"{folder}/**/{suffix}"))
