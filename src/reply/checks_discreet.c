/* Rules of discretion: what is for agents alone, passwords, what belongs to another customer. */
#include "reply/checks.h"
#include "reply/measure.h"
#include "ticket/scan.h"

enum {
    SECRET_MIN = 6,    /* bytes of something that may be a password */
    SECRET_PIECES = 4, /* looked at behind the word for one */
    PHONE_DIGITS = 7,
};

/* For agents alone */

void check_inside(struct check_context *c)
{
    const struct inside_spans *inside = &c->request->inside;
    c->looked = inside->looked;
    for (size_t i = 0; i < inside->n && !context_is_full(c); i++) {
        add_finding(c, inside->rows[i].start, inside->rows[i].end, "inside", NO_VALUES);
    }
}

/* Passwords */

/*
 * Letters and digits together, or a sign among them: no word, and no number. The bar of DB_PASSWORD
 * belongs to names of settings.
 */
static bool looks_secret(struct str piece)
{
    bool letter = false;
    bool digit = false;
    bool sign = false;
    for (size_t i = 0; i < piece.n; i++) {
        char ch = piece.p[i];
        letter = letter || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
        digit = digit || (ch >= '0' && ch <= '9');
        sign = sign || strchr("!#$%&*+=?^~@", ch) != NULL;
    }
    return piece.n >= SECRET_MIN && letter && (digit || sign) &&
           str_find(piece, STR("://")) == STR_NOT_FOUND;
}

static struct str bare_piece(struct str piece)
{
    while (piece.n > 0 && strchr("\"'`(<*", piece.p[0]) != NULL) {
        piece = str_from(piece, 1);
    }
    while (piece.n > 0 && strchr("\"'`)>*.,;:", piece.p[piece.n - 1]) != NULL) {
        piece.n--;
    }
    return piece;
}

static bool is_verb(const struct check_context *c, struct str piece)
{
    return phrases_in(c->mem, piece, context_list(c, "password-is")).n > 0;
}

/* "password is X", "password: X", and with the verb behind it, as in Persian. */
static struct str secret_behind(const struct check_context *c, const struct phrase_hit *hit)
{
    size_t end = hit->end;
    while (end < c->flow.n && c->flow.p[end] != '\n') {
        end++;
    }
    struct str rest = str_sub(c->flow, hit->end, end);
    bool said = str_starts(str_trim(rest), STR(":")) || str_starts(str_trim(rest), STR("="));
    struct str found = {NULL, 0};
    struct str piece;
    for (size_t i = 0; i < SECRET_PIECES && str_split(&rest, ' ', &piece);) {
        struct str bare = bare_piece(piece);
        said = said || is_verb(c, piece);
        if (found.n > 0 || bare.n == 0) {
            i += found.n > 0;
            continue;
        }
        found = looks_secret(bare) ? bare : found;
        i++;
    }
    return said ? found : (struct str){NULL, 0};
}

void check_password(struct check_context *c)
{
    struct phrase_hits hits = context_phrases(c, "password");
    c->looked = context_list(c, "password").n > 0;
    for (size_t i = 0; i < hits.n && !context_is_full(c); i++) {
        struct str secret = secret_behind(c, &hits.rows[i]);
        if (secret.n > 0) {
            size_t start = (size_t)(secret.p - c->flow.p);
            add_finding(c, start, start + secret.n, "password", NO_VALUES);
        }
    }
}

/* Of another customer */

static size_t digits_of(struct str s, char out[static 32])
{
    size_t n = 0;
    unsigned digit;
    for (size_t at = 0; at < s.n && n < 31;) {
        size_t step = scan_digit(s, at, &digit);
        if (step > 0) {
            out[n++] = (char)('0' + digit);
        }
        at += step > 0 ? step : 1;
    }
    out[n] = '\0';
    return n;
}

/* The same digits in whatever grouping; with and without the country in front. */
static bool has_phone(struct str known, struct str phone)
{
    char want[32];
    size_t n = digits_of(phone, want);
    size_t from = n > PHONE_DIGITS ? n - PHONE_DIGITS : 0;
    size_t matched = 0;
    unsigned digit;
    for (size_t at = 0; at < known.n;) {
        size_t step = scan_digit(known, at, &digit);
        if (step == 0) {
            matched = strchr(" -()./", known.p[at]) != NULL ? matched : 0;
            at++;
            continue;
        }
        at += step;
        bool same = (char)('0' + digit) == want[from + matched];
        matched = same ? matched + 1 : (char)('0' + digit) == want[from];
        if (want[from + matched] == '\0') {
            return true;
        }
    }
    return false;
}

/* An address of a host that ticket or base name is a colleague's, or his own. */
static bool has_email(struct str known, struct str email)
{
    size_t at = str_chr(email, '@');
    struct str host = at != STR_NOT_FOUND ? str_from(email, at + 1) : email;
    return str_find_ci(known, email) != STR_NOT_FOUND || str_find_ci(known, host) != STR_NOT_FOUND;
}

static bool is_known_fact(const struct check_context *c, struct str known,
                          const struct picked *fact)
{
    const struct check_base *base = c->request->base;
    struct str none = {NULL, 0};
    if (fact->kind == CORDIAL_FACT_EMAIL) {
        return has_email(known, fact->value);
    }
    if (fact->kind == CORDIAL_FACT_PHONE) {
        return has_phone(known, fact->value);
    }
    return str_find_ci(known, fact->value) != STR_NOT_FOUND ||
           (base != NULL && base->has_word(base->self, none, fact->value));
}

void check_stranger(struct check_context *c)
{
    if (c->request->ticket == NULL) {
        return; /* what is the customer's own cannot be told */
    }
    c->looked = true;
    struct str known = measure_known_text(c);
    for (size_t i = 0; i < c->picked.n && !context_is_full(c); i++) {
        const struct picked *fact = &c->picked.rows[i];
        bool personal = fact->kind == CORDIAL_FACT_EMAIL || fact->kind == CORDIAL_FACT_PHONE ||
                        fact->kind == CORDIAL_FACT_ORDER;
        if (!personal || fact->start >= c->shape.sign_start || is_known_fact(c, known, fact)) {
            continue;
        }
        cordial_finding *finding = add_finding(c, fact->start, fact->end, "stranger",
                                               VALUES(str_sub(c->text, fact->start, fact->end)));
        if (fact->kind != CORDIAL_FACT_EMAIL) {
            finding->severity = CORDIAL_SEVERITY_WARNING; /* it may come from another system */
        }
    }
}
