/*
 * archive.h - puts every paper that is due into the 廉洁档案 of the person
 * it concerns: outputs/廉洁档案/<编号>/, one BagIt bag each, that grows.
 * Readings: a paper is due once a run has printed it for good (no 草稿)
 *         and what its article asks for is there (archive_due).  What is
 *         archived are the bytes that the run published; the ledger's
 *         event of the run proves them.  What is new of an earlier day
 *         than a run looked through has the later runs looked through
 *         again.
 * Shapes: a bag is replaced whole or not at all; nothing in it changes; a
 *         second run adds nothing.  A paper of a later filing of the same
 *         document is one more piece, which names the one it replaces.
 *         Decisions of a 问责案件 that no run printed are printed first,
 *         as `case` would (E06.4); what else is owed is named.
 * Errors: ERR_DAMAGED for a published folder or a bag that is not as it
 *         was written: nothing is added to it.
 * Owner:  ws->a.
 */
#ifndef STAGE_ARCHIVE_H
#define STAGE_ARCHIVE_H

#include "model/archive.h"
#include "stage/keys.h"
#include "stage/workspace.h"

#define ARCHIVE_DIR "廉洁档案"
/* Of a bag's folder by its payload manifest, and of its BAG_SEAL. */
#define ARCHIVE_EVENT "归档"
#define ARCHIVE_SEAL_EVENT "封卷"

struct archived {
	const char *person;   /* 编号 */
	size_t added, pieces;
};

/* A paper for good that no run printed (archive_owed.h). */
struct archive_owed {
	const char *person, *kind, *id;
	const char *command;      /* that prints it */
	const char *case_id;      /* of whose papers it is; NULL = none */
};
struct archive_owing { VEC(struct archive_owed) v; };
/* A bag of which a signature lacked or did not hold; `why` "": it was never
 * signed. */
struct resigned { const char *person, *why; };
/* A 归档证明 that was made, or signed afterwards. */
struct certified { month_t month; int64_t count; bool is_signed; };

struct archiving {
	VEC(struct archived) bag; /* that were added to, by 编号 */
	size_t n_pieces;          /* added */
	size_t n_changed;         /* not printed the same now: as they were */
	size_t n_secret;          /* left out: A14.1 */
	VEC(struct resigned) again; /* bags that stood, signed (anew), by 编号 */
	/* left without the office's signature, though it has a key */
	VEC(struct resigned) unsealed;
	VEC(month_t) uncertified;
	VEC(const char *) printed; /* cases whose papers were printed */
	struct archive_owing owed; /* what lies nowhere all the same */
	VEC(struct certified) certificate; /* by month */
};

/* Signs every bag that it adds to; `signer` NULL: it does not.  A dry run
 * says the same of what stands, and writes nothing. */
bool archive_run(struct workspace *ws, struct signer *signer,
    struct archiving *out, struct err *e);

/* Was this very printing looked through, so that what of it was due lies in
 * the files? */
bool archive_looked_through(struct workspace *ws,
    const struct publication_event *ev, bool *done, struct err *e);

#endif
