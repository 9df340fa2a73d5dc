#include "io/xml_bind.h"

#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "base/sbuf.h"
#include "base/utf8.h"

enum { COUNT_MAX = 1000000000 };

bool
bind_text(struct arena *a, const struct cap_attr *v, void *out)
{
	struct field *f = out;

	*f = (struct field){ 0 };
	if (v == NULL)
		return true;
	f->text = arena_strdup(a, v->value);
	f->at = v->at;
	return true;
}

bool
bind_day(struct arena *a, const struct cap_attr *v, void *out)
{
	struct f_day *f = out;

	(void)a;
	*f = (struct f_day){ .day = DAY_NONE };
	if (v == NULL)
		return true;
	f->at = v->at;
	if (day_parse(v->value, &f->day))
		return true;
	f->day = DAY_NONE;
	return false;
}

bool
bind_moment(struct arena *a, const struct cap_attr *v, void *out)
{
	struct f_moment *f = out;

	(void)a;
	*f = (struct f_moment){ .t = TIME_NONE };
	if (v == NULL)
		return true;
	f->at = v->at;
	if (moment_parse(v->value, &f->t))
		return true;
	f->t = TIME_NONE;
	return false;
}

bool
bind_month(struct arena *a, const struct cap_attr *v, void *out)
{
	month_t *m = out;

	(void)a;
	*m = 0;
	return v == NULL || month_parse(v->value, m);
}

bool
bind_number(struct arena *a, const struct cap_attr *v, void *out)
{
	struct f_number *f = out;

	(void)a;
	*f = (struct f_number){ 0 };
	if (v == NULL)
		return true;
	f->at = v->at;
	f->given = decimal_parse(v->value, &f->n);
	return f->given;
}

bool
bind_count(struct arena *a, const struct cap_attr *v, void *out)
{
	struct f_number *f = out;

	(void)a;
	*f = (struct f_number){ 0 };
	if (v == NULL)
		return true;
	f->at = v->at;
	f->given = integer_parse(v->value, 0, COUNT_MAX, &f->n);
	return f->given;
}

bool
bind_hundredths(struct arena *a, const struct cap_attr *v, void *out)
{
	(void)a;
	return v == NULL || decimal_parse(v->value, out);
}

bool
bind_whole(struct arena *a, const struct cap_attr *v, void *out)
{
	(void)a;
	return v == NULL || integer_parse(v->value, 0, COUNT_MAX, out);
}

bool
bind_yes(struct arena *a, const struct cap_attr *v, void *out)
{
	bool *yes = out;

	(void)a;
	*yes = v != NULL && strcmp(v->value, "是") == 0;
	return v == NULL || *yes || strcmp(v->value, "否") == 0;
}

/* NOLINTBEGIN(bugprone-macro-parentheses): no parentheses round a type */
/* A closed list: absent and unreadable leave the first of it. */
#define BIND_TERM(fn, parse, type) \
	bool \
	fn(struct arena *a, const struct cap_attr *v, void *out) \
	{ \
		(void)a; \
		*(enum type *)out = (enum type)0; \
		return v == NULL || parse(v->value, out); \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

BIND_TERM(bind_duty, duty_parse, duty)
BIND_TERM(bind_category, category_parse, category)
BIND_TERM(bind_applies, applies_parse, applies)
BIND_TERM(bind_cycle, cycle_parse, cycle)
BIND_TERM(bind_secrecy, secrecy_parse, secrecy)
BIND_TERM(bind_mode, mode_parse, mode)
BIND_TERM(bind_opinion, opinion_parse, opinion)
BIND_TERM(bind_publication, publication_parse, publication)
BIND_TERM(bind_commended, commended_parse, tier)
BIND_TERM(bind_promoted, promoted_parse, tier)
BIND_TERM(bind_cadre_level, cadre_level_parse, cadre_level)
BIND_TERM(bind_outcome, outcome_parse, outcome)
BIND_TERM(bind_investigator, investigator_parse, investigator)
BIND_TERM(bind_target, target_parse, target)
BIND_TERM(bind_concern, concern_parse, concern)

bool
bind_organ_kind(struct arena *a, const struct cap_attr *v, void *out)
{
	enum organ_kind *kind = out;

	(void)a;
	*kind = ORGAN_NONE;
	if (v == NULL)
		return true;
	if (strcmp(v->value, "市委主体办") == 0)
		*kind = ORGAN_MAIN_OFFICE;
	else if (strcmp(v->value, "市纪委") == 0)
		*kind = ORGAN_DISCIPLINE;
	return *kind != ORGAN_NONE;
}

static void
read_value(struct binding *b, bind_reader *read, const struct cap_attr *v,
    void *out)
{
	if (read(b->a, v, out))
		return;
	if (b->unreadable++ > 0)
		return;
	b->bad_name = arena_strdup(b->a, v->name);
	b->bad_value = arena_strdup(b->a, v->value);
	b->bad_at = v->at;
}

/*
 * An attribute is one line, as XML itself makes it where no character
 * reference stands: a line feed in a name would forge a line of a list.
 */
static const struct cap_attr *
one_line(struct arena *a, const struct cap_attr *v)
{
	struct cap_attr *copy;
	char *text;

	if (v == NULL || v->value[strcspn(v->value, "\t\n\r")] == '\0')
		return v;
	text = arena_strdup(a, v->value);
	for (char *s = text; *s != '\0'; s++)
		if (strchr("\t\n\r", *s) != NULL)
			*s = ' ';
	copy = arena_memdup(a, v, sizeof(*v));
	copy->value = text;
	return copy;
}

void
bind_attrs(struct binding *b, const struct cap *e, const struct bind_row *row,
    size_t n, void *base)
{
	for (size_t i = 0; i < n; i++)
		read_value(b, row[i].read, one_line(b->a, cap_attr(e,
		    row[i].name)), (char *)base + row[i].at);
}

void
bind_element(struct binding *b, const struct cap *e, bind_reader *read,
    void *out)
{
	struct cap_attr v;

	if (e == NULL) {
		read_value(b, read, NULL, out);
		return;
	}
	v = (struct cap_attr){ e->name, e->uri, e->text, e->at };
	read_value(b, read, &v, out);
}

void
bind_amendment(struct binding *b, const struct cap *e, struct amendment *out)
{
	static const struct bind_row rows[] = {
		{ "理由", bind_text, offsetof(struct amendment, reason) },
		{ "批准人", bind_text, offsetof(struct amendment, approver) },
		{ "时间", bind_moment, offsetof(struct amendment, time) },
	};

	out->given = true;
	out->at = e->at;
	BIND_ROWS(b, e, rows, out);
}

void
bind_indicator(struct binding *b, const struct cap *e, enum klass klass,
    struct indicator *out)
{
	static const struct bind_row rows[] = {
		{ "编号", bind_text, offsetof(struct indicator, item.id) },
		{ "名称", bind_text, offsetof(struct indicator, name) },
		{ "清单项", bind_text, offsetof(struct indicator, list_item) },
		{ "责任", bind_duty, offsetof(struct indicator, duty) },
		{ "适用", bind_applies, offsetof(struct indicator, applies) },
		{ "周期", bind_cycle, offsetof(struct indicator, cycle) },
		{ "分值", bind_hundredths,
		    offsetof(struct indicator, points) },
		{ "次数", bind_count, offsetof(struct indicator, count) },
		{ "须印证", bind_yes, offsetof(struct indicator, evidence) },
		{ "完成时限", bind_text, offsetof(struct indicator, due) },
	};

	BIND_ROWS(b, e, rows, out);
	bind_element(b, e, bind_text, &out->text);
	out->klass = klass;
	if (klass == CLASS_INDIVIDUAL)
		out->applies = APPLIES_ALL;
}

static bool
bind_digest_kind(const char *s, enum digest_kind *out)
{
	if (s == NULL)
		return false;
	*out = strcmp(s, "SM3") == 0 ? DIGEST_SM3 : DIGEST_SHA256;
	return *out == DIGEST_SM3 || strcmp(s, "SHA-256") == 0;
}

void
bind_evidence(struct binding *b, const struct cap *e,
    struct evidence *out)
{
	static const struct bind_row rows[] = {
		{ "类型", bind_text, offsetof(struct evidence, type) },
		{ "文件", bind_text, offsetof(struct evidence, path) },
		{ "算法", bind_text, offsetof(struct evidence, algorithm) },
		{ "摘要", bind_text, offsetof(struct evidence, digest) },
	};

	out->at = e->at;
	BIND_ROWS(b, e, rows, out);
	out->readable = bind_digest_kind(out->algorithm.text, &out->kind) &&
	    out->digest.text != NULL &&
	    hex_decode(out->sum, DIGEST_BYTES, out->digest.text);
}

void
bind_person(struct binding *b, const struct cap *e, struct person *out)
{
	static const struct bind_row rows[] = {
		{ "姓名", bind_text, offsetof(struct person, name) },
		{ "职务", bind_text, offsetof(struct person, post) },
		{ "编号", bind_text, offsetof(struct person, id) },
	};

	BIND_ROWS(b, e, rows, out);
}

void
bind_sent(struct binding *b, const struct cap *e, const char *to,
    struct sent *out)
{
	const struct bind_row rows[] = {
		{ to, bind_text, offsetof(struct sent, to) },
		{ "日期", bind_day, offsetof(struct sent, day) },
		{ "接收人", bind_text, offsetof(struct sent, receiver) },
	};

	out->at = e->at;
	BIND_ROWS(b, e, rows, out);
}

static const struct bind_root *const binders[] = {
	[ROOT_ROSTER] = &bind_roster,
	[ROOT_CHECKLIST] = &bind_checklist,
	[ROOT_PLAN] = &bind_plan,
	[ROOT_ORGANS] = &bind_organs,
	[ROOT_CHANGE] = &bind_change,
	[ROOT_WORKLIST] = &bind_worklist,
	[ROOT_SUBMISSION] = &bind_submission,
	[ROOT_REVIEW] = &bind_review,
	[ROOT_APPROVAL] = &bind_approval,
	[ROOT_BRIEFING] = &bind_briefing,
	[ROOT_FOCUS] = &bind_focus,
	[ROOT_YEAR_END] = &bind_year_end,
	[ROOT_ADJUSTMENTS] = &bind_adjustments,
	[ROOT_DUTY_REPORT] = &bind_duty_report,
	[ROOT_INSPECTION] = &bind_inspection,
	[ROOT_RECTIFICATION] = &bind_rectification,
	[ROOT_CHECK] = &bind_check,
	[ROOT_TRANSFER] = &bind_transfer,
	[ROOT_REPORT] = &bind_report,
	[ROOT_VOTE] = &bind_vote,
	[ROOT_TALK] = &bind_talk,
	[ROOT_ACCOUNTABILITY] = &bind_accountability,
	[ROOT_CASE] = &bind_case,
};

_Static_assert(sizeof(binders) / sizeof(binders[0]) == ROOTS,
    "a binder for each root");

bool
bind_is_item(enum root root, const char *name, const char **id)
{
	const struct bind_root *r;

	if (root == ROOT_NONE)
		return false;
	r = binders[root];
	*id = r->id;
	for (size_t i = 0; r->items[i] != NULL; i++)
		if (strcmp(r->items[i], name) == 0)
			return true;
	return false;
}

/* Blanks and line feeds would make one identity look like another, and
 * a line of the ledger's chain like two. */
static bool
identifies(const char *value)
{
	for (const char *s = value; *s != '\0'; s++)
		if ((unsigned char)*s <= ' ')
			return false;
	return value[0] != '\0';
}

/*
 * The root's name and its identifying values, each after a blank; one
 * that the vocabulary lets be absent (机关 of an 审核意见 or 年终考核) is
 * left out.
 */
static const char *
make_identity(struct binding *b, const struct cap *root)
{
	const struct bind_root *r = binders[b->doc->root];
	struct sbuf s = SBUF_INIT;
	bool whole = true;
	const char *text;

	sbuf_puts(&s, root->name);
	for (size_t i = 0; i < 4 && r->identity[i] != NULL; i++) {
		const struct cap_attr *v = cap_attr(root, r->identity[i]);

		if (v != NULL && identifies(v->value))
			sbuf_printf(&s, " %s", v->value);
		else if (v != NULL || strcmp(r->identity[i], "机关") != 0)
			whole = false;
	}
	text = whole ? arena_strdup(b->a, sbuf_text(&s)) : "";
	sbuf_release(&s);
	return text;
}

/* 报送时间, else 时间, 日期, 填报日期 (DESIGN.md, Take in). */
static void
bind_own_date(struct binding *b, const struct cap *root)
{
	static const char *const moments[] = { "报送时间", "时间" };
	static const char *const days[] = { "日期", "填报日期" };
	struct doc *d = b->doc;
	day_t day;

	d->own_day = DAY_NONE;
	for (size_t i = 0; i < 2 && d->filed.t == TIME_NONE; i++)
		(void)bind_moment(b->a, cap_attr(root, moments[i]),
		    &d->filed);
	if (d->filed.t != TIME_NONE)
		d->own_day = moment_day(d->filed.t);
	for (size_t i = 0; i < 2 && d->own_day == DAY_NONE; i++) {
		const struct cap_attr *v = cap_attr(root, days[i]);

		if (v != NULL && day_parse(v->value, &day))
			d->own_day = day;
	}
}

static void
bind_year(struct binding *b, const struct cap *root)
{
	struct doc *d = b->doc;
	const struct cap_attr *year = cap_attr(root, "年度");
	month_t month;

	if (year != NULL && year_parse(year->value, &d->year))
		return;
	d->year = 0;
	if (d->f_month.text != NULL && month_parse(d->f_month.text, &month))
		d->year = month_year(month);
	else if (d->own_day != DAY_NONE)
		d->year = day_civil(d->own_day).year;
}

/* B23.1: of a talk what is no number or code is not kept as one, for it
 * would stand in lists and receipts.  Its place is. */
static void
keep_plain(const struct doc *d, struct field *f)
{
	enum { MOST = 40 };

	if (d->root != ROOT_TALK || f->text == NULL)
		return;
	for (const char *s = f->text; *s != '\0'; s++)
		if ((*s < '0' || *s > '9') && (*s < 'A' || *s > 'Z') &&
		    (*s < 'a' || *s > 'z') && *s != '-') {
			f->text = NULL;
			return;
		}
	if (strlen(f->text) > MOST)
		f->text = NULL;
}

void
bind_document(struct binding *b, const struct cap *root)
{
	struct doc *d = b->doc;

	d->at = root->at;
	d->filed.t = TIME_NONE;
	(void)bind_text(b->a, cap_attr(root, "单位"), &d->unit);
	(void)bind_text(b->a, cap_attr(root, "编号"), &d->id);
	keep_plain(d, &d->unit);
	keep_plain(d, &d->id);
	(void)bind_text(b->a, cap_attr(root, "月份"), &d->f_month);
	bind_own_date(b, root);
	bind_year(b, root);
	if (d->root == ROOT_NONE)
		return;
	d->identity = d->root == ROOT_TALK && d->id.text == NULL ? "" :
	    make_identity(b, root);
	binders[d->root]->head(b, root);
}

struct item *
bind_child(struct binding *b, const struct cap *e, const struct item *common,
    bool broken)
{
	const struct bind_root *r;

	assert(b->doc->root != ROOT_NONE);
	r = binders[b->doc->root];
	if (common != NULL)
		return r->item(b, e, common);
	if (r->child != NULL)
		r->child(b, e, broken);
	return NULL;
}
