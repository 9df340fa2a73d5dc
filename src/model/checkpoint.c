#include "model/checkpoint.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/markup.h"
#include "base/utf8.h"

enum { LINES = 3, MONTH_BYTES = 8 };

/* Before the month. */
static const char *const begin[] = {
	[CHECKPOINT_DOCUMENTS] = "", [CHECKPOINT_EVENTS] = "events ",
};

void
checkpoint_print(const struct checkpoint *c, enum checkpoint_of of,
    struct sbuf *out)
{
	char month[MONTH_BYTES];

	month_format(c->period, month);
	sbuf_printf(out, "%s%s\n%" PRId64 "\n%s\n", begin[of], month,
	    c->count, c->value);
}

/* The month and its word, the count, the value: each as it is printed. */
static bool
takes_line(int i, const char *line, const char *word, struct checkpoint *out)
{
	char again[MONTH_BYTES + 16] = "";
	uint8_t raw[DIGEST_BYTES];

	switch (i) {
	case 0:
		if (strncmp(line, word, strlen(word)) != 0 ||
		    !month_parse(line + strlen(word), &out->period))
			return false;
		month_format(out->period, again);
		return strcmp(line + strlen(word), again) == 0;
	case 1:
		if (!integer_parse(line, 0, INT64_MAX, &out->count))
			return false;
		snprintf(again, sizeof(again), "%" PRId64, out->count);
		return strcmp(line, again) == 0;
	default:
		if (!hex_decode(raw, sizeof(raw), line))
			return false;
		hex_encode(out->value, raw, sizeof(raw));
		return strcmp(line, out->value) == 0;
	}
}

unsigned
checkpoint_wrong(const char *text, size_t n, enum checkpoint_of of,
    struct checkpoint *out)
{
	struct arena a = ARENA_INIT;
	unsigned wrong = 0;
	size_t at = 0;

	for (int i = 0; wrong == 0 && i < LINES; i++) {
		const char *end = memchr(text + at, '\n', n - at);
		size_t bytes = end == NULL ? 0 : (size_t)(end - text) - at;

		if (end == NULL || memchr(text + at, '\0', bytes) != NULL ||
		    !takes_line(i, arena_strndup(&a, text + at, bytes),
		    begin[of], out))
			wrong = (unsigned)i + 1;
		at += bytes + 1;
	}
	arena_release(&a);
	return wrong == 0 && at != n ? LINES + 1 : wrong;
}

bool
checkpoint_parse(const char *text, size_t n, enum checkpoint_of of,
    struct checkpoint *out)
{
	return checkpoint_wrong(text, n, of, out) == 0;
}

bool
checkpoint_same(const struct checkpoint *x, const struct checkpoint *y)
{
	return x->period == y->period && x->count == y->count &&
	    strcmp(x->value, y->value) == 0;
}

void
checkpoint_facts(const struct checkpoint *c, struct sbuf *out)
{
	char month[MONTH_BYTES];

	month_format(c->period, month);
	sbuf_puts(out, "<检查点");
	markup_attr(out, "期间", month);
	sbuf_printf(out, " 条数=\"%" PRId64 "\"", c->count);
	markup_attr(out, "链值", c->value);
	sbuf_puts(out, "/>");
}
