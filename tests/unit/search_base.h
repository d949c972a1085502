/*
 * A base that tests of searching and suggesting share: made and indexed once for a group of
 * tests. Its words are chosen so that each test knows what must be found.
 */
#ifndef TESTS_SEARCH_BASE_H
#define TESTS_SEARCH_BASE_H

#include "scratch.h"

static const struct {
    const char *path;
    const char *text;
} search_base_files[] = {
    {"base.yaml", "name: Test\nlanguages: [en, nl, fa, it]\naudience: public\n"
                  "register: {en: none}\n"},
    {"en/mail/mailbox-full.md",
     "---\nexamples: [\"my mailbox is full\", \"people cannot send me mail\"]\n"
     "note: the zebranote is for colleagues\nredirects: [box-full]\n---\n"
     "# Mailbox full\n\nA mailbox has a limit on our server.\n\n"
     "## What fills a mailbox\n\nLarge attachments fill it. Old newsletters fill it as well. "
     "Nobody reads newsletters from the year before, and yet they stay where they are until "
     "somebody deletes them by hand or with a rule that does it every month.\n\n"
     "## Make room\n\nDelete old newsletters, then empty the wastebasket.\n"},
    {"en/mail/mailbox-full.reply.md",
     "# cause\n\nYour mailbox is full.\n\n# remedy\n\nDelete old newsletters, then empty the "
     "wastebasket.\n"},
    {"nl/mail/mailbox-full.md", "# Postvak vol\n\nVerwijder oude nieuwsbrieven.\n"},
    {"fa/mail/mailbox-full.md",
     "# \u0635\u0646\u062f\u0648\u0642 \u067e\u0631 \u0627\u0633\u062a\n\n"
     "\u0646\u0627\u0645\u0647\u200c\u0647\u0627\u06cc \u0642\u062f\u06cc\u0645\u06cc \u0631\u0627 "
     "\u067e\u0627\u06a9 \u06a9\u0646\u06cc\u062f.\n"},
    {"en/mail/relay-553.md",
     "---\nexamples: [\"error 553 when I send mail\"]\nkeywords: [rcpthosts]\n---\n"
     "# Mail is refused with error 553\n\nThe server refuses to relay. "
     "The error 553 speaks of rcpthosts.\n"},
    {"en/mail/relay-553.reply.md",
     "---\nneeds: [program]\n---\n# cause\n\nThe server does not know you yet.\n\n"
     "# remedy\n\nFetch your mail first, then send.\n"},
    {"en/sites/slow-site.md",
     "---\nexamples: [\"my website loads slowly\"]\n---\n"
     "# Slow website\n\nA website is slow when its server is busy. Large pictures slow it too.\n"},
    {"en/sites/certificate.md",
     "---\nexamples: [\"the browser says the certificate expired\"]\n---\n"
     "# Certificate expired\n\nThe server renews a certificate every ninety days.\n"},
    {"en/billing/refund.md",
     "---\nexamples: [\"I want my money back\"]\n---\n"
     "# Refund\n\nA refund is paid within fourteen days to the same account.\n"},
    {"it/billing/refund.md", "# Rimborso\n\nIl rimborso arriva. Un caff\u00e8 \u00e8 offerto.\n"},
    {"en/internal/goodwill.md",
     "---\naudience: agents\n---\n# Goodwill credit\n\nA xylophone credit may be given.\n"},
    {"en/soon.md", "---\nstate: draft\n---\n# Teleporting\n\nTeleporting a quantum server.\n"},
};

static inline void search_base_put(struct scratch *s)
{
    for (size_t i = 0; i < N_ROWS(search_base_files); i++) {
        scratch_put(s, search_base_files[i].path, search_base_files[i].text);
    }
    assert_int_equal(scratch_index(s)->n_skipped, 0);
}

/* For cmocka_run_group_tests(). */
static inline int search_base_set_up(void **state)
{
    if (scratch_set_up(state) != 0) {
        return -1;
    }
    search_base_put(*state);
    return 0;
}

#endif
