/*
 * certificate.h - the facts of a 归档证明, as the template reads them and
 * io/certificate_read: pure.
 * Shapes: equal certificates give equal bytes.
 * Owner:  `out` is the caller's and is appended to.
 */
#ifndef OUT_CERTIFICATE_H
#define OUT_CERTIFICATE_H

#include "base/sbuf.h"
#include "model/certificate.h"

void certificate_facts(const struct certificate *c, struct sbuf *out);

#endif
