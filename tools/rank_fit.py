"""Fit the weights of ranking and confidence on labelled sets, and say how well they do.

A set is a folder with base/, tickets.jsonl and perhaps history.jsonl; sets whose names start alike
(up to the first "-") are one family. Each base is indexed, its tickets are run, and the evidence
for every candidate is taken (rank_dump.c); a set with a history is taken twice, without it and with.

The weights are those of a conditional logistic regression: the softmax over a ticket's candidates
should be at a right one, first of the kinds that the base itself gives, on tickets without
history, then of how the past is blended in, on tickets with one. None is negative. The curve of the
confidence is a logistic regression over the standing of the best row (search/confidence.c), with
slopes of its own where answers have examples; each ticket counts once as it is, and once more, at a twelfth of the weight, with its right answers taken
away, since bases differ in how often they have no answer. Families weigh by the square root of
their sets.

Printed are the figures of weights fitted on all other families (what a new base may expect; not for
a single family), those fitted on all, and the rows of the tables in src/search/confidence.c.
"""
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize

PAST = ["model", "past", "refused"]
BY_HAND = {"refused": 8.0}  # the sets have none
ONLY_STANDING = ["cover", "mass", "history", "spoken"]  # not in the sum
STANDINGS = ["lead", "past", "grip"]
OF_SPOKEN = ["one", "lead", "grip"]  # count otherwise there
MASKED = 0.08  # the weight of a ticket whose right answers were taken away
RIDGE_WORDS = 0.0001
RIDGE_PAST = 0.001
RIDGE_CURVE = 0.001


def run(*command, **more):
    return subprocess.run(command, check=True, **more)


class Set:
    """The evidence of one set: per ticket a matrix of candidates and which of them are right."""

    def __init__(self, name, path):
        with open(path, encoding="utf-8") as f:
            lines = f.read().splitlines()
        self.name, self.family, self.past = name, name.split("-")[0], "+past" in name
        self.kinds = lines[0].split("\t")
        self.right = np.array([int(x) for x in lines[-1].split("\t")[1:]])
        rows = [[] for _ in self.right]
        for line in lines[1:-1]:
            cells = line.split("\t")
            if len(cells) > 1:
                rows[int(cells[0])].append([float(x) for x in cells[1:]])
        self.n = len(rows)
        width = max(max((len(r) for r in rows), default=1), 1)
        self.hit = np.zeros((self.n, width), bool)
        self.real = np.zeros((self.n, width), bool)
        self.x = np.zeros((self.n, width, len(self.kinds)))
        for i, r in enumerate(rows):
            if r:
                a = np.array(r)
                self.real[i, : len(r)] = True
                self.hit[i, : len(r)] = a[:, 0] > 0
                self.x[i, : len(r)] = a[:, 1:]


def take_evidence(build, folders, keep):
    cordial = os.path.join(build, "src/cli/cordial")
    out = []
    for folder in folders:
        name = os.path.basename(os.path.normpath(folder))
        base, tickets = os.path.join(folder, "base"), os.path.join(folder, "tickets.jsonl")
        for history in ("", "history.jsonl"):
            lines = os.path.join(folder, history)
            if not os.path.exists(lines):
                continue
            path = os.path.join(keep, name + (".past" if history else "") + ".tsv")
            if not os.path.exists(path):
                with tempfile.TemporaryDirectory() as state, open(path, "w") as to:
                    where = ["--base", base, "--state", state]
                    run(cordial, "index", "--quiet", *where)
                    if history:
                        run(cordial, "learn", *where, lines, stdout=subprocess.DEVNULL)
                    run(os.path.join(build, "tools/rank_dump"), base, state, tickets, stdout=to)
            print(f"\r{name} {history}\033[K", end="", file=sys.stderr, flush=True)
            out.append(Set(name + (" +past" if history else ""), path))
    print("\r\033[K", end="", file=sys.stderr)
    return out


def family_weight(sets, s):
    return 1 / sum(t.family == s.family for t in sets) ** 0.5


def column(s, kind):
    return s.x[:, :, s.kinds.index(kind)]


def spoken(s):
    """Per ticket the share of its candidates that have examples."""
    return (column(s, "spoken") * s.real).sum(1) / np.maximum(s.real.sum(1), 1)


def softmax(z):
    p = np.exp(z - z.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def fit_softmax(data, start, low, ridge):
    """Weights of columns whose softmax is at a right row: data has (x, fixed, hit, real, weight)."""

    def loss(w):
        total, slope = ridge * (w @ w) / 2, ridge * w
        for x, fixed, hit, real, weight in data:
            p = softmax(np.where(real, x @ w + fixed, -1e9))
            right = (p * hit).sum(1)
            total -= weight * np.log(right + 1e-12).mean()
            pull = p * hit / (right[:, None] + 1e-12) - p
            slope = slope - weight * np.einsum("qd,qdk->k", pull, x) / len(x)
        return total, slope

    return minimize(loss, np.array(start, float), jac=True, method="L-BFGS-B",
                    bounds=[(b, None) for b in low]).x


def fit_words(sets, used):
    """The kinds that the base itself gives, on tickets without history."""
    fitted = [k for k in used if k not in PAST]
    data = []
    for s in sets:
        asked = s.hit.any(1)
        x = np.stack([column(s, k)[asked] for k in fitted], 2)
        data.append((x, 0, s.hit[asked], s.real[asked], family_weight(sets, s)))
    return dict(zip(fitted, fit_softmax(data, [1] * len(fitted), [0] * len(fitted), RIDGE_WORDS)))


def words_of(s, w):
    return sum((w[k] * column(s, k) for k in w), np.zeros(s.real.shape))


def expected_history(s, z):
    p = softmax(np.where(s.real, z, -1e9)) * s.real
    return (p * column(s, "history")).sum(1, keepdims=True)


def fit_blend(sets, w):
    """How the past counts, on tickets with history."""
    data = []
    for s in sets:
        asked = s.hit.any(1)
        z = words_of(s, w)
        h = expected_history(s, z)
        x = np.stack([-z * h, column(s, "model") * h, column(s, "past")], 2)[asked]
        data.append((x, z[asked], s.hit[asked], s.real[asked], family_weight(sets, s)))
    if not data:
        return {"less": 0, "model": 0, "past": 0}
    return dict(zip(("less", "model", "past"), fit_softmax(data, [0.5, 8, 4], [0, 0, 0], RIDGE_PAST)))


def scores(s, w, blend, masked=False):
    """As confidence_score() in src/search/confidence.c; -inf where there is no row."""
    there = s.real & ~s.hit if masked else s.real
    z = np.where(there, words_of(s, w), -1e9)
    h = (softmax(z) * there * column(s, "history")).sum(1, keepdims=True)
    z = z * (1 - blend["less"] * h) + blend["model"] * h * column(s, "model")
    z = z + blend["past"] * column(s, "past") - BY_HAND["refused"] * column(s, "refused")
    z = np.where(there, z, -np.inf)
    return z, np.argsort(-z, axis=1, kind="stable")


def standings(s, w, blend, masked=False):
    """As find_standing() in src/search/confidence.c, of the best row of each ticket."""
    z, order = scores(s, w, blend, masked)
    at = np.arange(s.n)
    best = order[:, 0]
    some = np.isfinite(z[at, best])
    top = np.where(some, z[at, best], 0)
    follow = np.take_along_axis(z, order[:, 1:6], 1)
    follow = np.where(np.isfinite(follow), follow, 0).sum(1) / 5
    there = np.isfinite(z)
    past = np.where(there, column(s, "past"), 0)
    own = past[at, best].copy()
    past[at, best] = 0
    weight = -np.log(1.0001 - column(s, "mass")[at, best])
    grip = np.log(0.05 + weight * np.sqrt(column(s, "cover")[at, best]))
    rows = {"lead": top - follow, "past": own - past.max(1), "grip": grip, "one": np.ones(s.n)}
    right = s.hit[at, best] & some & (not masked)
    both = [rows[k] for k in STANDINGS] + [rows[k] * spoken(s) for k in OF_SPOKEN]
    return np.stack(both, 1), right, some


def fit_curve(sets, w, blend):
    xs, ys, weights = [], [], []
    for s in sets:
        for masked in (False, True):
            x, y, some = standings(s, w, blend, masked)
            keep = some & (s.hit.any(1) if masked else True)
            share = (MASKED if masked else 1) * family_weight(sets, s) / max(keep.sum(), 1)
            xs.append(x[keep])
            ys.append(y[keep])
            weights.append(np.full(keep.sum(), share))
    x, y, weight = np.concatenate(xs), np.concatenate(ys).astype(float), np.concatenate(weights)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    x = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    weight /= weight.sum()

    def loss(c):
        z = x @ c
        p = 1 / (1 + np.exp(-z))
        total = -(weight * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))).sum()
        return total + RIDGE_CURVE * (c[1:] @ c[1:]), x.T @ (weight * (p - y)) + 2 * RIDGE_CURVE * np.r_[0, c[1:]]

    low = [(None, None)] + [(0, None)] * len(STANDINGS) + [(None, None)] * len(OF_SPOKEN)
    c = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=low).x
    slopes = c[1:] / spread
    return c[0] - (slopes * mean).sum(), slopes


def auroc(good, bad):
    if len(good) == 0 or len(bad) == 0:
        return float("nan")
    every = np.concatenate([good, bad])
    _, which, counts = np.unique(every, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[which]
    return (rank[: len(good)].sum() - len(good) * (len(good) + 1) / 2) / (len(good) * len(bad))


def bins_error(p, right):
    which = np.minimum((p * 10).astype(int), 9)
    return sum(abs(p[which == b].sum() - right[which == b].sum()) for b in range(10)) / max(len(p), 1)


def judge(s, w, blend, curve):
    _, order = scores(s, w, blend)
    hits = np.take_along_axis(s.hit, order[:, :10], 1)
    asked = s.right > 0
    discount = 1 / np.log2(np.arange(hits.shape[1]) + 2)
    best = np.array([discount[: min(10, r)].sum() for r in s.right[asked]])
    ndcg = ((hits[asked] * discount).sum(1) / best).mean()
    x, right, some = standings(s, w, blend)
    z = curve[0] + x @ curve[1]
    p = np.where(some, 1 / (1 + np.exp(-z)), 0)
    decided = ((p >= 0.5) == asked).mean()
    return {"ndcg": ndcg, "top1": hits[asked, 0].mean(), "auroc": auroc(p[asked], p[~asked]),
            "decision": decided, "error": bins_error(p, right), "p": p, "right": right}


def fit(sets, used):
    w = fit_words([s for s in sets if not s.past], used)
    blend = fit_blend([s for s in sets if s.past], w)
    return w, blend, fit_curve(sets, w, blend)


def table(title, rows):
    print(f"\n{title}\n{'':<28}{'n':>6}{'nDCG@10':>9}{'top-1':>8}{'AUROC':>8}{'decided':>9}{'error':>8}")
    for s, r in rows:
        print(f"{s.name:<28}{s.n:>6}{r['ndcg']:>9.3f}{r['top1']:>8.3f}{r['auroc']:>8.3f}"
              f"{r['decision']:>9.3f}{r['error']:>8.3f}")
    for label, chosen in (("mean, no history", [r for s, r in rows if not s.past]),
                          ("mean, with history", [r for s, r in rows if s.past])):
        if chosen:
            m = {k: np.nanmean([r[k] for r in chosen]) for k in ("ndcg", "top1", "auroc")}
            pooled = bins_error(np.concatenate([r["p"] for r in chosen]),
                                np.concatenate([r["right"] for r in chosen]))
            print(f"{label:<34}{m['ndcg']:>9.3f}{m['top1']:>8.3f}{m['auroc']:>8.3f}"
                  f"{'pooled':>9}{pooled:>8.3f}")


def report(build, folders, kinds, keep):
    """Fit on the sets in these folders and print all figures.

    @kinds: use these kinds of evidence alone, or None
    @keep:  a folder to keep the evidence in and to take it from, or None
    """
    if keep:
        os.makedirs(keep, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        sets = take_evidence(build, folders, keep or work)
    used = [k for k in sets[0].kinds if k not in ONLY_STANDING and (kinds is None or k in kinds)]
    families = dict.fromkeys(s.family for s in sets)
    rows = []
    for family in families if len(families) > 1 else []:
        model = fit([s for s in sets if s.family != family], used)
        rows += [(s, judge(s, *model)) for s in sets if s.family == family]
    if rows:
        table("fitted on the other families", rows)
    w, blend, curve = fit(sets, used)
    table("fitted on all", [(s, judge(s, w, blend, curve)) for s in sets])
    print("\nfor src/search/confidence.c")
    print("weights:", json.dumps({k: round(float(v), 2) for k, v in w.items()}))
    print("blend:", json.dumps({k: round(float(v), 2) for k, v in blend.items()}))
    print(f"constant: {curve[0]:.3f}")
    names = STANDINGS + [k + "*" for k in OF_SPOKEN]
    print("curve:", json.dumps({k: round(float(v), 3) for k, v in zip(names, curve[1])}))
