"""What was learned: nothing of past tickets or of the agents' answers reaches the public, a killed
training leaves a model that works, and a ledger that is off is not opened.

Past tickets and answers have canaries: words that stand nowhere else.

usage: test_learned.py CORDIAL [--rounds N] [--seed N]
"""
import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import faults

TOPICS = "mailbox server password domain invoice printer".split()
HIDDEN = "salary layoff merger".split()
# Canaries of each answer: words of its entry, and words of its past tickets that no entry has.
ENTRY_WORDS = {
    topic: [f"{start}{topic[:3]}ento" for start in ("vra", "klo", "spi")] for topic in TOPICS + HIDDEN
}
TICKET_WORDS = {
    topic: [f"{start}{topic[:3]}umbra" for start in ("gli", "dro", "pwe", "zna", "ska")]
    for topic in TOPICS + HIDDEN
}
SETTINGS = "name: Learned\nlanguages: [en]\naudience: public\n"
OPENS = "trace=open,openat,openat2,creat"
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def entry(topic, audience):
    words = ENTRY_WORDS[topic]
    return (
        f"---\nid: about-{topic}\naudience: {audience}\nkeywords: [{words[0]}]\n---\n# The {topic}\n\n"
        f"An article about the {topic} with {words[1]}.\n\n## More\n\nOpen it and see {words[2]}.\n"
    )


def line(topic, text):
    return json.dumps({"text": text, "answer": f"about-{topic}", "lang": "en"}) + "\n"


def past_tickets(topic, tag=""):
    """Each of two canaries, so that a ticket that names one must not learn of the others."""
    words = [word + tag for word in TICKET_WORDS[topic]]
    return [f"please {one} the {two} of mine" for one, two in zip(words, words[1:])]


def history(topics, tag=""):
    return "".join(line(topic, text) for topic in topics for text in past_tickets(topic, tag))


class Learned(faults.Case):
    """Each test works on a copy of one base, indexed and trained."""

    model = None

    def setUp(self):
        super().setUp()
        if Learned.model is None:
            self.write_base()
            Learned.model = tempfile.TemporaryDirectory(prefix="cordial-faults-")
            shutil.copytree(self.scratch, Learned.model.name, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copytree(Learned.model.name, self.scratch, symlinks=True, dirs_exist_ok=True)

    def write_base(self):
        self.write("base.yaml", SETTINGS)
        for topic in TOPICS:
            self.write(f"en/{topic}.md", entry(topic, "public"))
        for topic in HIDDEN:
            self.write(f"en/{topic}.md", entry(topic, "agents"))
        self.index()
        self.learn(history(TOPICS + HIDDEN))

    def file(self, name, text):
        path = f"{self.scratch}/{name}"
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def learn(self, text, **keywords):
        done = self.cordial("learn", "--json", self.file("history.jsonl", text), **keywords)
        self.assertEqual(done.code, 0, str(done))
        return done.json()

    def suggest(self, text, audience="agents", **keywords):
        words = ("suggest", "--json", "-n", "20", "--audience", audience, "-")
        done = self.cordial(*words, stdin=text.encode(), leaks=False, **keywords)
        self.assertIn(done.code, (0, 1), str(done))
        return done

    def suggested(self, text, audience="agents", **keywords):
        return [row["id"] for row in self.suggest(text, audience, **keywords).json()["suggestions"]]

    def batch(self, texts, **keywords):
        """The documents of many tickets, without how long they took."""
        lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
        done = self.cordial(
            "suggest", "--audience", "public", "--batch", self.file("tickets.jsonl", lines), leaks=False, **keywords
        )
        self.assertEqual(done.code, 0, str(done))
        documents = [json.loads(line) | {"took_ms": 0} for line in done.out.splitlines()]
        self.assertEqual(len(documents), len(texts))
        return documents

    def opened(self, *words, stdin=b""):
        """The paths below the state folder that a command opens, or tries to."""
        if shutil.which("strace") is None:
            raise unittest.SkipTest("strace is not installed")
        log = f"{self.scratch}/strace"
        prefix = ["strace", "-f", "-qq", "-s", "4096", "-e", OPENS, "-o", log]
        self.cordial(*words, stdin=stdin, prefix=prefix, leaks=False)
        with open(log, encoding="utf-8", errors="replace") as f:
            paths = [line.split('"')[1] for line in f if '"' in line]
        below = [os.path.relpath(path, self.state) for path in paths if path.startswith(self.state)]
        if not paths:
            raise unittest.SkipTest("strace may not trace here")
        return below


class Canaries(Learned):
    def tickets(self):
        """Texts like past tickets and texts of canaries; each names some words and not their neighbours."""
        texts = [text for topic in HIDDEN + TOPICS for text in past_tickets(topic)]
        texts += [f"{ENTRY_WORDS[topic][0]} {TICKET_WORDS[topic][3]}" for topic in HIDDEN + TOPICS]
        return texts + [f"about-{topic}" for topic in HIDDEN]

    def assert_tells_nothing(self, given, out):
        """Of past tickets and hidden entries there is nothing but what was given."""
        words = [word for topic in TOPICS + HIDDEN for word in TICKET_WORDS[topic]]
        for topic in HIDDEN:
            words += ENTRY_WORDS[topic] + [f"about-{topic}"]
        for word in words:
            if word not in given:
                self.assertNotIn(word, out)

    def test_agents_are_offered_what_the_past_says(self):
        """Otherwise the other tests would prove nothing."""
        for topic in (HIDDEN[0], TOPICS[0]):
            self.assertEqual(self.suggested(past_tickets(topic)[1])[0], f"about-{topic}")

    def test_public_learns_from_lines_of_public_answers(self):
        self.assertEqual(self.suggested(past_tickets(TOPICS[2])[1], "public")[0], f"about-{TOPICS[2]}")

    def test_suggestions_to_the_public_hold_no_canary_and_no_hidden_answer(self):
        texts = self.tickets()
        for text, document in zip(texts, self.batch(texts)):
            self.assertNotIn("error", document)
            self.assert_tells_nothing(text, json.dumps(document))
            hidden = {f"about-{topic}" for topic in HIDDEN}
            self.assertFalse(hidden & {row["id"] for row in document["suggestions"]}, document)

    def test_suggestions_to_the_public_are_those_of_a_past_without_hidden_answers(self):
        """The same to the last digit: nothing can be read from scores either."""
        state = f"{self.scratch}/twin"
        base = f"{self.scratch}/twin-base"
        shutil.copytree(self.base, base)
        for topic in HIDDEN:
            os.remove(f"{base}/en/{topic}.md")
        self.index(base=base, state=state)
        self.learn(history(TOPICS), base=base, state=state)
        self.maxDiff = 4000
        self.assertEqual(self.batch(self.tickets()), self.batch(self.tickets(), base=base, state=state))

    def test_searches_and_completions_of_the_public_know_no_past_ticket(self):
        words = [word for topic in TOPICS + HIDDEN for word in TICKET_WORDS[topic]]
        words += [word for topic in HIDDEN for word in ENTRY_WORDS[topic]]
        document = self.search(*words[:24], audience="public")
        self.assertEqual((document["results"], document["did_you_mean"]), ([], None))
        for word in random.Random(1).sample(words, 3):
            for start in (word[:5], word[:-1] + "x"):
                done = self.cordial("complete", "--json", "--audience", "public", start, check=True)
                self.assert_tells_nothing(start, done.out)
                self.assert_tells_nothing(start, json.dumps(self.search(start, audience="public")))

    def test_public_commands_open_nothing_of_the_ledger_and_of_the_agents(self):
        text = past_tickets(HIDDEN[0])[0].encode()
        verbs = [
            (("suggest", "--audience", "public", "-"), text),
            (("suggest", "--json", "--audience", "public", "--no-draft", "-"), text),
            (("search", "--audience", "public", TOPICS[0]), b""),
            (("complete", "--audience", "public", TOPICS[0][:4]), b""),
            (("status", "--audience", "public"), b""),
        ]
        agents = self.opened("suggest", "--audience", "agents", "-", stdin=text)
        for name in ("cordial.db", "learned/past", "learned/agents.model"):
            self.assertIn(name, agents)
        self.assertIn("learned/public.model", self.opened(*verbs[0][0], stdin=text))
        for words, stdin in verbs:
            for path in self.opened(*words, stdin=stdin):
                self.assertFalse(path.startswith("cordial.db"), (words, path))
                self.assertNotEqual(path, "learned/past", words)
                self.assertNotIn("agents", path, words)

    def test_answer_that_left_the_public_is_not_suggested_before_the_next_training(self):
        topic = TOPICS[2]
        text = past_tickets(topic)[1]
        self.assertIn(f"about-{topic}", self.suggested(text, "public"))
        self.write(f"en/{topic}.md", entry(topic, "agents"))
        self.index()
        out = self.suggest(text, "public").out
        self.assertNotIn(f"about-{topic}", out)
        for word in ENTRY_WORDS[topic]:
            self.assertNotIn(word, out)
        self.assertEqual(self.suggested(text)[0], f"about-{topic}")

    def test_answer_that_is_gone_is_suggested_to_nobody(self):
        topic = TOPICS[2]
        text = past_tickets(topic)[1]
        self.remove(f"en/{topic}.md")
        self.index()
        for audience in ("public", "agents"):
            self.assertNotIn(f"about-{topic}", self.suggest(text, audience).out)


class Off(Learned):
    def test_ledger_that_is_off_opens_nothing_that_was_learned(self):
        text = past_tickets(TOPICS[1])[1]
        for audience in ("agents", "public"):
            self.assertIn(f"about-{TOPICS[1]}", self.suggested(text, audience))
        self.write("base.yaml", SETTINGS + "ledger: off\n")
        for audience in ("agents", "public"):
            for path in self.opened("suggest", "--audience", audience, "-", stdin=text.encode()):
                self.assertFalse(path.startswith(("learned", "cordial.db")), path)
            self.assertNotIn(f"about-{TOPICS[1]}", self.suggested(text, audience))


class Killed(Learned):
    """A training is killed: files are old or new, never half; the next one makes them new."""

    def setUp(self):
        super().setUp()
        self.round = 0
        self.known = [""]  # tags of history that was learned

    def start_learning(self, prefix=()):
        self.round += 1
        self.tag = f"round{self.round}x"
        path = self.file("next.jsonl", history(TOPICS + HIDDEN, self.tag))
        return self.start("learn", path, prefix=prefix, leaks=False, **QUIET)

    def assert_usable(self):
        """What was learned before is known to both audiences, and no file is passed over."""
        for audience in ("agents", "public"):
            learned = self.status(audience=audience)["learned"]
            self.assertEqual(learned["problems"], [])
            self.assertGreaterEqual(learned["answers"], len(TOPICS))
        topic = TOPICS[self.round % len(TOPICS)]
        text = past_tickets(topic, self.known[-1])[1]
        for audience in ("agents", "public"):
            self.assertEqual(self.suggested(text, audience)[:1], [f"about-{topic}"])

    def assert_next_training_mends(self):
        done = self.learn(history(TOPICS + HIDDEN, self.tag))
        self.assertEqual(done["training"]["answers"], len(TOPICS + HIDDEN))
        self.known.append(self.tag)
        left = [name for name in sorted(os.listdir(f"{self.state}/learned")) if name != "lock"]
        self.assertEqual(left, ["agents.model", "past", "public.model"])

    def test_training_that_is_killed_at_any_moment_leaves_what_works(self):
        start_s = time.monotonic()
        self.learn(history(TOPICS[:2], "first"))
        usual_s = time.monotonic() - start_s
        moments = random.Random(faults.options.seed)
        killed = 0
        for _ in range(faults.options.rounds):
            process = self.start_learning()
            try:
                process.wait(moments.uniform(0.1, 0.9) * usual_s)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            process.wait(faults.TIMEOUT_S)
            killed += process.returncode < 0
            self.assert_usable()
        self.assertGreater(killed, 0, "every training ended before it was killed")
        self.assert_next_training_mends()
        self.assert_usable()

    def test_training_that_is_killed_between_its_files_leaves_what_works(self):
        """Before each file takes the place of the old one, of which some are new by then."""
        if shutil.which("strace") is None:
            raise unittest.SkipTest("strace is not installed")
        for number in (1, 2, 3):
            prefix = [
                "strace", "-f", "-qq", "-o", "/dev/null",
                "-e", "trace=rename,renameat,renameat2",
                "-e", f"inject=rename,renameat,renameat2:signal=SIGKILL:when={number}",
            ]
            process = self.start_learning(prefix)
            process.wait(faults.TIMEOUT_S)
            if process.returncode == 1:
                raise unittest.SkipTest("strace may not trace here")
            self.assertNotEqual(process.returncode, 0, f"it made fewer than {number} files")
            asides = [name for name in os.listdir(f"{self.state}/learned") if name.endswith(".new")]
            self.assertNotEqual(asides, [], "it was not killed before its file was in place")
            self.assert_usable()
            self.assert_next_training_mends()
        self.assert_usable()


if __name__ == "__main__":
    faults.main(
        ("--rounds", {"type": int, "default": 5}),
        ("--seed", {"type": int, "default": 1}),
    )
