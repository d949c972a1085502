"""What the desk's pages say and do, as forms without a script send them."""
import html
import json
import re

import e2e
from test_accounts import Accounts

TICKET = "Hello, my lamp does not burn any more. Why is that? How tall is your tower?\n\nPaul Smith"
DRAFT = "Please turn the wick up!!!"


class Desk(Accounts):
    files = e2e.BASE | {
        "base.yaml": e2e.BASE["base.yaml"].replace("[en, nl]", "[en, nl, it, fa]") + "categories: {sea: {en: At sea, nl: Op zee}}\n",
        "en/sea/storm.md": "# A storm comes\n\nReef the sails.\n",
    }

    def send(self, target, fields, **headers):
        """The page that answers a form of anna's."""
        cookie = self.cookie_of("anna")
        return self.form(target, fields | {"csrf": self.form_token(cookie)}, Cookie=cookie, **headers)

    def messages(self, answer):
        self.assertEqual(answer.code, 200, str(answer))
        return re.findall(r'<span>([^<]+)</span></button>', answer.body.decode())

    def test_findings_are_said_in_the_language_of_the_page(self):
        for lang, words in (("en", "several exclamation marks"), ("nl", "Meerdere uitroeptekens"), ("it", "Tanti punti"), ("fa", "چند علامت تعجب")):
            for target in ("/desk/check", "/desk"):
                with self.subTest(f"{target} {lang}"):
                    fields = {"ticket": TICKET, "draft": DRAFT, "act": "check"}
                    said = self.messages(self.send(target, fields, Accept_Language=lang))
                    self.assertTrue(any(one.startswith(words) for one in said), said)

    def test_findings_about_cordials_own_draft_are_too(self):
        said = [self.messages(self.send("/desk", {"ticket": TICKET}, Accept_Language=lang)) for lang in ("en", "nl")]
        self.assertTrue(said[0])
        self.assertEqual(len(said[0]), len(said[1]))
        self.assertFalse(set(said[0]) & set(said[1]))

    def test_category_has_its_name_in_the_language_of_the_page(self):
        page = self.send("/desk", {"ticket": "A storm comes. When do we reef the sails?"}, Accept_Language="nl").body.decode()
        self.assertIn('data-suggestion="storm"', page)
        self.assertIn("<bdi>Op zee</bdi>", page)

    # Tickets from files

    def open_file(self, body, kind):
        headers = {"Cookie": self.cookie_of("anna"), "Content-Type": kind, "Accept-Language": "en"}
        answer = self.server.request("POST", "/desk/open", body=body, headers=headers)
        self.assertEqual(answer.code, 200, str(answer))
        page = answer.body.decode()
        return html.unescape(re.search(r'<textarea[^>]* id="ticket"[^>]*>(.*?)</textarea>', page, re.S)[1]), page

    def test_file_is_read_as_the_command_reads_it(self):
        body = "TXkgbGFtcCBkb2VzIG5vdCBidXJuLiBXaHk/IENhZsOpIGNsb3NlZC4K"
        mail = (
            "From: =?utf-8?q?Ren=C3=A9e_=22R=22_Bos?= <renee@sea.example>\r\nSubject: =?utf-8?q?L=C3=A1mp?=\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
        )
        desk = json.dumps({"subject": "Lamp", "body": "My lamp does not burn.", "name": "Bos, Renée", "email": "r@sea.example"})
        for text, kind, head, words in (
            (mail, "message/rfc822", 'From: "Renée R Bos" <renee@sea.example>\nSubject: Lámp\n\n', "Café closed"),
            (desk, "text/plain", 'From: "Bos, Renée" <r@sea.example>\nSubject: Lamp\n\n', "My lamp"),
            ("My lamp does not burn.\n", "text/plain", "My lamp", "My lamp"),
        ):
            with self.subTest(kind):
                ticket, page = self.open_file(text.encode(), kind)
                self.assertTrue(ticket.startswith(head), ticket)
                self.assertIn(words, ticket)
                self.assertIn('data-suggestion="lamp"', page)
                if head.startswith("From"):
                    self.assertRegex(page, "<bdi>(Renée R Bos|Renée Bos)</bdi>")

    def test_file_that_is_no_ticket_is_refused_in_words_of_the_page(self):
        for body, words in ((b'{"id": 5}', "cannot be read as a ticket"), (b"word " * 40000, "longer than a ticket may be")):
            ticket, page = self.open_file(body, "text/plain")
            self.assertEqual(ticket, "")
            self.assertIn(words, page)
            self.assertNotIn('data-suggestion="', page)

    def test_language_of_a_page_that_answers_a_form_leads_to_a_page(self):
        for target, page in (("/desk/feedback", "/desk"), ("/desk", "/desk")):
            body = self.send(target, {"ticket": TICKET, "reject": "lamp"}).body.decode()
            self.assertIn(f'href="{page}?lang=nl"', body)
        body = self.server.get("/desk/questions?done=1&lang=en", Cookie=self.cookie_of("anna")).body.decode()
        self.assertIn('href="/desk/questions?lang=nl&amp;done=1"', body)

    def test_ticket_that_is_too_long_is_refused_in_words_of_the_page(self):
        page = self.send("/desk", {"ticket": "word " * 40000}, Accept_Language="nl").body.decode()
        self.assertIn("langer dan een ticket mag zijn", page)

    # What is at hand

    def found(self, query):
        page = self.server.get(f"/desk/find?{query}", Cookie=self.cookie_of("anna"), Accept_Language="en").body.decode()
        return re.findall(r'data-id="([^"]+)"', page), page

    def test_without_words_what_was_used_last_is_at_hand(self):
        for what, answer in (("accept", "horn"), ("accept", "fog"), ("reject", "ledger")):
            self.send("/desk/feedback", {"ticket": TICKET, what: answer, "edited": "0"})
        ids, page = self.found("")
        self.assertEqual(ids, ["fog", "horn"])
        self.assertIn("Used last", page)
        self.assertEqual(self.found("recent=lamp,gone,fog")[0], ["lamp", "fog", "horn"])
        self.assertNotIn("Used last", self.found("q=lamp")[1])

    # What readers said

    def test_trainer_reads_what_readers_said_with_the_counts_of_the_article(self):
        for fields in ({"helpful": "yes"}, {"helpful": "no", "reason": "unclear", "comment": "Which <wick>?", "lang": "en"},
                       {"helpful": "no", "reason": "outdated", "lang": "nl"}):
            self.assertEqual(self.form("/articles/fog/vote", fields).code, 303)
        page = self.server.get("/desk/ledger?comments=1", Cookie=self.cookie_of("tom"), Accept_Language="en").body.decode()
        self.assertIn("Which &lt;wick&gt;?", page)
        self.assertIn("It is hard to understand", page)
        self.assertIn("it helped: 1 · it did not help: 2", page)
        self.assertEqual(re.findall(r'<a href="/desk/entry/([^"]+)"><bdi>([^<]+)', page), [("fog", "Fog at night")] * 2)
        self.assertLess(page.index("It is out of date"), page.index("Which"))
        self.assertNotIn("Which", self.server.get("/desk/ledger", Cookie=self.cookie_of("tom")).body.decode())
        self.assertEqual(self.server.get("/desk/ledger?comments=1", Cookie=self.cookie_of("anna")).code, 403)


if __name__ == "__main__":
    e2e.main()
