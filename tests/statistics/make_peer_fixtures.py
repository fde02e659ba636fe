"""Makes the figures that quartiles and funnels of all trusts are checked against, with software that shares no code with the program.

    pip install scipy==1.17.1 statsmodels==0.15.0
    python make_peer_fixtures.py            # writes the csv files beside this script
    python make_peer_fixtures.py --check    # works everything out again and compares with the files

Quartiles are numpy's. Limits of a share are found from scipy's binomial distribution by bisection on the line through its steps, not
by the formula the program uses. The variance between trusts without winsorising is statsmodels' DerSimonian and Laird; with it, it is
the moment equation of Spiegelhalter written out with numpy and scipy.stats.mstats.
"""

import csv
import io
import sys
from pathlib import Path

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.meta_analysis import combine_effects

HERE = Path(__file__).resolve().parent
RANDOM = np.random.default_rng(20261123)


def quartiles():
    yield ["values", "lowest", "lower", "median", "upper", "highest"]
    sets = [[1.2], [1.2, 3.4], [3, 1, 2], [5, 5, 5, 5], list(RANDOM.normal(1.5, 0.4, 9)), list(RANDOM.normal(25, 6, 150))]
    for values in sets:
        values = [float(f"{value:.6f}") for value in values]
        found = np.quantile(values, [0, 0.25, 0.5, 0.75, 1], method="linear")
        yield [" ".join(map(repr, values)), *(repr(float(value)) for value in found)]


def crossing(rate, people, chance):
    """Where the line through (r - 1, P(R <= r - 1)) and (r, P(R <= r)) reaches a chance, found by bisection."""

    def line(events):
        below = np.floor(events)
        low, high = stats.binom.cdf(below, people, rate), stats.binom.cdf(below + 1, people, rate)
        return low + (high - low) * (events - below) - chance

    if line(-1.0) >= 0:
        return -1.0
    return optimize.brentq(line, -1.0, people, xtol=1e-12)


def limits():
    yield ["rate", "people", "low95", "high95", "low998", "high998"]
    for rate in [0.003, 0.12, 0.286, 0.5, 0.94]:
        for people in [3, 12, 85, 400, 3021, 41877]:
            found = [crossing(rate, people, chance) / people for chance in [0.025, 0.975, 0.001, 0.999]]
            low95, high95, low998, high998 = (min(max(value, 0.0), 1.0) for value in found)
            yield [rate, people, *(repr(float(value)) for value in (low95, high95, low998, high998))]


def moments(values, variances, target, part):
    scores = (values - target) / np.sqrt(variances)
    low, high = np.quantile(scores, [part, 1 - part], method="linear")
    squares = np.sum(np.clip(scores, low, high) ** 2)
    weights = 1 / variances
    between = max(0.0, (squares - (len(values) - 1)) / (weights.sum() - (weights**2).sum() / weights.sum()))
    return squares / len(values), between


def between():
    yield ["values", "variances", "target", "part", "dispersion", "between"]
    for count, spread in [(12, 0.0), (30, 0.3), (140, 0.15), (140, 0.02)]:
        variances = RANDOM.uniform(0.005, 0.2, count)
        values = RANDOM.normal(0.4, np.sqrt(variances + spread**2))
        target = np.average(values, weights=1 / variances)
        written = lambda numbers: " ".join(repr(float(number)) for number in numbers)
        result = combine_effects(values, variances, method_re="dl")
        # statsmodels does not cut a negative variance off; the moment estimator is 0 there.
        yield [written(values), written(variances), repr(float(target)), 0, repr(float(result.q / count)), repr(max(0.0, float(result.tau2)))]
        dispersion, tau2 = moments(values, variances, target, 0.1)
        yield [written(values), written(variances), repr(float(target)), 0.1, repr(float(dispersion)), repr(float(tau2))]


def funnels():
    """Whole funnels: counts of made-up trusts, the target, and limits at one size."""
    yield ["kind", "counts", "target", "dispersion", "between", "size", "low95", "high95", "low998", "high998"]
    z95, z998 = stats.norm.ppf(0.975), stats.norm.ppf(0.999)
    people = RANDOM.integers(60, 4000, 60)
    events = RANDOM.binomial(people, np.clip(RANDOM.normal(0.28, 0.05, 60), 0.01, 0.99))
    rate = events.sum() / people.sum()
    values, variances = np.arcsin(np.sqrt(events / people)), 0.25 / people
    target = np.arcsin(np.sqrt(rate))
    dispersion, tau2 = moments(values, variances, target, 0.1)
    for size in [80, 900, 3500]:
        spread = np.sqrt(0.25 / size + tau2)
        ends = [100 * np.sin(np.clip(target + z * spread, 0, np.pi / 2)) ** 2 for z in (-z95, z95, -z998, z998)]
        counts = " ".join(f"{e}/{n}" for e, n in zip(events, people))
        yield ["share", counts, repr(float(rate * 100)), repr(float(dispersion)), repr(float(tau2)), size, *(repr(float(end)) for end in ends)]
    white, bme = RANDOM.integers(300, 4000, 45), RANDOM.integers(120, 1500, 45)
    a = RANDOM.binomial(white, 0.22)
    b = RANDOM.binomial(bme, np.clip(0.22 / np.exp(RANDOM.normal(0.45, 0.25, 45)), 0.01, 0.9))
    effects, variances = np.log((a / white) / (b / bme)), 1 / a - 1 / white + 1 / b - 1 / bme
    target = np.average(effects, weights=1 / variances)
    dispersion, tau2 = moments(effects, variances, target, 0.1)
    for size in [4.0, 9.0, 20.0]:
        spread = np.sqrt(1 / size**2 + tau2)
        ends = [np.exp(target + z * spread) for z in (-z95, z95, -z998, z998)]
        counts = " ".join(f"{w}/{n}:{x}/{m}" for w, n, x, m in zip(a, white, b, bme))
        yield ["ratio", counts, repr(float(np.exp(target))), repr(float(dispersion)), repr(float(tau2)), size, *(repr(float(end)) for end in ends)]


def text(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    made = {f"peer-{maker.__name__}.csv": text(maker()) for maker in (quartiles, limits, between, funnels)}
    for name, written in made.items():
        if "--check" in sys.argv:
            assert (HERE / name).read_text() == written, f"{name} is not what this script makes"
        else:
            (HERE / name).write_text(written)
