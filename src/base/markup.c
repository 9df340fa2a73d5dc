/*
 * markup.c - escaping for XML and HTML.
 */
#include "base/markup.h"

#include <string.h>

static const struct { char c; const char *out; } escape[] = {
	{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" },
	{ '"', "&quot;" }, { '\'', "&#39;" }, { '\n', "&#10;" },
	{ '\r', "&#13;" }, { '\t', "&#9;" },
};

void
markup_text(struct sbuf *b, const char *s)
{
	for (size_t n; *s != '\0'; s += n) {
		n = strcspn(s, "&<>\"'\n\r\t");
		sbuf_put(b, s, n);
		for (size_t i = 0; i < sizeof(escape) / sizeof(escape[0]); i++)
			if (s[n] == escape[i].c && s[n] != '\0') {
				sbuf_puts(b, escape[i].out);
				n++;
				break;
			}
	}
}

void
markup_attr(struct sbuf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	sbuf_printf(b, " %s=\"", name);
	markup_text(b, value);
	sbuf_putc(b, '"');
}
