"""The index follows the files: whatever happens to them, it is in the end what a fresh one would be."""
import os
import shutil
import signal
import socket
import subprocess
import time

import faults

VISIBLE_S = 1.0  # from a save to a search that finds it
SANITIZED_TIMES = 10
POLL_S = 0.15


def page(words="lamps", audience="public", **front):
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\naudience: {audience}\n{lines}---\nEverypage has {words}.\n\n## More\n\nIt needs oil.\n"


class Incremental(faults.Case):
    """Every test begins with a copy of one base and its index."""

    model = None

    @classmethod
    def tearDownClass(cls):
        if cls.model:
            shutil.rmtree(cls.model)

    def setUp(self):
        super().setUp()
        if self.model is None:
            self.write("base.yaml", "name: Moving\nlanguages: [en]\n")
            self.write("en/a/one.md", page("lamps"))
            self.write("en/a/two.md", page("candles"))
            self.write("en/b/three.md", page("torches", audience="agents"))
            self.index()
            type(self).model = self.scratch + "-model"
            shutil.copytree(self.scratch, self.model, symlinks=True)
        else:
            shutil.copytree(self.model, self.scratch, symlinks=True, dirs_exist_ok=True)

    def counts(self, *words, code=0):
        """(indexed, unchanged, removed) of a run."""
        report = self.index(*words, code=code).json()
        return report["indexed"], report["unchanged"], report["removed"]

    def assert_is_the_files(self):
        self.assert_index_is_the_files(["everypage"], [])

    # Files that come, go and change

    def test_a_file_that_is_deleted_leaves(self):
        self.remove("en/a/two.md")
        self.assertEqual(self.counts(), (0, 2, 1))
        self.assertEqual(self.found("candles"), [])
        self.assertEqual(self.show("two"), [])

    def test_a_file_that_is_renamed_has_its_new_id_alone(self):
        os.rename(self.path("en/a/two.md"), self.path("en/b/tallow.md"))
        self.assertEqual(self.counts(), (1, 2, 1))
        self.assertEqual(self.found("candles"), ["tallow"])
        self.assert_is_the_files()

    def test_an_id_that_changes_is_told(self):
        self.write("en/a/two.md", page("candles", id="tallow", redirects="[two]"))
        report = self.cordial("index", "--verbose")
        self.assertIn("the id changed from 'two' to 'tallow'", report.err)
        self.assertEqual([entry["file"] for entry in self.show("two")], ["en/a/two.md"])

    def test_a_folder_that_is_deleted_takes_its_files_along(self):
        self.remove("en/b/three.md")
        os.rmdir(self.path("en/b"))
        self.assertEqual(self.counts(), (0, 2, 1))

    def test_an_audience_that_changes_moves_the_entry(self):
        self.write("en/a/two.md", page("candles", audience="agents", note="hidden"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assertEqual(self.found("candles", audience="public"), [])
        self.write("en/a/two.md", page("candles", note="hidden"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assertEqual(self.found("candles", audience="public"), ["two"])
        self.assert_is_the_files()

    def test_a_note_that_comes_and_goes(self):
        self.write("en/a/two.md", page("candles", note="wick", owner="Ann"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assertEqual(self.show("two")[0]["note"], "wick")
        self.write("en/a/two.md", page("candles"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assertEqual(self.counts(), (0, 3, 0))
        self.assert_is_the_files()

    def test_an_entry_that_retires_leaves_and_comes_back(self):
        self.write("en/a/two.md", page("candles", state="retired"))
        self.assertEqual(self.counts(), (0, 2, 1))
        self.assertEqual(self.found("candles"), [])
        self.write("en/a/two.md", page("candles"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assert_is_the_files()

    def test_a_draft_is_for_agents(self):
        self.write("en/a/two.md", page("candles", state="draft"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assertEqual(self.found("candles"), ["two"])
        self.assertEqual(self.found("candles", audience="public"), [])
        self.assertEqual(self.counts(), (0, 3, 0))

    def test_a_file_that_is_touched_is_not_indexed_again(self):
        os.utime(self.path("en/a/two.md"), (1, 1))
        self.assertEqual(self.counts(), (0, 3, 0))
        self.write("en/a/two.md", page("candles"))
        self.assertEqual(self.counts(), (0, 3, 0))

    def test_a_change_of_the_same_length_is_seen(self):
        self.write("en/a/two.md", page("handles"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assertEqual((self.found("candles"), self.found("handles")), ([], ["two"]))

    def test_a_change_with_the_old_time_is_seen_by_its_length(self):
        before = os.stat(self.path("en/a/two.md"))
        self.write("en/a/two.md", page("long candles"))
        os.utime(self.path("en/a/two.md"), ns=(before.st_atime_ns, before.st_mtime_ns))
        self.assertEqual(self.counts(), (1, 2, 0))

    def test_many_changes_at_once_are_built_aside(self):
        for number in range(100):
            self.write(f"en/many/page{number}.md", page(f"number{number}"))
        self.assertEqual(self.counts(), (100, 3, 0))
        self.assertEqual(self.found("number77"), ["page77"])
        self.assert_is_the_files()

    # What the files are read with

    def test_changed_facts_reach_the_entries_that_quote_them_and_no_other(self):
        self.write("facts.yaml", "server: mail.example.com\n")
        self.write("en/a/two.md", page("the server {{fact.server}}"))
        self.index()
        self.write("facts.yaml", "server: mail.example.org\n")
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assertIn("mail.example.org", self.show("two")[0]["html"])
        self.assert_is_the_files()
        self.assertEqual(self.counts(), (0, 3, 0))

    def test_changed_languages_are_a_new_index(self):
        self.write("nl/een.md", page("lampen"))
        self.index()
        self.write("base.yaml", "name: Moving\nlanguages: [nl, en]\n")
        self.assertEqual(self.counts()[0], 4)
        self.assertEqual(self.show("een")[0]["language"], "nl")
        self.assert_is_the_files()

    def test_a_changed_default_audience_is_a_new_index(self):
        self.write("en/a/two.md", "Everypage has candles.\n")
        self.index()
        self.assertEqual(self.found("candles", audience="public"), [])
        self.write("base.yaml", "name: Moving\nlanguages: [en]\naudience: public\n")
        self.index()
        self.assertEqual(self.found("candles", audience="public"), ["two"])

    # Ids

    def test_an_id_clash_comes_and_goes(self):
        self.write("en/b/one.md", page("lanterns"))
        self.index()
        self.assertEqual(self.found("lamps"), ["a-one"])
        self.assertEqual(self.found("lanterns"), ["b-one"])
        self.assert_is_the_files()
        self.assertEqual(self.counts(), (0, 4, 0))
        self.remove("en/b/one.md")
        self.index()
        self.assertEqual(self.found("lamps"), ["one"])
        self.assert_is_the_files()
        self.assertEqual(self.counts(), (0, 3, 0))

    # Files that cannot be read

    def assert_skipped(self, *files, words=()):
        report = self.index(*words, code=1).json()
        self.assertEqual([note["file"] for note in report["skipped"]], list(files), report)
        return report

    def test_a_broken_file_keeps_its_last_good_version_and_is_told_each_time(self):
        self.write("en/a/two.md", page("candles", note="wick"))
        self.index()
        self.write("en/a/two.md", "---\ntitle: A\ntitle: B\n---\nEverypage has matches.\n")
        for words in ((), (), ("--full",), (), ("--full",)):
            report = self.assert_skipped("en/a/two.md", words=words)
            self.assertEqual(report["skipped"][0]["line"], 3)
            self.assertEqual((self.found("candles"), self.found("matches")), (["two"], []))
            entry = self.show("two")[0]
            self.assertIn("candles", entry["body"])
            self.assertIn("candles", entry["html"])
            self.assertEqual(entry["note"], "wick")
        self.write("en/a/two.md", page("matches"))
        self.assertEqual(self.counts(), (1, 2, 0))
        self.assert_is_the_files()

    def test_a_broken_file_without_a_body_keeps_its_last_good_version_too(self):
        self.write("en/a/title.md", "---\ntitle: Everypage of titles alone\n---\n")
        self.index()
        self.write("en/a/title.md", "---\ntitle: [\n---\n")
        for words in ((), ("--full",), ()):
            self.assert_skipped("en/a/title.md", words=words)
            self.assertEqual(self.found("titles"), ["title"])

    def test_a_new_file_that_is_broken_is_told_until_it_is_mended(self):
        self.write("en/a/bad.md", "---\ntitle: [\n---\n")
        self.assert_skipped("en/a/bad.md")
        self.assert_skipped("en/a/bad.md")
        self.write("en/a/bad.md", page("matches"))
        self.assertEqual(self.counts(), (1, 3, 0))

    def test_a_broken_file_that_is_deleted_leaves(self):
        self.write("en/a/two.md", "---\ntitle: [\n---\n")
        self.assert_skipped("en/a/two.md")
        self.remove("en/a/two.md")
        self.assertEqual(self.counts(), (0, 2, 1))
        self.assert_is_the_files()

    # Things that are no files of a base

    def test_links_pipes_and_odd_names_are_named_and_skipped(self):
        outside = f"{self.scratch}/outside.md"
        with open(outside, "w", encoding="utf-8") as f:
            f.write("Everypage of secrets.\n")
        os.symlink(outside, self.path("en/link.md"))
        os.symlink("loop.md", self.path("en/loop.md"))
        os.mkfifo(self.path("en/pipe.md"))
        os.mkdir(self.path("en/folder.md"))
        with socket.socket(socket.AF_UNIX) as s:
            os.chdir(self.path("en"))  # the whole path may be too long for an address
            s.bind("socket.md")
            os.chdir(self.scratch)
        self.write("en/odd\nname.md", page("newlines"))
        self.write(b"en/\xff\xfe.md".decode("utf-8", "surrogateescape"), page("bytes"))
        self.write("en/folder.md/inside.md", page("insides"))
        self.write("en/.hidden.md", page("hiding"))
        report = self.index(code=1).json()
        self.assertEqual(len(report["skipped"]), 6, report)
        named = {note["file"]: note["message"] for note in report["skipped"]}
        for name in ("link.md", "loop.md"):
            self.assertIn("symbolic link", named[f"en/{name}"])
        for name in ("pipe.md", "socket.md"):
            self.assertIn("regular file", named[f"en/{name}"])
        self.assertEqual(self.found("insides"), ["inside"])
        for words in ("secrets", "newlines", "bytes", "hiding"):
            self.assertEqual(self.found(words), [])
        self.assertNotIn("\nname", self.cordial("index").err)

    def test_a_folder_behind_a_link_is_named_and_not_followed(self):
        os.makedirs(f"{self.scratch}/elsewhere")
        with open(f"{self.scratch}/elsewhere/x.md", "w", encoding="utf-8") as f:
            f.write("Everypage of secrets.\n")
        os.symlink(f"{self.scratch}/elsewhere", self.path("en/elsewhere"))
        os.symlink("..", self.path("en/up"))
        self.assert_skipped("en/elsewhere", "en/up")
        self.assertEqual(self.found("secrets"), [])

    def test_a_file_that_is_swapped_for_a_link_keeps_its_last_good_version(self):
        os.rename(self.path("en/a/two.md"), f"{self.scratch}/two.md")
        os.symlink(f"{self.scratch}/two.md", self.path("en/a/two.md"))
        for words in ((), ("--full",)):
            self.assert_skipped("en/a/two.md", words=words)
            self.assertEqual(self.found("candles"), ["two"])


class Watch(faults.Case):
    def setUp(self):
        super().setUp()
        self.patience_s = VISIBLE_S * (SANITIZED_TIMES if faults.is_sanitized() else 2)
        self.write("en/a/one.md", page("lamps"))
        self.said = open(f"{self.scratch}/said", "wb")
        self.addCleanup(self.said.close)
        self.watch = self.start("index", "--watch", stdout=self.said, stderr=self.said)
        self.addCleanup(self.end)
        self.eventually(lambda: self.cordial("search", "lamps").code == 0)

    def end(self):
        if self.watch.poll() is None:
            self.watch.kill()
        self.watch.wait()

    def eventually(self, is_so):
        end_s = time.monotonic() + self.patience_s
        while not is_so():
            self.assertLess(time.monotonic(), end_s, "not within the time")
            self.assertIsNone(self.watch.poll(), "the watch has ended")
            time.sleep(POLL_S)

    def assert_visible(self, word, answers):
        self.eventually(lambda: self.found(word) == answers)

    def test_what_is_saved_renamed_and_deleted_is_visible_soon(self):
        self.write("en/a/two.md", page("candles"))
        self.assert_visible("candles", ["two"])
        with open(self.path("en/a/two.md"), "a", encoding="utf-8") as f:
            f.write("\nAnd matches.\n")
        self.assert_visible("matches", ["two"])
        os.rename(self.path("en/a/two.md"), self.path("en/a/tallow.md"))
        self.assert_visible("matches", ["tallow"])
        self.remove("en/a/tallow.md")
        self.assert_visible("matches", [])

    def test_a_file_in_a_new_folder_is_visible_soon(self):
        self.write("en/new/deep/two.md", page("candles"))
        self.assert_visible("candles", ["two"])
        self.write("en/new/deep/three.md", page("torches"))
        self.assert_visible("torches", ["three"])

    def test_files_that_follow_a_new_folder_at_any_pace_are_visible_soon(self):
        """The folder is seen, the files are listed, and only then its own changes are watched."""
        for number, pause_s in enumerate((0.05, 0.15, 0.3)):
            os.makedirs(self.path(f"en/new{number}"))
            time.sleep(pause_s)
            self.write(f"en/new{number}/late{number}.md", page(f"lateness{number}"))
            self.assert_visible(f"lateness{number}", [f"late{number}"])

    def test_a_file_saved_in_a_new_folder_during_a_long_run_is_visible_soon(self):
        for number in range(5):
            for other in range(80):
                self.write(f"en/many/page{other}.md", page(f"number{other} of {number}"))
            os.makedirs(self.path(f"en/new{number}"))
            time.sleep(0.1 + 0.1 * number)
            self.write(f"en/new{number}/late{number}.md", page(f"lateness{number}"))
            self.assert_visible(f"lateness{number}", [f"late{number}"])

    def test_broken_settings_are_told_and_waited_out(self):
        self.write("facts.yaml", "a: [b\n")
        self.eventually(lambda: b"facts.yaml" in self.heard())
        self.write("facts.yaml", "a: b\n")
        self.write("en/after.md", page("afterwards"))
        self.assert_visible("afterwards", ["after"])

    def test_a_bad_file_is_told_and_the_watch_goes_on(self):
        self.write("en/a/one.md", "---\ntitle: [\n---\n")
        self.eventually(lambda: b"en/a/one.md:2" in self.heard())
        self.assertEqual(self.found("lamps"), ["one"])
        self.write("en/a/one.md", page("candles"))
        self.assert_visible("candles", ["one"])

    def heard(self):
        with open(f"{self.scratch}/said", "rb") as f:
            return f.read()

    def test_it_ends_cleanly_when_told(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            self.watch.send_signal(number)
            self.assertEqual(self.watch.wait(faults.TIMEOUT_S), 0, self.heard())
            for report in faults.REPORTS:
                self.assertNotIn(report.encode(), self.heard())
            self.assertEqual(self.index().json()["unchanged"], 1)
            self.watch = self.start("index", "--watch", stdout=self.said, stderr=subprocess.STDOUT)
            self.eventually(lambda: self.heard().count(b"watching") > 1)

    def test_a_word_that_ends_it_is_heard_while_it_works(self):
        for number in range(200):
            self.write(f"en/many/page{number}.md", page(f"number{number}"))
        self.watch.send_signal(signal.SIGTERM)
        self.assertEqual(self.watch.wait(faults.TIMEOUT_S), 0, self.heard())
        self.index()
        self.assertEqual(self.search("everypage")["total"], 201)


if __name__ == "__main__":
    faults.main()
