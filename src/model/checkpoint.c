#include "model/checkpoint.h"

#include <inttypes.h>
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

static bool
take_lines(const char *const line[LINES], struct checkpoint *out)
{
	uint8_t raw[DIGEST_BYTES];

	if (!month_parse(line[0], &out->period) ||
	    !integer_parse(line[1], 0, INT64_MAX, &out->count) ||
	    !hex_decode(raw, sizeof(raw), line[2]))
		return false;
	hex_encode(out->value, raw, sizeof(raw));
	return true;
}

bool
checkpoint_parse(const char *text, size_t n, enum checkpoint_of of,
    struct checkpoint *out)
{
	struct arena a = ARENA_INIT;
	struct sbuf again = SBUF_INIT;
	const char *line[LINES] = { "", "", "" };
	bool ok = memchr(text, '\0', n) == NULL;
	char *at = arena_strndup(&a, text, ok ? n : 0);

	for (int i = 0; i < LINES; i++) {
		char *end = strchr(at, '\n');

		if (end == NULL) {
			ok = false;
			break;
		}
		line[i] = at;
		*end = '\0';
		at = end + 1;
	}
	ok = ok && strncmp(line[0], begin[of], strlen(begin[of])) == 0;
	if (ok)
		line[0] += strlen(begin[of]);
	ok = ok && take_lines(line, out);
	if (ok) /* leading zeros, capitals, a fourth line */
		checkpoint_print(out, of, &again);
	ok = ok && again.n == n && memcmp(again.s, text, n) == 0;
	sbuf_release(&again);
	arena_release(&a);
	return ok;
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
