"""What the desk's pages say and do, as forms without a script send them."""
import re

import e2e
from test_accounts import Accounts

TICKET = "Hello, my lamp does not burn any more. Why is that? How tall is your tower?\n\nPaul Smith"
DRAFT = "Please turn the wick up!!!"


class Desk(Accounts):
    files = e2e.BASE | {"base.yaml": e2e.BASE["base.yaml"].replace("[en, nl]", "[en, nl, it, fa]")}

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


if __name__ == "__main__":
    e2e.main()
