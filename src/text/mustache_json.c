/* Members, items and the text of JSON values. */
#include "text/mustache_json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { DIGITS_MAX = 17, SMALLEST_PLAIN = -7, LARGEST_PLAIN = 21, NUMBER_BYTES = 64 };

/*
 * The shortest digits that read back as the same number, without an exponent between 1e-7 and
 * 1e21 (ECMA-262, Number::toString).
 */
static struct str real_text(struct arena *mem, double value)
{
    char text[NUMBER_BYTES];
    int digits = 0;
    if (value == 0) {
        return STR("0"); /* also for -0.0 */
    }
    do {
        digits++;
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
    } while (digits < DIGITS_MAX && strtod(text, NULL) != value);
    long exponent = strtol(strchr(text, 'e') + 1, NULL, 10);
    if (exponent < SMALLEST_PLAIN || exponent >= LARGEST_PLAIN) {
        return arena_printf(mem, "%.*g", digits, value);
    }
    long decimals = digits - 1 - exponent;
    return arena_printf(mem, "%.*f", decimals > 0 ? (int)decimals : 0, value);
}

struct json_self {
    struct arena *mem;
    bool (*partial)(void *self, struct str name, struct str *out);
    void *partial_self;
};

bool mustache_json_text(struct arena *mem, const json_t *value, struct str *out)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        *out = (struct str){json_string_value(value), json_string_length(value)};
        return true;
    case JSON_INTEGER:
        *out = arena_printf(mem, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return true;
    case JSON_REAL:
        *out = real_text(mem, json_real_value(value));
        return true;
    case JSON_TRUE:
        *out = STR("true");
        return true;
    case JSON_FALSE:
        *out = STR("false");
        return true;
    case JSON_OBJECT:
    case JSON_ARRAY:
    case JSON_NULL:
        break;
    }
    return false;
}

static mustache_value json_member(void *self, mustache_value value, struct str name)
{
    (void)self;
    return json_object_getn(value, name.p, name.n);
}

static bool json_text(void *self, mustache_value value, struct str *out)
{
    const struct json_self *json = self;
    return mustache_json_text(json->mem, value, out);
}

static bool json_falsy(void *self, mustache_value value)
{
    (void)self;
    const json_t *json = value;
    bool empty = json_is_array(json) && json_array_size(json) == 0;
    return json_is_null(json) || json_is_false(json) || empty;
}

static mustache_value json_item(void *self, mustache_value value, size_t i, bool *out_is_list)
{
    (void)self;
    *out_is_list = json_is_array((const json_t *)value);
    return json_array_get(value, i);
}

static bool json_partial(void *self, struct str name, struct str *out)
{
    const struct json_self *json = self;
    return json->partial != NULL && json->partial(json->partial_self, name, out);
}

struct mustache_source mustache_json_source(struct arena *mem,
                                            bool (*partial)(void *self, struct str name,
                                                            struct str *out),
                                            void *partial_self)
{
    struct json_self *self = arena_alloc(mem, sizeof *self);
    *self = (struct json_self){mem, partial, partial_self};
    return (struct mustache_source){
        .self = self,
        .member = json_member,
        .text = json_text,
        .falsy = json_falsy,
        .item = json_item,
        .partial = json_partial,
    };
}
