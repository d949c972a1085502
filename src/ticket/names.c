/* The words by which documents name facts, moods, registers and skills. */
#include <cordial/ticket.h>

#include <assert.h>

static const char *const fact_names[CORDIAL_FACT_KINDS] = {
    [CORDIAL_FACT_EMAIL] = "email",     [CORDIAL_FACT_DOMAIN] = "domain",
    [CORDIAL_FACT_URL] = "url",         [CORDIAL_FACT_IP] = "ip",
    [CORDIAL_FACT_CODE] = "code",       [CORDIAL_FACT_ORDER] = "order",
    [CORDIAL_FACT_DATE] = "date",       [CORDIAL_FACT_AMOUNT] = "amount",
    [CORDIAL_FACT_VERSION] = "version", [CORDIAL_FACT_PROGRAM] = "program",
    [CORDIAL_FACT_PHONE] = "phone",     [CORDIAL_FACT_ERROR] = "error",
    [CORDIAL_FACT_SINCE] = "since",     [CORDIAL_FACT_PLAN] = "plan",
};

const char *cordial_fact_name(cordial_fact_kind kind)
{
    assert(kind < CORDIAL_FACT_KINDS);
    return fact_names[kind];
}

const char *cordial_mood_name(cordial_mood mood)
{
    switch (mood) {
    case CORDIAL_MOOD_ANGRY:
        return "angry";
    case CORDIAL_MOOD_WORRIED:
        return "worried";
    case CORDIAL_MOOD_CALM:
        return "calm";
    case CORDIAL_MOOD_PLEASED:
        return "pleased";
    }
    return "calm";
}

const char *cordial_register_name(cordial_register reg)
{
    switch (reg) {
    case CORDIAL_REGISTER_NONE:
        return "none";
    case CORDIAL_REGISTER_FORMAL:
        return "formal";
    case CORDIAL_REGISTER_INFORMAL:
        return "informal";
    }
    return "none";
}

const char *cordial_skill_name(cordial_skill skill)
{
    switch (skill) {
    case CORDIAL_SKILL_NONE:
        return "none";
    case CORDIAL_SKILL_NOVICE:
        return "novice";
    case CORDIAL_SKILL_EXPERT:
        return "expert";
    }
    return "none";
}

bool cordial_format_find(const char *word, cordial_format *out)
{
    static const struct {
        const char *word;
        cordial_format format;
    } formats[] = {
        {"eml", CORDIAL_FORMAT_MAIL},
        {"json", CORDIAL_FORMAT_JSON},
        {"text", CORDIAL_FORMAT_TEXT},
    };
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(formats[i].word, word) == 0) {
            *out = formats[i].format;
            return true;
        }
    }
    return false;
}
