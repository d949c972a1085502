/* The table of rules, by family, then id. A finding may have another severity than its rule. */
#include "lint/rules.h"

static const struct lint_rule rules[] = {
    {
        .shown = {.id = "date",
                  .family = "front matter",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "writes dates as a day of the calendar",
                  .why = "A date that cannot be read is passed over, and nobody is reminded."},
        .entry = lint_date,
    },
    {
        .shown = {.id = "empty",
                  .family = "front matter",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "says something",
                  .why = "Whoever finds an empty page has found nothing."},
        .entry = lint_empty,
    },
    {
        .shown =
            {.id = "id",
             .family = "front matter",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "has an id that no other entry claims",
             .why =
                 "Of two files with one id both are called by their folder, and links to the bare id end."},
        .entry = lint_id,
    },
    {
        .shown =
            {.id = "key",
             .family = "front matter",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "has no unknown key in front matter",
             .why =
                 "A misspelt key does nothing, and its value is missing where it was meant to count."},
        .base = lint_key,
    },
    {
        .shown =
            {.id = "needs",
             .family = "front matter",
             .severity = CORDIAL_SEVERITY_ERROR,
             .summary = "needs only what a ticket can hold",
             .why =
                 "A draft asks for what an answer needs. What no ticket can hold it asks for every time."},
        .entry = lint_needs,
    },
    {
        .shown =
            {.id = "read",
             .family = "front matter",
             .severity = CORDIAL_SEVERITY_ERROR,
             .summary = "can be read",
             .why =
                 "A file that cannot be read is not found by anybody, or its last good version is."},
        .base = lint_unread,
    },
    {
        .shown =
            {.id = "redirects",
             .family = "front matter",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "has earlier ids that lead to it and nowhere else",
             .why =
                 "Old links and what was learned follow an earlier id. One that is taken, or claimed twice, leads them astray."},
        .entry = lint_redirects,
        .base = lint_redirects_retired,
    },
    {
        .shown = {.id = "related",
                  .family = "front matter",
                  .severity = CORDIAL_SEVERITY_ERROR,
                  .summary = "names related answers that there are",
                  .why = "A reader who follows a dead end does not try again."},
        .entry = lint_related,
    },
    {
        .shown =
            {.id = "review",
             .family = "front matter",
             .severity = CORDIAL_SEVERITY_INFO,
             .summary = "was read again by its date of review",
             .why = "What was true a year ago may not be; the date was set by somebody who knew."},
        .entry = lint_review,
    },
    {
        .shown =
            {.id = "value",
             .family = "front matter",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "has values that its keys can have",
             .why =
                 "A value that is none counts as not given: the entry is for agents alone, or in a guessed language."},
        .base = lint_value,
    },
    {
        .shown = {.id = "heading-empty",
                  .family = "headings",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "has headings with words in them",
                  .why = "An empty heading is a gap in the page and a blank row in its contents."},
        .entry = lint_heading_empty,
    },
    {
        .shown =
            {.id = "heading-level",
             .family = "headings",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "skips no level of headings",
             .why =
                 "Readers with a screen reader move by levels and think that they have missed one."},
        .entry = lint_heading_level,
    },
    {
        .shown = {.id = "heading-title",
                  .family = "headings",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "has one title",
                  .why = "Of two titles search shows one, and the reader sees both."},
        .entry = lint_heading_title,
    },
    {
        .shown = {.id = "heading-twice",
                  .family = "headings",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "has no two headings alike in one place",
                  .why = "Of two sections with one name a link can only mean the first."},
        .entry = lint_heading_twice,
    },
    {
        .shown =
            {.id = "anchor",
             .family = "links",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "links to sections that there are",
             .why =
                 "The reader arrives at the top of a long page and searches for what he was promised."},
        .entry = lint_anchor,
    },
    {
        .shown = {.id = "link",
                  .family = "links",
                  .severity = CORDIAL_SEVERITY_ERROR,
                  .summary = "links to files and answers that there are",
                  .why = "A dead link sends the customer to the telephone."},
        .entry = lint_link,
    },
    {
        .shown = {.id = "link-audience",
                  .family = "links",
                  .severity = CORDIAL_SEVERITY_ERROR,
                  .summary = "sends customers to no page for agents",
                  .why = "He cannot open it, and learns that there is something kept from him."},
        .entry = lint_link_audience,
    },
    {
        .shown = {.id = "translation",
                  .family = "translations",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "is there in every language of the base, when customers may read it",
                  .why = "A customer without a page in his language gets a draft in another one."},
        .base = lint_translation,
    },
    {
        .shown = {.id = "translation-old",
                  .family = "translations",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "is no older than what it translates",
                  .why = "The translation says what held before the original was changed."},
        .entry = lint_translation_old,
    },
    {
        .shown = {.id = "part",
                  .family = "replies",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "has the parts that a draft is made of",
                  .why = "A draft says what the reply says: without a remedy it helps nobody."},
        .entry = lint_part,
    },
    {
        .shown =
            {.id = "tag",
             .family = "replies",
             .severity = CORDIAL_SEVERITY_ERROR,
             .summary = "has tags that can be filled",
             .why =
                 "A tag that cannot be filled stands open in every draft, and none of them may be sent."},
        .entry = lint_tag,
        .base = lint_tag_courtesy,
    },
    {
        .shown = {.id = "fact",
                  .family = "facts",
                  .severity = CORDIAL_SEVERITY_ERROR,
                  .summary = "quotes facts that facts.yaml has, in its language",
                  .why = "In place of the value the page shows braces, and the draft a question."},
        .base = lint_fact,
    },
    {
        .shown = {.id = "fact-expired",
                  .family = "facts",
                  .severity = CORDIAL_SEVERITY_ERROR,
                  .summary = "quotes no fact that is past its day",
                  .why =
                      "Pages go on showing what no longer holds, and drafts ask the agent for it."},
        .base = lint_fact_expired,
    },
    {
        .shown =
            {.id = "fact-number",
             .family = "facts",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "has no value that contradicts facts.yaml",
             .why =
                 "When a fact changes, what is written out stays behind, and a customer trusts it."},
        .base = lint_fact_number,
    },
    {
        .shown = {.id = "fact-soon",
                  .family = "facts",
                  .severity = CORDIAL_SEVERITY_INFO,
                  .summary = "quotes no fact that will soon be past its day",
                  .why = "A value that is looked up in time need not be asked for in a hurry."},
        .base = lint_fact_soon,
    },
    {
        .shown = {.id = "fact-unused",
                  .family = "facts",
                  .severity = CORDIAL_SEVERITY_INFO,
                  .summary = "has no fact that nothing quotes",
                  .why =
                      "What nobody quotes is kept up to date in vain, or was forgotten in a text."},
        .base = lint_fact_unused,
    },
    {
        .shown = {.id = "fact-written",
                  .family = "facts",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "quotes what facts.yaml has instead of writing it out",
                  .why = "What is written out in ten texts is changed in nine."},
        .base = lint_fact_written,
    },
    {
        .shown = {.id = "example",
                  .family = "examples",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "has examples that no other answer has",
                  .why =
                      "Examples tell answers apart. One that stands in two makes both look right."},
        .base = lint_example,
    },
    {
        .shown =
            {.id = "duplicate",
             .family = "duplicates",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "says what no other entry says already",
             .why =
                 "Of two pages alike one is forgotten when something changes, and customers find that one."},
        .base = lint_duplicate,
    },
    {
        .shown = {.id = "courtesy",
                  .family = "companions",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "has phrases of courtesy in every language of the base",
                  .why = "A draft without them begins or ends without a word."},
        .base = lint_courtesy,
    },
    {
        .shown = {.id = "team",
                  .family = "companions",
                  .severity = CORDIAL_SEVERITY_WARNING,
                  .summary = "has a name of the team in every language of the base",
                  .why = "The customer reads a signature in another language than the letter."},
        .base = lint_team,
    },
    {
        .shown =
            {.id = "words",
             .family = "companions",
             .severity = CORDIAL_SEVERITY_WARNING,
             .summary = "has words files with the same keys in every language of the base",
             .why =
                 "Synonyms that one language lacks are not found in it, and words that one never sends are sent in the other."},
        .base = lint_words,
    },
    {
        .shown = {.id = "blame",
                  .family = "language",
                  .severity = CORDIAL_SEVERITY_ERROR,
                  .summary = "does not blame the customer",
                  .why = "Whoever is blamed defends himself instead of reading on."},
        .entry = lint_blame,
    },
    {
        .shown = {.id = "rude",
                  .family = "language",
                  .severity = CORDIAL_SEVERITY_ERROR,
                  .summary = "has no rude words and none that the base never sends",
                  .why = "What stands in the base is sent, sooner or later."},
        .entry = lint_rude,
    },
    {
        .shown = {.id = "sentence",
                  .family = "language",
                  .severity = CORDIAL_SEVERITY_INFO,
                  .summary = "has sentences that can be read in one breath",
                  .why = "Long sentences are read twice or not at all."},
        .entry = lint_sentence,
    },
    {
        .shown = {.id = "spelling",
                  .family = "language",
                  .severity = CORDIAL_SEVERITY_INFO,
                  .summary = "has words that a dictionary or the base knows",
                  .why = "A slip in a letter makes the reader doubt the rest."},
        .entry = lint_spelling,
        .base = lint_spelling_told,
    },
};

const struct lint_rule *lint_rules(size_t *out_n)
{
    *out_n = sizeof rules / sizeof rules[0];
    return rules;
}
