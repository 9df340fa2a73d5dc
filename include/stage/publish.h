/*
 * publish.h - a period's outputs become visible whole or not at all
 * (DESIGN.md, Print; RELIABILITY.md, "A run").
 *
 *   staging_open -> files -> staging_seal -> [ledger commit with the
 *   staged mark] -> staging_publish -> [ledger: published]
 *
 * A run killed at any moment leaves the old state or the new one;
 * publish_recover finishes or discards what it left.
 */
#ifndef STAGE_PUBLISH_H
#define STAGE_PUBLISH_H

#include "rules/annual.h"
#include "stage/workspace.h"

enum published {
	PUBLISHED_NEW,       /* stands now */
	PUBLISHED_SAME,      /* what stood already, byte for byte */
	PUBLISHED_HISTORY    /* an older as-of: kept under 历史 only */
};

struct staging {
	const char *period;          /* "2026-10", "提醒/2026-10-20" */
	const char *path;            /* folder being filled */
	char manifest[DIGEST_HEX];   /* SM3 of manifest-sm3.txt */
	size_t n_files;
	bool partial;                /* --only */
	const struct year_closed *closes; /* the year, for good; NULL = not */
	/* a file of the folder that an event of its own notes, too, of the
	 * object "<period>/<file>" (staging_place); kind NULL: none */
	struct { const char *kind, *file; char sm3[DIGEST_HEX]; } seal;
};

/* An empty folder beside the period's place. */
bool staging_open(struct staging *g, struct workspace *ws,
    const char *period, bool partial, struct err *e);
/* Writes name below the folder, making sub-folders; `a` for scratch.
 * Thread-safe for different names and arenas. */
bool staging_file(const struct staging *g, struct arena *a,
    const char *name, const void *p, size_t n, struct err *e);
/* Writes manifest-sm3.txt and syncs everything. */
bool staging_seal(struct staging *g, struct workspace *ws, struct err *e);
/*
 * Ends the open ledger transaction: commits it with the staged mark,
 * makes the folder visible, and notes the publication.
 */
bool staging_publish(struct staging *g, struct workspace *ws,
    enum published *how, const char **where, struct err *e);
/*
 * The same for a folder that grows and keeps nothing of what it replaces:
 * outside a transaction, the event is `kind`, g->manifest the SM3 of its
 * manifest-sm3.txt.
 */
bool staging_place(struct staging *g, struct workspace *ws,
    const char *kind, struct err *e);
/* The same; what its last event of that kind noted is kept whole. */
bool staging_replace(struct staging *g, struct workspace *ws,
    const char *kind, struct err *e);
/* Where what is replaced is kept, below outputs:
 * 历史/<period>/<as-of>-<8 hex of its manifest's SM3> */
#define KEPT_DIR "历史"
const char *publish_kept_name(struct arena *a, const char *period,
    day_t as_of, const char *manifest);
/* Removes the folder, if any. */
void staging_discard(struct staging *g, struct workspace *ws);

/* Does the period already stand published in full? (--only) */
bool publish_stands(struct workspace *ws, const char *period, bool *full,
    struct err *e);
/* Looks after what a killed run left; before any other writing.  ERR_IO
 * where something is left and nothing may be written. */
bool publish_recover(struct workspace *ws, struct err *e);

/* Is a file of the workspace, by its path in it, one that a run which was
 * killed left: below a staging folder, or without its name yet? */
bool publish_is_leftover(const char *path);

#endif
