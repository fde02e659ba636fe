"""Makes the figures that a plan's targets, paths and what-ifs are checked against, with software that shares no code with the program.

    pip install scipy==1.17.1 statsmodels==0.15.0 mpmath==1.4.1
    python make_plan_fixtures.py            # writes the csv files beside this script
    python make_plan_fixtures.py plan-ranges.csv   # only that one
    python make_plan_fixtures.py --check    # works everything out again and compares with the files

Targets: every printed figure between this year's and parity is tried, one after the other, with Koopman's limits in fifty digits and
Newcombe's from statsmodels, joined by the formulas of Zou and Donner written out here.

Ranges: scipy's quantiles of the binomial distribution; for two groups every pair of counts with its probability, put in order and summed.
Each is then held against 400,000 years drawn by chance, and the share of those that lie inside stands beside it.

Appointments: cohorts carried year by year, the share found by scipy's root finder, and held against 20,000 trusts in which people leave and are
appointed one by one.

Ladders: who goes up is found as one chance for each group, by scipy's root finder, and the bands are held against ladders of twenty thousand
times the people, in which everybody stays, goes up or leaves by chance.
"""

import csv
import math
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from make_fixtures import koopman_limits

HERE = Path(__file__).resolve().parent


def newcombe_limits(first, second):
    (x1, n1), (x2, n2) = first, second
    (l1, u1), (l2, u2) = [proportion_confint(x, n, method="wilson") for x, n in (first, second)]
    p, q = x1 / n1, x2 / n2
    return p - q, p - q - math.hypot(p - l1, u2 - q), p - q + math.hypot(u1 - p, q - l2)


def clear(later, earlier, nothing=0.0):
    """Whether the limits recovered of later minus earlier leave out nothing; each is value, low, high."""
    value = later[0] - earlier[0]
    low = value - math.hypot(later[0] - later[1], earlier[2] - earlier[0])
    high = value + math.hypot(later[2] - later[0], earlier[0] - earlier[1])
    return not low <= nothing <= high


RATIO_LIMITS = {}


def ratio_logs(first, second):
    if first[0] == 0 or second[0] == 0:
        return None
    if (first, second) not in RATIO_LIMITS:
        low, high = koopman_limits(first, second)
        value = Fraction(first[0] * second[1], first[1] * second[0])
        RATIO_LIMITS[first, second] = (math.log(value), math.log(low), math.log(high))
    return RATIO_LIMITS[first, second]


def ratio_case(worse_above, white, bme):
    """White and BME as (events, people); worse_above says that the ratio is White over BME."""
    (xw, nw), (xb, nb) = white, bme

    def pair(xb, years):
        held = ((xw * years, nw * years), (xb * years, nb * years))
        return held if worse_above else held[::-1]

    def met(step):
        """The least change of BME events that brings the ratio to a step or below."""
        wanted = Fraction(step, 100)
        if worse_above:
            return next((x for x in range(xb, nb + 1) if x > 0 and Fraction(xw * nb, nw * x) <= wanted), None)
        return next((x for x in range(xb, -1, -1) if Fraction(x * nw, nb * xw) <= wanted), None)

    def is_clear(x, years):
        later, earlier = ratio_logs(*pair(x, years)), ratio_logs(*pair(xb, years))
        return later is not None and earlier is not None and clear(later, earlier)

    value = Fraction(xw * nb, nw * xb) if worse_above else Fraction(xb * nw, nb * xw)
    first = math.floor(value * 100 + Fraction(1, 2)) - 1
    return search(range(first, 99, -1), met, is_clear, 100, lambda x: abs(x - xb), range(2, 6))


def search(steps, met, is_clear, scale, moved, years):
    known = {}
    steps = list(steps)
    if not steps:
        return None
    for step in steps:
        x = met(step)
        if x is None:
            continue
        if x not in known:
            known[x] = is_clear(x, 1)
        if known[x]:
            # The last figure that the same people still give.
            step = [other for other in steps[steps.index(step):] if met(other) == x][-1]
            return step / scale, 1, 1, moved(x)
    x = met(steps[-1])
    found = next((k for k in years if x is not None and is_clear(x, k)), "")
    return steps[-1] / scale, 0, found, "" if x is None else moved(x)


def share_case(people, workforce):
    (x, n), (xa, na) = people, workforce

    def is_clear(later, years):
        low, high = confint_proportions_2indep(later, n, x, n, method="newcomb", compare="diff")
        return not low <= 0 <= high

    first = math.floor(Fraction(1000 * x, n) + Fraction(1, 2)) + 1
    last = math.floor(Fraction(1000 * xa, na))
    met = lambda step: next(k for k in range(x, n + 1) if Fraction(1000 * k, n) >= step)
    return search(range(first, last + 1), met, is_clear, 10, lambda k: k - x, [])


def survey_case(rising, white, bme):
    """Percentages in tenths and responses."""
    (pw, nw), (pb, nb) = white, bme
    sign = 1 if rising else -1
    first, last = pb - pw + sign, 0

    def is_clear(tenths, years):
        w = (pw / 1000 * nw * years, nw * years)
        limits = [newcombe_limits((p / 1000 * nb * years, nb * years), w) for p in (tenths, pb)]
        return clear(*limits)

    met = lambda step: pw + step
    return search(range(first, last + sign, sign), met, is_clear, 10, lambda t: abs(t - pb) / 1000 * nb, range(2, 6))


def board_case(board, workforce):
    (x, n), (xa, na) = board, workforce

    def is_clear(later, years):
        return clear(*[newcombe_limits((k, n), workforce) for k in (later, x)])

    value = 1000 * (Fraction(x, n) - Fraction(xa, na))
    # Halves away from nought, and the value is below it.
    first = -math.floor(-value + Fraction(1, 2)) + 1
    met = lambda step: next((k for k in range(x, n + 1) if 1000 * (Fraction(k, n) - Fraction(xa, na)) >= step), None)
    return search(range(first, 1), met, is_clear, 10, lambda k: k - x, [])


def targets():
    yield ["measure", "a", "b", "c", "d", "target", "detectable", "years", "people"]
    cases = []
    for white, bme in [((705, 3000), (245, 1500)), ((200, 800), (40, 250)), ((90, 500), (9, 120)), ((1400, 9000), (520, 4800)), ((40, 200), (5, 60)), ((310, 1900), (205, 1400))]:
        cases.append(("2", white, bme, ratio_case(True, white, bme)))
    for white, bme in [((28, 4000), (14, 1000)), ((49, 7000), (42, 3000)), ((18, 2505), (19, 725)), ((9, 2700), (4, 300)), ((60, 9000), (110, 6000)), ((6, 900), (3, 100)), ((28, 4000), (9, 1000))]:
        cases.append(("3", white, bme, ratio_case(False, white, bme)))
    for white, bme in [((1600, 4000), (320, 1000)), ((900, 2700), (80, 300)), ((2400, 9000), (1500, 6000)), ((30, 900), (2, 100))]:
        cases.append(("4", white, bme, ratio_case(True, white, bme)))
    for people, workforce in [((48, 420), (1150, 5000)), ((11, 140), (1150, 5000)), ((4, 30), (900, 4000)), ((1, 12), (900, 4000)), ((210, 1600), (6200, 20000)), ((60, 300), (1050, 5000))]:
        cases.append(("1", people, workforce, share_case(people, workforce)))
    for number, white, bme in [("5", (241, 1800), (302, 420)), ("6", (198, 1800), (262, 420)), ("8", (61, 1800), (153, 420)), ("7", (598, 1800), (447, 420)), ("7", (560, 900), (521, 110)), ("8", (55, 300), (120, 40)), ("6", (210, 6000), (228, 3500))]:
        cases.append((number, white, bme, survey_case(number == "7", white, bme)))
    for board, workforce in [((1, 15), (1150, 5000)), ((0, 12), (2100, 5000)), ((2, 14), (400, 2000)), ((0, 18), (6800, 12000))]:
        cases.append(("9", board, workforce, board_case(board, workforce)))
    for measure, first, second, found in cases:
        yield [measure, *first, *second, *(found or ["", "", "", ""])]


def support(people, rate):
    """Counts with any probability to speak of."""
    counts = np.arange(people + 1)
    weights = stats.binom.pmf(counts, people, rate)
    kept = weights > 1e-17
    return counts[kept].astype(float), weights[kept]


def pair_quantiles(value, first, second):
    (x1, p1), (x2, p2) = support(*first), support(*second)
    values = value(x1[:, None], x2[None, :]).ravel()
    weights = np.outer(p1, p2).ravel()
    order = np.argsort(values, kind="stable")
    # Values that differ by what binary numbers lose are one value.
    reached = np.cumsum(weights[order])
    held = values[order]
    return [float(held[np.searchsorted(reached, chance * reached[-1])]) for chance in (0.025, 0.975)]


def ranges():
    yield ["kind", "n1", "rate1", "n2", "rate2", "low", "high", "inside"]
    random = np.random.default_rng(20261123)
    draws = 400_000
    for people, rate in [(420, 0.114), (420, 0.2), (30, 0.225), (12, 0.0833), (1600, 0.31), (5, 0.5), (15, 0.0), (900, 1.0)]:
        low, high = [float(stats.binom.ppf(chance, people, rate)) / people for chance in (0.025, 0.975)]
        low, high = max(low, 0.0), max(high, 0.0)
        seen = random.binomial(people, rate, draws) / people
        inside = float(np.mean((seen >= low - 1e-12) & (seen <= high + 1e-12)))
        yield ["share", people, rate, "", "", low, high, round(inside, 3)]
    with np.errstate(divide="ignore", invalid="ignore"):
        for first, second in [((3000, 0.235), (1500, 0.18)), ((800, 0.25), (250, 0.19)), ((1000, 0.012), (4000, 0.007)), ((100, 0.02), (900, 0.0067)), ((300, 0.01), (900, 0.002)), ((60, 0.2), (40, 0.1)), ((4000, 0.4), (1000, 0.33)), ((50, 0.0), (40, 0.3)), ((1000, 0.007), (4000, 0.007))]:
            ratio = lambda x1, x2: np.where(x2 > 0, np.round(x1 * second[0] / (first[0] * x2), 13), np.inf)
            low, high = pair_quantiles(ratio, first, second)
            seen = ratio(random.binomial(*first, draws), random.binomial(*second, draws))
            inside = float(np.mean((seen >= low - 1e-9) & (seen <= high + 1e-9)))
            for end, chance in ((low, 0.025), (high, 0.975)):
                # The simulated quantile differs by chance; its place in the exact distribution may not.
                near = np.quantile(seen, [chance - 0.001, chance + 0.001], method="inverted_cdf")
                assert near[0] - 1e-9 <= end <= near[1] + 1e-9 or math.isinf(end), (first, second, end, near)
            yield ["ratio", *first, *second, low, "" if math.isinf(high) else high, round(inside, 3)]
    for first, second in [((420, 0.24), (1800, 0.198)), ((420, 0.447), (1800, 0.598)), ((110, 0.5), (900, 0.56)), ((40, 0.1), (300, 0.055)), ((12, 1.0), (30, 0.9)), ((3500, 0.0228), (6000, 0.021))]:
        difference = lambda x1, x2: np.round(x1 / first[0] - x2 / second[0], 13)
        low, high = pair_quantiles(difference, first, second)
        seen = difference(random.binomial(*first, draws), random.binomial(*second, draws))
        inside = float(np.mean((seen >= low - 1e-9) & (seen <= high + 1e-9)))
        for end, chance in ((low, 0.025), (high, 0.975)):
            near = np.quantile(seen, [chance - 0.001, chance + 0.001], method="inverted_cdf")
            assert near[0] - 1e-9 <= end <= near[1] + 1e-9, (first, second, end, near)
        yield ["difference", *first, *second, low, high, round(inside, 3)]


def appointed_way(bme, others, leave_bme, leave_others, heads, percent, years, q):
    """Expected BME people and everyone after some years: cohorts are carried one by one, not the sum of all."""
    cohorts = [(float(bme), float(others))]
    for _ in range(years):
        everyone = sum(b + o for b, o in cohorts)
        left = sum(b * leave_bme + o * leave_others for b, o in cohorts)
        filled = max(0.0, left + heads + everyone * percent)
        cohorts = [(b * (1 - leave_bme), o * (1 - leave_others)) for b, o in cohorts] + [(q * filled, (1 - q) * filled)]
    return sum(b for b, _ in cohorts), sum(b + o for b, o in cohorts)


def appointed_by_chance(random, bme, others, leave_bme, leave_others, heads, years, q, runs):
    """The same with people who leave and are appointed one by one, by chance; posts are whole."""
    b, o = np.full(runs, bme), np.full(runs, others)
    for _ in range(years):
        gone_b, gone_o = random.binomial(b, leave_bme), random.binomial(o, leave_others)
        filled = np.maximum(0, gone_b + gone_o + heads)
        came = random.binomial(filled, q)
        b, o = b - gone_b + came, o - gone_o + filled - came
    return b, b + o


def appointments():
    yield ["white", "bme", "unknown", "share", "years", "leavers_bme", "leavers_others", "heads", "percent", "reach", "of_appointed", "bme", "everyone", "highest", "earliest"]
    random = np.random.default_rng(20261124)
    cases = [
        (352, 48, 20, 23.0, 4, 10, 10, 0, 0), (352, 48, 20, 23.0, 4, 14, 9, 2, 0), (352, 48, 20, 23.0, 2, 8, 8, 0, 0), (352, 48, 20, 23.0, 4, 10, 10, 0, 3.5),
        (28, 2, 0, 22.5, 3, 12, 12, 0, 0), (28, 2, 0, 22.5, 1, 12, 12, 0, 0), (28, 2, 0, 22.5, 3, 0, 0, 0, 0), (28, 2, 0, 22.5, 3, 0, 0, 1, 0),
        (120, 40, 5, 20.0, 5, 10, 10, 0, 0), (120, 40, 5, 23.0, 5, 10, 10, 0, 0), (1200, 300, 60, 30.0, 6, 18, 11, -20, 0), (1200, 300, 60, 30.0, 6, 11, 18, 0, -2),
        (10, 0, 0, 10.0, 10, 5, 5, 0, 0), (900, 90, 0, 50.0, 3, 9, 9, 0, 0), (60, 20, 0, 40.0, 2, 10, 10, -50, 0), (75, 25, 0, 100.0, 20, 25, 25, 0, 0),
        (14, 1, 0, 23.0, 3, 20, 20, 0, 0), (400, 10, 0, 2.0, 5, 100, 100, 0, 0), (400, 10, 0, 60.0, 5, 100, 100, 0, 0), (352, 48, 20, 23.0, 10, 10.5, 9.5, 0, 1.25),
    ]
    for white, bme, unknown, share, years, leave_bme, leave_others, heads, percent in cases:
        held = (bme, white + unknown, leave_bme / 100, leave_others / 100, heads, percent / 100)
        at = lambda q, years=years: (lambda b, n: 100 * b / n)(*appointed_way(*held, years, q))
        highest = earliest = ""
        if at(0) >= share - 1e-10:
            reach, q = "already", 0.0
        elif at(1) >= share - 1e-10:
            reach, q = "possible", optimize.brentq(lambda q: at(q) - share, 0, 1, xtol=1e-14)
        else:
            reach, q, highest = "not", 1.0, at(1)
            earliest = next((k for k in range(years + 1, 51) if at(1, k) >= share - 1e-10), "")
        b, n = appointed_way(*held, years, q)
        if percent == 0 and heads >= 0:
            runs = 20_000
            drawn, everyone = appointed_by_chance(random, bme, white + unknown, leave_bme / 100, leave_others / 100, heads, years, q, runs)
            assert abs(drawn.mean() - b) <= 5 * drawn.std() / math.sqrt(runs) + 1e-9, (held, drawn.mean(), b)
            assert abs(everyone.mean() - n) < 1e-9
        yield [white, bme, unknown, share, years, leave_bme, leave_others, heads, percent, reach, 100 * q, b, n, highest, earliest]


def chances_of_going_up(people, weights, number):
    """One chance for each group, in the proportions of the weights and none above one, that send up so many in all."""
    if number <= 0:
        return np.zeros(3)
    if number >= people.sum() - 1e-12:
        return np.ones(3)
    sent = lambda scale: float((people * np.minimum(1, scale * weights)).sum()) - number
    scale = optimize.brentq(sent, 0, 1e9, xtol=1e-15, rtol=1e-14, maxiter=1000)
    return np.minimum(1, scale * weights)


def climbed(rungs, years):
    """rungs: (people, leavers, from_below, likelihood, mix), lowest first; people by White, BME, unknown."""
    heads = [np.array(rung[0], float) for rung in rungs]
    size = [held.sum() for held in heads]
    ups = [0.0] * (len(rungs) + 1)
    for place in range(len(rungs) - 1, 0, -1):
        vacancies = size[place] * rungs[place][1] + ups[place + 1]
        ups[place] = min(vacancies * rungs[place][2], size[place - 1] * (1 - rungs[place - 1][1]))
    for _ in range(years):
        stay = [held * (1 - rung[1]) for held, rung in zip(heads, rungs)]
        new = [held.copy() for held in stay]
        for place in range(1, len(rungs)):
            pool, likelihood = stay[place - 1], rungs[place][3]
            stated = pool[0] + pool[1]
            weights = np.array([1, likelihood, (pool[0] + likelihood * pool[1]) / stated if stated > 0 else 1])
            moved = pool * chances_of_going_up(pool, weights, ups[place])
            new[place - 1] = new[place - 1] - moved
            new[place] = new[place] + moved
        for place, rung in enumerate(rungs):
            mix = np.array(rung[4], float)
            new[place] = new[place] + mix / mix.sum() * (size[place] - new[place].sum())
        heads = new
    return heads


def climbed_by_chance(random, rungs, years, times):
    """The same with people one by one and many times as many of them: who leaves, who goes up and who comes is drawn by chance."""
    heads = [np.array(rung[0]) * times for rung in rungs]
    size = [held.sum() for held in heads]
    for _ in range(years):
        stay = [random.binomial(held, 1 - rung[1]) for held, rung in zip(heads, rungs)]
        new, out = [held.copy() for held in stay], 0
        for place in range(len(rungs) - 1, 0, -1):
            vacancies = size[place] - stay[place].sum() + out
            number = min(vacancies * rungs[place][2], stay[place - 1].sum())
            pool, likelihood = stay[place - 1], rungs[place][3]
            stated = pool[0] + pool[1]
            weights = np.array([1, likelihood, (pool[0] + likelihood * pool[1]) / stated if stated > 0 else 1])
            moved = random.binomial(pool, chances_of_going_up(pool.astype(float), weights, number))
            new[place - 1] = new[place - 1] - moved
            new[place] = new[place] + moved
            out = moved.sum()
        for place, rung in enumerate(rungs):
            mix = np.array(rung[4], float)
            new[place] = new[place] + random.multinomial(max(0, size[place] - new[place].sum()), mix / mix.sum())
        heads = new
    return [held / times for held in heads]


def ladders():
    yield ["case", "years", "step", "changed", "white", "bme", "unknown", "leavers", "from_below", "likelihood", "mix_white", "mix_bme", "mix_unknown", "white_without", "bme_without", "unknown_without", "white_with", "bme_with", "unknown_with"]
    random = np.random.default_rng(20261125)
    bands = [(420, 160, 30), (390, 150, 25), (330, 95, 18), (300, 80, 15), (260, 60, 12), (190, 30, 8), (90, 12, 4), (40, 4, 2), (18, 1, 0), (9, 0, 1), (4, 1, 0)]
    usual = [(people, 0.1, 0.5 if place else 0.0, 0.63, people) for place, people in enumerate(bands)]
    cases = [(usual, 5, 4, 1.0), (usual, 1, 5, 1.0), (usual, 10, 10, 2.0)]
    for _ in range(9):
        count = int(random.integers(2, 9))
        rungs = []
        for place in range(count):
            people = [int(held) for held in random.integers(1, 900 // (place + 1), 3) // np.array([1, 2, 12])]
            people[0] += 1
            mix = [int(held) + 1 for held in random.integers(0, 60, 3)]
            rungs.append((people, round(float(random.uniform(0, 0.35)), 3), round(float(random.uniform(0, 1)), 3) if place else 0.0, round(float(random.uniform(0.2, 3)), 3), mix))
        cases.append((rungs, int(random.integers(1, 13)), int(random.integers(1, count)), round(float(random.uniform(0.3, 6)), 3)))
    for number, (rungs, years, step, changed) in enumerate(cases):
        other = [(*rung[:3], changed if place == step else rung[3], rung[4]) for place, rung in enumerate(rungs)]
        without, with_change = climbed(rungs, years), climbed(other, years)
        for held, way in ((without, rungs), (with_change, other)):
            drawn = climbed_by_chance(random, way, years, 20_000)
            for expected, found in zip(held, drawn):
                assert np.all(np.abs(expected - found) <= 0.03 * np.sqrt(expected.sum()) + 1e-9), (number, expected, found)
        for place, rung in enumerate(rungs):
            yield [number, years, step, changed, *rung[0], 100 * rung[1], 100 * rung[2], rung[3], *rung[4], *(float(x) for x in without[place]), *(float(x) for x in with_change[place])]


FILES = {"plan-targets.csv": targets, "plan-ranges.csv": ranges, "plan-appointments.csv": appointments, "plan-ladders.csv": ladders}


def same(ours, kept):
    return ours == kept or math.isclose(float(ours), float(kept), rel_tol=1e-9, abs_tol=1e-12)


def main():
    check = "--check" in sys.argv[1:]
    only = [word for word in sys.argv[1:] if word in FILES]
    for name, make in FILES.items():
        if only and name not in only:
            continue
        rows = [[repr(float(cell)) if isinstance(cell, float) else str(cell) for cell in row] for row in make()]
        path = HERE / name
        if not check:
            with path.open("w", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)
            print(f"{name}: {len(rows) - 1} cases")
            continue
        with path.open(newline="") as file:
            kept = list(csv.reader(file))
        assert len(kept) == len(rows), f"{name}: {len(rows)} lines now, {len(kept)} kept"
        for ours, theirs in zip(rows, kept):
            assert all(same(a, b) for a, b in zip(ours, theirs)), f"{name}: {ours} now, {theirs} kept"
        print(f"{name}: {len(rows) - 1} cases, all the same")


if __name__ == "__main__":
    main()
