"""Atom: the report as one entry of a feed (RFC 4287), for readers that watch a newsroom."""

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from django.utils.translation import gettext as _

from claims.reports import words
from claims.reports.layout.sanitising import cleaned
from claims.reports.report import Report
from claims.wording import values

ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"


def render_atom(report: Report) -> str:
    """The entry as XML text. Its id is that of the week (and topic), its time the week's end in UTC."""
    clean = cleaned(report)
    Xml.register_namespace("", ATOM)
    entry = Xml.Element(f"{{{ATOM}}}entry")
    ended = clean.week.ends(clean.clock).strftime("%Y-%m-%dT%H:%M:%SZ")
    topic = f", {clean.topic}" if clean.topic else ""
    _add(entry, "id", identity(report))
    _add(
        entry,
        "title",
        _("Weekly disagreement report: {label}{topic}").format(label=clean.week.label, topic=topic),
    )
    _add(entry, "updated", ended)
    _add(entry, "published", ended)
    author = Xml.SubElement(entry, f"{{{ATOM}}}author")
    _add(author, "name", "claimcheck")
    for term in dict.fromkeys(disagreement.topic for disagreement in clean.disagreements):
        Xml.SubElement(entry, f"{{{ATOM}}}category", {"term": term})
    _add(entry, "summary", _summary(clean))
    content = Xml.SubElement(entry, f"{{{ATOM}}}content", {"type": "xhtml"})
    content.append(_body(clean))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(entry, encoding="unicode") + "\n"


def identity(report: Report) -> str:
    """A name for the week's report (of its topic) that never changes."""
    return uuid5(NAMESPACE_URL, f"claimcheck:report:{report.week}:{report.topic}").urn


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _summary(report: Report) -> str:
    counted = "; ".join(
        f"{headline.label}: {headline.value} ({words.change(headline)})" for headline in report.headlines
    )
    quiet = [str(words.QUIET)] if report.is_quiet else []
    return " ".join([*report.summary, *quiet, counted]).strip()


def _body(report: Report) -> Xml.Element:
    """Each disagreement in a paragraph, each published figure in a line, without style or link."""
    body = Xml.Element("div", {"xmlns": _XHTML})
    if report.is_quiet:
        _paragraph(body, "", str(words.QUIET))
    for disagreement in report.disagreements:
        _paragraph(
            body,
            f"{words.heading(disagreement)} ({', '.join(words.tags(disagreement))})",
            f"{disagreement.title}. {disagreement.why}",
        )
        for held in disagreement.positions:
            told = "; ".join(
                f"{said.source} {said.figure} {words.quoted(said)}".strip() for said in held.said
            )
            _paragraph(body, _("Position {letter}").format(letter=held.letter), told)
        if disagreement.also_said:
            told = "; ".join(f"{said.source} {said.figure}" for said in disagreement.also_said)
            _paragraph(body, str(words.OTHER_STATEMENTS), told)
    for figure in report.figures:
        told = f"{words.figure_change(figure)}. {figure.why}"
        _paragraph(body, f"{figure.question}, {values.days(figure.days)}", told)
    return body


def _paragraph(body: Xml.Element, strong: str, text: str) -> None:
    paragraph = Xml.SubElement(body, "p")
    if strong:
        Xml.SubElement(paragraph, "strong").text = strong
        paragraph[0].tail = f": {text}"
    else:
        paragraph.text = text
