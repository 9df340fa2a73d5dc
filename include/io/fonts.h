/*
 * fonts.h - the fonts of a run: found by PostScript name (fontconfig),
 * checked, mapped once, read once (FreeType), shared by all threads.
 * Units:  model/font.h's: thousandths of the em.
 * Shapes: wishes in order of preference within a role make the role's
 *         chain; a name wished in two roles is one face. A name that is
 *         not installed is left out of its chain; an answer of
 *         fontconfig with another PostScript name counts as none.
 * Errors: ERR_IO when fontconfig or FreeType cannot start; ERR_CONFIG
 *         from font_store_check when a role has no font at all.
 * Owner:  the store; the set and all faces live until font_store_free.
 * Threads: construction in one thread; afterwards every function of a
 *         face may be called from any thread.
 */
#ifndef IO_FONTS_H
#define IO_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/err.h"
#include "model/font.h"

/* One line of templates/fonts.xml. */
struct font_wish {
	enum font_role role;
	const char *ps_name;
	bool substitute;      /* stands in for an office font */
};

/* One row of `doctor`, in the order of the wishes. */
struct font_report {
	enum font_role role;
	const char *ps_name;  /* as wished */
	const char *path;     /* "" when not usable */
	uint32_t index;       /* face in a collection */
	const char *why;      /* Chinese; "" when usable */
	bool refused;         /* installed, but not usable */
	bool first;           /* the face tried first for its role */
	bool substitute;
	char sm3[DIGEST_HEX]; /* of the file; "" when not usable */
};

struct font_store;

/*
 * Looks for every wish in the system's fonts and in app_dir (may be
 * NULL or absent).  NULL with `e` set on failure.  Fonts that are
 * missing are no failure here: see font_store_check.
 */
struct font_store *font_store_new(const struct font_wish *w, size_t n,
    const char *app_dir, struct err *e);
/* NULL-safe. */
void font_store_free(struct font_store *s);
/* The chains by role; a chain may be empty until checked. */
const struct font_set *font_store_set(const struct font_store *s);
/* False, naming the role and what was looked for, if a chain is empty. */
bool font_store_check(const struct font_store *s, struct err *e);
/* Rows for doctor, all in `a`; hashes the files, so not for every start. */
size_t font_store_report(const struct font_store *s, struct arena *a,
    const struct font_report **out);
/* "fontconfig 2.14.1, FreeType 2.12.1" into `out`. */
void font_store_version(char *out, size_t out_bytes);

#endif
