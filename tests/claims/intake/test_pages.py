"""The text of a page of HTML: what is read, what is left out, what the page says of itself."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.intake.pages import page_of

PAGE = """<!doctype html><html lang="en-GB"><head><title>News</title>
<meta property="article:published_time" content="2024-11-04T10:00:00Z"><script>var n = 300;</script></head>
<body><nav><p>40 offers</p></nav><article><h1>Three agree</h1><p>Police said
<b>12</b> people&nbsp;died.<br>Two&#160;live.</p><aside>5 more stories</aside><p>More &amp; more.</article>
<footer>12,000 readers</footer></body></html>"""


def test_the_article_is_read_and_nothing_else() -> None:
    page = page_of(PAGE)
    assert page.text == "Three agree\n\nPolice said 12 people died.\n\nTwo live.\n\nMore & more."
    assert page.language == "en-GB"
    assert page.published == date(2024, 11, 4)


def test_a_page_without_an_article_is_read_whole() -> None:
    assert page_of("<p>One.</p><p>Two.</p>").text == "One.\n\nTwo."


@pytest.mark.parametrize("html", ["", "<", "<p", "</p></p>", "<article>", "<script>x", "&#xfffffff;"])
def test_broken_html_is_read_as_far_as_it_goes(html: str) -> None:
    assert "x" not in page_of(html).text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="<>/p!-&;#x\"'= article\n", max_size=200))
def test_no_page_raises(html: str) -> None:
    page_of(html)
