"""Feeds: what they name, kept once; an article is taken with its text, or dismissed with a reason."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.intake.web.feeds import NoFeed, entries_of, read_feed, take_article
from claims.models import Feed
from claims.services.watching.feeds import dismiss_entry, end_feed, follow_feed
from sources.models import Snapshot
from tests import builders
from tests.builders import NOW
from tests.claims.intake.web.test_watching import SAID, Site, serving, site

__all__ = ["site"]
BASE = "https://post.example/feed/"
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Post</title>
<link>https://post.example/</link>
<item><title>A &amp; B</title><link>/a/</link><guid>1</guid>
<pubDate>Fri, 01 Nov 2024 08:00:00 +0100</pubDate></item>
<item><title>Again</title><link>/a/</link><guid>1</guid></item>
<item><title>No address</title></item><item><link>javascript:alert(1)</link><title>No page</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://post.example/"/><entry><id>x</id>
<title type="html">A storm</title><link rel="self" href="/self/"/><link href="https://post.example/storm/"/>
<updated>2024-11-01T07:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>Old</title><link>https://post.example/old/</link>
<dc:date>2024-11-01</dc:date></item></rdf:RDF>"""


def test_the_articles_of_each_kind_of_feed() -> None:
    (found,) = [each for each in entries_of(RSS, BASE) if each.key == "1"]
    assert entries_of(RSS, BASE) == [found]
    assert (found.url, found.title) == ("https://post.example/a/", "Again")
    (found,) = entries_of(ATOM, BASE)
    assert (found.title, found.url) == ("A storm", "https://post.example/storm/")
    assert found.published == datetime(2024, 11, 1, 7, tzinfo=UTC)
    (found,) = entries_of(RDF, BASE)
    assert (found.key, found.published) == ("https://post.example/old/", datetime(2024, 11, 1, tzinfo=UTC))


TITLES = [
    ('<title type="html">A &lt;b&gt;storm&lt;/b&gt; &amp;amp; rain</title>', "A storm & rain"),
    ('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>storm</b></div></title>', "A storm"),
    ('<title type="text">1 &lt; 2 &amp;amp; so</title>', "1 < 2 &amp; so"),
    ("<title><![CDATA[<i>A storm</i> &#8217;24]]></title>", "A storm ’24"),
    ("<title>AT&amp;T falls, 3 &lt; 5</title>", "AT&T falls, 3 < 5"),
    ("<title>AT&T and R&D&nbsp;fall\x0b</title>", "AT&T and R&D fall"),
    ("<title></title>", "https://post.example/s/?a=1&b=2"),
]


@pytest.mark.parametrize(("title", "read"), TITLES)
def test_titles_are_read_in_plain_words_and_common_faults_are_mended(title: str, read: str) -> None:
    link = "<link><![CDATA[https://post.example/s/?a=1&b=2]]></link>"
    (found,) = entries_of(
        f"\n<?xml version='1.0'?><rss><channel><item>{link}{title}</item></channel></rss>", BASE
    )
    assert (found.title, found.url) == (read, "https://post.example/s/?a=1&b=2")
    assert found.published is None


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("<dc:date>2024-11-01T08:00:00+01:00</dc:date>", datetime(2024, 11, 1, 7, tzinfo=UTC)),
        ("<pubDate>Fri, 1 Nov 24 02:00:00 EST</pubDate>", datetime(2024, 11, 1, 7, tzinfo=UTC)),
        ("<pubDate>yesterday</pubDate><dc:date>2024-11-01</dc:date>", datetime(2024, 11, 1, tzinfo=UTC)),
        ("<pubDate>soon</pubDate>", None),
    ],
)
def test_days_are_read_in_both_styles_and_never_made_up(date: str, read: datetime | None) -> None:
    item = f"<item><link>https://post.example/s/</link>{date}</item>"
    (found,) = entries_of(f"<rss xmlns:dc='http://purl.org/dc/elements/1.1/'>{item}</rss>", BASE)
    assert found.published == read


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><rss><channel><item>&c;</item></channel></rss>'


@pytest.mark.parametrize(
    ("text", "why"),
    [("<html/>", "neither RSS nor Atom"), ("<rss>", "well-formed"), ("", "well-formed"), (BOMB, "entities")],
)
def test_what_is_no_feed_says_why(text: str, why: str) -> None:
    with pytest.raises(NoFeed, match=why):
        entries_of(text, BASE)


@pytest.fixture
def feed(site: Site) -> Feed:
    by = builders.person("checker")
    return follow_feed(by=by, now=NOW, name="The Post", url=f"{site.url}feed", every_hours=2)


def put(site: Site, text: str, status: int = 200) -> None:
    site.pages["/feed"] = (status, {"content-type": "application/rss+xml"}, text.encode())


@pytest.mark.django_db
def test_a_feed_is_read_when_it_is_due_and_each_article_is_kept_once(site: Site, feed: Feed) -> None:
    put(site, RSS)
    assert list(Feed.objects.due(NOW)) == [feed]
    assert [read_feed(feed, NOW), read_feed(feed, NOW)] == [1, 0]
    assert not Feed.objects.due(NOW + timedelta(hours=1))
    assert list(Feed.objects.due(NOW + timedelta(hours=2))) == [feed]
    put(site, "Gone", status=404)
    assert read_feed(feed, NOW) == 0
    feed.refresh_from_db()
    assert feed.problem == "The server answered 404."
    by = builders.person("checker")
    with pytest.raises(Refused, match="already"):
        follow_feed(by=by, now=NOW, name="The Post", url=feed.url, every_hours=2)
    end_feed(by=by, now=NOW, feed=feed)
    assert not Feed.objects.due(NOW + timedelta(days=1))
    with pytest.raises(StaleState):
        end_feed(by=by, now=NOW, feed=feed)


@pytest.mark.django_db
def test_an_article_is_taken_with_its_text_or_dismissed_once(site: Site, feed: Feed) -> None:
    site.put(SAID, path="/a/")
    put(site, RSS)
    read_feed(feed, NOW)
    by, entry = builders.person("reporter"), feed.entries.get()
    document = take_article(by=by, now=NOW, entry=entry)
    assert SAID in Snapshot.objects.get(document=document).text
    for again in (
        lambda: take_article(by=by, now=NOW, entry=entry),
        lambda: dismiss_entry(by=by, now=NOW, entry=entry, reason="Sports."),
    ):
        with pytest.raises(StaleState, match="already"):
            again()
    gone = builders.feed_entry(url=f"{site.url}gone/")
    with pytest.raises(Refused, match="nothing could be read there"):
        take_article(by=by, now=NOW, entry=gone)
    assert take_article(by=by, now=NOW, entry=gone, text="A storm hit the coast.").url == gone.url


@pytest.mark.django_db
def test_a_feed_on_our_own_network_is_refused(settings: Any) -> None:
    settings.WEBHOOK_PRIVATE_TARGETS = False
    given = {"by": builders.person("checker"), "now": NOW, "name": "Inside", "every_hours": 2}
    with serving() as there, pytest.raises(Refused, match="url"):
        follow_feed(url=f"{there.url}feed", **given)
