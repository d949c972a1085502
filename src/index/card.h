/*
 * The card of an entry: what its document stores, everything that results, suggestions and a
 * later build need without the file. Body and HTML are stored apart, since results do not need
 * them.
 */
#ifndef INDEX_CARD_H
#define INDEX_CARD_H

#include "base/buf.h"
#include "entry/entry.h"

/** card_write() - append the card of an entry; @with_agents: note, owner and review too */
void card_write(struct buf *out, const struct entry *entry, bool with_agents);

/**
 * card_read() - an entry from its card
 *
 * @mem:   owns the lists; strings are borrowed from @bytes
 * @out:   body, html and links are empty
 *
 * Returns false when the bytes are no card.
 */
bool card_read(struct arena *mem, struct str bytes, struct entry *out);

/** body_write() - append body and HTML */
void body_write(struct buf *out, const struct entry *entry);

/** body_read() - set body and html of an entry; borrowed from @bytes */
void body_read(struct str bytes, struct entry *entry);

#endif
