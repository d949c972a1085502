#!/usr/bin/env python3
"""Build with sanitizers in build-test/, run every test, and count each single case.

usage: run_tests.py

Called by tools/test when all packages are there. The last line is "N passed, N failed".
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys

import golden

TREE = golden.TREE
BUILD = os.path.join(TREE, "build-test")
OPTIONS = [
    "-Dtests=enabled",
    "-Ddebug=false",  # sanitizers name lines with -g1, which is built faster
    "-Dc_args=-g1",
    "-Dcpp_args=-g1",
    "-Doptimization=1",
    "-Db_sanitize=address,undefined",
    "-Db_lundef=false",
]


# Of the tests that run at a time: a browser, a lock, a server with a deadline need few processors.
MOSTLY_WAITING = 2


def say(text):
    print(f"\n{text}", flush=True)


def call(*command):
    """Whether a command ended well; what it prints is shown."""
    env = os.environ | {"CC": "gcc", "CXX": "g++"}
    done = subprocess.run(command, cwd=TREE, env=env, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def set_up():
    """A configured build folder; one that cannot be configured again is made anew."""
    if os.path.exists(os.path.join(BUILD, "meson-private", "coredata.dat")):
        if call("meson", "setup", "--reconfigure", *OPTIONS, BUILD, TREE):
            return True
        return call("meson", "setup", "--wipe", *OPTIONS, BUILD, TREE)
    return call("meson", "setup", *OPTIONS, BUILD, TREE)


def count(record):
    """(passed, failed) cases of one of meson's tests: its TAP lines, else the test as one case."""
    out = record.get("stdout", "")
    out = re.sub(r"^(?:not )?ok\b.*# SKIP.*$", "", out, flags=re.M)  # counts as neither
    passed = len(re.findall(r"^ok\b", out, re.M))
    failed = len(re.findall(r"^not ok\b", out, re.M))
    if record["result"] != "OK":
        return passed, max(failed, 1)  # it may have ended before it could say what failed
    return passed or 1 - min(failed, 1), failed


def run_meson_tests():
    log = os.path.join(BUILD, "meson-logs", "testlog.json")
    if os.path.exists(log):
        os.remove(log)
    call("meson", "test", "-C", BUILD, "--no-rebuild", "--print-errorlogs", "--num-processes",
         str((os.cpu_count() or 1) + MOSTLY_WAITING))
    if not os.path.exists(log):
        return 0, 1
    with open(log, encoding="utf-8") as f:
        counts = [count(json.loads(line)) for line in f]
    return sum(c[0] for c in counts), sum(c[1] for c in counts)


def run_golden():
    program = os.path.join(BUILD, "src", "cli", "cordial")
    if not os.path.exists(program) and not golden.find_cases(f"{TREE}/tests/golden", ()):
        return 0, 0
    return golden.run(program, jobs=1)


def run_all():
    say("Setting up the build in build-test/, with the address and undefined-behaviour sanitizers.")
    if not set_up():
        return 0, 1
    say("Building.")
    if not call("ninja", "-C", BUILD):
        return 0, 1
    say("Running unit tests, header and symbol checks, fuzz seeds, layer and tool checks, a server, a "
        "browser;\nbeside them golden cases: what the commands print, compared with tests/golden/.")
    with concurrent.futures.ThreadPoolExecutor() as beside:
        golden_cases = beside.submit(run_golden)  # a browser mostly waits
        passed, failed = run_meson_tests()
        golden_passed, golden_failed = golden_cases.result()
    print(f"{golden_passed} golden cases are as written, {golden_failed} differ.")
    return passed + golden_passed, failed + golden_failed


def main():
    passed, failed = run_all()
    print(f"\n{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
