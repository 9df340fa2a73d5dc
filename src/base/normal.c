#include "base/normal.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static const char *
mapped(struct arena *a, const char *text, utf8proc_option_t more)
{
	utf8proc_uint8_t *got = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, 0,
	    &got, UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
	    more);
	const char *out = text;

	if (n == UTF8PROC_ERROR_NOMEM)
		arena_exhausted();
	if (n >= 0 && strcmp((const char *)got, text) != 0)
		out = arena_strdup(a, (const char *)got);
	free(got);
	return out;
}

const char *
normal_form(struct arena *a, const char *text)
{
	return mapped(a, text, 0);
}

const char *
normal_fold(struct arena *a, const char *text)
{
	return mapped(a, text, UTF8PROC_CASEFOLD);
}
