/* Reading the files, ids after clashes, answers. */
#include "lint/subject.h"

#include "base/file.h"
#include "entry/front.h"
#include "index/ids.h"
#include "index/scan.h"

enum { PROGRESS_EVERY = 64 }; /* files */

static void add_unread(struct lint *l, struct str path, unsigned line, unsigned column,
                       const char *why)
{
    l->unread = arena_more(l->mem, l->unread, l->n_unread, &l->cap_unread, sizeof *l->unread);
    l->unread[l->n_unread++] = (struct unread){path, line, column, why};
}

static void add_retired(struct lint *l, struct subject *s)
{
    l->retired = arena_more(l->mem, l->retired, l->n_retired, &l->cap_retired, sizeof *l->retired);
    l->retired[l->n_retired++] = s;
    map_put(&l->retired_ids, s->entry.id, 1, NULL);
}

/* Front matter once more, for the places in it; it was read before, so it is good. */
static cordial_status read_front(struct lint *l, struct subject *s, cordial_error *err)
{
    struct front front;
    TRY(front_split(l->mem, s->source, &front, err));
    s->front = front.map;
    s->body_at = front.body.n > 0 ? (size_t)(front.body.p - s->source.p) : s->source.n;
    s->text_at = s->source.n - front.body.n;
    while (s->text_at < s->source.n && strchr(" \t\r\n", s->source.p[s->text_at]) != NULL) {
        s->text_at++;
    }
    return CORDIAL_OK;
}

static cordial_status read_file(struct lint *l, const struct scan_file *file, struct subject *s,
                                cordial_error *err)
{
    TRY(file_read_beneath(l->mem, l->request->dir_fd, file->path.p, ENTRY_BYTES_MAX, &s->source,
                          err));
    TRY(entry_read(l->mem, l->config, file->path, s->source, &s->entry, &s->remarks, err));
    s->entry.html = STR("");
    return read_front(l, s, err);
}

static void read_files(struct lint *l, const struct scan *scan)
{
    const struct lint_request *request = l->request;
    l->subjects = arena_array(l->mem, scan->n, sizeof(struct subject *));
    for (size_t i = 0; i < scan->n; i++) {
        struct subject *s = arena_alloc(l->mem, sizeof *s);
        cordial_error err = {0};
        if (read_file(l, &scan->files[i], s, &err) != CORDIAL_OK) {
            add_unread(l, scan->files[i].path, err.line, err.column,
                       arena_cstr(l->mem, str_of(err.message)));
        } else if (s->entry.state == ENTRY_RETIRED) {
            add_retired(l, s);
        } else {
            l->subjects[l->n++] = s;
        }
        if (request->progress != NULL && i % PROGRESS_EVERY == 0) {
            request->progress(request->data, i, scan->n);
        }
    }
}

static void resolve_ids(struct lint *l)
{
    struct id_claim *claims = arena_array(l->scratch, l->n, sizeof *claims);
    for (size_t i = 0; i < l->n; i++) {
        const struct entry *e = &l->subjects[i]->entry;
        claims[i] = (struct id_claim){.path = e->path,
                                      .raw_id = e->id,
                                      .language = e->language,
                                      .category = e->category,
                                      .kind = e->kind};
    }
    ids_resolve(l->mem, claims, l->n);
    for (size_t i = 0; i < l->n; i++) {
        l->subjects[i]->raw_id = claims[i].raw_id;
        l->subjects[i]->entry.id = claims[i].id;
        l->subjects[i]->clashed = claims[i].clashed;
    }
}

static void join_answers(struct lint *l)
{
    l->answers = arena_array(l->mem, l->n, sizeof *l->answers);
    for (size_t i = 0; i < l->n; i++) {
        struct subject *s = l->subjects[i];
        bool is_new = false;
        size_t at = *map_put(&l->by_id, s->entry.id, l->n_answers, &is_new);
        struct answer *a = &l->answers[at];
        map_put(&l->by_path, s->entry.path, i, NULL);
        l->n_answers += is_new;
        if (is_new) {
            *a = (struct answer){.id = s->entry.id, .first = s, .last = s};
        } else {
            a->last->next = s;
            a->last = s;
        }
        s->answer = a;
        for (size_t k = 0; k < s->entry.redirects.n; k++) {
            map_put(&l->redirects, s->entry.redirects.rows[k], at, NULL);
        }
    }
}

cordial_status lint_read(struct lint *l, cordial_error *err)
{
    struct scan scan;
    TRY(scan_base(l->mem, l->request->dir_fd, &scan, err));
    map_init(&l->by_path, l->mem);
    map_init(&l->by_id, l->mem);
    map_init(&l->redirects, l->mem);
    map_init(&l->retired_ids, l->mem);
    for (size_t i = 0; i < scan.n_skips; i++) {
        add_unread(l, scan.skips[i].path, 0, 0, scan.skips[i].why);
    }
    read_files(l, &scan);
    resolve_ids(l);
    join_answers(l);
    return CORDIAL_OK;
}
