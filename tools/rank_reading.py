"""How much of labelled tickets and sentences is read as their labels say.

The tickets are run through `cordial suggest --batch`, over an empty base with the languages of the
labels, so that nothing but the reading counts.

Counted right is: the language; the customer's name in a shorter or longer form of it (wrong: another
name than the one of the label, or one where the label has none); mood, urgent, register, skill as
labelled; of the facts, the values of the labelled kinds, compared without case, with one form of
digits, sums of money by their digits; the number of questions. What a ticket has no label for does
not count.
"""
import collections
import csv
import glob
import json
import os
import re
import subprocess
import tempfile
import unicodedata

KINDS = ["email", "domain", "url", "ip", "code", "order", "date", "amount", "version", "program"]
SIMPLE = {"language": "lang", "mood": "mood", "urgent": "urgent", "register": "register",
          "skill": "skill"}  # in the reading: in the labels
PERSIAN = str.maketrans("يىكة", "ییکه")


class Bad(Exception):
    """A file that cannot be used, with its place."""


class Ticket:
    def __init__(self, place, labels):
        self.place, self.labels, self.reading = place, labels, None
        self.lang = labels.get("lang", "")


# ---- the labelled files ----


def check_label(place, labels):
    kinds = {"text": str, "lang": str, "mood": str, "urgent": bool, "register": str, "skill": str,
             "facts": dict, "questions": list, "format": str}
    if not isinstance(labels, dict) or "text" not in labels:
        raise Bad(f'{place}: there is no "text"')
    for name, kind in kinds.items():
        if name in labels and not isinstance(labels[name], kind):
            raise Bad(f'{place}: "{name}" is no {kind.__name__}')
    for kind in labels.get("facts", {}):
        if kind not in KINDS:
            raise Bad(f'{place}: "facts" has no kind "{kind}"')


def read_file(path, half):
    out = []
    try:
        with open(path, encoding="utf-8") as f:
            lines = f.read().split("\n")
    except (OSError, UnicodeDecodeError) as why:
        raise Bad(f"{path}: {why}") from why
    for number, line in enumerate(lines, 1):
        wanted = half is None or (number % 2 == 0) == (half == "even")
        if line.strip() == "" or not wanted:
            continue
        place = f"{path}:{number}"
        try:
            labels = json.loads(line)
        except json.JSONDecodeError as why:
            raise Bad(f"{place}:{why.colno}: malformed JSON: {why.msg}") from why
        check_label(place, labels)
        out.append(Ticket(place, labels))
    return out


def read_tickets(where, half=None):
    """The tickets of folders, and of single files."""
    out = []
    for folder in where:
        paths = sorted(glob.glob(os.path.join(folder, "tickets-*.jsonl")))
        if os.path.isfile(folder):
            paths = [folder]
        if not paths:
            raise Bad(f"{folder}: there is no tickets-*.jsonl")
        for path in paths:
            out += read_file(path, half)
    if not out:
        raise Bad(f"{', '.join(where)}: there is no ticket")
    return out


Pair = collections.namedtuple("Pair", "place formal informal")
Formality = collections.namedtuple("Formality", "lang pairs same")


def read_formality(path):
    """The pairs of a table; how many sentences are the same in both forms is told apart."""
    found = re.fullmatch(r".*-([a-z]{2})\.tsv", os.path.basename(path))
    if found is None:
        raise Bad(f"{path}: the file is not called something-LANG.tsv")
    try:
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as why:
        raise Bad(f"{path}: {why}") from why
    pairs = []
    for number, row in enumerate(rows, 2):
        if not row.get("formal") or not row.get("informal"):
            raise Bad(f'{path}:{number}: there is no "formal" or no "informal"')
        pairs.append(Pair(f"{path}:{number}", row["formal"], row["informal"]))
    if not pairs:
        raise Bad(f"{path}: there is no pair")
    told = [p for p in pairs if p.formal != p.informal]
    return Formality(found.group(1), told, len(pairs) - len(told))


# ---- running ----


def run_batch(program, languages, requests):
    """The readings of requests, each a dictionary with "text" and perhaps "format" and "lang"."""
    with tempfile.TemporaryDirectory(prefix="cordial-reading-") as work:
        base = os.path.join(work, "base")
        os.mkdir(base)
        with open(os.path.join(base, "base.yaml"), "w", encoding="utf-8") as f:
            f.write(f"name: Empty\nlanguages: [{', '.join(languages)}]\n")
        batch = os.path.join(work, "batch.jsonl")
        with open(batch, "w", encoding="utf-8") as f:
            for i, request in enumerate(requests):
                f.write(json.dumps({"id": i, **request}, ensure_ascii=False) + "\n")
        where = ["--base", base]
        subprocess.run([program, "index", "--quiet", *where], check=True)
        done = subprocess.run([program, "suggest", *where, "--no-draft", "--batch", batch],
                              stdout=subprocess.PIPE, encoding="utf-8", check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if len(lines) != len(requests):
        raise Bad(f"{program}: {len(lines)} readings of {len(requests)} tickets")
    for line in lines:
        if "error" in line:
            raise Bad(f"ticket {line['id']}: {line['error']}")
    return [line["ticket"] for line in lines]


def take_readings(program, tickets):
    languages = list(dict.fromkeys(t.lang for t in tickets if t.lang)) or ["en"]
    requests = []
    for t in tickets:
        request = {"text": t.labels["text"]}
        if t.labels.get("format", "text") != "text":
            request["format"] = t.labels["format"]
        requests.append(request)
    for t, reading in zip(tickets, run_batch(program, languages, requests)):
        t.reading = reading


# ---- comparing ----


def plain(text):
    """Without case, with one form of digits and letters."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(PERSIAN)
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return " ".join(digits.replace("\u200c", " ").split())


def value_of(kind, text):
    if kind == "amount":
        return re.sub(r"\D", "", plain(text)) or plain(text)
    return plain(text)


def name_words(name):
    return set(re.findall(r"[^\W\d_]+", plain(name)))


def is_same_name(label, read):
    a, b = name_words(label), name_words(read)
    return bool(a and b) and (a <= b or b <= a)


class Facts:
    """What was found, missed and made up of one kind."""

    def __init__(self):
        self.hit = self.missed = self.extra = 0

    def add(self, want, got):
        self.hit += len(want & got)
        self.missed += len(want - got)
        self.extra += len(got - want)

    def f1(self):
        total = 2 * self.hit + self.missed + self.extra
        return 2 * self.hit / total if total else None


class Score:
    """The figures of some tickets; and what is wrong in them, a line each."""

    def __init__(self, tickets):
        self.right = collections.Counter()
        self.labelled = collections.Counter()
        self.wrong_names = 0
        self.facts = {kind: Facts() for kind in KINDS}
        self.misses = []
        for t in tickets:
            self.add(t)

    def add(self, t):
        for name, label in SIMPLE.items():
            if label in t.labels:
                self.count(t, name, t.labels[label], t.reading[name],
                           t.labels[label] == t.reading[name])
        if "customer" in t.labels:
            self.add_name(t, t.labels["customer"], t.reading["customer"])
        if "facts" in t.labels:
            self.add_facts(t)
        if "questions" in t.labels:
            want, got = t.labels["questions"], [q["text"] for q in t.reading["questions"]]
            self.count(t, "questions", want, got, len(want) == len(got))

    def count(self, t, name, want, got, right):
        self.labelled[name] += 1
        self.right[name] += right
        if not right:
            self.misses.append(f"{t.place}: {name}: {json.dumps(want, ensure_ascii=False)}"
                               f" is read as {json.dumps(got, ensure_ascii=False)}")

    def add_name(self, t, want, got):
        right = want is None and got is None or bool(want and got) and is_same_name(want, got)
        self.count(t, "customer", want, got, right)
        self.wrong_names += got is not None and not right

    def add_facts(self, t):
        for kind in KINDS:
            want = {value_of(kind, v) for v in t.labels["facts"].get(kind, [])}
            got = {value_of(kind, v) for v in t.reading["facts"][kind]}
            self.facts[kind].add(want, got)
            if want != got:
                self.misses.append(f"{t.place}: {kind}: missed {sorted(want - got)},"
                                   f" made up {sorted(got - want)}")

    def share(self, name):
        return self.right[name] / self.labelled[name] if self.labelled[name] else None

    def all_facts(self):
        total = Facts()
        for facts in self.facts.values():
            total.hit += facts.hit
            total.missed += facts.missed
            total.extra += facts.extra
        return total.f1()


# ---- printing ----


def cell(share):
    return f"{'-':>8}" if share is None else f"{100 * share:>8.1f}"


def print_table(heads, counts, rows):
    """A column per head; first the whole numbers, then the shares as percentages."""
    print(f"{'':<22}" + "".join(f"{head:>8}" for head in heads))
    for name, values in counts:
        print(f"{name:<22}" + "".join(f"{n:>8}" for n in values))
    for name, values in rows:
        print(f"{name:<22}" + "".join(cell(v) for v in values))


def reading_rows(scores):
    yield "language", [s.share("language") for s in scores]
    yield "customer's name", [s.share("customer") for s in scores]
    yield "  a wrong name", [s.wrong_names / s.labelled["customer"] if s.labelled["customer"]
                             else None for s in scores]
    for name in ("mood", "urgent", "register", "skill"):
        yield name, [s.share(name) for s in scores]
    yield "number of questions", [s.share("questions") for s in scores]
    yield "facts, F1", [s.all_facts() for s in scores]
    for kind in KINDS:
        yield "  " + kind, [s.facts[kind].f1() for s in scores]


def report_reading(program, tickets, misses):
    take_readings(program, tickets)
    languages = list(dict.fromkeys(t.lang for t in tickets))
    every = Score(tickets)
    scores = [Score([t for t in tickets if t.lang == lang]) for lang in languages] + [every]
    if misses:
        print("\n".join(every.misses) + "\n")
    counts = [sum(t.lang == lang for t in tickets) for lang in languages] + [len(tickets)]
    print_table([lang or "?" for lang in languages] + ["all"], [("tickets", counts)],
                reading_rows(scores))


def formality_columns(readings, pairs, misses):
    """Shares of pairs: both sides right, then right, opposite and none of each side."""
    sides = ("formal", "informal")
    n = len(pairs)
    got = {side: [r["register"] for r in readings[k * n:(k + 1) * n]] for k, side in enumerate(sides)}
    out = [sum(a == "formal" and b == "informal" for a, b in zip(*got.values())) / n]
    for side, other in zip(sides, reversed(sides)):
        out += [sum(r == want for r in got[side]) / n for want in (side, other, "none")]
        if misses:
            for pair, r in zip(pairs, got[side]):
                if r != side:
                    print(f"{pair.place}: {side} is read as {r}: {getattr(pair, side)}")
    return out


def report_formality(program, sets, misses):
    columns = []
    for s in sets:
        texts = [p.formal for p in s.pairs] + [p.informal for p in s.pairs]
        requests = [{"text": text, "lang": s.lang} for text in texts]
        columns.append(formality_columns(run_batch(program, [s.lang], requests), s.pairs, misses))
    counts = [("pairs that differ", [len(s.pairs) for s in sets]),
              ("the same, left out", [s.same for s in sets])]
    names = ["both sides right"]
    for side in ("formal", "informal"):
        names += [f"{side} right", "  opposite", "  none"]
    print_table([s.lang for s in sets], counts, zip(names, zip(*columns)))
