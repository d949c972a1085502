/* The table of rules, sorted by factor, then id. A rule's message may lower its severity. */
#include "reply/checks.h"

static const struct check_rule rules[] = {
    {
        .id = "answer",
        .factor = CORDIAL_FACTOR_KNOWLEDGEABLE,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_answer,
        .summary = "says something of what the best answer says",
        .why = "The base knows what helps; a reply that has none of it is likely about another "
               "problem, or about none.",
    },
    {
        .id = "blame",
        .factor = CORDIAL_FACTOR_POLITE,
        .severity = CORDIAL_SEVERITY_ERROR,
        .check = check_blame,
        .summary = "does not blame the customer or speak about him as if he were not there",
        .why = "Whoever is blamed defends himself instead of reading on. What to do next can be "
               "said without saying who was wrong.",
    },
    {
        .id = "closing",
        .factor = CORDIAL_FACTOR_POLITE,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_closing,
        .summary = "ends with a friendly closing",
        .why = "A message that just stops sounds as if the door had been shut.",
    },
    {
        .id = "greeting",
        .factor = CORDIAL_FACTOR_POLITE,
        .severity = CORDIAL_SEVERITY_ERROR,
        .check = check_greeting,
        .summary = "begins with a greeting",
        .why = "The first words decide in what mood the rest is read.",
    },
    {
        .id = "name",
        .factor = CORDIAL_FACTOR_POLITE,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_name,
        .summary = "uses the customer's name when it is known",
        .why = "A name shows that a person has read what a person wrote.",
    },
    {
        .id = "name-wrong",
        .factor = CORDIAL_FACTOR_POLITE,
        .severity = CORDIAL_SEVERITY_ERROR,
        .check = check_name_wrong,
        .summary = "greets the customer by his own name, spelt as he spells it",
        .why = "A wrong name tells the customer that he was mistaken for somebody else.",
    },
    {
        .id = "rude",
        .factor = CORDIAL_FACTOR_POLITE,
        .severity = CORDIAL_SEVERITY_ERROR,
        .check = check_rude,
        .summary = "has no rude words and none that the base never sends",
        .why = "One such word outweighs everything helpful around it.",
    },
    {
        .id = "shouting",
        .factor = CORDIAL_FACTOR_POLITE,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_shouting,
        .summary = "has no shouting: words in capitals, rows of exclamation marks",
        .why = "Capitals and !!! are read as a raised voice.",
    },
    {
        .id = "cause",
        .factor = CORDIAL_FACTOR_COMMUNICATIVE,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_cause,
        .summary = "says what causes the problem",
        .why = "Who understands the cause can follow the remedy, and need not ask again.",
    },
    {
        .id = "jargon",
        .factor = CORDIAL_FACTOR_COMMUNICATIVE,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_jargon,
        .summary = "explains words of the trade to those who are no experts",
        .why = "A word that the customer does not know makes the rest useless to him.",
    },
    {
        .id = "remedy",
        .factor = CORDIAL_FACTOR_COMMUNICATIVE,
        .severity = CORDIAL_SEVERITY_ERROR,
        .check = check_remedy,
        .summary = "says what to do, step by step, so that the customer can do it",
        .why = "The remedy is what the customer wrote for. A few commanding words are none for "
               "somebody who does not know how.",
    },
    {
        .id = "sentence",
        .factor = CORDIAL_FACTOR_COMMUNICATIVE,
        .severity = CORDIAL_SEVERITY_INFO,
        .check = check_sentence,
        .summary = "has sentences that can be read in one breath",
        .why = "Long sentences are read twice or not at all.",
    },
    {
        .id = "acknowledged",
        .factor = CORDIAL_FACTOR_UNDERSTANDING,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_acknowledged,
        .summary = "shows a worried or angry customer that he was understood",
        .why = "Trouble that is not acknowledged is told again, louder.",
    },
    {
        .id = "language",
        .factor = CORDIAL_FACTOR_COMPETENT,
        .severity = CORDIAL_SEVERITY_ERROR,
        .check = check_language,
        .summary = "is in the language of the ticket",
        .why = "The customer wrote in the language that he can read.",
    },
    {
        .id = "unresolved",
        .factor = CORDIAL_FACTOR_COMPETENT,
        .severity = CORDIAL_SEVERITY_ERROR,
        .check = check_unresolved,
        .summary = "has no [open question] and no {{template sign}} left in it",
        .why = "A gap in a form letter shows that nobody has read it before it was sent.",
    },
    {
        .id = "signed",
        .factor = CORDIAL_FACTOR_RESPONSIBLE,
        .severity = CORDIAL_SEVERITY_WARNING,
        .check = check_signed,
        .summary = "is signed by a person, not by a team alone",
        .why = "A person can be asked and thanked; a department cannot.",
    },
};

const struct check_rule *check_rules(size_t *out_n)
{
    *out_n = sizeof rules / sizeof rules[0];
    return rules;
}
