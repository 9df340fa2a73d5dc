/*
 * pattern.h - the office's named patterns (编号, 文号, telephone ...): a
 * text has the form or not.  Wraps PCRE2 (the only module that sees
 * pcre2.h).
 * Units:  text is valid UTF-8; a pattern always speaks of the whole text
 *         (anchored at both ends, `$` is the very end); \d is 0-9 only.
 * Shapes: opaque; read-only once the last pattern is added, so threads
 *         may share it.
 * Errors: a pattern that does not compile, or a name given twice, is
 *         ERR_CONFIG.  A match that runs into a limit (100,000 steps,
 *         depth 2,000, 4 MiB) is PATTERN_LIMIT: a defect of the pattern,
 *         never "no match".  Out of memory exits with 7.
 * Owner:  the set copies names; pattern_set_free gives all back.
 */
#ifndef IO_PATTERN_H
#define IO_PATTERN_H

#include <stdbool.h>

#include "base/err.h"

struct pattern_set; /* opaque */

enum pattern_result {
	PATTERN_NO,
	PATTERN_YES,
	PATTERN_LIMIT,   /* could not be decided */
	PATTERN_UNKNOWN, /* no pattern of that name */
};

struct pattern_set *pattern_set_new(void);
/* Compiles `regex` (UTF-8, at most 1,000 bytes) under a new name. */
bool pattern_add(struct pattern_set *set, const char *name,
    const char *regex, struct err *e);
enum pattern_result pattern_match(const struct pattern_set *set,
    const char *name, const char *text);
/* NULL-safe. */
void pattern_set_free(struct pattern_set *set);
/* The library and its version, for doctor; static. */
const char *pattern_version(void);

#endif
