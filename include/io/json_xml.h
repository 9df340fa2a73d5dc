/*
 * json_xml.h - a JSON document as XML elements, for the facts of a
 * paper: every key is an element, an array holds one <item> for each of
 * its values (jansson; io/results_read is the other that sees it).
 * Shapes: the root must be an object, keys are [a-z][a-z0-9_]*; null is
 *         left out, true and false are 是 and 否, numbers are integers.
 *         {"file":"a","findings":[{"line":7}]} gives
 *         <file>a</file><findings><item><line>7</line></item></findings>.
 * Errors: ERR_CONFIG with file:line:column, in Chinese.
 * Owner:  the sbuf is the caller's; only appended to on success.
 */
#ifndef IO_JSON_XML_H
#define IO_JSON_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/sbuf.h"

/* Appends the elements of the root object; `file` names the text. */
bool json_elements(const char *text, size_t n, const char *file,
    struct sbuf *out, struct err *e);
/* "jansson 2.14", for doctor. */
const char *json_version(void);

#endif
