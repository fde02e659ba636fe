"""Makes the figures that the program's statistics are checked against, with software that shares no code with it.

    pip install scipy==1.17.1 statsmodels==0.15.0 mpmath==1.4.1
    python make_fixtures.py            # writes the csv files beside this script
    python make_fixtures.py --check    # works everything out again and compares with the files

Wherever scipy or statsmodels has the method, its figure is written. Where they have it only in part (Koopman's interval with empty
or full cells), the figure comes from arithmetic of fifty digits, which is first held against statsmodels in every case that it can do.
"""

import csv
import math
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
from mpmath import inf, isinf, mp, mpf, sqrt
from scipy import optimize, stats
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

mp.dps = 50
HERE = Path(__file__).resolve().parent
Z = stats.norm.ppf(0.975)

# Pairs of (events, people): ordinary, small, empty, full, very unequal, rare and very large.
PAIRS = [
    ((10, 75), (12, 225)), ((6, 1200), (9, 3000)), ((3, 300), (9, 3000)), ((120, 1800), (310, 3100)), ((8, 1000), (32, 4000)),
    ((1, 34), (7, 34)), ((0, 300), (9, 3000)), ((9, 3000), (0, 300)), ((0, 7), (1, 1)), ((1, 1), (0, 7)),
    ((75, 75), (12, 225)), ((12, 225), (75, 75)), ((75, 75), (80, 80)), ((1, 1), (1, 1)), ((5, 5), (1, 900)),
    ((1, 30000), (1, 30000)), ((1, 30000), (40, 1000000)), ((1, 30000), (0, 500)), ((0, 30000), (1, 12)), ((29999, 30000), (1, 2)),
    ((705, 3000), (375, 1500)), ((200, 800), (62, 250)), ((30, 6000), (18, 1800)), ((17, 2505), (9, 725)), ((4500, 900000), (2400, 300000)),
    ((999, 1000), (998, 1000)), ((1000, 1000), (998, 1000)), ((1, 2), (1, 3)), ((2, 3), (1, 3)), ((50, 100), (51, 100)),
]
PAIRS += [
    ((x1, n1), (x2, n2))
    for n1, n2 in [(10, 10), (12, 90), (40, 360), (300, 2700), (1000, 4000), (8000, 22000)]
    for x1, x2 in [(0, 1), (1, 0), (1, 1), (0, 10), (3, 4), (5, 9), (10, 2), (10, 10), (7, 10)]
]


def wilson():
    shares = {pair for both in PAIRS for pair in both} | {(3, 18), (0, 12), (45, 180), (1, 30000), (0, 1), (1, 1), (0.5, 7), (286.72, 1024)}
    for events, people in sorted(shares):
        low, high = proportion_confint(events, people, method="wilson")
        # statsmodels loses figures in the lower bound of rare events; the same formula in fifty digits does not.
        x, n, z = mpf(events), mpf(people), mpf(Z)
        exact = [(x + z * z / 2 + sign * z * sqrt(x * (n - x) / n + z * z / 4)) / (n + z * z) for sign in (-1, 1)]
        assert abs(exact[0] - low) < 1e-14 and abs(exact[1] - high) < 1e-14, (events, people)
        yield events, people, float(abs(exact[0])) if events else 0.0, float(exact[1]) if events < people else 1.0


def newcombe():
    for first, second in PAIRS:
        low, high = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
        yield *first, *second, low, high


def koopman_statistic(first, second, ratio):
    """Koopman's statistic: the likelihood's own maximum under the supposed ratio, put into Pearson's chi-square."""
    (x1, n1), (x2, n2) = [(mpf(x), mpf(n)) for x, n in (first, second)]
    # n p2^2 r - p2 (r (n1 + x2) + x1 + n2) + (x1 + x2) = 0, Koopman 1984
    a, b, c = (n1 + n2) * ratio, -(ratio * (n1 + x2) + x1 + n2), x1 + x2
    p2 = (-b - sqrt(b * b - 4 * a * c)) / (2 * a)
    p1 = ratio * p2
    total = mpf(0)
    for x, n, p in ((x1, n1, p1), (x2, n2, p2)):
        variance = n * p * (1 - p)
        gap = (x - n * p) ** 2
        if gap > mpf(10) ** -60:
            total += gap / variance if variance > 0 else inf
    return total


def koopman_bound(first, second, upper):
    """The ratio at which the statistic reaches its critical value, above or below the estimate."""
    critical = mpf(Z) ** 2
    (x1, n1), (x2, n2) = first, second
    near = mpf(max(x1, 0.5)) * n2 / (mpf(n1) * max(x2, 0.5))
    inside = [near * mpf(2) ** (k / mpf(8)) for k in range(-80, 81)]
    near = min(inside, key=lambda ratio: koopman_statistic(first, second, ratio))
    assert koopman_statistic(first, second, near) < critical, (first, second)
    far = near
    while koopman_statistic(first, second, far) < critical:
        far = far * 2 if upper else far / 2
    for _ in range(170):
        middle = sqrt(near * far)
        if koopman_statistic(first, second, middle) < critical:
            near = middle
        else:
            far = middle
    return sqrt(near * far)


def koopman_limits(first, second):
    low = mpf(0) if first[0] == 0 else koopman_bound(first, second, False)
    high = inf if second[0] == 0 else koopman_bound(first, second, True)
    if 0 < first[0] < first[1] and 0 < second[0] < second[1]:
        theirs = confint_proportions_2indep(*first, *second, method="score", compare="ratio", correction=False)
        for ours, other in zip((low, high), theirs):
            assert abs(ours / mpf(other) - 1) < 1e-8, (first, second, ours, other)
    return low, high


def koopman():
    for first, second in PAIRS:
        if first[0] + second[0] == 0:
            continue
        low, high = koopman_limits(first, second)
        yield *first, *second, float(low), "" if isinf(high) else float(high)


def fisher():
    for (x1, n1), (x2, n2) in PAIRS:
        events = x1 + x2
        fewest, most = max(0, events - n2), min(events, n1)
        if events > 20000:
            p = stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]])[1]
            yield x1, n1, x2, n2, p
            continue
        # Exact, with whole numbers: ties are ties.
        weight = math.comb(n1, fewest) * math.comb(n2, events - fewest)
        weights = [weight]
        for k in range(fewest, most):
            weight = weight * (n1 - k) * (events - k) // ((k + 1) * (n2 - events + k + 1))
            weights.append(weight)
        observed = weights[x1 - fewest]
        p = float(Fraction(sum(weight for weight in weights if weight <= observed), sum(weights)))
        theirs = stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]])[1]
        assert abs(p - theirs) <= 1e-9 * p + 1e-300, (x1, n1, x2, n2, p, theirs)
        yield x1, n1, x2, n2, p


def ratio_change():
    whole = [pair for pair in PAIRS if pair[0][0] > 0 and pair[1][0] > 0]
    for later, earlier in zip(whole, whole[1:] + whole[:1]):
        parts = []
        for first, second in (later, earlier):
            low, high = koopman_limits(first, second)
            value = mpf(first[0]) * second[1] / (mpf(first[1]) * second[0])
            parts.append((mp.log(value), mp.log(low), mp.log(high)))
        (a, al, ah), (b, bl, bh) = parts
        value, low, high = a - b, a - b - sqrt((a - al) ** 2 + (bh - b) ** 2), a - b + sqrt((ah - a) ** 2 + (b - bl) ** 2)
        yield *later[0], *later[1], *earlier[0], *earlier[1], float(mp.exp(value)), float(mp.exp(low)), float(mp.exp(high))


def difference_change():
    for later, earlier in zip(PAIRS, PAIRS[1:] + PAIRS[:1]):
        parts = []
        for first, second in (later, earlier):
            low, high = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
            parts.append((first[0] / first[1] - second[0] / second[1], low, high))
        (a, al, ah), (b, bl, bh) = parts
        low, high = a - b - math.sqrt((a - al) ** 2 + (bh - b) ** 2), a - b + math.sqrt((ah - a) ** 2 + (b - bl) ** 2)
        yield *later[0], *later[1], *earlier[0], *earlier[1], a - b, low, high


# People in the first group, people in the second, the rate of both: trusts of every size and the three indicators.
SIZES = [
    (300, 2700, 0.007), (1000, 4000, 0.007), (3000, 7000, 0.007), (6000, 9000, 0.007), (3000, 1500, 0.25), (800, 250, 0.25),
    (12, 40, 0.01), (1, 1, 0.5), (5, 300, 0.02), (60, 500, 0.1), (2000, 6000, 0.0004), (900, 300, 0.6), (4000, 2000, 0.45),
    (150, 150, 0.03), (30, 3000, 0.9), (10, 10, 0.5), (20, 400, 0.003), (700, 700, 0.05), (2500, 700, 0.2), (90, 10, 0.3),
]


def grid(n1, n2, p1, p2):
    """Both binomials, every number of events that matters."""
    runs = []
    for n, p in ((n1, p1), (n2, p2)):
        first = max(0, int(stats.binom.ppf(1e-17, n, p)) - 2)
        last = min(n, int(stats.binom.isf(1e-17, n, p)) + 2)
        events = np.arange(first, last + 1)
        runs.append((events, stats.binom.pmf(events, n, p)))
    (x1, f1), (x2, f2) = runs
    return x1[:, None].astype(np.int64), x2[None, :].astype(np.int64), np.outer(f1, f2)


def noise():
    for n1, n2, rate in SIZES:
        x1, x2, chance = grid(n1, n2, rate, rate)
        above = (x2 > 0) & (x1 * n2 * 4 > x2 * n1 * 5)
        below = (x2 > 0) & (x1 * n2 * 5 < x2 * n1 * 4)
        yield n1, n2, rate, chance[above].sum(), chance[below].sum(), stats.binom.pmf(0, n2, rate)


def detectable():
    for n1, n2, rate in SIZES:

        def found(ratio):
            x1, x2, chance = grid(n1, n2, ratio * rate, rate)
            events, apart = x1 + x2, (x1 * n2 - x2 * n1).astype(float)
            with np.errstate(divide="ignore", invalid="ignore"):
                chi_square = apart**2 * (n1 + n2) / (events * (n1 + n2 - events) * float(n1) * n2)
            return chance[(apart > 0) & (np.nan_to_num(chi_square) > Z * Z)].sum()

        most = (1 - 1e-9) / rate
        if found(most) < 0.8:
            yield n1, n2, rate, ""
            continue
        yield n1, n2, rate, optimize.brentq(lambda ratio: found(ratio) - 0.8, 1.0, min(most, 1000.0), xtol=1e-13, rtol=1e-14)


def odds():
    for (x1, n1), (x2, n2) in PAIRS:
        table = np.array([[x1, n1 - x1], [x2, n2 - x2]])
        if table.min() > 0:
            low, high = Table2x2(table, shift_zeros=False).oddsratio_confint()
            yield x1, n1 - x1, x2, n2 - x2, low, high


FILES = {
    "wilson": (wilson, "events,people,low,high"),
    "newcombe": (newcombe, "x1,n1,x2,n2,low,high"),
    "koopman": (koopman, "x1,n1,x2,n2,low,high"),
    "odds": (odds, "a,b,c,d,low,high"),
    "fisher": (fisher, "x1,n1,x2,n2,p"),
    "ratio-change": (ratio_change, "x1,n1,x2,n2,y1,m1,y2,m2,value,low,high"),
    "difference-change": (difference_change, "x1,n1,x2,n2,y1,m1,y2,m2,value,low,high"),
    "noise": (noise, "n1,n2,rate,above,below,not_calculable"),
    "detectable": (detectable, "n1,n2,rate,ratio"),
}


def main():
    check = "--check" in sys.argv[1:]
    for name, (make, heading) in FILES.items():
        rows = [[repr(float(cell)) if isinstance(cell, float) else str(cell) for cell in row] for row in make()]
        path = HERE / f"{name}.csv"
        if not check:
            with path.open("w", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([heading.split(","), *rows])
            print(f"{path.name}: {len(rows)} cases")
            continue
        with path.open(newline="") as file:
            kept = list(csv.reader(file))[1:]
        assert len(kept) == len(rows), f"{path.name}: {len(rows)} cases now, {len(kept)} kept"
        for ours, theirs in zip(rows, kept):
            same = all(a == b or math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-12) for a, b in zip(ours, theirs))
            assert same, f"{path.name}: {ours} now, {theirs} kept"
        print(f"{path.name}: {len(rows)} cases, all the same")


if __name__ == "__main__":
    main()
