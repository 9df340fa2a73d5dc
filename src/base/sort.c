#include "base/sort.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct sorter {
	unsigned char *v, *spare; /* spare: room for n elements */
	size_t size;
	int (*cmp)(const void *, const void *, void *);
	void *ctx;
};

/* Joins the sorted runs [low, mid) and [mid, high); equal: left first. */
static void
join(const struct sorter *s, size_t low, size_t mid, size_t high)
{
	size_t size = s->size;
	unsigned char *left = s->spare;
	unsigned char *left_end = left + (mid - low) * size;
	unsigned char *right = s->v + mid * size;
	unsigned char *right_end = s->v + high * size;
	unsigned char *out = s->v + low * size;

	if (s->cmp(right - size, right, s->ctx) <= 0)
		return;
	memcpy(left, out, (mid - low) * size);
	while (left < left_end) {
		if (right < right_end && s->cmp(left, right, s->ctx) > 0) {
			memcpy(out, right, size);
			right += size;
		} else {
			memcpy(out, left, size);
			left += size;
		}
		out += size;
	}
}

static void
sort_range(const struct sorter *s, size_t low, size_t high)
{
	size_t mid = low + (high - low) / 2;

	if (high - low < 2)
		return;
	sort_range(s, low, mid);
	sort_range(s, mid, high);
	join(s, low, mid, high);
}

void
sort_stable(void *v, size_t n, size_t size,
    int (*cmp)(const void *, const void *, void *), void *ctx)
{
	struct sorter s = { v, NULL, size, cmp, ctx };

	assert(size > 0);
	if (n < 2)
		return;
	s.spare = malloc((n / 2 + 1) * size);
	if (s.spare == NULL)
		arena_exhausted();
	sort_range(&s, 0, n);
	free(s.spare);
}

struct map_slot {
	const char *key; /* NULL: free */
	void *value;
	uint64_t hash;
};

enum { FIRST_SLOTS = 16 };

/* FNV-1a with the high half folded in. */
static uint64_t
hash_of(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key != '\0'; key++) {
		h ^= (unsigned char)*key;
		h *= UINT64_C(1099511628211);
	}
	return h ^ h >> 32;
}

/* The key's slot, or the free one where it belongs; cap > n, so one is. */
static struct map_slot *
slot_of(struct map_slot *slot, size_t cap, const char *key, uint64_t hash)
{
	size_t i = (size_t)hash & (cap - 1);

	while (slot[i].key != NULL &&
	    (slot[i].hash != hash || strcmp(slot[i].key, key) != 0))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

static void
map_grow(struct map *m)
{
	size_t cap = m->cap == 0 ? FIRST_SLOTS : m->cap * 2;
	struct map_slot *slot = arena_array(m->a, struct map_slot, cap);

	for (size_t i = 0; i < m->cap; i++) {
		const struct map_slot *s = &m->slot[i];

		if (s->key != NULL)
			*slot_of(slot, cap, s->key, s->hash) = *s;
	}
	m->slot = slot;
	m->cap = cap;
}

void
map_init(struct map *m, struct arena *a)
{
	*m = (struct map){ .a = a };
}

void *
map_get(const struct map *m, const char *key)
{
	if (m->cap == 0)
		return NULL;
	return slot_of(m->slot, m->cap, key, hash_of(key))->value;
}

void *
map_put(struct map *m, const char *key, void *value)
{
	uint64_t hash = hash_of(key);
	struct map_slot *s;
	void *former;

	assert(value != NULL);
	if ((m->n + 1) * 4 > m->cap * 3)
		map_grow(m);
	s = slot_of(m->slot, m->cap, key, hash);
	former = s->value;
	if (s->key == NULL) {
		s->key = key;
		s->hash = hash;
		m->n++;
	}
	s->value = value;
	return former;
}
