"""Of those whose words reach a figure: who says it, and who relays it."""

from dataclasses import dataclass, replace

from claims.domain.articles.according import Saying
from claims.domain.articles.text import ArticleSentence
from claims.domain.articles.values import SaidBy


@dataclass(frozen=True, slots=True)
class Spoken:
    """A saying with who it is, in its sentence."""

    saying: Saying
    who: SaidBy | None
    media: bool


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who says a figure and who relays it; `saying` is where it stands, None where it was carried on."""

    source: SaidBy | None
    relay: SaidBy | None
    rule: str
    spoken: Spoken | None = None


NOBODY = Attributed(None, None, "nobody named")


def chosen(s: ArticleSentence, spoken: list[Spoken], t: int) -> Attributed:
    """Of the sayings that reach token t: the source, and the relay where there is one."""
    by_kind: dict[str, list[Spoken]] = {}
    for remark in spoken:
        by_kind.setdefault(remark.saying.kind, []).append(remark)
    spoke = by_kind.get("says", [])
    says = _nearest(s, [remark for remark in spoke if not remark.saying.aside] or spoke, t)
    according = _nearest(s, by_kind.get("according", []), t)
    by = _following(by_kind.get("by", []), t)
    citing, relay = _nearest(s, by_kind.get("citing", []), t), _nearest(s, by_kind.get("cited_by", []), t)
    main = by if by and (says is None or says.saying.begin > by.saying.begin) else says
    if citing is not None:
        return made(citing, main or according or relay)
    if main is not None and according is not None and _goes_on_alone(s, main, according, t):
        main = None
    if main is None or according is None:
        source = main or according
        return made(source, relay or (_relaying(spoken, source, t) if source else None))
    if main.media and not according.media:
        return made(according, main)
    if according.media:
        return made(main, according)
    nearer = main if _distance(main, t) <= _distance(according, t) else according
    return made(nearer, relay)


def _goes_on_alone(s: ArticleSentence, main: Spoken, according: Spoken, t: int) -> bool:
    """ "According to the institute it is 2.3, the bank expects 2.1": a clause with a number of its own."""
    saying = main.saying
    if (
        saying.kind != "says"
        or not according.saying.end <= t < saying.begin
        or s.text(saying.begin - 1) != ","
    ):
        return False
    stop = next((j for j in range(saying.end, s.end) if s.text(j) == ","), s.end)
    return any(s.tokens[j].kind == "number" for j in range(saying.end, stop))


def made(source: Spoken | None, relay: Spoken | None) -> Attributed:
    """What these two come to; nobody where there is no source."""
    if source is None:
        return replace(NOBODY, relay=relay.who if relay else None)
    rule = source.who.rule if source.who else source.saying.kind
    return Attributed(source.who, relay.who if relay else None, rule, source)


def _nearest(s: ArticleSentence, spoken: list[Spoken], t: int) -> Spoken | None:
    """The last that ends before token t, which reaches forward; else the first after it."""
    inside = next((e for e in reversed(spoken) if e.saying.begin <= t < e.saying.end), None)
    if inside is not None and s.words.subject:
        return inside  # "Bakanlık, 12 kişinin öldüğünü açıkladı"
    before = [remark for remark in spoken if remark.saying.end <= t]
    following = _following(spoken, t)
    if before and following and _of_its_own(s, before[-1], t, following):
        return following
    if before and following and _closes(s, before[-1], t, following):
        return following
    return before[-1] if before else _following(spoken, t) or (spoken[0] if spoken else None)


def _of_its_own(s: ArticleSentence, before: Spoken, t: int, following: Spoken) -> bool:
    """ "62,000 came according to the prefect, 140,000 according to the unions": each has its own."""
    marks = range(before.saying.end, t)
    parted = any(s.text(j) in {",", ";"} or s.words.has("names.joiners", s.key(j)) for j in marks)
    joined = not any(s.text(j) in {",", ";"} for j in range(t, following.saying.begin))
    return parted and joined and following.saying.kind == "according" and before.saying.end < t


def _closes(s: ArticleSentence, before: Spoken, t: int, following: Spoken) -> bool:
    """ "Engineers warned of cracks years before it fell, killing 23, a report shows": the tag says it all."""
    saying = following.saying
    tagged = saying.kind == "says" and saying.name is not None and saying.name.begin == saying.begin
    ends = saying.end >= s.end or s.text(saying.end) in {".", "”", '"'}
    parted = any(s.text(j) == "," for j in range(before.saying.end, t))
    counts = s.tokens[before.saying.end].kind == "number"  # "hospitals admitted 17, the office said"
    led = parted or (counts and s.end > saying.end)
    return tagged and ends and led and s.text(saying.begin - 1) == "," and not following.media


def _following(spoken: list[Spoken], t: int) -> Spoken | None:
    return next((remark for remark in spoken if remark.saying.begin >= t), None)


def _relaying(spoken: list[Spoken], source: Spoken, t: int) -> Spoken | None:
    """A paper or an agency that says after it what others said: "police said 5 died, the agency reported"."""
    others = [
        remark
        for remark in spoken
        if remark is not source and remark.media and remark.saying.begin >= t and remark.saying.kind != "by"
    ]
    return others[0] if others and not source.media else None


def _distance(spoken: Spoken, t: int) -> int:
    return min(abs(spoken.saying.begin - t), abs(spoken.saying.end - t))
