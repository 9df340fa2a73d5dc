/*
 * part.h - one of N parts of what is examined: "3/12", a twelfth a month.
 * Readings: an object belongs to part 1 + h mod N, where h is the number
 *         that the first 8 bytes of the SM3 of its name make, big-endian.
 *         So the parts 1 to N have each object once, and one more month or
 *         person moves no other object into another part.
 */
#ifndef MODEL_PART_H
#define MODEL_PART_H

#include <stdbool.h>
#include <stdint.h>

struct part { int64_t number, of; }; /* {0, 0}: everything */

/* "3/12"; false for anything else. */
bool part_parse(const char *text, struct part *out);
bool part_is_all(const struct part *p);
bool part_has(const struct part *p, const char *name);

#endif
