"""A server on a free port over a base of its own, and requests to it, byte by byte where needed."""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ.get("CORDIAL", "cordial")
TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
READY_S = 120
WAIT_S = 120  # for an answer: a machine under load takes long

BASE = {
    "base.yaml": "name: Light Station\nurl: https://help.lamp.example\nlanguages: [en, nl]\naudience: public\n",
    "en/lamp.md": "# The lamp stays dark\n\nTurn the **wick** up and light it.\n\n## Spare glass\n\nGlass is in the shed.\n",
    "en/horn.md": "# The horn is silent\n\nWind the horn twice, then press the lever.\n",
    "en/fog.md": "# Fog at night\n\nSound the horn every minute while fog lasts.\n",
    "en/lamp.reply.md": "---\nexamples: [my lamp does not burn]\n---\n# remedy\n\nPlease turn the wick up.\n",
    "nl/lamp.md": "# De lamp blijft donker\n\nDraai de pit omhoog en steek hem aan.\n",
    "en/ledger.md": "---\naudience: agents\n---\n# Canaryword for keepers\n\nThe zebrafinchkey opens the store.\n",
}


class Answer:
    def __init__(self, code, headers, body):
        self.code, self.headers, self.body = code, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def __str__(self):
        return f"{self.code} {self.headers} {self.body[:600]!r}"


def split_answers(data):
    """(code, headers, body) of each answer in @data, as far as they are whole."""
    answers = []
    while data:
        head, found, rest = data.partition(b"\r\n\r\n")
        if not found:
            break
        lines = head.decode("latin-1").split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
        code = int(lines[0].split()[1])
        n = int(headers.get("content-length", 0))
        if code == 100:
            data = rest
            continue
        answers.append(Answer(code, headers, rest[:n]))
        data = rest[n:]
    return answers


class Server:
    """`cordial serve` until stop()."""

    def __init__(self, base, *words, env=None, ready=True):
        command = [PROGRAM, "serve", "--base", base, "--listen", "127.0.0.1:0", *words]
        self.log_file = tempfile.NamedTemporaryFile("r+b")
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log_file, env=env
        )
        self.log = []
        self.port = self.wait_for_port()
        if ready:
            self.wait_until_ready()

    def read_log(self):
        """All lines of the log so far; the last may be half written."""
        with open(self.log_file.name, encoding="utf-8") as f:
            self.log = f.read().splitlines()
        return self.log

    def wait_for_port(self):
        until = time.monotonic() + READY_S
        while time.monotonic() < until and self.process.poll() is None:
            for line in self.read_log():
                match = re.search(r"listening on http://127\.0\.0\.1:(\d+)/", line)
                if match:
                    return int(match[1])
            time.sleep(0.01)
        raise AssertionError(f"the server does not start: {self.read_log()}")

    def wait_until_ready(self):
        until = time.monotonic() + READY_S
        while self.get("/readyz").code != 200:
            if time.monotonic() > until:
                raise AssertionError(f"the server does not get ready: {self.log}")
            time.sleep(0.02)

    def request(self, method, target, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT_S)
        connection.request(method, target, body=body, headers=headers or {})
        got = connection.getresponse()
        headers = {k.lower(): ", ".join(got.headers.get_all(k)) for k in got.headers}
        answer = Answer(got.status, headers, got.read())
        connection.close()
        return answer

    def get(self, target, **headers):
        return self.request("GET", target, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def post(self, target, document, **headers):
        headers = {"Content-Type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
        return self.request("POST", target, body=json.dumps(document).encode(), headers=headers)

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=WAIT_S)

    def raw(self, data, shut=False, wait_s=WAIT_S):
        """All answers to bytes as they are, until the server closes or has been silent for long."""
        with self.connect() as s:
            s.settimeout(wait_s)
            got = b""
            try:
                s.sendall(data)
                if shut:
                    s.shutdown(socket.SHUT_WR)
                while True:
                    piece = s.recv(65536)
                    if not piece:
                        break
                    got += piece
            except OSError:  # the server has ended the connection, or says nothing more
                pass
        return split_answers(got)

    def stop(self, signum=signal.SIGTERM):
        """End it; returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signum)
        code = self.process.wait(timeout=READY_S)
        self.read_log()
        self.log_file.close()
        return code


def write_files(folder, files):
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)


class Case(unittest.TestCase):
    """One server for all tests of a class."""

    files = BASE
    words = ()

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.base = os.path.join(cls.scratch.name, "base")
        write_files(cls.base, cls.files)
        cls.set_up_base()
        cls.server = Server(cls.base, *cls.words)

    @classmethod
    def set_up_base(cls):
        subprocess.run([PROGRAM, "index", "--quiet", "--base", cls.base], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        code = cls.server.stop()
        cls.scratch.cleanup()
        if code != 0:
            print("\n".join(cls.server.log[-40:]), file=sys.stderr)
            raise AssertionError(f"the server ended with {code}")

    def assert_problem(self, answer, code):
        self.assertEqual(answer.code, code, str(answer))
        self.assertEqual(answer.headers.get("content-type"), "application/problem+json", str(answer))
        self.assertEqual(answer.json["status"], code)
        self.assertEqual(answer.json["request_id"], answer.headers["x-request-id"])


def route_rows():
    """(method, path, role) of each row of src/web/routes.c."""
    with open(os.path.join(TREE, "src", "web", "routes.c"), encoding="utf-8") as f:
        table = f.read().split("const struct route routes[] = {", 1)[1].split("\n};", 1)[0]
    rows = []
    for row in re.findall(r"\n    \{\n(.*?)\n    \},", table, re.S):
        method = re.search(r"\.method = METHOD_(\w+)", row)
        role = re.search(r"\.role = ROLE_(\w+)", row)
        path = re.search(r'\.path = "([^"]+)"', row)[1]
        rows.append((method[1] if method else "GET", path, role[1].lower() if role else "anyone"))
    return rows


def main():
    sys.path.insert(0, os.path.join(TREE, "tests", "tools"))
    sys.dont_write_bytecode = True
    import tap

    tap.main()
