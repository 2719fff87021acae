"""What is tried, in its order: each step says what it saw, and fails by saying what it saw instead."""

import json
import re
from functools import partial
from pathlib import Path

from tests.containers import alone, breaking
from tests.containers.report import Report
from tests.containers.site import SETTINGS, Site, until

LASTING = ("db", "replica", "web", "worker", "proxy")
"""What goes on running."""
TOKEN = """
from django.contrib.auth.models import User
from django.utils import timezone
from claims.services.access.tokens import make_token
people = {user.username: user for user in User.objects.all()}
for user in people.values():
    user.email = user.username + "@example.org"
    user.save()
scopes = ["figures:read", "claims:write"]
given = {"name": "Trial", "owner": people["chen"], "scopes": scopes, "per_minute": 6000}
print("TOKEN", make_token(by=people["editor"], now=timezone.now(), **given)[1])
"""
DIGESTS = """
from datetime import UTC, datetime, timedelta
from claims.jobs.notifications import gather_digests
today = datetime.now(UTC).replace(hour=23, minute=59)
gather_digests.defer(timestamp=int(today.timestamp()))
"""

ASKED = """
import sys, urllib.request
print(urllib.request.urlopen("http://prometheus:9090/api/v1/" + sys.argv[1]).read().decode())
"""


def run(site: Site, report: Report) -> None:
    """Everything, as far as it can go on after a fault."""
    if not report.step("image built by compose", partial(built, site)):
        return
    if not report.step("up: database, migration, site, worker, TLS, replica", partial(brought_up, site)):
        return
    demo = Demo(site)
    report.step("hardening, limits and secrets, as the engine lists them", partial(hardened, site))
    if not report.step("demo", demo.load):
        return
    report.step("pages and the API through TLS, by curl", demo.pages)
    report.step("signing in, then the desk", demo.signed_in)
    report.step("claims recorded over REST", demo.recorded)
    report.step("a mail read from a mail server", demo.mailed)
    report.step("readyz, once all is set", partial(ready, site))
    report.step("replica follows, and takes no changes", partial(followed, site))
    report.step("Prometheus reads the site, knows the alerts", partial(watched, site))
    report.step("backup and drill", partial(backed_up, site))
    report.step("restored into another database, compared, ledger verified", partial(restored, site))
    for service in LASTING:
        report.step(f"kill -9 of {service}", partial(breaking.killed, site, service, demo.token))
    report.step("200 half-sent and slow requests", partial(breaking.half_sent, site))
    report.step("upgrade while it answers", partial(breaking.upgraded, site))
    report.step("replica promoted", partial(promoted, site))
    report.step("each ends by itself before it would be ended by force", partial(breaking.stopped, site))
    report.step("the image alone, with the embedded database", partial(alone.ran_alone, site))


def built(site: Site) -> str:
    """The image, out of the shipped Dockerfile."""
    site.compose("build")
    return site.engine.docker(
        "images", "--format", "{{.Repository}}:{{.Tag}} {{.Size}}", "claimcheck"
    ).strip()


def brought_up(site: Site) -> str:
    """From empty volumes to the first page."""
    site.compose("up", "--detach", "--no-build")
    answered = until(lambda: site.ask("/healthz").status == 200, 180)
    well = until(lambda: all(site.is_healthy(service) for service in LASTING), 180)
    return f"answered after {answered:.0f} s more, all healthy after {answered + well:.0f} s"


def hardened(site: Site) -> str:
    """Of each container that goes on: rights, limits, log; and that no secret stands in its environment."""
    secrets = [
        file.read_text().strip() for file in (site.folder / "secrets").iterdir() if "tls" not in file.name
    ]
    for service in LASTING:
        told = json.loads(site.engine.docker("inspect", site.container(service)))[0]
        limits = told["HostConfig"]
        assert limits["CapDrop"] == ["ALL"], f"{service} has rights: {limits['CapDrop']}"
        assert not limits["CapAdd"], f"{service} is given rights: {limits['CapAdd']}"
        assert limits["ReadonlyRootfs"], f"{service} can write its own files"
        assert "no-new-privileges:true" in limits["SecurityOpt"], f"{service} can get new privileges"
        assert limits["Memory"], f"{service} has no limit of memory"
        assert limits["PidsLimit"], f"{service} has no limit of processes"
        assert limits["LogConfig"]["Config"].get("max-size"), f"{service}'s log grows for ever"
        assert told["Config"]["User"], f"{service} runs as root"
        shown = json.dumps(told["Config"])
        assert not any(secret and secret in shown for secret in secrets), f"{service} shows a secret"
    assert (site.folder / "secrets").stat().st_mode & 0o077 == 0, "the folder of secrets is open"
    return f"{len(LASTING)} containers: no capability, read-only, not root, limited; no secret shows"


class Demo:
    """The running example within the installation, and what is asked of it."""

    def __init__(self, site: Site) -> None:
        self.site, self.passwords, self.token = site, dict[str, str](), ""

    def load(self) -> str:
        """The example, its four people, and a token for one of them."""
        told = self.site.run(
            "registers", "python", "manage.py", "demo", "--no-serve", variables={"DEBUG": "on"}
        )
        self.passwords = dict(re.findall(r"^  (\w+) +[\w-]+ +(\S{12})\r?$", told, re.MULTILINE))
        assert len(self.passwords) == 4, f"no passwords in {told[-600:]}"
        self.token = re.findall(r"TOKEN (\S+)", self.site.python(TOKEN))[0]
        return f"{re.search(r'Recording .*? claims', told)[0]}, four people, a token"  # type: ignore[index]

    def pages(self) -> str:
        """One after the other: what each has to answer."""
        ask, bearer = self.site.ask, ("--header", f"Authorization: Bearer {self.token}")
        for path in ("/healthz", "/livez", "/figures/", "/accountability/", "/ledger/", "/api/v1/schema/"):
            answer = ask(path)
            assert answer.status == 200, f"{path}: {answer.status} {answer.body[:300]}"
            assert answer.version == "2", f"{path} came by HTTP {answer.version}"
            assert answer.headers.get("x-request-id"), f"{path} has no request id"
        style = re.findall(r'href="(/static/[^"]+\.css)"', ask("/accounts/login/").body)[0]
        assert ask(style).status == 200, f"{style} is not served"
        figures = json.loads(ask("/api/v1/figures/", *bearer).body)
        assert figures["results"], "no figures over REST"
        asked = {
            "by plain http": (ask("/figures/", port=18080).status, 301),
            "by another name": (ask("/figures/", host="elsewhere.example").status, 400),
            "by the name within": (ask("/metrics", host="web").status, 421),
            "measures from outside": (ask("/metrics").status, 403),
            "a register without a token": (ask("/api/v1/claims/").status, 401),
        }
        wrong = {what: pair for what, pair in asked.items() if pair[0] != pair[1]}
        assert not wrong, f"{wrong}"
        return f"6 pages by HTTP/2, {style}, {len(figures['results'])} figures; " + ", ".join(
            f"{what} {pair[0]}" for what, pair in asked.items()
        )

    def signed_in(self) -> str:
        """A person signs in with cookies that only go over TLS, and opens the queue."""
        jar = str(self.site.folder / "cookies")
        form = self.site.ask("/accounts/login/", "--cookie-jar", jar)
        field = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.body)[0]
        given = {"csrfmiddlewaretoken": field, "login": "rita", "password": self.passwords["rita"]}
        words = [word for pair in given.items() for word in ("--data-urlencode", "=".join(pair))]
        sent = ("--referer", f"https://{SETTINGS['ALLOWED_HOSTS']}:18443/accounts/login/")
        signed = self.site.ask("/accounts/login/", "--cookie", jar, "--cookie-jar", jar, *sent, *words)
        assert signed.status == 302, f"signing in: {signed.status}"
        desk = self.site.ask("/admin/", "--cookie", jar)
        assert desk.status == 200, f"/admin/: {desk.status} {desk.headers.get('location')}"
        assert "__Host-" in Path(jar).read_text(), "the session's cookie is not bound to this host"
        return f"rita's desk, {len(desk.body) // 1024} KB, {desk.seconds:.2f} s"

    def recorded(self) -> str:
        """Two claims that disagree, in one request."""
        lines = "\n".join(json.dumps(line(number)) for number in (1, 2))
        sent = (
            "--header",
            f"Authorization: Bearer {self.token}",
            "--header",
            "Content-Type: application/x-ndjson",
        )
        answer = self.site.ask("/api/v1/claims/bulk/", *sent, "--data-binary", lines)
        assert answer.status == 200, f"{answer.status} {answer.body[:300]}"
        taken = [result["taken"] for result in json.loads(answer.body)["results"]]
        assert taken == [True, True], answer.body[:300]
        return f"2 claims in {answer.seconds:.2f} s"

    def mailed(self) -> str:
        """The worker gathers digests, and a mail server gets one with a link to this site."""
        self.site.python(DIGESTS)
        mail = self.site.container("mail")
        until(lambda: "subject" in self.site.engine.docker("logs", mail), 60)
        read = json.loads(self.site.engine.docker("logs", mail).splitlines()[0])
        assert SETTINGS["SITE_URL"] in read["text"], f"no link in {read['text'][:300]}"
        return f"to {read['to'][0]}: “{read['subject']}”"


def line(number: int) -> dict[str, str]:
    """A claim, as it is recorded in bulk; two of them disagree."""
    return {
        "external_id": f"trial-{number}",
        "topic": "Trial",
        "question": "How many ships took part?",
        "unit": "item",
        "source": f"Source {number}",
        "quote": f"exactly {number * 20} ships",
        "said_on": "2024-10-31",
    }


def ready(site: Site) -> str:
    """Every check of /readyz."""
    until(lambda: site.ask("/readyz").status == 200, 60)
    checks = json.loads(site.ask("/readyz").body)["checks"]
    return ", ".join(checks)


def followed(site: Site) -> str:
    """What is recorded on the primary is read from the replica; there nothing is changed."""
    newest = site.sql("SELECT pg_current_wal_lsn()")
    waited = until(lambda: site.sql(f"SELECT pg_last_wal_replay_lsn() >= '{newest}'", "replica") == "t", 30)
    count = "SELECT count(*) FROM claims_claim"
    assert site.sql(count) == site.sql(count, "replica"), "the replica has other claims"
    refused = site.sql("CREATE TABLE nothing ()", "replica")
    assert "read-only" in refused, f"the replica took a change: {refused}"
    asked = "from claimcheck.foundation.records.replica import behind; print(behind())"
    assert site.python(asked).strip() == "0", "the site does not reach the replica"
    return f"{site.sql(count, 'replica')} claims, {waited:.1f} s behind"


def promoted(site: Site) -> str:
    """The replica takes over as a database of its own."""
    data = site.sql("SHOW data_directory", "replica")
    site.inside("replica", "pg_ctl", "promote", "-D", data)
    assert site.sql("CREATE TABLE taken_over (); SELECT pg_is_in_recovery()", "replica").endswith("f")
    return "takes changes"


def watched(site: Site) -> str:
    """The site is a target that answers, and no rule is broken."""
    site.compose("up", "--detach", "--no-deps", "prometheus", profiles=("metrics",))

    def asked(what: str) -> dict[str, object]:
        told = site.inside("web", "python", "-c", ASKED, what)
        return dict(json.loads(told)["data"])

    until(lambda: '"health": "up"' in json.dumps(asked("targets")), 90)
    rules = re.findall(r'"type": "alerting"', json.dumps(asked("rules")))
    assert len(rules) == 6, f"{len(rules)} alerts"
    value = asked("query?query=claimcheck_database_up")["result"]
    return f"up, {len(rules)} alerts, claimcheck_database_up {value[0]['value'][1]}"  # type: ignore[index]


def backed_up(site: Site) -> str:
    """While the site runs, as the docs say."""
    told = site.run("migrate", "python", "manage.py", "backup", "/backups/trial.dump")
    drilled = site.run("migrate", "python", "manage.py", "drill")
    return f"{told.strip().splitlines()[-2]} Drill: {drilled.strip().splitlines()[-1]}"


def restored(site: Site) -> str:
    """Into an empty database beside the first one."""
    site.inside("db", "createdb", "-U", "claimcheck", "-T", "template0", "restored")
    secrets = site.folder / "secrets"
    named = {"DATABASE_URL": "application_url", "DATABASE_OWNER_URL": "owner_url"}
    there = {
        name: (secrets / file).read_text().replace(":5432/claimcheck", ":5432/restored")
        for name, file in named.items()
    }
    said = []
    for command in (("restore", "/backups/trial.dump"), ("migrate", "--noinput"), ("verify_ledger",)):
        told = site.run("migrate", "python", "manage.py", *command, variables=there)
        said.append(told)
    same, sealed = "Every row is as it was.", "publications are as they were published."
    assert same in said[0], said[0][-600:]
    assert sealed in said[2], said[2][-600:]
    return f"{same} {re.findall(rf'[0-9]+ {sealed}', said[2])[0]}"
