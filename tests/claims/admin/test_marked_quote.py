"""In a quote the figure that was read from it is marked, and no other."""

import pytest

from claims.admin.claim.marked_quote import marked


@pytest.mark.parametrize(
    ("quote", "values", "hedges", "html"),
    [
        ("Of 2,300 people, over 300 died.", ["300"], "over", "Of 2,300 people, <mark>over 300</mark> died."),
        ("How many 45?,United States,5,T", ["5"], "", "How many 45?,United States,<mark>5</mark>,T"),
        ("From 3 to 5 of 35 boats sank.", ["3", "5"], "", "From <mark>3 to 5</mark> of 35 boats sank."),
        ("It rose by 1.5, then by 5.", ["5"], "", "It rose by 1.5, then by <mark>5</mark>."),
        ("Some 1.5m fled.", ["1.5"], "", "Some <mark>1.5</mark>m fled."),
        ("5人のうち15人", ["15"], "", "5人のうち<mark>15</mark>人"),
        ("<b>No</b> figure.", ["7"], "", "&lt;b&gt;No&lt;/b&gt; figure."),
    ],
)
def test_the_figure_is_marked_where_it_stands_as_a_whole_number(quote, values, hedges, html):
    assert marked(quote, values, hedges) == html
