/*
 * main.c - finds the command's row, prepares what it needs, runs it,
 * says what failed, and gives the exit status.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/options.h"

#define LIANGZE_VERSION "0.1.0"

static const struct command *const table[] = {
	&cmd_run, &cmd_check, &cmd_score, &cmd_remind, &cmd_bulletin,
	&cmd_annual, &cmd_report, &cmd_why, &cmd_history, &cmd_diff,
	&cmd_simulate, &cmd_case,
	&cmd_status, &cmd_doctor, &cmd_explain, &cmd_new, &cmd_paper,
	&cmd_archive, &cmd_transfer, &cmd_file, &cmd_verify, &cmd_keys,
	&cmd_backup, &cmd_restore, NULL
};

static int
perform(const struct parsed *p, struct arena *a, struct err *e)
{
	struct workspace ws = { .a = a, .opt = &p->common, .lock = -1,
	    .in = INDIR_INIT };
	const struct command *c = p->command;
	int status = 0;
	bool ready = c->ready == NULL || c->ready(&p->common, &p->args, e);

	if (!ready)
		return 0;
	xml_start();
	if (c->needs & (NEED_TEMPLATES | NEED_LEDGER))
		ready = workspace_open(&ws, &p->common, a, e);
	if (ready && (c->needs & NEED_LEDGER) != 0)
		ready = workspace_ledger(&ws, STORE_WRITE, e);
	if (ready)
		status = c->run(&ws, &p->args, e);
	workspace_close(&ws);
	xml_stop();
	return status;
}

int
main(int argc, char **argv)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct parsed p;
	int status = 0;

	umask(077);
	if (!options_parse(argc, argv, table, &a, &p, &e))
		goto out;
	if (p.version)
		printf("liangze " LIANGZE_VERSION "\n");
	else if (p.help)
		options_help(table, p.command);
	else if (p.command == NULL)
		err_set(&e, ERR_USAGE, "没有说要做什么；liangze --help 列出"
		    "全部命令");
	else
		status = perform(&p, &a, &e);
out:
	if (e.kind != ERR_NONE) {
		fprintf(stderr, "liangze: %s\n", e.text);
		status = err_status(e.kind);
	}
	/* what was printed must have arrived: a full disk is a failure, if
	 * no graver one came before */
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "liangze: 写不出标准输出\n");
		if (e.kind != ERR_DAMAGED && e.kind != ERR_BUG)
			status = err_status(ERR_IO);
	}
	arena_release(&a);
	return status;
}
