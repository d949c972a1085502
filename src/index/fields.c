/*
 * The schema of an index. There are two databases, public.xap and agents.xap; an entry is in the
 * one of its audience. Nothing is known of an agents' entry in the public one.
 *
 * A document is an entry, or the note of a public entry (in agents.xap alone). It has
 *
 *   terms  K code          a code such as 553 or err4012; weight of its field; positions
 *          W xx : word     a folded word of language xx as written; weighs nothing; positions
 *          XX stem         its stem (the language's code in capitals); weight of its field
 *          F xx : word=form  how the entry writes the word most, when not as it is folded
 *          Q path          the file below the base; unique in the database
 *          I id            the answer
 *          J id            an earlier id, from redirects
 *          L xx            the language
 *          T kind          article, reply, note
 *          S draft         when its state is draft
 *   values 0 id            for collapsing
 *          1 stamp         from which state of its file it was made, and where its texts are
 *                          (index/stamp.h, index/texts.h)
 *
 * Prefixes are capitals; what follows starts with a small letter, a digit or a byte above 127,
 * so that "IT" + stem and "I" + id never meet. Positions count words from 1; fields and sections
 * are POSITION_GAP apart, so that no phrase goes across them.
 *
 * Metadata:
 *   schema                 INDEX_SCHEMA
 *   shape                  hash of what in base.yaml decides how files are indexed
 *   lone                   "1" when no answer has more than one document in both databases
 *   changes                in each database: how many live transactions changed it
 *   changesN               what the Nth did to words and documents (index/changes.h)
 */
#include "index/fields.h"

#include "xapian-c/xapian-c.h"

static const struct field_row fields[] = {
    [FIELD_TITLE] = {"title", 3, false, "mailbox full", "the title"},
    [FIELD_EXAMPLES] = {"examples", 2, false, "cannot send mail",
                        "how customers say it, from front matter"},
    [FIELD_KEYWORDS] = {"keywords", 2, false, "rcpthosts", "further words, from front matter"},
    [FIELD_HEADING] = {"heading", 2, false, "what to do", "headings of sections"},
    [FIELD_BODY] = {"body", 1, false, "mail program", "the text"},
    [FIELD_NOTE] = {"note", 1, true, "ask finance", "note, owner and review: for agents"},
};

const struct field_row *field_row(enum field field)
{
    return &fields[field];
}

enum { LEAD_MAX = 2 }; /* bytes before and behind the language */

static const char *const prefixes[] = {
    [TERM_CODE] = "K", [TERM_WORD] = "W",  [TERM_FORM] = "F",     [TERM_STEM] = "",
    [TERM_PATH] = "Q", [TERM_ID] = "I",    [TERM_REDIRECT] = "J", [TERM_LANGUAGE] = "L",
    [TERM_KIND] = "T", [TERM_STATE] = "S",
};

/* What stands before the text: the prefix, and with words and stems the language. */
static size_t put_lead(char *p, enum term_kind kind, struct str language)
{
    size_t n = strlen(prefixes[kind]);
    memcpy(p, prefixes[kind], n);
    bool of_word = kind == TERM_WORD || kind == TERM_FORM;
    for (size_t i = 0; i < language.n && (of_word || kind == TERM_STEM); i++) {
        char c = language.p[i];
        p[n++] = kind == TERM_STEM && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    if (of_word) {
        p[n++] = ':';
    }
    return n;
}

struct str term_make(struct arena *mem, enum term_kind kind, struct str language, struct str text)
{
    char *p = arena_alloc(mem, LEAD_MAX + language.n + text.n + 1);
    size_t n = put_lead(p, kind, language);
    if (text.n > 0) {
        memcpy(p + n, text.p, text.n);
    }
    struct str term = {p, n + text.n};
    if (term.n <= XC_TERM_MAX) {
        return term;
    }
    struct str start = str_sub(term, 0, XC_TERM_MAX - 16);
    return arena_printf(mem, "%.*s%016llx", STR_ARG(start), (unsigned long long)str_hash(term));
}

struct str term_words_prefix(struct arena *mem, struct str language)
{
    return arena_printf(mem, "%s%.*s:", prefixes[TERM_WORD], STR_ARG(language));
}

struct str term_all_words_prefix(void)
{
    return str_of(prefixes[TERM_WORD]);
}

struct str term_languages_prefix(void)
{
    return str_of(prefixes[TERM_LANGUAGE]);
}
