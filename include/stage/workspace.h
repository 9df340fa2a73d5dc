/*
 * workspace.h - one run's surroundings: folders, configuration, ledger,
 * lock, the as-of date and how to speak to the user.
 * Owner:  workspace_close gives everything back; strings live in ws->a.
 */
#ifndef STAGE_WORKSPACE_H
#define STAGE_WORKSPACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "io/config.h"
#include "io/infile.h"
#include "io/store.h"
#include "io/xml_read.h"
#include "model/calendar.h"
#include "model/facts.h"

enum say { SAY_TEXT, SAY_JSON, SAY_GNU };
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

/* Common options (DESIGN.md), as parsed by cmd/options. */
struct options {
	const char *dir;          /* -C, "." */
	day_t as_of;              /* --as-of, else today at +08:00 */
	unsigned jobs;            /* -j, else the number of cores */
	enum say format;
	enum when progress, color;
	bool quiet, verbose, dry_run;
	const char *only;         /* --only, NULL = everything */
	bool strict_fonts;
};

struct workspace {
	struct arena *a;              /* to the run's end */
	const struct options *opt;
	const char *dir;              /* the workspace */
	const char *templates;        /* folder in use */
	const char *font_dir;         /* Fandol, "" = none */
	struct config config;
	const struct calendar *calendar;
	struct schema_set *schema;
	struct indir in;              /* the workspace folder, opened */
	struct store *store;          /* NULL before workspace_ledger */
	int lock;                     /* -1 = not held */
	bool fixed;                   /* nothing may be written into it */
	const char *scratch;          /* then: a folder of ours elsewhere;
	                               * NULL = none yet */
	bool mended;                  /* what a killed run left was put in
	                               * order (publish_recover) */
	bool passing;                 /* a dry run made the ledger: it goes
	                               * with the workspace */
};

/* Finds templates (workspace, $LIANGZE_DATA, beside the executable,
 * <prefix>/share/liangze) and loads what is configured. */
bool workspace_open(struct workspace *ws, const struct options *opt,
    struct arena *a, struct err *e);
/* ERR_USAGE where there is no folder inputs. */
bool workspace_is_one(const struct workspace *ws, struct err *e);
/* Takes the lock (ERR_LOCKED names the owner) and opens the ledger. */
bool workspace_ledger(struct workspace *ws, enum store_mode mode,
    struct err *e);
/*
 * The same for who examines: where nothing may be written (a read-only
 * medium, another's folder) nothing is, and what stands is only looked at.
 * The lock is held for reading then, if there is one that may be opened.
 */
bool workspace_examine(struct workspace *ws, struct err *e);
/* Where something is made beside its place: outputs, or ws->scratch. */
bool workspace_beside(struct workspace *ws, const char **folder,
    struct err *e);
/* Is there a ledger to read, or has there been one? */
bool workspace_has_ledger(const struct workspace *ws);
void workspace_close(struct workspace *ws);
/* Paths in the arena: outputs/<name> of the workspace. */
const char *workspace_out(const struct workspace *ws, const char *name);
/* The templates folder alone: explain, doctor, new need no workspace. */
bool templates_find(struct arena *a, const char *dir, const char **out,
    struct err *e);

#endif
