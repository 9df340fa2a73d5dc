/*
 * press_where.c - where a character that no font draws comes from: the
 * line of the data, or the submission that the data were taken from.
 */
#include <string.h>

#include "base/utf8.h"
#include "stage/press_parts.h"

/* Line and column, in characters, of the byte at `at`. */
static void
place_of(const char *text, size_t at, size_t *line, size_t *column)
{
	*line = *column = 1;
	for (size_t i = 0; i < at;) {
		if (utf8_next(text, at, &i) == '\n') {
			++*line;
			*column = 1;
		} else {
			++*column;
		}
	}
}

/* The value of 位置="…" in the start tag that `at` stands in, or NULL. */
static const char *
origin_of(struct arena *a, const char *text, size_t n, size_t at)
{
	static const char key[] = " 位置=\"";
	const char *tag = memrchr(text, '<', at);
	const char *end = memchr(text + at, '>', n - at);
	const char *p, *stop;

	if (tag == NULL || end == NULL)
		return NULL;
	p = memmem(tag, (size_t)(end - tag), key, sizeof(key) - 1);
	if (p == NULL)
		return NULL;
	p += sizeof(key) - 1;
	stop = memchr(p, '"', (size_t)(end - p));
	return stop == NULL ? NULL : arena_strndup(a, p, (size_t)(stop - p));
}

const char *
press_where(struct arena *a, const struct press_order *o, uint32_t cp)
{
	const char *text = o->text == NULL ? o->facts : o->text;
	size_t n = o->text == NULL ? o->n : o->n_text, line, column;
	char c[4];
	const char *found = memmem(text, n, c, utf8_put(c, cp)), *origin;

	if (found == NULL)
		return "这个字不在数据里，在文书模板里";
	origin = origin_of(a, text, n, (size_t)(found - text));
	if (origin == NULL)
		origin = o->origin;
	if (origin != NULL)
		return arena_printf(a, "这个字来自%s", origin);
	place_of(text, (size_t)(found - text), &line, &column);
	if (o->file == NULL)
		return arena_printf(a, "这个字在数据的第%zu行第%zu列", line,
		    column);
	return arena_printf(a, "这个字在%s:%zu:%zu", o->file, line, column);
}
