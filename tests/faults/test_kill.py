"""SIGKILL at random moments of indexing: readers see whole entries, and the next run mends the rest.

usage: test_kill.py CORDIAL [--rounds N] [--seed N]
"""
import random
import signal
import subprocess
import time

import faults

ENTRIES = 60
MOVING = range(6)  # these change their audience at each round
CHANGING = range(6, 12)  # these change their text, all to one version
AUDIENCES = ("public", "agents")
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def entry(number, version, audience):
    """Every word of it that tests look for says which entry and which version it is."""
    return (
        f"---\naudience: {audience}\nnote: remark{number} at{version}\n---\n# Entry {number}\n\n"
        f"Everyentry at version{version} of lamp{number}.\n\n## More\n\n"
        + f"Filling words of a text that takes its time, {number}.\n" * 40
    )


def answer(number):
    return f"entry-{number}"


def answers(numbers):
    return {answer(number) for number in numbers}


class Kill(faults.Case):
    def setUp(self):
        super().setUp()
        self.random = random.Random(faults.options.seed)
        self.write("base.yaml", "name: Killed\nlanguages: [en]\n")
        self.audience = {number: AUDIENCES[number % 2] for number in range(ENTRIES)}
        self.version = 1  # of the files that change
        self.indexed = 1  # the last version of which it is known that it is in the index
        for number in range(ENTRIES):
            self.put(number)
        self.index()
        self.usual_s = 0.4

    def put(self, number):
        version = self.version if number in CHANGING else 0
        text = entry(number, version, self.audience[number])
        self.write(f"en/{number % 3}/{answer(number)}.md", text)

    def change(self):
        self.version += 1
        for number in MOVING:
            self.audience[number] = AUDIENCES[self.audience[number] == "public"]
            self.put(number)
        for number in CHANGING:
            self.put(number)

    def kill_index(self, *words, **keywords):
        """Was it killed before its end? The moment is anywhere in the time that a run takes."""
        start_s = time.monotonic()
        process = self.start("index", *words, **QUIET, **keywords)
        try:
            process.wait(self.random.uniform(0.05, 1.0) * self.usual_s)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait(faults.TIMEOUT_S)
        if process.returncode >= 0:  # too late: from now on we know how long it takes
            self.assertEqual(process.returncode, 0)
            self.usual_s = time.monotonic() - start_s
            return False
        self.usual_s *= 1.1
        return True

    def assert_whole(self, may_be_away, is_one_step):
        """Each entry once; those that change, at one version in each database or in both."""
        ids = [row["id"] for row in self.search("everyentry")["results"]]
        self.assertEqual(len(ids), len(set(ids)), "an answer stands twice")
        self.assertLessEqual(answers(range(ENTRIES)) - set(ids), answers(may_be_away))
        public = set(self.found("everyentry", audience="public"))
        fixed = [number for number in range(ENTRIES) if number not in MOVING]
        public_fixed = {number for number in fixed if self.audience[number] == "public"}
        self.assertEqual(public & answers(fixed), answers(public_fixed))
        public_changing = answers(set(CHANGING) & public_fixed)
        groups = [answers(CHANGING)] if is_one_step else [
            public_changing, answers(CHANGING) - public_changing
        ]
        for group in groups:
            self.assert_one_version(group)

    def assert_one_version(self, group):
        """What is found by the words of a version is all of the group, and its text says the same."""
        versions = range(self.indexed, self.version + 1)
        has = {v: group & set(self.found(f"version{v}")) for v in versions}
        has = {v: found for v, found in has.items() if found}
        self.assertEqual(list(has.values()), [group], has)
        version = next(iter(has))
        entries = self.show(self.random.choice(sorted(group)))
        self.assertEqual(len(entries), 1, entries)
        self.assertIn(f"at version{version} of", entries[0]["body"])
        self.assertIn(f"at version{version} of", entries[0]["html"])

    def index_to_the_end(self):
        self.index()
        self.indexed = self.version

    def assert_next_run_mends(self):
        self.index_to_the_end()
        self.assert_index_is_the_files(
            ["everyentry", "remark7 lamp7"],
            [answer(1)],
        )
        again = self.index().json()
        self.assertEqual((again["indexed"], again["removed"], again["unchanged"]), (0, 0, ENTRIES))

    def rounds(self, may_be_away, is_one_step, *words):
        killed = 0
        for _ in range(faults.options.rounds):
            self.change()
            killed += self.kill_index(*words)
            self.assert_whole(may_be_away, is_one_step)
            if self.random.random() < 0.5:  # else the next run is killed upon this one
                self.index_to_the_end()
                self.assert_whole((), True)
        self.assertGreater(killed, 0, "every run ended before it was killed")
        self.assert_next_run_mends()

    def test_a_full_build_that_is_killed_leaves_the_old_generation(self):
        self.rounds((), True, "--full")

    def test_an_update_that_is_killed_leaves_whole_entries(self):
        """An entry that changes its audience leaves first and enters second: it may be away."""
        self.rounds(MOVING, False)

    def test_a_first_build_that_is_killed_leaves_no_half_index(self):
        state = f"{self.scratch}/first"
        self.kill_index(state=state)
        done = self.cordial("search", "--json", "-n", "100", "everyentry", state=state)
        if done.code != 69:  # it may have been too late
            self.assertEqual(done.json()["total"], ENTRIES, str(done))
        self.index(state=state)
        self.assertEqual(len(self.found("everyentry", state=state)), ENTRIES)


if __name__ == "__main__":
    faults.main(
        ("--rounds", {"type": int, "default": 2}),
        ("--seed", {"type": int, "default": 1}),
    )
