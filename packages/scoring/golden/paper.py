"""The scoring model as its specification states it, in exact fractions, mpmath, numpy and scipy.

Written from the formulas alone: nothing here is translated from the TypeScript, and where two
derivations exist the other one is taken (forward sums for recursions, matrices for closed forms).
"""

import numpy as np
from mpmath import exp, floor, log, mp, mpf, sqrt
from scipy import stats

mp.dps = 50

HOUR = 3_600_000
DAY = 24 * HOUR
EPOCH = 1_577_836_800_000  # 2020-01-01T00:00Z
MILLION = 1_000_000
KAPPA, MU0, Z = mpf(4), mpf("0.65"), mpf("1.645")
DRIFT_CAP, CORRELATION, LEAST_S = mpf("0.25"), mpf("0.5"), mpf("0.01")


# Decay: 64 steps a half-life, 48 fractional bits; an exact power, not a product of roots.
TABLE = [int(floor(mpf(2) ** (mpf(r) / 64) * 2**48)) for r in range(64)]


def weight(t, half_life):
    steps = (t - EPOCH) * 64 // (half_life * DAY)
    return TABLE[steps % 64] << (steps // 64)


def fade(t, now, half_life):
    return mpf(weight(t, half_life)) / weight(now, half_life)


def evidence(items, now, half_life):
    """Effective number, mean, newest and mean age (ms) of (t, m, x) with m and x in [0, inf)."""
    if not items:
        return mpf(0), mpf(0), mpf(0), mpf(0)
    w = [weight(t, half_life) * mpf(m) for t, m, _ in items]
    total = sum(w)
    mean = sum(a * mpf(x) for a, (_, _, x) in zip(w, items)) / total
    hours = sum(a * ((t - EPOCH) // HOUR) for a, (t, _, _) in zip(w, items)) / total
    newest = max(t for t, _, _ in items)
    return total / weight(now, half_life), mean, mpf(now - newest), now - EPOCH - hours * HOUR


def around(centre, half):
    """Logits back to shares."""
    return 1 / (1 + exp(half - centre)), 1 / (1 + exp(-half - centre))


def logit_interval(mu, sd):
    """90 % on the logit scale by the delta method."""
    return around(log(mu / (1 - mu)), Z * sd / (mu * (1 - mu)))


def beta_interval(alpha, beta, drift):
    """90 % by the moments of a Beta variable's logit, with the mean inside."""
    moments = lambda order: mp.psi(order, alpha) + (-1) ** (order + 1) * mp.psi(order, beta)
    lo, hi = around(moments(0), Z * sqrt(moments(1) + drift))
    mu = alpha / (alpha + beta)
    return min(mu, lo), max(mu, hi)


def posterior(n, mean, newest, age, sigma):
    """mu, variance, lo, hi; ages in ms, sigma per square root of a day."""
    alpha, beta = KAPPA * MU0 + n * mean, KAPPA * (1 - MU0) + n * (1 - mean)
    mu = alpha / (alpha + beta)
    beta_variance = alpha * beta / ((alpha + beta) ** 2 * (alpha + beta + 1))
    a, abar = max(mpf(0), newest / DAY), age / DAY
    drift = min(DRIFT_CAP, mpf(sigma) ** 2 * (a + max(mpf(0), abar - a) / 2))
    variance = beta_variance + (mu * (1 - mu)) ** 2 * drift
    return (mu, variance, *beta_interval(alpha, beta, drift))


# Waits: bins 0, then geometric; utility at the geometric middle of a bin.
def wait_scale(name):
    """Edges in seconds and utilities."""
    if name == "first-reply":
        edges = [mpf(0)] + [mpf(60) * 2**i for i in range(11)]
        ends = edges[2:] + [mpf(86_400)]
        utility = lambda s: 1 - log(s / 60) / log(1440)
        return edges, [mpf(1)] + [utility(sqrt(a * b)) for a, b in zip(edges[1:], ends)], mpf(86_400)
    low, high = {"resolution": (3600, 168 * 3600), "latency": (mpf(1) / 2, 30)}[name]
    low, high = mpf(low), mpf(high)
    edges = [mpf(0)] + [low * (high / low) ** (mpf(i) / 10) for i in range(11)]
    utility = lambda s: 1 - log(s / low) / log(high / low)
    u = [mpf(1)] + [utility(sqrt(a * b)) for a, b in zip(edges[1:], edges[2:])]
    return edges, u + [mpf(0)], high


def bin_of(scale, seconds, cut_short):
    edges, _, horizon = scale
    if seconds >= horizon:
        return "open", 12
    return ("censored" if cut_short else "event"), max(i for i in range(12) if seconds >= edges[i])


def kaplan_meier(d, c, still_open, u):
    """Mean utility and the worth of a wait cut short in each bin; forward, by survival."""
    at_risk = [still_open + sum(d[j:]) + sum(c[j:]) for j in range(12)]
    hazard = [
        d[j] / (at_risk[j] - c[j] / 2) if at_risk[j] > c[j] / 2 else mpf(0) for j in range(12)
    ]

    def mean_from(j):
        surviving, total = mpf(1), mpf(0)
        for k in range(j, 12):
            total += surviving * hazard[k] * u[k]
            surviving *= 1 - hazard[k]
        return total

    worth = [
        hazard[j] / 2 * u[j] + (1 - hazard[j] / 2) * mean_from(j + 1) for j in range(12)
    ]
    unobserved = still_open == 0 and not any(d)
    return (None if unobserved else mean_from(0)), worth


# Dimensions and the whole.
def correlated_sd(parts):
    """Of a sum whose parts have these sds, by the covariance matrix."""
    sd = mp.matrix(parts)
    n = len(parts)
    correlation = mp.matrix(n, n)
    for i in range(n):
        for j in range(n):
            correlation[i, j] = 1 if i == j else CORRELATION
    return sqrt((sd.T * correlation * sd)[0])


def dimension(parts):
    """(v, mu, variance) of each indicator to s, sd, lo, hi."""
    s = sum(v * mu for v, mu, _ in parts)
    sd = correlated_sd([v * sqrt(variance) for v, _, variance in parts])
    return (s, sd, *logit_interval(s, sd))


def whole(dimensions):
    """(w, s, sd) of each dimension to S, lo, hi."""
    product = mpf(1)
    for w, s, _ in dimensions:
        product *= max(s, LEAST_S) ** w
    sigma = correlated_sd([w * sd / max(s, LEAST_S) for w, s, sd in dimensions])
    value = 100 * product
    return value, max(mpf(0), value * exp(-Z * sigma)), min(mpf(100), value * exp(Z * sigma))


def logarithmic_mean(a, b):
    """The integral of a^t b^(1-t) over [0, 1]."""
    return a if a == b else (a - b) / log(a / b)


def losses(dimensions, value):
    mean = logarithmic_mean(mpf(100), value)
    return [mean * w * log(1 / max(s, LEAST_S)) for w, s, _ in dimensions]


def change(weights, before, after):
    """Points by dimension between two sets of s."""
    values = [100 * mp.fprod(max(s, LEAST_S) ** w for w, s in zip(weights, day)) for day in (before, after)]
    mean = logarithmic_mean(values[1], values[0])
    return [
        mean * w * log(max(b, LEAST_S) / max(a, LEAST_S))
        for w, a, b in zip(weights, before, after)
    ]


SEVERITY = {
    "warning": mpf("0.15"),
    "fine": mpf("0.3"),
    "large-fine": mpf("0.5"),
    "revocation": mpf(1),
}


def penalties(records, now):
    """(severity, decided) of each record to x and each record's share of the loss."""
    kept = [1 - SEVERITY[severity] * fade(decided, now, 365) for severity, decided in records]
    parts = [-log(k) for k in kept] if all(k > 0 for k in kept) else None
    return mp.fprod(kept), None if parts is None else [p / sum(parts) for p in parts]


# Prices.
def spread(peers):
    mad = float(stats.median_abs_deviation(peers, scale=1)) * 1.4826
    n = len(peers)
    s = max(0.04, float(np.sqrt((n * mad**2 + 4 * 0.06**2) / (n + 4))))
    return float(np.median(peers)), mad, s if n >= 5 else 1.5 * s


def level(z):
    if z > 0.5:
        return max(0.0, 1 - (z - 0.5) / 3.5)
    return 1.0 if z >= -2 else max(0.0, (z + 5) / 3)


def ramp(value, free, span):
    return float(np.clip(1 - (value - free) / span, 0, 1))


def tier_share(prices):
    """Whole unit prices by growing quantity."""
    pairs = [(a, b) for i, a in enumerate(prices) for b in prices[i + 1 :]]
    return float(np.mean([1000 * b <= 1005 * a for a, b in pairs])) if pairs else None


# Degradation.
def arms(q0):
    rows = []
    for r in (mpf("2.5"), mpf(6), mpf(15)):
        q1 = q0 * r / (1 - q0 + q0 * r)
        rows.append((log(q1 / q0), log((1 - q1) / (1 - q0))))
    return rows


def bank_levels(q0, losses_and_weights):
    steps, levels, path = arms(q0), [mpf(0)] * 3, []
    for y, m in losses_and_weights:
        levels = [
            max(mpf(0), c + m * (y * hit + (1 - y) * miss)) for c, (hit, miss) in zip(levels, steps)
        ]
        path.append(max(levels))
    return path


def threshold(observations):
    return log(3 * mpf(observations))
