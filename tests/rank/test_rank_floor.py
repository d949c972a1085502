#!/usr/bin/env python3
"""Golden tickets of the tree's own bases are read as well as the floor that is kept here.

usage: test_rank_floor.py CORDIAL

reading/NAME.json is the floor of kb/NAME: the shares that tools/rank --reading prints, of all its
tickets/*.jsonl that are labelled. "wrong name" is the largest share that is allowed.
"""
import glob
import json
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
KB = os.path.join(HERE, "..", "..", "kb")
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools"))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import rank_reading
import tap

CORDIAL = os.path.abspath(sys.argv[1])


def share(score, name):
    if name == "wrong name":
        return score.wrong_names / score.labelled["customer"]
    return score.all_facts() if name == "facts" else score.share(name)


def below(score, floor, whose):
    """What of a score does not reach its floor, a line each."""
    out = []
    for name, least in floor.items():
        got = share(score, name)
        if got is None or (got > least if name == "wrong name" else got < least):
            out.append(f"{name} of {whose} is {got}, the floor is {least}")
    return out


class Reading(unittest.TestCase):
    def test_golden_tickets_are_read_as_well_as_the_floor(self):
        floors = sorted(glob.glob(os.path.join(HERE, "reading", "*.json")))
        self.assertNotEqual(floors, [])
        for path in floors:
            with open(path, encoding="utf-8") as f:
                floor = json.load(f)
            languages = floor.pop("languages")
            name = os.path.splitext(os.path.basename(path))[0]
            files = sorted(glob.glob(os.path.join(KB, name, "tickets", "*.jsonl")))
            tickets = rank_reading.read_tickets(files)
            rank_reading.take_readings(CORDIAL, tickets)
            missed = below(rank_reading.Score(tickets), floor, "all")
            for lang, least in languages.items():
                own = rank_reading.Score([t for t in tickets if t.lang == lang])
                missed += below(own, least, lang)
            self.assertEqual(missed, [])

    def test_what_is_below_the_floor_is_named(self):
        score = rank_reading.Score([])
        score.labelled.update(customer=4, questions=4)
        score.right.update(customer=3, questions=2)
        score.wrong_names = 1
        self.assertEqual(below(score, {"questions": 0.5, "wrong name": 0.25}, "en"), [])
        self.assertEqual(len(below(score, {"questions": 0.6, "wrong name": 0.2}, "en")), 2)
        self.assertEqual(len(below(score, {"mood": 0.1}, "en")), 1)


if __name__ == "__main__":
    del sys.argv[1:]
    tap.main()
