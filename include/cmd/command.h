/*
 * command.h - a sub-command is one row: one file per command, one list
 * in main.c.
 * Shapes: run returns the exit status of the facts judged (0, 1, 3, 4,
 *         6, 8 ...); false failures go through `e` (err_status).
 */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "stage/workspace.h"

enum needs {
	NEED_NOTHING = 0,
	NEED_TEMPLATES = 1,   /* a workspace is not needed */
	NEED_LEDGER = 2       /* workspace, lock, ledger for writing */
};

/* A command's own options: a row each, parsed by cmd/options. */
struct option_spec {
	const char *name;     /* "--month" */
	const char *value;    /* what stands for it in help; NULL = flag */
	const char *help;     /* Chinese */
};

struct arguments {
	const char *const *word;   /* operands, in order */
	size_t n_words;
	const char *const *value;  /* one per option_spec; NULL = absent,
	                            * "" = a flag given */
};

struct command {
	const char *name, *usage, *summary; /* usage: "FILE|DIR..." */
	unsigned needs;                     /* enum needs */
	size_t min_words, max_words;
	const struct option_spec *option;   /* ended by name NULL; or NULL */
	const char *epilogue;               /* more help, may be NULL */
	/* Is what was asked for possible?  Before anything is opened or
	 * made; may be NULL. */
	bool (*ready)(const struct options *opt,
	    const struct arguments *args, struct err *e);
	int (*run)(struct workspace *ws, const struct arguments *args,
	    struct err *e);
};

extern const struct command cmd_run, cmd_check, cmd_score, cmd_remind,
    cmd_bulletin, cmd_annual, cmd_report, cmd_why, cmd_history, cmd_diff,
    cmd_simulate, cmd_case,
    cmd_status, cmd_doctor, cmd_explain, cmd_new, cmd_paper, cmd_archive,
    cmd_file, cmd_transfer, cmd_verify, cmd_keys, cmd_backup, cmd_restore;

#endif
