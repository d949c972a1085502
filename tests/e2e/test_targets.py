"""Paths and searches that somebody writes to find a hole."""
import json
import urllib.parse

import e2e

HOST = b"Host: 127.0.0.1\r\n"


class Paths(e2e.Case):
    BAD = [
        "/%00", "/healthz%00", "/%0d%0aX-Evil:%20yes", "/a%0ab", "/%7f", "/%2e%2e%2fetc/passwd", "/../etc/passwd",
        "/assets/../healthz", "/assets/%2e%2e/healthz", "/..%2f..%2fetc", "//evil.example/", "/a//b", "/./healthz",
        "/%c0%ae%c0%ae/", "/%ff", "/%e0%80%af", "/%", "/%4", "/%zz", "/a%5cb", "/%2fetc",
        "/healthz?a=%00", "/healthz?a=%zz", "/healthz?%ff=1", "/healthz?" + "&".join(f"a{i}=1" for i in range(100)),
    ]
    UNKNOWN = ["/HEALTHZ", "/healthz.", "/healthz;x", "/healthz/", "/nothing", "/assets/x/%F0%9F%98%80", "/api/v1/", "/api"]

    def raw_get(self, target):
        answers = self.server.raw(b"GET " + target.encode() + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
        self.assertEqual(len(answers), 1)
        return answers[0]

    def test_a_path_that_can_be_read_in_two_ways_is_refused(self):
        for target in self.BAD:
            with self.subTest(target):
                self.assert_problem(self.raw_get(target), 400)

    def test_a_path_that_nobody_has_is_not_found(self):
        for target in self.UNKNOWN:
            with self.subTest(target):
                self.assert_problem(self.raw_get(target), 404)

    def test_a_header_cannot_be_put_into_the_answer(self):
        for target in ("/%0d%0aX-Evil:%20yes", "/api/v1/search?q=%0d%0aX-Evil:%20yes", "/assets/%0d%0aX-Evil:y/a.css"):
            with self.subTest(target):
                self.assertNotIn("x-evil", self.raw_get(target).headers)

    def test_log_lines_stay_whole_and_say_nothing_of_what_was_asked(self):
        asked = ["/secretpath%0d%0aforged", "/api/v1/search?q=secretword", "/secretpath", "/api/v1/entries/secretid"]
        for target in asked:
            self.raw_get(target)
        for line in self.server.read_log():
            record = json.loads(line)
            self.assertIn("msg", record)
            self.assertNotIn("secret", line)
            self.assertNotIn("forged", line)


class Searches(e2e.Case):
    QUERIES = [
        "", " ", "a", "the and of", "???", "NOT x", "foo AND", "(" * 1000, "a OR " * 200, "*", "a*", "XV:internal",
        "Qlamp", '"' + "lamp " * 190 + '"', "\u202elamp", "\u200c", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "z\u0335\u0321\u031b" * 80, "e\u0301" * 100, "ｌａｍｐ", "سلام كتاب", "می‌روم", "ไฟไม่ติด", "灯不亮", "lamp\tx\ny",
        "'; DROP TABLE lines; --", "\u2019 OR \u20191\u2019=\u20191", "<script>alert(1)</script>", "%s%n%x", "{{7*7}}",
    ]

    def search(self, query, **more):
        return self.server.get("/api/v1/search?" + urllib.parse.urlencode({"q": query} | more))

    def test_any_query_is_answered_or_refused_in_good_form(self):
        for query in self.QUERIES:
            with self.subTest(query):
                answer = self.search(query)
                if answer.code == 200:
                    self.assertIn("results", answer.json)
                else:
                    self.assert_problem(answer, 400)

    def test_a_query_of_1_kib_is_taken_and_a_byte_more_is_not(self):
        self.assertEqual(self.search("x" * 1024).code, 200)
        self.assert_problem(self.search("x" * 1025), 400)

    def test_a_query_that_is_not_utf_8_or_has_a_nul_is_refused(self):
        for query in ("%ff", "%c0%ae", "%ed%a0%80", "a%00b"):
            with self.subTest(query):
                self.assert_problem(self.server.get("/api/v1/search?q=" + query), 400)

    def test_a_query_of_64_kib_is_refused(self):
        self.assertIn(self.search("x" * 65536).code, (400, 413, 414, 431))

    def test_numbers_are_checked(self):
        for n in ("0", "-1", "101", "99999999999999999999", "abc", "1.5", "1e3"):
            with self.subTest(n):
                answer = self.search("lamp", n=n)
                self.assert_problem(answer, 400)
                self.assertEqual(answer.json["errors"][0]["parameter"], "n")

    def test_a_body_of_bad_json_is_refused(self):
        bodies = [
            b"{", b"[]", b"1", b"null", b'"x"', b"{}x", b'{"ticket": "\\ud800"}', b'{"ticket": "a\\u0000b"}',
            b'{"ticket": "a", "ticket": "b"}', b'{"ticket": NaN}', b'{"ticket": "\xff"}', b'{"a":' * 100 + b"1" + b"}" * 100,
        ]
        for body in bodies:
            with self.subTest(body[:40]):
                answer = self.server.request(
                    "POST", "/api/v1/suggest", body=body, headers={"Content-Type": "application/json"}
                )
                self.assert_problem(answer, 400)

    def test_a_body_of_another_type_is_refused(self):
        for kind in ("multipart/form-data; boundary=x", "application/xml", "application/octet-stream", ""):
            with self.subTest(kind):
                answer = self.server.request("POST", "/api/v1/suggest", body=b"abc", headers={"Content-Type": kind})
                self.assert_problem(answer, 415)


if __name__ == "__main__":
    e2e.main()
