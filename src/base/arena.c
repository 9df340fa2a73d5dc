#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(ARENA_POISONS)
#define ARENA_POISONS 1
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define poison(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define unpoison(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define poison(p, n) ((void)(p), (void)(n))
#define unpoison(p, n) ((void)(p), (void)(n))
#endif

enum {
	ALIGN = 16,
	FIRST_BYTES = 64 * 1024,
	LARGEST_BYTES = 1024 * 1024, /* blocks double up to here */
	EXIT_MEMORY = 7,
};

struct arena_block {
	alignas(ALIGN) struct arena_block *older;
	size_t size; /* bytes after this header */
};

void
arena_exhausted(void)
{
	static const char text[] = "内存不足\n";
	ssize_t unused = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)unused;
	_exit(EXIT_MEMORY);
}

static unsigned char *
block_bytes(struct arena_block *b)
{
	return (unsigned char *)(b + 1);
}

static struct arena_block *
block_new(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size > PTRDIFF_MAX - sizeof(*b))
		arena_exhausted();
	b = malloc(sizeof(*b) + size);
	if (b == NULL)
		arena_exhausted();
	b->older = NULL;
	b->size = size;
	a->total += sizeof(*b) + size;
	poison(block_bytes(b), size);
	return b;
}

static void
block_free(struct arena_block *b)
{
	unpoison(block_bytes(b), b->size);
	free(b);
}

/*
 * Room for n bytes (a multiple of ALIGN) where the head has none.  What
 * is large for the next block gets one of its own behind the head, so
 * that the head's rest is not lost.
 */
static unsigned char *
arena_more(struct arena *a, size_t n)
{
	size_t next = FIRST_BYTES;
	struct arena_block *b;

	if (a->head != NULL && a->head->size >= LARGEST_BYTES / 2)
		next = LARGEST_BYTES;
	else if (a->head != NULL && a->head->size >= FIRST_BYTES)
		next = a->head->size * 2;
	if (a->head != NULL && n > next / 4) {
		b = block_new(a, n);
		b->older = a->head->older;
		a->head->older = b;
		return block_bytes(b);
	}
	b = block_new(a, n > next ? n : next);
	b->older = a->head;
	a->head = b;
	a->used = n;
	return block_bytes(b);
}

void *
arena_alloc(struct arena *a, size_t n_bytes)
{
	size_t n = n_bytes == 0 ? 1 : n_bytes;
	unsigned char *p;

	if (n > PTRDIFF_MAX - ALIGN)
		arena_exhausted();
	n = (n + ALIGN - 1) / ALIGN * ALIGN;
	if (a->head != NULL && a->head->size - a->used >= n) {
		p = block_bytes(a->head) + a->used;
		a->used += n;
	} else {
		p = arena_more(a, n);
	}
	unpoison(p, n_bytes);
	memset(p, 0, n_bytes);
	return p;
}

void *
arena_calloc(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		arena_exhausted();
	return arena_alloc(a, n * size);
}

void *
arena_memdup(struct arena *a, const void *p, size_t n)
{
	void *copy = arena_alloc(a, n);

	if (n > 0)
		memcpy(copy, p, n);
	return copy;
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy;

	if (n == SIZE_MAX)
		arena_exhausted();
	copy = arena_alloc(a, n + 1);
	if (n > 0)
		memcpy(copy, s, n);
	return copy;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *s;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	assert(n >= 0);
	s = arena_alloc(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	return s;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b = a->head;

	if (b == NULL)
		return;
	while (b->older != NULL) {
		struct arena_block *older = b->older;

		block_free(b);
		b = older;
	}
	a->head = b;
	a->used = 0;
	a->total = sizeof(*b) + b->size;
	poison(block_bytes(b), b->size);
}

void
arena_release(struct arena *a)
{
	struct arena_block *b = a->head;

	while (b != NULL) {
		struct arena_block *older = b->older;

		block_free(b);
		b = older;
	}
	*a = (struct arena)ARENA_INIT;
}

void *
vec_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	void *grown;

	if (n < *cap)
		return v;
	if (*cap > SIZE_MAX / 2)
		arena_exhausted();
	*cap = *cap == 0 ? 8 : *cap * 2;
	grown = arena_calloc(a, *cap, size);
	if (n > 0)
		memcpy(grown, v, n * size);
	return grown;
}
