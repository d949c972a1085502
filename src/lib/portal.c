/* Votes and questions, as the public header has them. */
#include "lib/handle.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "store/portal.h"

#include <cordial/portal.h>

#include <math.h>
#include <stdlib.h>

enum { DAY_S = 24 * 60 * 60 };

typedef HANDED(cordial_votes) handed_votes;
typedef HANDED(cordial_comments) handed_comments;
typedef HANDED(cordial_inquiries) handed_inquiries;

/* ---- the database ---- */

/* Opened once and kept: every page asks. Without one there is nothing to read. */
static cordial_status open_portal(cordial_base *base, enum store_mode mode, cordial_error *err)
{
    if (base->portal != NULL) {
        return CORDIAL_OK;
    }
    return store_open_portal(base->state, mode, &base->portal, err);
}

/* Nothing is kept longer than base.yaml says. */
static cordial_status forget_old(cordial_base *base, int64_t now_s, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    int64_t days = config_site(&mem, &base->config).questions_days;
    if (days <= 0 || days > now_s / DAY_S) {
        return CORDIAL_OK;
    }
    return portal_forget_before(base->portal, now_s - days * DAY_S, err);
}

/* ---- what comes in ---- */

static cordial_status check_text(const char *text, const char *what, size_t max, cordial_error *err)
{
    struct str s = str_of(text);
    if (s.n > max) {
        return err_set(err, CORDIAL_E_LIMIT, "the %s has %zu bytes, at most %zu", what, s.n, max);
    }
    if (utf8_check(s) != STR_NOT_FOUND) {
        return err_set(err, CORDIAL_E_USAGE, "the %s is not UTF-8", what);
    }
    return CORDIAL_OK;
}

/* The id that the answer has now. */
static cordial_status find_id(struct arena *mem, cordial_base *base, const char *id,
                              struct str *out, cordial_error *err)
{
    struct searcher *s = NULL;
    const struct indexed_list *all = NULL;
    TRY(handle_searcher(base, &s, err));
    TRY(searcher_answer(s, str_of(id), &all, err));
    if (all->n == 0) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no answer '%s'", id);
    }
    *out = arena_str(mem, all->rows[0].stamp.id);
    return CORDIAL_OK;
}

cordial_status cordial_vote_add(cordial_base *base, const cordial_vote *vote, int64_t *out_number,
                                cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    int64_t now_s = clock_now_s();
    struct portal_vote row = {
        .language = str_of(vote->language),
        .helpful = vote->helpful,
        .reason = str_of(vote->reason),
        .comment = str_of(vote->comment),
        .when_s = now_s,
    };
    TRY(check_text(vote->language, "language", CORDIAL_INQUIRY_LINE_MAX, err));
    TRY(check_text(vote->reason, "reason", CORDIAL_INQUIRY_LINE_MAX, err));
    TRY(check_text(vote->comment, "comment", CORDIAL_VOTE_TEXT_MAX, err));
    TRY(find_id(&mem, base, vote->answer, &row.answer, err));
    TRY(open_portal(base, STORE_WRITE, err));
    TRY(portal_vote(base->portal, &row, out_number, err));
    return forget_old(base, now_s, err);
}

cordial_status cordial_inquiry_send(cordial_base *base, const cordial_inquiry *question,
                                    int64_t *out_number, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    int64_t now_s = clock_now_s();
    const struct {
        const char *text;
        const char *what;
        size_t max;
    } fields[] = {
        {question->text, "question", CORDIAL_INQUIRY_TEXT_MAX},
        {question->name, "name", CORDIAL_INQUIRY_LINE_MAX},
        {question->email, "e-mail address", CORDIAL_INQUIRY_LINE_MAX},
        {question->subject, "subject", CORDIAL_INQUIRY_LINE_MAX},
        {question->language, "language", CORDIAL_INQUIRY_LINE_MAX},
        {question->offered, "list of answers", CORDIAL_INQUIRY_LINE_MAX},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        TRY(check_text(fields[i].text, fields[i].what, fields[i].max, err));
    }
    if (!config_site(&mem, &base->config).questions) {
        return err_set(err, CORDIAL_E_CONFIG, "base.yaml switches questions off");
    }
    if (str_trim(str_of(question->text)).n == 0) {
        return err_set(err, CORDIAL_E_USAGE, "the question is empty");
    }
    struct portal_question row = {
        .name = str_of(question->name),
        .email = str_of(question->email),
        .subject = str_of(question->subject),
        .text = str_of(question->text),
        .language = str_of(question->language),
        .offered = str_of(question->offered),
        .when_s = now_s,
    };
    TRY(open_portal(base, STORE_WRITE, err));
    TRY(portal_ask(base->portal, &row, out_number, err));
    return forget_old(base, now_s, err);
}

/* ---- votes, counted ---- */

/* E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927. */
static double lower_end(const cordial_vote_count *count)
{
    const double z = 1.96;
    double n = (double)(count->helpful + count->unhelpful);
    double share = (double)count->helpful / n;
    double spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return (share + z * z / (2 * n) - spread) / (1 + z * z / n);
}

static int by_help(const void *a, const void *b)
{
    double left = lower_end(a);
    double right = lower_end(b);
    if (left > right || left < right) {
        return left > right ? -1 : 1;
    }
    return strcmp(((const cordial_vote_count *)a)->answer, ((const cordial_vote_count *)b)->answer);
}

static cordial_status count_votes(struct arena *mem, cordial_base *base, cordial_votes *out,
                                  cordial_error *err)
{
    struct portal_counts counts;
    cordial_status status = open_portal(base, STORE_READ, err);
    if (status == CORDIAL_E_NOINPUT) {
        return CORDIAL_OK;
    }
    TRY(status);
    TRY(portal_votes(mem, base->portal, &counts, err));
    cordial_vote_count *rows = arena_array(mem, counts.n, sizeof *rows);
    for (size_t i = 0; i < counts.n; i++) {
        rows[i] = (cordial_vote_count){arena_cstr(mem, counts.rows[i].answer),
                                       counts.rows[i].helpful, counts.rows[i].unhelpful};
    }
    if (counts.n > 0) {
        qsort(rows, counts.n, sizeof *rows, by_help);
    }
    *out = (cordial_votes){rows, counts.n};
    return CORDIAL_OK;
}

cordial_status cordial_votes_count(cordial_base *base, cordial_votes **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    handed_votes *handed = heap_alloc(sizeof *handed);
    cordial_status status = count_votes(&handed->mem, base, &handed->data, err);
    if (status != CORDIAL_OK) {
        cordial_votes_free(&handed->data);
        return status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_votes_free(cordial_votes *votes)
{
    if (votes != NULL) {
        handed_votes *handed = (handed_votes *)(void *)votes;
        arena_done(&handed->mem);
        free(handed);
    }
}

/* ---- what was said, for agents ---- */

static cordial_status check_agents(const cordial_base *base, cordial_error *err)
{
    if (base->audience != CORDIAL_AUDIENCE_AGENTS) {
        return err_set(err, CORDIAL_E_USAGE, "what customers wrote is for agents");
    }
    return CORDIAL_OK;
}

static cordial_vote vote_of(struct arena *mem, const struct portal_vote *row)
{
    return (cordial_vote){
        .answer = arena_cstr(mem, row->answer),
        .language = arena_cstr(mem, row->language),
        .helpful = row->helpful,
        .reason = arena_cstr(mem, row->reason),
        .comment = arena_cstr(mem, row->comment),
        .when_s = row->when_s,
    };
}

static cordial_status list_comments(struct arena *mem, cordial_base *base, size_t n,
                                    cordial_comments *out, cordial_error *err)
{
    struct portal_comments said;
    TRY(check_agents(base, err));
    cordial_status status = open_portal(base, STORE_READ, err);
    if (status == CORDIAL_E_NOINPUT) {
        return CORDIAL_OK;
    }
    TRY(status);
    TRY(portal_comments(mem, base->portal, n > 0 ? n : CORDIAL_COMMENTS_LIST, &said, err));
    cordial_vote *rows = arena_array(mem, said.n, sizeof *rows);
    for (size_t i = 0; i < said.n; i++) {
        rows[i] = vote_of(mem, &said.rows[i]);
    }
    *out = (cordial_comments){rows, said.n};
    return CORDIAL_OK;
}

cordial_status cordial_comments_list(cordial_base *base, size_t n, cordial_comments **out,
                                     cordial_error *err)
{
    LOCAL_ERROR(err);
    handed_comments *handed = heap_alloc(sizeof *handed);
    cordial_status status = list_comments(&handed->mem, base, n, &handed->data, err);
    if (status != CORDIAL_OK) {
        cordial_comments_free(&handed->data);
        return status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_comments_free(cordial_comments *comments)
{
    if (comments != NULL) {
        handed_comments *handed = (handed_comments *)(void *)comments;
        arena_done(&handed->mem);
        free(handed);
    }
}

/* ---- questions, for agents ---- */

static cordial_inquiry question_of(struct arena *mem, const struct portal_question *row)
{
    return (cordial_inquiry){
        .number = row->number,
        .name = arena_cstr(mem, row->name),
        .email = arena_cstr(mem, row->email),
        .subject = arena_cstr(mem, row->subject),
        .text = arena_cstr(mem, row->text),
        .language = arena_cstr(mem, row->language),
        .offered = arena_cstr(mem, row->offered),
        .when_s = row->when_s,
        .settled = row->settled,
    };
}

static cordial_status list_questions(struct arena *mem, cordial_base *base,
                                     const cordial_inquiries_query *query, cordial_inquiries *out,
                                     cordial_error *err)
{
    struct portal_questions asked;
    size_t max = query->n > 0 ? query->n : CORDIAL_INQUIRIES_LIST;
    TRY(check_agents(base, err));
    cordial_status status = open_portal(base, STORE_READ, err);
    if (status == CORDIAL_E_NOINPUT) {
        return CORDIAL_OK;
    }
    TRY(status);
    TRY(portal_asked(mem, base->portal, query->settled, max, &asked, err));
    cordial_inquiry *rows = arena_array(mem, asked.n, sizeof *rows);
    for (size_t i = 0; i < asked.n; i++) {
        rows[i] = question_of(mem, &asked.rows[i]);
    }
    *out = (cordial_inquiries){rows, asked.n, asked.open, asked.total};
    return CORDIAL_OK;
}

cordial_status cordial_inquiries_list(cordial_base *base, const cordial_inquiries_query *query,
                                      cordial_inquiries **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_inquiries_query defaults = {0};
    handed_inquiries *handed = heap_alloc(sizeof *handed);
    query = query != NULL ? query : &defaults;
    cordial_status status = list_questions(&handed->mem, base, query, &handed->data, err);
    if (status != CORDIAL_OK) {
        cordial_inquiries_free(&handed->data);
        return status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_inquiries_free(cordial_inquiries *questions)
{
    if (questions != NULL) {
        handed_inquiries *handed = (handed_inquiries *)(void *)questions;
        arena_done(&handed->mem);
        free(handed);
    }
}

cordial_status cordial_inquiry_settle(cordial_base *base, int64_t number, bool settled,
                                      cordial_error *err)
{
    LOCAL_ERROR(err);
    TRY(check_agents(base, err));
    TRY(open_portal(base, STORE_WRITE, err));
    return portal_settle(base->portal, number, settled, err);
}

cordial_status cordial_inquiry_forget(cordial_base *base, int64_t number, cordial_error *err)
{
    LOCAL_ERROR(err);
    TRY(check_agents(base, err));
    TRY(open_portal(base, STORE_WRITE, err));
    return portal_forget(base->portal, number, err);
}
