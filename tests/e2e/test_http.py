"""What stands on the wire: heads that are refused, slow and broken callers, many at once."""
import socket
import time

import e2e

HOST = b"Host: 127.0.0.1\r\n"
END = b"Connection: close\r\n\r\n"


class Heads(e2e.Case):
    """Each bad head gets its answer, the connection ends, and nothing behind it is run."""

    def assert_refused(self, data, *codes, cut=False):
        """One answer, with one of the codes; the request that is hidden behind is not answered.

        @cut: so much is sent that the end of the connection may overtake the answer.
        """
        hidden = b"GET /healthz HTTP/1.1\r\n" + HOST + END
        answers = self.server.raw(data + hidden, shut=True)
        self.assertIn(len(answers), (0, 1) if cut else (1,), [str(a) for a in answers])
        for answer in answers:
            self.assertIn(answer.code, codes, str(answer))

    def test_a_request_without_a_host_is_refused(self):
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n\r\n", 400)

    def test_two_hosts_are_refused(self):
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400)

    def test_a_blank_before_the_colon_is_refused(self):
        self.assert_refused(b"GET /healthz HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n", 400)

    def test_the_same_length_twice_is_refused(self):
        length = b"Content-Length: 3\r\n"
        self.assert_refused(b"POST /api/v1/suggest HTTP/1.1\r\n" + HOST + length + length + b"\r\nabc", 400)

    def test_two_lengths_are_refused(self):
        lengths = b"Content-Length: 3\r\nContent-Length: 30\r\n"
        self.assert_refused(b"POST /api/v1/suggest HTTP/1.1\r\n" + HOST + lengths + b"\r\nabc", 400)

    def test_length_with_chunks_is_refused(self):
        both = b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"
        self.assert_refused(b"POST /api/v1/suggest HTTP/1.1\r\n" + HOST + both + b"\r\n0\r\n\r\n", 400)

    def test_another_transfer_coding_is_refused(self):
        for coding in (b"xchunked", b"gzip, chunked", b"identity", b"chunked, chunked"):
            with self.subTest(coding):
                head = HOST + b"Transfer-Encoding: " + coding + b"\r\n\r\n0\r\n\r\n"
                self.assert_refused(b"POST /api/v1/suggest HTTP/1.1\r\n" + head, 400, 501)

    def test_wrong_chunk_sizes_are_refused(self):
        for size in (b"ZZ", b"-1", b"fffffffffffffffff", b"0x5"):
            with self.subTest(size):
                head = HOST + b"Transfer-Encoding: chunked\r\n\r\n" + size + b"\r\nabcde\r\n0\r\n\r\n"
                answers = self.server.raw(b"POST /api/v1/suggest HTTP/1.1\r\n" + head, shut=True)
                self.assertTrue(all(a.code in (400, 413) for a in answers), [str(a) for a in answers])

    def test_wrong_lengths_are_refused(self):
        for length in (b"-1", b"100000000000000000000", b"abc", b"+3", b"3 3", b"0x3"):
            with self.subTest(length):
                head = HOST + b"Content-Length: " + length + b"\r\n\r\nabc"
                self.assert_refused(b"POST /api/v1/suggest HTTP/1.1\r\n" + head, 400, 413)

    def test_a_target_of_20_kb_is_refused(self):
        self.assert_refused(b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 400, 414, 431, cut=True)

    def test_2000_headers_are_refused(self):
        many = b"".join(b"X-%d: y\r\n" % i for i in range(2000))
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + many + b"\r\n", 400, 413, 431, cut=True)

    def test_a_nul_in_a_header_is_refused(self):
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A: b\0c\r\nX-D: e\r\n\r\n", 400)
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A: b\0c\r\n\r\n", 400)

    def test_a_control_character_in_a_header_is_refused(self):
        for c in (b"\x01", b"\x0b", b"\x7f", b"\r"):
            with self.subTest(c):
                self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A: b" + c + b"c\r\n\r\n", 400)

    def test_a_bare_line_feed_is_refused(self):
        self.assert_refused(b"GET /healthz HTTP/1.1\r\nX-A: b\n" + HOST + b"\r\n", 400)
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A: b\n\r\n", 400)

    def test_a_folded_line_is_refused(self):
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A: b\r\n c\r\nX-D: e\r\n\r\n", 400)
        self.assert_refused(b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A:\r\n\tc\r\n\r\n", 400)

    def test_the_address_of_another_server_is_refused(self):
        self.assert_refused(b"GET http://evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n", 400)

    def test_another_host_is_refused(self):
        for host in (b"evil.example", b"127.0.0.1.evil.example", b"localhost.evil.example:80", b"", b"a b"):
            with self.subTest(host):
                self.assert_refused(b"GET /healthz HTTP/1.1\r\nHost: " + host + b"\r\n\r\n", 400, 421)

    def test_the_own_host_is_answered_in_all_its_spellings(self):
        for host in (b"localhost", b"LOCALHOST:8080", b"127.0.0.1:1", b"[::1]:8080", b"[::1]"):
            with self.subTest(host):
                answers = self.server.raw(b"GET /healthz HTTP/1.1\r\nHost: " + host + b"\r\n" + END)
                self.assertEqual([a.code for a in answers], [200])

    def test_other_versions_are_refused(self):
        for line in (b"GET /healthz", b"GET /healthz HTTP/0.9", b"GET /healthz HTTP/9.9", b"GET /healthz HTTP/2.0"):
            with self.subTest(line):
                answers = self.server.raw(line + b"\r\n" + HOST + b"\r\n", shut=True)
                self.assertTrue(all(a.code in (400, 426, 505) for a in answers), [str(a) for a in answers])

    def test_the_greeting_of_http_2_is_refused(self):
        answers = self.server.raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", shut=True)
        self.assertTrue(all(a.code in (400, 505) for a in answers), [str(a) for a in answers])

    def test_a_hello_of_tls_is_not_answered(self):
        hello = bytes.fromhex("16030100c8010000c40303") + bytes(range(200))
        answers = self.server.raw(hello, shut=True)
        self.assertTrue(all(a.code >= 400 for a in answers), [str(a) for a in answers])

    def test_a_request_of_http_1_0_is_answered(self):
        answers = self.server.raw(b"GET /healthz HTTP/1.0\r\n\r\n")
        self.assertEqual([a.code for a in answers], [200])


class Callers(e2e.Case):
    """Callers that are hasty, slow, or leave early."""

    def assert_alive(self):
        self.assertEqual(self.server.get("/healthz").code, 200)

    def test_1000_requests_in_one_go_get_1000_answers(self):
        one = b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n"
        last = b"GET /healthz HTTP/1.1\r\n" + HOST + END
        answers = self.server.raw(one * 999 + last)
        self.assertEqual([a.code for a in answers], [200] * 1000)

    def test_who_sends_no_more_is_still_answered(self):
        answers = self.server.raw(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n", shut=True)
        self.assertEqual([a.code for a in answers], [200])

    def test_who_leaves_in_the_middle_of_a_body_does_no_harm(self):
        for _ in range(20):
            s = self.server.connect()
            s.sendall(b"POST /api/v1/suggest HTTP/1.1\r\n" + HOST + b"Content-Length: 1000\r\n\r\nabc")
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            s.close()
        self.assert_alive()

    def test_who_waits_for_leave_to_send_gets_it(self):
        with self.server.connect() as s:
            s.sendall(
                b"POST /api/v1/suggest HTTP/1.1\r\n" + HOST + b"Content-Type: text/plain\r\n"
                b"Content-Length: 12\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
            )
            self.assertTrue(s.recv(100).startswith(b"HTTP/1.1 100"))
            s.sendall(b"my lamp dies")
            got = b""
            while piece := s.recv(65536):
                got += piece
        self.assertEqual([a.code for a in e2e.split_answers(got)], [200])

    def test_who_announces_too_much_is_not_given_leave(self):
        answers = self.server.raw(
            b"POST /api/v1/suggest HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n",
            shut=True,
        )
        self.assertEqual([a.code for a in answers], [413])

    def test_chunks_without_end_are_cut_off(self):
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        head = HOST + b"Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        answers = self.server.raw(b"POST /api/v1/suggest HTTP/1.1\r\n" + head + chunk * 200)
        self.assertTrue(all(a.code == 413 for a in answers), [str(a) for a in answers])
        self.assert_alive()

    def test_a_body_of_chunks_is_read_whole(self):
        head = HOST + b"Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n" + END
        body = b"8\r\nmy lamp \r\n5;x=y\r\nis da\r\n2\r\nrk\r\n0\r\n\r\n"
        answers = self.server.raw(b"POST /api/v1/suggest HTTP/1.1\r\n" + head + body)
        self.assertEqual([a.code for a in answers], [200])
        self.assertEqual(answers[0].json["suggestions"][0]["id"], "lamp")

    def test_others_are_answered_while_many_send_nothing(self):
        idle = [self.server.connect() for _ in range(200)]
        for s in idle:
            s.sendall(b"GET /healthz HTTP/1.1\r\nX-Slow: ")
        started = time.monotonic()
        for _ in range(20):
            self.assert_alive()
        self.assertLess(time.monotonic() - started, 30)  # each would wait for a deadline
        for s in idle:
            s.close()


class Deadlines(e2e.Case):
    words = ("--deadlines", "1,1,2")

    def assert_ended(self, s, within_s):
        """The server closes the connection although something arrives all the time."""
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            try:
                s.sendall(b"x")
                s.settimeout(0.1)
                if s.recv(65536) == b"":
                    return
            except TimeoutError:
                continue
            except (ConnectionResetError, BrokenPipeError):
                return
        self.fail("the connection is still open")

    def test_a_head_of_a_byte_now_and_then_is_ended(self):
        with self.server.connect() as s:
            s.sendall(b"GET /healthz HTTP/1.1\r\nX-Slow: ")
            self.assert_ended(s, e2e.WAIT_S)

    def test_a_body_of_a_byte_now_and_then_is_ended(self):
        with self.server.connect() as s:
            s.sendall(b"POST /api/v1/suggest HTTP/1.1\r\n" + HOST + b"Content-Length: 90000\r\n\r\n")
            self.assert_ended(s, e2e.WAIT_S)

    def test_who_ended_is_counted(self):
        with self.server.connect() as s:
            s.sendall(b"GET /healthz HTTP/1.1\r\nX-Slow: ")
            self.assert_ended(s, e2e.WAIT_S)
        metrics = self.server.get("/metrics").body.decode()
        swept = [line for line in metrics.splitlines() if line.startswith("cordial_http_swept_total ")]
        self.assertGreater(int(swept[0].split()[1]), 0)


if __name__ == "__main__":
    e2e.main()
