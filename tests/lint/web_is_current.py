# SPDX-License-Identifier: Apache-2.0
"""The committed page of the explorer was made from the sources beside it, and its policy names what is in it.

usage: web_is_current.py REPOSITORY"""
import base64
import hashlib
import pathlib
import re
import sys

PAGE = "web/dist/explorer.html"


def findings(web):
    """What is wrong with the page, a line each."""
    page = (web / "dist" / "explorer.html").read_text(encoding="utf-8")
    digest = hashlib.sha256()
    for path in [*sorted((web / "src").iterdir()), web / "build.mjs", web / "package-lock.json"]:
        digest.update(path.read_bytes())
    if f"<!-- sources {digest.hexdigest()} -->" not in page:
        yield f"{PAGE}: not what web/src makes: run `npm ci && npm run build` in web/"
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    for tag in ("script", "style"):
        for body in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S):
            named = base64.b64encode(hashlib.sha256(body.encode("utf-8")).digest()).decode()
            if policy is None or f"{tag}-src 'sha256-{named}'" not in policy.group(1):
                yield f"{PAGE}: its policy does not name its {tag}"


found = list(findings(pathlib.Path(sys.argv[1]) / "web"))
print("\n".join(found) or "the page is current, its policy names its script and style")
sys.exit(1 if found else 0)
