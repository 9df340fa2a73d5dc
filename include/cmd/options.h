/*
 * options.h - the command line: common options before or after the
 * command, then the command's own.
 * Errors: ERR_USAGE with the word that is wrong.
 */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "cmd/command.h"

struct parsed {
	struct options common;
	const struct command *command; /* NULL: none given */
	struct arguments args;
	bool help, version;
};

bool options_parse(int argc, char *const *argv,
    const struct command *const *table, struct arena *a,
    struct parsed *out, struct err *e);
/* Help of one command or (NULL) of the program, to stdout. */
void options_help(const struct command *const *table,
    const struct command *c);

#endif
