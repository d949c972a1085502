/* What must be reached, as JSON, against what was. */
#include "lib/eval_handle.h"

#include <jansson.h>

struct falling {
    const cordial_evaluation *evaluation;
    struct arena *mem;
    cordial_eval_fall *rows;
    size_t n;
    size_t cap;
};

static void release(json_t **document)
{
    json_decref(*document);
}

static bool find_measure(const char *name, cordial_measure *out)
{
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        if (strcmp(cordial_measure_name((cordial_measure)i), name) == 0) {
            *out = (cordial_measure)i;
            return true;
        }
    }
    return false;
}

static cordial_status unknown_measure(const char *name, cordial_error *err)
{
    AUTO(buf_done) struct buf all = {0};
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        buf_printf(&all, "%s%s", i > 0 ? ", " : "", cordial_measure_name((cordial_measure)i));
    }
    return err_set(err, CORDIAL_E_DATA, "'%s' is no measure; there are %s", name, all.p);
}

/* Holds one measure of @part against its floor; small differences of rounding are none. */
static cordial_status hold_measure(struct falling *f, const cordial_eval_part *part,
                                   const char *name, const json_t *value, cordial_error *err)
{
    static const double ROUNDING = 1e-9;
    cordial_measure measure = CORDIAL_MEASURE_NDCG;
    if (!find_measure(name, &measure)) {
        return unknown_measure(name, err);
    }
    double floor = json_is_number(value) ? json_number_value(value) : -1;
    if (floor < 0 || floor > 1) {
        return err_set(err, CORDIAL_E_DATA, "the floor of '%s' is a number from 0 to 1", name);
    }
    double got = part->of[measure];
    bool holds = cordial_measure_falls(measure) ? got <= floor + ROUNDING : got >= floor - ROUNDING;
    if (got < 0 || !holds) {
        f->rows = arena_more(f->mem, f->rows, f->n, &f->cap, sizeof *f->rows);
        f->rows[f->n++] = (cordial_eval_fall){part->language, measure, got, floor};
    }
    return CORDIAL_OK;
}

static const cordial_eval_part *part_of(struct falling *f, const char *language)
{
    for (size_t i = 0; i < f->evaluation->n_languages; i++) {
        if (strcmp(f->evaluation->languages[i].language, language) == 0) {
            return &f->evaluation->languages[i];
        }
    }
    cordial_eval_part *none = arena_alloc(f->mem, sizeof *none);
    eval_measure(NULL, 0, arena_cstr(f->mem, str_of(language)), none);
    return none;
}

static cordial_status hold_language(struct falling *f, const char *language, json_t *floors,
                                    cordial_error *err)
{
    const char *name;
    json_t *value;
    if (!json_is_object(floors)) {
        return err_set(err, CORDIAL_E_DATA, "the floors of '%s' are an object", language);
    }
    json_object_foreach(floors, name, value)
    {
        TRY(hold_measure(f, part_of(f, language), name, value, err));
    }
    return CORDIAL_OK;
}

static cordial_status hold_all(struct falling *f, json_t *root, cordial_error *err)
{
    const char *name;
    json_t *value;
    if (!json_is_object(root)) {
        return err_set(err, CORDIAL_E_DATA, "the floors are no JSON object");
    }
    json_object_foreach(root, name, value)
    {
        if (strcmp(name, "languages") != 0) {
            TRY(hold_measure(f, &f->evaluation->total, name, value, err));
        }
    }
    json_t *languages = json_object_get(root, "languages");
    if (languages != NULL && !json_is_object(languages)) {
        return err_set(err, CORDIAL_E_DATA, "\"languages\" is no object");
    }
    json_object_foreach(languages, name, value)
    {
        TRY(hold_language(f, name, value, err));
    }
    return CORDIAL_OK;
}

cordial_status cordial_eval_floor(cordial_evaluation *evaluation, const char *floor, size_t bytes,
                                  const cordial_eval_fall **out, size_t *out_n, cordial_error *err)
{
    LOCAL_ERROR(err);
    json_error_t where;
    struct falling f = {.evaluation = evaluation, .mem = eval_mem(evaluation)};
    AUTO(release) json_t *root = json_loadb(floor, bytes, JSON_REJECT_DUPLICATES, &where);
    if (root == NULL) {
        return err_at(err, CORDIAL_E_DATA, where.line > 0 ? (unsigned)where.line : 0,
                      where.column > 0 ? (unsigned)where.column : 0, "malformed JSON: %s",
                      where.text);
    }
    TRY(hold_all(&f, root, err));
    *out = f.rows;
    *out_n = f.n;
    return CORDIAL_OK;
}
