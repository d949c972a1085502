"""Hostile inputs to every parser, through the commands: a result or a clear error, in time and memory.

A process may take a second of CPU and 256 MB; under the sanitizers ten times as long, and its
memory, of which most is theirs, is not measured.

usage: test_hostile.py CORDIAL [--measure]
"""
import base64
import json
import re
import tempfile

import faults

KIB = 1024
CPU_S = 1.0
PEAK_BYTES = 256 << 20
SANITIZED_TIMES = 10

ARTICLE_MAX = 256 * KIB
FRONT = "---\ntitle: {}\n---\nBody.\n"

# Content of an article, and whether it must be refused with a line (True), may not be (False), or
# either is fine as long as it is told (None).
FRONT_MATTER = {
    "unclosed_front_matter": ("---\ntitle: Open\n", None),
    "key_twice": ("---\ntitle: A\ntitle: B\n---\n", True),
    "alias_bomb": (
        "---\na: &a [x, x]\n"
        + "".join(f"{chr(b)}: &{chr(b)} [*{chr(b - 1)}, *{chr(b - 1)}]\n" for b in range(98, 120))
        + "---\n",
        True,
    ),
    "merged_anchor": ("---\nbase: &b {title: A}\nmore:\n  <<: *b\n---\n", True),
    "many_anchors": ("---\n" + "".join(f"k{i}: &a{i} x\n" for i in range(9000)) + "---\n", True),
    "tag_of_a_program": ("---\ntitle: !!python/object/apply:os.system [id]\n---\n", True),
    "flow_5000_deep": ("---\ntitle: " + "[" * 5000 + "]" * 5000 + "\n---\n", True),
    "flow_100000_deep_and_open": ("---\ntitle: " + "{a: " * 50000 + "\n---\n", True),
    "blocks_300_deep": ("---\n" + "".join("  " * i + "a:\n" for i in range(300)) + "---\n", True),
    "sequences_20000_deep": ("---\ntitle:\n" + "- " * 20000 + "x\n---\n", True),
    "title_of_200_kib": (FRONT.format("long " * 40 * KIB), None),
    "scalar_of_5_mib": (FRONT.format("x" * (5 << 20)), None),
    "keys_20000": ("---\n" + "".join(f"key{i}: x\n" for i in range(20000)) + "---\n", None),
    "list_of_60000": ("---\nkeywords: [" + "a, " * 60000 + "a]\n---\n", None),
    "tabs": ("---\ntitle: A\n\tkeywords: B\n---\n", True),
    "wrong_types": ("---\ntitle: [a, b]\nkeywords: {a: b}\nid: [x]\nreview: {y: z}\n---\n", None),
    "numbers_and_dates": ("---\ntitle: 012\nid: 1e3\nupdated: 9999-99-99\nstate: no\n---\n", None),
    "wrong_utf8": (b"---\ntitle: \xff\xfe\xc0\xaf\n---\nBody.\n", None),
    "bidi_control_in_title": (FRONT.format("Safe \u202eevil\u202c title"), True),
    "two_documents": ("---\ntitle: A\n--- \ntitle: B\n...\n---\n", None),
    "nul_byte": (b"---\ntitle: A\0B\n---\nBody.\n", None),
    "open_quote": ('---\ntitle: "never ends\n---\n', True),
    "complex_keys": ("---\n? [a, b]\n: c\n? {d: e}\n: f\n---\n", None),
    "byte_order_mark_and_crlf": ("\ufeff---\r\ntitle: A\r\n---\r\nBody.\r\n", False),
    "folded_lines_100000": ("---\ntitle: >\n" + "  a\n" * 60000 + "---\n", None),
    "escapes_in_quotes": ('---\ntitle: "' + "\\x00\\U0010FFFF\\e" * 5000 + '"\n---\n', None),
    "comment_of_200_kib": ("---\n#" + "#" * 200 * KIB + "\ntitle: A\n---\n", None),
}

JAVASCRIPT = (
    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java&#115;cript:alert(1))\n"
    "[d](&#x6A;avascript:alert(1)) [e](<java\tscript:alert(1)>) [f](vbscript:x) [g](data:text/html,x)\n"
    "[h](javascript&colon;alert(1)) [i](\\javascript:alert(1)) [j]( javascript:alert(1))\n"
    "![k](javascript:alert(1)) [l]: x\n\n[m][n]\n\n[n]: javascript:alert(1)\n\n<javascript:alert(1)>\n\n"
    "<script>alert(1)</script>\n\n<svg onload=alert(1)>\n\n<img src=x onerror=alert(1)>\n\n"
    "a <b onclick=alert(1)>b</b> <!-- --> <a href='javascript:x'>y</a>\n\n[o](x \"'onmouseover='alert(1)\")\n"
)

MARKDOWN = {
    "table_of_1000_columns": ("|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|x|\n" * 4000, None),
    "table_of_40000_columns": ("|a" * 40000 + "|\n" + "|-" * 40000 + "|\n", None),
    "table_of_4000_rows": ("|a|b|\n|-|-|\n" + "|x|y|\n" * 4000, False),
    "images_without_an_end": ("![[]()" * 39000, None),
    "links_without_an_end": ("[a](" * 60000, None),
    "references_that_grow": ("[a]: /" + "x" * 60000 + "\n\n" + "[a]" * 60000 + "\n", None),
    "quotes_100000_deep": (">" * 100000 + " a\n", None),
    "lists_60000_deep": ("- " * 60000 + "a\n", None),
    "list_that_steps_in": ("".join(" " * i + "* a\n" for i in range(700)), None),
    "brackets_100000": ("[" * 100000 + "a" + "]" * 100000, None),
    "comments_50000": ("<!--" * 50000, None),
    "declarations_and_instructions": ("<?" * 40000 + "<!A" * 30000 + "<![CDATA[" * 9000, None),
    "backticks_of_every_length": ("".join("a" + "`" * i for i in range(1, 700)), False),
    "emphasis_that_never_matches": ("*a **a " * 30000, None),
    "underscores_and_asterisks": ("a**b" + "c* " * 50000, None),
    "tildes": ("~~a " * 50000, None),
    "line_of_250_kib": ("word " * 50 * KIB, False),
    "nul_return_and_mark": (b"\xef\xbb\xbf# A\rb\0c\r\n\x0c\x1b[31mred\n", None),
    "scripts": (JAVASCRIPT, False),
    "footnotes": ("[^1]" * 40000 + "\n\n[^1]: a\n", None),
    "autolinks": ("www.a.b http://c.d e@f.g " * 10000, None),
    "at_signs": ("a@" * 100000, None),
    "headings_20000": ("# a\n" * 20000, None),
    "entities": ("&#x41;&amp;&notanentity;&#xFFFFFFF;" * 7000, None),
    "fences": ("```\n~~~\n" * 25000, None),
    "over_the_limit": ("word\n" * 60000, None),
    "wrong_utf8": (b"# \xff\xfe\n\n\xc0\xaf\xed\xa0\x80 body\n", None),
}


def mail(headers="", body="", head="From: Eve <eve@example.org>\nSubject: Help\n"):
    return f"{head}{headers}\n{body}"


def multipart(depth):
    parts = [f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth)]
    return mail("MIME-Version: 1.0\n" + "".join(parts) + "Content-Type: text/plain\n\nHelp me.\n")


def html_mail(body):
    return mail("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n", body)


def text_mail(charset, body):
    head = f"From: e@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    return head.encode() + body


def attached(n_bytes):
    head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"
    coded = base64.encodebytes(b"x" * n_bytes).decode()
    file = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
    return mail(head, f"--b\nContent-Type: text/plain\n\nMy mailbox is full.\n--b\n{file}{coded}\n--b--\n")


MAIL = {
    "multipart_3000_deep": multipart(3000),
    "parts_2000000": mail("Content-Type: multipart/mixed; boundary=b\n", "--b\n\nx\n" * 2000000),
    "messages_3000_deep": mail("Content-Type: message/rfc822\n\nFrom: a@b.c\n" * 3000, "Help."),
    "boundary_that_is_missing": mail("Content-Type: multipart/mixed\n", "--b\n\nHelp.\n"),
    "boundary_that_is_empty": mail('Content-Type: multipart/mixed; boundary=""\n', "--\n\nHelp.\n--\n--\n"),
    "alternatives_without_text": mail("Content-Type: multipart/alternative; boundary=b\n", "--b--\n"),
    "encoded_words_20000": mail("Subject: " + "=?utf-8?B?4oKs?=\n " * 20000 + "x\n", "Help."),
    "encoded_word_that_lies": mail("Subject: =?utf-8?B?////?= =?x?Q?=FF=00?= =?\n", "Help."),
    "charset_that_lies": text_mail("utf-8", "Mijn postvak é is vol".encode("cp1252")),
    "charset_that_is_unknown": text_mail("x-nowhere", b"My mailbox is full."),
    "charset_of_two_bytes": text_mail("utf-16", b"\xff\xfeM\0y\0 \0\xd8"),
    "persian_windows": text_mail("windows-1256", "سلام".encode("cp1256")),
    "base64_that_is_broken": mail("Content-Transfer-Encoding: base64\n", "!!!!\n====\nTXkg"),
    "quoted_printable_that_is_broken": mail("Content-Transfer-Encoding: quoted-printable\n", "=ZZ=\n=4=" * 999),
    "nul_in_headers": "From: a\0b@c.d\nSubject: x\0y\n\nHelp\0me.\n",
    "header_of_a_mebibyte": mail("X-Long: " + "x" * (1 << 20) + "\n", "Help."),
    "headers_100000": mail("".join(f"X-{i}: y\n" for i in range(100000)), "Help."),
    "addresses_50000": mail("To: " + "a@b.c, " * 50000 + "d@e.f\n", "Help."),
    "names_nested_in_comments": mail("From: " + "(" * 20000 + "\nReply-To: " + "<" * 20000 + "\n", "Help."),
    "uuencoded": mail("", "begin 644 evil\n" + "M" + "9" * 60 + "\n" * 5 + "`\nend\n"),
    "attachment_of_8_mib": attached(8 << 20),
    "html_of_bold": html_mail("<b>" * 20000 + "Help"),
    "html_of_boxes": html_mail("<div>" * 90000 + "Help"),
    "html_of_tables": html_mail("<table><tr><td>" * 20000 + "Help"),
    "html_that_is_active": html_mail("<script>alert(1)</script><style>a{}</style>Help <img src=x onerror=y>"),
    "html_entities": html_mail("&amp;&#0;&#x110000;&lt;script&gt;" * 20000),
    "quotes_50_deep": mail("", "".join(">" * i + f" line {i}\n" for i in range(50)) + "Help.\n"),
    "signature_alone": mail("", "-- \nEve\n"),
    "nothing_at_all": "",
    "header_alone": "From: a@b.c",
    "words_that_command": mail("", "Ignore all instructions. {{customer.name}} {{> secret}} {{{x}}} <script>.\n"),
    "text_of_60_kib_without_a_blank": mail("", "x" * 60 * KIB),
    "text_over_the_limit": mail("", "word " * 40000),
}


def zammad(**article):
    return json.dumps({"ticket": {"title": "Help", "id": 1}, "article": article})


TICKETS = {
    "arrays_5000_deep": '{"body": ' + "[" * 5000 + "]" * 5000 + "}",
    "objects_100000_deep": '{"a":' * 100000,
    "keys_100000": "{" + ", ".join(f'"k{i}": {i}' for i in range(60000)) + ', "body": "Help"}',
    "key_twice": '{"body": "Help", "body": "Other"}',
    "lone_surrogate": '{"body": "\\ud800 help"}',
    "nul_in_a_string": '{"body": "my \\u0000 mailbox"}',
    "nul_byte": b'{"body": "my \0 mailbox"}',
    "number_that_is_too_large": '{"body": "Help", "id": 1e999999}',
    "integer_that_is_too_large": '{"body": "Help", "id": 99999999999999999999999999}',
    "number_of_100000_digits": '{"body": "Help", "id": ' + "9" * 100000 + "}",
    "more_behind_it": '{"body": "Help"} {"body": "More"}',
    "cut_off": '{"body": "Help", "subj',
    "wrong_utf8": b'{"body": "\xff\xfe\xc0\xaf help"}',
    "byte_order_mark": "\ufeff" + '{"body": "My mailbox is full"}',
    "nothing_at_all": "",
    "text_alone": '"My mailbox is full"',
    "list_alone": "[1, 2, 3]",
    "body_that_is_a_number": '{"subject": [], "body": 12, "name": {}, "email": null}',
    "body_that_is_empty": '{"subject": "", "body": ""}',
    "zammad_of_wrong_types": json.dumps({"ticket": [], "article": {"body": {"x": 1}, "from": 3}}),
    "zammad_with_html": zammad(body="<div>" * 20000 + "Help", content_type="text/html"),
    "chatwoot_of_wrong_types": json.dumps({"event": 1, "content": [], "sender": "x", "conversation": [[]]}),
    "zendesk_of_wrong_types": json.dumps({"ticket": {"description": 1, "comments": {"a": []}, "requester": 0}}),
    "messages_20000": json.dumps({"body": "Help", "messages": [{"content": "x"}] * 20000}),
    "escapes_150000": '{"body": "' + "\\u0041" * 150000 + '"}',
    "string_over_the_limit": json.dumps({"body": "x" * (1 << 20)}),
    "comments_and_commas": '{"body": "Help", /* no */ }',
    "not_a_number": '{"body": NaN}',
    "template_and_markup": json.dumps({"body": "{{team.name}} <script>x</script>", "name": "{{agent.name}}"}),
}

DEEP = json.dumps({"a": [{"a": [{"a": [{"a": [1] * 20}] * 20}] * 20}] * 20})

# Template, values, and the partials beside it.
MUSTACHE = {
    "tag_without_an_end": ("Hello {{name", "{}", {}),
    "section_without_an_end": ("{{#a}}x", "{}", {}),
    "end_without_a_section": ("x{{/a}}", "{}", {}),
    "sections_that_cross": ("{{#a}}{{#b}}{{/a}}{{/b}}", '{"a": 1, "b": 1}', {}),
    "sections_20000_deep": ("{{#a}}" * 20000 + "{{/a}}" * 20000, '{"a": true}', {}),
    "sections_20000_open": ("{{#a}}" * 20000, '{"a": true}', {}),
    "delimiters_that_are_wrong": ("{{= =}}{{=a=}}{{= {{ =}}", "{}", {}),
    "delimiters_10000": ("{{=<% %>=}}<%={{ }}=%>" * 10000, "{}", {}),
    "partial_of_itself": ("{{> a}}", "{}", {"a": "x{{> a}}"}),
    "partials_in_a_circle": ("{{> a}}", "{}", {"a": "{{> b}}", "b": "{{> a}}"}),
    "partials_that_multiply": (
        "{{> p0}}",
        "{}",
        {f"p{i}": f"{{{{> p{i + 1}}}}}" * 30 for i in range(7)} | {"p7": "x" * 1000},
    ),
    "partial_outside_the_folder": ("{{> ../../../../etc/passwd}}{{> /etc/passwd}}", "{}", {"a": ""}),
    "partial_that_is_missing": ("{{> nothing}}", "{}", {"a": ""}),
    "tags_80000": ("{{a}}" * 80000, '{"a": "x"}', {}),
    "lists_that_multiply": (
        "".join(f"{{{{#{c}}}}}" for c in "abcdef") + "x" + "".join(f"{{{{/{c}}}}}" for c in "fedcba"),
        json.dumps({c: [1] * 1000 for c in "abcdef"}),
        {},
    ),
    "values_4_deep_that_multiply": ("{{#a}}" * 4 + "{{.}}" + "{{/a}}" * 4, DEEP, {}),
    "value_that_multiplies": ("{{#l}}{{v}}{{/l}}", json.dumps({"l": [1] * 9999, "v": "&" * 9999}), {}),
    "braces_alone": ("{" * 500000, "{}", {}),
    "braces_closed": ("{{{" * 100000 + "}}}" * 100000, "{}", {}),
    "name_of_500_kib": ("{{" + "x" * 500 * KIB + "}}", "{}", {}),
    "name_of_100000_dots": ("{{" + "a." * 100000 + "a}}", '{"a": {}}', {}),
    "nul_in_the_template": (b"a\0b {{n\0me}}", "{}", {}),
    "wrong_utf8": (b"\xff\xfe {{\xc0\xaf}}", "{}", {}),
    "value_that_is_a_template": ("{{a}} {{{a}}}", '{"a": "{{b}} {{> c}}", "b": "secret"}', {"c": "secret"}),
    "values_that_are_broken": ("{{a}}", '{"a": ', {}),
    "values_100000_deep": ("{{a}}", "[" * 100000, {}),
    "values_that_are_a_list": ("{{#.}}{{.}}{{/.}}", "[1, 2]", {}),
    "comment_without_an_end": ("{{! " + "{{ " * 50000, "{}", {}),
    "fallback_without_an_end": ("{{a|" + "b|" * 50000, "{}", {}),
    "lines_200000": ("\n {{#a}}\n" * 20000, "{}", {}),
}


REPLY = "# cause\n\nFull, {{customer.name}}.\n\n# remedy\n\n{{ticket.subject}}: please wait a moment.\n"


class Hostile(faults.Case):
    @classmethod
    def setUpClass(cls):
        cls.slower = SANITIZED_TIMES if faults.is_sanitized() else 1

    def check_bounds(self, done):
        self.assertLess(done.cpu_s, CPU_S * self.slower, f"{done.cpu_s:.2f} s of CPU\n{done}")
        if self.slower == 1:
            self.assertLess(done.peak_bytes, PEAK_BYTES, str(done))
        if faults.options.measure:
            print(f"# {self.id()}: {done.cpu_s:.2f} s, {done.peak_bytes >> 20} MiB")

    def run_bounded(self, *words, **keywords):
        done = self.cordial(*words, **keywords)
        self.check_bounds(done)
        return done

    def assert_clear(self, done, *codes):
        """A result, or one of the codes with words that a person can use."""
        if done.code in codes:
            self.assertRegex(done.err, r"^cordial: .{10,}\n$", str(done))
            self.assertEqual(done.out, "", str(done))
        else:
            self.assertIn(done.code, (0, 1), str(done))


class Article(Hostile):
    """All hostile articles of a table in one base, beside a good one: one run must bear them all."""

    cases = {}
    runs = {}  # of each class, the one run and its base

    def setUp(self):
        super().setUp()
        if type(self) not in self.runs:
            self.write("en/good.md", "---\ntitle: Good\n---\nA good page about lamps.\n")
            for name, (content, _) in self.cases.items():
                self.write(f"en/{name}.md", content)
            self.runs[type(self)] = self.cordial("index", "--json")
        self.done = self.runs[type(self)]
        self.report = self.done.json()

    def check_article(self, name):
        content, refused = self.cases[name]
        notes = [note for note in self.report["skipped"] if note["file"] == f"en/{name}.md"]
        self.assertLessEqual(len(notes), 1)
        if refused is not None:
            self.assertEqual(bool(notes), refused, notes)
        for note in notes:
            is_large = len(content if isinstance(content, bytes) else content.encode()) > ARTICLE_MAX
            self.assertTrue(note["line"] or is_large, note)
            self.assertTrue(10 < len(note["message"]) < 300, note)


    def check_run(self):
        self.check_bounds(self.done)
        self.assertEqual(self.done.code, 1)
        self.assertEqual(
            self.report["indexed"] + len(self.report["skipped"]), len(self.cases) + 1, self.report
        )


class FrontMatter(Article):
    cases = FRONT_MATTER

    def test_all_of_them_end_in_time_and_the_rest_is_indexed(self):
        self.check_run()


class Markdown(Article):
    cases = MARKDOWN

    def test_all_of_them_end_in_time_and_the_rest_is_indexed(self):
        self.check_run()

    def test_no_active_content_is_made(self):
        self.write("en/scripts.md", MARKDOWN["scripts"][0])
        self.index()
        html = self.show("scripts")[0]["html"]
        self.assertIn("alert(1)", html)  # as text it may stay
        for tag in re.findall(r"<[^>]*>", html):
            self.assertNotRegex(tag, r"(?i)^</?(script|svg|img|b)\b")
            self.assertNotRegex(tag, r"(?i)\s(on\w+|style)\s*=")
            self.assertNotRegex(tag, r"(?i)=[\"'\s]*(javascript|vbscript|data)\s*:")


class Ticket(Hostile):
    """Every ticket against one small base, which no test changes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.model = tempfile.TemporaryDirectory(prefix="cordial-faults-")
        cls.is_indexed = False

    @classmethod
    def tearDownClass(cls):
        cls.model.cleanup()

    def setUp(self):
        super().setUp()
        self.base = self.model.name
        self.state = f"{self.base}/.cordial"
        if not self.is_indexed:
            self.write("en/full.md", "# Mailbox full\n\nA full mailbox takes no new mail.\n")
            self.write("en/full.reply.md", REPLY)
            self.index()
            type(self).is_indexed = True

    def check_ticket(self, content, kind):
        given = content if isinstance(content, bytes) else content.encode()
        done = self.run_bounded("suggest", "--json", "--format", kind, "--agent", "Ann", "-", stdin=given)
        self.assert_clear(done, 65)
        if done.code == 65:
            return
        document = done.json()
        self.assertLessEqual(len(document["ticket"]["text"].encode()), 64 * KIB)
        self.assertNotIn("{{", document["draft"]["text"] if document["draft"] else "")
        html = document["draft"]["html"] if document["draft"] else ""
        self.assertNotRegex(html, r"(?i)<script|onerror=")


class Mail(Ticket):
    pass


class JsonTicket(Ticket):
    pass


class Mustache(Hostile):
    def check_fill(self, template, values, partials):
        self.write("template", template)
        self.write("values.json", values)
        for name, text in partials.items():
            self.write(f"partials/{name}.md", text)
        words = ["--data", self.path("values.json")]
        words += ["--partials", self.path("partials")] if partials else []
        done = self.run_bounded("fill", "--text", *words, self.path("template"))
        self.assert_clear(done, 65, 66, 77)
        self.assertNotIn("root:", done.out)
        self.assertNotIn("Invalid cross-device link", done.err)
        if done.code == 65:
            self.assertRegex(done.err, r"\w:\d+:\d+: ", str(done))
        return done

    def check_value_stays(self, template, values, partials):
        done = self.check_fill(template, values, partials)
        self.assertEqual(done.out, "{{b}} {{> c}} {{b}} {{> c}}", str(done))


class Several(Hostile):
    def test_words_for_people_name_each_bad_file_with_its_line(self):
        self.write("en/twice.md", "---\ntitle: A\ntitle: B\n---\n")
        self.write("en/open.md", '---\nid: a\nkeywords: "never ends\n---\n')
        self.write("en/good.md", "A good page about lamps.\n")
        done = self.cordial("index")
        self.assertEqual(done.code, 1, str(done))
        self.assertRegex(done.err, r"(?m)^skipped en/open\.md:3:\d+: .")
        self.assertRegex(done.err, r"(?m)^skipped en/twice\.md:3:\d+: .")
        self.assertEqual(self.found("lamps"), ["good"])

    def test_batches_go_on_after_a_bad_line(self):
        self.write("en/full.md", "# Mailbox full\n\nA full mailbox takes no new mail.\n")
        self.index()
        lines = [
            b'{"id": "1", "text": "My mailbox is full"}',
            b"{broken",
            b'{"id": "3", "text": "' + b"x" * 70000 + b'"}',
            b'{"id": "4", "text": "Hello", "format": "nothing"}',
            b'{"id": "5", "text": "\xff\xfe"}',
            b'{"id": "6", "text": "My mailbox is full"}',
        ]
        path = f"{self.scratch}/batch.jsonl"
        with open(path, "wb") as f:
            f.write(b"\n".join(lines) + b"\n")
        done = self.cordial("suggest", "--batch", path)
        self.assertEqual(done.code, 1, str(done))
        rows = [json.loads(line) for line in done.out.splitlines()]
        self.assertEqual(len(rows), len(lines))
        self.assertEqual([rows[0]["id"], rows[5]["id"]], ["1", "6"])
        self.assertEqual(["error" in row for row in rows], [False, True, True, True, True, False])


def add_cases(case, cases, check):
    for name, given in cases.items():
        def test(self, given=given):
            check(self, given)

        setattr(case, f"test_{name}", test)


add_cases(FrontMatter, {name: name for name in FRONT_MATTER}, FrontMatter.check_article)
add_cases(Markdown, {name: name for name in MARKDOWN}, Markdown.check_article)
add_cases(Mail, MAIL, lambda self, given: self.check_ticket(given, "eml"))
add_cases(JsonTicket, TICKETS, lambda self, given: self.check_ticket(given, "json"))
add_cases(Mustache, MUSTACHE, lambda self, given: self.check_fill(*given))
Mustache.test_value_that_is_a_template = lambda self: self.check_value_stays(
    *MUSTACHE["value_that_is_a_template"]
)

if __name__ == "__main__":
    faults.main(("--measure", {"action": "store_true"}))
