"""Pooling of estimates with stated margins: as statsmodels does it, of independent voices only."""

import random
from itertools import count

import pytest

from claims.domain import Assertion, Method, Modality, Scope, Voice, World, Written, interpret, propose
from claims.domain.weighing.pooling import Estimate, estimate_of, pool, pooled, stated_level
from tests.claims.domain.present import there

SHARE = Scope("share of votes", "election", "share", "percent")
_ids = count(1)


def survey(
    source: str, best: str, margin: str, quote: str = "±, at 95 % confidence", confirmed: bool = True
) -> Assertion:
    written = Written(best=best, plus_minus=margin)
    figure = interpret(Modality.RANGE if margin else Modality.STATED, written, SHARE)
    voice = Voice(source, f"s{next(_ids)}", chain_confirmed=confirmed)
    number = next(_ids)
    return Assertion(f"c{number}", SHARE, voice, figure, recorded_order=number, quote=quote)


@pytest.mark.parametrize("seed", range(40))
def test_it_equals_statsmodels(seed: int) -> None:
    # slow to load, so only here
    from statsmodels.stats import meta_analysis  # type: ignore[import-untyped]  # has no types of its own

    rng = random.Random(seed)
    level = rng.choice([0.8, 0.9, 0.95, 0.99])
    spread = rng.choice([0.1, 3, 40])
    estimates = [
        Estimate(rng.gauss(50, spread), rng.uniform(0.5, 4), rng.choice([0.9, 0.95, 0.99]))
        for _ in range(rng.randint(2, 12))
    ]
    values = meta_analysis.np.array([each.value for each in estimates])
    variances = meta_analysis.np.array([each.variance for each in estimates])
    with meta_analysis.np.errstate(invalid="ignore"):
        oracle = meta_analysis.combine_effects(values, variances, method_re="dl", alpha=1 - level)
        fixed, random_effects, *_ = oracle.conf_int(alpha=1 - level)
    found = pool(estimates, level)
    # below 0 (less scatter than chance) the variance between is 0, which statsmodels leaves to the caller
    scattered = oracle.tau2 > 0
    low, high = random_effects if scattered else fixed
    assert found.value == pytest.approx(oracle.mean_effect_re if scattered else oracle.mean_effect_fe, 1e-9)
    assert (found.value - found.margin, found.value + found.margin) == pytest.approx((low, high), 1e-9)
    assert found.between == pytest.approx(max(0.0, oracle.tau2), 1e-9, 1e-9)
    assert found.share == pytest.approx(max(0.0, oracle.i2), 1e-9, 1e-9)


def test_equal_estimates_have_nothing_between_them() -> None:
    found = pool([Estimate(50, 2, 0.95)] * 4)
    assert (found.value, found.margin) == pytest.approx((50, 1))
    assert (found.between, found.share, found.estimates) == (0, 0, 4)


def test_one_estimate_is_not_pooled() -> None:
    with pytest.raises(ValueError, match="two or more"):
        pool([Estimate(50, 2, 0.95)])


@pytest.mark.parametrize(
    ("quote", "level"),
    [
        ("52 ± 3, at 95 % confidence", 0.95),
        ("a 90% confidence interval", 0.9),
        ("(99.5% CI)", 0.995),
        ("80 per cent probability", 0.8),
        ("at the 95-percent level of confidence", None),
        ("at the 95% level of confidence", 0.95),
        ("52 % say yes", None),
        ("a 10 % probability", None),
        ("plus or minus 3", None),
    ],
)
def test_the_level_is_read_where_it_is_stated(quote: str, level: float | None) -> None:
    assert stated_level(quote) == level


def test_only_stated_margins_at_stated_levels_are_estimates() -> None:
    assert estimate_of(survey("A", "52", "3")) == Estimate(52, 3, 0.95)
    assert estimate_of(survey("A", "52", "3", quote="52 ± 3")) is None
    assert estimate_of(survey("A", "52", "")) is None


def test_one_estimate_for_each_independent_voice() -> None:
    claims = [survey("A", "52", "3"), survey("B", "54", "2"), survey("C", "70", "")]
    together, used = there(pooled([*claims, survey("D", "90", "1", confirmed=False)], World()))
    assert [each.voice.source for each in used] == ["A", "B"]
    assert together.estimates == 2
    assert pooled([survey("A", "52", "3"), survey("A", "54", "2")], World()) is None


def test_it_is_said_beside_the_range_and_offered_by_no_method() -> None:
    claims = [survey("A", "52", "3"), survey("B", "54", "2")]
    found = {each.method: each for each in propose(SHARE, claims, World())}
    assert found[Method.REPORT_RANGE].reasons[-1] == (
        "For orientation, not for print: the 2 figures with stated margins of error (A and B)"
        " pool to 53.3 ± 1.9 per cent at 95% confidence (random effects)."
    )
    assert all(each.best is None or each.best in (52, 54) for each in found.values())
