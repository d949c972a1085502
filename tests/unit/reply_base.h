/*
 * A small base for the tests of replies: courtesy and words in English, facts, one reply, and
 * the ticket that it answers.
 */
#ifndef TESTS_REPLY_BASE_H
#define TESTS_REPLY_BASE_H

#include "unit.h"

#include "entry/config.h"
#include "entry/entry.h"
#include "entry/yaml.h"

static const char base_yaml[] = "name: Quay Hosting\n"
                                "url: https://help.quay.example/\n"
                                "languages: [en, fy]\n"
                                "team: {en: The support team, fy: It team}\n";

static const char courtesy_yaml[] =
    "greeting:\n"
    "  any: [\"Hello {{customer.first_name|there}},\"]\n"
    "understanding:\n"
    "  angry: [\"I am sorry for the trouble.\"]\n"
    "  worried: [\"I see why this worries you.\"]\n"
    "  urgent: [\"I see that this cannot wait.\"]\n"
    "  calm: [\"Thank you for your message.\", \"Thank you for writing to us.\",\n"
    "         \"It is good that you write.\"]\n"
    "ask:\n"
    "  one: [\"May I ask one thing?\"]\n"
    "  several: [\"May I ask a few things?\"]\n"
    "  url: [\"Which address do you open?\"]\n"
    "  since: [\"Since when does it happen?\"]\n"
    "  other: [\"Could you tell me more?\"]\n"
    "  thanks: [\"I will go on from there.\"]\n"
    "none:\n"
    "  received: [\"A colleague will look at this.\"]\n"
    "  next: [\"You will hear from us {{fact.answer_hours|soon}}.\"]\n"
    "reassurance:\n"
    "  any: [\"If anything is unclear, just answer this message.\"]\n"
    "closing:\n"
    "  formal: [\"Yours sincerely,\"]\n"
    "  none: [\"Kind regards,\"]\n";

static const char words_yaml[] =
    "jargon:\n"
    "  POP before SMTP: \"fetching your mail first, so that the server knows you\"\n"
    "  nameserver~: \"the servers that hold the entries of a domain\"\n"
    "never: [needless to say]\n";

static const char relay_template[] =
    "# cause\n"
    "\n"
    "The error appears because our outgoing server did not recognise\n"
    "{{ticket.program|your mail program}}. It passes messages on only for people whom it knows.\n"
    "\n"
    "# remedy\n"
    "\n"
    "To send straight away:\n"
    "\n"
    "1. Fetch your mail first: choose **Receive All**.\n"
    "2. Then send the waiting message again, within {{fact.window}}.\n"
    "\n"
    "# alternative\n"
    "\n"
    "Or let the program give your password when it sends, at `{{fact.server}}`.\n"
    "\n"
    "# next\n"
    "\n"
    "Then your messages go out to your clients again.\n";

static const char ticket_text[] =
    "I cannot send mail to my clients from Outlook Express! Error 553, sorry, that domain isn't "
    "in my list of allowed rcpthosts. Fix this ASAP!!!";

static inline const struct yaml_node *yaml_of(struct arena *mem, const char *text)
{
    struct yaml_node *root = NULL;
    cordial_error err = {0};
    assert_ok(yaml_read(mem, str_of(text), 1, &root, &err), &err);
    return root;
}

static inline struct config base_config(struct arena *mem)
{
    static struct fact facts[] = {
        {.name = {"answer_hours", 12}, .value = {"within four hours", 17}},
        {.name = {"mailbox_size", 12}, .value = {"2 GB", 4}, .until = {"2026-06-30", 10}},
        {.name = {"panel", 5}, .value = {"https://panel.quay.example/a_b", 30}},
        {.name = {"server", 6}, .value = {"mail_out.quay.example", 21}},
        {.name = {"window", 6}, .value = {"20 minutes", 10}},
    };
    static struct str languages[] = {{"en", 2}, {"fy", 2}};
    struct config config = {
        .name = STR("Quay Hosting"),
        .url = STR("https://help.quay.example/"),
        .languages = {.rows = languages, .n = N_ROWS(languages)},
        .has_file = true,
        .root = yaml_of(mem, base_yaml),
        .facts = facts,
        .n_facts = N_ROWS(facts),
    };
    config.by_language = arena_array(mem, 1, sizeof *config.by_language);
    config.by_language[0] = (struct language_config){
        .code = STR("en"),
        .courtesy = yaml_of(mem, courtesy_yaml),
        .words = yaml_of(mem, words_yaml),
    };
    config.n_by_language = 1;
    config_cut_phrases(mem, &config);
    return config;
}

static inline cordial_ticket base_ticket(void)
{
    static const char *const programs[] = {"Outlook Express"};
    static const char *const addresses[] = {"user@foo.example", "other@foo.example"};
    cordial_ticket ticket = {
        .text = ticket_text,
        .subject = "Mail *does not* go out",
        .language = "en",
        .language_confidence = 0.98,
        .customer = "Paul Smith",
        .email = "user@foo.example",
        .mood = CORDIAL_MOOD_CALM,
        .skill = CORDIAL_SKILL_NOVICE,
    };
    ticket.facts[CORDIAL_FACT_PROGRAM] = (cordial_values){programs, N_ROWS(programs)};
    ticket.facts[CORDIAL_FACT_EMAIL] = (cordial_values){addresses, N_ROWS(addresses)};
    return ticket;
}

static inline struct entry reply_of(const char *id, const char *template)
{
    return (struct entry){
        .path = STR("en/mail/reply.reply.md"),
        .kind = ENTRY_REPLY,
        .id = str_of(id),
        .language = STR("en"),
        .body = str_of(template),
    };
}

#endif
