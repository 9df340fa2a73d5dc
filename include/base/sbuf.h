/*
 * sbuf.h - a growing byte buffer on the heap, always NUL-terminated.
 * Errors: out of memory exits with 7 (arena.h).
 * Owner:  the caller; sbuf_release gives it back, NULL-safe.
 */
#ifndef BASE_SBUF_H
#define BASE_SBUF_H

#include <stdarg.h>
#include <stddef.h>

struct sbuf {
	char *s;    /* never NULL after the first put; NUL at s[n] */
	size_t n;   /* bytes */
	size_t cap;
};

#define SBUF_INIT { NULL, 0, 0 }

void sbuf_put(struct sbuf *b, const void *p, size_t n);
void sbuf_puts(struct sbuf *b, const char *s);
void sbuf_putc(struct sbuf *b, char c);
void sbuf_printf(struct sbuf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void sbuf_vprintf(struct sbuf *b, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* The text, "" when empty; valid until the next put. */
const char *sbuf_text(const struct sbuf *b);
void sbuf_clear(struct sbuf *b);
void sbuf_release(struct sbuf *b);

#endif
