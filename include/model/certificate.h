/*
 * certificate.h - a month's 归档证明: how far the ledger went, and what lay
 * in each 廉洁档案 then.
 * Readings: it is of the month whose runs were archived, and says what the
 *         ledger and the files were on its as-of day.
 * Shapes: strings are never NULL; "" = none.
 * Owner:  the arena it was made in.
 */
#ifndef MODEL_CERTIFICATE_H
#define MODEL_CERTIFICATE_H

#include "base/arena.h"
#include "model/checkpoint.h"

struct certificate_volume {
	const char *person;          /* 编号 */
	int64_t pieces;
	int64_t added;               /* of them by this month's runs */
	char digest[DIGEST_HEX];     /* SM3 of its manifest-sm3.txt, as the
	                              * event 归档 has it */
};

struct certificate {
	const char *city, *organisation; /* who certifies */
	struct checkpoint checkpoint;
	struct checkpoint events;    /* of the same month: the events before
	                              * that of the certificate itself */
	day_t as_of;
	const char *algorithm;       /* "SM2（SM3）"; "" = not signed */
	const char *key;             /* SM3 of the public key */
	const char *signature;       /* of the checkpoint's text, hex */
	VEC(struct certificate_volume) volume; /* by 编号 */
};

/* Do both say the same of the documents and the files?  Events go on with
 * every look. */
bool certificate_same(const struct certificate *x,
    const struct certificate *y);

#endif
