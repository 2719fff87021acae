"""The navigation beside every page of the admin, our own screens and the theme's alike."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.admin.queue.notifications import unread

PAGES = ("latest-report",)
"""Addresses outside the admin."""

Item = tuple[str, str, str, str]  # title, icon, name of the address, permission


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """Groups of links, as the theme takes them; what a person may not see is left out."""
    work: tuple[Item, ...] = (
        (_("Queue"), "inbox", "index", ""),
        (_("Search"), "search", "desk:search", ""),
        (_("To check"), "flag", "desk:flags", "claims.view_claim"),
        (_("To confirm"), "pending", "desk:drafts", "claims.view_question"),
        (_("Notifications"), "notifications", "desk:notifications", ""),
        _list(_("Second readings"), "visibility", "secondreading"),
        (_("Agreement of readings"), "balance", "desk:agreement", "claims.view_secondreading"),
        (_("From the news"), "news", "desk:news", "claims.add_claim"),
        (_("New story"), "auto_stories", "desk:new-story", "claims.add_question"),
        (_("From a sheet"), "table", "desk:sheet", "claims.add_import"),
        (_("Record a claim"), "add_circle", "claims_claim_add", "claims.add_claim"),
        _list(_("Imports"), "upload_file", "import"),
        _list(_("Saved mappings"), "table_convert", "savedmapping"),
        (_("Conflicts"), "compare_arrows", "claims_conflict_changelist", "claims.view_conflict"),
        (_("Resolutions"), "gavel", "claims_resolution_changelist", "claims.view_resolution"),
        (_("Verified figures"), "verified", "claims_verifiedfigure_changelist", "claims.view_verifiedfigure"),
    )
    groups = (
        ("", work),
        (_("Weekly report"), _weekly()),
        (_("Records"), _records()),
        (_("Trail"), _trail()),
        (_("Access"), _access()),
    )
    return [_group(request, title, items) for title, items in groups]


def _weekly() -> tuple[Item, ...]:
    """The week's report, and who gets it."""
    return (
        (_("Last week's report"), "newspaper", "latest-report", "claims.view_weeklyreport"),
        (_("Issued reports"), "inventory_2", "claims_weeklyreport_changelist", "claims.view_weeklyreport"),
        (_("Subscriptions"), "mail", "claims_subscription_changelist", "claims.change_subscription"),
        (_("Sent reports"), "outbox", "claims_reportattempt_changelist", "claims.change_subscription"),
    )


def _trail() -> tuple[Item, ...]:
    """What was done and published."""
    return (
        (_("Transitions"), "history", "claims_transition_changelist", "claims.view_transition"),
        (_("Publications"), "link", "claims_publication_changelist", "claims.view_publication"),
        _list(_("Publications of others"), "public", "foreignpublication"),
        _list(_("Redactions"), "ink_eraser", "redaction"),
        (_("Recall notices"), "campaign", "claims_notice_changelist", "claims.view_notice"),
    )


def _access() -> tuple[Item, ...]:
    """People and tools."""
    return (
        (_("My tokens"), "vpn_key", "desk:my-tokens", ""),
        (_("Consumers"), "hub", "desk:consumers", "claims.change_webhook"),
        (_("Tokens"), "key", "claims_apitoken_changelist", "claims.change_apitoken"),
        (_("Webhooks"), "webhook", "claims_webhook_changelist", "claims.change_webhook"),
        (_("Failed jobs"), "report", "desk:failed-jobs", "claims.add_delivery"),
        (_("People"), "group", "auth_user_changelist", "auth.view_user"),
        (_("Changes of accounts"), "manage_accounts", "claims_accountchange_changelist", "auth.view_user"),
        (_("Who could act alone"), "person_alert", "desk:two-people", "auth.view_user"),
    )


def _records() -> tuple[Item, ...]:
    """What was read, who said it and what is asked."""
    return (
        (_("Claims"), "format_quote", "claims_claim_changelist", "claims.view_claim"),
        _list(_("Fact-checks"), "fact_check", "factcheck"),
        _list(_("Story templates"), "dashboard", "storytemplate"),
        (_("Questions"), "help", "claims_question_changelist", "claims.view_question"),
        (_("Split questions"), "call_split", "claims_questionsplit_changelist", "claims.view_questionsplit"),
        (_("Topics"), "topic", "claims_topic_changelist", "claims.view_topic"),
        (_("Sources"), "record_voice_over", "sources_source_changelist", "sources.view_source"),
        (_("Merged sources"), "merge", "sources_sourcemerge_changelist", "sources.view_sourcemerge"),
        (_("Statements"), "campaign", "sources_statement_changelist", "sources.view_statement"),
        (_("Watched pages"), "visibility", "claims_watch_changelist", "claims.view_watch"),
        _list(_("Feeds"), "rss_feed", "feed"),
        _list(_("Articles of feeds"), "inbox", "feedentry"),
        _list(_("Read twice"), "looks_two", "doublereading"),
        _list(_("Evidence"), "attach_file", "evidence"),
        _list(_("Contact log"), "contact_phone", "contact"),
        _list(_("Reported errors"), "flag", "errorreport"),
        (_("Documents"), "description", "sources_document_changelist", "sources.view_document"),
    )


def _list(title: str, icon: str, model: str) -> Item:
    """The list of a model of ours, for those who may see it."""
    return title, icon, f"claims_{model}_changelist", f"claims.view_{model}"


def favicon(request: HttpRequest) -> str:
    """The mark in the browser's tab, on the theme's pages as on ours."""
    return static("desk/icon.svg")


def keyboard(request: HttpRequest) -> str:
    """The keyboard of the desk, for the theme's own lists."""
    return static("desk/keys.js")


def landmarks(request: HttpRequest) -> str:
    """What the theme's pages lack for who goes through a page by its landmarks."""
    return static("desk/landmarks.js")


def of_the_registers(request: HttpRequest) -> str:
    """How the theme's pages look at the desk."""
    return static("desk/theme.css")


def _group(request: HttpRequest, title: str, items: tuple[Item, ...]) -> dict[str, Any]:
    person: Any = request.user
    links = [
        _link(request, name, icon, view)
        for name, icon, view, permission in items
        if not permission or person.has_perm(permission)
    ]
    return {"title": title, "items": links}


def _link(request: HttpRequest, name: str, icon: str, view: str) -> dict[str, Any]:
    address = _address(view)
    return {
        "title": name,
        "icon": icon,
        "link": address,
        "active": _is_active(request.path, address, view),
        "badge": unread(request) if icon == "notifications" else 0,
    }


def _address(view: str) -> str:
    return reverse(view if ":" in view or view in PAGES else f"admin:{view}")


def _is_active(here: str, link: str, view: str) -> bool:
    if here == link or view == "index" or view.endswith("_add"):
        return here == link
    return here.startswith(link) and here != _address("claims_claim_add")
