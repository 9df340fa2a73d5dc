/*
 * file.c - `liangze file PERSON`: which papers lie in a person's 廉洁档案, and
 * nothing of what they say; who asked is kept in the ledger.
 */
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "stage/archive_bag.h"

enum { OPTION_BY, OPTION_REASON };

static const struct option_spec options[] = {
	{ "--by", "NAME", "查阅人" },
	{ "--reason", "TEXT", "为什么查阅" },
	{ NULL, NULL, NULL },
};

static const char event[] = "查阅";

static bool
ready(const struct options *o, const struct arguments *args, struct err *e)
{
	(void)o;
	if (args->n_words == 0)
		return true; /* the log */
	return (args->value[OPTION_BY] != NULL &&
	    args->value[OPTION_REASON] != NULL) || err_set(e, ERR_USAGE,
	    "查阅要登记：写明 --by 查阅人 --reason 事由");
}

/* "2026-11-05\tG410922-001\t干部甲\t事由": one line of the log. */
static bool
note_lookup(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	char day[11];
	const char *object;

	day_format(ws->opt->as_of, day);
	object = arena_printf(ws->a, "%s\t%s\t%s\t%s", day, args->word[0],
	    utf8_one_line(ws->a, args->value[OPTION_BY]),
	    utf8_one_line(ws->a, args->value[OPTION_REASON]));
	if (!store_begin(ws->store, e))
		return false;
	if (store_event(ws->store, event, ws->opt->as_of, object, "", e))
		return store_commit(ws->store, e);
	store_rollback(ws->store);
	return false;
}

static void
print_piece(const struct archive_piece *p)
{
	printf("%lld\t%s\t%s\t%s\t%s\t%s\t%s\n", (long long)p->number,
	    p->dated, archive_reference(p)[0] == '\0' ? "—" :
	    archive_reference(p), archive_title(p),
	    p->responsible, p->rule, p->secrecy[0] == '\0' ? "—" :
	    p->secrecy);
}

static bool
show(struct workspace *ws, const struct arguments *args, struct err *e)
{
	const char *person = args->word[0];
	struct archive_pieces v;

	if (strchr(person, '/') != NULL || person[0] == '.' ||
	    !dir_exists(workspace_out(ws, arena_printf(ws->a,
	    ARCHIVE_DIR "/%s", person))))
		return err_set(e, ERR_NOTHING, "没有编号“%s”的廉洁档案",
		    person);
	if (!archive_pieces_load(ws, person, &v, e) ||
	    (!ws->opt->dry_run && !note_lookup(ws, args, e)))
		return false;
	printf("件号\t日期\t文号\t题名\t责任者\t依据\t密级\n");
	for (size_t i = 0; i < v.v.n; i++)
		print_piece(&v.v.v[i]);
	return true;
}

/* Who asked for which file, in the order in which they asked. */
static bool
show_log(struct workspace *ws, struct err *e)
{
	struct event_objects all;

	if (!store_events(ws->store, event, ws->opt->as_of, ws->a, &all, e))
		return false;
	printf("日期\t人员编号\t查阅人\t事由\n");
	for (size_t i = 0; i < all.n; i++)
		printf("%s\n", all.v[i]);
	return true;
}

static int
run_file(struct workspace *ws, const struct arguments *args, struct err *e)
{
	if (args->n_words == 0)
		(void)show_log(ws, e);
	else
		(void)show(ws, args, e);
	return 0;
}

const struct command cmd_file = {
	.name = "file", .usage = "[PERSON]",
	.summary = "廉洁档案里有哪些件，不看内容；谁查阅过，记入台账",
	.epilogue = "写出人员编号的，列出他的各件，登记这次查阅；不写的，列出"
	    "查阅登记。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .max_words = 1,
	.option = options, .ready = ready, .run = run_file,
};
