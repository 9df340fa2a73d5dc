#include "out/receipt.h"

#include <string.h>

#include "base/json.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "out/receipt_parts.h"
#include "rules/catalogue.h"

size_t
receipt_findings(const struct diag_list *l, const struct diag **v)
{
	*v = l == NULL ? NULL : l->d.v;
	return l == NULL ? 0 : l->d.n;
}

const char *
receipt_text(struct arena *a, const char *s)
{
	struct sbuf out = SBUF_INIT;
	size_t n = s == NULL ? 0 : strlen(s), i = 0;
	const char *copy;

	if (s == NULL || utf8_valid(s, n))
		return s == NULL ? "" : s;
	while (i < n) {
		char c[4];

		sbuf_put(&out, c, utf8_put(c, utf8_next(s, n, &i)));
	}
	copy = arena_strdup(a, sbuf_text(&out));
	sbuf_release(&out);
	return copy;
}

/* --- what changed --- */

struct kind { size_t n; };

static struct kind *
kind_of(struct map *m, struct arena *a, const struct diag *d)
{
	const char *key = arena_printf(a, "%u\n%s\n%s", d->rule, d->record,
	    d->message);
	struct kind *k = map_get(m, key);

	if (k == NULL) {
		k = arena_new(a, struct kind);
		map_put(m, key, k);
	}
	return k;
}

void
receipt_compare(const struct receipt *r, struct arena *a,
    struct receipt_change *out)
{
	const struct diag *now, *old;
	size_t n_now = receipt_findings(r->found, &now);
	size_t n_old = receipt_findings(r->before_found, &old);
	const struct diag **gone = arena_array(a, const struct diag *, n_old);
	bool *is_new = arena_array(a, bool, n_now);
	struct map before, after;

	memset(out, 0, sizeof(*out));
	if (r->before_received == DAY_NONE)
		return;
	map_init(&before, a);
	map_init(&after, a);
	for (size_t i = 0; i < n_old; i++) {
		kind_of(&before, a, &old[i])->n++;
		out->veiled = out->veiled || old[i].rule == RULE_A14_1;
	}
	for (size_t i = 0; i < n_now; i++) {
		struct kind *k = kind_of(&before, a, &now[i]);

		is_new[i] = k->n == 0;
		k->n -= k->n > 0;
		out->n_new += is_new[i];
		kind_of(&after, a, &now[i])->n++;
	}
	for (size_t i = 0; i < n_old; i++) {
		struct kind *k = kind_of(&after, a, &old[i]);

		if (k->n > 0)
			k->n--;
		else
			gone[out->n_gone++] = &old[i];
	}
	out->n_still = n_now - out->n_new;
	out->is_new = is_new;
	out->gone = gone;
}

/* --- JSON --- */

static void
put(struct json *j, struct arena *a, const char *key, const char *s)
{
	json_put(j, key, receipt_text(a, s));
}

static void
put_day(struct json *j, const char *key, day_t d)
{
	char text[11];

	if (d == DAY_NONE) {
		json_put(j, key, NULL);
		return;
	}
	day_format(d, text);
	json_put(j, key, text);
}

static const char *
mend_of(const struct diag *d)
{
	return d->mend != NULL && *d->mend != '\0' ? d->mend :
	    rule_text((enum rule_id)d->rule)->mend;
}

/* The keys of results.json's findings, and what a clerk needs besides. */
static void
json_finding(struct json *j, struct arena *a, const struct diag *d)
{
	const struct rule_text *rule = rule_text((enum rule_id)d->rule);

	json_put(j, "rule", rule->id);
	json_put(j, "article", rule->article);
	json_put(j, "level", level_name(d->level));
	json_key(j, "waived");
	json_bool(j, d->waived);
	put(j, a, "file", d->file);
	json_put_int(j, "line", d->at.line);
	json_put_int(j, "column", d->at.column);
	put(j, a, "record", d->record);
	put(j, a, "message", d->message);
	put(j, a, "mend", mend_of(d));
	put(j, a, "source", d->source);
}

static void
json_findings(struct json *j, struct arena *a, const struct receipt *r,
    const struct receipt_change *c)
{
	const struct diag *v;
	size_t n = receipt_findings(r->found, &v);

	json_key(j, "findings");
	json_array(j);
	for (size_t i = 0; i < n && !r->secret; i++) {
		json_object(j);
		json_finding(j, a, &v[i]);
		json_key(j, "new");
		if (c->is_new == NULL)
			json_null(j);
		else
			json_bool(j, c->is_new[i]);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
json_changes(struct json *j, struct arena *a, const struct receipt *r,
    const struct receipt_change *c)
{
	json_key(j, "changes");
	if (r->before_received == DAY_NONE || r->secret) {
		json_null(j);
		return;
	}
	json_object(j);
	put_day(j, "received", r->before_received);
	json_put(j, "verdict", verdict_name(r->before_verdict));
	json_put_int(j, "new", (int64_t)c->n_new);
	json_put_int(j, "still", (int64_t)c->n_still);
	json_put_int(j, "gone", (int64_t)c->n_gone);
	json_key(j, "gone_findings");
	json_array(j);
	for (size_t i = 0; i < c->n_gone && !c->veiled; i++) {
		json_object(j);
		json_finding(j, a, c->gone[i]);
		json_object_end(j);
	}
	json_array_end(j);
	json_object_end(j);
}

static void
json_items(struct json *j, struct arena *a, const struct receipt *r)
{
	json_key(j, "items");
	json_array(j);
	for (size_t i = 0; i < r->n_items && !r->secret; i++) {
		json_object(j);
		put(j, a, "kind", r->item[i].kind);
		put(j, a, "record", r->item[i].id);
		json_key(j, "accepted");
		json_bool(j, r->item[i].accepted);
		json_object_end(j);
	}
	json_array_end(j);
	json_put_int(j, "masked", r->secret ? 0 : r->n_masked);
}

/* A14.1: of a secret file nothing that comes from its text or name. */
static void
json_document(struct json *j, struct arena *a, const struct receipt *r)
{
	const struct { const char *key, *text; } rows[] = {
		{ "file", r->file }, { "root", r->root },
		{ "identity", r->identity }, { "unit", r->unit },
		{ "unit_name", r->unit_name },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (r->secret)
			json_put(j, rows[i].key, NULL);
		else
			put(j, a, rows[i].key, rows[i].text);
	}
}

void
receipt_json(const struct receipt *r, struct sbuf *out)
{
	struct arena a = ARENA_INIT;
	struct receipt_change change;
	struct json j;

	receipt_compare(r, &a, &change);
	json_init(&j, out, false);
	json_object(&j);
	json_put(&j, "schema", "liangze.receipt/1");
	json_key(&j, "secret");
	json_bool(&j, r->secret);
	json_document(&j, &a, r);
	put_day(&j, "received", r->received);
	json_put(&j, "verdict", verdict_name(r->verdict));
	put(&j, &a, "sm3", r->sm3);
	json_key(&j, "chain");
	json_object(&j);
	json_put_int(&j, "count", r->chain_count);
	put(&j, &a, "value", r->chain_value);
	json_object_end(&j);
	json_items(&j, &a, r);
	json_findings(&j, &a, r, &change);
	json_changes(&j, &a, r, &change);
	json_object_end(&j);
	json_finish(&j);
	arena_release(&a);
}
