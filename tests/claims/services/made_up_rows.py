"""Made-up questions as rows of the database, written at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from django.db.models import Model

from claimcheck.foundation.records.migration_operations import new_id
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.questions.scope import Recorded, Relations, Scope
from claims.models import Claim, Question, QuestionRelation, RelayHop, ScopeConfirmation
from claims.models.ranges import to_date_range, to_numeric_range
from sources.models import Parentage, Statement
from sources.models.graph import source_graph
from tests import builders as new
from tests.claims.domain.made_up import GRAPH, RECORDED, SOURCES, MadeUp, made_up


class Rows:
    """Writes made-up questions, and says what their claims are called in the database."""

    def __init__(self) -> None:
        self.by = new.person("checker")
        self.topic = new.topic()
        self.recorded: dict[str, Any] = {"recorded_at": new.NOW, "recorded_by": self.by}
        self.sources = {name: new.source(name, kind="media") for name in SOURCES if name != "joint"}
        members = [self.sources[str(name)] for name in sorted(GRAPH.members["joint"], key=str)]
        self.sources["joint"] = new.source("joint", kind="joint", members=members)
        for source, parents in GRAPH.parents.items():
            for parent in parents:
                ends = {"source": self.sources[str(source)], "parent": self.sources[str(parent)]}
                Parentage.objects.get_or_create(**ends, defaults=self.recorded)
        self.snapshot = new.snapshot("made up")
        self.graph = source_graph()
        self._rows: dict[type[Model], list[Any]] = {
            each: [] for each in (Question, QuestionRelation, ScopeConfirmation, Statement, Claim, RelayHop)
        }

    def add(self, seed: int, most: int) -> dict[UUID, MadeUp]:
        """A question with its parts, what overlaps it, and their claims: each question's key, and the same
        made-up question in our keys."""
        made = made_up(seed, most, tangled=True)
        everything = (*made.claims, *made.siblings)
        scopes = {claim.question.id: claim.question for claim in everything} | {"whole": made.question}
        complete = made.world.relations.exhaustive
        keys = {
            name: self._question(scope, f"{seed}-{name}", exhaustive=name in complete)
            for name, scope in scopes.items()
        }
        recorded = [each for each in RECORDED if each[0] in keys and each[2] in keys]
        self._relate(keys, recorded, made)
        statements: dict[Any, Statement] = {}
        claims = [self._claim(each, keys, statements) for each in everything]
        relations = _renamed(recorded, made.world.relations, keys)
        joint = self.sources["joint"].pk
        joints = {each.question.id: frozenset({joint}) for each in claims if each.voice.source == joint}
        world = World(self.graph, relations, joints)
        asked = {key: replace(scopes[name], id=key, topic=self.topic.pk) for name, key in keys.items()}
        return {
            key: MadeUp(
                question,
                tuple(c for c in claims if c.question.id in relations.compared_with(key)),
                world,
                tuple(c for c in claims if c.question.id in relations.disjoint_from(key)),
            )
            for key, question in asked.items()
        }

    def write(self) -> None:
        """Write all that was added."""
        for model, rows in self._rows.items():
            model._default_manager.bulk_create(rows, batch_size=2000)
            rows.clear()

    def _question(self, scope: Scope, slug: str, *, exhaustive: bool) -> UUID:
        row = Question(
            topic=self.topic,
            slug=slug,
            text=slug,
            temporality=scope.temporality,
            unit_id=scope.unit or None,
            answer=scope.answer,
            base=scope.base,
            exhaustive=exhaustive,
            dimension=scope.dimension,
            additive=scope.additive,
            minimum=None if scope.minimum is None else int(scope.minimum),
            **self.recorded,
        )
        self._rows[Question].append(row)
        return cast("UUID", row.pk)

    def _relate(self, keys: dict[Any, UUID], recorded: Sequence[Recorded], made: MadeUp) -> None:
        for first, kind, second in recorded:
            ends = {"topic": self.topic, "first_id": keys[first], "second_id": keys[second]}
            stays = (first, second) in made.world.relations.members_stay and kind == "part_of"
            row = QuestionRelation(**ends, kind=kind, members_stay=stays, **self.recorded)
            self._rows[QuestionRelation].append(row)
        for pair in made.world.relations.confirmed:
            if not pair <= keys.keys():
                continue
            lower, upper = sorted(keys[each] for each in pair)
            ends = {"topic": self.topic, "first_id": lower, "second_id": upper}
            self._rows[ScopeConfirmation].append(
                ScopeConfirmation(**ends, confirmed_at=new.NOW, confirmed_by=self.by)
            )

    def _claim(self, made: Assertion, keys: dict[Any, UUID], statements: dict[Any, Statement]) -> Assertion:
        said = made.voice.statement
        if said not in statements:
            source = self.sources[str(made.voice.source)]
            statements[said] = Statement(
                source=source, said_on=made.said_on, said_at=made.said_at, **self.recorded
            )
            self._rows[Statement].append(statements[said])
        key, question = new_id(), keys[made.question.id]
        relays = tuple(self.sources[str(name)].pk for name in made.voice.relays)
        self._rows[Claim].append(self._row(made, key, question, statements[said]))
        self._rows[RelayHop] += [
            RelayHop(topic=self.topic, claim_id=key, position=position, source_id=source)
            for position, source in enumerate(relays, start=1)
        ]
        voice = replace(
            made.voice,
            source=self.sources[str(made.voice.source)].pk,
            statement=statements[said].pk,
            relays=relays,
            document=self.snapshot.document_id,
        )
        scope = replace(made.question, id=question, topic=self.topic.pk)
        # who has said no day has it from the document
        appeared = self.snapshot.document.published_at if made.said_on is None else None
        published = None if appeared is None else appeared.date()
        order = (new.NOW, key)
        return replace(
            made, id=key, question=scope, voice=voice, recorded_order=order, published_on=published
        )

    def _row(self, made: Assertion, key: UUID, question: UUID, statement: Statement) -> Claim:
        figure = made.figure
        return Claim(
            id=key,
            topic=self.topic,
            question_id=question,
            dimension=made.question.dimension,
            statement=statement,
            snapshot=self.snapshot,
            quote=made.quote,
            quote_kind=made.quote_kind,
            modality="" if made.stance else figure.modality,
            stance=made.stance or "",
            written_low=figure.written.low,
            written_best=figure.written.best,
            written_high=figure.written.high,
            written_unit_id=made.question.unit or None,
            low=None if made.stance else figure.low,
            best=None if made.stance else figure.best,
            high=None if made.stance else figure.high,
            core=to_numeric_range(figure.core),
            outer=to_numeric_range(figure.outer),
            as_of=to_date_range(made.as_of),
            as_of_at=made.as_of_at if made.as_of else None,
            state="candidate" if made.candidate else "accepted",
            imputed=made.imputed,
            attribution_denied=made.attribution_denied,
            out_of_range=figure.out_of_range,
            **self.recorded,
        )


def _renamed(recorded: Sequence[Recorded], relations: Relations, keys: dict[Any, UUID]) -> Relations:
    confirmed = (
        frozenset(keys[each] for each in pair) for pair in relations.confirmed if pair <= keys.keys()
    )
    return Relations.of_recorded(
        [(keys[a], kind, keys[b]) for a, kind, b in recorded],
        confirmed,
        members_stay=[(keys[a], keys[b]) for a, b in relations.members_stay if {a, b} <= keys.keys()],
        exhaustive=[keys[each] for each in relations.exhaustive if each in keys],
    )
