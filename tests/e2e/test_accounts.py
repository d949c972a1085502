"""Who gets in, and how: cookies, form tokens, tokens of programs, guessing, proxies."""
import re
import subprocess
import urllib.parse

import e2e

PASSWORD = "correct horse battery"
RANK = {"anyone": 0, "agent": 1, "trainer": 2, "admin": 3}


def cordial(base, *words, given=""):
    done = subprocess.run([e2e.PROGRAM, *words, "--base", base], input=given, text=True, check=True, capture_output=True)
    return done.stdout.strip()


def fill(path):
    names = {"{id}": "lamp", "{hash}": "x", "{file...}": "style.css", "{number}": "1", "{path...}": "x"}
    for name, value in names.items():
        path = path.replace(name, value)
    return path


class Accounts(e2e.Case):
    @classmethod
    def set_up_base(cls):
        super().set_up_base()
        for name, role in (("anna", "agent"), ("tom", "trainer")):
            cordial(cls.base, "user", "add", name, "--full-name", "A B", "--role", role, given=PASSWORD)

    def form(self, target, fields, **headers):
        headers = {"Content-Type": "application/x-www-form-urlencoded"} | {k.replace("_", "-"): v for k, v in headers.items()}
        return self.server.request("POST", target, body=urllib.parse.urlencode(fields).encode(), headers=headers)

    def sign_in(self, name, password=PASSWORD, **headers):
        return self.form("/sign-in", {"name": name, "password": password}, **headers)

    def cookie_of(self, name):
        """A session; one for each user and class, since sign-ins are counted."""
        kept = type(self).__dict__.get("kept", {})
        if name not in kept:
            answer = self.sign_in(name)
            self.assertEqual(answer.code, 303, str(answer))
            kept[name] = answer.headers["set-cookie"].split(";")[0]
            type(self).kept = kept
        return kept[name]

    def form_token(self, cookie):
        page = self.server.get("/desk", Cookie=cookie)
        self.assertEqual(page.code, 200, str(page))
        return re.search(rb'name="csrf" value="([^"]+)"', page.body)[1].decode()


class Sessions(Accounts):
    def test_cookie_is_kept_from_scripts_and_from_other_sites(self):
        answer = self.sign_in("anna")
        self.assertEqual(answer.code, 303, str(answer))
        self.assertEqual(answer.headers["location"], "/desk")
        value, *flags = answer.headers["set-cookie"].split("; ")
        self.assertRegex(value, "^cordial=[A-Za-z0-9_-]{43}$")
        self.assertEqual(sorted(flags), ["HttpOnly", "Path=/", "SameSite=Lax"])

    def test_stranger_is_sent_to_the_page_to_sign_in(self):
        answer = self.server.get("/desk/questions?done=1", Accept="text/html")
        self.assertEqual(answer.code, 303)
        self.assertEqual(answer.headers["location"], "/sign-in?next=%2Fdesk%2Fquestions%3Fdone%3D1")

    def test_nobody_is_sent_to_another_site(self):
        for there in ("//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a b"):
            with self.subTest(there):
                answer = self.server.get("/sign-in?" + urllib.parse.urlencode({"next": there}))
                self.assertIn(b'name="next" value="/desk"', answer.body)

    def test_session_that_is_over_leaves_public_pages_open(self):
        for cookie in ("cordial=" + "x" * 43, "cordial=", "cordial='; DROP TABLE user"):
            with self.subTest(cookie):
                self.assertEqual(self.server.get("/", Cookie=cookie).code, 200)
                self.assertEqual(self.server.get("/desk", Cookie=cookie, Accept="text/html").code, 303)

    def test_signing_out_ends_the_session(self):
        cookie = self.sign_in("anna").headers["set-cookie"].split(";")[0]
        self.assertEqual(self.server.get("/desk", Cookie=cookie).code, 200)
        answer = self.form("/sign-out", {}, Cookie=cookie)
        self.assertEqual(answer.code, 303)
        self.assertIn("Max-Age=0", answer.headers["set-cookie"])
        self.assertEqual(self.server.get("/desk", Cookie=cookie).code, 401)

    def test_change_needs_the_form_token_of_its_own_session(self):
        anna, tom = self.cookie_of("anna"), self.cookie_of("tom")
        own, other = self.form_token(anna), self.form_token(tom)
        fields = {"ticket": "my lamp does not burn", "accept": "lamp"}
        for token in (None, "", "x" * 43, other):
            with self.subTest(token):
                given = fields if token is None else fields | {"csrf": token}
                self.assertEqual(self.form("/desk/feedback", given, Cookie=anna).code, 403)
        self.assertEqual(self.form("/desk/feedback", fields | {"csrf": own}, Cookie=anna, Origin="https://evil.example").code, 403)
        self.assertEqual(self.form("/desk/feedback", fields | {"csrf": own}, Cookie=anna).code, 200)
        ledger = cordial(self.base, "ledger", "list")
        self.assertIn("accepted lamp", ledger)

    def test_commands_beside_the_server_leave_it_its_sessions(self):
        cookie = self.cookie_of("tom")
        fields = {"accept": "lamp", "csrf": self.form_token(cookie)}
        for ticket in ("my lamp is dark", "my lamp went out", "no light tonight"):
            self.assertEqual(self.form("/desk/feedback", fields | {"ticket": ticket}, Cookie=cookie).code, 200)
            self.assertIn(ticket, cordial(self.base, "ledger", "list"))
            codes = [self.server.get("/desk", Cookie=cookie).code for _ in range(16)]  # of all threads
            self.assertEqual(codes, [200] * len(codes))

    def test_trainer_takes_a_line_back_and_forgets_it(self):
        cookie = self.cookie_of("tom")
        token = self.form_token(cookie)
        subprocess.run([e2e.PROGRAM, "ledger", "reject", "horn", "--base", self.base], input=b"the horn is flat", check=True, capture_output=True)
        page = self.server.get("/desk/ledger", Cookie=cookie).body.decode()
        self.assertIn("the horn is flat", page)
        number = re.search(r'name="undo" value="(\d+)"', page)[1]
        self.assertEqual(self.form("/desk/ledger", {"undo": number}, Cookie=cookie).code, 403)
        for what in ("undo", "forget"):
            self.assertEqual(self.form("/desk/ledger", {what: number, "csrf": token}, Cookie=cookie).code, 303)
            self.assertNotIn(f'name="{what}" value="{number}"', self.server.get("/desk/ledger", Cookie=cookie).body.decode())
        self.assertEqual(self.form("/desk/ledger", {"forget": number, "csrf": token}, Cookie=cookie).code, 404)

    def test_each_row_answers_each_role_as_it_says(self):
        for name, role in (("anna", "agent"), ("tom", "trainer")):
            cookie = self.cookie_of(name)
            token = self.form_token(cookie)
            for method, path, wanted in e2e.route_rows():
                if path in ("/sign-in", "/sign-out", "/api/v1/panel"):  # in and out, and for tokens alone
                    continue
                with self.subTest(f"{role}: {method} {path}"):
                    body = urllib.parse.urlencode({"csrf": token}).encode() if method != "GET" else None
                    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "X-CSRF-Token": token}
                    answer = self.server.request(method, fill(path), body=body, headers=headers)
                    if RANK[wanted] <= RANK[role]:
                        self.assertNotIn(answer.code, (401, 403, 405), str(answer))
                    else:
                        self.assertEqual(answer.code, 403, str(answer))
                    self.assertLess(answer.code, 500, str(answer))


class Guessing(Accounts):
    def test_who_guesses_waits_and_the_page_says_how_long(self):
        for _ in range(5):
            answer = self.sign_in("anna", "not the password")
            self.assertEqual(answer.code, 403)
            self.assertIn(b"do not go together", answer.body)
            self.assertNotIn("set-cookie", answer.headers)
        answer = self.sign_in("anna")
        self.assertEqual(answer.code, 429)
        self.assertGreater(int(answer.headers["retry-after"]), 800)
        self.assertNotIn("set-cookie", answer.headers)
        nobody = self.sign_in("nobody", "not the password")
        self.assertEqual(nobody.code, 403)
        self.assertIn(b"do not go together", nobody.body)
        self.assertNotIn("not the password", "\n".join(self.server.read_log()))


class Tokens(Accounts):
    def token(self, *scopes):
        name = "t" + "".join(filter(str.isalpha, "".join(scopes)))
        return cordial(self.base, "token", "add", name, *(f"--scope={scope}" for scope in scopes))

    def bearer(self, method, target, token, fields=None, **headers):
        headers["Authorization"] = f"Bearer {token}"
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urllib.parse.urlencode(fields).encode() if fields is not None else None
        return self.server.request(method, target, body=body, headers=headers)

    def test_token_may_what_its_scopes_say(self):
        feedback = {"ticket": "my lamp does not burn", "answer": "lamp"}
        read, write = self.token("agent:read"), self.token("agent:write")
        for token, reads, writes in ((read, 200, 403), (write, 403, 200)):
            self.assertEqual(self.bearer("POST", "/api/v1/check", token, {"text": "Hello"}).code, reads)
            self.assertEqual(self.bearer("POST", "/api/v1/feedback", token, feedback).code, writes)
        self.assertEqual(self.bearer("GET", "/api/v1/search?q=zebrafinchkey", read).json["total"], 1)

    def test_token_that_is_none_opens_nothing_and_says_nothing(self):
        for token in ("", "x", "x" * 43, "null"):
            with self.subTest(token):
                answer = self.bearer("GET", "/api/v1/search?q=lamp", token)
                self.assertEqual(answer.code, 401, str(answer))
                self.assertEqual(answer.headers["www-authenticate"], "Bearer")

    def test_removed_token_is_out_at_once(self):
        token = self.token("trainer:read")
        self.assertEqual(self.bearer("GET", "/api/v1/search?q=lamp", token).code, 403)
        cordial(self.base, "token", "remove", "ttrainerread")
        self.assertEqual(self.bearer("GET", "/api/v1/search?q=lamp", token).code, 401)

    def test_panel_gets_a_token_of_its_own_and_no_cookie(self):
        token = self.token("agent:read", "agent:write")
        answer = self.bearer("POST", "/api/v1/panel", token, {"agent": "Anna Visser"})
        self.assertEqual(answer.code, 200, str(answer))
        self.assertNotIn("set-cookie", answer.headers)
        panel = answer.json["token"]
        page = self.bearer("POST", "/desk", panel, {"ticket": "my lamp does not burn, says Paul Smith"})
        self.assertEqual(page.code, 200, str(page))
        self.assertIn(b"Anna Visser", page.body)
        self.assertEqual(self.bearer("POST", "/api/v1/panel", panel, {}).code, 403)
        self.assertEqual(self.server.get("/desk", Cookie=f"cordial={panel}").code, 401)

    def test_panel_page_has_nothing_of_the_agents(self):
        page = self.server.get("/desk/panel")
        self.assertEqual(page.code, 200, str(page))
        self.assertNotIn(b"zebrafinchkey", page.body)


class Proxies(Accounts):
    words = ("--trust-proxy", "--host", "help.lamp.example")

    def test_over_https_the_cookie_is_of_this_host_alone(self):
        answer = self.sign_in("anna", Host="help.lamp.example", X_Forwarded_Proto="https")
        self.assertEqual(answer.code, 303, str(answer))
        value, *flags = answer.headers["set-cookie"].split("; ")
        self.assertRegex(value, "^__Host-cordial=[A-Za-z0-9_-]{43}$")
        self.assertEqual(sorted(flags), ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"])
        plain = self.server.get("/desk", Cookie=value.replace("__Host-", ""), Host="help.lamp.example", X_Forwarded_Proto="https")
        self.assertEqual(plain.code, 401)

    def test_on_plain_http_from_elsewhere_nobody_signs_in(self):
        for headers in ({"Host": "help.lamp.example"}, {"Host": "help.lamp.example", "X_Forwarded_For": "192.0.2.7"},
                        {"X_Forwarded_For": "192.0.2.7"}):
            with self.subTest(headers):
                answer = self.sign_in("anna", **headers)
                self.assertEqual(answer.code, 403, str(answer))
                self.assertNotIn("set-cookie", answer.headers)

    def test_user_in_a_header_is_not_believed_unless_told(self):
        self.assertEqual(self.server.get("/desk", Remote_User="anna").code, 401)


class TrustedHeader(Accounts):
    words = ("--trust-header", "Remote-User")

    def test_known_user_is_in_and_an_unknown_one_is_not(self):
        self.assertEqual(self.server.get("/desk", Remote_User="Anna").code, 200)
        self.assertEqual(self.server.get("/desk", Remote_User="eve").code, 401)
        self.assertEqual(self.server.get("/desk").code, 401)

    def test_its_forms_need_their_token_too(self):
        page = self.server.get("/desk", Remote_User="anna")
        token = re.search(rb'name="csrf" value="([^"]+)"', page.body)[1].decode()
        fields = {"ticket": "my lamp does not burn", "reject": "horn"}
        self.assertEqual(self.form("/desk/feedback", fields, Remote_User="anna").code, 403)
        self.assertEqual(self.form("/desk/feedback", fields | {"csrf": token}, Remote_User="tom").code, 403)
        self.assertEqual(self.form("/desk/feedback", fields | {"csrf": token}, Remote_User="anna").code, 200)


class Damaged(Accounts):
    """A store that cannot be read is a fault, and is not taken for a caller whom nobody knows."""

    @classmethod
    def set_up_base(cls):
        super().set_up_base()
        with open(f"{cls.base}/.cordial/cordial.db", "wb") as f:
            f.write(b"no database " * 1000)

    def test_who_shows_a_secret_hears_that_the_server_is_at_fault(self):
        for headers in ({"Cookie": "cordial=" + "x" * 43}, {"Authorization": "Bearer " + "x" * 43}):
            with self.subTest(headers):
                answer = self.server.get("/desk", **headers)
                self.assert_problem(answer, 500)
                self.assertNotIn(b"cordial.db", answer.body)

    def test_nobody_signs_in(self):
        answer = self.sign_in("anna")
        self.assertEqual(answer.code, 500, str(answer))
        self.assertNotIn("set-cookie", answer.headers)

    def test_strangers_read_on(self):
        self.assertEqual(self.server.get("/articles/lamp").code, 200)


class PortalOnly(Accounts):
    words = ("--portal-only",)

    def test_there_is_no_desk_and_no_door_to_it(self):
        for path in ("/desk", "/sign-in", "/desk/panel", "/desk/questions"):
            with self.subTest(path):
                self.assertEqual(self.server.get(path, Accept="text/html").code, 404)
        self.assertEqual(self.sign_in("anna").code, 404)


if __name__ == "__main__":
    e2e.main()
