/* Spelling: words that neither a dictionary nor the base, the ticket or a name knows. */
#include "base/utf8.h"
#include "reply/checks.h"
#include "reply/measure.h"
#include "text/languages.h"
#include "text/spell.h"
#include "text/unicode.h"

enum {
    SPELLING_FINDINGS = 10, /* of more, the first ones say enough */
    LETTERS_MIN = 3,
};

/* What the letters of a word look like, as far as it matters here. */
struct shape {
    size_t letters;
    size_t small;
    bool capital_first;
    bool mixed;   /* a capital behind a small letter: a product, or a name of code */
    bool foreign; /* something that is no letter */
};

static struct shape shape_of(struct str word)
{
    struct shape shape = {0};
    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_next(word, &at);
        enum unicode_kind kind = unicode_kind(c);
        bool joint = c == '\'' || c == 0x2019 || c == 0x200C || c == '-';
        bool letter = kind == UNICODE_SMALL || kind == UNICODE_CAPITAL || kind == UNICODE_LETTER;
        bool mark = kind == UNICODE_MARK;
        shape.foreign = shape.foreign || (!letter && !joint && !mark);
        shape.mixed = shape.mixed || (kind == UNICODE_CAPITAL && shape.small > 0);
        shape.capital_first =
            shape.capital_first || (kind == UNICODE_CAPITAL && shape.letters == 0);
        shape.letters += letter;
        shape.small += kind != UNICODE_CAPITAL && letter;
    }
    return shape;
}

/* A capital within a sentence is a name's, but in some languages a noun's. */
static bool may_be_name(const struct check_context *c, const struct word *word, struct shape shape)
{
    const struct sentence *s = context_sentence(c, word->start);
    const struct language *language = language_find(c->request->language);
    bool nouns = language != NULL && language->capitals;
    return shape.capital_first && !nouns && (s == NULL || s->start != word->start);
}

/* Part of an address, a path, a name of code, or quoted as a program has it. */
static bool is_quoted(const struct check_context *c, const struct word *word)
{
    char before = word->start > 0 ? c->flow.p[word->start - 1] : ' ';
    char after = word->end < c->flow.n ? c->flow.p[word->end] : ' ';
    char second = word->end + 1 < c->flow.n ? c->flow.p[word->end + 1] : ' ';
    bool goes_on = strchr(".:", after) != NULL && strchr(" \n\t*_\"')", second) == NULL;
    return strchr("`@/\\.<{[&=#%$~+", before) != NULL || strchr("`@/\\>}]=&+", after) != NULL ||
           goes_on;
}

static bool is_worth_asking(const struct check_context *c, const struct word *word)
{
    struct shape shape = shape_of(str_sub(c->flow, word->start, word->end));
    return !word->part && !word->code && word->start < c->shape.sign_start &&
           word->start >= c->shape.body_start && shape.letters >= LETTERS_MIN && shape.small > 0 &&
           !shape.mixed && !shape.foreign && !may_be_name(c, word, shape) && !is_quoted(c, word);
}

/* Words of programs and the net are English in many languages. */
static bool in_dictionary(const struct check_context *c, struct str word)
{
    struct speller *speller = c->request->speller;
    return speller_knows(speller, c->request->language, word) ||
           speller_knows(speller, STR("en"), word);
}

static bool is_right(const struct check_context *c, struct str_list known, const struct word *word)
{
    const struct check_base *base = c->request->base;
    return word_set_has(known, word->text) || word_is_stop(c->request->language, word->text) ||
           (base != NULL && base->has_word(base->self, c->request->language, word->text)) ||
           in_dictionary(c, str_sub(c->flow, word->start, word->end));
}

/* The only word that can be meant is put in without asking. */
static void correct(struct check_context *c, cordial_finding *finding, struct str word)
{
    struct str_list words =
        speller_suggest(c->mem, c->request->speller, c->request->language, word);
    if (words.n > 0) {
        set_fix(finding, words.rows[0], words.n == 1);
    }
}

void check_spelling(struct check_context *c)
{
    struct speller *speller = c->request->speller;
    c->looked = speller != NULL && speller_has(speller, c->request->language);
    if (!c->looked) {
        return;
    }
    struct str_list known = measure_known_words(c);
    size_t n = 0;
    for (size_t i = 0; i < c->words.n && n < SPELLING_FINDINGS; i++) {
        const struct word *word = &c->words.rows[i];
        if (!is_worth_asking(c, word) || is_right(c, known, word)) {
            continue;
        }
        struct str said = str_sub(c->text, word->start, word->end);
        cordial_finding *finding = add_finding(c, word->start, word->end, "spelling", VALUES(said));
        n++;
        if (c->request->corrections) {
            correct(c, finding, said);
        }
    }
}
