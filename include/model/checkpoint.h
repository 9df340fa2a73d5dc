/*
 * checkpoint.h - how far the ledger went: which month it is for, how many
 * documents its chain had, and the chain's value at the last of them.  What
 * a bulletin prints, a certificate signs and `verify --checkpoint` reads is
 * this one text, three lines, each ended by a line feed:
 *
 *   2026-10
 *   812
 *   <64 hexadecimal digits>
 *
 * What was done with documents (printed, archived, looked up) are events, a
 * chain of their own.  A certificate says how far it went in the same form,
 * its first line "events 2026-10": neither text can be taken for the other.
 *
 * Shapes: equal checkpoints have equal bytes, and no other text is one.
 */
#ifndef MODEL_CHECKPOINT_H
#define MODEL_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/sbuf.h"

struct checkpoint {
	month_t period;
	int64_t count;           /* documents (events) in the chain */
	char value[DIGEST_HEX];  /* of the chain */
};

enum checkpoint_of { CHECKPOINT_DOCUMENTS, CHECKPOINT_EVENTS };

void checkpoint_print(const struct checkpoint *c, enum checkpoint_of of,
    struct sbuf *out);
/* The first line that checkpoint_print would not have made, 4 where more
 * than three stand there; 0: it is a checkpoint. */
unsigned checkpoint_wrong(const char *text, size_t n, enum checkpoint_of of,
    struct checkpoint *out);
bool checkpoint_parse(const char *text, size_t n, enum checkpoint_of of,
    struct checkpoint *out);
bool checkpoint_same(const struct checkpoint *x, const struct checkpoint *y);
/* <检查点 期间 条数 链值/>: the same three for a template of papers. */
void checkpoint_facts(const struct checkpoint *c, struct sbuf *out);

#endif
