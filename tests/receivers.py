"""Real receivers of what is sent: a newsroom's own web server, and a mail server (as much as is needed)."""

import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """A newsroom's own server: what it was sent, and what it is to answer next (200 when nothing is set)."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    received: list[tuple[dict[str, str], str]] = field(default_factory=list)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A web server on this machine that keeps what it is sent."""
    box = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            box.received.append((dict(self.headers.items()), body))
            self.send_response(box.answers.pop(0) if box.answers else 200)
            self.send_header("location", "/elsewhere")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        box.url = f"http://127.0.0.1:{port}/hook"
        yield box


@dataclass
class Mailbox:
    """A mail server: the messages it took, for whom, and how many it is to refuse before."""

    port: int = 0
    refusals: int = 0
    taken: list[tuple[list[str], EmailMessage]] = field(default_factory=list)


@contextmanager
def mail_server(host: str = "127.0.0.1", port: int = 0) -> Iterator[Mailbox]:
    """A mail server on this machine that keeps what it takes; port 0: a free one."""
    box = Mailbox()

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 sink\r\n")
            people: list[str] = []
            for line in self.rfile:
                verb = line.split(b":")[0].split()[0].upper()
                if verb == b"RCPT":
                    people.append(line.split(b"<")[1].split(b">")[0].decode())
                self.wfile.write(self._answer(verb, people))

        def _answer(self, verb: bytes, people: list[str]) -> bytes:
            if verb == b"MAIL" and box.refusals:
                box.refusals -= 1
                return b"451 come back later\r\n"
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                text = b"".join(line.removeprefix(b".") for line in lines)
                box.taken.append(([*people], message_from_bytes(text, policy=policy.default)))
            return b"221 bye\r\n" if verb == b"QUIT" else b"250 fine\r\n"

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with _serving(Server((host, port), Session)) as bound:
        box.port = bound
        yield box


@contextmanager
def _serving(server: socketserver.TCPServer) -> Iterator[int]:
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def hanging() -> Iterator[tuple[str, list[socket.socket]]]:
    """A web server that takes every connection and never answers: its address, and the connections."""
    taken: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0), backlog=128) as server:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    taken.append(server.accept()[0])

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/hook", taken
        finally:
            server.shutdown(socket.SHUT_RDWR)
            for each in taken:
                each.close()


@contextmanager
def dripping(*, pieces: int, apart: float) -> Iterator[str]:
    """A web server that sends its answer byte by byte."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(200)
            self.send_header("content-length", str(pieces))
            self.end_headers()
            with suppress(OSError):
                for _ in range(pieces):
                    self.wfile.write(b".")
                    self.wfile.flush()
                    time.sleep(apart)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}/hook"
