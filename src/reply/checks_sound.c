/* Rules of soundness: nothing left open, the right language, acknowledged, signed. */
#include "reply/checks.h"
#include "reply/name.h"
#include "text/langid.h"
#include "text/languages.h"
#include "text/sign.h"

enum {
    PRESS_WORDS = 5,        /* in front of a button's name */
    OPEN_BYTES_MAX = 400,   /* between the brackets of a question */
    LANGUAGE_WORDS_MIN = 8, /* from which on the language of a text is judged */
};
#define LANGUAGE_SURE 0.7

/* Nothing left open */

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80) {
            return s.n > 1;
        }
    }
    return false;
}

/*
 * "press [Save]": the name of a button, by a word before it and its capital.
 * @last: where the button before it ends, or 0; in "press [Edit] and then [Save]" the word counts
 *        for both
 */
static bool is_button(const struct check_context *c, size_t open, size_t last)
{
    char first = c->flow.p[open + 1];
    if (first >= 'a' && first <= 'z') {
        return false;
    }
    const struct sentence *s = context_sentence(c, open);
    size_t start = s != NULL ? s->start : 0;
    struct words before = words_cut(c->mem, str_sub(c->flow, start, open));
    struct pack press = context_list(c, "press");
    for (size_t k = 0; k < PRESS_WORDS && k < before.n; k++) {
        const struct word *word = &before.rows[before.n - 1 - k];
        if (start + word->start < last || pack_has_word(press, word->text)) {
            return true;
        }
    }
    return false;
}

static bool in_backticks(struct str text, size_t at)
{
    bool open = false;
    for (size_t i = at; i > 0 && text.p[i - 1] != '\n'; i--) {
        open = text.p[i - 1] == '`' ? !open : open;
    }
    return open;
}

static bool is_open_question(const struct check_context *c, size_t open, size_t close)
{
    struct str inside = str_sub(c->flow, open + 1, close);
    char after = close + 1 < c->flow.n ? c->flow.p[close + 1] : '\n';
    bool markdown_link = after == '(' || after == '[' || after == ':';
    bool checkbox = inside.n == 1;
    return has_letter(inside) && !markdown_link && !checkbox && !in_backticks(c->flow, open) &&
           !context_ticket_has(c, str_sub(c->flow, open, close + 1));
}

static void check_brackets(struct check_context *c)
{
    size_t last_button = 0;
    for (size_t i = 0; i < c->flow.n && !context_is_full(c); i++) {
        struct str rest = str_sub(c->flow, i + 1, i + 1 + OPEN_BYTES_MAX);
        size_t close = c->flow.p[i] == '[' ? str_chr(rest, ']') : STR_NOT_FOUND;
        if (close == STR_NOT_FOUND || str_chr(str_sub(rest, 0, close), '[') != STR_NOT_FOUND) {
            continue;
        }
        close += i + 1;
        if (is_button(c, i, last_button)) {
            last_button = close + 1;
        } else if (is_open_question(c, i, close)) {
            add_finding(c, i, close + 1, "'%.*s' is still open: put the answer in its place",
                        STR_ARG(str_sub(c->text, i, close + 1)));
        }
        i = close;
    }
}

static void check_tags(struct check_context *c)
{
    for (size_t i = 0; i + 1 < c->flow.n && !context_is_full(c); i++) {
        struct str rest = str_sub(c->flow, i, i + OPEN_BYTES_MAX);
        if (!str_starts(rest, STR("{{"))) {
            continue;
        }
        size_t close = str_find(rest, STR("}}"));
        size_t end = close != STR_NOT_FOUND ? i + close + 2 : i + 2;
        struct str tag = str_sub(c->text, i, end);
        if (!context_ticket_has(c, tag)) {
            add_finding(c, i, end, "'%.*s' is a template sign: put in what it stands for",
                        STR_ARG(tag));
        }
        i = end - 1;
    }
}

void check_unresolved(struct check_context *c)
{
    c->looked = true;
    check_brackets(c);
    check_tags(c);
}

/* The right language */

void check_language(struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    struct str want = ticket != NULL ? str_of(ticket->language) : STR("");
    if (language_find(want) == NULL || c->words.n < LANGUAGE_WORDS_MIN) {
        return; /* a language that cordial does not know would be taken for a related one */
    }
    c->looked = true;
    struct language_guess guess = language_identify(c->mem, c->flow, c->request->config->languages);
    bool sure = guess.code.n > 0 && guess.confidence >= LANGUAGE_SURE &&
                ticket->language_confidence >= LANGUAGE_SURE;
    if (sure && !str_eq(guess.code, want)) {
        add_finding(c, 0, 0,
                    "the ticket is in '%.*s' and this reply in '%.*s': answer in the customer's "
                    "language",
                    STR_ARG(want), STR_ARG(guess.code));
    }
}

/* Acknowledged */

void check_acknowledged(struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    if (ticket == NULL || context_list(c, "understanding").n == 0) {
        return;
    }
    c->looked = true;
    bool troubled = ticket->mood == CORDIAL_MOOD_ANGRY || ticket->mood == CORDIAL_MOOD_WORRIED;
    if (!troubled || context_phrases(c, "understanding").n > 0) {
        return;
    }
    const char *mood = cordial_mood_name(ticket->mood);
    struct str phrase = context_phrase(c, arena_printf(c->mem, "understanding.%s", mood).p);
    size_t at = c->shape.body_start;
    cordial_finding *finding = add_finding(
        c, at, at, "the customer is %s: say that you understand%s%s%s", mood,
        phrase.n > 0 ? ", as in '" : "", phrase.n > 0 ? phrase.p : "", phrase.n > 0 ? "'" : "");
    if (phrase.n > 0 && c->shape.has_greeting) {
        set_fix(finding, arena_printf(c->mem, "\n\n%s", phrase.p), false);
    }
}

/* Signed by a person */

static bool is_word_of(struct arena *mem, struct str text, struct str word)
{
    struct words words = words_cut(mem, text);
    for (size_t i = 0; i < words.n; i++) {
        if (str_eq(words.rows[i].text, word)) {
            return true;
        }
    }
    return false;
}

/* "Anna from the support team", "Anna, support", "Anna | Support", but not "Ann-Marie support" */
static bool is_person_of_team(const struct check_context *c, struct str line)
{
    struct words words = words_cut(c->mem, line);
    if (words.n < 2 || is_word_of(c->mem, c->request->config->name, words.rows[0].text)) {
        return false;
    }
    struct str first = str_sub(line, words.rows[0].start, words.rows[0].end);
    struct str between = str_sub(line, words.rows[0].end, words.rows[1].start);
    struct str sign = str_trim(between);
    bool dash = str_eq(sign, STR("-")) && between.n > sign.n;
    bool apart = dash || (sign.n > 0 && strchr("(|/", sign.p[0]) != NULL) ||
                 sign_at(sign, 0, SIGN_COMMA) > 0 ||
                 pack_has_word(context_list(c, "from"), words.rows[1].text);
    return apart && name_is_person(c->mem, c->request->language, first);
}

/* "Best wishes from Anna" */
static bool is_closing_from_person(const struct check_context *c, struct str line)
{
    struct phrase_hits hits = phrases_in(c->mem, line, context_list(c, "closing-reply"));
    struct words words = words_cut(c->mem, line);
    size_t from = hits.n > 0 ? hits.rows[0].next_word : words.n;
    return from + 1 < words.n && pack_has_word(context_list(c, "from"), words.rows[from].text) &&
           name_is_person(c->mem, c->request->language, str_from(line, words.rows[from + 1].start));
}

static bool is_agent_line(const struct check_context *c, struct str line)
{
    struct words agent = words_cut(c->mem, c->request->agent);
    return agent.n > 0 && is_word_of(c->mem, line, agent.rows[0].text);
}

static bool is_signed(const struct check_context *c)
{
    for (size_t i = 0; i < c->n_sentences; i++) {
        const struct sentence *s = &c->sentences[i];
        if (s->start < c->shape.sign_start) {
            continue;
        }
        struct str said = str_sub(c->flow, s->start, s->end);
        struct str line = context_without_signs(said);
        if (is_agent_line(c, line) || is_person_of_team(c, line) || context_is_person(c, said) ||
            is_closing_from_person(c, line)) {
            return true;
        }
        size_t comma = sign_find(line, SIGN_COMMA); /* "Best wishes, Anna" */
        struct str behind = str_from(line, comma + sign_at(line, comma, SIGN_COMMA));
        if (comma != STR_NOT_FOUND &&
            name_is_person(c->mem, c->request->language, str_trim(behind))) {
            return true;
        }
    }
    return c->n_sentences > 0 &&
           is_agent_line(c, str_from(c->flow, c->sentences[c->n_sentences - 1].start));
}

/* Behind the closing, before the team. */
static void fix_signature(struct check_context *c, cordial_finding *finding)
{
    struct str agent = c->request->agent;
    size_t at = c->text.n;
    while (at > 0 && strchr(" \t\r\n", c->text.p[at - 1]) != NULL) {
        at--;
    }
    bool before_team = false;
    for (size_t i = 0; i < c->n_sentences; i++) {
        const struct sentence *s = &c->sentences[i];
        if (s->start >= c->shape.sign_start && !before_team &&
            context_has_phrase(c, "team", s->start, s->end)) {
            at = s->start;
            before_team = true;
        }
    }
    finding->start = at;
    finding->end = at;
    bool closed = c->shape.has_closing || context_list(c, "closing-reply").n > 0;
    set_fix(finding,
            before_team ? arena_printf(c->mem, "%.*s\n", STR_ARG(agent))
                        : arena_printf(c->mem, "%s%.*s", closed ? "\n" : "\n\n", STR_ARG(agent)),
            true);
}

void check_signed(struct check_context *c)
{
    if (context_list(c, "team").n == 0) {
        return; /* names and teams cannot be told apart in this language */
    }
    c->looked = true;
    if (is_signed(c)) {
        return;
    }
    size_t at = c->shape.sign_start < c->text.n ? c->shape.sign_start : c->text.n;
    cordial_finding *finding = add_finding(
        c, at, c->text.n, "no person has signed this reply: put your own name under it%s",
        c->shape.sign_start < c->text.n ? ", above the team's" : "");
    if (c->request->agent.n > 0) {
        fix_signature(c, finding);
    }
}
