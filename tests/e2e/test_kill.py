"""The server killed under load: nothing that was acknowledged is lost, and the next start is a plain one."""
import collections
import http.client
import sqlite3
import subprocess
import threading
import time
import urllib.parse

import e2e

THREADS = 2  # for each kind
ACKNOWLEDGED = 30  # of each kind, before it is killed

# What is sent, the answer that acknowledges it, and where it is kept.
Kind = collections.namedtuple("Kind", "name target fields text code file rows")
KINDS = (
    Kind("vote", "/articles/lamp/vote", {"helpful": "no", "lang": "en"}, "comment", 303,
         "portal.db", "SELECT comment FROM vote"),
    Kind("feedback", "/api/v1/feedback", {"answer": "lamp", "verdict": "accepted"}, "ticket", 200,
         "cordial.db", "SELECT text FROM ledger"),
)


class Kill(e2e.Case):
    @classmethod
    def set_up_base(cls):
        super().set_up_base()
        command = [e2e.PROGRAM, "token", "add", "load", "--scope", "agent:write", "--base", cls.base]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        cls.headers = {
            "Authorization": f"Bearer {done.stdout.strip()}",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def send(self, kind, name, kept, stop):
        """Texts of their own, one after the other; @kept gets those that were acknowledged."""
        number = 0
        while not stop.is_set():
            number += 1
            text = f"my lamp stays dark, says keeper {name}-{number}"
            form = urllib.parse.urlencode(kind.fields | {kind.text: text}).encode()
            try:
                answer = self.server.request("POST", kind.target, body=form, headers=self.headers)
            except (OSError, http.client.HTTPException):  # an answer that was cut off is none
                return
            if answer.code == kind.code:
                kept.append(text)

    def stored(self, kind):
        with sqlite3.connect(f"file:{self.base}/.cordial/{kind.file}", uri=True) as db:
            return [row[0] for row in db.execute(kind.rows)]

    def kill_under_load(self):
        """Send until enough is acknowledged, then kill; the acknowledged texts by name of kind."""
        kept, stop = {kind.name: [] for kind in KINDS}, threading.Event()
        threads = [
            threading.Thread(target=self.send, args=(kind, f"{kind.name}{i}", kept[kind.name], stop))
            for kind in KINDS
            for i in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        until = time.monotonic() + e2e.WAIT_S
        while min(map(len, kept.values())) < ACKNOWLEDGED and time.monotonic() < until:
            time.sleep(0.005)
        self.server.process.kill()
        self.server.process.wait()
        stop.set()
        for thread in threads:
            thread.join()
        return kept

    def test_what_was_acknowledged_outlives_a_kill(self):
        kept = self.kill_under_load()
        type(self).server = e2e.Server(self.base)
        for kind in KINDS:
            with self.subTest(kind.name):
                self.assertGreaterEqual(len(kept[kind.name]), ACKNOWLEDGED)
                stored = self.stored(kind)
                self.assertEqual(set(kept[kind.name]) - set(stored), set())
                self.assertEqual(len(stored), len(set(stored)), "one is stored twice")
        self.assertEqual(self.server.get("/api/v1/search?q=lamp").json["total"], 1)


if __name__ == "__main__":
    e2e.main()
