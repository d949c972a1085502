/* The names of factors and severities, as documents write them. */
#include <cordial/check.h>

#include <stddef.h>

static const char *const factor_names[CORDIAL_FACTORS] = {
    [CORDIAL_FACTOR_KNOWLEDGEABLE] = "knowledgeable",
    [CORDIAL_FACTOR_POLITE] = "polite",
    [CORDIAL_FACTOR_COMMUNICATIVE] = "communicative",
    [CORDIAL_FACTOR_HONEST] = "honest",
    [CORDIAL_FACTOR_PROMPT] = "prompt",
    [CORDIAL_FACTOR_UNDERSTANDING] = "understanding",
    [CORDIAL_FACTOR_COMPETENT] = "competent",
    [CORDIAL_FACTOR_RESPONSIBLE] = "responsible",
};

static const char *const severity_names[] = {
    [CORDIAL_SEVERITY_ERROR] = "error",
    [CORDIAL_SEVERITY_WARNING] = "warning",
    [CORDIAL_SEVERITY_INFO] = "info",
};

const char *cordial_factor_name(cordial_factor factor)
{
    size_t i = (size_t)factor;
    return i < CORDIAL_FACTORS ? factor_names[i] : "";
}

const char *cordial_severity_name(cordial_severity severity)
{
    size_t i = (size_t)severity;
    return i < sizeof severity_names / sizeof severity_names[0] ? severity_names[i] : "";
}
