"""A reference that stays within a topic: whatever follows it names the topic beside the key (ADR 0054).

For the database it is a key of two columns, made by migration. For Django it is a foreign key of one column,
so that forms, archives and migrations see nothing new.
"""

from typing import Any, cast

from django.db import models
from django.db.models.expressions import Col
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn
from django.db.models.lookups import Exact, In
from django.db.models.sql.compiler import SQLCompiler

TOPIC = "topic"
"""The field that both ends have."""


class RowWithinTopic(ForwardManyToOneDescriptor):  # type: ignore[type-arg]  # takes none when it runs
    """The row that is referred to: `claim.question`, asked for by topic and key, for one row or for many."""

    def get_prefetch_querysets(self, instances: Any, querysets: Any = None) -> Any:
        """What Django asks for many, and their topics."""
        rows, *others = super().get_prefetch_querysets(instances, querysets)
        topics = _topics_of(instances)
        return (rows.filter(**{f"{TOPIC}_id__in": topics}) if topics else rows, *others)


class WithinTopic(models.ForeignKey[Any, Any]):
    """A foreign key to a row of the same topic: joins, comparisons with an object and what is fetched when
    the attribute is read name topic and key."""

    forward_related_accessor_class = RowWithinTopic

    def get_joining_fields(self, reverse_join: bool = False) -> tuple[Any, ...]:
        """Pairs of fields that a join compares."""
        here, there = (model._meta.get_field(TOPIC) for model in (self.model, self.related_model))
        topics = (there, here) if reverse_join else (here, there)
        return (*super().get_joining_fields(reverse_join), topics)

    def get_extra_descriptor_filter(self, instance: models.Model) -> dict[str, Any]:
        """What is asked besides the key when the attribute of a row is read."""
        topic = known_topic(instance)
        return {f"{TOPIC}_id": topic} if topic else {}

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As a plain foreign key, which is what it is to a migration."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", list(args), dict(kwargs)


class KeyWithinTopic(models.UUIDField):  # type: ignore[type-arg]  # takes none when it runs
    """The key of a row below a topic; compared with another column, the topics are compared too."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As a plain key, which is what it is to a migration."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.UUIDField", list(args), dict(kwargs)


class _BesideTopic:
    """A comparison of keys, beside which the topics are compared where they are known."""

    lhs: Any
    rhs: Any
    topics: tuple[Any, ...] = ()

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """The comparison of the topics, if any, and of the keys."""
        keys, values = super().as_sql(compiler, connection)  # type: ignore[misc]  # of the lookup beside it
        topics = self._same_topic()
        if topics is None:
            return keys, values
        sql, parameters = compiler.compile(topics)
        return f"({sql} AND {keys})", (*parameters, *values)

    def _same_topic(self) -> Any:
        """The comparison of the topics; None where either side's is not known."""
        here, there = topic_beside(self.lhs), topic_beside(self.rhs)
        if here is None:
            return None
        if there is not None or len(self.topics) == 1:
            return Exact(here, there or self.topics[0])
        return In(here, self.topics) if self.topics else None


@WithinTopic.register_lookup
class SameWithinTopic(_BesideTopic, RelatedExact):
    """`claim = …`: an object, or a column of a query around this one (`OuterRef`)."""

    def get_prep_lookup(self) -> Any:
        """The key of what is given."""
        self.topics = _topics_of([self.rhs])
        return super().get_prep_lookup()


@WithinTopic.register_lookup
class AmongWithinTopic(_BesideTopic, RelatedIn):
    """`claim in …`: objects."""

    def get_prep_lookup(self) -> Any:
        """The keys of what is given."""
        if self.rhs_is_direct_value():
            self.rhs = list(self.rhs)
            self.topics = _topics_of(self.rhs)
        return super().get_prep_lookup()


@KeyWithinTopic.register_lookup
class SameKeyWithinTopic(_BesideTopic, Exact):
    """`pk = …`: a column of a query around this one (`OuterRef`)."""


def topic_beside(column: Any) -> Col | None:
    """The topic of the row whose key, or whose reference within a topic, this column is."""
    if isinstance(column, Col) and isinstance(column.target, WithinTopic | KeyWithinTopic):
        topic: Any = column.target.model._meta.get_field(TOPIC)
        return cast(Col, topic.get_col(column.alias))
    return None


def known_topic(row: models.Model) -> Any:
    """The id of a row's topic; None where it is not loaded, or not set."""
    return row.__dict__.get(f"{TOPIC}_id")


def itself(row: models.Model) -> dict[str, Any]:
    """What a query asks for to find this one row: its key and, below a topic, its topic."""
    topic = known_topic(row) if isinstance(row._meta.pk, KeyWithinTopic) else None
    return {"pk": row.pk, f"{TOPIC}_id": topic} if topic else {"pk": row.pk}


class BelowTopic(models.Model):
    """A row of one topic: written and read again by topic and key."""

    class Meta:
        abstract = True

    def refresh_from_db(self, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        """Read it, or some of its columns, again."""
        if from_queryset is None:
            from_queryset = type(self)._base_manager.db_manager(using, hints={"instance": self})
        super().refresh_from_db(using, fields, from_queryset.filter(**itself(self)))

    def _do_update(self, base_qs: Any, *args: Any, **options: Any) -> Any:
        """As Django writes a row that is there; what else it gives and wants differs by its version."""
        return super()._do_update(base_qs.filter(**itself(self)), *args, **options)


def _topics_of(given: Any) -> tuple[Any, ...]:
    """Those of the objects given; none where one of them is no object, or its topic not loaded."""
    found = [known_topic(row) if isinstance(row, models.Model) else None for row in given]
    return () if None in found else tuple(dict.fromkeys(found))
