"""The server killed under load: nothing that was acknowledged is lost, and the next start is a plain one."""
import sqlite3
import threading
import time
import urllib.parse

import e2e

THREADS = 4
ACKNOWLEDGED = 40  # before it is killed
WAIT_S = 60


class Kill(e2e.Case):
    def send_votes(self, name, kept, stop):
        """Votes with a comment of their own, one after the other; @kept gets those that were acknowledged."""
        number = 0
        while not stop.is_set():
            number += 1
            comment = f"{name}-{number}"
            form = urllib.parse.urlencode({"helpful": "no", "comment": comment, "lang": "en"})
            try:
                answer = self.server.request(
                    "POST", "/articles/lamp/vote", body=form.encode(), headers={"Content-Type": "application/x-www-form-urlencoded"}
                )
            except OSError:
                return
            except Exception:  # an answer that was cut off is none
                return
            if answer.code == 303:
                kept.append(comment)

    def stored(self):
        with sqlite3.connect(f"file:{self.base}/.cordial/portal.db", uri=True) as db:
            return [row[0] for row in db.execute("SELECT comment FROM vote")]

    def test_votes_that_were_acknowledged_outlive_a_kill(self):
        kept, stop = [], threading.Event()
        threads = [threading.Thread(target=self.send_votes, args=(f"t{i}", kept, stop)) for i in range(THREADS)]
        for thread in threads:
            thread.start()
        until = time.monotonic() + WAIT_S
        while len(kept) < ACKNOWLEDGED and time.monotonic() < until:
            time.sleep(0.005)
        self.server.process.kill()
        self.server.process.wait()
        stop.set()
        for thread in threads:
            thread.join()
        self.assertGreaterEqual(len(kept), ACKNOWLEDGED)
        type(self).server = e2e.Server(self.base)
        stored = self.stored()
        self.assertEqual(set(kept) - set(stored), set())
        self.assertEqual(len(stored), len(set(stored)), "a vote is stored twice")
        self.assertEqual(self.server.get("/api/v1/search?q=lamp").json["total"], 1)


if __name__ == "__main__":
    e2e.main()
