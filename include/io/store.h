/*
 * store.h - the ledger: append-only, two hash chains, SQLite.  The only
 * module that sees sqlite3.h (store*.c).
 * Invariants (DESIGN.md, Ledger):
 *   - entries and events are numbered from 1 without gaps; triggers
 *     refuse UPDATE, DELETE and REPLACE on everything but `staged`;
 *   - c(n) = SM3(c(n-1) || d(n)), raw 32 bytes, c(0) = 32 zero bytes;
 *   - what an entry has beside d (path, unit, items, findings ...) is
 *     under a digest of its own, content.detail: not chained, so that it
 *     shows damage; a changer is convicted by the receipts;
 *   - nothing in it names a process, host, user, clock or absolute path.
 * Errors: ERR_DAMAGED for a file that is no sound ledger, ERR_IO for the
 *         disk, ERR_LOCKED if another program holds the file.
 * Owner:  store_close; what is loaded lives in the arena given.
 */
#ifndef IO_STORE_H
#define IO_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/err.h"
#include "model/entry.h"

struct store;

/* STORE_LOOK: nothing is written, not even what a killed run left half
 * written is taken back: then it cannot be read (ERR_IO). */
enum store_mode { STORE_LOOK, STORE_READ, STORE_WRITE /* made if absent */ };

bool store_open(const char *path, enum store_mode mode, struct store **out,
    struct err *e);
void store_close(struct store *s); /* NULL-safe; rolls back */

bool store_begin(struct store *s, struct err *e);
bool store_commit(struct store *s, struct err *e);
void store_rollback(struct store *s); /* no-op outside a transaction */
/* A savepoint per file: what fails in between leaves no trace. */
bool store_savepoint(struct store *s, struct err *e);
bool store_release(struct store *s, struct err *e);
bool store_undo(struct store *s, struct err *e);

/* --- the document chain --- */

struct chain { int64_t count; uint8_t value[DIGEST_BYTES]; };

/* What an entry brings along; all borrowed. */
struct deposit {
	const char *root_text;     /* root's local name as written */
	const uint8_t *original;   /* NULL: not kept (A14.1) */
	size_t n_original;
	const char *canonical;
	size_t n_canonical;
	const struct diag_list *found;
};

/* Appends an entry: gives it the next number (x->seq), links the chain,
 * keeps the blobs, items and findings. */
bool store_append(struct store *s, struct entry *x,
    const struct deposit *with, struct err *e);
/* Entries received by `as_of`, by number, with their items. */
bool store_entries(struct store *s, day_t as_of, struct arena *a,
    struct entry **out, size_t *n, struct err *e);
/* The canonical text of an entry, checked against its digest. */
bool store_canonical(struct store *s, const struct entry *x,
    struct arena *a, const char **text, size_t *n, struct err *e);
/* Its bytes as they came, checked; NULL where they were not kept. */
bool store_original(struct store *s, const struct entry *x,
    struct arena *a, const char **text, size_t *n, struct err *e);
/* Appends the findings of entry `seq` to `out` (file, source, all). */
bool store_findings(struct store *s, const struct entry *x,
    struct diag_list *out, struct err *e);
/* Appends every finding of that rule, by entry (file ""), and the numbers
 * of their entries, in step. */
struct found_entries { VEC(int64_t) seq; };
bool store_found(struct store *s, const char *rule, struct diag_list *out,
    struct found_entries *of, struct err *e);
/* Count and value at the last entry received by `as_of`. */
bool store_chain(struct store *s, day_t as_of, struct chain *out,
    struct err *e);
/* Count and value at entry `seq` (0: the empty chain); ERR_DAMAGED where
 * there is none. */
bool store_chain_at(struct store *s, int64_t seq, struct chain *out,
    struct err *e);

/* --- the event chain --- */

/* kind: 接收 (a run took in nothing new by a later day), 发布 ... */
bool store_event(struct store *s, const char *kind, day_t as_of,
    const char *object, const char *digest_hex, struct err *e);
/* Digest of the last event of that kind on that object with the as-of
 * date, "" if none; the latest as-of of them in *as_of. */
bool store_last_event(struct store *s, const char *kind,
    const char *object, day_t *as_of, char digest[DIGEST_HEX],
    struct err *e);
/* Count and value of the last event; at event `seq`, ERR_DAMAGED where
 * there is none. */
bool store_event_chain(struct store *s, struct chain *out, struct err *e);
bool store_event_chain_at(struct store *s, int64_t seq, struct chain *out,
    struct err *e);
struct event_objects {
	const char *const *v;
	size_t n;
	const int64_t *seq;        /* their numbers; NULL = not of events */
};

/* The objects of all events of that kind by `as_of`, as they came. */
bool store_events(struct store *s, const char *kind, day_t as_of,
    struct arena *a, struct event_objects *out, struct err *e);
/* Every 发布 and 部分发布 so far, as they came. */
struct publication_event {
	int64_t seq;               /* number of the event */
	bool partial;              /* --only */
	day_t as_of;
	const char *object;        /* "2026Q3", "提醒/2026-10-20" */
	char manifest[DIGEST_HEX];
};
struct publication_events { struct publication_event *v; size_t n; };
bool store_publications(struct store *s, struct arena *a,
    struct publication_events *out, struct err *e);
/* Every event of that kind, which noted a folder by its manifest (归档). */
bool store_placed(struct store *s, const char *kind, struct arena *a,
    struct publication_events *out, struct err *e);
/* As-of dates of all runs so far (entries and events), rising. */
bool store_runs(struct store *s, struct arena *a, day_t **days, size_t *n,
    struct err *e);

/* --- staging: the one table that may change --- */

struct staged {
	const char *period, *kind; /* kind: of the event that will say it */
	day_t as_of;
	char manifest[DIGEST_HEX];
};

bool store_stage(struct store *s, const struct staged *g, struct err *e);
bool store_staged(struct store *s, struct arena *a, struct staged **v,
    size_t *n, struct err *e);
bool store_unstage(struct store *s, const char *period, struct err *e);

/* --- health --- */

/* Recomputes both chains and every detail; ERR_DAMAGED names the first
 * entry that is wrong. `deep`: the blobs and SQLite's own checks too. */
bool store_verify(struct store *s, bool deep, struct err *e);
const char *store_version(void);

#endif
