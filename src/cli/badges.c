/* Small print under titles, and counted nouns. */
#include "cli/badges.h"

static bool is_there(const char *text)
{
    return text != NULL && *text != '\0';
}

static void add_badge(struct page *page, const char *text)
{
    if (is_there(text)) {
        page_words(page, STYLE_DIM, " · ");
        page_value(page, STYLE_DIM, str_of(text));
    }
}

void badges_print(struct page *page, const struct badges *badges)
{
    const char *kinds = badges->article && badges->reply ? "article, reply"
                        : badges->article                ? "article"
                        : badges->reply                  ? "reply"
                                                         : NULL;
    page_value(page, STYLE_PLAIN, str_of(badges->id));
    add_badge(page, badges->language);
    add_badge(page, kinds);
    add_badge(page, badges->audience == CORDIAL_AUDIENCE_PUBLIC ? "public" : "agents");
    add_badge(page, badges->section);
    if (is_there(badges->section) && is_there(badges->anchor)) {
        page_words(page, STYLE_DIM, " #");
        page_value(page, STYLE_DIM, str_of(badges->anchor));
    }
    page_end(page);
}

void page_count(struct page *page, size_t n, const char *one, const char *many)
{
    page_printf(page, "%zu %s", n, n == 1 ? one : many);
}

enum style severity_style(cordial_severity severity)
{
    static const enum style styles[] = {
        [CORDIAL_SEVERITY_ERROR] = STYLE_BAD,
        [CORDIAL_SEVERITY_WARNING] = STYLE_DOUBT,
        [CORDIAL_SEVERITY_INFO] = STYLE_DIM,
    };
    return styles[severity];
}
