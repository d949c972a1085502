/*
 * The evidence for every candidate of every golden ticket, for tools/rank.
 *
 * usage: rank_dump BASE STATE TICKETS.jsonl
 *
 * First a line with the names of the kinds; then a line per candidate: the ticket's number, 1 for
 * a right answer, 0 for a wrong one, and the kinds' values, separated by tabs. A ticket without a
 * candidate has a line with its number alone. Last, "expected", and per ticket how many of its
 * answers the base has.
 */
#include "lib/advice.h"
#include "lib/handle.h"
#include "search/candidates.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { LINE_MAX_BYTES = 2 * CORDIAL_TICKET_MAX };

struct expected {
    struct str *ids; /* as the base has them now */
    size_t n;
};

static cordial_status resolve(struct arena *mem, struct searcher *s, const json_t *expect,
                              struct expected *out, cordial_error *err)
{
    out->ids = arena_array(mem, json_array_size(expect), sizeof *out->ids);
    out->n = 0;
    for (size_t i = 0; i < json_array_size(expect); i++) {
        const struct indexed_list *all;
        const char *id = json_string_value(json_array_get(expect, i));
        TRY(searcher_answer(s, str_of(id), &all, err));
        if (all->n > 0) {
            out->ids[out->n++] = all->rows[0].stamp.id;
        }
    }
    return CORDIAL_OK;
}

static bool is_right(const struct expected *expected, struct str id)
{
    for (size_t i = 0; i < expected->n; i++) {
        if (str_eq(expected->ids[i], id)) {
            return true;
        }
    }
    return false;
}

static void print_candidates(size_t number, const struct candidates *found,
                             const struct expected *expected)
{
    if (found->n == 0) {
        printf("%zu\n", number);
    }
    for (size_t i = 0; i < found->n; i++) {
        const struct candidate *c = &found->rows[i];
        printf("%zu\t%d", number, is_right(expected, c->id));
        for (size_t j = 0; j < EVIDENCE_KINDS; j++) {
            printf("\t%.5g", c->evidence.of[j]);
        }
        putchar('\n');
    }
}

static cordial_status dump_ticket(struct arena *mem, struct searcher *s, size_t number,
                                  const json_t *line, size_t *out_right, cordial_error *err)
{
    const char *text = json_string_value(json_object_get(line, "text"));
    const char *format = json_string_value(json_object_get(line, "format"));
    cordial_format as = CORDIAL_FORMAT_ANY;
    cordial_ticket ticket;
    struct candidates found;
    struct expected expected;
    struct str none = {NULL, 0};
    if (format != NULL && strcmp(format, "text") == 0) {
        as = CORDIAL_FORMAT_TEXT;
    }
    TRY(advice_read(mem, s, str_of(text), as, none, &ticket, err));
    TRY(candidates_find(mem, s, &ticket, 0, &found, err));
    TRY(resolve(mem, s, json_object_get(line, "expect"), &expected, err));
    print_candidates(number, &found, &expected);
    *out_right = expected.n;
    return CORDIAL_OK;
}

static cordial_status dump(cordial_base *base, FILE *tickets, cordial_error *err)
{
    static char line[LINE_MAX_BYTES];
    AUTO(arena_done) struct arena kept = {0};
    struct searcher *s;
    size_t *right = NULL;
    size_t n = 0;
    size_t cap = 0;
    TRY(handle_searcher(base, &s, err));
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        printf("%s%s", evidence_names[i], i + 1 < EVIDENCE_KINDS ? "\t" : "\n");
    }
    while (fgets(line, sizeof line, tickets) != NULL) {
        AUTO(arena_done) struct arena mem = {0};
        json_t *ticket = json_loads(line, 0, NULL);
        right = arena_more(&kept, right, n, &cap, sizeof *right);
        cordial_status status = dump_ticket(&mem, s, n, ticket, &right[n], err);
        json_decref(ticket);
        n++;
        if (status != CORDIAL_OK) {
            return status;
        }
    }
    printf("expected");
    for (size_t i = 0; i < n; i++) {
        printf("\t%zu", right[i]);
    }
    putchar('\n');
    return CORDIAL_OK;
}

int main(int argc, char **argv)
{
    cordial_base *base = NULL;
    cordial_error err = {0};
    FILE *tickets = argc > 3 ? fopen(argv[3], "r") : NULL;
    if (tickets == NULL) {
        fputs("usage: rank_dump BASE STATE TICKETS.jsonl\n", stderr);
        return 2;
    }
    cordial_base_options options = {.audience = CORDIAL_AUDIENCE_AGENTS, .state = argv[2]};
    cordial_status status = cordial_base_open(argv[1], &options, &base, &err);
    if (status == CORDIAL_OK) {
        status = dump(base, tickets, &err);
    }
    if (status != CORDIAL_OK) {
        fprintf(stderr, "rank_dump: %s\n", err.message);
    }
    cordial_base_close(base);
    fclose(tickets);
    return status != CORDIAL_OK;
}
