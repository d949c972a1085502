/* Rules about the greeting: that there is one, and whom it names. */
#include "reply/checks.h"

#include "base/utf8.h"
#include "reply/name.h"
#include "text/sign.h"

enum {
    NAME_WORDS_MAX = 5,   /* looked at behind a greeting's phrase */
    NEAR_LENGTH_MIN = 4,  /* letters of a name in which a slip is told from another name */
    LONG_NAME_MIN = 6,    /* the same for two slips */
    EDIT_LENGTH_MAX = 32, /* longer words are cut */
};

void check_greeting(struct check_context *c)
{
    c->looked = context_list(c, "greeting-reply").n > 0;
    if (!c->looked || c->shape.has_greeting) {
        return;
    }
    struct str greeting = context_phrase(c, "greeting.any");
    cordial_finding *finding =
        add_finding(c, 0, 0, greeting.n > 0 ? "greeting-as" : "greeting", VALUES(greeting));
    if (greeting.n > 0) {
        set_fix(finding, arena_printf(c->mem, "%s\n\n", greeting.p), true);
    }
}

static struct words customer_words(const struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    return words_cut(c->mem, ticket != NULL ? str_of(ticket->customer) : STR(""));
}

/* A word by its letters, whatever bytes they have. */
struct letters {
    uint32_t c[EDIT_LENGTH_MAX];
    size_t n;
};

static struct letters letters_of(struct str word)
{
    struct letters out = {.n = 0};
    for (size_t at = 0; at < word.n && out.n < EDIT_LENGTH_MAX;) {
        out.c[out.n++] = utf8_next(word, &at);
    }
    return out;
}

/* Letters in which two words differ: the Levenshtein distance. */
static size_t edit_distance(const struct letters *a, const struct letters *b)
{
    size_t row[EDIT_LENGTH_MAX + 1];
    for (size_t j = 0; j <= b->n; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a->n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b->n; j++) {
            size_t change = diagonal + (a->c[i - 1] != b->c[j - 1]);
            size_t insert = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < insert ? change : insert;
        }
    }
    return row[b->n];
}

/* Do two words of one length differ in nothing but the order of two neighbours? */
static bool is_swapped(const struct letters *a, const struct letters *b)
{
    size_t i = 0;
    while (i < a->n && i < b->n && a->c[i] == b->c[i]) {
        i++;
    }
    return a->n == b->n && i + 1 < a->n && a->c[i] == b->c[i + 1] && a->c[i + 1] == b->c[i] &&
           memcmp(a->c + i + 2, b->c + i + 2, (a->n - i - 2) * sizeof a->c[0]) == 0;
}

/* "Pual" is a slip of Paul's name; "Carl" is another man. */
static bool is_misspelt(struct str own, struct str word)
{
    struct letters a = letters_of(own);
    struct letters b = letters_of(word);
    size_t slips = a.n >= LONG_NAME_MIN ? 2 : 1;
    return a.n >= NEAR_LENGTH_MIN && (is_swapped(&a, &b) || edit_distance(&a, &b) <= slips);
}

enum likeness { LIKE_NOTHING, LIKE_MISSPELT, LIKE_SAME };

/* "Rosemary" is like the "R" of "R. Sayle". */
static enum likeness likeness_to(struct str word, struct words name)
{
    enum likeness best = LIKE_NOTHING;
    for (size_t i = 0; i < name.n; i++) {
        struct str own = name.rows[i].text;
        bool initial = own.n == 1 && str_starts(word, own);
        if (initial || str_eq(own, word)) {
            return LIKE_SAME;
        }
        if (is_misspelt(own, word)) {
            best = LIKE_MISSPELT;
        }
    }
    return best;
}

struct greeted {
    size_t start; /* bytes of the name in the greeting; both 0: there is none */
    size_t end;
    enum likeness likeness; /* of its least like word */
};

static bool is_name_filler(const struct check_context *c, struct str word)
{
    return pack_has_word(context_list(c, "title"), word) ||
           pack_has_word(context_list(c, "greeting-filler"), word);
}

static bool looks_like_name(const struct check_context *c, const struct word *word,
                            struct words customer)
{
    char first = c->flow.p[word->start];
    bool small = first >= 'a' && first <= 'z';
    return likeness_to(word->text, customer) != LIKE_NOTHING ||
           (!small && !word_is_stop(c->request->language, word->text));
}

/* May a name go on across what stands between two of its words? "Mr. Smith", "Ann-Marie"; Persian
 * names have a half-space. */
static bool name_goes_on(struct str gap, bool after_short)
{
    bool joined = str_eq(gap, STR("-")) || str_eq(gap, STR("'")) || str_eq(gap, STR("\u200c"));
    bool point = after_short && gap.n > 0 && gap.p[0] == '.';
    struct str rest = str_from(gap, point);
    size_t blanks = 0;
    while (blanks < rest.n && rest.p[blanks] == ' ') {
        blanks++;
    }
    return joined || blanks == rest.n;
}

/* The words between the greeting's phrase and the first sign behind it. */
static struct greeted greeted_name(const struct check_context *c, struct words customer)
{
    struct greeted g = {.likeness = LIKE_SAME};
    size_t behind = c->shape.greeting_end;
    bool after_short = false; /* a title or an initial, which a point may follow */
    for (size_t i = 0, n = 0; i < c->words.n && n < NAME_WORDS_MAX; i++) {
        const struct word *word = &c->words.rows[i];
        if (word->start < behind) {
            continue;
        }
        if (!name_goes_on(str_sub(c->flow, behind, word->start), after_short)) {
            return g;
        }
        bool filler = is_name_filler(c, word->text);
        after_short = filler || word->text.n == 1;
        behind = word->end;
        n++;
        if (filler) {
            continue;
        }
        if (!looks_like_name(c, word, customer)) {
            return g;
        }
        enum likeness likeness = likeness_to(word->text, customer);
        g.start = g.end == 0 ? word->start : g.start;
        g.end = word->end;
        g.likeness = likeness < g.likeness ? likeness : g.likeness;
    }
    return g;
}

static bool knows_customer(const struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    return ticket != NULL && str_trim(str_of(ticket->customer)).n > 0 &&
           context_list(c, "greeting-reply").n > 0;
}

/* An initial, the "de" of "Paul de Wit" and the "Dr" of "Dr Wit" are found in any text, and tell
 * nothing. */
static bool tells_name(struct str own)
{
    return own.n > 1 && !pack_has_word(pack_find(STR("any"), "particle"), own) &&
           !pack_has_word(pack_find(STR("any"), "title"), own);
}

static bool text_has_customer_name(const struct check_context *c, struct words customer)
{
    for (size_t i = 0; i < customer.n; i++) {
        struct str own = customer.rows[i].text;
        for (size_t k = 0; k < c->words.n && tells_name(own); k++) {
            if (str_eq(c->words.rows[k].text, own)) {
                return true;
            }
        }
    }
    return false;
}

static struct str first_name(const struct check_context *c)
{
    return arena_str(
        c->mem, name_first(c->mem, c->request->language, str_of(c->request->ticket->customer)));
}

void check_name(struct check_context *c)
{
    if (!knows_customer(c)) {
        return;
    }
    c->looked = true;
    struct words customer = customer_words(c);
    bool group = name_is_group(c->mem, c->request->language, str_of(c->request->ticket->customer));
    if (group || text_has_customer_name(c, customer) ||
        (c->shape.has_greeting && greeted_name(c, customer).end > 0)) {
        return;
    }
    struct str name = first_name(c);
    size_t at = c->shape.has_greeting ? c->shape.greeting_end : 0;
    cordial_finding *finding = add_finding(c, at, at, "name", VALUES(name));
    bool is_bare = at < c->flow.n &&
                   (c->flow.p[at] == '\n' || sign_at(c->flow, at, SIGN_COMMA | SIGN_CALL) > 0);
    if (c->shape.has_greeting && is_bare) {
        set_fix(finding, arena_printf(c->mem, " %.*s", STR_ARG(name)), true);
    }
}

void check_name_wrong(struct check_context *c)
{
    if (!knows_customer(c) || !c->shape.has_greeting) {
        return;
    }
    c->looked = true;
    struct greeted g = greeted_name(c, customer_words(c));
    if (g.end == 0 || g.likeness == LIKE_SAME) {
        return;
    }
    struct str given = str_sub(c->text, g.start, g.end);
    struct str own = str_of(c->request->ticket->customer);
    cordial_finding *finding = add_finding(
        c, g.start, g.end, g.likeness == LIKE_MISSPELT ? "name-wrong-misspelt" : "name-wrong",
        VALUES(own, given));
    set_fix(finding, first_name(c), g.likeness == LIKE_MISSPELT);
}
