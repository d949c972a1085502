/* Users and tokens. */
#include "view/parts.h"

json_t *view_users(const cordial_users *users)
{
    json_t *rows = view_list();
    for (size_t i = 0; i < users->n_rows; i++) {
        const cordial_user *user = &users->rows[i];
        json_t *row = view_object();
        view_set(row, "name", view_text(user->name));
        view_set(row, "full_name", view_text(user->full_name));
        view_set(row, "role", view_text(cordial_role_name(user->role)));
        view_set(row, "password", json_boolean(user->has_password));
        view_set(row, "made", view_when(user->made_s));
        view_set(row, "signed_in", view_when(user->signed_in_s));
        view_push(rows, row);
    }
    json_t *object = view_object();
    view_set(object, "users", rows);
    return object;
}

json_t *view_scopes(unsigned scopes)
{
    json_t *list = view_list();
    const cordial_scope *scope;
    for (size_t i = 0; (scope = cordial_scope_at(i)) != NULL; i++) {
        if ((scopes & scope->bit) != 0) {
            view_push(list, view_text(scope->name));
        }
    }
    return list;
}

json_t *view_tokens(const cordial_tokens *tokens)
{
    json_t *rows = view_list();
    for (size_t i = 0; i < tokens->n_rows; i++) {
        const cordial_token *token = &tokens->rows[i];
        json_t *row = view_object();
        view_set(row, "name", view_text(token->name));
        view_set(row, "scopes", view_scopes(token->scopes));
        view_set(row, "made", view_when(token->made_s));
        view_set(row, "ends", view_when(token->ends_s));
        view_set(row, "used", view_when(token->used_s));
        view_set(row, "ended", json_boolean(token->ended));
        view_push(rows, row);
    }
    json_t *object = view_object();
    view_set(object, "tokens", rows);
    return object;
}
