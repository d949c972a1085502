/* What a base holds. */
#include "view/parts.h"

json_t *view_status(const cordial_base_status *status)
{
    json_t *languages = view_list();
    for (size_t i = 0; i < status->n_languages; i++) {
        json_t *row = view_object();
        view_set(row, "language", view_text(status->languages[i]));
        view_set(row, "entries", view_count(status->entries_by_language[i]));
        view_push(languages, row);
    }
    json_t *learned = view_object();
    json_t *problems = view_list();
    for (size_t i = 0; i < status->n_learned_problems; i++) {
        view_push(problems, view_text(status->learned_problems[i]));
    }
    view_set(learned, "answers", view_count(status->learned_answers));
    view_set(learned, "bytes", view_count(status->learned_bytes));
    view_set(learned, "past_lines", view_count(status->past_lines));
    view_set(learned, "recent_lines", view_count(status->recent_lines));
    view_set(learned, "problems", problems);
    json_t *object = view_object();
    view_set(object, "version", view_text(cordial_version()));
    view_set(object, "name", view_text(status->name));
    view_set(object, "base", view_text(status->path));
    view_set(object, "state", view_text(status->state));
    view_set(object, "generation", view_optional(status->generation));
    view_set(object, "answers", view_count(status->answers));
    view_set(object, "articles", view_count(status->articles));
    view_set(object, "replies", view_count(status->replies));
    view_set(object, "public_entries", view_count(status->public_entries));
    view_set(object, "agents_entries", view_count(status->agents_entries));
    view_set(object, "languages", languages);
    view_set(object, "learned", learned);
    return object;
}
