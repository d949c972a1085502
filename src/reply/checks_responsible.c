/* Rules of responsibility: a person stands for the reply, and for what comes of it. */
#include "reply/checks.h"
#include "reply/measure.h"
#include "reply/name.h"
#include "text/sign.h"

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

/* Does a sign in front of a word of the line, or the word itself, part a name from a team? */
static bool is_apart(const struct check_context *c, struct str line, const struct word *word)
{
    struct str between = str_sub(line, (word - 1)->end, word->start);
    struct str sign = str_trim(between);
    bool dash = str_eq(sign, STR("-")) && between.n > sign.n;
    return dash || (sign.n > 0 && strchr("(|/", sign.p[0]) != NULL) ||
           sign_at(sign, 0, SIGN_COMMA) > 0 || pack_has_word(context_list(c, "from"), word->text);
}

/* "Anna from the support team", "Anna Berg, support", "Anna | Support", but not "Ann-Marie
 * support" */
static bool is_person_of_team(const struct check_context *c, struct str line)
{
    struct words words = words_cut(c->mem, line);
    if (words.n < 2 || is_word_of(c->mem, c->request->config->name, words.rows[0].text)) {
        return false;
    }
    size_t i = 1;
    while (i < words.n && !is_apart(c, line, &words.rows[i])) {
        i++;
    }
    struct str before = str_sub(line, words.rows[0].start, words.rows[i - 1].end);
    return i < words.n && name_is_person(c->mem, c->request->language, before);
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
        unsigned kinds = SIGN_COMMA | SIGN_COLON; /* "Best wishes, Anna", "Support: Anna" */
        size_t sign = sign_find(line, kinds);
        struct str behind = str_from(line, sign + sign_at(line, sign, kinds));
        if (sign != STR_NOT_FOUND &&
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
        c, at, c->text.n, c->shape.sign_start < c->text.n ? "signed-team" : "signed", NO_VALUES);
    if (c->request->agent.n > 0) {
        fix_signature(c, finding);
    }
}

/* What to do if it does not help */

void check_help(struct check_context *c)
{
    c->looked = context_is_answer(c) && context_list(c, "help").n > 0;
    if (c->looked && context_phrases(c, "help").n == 0 && measure_part(c, PART_REMEDY).n > 0) {
        size_t at = c->shape.sign_start;
        struct str phrase = context_phrase(c, "reassurance.any");
        cordial_finding *finding = add_finding(c, at, at, "help", NO_VALUES);
        if (phrase.n > 0 && at < c->text.n && !c->shape.sign_inline) {
            set_fix(finding, arena_printf(c->mem, "%.*s\n\n", STR_ARG(phrase)), false);
        }
    }
}
