/* Contents: reading base.yaml, facts, the files by language, access. */
#include "entry/config.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/file.h"
#include "base/utf8.h"
#include "entry/shape.h"
#include "text/languages.h"
#include "text/unicode.h"

enum { HOURS_MAX = 24 * 365 };

/* --- reading base.yaml ------------------------------------------------------------------------ */

/* Name the file of a fault; what is wrong in a file of the configuration is E_CONFIG. */
static cordial_status fault_in(const char *path, cordial_error *err)
{
    if (err->status == CORDIAL_E_DATA || err->status == CORDIAL_E_LIMIT) {
        err->status = CORDIAL_E_CONFIG;
    }
    return err_in_file(err, path);
}

/* A file that may be missing: *out_found tells. */
static cordial_status read_file(struct arena *mem, int dir_fd, const char *path, struct str *out,
                                bool *out_found, cordial_error *err)
{
    cordial_status status = file_read_beneath(mem, dir_fd, path, CONFIG_BYTES_MAX, out, err);
    *out_found = status == CORDIAL_OK;
    if (status == CORDIAL_OK || status == CORDIAL_E_NOINPUT) {
        return CORDIAL_OK;
    }
    return fault_in(path, err);
}

/* A YAML file whose root is a map; NULL when it is empty. */
static cordial_status read_map(struct arena *mem, struct str bytes, const char *path,
                               const struct yaml_node **out, cordial_error *err)
{
    struct yaml_node *root = NULL;
    if (yaml_read(mem, bytes, 1, &root, err) != CORDIAL_OK) {
        return fault_in(path, err);
    }
    if (root != NULL && root->kind != YAML_MAP) {
        err_at(err, CORDIAL_E_CONFIG, root->line, root->column, "lines of 'key: value' are wanted");
        return fault_in(path, err);
    }
    *out = root;
    return CORDIAL_OK;
}

static void set_languages(struct arena *mem, struct config *config)
{
    struct str_list *list = &config->languages;
    struct str_list tags = yaml_texts(mem, yaml_get(config->root, "languages"));
    for (size_t i = 0; i < tags.n; i++) {
        list->rows = arena_more(mem, list->rows, list->n, &list->cap, sizeof *list->rows);
        list->n += language_code(mem, tags.rows[i], &list->rows[list->n]);
    }
}

static uint64_t hash_of_shape(const struct config *config)
{
    AUTO(buf_done) struct buf shape = {0};
    buf_printf(&shape, "audience %d languages", (int)config->audience);
    for (size_t i = 0; i < config->languages.n; i++) {
        buf_printf(&shape, " %.*s", STR_ARG(config->languages.rows[i]));
    }
    return str_hash(buf_str(&shape));
}

static cordial_status read_base(struct arena *mem, int dir_fd, struct config *config,
                                cordial_error *err)
{
    static const char path[] = CONFIG_NAME;
    struct str bytes;
    TRY(read_file(mem, dir_fd, path, &bytes, &config->has_file, err));
    if (config->has_file) {
        TRY(read_map(mem, bytes, path, &config->root, err));
    }
    if (config->root != NULL) {
        if (shape_base(config->root, err) != CORDIAL_OK) {
            return fault_in(path, err);
        }
    }
    struct str name = yaml_text(yaml_get(config->root, "name"));
    config->name = name.n > 0 ? name : config->name;
    config->url = yaml_text(yaml_get(config->root, "url"));
    bool is_public = str_eq(yaml_text(yaml_get(config->root, "audience")), STR("public"));
    config->audience = is_public ? CORDIAL_AUDIENCE_PUBLIC : CORDIAL_AUDIENCE_AGENTS;
    set_languages(mem, config);
    return CORDIAL_OK;
}

/* --- facts ------------------------------------------------------------------------------------ */

struct facts {
    struct config *config;
    struct arena *mem;
    size_t cap;
};

static void add_fact(struct facts *facts, struct fact fact)
{
    struct config *c = facts->config;
    c->facts = arena_more(facts->mem, c->facts, c->n_facts, &facts->cap, sizeof *c->facts);
    c->facts[c->n_facts++] = fact;
}

/* The values of one fact by language, with the date until which they hold. */
static cordial_status add_languages(struct facts *facts, const struct yaml_pair *pair,
                                    cordial_error *err)
{
    struct str until = STR("");
    const struct yaml_node *date = yaml_get(pair->value, "until");
    if (date != NULL) {
        until = yaml_text(date);
        if (!date_is_valid(until)) {
            return err_at(err, CORDIAL_E_CONFIG, date->line, date->column,
                          "'until' must be a date, such as 2027-06-30");
        }
    }
    for (size_t i = 0; i < pair->value->n; i++) {
        const struct yaml_pair *row = &pair->value->pairs[i];
        struct fact fact = {
            .name = pair->key, .until = until, .line = pair->line, .column = pair->column};
        if (str_eq(row->key, STR("until"))) {
            continue;
        }
        bool any = str_eq(row->key, STR("any"));
        fact.language = STR("");
        if (!any && !language_code(facts->mem, row->key, &fact.language)) {
            return err_at(err, CORDIAL_E_CONFIG, row->line, row->column,
                          "'%.40s' is no language code; a fact has one text a language, 'any' and "
                          "'until'",
                          row->key.p);
        }
        fact.value = yaml_text(row->value);
        if (row->value->kind != YAML_SCALAR) {
            return shape_wrong(row, "a text", err);
        }
        add_fact(facts, fact);
    }
    return CORDIAL_OK;
}

static cordial_status add_pair(struct facts *facts, const struct yaml_pair *pair,
                               cordial_error *err)
{
    for (size_t i = 0; i < pair->key.n; i++) {
        if (strchr(" \t{}|", pair->key.p[i]) != NULL) {
            return err_at(err, CORDIAL_E_CONFIG, pair->line, pair->column,
                          "the fact '%.40s' cannot be quoted; its name holds blanks, braces or '|'",
                          pair->key.p);
        }
    }
    if (pair->value->kind == YAML_MAP) {
        return add_languages(facts, pair, err);
    }
    if (pair->value->kind == YAML_LIST) {
        return shape_wrong(pair, "a text, or a map with a text for each language", err);
    }
    add_fact(facts, (struct fact){.name = pair->key,
                                  .language = STR(""),
                                  .value = yaml_text(pair->value),
                                  .until = STR(""),
                                  .line = pair->line,
                                  .column = pair->column});
    return CORDIAL_OK;
}

static cordial_status read_facts(struct arena *mem, int dir_fd, struct config *config,
                                 cordial_error *err)
{
    static const char path[] = "facts.yaml";
    struct str bytes;
    bool found;
    TRY(read_file(mem, dir_fd, path, &bytes, &found, err));
    if (!found) {
        return CORDIAL_OK;
    }
    uint64_t hash = str_hash(bytes);
    config->facts_hash = hash != 0 ? hash : 1;
    const struct yaml_node *root = NULL;
    TRY(read_map(mem, bytes, path, &root, err));
    struct facts facts = {.config = config, .mem = mem};
    for (size_t i = 0; root != NULL && i < root->n; i++) {
        if (add_pair(&facts, &root->pairs[i], err) != CORDIAL_OK) {
            return fault_in(path, err);
        }
    }
    return CORDIAL_OK;
}

/* --- the files by language ----------------------------------------------------------------------
 */

static void dir_closep(DIR **dir)
{
    if (*dir != NULL) {
        closedir(*dir);
    }
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The .yaml files of a folder that may be missing, sorted; hidden ones do not count. */
static cordial_status list_files(struct arena *mem, int dir_fd, const char *folder,
                                 struct str_list *out, cordial_error *err)
{
    int fd = -1;
    cordial_status status = dir_open_beneath(dir_fd, folder, &fd, err);
    if (status == CORDIAL_E_NOINPUT) {
        return CORDIAL_OK;
    }
    TRY(status);
    AUTO(dir_closep) DIR *dir = fdopendir(fd);
    if (dir == NULL) {
        fd_closep(&fd);
        return err_set(err, CORDIAL_E_IO, "listing '%s'", folder);
    }
    for (const struct dirent *row = readdir(dir); row != NULL; row = readdir(dir)) {
        struct str name = str_of(row->d_name);
        if (name.p[0] != '.' && str_ends(name, STR(".yaml"))) {
            out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
            out->rows[out->n++] = arena_str(mem, name);
        }
    }
    if (out->n > 0) {
        qsort(out->rows, out->n, sizeof *out->rows, by_name);
    }
    return CORDIAL_OK;
}

struct languages {
    struct config *config;
    struct arena *mem;
    int dir_fd;
    size_t cap;
};

static struct language_config *row_of(struct languages *l, struct str code)
{
    struct config *c = l->config;
    for (size_t i = 0; i < c->n_by_language; i++) {
        if (str_eq(c->by_language[i].code, code)) {
            return &c->by_language[i];
        }
    }
    c->by_language =
        arena_more(l->mem, c->by_language, c->n_by_language, &l->cap, sizeof *c->by_language);
    c->by_language[c->n_by_language] = (struct language_config){.code = code};
    return &c->by_language[c->n_by_language++];
}

/* A folder of files by language, what they may hold, and where their roots are kept. */
struct folder {
    const char *name;
    cordial_status (*check)(const struct yaml_node *root, cordial_error *err);
    size_t offset; /* in struct language_config */
};

static const struct folder folders[] = {
    {"courtesy", shape_courtesy, offsetof(struct language_config, courtesy)},
    {"words", shape_words, offsetof(struct language_config, words)},
};

static cordial_status read_language(struct languages *l, const struct folder *folder,
                                    struct str name, cordial_error *err)
{
    const char *path = arena_printf(l->mem, "%s/%.*s", folder->name, STR_ARG(name)).p;
    struct str code;
    if (!language_code(l->mem, str_sub(name, 0, name.n - strlen(".yaml")), &code)) {
        err_set(err, CORDIAL_E_CONFIG, "the name is no language code, such as en.yaml");
        return fault_in(path, err);
    }
    struct str bytes;
    bool found;
    const struct yaml_node *root = NULL;
    TRY(read_file(l->mem, l->dir_fd, path, &bytes, &found, err));
    if (found) {
        TRY(read_map(l->mem, bytes, path, &root, err));
    }
    if (root != NULL && folder->check(root, err) != CORDIAL_OK) {
        return fault_in(path, err);
    }
    char *row = (char *)row_of(l, code);
    const struct yaml_node **place = (const struct yaml_node **)(void *)(row + folder->offset);
    if (*place != NULL) {
        err_set(err, CORDIAL_E_CONFIG, "a second file for the language '%.*s'", STR_ARG(code));
        return fault_in(path, err);
    }
    *place = root;
    return CORDIAL_OK;
}

void config_cut_phrases(struct arena *mem, struct config *config)
{
    for (size_t i = 0; i < config->n_by_language; i++) {
        struct language_config *row = &config->by_language[i];
        row->jargon = pack_make(mem, yaml_keys(mem, yaml_get(row->words, "jargon")));
        row->never = pack_make(mem, yaml_texts(mem, yaml_get(row->words, "never")));
    }
}

static cordial_status read_languages(struct arena *mem, int dir_fd, struct config *config,
                                     cordial_error *err)
{
    struct languages l = {.config = config, .mem = mem, .dir_fd = dir_fd};
    for (size_t f = 0; f < sizeof folders / sizeof folders[0]; f++) {
        struct str_list names = {0};
        TRY(list_files(mem, dir_fd, folders[f].name, &names, err));
        for (size_t i = 0; i < names.n; i++) {
            TRY(read_language(&l, &folders[f], names.rows[i], err));
        }
    }
    return CORDIAL_OK;
}

cordial_status config_read(struct arena *mem, int dir_fd, struct str name, struct config *out,
                           cordial_error *err)
{
    struct config config = {.name = name};
    TRY(read_base(mem, dir_fd, &config, err));
    TRY(read_facts(mem, dir_fd, &config, err));
    TRY(read_languages(mem, dir_fd, &config, err));
    config_cut_phrases(mem, &config);
    config.shape_hash = hash_of_shape(&config);
    *out = config;
    return CORDIAL_OK;
}

/* --- access -------------------------------------------------------------------------------------
 */

struct str config_fallback(const struct config *config)
{
    return config->languages.n > 0 ? config->languages.rows[0] : STR("en");
}

static const struct fact *find_fact(const struct config *config, struct str name,
                                    struct str language)
{
    for (size_t i = 0; i < config->n_facts; i++) {
        const struct fact *fact = &config->facts[i];
        if (str_eq(fact->name, name) && str_eq(fact->language, language)) {
            return fact;
        }
    }
    return NULL;
}

/* Is it written alike in every language: figures and signs, no letters? */
static bool is_figure(struct str value)
{
    for (size_t at = 0; at < value.n;) {
        enum unicode_kind kind = unicode_kind(utf8_next(value, &at));
        if (kind == UNICODE_CAPITAL || kind == UNICODE_SMALL || kind == UNICODE_LETTER) {
            return false;
        }
    }
    return true;
}

const struct fact *config_fact(const struct config *config, struct str name, struct str language)
{
    const struct fact *fact = find_fact(config, name, language);
    fact = fact != NULL ? fact : find_fact(config, name, STR(""));
    if (fact == NULL) {
        fact = find_fact(config, name, config_fallback(config));
        fact = fact != NULL && is_figure(fact->value) ? fact : NULL;
    }
    return fact;
}

bool config_fact_is_past(const struct fact *fact, struct str today)
{
    return fact->until.n > 0 && str_cmp(fact->until, today) < 0;
}

bool config_has_fact(const struct config *config, struct str name)
{
    for (size_t i = 0; i < config->n_facts; i++) {
        if (str_eq(config->facts[i].name, name)) {
            return true;
        }
    }
    return false;
}

struct str config_in_language(const struct yaml_node *texts, struct str language)
{
    if (texts == NULL || texts->kind != YAML_MAP) {
        return yaml_text(texts);
    }
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < texts->n; i++) {
        struct str code;
        if (language_code(&mem, texts->pairs[i].key, &code) && str_eq(code, language)) {
            return yaml_text(texts->pairs[i].value);
        }
    }
    return (struct str){0};
}

/* Hours as base.yaml writes them, with at most one point, in whole minutes. */
static int64_t minutes_of(struct str hours)
{
    size_t point = str_chr(hours, '.');
    struct str tenths = point == STR_NOT_FOUND ? STR("") : str_sub(hours, point + 1, point + 4);
    int64_t whole = 0;
    int64_t part = 0;
    int64_t unit = 1;
    str_int(str_sub(hours, 0, point == STR_NOT_FOUND ? hours.n : point), &whole);
    for (size_t i = 0; i < tenths.n; i++) {
        unit *= 10;
    }
    str_int(tenths, &part);
    whole = whole < HOURS_MAX ? whole : HOURS_MAX;
    return whole * 60 + part * 60 / unit;
}

struct str config_team(const struct config *config, struct str language)
{
    struct str team = config_in_language(yaml_get(config->root, "team"), language);
    return team.n > 0 ? team : yaml_text(yaml_get(config->root, "name"));
}

struct config_promise config_promise(const struct config *config)
{
    const struct yaml_node *node = yaml_get(config->root, "promise");
    return (struct config_promise){
        .answer_min = minutes_of(yaml_text(yaml_get(node, "answer_h"))),
        .urgent_min = minutes_of(yaml_text(yaml_get(node, "urgent_h"))),
        .zone = yaml_text(yaml_get(config->root, "timezone")),
    };
}

int64_t config_promised_min(const struct config *config, bool urgent)
{
    struct config_promise promise = config_promise(config);
    return urgent && promise.urgent_min > 0 ? promise.urgent_min : promise.answer_min;
}

cordial_register config_register(const struct config *config, struct str language)
{
    struct str text = config_in_language(yaml_get(config->root, "register"), language);
    if (str_eq(text, STR("formal"))) {
        return CORDIAL_REGISTER_FORMAL;
    }
    return str_eq(text, STR("informal")) ? CORDIAL_REGISTER_INFORMAL : CORDIAL_REGISTER_NONE;
}

/* A share below "confidence"; @value when the base says "default" or nothing. */
static double share_of(const struct config *config, const char *key, struct str language,
                       double value)
{
    const struct yaml_node *node = yaml_get(yaml_get(config->root, "confidence"), key);
    struct str set = config_in_language(node, language);
    char *end = NULL;
    double own = set.n > 0 ? strtod(set.p, &end) : 0;
    return end != NULL && end > set.p ? own : value;
}

struct config_confidence config_confidence(const struct config *config, struct str language,
                                           double value)
{
    double answer = share_of(config, "answer", language, value);
    return (struct config_confidence){.answer = answer,
                                      .none = share_of(config, "none", language, answer)};
}

const struct language_config *config_language(const struct config *config, struct str language)
{
    for (size_t i = 0; i < config->n_by_language; i++) {
        if (str_eq(config->by_language[i].code, language)) {
            return &config->by_language[i];
        }
    }
    return NULL;
}

struct config_ledger config_ledger(const struct config *config)
{
    const struct yaml_node *node = yaml_get(config->root, "ledger");
    struct config_ledger out = {.off = node != NULL && str_eq(yaml_text(node), STR("off"))};
    const struct yaml_node *days = yaml_get(node, "keep_days");
    if (days != NULL) {
        str_int(yaml_text(days), &out.keep_days);
    }
    return out;
}

struct str_list config_courtesy(struct arena *mem, const struct config *config, struct str language,
                                const char *path)
{
    const struct language_config *row = config_language(config, language);
    const struct yaml_node *node = row != NULL ? row->courtesy : NULL;
    struct str rest = str_of(path);
    struct str key;
    while (node != NULL && str_split(&rest, '.', &key)) {
        node = yaml_get(node, arena_cstr(mem, key));
    }
    return yaml_texts(mem, node);
}

const struct yaml_node *config_words(const struct config *config, struct str language,
                                     const char *key)
{
    const struct language_config *row = config_language(config, language);
    return row != NULL ? yaml_get(row->words, key) : NULL;
}
