"""Whole platforms: from observations to scores, by the tables of the specification."""

import random

from mpmath import mpf, sqrt

import paper
from paper import DAY, EPOCH, HOUR, MILLION

# id: dimension, kind, half-life in days, sigma, evidence (tau in hours, m or e), v, scale
INDICATORS = {
    "licence": ("qualification", "register", 90, "0.02", ("e", 20), "0.35", None),
    "filing": ("qualification", "register", 90, "0.02", ("e", 20), "0.25", None),
    "brand-authorisation": ("qualification", "register", 30, "0.03", ("e", 8), "0.4", None),
    "card-works": ("supply-chain", "counter", 45, "0.03", ("m", "3"), "0.45", None),
    "delivery-time": ("supply-chain", "counter", 30, "0.03", ("m", "0.7"), "0.25", None),
    "stock-continuity": ("supply-chain", "counter", 14, "0.05", ("tau", 24), "0.15", None),
    "purchase-proof": ("supply-chain", "register", 90, "0.02", ("e", 3), "0.15", None),
    "price-level": ("price", "counter", 14, "0.05", ("tau", 24), "0.35", None),
    "hidden-fee": ("price", "counter", 45, "0.03", ("tau", 24), "0.35", None),
    "tier-order": ("price", "counter", 30, "0.03", ("tau", 24), "0.15", None),
    "price-volatility": ("price", "prices", 30, "0.03", ("tau", 168), "0.15", None),
    "first-response": ("service", "waits", 14, "0.05", ("tau", 4), "0.35", "first-reply"),
    "off-hours-response": ("service", "waits", 21, "0.05", ("tau", 4), "0.15", "first-reply"),
    "resolution": ("service", "waits", 60, "0.03", ("m", "0.7"), "0.35", "resolution"),
    "exchange-honoured": ("service", "counter", 60, "0.03", ("m", "0.7"), "0.15", None),
    "availability": ("technology", "counter", 7, "0.10", ("tau", 6), "0.4", None),
    "tls": ("technology", "register", 14, "0.05", ("e", 20), "0.2", None),
    "latency": ("technology", "waits", 7, "0.10", ("tau", 6), "0.15", "latency"),
    "back-office": ("technology", "register", 90, "0.02", ("e", 8), "0.25", None),
    "penalties": ("compliance", "penalties", 90, "0.02", ("e", 20), "0.4", None),
    "forbidden-wording": ("compliance", "counter", 30, "0.03", ("tau", 24), "0.35", None),
    "policy-pages": ("compliance", "register", 60, "0.02", ("e", 8), "0.15", None),
    "agent-fee": ("compliance", "register", 60, "0.02", ("e", 8), "0.1", None),
}
# Of prices day by day the utility is in price.json; how products share it is our own rule.
READABLE = [name for name, spec in INDICATORS.items() if spec[1] != "prices"]
DIMENSIONS = ["qualification", "supply-chain", "price", "service", "technology", "compliance"]
PROFILES = {
    "small": ["0.20", "0.20", "0.25", "0.20", "0.05", "0.10"],
    "medium": ["0.20", "0.25", "0.175", "0.175", "0.10", "0.10"],
    "channel": ["0.20", "0.30", "0.10", "0.15", "0.15", "0.10"],
    "community": ["0.20", "0.20", "0.15", "0.20", "0.10", "0.15"],
}
ENTRY_WEIGHTS = {"entry": "0.3", "proof": "0.7", "test-buy": "3"}
PAGE_WORTH = {"official": 20, "page": 8, "entry": 3, "proof": 3, "test-buy": 3}
SCALES = {name: paper.wait_scale(name) for name in ("first-reply", "resolution", "latency")}


def fixed(x):
    """Nearest millionth."""
    return mpf(int(paper.floor(mpf(x) * MILLION + mpf("0.5")))) / MILLION


def readings_of(log, indicator):
    """(t, key, m, reading) of the conclusive readings, m shared among the subjects of a look."""
    _, kind, _, _, (how, amount), _, _ = INDICATORS[indicator]
    for look in log:
        told = [r for r in look["readings"] if r["indicator"] == indicator and r["x"] is not None]
        for reading in told:
            source = reading.get("source")
            if kind == "register":
                m = mpf(amount if source is None else PAGE_WORTH[source])
            else:
                own = mpf(amount) if how != "tau" else min(mpf(1), mpf(look["spacingMs"]) / (amount * HOUR))
                m = mpf(ENTRY_WEIGHTS[source]) if source in ENTRY_WEIGHTS else own
                m = max(mpf(1) / MILLION, fixed(m / len(told)))
            yield look["at"], look["key"], m, reading


def capped(rows):
    """Of what one reporter says within 30 days the newest word; test purchases and looks count each."""
    newest, free = {}, []
    for row in rows:
        t, key, _, reading = row
        if reading.get("source") not in ("entry", "proof"):
            free.append(row)
            continue
        slot = (reading["by"], (t - EPOCH) // (30 * DAY))
        if slot not in newest or (t, key) > newest[slot][:2]:
            newest[slot] = row
    return free + list(newest.values())


def evidence_of(log, indicator, now):
    _, kind, half_life, _, (_, amount), _, scale = INDICATORS[indicator]
    rows = list(readings_of(log, indicator))
    if not rows:
        return (mpf(0),) * 4
    if kind == "penalties":
        age = now - max(t for t, *_ in rows)
        records = {r["penalty"]["no"]: r["penalty"] for *_, r in rows if "penalty" in r}
        x, _ = paper.penalties([(p["severity"], p["decidedAt"]) for p in records.values()], now)
        return amount * paper.fade(now - age, now, half_life), x, mpf(age), mpf(age)
    if kind == "register":
        t, _, e, reading = max(rows, key=lambda row: row[:2])
        return e * paper.fade(t, now, half_life), fixed(reading["x"]), mpf(now - t), mpf(now - t)
    rows = capped(rows)
    if kind == "counter":
        return paper.evidence([(t, m, fixed(r["x"])) for t, _, m, r in rows], now, half_life)
    d, c, still_open = [mpf(0)] * 12, [mpf(0)] * 12, mpf(0)
    edges_and_u = SCALES[scale]
    for t, _, m, reading in rows:
        w = paper.weight(t, half_life) * m
        end, where = paper.bin_of(edges_and_u, reading["duration"]["seconds"], reading["duration"]["censored"])
        if end == "event":
            d[where] += w
        elif end == "censored":
            c[where] += w
        else:
            still_open += w
    mean, _ = paper.kaplan_meier(d, c, still_open, edges_and_u[1])
    if mean is None:
        return (mpf(0),) * 4
    n, _, newest, age = paper.evidence([(t, m, 0) for t, _, m, _ in rows], now, half_life)
    return n, mean, newest, age


def grade(status, value, lo):
    if status in ("vetoed", "insufficient"):
        return {"vetoed": "X", "insufficient": "-"}[status]
    if value >= 85 and lo >= 70 and status == "ok":
        return "A"
    return "B" if value >= 75 else "C" if value >= 65 else "D" if value >= 50 else "F"


def score(log, now, profile, vetoes):
    weights = [mpf(w) for w in PROFILES[profile]]
    known = {}
    for indicator, (_, _, _, sigma, _, _, _) in INDICATORS.items():
        found = evidence_of(log, indicator, now)
        known[indicator] = (*found, *paper.posterior(*found, mpf(sigma)))
    dimensions, rows = [], []
    for name in DIMENSIONS:
        own = [k for k, spec in INDICATORS.items() if spec[0] == name]
        v = {k: mpf(INDICATORS[k][5]) for k in own}
        s, sd, lo, hi = paper.dimension([(v[k], known[k][4], known[k][5]) for k in own])
        thin = sum(v[k] for k in own if known[k][0] < 2) > mpf("0.5") + mpf("1e-9")
        dimensions.append((name, s, sd, lo, hi, thin, own, v))
    triples = [(w, d[1], d[2]) for w, d in zip(weights, dimensions)]
    value, lo, hi = paper.whole(triples)
    thin_weight = sum(w for w, d in zip(weights, dimensions) if d[5]) - mpf("1e-9")
    fresh = any(
        found[0] > 0 and found[2] < 2 * INDICATORS[k][2] * DAY for k, found in known.items()
    )
    insufficient = thin_weight > mpf("0.6") or hi - lo > 40 or not fresh
    provisional = not insufficient and (thin_weight > mpf("0.25") or hi - lo > 20)
    status = (
        "vetoed" if "fail" in vetoes else "insufficient" if insufficient
        else "unverified" if "unknown" in vetoes else "ok"
    )
    cap = mpf(74) if status == "unverified" else mpf(100)
    for (name, s, sd, low, high, thin, own, v), points in zip(dimensions, paper.losses(triples, value)):
        missing = sum(v[k] * (1 - known[k][4]) for k in own)
        lines = {}
        for k in own:
            n, mu = known[k][0], known[k][4]
            share = points * v[k] * (1 - mu) / missing
            prior = share * paper.KAPPA * (1 - paper.MU0) / ((paper.KAPPA + n) * (1 - mu))
            lines[k] = {"mu": mu, "n": n, "points": share, "priorPoints": prior}
        rows.append(
            {"dimension": name, "value": 100 * s, "sd": 100 * sd, "lo": 100 * low, "hi": 100 * high,
             "insufficient": bool(thin), "points": points, "indicators": lines}
        )
    shown = min(value, cap)
    return {
        "profile": profile, "value": shown, "lo": min(lo, cap), "hi": min(hi, cap), "status": status,
        "grade": grade(status, shown, min(lo, cap)), "provisional": bool(provisional),
        "lossTotal": 100 - shown, "dimensions": rows,
    }


def look(r, i, now, days, quality, width):
    """One look at `width` indicators, all about as good as `quality`."""
    readings = []
    for indicator in r.sample(READABLE, width):
        _, kind, _, _, _, _, scale = INDICATORS[indicator]
        x = min(1.0, max(0.0, round(r.gauss(quality, 0.15), 4)))
        by_person = kind == "counter" and r.random() < 0.3
        # How sources and subjects share a register, and a person's entry, is our own rule: one each.
        subjects = ["p1", "p2", "p3"] if kind in ("counter", "waits") and not by_person else ["p1"]
        for subject in subjects[: r.choice([1, 1, 3])]:
            reading = {"indicator": indicator, "subject": "" if kind == "register" else subject, "x": x}
            if r.random() < 0.1:
                reading["x"] = None
            if kind == "waits":
                high = float(SCALES[scale][2])
                reading["duration"] = {
                    "seconds": round(high ** (1.2 - quality * r.random()), 3), "censored": r.random() < 0.15,
                }
            elif by_person:
                reading["source"] = r.choice(["entry", "proof", "test-buy"])
                reading["by"] = r.choice(["wang", "li"])
            elif kind == "register" and indicator == "licence":
                reading["source"] = "page"
            elif kind == "penalties" and r.random() < 0.5 and quality < 1:
                reading["penalty"] = {
                    "no": str(i), "severity": r.choice(["warning", "fine", "large-fine"]),
                    "decidedAt": now - r.randrange(1, 700 * DAY),
                }
            readings.append(reading)
    at = now - r.randrange(days * DAY)
    return {"key": f"look/{i}", "at": at, "spacingMs": r.choice([1, 6, 24]) * HOUR, "readings": readings, "facts": []}


def cases(start):
    r = random.Random(9)
    # looks, days, quality, indicators a look, results of the floors
    plans = [
        (0, 1, 0.5, 1, []), (3, 30, 0.9, 4, []), (24, 15, 1.8, 22, ["pass"]), (10, 15, 1.1, 22, ["unknown"]),
        (12, 60, 0.6, 12, ["pass", "fail"]), (12, 60, 0.15, 12, []), (10, 25, 1.05, 15, []), (9, 80, 0.95, 16, []), (8, 90, 0.6, 15, ["unknown"]),
    ]
    result = []
    for count, days, quality, width, vetoes in plans:
        now = start + r.randrange(300, 600) * DAY + r.randrange(DAY)
        log = [look(r, i, now, days, quality, width) for i in range(count)]
        scores = [score(log, now, profile, vetoes) for profile in PROFILES]
        # The dimensions are the same for every buyer.
        for other in scores[1:]:
            other["dimensions"] = [{"points": row["points"]} for row in other["dimensions"]]
        result.append({"now": now, "vetoes": vetoes, "log": log, "scores": scores})
    return result
