#!/usr/bin/env python3
"""Golden tickets of the tree's own bases reach the floor that is kept here.

usage: test_rank.py CORDIAL

NAME.json is the floor of kb/NAME: all its tickets/*.jsonl together, measured by `cordial eval`.
Prints TAP, with what eval says as comments where the floor is not reached.
"""
import glob
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KB = os.path.join(HERE, "..", "..", "kb")


def read_tickets(base):
    text = ""
    for path in sorted(glob.glob(os.path.join(base, "tickets", "*.jsonl"))):
        with open(path, encoding="utf-8") as f:
            text += f.read().rstrip("\n") + "\n"
    return text


def measure(cordial, name, floor):
    """Whether a base reaches its floor, and what eval said."""
    base = os.path.join(KB, name)
    with tempfile.TemporaryDirectory(prefix="cordial-rank-") as state:
        where = ["--base", base, "--state", os.path.join(state, "state")]
        subprocess.run([cordial, "index", "--quiet", *where], check=True)
        done = subprocess.run(
            [cordial, "eval", *where, "--floor", floor, "-"],
            input=read_tickets(base),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    return done.returncode == 0, done.stdout


def main():
    cordial = sys.argv[1]
    floors = sorted(glob.glob(os.path.join(HERE, "*.json")))
    failed = 0
    print(f"1..{len(floors)}")
    for number, floor in enumerate(floors, 1):
        name = os.path.splitext(os.path.basename(floor))[0]
        reached, said = measure(cordial, name, floor)
        print(f"{'ok' if reached else 'not ok'} {number} - golden tickets of {name} reach their floor")
        if not reached:
            failed += 1
            print("".join(f"# {line}\n" for line in said.splitlines()))
    return 1 if failed or not floors else 0


if __name__ == "__main__":
    sys.exit(main())
