/*
 * manifest.h - manifest-sm3.txt of a published folder (`cksum -a sm3 -c`
 * reads it), and the folder held against it.
 * Owner: the arena given.
 */
#ifndef STAGE_MANIFEST_H
#define STAGE_MANIFEST_H

#include "base/err.h"
#include "base/digest.h"
#include "base/sort.h"
#include "model/part.h"

#define MANIFEST_FILE "manifest-sm3.txt"

struct manifest {
	char digest[DIGEST_HEX]; /* SM3 of the manifest itself */
	VEC(const char *) name;  /* as listed */
	struct map sum;          /* name -> hex */
};

/* ERR_DAMAGED for a line that is none. */
bool manifest_read(struct arena *a, const char *folder,
    struct manifest *out, struct err *e);

/* From a text; `shown` names it in errors. */
bool manifest_parse(struct arena *a, const char *text, size_t n,
    const char *shown, struct manifest *out, struct err *e);

/* The files that a folder is made of, by their maker. */
struct file_names { VEC(const char *) v; };

enum manifest_fault { MANIFEST_CHANGED, MANIFEST_MISSING, MANIFEST_EXTRA };

struct manifest_difference {
	const char *name;
	enum manifest_fault fault;
};
struct manifest_differences { VEC(struct manifest_difference) v; };

/* Which files to digest; their names are `as` and the name listed. */
struct manifest_scope { struct part part; const char *as; };

/* Is that file of the scope?  NULL: all are. */
bool manifest_within(const struct manifest_scope *s, struct arena *a,
    const char *name);
/* What of a folder is not as it is listed; by name.  What is missing and
 * what is there beside is told whatever the scope. */
bool manifest_check(struct arena *a, const char *folder,
    const struct manifest *m, const struct manifest_scope *scope,
    struct manifest_differences *out, struct err *e);
/* What of `now` is not as in `then`. */
void manifest_compare(struct arena *a, const struct manifest *then,
    const struct manifest *now, struct manifest_differences *out);

#endif
