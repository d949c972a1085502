/*
 * Every rule in every language: a flawed reply in which it finds the flaw where it is, and the
 * mended twin in which it finds nothing. The pairs stand in tests/data/replies/LANG.yaml:
 *
 *   rule     the rule of the table
 *   flawed   the reply; {name} stands for one of the file's texts
 *   mark     the words that the finding marks; without it any place will do
 *   mended   the twin
 *
 * and, where a rule looks at more than the text: ticket, mood, register, skill, decision, urgent
 * (any word means yes), questions and earlier (lists), inside (the words of the flawed text that
 * are for agents alone), known (words that entries of the base have).
 */
#include "unit.h"

#include "entry/markdown.h"

#include "reply_checks.h"

static const char promise_yaml[] = "promise: {answer_h: 4, urgent_h: 1}\n";
static const char *const languages[] = {"en", "nl", "it", "fa"};

static void begin(struct world *w)
{
    begin_file(w, languages[0]);
}

/* ---- the text of a pair ---- */

static const char *expand(struct arena *mem, const struct yaml_node *root, struct str text)
{
    const struct yaml_node *texts = yaml_get(root, "texts");
    struct buf b = {0};
    for (size_t i = 0; i < text.n; i++) {
        bool put = false;
        for (size_t k = 0; k < texts->n && !put; k++) {
            struct str name = arena_printf(mem, "{%.*s}", STR_ARG(texts->pairs[k].key));
            put = str_starts(str_from(text, i), name);
            if (put) {
                buf_add(&b, texts->pairs[k].value->text);
                i += name.n - 1;
            }
        }
        if (!put) {
            buf_add_char(&b, text.p[i]);
        }
    }
    const char *out = buf_keep(&b, mem).p;
    buf_done(&b);
    return out;
}

/* ---- what a pair sets ---- */

static int choice(const struct yaml_node *pair, const char *key, const char *(*name)(int), int n,
                  int otherwise)
{
    struct str want = yaml_text(yaml_get(pair, key));
    for (int i = 0; i < n && want.n > 0; i++) {
        if (str_eq(want, str_of(name(i)))) {
            return i;
        }
    }
    assert_int_equal(want.n, 0);
    return otherwise;
}

static const char *mood_name(int i)
{
    return cordial_mood_name((cordial_mood)i);
}

static const char *register_name(int i)
{
    return cordial_register_name((cordial_register)i);
}

static const char *skill_name(int i)
{
    return cordial_skill_name((cordial_skill)i);
}

static const char *decision_name(int i)
{
    return cordial_decision_name((cordial_decision)i);
}

static bool knows_word(void *self, struct str language, struct str word)
{
    const struct str_list *known = self;
    (void)language;
    for (size_t i = 0; i < known->n; i++) {
        if (str_eq(known->rows[i], word)) {
            return true;
        }
    }
    return false;
}

static bool knows_answer(void *self, struct str id)
{
    return knows_word(self, STR(""), id);
}

struct base_words {
    struct str_list known;
    struct check_base base;
};

static void set_questions(struct world *w, const struct yaml_node *pair)
{
    struct str_list texts = yaml_texts(&w->mem, yaml_get(pair, "questions"));
    cordial_question *rows = arena_array(&w->mem, texts.n, sizeof *rows);
    for (size_t i = 0; i < texts.n; i++) {
        rows[i] = (cordial_question){.text = texts.rows[i].p};
    }
    w->ticket.questions = rows;
    w->ticket.n_questions = texts.n;
}

static void set_up_pair(struct world *w, const struct yaml_node *pair, struct base_words *words)
{
    cordial_ticket *ticket = &w->ticket;
    const char *text = file_text(pair, "ticket");
    ticket->text = text != NULL ? text : ticket->text;
    ticket->urgent = yaml_get(pair, "urgent") != NULL;
    ticket->mood = (cordial_mood)choice(pair, "mood", mood_name, 4, CORDIAL_MOOD_CALM);
    ticket->reg = (cordial_register)choice(pair, "register", register_name, 3, 0);
    ticket->skill = (cordial_skill)choice(pair, "skill", skill_name, 3, (int)ticket->skill);
    w->request.decision = (cordial_decision)choice(pair, "decision", decision_name, 3, 0);
    set_questions(w, pair);
    w->request.earlier = yaml_texts(&w->mem, yaml_get(pair, "earlier"));
    w->config.root = yaml_of(&w->mem, arena_printf(&w->mem, "%s%s", base_yaml, promise_yaml).p);
    words->known = yaml_texts(&w->mem, yaml_get(pair, "known"));
    words->base = (struct check_base){&words->known, knows_word, knows_answer};
    w->request.base = &words->base;
    w->request.now_s = 1796083200; /* 2026-12-01 */
    w->request.inside.looked = true;
}

static void set_inside(struct world *w, const struct yaml_node *pair, const char *text)
{
    struct str inside = yaml_text(yaml_get(pair, "inside"));
    size_t at = inside.n > 0 ? str_find(str_of(text), inside) : STR_NOT_FOUND;
    struct inside_span *span = arena_alloc(&w->mem, sizeof *span);
    w->request.inside.rows = span;
    w->request.inside.n = at != STR_NOT_FOUND;
    *span = (struct inside_span){at, at + inside.n};
}

/* ---- the pairs ---- */

static bool finds(struct world *w, const struct yaml_node *pair, const char *text, const char *rule)
{
    set_inside(w, pair, text);
    checked(w, text);
    return finding_of(w, rule) != NULL;
}

static void check_pair(struct speller *speller, const char *language, size_t i)
{
    struct world w;
    struct base_words words;
    const struct yaml_node *root = begin_file(&w, language);
    const struct yaml_node *pair = yaml_get(root, "pairs")->rows[i];
    const char *rule = file_text(pair, "rule");
    w.request.speller = speller;
    if (strcmp(rule, "spelling") == 0 && !speller_has(speller, str_of(language))) {
        print_message("no dictionary for %s: its spelling is not tried\n", language);
        arena_done(&w.mem);
        return;
    }
    struct str mark = yaml_text(yaml_get(pair, "mark"));
    set_up_pair(&w, pair, &words);
    if (!finds(&w, pair, expand(&w.mem, root, yaml_get(pair, "flawed")->text), rule)) {
        print_findings(&w);
        fail_msg("%s.yaml:%u: '%s' finds nothing", language, pair->line, rule);
    }
    const cordial_finding *found = finding_of(&w, rule);
    struct str marked = str_sub(w.request.text, found->start, found->end);
    if (mark.n > 0 && !str_eq(marked, mark)) {
        fail_msg("%s.yaml:%u: '%s' marks '%.*s'", language, pair->line, rule, STR_ARG(marked));
    }
    if (finds(&w, pair, expand(&w.mem, root, yaml_get(pair, "mended")->text), rule)) {
        print_findings(&w);
        fail_msg("%s.yaml:%u: '%s' finds something in the twin", language, pair->line, rule);
    }
    arena_done(&w.mem);
}

static void every_flaw_is_found_and_no_twin_has_it(void **state)
{
    (void)state;
    struct speller *speller = speller_open();
    for (size_t l = 0; l < N_ROWS(languages); l++) {
        struct world w;
        size_t n = yaml_get(begin_file(&w, languages[l]), "pairs")->n;
        arena_done(&w.mem);
        for (size_t i = 0; i < n; i++) {
            check_pair(speller, languages[l], i);
        }
    }
    speller_close(speller);
}

static bool has_pair(const struct yaml_node *pairs, const char *rule)
{
    for (size_t i = 0; i < pairs->n; i++) {
        if (str_eq(yaml_text(yaml_get(pairs->rows[i], "rule")), str_of(rule))) {
            return true;
        }
    }
    return false;
}

/* English has one form of address, and for Persian there is no dictionary. */
static bool is_without(const char *language, const char *rule)
{
    return (strcmp(rule, "register") == 0 && strcmp(language, "en") == 0) ||
           (strcmp(rule, "spelling") == 0 && strcmp(language, "fa") == 0);
}

static void every_rule_has_a_pair_in_every_language(void **state)
{
    (void)state;
    size_t n;
    const struct check_rule *rules = check_rules(&n);
    for (size_t l = 0; l < N_ROWS(languages); l++) {
        struct world w;
        const struct yaml_node *pairs = yaml_get(begin_file(&w, languages[l]), "pairs");
        for (size_t i = 0; i < n; i++) {
            if (!is_without(languages[l], rules[i].id) && !has_pair(pairs, rules[i].id)) {
                fail_msg("no pair for '%s' in %s", rules[i].id, languages[l]);
            }
        }
        arena_done(&w.mem);
    }
}

static int set_up(void **state)
{
    (void)state;
    markdown_init();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_flaw_is_found_and_no_twin_has_it),
        cmocka_unit_test(every_rule_has_a_pair_in_every_language),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
