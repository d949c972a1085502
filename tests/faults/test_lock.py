"""Two indexers at once: the second waits, and ends naming the first when that takes too long."""
import fcntl
import os
import subprocess
import time

import faults

WAIT_S = 10  # how long `index` waits for another one


class Lock(faults.Case):
    def setUp(self):
        super().setUp()
        self.write("en/one.md", "# One\n\nThe first page.\n")
        self.index()

    def hold(self, holder):
        """Hold the index's lock as another process would. Closing gives it back."""
        lock = open(f"{self.state}/index/lock", "w", encoding="utf-8")
        self.addCleanup(lock.close)
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write(f"{holder}\n")
        lock.flush()
        return lock

    def test_the_second_ends_with_75_and_names_the_first(self):
        self.hold("process 4711 on elsewhere")
        self.write("en/two.md", "# Two\n\nThe second page.\n")
        start_s = time.monotonic()
        waiting = self.start(
            "index", stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        self.assertEqual(self.found("first"), ["one"])  # a reader waits for nobody
        self.assertIsNone(waiting.poll())
        out, err = waiting.communicate(timeout=faults.TIMEOUT_S)
        self.assertEqual(waiting.returncode, faults.EXIT_LOCKED, err)
        self.assertGreaterEqual(time.monotonic() - start_s, WAIT_S * 0.9)
        self.assertIn("process 4711 on elsewhere", err)
        self.assertEqual(out, "")
        self.assertEqual(self.found("second"), [])

    def test_the_second_goes_on_when_the_first_has_ended(self):
        lock = self.hold("process 4711 on elsewhere")
        self.write("en/two.md", "# Two\n\nThe second page.\n")
        waiting = self.start("index", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(0.5)
        self.assertIsNone(waiting.poll())
        lock.close()
        _, err = waiting.communicate(timeout=faults.TIMEOUT_S)
        self.assertEqual(waiting.returncode, 0, err)
        self.assertEqual(self.found("second"), ["two"])

    def test_a_lock_that_nobody_holds_any_more_stops_nobody(self):
        self.hold("process 4711 on elsewhere").close()
        self.assertEqual(self.index().json()["unchanged"], 1)

    def test_the_holder_writes_its_own_number(self):
        """A watching indexer holds the lock only while it writes; its number is the last one there."""
        watching = self.start("index", "--watch", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(watching.stdout.close)
        self.addCleanup(watching.wait)
        self.addCleanup(watching.terminate)
        self.write("en/two.md", "# Two\n\nThe second page.\n")
        watching.stdout.readline()
        with open(f"{self.state}/index/lock", encoding="utf-8") as lock:
            self.assertEqual(lock.read(), f"process {watching.pid} on {os.uname().nodename}\n")
        self.assertEqual(self.index().json()["unchanged"], 2)

    def test_many_at_once_all_end_well_and_leave_one_whole_index(self):
        for number in range(3, 30):
            self.write(f"en/page{number}.md", f"# Page {number}\n\nA page with the word shared.\n")
        started = [
            self.start("index", *words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for words in ((), ("--full",), (), ("--full",))
        ]
        for process in started:
            _, err = process.communicate(timeout=faults.TIMEOUT_S)
            self.assertEqual(process.returncode, 0, err)
        self.assertEqual(len(self.found("shared")), 27)
        again = self.index().json()
        self.assertEqual((again["indexed"], again["unchanged"]), (0, 28))


if __name__ == "__main__":
    faults.main()
