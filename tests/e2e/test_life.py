"""A server from its start to its end: ready, watching, reloading, draining; and what it may not touch."""
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import e2e

SOON_S = 120


def in_flight(server):
    """Connections of others than the one that asks."""
    metrics = server.get("/metrics").body.decode()
    return int(next(line.split()[1] for line in metrics.splitlines() if line.startswith("cordial_http_connections "))) - 1


def opened_by(pid):
    """Names of the files that a process has open or mapped."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as f:
        names = f.read().splitlines()
    for fd in os.listdir(f"/proc/{pid}/fd"):
        with contextlib.suppress(FileNotFoundError):  # a connection that has ended meanwhile
            names.append(os.readlink(f"/proc/{pid}/fd/{fd}"))
    return names


class Life(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.base = os.path.join(scratch.name, "base")
        e2e.write_files(self.base, e2e.BASE)

    def start(self, *words, **more):
        server = e2e.Server(self.base, *words, **more)
        self.addCleanup(lambda: server.process.poll() is None and server.stop())
        return server

    def index(self):
        subprocess.run([e2e.PROGRAM, "index", "--quiet", "--base", self.base], check=True, stdout=subprocess.DEVNULL)

    def wait_for(self, is_there):
        until = time.monotonic() + SOON_S
        while time.monotonic() < until:
            if is_there():
                return
            time.sleep(0.02)
        self.fail("it does not happen")

    def test_a_base_without_an_index_is_indexed_and_then_ready(self):
        server = self.start()
        self.assertEqual(server.get("/api/v1/search?q=lamp").json["total"], 1)
        self.assertEqual(server.stop(), 0)

    def test_a_saved_file_is_found_and_a_removed_one_is_not(self):
        server = self.start()
        e2e.write_files(self.base, {"en/boat.md": "# The rowboat leaks\n\nPlug it with tar.\n"})
        self.wait_for(lambda: server.get("/api/v1/search?q=rowboat").json["total"] == 1)
        os.remove(f"{self.base}/en/boat.md")
        self.wait_for(lambda: server.get("/api/v1/search?q=rowboat").json["total"] == 0)

    def test_an_entry_that_is_no_longer_public_is_gone_for_strangers(self):
        server = self.start()
        self.assertEqual(server.get("/api/v1/entries/horn").code, 200)
        e2e.write_files(self.base, {"en/horn.md": "---\naudience: agents\n---\n# The horn is silent\n"})
        self.wait_for(lambda: server.get("/api/v1/entries/horn").code == 404)
        self.wait_for(lambda: server.get("/api/v1/complete?q=silen").json["completions"] == [])
        self.wait_for(lambda: server.get("/api/v1/search?q=silent").json["total"] == 0)

    def test_sigterm_lets_a_request_end_and_takes_no_new_one(self):
        server = self.start()
        with server.connect() as s:
            s.sendall(b"POST /api/v1/suggest HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\nmy ")
            self.wait_for(lambda: in_flight(server) > 0)
            server.process.send_signal(signal.SIGTERM)
            self.wait_for(lambda: self.refuses(server))
            s.sendall(b"lamp")
            got = b""
            while piece := s.recv(65536):
                got += piece
        answers = e2e.split_answers(got)
        self.assertEqual([a.code for a in answers], [200])
        self.assertEqual(answers[0].headers["connection"].lower(), "close")
        self.assertEqual(server.stop(), 0)

    def refuses(self, server):
        try:
            with server.connect():
                return False
        except ConnectionRefusedError:
            return True

    def test_sighup_reads_base_yaml_again_and_drops_nobody(self):
        server = self.start()
        with server.connect() as s:
            server.process.send_signal(signal.SIGHUP)
            s.sendall(b"GET /api/v1/search?q=lamp HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            self.assertTrue(s.recv(100).startswith(b"HTTP/1.1 200"))
        self.wait_for(lambda: any("read again" in line for line in server.read_log()))
        self.assertEqual(server.get("/api/v1/search?q=lamp").code, 200)

    def test_a_base_that_cannot_be_opened_is_said_at_once(self):
        e2e.write_files(self.base, {"base.yaml": "languages: {\n"})
        done = subprocess.run(
            [e2e.PROGRAM, "serve", "--base", self.base, "--listen", "127.0.0.1:0"], capture_output=True, timeout=SOON_S
        )
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertIn(b"base.yaml:", done.stderr)

    def test_a_port_that_is_taken_is_said_at_once(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            done = subprocess.run(
                [e2e.PROGRAM, "serve", "--base", self.base, "--listen", f"127.0.0.1:{port}"],
                capture_output=True, timeout=SOON_S,
            )
        self.assertEqual(done.returncode, 73, done.stderr)
        self.assertIn(b"Address already in use", done.stderr)

    def test_words_that_are_no_address_are_refused(self):
        for words in ("nonsense", "127.0.0.1:99999", "127.0.0.1:", "127.0.0.1:80x", "[::1"):
            with self.subTest(words):
                done = subprocess.run(
                    [e2e.PROGRAM, "serve", "--base", self.base, "--listen", words], capture_output=True, timeout=SOON_S
                )
                self.assertEqual(done.returncode, 2, done.stderr)

    def test_the_portal_alone_opens_nothing_of_the_agents_and_writes_no_index(self):
        self.index()
        index = f"{self.base}/.cordial/index"
        before = {name: os.stat(f"{index}/{name}").st_mtime_ns for name in os.listdir(index)}
        server = self.start("--portal-only")
        opened = opened_by(server.process.pid)
        self.assertFalse([name for name in opened if "agents" in name or "cordial.db" in name])
        e2e.write_files(self.base, {"en/boat.md": "# The rowboat leaks\n"})
        self.assertEqual(server.get("/api/v1/search?q=lamp").json["total"], 1)
        for method, path, role in e2e.route_rows():
            if role != "anyone" and (method, path, "anyone") not in e2e.route_rows():
                self.assertEqual(server.request(method, path.replace("{", "").replace("}", "")).code, 404, path)
        after = {name: os.stat(f"{index}/{name}").st_mtime_ns for name in os.listdir(index)}
        self.assertEqual(after, before)
        self.assertEqual(server.get("/api/v1/search?q=rowboat").json["total"], 0)

    def test_systemd_hears_ready_reloading_and_stopping(self):
        with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
            to.bind(f"{folder}/notify")
            to.settimeout(SOON_S)
            server = self.start(env=os.environ | {"NOTIFY_SOCKET": f"{folder}/notify"})
            self.assertEqual(to.recv(100), b"READY=1")
            server.process.send_signal(signal.SIGHUP)
            self.assertTrue(to.recv(100).startswith(b"RELOADING=1\nMONOTONIC_USEC="))
            self.assertEqual(to.recv(100), b"READY=1")
            server.stop()
            self.assertEqual(to.recv(100), b"STOPPING=1")

    def test_a_socket_of_systemd_is_taken(self):
        start = (
            "import os, sys\nos.dup2(int(sys.argv[1]), 3)\nos.set_inheritable(3, True)\n"
            "os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='1')\nos.execv(sys.argv[2], sys.argv[2:])\n"
        )
        with socket.create_server(("127.0.0.1", 0)) as listening:
            port = listening.getsockname()[1]
            process = subprocess.Popen(
                [sys.executable, "-c", start, str(listening.fileno()), e2e.PROGRAM, "serve", "--base", self.base],
                pass_fds=[listening.fileno()], stderr=subprocess.DEVNULL,
            )
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        with socket.create_connection(("127.0.0.1", port), timeout=SOON_S) as s:
            s.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            self.assertTrue(s.recv(100).split()[1] == b"200")

    def test_log_lines_are_json_with_the_row_and_the_request_id(self):
        server = self.start()
        answer = server.get("/api/v1/entries/lamp?lang=en")
        self.wait_for(lambda: any(answer.headers["x-request-id"] in line for line in server.read_log()))
        line = next(json.loads(line) for line in server.log if answer.headers["x-request-id"] in line)
        self.assertEqual(line["route"], "/api/v1/entries/{id}")
        self.assertEqual((line["method"], line["status"], line["msg"]), ("GET", 200, "request"))


    def test_a_log_that_nobody_reads_holds_nobody_up(self):
        self.index()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [e2e.PROGRAM, "serve", "--base", self.base, "--listen", f"127.0.0.1:{port}"]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            self.addCleanup(process.kill)
            process.stderr.readline()
            with socket.create_connection(("127.0.0.1", port), timeout=SOON_S) as s:
                s.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" * 1000 + b"GET /healthz HTTP/1.0\r\n\r\n")
                got = b""
                while piece := s.recv(65536):
                    got += piece
            process.terminate()
            process.stderr.read()
        self.assertEqual(len(e2e.split_answers(got)), 1001)


class Proxy(e2e.Case):
    words = ("--trust-proxy", "--host", "lamp.example,www.lamp.example")

    def get_from(self, client, target="/api/v1/search?q=lamp"):
        return self.server.get(target, X_Forwarded_For=client)

    def test_who_searches_too_often_has_to_wait_and_others_have_not(self):
        codes = [self.get_from("192.0.2.1").code for _ in range(200)]
        self.assertIn(429, codes)
        self.assertEqual(codes[0], 200)
        refused = self.get_from("192.0.2.1")
        if refused.code == 429:
            self.assertGreater(int(refused.headers["retry-after"]), 0)
        self.assertEqual(self.get_from("192.0.2.2").code, 200)

    def test_what_the_caller_himself_puts_in_front_does_not_count(self):
        codes = [self.get_from(f"203.0.113.{i}, 192.0.2.9").code for i in range(200)]
        self.assertIn(429, codes)

    def test_metrics_are_for_this_machine(self):
        self.assertEqual(self.get_from("192.0.2.3", "/metrics").code, 404)

    def test_the_names_that_were_given_and_that_of_the_url_are_answered(self):
        for host in ("lamp.example", "www.lamp.example:8080", "help.lamp.example"):
            self.assertEqual(self.server.get("/healthz", Host=host).code, 200, host)
        self.assertEqual(self.server.get("/healthz", Host="other.lamp.example").code, 421)


if __name__ == "__main__":
    e2e.main()
