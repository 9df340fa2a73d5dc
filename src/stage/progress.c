/*
 * progress.c - the progress line.
 */
#include "stage/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool
shown(const struct workspace *ws)
{
	const struct options *o = ws->opt;

	return !o->quiet && (o->progress == WHEN_ALWAYS ||
	    (o->progress == WHEN_AUTO && isatty(STDERR_FILENO)));
}

void
progress_stage(const struct workspace *ws, const char *what)
{
	if (!shown(ws))
		return;
	fprintf(stderr, "\r\033[K%s……", what);
	fflush(stderr);
}

void
progress_end(const struct workspace *ws)
{
	if (!shown(ws))
		return;
	fprintf(stderr, "\r\033[K");
	fflush(stderr);
}

bool
colour_wanted(const struct options *o, int fd)
{
	const char *no = getenv("NO_COLOR");

	if (o->color != WHEN_AUTO)
		return o->color == WHEN_ALWAYS;
	return (no == NULL || no[0] == '\0') && isatty(fd);
}
