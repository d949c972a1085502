/* Finding a verb; dates in lists. */
#include "cli/verbs.h"

#include "base/buf.h"
#include "base/str.h"

#include <time.h>

static const struct verb *find_verb(const struct verb *verbs, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(str_of(verbs[i].name), name)) {
            return &verbs[i];
        }
    }
    return NULL;
}

static cordial_status unknown_verb(const struct run *run, const struct verb *verbs, size_t n,
                                   const char *name, cordial_error *err)
{
    struct buf names = {0};
    for (size_t i = 0; i < n; i++) {
        buf_printf(&names, "%s%s", i > 0 ? ", " : "", verbs[i].name);
    }
    cordial_status status = err_set(err, CORDIAL_E_USAGE, "'%s' is not what '%s' does: %.*s", name,
                                    run->command->name, STR_ARG(buf_str(&names)));
    buf_done(&names);
    return status;
}

cordial_status verbs_run(struct run *run, const struct verb *verbs, size_t n, cordial_error *err)
{
    const char *name = run->options.words[0];
    size_t n_words = run->options.n_words - 1;
    const struct verb *verb = find_verb(verbs, n, str_of(name));
    if (verb == NULL) {
        return unknown_verb(run, verbs, n, name, err);
    }
    if (n_words < verb->words_min || n_words > verb->words_max) {
        return err_set(err, CORDIAL_E_USAGE, "usage: cordial %s %s%s%s", run->command->name,
                       verb->name, *verb->arguments != '\0' ? " " : "", verb->arguments);
    }
    return verb->run(run, n_words, run->options.words + 1, err);
}

const char *verbs_date(struct arena *mem, int64_t when_s)
{
    struct tm tm;
    time_t when = (time_t)when_s;
    if (gmtime_r(&when, &tm) == NULL) {
        return "";
    }
    return arena_printf(mem, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday).p;
}
