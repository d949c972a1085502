#!/usr/bin/env python3
"""The tree's own bases are clean: `cordial lint` finds neither an error nor a warning in them.

usage: test_lint_bases.py CORDIAL

Prints TAP, with the findings as comments. Info does not count.
"""
import glob
import os
import subprocess
import sys

KB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "kb")


def faults_of(cordial, base):
    """What is wrong in a base, as lines; none when all is well."""
    # Behind dictionaries, which are loaded late, the search for leaks sometimes falls over itself.
    done = subprocess.run(
        [cordial, "lint", "--base", base],
        env=os.environ | {"ASAN_OPTIONS": "detect_leaks=0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if ": info: " not in line]
    return [] if done.returncode == 0 else lines or [f"exit code {done.returncode}"]


def main():
    cordial = sys.argv[1]
    bases = sorted(os.path.dirname(path) for path in glob.glob(os.path.join(KB, "*", "base.yaml")))
    failed = 0
    print(f"1..{len(bases)}")
    for number, base in enumerate(bases, 1):
        faults = faults_of(cordial, base)
        failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {number} - {os.path.basename(base)} lints clean")
        print("".join(f"# {line}\n" for line in faults), end="")
    return 1 if failed or not bases else 0


if __name__ == "__main__":
    sys.exit(main())
