/*
 * fold.h - one entry more in the facts.
 * Shapes: `doc` was read from the entry's canonical text (xml_read
 *         without XSD); which items count comes from entry->item.
 *         For ROOT_SUBMISSION all that is kept is copied; of other roots
 *         the doc is kept itself and must live as long as the facts.
 *         Entries refused as a whole are only noted.
 */
#ifndef RULES_FOLD_H
#define RULES_FOLD_H

#include "model/facts.h"

void facts_init(struct facts *f, struct arena *a, day_t as_of);
void facts_fold(struct facts *f, const struct entry *e,
    const struct doc *doc);

#endif
