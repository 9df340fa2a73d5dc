/*
 * say.c - one list of findings, three formats.
 */
#include "cmd/say.h"

#include <stdarg.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "rules/catalogue.h"
#include "stage/progress.h"

enum { SHOWN_COLUMNS = 100, MANY_PASSED = 20 };

/* --- text --- */

static const char *
level_colour(enum level l)
{
	static const char *const colour[LEVELS] = {
		[LEVEL_INFO] = "\033[36m", [LEVEL_REMIND] = "\033[34m",
		[LEVEL_WARN] = "\033[33m", [LEVEL_REFUSE] = "\033[31m",
		[LEVEL_UNJUDGED] = "\033[35m",
	};

	return colour[l];
}

/* Tabs would spoil the caret: one column each. */
static void
put_char(FILE *to, const char *s, size_t from, size_t n)
{
	if (s[from] == '\t')
		fputc(' ', to);
	else
		fwrite(s + from, 1, n, to);
}

/*
 * The part of the line around the column that fits, and a caret under
 * the column.
 */
static void
say_source(const struct diag *d, FILE *to)
{
	const char *s = d->source;
	size_t n = strlen(s), i = 0, start = 0, width = 0, caret = 0, at = 1;

	for (size_t from; i < n && at < d->at.column; at++) {
		char one[8] = "";

		from = i;
		utf8_next(s, n, &i);
		memcpy(one, s + from, i - from < 8 ? i - from : 7);
		caret += s[from] == '\t' ? 1 : utf8_columns(one);
		if (caret > SHOWN_COLUMNS / 2) {
			start = i;
			caret = 0;
		}
	}
	fprintf(to, "    %s", start > 0 ? "…" : "");
	for (i = start; i < n && width < SHOWN_COLUMNS;) {
		size_t from = i;
		char one[8] = "";

		utf8_next(s, n, &i);
		memcpy(one, s + from, i - from < 8 ? i - from : 7);
		width += s[from] == '\t' ? 1 : utf8_columns(one);
		put_char(to, s, from, i - from);
	}
	fprintf(to, "%s\n    %*s^\n", i < n ? "…" : "",
	    (int)(caret + (start > 0 ? 1 : 0)), "");
}

static void
say_place(const struct diag *d, FILE *to)
{
	if (d->file[0] == '\0')
		return;
	fprintf(to, "%s:", d->file);
	if (d->at.line > 0)
		fprintf(to, "%u:%u:", d->at.line, d->at.column);
	fputc(' ', to);
}

static void
say_text(const struct options *o, const struct diag *d, FILE *to)
{
	const struct rule_text *r = rule_text((enum rule_id)d->rule);
	bool colour = colour_wanted(o, to == stdout ? 1 : 2);
	const char *mend = d->mend[0] != '\0' ? d->mend : r->mend;

	say_place(d, to);
	fprintf(to, "%s%s%s%s: %s [%s %s]\n", colour ?
	    level_colour(d->level) : "", level_name(d->level),
	    d->waived ? "（已豁免）" : "", colour ? "\033[0m" : "", d->message,
	    r->id, r->article);
	if (d->source[0] != '\0')
		say_source(d, to);
	if (mend[0] != '\0')
		fprintf(to, "    改法：%s\n", mend);
}

static void
say_gnu(const struct diag *d, FILE *to)
{
	const struct rule_text *r = rule_text((enum rule_id)d->rule);

	say_place(d, to);
	fprintf(to, "%s: %s [%s %s]\n", d->waived ? "note" :
	    level_gnu(d->level), d->message, r->id, r->article);
}

static void
say_json(const struct diag_list *l, FILE *to)
{
	struct sbuf b = SBUF_INIT;
	struct json j;

	json_init(&j, &b, false);
	json_object(&j);
	json_put(&j, "schema", "liangze.findings/1");
	json_key(&j, "findings");
	json_array(&j);
	for (size_t i = 0; i < l->d.n; i++) {
		const struct diag *d = &l->d.v[i];
		const struct rule_text *r = rule_text((enum rule_id)d->rule);

		json_object(&j);
		json_put(&j, "rule", r->id);
		json_put(&j, "article", r->article);
		json_put(&j, "level", level_name(d->level));
		json_key(&j, "waived");
		json_bool(&j, d->waived);
		json_put(&j, "file", d->file);
		json_put_int(&j, "line", d->at.line);
		json_put_int(&j, "column", d->at.column);
		json_put(&j, "unit", d->unit);
		json_put(&j, "record", d->record);
		json_put(&j, "month", d->month[0] == '\0' ? NULL : d->month);
		json_put(&j, "message", d->message);
		json_put(&j, "mend", d->mend[0] != '\0' ? d->mend : r->mend);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	json_finish(&j);
	fwrite(b.s, 1, b.n, to);
	sbuf_release(&b);
}

void
say_findings(const struct options *o, const struct diag_list *l, FILE *to)
{
	if (o->format == SAY_JSON) {
		say_json(l, to);
		return;
	}
	for (size_t i = 0; i < l->d.n; i++)
		if (o->format == SAY_GNU)
			say_gnu(&l->d.v[i], to);
		else
			say_text(o, &l->d.v[i], to);
}

void
say_passed(const struct options *o, const struct intake *in)
{
	size_t shown = 0, n = in->passed.n;

	if (o->quiet)
		return;
	/* a folder filled for the whole year must not drown the summary */
	if (!o->verbose && n > MANY_PASSED)
		n = MANY_PASSED;
	for (; shown < n; shown++) {
		const struct passed_over *p = &in->passed.v[shown];

		fprintf(stderr, "%s: %s: %s%s%s%s\n", p->path,
		    o->format == SAY_GNU ? "note" : "提示", p->why,
		    p->rule[0] == '\0' ? "" : " [", p->rule,
		    p->rule[0] == '\0' ? "" : " 文件要求]");
	}
	if (shown < in->passed.n)
		fprintf(stderr, "另有%zu个文件本次没有接收；-v 或 liangze "
		    "status 全部列出\n", in->passed.n - shown);
}

void
say_unprinted(const struct options *o, const struct batch *b)
{
	size_t n = b->unprinted.n, shown = 0;

	if (!o->verbose && n > MANY_PASSED)
		n = MANY_PASSED;
	for (; shown < n; shown++)
		fprintf(stderr, "liangze: 没有印：%s\n",
		    b->unprinted.v[shown].why);
	if (shown < b->unprinted.n)
		fprintf(stderr, "另有%zu份文书没有印；-v 全部列出\n",
		    b->unprinted.n - shown);
}

const char *
say_verdicts(struct arena *a, const size_t by[VERDICTS])
{
	const char *text = "";

	for (int v = 0; v < VERDICTS; v++)
		if (by[v] > 0)
			text = arena_printf(a, "%s%s%s%zu件", text,
			    text[0] == '\0' ? "" : "、",
			    verdict_name((enum verdict)v), by[v]);
	return text[0] == '\0' ? "没有新的材料" : text;
}

void
say_note(const struct options *o, const char *fmt, ...)
{
	va_list ap;

	if (o->quiet)
		return;
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

void
say_dry_run(const struct workspace *ws)
{
	say_note(ws->opt, ws->mended ? "只算不存：收拾了上次被打断的运行留下"
	    "的，此外没有写入任何文件" : "只算不存：没有写入任何文件");
}
