"""The portal as programs see it: addresses, languages, votes and questions, documents for machines."""
import os
import re
import sqlite3
import urllib.parse
import xml.etree.ElementTree

import e2e

PNG = "not really a picture"

FILES = e2e.BASE | {
    "base.yaml": "name: Light <Station> Northpoint\nurl: https://help.lamp.example/\nlanguages: [en, nl, fa]\naudience: public\n"
                 'promise: {answer_h: 4}\nbrand: {colour: "#ffee00", logo: sign.svg}\ncategories: {sea: {en: At sea, nl: Op zee}}\n'
                 "widget: {origins: [https://shop.example]}\n",
    "sign.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "en/sea/buoy.md": "---\nupdated: 2026-11-02\nredirects: [old-buoy]\nrelated: [lamp]\nnote: zebranote\n---\n# The buoy drifts\n\n"
                      "Pull it back. See [the lamp](../lamp.md) or [the ledger](../ledger.md).\n\n## First\n\nOne.\n\n## Then\n\n"
                      "![chart](chart.png)\n",
    "en/sea/chart.png": PNG,
    "fa/sea/buoy.md": "---\nupdated: 2026-11-30\n---\n# بویه رها شده است\n\nآن را برگردانید.\n",
}


class Portal(e2e.Case):
    files = FILES

    def page(self, target, code=200, **headers):
        answer = self.server.get(target, **headers)
        self.assertEqual(answer.code, code, str(answer))
        return answer.body.decode()

    def send(self, target, fields, **headers):
        headers = {"Content-Type": "application/x-www-form-urlencoded"} | {k.replace("_", "-"): v for k, v in headers.items()}
        return self.server.request("POST", target, body=urllib.parse.urlencode(fields).encode(), headers=headers)

    def rows(self, sql):
        with sqlite3.connect(os.path.join(self.base, ".cordial", "portal.db")) as db:
            return db.execute(sql).fetchall()

    # Languages

    def test_language_is_negotiated_and_a_choice_is_remembered(self):
        self.assertIn('<html lang="en" dir="ltr">', self.page("/"))
        self.assertIn('<html lang="nl" dir="ltr">', self.page("/", Accept_Language="de, nl-BE;q=0.8, en;q=0.5"))
        answer = self.server.get("/?lang=fa", Accept_Language="nl")
        self.assertIn('<html lang="fa" dir="rtl">', answer.body.decode())
        self.assertIn("lang=fa;", answer.headers["set-cookie"])
        self.assertIn("SameSite=Lax", answer.headers["set-cookie"])
        self.assertIn('<html lang="fa" dir="rtl">', self.page("/", Cookie="lang=fa", Accept_Language="nl"))
        self.assertNotIn("set-cookie", self.server.get("/?lang=it").headers)
        self.assertIn("Cookie", answer.headers["vary"])

    def test_page_names_itself_in_each_language(self):
        text = self.page("/articles/buoy?lang=fa")
        self.assertIn('<link rel="canonical" href="https://help.lamp.example/articles/buoy?lang=fa">', text)
        self.assertIn('hreflang="en" href="https://help.lamp.example/articles/buoy?lang=en"', text)
        self.assertIn('hreflang="x-default" href="https://help.lamp.example/articles/buoy"', text)
        self.assertNotIn('hreflang="nl" href="https', text)
        self.assertIn("۹ آذر ۱۴۰۵", text)

    def test_article_without_a_translation_says_so(self):
        text = self.page("/articles/horn?lang=nl")
        self.assertIn('<article class="reading" lang="en" dir="ltr">', text)
        self.assertIn("nog niet in het Nederlands", text)

    # Pages

    def test_first_page_has_topics_and_what_is_new(self):
        text = self.page("/")
        self.assertIn('<a href="/topics/sea">At sea</a>', text)
        self.assertIn("Light &lt;Station&gt;", text)
        self.assertNotIn("<Station>", text)
        self.assertIn("The buoy drifts", text)
        self.assertNotIn("Canaryword", text)

    def test_topic_lists_its_articles_and_an_unknown_one_is_not_found(self):
        self.assertIn("The buoy drifts", self.page("/topics/sea"))
        for path in ("/topics/land", "/topics/sea/deep", "/topics/"):
            self.page(path, 404)

    def test_article_has_its_parts(self):
        text = self.page("/articles/buoy")
        for piece in ('<h1>The buoy drifts</h1>', '<time datetime="2026-11-02">2 November 2026</time>', 'href="#first"',
                      '<a href="/articles/lamp">the lamp</a>', "or the ledger.", '<img src="/articles/buoy/pictures/1?lang=en"',
                      '"@type":"BreadcrumbList"', 'href="/articles/buoy.md?lang=en"'):
            self.assertIn(piece, text)
        self.assertNotIn("zebranote", text)

    def test_picture_is_there_for_its_article_alone(self):
        answer = self.server.get("/articles/buoy/pictures/1?lang=en")
        self.assertEqual((answer.code, answer.headers["content-type"], answer.body.decode()), (200, "image/png", PNG))
        for path in ("/articles/buoy/pictures/2?lang=en", "/articles/lamp/pictures/1", "/articles/ledger/pictures/1"):
            self.page(path, 404)

    def test_earlier_id_redirects_for_good(self):
        for path, target in (("/articles/old-buoy", "/articles/buoy"), ("/articles/old-buoy?lang=fa", "/articles/buoy?lang=fa"),
                             ("/articles/old-buoy.md", "/articles/buoy.md")):
            answer = self.server.get(path)
            self.assertEqual((answer.code, answer.headers["location"]), (301, target))

    def test_hidden_article_is_as_one_that_is_not_there(self):
        for ending in ("", ".md", "/pictures/1"):
            hidden = self.server.get(f"/articles/ledger{ending}", Accept="text/html")
            missing = self.server.get(f"/articles/nothing{ending}", Accept="text/html")
            self.assertEqual((hidden.code, missing.code), (404, 404))
            clean = [re.sub("[0-9a-f]{16}", "", a.body.decode()).replace("ledger", "ID").replace("nothing", "ID")
                     for a in (hidden, missing)]
            self.assertEqual(clean[0], clean[1])

    def test_page_has_a_tag_and_is_not_sent_again(self):
        answer = self.server.get("/articles/lamp")
        self.assertEqual(answer.headers["cache-control"], "private, no-cache")
        again = self.server.get("/articles/lamp", If_None_Match=answer.headers["etag"])
        self.assertEqual((again.code, again.body), (304, b""))

    def test_search_escapes_what_was_typed(self):
        text = self.page("/search?q=" + urllib.parse.quote('"><script>alert(1)</script>'))
        self.assertNotIn("<script>alert", text)
        self.assertIn("&lt;script&gt;alert(1)", text)

    def test_search_finds_marks_and_corrects(self):
        self.assertRegex(self.page("/search?q=lamp"), "<mark>lamp</mark>|<mark>Lamp</mark>")
        self.assertIn("lamp", self.page("/search?q=lanp"))
        self.assertIn('href="/contact?q=qqqq%20zzzz"', self.page("/search?q=qqqq+zzzz"))
        self.assertIn("noindex", self.page("/search?q=lamp"))

    def test_words_that_an_article_does_not_have_are_named(self):
        page = self.page("/search?q=horn+lever+wick")
        self.assertIn("No article has all of your words", page)
        self.assertRegex(page, '(?s)/articles/horn".*?Without <s dir="auto">wick</s></span>.*?</li>')
        self.assertIn('href="/contact?q=horn%20lever%20wick"', page)
        page = self.page("/search?q=horn+lever")
        self.assertIn("Few articles have all of your words", page)
        self.assertRegex(page, '(?s)/articles/horn".*?</li>.*Without <s dir="auto">lever</s>')

    def test_error_of_a_page_is_a_page(self):
        answer = self.server.get("/nowhere", Accept="text/html")
        self.assertEqual((answer.code, answer.headers["content-type"]), (404, "text/html; charset=utf-8"))
        self.assertIn("This page is not here", answer.body.decode())
        self.assertIn("Light &lt;Station&gt;", answer.body.decode())

    # Votes and questions

    def test_vote_is_kept_with_its_reason(self):
        answer = self.send("/articles/lamp/vote", {"helpful": "no", "reason": "unclear", "comment": "Which wick?", "lang": "en"})
        self.assertEqual((answer.code, answer.headers["location"]), (303, "/articles/lamp?voted=1#vote"))
        self.assertIn("Thank you", self.page("/articles/lamp?voted=1"))
        self.assertIn(("lamp", "en", 0, "unclear", "Which wick?"),
                      self.rows("SELECT answer, language, helpful, reason, comment FROM vote"))

    def test_vote_that_means_nothing_is_refused(self):
        for fields in ({}, {"helpful": "perhaps"}, {"helpful": "no", "reason": "because"}, {"helpful": "no", "comment": "x" * 3000}):
            self.assertIn(self.send("/articles/lamp/vote", fields).code, (400, 413), fields)
        self.assertEqual(self.send("/articles/ledger/vote", {"helpful": "yes"}).code, 404)

    def test_what_helped_most_stands_on_the_first_page(self):
        self.send("/articles/fog/vote", {"helpful": "yes"})
        self.assertIn("Most helpful", self.page("/"))

    def test_form_of_another_site_is_refused(self):
        for headers in ({"Origin": "https://evil.example"}, {"Sec_Fetch_Site": "cross-site"}):
            answer = self.send("/contact", {"message": "x", "email": "a@b.example", "sure": "1"}, **headers)
            self.assertEqual(answer.code, 403)

    def test_question_is_offered_answers_then_kept(self):
        fields = {"message": "My lamp does not burn, it stays dark", "email": "ann@sea.example", "name": "Ann", "subject": "Lamp"}
        answer = self.send("/contact", fields)
        self.assertEqual(answer.code, 200)
        self.assertIn('href="/articles/lamp"', answer.body.decode())
        self.assertIn("My lamp does not burn", answer.body.decode())
        answer = self.send("/contact", fields | {"sure": "1", "offered": "lamp"})
        self.assertEqual(answer.code, 303)
        self.assertIn("within 4 hours", self.page(answer.headers["location"]))
        self.assertIn(("Ann", "ann@sea.example", "Lamp", fields["message"], "en", "lamp"),
                      self.rows("SELECT name, email, subject, text, language, offered FROM question"))

    def test_question_that_was_solved_is_a_vote_and_no_question(self):
        answer = self.send("/contact", {"message": "Foghorn?", "solved": "horn"})
        self.assertEqual((answer.code, answer.headers["location"]), (303, "/contact/sent?solved=1"))
        self.assertIn(("horn", 1, "contact"), self.rows("SELECT answer, helpful, reason FROM vote"))
        self.assertEqual(self.rows("SELECT * FROM question WHERE text = 'Foghorn?'"), [])

    def test_question_without_words_or_address_comes_back(self):
        for fields in ({"message": " ", "email": "a@b.example"}, {"message": "Help", "email": "a@b"}, {"message": "Help", "email": "a b@c.d"},
                       {"message": "x" * 12000, "email": "a@b.example"}):
            answer = self.send("/contact", fields)
            self.assertEqual(answer.code, 422, fields)
            self.assertIn('class="errors"', answer.body.decode())

    def test_machine_that_fills_every_field_is_thanked_and_forgotten(self):
        answer = self.send("/contact", {"message": "Buy pills", "email": "a@b.example", "website": "http://pills.example", "sure": "1"})
        self.assertEqual((answer.code, answer.headers["location"]), (303, "/contact/sent"))
        self.assertNotIn("Buy pills", str(self.rows("SELECT text FROM question")) if os.path.exists(
            os.path.join(self.base, ".cordial", "portal.db")) else "")

    # Looks

    def test_bright_brand_becomes_legible(self):
        answer = self.server.get("/brand.css")
        self.assertEqual(answer.headers["content-type"], "text/css; charset=utf-8")
        self.assertRegex(answer.body.decode(), r"--brand-ink:#[0-9a-f]{6}")
        self.assertNotIn("--brand-ink:#ffee00;--on-brand:#ffffff", answer.body.decode().split("@media")[0])
        logo = self.server.get("/brand/logo")
        self.assertEqual((logo.code, logo.headers["content-type"]), (200, "image/svg+xml"))

    # Documents for machines

    def test_map_feed_and_search_description_are_well_formed(self):
        for path, root in (("/sitemap.xml", "urlset"), ("/sitemap.xml?part=1", "urlset"), ("/feed.atom", "feed"),
                           ("/opensearch.xml", "OpenSearchDescription")):
            tree = xml.etree.ElementTree.fromstring(self.page(path))
            self.assertEqual(tree.tag.split("}")[1], root)
        self.assertIn("<ShortName>Light &lt;Station&gt;</ShortName>", self.page("/opensearch.xml"))
        self.page("/sitemap.xml?part=2", 404)
        text = self.page("/sitemap.xml")
        self.assertIn("<loc>https://help.lamp.example/articles/buoy?lang=fa</loc>", text)
        self.assertIn("<lastmod>2026-11-02</lastmod>", text)
        self.assertIn("https://help.lamp.example/topics/sea", text)
        self.assertNotIn("ledger", text)
        feed = self.page("/feed.atom?lang=fa")
        self.assertIn("بویه رها شده است", feed)
        self.assertIn("<updated>2026-11-30T00:00:00Z</updated>", feed)

    def test_markdown_twin_has_title_language_date_and_body_alone(self):
        answer = self.server.get("/articles/buoy.md?lang=en")
        self.assertEqual(answer.headers["content-type"], "text/markdown; charset=utf-8")
        self.assertTrue(answer.body.decode().startswith('---\ntitle: "The buoy drifts"\nlang: en\nupdated: 2026-11-02\n---\n\n'))
        self.assertNotIn("zebranote", answer.body.decode())

    def test_list_for_language_models_names_the_twins(self):
        text = self.page("/llms.txt")
        self.assertTrue(text.startswith("# Light <Station> Northpoint\n\n> "))
        self.assertIn("## At sea\n\n- [The buoy drifts](https://help.lamp.example/articles/buoy.md?lang=en)", text)

    def test_robots_are_told_where_the_map_is(self):
        text = self.page("/robots.txt")
        self.assertIn("Disallow: /search", text)
        self.assertIn("Sitemap: https://help.lamp.example/sitemap.xml", text)

    def test_browser_gets_suggestions_for_its_search_field(self):
        answer = self.server.get("/opensearch/suggestions?q=lam")
        self.assertEqual(answer.headers["content-type"], "application/x-suggestions+json; charset=utf-8")
        self.assertEqual(answer.json[0], "lam")
        self.assertIn("The lamp stays dark", answer.json[1])

    # The widget

    def test_widget_may_be_framed_by_the_named_sites_alone(self):
        for path in ("/widget", "/widget?q=lamp", "/widget/articles/lamp"):
            self.assertIn("frame-ancestors https://shop.example", self.server.get(path).headers["content-security-policy"])
        self.assertIn("frame-ancestors 'none'", self.server.get("/articles/lamp").headers["content-security-policy"])
        self.assertIn('href="/widget/articles/lamp"', self.page("/widget?q=lamp"))
        self.assertEqual(self.server.get("/widget.js").headers["cross-origin-resource-policy"], "cross-origin")


class Bare(e2e.Case):
    """A base without anything of base.yaml's, and with the contact form off."""

    files = {"base.yaml": "audience: public\nlanguages: [en]\nquestions: off\n", "a.md": "# A\n\nText.\n"}

    def test_addresses_begin_as_the_request_calls_the_site(self):
        self.assertIn(f"http://127.0.0.1:{self.server.port}/articles/a", self.server.get("/sitemap.xml").body.decode())

    def test_there_is_no_contact_form_and_no_switch_of_languages(self):
        text = self.server.get("/").body.decode()
        self.assertNotIn('href="/contact"', text)
        self.assertNotIn("data-menu", text)
        self.assertNotIn("<form class=\"form\"", self.server.get("/contact").body.decode())
        answer = self.server.request("POST", "/contact", body=b"message=x&email=a%40b.example&sure=1",
                                     headers={"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.code, 404)


class PortalOnly(e2e.Case):
    """The portal alone: customers may vote and ask, and nothing of the agents' is opened."""

    words = ("--portal-only",)

    def test_votes_and_questions_are_kept_without_the_agents_records(self):
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        self.assertEqual(self.server.request("POST", "/articles/lamp/vote", body=b"helpful=yes", headers=form).code, 303)
        sent = self.server.request("POST", "/contact", body=b"message=A+ship%3F&email=a%40b.example&sure=1", headers=form)
        self.assertEqual(sent.code, 303)
        self.assertIn("The lamp stays dark", self.server.get("/").body.decode())
        self.assertNotIn("/sign-in", self.server.get("/").body.decode())
        names = os.listdir(os.path.join(self.base, ".cordial"))
        self.assertIn("portal.db", names)
        self.assertNotIn("cordial.db", names)


if __name__ == "__main__":
    e2e.main()
