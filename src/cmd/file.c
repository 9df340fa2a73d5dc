/*
 * file.c - `liangze file PERSON`: which papers lie in a person's 廉洁档案, and
 * nothing of what they say; who asked is kept in the ledger.
 */
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/archive_copy.h"

enum { OPTION_BY, OPTION_REASON, OPTION_COPY, OPTION_TO };

static const struct option_spec options[] = {
	{ "--by", "NAME", "查阅人" },
	{ "--reason", "TEXT", "为什么查阅" },
	{ "--copy", "FILE", "把整卷打成tar、用age加密，带出一份副本" },
	{ "--encrypt-to", "KEY|FILE", "副本给谁：age的公钥（age1开头），或者公钥"
	    "的文件" },
	{ NULL, NULL, NULL },
};

static const char event[] = "查阅";

static bool
ready(const struct options *o, const struct arguments *args, struct err *e)
{
	const char *copy = args->value[OPTION_COPY];

	(void)o;
	if ((copy == NULL) != (args->value[OPTION_TO] == NULL) ||
	    (copy != NULL && args->n_words == 0))
		return err_set(e, ERR_USAGE, "副本只能加密带出：人员编号、"
		    "--copy、--encrypt-to 一起写");
	if (copy != NULL && path_taken(copy))
		return err_set(e, ERR_USAGE, "已经有“%s”：换一个名字，旧的"
		    "不覆盖", copy);
	if (args->n_words == 0)
		return true; /* the log */
	return (args->value[OPTION_BY] != NULL &&
	    args->value[OPTION_REASON] != NULL) || err_set(e, ERR_USAGE,
	    "查阅要登记：写明 --by 查阅人 --reason 事由");
}

/* "2026-11-05\tG410922-001\t干部甲\t事由": one line of the log; of a copy
 * "\t副本 给 <recipient>" more, and the digest is that of the file. */
static bool
note_lookup(struct workspace *ws, const struct arguments *args,
    const struct archive_copy *copy, struct err *e)
{
	char day[11];
	const char *object;

	day_format(ws->opt->as_of, day);
	object = arena_printf(ws->a, "%s\t%s\t%s\t%s", day, args->word[0],
	    utf8_one_line(ws->a, args->value[OPTION_BY]),
	    utf8_one_line(ws->a, args->value[OPTION_REASON]));
	if (copy != NULL)
		object = arena_printf(ws->a, "%s\t副本 给 %s", object,
		    utf8_one_line(ws->a, copy->recipient));
	if (!store_begin(ws->store, e))
		return false;
	if (store_event(ws->store, event, ws->opt->as_of, object, copy == NULL ?
	    "" : copy->sm3, e))
		return store_commit(ws->store, e);
	store_rollback(ws->store);
	return false;
}

/* Noted before it is there: no copy that nobody knows of. */
static bool
make_copy(struct workspace *ws, const struct arguments *args, struct err *e)
{
	struct archive_copy c = { .person = args->word[0],
		.path = args->value[OPTION_COPY],
		.recipient = args->value[OPTION_TO] };

	if (!archive_copy_make(ws, &c, e))
		return false;
	if (note_lookup(ws, args, &c, e) && archive_copy_place(ws, &c, e)) {
		say_note(ws->opt, "副本在 %s，SM3 %s", c.path, c.sm3);
		return true;
	}
	archive_copy_discard(&c);
	return false;
}

/* As it was asked for: seen, or copied. */
static bool
log_or_copy(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	if (ws->opt->dry_run)
		return true;
	return args->value[OPTION_COPY] != NULL ? make_copy(ws, args, e) :
	    note_lookup(ws, args, NULL, e);
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
	    !log_or_copy(ws, args, e))
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
	printf("日期\t人员编号\t查阅人\t事由\t副本\n");
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
	    "查阅登记。副本要装Debian软件包age，磁盘上不留没有加密的。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .max_words = 1,
	.option = options, .ready = ready, .run = run_file,
};
