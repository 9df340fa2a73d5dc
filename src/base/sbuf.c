#include "base/sbuf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { FIRST_BYTES = 128 };

/* Room for `more` bytes and a NUL. */
static void
sbuf_reserve(struct sbuf *b, size_t more)
{
	size_t cap = b->cap == 0 ? FIRST_BYTES : b->cap;
	char *s;

	if (more > PTRDIFF_MAX / 2 - b->n)
		arena_exhausted();
	while (cap < b->n + more + 1)
		cap *= 2;
	if (cap == b->cap)
		return;
	s = realloc(b->s, cap);
	if (s == NULL)
		arena_exhausted();
	b->s = s;
	b->cap = cap;
}

void
sbuf_put(struct sbuf *b, const void *p, size_t n)
{
	sbuf_reserve(b, n);
	if (n > 0)
		memcpy(b->s + b->n, p, n);
	b->n += n;
	b->s[b->n] = '\0';
}

void
sbuf_puts(struct sbuf *b, const char *s)
{
	sbuf_put(b, s, strlen(s));
}

void
sbuf_putc(struct sbuf *b, char c)
{
	sbuf_put(b, &c, 1);
}

void
sbuf_vprintf(struct sbuf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	assert(n >= 0);
	sbuf_reserve(b, (size_t)n);
	vsnprintf(b->s + b->n, (size_t)n + 1, fmt, ap);
	b->n += (size_t)n;
}

void
sbuf_printf(struct sbuf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	sbuf_vprintf(b, fmt, ap);
	va_end(ap);
}

const char *
sbuf_text(const struct sbuf *b)
{
	return b->s == NULL ? "" : b->s;
}

void
sbuf_clear(struct sbuf *b)
{
	b->n = 0;
	if (b->s != NULL)
		b->s[0] = '\0';
}

void
sbuf_release(struct sbuf *b)
{
	if (b == NULL)
		return;
	free(b->s);
	*b = (struct sbuf)SBUF_INIT;
}
