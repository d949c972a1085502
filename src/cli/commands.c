/* The tables of options, variables and commands; finding a command. */
#include "cli/commands.h"

#include "base/nearest.h"

#define N_ROWS(table)  (sizeof(table) / sizeof((table)[0]))
#define OPTIONS(table) .options = (table), .n_options = N_ROWS(table)

static const char *const audiences[] = {"agents", "public", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const formats[] = {"text", "eml", "json", NULL};
static const char *const reports[] = {"text", "json", "sarif", "github", NULL};
static const char *const roles[] = {"agent", "trainer", "admin", NULL};
static const char *const shells[] = {"bash", "fish", "zsh", NULL};

static bool offer_kind(size_t i, struct offer *out)
{
    const cordial_kind *kind = cordial_kind_at(i);
    if (kind != NULL) {
        *out = (struct offer){kind->name, kind->summary};
    }
    return kind != NULL;
}

static bool offer_scope(size_t i, struct offer *out)
{
    const cordial_scope *scope = cordial_scope_at(i);
    if (scope != NULL) {
        *out = (struct offer){scope->name, scope->summary};
    }
    return scope != NULL;
}

static const struct option base_options[] = {
    {"base", 0, "DIR", NULL,
     "the base; default: $CORDIAL_BASE, else the nearest folder upwards that is one"},
    {"state", 0, "DIR", NULL, "where index and records are kept; default: .cordial in the base"},
};
static const struct option audience_options[] = {
    {"audience", 0, "AUDIENCE", audiences,
     "who asks: agents (the default) or public, who cannot see agents' entries"},
};
static const struct option json_options[] = {
    {"json", 0, NULL, NULL, "print the result as one JSON document"},
};
static const struct option color_options[] = {
    {"color", 0, "WHEN", colors, "colours: auto (the default), always or never"},
};
static const struct option quiet_options[] = {
    {"quiet", 'q', NULL, NULL, "no words but errors"},
};
static const struct option help_options[] = {
    {"help", 'h', NULL, NULL, "show this help"},
};

static const struct option check_options[] = {
    {"agent", 0, "NAME", NULL, "who signs the reply; default: $CORDIAL_AGENT"},
    {"fix", 0, NULL, NULL, "make the changes that are safe and print the mended reply"},
    {"lang", 'l', "LANG", NULL,
     "the language of the reply; default: the ticket's, else recognised"},
    {"ticket", 't', "FILE", NULL, "the ticket that the reply answers"},
};
static const struct option complete_options[] = {
    {"lang", 'l', "LANG", NULL, "the preferred language, such as en"},
    {"number", 'n', "N", NULL, "how many completions to show (10)"},
};
static const struct option eval_options[] = {
    {"all", 0, NULL, NULL, "show every ticket that failed or changed, not the first twenty"},
    {"compare", 0, "OLD.tsv", NULL, "show what is better and worse than in an earlier --run"},
    {"floor", 0, "FILE", NULL,
     "measures that must be reached, as JSON: {\"ndcg\": 0.9, \"top1\": 0.8}"},
    {"run", 0, "OUT.tsv", NULL, "write the first ten answers to each ticket into a file"},
    {"without", 0, "PART,PART", NULL,
     "leave kinds of evidence out, to see what they bring; a wrong name lists them"},
};
static const struct option fill_options[] = {
    {"data", 0, "FILE", NULL, "the values, as JSON; default: none"},
    {"html", 0, NULL, NULL, "escape values for HTML (the default)"},
    {"markdown", 0, NULL, NULL, "escape values for Markdown"},
    {"partials", 0, "DIR", NULL,
     "the folder in which {{> name}} finds name.mustache, name.md or name"},
    {"text", 0, NULL, NULL, "do not escape values"},
};
static const struct option help_own_options[] = {
    {"completion", 0, "SHELL", shells, "print the completion script for bash, fish or zsh"},
    {"man", 0, NULL, NULL, "print the manual page"},
};
static const struct option index_options[] = {
    {"full", 0, NULL, NULL, "build everything anew, also what has not changed"},
    {"verbose", 'v', NULL, NULL, "name each file of which something was guessed"},
    {"watch", 'w', NULL, NULL, "stay and index each file when it is saved, until interrupted"},
};
static const struct option ledger_options[] = {
    {"all", 0, NULL, NULL, "forget: every line"},
    {"answer", 0, "ID", NULL, "list: lines of this answer alone"},
    {"before", 0, "DATE", NULL, "forget: what is older than this day, such as 2026-03-31"},
    {"edited", 0, NULL, NULL, "accept: the draft was changed before it was sent"},
    {"format", 0, "FORMAT", formats,
     "accept, reject: what the ticket is: text, eml or json; default: recognised"},
    {"lang", 'l', "LANG", NULL, "accept, reject: the language of the ticket, when it is known"},
    {"number", 'n', "N", NULL, "list: how many lines to show (50)"},
};
static const struct option lint_options[] = {
    {"format", 0, "FORMAT", reports,
     "how findings are printed: text (the default), json (as --json), sarif (SARIF 2.1.0) or github "
     "(annotations for its actions)"},
    {"rule", 0, "RULE,RULE", NULL, "run these rules alone"},
    {"rules", 0, NULL, NULL, "list the rules, each with what it is for, and check nothing"},
};
static const struct option search_options[] = {
    {"lang", 'l', "LANG", NULL, "the preferred language, such as en"},
    {"number", 'n', "N", NULL, "how many answers to show (10)"},
};
static const struct option serve_options[] = {
    {"assets", 0, "DIR", NULL,
     "read pages and styles from this folder at each request, while you work on them"},
    {"deadlines", 0, "S,S,S", NULL,
     "seconds that a caller may take for a request's head, its body, and the answer (10,30,60)"},
    {"host", 0, "NAME,NAME", NULL,
     "names that this server answers for, beside addresses, localhost and base.yaml's url"},
    {"listen", 0, "ADDRESS:PORT", NULL, "where to listen (127.0.0.1:8080); port 0 takes a free one"},
    {"portal-only", 0, NULL, NULL,
     "open the public index alone: no desk, no agents' answers, no writing of the index"},
    {"trust-header", 0, "NAME", NULL,
     "believe this header when it names a user: a proxy of yours on this machine signs people in"},
    {"trust-proxy", 0, NULL, NULL,
     "believe X-Forwarded-For and X-Forwarded-Proto: a proxy of yours is in front"},
};
static const struct option show_options[] = {
    {"lang", 'l', "LANG", NULL, "the preferred language, such as en"},
};
static const struct option suggest_options[] = {
    {"agent", 0, "NAME", NULL, "who signs the draft; default: $CORDIAL_AGENT"},
    {"as", 0, "KIND", NULL, "another kind of draft than the decision asks for:", offer_kind},
    {"batch", 0, "FILE", NULL,
     "read one ticket from each line of a JSONL file, write one document a line"},
    {"format", 0, "FORMAT", formats, "what the ticket is: text, eml or json; default: recognised"},
    {"lang", 'l', "LANG", NULL, "the language of the ticket, when it is known"},
    {"no-draft", 0, NULL, NULL, "suggestions alone"},
    {"number", 'n', "N", NULL, "how many suggestions to show (5)"},
    {"use", 0, "ID,ID", NULL, "compose the draft from these answers"},
};

static const struct option token_options[] = {
    {"days", 0, "N", NULL, "add: how many days it works (365)"},
    {"scope", 0, "SCOPE", NULL, "add: what it may be used for; may be given several times:",
     offer_scope},
};
static const struct option user_options[] = {
    {"full-name", 0, "NAME", NULL, "add, change: who signs the drafts, such as 'Anna Visser'"},
    {"no-password", 0, NULL, NULL,
     "add: none, for users whom a trusted proxy names (serve --trust-header)"},
    {"role", 0, "ROLE", roles, "add, change: what the user may do: agent (the default), trainer "
                               "or admin"},
};

const struct variable variables[] = {
    {"CLICOLOR_FORCE", "colours also without a terminal, unless it is empty or 0"},
    {"CORDIAL_AGENT", "who signs drafts, for commands without --agent"},
    {"CORDIAL_BASE", "the base, for commands without --base"},
    {"NO_COLOR", "no colours, unless it is empty"},
};
const size_t n_variables = N_ROWS(variables);

const struct command commands[] = {
    {
        .name = "check",
        .arguments = "[FILE|-]",
        .summary = "check a reply that somebody wrote",
        .description =
            "Looks at a reply before it is sent and names what is wrong or missing in it, each with "
            "advice: the greeting, the customer's name, blame, jargon, cause and remedy, closing, "
            "signature. With --ticket the reply is also measured against the base's best answer to "
            "that ticket.\n\n"
            "With --fix the mended reply goes to standard output and the findings to standard error; "
            "with --json as well, the document holds the mended reply as \"text\".",
        .finding = "the reply should not be sent as it is",
        .examples = "cordial check --ticket ticket.txt reply.txt\n"
                    "cordial check --fix < reply.txt > better.txt\n",
        .need = NEED_INDEX,
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR,
        .words_max = 1,
        OPTIONS(check_options),
        .run = cmd_check,
    },
    {
        .name = "complete",
        .arguments = "PREFIX…",
        .summary = "offer what somebody may be typing",
        .description =
            "Prints titles that have words with all the beginnings typed, then words that the last "
            "beginning may become, the most frequent first. The last beginning needs two letters. "
            "Titles in the preferred language come first; those in other languages are offered too.",
        .finding = "nothing begins like this",
        .examples = "cordial complete mai ins\n"
                    "cordial complete --json --lang nl post\n",
        .need = NEED_INDEX,
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR,
        .words_min = 1,
        .words_max = WORDS_ANY,
        OPTIONS(complete_options),
        .run = cmd_complete,
    },
    {
        .name = "eval",
        .arguments = "FILE.jsonl|-",
        .summary = "measure how well golden tickets are answered",
        .description =
            "Each line of the file is a ticket with the answers that it must get: {\"id\", \"text\", "
            "\"expect\": [ids]} with, if you like, \"format\" and \"lang\"; an empty \"expect\" says that "
            "nothing fits. Prints, for each language and for all: nDCG@10, MRR, top-1 and top-3 over "
            "the tickets that have an answer; how well the confidence tells those from the others "
            "(AUROC); how often the decision is right; how far the confidence is from the truth, with "
            "its table; then which tickets failed and why.\n\n"
            "--compare shows which tickets got better or worse since an earlier --run, and whether "
            "that may be luck. With --floor the exit code tells whether the base is still good enough.",
        .finding = "a measure is below its floor",
        .examples = "cordial eval tickets/golden.jsonl\n"
                    "cordial eval --run before.tsv golden.jsonl\n"
                    "cordial eval --compare before.tsv --floor floor.json golden.jsonl\n",
        .need = NEED_INDEX,
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR,
        .words_min = 1,
        .words_max = 1,
        OPTIONS(eval_options),
        .run = cmd_eval,
    },
    {
        .name = "fill",
        .arguments = "FILE|-",
        .summary = "fill a template with values",
        .description =
            "Fills a Mustache template and prints the text, without a base. Values are data: one that "
            "holds {{ stays text.",
        .examples = "cordial fill --data values.json page.mustache\n"
                    "echo 'Hello {{name}}' | cordial fill --text -\n",
        .words_min = 1,
        .words_max = 1,
        OPTIONS(fill_options),
        .run = cmd_fill,
    },
    {
        .name = "help",
        .arguments = "[COMMAND]",
        .summary = "explain cordial or one of its commands",
        .description =
            "Prints the list of commands, or all about one command. The manual page and the "
            "completions for shells are printed from the same tables.",
        .examples =
            "cordial help suggest\n"
            "cordial help --completion bash > ~/.local/share/bash-completion/completions/cordial\n",
        .common = WITH_COLOR,
        .words_max = 1,
        OPTIONS(help_own_options),
        .run = cmd_help,
    },
    {
        .name = "index",
        .arguments = "",
        .summary = "build the index of the base, or bring it up to date",
        .description =
            "Reads what has changed since the last time. A file that cannot be read is named with the "
            "place and the reason; its last good version stays in the index and the rest is published. "
            "What had to be guessed, such as a language, is summed up.\n\n"
            "With --watch the command stays and a saved file can be found within a second; SIGINT "
            "(Ctrl-C) or SIGTERM ends it.",
        .finding = "a file was skipped",
        .examples = "cordial index\n"
                    "cordial index --base ~/help --watch\n",
        .need = NEED_BASE,
        .common = WITH_BASE | WITH_JSON | WITH_COLOR | WITH_QUIET,
        OPTIONS(index_options),
        .run = cmd_index,
    },
    {
        .name = "init",
        .arguments = "DIR",
        .summary = "make a new, small base that works at once",
        .description =
            "Writes a base.yaml, its companions and a first answer into a folder that does not "
            "exist or is empty. Index it, then try a search.",
        .examples = "cordial init ~/help\n",
        .common = WITH_QUIET,
        .words_min = 1,
        .words_max = 1,
        .run = cmd_init,
    },
    {
        .name = "learn",
        .arguments = "FILE.jsonl|-",
        .summary = "learn from tickets that were answered",
        .description =
            "Adds lines of history to the ledger and trains on all of it. A line is a JSON object with "
            "the ticket's \"text\", the id of its \"answer\" and perhaps its \"lang\". Names, addresses "
            "and numbers of people are stripped before anything is stored; the same line twice counts "
            "once. A line that cannot be taken is named with the reason; the rest is taken.",
        .finding = "a line was refused",
        .examples =
            "cordial learn history.jsonl\n"
            "echo '{\"text\": \"My mailbox is full\", \"answer\": \"mailbox-full\"}' | cordial learn -\n",
        .need = NEED_INDEX,
        .common = WITH_BASE | WITH_JSON | WITH_COLOR | WITH_QUIET,
        .words_min = 1,
        .words_max = 1,
        .run = cmd_learn,
    },
    {
        .name = "ledger",
        .arguments = "list|accept|reject|undo|forget [ARGUMENTS]",
        .summary = "see and mend what was learned",
        .description =
            "The ledger is the record of which answers were accepted or rejected for which tickets.\n\n"
            "list shows its lines, the newest first. accept ID FILE and reject ID FILE record that an "
            "answer was right or wrong for a ticket; without FILE the ticket is standard input. undo N "
            "keeps a line and learns nothing from it any more. forget N removes lines for good, as do "
            "--before DATE and --all; the models are then trained without them.",
        .finding = "there is no such answer or line",
        .examples = "cordial ledger accept email-553-relay ticket.txt\n"
                    "cordial ledger list --answer email-553-relay\n"
                    "cordial ledger undo 17\n"
                    "cordial ledger forget --before 2026-01-01\n",
        .need = NEED_BASE,
        .common = WITH_BASE | WITH_JSON | WITH_COLOR,
        .words_min = 1,
        .words_max = WORDS_ANY,
        OPTIONS(ledger_options),
        .run = cmd_ledger,
    },
    {
        .name = "lint",
        .arguments = "",
        .summary = "check the entries of the base",
        .description =
            "Reads every entry, base.yaml and its companions, and names what is wrong with the place "
            "and the reason: front matter, headings, links, translations that are missing or old, "
            "parts and tags of replies, facts, examples that two answers share, entries that say the "
            "same, blame and rude words. Long sentences and spelling are info, which counts for "
            "nothing. Needs no index, and changes nothing.",
        .finding = "an error or a warning was found; info does not count",
        .examples = "cordial lint\n"
                    "cordial lint --rule link,anchor --base ~/help\n"
                    "cordial lint --format sarif > findings.sarif\n",
        .need = NEED_BASE,
        .common = WITH_BASE | WITH_JSON | WITH_COLOR,
        OPTIONS(lint_options),
        .run = cmd_lint,
    },
    {
        .name = "search",
        .arguments = "WORDS...",
        .summary = "find entries by words",
        .description =
            "Finds answers whose entries have all the words; when fewer than three have them all, "
            "those that have any of them follow. \"Words in double quotes\" stand next to each other, "
            "and -word must not be there (quote for your shell; behind -- all is words). The language "
            "is a preference: an answer without that language is still found.",
        .finding = "nothing was found",
        .examples = "cordial search mailbox full\n"
                    "cordial search -n 3 --lang nl '\"volle mailbox\"' -imap\n",
        .need = NEED_INDEX,
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR,
        .words_min = 1,
        .words_max = WORDS_ANY,
        .dash_words = true,
        OPTIONS(search_options),
        .run = cmd_search,
    },
    {
        .name = "serve",
        .arguments = "",
        .summary = "answer on the web: portal, desk and API",
        .description =
            "Serves the base to browsers and programs. Watches the folder itself: a saved file can be "
            "found within a second. Log lines go to standard error, one JSON object each.\n\n"
            "SIGTERM or SIGINT (Ctrl-C) lets requests that have begun end, for ten seconds at most; "
            "SIGHUP reads base.yaml again. Under systemd it says when it is ready (Type=notify) and "
            "takes a socket that was opened for it.",
        .examples = "cordial serve\n"
                    "cordial serve --listen 0.0.0.0:80 --host help.example.org\n"
                    "cordial serve --portal-only --listen [::1]:8081\n",
        .need = NEED_BASE,
        .common = WITH_BASE | WITH_QUIET,
        OPTIONS(serve_options),
        .run = cmd_serve,
    },
    {
        .name = "show",
        .arguments = "ID",
        .summary = "show one answer: its article and its reply",
        .description =
            "Prints the entries of an answer in the preferred language, else the fallback "
            "language, else any, and names the others.",
        .finding = "there is no such answer",
        .examples = "cordial show email-553-relay --lang nl\n",
        .need = NEED_INDEX,
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR,
        .words_min = 1,
        .words_max = 1,
        OPTIONS(show_options),
        .run = cmd_show,
    },
    {
        .name = "status",
        .arguments = "",
        .summary = "show what the base holds",
        .description =
            "Prints which base is used, where its index is, and how many answers, articles "
            "and replies are in it, by language.",
        .examples = "cordial status --json\n",
        .need = NEED_BASE,
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR,
        .run = cmd_status,
    },
    {
        .name = "suggest",
        .arguments = "[FILE|-]",
        .summary = "read a ticket, suggest answers and draft a reply",
        .description =
            "Reads a customer's message - plain text, an e-mail, or a help desk's JSON - from a file or "
            "standard input. Prints what it read in it, the answers that fit with confidence and "
            "reasons, a draft in the customer's language, what the checks say about the draft, and the "
            "decision: answer, ask for a fact that is missing, or hand over because nothing fits.\n\n"
            "With --batch each line of the file is {\"id\", \"text\"} with, if you like, \"format\" and "
            "\"lang\"; for each one document is written as a line that begins with its \"id\". A line "
            "that fails gives {\"id\", \"error\"} and the run goes on.",
        .finding = "nothing fits; with --batch: a line failed",
        .examples = "cordial suggest --agent 'Ann Jansen' ticket.eml\n"
                    "cordial suggest --json - < ticket.txt\n"
                    "cordial suggest --batch tickets.jsonl > answers.jsonl\n",
        .need = NEED_INDEX,
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR,
        .words_max = 1,
        OPTIONS(suggest_options),
        .run = cmd_suggest,
    },
    {
        .name = "token",
        .arguments = "add|list|remove [ARGUMENTS]",
        .summary = "let programs call the API",
        .description =
            "A token lets a program, such as a help desk, call what agents may. add NAME makes one and "
            "prints it: it is kept as a hash and cannot be shown again. list shows names, scopes and "
            "times. remove NAME ends it at once.",
        .finding = "there is no such token",
        .examples = "cordial token add zammad --scope agent:read --scope agent:write\n"
                    "cordial token list\n"
                    "cordial token remove zammad\n",
        .need = NEED_BASE,
        .common = WITH_BASE | WITH_JSON | WITH_COLOR,
        .words_min = 1,
        .words_max = WORDS_ANY,
        OPTIONS(token_options),
        .run = cmd_token,
    },
    {
        .name = "user",
        .arguments = "add|change|list|password|remove [ARGUMENTS]",
        .summary = "say who may sign in",
        .description =
            "add NAME makes a user, change NAME gives another role or full name, password NAME another "
            "password, remove NAME ends the user and all sessions, list shows them. The first admin is "
            "made this way.\n\n"
            "The password is asked for twice; without a terminal it is the first line of standard "
            "input. It is never given on the command line, where others could read it.",
        .finding = "there is no such user",
        .examples = "cordial user add anna --full-name 'Anna Visser' --role admin\n"
                    "cordial user change anna --role trainer\n"
                    "cordial user password anna < new-password\n"
                    "cordial user list\n",
        .need = NEED_BASE,
        .common = WITH_BASE | WITH_JSON | WITH_COLOR,
        .words_min = 1,
        .words_max = WORDS_ANY,
        OPTIONS(user_options),
        .run = cmd_user,
    },
};
const size_t n_commands = N_ROWS(commands);

const struct command *command_find(struct str name)
{
    for (size_t i = 0; i < n_commands; i++) {
        if (str_eq(name, str_of(commands[i].name))) {
            return &commands[i];
        }
    }
    return NULL;
}

const struct command *command_nearest(struct str name)
{
    struct nearest nearest;
    nearest_init(&nearest, name);
    for (size_t i = 0; i < n_commands; i++) {
        nearest_try(&nearest, commands[i].name);
    }
    return nearest.name != NULL ? command_find(str_of(nearest.name)) : NULL;
}

static void add_table(struct option_tables *out, const struct option *rows, size_t n)
{
    if (n > 0) {
        out->rows[out->n] = rows;
        out->n_rows[out->n] = n;
        out->n++;
    }
}

void command_tables(const struct command *command, struct option_tables *out)
{
    static const struct {
        unsigned common;
        const struct option *rows;
        size_t n;
    } tables[] = {
        {WITH_JSON, json_options, N_ROWS(json_options)},
        {WITH_QUIET, quiet_options, N_ROWS(quiet_options)},
        {WITH_AUDIENCE, audience_options, N_ROWS(audience_options)},
        {WITH_BASE, base_options, N_ROWS(base_options)},
        {WITH_COLOR, color_options, N_ROWS(color_options)},
    };
    *out = (struct option_tables){.n = 0};
    add_table(out, command->options, command->n_options);
    for (size_t i = 0; i < N_ROWS(tables); i++) {
        add_table(out, tables[i].rows, command->common & tables[i].common ? tables[i].n : 0);
    }
    add_table(out, help_options, N_ROWS(help_options));
}
