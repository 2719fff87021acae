"""What the demo serves, read by libraries of others."""

import json
import os
import subprocess
import sys
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from tests.contracts.workshop import HERE, Failed, Workshop, ran

EXPANDING = """
import json, sys
from pyld import jsonld

KNOWN = {
    "https://schema.org": {"@vocab": "https://schema.org/"},
    "http://www.w3.org/ns/csvw": {
        "@vocab": "http://www.w3.org/ns/csvw#",
        "dc": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    },
}  # where the words of each live: nothing is fetched

def loaded(address, options):
    document = {"@context": KNOWN[address.rstrip("/")]}
    kind = "application/ld+json"
    return {"contextUrl": None, "documentUrl": address, "document": document, "contentType": kind}

options = {"documentLoader": loaded}
print(json.dumps([
    [jsonld.expand(document, options), len(jsonld.to_rdf(document, options)["@default"])]
    for document in json.load(sys.stdin)
]))
"""
EXTRACTING = """
import json, sys, extruct
pages = json.load(sys.stdin)
print(json.dumps([extruct.extract(page, syntaxes=["json-ld", "opengraph"]) for page in pages]))
"""
PARSING = """
import json, sys, feedparser
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({
    "fault": str(feed.get("bozo_exception", "")), "version": feed.version, "title": feed.feed.title,
    "entries": [
        [entry.id, entry.title, entry.link, entry.summary, [tag.term for tag in entry.tags]]
        for entry in feed.entries
    ],
}))
"""


def install(shop: Workshop) -> str:
    """By their lock, into a folder of their own."""
    lock, stamp = (HERE / "requirements.txt").read_text(), shop.libraries / "installed.txt"
    if not stamp.exists() or stamp.read_text() != lock:
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--upgrade",
            "--no-deps",
            "--require-hashes",
        ]
        ran([*pip, "--target", str(shop.libraries), "-r", str(HERE / "requirements.txt")], shop.room)
        stamp.write_text(lock)
    return "installed"


def _by(program: str, shop: Workshop, given: bytes) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=given,
        env={**os.environ, "PYTHONPATH": str(shop.libraries)},
        capture_output=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise Failed(done.stderr.decode())
    return json.loads(done.stdout)


def linked_data(shop: Workshop) -> str:
    """Figures, the catalogue and the description of the table are JSON-LD; what is withheld has no value."""
    figures = shop.json("/api/v1/figures/")["results"]
    paths = [f"claim-reviews/{figure['id']}/" for figure in figures] + ["catalog/", "figures/csvw/"]
    documents = [shop.json(f"/api/v1/{path}") for path in paths]
    told = _by(EXPANDING, shop, json.dumps(documents).encode())
    for path, (expanded, triples) in zip(paths, told, strict=True):
        if not expanded or not triples:
            raise Failed(f"{path} says nothing as JSON-LD.")
    for figure, (expanded, _) in zip(figures, told, strict=False):
        values = json.dumps([node for node in expanded if "https://schema.org/Observation" in node["@type"]])
        if ("https://schema.org/minValue" in values) != figure["printable"]:
            raise Failed(f"{figure['id']} is {figure['standing']}: {values}")
        if "https://schema.org/StatisticalVariable" not in values:
            raise Failed(f"{figure['id']} does not say what was measured.")
    return f"{sum(triples for _, triples in told)} statements in {len(paths)} documents"


def pages(shop: Workshop) -> str:
    """A page carries its figure's linked data, and Open Graph without a number."""
    figures = shop.json("/api/v1/figures/")["results"]
    texts = [shop.get(f"/figures/{figure['id']}/").decode() for figure in figures]
    found = _by(EXTRACTING, shop, json.dumps(texts).encode())
    for figure, page in zip(figures, found, strict=True):
        (graph,) = page["json-ld"]
        observation = graph["@graph"][0]
        if ("minValue" in observation) != figure["printable"] or not page["opengraph"]:
            raise Failed(f"The page of {figure['id']}, which is {figure['standing']}: {page}")
    return f"{len(found)} pages"


def feed(shop: Workshop) -> str:
    """Well-formed, each entry with its standing; no text of what is not printable."""
    told = _by(PARSING, shop, shop.get("/api/v1/changes/atom/"))
    if told["fault"] or told["version"] != "atom10" or not told["entries"]:
        raise Failed(str(told))
    for _, title, link, summary, terms in told["entries"]:
        printable = terms[1] == "printable"
        if not (title and link) or ("according to" in summary) != printable:
            raise Failed(f"{title}: {summary} ({terms})")
    return f"{len(told['entries'])} entries"


def webhook(shop: Workshop) -> str:
    """A test is sent, signed, and a receiver in JavaScript takes it and nothing changed of it."""
    taken: list[tuple[dict[str, str], str]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            taken.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Nothing: what came is looked at."""

    receiver = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=receiver.serve_forever, daemon=True)
    thread.start()
    try:
        secret = _tested(shop, f"http://127.0.0.1:{receiver.server_port}/")
    finally:
        receiver.shutdown()
        receiver.server_close()
    ((headers, body),) = taken
    sent = json.dumps({"secret": secret, "headers": headers, "body": body})
    told = json.loads(ran(["node", "typescript/built/webhook.js"], shop.room, SENT=sent))
    if told != {"type": "webhook.test", "refused": True}:
        raise Failed(str(told))
    return "taken, and refused when changed"


def _tested(shop: Workshop, address: str) -> str:
    """The secret of a webhook that was registered, tested and disabled."""
    made, _ = _posted(shop, "webhooks/", {"name": f"Contracts {address}", "url": address})
    path = f"webhooks/{made['id']}/"
    _posted(shop, f"{path}test/", None)
    _posted(shop, f"{path}disable/", {"reason": "A trial."}, etag=_etag(shop, path))
    secret: str = made["secret"]
    return secret


def _etag(shop: Workshop, path: str) -> str:
    _, headers = _asked(shop, urllib.request.Request(f"{shop.site}/api/v1/{path}"))
    return str(headers["ETag"])


def _posted(shop: Workshop, path: str, body: Any, etag: str = "") -> tuple[Any, Any]:
    data = b"" if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{shop.site}/api/v1/{path}", data=data)
    request.add_header("Content-Type", "application/json")
    if etag:
        request.add_header("If-Match", etag)
    return _asked(shop, request)


def _asked(shop: Workshop, request: urllib.request.Request) -> tuple[Any, Any]:
    request.add_header("Authorization", shop.authorization("editor"))
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer), answer.headers
