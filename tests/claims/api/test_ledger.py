"""The ledger over REST and as a page: proofs that lead to the root, an export that the verifier accepts."""

import subprocess
from base64 import b64decode
from io import StringIO
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from claims.domain.merkle import leaf_hash
from claims.models import Checkpoint
from claims.published import verify_ledger
from tests import builders as new
from tests.claims.domain.test_merkle import is_continued, leads_to

pytestmark = pytest.mark.django_db
LEDGER = "/api/v1/ledger/"


@pytest.fixture(scope="module")
def key(kept_for_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the key of a ledger of five, signed from the second on."""
    path = tmp_path_factory.mktemp("ledger") / "key.pem"
    with override_settings(LEDGER_KEY=path):
        new.figure(new.question("How many are in place 1?"))
        call_command("ledger_key", name="figures.example.org/ledger", stdout=StringIO())
        for number in range(2, 6):
            new.figure(new.question(f"How many are in place {number}?"))
    return path


@pytest.fixture
def client(settings: Settings, key: Path) -> Client:
    """Of anybody, before that ledger."""
    settings.PUBLIC_READ, settings.LEDGER_KEY = True, key
    return Client()


def read(client: Client, address: str) -> Any:
    response = client.get(LEDGER + address)
    assert response.status_code == 200, response.content
    return response.json()


def test_a_ledger_without_anything_has_a_root_too(settings: Settings) -> None:
    """Before the first that asks for the ledger of five."""
    settings.PUBLIC_READ = True
    head = read(Client(), "")
    assert (head["size"], head["checkpoint"], head["keys"]) == (0, None, [])
    assert Client().get(f"{LEDGER}entries/1/").status_code == 404


def test_the_head_names_the_size_the_root_and_the_newest_checkpoint(client: Client) -> None:
    head = read(client, "")
    assert head["size"] == 5
    assert head["checkpoint"].split("\n")[:3] == ["figures.example.org/ledger", "5", head["root_hash"]]
    assert len(head["keys"]) == 1


def test_each_entry_is_proven_to_be_in_every_ledger_since(client: Client) -> None:
    for seq, size in combinations_with_replacement(range(1, 6), 2):
        entry = read(client, f"entries/{seq}/?size={size}")
        proof = [b64decode(each) for each in entry["proof"]]
        made = leads_to(leaf_hash(bytes.fromhex(entry["sha256"])), seq - 1, size, proof)
        assert made == b64decode(entry["root_hash"])


def test_what_a_checkpoint_was_signed_for_is_the_beginning_of_the_ledger(client: Client) -> None:
    for checkpoint in Checkpoint.objects.all():
        first = checkpoint.publication_id
        old = b64decode(checkpoint.note.split("\n")[2])
        answer = read(client, f"consistency/?first={first}")
        proof = [b64decode(each) for each in answer["proof"]]
        assert is_continued(first, answer["size"], old, b64decode(answer["root_hash"]), proof)


REFUSED = {
    "entries/6/": (404, "the newest is 5"),
    "entries/3/?size=2": (400, "give a size from 3 to 5"),
    "entries/3/?size=6": (404, "the newest is 5"),
    "consistency/": (400, "give the size that the earlier checkpoint names"),
    "consistency/?first=0": (400, "send a whole number from 1"),
    "consistency/?first=9": (404, "the newest is 5"),
    "consistency/?first=2&last=3": (400, "last"),
}


def test_what_is_not_there_is_refused_with_the_remedy(client: Client) -> None:
    for address, (status, told) in REFUSED.items():
        response = client.get(LEDGER + address)
        assert response.status_code == status, address
        assert told in response.content.decode(), address


def test_the_export_is_what_the_program_on_the_page_accepts(client: Client, tmp_path: Path) -> None:
    export, kept = tmp_path / "ledger.ndjson", tmp_path / "kept.txt"
    kept.write_text(Checkpoint.objects.earliest("publication").note, "utf-8")
    export.write_bytes(client.get(f"{LEDGER}export/").getvalue())
    assert verify_ledger.main([str(export), "--earlier", str(kept)]) == 0
    program = client.get("/ledger/verify_ledger.py").content
    assert program == Path(verify_ledger.__file__).read_bytes()
    written = tmp_path / "written.ndjson"
    call_command("export_ledger", written, stdout=StringIO())
    assert written.read_bytes() == export.read_bytes()


def test_the_recipe_in_the_handbook_recomputes_a_link(client: Client, tmp_path: Path) -> None:
    """As it stands there: what is fetched is saved, and the command beside it prints the hash."""
    page = (settings.BASE_DIR / "docs/how-to/verify-the-ledger.md").read_text("utf-8")
    fetched, command = page.split("## Recompute one link by hand")[1].split("```")[1].strip().splitlines()
    assert fetched == "curl -s SITE/api/v1/ledger/entries/2/ > entry.json"
    (tmp_path / "entry.json").write_bytes(client.get(f"{LEDGER}entries/2/").content)
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == read(client, "entries/2/")["sha256"]
    assert read(client, "entries/3/")["prev_hash"] == done.stdout.split()[0]


def test_the_page_shows_the_checkpoint_and_where_the_rest_is(client: Client) -> None:
    page = client.get("/ledger/").content.decode()
    assert "5 publications" in page
    assert Checkpoint.objects.all()[0].note.split("\n")[2] in page
    assert f'href="{LEDGER}export/"' in page


def test_it_is_for_members_where_reading_is_not_public(client: Client, settings: Settings) -> None:
    settings.PUBLIC_READ = False
    assert client.get(LEDGER).status_code == 401
    assert client.get("/ledger/").status_code == 302


def test_an_entry_takes_three_queries_however_long_the_ledger_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        read(client, "entries/2/")
