/*
 * Words of the trade in a text, and whether the text explains them. Used for putting
 * explanations into a draft and for checking a reply, so that both agree.
 */
#ifndef REPLY_JARGON_H
#define REPLY_JARGON_H

#include "entry/config.h"
#include "text/words.h"

/* The first use of a term that is not explained anywhere in the text. */
struct jargon_use {
    struct str term;        /* as the list has it, without "~" */
    struct str explanation; /* plain words; the null string when there are none */
    size_t start;           /* bytes of the text, half open */
    size_t end;
};

struct jargon_uses {
    struct jargon_use *rows; /* by place */
    size_t n;
    size_t cap;
};

/**
 * jargon_of_base() - the base's terms (words/LANG.yaml, jargon) that a text uses unexplained
 *
 * A term counts as explained when parentheses or words like "that is" (pack list "explain")
 * follow one of its uses, when it stands in parentheses itself behind what it means, or when
 * half of its explanation's telling words stand nearby. A part of an address is no use.
 */
struct jargon_uses jargon_of_base(struct arena *mem, const struct config *config,
                                  struct str language, struct str text);

/** jargon_of_language() - the same for the terms that cordial knows itself (pack list "jargon") */
struct jargon_uses jargon_of_language(struct arena *mem, struct str language, struct str text);

/**
 * jargon_explain() - a Markdown text with each unexplained term of the base explained
 *
 * The explanation stands in parentheses behind the first use that is not in code or a heading.
 */
struct str jargon_explain(struct arena *mem, const struct config *config, struct str language,
                          struct str markdown);

#endif
