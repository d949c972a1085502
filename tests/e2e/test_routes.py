"""Every row of the table of routes: who may call it, by which methods, and what the API answers."""
import gzip
import json
import subprocess
import urllib.parse

import e2e


def cordial(*words):
    done = subprocess.run([e2e.PROGRAM, *words], capture_output=True, check=False, text=True)
    return json.loads(done.stdout)


def fill(path):
    """A path with something in the place of its {names}."""
    return path.replace("{id}", "lamp").replace("{hash}", "x").replace("{file...}", "style.css").replace("{number}", "1")


class Rows(e2e.Case):
    def test_each_row_answers_a_stranger_as_its_role_says(self):
        rows = e2e.route_rows()
        self.assertGreater(len(rows), 10)
        open_to_anyone = {(method, path) for method, path, role in rows if role == "anyone"}
        for method, path, _ in rows:
            with self.subTest(f"{method} {path}"):
                answer = self.server.request(method, fill(path), body=b"{}" if method == "POST" else None,
                                             headers={"Content-Type": "application/json"})
                if (method, path) in open_to_anyone:
                    self.assertIn(answer.code, (200, 303, 400, 404, 422), str(answer))
                else:
                    self.assertIn(answer.code, (401, 303), str(answer))

    def test_another_method_is_told_which_there_are(self):
        answer = self.server.request("DELETE", "/healthz")
        self.assert_problem(answer, 405)
        self.assertEqual(answer.headers["allow"], "GET, HEAD")
        self.assertEqual(self.server.request("PATCH", "/api/v1/suggest").headers["allow"], "POST")
        self.assertEqual(self.server.request("TRACE", "/healthz").code, 405)

    def test_head_has_the_headers_of_get_and_no_body(self):
        for path in ("/healthz", "/openapi.json", "/api/v1", "/api/v1/nothing"):
            with self.subTest(path):
                get, head = self.server.get(path), self.server.request("HEAD", path)
                self.assertEqual(head.code, get.code)
                self.assertEqual(head.body, b"")
                if get.code == 200:
                    self.assertEqual(head.headers["content-length"], get.headers["content-length"])

    def test_every_answer_has_the_headers_that_keep_it_safe(self):
        for path in ("/healthz", "/api/v1/search?q=lamp", "/nothing", "/api/v1/search"):
            with self.subTest(path):
                headers = self.server.get(path).headers
                self.assertEqual(headers["x-content-type-options"], "nosniff")
                self.assertIn("default-src 'self'", headers["content-security-policy"])
                self.assertIn("frame-ancestors 'none'", headers["content-security-policy"])
                self.assertNotIn("unsafe", headers["content-security-policy"])
                self.assertEqual(headers["cache-control"], "no-store")
                self.assertEqual(headers["cross-origin-resource-policy"], "same-origin")
                self.assertRegex(headers["x-request-id"], "^[0-9a-f]{16}$")
                self.assertNotIn("server", headers)
                self.assertNotIn("access-control-allow-origin", headers)

    def test_a_reader_gets_a_page_about_an_error_and_a_program_a_document(self):
        self.assert_problem(self.server.get("/nothing"), 404)
        page = self.server.get("/nothing", Accept="text/html,*/*")
        self.assertEqual(page.code, 404)
        self.assertEqual(page.headers["content-type"], "text/html; charset=utf-8")

    def test_a_call_from_another_site_changes_nothing(self):
        for headers in ({"Origin": "https://evil.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Origin": "null"}):
            with self.subTest(headers):
                self.assert_problem(self.server.post("/api/v1/suggest", {"ticket": "lamp"}, **headers), 403)
        own = {"Origin": f"http://127.0.0.1:{self.server.port}", "Sec_Fetch_Site": "same-origin"}
        self.assertEqual(self.server.post("/api/v1/suggest", {"ticket": "lamp"}, **own).code, 200)


class Documents(e2e.Case):
    """The API gives what the commands print."""

    def assert_same(self, got, want):
        for document in (got, want):
            document.pop("took_ms", None)
        self.assertEqual(got, want)

    def command(self, *words):
        return cordial(*words[:1], "--json", "--base", self.base, "--audience", "public", *words[1:])

    def test_search(self):
        got = self.server.get("/api/v1/search?q=horn+fog&n=2&lang=en")
        self.assertEqual(got.headers["content-type"], "application/json")
        self.assertEqual(got.json["results"][0]["id"], "fog")
        self.assert_same(got.json, self.command("search", "-n", "2", "--lang", "en", "horn", "fog"))

    def test_search_that_finds_nothing(self):
        got = self.server.get("/api/v1/search?q=qqqq")
        self.assertEqual((got.code, got.json["results"]), (200, []))

    def test_complete(self):
        got = self.server.get("/api/v1/complete?q=the+ho")
        self.assertTrue(got.json["completions"])
        self.assert_same(got.json, self.command("complete", "the ho"))

    def test_entries(self):
        got = self.server.get("/api/v1/entries/lamp?lang=nl")
        self.assertEqual(got.json["entries"][0]["language"], "nl")
        self.assert_same(got.json, self.command("show", "lamp", "--lang", "nl"))

    def test_suggest_gives_a_stranger_public_answers_alone(self):
        got = self.server.post("/api/v1/suggest", {"ticket": "Hello, my lamp stays dark. Bob", "lang": "en"})
        self.assertEqual(sorted(got.json), ["language", "suggestions", "took_ms"])
        self.assertEqual(got.json["suggestions"][0]["id"], "lamp")
        for row in got.json["suggestions"]:
            self.assertEqual(row["audience"], "public")
            self.assertNotIn("past", [reason["kind"] for reason in row["reasons"]])

    def test_suggest_takes_a_form_a_text_and_a_mail(self):
        form = urllib.parse.urlencode({"ticket": "my lamp stays dark"}).encode()
        mail = b"From: Bob <bob@example.org>\r\nSubject: lamp\r\n\r\nMy lamp stays dark.\r\n"
        for body, kind in (
            (form, "application/x-www-form-urlencoded"),
            (b"my lamp stays dark", "text/plain; charset=utf-8"),
            (mail, "message/rfc822"),
            (b'{"subject": "lamp", "body": "My lamp stays dark"}', "application/json"),
        ):
            with self.subTest(kind):
                got = self.server.request("POST", "/api/v1/suggest", body=body, headers={"Content-Type": kind})
                self.assertEqual(got.code, 200, str(got))
                self.assertEqual(got.json["suggestions"][0]["id"], "lamp")

    def test_a_parameter_that_is_missing_is_named(self):
        answer = self.server.get("/api/v1/search")
        self.assert_problem(answer, 400)
        self.assertEqual(answer.json["errors"][0]["parameter"], "q")
        answer = self.server.request("POST", "/api/v1/suggest")
        self.assert_problem(answer, 400)
        self.assertEqual(answer.json["errors"][0]["parameter"], "ticket")

    def test_what_is_not_there_is_not_found(self):
        self.assert_problem(self.server.get("/api/v1/entries/nothing"), 404)

    def test_openapi_has_each_row_that_programs_call(self):
        got = self.server.get("/openapi.json")
        told = {(m.upper(), p) for p, row in got.json["paths"].items() for m in row}
        rows = {(m, p) for m, p, _ in e2e.route_rows() if p.startswith("/api/")}
        self.assertEqual(told, rows)
        for path in got.json["paths"].values():
            for operation in path.values():
                for answer in operation["responses"].values():
                    for content in answer.get("content", {}).values():
                        for schema in content["schema"].get("anyOf", [content["schema"]]):
                            name = schema["$ref"].rsplit("/", 1)[1]
                            self.assertIn(name, got.json["components"]["schemas"])

    def test_the_same_content_is_not_sent_twice(self):
        first = self.server.get("/openapi.json")
        again = self.server.get("/openapi.json", If_None_Match=first.headers["etag"])
        self.assertEqual((again.code, again.body), (304, b""))
        self.assertEqual(again.headers["etag"], first.headers["etag"])
        self.assertEqual(self.server.get("/openapi.json", If_None_Match='"other"').code, 200)

    def test_what_is_long_is_compressed_for_those_who_take_it(self):
        plain = self.server.get("/openapi.json")
        small = self.server.get("/openapi.json", Accept_Encoding="br, gzip")
        self.assertNotIn("content-encoding", plain.headers)
        self.assertEqual(small.headers["content-encoding"], "gzip")
        self.assertEqual(gzip.decompress(small.body), plain.body)
        self.assertNotEqual(small.headers["etag"], plain.headers["etag"])
        self.assertIn("Accept-Encoding", plain.headers["vary"])
        refused = self.server.get("/openapi.json", Accept_Encoding="gzip;q=0")
        self.assertNotIn("content-encoding", refused.headers)

    def test_metrics_are_prometheus_text(self):
        got = self.server.get("/metrics")
        self.assertTrue(got.headers["content-type"].startswith("text/plain; version=0.0.4"))
        for line in got.body.decode().splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) cordial_\w+ .+|cordial_\w+(\{\w+="[^"]*"\})? [0-9.e+-]+)$')


class Agents(e2e.Case):
    """What the API gives a program that has a token."""

    TICKET = "Hello,\n\nmy lamp does not burn since yesterday, what can I do?\n\nBob Smith\n"

    @classmethod
    def set_up_base(cls):
        super().set_up_base()
        scopes = ["--scope=agent:read", "--scope=agent:write"]
        done = subprocess.run(
            [e2e.PROGRAM, "token", "add", "program", *scopes, "--base", cls.base], check=True, capture_output=True, text=True
        )
        cls.token = done.stdout.strip()

    def post(self, target, document):
        return self.server.post(target, document, Authorization=f"Bearer {self.token}")

    def command(self, verb, *words, given=None):
        command = [e2e.PROGRAM, verb, "--json", "--base", self.base, *words]
        document = json.loads(subprocess.run(command, input=given, capture_output=True, check=False, text=True).stdout)
        document.pop("took_ms")
        return document

    def assert_gives(self, answer, want):
        self.assertEqual(answer.code, 200, str(answer))
        got = answer.json
        got.pop("took_ms")
        self.assertEqual(got, want)

    def test_suggest_is_what_the_command_prints(self):
        answer = self.post("/api/v1/suggest", {"ticket": self.TICKET, "agent": "Ann Jansen", "n": 2})
        self.assertEqual(answer.json["draft"]["sources"], ["lamp"])
        self.assert_gives(answer, self.command("suggest", "--agent", "Ann Jansen", "-n", "2", given=self.TICKET))

    def test_suggest_leaves_the_draft_out_when_told(self):
        answer = self.post("/api/v1/suggest", {"ticket": self.TICKET, "draft": False})
        self.assertEqual((answer.json["draft"], answer.json["check"]), (None, None))
        self.assert_gives(answer, self.command("suggest", "--no-draft", given=self.TICKET))

    def test_reply_is_composed_from_what_was_chosen(self):
        answer = self.post("/api/v1/reply", {"ticket": "How are you?", "use": ["lamp"], "agent": "Ann Jansen"})
        self.assertEqual(answer.json["draft"]["sources"], ["lamp"])
        self.assert_gives(answer, self.command("suggest", "--use", "lamp", "--agent", "Ann Jansen", given="How are you?"))
        self.assert_problem(self.post("/api/v1/reply", {"ticket": "How are you?"}), 400)
        self.assert_problem(self.post("/api/v1/reply", {"ticket": "How are you?", "use": ["nothing"]}), 404)

    def test_check_is_what_the_command_prints(self):
        reply = "obviously you did it wrong"
        answer = self.post("/api/v1/check", {"text": reply})
        self.assertTrue(answer.json["check"]["findings"])
        self.assert_gives(answer, self.command("check", given=reply))

    def test_entries_and_searches_have_what_is_for_agents(self):
        headers = {"Authorization": f"Bearer {self.token}"}
        self.assertEqual(self.server.get("/api/v1/entries/ledger", **headers).json["entries"][0]["audience"], "agents")
        self.assertEqual(self.server.get("/api/v1/search?q=zebrafinchkey", **headers).json["total"], 1)
        self.assertEqual(self.server.get("/api/v1/search?q=zebrafinchkey").json["total"], 0)
        self.assertTrue(self.server.get("/api/v1/complete?q=zebrafin", **headers).json["completions"])
        self.assertEqual(self.server.get("/api/v1/complete?q=zebrafin").json["completions"], [])

    def test_feedback_stands_in_the_ledger_and_can_be_undone(self):
        answer = self.post("/api/v1/feedback", {"ticket": self.TICKET, "answer": "lamp", "verdict": "edited"})
        self.assertEqual((answer.code, answer.json["verdict"]), (200, "edited"), str(answer))
        number = answer.json["number"]
        headers = {"Authorization": f"Bearer {self.token}"}
        undone = self.server.request("DELETE", f"/api/v1/feedback/{number}", headers=headers)
        self.assertEqual(undone.json, {"number": number, "undone": True})
        done = subprocess.run([e2e.PROGRAM, "ledger", "list", "--json", "--base", self.base], capture_output=True, text=True)
        line = next(line for line in json.loads(done.stdout)["lines"] if line["number"] == number)
        self.assertEqual((line["answer"], line["verdict"], line["undone"]), ("lamp", "edited", True))
        self.assertNotIn("Bob", line["text"])
        missing = self.server.request("DELETE", "/api/v1/feedback/99999", headers=headers)
        self.assert_problem(missing, 404)
        self.assert_problem(self.post("/api/v1/feedback", {"ticket": self.TICKET, "answer": "nothing"}), 404)

    def test_large_tickets_are_for_agents_alone(self):
        head = 'Subject: lamp\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        text = "--b\r\nContent-Type: text/plain\r\n\r\nMy lamp does not burn.\r\n"
        picture = "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + ("A" * 76 + "\r\n") * 4000
        mail = (head + text + picture + "--b--\r\n").encode()
        headers = {"Content-Type": "message/rfc822"}
        self.assert_problem(self.server.request("POST", "/api/v1/suggest", body=mail, headers=headers), 413)
        answer = self.server.request(
            "POST", "/api/v1/suggest", body=mail, headers=headers | {"Authorization": f"Bearer {self.token}"}
        )
        self.assertEqual(answer.code, 200, str(answer))
        self.assertEqual(answer.json["suggestions"][0]["id"], "lamp")


class Others(e2e.Case):
    """Scripts of other sites."""

    files = e2e.BASE | {"base.yaml": e2e.BASE["base.yaml"] + "widget: {origins: [https://shop.example]}\n"}

    def test_named_sites_alone_may_read_what_is_open(self):
        for target in ("/api/v1/search?q=lamp", "/api/v1/complete?q=the", "/api/v1/entries/lamp"):
            for _ in range(2):  # the second answer may be one that was kept
                answer = self.server.get(target, Origin="https://shop.example")
                self.assertEqual(answer.headers["access-control-allow-origin"], "https://shop.example", target)
                self.assertEqual(answer.headers["cross-origin-resource-policy"], "cross-origin")
                for origin in ("https://evil.example", "https://shop.example.evil.example", "http://shop.example", "null"):
                    refused = self.server.get(target, Origin=origin).headers
                    self.assertNotIn("access-control-allow-origin", refused)
                    self.assertEqual(refused["cross-origin-resource-policy"], "same-origin")
            self.assertNotIn("access-control-allow-credentials", answer.headers)

    def test_what_is_not_open_stays_closed(self):
        for target in ("/api/v1", "/openapi.json", "/healthz", "/api/v1/check"):
            answer = self.server.get(target, Origin="https://shop.example")
            self.assertNotIn("access-control-allow-origin", answer.headers, target)


if __name__ == "__main__":
    e2e.main()
