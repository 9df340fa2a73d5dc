/*
 * transfer.c - `liangze transfer`: 归档移交单 for 组织部门 and 纪检机关, and
 * who signed for them.
 */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/transfer.h"

enum { OPTION_LIST, OPTION_RECEIVED, OPTION_BY, OPTION_ON };

static const struct option_spec options[] = {
	{ "--list", NULL, "列出移交单、各件和签收" },
	{ "--received", "LIST", "登记这份移交单的签收" },
	{ "--by", "NAME", "接收人" },
	{ "--on", "DATE", "签收的日期" },
	{ NULL, NULL, NULL },
};

static bool
ready(const struct options *o, const struct arguments *args, struct err *e)
{
	const char *const *v = args->value;
	day_t on;

	(void)o;
	if (v[OPTION_RECEIVED] == NULL)
		return (v[OPTION_BY] == NULL && v[OPTION_ON] == NULL) ||
		    err_set(e, ERR_USAGE, "--by、--on同--received一起用");
	if (v[OPTION_LIST] != NULL)
		return err_set(e, ERR_USAGE, "--list、--received只能用一个");
	if (v[OPTION_BY] == NULL || v[OPTION_BY][0] == '\0' ||
	    v[OPTION_ON] == NULL)
		return err_set(e, ERR_USAGE, "登记签收：写明 --by 接收人 "
		    "--on 日期");
	return day_parse(v[OPTION_ON], &on) || err_set(e, ERR_USAGE,
	    "--on：“%s”不是日期，写成2026-10-05", v[OPTION_ON]);
}

static void
print_item(const struct transfer_item *x)
{
	printf("  %s第%lld件 %s%s%s", x->person, (long long)x->number,
	    x->original[0] == '\0' ? x->kind : x->original,
	    x->into[0] == '\0' ? "，存查" : "，归入", x->into);
	if (x->secrecy[0] != '\0')
		printf("，%s", x->secrecy);
	if (x->note[0] != '\0')
		printf("，%s", x->note);
	putchar('\n');
}

static void
print_list(const struct workspace *ws, const struct transfer_list *l)
{
	printf("%s：%zu件，", l->name, l->item.n);
	if (l->received == DAY_NONE)
		printf(ws->opt->as_of == l->as_of ? "没有签收\n" :
		    "没有签收，等了%d天\n", (int)(ws->opt->as_of - l->as_of));
	else
		printf("%s由%s签收\n", day_shown(ws->a, l->received),
		    l->receiver);
	for (size_t i = 0; i < l->item.n; i++)
		print_item(&l->item.v[i]);
}

static void
show(struct workspace *ws, struct err *e)
{
	struct transfer_lists v;

	if (!transfer_lists_load(ws, ws->opt->as_of, &v, e) ||
	    !transfer_notes(ws, &v, e))
		return;
	for (size_t i = 0; i < v.v.n; i++)
		print_list(ws, &v.v.v[i]);
	if (v.v.n == 0)
		say_note(ws->opt, "还没有移交单");
}

static void
receive(struct workspace *ws, const struct arguments *args, struct err *e)
{
	day_t on = DAY_NONE;

	(void)day_parse(args->value[OPTION_ON], &on);
	if (!transfer_receive(ws, args->value[OPTION_RECEIVED],
	    args->value[OPTION_BY], on, e))
		return;
	say_note(ws->opt, ws->opt->dry_run ? "只看不存：没有登记" : "登记了。"
	    "问责案件、谈话记录里的告知和归档日期仍由办理的机关填报");
}

static void
make(struct workspace *ws, struct err *e)
{
	struct transferring t;

	if (!transfer_run(ws, &t, e))
		return;
	for (size_t i = 0; i < t.made.v.n; i++)
		print_list(ws, &t.made.v.v[i]);
	if (t.n_filed > 0)
		say_note(ws->opt, "%zu件的材料里写明已经归入，没有再列", t.n_filed);
	if (t.n_secret > 0)
		say_note(ws->opt, "%zu件涉密，不在涉密环境，没有列",
		    t.n_secret);
	if (ws->opt->dry_run)
		say_dry_run(ws);
	else if (t.made.v.n == 0)
		say_note(ws->opt, "没有要移交的");
	else
		say_note(ws->opt, "%zu份移交单在 %s", t.made.v.n,
		    workspace_out(ws, TRANSFER_DIR));
	if (t.n_waiting > 0)
		say_note(ws->opt, "以前的移交单，%zu份还没有签收",
		    t.n_waiting);
}

static int
run_transfer(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	if (args->value[OPTION_LIST] != NULL)
		show(ws, e);
	else if (args->value[OPTION_RECEIVED] != NULL)
		receive(ws, args, e);
	else
		make(ws, e);
	return 0;
}

const struct command cmd_transfer = {
	.name = "transfer", .usage = "",
	.summary = "归档的材料向组织部门、纪检机关移交：移交单和签收",
	.epilogue = "列的是廉洁档案里应当移交、还没有列过的件；再运行一次不出"
	    "新的。纸面上签了字以后，用--received登记。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .option = options,
	.ready = ready, .run = run_transfer,
};
