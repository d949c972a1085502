"""The golden runner with a small shell script in the place of cordial."""
import contextlib
import io
import os
import sys
import tempfile
import unittest

import tap

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tools"))
import golden

PROGRAM = """#!/bin/sh
case $1 in
say) shift; printf '%s\\n' "$*" ;;
where) pwd; echo "$HOME" ;;
fail) echo partly; echo "no: $2" >&2; exit 3 ;;
cut) printf 'no end' ;;
env) echo "$CORDIAL_TEST $LC_ALL" ;;
make) echo made > made.txt; cat given.txt made.txt ;;
esac
"""


class Golden(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = f"{self.scratch.name}/golden"
        self.program = f"{self.scratch.name}/program"
        self.write(self.program, PROGRAM)
        os.chmod(self.program, 0o755)

    def write(self, path, text):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def case(self, name, cmd, out=None, **files):
        self.write(f"{self.folder}/{name}/cmd", cmd)
        if out is not None:
            self.write(f"{self.folder}/{name}/out", out)
        for stem, text in files.items():
            self.write(f"{self.folder}/{name}/in/{stem}.txt", text)

    def run_all(self, **options):
        """((passed, failed), what was printed)"""
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            counts = golden.run(self.program, self.folder, **options)
        return counts, printed.getvalue()

    def test_what_is_as_written_passes(self):
        self.case("a/say", "cordial say hello", "hello\nexit 0\n")
        self.case("a/env", "cordial env", "1 C.UTF-8\nexit 0\n")
        self.case("b/none", "true", "exit 0\n")
        self.assertEqual(self.run_all(), ((3, 0), ""))

    def test_what_differs_fails_with_a_diff(self):
        self.case("a/say", "cordial say new", "old\nexit 0\n")
        self.case("a/other", "cordial say x", "x\nexit 0\n")
        counts, printed = self.run_all()
        self.assertEqual(counts, (1, 1))
        self.assertIn("-old\n+new\n exit 0\n", printed)

    def test_standard_error_and_exit_code_are_compared(self):
        self.case("a/fail", "cordial fail disk", "partly\n--- stderr\nno: disk\nexit 3\n")
        self.assertEqual(self.run_all()[0], (1, 0))
        self.case("a/fail", "cordial fail disk", "partly\n--- stderr\nno: disk\nexit 0\n")
        self.assertEqual(self.run_all()[0], (0, 1))

    def test_a_missing_last_newline_is_shown(self):
        self.case("a/cut", "cordial cut", "no end\n\\ no newline at the end\nexit 0\n")
        self.assertEqual(self.run_all()[0], (1, 0))

    def test_scratch_folders_have_names(self):
        self.case("a/where", "cordial where", "$DIR\n$HOME\nexit 0\n")
        self.assertEqual(self.run_all()[0], (1, 0))

    def test_each_run_has_a_fresh_copy_of_its_files(self):
        self.case("a/make", "cordial make", "given\nmade\nexit 0\n", given="given\n")
        self.assertEqual(self.run_all()[0], (1, 0))
        self.assertEqual(os.listdir(f"{self.folder}/a/make/in"), ["given.txt"])

    def test_accept_writes_what_is_printed_now(self):
        self.case("a/say", "cordial say new")
        self.assertEqual(self.run_all()[0], (0, 1))
        self.assertEqual(self.run_all(accept=True), ((1, 0), "accepted a/say\n"))
        self.assertEqual(self.run_all(), ((1, 0), ""))

    def test_a_case_without_a_command_fails(self):
        self.write(f"{self.folder}/a/empty/out", "exit 0\n")
        self.assertEqual(self.run_all()[0], (0, 1))

    def test_an_area_or_a_case_can_be_named(self):
        self.case("a/one", "true", "exit 0\n")
        self.case("a/two", "true", "exit 0\n")
        self.case("b/one", "true", "exit 0\n")
        self.assertEqual(self.run_all(wanted=["a"])[0], (2, 0))
        self.assertEqual(self.run_all(wanted=["b/one"])[0], (1, 0))


if __name__ == "__main__":
    tap.main()
