"""What agents alone may know never shows to a stranger: on no route, in no count, correction or tag."""
import re
import urllib.parse

import e2e

N = 200


def word(kind, number):
    """A word that stands nowhere else and has no number in it."""
    letters = "".join(chr(ord("a") + int(d)) for d in f"{number:03d}")
    return f"zq{kind}{letters}vex"


def files():
    rows = {"base.yaml": "name: Light Station\nlanguages: [en]\naudience: public\n"}
    for i in range(N):
        rows[f"en/secret/hidden{i}.md"] = (
            f"---\naudience: agents\nexamples: [\"how about {word('example', i)}\"]\nkeywords: [{word('keyword', i)}]\n---\n"
            f"# Title {word('title', i)}\n\nBody {word('body', i)} of the lamp.\n\n## Part {word('part', i)}\n\nMore.\n"
        )
        rows[f"en/open/page{i}.md"] = (
            f"---\nnote: \"{word('note', i)}\"\nowner: {word('owner', i)}\n---\n# Lamp number {i}\n\nOpen text of the lamp.\n"
        )
        rows[f"en/open/page{i}.reply.md"] = f"---\nexamples: [{word('reply', i)}]\n---\nTurn {word('remedy', i)} up.\n"
    return rows


KINDS = ("example", "keyword", "title", "body", "part", "note", "owner", "reply", "remedy", "comment", "question")
CANARY = re.compile(r"zq(?:" + "|".join(KINDS) + r")[a-j]{3}vex")


class Canaries(e2e.Case):
    files = files()

    @classmethod
    def setUpClass(cls):
        """What readers said and asked is the agents' as well."""
        super().setUpClass()
        for i in range(3):
            said = {"helpful": "no", "reason": "unclear", "comment": f"What is {word('comment', i)}?"}
            asked = {"message": f"Where is {word('question', i)}?", "email": "a@b.example", "sure": "1"}
            for target, fields in ((f"/articles/page{i}/vote", said), ("/contact", asked)):
                body = urllib.parse.urlencode(fields).encode()
                headers = {"Content-Type": "application/x-www-form-urlencoded"}
                assert cls.server.request("POST", target, body=body, headers=headers).code in (200, 303)

    def assert_silent(self, answer, asked=""):
        """No canary but those that were asked for comes back."""
        text = answer.body.decode("utf-8", "replace") + str(answer.headers)
        self.assertEqual(set(CANARY.findall(text)) - set(CANARY.findall(asked)), set(), str(answer))

    def ask(self, target):
        answer = self.server.get(target)
        self.assert_silent(answer, urllib.parse.unquote_plus(target))
        return answer

    def test_no_search_finds_or_counts_them(self):
        for kind in KINDS:
            for i in range(0, N, 20):
                answer = self.ask(f"/api/v1/search?q={word(kind, i)}")
                self.assertEqual((answer.json["total"], answer.json["did_you_mean"]), (0, None), str(answer))

    def test_no_correction_knows_them(self):
        for kind in KINDS:
            typed = word(kind, 7)[:-1] + "q"
            answer = self.ask(f"/api/v1/search?q={typed}")
            self.assertIsNone(answer.json["did_you_mean"], str(answer))

    def test_no_completion_knows_them(self):
        for kind in KINDS:
            answer = self.ask(f"/api/v1/complete?q=zq{kind}&n=50")
            self.assertEqual(answer.json["completions"], [], str(answer))

    def test_a_total_counts_public_answers_alone(self):
        answer = self.ask("/api/v1/search?q=lamp&n=100")
        self.assertEqual(answer.json["total"], N)
        self.assertTrue(all(row["audience"] == "public" for row in answer.json["results"]))

    def test_a_hidden_answer_is_not_found_like_one_that_is_not_there(self):
        for i in range(0, N, 10):
            hidden, missing = self.ask(f"/api/v1/entries/hidden{i}"), self.ask(f"/api/v1/entries/missing{i}")
            self.assert_problem(hidden, 404)
            said = [answer.json["detail"].replace(f"{name}{i}", "ID") for name, answer in (("hidden", hidden), ("missing", missing))]
            self.assertEqual(said[0], said[1])

    def test_a_public_answer_shows_neither_note_nor_owner_nor_its_reply(self):
        for i in range(0, N, 10):
            answer = self.ask(f"/api/v1/entries/page{i}")
            self.assertEqual([row["kind"] for row in answer.json["entries"]], ["article"])
            self.assertEqual([row["note"] for row in answer.json["entries"]], [None])

    def test_no_suggestion_knows_them(self):
        for kind in KINDS:
            ticket = f"Hello, what about {word(kind, 3)} and {word(kind, 4)}? It does not work."
            answer = self.server.post("/api/v1/suggest", {"ticket": ticket, "lang": "en"})
            self.assert_silent(answer, ticket)
            for row in answer.json["suggestions"]:
                self.assertTrue(row["id"].startswith("page"), str(answer))

    def test_no_page_of_the_portal_knows_them(self):
        for kind in KINDS:
            canary = word(kind, 5)
            for target in (f"/search?q={canary}", f"/search?q={canary[:-1]}q", f"/widget?q={canary}", f"/opensearch/suggestions?q={canary[:-2]}"):
                self.assertNotRegex(self.ask(target).body.decode(), "hidden[0-9]", target)
            sent = self.server.request("POST", "/contact", body=f"message=What+about+{canary}%3F&email=a%40b.example".encode(),
                                       headers={"Content-Type": "application/x-www-form-urlencoded"})
            self.assert_silent(sent, canary)
        for target in ("/", "/topics/open", "/topics/secret", "/sitemap.xml", "/feed.atom", "/llms.txt", "/articles/page5", "/articles/page5.md",
                       "/articles/hidden5", "/articles/hidden5.md"):
            self.ask(target)

    def test_no_route_shows_them(self):
        for method, path, _ in e2e.route_rows():
            path = re.sub(r"\{[a-z]+(\.\.\.)?\}", "hidden1", path)
            for target in (path, f"{path}?q=lamp&n=50", f"{path}?lang=en"):
                self.assert_silent(self.server.request(method, target))


if __name__ == "__main__":
    e2e.main()
