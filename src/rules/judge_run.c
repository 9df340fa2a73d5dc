/*
 * judge_run.c - how findings are said, and who was in office when.
 */
#include "rules/judge_run.h"

#include <string.h>

#include "base/idnumber.h"
#include "base/utf8.h"

/* Longest quotation, in bytes (40 Chinese characters). */
enum { QUOTE_BYTES = 120 };

static uint64_t
place_key(struct place at)
{
	return (uint64_t)at.line << 32 | at.column;
}

bool
said_at(const struct judge_run *r, struct place at)
{
	uint64_t key = place_key(at);
	size_t lo = 0, hi = r->n_said, mid;

	if (at.line == 0)
		return false;
	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (r->said[mid] < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->n_said && r->said[lo] == key;
}

/* The `<` of an item or of the root stands for the whole of it: what the
 * reader says there may be about anything in it. */
static bool
spoken_of(const struct judge_run *r, const struct spot *s)
{
	uint64_t key = place_key(s->at);

	if (s->item != NULL && key == place_key(s->item->at))
		return false;
	return key != place_key(r->doc->at) && said_at(r, s->at);
}

/* An identity number given for a 编号 (X02.2) is not repeated. */
static const char *
record_shown(const struct spot *s)
{
	const char *id = s->record;

	if (id == NULL && s->item != NULL)
		id = s->item->id.text;
	return id == NULL || idnumber_valid(id) ? "" : id;
}

static void
add(struct judge_run *r, enum rule_id rule, const struct spot *s,
    const char *message)
{
	const struct judging *j = r->j;
	const char *mend = s->mend == NULL ? "" : s->mend;
	const char *unit = s->unit == NULL ? r->code : s->unit;

	if (r->masked && rule != RULE_A14_1) {
		message = r->record != NULL ?
		    "该涉密记录不符合本项规定，内容不予显示" :
		    "该涉密案件不符合本项规定，内容不予显示";
		mend = "";
	}
	diag_add(j->found, &(struct diag){
		.rule = (uint16_t)rule,
		.level = policy_level(j->policy, rule, s->most),
		.waived = policy_waived(j->policy, rule, unit,
		    j->received) != NULL,
		.file = j->file, .at = s->at, .unit = unit,
		.record = record_shown(s), .month = r->month,
		.message = message, .mend = mend, .source = "",
		.item = s->item == NULL ? -1 : s->item->ordinal,
	});
}

void
tell(struct judge_run *r, const struct spot *s, const char *fmt, ...)
{
	va_list ap;
	const char *message;

	if (spoken_of(r, s))
		return;
	va_start(ap, fmt);
	message = arena_vprintf(r->a, fmt, ap);
	va_end(ap);
	add(r, r->rule, s, message);
}

void
tell_rule(struct judge_run *r, enum rule_id rule, const struct spot *s,
    const char *fmt, ...)
{
	va_list ap;
	const char *message;

	va_start(ap, fmt);
	message = arena_vprintf(r->a, fmt, ap);
	va_end(ap);
	add(r, rule, s, message);
}

struct spot
spot_of(const struct item *item, struct place at)
{
	return (struct spot){ item, at, LEVELS, NULL, NULL, NULL };
}

struct spot
spot_lighter(const struct item *item, struct place at, enum level most)
{
	return (struct spot){ item, at, most, NULL, NULL, NULL };
}

struct place
place_or_file(const struct judge_run *r, struct place at)
{
	return at.line == 0 ? r->doc->at : at;
}

bool
lacking(struct judge_run *r, enum need what)
{
	if (r->lacks[what])
		r->missed[what][r->rule] = true;
	return r->lacks[what];
}

/* --- texts --- */

const char *
quoted(struct judge_run *r, const char *text)
{
	size_t n, cut;

	if (r->doc->root == ROOT_TALK)
		return "“（不显示）”"; /* B23.1 */
	if (text == NULL)
		text = "";
	if (idnumber_valid(text))
		return "“（身份证号码）”";
	n = strlen(text);
	cut = utf8_cut(text, n, QUOTE_BYTES);
	return arena_printf(r->a, "“%.*s%s”", (int)cut, text,
	    cut < n ? "…" : "");
}

const char *
day_text(struct judge_run *r, day_t d)
{
	char s[11];

	day_format(d, s);
	return arena_strdup(r->a, s);
}

const char *
moment_text(struct judge_run *r, moment_t t)
{
	char s[20];

	moment_format(t, s);
	s[10] = ' ';
	return arena_strdup(r->a, s);
}

const char *
month_text(struct judge_run *r, month_t m)
{
	char s[8];

	month_format(m, s);
	return arena_strdup(r->a, s);
}

const char *
unit_text(struct judge_run *r)
{
	if (r->unit == NULL || r->unit->name.text == NULL)
		return r->code;
	return arena_printf(r->a, "%s（%s）", r->code, r->unit->name.text);
}

/* --- days in their order --- */

void
tell_day_order(struct judge_run *r, const struct day_pair *p,
    const struct spot *s)
{
	day_t a = p->first->day, b = p->then->day;

	if (a == DAY_NONE || b == DAY_NONE || a < b || (a == b && !p->apart))
		return;
	tell(r, s, "%s%s%s%s%s", p->first_name, day_text(r, a),
	    p->apart ? "应当早于" : "晚于", p->then_name, day_text(r, b));
}

/* --- who was in office --- */

bool
bears(const struct unit *u, enum duty duty)
{
	return u->organ[duty].given;
}

/* The unit in the roster of the day's own year, where that is another
 * than the document's (reading: A08.1, A10.1). */
static const struct unit *
unit_of_day(const struct judge_run *r, day_t d)
{
	int year = d == DAY_NONE ? 0 : day_civil(d).year;

	if (year == 0 || year == r->doc->year)
		return NULL;
	return facts_unit(r->j->facts, year, r->code);
}

static bool
heads(const struct unit *u, enum duty duty, const char *name, day_t d)
{
	const struct organ *o = &u->organ[duty];

	return o->given &&
	    tenure_holds(o->principal.v, o->principal.n, name, d);
}

/* A name with a forbidden character in it is X01.5's: nobody has it. */
static bool
readable(const char *name)
{
	size_t n = strlen(name), i = 0;

	while (i < n)
		if (!utf8_clean(utf8_next(name, n, &i)))
			return false;
	return true;
}

bool
is_principal(const struct judge_run *r, enum duty duty, const char *name,
    day_t d)
{
	const struct unit *other;

	if (r->unit == NULL || !bears(r->unit, duty) || !readable(name))
		return true;
	if (heads(r->unit, duty, name, d))
		return true;
	other = unit_of_day(r, d);
	return other != NULL && heads(other, duty, name, d);
}

bool
is_recorder(const struct judge_run *r, const char *name, day_t d)
{
	const struct unit *other;

	if (r->unit == NULL || !readable(name) ||
	    tenure_holds(r->unit->recorder.v,
	    r->unit->recorder.n, name, d))
		return true;
	other = unit_of_day(r, d);
	return other != NULL && tenure_holds(other->recorder.v,
	    other->recorder.n, name, d);
}

static const char *
names_on(struct judge_run *r, const struct tenure *v, size_t n, day_t d)
{
	const char *list = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		if (v[i].name.text == NULL ||
		    !tenure_holds(&v[i], 1, v[i].name.text, d))
			continue;
		list = arena_printf(r->a, "%s%s", list == NULL ?
		    "可填写：" : arena_printf(r->a, "%s、", list),
		    v[i].name.text);
	}
	return list;
}

const char *
principals_on(struct judge_run *r, enum duty duty, day_t d)
{
	const struct organ *o;

	if (r->unit == NULL)
		return NULL;
	o = &r->unit->organ[duty];
	return names_on(r, o->principal.v, o->principal.n, d);
}

const char *
recorders_on(struct judge_run *r, day_t d)
{
	if (r->unit == NULL)
		return NULL;
	return names_on(r, r->unit->recorder.v, r->unit->recorder.n, d);
}
