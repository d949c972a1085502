/*
 * Rules of values written out: what facts.yaml has should be quoted from there, and what differs
 * from it is likely old. A number alone proves nothing ("30 days" may be any thirty days), so
 * each kind of value is judged by what surrounds it:
 *
 *   an address   by its domain: whether it is one of those that the facts have
 *   money        by its unit: prices are kept in facts.yaml or they are not
 *   a port       by the word before it, which also stands before the fact where it is quoted
 *   the rest     by its sentence: one that shares most telling words with a sentence that quotes a
 *                fact of the same unit; or by its translation, which quotes the fact in its place
 *
 * Contents: addresses, where facts are quoted, numbers, the two rules.
 */
#include "lint/rules.h"

#include "base/nearest.h"
#include "lint/facts.h"
#include "lint/markup.h"
#include "lint/quantity.h"
#include "text/pack.h"
#include "text/sign.h"
#include "text/words.h"

#include <stdlib.h>

enum {
    CONTEXT_WORDS_MIN = 3, /* telling words that two sentences share */
    POSTINGS_MAX = 64,     /* sentences a word leads to; a more frequent one tells little */
    TELLING_LETTERS = 3,
    HOST_BYTES_MAX = 253,
};

/* So large a share of the shorter sentence's telling words is "the same sentence". */
#define CONTEXT_SHARE_MIN 0.6

/* A sentence that quotes a fact. */
struct context {
    const struct subject *subject;
    const struct fact *fact;
    struct quantity quantity; /* of the fact's value */
    size_t start;             /* the sentence, bytes of the body, half open */
    size_t end;
    uint64_t *words; /* telling ones, each once, sorted */
    size_t n_words;
    struct str before; /* the word in front of the tag, folded */
};

struct posting {
    size_t contexts[POSTINGS_MAX];
    size_t n;
};

/* What is known of the facts of a base. */
struct known {
    struct lint *l;
    struct map hosts;   /* addresses that facts or base.yaml have */
    struct map domains; /* of at least two of them */
    struct map values;  /* whole values that are addresses, to the number of a fact */
    struct context *contexts;
    size_t n;
    size_t cap;
    struct map by_path; /* of an entry, to the number of its first context */
    struct map by_word; /* to the number of a posting */
    struct posting *postings;
    size_t n_postings;
    size_t cap_postings;
    bool differing; /* report what differs from a fact; else what is the same */
};

/* --- addresses -------------------------------------------------------------------------------- */

static bool is_host_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
}

static bool has_letters(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (!((s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z')) {
            return false;
        }
    }
    return s.n >= 2;
}

/* The last @n labels of a host; all of it when it has fewer. */
static struct str last_labels(struct str host, size_t n)
{
    size_t at = host.n;
    while (at > 0 && n > 0) {
        at--;
        n -= host.p[at] == '.';
    }
    return str_from(host, n == 0 ? at + 1 : at);
}

/* The domain that somebody registers: "foo.example", but "foo.co.uk". */
static struct str domain_of(struct str host)
{
    struct str two = last_labels(host, 2);
    size_t point = str_chr(two, '.');
    bool divided = point != STR_NOT_FOUND && point <= 3 && two.n - point - 1 == 2;
    return divided ? last_labels(host, 3) : two;
}

/* The next host at or behind @*at: labels with a point between, the last of letters alone. */
static bool next_host(struct str text, size_t *at, struct str *out)
{
    while (*at < text.n) {
        size_t start = *at;
        while (*at < text.n && is_host_char(text.p[*at])) {
            ++*at;
        }
        struct str host = str_sub(text, start, *at);
        while (host.n > 0 && strchr(".-", host.p[host.n - 1]) != NULL) {
            host.n--;
        }
        *at += *at == start;
        bool cut = start > 0 && (unsigned char)text.p[start - 1] >= 0x80;
        bool good = host.n > 0 && host.n <= HOST_BYTES_MAX && host.p[0] != '.' && host.p[0] != '-';
        if (good && !cut && str_chr(host, '.') != STR_NOT_FOUND &&
            has_letters(last_labels(host, 1))) {
            *out = host;
            return true;
        }
    }
    return false;
}

static struct str lowered(struct arena *mem, struct str s)
{
    char *p = arena_alloc(mem, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        bool capital = s.p[i] >= 'A' && s.p[i] <= 'Z';
        p[i] = capital ? (char)(s.p[i] | 0x20) : s.p[i];
    }
    return (struct str){p, s.n};
}

static void add_hosts(struct known *k, struct map *one, struct str text)
{
    struct str host;
    for (size_t at = 0; next_host(text, &at, &host);) {
        host = lowered(k->l->mem, host);
        bool is_new = false;
        map_put(&k->hosts, host, 1, &is_new);
        if (is_new && !str_eq(domain_of(host), host)) {
            map_put(one, domain_of(host), 0, NULL);
            if (++*map_get(one, domain_of(host)) == 2) {
                map_put(&k->domains, domain_of(host), 1, NULL);
            }
        }
    }
}

/* Is a value an address and nothing else, so that it may be looked for as it stands? */
static bool is_address(struct str value)
{
    bool joined = str_chr(value, ' ') == STR_NOT_FOUND && value.n >= 6;
    bool digits_only = true;
    for (size_t i = 0; i < value.n; i++) {
        digits_only =
            digits_only && ((value.p[i] >= '0' && value.p[i] <= '9') || value.p[i] == '.');
        joined = joined && (unsigned char)value.p[i] < 0x80;
    }
    size_t points = 0;
    for (size_t i = 0; i < value.n; i++) {
        points += value.p[i] == '.';
    }
    return joined &&
           (digits_only ? points == 3 : points >= 1 && (value.p[value.n - 1] | 0x20) >= 'a');
}

static void know_addresses(struct known *k)
{
    const struct config *config = k->l->config;
    struct map one;
    map_init(&one, k->l->scratch);
    for (size_t i = 0; i < config->n_facts; i++) {
        struct str value = config->facts[i].value;
        add_hosts(k, &one, value);
        if (is_address(value)) {
            map_put(&k->values, value, i, NULL);
        }
    }
    add_hosts(k, &one, config->url);
}

/* --- where facts are quoted ------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The sentence around a place, within its paragraph. */
static struct str sentence_around(struct str text, size_t start, size_t end)
{
    size_t from = start;
    while (from > 0 && sign_before(text, from, SIGN_SENTENCE) == 0 &&
           !(text.p[from - 1] == '\n' && (from == 1 || strchr("\n|", text.p[from - 2]) != NULL))) {
        from--;
    }
    size_t to = end;
    while (to < text.n &&
           (sign_at(text, to, SIGN_SENTENCE) == 0 ||
            (to + 1 < text.n && strchr(" \n", text.p[to + 1]) == NULL)) &&
           !str_starts(str_from(text, to), STR("\n\n"))) {
        to++;
    }
    return str_sub(text, from, to);
}

static bool is_telling(struct str language, const struct word *word)
{
    return !word->part && !word->code && word->text.n >= TELLING_LETTERS &&
           !word_is_stop(language, word->text);
}

static size_t telling_words(struct arena *mem, struct str language, struct str sentence,
                            uint64_t **out)
{
    struct words words = words_cut(mem, sentence);
    size_t n = 0;
    size_t kept = 0;
    *out = arena_array(mem, words.n, sizeof **out);
    for (size_t i = 0; i < words.n; i++) {
        if (is_telling(language, &words.rows[i])) {
            (*out)[n++] = str_hash(words.rows[i].text);
        }
    }
    if (n > 1) {
        qsort(*out, n, sizeof **out, by_number);
    }
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || (*out)[i] != (*out)[kept - 1]) {
            (*out)[kept++] = (*out)[i];
        }
    }
    return kept;
}

/* What a fact counts, in a language; false when it counts nothing. */
static bool quantity_of(struct known *k, const struct fact *fact, struct str language,
                        struct quantity *out)
{
    struct quantities all = quantity_find(k->l->mem, language, fact->value);
    if (all.n > 0) {
        *out = all.rows[0];
    }
    return all.n > 0;
}

static struct str word_in_front(struct arena *mem, struct str text, size_t at)
{
    size_t from = at > 80 ? at - 80 : 0;
    struct str before = str_sub(text, from, at);
    size_t line = before.n;
    while (line > 0 && before.p[line - 1] != '\n') {
        line--;
    }
    struct words words = words_cut(mem, str_from(before, line));
    return words.n > 0 ? words.rows[words.n - 1].text : (struct str){0};
}

static struct posting *posting_of(struct known *k, uint64_t word, bool make)
{
    struct str key = {(const char *)&word, sizeof word};
    size_t *known = map_get(&k->by_word, key);
    if (known != NULL || !make) {
        return known != NULL ? &k->postings[*known] : NULL;
    }
    k->postings =
        arena_more(k->l->mem, k->postings, k->n_postings, &k->cap_postings, sizeof *k->postings);
    map_put(&k->by_word, arena_str(k->l->mem, key), k->n_postings, NULL);
    return &k->postings[k->n_postings++];
}

static void add_context(struct known *k, struct context context)
{
    k->contexts = arena_more(k->l->mem, k->contexts, k->n, &k->cap, sizeof *k->contexts);
    for (size_t i = 0; i < context.n_words; i++) {
        struct posting *posting = posting_of(k, context.words[i], true);
        if (posting->n < POSTINGS_MAX) {
            posting->contexts[posting->n++] = k->n;
        }
    }
    k->contexts[k->n++] = context;
}

static void know_contexts(struct known *k)
{
    const struct fact_uses *uses = fact_uses(k->l);
    const struct subject *at = NULL;
    struct markup markup = {0};
    for (size_t i = 0; i < uses->n; i++) {
        const struct fact_use *use = &uses->rows[i];
        const struct fact *fact = config_fact(k->l->config, use->name, use->language);
        struct context context = {.subject = use->subject, .fact = fact};
        if (use->subject == NULL || fact == NULL || use->code ||
            !quantity_of(k, fact, use->language, &context.quantity)) {
            continue;
        }
        if (at != use->subject) {
            at = use->subject;
            markup = markup_blank(k->l->scratch, at->entry.body);
        }
        size_t start = use->start - at->body_at;
        struct str sentence = sentence_around(markup.text, start, use->end - at->body_at);
        context.start = (size_t)(sentence.p - markup.text.p);
        context.end = context.start + sentence.n;
        context.n_words = telling_words(k->l->mem, use->language, sentence, &context.words);
        context.before = word_in_front(k->l->mem, markup.text, start);
        map_put(&k->by_path, at->entry.path, k->n, NULL);
        add_context(k, context);
    }
}

/* --- numbers ---------------------------------------------------------------------------------- */

static size_t shared_words(const struct context *c, const uint64_t *words, size_t n)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < c->n_words && j < n;) {
        shared += c->words[i] == words[j];
        bool left = c->words[i] <= words[j];
        j += words[j] <= c->words[i];
        i += left;
    }
    return shared;
}

static bool speaks_of(const struct context *c, const struct subject *s, const struct quantity *q)
{
    bool within = c->subject == s && c->start <= q->start && q->start < c->end;
    return !within && quantity_alike(&c->quantity, q) &&
           str_eq(c->subject->entry.language, s->entry.language);
}

/* The quoting sentence that is most like this one, about a value of the same kind; or NULL. */
static const struct context *find_context(struct known *k, const struct subject *s,
                                          const struct quantity *q, struct str sentence)
{
    uint64_t *words;
    size_t n = telling_words(k->l->scratch, s->entry.language, sentence, &words);
    const struct context *best = NULL;
    double best_share = 0;
    for (size_t i = 0; i < n; i++) {
        struct posting *posting = posting_of(k, words[i], false);
        for (size_t p = 0; posting != NULL && p < posting->n; p++) {
            const struct context *c = &k->contexts[posting->contexts[p]];
            size_t shared = speaks_of(c, s, q) ? shared_words(c, words, n) : 0;
            size_t least = c->n_words < n ? c->n_words : n;
            double share = least > 0 ? (double)shared / (double)least : 0;
            bool better = share > best_share ||
                          (share == best_share && best != NULL && quantity_same(&c->quantity, q) &&
                           !quantity_same(&best->quantity, q));
            if (shared >= CONTEXT_WORDS_MIN && share >= CONTEXT_SHARE_MIN && better) {
                best = c;
                best_share = share;
            }
        }
    }
    return best;
}

static void report_number(struct known *k, const struct subject *s, const struct quantity *q,
                          const struct fact *fact, bool same, struct str why)
{
    struct str said = str_sub(s->entry.body, q->start, q->end);
    if (same == k->differing) {
        return;
    }
    if (same) {
        struct str tag = arena_printf(k->l->scratch, "{{fact.%.*s}}", STR_ARG(fact->name));
        lint_at(k->l, s, s->body_at + q->start, s->body_at + q->end,
                "'%.*s' is what the fact '%.*s' says%.*s: write %.*s, so that both change together",
                STR_ARG(said), STR_ARG(fact->name), STR_ARG(why), STR_ARG(tag))
            ->fix = arena_cstr(k->l->mem, tag);
    } else {
        lint_at(k->l, s, s->body_at + q->start, s->body_at + q->end,
                "'%.*s', but the fact '%.*s' says '%.*s'%.*s: which of them holds?", STR_ARG(said),
                STR_ARG(fact->name), STR_ARG(fact->value), STR_ARG(why));
    }
}

static double distance(double a, double b)
{
    return a > b ? a - b : b - a;
}

/* Prices are facts, or they are not: by the other sums of the same sign in facts.yaml. */
static bool check_money(struct known *k, const struct subject *s, const struct quantity *q)
{
    const struct config *config = k->l->config;
    const struct fact *nearest = NULL;
    struct quantity of_nearest = {0};
    for (size_t i = 0; i < config->n_facts; i++) {
        const struct fact *fact = &config->facts[i];
        struct quantity here;
        bool speaks = fact->language.n == 0 || str_eq(fact->language, s->entry.language);
        if (!speaks || !quantity_of(k, fact, s->entry.language, &here) ||
            !quantity_alike(&here, q)) {
            continue;
        }
        if (nearest == NULL ||
            distance(here.value, q->value) < distance(of_nearest.value, q->value)) {
            nearest = fact;
            of_nearest = here;
        }
    }
    if (nearest != NULL) {
        report_number(k, s, q, nearest, quantity_same(&of_nearest, q),
                      quantity_same(&of_nearest, q) ? STR("") : STR(", and none has this sum"));
    }
    return nearest != NULL;
}

/* "port 587" where the fact of that value is quoted as "port {{fact.smtp_port}}". */
static void check_bare(struct known *k, const struct subject *s, const struct quantity *q)
{
    for (size_t i = 0; i < k->n && q->unit.n > 0; i++) {
        const struct context *c = &k->contexts[i];
        if (c->quantity.kind == QUANTITY_BARE && c->quantity.value == q->value &&
            str_eq(c->before, q->unit) && str_eq(c->subject->entry.language, s->entry.language)) {
            report_number(k, s, q, c->fact, true, STR(""));
            return;
        }
    }
}

/* The sentences of one entry that quote facts. */
static const struct context *contexts_of(const struct known *k, const struct subject *s,
                                         size_t *out_n)
{
    const size_t *first = map_get(&k->by_path, s->entry.path);
    *out_n = 0;
    while (first != NULL && *first + *out_n < k->n && k->contexts[*first + *out_n].subject == s) {
        ++*out_n;
    }
    return first != NULL ? &k->contexts[*first] : NULL;
}

static bool quotes(const struct known *k, const struct subject *s, struct str name)
{
    size_t n;
    const struct context *rows = contexts_of(k, s, &n);
    for (size_t i = 0; i < n; i++) {
        if (str_eq(rows[i].fact->name, name)) {
            return true;
        }
    }
    return false;
}

/* What a translation quotes and this entry does not, as far as it counts what @q counts. */
struct candidates {
    const struct fact *same;
    const struct fact *other;
    size_t n_others; /* different facts */
    const struct subject *translation;
};

static void look_at_translation(struct known *k, const struct subject *s, const struct quantity *q,
                                const struct subject *translation, struct candidates *out)
{
    size_t n;
    const struct context *rows = contexts_of(k, translation, &n);
    for (size_t i = 0; i < n; i++) {
        const struct fact *fact = config_fact(k->l->config, rows[i].fact->name, s->entry.language);
        struct quantity here;
        if (fact == NULL || quotes(k, s, fact->name) ||
            !quantity_of(k, fact, s->entry.language, &here) || !quantity_alike(&here, q)) {
            continue;
        }
        if (quantity_same(&here, q)) {
            out->same = fact;
            out->translation = translation;
        } else if (out->other == NULL || !str_eq(out->other->name, fact->name)) {
            out->other = fact;
            out->n_others++;
            out->translation = out->same == NULL ? translation : out->translation;
        }
    }
}

static bool is_alone(const struct quantities *all, const struct quantity *q)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        n += quantity_alike(&all->rows[i], q);
    }
    return n == 1;
}

static bool has_quantity(struct known *k, const struct subject *s, const struct quantity *q)
{
    struct markup markup = markup_blank(k->l->scratch, s->entry.body);
    struct quantities all = quantity_find(k->l->scratch, s->entry.language, markup.text);
    for (size_t i = 0; i < all.n; i++) {
        if (all.rows[i].kind == q->kind && all.rows[i].value == q->value) {
            return true;
        }
    }
    return false;
}

/* Does a translation write the same out? Then it is something else than what another quotes. */
static bool is_written_elsewhere(struct known *k, const struct subject *s, const struct quantity *q)
{
    for (const struct subject *t = s->answer->first; t != NULL; t = t->next) {
        if (t != s && t->entry.kind == s->entry.kind && has_quantity(k, t, q)) {
            return true;
        }
    }
    return false;
}

static bool check_translations(struct known *k, const struct subject *s,
                               const struct quantities *all, const struct quantity *q)
{
    struct candidates found = {0};
    for (const struct subject *t = s->answer->first; t != NULL; t = t->next) {
        if (t != s && t->entry.kind == s->entry.kind) {
            look_at_translation(k, s, q, t, &found);
        }
    }
    bool differs = found.same == NULL && found.n_others == 1 && is_alone(all, q);
    if ((found.same == NULL && !differs) || is_written_elsewhere(k, s, q)) {
        return false;
    }
    report_number(
        k, s, q, found.same != NULL ? found.same : found.other, found.same != NULL,
        arena_printf(k->l->scratch, ", which %.*s quotes", STR_ARG(found.translation->entry.path)));
    return true;
}

static void check_numbers(struct known *k, const struct subject *s, const struct markup *markup)
{
    struct quantities all = quantity_find(k->l->scratch, s->entry.language, markup->text);
    for (size_t i = 0; i < all.n; i++) {
        const struct quantity *q = &all.rows[i];
        if (q->kind == QUANTITY_BARE) {
            check_bare(k, s, q);
            continue;
        }
        if (q->vague || (q->kind == QUANTITY_MONEY && check_money(k, s, q)) ||
            check_translations(k, s, &all, q)) {
            continue;
        }
        struct str sentence = sentence_around(markup->text, q->start, q->end);
        const struct context *c = find_context(k, s, q, sentence);
        if (c != NULL) {
            report_number(k, s, q, c->fact, quantity_same(&c->quantity, q),
                          arena_printf(k->l->scratch, " in a sentence like it (%.*s)",
                                       STR_ARG(c->subject->entry.path)));
        }
    }
}

/* --- the rules -------------------------------------------------------------------------------- */

/* Tags made blank, all else as it is: addresses in code and in links count. */
static struct str without_tags(struct arena *mem, struct str body)
{
    char *p = arena_alloc(mem, body.n + 1);
    if (body.n > 0) {
        memcpy(p, body.p, body.n);
    }
    struct str text = {p, body.n};
    for (size_t at = 0; at < text.n;) {
        size_t open = str_find(str_from(text, at), STR("{{"));
        size_t close =
            open != STR_NOT_FOUND ? str_find(str_from(text, at + open), STR("}}")) : STR_NOT_FOUND;
        if (close == STR_NOT_FOUND) {
            break;
        }
        memset(p + at + open, ' ', close + 2);
        at += open + close + 2;
    }
    return text;
}

/* The address around a host: from blank to blank, without the signs of a sentence or a link. */
static struct str address_around(struct str text, struct str host, size_t *out_start)
{
    size_t start = (size_t)(host.p - text.p);
    size_t end = start + host.n;
    while (start > 0 && strchr(" \t\n()<>[]\"'`*|,;", text.p[start - 1]) == NULL) {
        start--;
    }
    while (end < text.n && strchr(" \t\n()<>[]\"'`*|,;", text.p[end]) == NULL) {
        end++;
    }
    struct str all = str_sub(text, start, end);
    if (str_starts(all, STR("mailto:"))) {
        start += strlen("mailto:");
        all = str_sub(text, start, end);
    }
    while (all.n > 0 && strchr(".:!?/", all.p[all.n - 1]) != NULL) {
        all.n--;
    }
    *out_start = start;
    return all;
}

static const char *nearest_host(struct known *k, struct str host)
{
    struct nearest nearest;
    nearest_init(&nearest, host);
    for (size_t i = 0; i < k->hosts.cap; i++) {
        if (k->hosts.slots[i].key.p != NULL) {
            nearest_try(&nearest, arena_cstr(k->l->mem, k->hosts.slots[i].key));
        }
    }
    return nearest.name;
}

static void check_host(struct known *k, const struct subject *s, struct str text, struct str host)
{
    size_t start;
    struct str address = address_around(text, host, &start);
    struct str name = lowered(k->l->scratch, host);
    size_t *value = map_get(&k->values, address);
    size_t host_start = (size_t)(host.p - text.p);
    if (value != NULL && !k->differing) {
        const struct fact *fact = &k->l->config->facts[*value];
        struct quantity q = {.start = start, .end = start + address.n};
        report_number(k, s, &q, fact, true, STR(""));
    } else if (value == NULL && k->differing && map_get(&k->hosts, name) == NULL &&
               map_get(&k->domains, domain_of(name)) != NULL) {
        const char *nearest = nearest_host(k, name);
        lint_at(k->l, s, s->body_at + host_start, s->body_at + host_start + host.n,
                nearest != NULL ? "facts.yaml has no address '%.*s'; is '%s' meant?"
                                : "facts.yaml has other addresses of this domain, but no '%.*s'%s",
                STR_ARG(host), nearest != NULL ? nearest : "");
    }
}

static void check_hosts(struct known *k, const struct subject *s)
{
    struct str text = without_tags(k->l->scratch, s->entry.body);
    struct str host;
    for (size_t at = 0; k->values.n + k->domains.n > 0 && next_host(text, &at, &host);) {
        check_host(k, s, text, host);
    }
}

static void check_all(struct lint *l, bool differing)
{
    struct known k = {.l = l, .differing = differing};
    AUTO(arena_done) struct arena scratch = {0};
    struct arena *kept = l->scratch;
    if (l->config->n_facts == 0) {
        return;
    }
    map_init(&k.hosts, l->scratch);
    map_init(&k.domains, l->scratch);
    map_init(&k.values, l->scratch);
    map_init(&k.by_word, l->scratch);
    map_init(&k.by_path, l->scratch);
    know_addresses(&k);
    know_contexts(&k);
    l->scratch = &scratch; /* for one entry at a time */
    for (size_t i = 0; i < l->n; i++) {
        const struct subject *s = l->subjects[i];
        struct markup markup = markup_blank(l->scratch, s->entry.body);
        check_hosts(&k, s);
        check_numbers(&k, s, &markup);
        arena_reset(l->scratch);
    }
    l->scratch = kept;
}

void lint_fact_number(struct lint *l)
{
    check_all(l, true);
}

void lint_fact_written(struct lint *l)
{
    check_all(l, false);
}
