/*
 * arena.h - memory by lifetime: allocate, never free one by one, reset
 * or release the whole.  Two lifetimes in a run: `run` and `item`.
 * Errors: out of memory prints and exits with 7 (commits and renames are
 *         all-or-nothing, so dying is safe).
 * Owner:  what is allocated lives until the arena's reset or release.
 *         A reset poisons the memory under AddressSanitizer.
 * Not thread-safe: one arena per thread.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head; /* block in use; older ones follow */
	size_t used;              /* bytes used of head */
	size_t total;             /* bytes held, all blocks */
};

#define ARENA_INIT { NULL, 0, 0 }

/* Zeroed, aligned for any type; never NULL; n may be 0. */
void *arena_alloc(struct arena *a, size_t n_bytes);
/* As arena_alloc for n × size, overflow-checked. */
void *arena_calloc(struct arena *a, size_t n, size_t size);
#define arena_array(a, type, n) ((type *)arena_calloc((a), (n), sizeof(type)))
#define arena_new(a, type) ((type *)arena_calloc((a), 1, sizeof(type)))
char *arena_strdup(struct arena *a, const char *s);
/* Copies n bytes and adds a NUL. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
void *arena_memdup(struct arena *a, const void *p, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* What every module does when memory is out: prints, exits with 7. */
void arena_exhausted(void) __attribute__((noreturn));
/* Forgets everything, keeps the first block. */
void arena_reset(struct arena *a);
/* Gives everything back; the arena is empty and usable. */
void arena_release(struct arena *a);

/*
 * A growing array in an arena: elements are copied when it doubles, so
 * take no pointers into it before it is complete.  VEC(type) declares
 * the shape; vec_push returns the address of a zeroed new last element.
 */
#define VEC(type) struct { type *v; size_t n; size_t cap; }
#define vec_push(a, vec) \
	((vec)->v = vec_grow((a), (vec)->v, (vec)->n, &(vec)->cap, \
	    sizeof(*(vec)->v)), &(vec)->v[(vec)->n++])
void *vec_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size);

#endif
