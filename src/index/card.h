/*
 * The card of an entry: everything that results, suggestions and a later build need without the
 * file, with the table of words of each section and the bags of the whole. Body and HTML are stored
 * apart, since results do not need them.
 */
#ifndef INDEX_CARD_H
#define INDEX_CARD_H

#include "base/buf.h"
#include "entry/entry.h"

/* What suggestions compare with a ticket: bags (index/bag.h). */
struct profile {
    struct str stems;           /* of all fields together */
    struct str grams;           /* the same */
    struct str title;           /* stems */
    const struct str *examples; /* stems, one bag per example */
};

struct card {
    struct entry entry;       /* body, html and links are empty */
    const struct str *tables; /* one per section: its words (index/wordtable.h) */
    struct profile profile;
};

/**
 * card_write() - append a card
 *
 * @with_agents: note, owner and review too
 */
void card_write(struct buf *out, const struct card *card, bool with_agents);

/* How much of a card is read. */
enum card_depth {
    CARD_HEAD, /* all but the sections: what a list of results shows */
    CARD_WHOLE,
};

/**
 * card_read() - a card from its bytes
 *
 * @mem: owns the lists; strings are borrowed from @bytes
 *
 * Returns false when the bytes are no card.
 */
bool card_read(struct arena *mem, struct str bytes, enum card_depth depth, struct card *out);

/** card_head() - the beginning of a card's bytes that CARD_HEAD reads; false when it is no card */
bool card_head(struct str bytes, struct str *out);

/** body_write() - append body and HTML */
void body_write(struct buf *out, const struct entry *entry);

/** body_read() - set body and html of an entry; borrowed from @bytes */
void body_read(struct str bytes, struct entry *entry);

#endif
