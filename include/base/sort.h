/*
 * sort.h - a stable sort and a string-keyed map; both deterministic.
 * Owner: the map lives in its arena; keys are borrowed.
 */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Merge sort of an array; cmp gets element addresses and ctx. */
void sort_stable(void *v, size_t n, size_t size,
    int (*cmp)(const void *, const void *, void *), void *ctx);

struct map_slot;
struct map {
	struct arena *a;
	struct map_slot *slot;
	size_t n;      /* keys */
	size_t cap;    /* a power of two, 0 before the first put */
};

void map_init(struct map *m, struct arena *a);
/* The value of a key, NULL if absent. */
void *map_get(const struct map *m, const char *key);
/* Sets it (value not NULL); returns the former value or NULL. */
void *map_put(struct map *m, const char *key, void *value);

#endif
