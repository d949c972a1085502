"""Documents for machines against the rules of their formats: the feed, the map, the search."""
import os
import subprocess

import e2e

FORMATS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "formats")
SCHEMAS = (
    ("/feed.atom", "atom", "application/atom+xml"),
    ("/sitemap.xml", "sitemap", "application/xml"),
    ("/opensearch.xml", "opensearch", "application/opensearchdescription+xml"),
)


class Formats(e2e.Case):
    files = e2e.BASE | {
        "base.yaml": "name: \"Lamps & <Horns> of \\\"the\\\" coast, their care and keeping\"\n"
        "url: https://help.lamp.example\nlanguages: [en, nl, fa]\naudience: public\n",
        "en/odd.md": "---\nupdated: 2026-01-02\n---\n# Is 1 < 2 & \"so\" on? ]]>\n\nYes, it's <b>so</b> & more.\n",
        "fa/lamp.md": "---\nupdated: 2026-03-04\n---\n# چراغ خاموش است\n\nفتیله را بالا بکشید.\n",
    }

    def faults(self, schema, document):
        path = os.path.join(FORMATS, schema + ".rng")
        command = ["xmllint", "--nonet", "--noout", "--relaxng", path, "-"]
        done = subprocess.run(command, input=document, capture_output=True, check=False)
        return done.stderr.decode() if done.returncode != 0 else ""

    def test_documents_are_what_their_formats_allow(self):
        for path, schema, content in SCHEMAS:
            for language in ("", "?lang=nl", "?lang=fa"):
                with self.subTest(path + language):
                    answer = self.server.get(path + language)
                    self.assertEqual(answer.code, 200, str(answer))
                    self.assertEqual(answer.headers["content-type"].split(";")[0], content)
                    self.assertEqual(self.faults(schema, answer.body), "")

    def test_the_feed_has_what_changed(self):
        self.assertEqual(self.server.get("/feed.atom").body.count(b"<entry>"), 1)

    def test_a_document_without_what_its_format_needs_is_seen(self):
        for path, schema, cut in (
            ("/feed.atom", "atom", (b"updated>", b"modified>")),
            ("/sitemap.xml", "sitemap", (b"https://", b"")),
            ("/opensearch.xml", "opensearch", (b"{searchTerms}", b"")),
        ):
            with self.subTest(path):
                document = self.server.get(path).body.replace(*cut)
                self.assertIn("fails to validate", self.faults(schema, document))


if __name__ == "__main__":
    e2e.main()
