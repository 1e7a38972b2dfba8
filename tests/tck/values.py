# SPDX-License-Identifier: Apache-2.0
"""Values as the scenarios of openCypher write them → tuples that can be compared: (1), 'a', [..], {..}, (:A {..}), <..>."""
import re

NUMBER = re.compile(r"-?(?:\d+\.\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+|\d+)")
NAME = re.compile(r"`(?:[^`]|``)*`|\w+")


class Reader:
    def __init__(self, text, sorted_lists=False):
        self.text, self.at, self.sorted_lists = text, 0, sorted_lists

    def blanks(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def take(self, word):
        self.blanks()
        found = self.text.startswith(word, self.at)
        if found:
            self.at += len(word)
        return found

    def name(self):
        self.blanks()
        found = NAME.match(self.text, self.at)
        self.at = found.end()
        return found[0].strip("`")

    def value(self):
        self.blanks()
        if self.take("["):
            return self.edge() if self.take(":") else self.items()
        if self.take("{"):
            return self.map()
        if self.take("("):
            return self.node()
        if self.take("<"):
            return self.path()
        if self.take("'"):
            return self.string()
        for word, value in (("true", ("truth", True)), ("false", ("truth", False)), ("null", ("null",)), ("NaN", ("nan",)),
                            ("Infinity", ("float", float("inf"))), ("-Infinity", ("float", float("-inf"))),
                            ("Inf", ("float", float("inf")))):
            if self.take(word):
                return value
        found = NUMBER.match(self.text, self.at)
        self.at = found.end()
        return ("integer", int(found[0])) if found[0].lstrip("-").isdigit() else ("float", float(found[0]))

    def string(self):
        out = ""
        while self.text[self.at] != "'":
            self.at += self.text[self.at] == "\\" and self.text[self.at + 1] in "\\'"
            out += self.text[self.at]
            self.at += 1
        self.at += 1
        return ("text", out)

    def items(self):
        found = []
        while not self.take("]"):
            found.append(self.value())
            self.take(",")
        return ("list", tuple(sorted(found, key=repr) if self.sorted_lists else found))

    def map(self):
        found = []
        while not self.take("}"):
            key = self.name()
            self.take(":")
            found.append((key, self.value()))
            self.take(",")
        return ("map", tuple(sorted(found, key=repr)))

    def labels_and_map(self, end):
        labels, properties = [], ("map", ())
        while not self.take(end):
            if self.take(":"):
                labels.append(self.name())
            elif self.take("{"):
                properties = self.map()
            else:
                labels.append(self.name())
        return tuple(sorted(labels)), properties

    def node(self):
        return ("node", *self.labels_and_map(")"))

    def edge(self):
        return ("edge", *self.labels_and_map("]"))

    def path(self):
        self.take("(")
        found = [self.node()]
        while not self.take(">"):
            left = self.take("<-")
            if not left:
                self.take("-")
            self.take("[")
            self.take(":")
            edge = self.edge()
            right = self.take("->")
            if not right:
                self.take("-")
            self.take("(")
            found += [("left" if left else "right"), edge, self.node()]
        return ("path", tuple(found))


def value_of(text, sorted_lists=False):
    reader = Reader(text, sorted_lists)
    found = reader.value()
    reader.blanks()
    if reader.at != len(text):
        raise ValueError(f"not a value: {text}")
    return found
