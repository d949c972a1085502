/* Matching paths, choosing among rows, checking parameters. */
#include "http/route.h"

#include "base/buf.h"

enum { PARAM_TEXT_MAX = 1024 }; /* bytes of a parameter in a path or query */

static const char *const role_names[] = {
    [ROLE_ANYONE] = "anyone",
    [ROLE_AGENT] = "agent",
    [ROLE_TRAINER] = "trainer",
    [ROLE_ADMIN] = "admin",
};

const char *role_name(enum role role)
{
    return role_names[role];
}

bool role_find(struct str word, enum role *out)
{
    for (size_t i = 0; i < sizeof role_names / sizeof role_names[0]; i++) {
        if (str_eq(word, str_of(role_names[i]))) {
            *out = (enum role)i;
            return true;
        }
    }
    return false;
}

static bool is_name(struct str piece)
{
    return piece.n > 2 && piece.p[0] == '{' && piece.p[piece.n - 1] == '}';
}

/* Does @path have the shape of @pattern? Fills @names unless it is NULL. */
static bool matches(struct arena *mem, struct str pattern, struct str path, struct pairs *names)
{
    struct str wanted;
    struct str given;
    while (str_split(&pattern, '/', &wanted)) {
        bool rest = is_name(wanted) && str_ends(wanted, STR("...}"));
        if (rest) {
            given = path;
            path = (struct str){0};
        } else if (!str_split(&path, '/', &given)) {
            return false;
        }
        if (is_name(wanted) ? given.n == 0 : !str_eq(wanted, given)) {
            return false;
        }
        if (is_name(wanted) && names != NULL) {
            pairs_add(mem, names, str_sub(wanted, 1, wanted.n - (rest ? 4 : 1)), given);
        }
    }
    return path.p == NULL;
}

static bool row_matches(const struct route *row, struct str path)
{
    return matches(NULL, str_of(row->path), path, NULL);
}

static const char *allowed_methods(struct arena *mem, const struct route *rows, size_t n_rows,
                                   struct str path)
{
    struct buf out = {0};
    unsigned seen = 0;
    for (size_t i = 0; i < n_rows; i++) {
        unsigned bit = 1U << rows[i].method;
        if (!(seen & bit) && row_matches(&rows[i], path)) {
            buf_printf(&out, "%s%s%s", out.n > 0 ? ", " : "", method_name(rows[i].method),
                       rows[i].method == METHOD_GET ? ", HEAD" : "");
            seen |= bit;
        }
    }
    const char *kept = out.n > 0 ? buf_keep(&out, mem).p : NULL;
    buf_done(&out);
    return kept;
}

/* A row with fewer {names} is meant more than one with more: "/articles/new" before "{id}". */
static size_t count_names(const struct route *row)
{
    size_t n = 0;
    for (const char *p = row->path; *p != '\0'; p++) {
        n += *p == '{';
    }
    return n;
}

static bool is_better(const struct route *row, const struct route *best)
{
    if (best == NULL || count_names(row) != count_names(best)) {
        return best == NULL || count_names(row) < count_names(best);
    }
    return row->role > best->role;
}

enum found route_find(struct arena *mem, const struct route *rows, size_t n_rows,
                      enum method method, struct str path, enum role role, const struct route **out,
                      struct pairs *out_names, const char **out_allow)
{
    const struct route *best = NULL;
    bool forbidden = false;
    for (size_t i = 0; i < n_rows; i++) {
        if (rows[i].method != method || !row_matches(&rows[i], path)) {
            continue;
        }
        if (rows[i].role > role) {
            forbidden = true;
        } else if (is_better(&rows[i], best)) {
            best = &rows[i];
        }
    }
    if (best != NULL) {
        matches(mem, str_of(best->path), path, out_names);
        *out = best;
        return FOUND;
    }
    if (forbidden) {
        return FOUND_NO_ROLE;
    }
    *out_allow = allowed_methods(mem, rows, n_rows, path);
    return *out_allow != NULL ? FOUND_NO_METHOD : FOUND_NO_PATH;
}

size_t route_body_max(const struct route *rows, size_t n_rows, enum method method, struct str path,
                      enum role role)
{
    size_t max = 0;
    for (size_t i = 0; i < n_rows; i++) {
        if (rows[i].method == method && rows[i].role <= role && rows[i].body_max > max &&
            row_matches(&rows[i], path)) {
            max = rows[i].body_max;
        }
    }
    return max;
}

static cordial_status check_number(const struct param *param, struct str value, cordial_error *err)
{
    int64_t number = 0;
    if (!str_int(value, &number) || number < param->min || number > param->max) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' must be a whole number from %lld to %lld",
                       param->name, (long long)param->min, (long long)param->max);
    }
    return CORDIAL_OK;
}

static cordial_status check_choice(struct arena *mem, const struct param *param, struct str value,
                                   cordial_error *err)
{
    struct buf words = {0};
    for (size_t i = 0; param->choices[i] != NULL; i++) {
        if (str_eq(value, str_of(param->choices[i]))) {
            buf_done(&words);
            return CORDIAL_OK;
        }
        buf_printf(&words, "%s%s", i > 0 ? ", " : "", param->choices[i]);
    }
    struct str list = buf_keep(&words, mem);
    buf_done(&words);
    return err_set(err, CORDIAL_E_USAGE, "'%s' must be one of: %s", param->name, list.p);
}

static cordial_status check_text(struct arena *mem, const struct param *param, struct str value,
                                 cordial_error *err)
{
    size_t max = param->max > 0            ? (size_t)param->max
                 : param->in == PARAM_BODY ? SIZE_MAX
                                           : PARAM_TEXT_MAX;
    if (value.n > max) {
        return err_set(err, CORDIAL_E_LIMIT, "'%s' has %zu bytes, at most %zu are taken",
                       param->name, value.n, max);
    }
    return param->choices != NULL ? check_choice(mem, param, value, err) : CORDIAL_OK;
}

static cordial_status check_value(struct arena *mem, const struct param *param, struct str value,
                                  cordial_error *err)
{
    static const char *const switches[] = {"0",   "1",   "false", "true", "no",
                                           "yes", "off", "on",    NULL};
    switch (param->type) {
    case PARAM_NUMBER:
        return check_number(param, value, err);
    case PARAM_FLAG: {
        const struct param flag = {.name = param->name, .choices = switches};
        return check_choice(mem, &flag, value, err);
    }
    case PARAM_TEXT:
    case PARAM_LIST:
        break;
    }
    return check_text(mem, param, value, err);
}

cordial_status route_check(const struct route *route, const struct request *request,
                           const char **out_name, cordial_error *err)
{
    for (size_t i = 0; i < route->n_params; i++) {
        const struct param *param = &route->params[i];
        struct str value = request_text(request, param->name);
        *out_name = param->name;
        if (value.p == NULL && param->needed) {
            return err_set(err, CORDIAL_E_USAGE, "'%s' is missing", param->name);
        }
        /* An empty field of a form, or a box that was left empty, is one that was not given. */
        if (value.n > 0) {
            TRY(check_value(request->mem, param, value, err));
        }
    }
    *out_name = NULL;
    return CORDIAL_OK;
}
