#include "out/remind.h"

#include "base/json.h"
#include "rules/catalogue.h"

void
remind_counts(const struct asked *x, struct sbuf *out)
{
	for (int k = 0; k < ASKINGS; k++)
		sbuf_printf(out, "%s%s%zu项", k == 0 ? "" : "、",
		    asking_name((enum asking)k), x->n[k]);
}

/* --- text --- */

/* How it stands: 逾期25日, 还有5日, 今天到期, 不到位 */
static void
put_standing(struct sbuf *b, const struct deadline *d, enum asking k)
{
	if (k == ASKS_MENDING)
		sbuf_puts(b, state_name(d->state));
	else if (k == ASKS_OVERDUE)
		sbuf_printf(b, "逾期%d日", (int)d->days);
	else if (d->days == 0)
		sbuf_puts(b, "今天到期");
	else
		sbuf_printf(b, "还有%d日", -(int)d->days);
}

static void
put_line(struct sbuf *b, const struct deadline *d, enum asking k)
{
	const struct rule_text *t = rule_text((enum rule_id)d->rule);
	char due[11];

	day_format(d->due, due);
	sbuf_printf(b, "  %s ", due);
	put_standing(b, d, k);
	sbuf_printf(b, " %s：%s（%s）[%s %s]", d->who, d->what, d->subject,
	    t->id, t->article);
	if (d->paper != NULL)
		sbuf_printf(b, " 文书：%s", d->paper);
	if (d->entry != NULL)
		sbuf_printf(b, " %s:%u:%u", d->entry->path,
		    (unsigned)d->at.line, (unsigned)d->at.column);
	sbuf_putc(b, '\n');
}

void
remind_text(const struct results *r, struct sbuf *out)
{
	struct arena a = ARENA_INIT;
	struct asked x;
	enum asking last = ASKINGS, k;
	char day[40];
	bool tabled;

	results_asked(&a, r, &x);
	day_chinese(r->as_of, day);
	sbuf_printf(out, "截至%s：", day);
	remind_counts(&x, out);
	sbuf_putc(out, '\n');
	for (size_t i = 0; i < x.row.n; i++) {
		k = deadline_asks(x.row.v[i], &tabled);
		if (k != last)
			sbuf_printf(out, "%s\n", asking_name(k));
		put_line(out, x.row.v[i], k);
		last = k;
	}
	if (x.tabled > 0)
		sbuf_printf(out, "另有%zu项逾期任务只能补报所属期间内的记录，"
		    "只列入表册[A10.4]\n", x.tabled);
	arena_release(&a);
}

/* --- JSON --- */

static void
put_day(struct json *j, const char *key, day_t d)
{
	char text[11];

	day_format(d, text);
	json_put(j, key, text);
}

static void
put_deadline(struct json *j, const struct deadline *d)
{
	const struct rule_text *t = rule_text((enum rule_id)d->rule);
	bool tabled;

	json_object(j);
	json_put(j, "asks", asking_name(deadline_asks(d, &tabled)));
	json_put(j, "rule", t->id);
	json_put(j, "article", t->article);
	json_put(j, "unit", d->unit == NULL ? "" : d->unit->code.text);
	json_put(j, "who", d->who);
	json_put(j, "responsibility", d->by_duty ? duty_name(d->duty) : NULL);
	json_put(j, "subject", d->subject);
	json_put(j, "what", d->what);
	put_day(j, "from", d->from);
	put_day(j, "due", d->due);
	json_put(j, "state", state_name(d->state));
	json_put_int(j, "days", d->days);
	json_put(j, "paper", d->paper);
	json_put(j, "file", d->entry == NULL ? NULL : d->entry->path);
	json_put_int(j, "line", d->at.line);
	json_put_int(j, "column", d->at.column);
	json_object_end(j);
}

void
remind_json(const struct results *r, struct sbuf *out)
{
	struct arena a = ARENA_INIT;
	struct asked x;
	static const char *const key[] = { [ASKS_MENDING] = "mending",
		[ASKS_OVERDUE] = "overdue", [ASKS_NEAR] = "near" };
	struct json j;

	results_asked(&a, r, &x);
	json_init(&j, out, false);
	json_object(&j);
	json_put(&j, "schema", "liangze.remind/1");
	put_day(&j, "as_of", r->as_of);
	json_key(&j, "chain");
	json_object(&j);
	json_put_int(&j, "count", r->chain_count);
	json_put(&j, "value", r->chain_value);
	json_object_end(&j);
	json_key(&j, "counts");
	json_object(&j);
	for (int k = 0; k < ASKINGS; k++)
		json_put_int(&j, key[k], (int64_t)x.n[k]);
	json_object_end(&j);
	json_put_int(&j, "tabled", (int64_t)x.tabled);
	json_key(&j, "due");
	json_array(&j);
	for (size_t i = 0; i < x.row.n; i++)
		put_deadline(&j, x.row.v[i]);
	json_array_end(&j);
	json_object_end(&j);
	json_finish(&j);
	arena_release(&a);
}
