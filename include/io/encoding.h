/*
 * encoding.h - the bytes of a file as UTF-8 text: by BOM, by the label
 * of the XML declaration, else UTF-8.  Never by guessing.
 * Units:  bytes.
 * Shapes: what could be decoded is always there, up to the first fault;
 *         a byte order mark is not part of it.
 * Errors: `fault` tells; a place is an offset in the decoded text.
 * Owner:  the arena; where the file is UTF-8, `text` is the caller's
 *         bytes themselves (not NUL-terminated).
 */
#ifndef IO_ENCODING_H
#define IO_ENCODING_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum encoding_fault {
	ENCODING_OK,
	ENCODING_LABEL,     /* label not among those taken */
	ENCODING_CONTRADICT,/* label and byte order mark disagree */
	ENCODING_UTF32,     /* UTF-32 */
	ENCODING_NO_BOM,    /* UTF-16 without a byte order mark */
	ENCODING_BYTES,     /* bytes that are no text; `at` says where */
};

struct decoded {
	const char *name;   /* "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" */
	const char *label;  /* as declared, "" = none */
	const char *text;   /* UTF-8, never NULL */
	size_t n;
	enum encoding_fault fault;
	size_t at;          /* offset in text of the fault */
	uint8_t byte;       /* the first bad byte (ENCODING_BYTES) */
};

void encoding_decode(const uint8_t *bytes, size_t n, struct arena *a,
    struct decoded *out);

#endif
