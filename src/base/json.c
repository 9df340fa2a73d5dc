#include "base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

void
json_init(struct json *j, struct sbuf *out, bool compact)
{
	memset(j, 0, sizeof(*j));
	j->out = out;
	j->compact = compact;
	j->first[0] = true;
}

static void
new_line(struct json *j)
{
	if (j->compact)
		return;
	sbuf_putc(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		sbuf_puts(j->out, "  ");
}

/* What stands before a key or a value: comma, line, indent. */
static void
json_place(struct json *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (!j->first[j->depth])
		sbuf_putc(j->out, ',');
	if (j->depth > 0)
		new_line(j);
	j->first[j->depth] = false;
}

static void
json_open(struct json *j, char bracket)
{
	json_place(j);
	assert(j->depth + 1 < JSON_DEPTH);
	j->first[++j->depth] = true;
	sbuf_putc(j->out, bracket);
}

static void
json_close(struct json *j, char bracket)
{
	bool empty;

	assert(j->depth > 0 && !j->after_key);
	empty = j->first[j->depth--];
	if (!empty)
		new_line(j);
	sbuf_putc(j->out, bracket);
}

/* A quoted text; runs that need no escape go out in one piece. */
static void
json_quote(struct json *j, const char *s)
{
	sbuf_putc(j->out, '"');
	while (*s != '\0') {
		size_t n = 0;

		while ((unsigned char)s[n] >= 0x20 && s[n] != '"' &&
		    s[n] != '\\' && s[n] != 0x7F)
			n++;
		sbuf_put(j->out, s, n);
		s += n;
		if (*s == '\0')
			break;
		if (*s == '"' || *s == '\\')
			sbuf_printf(j->out, "\\%c", *s);
		else if (*s == '\n')
			sbuf_puts(j->out, "\\n");
		else
			sbuf_printf(j->out, "\\u%04x", (unsigned)*s);
		s++;
	}
	sbuf_putc(j->out, '"');
}

void
json_object(struct json *j)
{
	json_open(j, '{');
}

void
json_object_end(struct json *j)
{
	json_close(j, '}');
}

void
json_array(struct json *j)
{
	json_open(j, '[');
}

void
json_array_end(struct json *j)
{
	json_close(j, ']');
}

void
json_key(struct json *j, const char *key)
{
	assert(j->depth > 0 && !j->after_key);
	json_place(j);
	json_quote(j, key);
	sbuf_puts(j->out, j->compact ? ":" : ": ");
	j->after_key = true;
}

void
json_string(struct json *j, const char *s)
{
	if (s == NULL) {
		json_null(j);
		return;
	}
	json_place(j);
	json_quote(j, s);
}

void
json_int(struct json *j, int64_t n)
{
	json_place(j);
	sbuf_printf(j->out, "%" PRId64, n);
}

void
json_bool(struct json *j, bool b)
{
	json_place(j);
	sbuf_puts(j->out, b ? "true" : "false");
}

void
json_null(struct json *j)
{
	json_place(j);
	sbuf_puts(j->out, "null");
}

void
json_put(struct json *j, const char *key, const char *s)
{
	json_key(j, key);
	json_string(j, s);
}

void
json_put_int(struct json *j, const char *key, int64_t n)
{
	json_key(j, key);
	json_int(j, n);
}

void
json_finish(struct json *j)
{
	assert(j->depth == 0 && !j->after_key);
	sbuf_putc(j->out, '\n');
	j->first[0] = true;
}
