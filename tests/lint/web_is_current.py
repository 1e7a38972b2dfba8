# SPDX-License-Identifier: Apache-2.0
"""The committed page of the explorer was made from the sources beside it, and its policy names what is in it.

usage: web_is_current.py REPOSITORY"""
import base64
import hashlib
import pathlib
import re
import sys

web = pathlib.Path(sys.argv[1]) / "web"
page = (web / "dist" / "explorer.html").read_text(encoding="utf-8")
sources = hashlib.sha256()
for path in sorted((web / "src").iterdir(), key=lambda path: path.name) + [web / "build.mjs", web / "package-lock.json"]:
    sources.update(path.read_bytes())
if f"<!-- sources {sources.hexdigest()} -->" not in page:
    sys.exit("web/dist/explorer.html is not what web/src makes: run `npm ci && npm run build` in web/")

policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
for tag in ("script", "style"):
    for body in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S):
        digest = base64.b64encode(hashlib.sha256(body.encode("utf-8")).digest()).decode()
        if f"{tag}-src 'sha256-{digest}'" not in policy:
            sys.exit(f"web/dist/explorer.html: its policy does not name its {tag}")
print("the page is current, its policy names its script and style")
