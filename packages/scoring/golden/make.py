"""Writes the golden files the tests compare the product with: python make.py (scipy, numpy, mpmath).

Every file names the tolerance its numbers are compared within (absolute, relative above 1).
"""

import hashlib
import json
import random
from pathlib import Path

import numpy as np
from mpmath import exp, log, mp, mpf
from scipy import stats

import paper
import platform_cases
from paper import DAY, EPOCH, HOUR, MILLION

START = EPOCH + 2192 * DAY  # 2026-01-01T00:00Z
HERE = Path(__file__).parent


def plain(value):
    if isinstance(value, mp.mpf):
        return float(value)
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def write(name, about, tolerance, **lists):
    """One case a line, so that a change of one shows as one."""
    rows = [f'  "about": {json.dumps(about)}', f'  "tolerance": {tolerance}']
    for key, items in lists.items():
        lines = ",\n".join(f"    {json.dumps(plain(item), separators=(',', ':'))}" for item in items)
        rows.append(f'  "{key}": [\n{lines}\n  ]')
    (HERE / f"{name}.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")


def elementary():
    r = random.Random(1)
    near = [1 + s * 10.0**-k for k in range(1, 16) for s in (1, -1)]
    wide = [r.uniform(0.5, 2) * 10.0 ** r.randint(-300, 300) for _ in range(60)]
    edges = [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0, 0.7071067811865476, 1.4142135623730951]
    powers = [r.uniform(-700, 709) for _ in range(60)] + [s * 10.0**-k for k in range(0, 12) for s in (1, -1)]
    write(
        "elementary",
        "ln and exp of doubles, from 50 digits",
        1e-14,
        ln=[{"x": x, "y": log(mpf(x))} for x in near + wide + edges],
        exp=[{"x": x, "y": exp(mpf(x))} for x in powers + [709.78, -708.3, 0.5, -0.5]],
    )
    points = [0.5, 0.68, 1.0, 1.4, 1.4616321449683622, 2.0, 2.6, 4.0] + [r.uniform(0.6, 12) for _ in range(20)]
    write(
        "polygamma",
        "digamma and trigamma, from 50 digits",
        1e-11,
        values=[
            {"x": x, "digamma": mp.psi(0, mpf(x)), "trigamma": mp.psi(1, mpf(x))}
            for x in points + [r.uniform(12, 3000) for _ in range(10)]
        ],
    )


def decay():
    r = random.Random(2)
    times = [EPOCH, EPOCH + 1, START, START + 7 * DAY // 64, START + 7 * DAY // 64 - 1]
    times += [EPOCH + r.randrange(3650 * DAY) for _ in range(15)]
    text = ",".join(map(str, paper.TABLE))
    write(
        "decay",
        "2^(r/64) with 48 fractional bits from exact powers; weights of times by half-life in days",
        0,
        table=[str(step) for step in paper.TABLE],
        sums=[{"sum": str(sum(paper.TABLE)), "sha256": hashlib.sha256(text.encode()).hexdigest()}],
        weights=[
            {"t": t, "halfLife": h, "weight": str(paper.weight(t, h))} for t in times for h in (7, 14, 30, 45, 365)
        ],
    )


def posteriors():
    r = random.Random(3)
    cases = []
    for i in range(60):
        half_life = r.choice([7, 14, 30, 45, 90])
        sigma = r.choice([0.02, 0.03, 0.05, 0.1])
        now = START + r.randrange(400 * DAY)
        span = r.choice([1, 10, 200, 1500]) * DAY
        count = 0 if i == 0 else r.choice([1, 2, 3, 8, 25])
        items = [
            (now - r.randrange(span), r.randrange(1, 3 * MILLION), r.choice([0, MILLION, r.randrange(MILLION + 1)]))
            for _ in range(count)
        ]
        exact = [(t, mpf(m) / MILLION, mpf(x) / MILLION) for t, m, x in items]
        n, mean, newest, age = paper.evidence(exact, now, half_life)
        mu, variance, lo, hi = paper.posterior(n, mean, newest, age, mpf(str(sigma)))
        cases.append(
            {
                "halfLife": half_life, "sigma": sigma, "now": now, "items": items, "n": n, "mean": mean,
                "newestAge": newest, "meanAge": age, "mu": mu, "variance": variance, "lo": lo, "hi": hi,
            }
        )
    write("posterior", "counters of [t, m, x] (m and x in millionths) read at now; ages in ms", 1e-11, cases=cases)


def waits():
    r = random.Random(4)
    scales = {name: paper.wait_scale(name) for name in ("first-reply", "resolution", "latency")}
    cases = []
    for i in range(40):
        d, c = [[r.choice([0, 0, r.randrange(1, 5 * MILLION)]) for _ in range(12)] for _ in range(2)]
        still_open = r.choice([0, r.randrange(1, 5 * MILLION)])
        if i == 0:
            d, c, still_open = [0] * 12, [0] * 3 + [MILLION] + [0] * 8, 0
        if i == 1:
            d, c, still_open = [0] * 12, [0] * 12, MILLION
        name = r.choice(list(scales))
        u = scales[name][1]
        exact = [[mpf(cell) for cell in cells] for cells in (d, c)]
        mean, worth = paper.kaplan_meier(*exact, mpf(still_open), u)
        cases.append({"scale": name, "d": d, "c": c, "open": still_open, "mean": mean, "worth": worth})
    write(
        "waits",
        "bins, utilities and Kaplan-Meier means with Efron's redistribution; weights in millionths",
        1e-12,
        scales=[{"id": k, "edges": e, "u": u, "horizon": h} for k, (e, u, h) in scales.items()],
        bins=[
            {"scale": k, "seconds": s, "cutShort": cut, "end": paper.bin_of(scale, s, cut)[0], "bin": paper.bin_of(scale, s, cut)[1]}
            for k, scale in scales.items()
            for cut in (True, False)
            for s in [0, 0.3, 0.51, 0.8, 1.2, 5, 29.9, 30, 59, 61, 121, 1000, 3599, 3601, 9000, 60_000, 86_399, 86_400, 300_000, 604_800]
        ],
        cases=cases,
    )


def wholes():
    r = random.Random(5)
    groups = [[0.35, 0.25, 0.4], [0.45, 0.25, 0.15, 0.15], [0.35, 0.35, 0.15, 0.15], [0.4, 0.2, 0.15, 0.25], [1.0]]
    parts = [
        [(v, r.choice([0.02, 0.65, 0.98, r.random()]) , r.choice([1e-6, 0.0455, 0.02 * r.random()])) for v in r.choice(groups)]
        for _ in range(30)
    ]
    dims = []
    for group in parts:
        s, sd, lo, hi = paper.dimension([tuple(map(mpf, part)) for part in group])
        dims.append({"parts": group, "s": s, "sd": sd, "lo": lo, "hi": hi})
    overalls = []
    for i in range(40):
        raw = [r.choice([0, 1, 1 + r.random() * 5]) for _ in range(6)]
        raw[2] += 1
        weights = [mpf(x) / sum(map(mpf, raw)) for x in raw]
        day = [r.choice([0.0, 0.004, 0.01, 1.0, r.random(), r.random()]) for _ in range(6)]
        after = list(day) if i == 0 else [r.choice([s, r.random()]) for s in day]
        sd = [r.choice([0.0, 0.02, 0.1, 0.3 * r.random()]) for _ in range(6)]
        triples = list(zip(weights, map(mpf, day), map(mpf, sd)))
        value, lo, hi = paper.whole(triples)
        overalls.append(
            {
                "raw": raw, "s": day, "sd": sd, "value": value, "lo": lo, "hi": hi, "losses": paper.losses(triples, value),
                "after": after, "change": paper.change(weights, [mpf(s) for s in day], [mpf(s) for s in after]),
            }
        )
    write(
        "whole",
        "dimensions of [v, mu, variance]; scores of six dimensions with their losses, and the change to `after`",
        1e-9,
        dimensions=dims,
        overalls=overalls,
    )


def penalties():
    r = random.Random(6)
    cases = []
    for i in range(15):
        now = START + r.randrange(900 * DAY)
        records = [
            (r.choice(["warning", "fine", "large-fine"] + ["revocation"] * (i > 2)), now - r.randrange(1, 2000 * DAY))
            for _ in range(i % 5)
        ]
        records = [(severity, max(decided, EPOCH)) for severity, decided in records]
        x, shares = paper.penalties(records, now)
        cases.append({"now": now, "records": records, "x": x, "shares": shares})
    cases.append({"now": START, "records": [("revocation", START)], "x": 0, "shares": None})
    write("penalties", "records of [severity, decided at] to utility and shares of the loss", 1e-12, cases=cases)


def prices():
    r = random.Random(7)
    levels = []
    for _ in range(60):
        n = r.choice([3, 4, 5, 6, 8, 15])
        peers = [5 + r.gauss(0, r.choice([0.0, 0.02, 0.06, 0.2])) for _ in range(n)]
        median, mad, s = paper.spread(peers)
        y = median + r.choice([0, 1, 3]) * r.gauss(0, 0.06) - r.choice([0, 0, 0.2, 0.5])
        z = (y - median) / s
        low = n >= 5 and z < -3 and np.exp(y - median) < 0.85
        levels.append({"y": y, "peers": peers, "median": median, "mad": mad, "s": s, "z": z, "x": paper.level(z), "tooLow": bool(low)})
    fees = [
        {"listed": a, "checkout": b, "f": (b - a) / a, "x": paper.ramp((b - a) / a, 0.005, 0.095)}
        for a, b in [(1000, 1000), (1000, 1005), (1000, 1006), (1780, 1850), (999, 1098.9), (1000, 1100), (1000, 3000), (1000, 900)]
    ]
    tiers = [[r.randrange(900, 1100) for _ in range(r.choice([2, 3, 5]))] for _ in range(12)] + [[1000, 1005], [1000, 1006]]
    promises = [(1000, 1000), (1000, 1010), (1000, 990), (1000, 1050), (1000, 1049), (17_800, 18_000), (500, 400)]
    courses = []
    for i in range(10):
        span, moving = r.choice([20, 61]), r.choice([0.0, 0.004, 0.03, 0.3])
        days = sorted(r.sample(range(span), r.choice([12, 18])))
        gaps = [round(moving * r.gauss(0, 1) + 0.001 * i * day, 6) for day in days]
        returns = [
            (np.clip(b - a, -0.15, 0.15), y - x)
            for (x, a), (y, b) in zip(zip(days, gaps), zip(days[1:], gaps[1:]))
            if x >= span - 1 - 30
        ]
        sigma = float(np.sqrt(np.mean([step**2 / gap for step, gap in returns]))) if len(returns) >= 7 else None
        slope = 30 * stats.theilslopes(gaps, days)[0] if days[-1] - days[0] >= 14 else None
        courses.append(
            {
                "now": span - 1, "days": days, "gaps": gaps, "sigma": sigma, "drift": slope,
                "x": None if sigma is None else paper.ramp(sigma, 0.005, 0.045),
            }
        )
    write(
        "price",
        "level against peers (ln), fee, tiers, promise, and the course of [day, gap] by median absolute deviation and Theil-Sen",
        1e-9,
        levels=levels,
        fees=fees,
        tiers=[{"prices": prices, "x": paper.tier_share(prices)} for prices in tiers],
        promises=[
            {"promised": a, "charged": b, "x": 1.0 if a == b else paper.ramp(abs(b - a) / a, 0, 0.05)} for a, b in promises
        ],
        courses=courses,
    )


def bank():
    r = random.Random(8)
    runs = []
    for q0 in (0.02, 0.1, 0.1, 0.3):
        for _ in range(3):
            rate, m = r.choice([0.1, 0.5, 0.9]), r.choice([1, 1, 0.6, 0.2])
            losses = [r.choice([1, 1, 0.5]) if r.random() < rate else 0 for _ in range(40)]
            path = paper.bank_levels(mpf(str(q0)), [(mpf(y), mpf(str(m))) for y in losses])
            runs.append({"q0": q0, "m": m, "losses": losses, "levels": path})
    write(
        "bank",
        "the largest of the three statistics after each loss, and alarm levels for one false alarm in so many",
        1e-11,
        runs=runs,
        levels=[{"observations": a, "h": paper.threshold(a)} for a in (1, 365, 1000, 14_600, 36_500)],
    )


def platforms():
    write(
        "platform",
        "whole platforms from their observations, for each buyer",
        1e-8,
        cases=platform_cases.cases(START),
    )


for make in (elementary, decay, posteriors, waits, wholes, penalties, prices, bank, platforms):
    make()
