/* What the base knows; lines from tickets; training. */
#include "lib/taught.h"

#include "base/clock.h"
#include "index/fields.h"
#include "learn/strip.h"
#include "lib/advice.h"
#include "text/fold.h"

enum { DAY_S = 24 * 60 * 60, DAYS_MAX = 1000000 };

/* ---- beginning ---- */

cordial_status taught_check(const cordial_base *base, cordial_error *err)
{
    if (base->audience != CORDIAL_AUDIENCE_AGENTS) {
        return err_set(err, CORDIAL_E_USAGE, "the ledger is for agents, not for the public");
    }
    return CORDIAL_OK;
}

cordial_status teaching_begin(cordial_base *base, struct teaching *out, cordial_error *err)
{
    TRY(taught_check(base, err));
    if (config_ledger(&base->config).off) {
        return err_set(err, CORDIAL_E_CONFIG,
                       "base.yaml switches the ledger off: nothing is learned");
    }
    *out = (struct teaching){.base = base};
    map_init(&out->known, &out->mem);
    map_init(&out->tickets, &out->mem);
    TRY(handle_searcher(base, &out->s, err));
    TRY(store_open(base->state, STORE_WRITE, &out->store, err));
    return learned_open(base->state, base->audience, &out->learned, err);
}

void teaching_done(struct teaching *t)
{
    learned_close(t->learned);
    store_close(t->store);
    arena_done(&t->mem);
    t->learned = NULL;
    t->store = NULL;
}

/* ---- what the base knows ---- */

static bool has_term(struct searcher *s, struct arena *mem, enum term_kind kind,
                     struct str language, struct str word)
{
    return searcher_term_count(s, term_make(mem, kind, language, word)) > 0;
}

/* As it is written in any language, as a code, or as a stem of the ticket's language. */
static bool stands_in_entry(struct searcher *s, struct str word, struct str language)
{
    AUTO(arena_done) struct arena mem = {0};
    struct searcher_language *own = searcher_language(s, language);
    if (has_term(s, &mem, TERM_CODE, STR(""), word) ||
        (own != NULL && searcher_term_count(s, searcher_stem_term(&mem, own, word)) > 0)) {
        return true;
    }
    for (size_t i = 0; i < s->n_languages; i++) {
        if (has_term(s, &mem, TERM_WORD, s->languages[i].code, word)) {
            return true;
        }
    }
    return false;
}

static bool in_base(void *self, struct str word, struct str language)
{
    struct teaching *t = self;
    struct str key = arena_printf(&t->mem, "%.*s %.*s", STR_ARG(language), STR_ARG(word));
    size_t *known = map_get(&t->known, key);
    if (known == NULL) {
        known = map_put(&t->known, key, stands_in_entry(t->s, word, language), NULL);
    }
    return *known != 0;
}

static size_t tickets_with(void *self, struct str word)
{
    struct teaching *t = self;
    size_t past = learned_word_lines(t->learned, word);
    size_t *here = map_get(&t->tickets, word);
    return here != NULL && *here > past ? *here : past; /* they may be the same tickets */
}

/* The present id of an answer, and whether anyone may find it. */
static void look_at(struct arena *mem, const struct indexed_list *list, struct train_answer *out)
{
    *out = (struct train_answer){.known = list->n > 0};
    for (size_t i = 0; i < list->n; i++) {
        out->id = arena_str(mem, list->rows[i].stamp.id);
        out->is_public |= list->rows[i].database == 0 && !list->rows[i].note;
    }
}

cordial_status teaching_answer(struct arena *mem, struct teaching *t, struct str id,
                               struct str *out, cordial_error *err)
{
    struct indexed_list list;
    struct train_answer answer;
    TRY(index_reader_answer(mem, t->s->reader, id, &list, err));
    look_at(mem, &list, &answer);
    if (!answer.known) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no answer '%.*s'", STR_ARG(id));
    }
    *out = answer.id;
    return CORDIAL_OK;
}

/* ---- lines ---- */

/* Words alone count: blanks, capitals and punctuation make no other line. */
static uint64_t key_of(struct arena *mem, struct str text, struct str answer)
{
    AUTO(buf_done) struct buf key = {0};
    struct words words = words_cut(mem, text);
    buf_add(&key, answer);
    for (size_t i = 0; i < words.n; i++) {
        buf_add_char(&key, ' ');
        buf_add(&key, words.rows[i].text);
    }
    return str_hash(buf_str(&key));
}

cordial_status teaching_line(struct arena *mem, struct teaching *t,
                             const struct lesson_ticket *ticket, struct ledger_line *out,
                             cordial_error *err)
{
    cordial_ticket read;
    struct str answer;
    struct strip_host host = {.self = t, .in_base = in_base, .tickets_with = tickets_with};
    TRY(teaching_answer(mem, t, ticket->answer, &answer, err));
    TRY(advice_read(mem, t->s, ticket->bytes, ticket->format, ticket->language, &read, err));
    struct str text = strip_ticket(mem, &read, &host);
    if (words_cut(mem, text).n == 0) {
        return err_set(err, CORDIAL_E_DATA, "nothing is left of the text to learn from");
    }
    *out = (struct ledger_line){
        .key = key_of(mem, text, answer),
        .text = text,
        .answer = answer,
        .language = str_of(read.language),
        .verdict = ticket->verdict,
        .when_s = clock_now_s(),
    };
    return CORDIAL_OK;
}

/* ---- training ---- */

/* The examples of an entry, or none of a note or a draft. Titles as well made models worse. */
static void add_examples(struct arena *mem, const struct indexed *row, struct train_answer *out)
{
    const struct entry *e = &row->card.entry;
    size_t n = row->note || e->state != ENTRY_READY ? 0 : e->examples.n;
    struct str language = arena_str(mem, row->stamp.language);
    for (size_t i = 0; i < n; i++) {
        out->texts = arena_more(mem, out->texts, out->n_texts, &out->cap_texts, sizeof *out->texts);
        out->texts[out->n_texts++] = (struct train_text){
            .text = arena_str(mem, e->examples.rows[i]),
            .language = language,
            .secret = row->database != 0,
        };
    }
}

static cordial_status train_answer(void *self, struct arena *mem, struct str id,
                                   struct train_answer *out, cordial_error *err)
{
    struct searcher *s = self;
    struct indexed_list list;
    TRY(index_reader_answer(mem, s->reader, id, &list, err));
    look_at(mem, &list, out);
    for (size_t i = 0; i < list.n; i++) {
        TRY(index_reader_card(mem, s->reader, CARD_HEAD, &list.rows[i], err));
        add_examples(mem, &list.rows[i], out);
    }
    return CORDIAL_OK;
}

/* Lines from before this moment go; 0: none does. */
static int64_t oldest_of(const struct config_ledger *ledger)
{
    bool limited = ledger->keep_days > 0 && ledger->keep_days < DAYS_MAX;
    return limited ? clock_now_s() - ledger->keep_days * DAY_S : 0;
}

static cordial_status make_options(cordial_base *base, const cordial_learn_options *options,
                                   struct train_options *out, cordial_error *err)
{
    struct searcher *s = NULL;
    struct config_ledger ledger = config_ledger(&base->config);
    TRY(handle_searcher(base, &s, err));
    *out = (struct train_options){
        .state = base->state,
        .oldest_s = oldest_of(&ledger),
        .wait_s = options->wait_s > 0 ? options->wait_s : TRAIN_WAIT_S,
        .answer = train_answer,
        .self = s,
        .progress = options->progress,
        .data = options->data,
    };
    return CORDIAL_OK;
}

cordial_status taught_is_due(cordial_base *base, struct store *store, bool *out, cordial_error *err)
{
    static const cordial_learn_options defaults = {0};
    struct train_options how;
    TRY(make_options(base, &defaults, &how, err));
    return train_is_due(store, &how, out, err);
}

cordial_status taught_train(cordial_base *base, struct store *store,
                            const cordial_learn_options *options, cordial_training *out,
                            cordial_error *err)
{
    struct train_options how;
    struct train_result result;
    TRY(make_options(base, options, &how, err));
    TRY(train_run(store, &how, &result, err));
    *out = (cordial_training){
        .trained = true,
        .lines = result.lines,
        .expired = result.expired,
        .unknown = result.unknown,
        .answers = result.answers,
        .public_answers = result.public_answers,
    };
    return CORDIAL_OK;
}
