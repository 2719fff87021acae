"""Records as they stand in the registers, to be read over REST: claims, their conflicts, questions, sources."""

from django.contrib.auth.models import Group, User

from benchmarks import desk


def records(claims: int) -> None:
    """So many claims on questions of few claims, a tenth as many open conflicts, and who may read them all."""
    desk.desk(claims)
    person = User.objects.get(username="bench")
    person.groups.add(Group.objects.get(name="reader"))
