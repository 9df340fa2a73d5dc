/*
 * results_read.h - reads a results.json back (jansson; with json_xml the
 * only module that sees it).
 * Errors: ERR_DAMAGED for a text that is none: no JSON, another schema,
 *         no period, date or chain.  What the lists hold is not judged:
 *         who published it is asked of its manifest (stage/published).
 */
#ifndef IO_RESULTS_READ_H
#define IO_RESULTS_READ_H

#include "base/err.h"
#include "model/kept.h"

/* `file` names the text in errors. */
bool results_read(const char *text, size_t n, const char *file,
    struct arena *a, struct kept *out, struct err *e);

#endif
