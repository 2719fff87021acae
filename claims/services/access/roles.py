"""Roles: groups with permissions. Each role may do what the one before it may, and more.

Nobody publishes alone, whatever the role: that is no permission but a rule of the services and the database.
"""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import Q

OURS = ("sources", "claims")

READER = {
    "claims": "add_savedview add_following",
}
REPORTER = {
    "sources": "add_source add_document add_snapshot add_statement",
    "claims": "add_claim add_factcheck add_note add_topic add_question add_import add_evidence add_contact",
}
CHECKER = {
    "sources": "add_reliabilitygrade add_membership add_parentage add_syndication "
    "add_overrule change_overrule add_sourcemerge change_sourcemerge change_source change_document "
    "change_statement",
    "claims": "change_claim change_factcheck change_conflict add_resolution add_check add_credibilitygrade "
    "add_assignment "
    "change_topic change_question add_questionrelation change_questionrelation "
    "add_scopeconfirmation add_questionsplit change_questionsplit add_settledflag add_watch change_watch "
    "add_feed change_feed change_import add_storytemplate change_evidence change_contact "
    "change_errorreport add_secondreading add_doublereading",
}
APPROVER = {
    "claims": "approve_resolution return_resolution hold_verifiedfigure withdraw_verifiedfigure "
    "add_redaction carry_out_redaction change_doublereading change_secondreading",
}
EDITOR = {
    "auth": "view_user add_user change_user view_group change_group",
    "claims": "add_subscription change_subscription add_weeklyreport add_apitoken change_apitoken "
    "add_webhook change_webhook add_delivery question_secondreading",
}

LADDER: tuple[tuple[str, dict[str, str]], ...] = (
    ("reader", READER),
    ("reporter", REPORTER),
    ("checker", CHECKER),
    ("approver", APPROVER),
    ("editor-in-chief", EDITOR),
)


@transaction.atomic
def sync_roles() -> list[str]:
    """Make the groups, and give each exactly its permissions; returns their names."""
    for config in apps.get_app_configs():
        if config.models_module is not None and config.label in (*OURS, "auth"):
            create_permissions(config, verbosity=0)
    wanted = Q(content_type__app_label__in=OURS, codename__startswith="view_")
    for name, permissions in LADDER:
        for app, codenames in permissions.items():
            wanted |= Q(content_type__app_label=app, codename__in=codenames.split())
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(wanted))
    return [name for name, _ in LADDER]


def makes_drafts(person: User) -> bool:
    """Whether the sources, topics and questions that this person makes wait for somebody to confirm them."""
    return not person.has_perm("claims.change_question")


def role_of(person: User) -> str:
    """The highest of a person's roles, as readers may be told; "editor" for who has none of ours."""
    has = set(person.groups.values_list("name", flat=True))
    return next((name for name, _ in reversed(LADDER) if name in has), "editor")
