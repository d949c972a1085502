"""A disk that is full: a clear message, the old index still answers, and all is well with room again."""
import os
import resource
import subprocess
import tempfile
import unittest

import faults

DISK_BYTES = 1 << 20
PAGES = 40


def page(number, version):
    """Words that hardly pack: the index grows with them."""
    words = " ".join(f"w{(number * 7919 + i * i * 31 + version) % 999983:x}q" for i in range(1200))
    return f"---\naudience: public\n---\n# Page {number}\n\nEverypage version{version}.\n\n{words}\n"


class FullDisk(faults.Case):
    def setUp(self):
        super().setUp()
        self.write("en/small.md", "---\naudience: public\n---\n# Small\n\nEverypage is small.\n")

    def mount(self):
        """A small disk of its own at a scratch folder. Skips when this user may not mount."""
        folder = tempfile.mkdtemp(dir=self.scratch)
        command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "cordial-test", folder]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            raise unittest.SkipTest("this user may not mount a file system")
        self.addCleanup(subprocess.run, ["umount", "-l", folder], check=True)
        return folder

    def index_full(self, *words, **keywords):
        """A run that is to fail. Xapian's compaction leaves its tables behind when it cannot write."""
        return self.index(*words, code=None, leaks=False, **keywords)

    def fill(self, folder, leave_bytes):
        """A file that takes all room but so much."""
        space = os.statvfs(folder)
        n = space.f_bavail * space.f_frsize - leave_bytes
        path = f"{folder}/ballast"
        with open(path, "wb") as f:
            f.write(b"x" * max(n, 0))
        return path

    def write_pages(self, version):
        for number in range(PAGES):
            self.write(f"en/page{number}.md", page(number, version))

    def assert_refused(self, done, *words):
        self.assertIn(done.code, faults.EXIT_IO, str(done))
        self.assertEqual(done.out, "", str(done))
        lines = [line for line in done.err.splitlines() if line.startswith("cordial: ")]
        self.assertEqual(len(lines), 1, str(done))
        self.assertTrue(any(word in lines[0] for word in words), str(done))

    def assert_recovers(self):
        self.index()
        self.assertEqual(len(self.found("everypage")), PAGES + 1)
        self.assert_index_is_the_files(["everypage"], ["small", "page1"])

    def test_a_build_on_a_full_disk_is_refused_and_the_old_index_answers(self):
        self.state = self.mount()
        self.index()
        self.write_pages(1)
        for leave_bytes in (200_000, 20_000, 0):
            ballast = self.fill(self.state, leave_bytes)
            done = self.index_full("--full")
            os.remove(ballast)
            self.assert_refused(done, "No space left on device")
            self.assertEqual(self.found("everypage"), ["small"])
        self.assertFalse(os.path.exists(f"{self.state}/index/new"), "a half build is left behind")

    def test_a_first_build_may_fail_at_any_of_its_files(self):
        folder = self.mount()
        self.state = f"{folder}/state"
        for leave_bytes in (4_000, 16_000, 40_000, 64_000, 80_000, 100_000):
            ballast = self.fill(folder, leave_bytes)
            self.assert_refused(self.index_full(), "No space left on device")
            os.remove(ballast)
        self.index()
        self.assertEqual(self.found("everypage"), ["small"])

    def test_an_update_on_a_full_disk_is_refused_and_the_old_index_answers(self):
        self.state = self.mount()
        self.index()
        self.write("en/page1.md", page(1, 1))
        self.write("en/small.md", "---\naudience: public\n---\n# Small\n\nOtherpage is small.\n")
        ballast = self.fill(self.state, 0)
        self.assert_refused(self.index_full(), "No space left on device")
        self.assertEqual(self.found("everypage"), ["small"])
        self.assertEqual(self.found("otherpage"), [])
        os.remove(ballast)
        self.index()
        self.assertEqual(self.found("everypage"), ["page1"])
        self.assert_index_is_the_files(["everypage"], ["small", "page1"])

    def test_with_room_again_the_index_recovers(self):
        folder = self.mount()
        self.state = f"{folder}/state"
        self.write_pages(1)
        ballast = self.fill(folder, 100_000)
        self.assert_refused(self.index_full(), "No space left on device")
        os.remove(ballast)
        subprocess.run(["mount", "-o", "remount,size=50m", folder], check=True)
        self.assert_recovers()

    def limited(self, n_bytes):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))
        return limit

    def test_a_file_that_may_not_grow_is_refused_and_the_old_index_answers(self):
        """RLIMIT_FSIZE needs no rights: like a quota, it fails at the file that is too large."""
        self.index()
        self.write_pages(1)
        for words in (("--full",), ()):
            done = self.index_full(*words, before=self.limited(40_000))
            self.assert_refused(done, "File too large")
            self.assertEqual(self.found("everypage"), ["small"])
        self.assert_recovers()

    def test_a_state_folder_that_cannot_be_made_is_named(self):
        self.write("in-the-way", "a file")
        self.state = self.path("in-the-way")
        self.assert_refused(self.index_full(), "in-the-way")

    def test_a_result_that_cannot_be_written_is_a_failure(self):
        self.index()
        with open("/dev/full", "wb") as full:
            process = self.start("search", "everypage", stdout=full, stderr=subprocess.PIPE)
            _, err = process.communicate(timeout=faults.TIMEOUT_S)
        self.assertEqual(process.returncode, 74, err)
        self.assertIn(b"No space left on device", err)


if __name__ == "__main__":
    faults.main()
