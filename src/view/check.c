/* The findings about a reply. */
#include "view/parts.h"

static json_t *factors(const cordial_check *check)
{
    json_t *object = view_object();
    for (int i = 0; i < CORDIAL_FACTORS; i++) {
        double value = check->factors[i];
        view_set(object, cordial_factor_name((cordial_factor)i),
                 value < 0 ? json_null() : view_share(value));
    }
    return object;
}

static json_t *fix(const cordial_finding *finding)
{
    if (finding->fix == NULL) {
        return json_null();
    }
    json_t *object = view_object();
    view_set(object, "text", view_text(finding->fix));
    view_set(object, "safe", json_boolean(finding->fix_safe));
    return object;
}

static json_t *findings(const cordial_check *check)
{
    json_t *list = view_list();
    for (size_t i = 0; i < check->n_findings; i++) {
        const cordial_finding *finding = &check->findings[i];
        json_t *object = view_object();
        view_set(object, "rule", view_text(finding->rule));
        view_set(object, "factor", view_text(cordial_factor_name(finding->factor)));
        view_set(object, "severity", view_text(cordial_severity_name(finding->severity)));
        view_set(object, "start", view_count(finding->start));
        view_set(object, "end", view_count(finding->end));
        view_set(object, "message", view_text(finding->message));
        view_set(object, "fix", fix(finding));
        view_push(list, object);
    }
    return list;
}

json_t *view_check(const cordial_check *check)
{
    json_t *object = view_object();
    view_set(object, "sendable", json_boolean(check->sendable));
    view_set(object, "factors", factors(check));
    view_set(object, "findings", findings(check));
    return object;
}

json_t *view_check_run(const cordial_check *check, bool fixed)
{
    json_t *object = view_object();
    view_set(object, "check", view_check(check));
    if (fixed) {
        view_set(object, "text", view_text(check->text));
    }
    view_set(object, "took_ms", view_ms(check->took_ms));
    return object;
}
