/*
 * certificates.h - 归档证明: outputs/归档证明/2026-10/, what the ledger and
 * the 廉洁档案 were when that month's runs were archived.
 * Readings: one for each month that a run is of whose papers are looked
 *         through; it stands for the day of the archiving.  Runs of the
 *         same month that come later make a new one where chain or files
 *         have moved; what it takes the place of is kept under 历史.  An
 *         archiving by an earlier day than that of what stands makes none.
 * Shapes: made whole or not at all; what is signed by the office's key is
 *         never signed again.
 * Errors: ERR_DAMAGED where one, or a 廉洁档案, is not as the ledger noted.
 * Owner:  ws->a.
 */
#ifndef STAGE_CERTIFICATES_H
#define STAGE_CERTIFICATES_H

#include "model/certificate.h"
#include "stage/archive_bag.h"
#include "stage/archive_shelf.h"

#define CERTIFICATE_DIR "归档证明"
#define CERTIFICATE_EVENT "归档证明"
#define CERTIFICATE_FACTS "facts.xml"
#define CERTIFICATE_PAPER "归档证明.pdf"
#define CERTIFICATE_TEXT "checkpoint.txt"
#define CERTIFICATE_EVENTS "events.txt"
#define CERTIFICATE_SIGNATURE ".sig"

/* What is signed, one by one: CERTIFICATE_SIGNATURE after its name. */
extern const char *const certificate_text[CHECKPOINT_EVENTS + 1];

/* What an archiving did with a run: LOOKED_IN_PART waits for a place where
 * its secret papers may be kept. */
enum looked { LOOKED_NOT, LOOKED_IN_PART, LOOKED_THROUGH };

struct certifying {
	const struct archive_tools *with;
	const struct publication_events *all;
	const enum looked *look;  /* of each of them */
	VEC(struct certificate) stand; /* set by certificates_load */
};

/* What a folder says: its facts, and the same in both its texts. */
bool certificate_open(struct arena *a, const char *folder,
    struct certificate *out, struct err *e);
/* The files of its folder. */
void certificate_files(struct arena *a, const struct certificate *c,
    struct file_names *out);
/* Its facts and its paper, for who writes them and who prints them again. */
bool certificate_print(struct press *press, const struct certificate *c,
    struct arena *a, struct sbuf *facts, struct printed *out, struct err *e);
/*
 * What event number i of `all` (CERTIFICATE_EVENT) certified, from the ledger
 * and the bags.  Out of the folder come how many documents there were, of how
 * many that day's allow, how many events, which has to be the number of one
 * of its month's certificates, and the signature.  ERR_DAMAGED where they
 * allow no such certificate.
 */
bool certificate_again(struct archive_stock *k,
    const struct publication_events *all, size_t i, const char *folder,
    struct certificate *out, struct err *e);
/* Before anything is added: those that stand. */
bool certificates_load(struct workspace *ws, struct certifying *c,
    struct err *e);
/* After all was added: those that are due, and signs the rest. */
bool certificates_make(struct workspace *ws, struct certifying *c,
    struct archiving *out, struct err *e);

#endif
