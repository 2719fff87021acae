"""The ledger of another newsroom, asked over the network by one that witnesses it."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from urllib3.exceptions import HTTPError

from claimcheck.foundation.records.errors import Refused
from claims.domain.merkle import Hash
from claims.services.notifications.outbound import LARGEST_PAGE, check_target, get, post


@dataclass(frozen=True, slots=True)
class LedgerElsewhere:
    """A site whose ledger is read at its REST interface; `token` where it shows it to nobody else.

    All raise Refused, naming `checkpoint`, where the site can't be asked or answers otherwise than a ledger.
    """

    site: str
    token: str = ""

    @classmethod
    def at(cls, site: str, token: str = "") -> Self:
        """That of an address which somebody typed; a token is sent by TLS alone."""
        check_target("checkpoint", site)
        return cls(site, token)

    def checkpoint(self) -> str:
        """Its newest signed checkpoint."""
        found = self._read("").get("checkpoint")
        if not isinstance(found, str):
            raise self._refused("it has signed no checkpoint yet")
        return found

    def proof(self, *, first: int, size: int) -> list[Hash]:
        """That its ledger of `first` publications is the beginning of that of `size`, as it says."""
        told = self._read(f"consistency/?first={first}&size={size}").get("proof")
        try:
            if not isinstance(told, list):
                raise TypeError
            return [b64decode(digest, validate=True) for digest in told]
        except (TypeError, ValueError) as problem:
            raise self._refused("its proof is no list of hashes in base64") from problem

    def hand_in(self, line: str, *, size: int) -> None:
        """Give it the line that was signed over its checkpoint of `size` publications; twice is as once."""
        address = self._address(f"checkpoints/{size}/cosignatures/")
        body = json.dumps({"cosignature": line})
        try:
            answer = post(address, body, {**self._asks(), "Content-Type": "application/json"})
        except (HTTPError, OSError) as problem:
            raise self._refused(f"it could not be handed the line: {problem}") from problem
        if answer.status != 201:
            said = ascii(answer.text[:300])
            raise self._refused(f"it did not take the line, and answered {answer.status}: {said}")

    def _read(self, path: str) -> Mapping[str, Any]:
        address = self._address(path)
        try:
            page = get(address, self._asks())
        except (HTTPError, OSError) as problem:
            raise self._refused(f"it can't be asked: {problem}") from problem
        if page.status != 200 or len(page.body) > LARGEST_PAGE:
            raise self._refused(f"{address} answered {page.status} with {len(page.body)} bytes")
        try:
            told = json.loads(page.body)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise self._refused(f"{address} is no answer of a ledger; give the address the site begins with")
        return told

    def _address(self, path: str) -> str:
        return f"{self.site.rstrip('/')}/api/v1/ledger/{path}"

    def _asks(self) -> dict[str, str]:
        return {
            "Accept": "application/json",
            **({"Authorization": f"Bearer {self.token}"} if self.token else {}),
        }

    def _refused(self, why: str) -> Refused:
        return Refused("checkpoint", self.site, f"{why}.")
