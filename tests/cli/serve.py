#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`serve` answers the page of its own address; some sixty hostile requests get no data.

usage: serve.py PROGRAM REPOSITORY
"""
import hashlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

import fixture

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
DATA = ("商标".encode(), b"<!DOCTYPE", b'"nodes"', "科学技术局".encode())  # what only an answer has
failures = 0
STARTED = []


def expect(what, good):
    global failures
    if not good:
        failures += 1
        print("failed: " + what)


class Serving:
    def __init__(self, database, *more):
        self.process = subprocess.Popen([PROGRAM, "serve", "--db", database, *more], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        STARTED.append(self.process)
        address = urllib.parse.urlsplit(self.process.stdout.readline().strip())
        self.port, self.root = address.port, address.path
        expect("on loopback", address.hostname == "127.0.0.1" and len(self.root) == 34)

    def raw(self, request, wait=8.0):
        """What comes back for these bytes, b"" where the server just hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as line:
            answer = b""
            try:
                line.sendall(request)
                while True:
                    piece = line.recv(65536)
                    if not piece:
                        return answer
                    answer += piece
            except (ConnectionError, socket.timeout):
                return answer

    def get(self, path="", *headers, method="GET", host=None, version="1.1"):
        lines = [f"{method} {self.root}{path} HTTP/{version}", f"Host: {host or f'127.0.0.1:{self.port}'}", *headers,
                 "Connection: close", "", ""]
        return self.raw("\r\n".join(lines).encode())

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


def body(answer):
    return answer.split(b"\r\n\r\n", 1)[1]


def check_answers(server):
    page = server.get()
    expect("the page", status(page) == 200 and b"connect-src 'self'" in page and b"{{" not in page)
    for header in (b"X-Content-Type-Options: nosniff", b"Cache-Control: no-store", b"X-Frame-Options: DENY",
                   b"Referrer-Policy: no-referrer"):
        expect(header.decode(), header in page)
    rows = json.loads(body(server.get("api/graph")))
    expect("all nodes, no texts", len(rows["nodes"]) > 15 and "complete" not in rows
           and all(text is None for _, _, text in rows["documents"]))
    task = next(node for node in rows["nodes"] if node[2] == "商标巡查")
    near = json.loads(body(server.get(f"api/graph?around={task[0]}&hops=1")))
    expect("the neighbours of a task", {"商标巡查", "甲市各县人民政府"} <= {node[2] for node in near["nodes"]}
           and len(near["nodes"]) < len(rows["nodes"]))
    found = json.loads(body(server.get("api/search?q=" + urllib.parse.quote("科技局"))))
    expect("found by an alias", sorted(node[2] for node in found["nodes"]) == ["乙市科学技术局", "甲市科学技术局"])
    nothing = json.loads(body(server.get("api/search?q=" + urllib.parse.quote("' OR 1=1 --"))))
    expect("nothing found", nothing["nodes"] == [])
    text = fixture.TEXTS["docs/yi.txt"].encode()
    expect("a text", body(server.get("api/text?document=" + hashlib.sha256(text).hexdigest())) == text)
    expect("localhost is a name of it", status(server.get(host=f"localhost:{server.port}")) == 200)
    own = f"Origin: http://127.0.0.1:{server.port}"
    expect("its own page", status(server.get("api/graph", own, "Sec-Fetch-Site: same-origin")) == 200)
    for path in ("api/text?document=x", "api/graph?around=x", "api", "../", "%2e%2e/%2e%2e/etc/passwd", "api/graph/"):
        expect(f"{path} is not there", status(server.get(path)) in (400, 403, 404))
    expect("an empty question", status(server.get("api/search?q=")) == 400)


def hostile(server):
    """(what, bytes)."""
    port, root, good = server.port, server.root, f"127.0.0.1:{server.port}"
    hosts = ["evil.example", f"evil.example:{port}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.2:{port}", f"0.0.0.0:{port}",
             f"[::1]:{port}", f"LOCALHOST.:{port}", f"localhost.evil.example:{port}", f"{good}.evil.example", f"{good}@evil.example",
             f"{good}:80", "", f"evil.example, {good}", f"127.1:{port}", f"2130706433:{port}"]
    for host in hosts:
        yield f"Host {host}", f"GET {root}api/graph HTTP/1.1\r\nHost: {host}\r\n\r\n"
    yield "no Host", f"GET {root}api/graph HTTP/1.1\r\n\r\n"
    yield "no Host, HTTP/1.0", f"GET {root}api/graph HTTP/1.0\r\n\r\n"
    yield "two Hosts", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\nHost: evil.example\r\n\r\n"
    yield "an absolute address", f"GET http://evil.example{root}api/graph HTTP/1.1\r\nHost: {good}\r\n\r\n"
    for origin in ["http://evil.example", "null", f"https://{good}", f"http://{good}.evil.example", f"http://evil.example:{port}",
                   "file://", f"http://127.0.0.1:{port + 1}", "chrome-extension://abc", f"http://{good}, http://evil.example"]:
        yield f"Origin {origin}", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\nOrigin: {origin}\r\n\r\n"
    for site in ["cross-site", "same-site", "bogus"]:
        yield f"Sec-Fetch-Site {site}", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\nSec-Fetch-Site: {site}\r\n\r\n"
    wrong = root[:-2] + ("0" if root[-2] != "0" else "1") + "/"
    for path in ["/", "/api/graph", "//api/graph", wrong + "api/graph", "/0/api/graph", root[:-2] + "/api/graph", root.upper() + "api/graph",
                 "/" + root[1:-1] + "x/api/graph", "/%00" + root[1:] + "api/graph", "/x/.." + root + "api/graph",
                 root[:-1], "/?" + root, "/favicon.ico"]:
        yield f"no secret: {path}", f"GET {path} HTTP/1.1\r\nHost: {good}\r\n\r\n"
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "HEAD", "PROPFIND", "get"]:
        yield method, f"{method} {root}api/graph HTTP/1.1\r\nHost: {good}\r\n\r\n"
    yield "a body", f"POST {root}api/graph HTTP/1.1\r\nHost: {good}\r\nContent-Length: 5\r\n\r\nhello"
    yield "a huge body announced", f"POST {root} HTTP/1.1\r\nHost: {good}\r\nContent-Length: 99999999999\r\n\r\n"
    yield "a body of a GET", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\nContent-Length: 5\r\n\r\nhello"
    yield "chunks", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    yield "ranges", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\nRange: bytes={','.join(['0-'] * 500)}\r\n\r\n"
    yield "a huge header", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\nX: {'a' * 1000000}\r\n\r\n"
    yield "a huge address", f"GET {root}api/search?q={'a' * 1000000} HTTP/1.1\r\nHost: {good}\r\n\r\n"
    yield "a long question", f"GET {root}api/search?q={'a' * 201} HTTP/1.1\r\nHost: {good}\r\n\r\n"
    yield "no HTTP", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc"
    yield "a request of nothing", "\r\n\r\n"
    yield "half a request", f"GET {root}api/graph HTTP/1.1\r\nHost: {good}\r\n"


def check_hostile(server):
    count = with_data = 0
    for what, request in hostile(server):
        answer = server.raw(request.encode("latin-1"))
        count += 1
        bad = status(answer) == 200 or any(data in answer for data in DATA)
        with_data += bad
        expect(f"{what}: {answer[:200]!r}", not bad)
    print(f"{count} hostile requests, {with_data} with data")
    expect("enough of them", count >= 60)


def check_slow(server):
    lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(12)]
    for line in lines:
        line.sendall(b"GET /")
    began = time.monotonic()
    expect("an answer beside slow clients", status(server.get()) == 200 and time.monotonic() - began < 2)
    time.sleep(5)
    for line in lines:
        line.settimeout(1)
        try:
            expect("a silent client is hung up on", not any(data in line.recv(65536) for data in DATA))
        except socket.timeout:
            expect("a silent client is kept", False)
        line.close()


def check_part(database):
    server = Serving(database, "--nodes", "5")
    rows = json.loads(body(server.get("api/graph")))
    expect("a part", len(rows["nodes"]) == 5 and rows["complete"] is False)
    expect("Ctrl-C ends it", server.end() == 0)


def main():
    with tempfile.TemporaryDirectory() as name:
        database = pathlib.Path(name) / "graph.db"
        fixture.make(database, ROOT)
        before = database.read_bytes()
        server = Serving(database)
        taken = subprocess.run([PROGRAM, "serve", "--db", database, "--port", str(server.port)], capture_output=True, text=True,
                               check=False, timeout=20)
        expect("a port that is taken", taken.returncode == 2 and taken.stderr.count("\n") == 1)
        check_answers(server)
        check_hostile(server)
        check_slow(server)
        expect("alive", status(server.get()) == 200)
        expect("Ctrl-C ends it", server.end() == 0)
        check_part(database)
        expect("the database is as it was", database.read_bytes() == before and len(os.listdir(name)) == 1)
        absent = subprocess.run([PROGRAM, "serve", "--db", name + "/none.db"], capture_output=True, check=False, timeout=20)
        expect("no database", absent.returncode == 3)
    print(f"{failures} failures")
    sys.exit(1 if failures else 0)


try:
    main()
finally:
    for process in STARTED:
        process.kill()
