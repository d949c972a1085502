"""Nothing of what is for agents alone can be found, counted or guessed with `--audience public`.

Sixty entries that a public reader must not see, each with canaries: words, a number, an id and
a category that stand nowhere else. Beside them public articles with notes, owners and reviews.

usage: test_leaks.py CORDIAL [--thorough]
"""
import itertools
import json
import os
import random
import shutil
import subprocess
import unittest

import faults

SEED = 60
PUBLIC = 8
HIDDEN = 60
MOVERS = 4
WORDS_A_SEARCH = 24
SYLLABLES = [c + v for c in "bdfgklmnprstvwz" for v in "aeiou"]
COMMON = "mailbox server password domain invoice settings account customer".split()


class Canaries:
    """Words that are far from each other and from everything else."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.given = set()

    def word(self):
        while True:
            word = "".join(self.random.choice(SYLLABLES) for _ in range(6))
            if word not in self.given:
                self.given.add(word)
                return word

    def number(self):
        return str(self.random.randrange(10**7, 10**8))

    def entry(self):
        names = ("id", "category", "title", "keyword", "example", "heading", "first", "second", "file")
        return {name: self.word() for name in names} | {"number": self.number()}


def hidden_text(c, audience, state="ready"):
    return (
        f"---\nid: {c['id']}\ntitle: The {c['title']} {COMMON[2]}\naudience: {audience}\nstate: {state}\n"
        f"keywords: [{c['keyword']}, {COMMON[0]}]\n"
        f"examples: [\"how does {c['example']} help my {COMMON[1]}\"]\n---\n"
        f"{' '.join(COMMON)} {c['first']} {c['second']} {c['number']}.\n\n"
        f"## About {c['heading']}\n\nThe {COMMON[3]} of a {COMMON[4]}.\n"
    )


# How an entry comes to be hidden: the end of its file's name, its audience, its state.
HIDDEN_KINDS = itertools.cycle(
    [
        (".md", "agents", "ready"),
        (".md", "staff", "ready"),  # not exactly "public"
        (".md", "Public", "ready"),
        (".md", "public", "draft"),
        (".reply.md", "agents", "ready"),
        (".md", '""', "ready"),
    ]
)


def public_text(number, note=""):
    own = COMMON[number % len(COMMON)]
    return (
        f"---\naudience: public\nkeywords: [{own}]\n{note}---\n# About the {own} number {number}\n\n"
        f"Everybody may read of the {own} and the {COMMON[(number + 3) % len(COMMON)]}.\n\n"
        f"## What to do\n\nOpen the {own}, then wait. Page {number} of this guide.\n"
    )


def typo(word):
    """One letter is another one."""
    return word[:4] + ("x" if word[4] != "x" else "y") + word[5:]


def chunks(words, n=WORDS_A_SEARCH):
    return [words[at : at + n] for at in range(0, len(words), n)]


class Leaks(faults.Case):
    """One base for all tests of a class; a test that changes it works on a copy."""

    @classmethod
    def setUpClass(cls):
        cls.canaries = Canaries(SEED)
        cls.hidden = [cls.canaries.entry() for _ in range(HIDDEN)]
        cls.notes = [cls.canaries.entry() for _ in range(PUBLIC)]
        cls.movers = [cls.canaries.entry() for _ in range(MOVERS)]
        cls.model = None

    @classmethod
    def tearDownClass(cls):
        if cls.model:
            shutil.rmtree(cls.model)

    def setUp(self):
        super().setUp()
        if self.model is None:
            self.write_base()
            self.index()
            type(self).model = self.scratch + "-model"
            shutil.copytree(self.scratch, self.model, symlinks=True)
        else:
            shutil.copytree(self.model, self.scratch, symlinks=True, dirs_exist_ok=True)

    def write_base(self):
        self.write("base.yaml", "name: Secrets\nlanguages: [en]\naudience: agents\n")
        for number, c in enumerate(self.notes):
            note = f"note: ask {c['first']} {c['number']}\nowner: {c['second']}\nreview: 2031-0{number + 1}-17\n"
            self.write(f"en/open/page-{number}.md", public_text(number, note))
        for c, (end, audience, state) in zip(self.hidden, HIDDEN_KINDS):
            self.write(f"en/{c['category']}/{c['file']}{end}", hidden_text(c, audience, state))
        for c in self.movers:
            self.write_mover(c, "agents")

    def write_mover(self, c, audience):
        self.write(f"en/{c['category']}/{c['file']}.md", hidden_text(c, audience))

    def write_twin(self):
        """A base of the public files alone, without what is for agents in them; its index."""
        base, state = f"{self.scratch}/twin", f"{self.scratch}/twin-state"
        os.makedirs(f"{base}/en/open")
        shutil.copy(self.path("base.yaml"), base)
        for number in range(PUBLIC):
            with open(f"{base}/en/open/page-{number}.md", "w", encoding="utf-8") as f:
                f.write(public_text(number))
        self.index(base=base, state=state)
        return {"base": base, "state": state}

    def words_of(self, entries):
        return [c[name] for c in entries for name in ("title", "keyword", "example", "heading", "first", "number")]

    def all_words(self):
        return self.words_of(self.hidden + self.movers) + [
            c[name] for c in self.notes for name in ("first", "second", "number")
        ]

    def some(self, rows, n):
        """All of them in a thorough run, else a few."""
        return rows if faults.options.thorough else random.Random(SEED).sample(rows, n)

    def assert_silent(self, text, canaries):
        for canary in canaries:
            self.assertNotIn(canary, text)

    def assert_finds_nothing(self, *words):
        document = self.search(*words, audience="public")
        self.assertEqual(
            (document["results"], document["total"], document["did_you_mean"], document["corrected"]),
            ([], 0, None, False),
        )

    def assert_hidden(self, entries):
        for words in chunks(self.words_of(entries)):
            self.assert_finds_nothing(*words)
        for c in self.some(entries, 1):
            self.assertEqual(self.show(c["id"], audience="public"), [])

    # Searching

    def test_agents_find_every_canary(self):
        """Otherwise the other tests would prove nothing."""
        for chunk in chunks(self.hidden + self.movers, 6):
            words = [c["first"] for c in chunk] + [c["title"] for c in chunk]
            self.assertEqual(self.found(*words), sorted(c["id"] for c in chunk))
        self.assertTrue(self.search(typo(self.hidden[0]["title"]))["corrected"])

    def test_no_word_is_found(self):
        for words in chunks(self.all_words() + [c["id"] for c in self.hidden]):
            self.assert_finds_nothing(*words)
        for word in self.some(self.all_words(), 6):
            self.assert_finds_nothing(word)

    def test_no_beginning_is_found_and_no_typo_corrected(self):
        beginnings = [word[:n] for word in self.some(self.all_words(), 20) for n in (4, 6, 8, 11)]
        for words in chunks(beginnings + [typo(word) for word in self.all_words()]):
            self.assert_finds_nothing(*words)
        for word in self.some(self.all_words(), 4):
            self.assert_finds_nothing(typo(word))

    def test_no_phrase_is_found(self):
        phrases = [f'"{c["first"]} {c["second"]}"' for c in self.hidden]
        for words in chunks(phrases):
            self.assert_finds_nothing(*words)

    def test_a_word_that_must_not_be_there_changes_nothing(self):
        plain = self.search(COMMON[0], audience="public")
        for word in self.some(self.all_words(), 4):
            document = self.search(COMMON[0], f"-{word}", audience="public")
            self.assertEqual(
                [document[key] for key in ("results", "total", "did_you_mean")],
                [plain[key] for key in ("results", "total", "did_you_mean")],
            )

    def test_terms_of_the_index_itself_are_no_way_in(self):
        c = self.hidden[0]
        for words in (f"XV:{c['id']}", f"audience:agents {c['first']}", f"{c['first']}*", f"Z{c['first']}"):
            self.assert_finds_nothing(words)

    # The same with and without them

    def test_totals_scores_and_counts_are_those_of_a_base_without_them(self):
        twin = self.write_twin()
        searches = [COMMON[0], f"{COMMON[1]} {COMMON[4]}", "everybody", "mailbx"]
        self.maxDiff = None
        self.assertEqual(
            self.picture(searches, ["page-3"], audience="public"),
            self.picture(searches, ["page-3"], audience="public", **twin),
        )

    def test_status_counts_no_hidden_entry(self):
        status = self.status(audience="public")
        self.assertEqual((status["public_entries"], status["agents_entries"]), (PUBLIC, 0))
        self.assertEqual((status["answers"], status["articles"], status["replies"]), (PUBLIC, PUBLIC, 0))
        self.assertEqual(self.status()["agents_entries"], HIDDEN + MOVERS)

    # Showing

    def test_a_hidden_answer_is_shown_as_one_that_does_not_exist(self):
        def shown(answer):
            done = self.cordial("show", "--audience", "public", answer)
            return done.code, done.out, done.err.replace(answer, "ID")

        unknown = shown(self.canaries.word())
        self.assertEqual(unknown[0], 1)
        for c in self.some(self.hidden, 6):
            self.assertEqual(shown(c["id"]), unknown)

    def test_a_public_answer_is_shown_without_its_note(self):
        for number in (0, 5):
            c = self.notes[number]
            self.assertIn(c["first"], json.dumps(self.show(f"page-{number}")))
            shown = self.show(f"page-{number}", audience="public")
            self.assertEqual([shown[0][k] for k in ("note", "owner", "review")], [None] * 3)
            self.assert_silent(json.dumps(shown), [c["first"], c["second"], c["number"], "2031"])

    # Suggesting

    def test_suggestions_drafts_and_handovers_hold_nothing_of_them(self):
        """Tickets name some canaries of an entry; whatever else is known of it would be a leak."""
        tickets = [
            f"How does {c['example']} {c['number']} help my {COMMON[1]}? And the {c['keyword']} {typo(c['title'])}?"
            for c in self.hidden
        ]
        lines = "".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(tickets))
        with open(f"{self.scratch}/tickets.jsonl", "w", encoding="utf-8") as f:
            f.write(lines)
        batch = ("suggest", "--batch", f"{self.scratch}/tickets.jsonl")
        by_agents = self.cordial(*batch)
        public = self.cordial(*batch, "--audience", "public")
        twin = self.cordial(*batch, "--audience", "public", **self.write_twin())
        n_known = 0
        for c, known, line in zip(self.hidden, by_agents.out.splitlines(), public.out.splitlines(), strict=True):
            document = json.loads(line)
            self.assertNotIn("error", document)
            n_known += c["id"] in known
            untold = [c[name] for name in ("id", "category", "title", "heading", "first", "second", "file")]
            self.assert_silent(line, untold)
            for row in document["suggestions"]:
                self.assertTrue(row["id"].startswith("page-"), row)
        self.assertGreater(n_known, HIDDEN / 2, "agents are not offered what the tickets ask for")

        def without_times(out):
            return [json.loads(line) | {"took_ms": 0} for line in out.splitlines()]

        self.assertEqual(without_times(public.out), without_times(twin.out))

    def test_a_hidden_answer_cannot_be_chosen_for_a_draft(self):
        def used(answer):
            words = ("suggest", "--json", "--audience", "public", "--use", answer, "-")
            done = self.cordial(*words, stdin=b"My mailbox is full.")
            return done.code, done.out, done.err.replace(answer, "ID")

        unknown = used(self.canaries.word())
        self.assertNotEqual(unknown[0], 0)
        for c in self.some(self.hidden, 4):
            self.assertEqual(used(c["id"]), unknown)

    def test_a_check_against_a_ticket_knows_nothing_of_them(self):
        c = self.hidden[0]
        ticket = f"{self.scratch}/ticket.txt"
        with open(ticket, "w", encoding="utf-8") as f:
            f.write(f"How does {c['example']} help my {COMMON[1]}?")
        done = self.cordial("check", "--json", "--audience", "public", "--ticket", ticket, stdin=b"Hello,\n\nno.\n")
        self.assertIn(done.code, (0, 1), str(done))
        self.assert_silent(done.out + done.err, [c[name] for name in ("id", "title", "heading", "first", "second")])

    # On the disk

    def files(self, name):
        """The files of the current generation whose path below the state folder has a name in it."""
        current = os.path.realpath(f"{self.state}/index/current")
        for folder, _, files in os.walk(current):
            for file in files:
                path = os.path.join(folder, file)
                if name in os.path.relpath(path, current):
                    yield path

    def holds(self, name, canaries):
        """Which canaries stand in those files."""
        found = set()
        for path in self.files(name):
            with open(path, "rb") as f:
                content = f.read()
            found |= {canary for canary in canaries if canary.encode() in content}
        return found

    def test_public_files_hold_no_canary(self):
        canaries = self.all_words() + [c["id"] for c in self.hidden]
        self.assertEqual(self.holds("public", canaries), set())
        self.assertGreater(len(self.holds("agents", canaries)), len(canaries) / 2)

    def test_a_public_command_opens_no_file_of_the_agents(self):
        if shutil.which("strace") is None:
            raise unittest.SkipTest("strace is not installed")
        commands = [
            ("search", COMMON[0]),
            ("show", "page-1"),
            ("status",),
            ("suggest", "--agent", "Ann", f"{self.scratch}/ticket.txt"),
        ]
        with open(f"{self.scratch}/ticket.txt", "w", encoding="utf-8") as f:
            f.write("My mailbox is full.")
        self.assertTrue(self.opened("agents", "search", COMMON[0]))
        for words in commands:
            self.assertEqual(self.opened("public", *words), [])

    def opened(self, audience, verb, *words):
        """The agents' files below the state folder that a command opens, or tries to."""
        log = f"{self.scratch}/strace"
        prefix = ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2,creat", "-o", log]
        # The leak checker does not work below strace.
        self.cordial(verb, "--audience", audience, *words, prefix=prefix, leaks=False)
        with open(log, encoding="utf-8", errors="replace") as f:
            lines = [line for line in f if self.state in line or "agents" in line]
        if not lines:
            raise unittest.SkipTest("strace may not trace here")
        return [line for line in lines if "agents" in line]

    # Moving

    def move(self, audience, *words):
        for c in self.movers:
            self.write_mover(c, audience)
        self.index(*words)

    def test_what_leaves_the_public_is_gone_at_once(self):
        ids = sorted(c["id"] for c in self.movers)
        firsts = [c["first"] for c in self.movers]
        for words in ((), ("--full",)):
            self.move("public", *words)
            self.assertEqual(self.found(*firsts, audience="public"), ids)
            self.assertEqual(self.found(*firsts), ids)
            self.move("agents", *words)
            self.assert_hidden(self.movers)
            self.assert_finds_nothing(*[typo(word) for word in self.words_of(self.movers)])
            self.assertEqual(self.found(*firsts), ids)
            self.assertEqual(self.status(audience="public")["answers"], PUBLIC)
        # After the last run, a full one: Xapian does not wipe what a small change takes away.
        self.assertEqual(self.holds("public", self.words_of(self.movers)), set())

    def test_a_note_that_is_added_and_taken_away_stays_with_the_agents(self):
        word = self.canaries.word()
        self.write("en/open/page-2.md", public_text(2, f"note: now {word}\n"))
        self.index()
        self.assertEqual(self.found(word), ["page-2"])
        self.assert_finds_nothing(word)
        self.assertEqual(self.holds("public", [word]), set())
        self.write("en/open/page-2.md", public_text(2))
        self.index()
        self.assertEqual(self.found(word), [])
        self.assertEqual(self.show("page-2")[0]["note"], None)


if __name__ == "__main__":
    faults.main(("--thorough", {"action": "store_true"}))
