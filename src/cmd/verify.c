/*
 * verify.c - `liangze verify [PATH...]`: are bags what they say they are;
 * without a path, is the workspace what it printed?
 */
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "out/verify.h"
#include "stage/keys.h"
#include "stage/verify.h"

enum { OPTION_CHECKPOINT, OPTION_REPLAY, OPTION_KEY,
	OPTION_REPORT, OPTION_PART };

static const struct option_spec options[] = {
	{ "--checkpoint", "COUNT:VALUE|FILE", "纸面上印的台账条数和链值，或者"
	    "三行的检查点文件（旁边有FILE.sig的，连签名一起核对）：看台账有没有"
	    "被截短" },
	{ "--replay", NULL, "按台账把印发过的结果全部重印一遍，逐字节比较" },
	{ "--key", "FILE", "机关公布的公钥（PEM）：包、归档证明、检查点的签名"
	    "应当是它的；不写，工作区的取" KEYS_PUBLIC },
	{ "--report", "FILE", "再印一份四性检测报告（PDF）" },
	{ "--part", "K/N", "重的活只做N份里的第K份（3/12：一个月核验十二分之一）；"
	    "台账链、清单、文件夹总是全部" },
	{ NULL, NULL, NULL },
};

static bool
parse(const struct arguments *args, struct verify_asked *asked,
    struct err *e)
{
	const char *at = args->value[OPTION_CHECKPOINT];
	const char *part = args->value[OPTION_PART];
	const char *by = args->value[OPTION_KEY];

	asked->replay = args->value[OPTION_REPLAY] != NULL;
	if (args->n_words > 0 && (at != NULL || asked->replay ||
	    args->value[OPTION_REPORT] != NULL))
		return err_set(e, ERR_USAGE, "--checkpoint、--replay、--report"
		    "核验工作区，不同PATH一起用");
	if (part != NULL && !part_parse(part, &asked->part))
		return err_set(e, ERR_USAGE, "--part：“%s”不是第几份/共几份，"
		    "例如3/12（最多1000份）", part);
	if (by != NULL && !file_exists(by))
		return err_set(e, ERR_USAGE, "--key：没有“%s”这个文件", by);
	return at == NULL || verify_checkpoint(at, asked) ||
	    file_exists(at) || err_set(e, ERR_USAGE, "--checkpoint：“%s”不是"
	    "“条数:链值”，也没有这个文件", at);
}

/* Whose the signatures have to be, and a checkpoint in a file. */
static bool
read_files(struct workspace *ws, const struct arguments *args,
    struct verify_asked *asked, struct sign_key **key, struct err *e)
{
	const char *at = args->value[OPTION_CHECKPOINT];
	const char *by = args->value[OPTION_KEY];

	if (by != NULL && !keys_read_public(ws->a, by, key, e))
		return false;
	asked->key = *key;
	if (at == NULL || asked->checkpoint)
		return true;
	if (!verify_checkpoint_read(ws->a, at, asked, e))
		return false;
	if (by != NULL && asked->signature == NULL)
		return err_set(e, ERR_USAGE, "--key：没有签名“%s”可以核对",
		    asked->signature_file);
	return true;
}

/* So that nobody takes an unsigned one for a signed one. */
static void
say_unchecked(const struct workspace *ws, const struct verify_asked *asked,
    const struct proofs *v)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (strcmp(v->v.v[i].key, "checkpoint-signature") == 0 &&
		    asked->signature_file != NULL && !v->v.v[i].tested)
			say_note(ws->opt, asked->signature == NULL ?
			    "提示：没有“%s”，检查点没有核对签名" :
			    "提示：没有公钥" KEYS_PUBLIC "，“%s”没有核对",
			    asked->signature_file);
}

static bool
ready(const struct options *o, const struct arguments *args, struct err *e)
{
	struct verify_asked asked = { 0 };

	(void)o;
	return parse(args, &asked, e);
}

/* Bags as they were named, each examined or not. */
struct looked {
	const struct bag_report **r;
	size_t n, n_unread;
};

/* One that failed is worse than one that could not be read, that than one
 * that could not be judged. */
static int
status_of(const struct looked *l)
{
	int status = l->n_unread > 0 ? err_status(ERR_IO) : 0;

	for (size_t i = 0; i < l->n; i++)
		switch (bag_report_result(l->r[i])) {
		case PROOF_FAILED:
			return err_status(ERR_DAMAGED);
		case PROOF_UNTESTED:
			status = status == 0 ? 3 : status;
			break;
		case PROOF_PASSED: case PROOF_PART: case PROOF_RESULTS:
			break;
		}
	return status;
}

/* One that cannot be read keeps nobody from knowing of the others. */
static void
look_at(struct workspace *ws, const struct arguments *args,
    const struct bag_asked *asked, struct looked *l, struct sbuf *out)
{
	for (size_t i = 0; i < args->n_words; i++) {
		struct err own = ERR_INIT;

		if (!verify_bag(args->word[i], asked, ws->a, &l->r[l->n],
		    &own)) {
			fprintf(stderr, "liangze: %s\n", own.text);
			l->n_unread++;
			continue;
		}
		if (ws->opt->format != SAY_JSON)
			verify_text(l->r[l->n], ws->opt->format == SAY_GNU,
			    out);
		l->n++;
	}
	if (ws->opt->format == SAY_JSON)
		verify_json(NULL, l->r, l->n, out);
}

static int
verify_bags(struct workspace *ws, const struct arguments *args,
    struct sbuf *out, struct err *e)
{
	struct looked l = { .r = arena_array(ws->a,
		const struct bag_report *, args->n_words) };
	const char *file = args->value[OPTION_KEY];
	struct verify_asked all = { 0 };
	struct sign_key *key = NULL;
	bool ok = parse(args, &all, e) && (file == NULL ||
	    keys_read_public(ws->a, file, &key, e));
	const struct bag_asked asked = { ws->opt->jobs, key, all.part, "" };

	if (ok)
		look_at(ws, args, &asked, &l, out);
	sign_key_free(key);
	return ok ? status_of(&l) : 0;
}

static int
verify_asked_for(struct workspace *ws, const struct arguments *args,
    struct verify_asked *asked, struct sbuf *out, struct err *e)
{
	const char *report = args->value[OPTION_REPORT];
	struct proofs v = { .part = { 0, 0 } };

	if (!workspace_examine(ws, e) ||
	    !verify_workspace(ws, asked, &v, e))
		return 0;
	say_unchecked(ws, asked, &v);
	if (ws->opt->format == SAY_JSON)
		verify_json(&v, NULL, 0, out);
	else
		verify_text_workspace(&v, ws->opt->format == SAY_GNU, out);
	if (report != NULL && !verify_report(ws, asked, &v, report, e))
		return 0;
	return proofs_result(&v) == PROOF_FAILED ? err_status(ERR_DAMAGED) :
	    0;
}

static int
verify_own(struct workspace *ws, const struct arguments *args,
    struct sbuf *out, struct err *e)
{
	struct verify_asked asked = { 0 };
	struct sign_key *key = NULL;
	int status = 0;

	if (!parse(args, &asked, e) ||
	    !workspace_open(ws, ws->opt, ws->a, e) ||
	    !workspace_is_one(ws, e))
		return 0;
	if (!workspace_has_ledger(ws)) {
		err_set(e, ERR_NOTHING, "还没有台账，没有可核验的；要核验别处的"
		    "档案包，写出它的文件夹");
		return 0;
	}
	if (read_files(ws, args, &asked, &key, e))
		status = verify_asked_for(ws, args, &asked, out, e);
	sign_key_free(key);
	return status;
}

static int
run_verify(struct workspace *ws, const struct arguments *args, struct err *e)
{
	struct sbuf out = SBUF_INIT;
	int status = args->n_words > 0 ? verify_bags(ws, args, &out, e) :
	    verify_own(ws, args, &out, e);

	if (e->kind == ERR_NONE)
		fputs(sbuf_text(&out), stdout);
	sbuf_release(&out);
	return status;
}

const struct command cmd_verify = {
	.name = "verify", .usage = "[PATH...]",
	.summary = "核验台账、印发的结果和档案包：缺了、多了、改了什么",
	.epilogue = "写出PATH，核验这些档案包（BagIt），不需要工作区；不写，核验"
	    "工作区的台账和印发的结果。",
	.needs = NEED_NOTHING, .max_words = 100000, .option = options,
	.ready = ready, .run = run_verify,
};
