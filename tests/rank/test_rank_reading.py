#!/usr/bin/env python3
"""tools/rank --reading and --formality say what is read right.

usage: test_rank_reading.py CORDIAL
"""
import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools"))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import rank_reading
import tap

RANK = os.path.join(HERE, "..", "..", "tools", "rank")
CORDIAL = os.path.abspath(sys.argv[1])

ENGLISH = (
    '{"lang": "en", "text": "The shop says error 500. Why is that?\\n\\nKind regards,\\nAda Fern",'
    ' "customer": "Ada", "mood": "calm", "urgent": false, "register": "none",'
    ' "facts": {"code": ["500"]}, "questions": ["Why?"]}\n'
    '{"lang": "en", "text": "Where is my invoice AB-4471?\\n\\nKind regards,\\nBen Oak",'
    ' "customer": "Cleo", "facts": {"order": ["AB-4471"], "code": ["9"]}, "questions": []}\n'
)
DUTCH = ('{"lang": "nl", "text": "Kunt u mij helpen met mijn factuur?", "customer": null,'
         ' "register": "formal"}\n')


class Measuring(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def rank(self, *words):
        return subprocess.run([sys.executable, RANK, *words], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, encoding="utf-8", check=False)

    def table(self, *words):
        done = self.rank("--program", CORDIAL, *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        cells = re.findall(r"^(.{22})((?: +[-\d.]+)+)$", done.stdout, re.M)
        return {name.strip(): numbers.split() for name, numbers in cells}, done.stdout

    def write_tickets(self):
        self.write("tickets-en.jsonl", ENGLISH)
        self.write("tickets-nl.jsonl", DUTCH)

    def test_figures_are_shares_of_what_is_labelled(self):
        self.write_tickets()
        table, _ = self.table("--reading", self.folder)
        self.assertEqual(table["tickets"], ["2", "1", "3"])
        self.assertEqual(table["language"], ["100.0", "100.0", "100.0"])
        self.assertEqual(table["customer's name"], ["50.0", "100.0", "66.7"])
        self.assertEqual(table["a wrong name"], ["50.0", "0.0", "33.3"])
        self.assertEqual(table["register"], ["100.0", "100.0", "100.0"])
        self.assertEqual(table["mood"], ["100.0", "-", "100.0"])
        self.assertEqual(table["number of questions"], ["50.0", "-", "50.0"])
        self.assertEqual(table["order"], ["100.0", "-", "100.0"])
        self.assertEqual(table["code"], ["66.7", "-", "66.7"])

    def test_a_file_of_tickets_is_measured(self):
        table, _ = self.table("--reading", self.write("golden.jsonl", ENGLISH))
        self.assertEqual(table["tickets"], ["2", "2"])

    def test_half_of_the_lines_is_measured(self):
        self.write_tickets()
        table, _ = self.table("--reading", "--half", "odd", self.folder)
        self.assertEqual(table["tickets"], ["1", "1", "2"])
        self.assertEqual(table["customer's name"], ["100.0", "100.0", "100.0"])

    def test_misses_are_named_with_their_place(self):
        self.write_tickets()
        _, out = self.table("--reading", "--misses", self.folder)
        self.assertIn('tickets-en.jsonl:2: customer: "Cleo" is read as "Ben Oak"', out)
        self.assertIn("tickets-en.jsonl:2: code: missed ['9'], made up []", out)
        self.assertNotIn("tickets-en.jsonl:1:", out)

    def test_formality_counts_both_sides_and_leaves_out_equal_pairs(self):
        path = self.write("some-nl.tsv", "formal\tinformal\n"
                          "Kunt u komen?\tKun je komen?\n"
                          "Het regent.\tHeb je het gezien?\n"
                          "Het is laat.\tHet is laat.\n")
        table, _ = self.table("--formality", path)
        self.assertEqual(table["pairs that differ"], ["2"])
        self.assertEqual(table["the same, left out"], ["1"])
        self.assertEqual(table["both sides right"], ["50.0"])
        self.assertEqual(table["formal right"], ["50.0"])
        self.assertEqual(table["informal right"], ["100.0"])

    def test_bad_files_are_named_with_their_place(self):
        cases = [
            ("--reading", "tickets-a.jsonl", '{"text": ""}\n{', "tickets-a.jsonl:2:2: malformed JSON"),
            ("--reading", "tickets-a.jsonl", '{"lang": "en"}', 'tickets-a.jsonl:1: there is no "text"'),
            ("--reading", "tickets-a.jsonl", '{"text": "", "urgent": 1}', '"urgent" is no bool'),
            ("--reading", "tickets-a.jsonl", '{"text": "", "facts": {"x": []}}', 'no kind "x"'),
            ("--reading", "tickets-a.jsonl", "\n", "there is no ticket"),
            ("--formality", "a.tsv", "formal\tinformal\na\tb\n", "is not called something-LANG.tsv"),
            ("--formality", "a-nl.tsv", "formal\tinformal\na\n", 'a-nl.tsv:2: there is no "formal"'),
            ("--formality", "a-nl.tsv", "formal\tinformal\n", "there is no pair"),
        ]
        for option, name, text, message in cases:
            path = self.write(name, text)
            done = self.rank("--program", CORDIAL, option,
                             self.folder if option == "--reading" else path)
            self.assertEqual(done.returncode, 1)
            self.assertIn(message, done.stderr)

    def test_folder_that_is_no_set_is_named(self):
        done = self.rank(self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("there is no base", done.stderr)

    def test_options_of_the_other_measure_are_refused(self):
        done = self.rank("--misses", self.folder)
        self.assertEqual(done.returncode, 2)
        done = self.rank("--reading", "--dumps", "x", self.folder)
        self.assertEqual(done.returncode, 2)


class Comparing(unittest.TestCase):
    def test_names_are_the_same_when_one_holds_the_other(self):
        self.assertTrue(rank_reading.is_same_name("Ada", "Ada Fern"))
        self.assertTrue(rank_reading.is_same_name("ADA FERN", "Fern"))
        self.assertFalse(rank_reading.is_same_name("Ada Fern", "Ada Oak"))

    def test_sums_are_compared_by_their_digits(self):
        value = rank_reading.value_of
        self.assertEqual(value("amount", "€ 1.250,00"), value("amount", "1.250,00"))
        self.assertEqual(value("amount", "۴۲ تومان"), value("amount", "42"))
        self.assertNotEqual(value("amount", "42"), value("amount", "43"))


if __name__ == "__main__":
    del sys.argv[1:]
    tap.main()
