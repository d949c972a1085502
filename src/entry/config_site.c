/* How base.yaml wants the base to be shown. */
#include "entry/config.h"

enum { QUESTIONS_DAYS = 180 }; /* when base.yaml does not say */

struct config_site config_site(struct arena *mem, const struct config *config)
{
    const struct yaml_node *brand = yaml_get(config->root, "brand");
    const struct yaml_node *questions = yaml_get(config->root, "questions");
    const struct yaml_node *widget = yaml_get(config->root, "widget");
    struct config_site site = {
        .colour = yaml_text(yaml_get(brand, "colour")),
        .logo = yaml_text(yaml_get(brand, "logo")),
        .questions = !str_eq(yaml_text(questions), STR("off")),
        .questions_days = QUESTIONS_DAYS,
        .widget_origins = yaml_texts(mem, yaml_get(widget, "origins")),
    };
    str_int(yaml_text(yaml_get(questions, "keep_days")), &site.questions_days);
    return site;
}

size_t config_category_place(const struct config *config, struct str path)
{
    const struct yaml_node *map = yaml_get(config->root, "categories");
    for (size_t i = 0; map != NULL && i < map->n; i++) {
        if (str_eq(map->pairs[i].key, path)) {
            return i;
        }
    }
    return SIZE_MAX;
}

struct str config_category(const struct config *config, struct str path, struct str language)
{
    size_t place = config_category_place(config, path);
    if (place == SIZE_MAX) {
        return (struct str){0};
    }
    const struct yaml_node *texts = yaml_get(config->root, "categories")->pairs[place].value;
    struct str name = config_in_language(texts, language);
    return name.n > 0 ? name : config_in_language(texts, config_fallback(config));
}
