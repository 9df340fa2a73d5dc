/*
 * fold.h - one entry more in the facts.
 * Shapes: `doc` was read from the entry's canonical text (xml_read
 *         without XSD), or is NULL for an entry refused as a whole, which
 *         is only noted; which items count comes from entry->item.
 *         For ROOT_SUBMISSION all that is kept is copied; of other roots
 *         the doc is kept itself and must live as long as the facts.
 *         Entries must live as long as the facts.
 * Replacing: a later filing of the same identity replaces the earlier.
 *         A record changes only by an accepted 更正 (or where A03.1 was
 *         lowered or waived); the same content again changes nothing, nor
 *         does an older version filed again in the 批次 it came with.  A
 *         refused 指标 or 意见 of a later filing leaves the earlier one.
 */
#ifndef RULES_FOLD_H
#define RULES_FOLD_H

#include "model/facts.h"

void facts_init(struct facts *f, struct arena *a, day_t as_of);
void facts_fold(struct facts *f, const struct entry *e,
    const struct doc *doc);

/* Parts of facts_fold (fold_record.c): the records of a 记实提交, the
 * opinions of an 审核意见; the entry was taken in. */
void fold_records(struct facts *f, const struct entry *e,
    const struct doc *doc);
void fold_opinions(struct facts *f, const struct entry *e,
    const struct doc *doc);
/* And of fold_year.c: the documents of the year. */
void fold_focus(struct facts *f, const struct entry *e,
    const struct doc *doc);
void fold_year_end(struct facts *f, const struct entry *e,
    const struct doc *doc);
void fold_adjustments(struct facts *f, const struct entry *e,
    const struct doc *doc);
/* And of fold_filed.c: the documents of facts.filed. */
void fold_filed(struct facts *f, const struct entry *e,
    const struct doc *doc);
/* Without the one that a later filing of its identity replaces: that one
 * takes its place at the end.  How many are left. */
size_t fold_replaced(struct filed *v, size_t n, const struct entry *e);
/* Notes that one in facts.former before. */
void fold_keep_former(struct facts *f, const struct filed *v, size_t n,
    const struct entry *e);
/* The year's row, made where there is none yet. */
struct fact_year *fold_year(struct facts *f, int year);
/* Was the item accepted with that entry? */
bool fold_accepted(const struct entry *e, const struct item *it);
/* The row of entry->item for item `ordinal` of the canonical text; NULL
 * where there is none. */
const struct entry_item *fold_item(const struct entry *e, int32_t ordinal);

#endif
