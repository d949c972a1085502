/* Rules of the companions of base.yaml: each language of the base has what the others have. */
#include "lint/rules.h"

#include "base/buf.h"
#include "entry/shape.h"
#include "reply/courtesy.h"
#include "text/languages.h"
#include "text/pack.h"

/* Where a language's file stands, or where base.yaml names the language when it has none. */
struct home {
    struct str file;
    unsigned line;
    unsigned column;
};

static struct home home_of(struct lint *l, const char *folder, struct str language,
                           const struct yaml_node *root)
{
    if (root != NULL) {
        return (struct home){arena_printf(l->mem, "%s/%.*s.yaml", folder, STR_ARG(language)), 1, 1};
    }
    const struct yaml_node *list = yaml_get(l->config->root, "languages");
    struct home home = {STR(CONFIG_NAME), list != NULL ? list->line : 1,
                        list != NULL ? list->column : 1};
    for (size_t i = 0; list != NULL && list->kind == YAML_LIST && i < list->n; i++) {
        if (str_starts(yaml_text(list->rows[i]), language)) {
            home.line = list->rows[i]->line;
            home.column = list->rows[i]->column;
        }
    }
    return home;
}

static const struct language_config *files_of(const struct config *config, struct str language)
{
    static const struct language_config none = {0};
    for (size_t i = 0; i < config->n_by_language; i++) {
        if (str_eq(config->by_language[i].code, language)) {
            return &config->by_language[i];
        }
    }
    return &none;
}

static void add_name(struct buf *out, struct str name)
{
    buf_add_cstr(out, out->n > 0 ? ", " : "");
    buf_add(out, name);
}

/* --- courtesy --------------------------------------------------------------------------------- */

/* Does cordial have a phrase under the path in any language? Then drafts want one. */
static bool is_wanted(struct lint *l, const char *path)
{
    static const struct config nothing = {0};
    size_t n;
    const struct str *languages = pack_languages(&n);
    for (size_t i = 0; i < n; i++) {
        if (courtesy_phrases(l->scratch, &nothing, languages[i], path).n > 0) {
            return true;
        }
    }
    return false;
}

static bool another_has(struct lint *l, const char *path)
{
    const struct config *config = l->config;
    for (size_t i = 0; i < config->languages.n; i++) {
        if (config_courtesy(l->scratch, config, config->languages.rows[i], path).n > 0) {
            return true;
        }
    }
    return false;
}

static void check_courtesy(struct lint *l, struct str language)
{
    AUTO(buf_done) struct buf without = {0};
    AUTO(buf_done) struct buf own = {0};
    const char *path;
    for (size_t i = 0; (path = shape_courtesy_path(l->scratch, i)) != NULL; i++) {
        bool other = another_has(l, path);
        if (courtesy_phrases(l->scratch, l->config, language, path).n == 0) {
            if (other || is_wanted(l, path)) {
                add_name(&without, str_of(path));
            }
        } else if (other && config_courtesy(l->scratch, l->config, language, path).n == 0) {
            add_name(&own, str_of(path));
        }
    }
    struct home home = home_of(l, "courtesy", language, files_of(l->config, language)->courtesy);
    if (without.n > 0) {
        lint_config(l, home.file, home.line, home.column, 0,
                    "drafts in '%.*s' have no phrase for: %s", STR_ARG(language), without.p);
    }
    if (own.n > 0) {
        lint_config(l, home.file, home.line, home.column, 0,
                    "another language of the base has phrases of its own and '%.*s' has cordial's "
                    "for: %s",
                    STR_ARG(language), own.p)
            ->severity = CORDIAL_SEVERITY_INFO;
    }
}

void lint_courtesy(struct lint *l)
{
    for (size_t i = 0; i < l->config->languages.n; i++) {
        check_courtesy(l, l->config->languages.rows[i]);
    }
}

/* --- words ------------------------------------------------------------------------------------ */

static bool another_has_key(const struct config *config, const char *key)
{
    for (size_t i = 0; i < config->languages.n; i++) {
        if (config_words(config, config->languages.rows[i], key) != NULL) {
            return true;
        }
    }
    return false;
}

void lint_words(struct lint *l)
{
    for (size_t i = 0; i < l->config->languages.n; i++) {
        struct str language = l->config->languages.rows[i];
        AUTO(buf_done) struct buf without = {0};
        const char *key;
        for (size_t k = 0; (key = shape_words_key(k)) != NULL; k++) {
            if (another_has_key(l->config, key) && config_words(l->config, language, key) == NULL) {
                add_name(&without, str_of(key));
            }
        }
        if (without.n > 0) {
            struct home home = home_of(l, "words", language, files_of(l->config, language)->words);
            lint_config(l, home.file, home.line, home.column, 0,
                        "words/%.*s.yaml lacks what another language of the base has: %s",
                        STR_ARG(language), without.p);
        }
    }
}

/* --- base.yaml -------------------------------------------------------------------------------- */

static bool has_language(struct lint *l, const struct yaml_node *map, struct str language)
{
    for (size_t i = 0; i < map->n; i++) {
        struct str code;
        if (language_code(l->scratch, map->pairs[i].key, &code) && str_eq(code, language)) {
            return true;
        }
    }
    return false;
}

void lint_team(struct lint *l)
{
    const struct yaml_node *team = yaml_get(l->config->root, "team");
    if (team == NULL || team->kind != YAML_MAP) {
        return;
    }
    for (size_t i = 0; i < l->config->languages.n; i++) {
        struct str language = l->config->languages.rows[i];
        if (has_language(l, team, language)) {
            continue;
        }
        lint_config(l, STR(CONFIG_NAME), team->line, team->column, 0,
                    "'team' has no name in '%.*s': drafts are signed with the base's",
                    STR_ARG(language));
    }
}
