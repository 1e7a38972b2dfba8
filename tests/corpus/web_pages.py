# SPDX-License-Identifier: Apache-2.0
"""Web pages against their publishers' labels: title, document number, issuer, date of signing.

usage: web_pages.py PROGRAM ROOT SHARED [--list]

A label counts where the page says it: its title, number, organ's name or date (in any of the forms of a date) stands in
the page's visible text or <meta>. --list names the labels that are missed and those that no page says. Ends with 1 where
a figure is below the one recorded in docs/quality/web_pages.json.
"""
import csv
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import unicodedata

FIELDS = {"title": "title", "文号": "doc_number", "issuer": "issuer", "成文日期": "date_signed"}
DIGITS = "〇一二三四五六七八九"
# What pages name as the source of an article and that issues nothing: the site itself, media, accounts.
SOURCES = re.compile("本网|本站|微信|公众号|新闻|日报|南方\\+|数据库|官网")


def squeeze(text):
    """Without blanks and the differences of brackets, quotes and widths."""
    text = unicodedata.normalize("NFKC", html.unescape(text))
    text = re.sub(r"[\[【(〔﹝]", "(", re.sub(r"[\]】)〕﹞]", ")", text))
    return re.sub("[\\s\u200b\ufeff\"'“”‘’《》<>〈〉·・_]", "", text)


def numeral(number):
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def forms_of_date(date):
    year, month, day = (int(part) for part in date.split("-"))
    written = "".join(DIGITS[int(digit)] for digit in str(year)) + f"年{numeral(month)}月{numeral(day)}日"
    forms = [f"{year}年{month}月{day}日", f"{year}年{month:02}月{day:02}日", f"{year}-{month}-{day}", date,
             f"{year}.{month}.{day}", f"{year}/{month}/{day}", f"{year}/{month:02}/{day:02}"]
    return forms + [written.replace("〇", zero) for zero in "〇零○OＯo0"]


def visible(page):
    text = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->", " ", page)
    meta = " ".join(re.findall(r"(?i)content\s*=\s*[\"']([^\"']*)", text))
    return squeeze(re.sub(r"(?s)<[^>]*>", "", text)), squeeze(meta)


def on_page(column, label, page):
    text, meta = visible(page)
    forms = forms_of_date(label) if column == "成文日期" else [label]
    return any(squeeze(form) in text + "\n" + meta for form in forms)


def names(label):
    without_additions = re.sub("（加挂.*?）", "", label)
    return {squeeze(name) for name in re.split("[、，, ]", without_additions) if name}


def right(column, label, found):
    if column == "issuer":
        return bool(found) and names(label) <= {squeeze(name) for name in found} | {squeeze("、".join(found))}
    own = re.sub("^（转载）", "", label)  # what the page says of its own doing
    return any(squeeze(name) == squeeze(own) for name in found)


def read(program, root, page):
    environment = dict(os.environ, POLICYGRAPH_HOME=str(root))
    run = subprocess.run([program, "extract", page], capture_output=True, text=True, env=environment, check=False)
    fields = {}
    for line in run.stdout.splitlines():
        fact = json.loads(line)
        if fact["fact"] == "field":
            # A notice that issues a plan has the plan's title and its own; the label is one of them.
            field = "title" if fact["field"] == "notice_title" else fact["field"]
            fields.setdefault(field, []).append(fact["value"])
    return fields


def main():
    program, root, shared = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    listing = "--list" in sys.argv
    folder = shared / "corpus" / "html"
    if not folder.is_dir():
        print(f"skipped: no web pages in {folder}")
        sys.exit(77)
    counts = {column: [0, 0] for column in FIELDS}
    notes = []
    for row in csv.DictReader((folder / "meta.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        page = (folder / row["file"]).read_bytes().decode("utf-8", "replace")
        fields = read(program, root, str(folder / row["file"]))
        for column, field in FIELDS.items():
            label = row[column].strip()
            if not label:
                continue
            if not on_page(column, label, page):
                notes.append(f"not on the page  {row['file']} {column}: {label}")
                continue
            if column == "issuer" and SOURCES.search(label):
                notes.append(f"a source, no issuer  {row['file']} {column}: {label}")
                continue
            counts[column][1] += 1
            if right(column, label, fields.get(field, [])):
                counts[column][0] += 1
            else:
                notes.append(f"missed  {row['file']} {column}: {label} | {'、'.join(fields.get(field, ['-']))}")
    for column, (good, all_of) in counts.items():
        print(f"{column}: {good} of {all_of}, {good / max(all_of, 1):.3f}")
    if listing:
        print("\n".join(sorted(notes)))
    recorded = root / "docs" / "quality" / "web_pages.json"
    if recorded.is_file():
        for column, (good, _) in json.loads(recorded.read_text(encoding="utf-8")).items():
            if counts[column][0] < good:
                print(f"{column} fell: {counts[column][0]} right, {good} were")
                sys.exit(1)


main()
