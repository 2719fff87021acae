"""Who sends slowly, or half: many connections at once, and how long the site takes to answer meanwhile."""

import asyncio
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from tests.containers.site import HOST, Site

PORT = 18443
KINDS = ("no TLS", "half a header", "half a body", "a byte a second", "reads nothing")
BODY = (
    f"POST /api/v1/claims/bulk/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/x-ndjson\r\n"
    "Content-Length: 100000\r\n\r\n"
).encode()
SENT = {
    "no TLS": b"",
    "half a header": f"GET /figures/ HTTP/1.1\r\nHost: {HOST}\r\nX-Slow: ".encode(),
    "half a body": BODY + b'{"external_id": "half',
    "a byte a second": BODY,
    "reads nothing": f"GET /ledger/verify_ledger.py HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode() * 100,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """How the site answered `/healthz` meanwhile: seconds of each, and what was not 200."""

    held: int
    times: list[float]
    others: list[int]


def besieged(site: Site, *, connections: int, seconds: int) -> Seen:
    """Open so many connections of all kinds, each anew where the proxy ends it, and ask `/healthz`."""
    return asyncio.run(_besieged(site, connections, seconds))


async def _besieged(site: Site, connections: int, seconds: int) -> Seen:
    context = ssl.create_default_context(cafile=site.certificate)
    over = asyncio.Event()
    open_now = [0]
    slow = [
        asyncio.create_task(_slow(KINDS[number % len(KINDS)], context, over, open_now))
        for number in range(connections)
    ]
    await asyncio.sleep(3)
    times, others, held = [], [], []
    until = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < until:
        held.append(open_now[0])
        answer = await asyncio.to_thread(site.ask, "/healthz")
        times.append(answer.seconds)
        others += [answer.status] if answer.status != 200 else []
        await asyncio.sleep(0.2)
    over.set()
    await asyncio.gather(*slow, return_exceptions=True)
    return Seen(sorted(held)[len(held) // 2], sorted(times), others)


async def _slow(kind: str, context: ssl.SSLContext, over: asyncio.Event, open_now: list[int]) -> None:
    """One connection after the other, as long as it lasts."""
    secure = {} if kind == "no TLS" else {"ssl": context, "server_hostname": HOST}
    while not over.is_set():
        with suppress(OSError, ssl.SSLError, asyncio.TimeoutError):
            opening = asyncio.open_connection("127.0.0.1", PORT, limit=1024, **secure)
            reader, writer = await asyncio.wait_for(opening, 30)
            open_now[0] += 1
            try:
                writer.write(SENT[kind])
                await _hold(kind, reader, writer.write, over)
            finally:
                open_now[0] -= 1
                writer.transport.abort()
        await asyncio.sleep(0.5)


async def _hold(
    kind: str, reader: asyncio.StreamReader, write: Callable[[bytes], None], over: asyncio.Event
) -> None:
    """Until the other side ends it, or all is over; at most a minute."""
    for _ in range(60):
        if over.is_set() or (kind != "reads nothing" and reader.at_eof()):
            return
        if kind == "a byte a second":
            write(b" ")
        await asyncio.sleep(1)
