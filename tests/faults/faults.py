"""What the tests of faults share: scratch bases, runs of the built command, what it must never say.

A test file is called with the path of the command first; what follows are its own options.
"""
import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tools"))
import tap

TIMEOUT_S = 120
SANITIZERS = ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")
REPORTS = ("AddressSanitizer", "LeakSanitizer", "runtime error:", "UndefinedBehaviorSanitizer")
SUPPRESSIONS = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", "lsan.supp"))

# They run so often that the search for leaks at their ends is left to the golden cases.
READERS = ("search", "show", "status")

EXIT_IO = (73, 74)
EXIT_LOCKED = 75

program = None
options = None


def main(*more_options):
    """Run the tests of the calling file; @more_options: (name, keywords) for argparse."""
    global program, options
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    for name, keywords in more_options:
        parser.add_argument(name, **keywords)
    options = parser.parse_args()
    program = os.path.realpath(options.program)
    tap.main()


def is_sanitized():
    """Is the command built with the address sanitizer: slower, and with huge mappings?"""
    with open(program, "rb") as f:
        return b"__asan_init" in f.read()


def environment(home, leaks):
    """@leaks: whether memory that is left at the end is a fault"""
    env = {name: os.environ[name] for name in SANITIZERS if name in os.environ}
    env.setdefault("LSAN_OPTIONS", f"suppressions={SUPPRESSIONS}:print_suppressions=0")
    env.setdefault("UBSAN_OPTIONS", "halt_on_error=1:print_stacktrace=1")
    if not leaks:
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    return env | {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": home,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


class Done:
    """A run that has ended."""

    def __init__(self, code, out, err, usage):
        self.code = code
        self.out = out
        self.err = err
        self.cpu_s = usage.ru_utime + usage.ru_stime if usage else None
        self.peak_bytes = usage.ru_maxrss * 1024 if usage else None

    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"exit {self.code}\n{self.out[-2000:]}\n--- stderr\n{self.err[-4000:]}"


class Case(unittest.TestCase):
    """A test with a scratch folder and a base in it. What it starts ends with it."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="cordial-faults-")
        self.addCleanup(scratch.cleanup)
        self.scratch = os.path.realpath(scratch.name)
        self.base = f"{self.scratch}/base"
        self.state = f"{self.scratch}/state"
        os.makedirs(self.base)
        os.makedirs(f"{self.scratch}/home")

    # The base

    def path(self, name):
        return os.path.join(self.base, name)

    def write(self, name, text):
        """A file of the base, written aside and renamed, as a good editor does."""
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        aside = os.path.join(os.path.dirname(path), ".aside")
        with open(aside, "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        os.rename(aside, path)

    def remove(self, name):
        os.remove(self.path(name))

    # Running

    def command(self, *words, base=None, state=None):
        verb, rest = words[0], list(words[1:])
        place = [] if verb == "fill" else ["--base", base or self.base, "--state", state or self.state]
        return [program, verb] + place + rest

    def start(self, *words, base=None, state=None, prefix=(), before=None, folder=None, **keywords):
        return subprocess.Popen(
            list(prefix) + self.command(*words, base=base, state=state),
            cwd=folder or self.scratch,
            env=environment(f"{self.scratch}/home", keywords.pop("leaks", words[0] not in READERS)),
            stdin=keywords.pop("stdin", subprocess.DEVNULL),
            preexec_fn=before,
            start_new_session=True,
            **keywords,
        )

    def cordial(self, *words, stdin=b"", check=True, **keywords):
        """Run to the end; never a signal, never a sanitizer's report. Usage is of this run alone."""
        given = tempfile.TemporaryFile(dir=self.scratch)
        given.write(stdin)
        given.seek(0)
        out = tempfile.TemporaryFile(dir=self.scratch)
        err = tempfile.TemporaryFile(dir=self.scratch)
        with given, out, err:
            process = self.start(*words, stdin=given, stdout=out, stderr=err, **keywords)
            code, usage = self.wait(process)
            out.seek(0)
            err.seek(0)
            done = Done(
                code, out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace"), usage
            )
        if check:
            self.assert_sound(done)
        return done

    def wait(self, process, timeout_s=TIMEOUT_S):
        """(exit code or -signal, usage) of a process that is ended when it takes too long."""
        end = time.monotonic() + timeout_s
        pause = 0.002
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, usage
            if time.monotonic() > end:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                self.fail(f"{process.args} did not end within {timeout_s} s")
            time.sleep(pause)
            pause = min(pause * 1.5, 0.05)

    def assert_sound(self, done):
        self.assertGreaterEqual(done.code, 0, f"ended by a signal\n{done}")
        for report in REPORTS:
            self.assertNotIn(report, done.err, str(done))

    def index(self, *words, code=0, **keywords):
        done = self.cordial("index", "--json", *words, **keywords)
        if code is not None:
            self.assertEqual(done.code, code, str(done))
        return done

    def search(self, *words, n=100, audience="agents", **keywords):
        """The result document."""
        words = ["--audience", audience, "--", *words]
        done = self.cordial("search", "--json", "-n", str(n), *words, **keywords)
        self.assertIn(done.code, (0, 1), str(done))
        return done.json()

    def found(self, *words, **keywords):
        """The ids found for words that are not corrected, sorted."""
        document = self.search(*words, **keywords)
        return [] if document["corrected"] else sorted(row["id"] for row in document["results"])

    def show(self, answer, audience="agents", **keywords):
        """The entries of an answer; none when there is no such answer."""
        done = self.cordial("show", "--json", "--audience", audience, answer, **keywords)
        self.assertIn(done.code, (0, 1), str(done))
        return done.json()["entries"]

    def status(self, audience="agents", **keywords):
        done = self.cordial("status", "--json", "--audience", audience, **keywords)
        self.assertEqual(done.code, 0, str(done))
        return done.json()

    # Comparing

    def picture(self, searches, answers, **keywords):
        """What a reader sees: counts, results with scores, whole entries."""
        status = self.status(**keywords)
        for key in ("base", "state", "generation"):
            status.pop(key)
        found = {words: self.search(*words.split(), **keywords) for words in searches}
        for document in found.values():
            document.pop("took_ms")
            document["results"].sort(key=lambda row: (-row["score"], row["id"]))
        shown = {answer: self.show(answer, **keywords) for answer in answers}
        return {"status": status, "found": found, "shown": shown}

    def assert_index_is_the_files(self, searches, answers):
        """To either audience the index is what a fresh one of the same files would be."""
        fresh = f"{self.scratch}/fresh-{time.monotonic_ns()}"
        self.index(state=fresh, code=None, leaks=False)  # as for readers
        self.maxDiff = 4000
        for audience in ("agents", "public"):
            self.assertEqual(
                self.picture(searches, answers, audience=audience),
                self.picture(searches, answers, audience=audience, state=fresh),
            )
