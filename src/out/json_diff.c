#include "out/json_diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"

static void
put_day(struct json *j, const char *key, day_t d)
{
	char text[11];

	day_format(d, text);
	json_put(j, key, text);
}

static void
put_run(struct json *j, const char *key, const char *folder,
    const struct kept *k)
{
	json_key(j, key);
	json_object(j);
	json_put(j, "folder", folder);
	put_day(j, "as_of", k->as_of);
	json_key(j, "chain");
	json_object(j);
	json_put_int(j, "count", k->chain_count);
	json_put(j, "value", k->chain_value);
	json_object_end(j);
	json_object_end(j);
}

static void
put_received(struct json *j, const struct received *r)
{
	json_object(j);
	json_put_int(j, "number", r->entry->seq);
	put_day(j, "received", r->entry->received);
	json_put(j, "kind", r->kind);
	json_put(j, "root", root_name(r->entry->root));
	json_put(j, "verdict", verdict_name(r->entry->verdict));
	json_put(j, "file", r->entry->path);
	json_object_end(j);
}

/* As it was published: a figure as a figure. */
static void
put_field(struct json *j, const char *key, const struct kept_field *f)
{
	json_key(j, key);
	switch (f == NULL ? KEPT_NULL : f->type) {
	case KEPT_TEXT:
		json_string(j, f->text);
		return;
	case KEPT_NUMBER:
		json_int(j, strtoll(f->text, NULL, 10));
		return;
	case KEPT_BOOL:
		json_bool(j, strcmp(f->text, "true") == 0);
		return;
	case KEPT_NULL:
		break;
	}
	json_null(j);
}

static void
put_why(struct json *j, unsigned why)
{
	static const struct { enum why bit; const char *name; } all[] = {
		{ WHY_DATE, "date" },
		{ WHY_RECEIVED, "received" },
		{ WHY_OTHERS, "others" },
		{ WHY_UNKNOWN, "unknown" },
	};

	json_key(j, "why");
	json_array(j);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if ((why & (unsigned)all[i].bit) != 0)
			json_string(j, all[i].name);
	json_array_end(j);
}

static void
put_documents(struct json *j, const struct documents *by)
{
	json_key(j, "received");
	json_array(j);
	for (size_t i = 0; i < by->list.n; i++)
		json_int(j, by->list.v[i]->entry->seq);
	json_array_end(j);
}

/* What the row is about: what names it, not what it says of it. */
static void
put_subject(struct json *j, const struct change *x)
{
	static const char *const key[] = { "code", "name", "unit", "task",
		"subject", "responsibility", "record", "kind", "rule", "file",
		"line", "level", "message" };
	const struct kept_row *r = x->now == NULL ? x->was : x->now;

	for (size_t i = 0; i < sizeof(key) / sizeof(key[0]); i++)
		if (kept_field(r, key[i]) != NULL)
			put_field(j, key[i], kept_field(r, key[i]));
}

static void
put_moved(struct json *j, const struct moved *m)
{
	json_object(j);
	json_put(j, "field", m->name);
	put_field(j, "was", m->was);
	put_field(j, "dated", m->dated);
	put_field(j, "now", m->now);
	put_why(j, m->why);
	put_documents(j, &m->by);
	json_object_end(j);
}

static void
put_change(struct json *j, const struct change *x)
{
	json_object(j);
	json_put(j, "list", x->list == KEPT_LISTS ? "period" :
	    kept_list_key(x->list));
	json_put(j, "change", x->was == NULL ? "new" : x->now == NULL ?
	    "gone" : "moved");
	put_subject(j, x);
	json_key(j, "moved");
	json_array(j);
	for (size_t i = 0; i < x->moved.n; i++)
		put_moved(j, &x->moved.v[i]);
	json_array_end(j);
	put_why(j, x->why);
	put_documents(j, &x->by);
	json_key(j, "fell_due");
	json_array(j);
	for (size_t i = 0; i < x->due.n; i++)
		json_string(j, x->due.v[i]);
	json_array_end(j);
	json_object_end(j);
}

void
json_diff(const struct run_diff *d, struct sbuf *out)
{
	struct json json, *j = &json;

	json_init(j, out, false);
	json_object(j);
	json_put(j, "schema", "liangze.diff/1");
	json_put(j, "period", d->now->period);
	put_run(j, "from", d->was_folder, d->was);
	put_run(j, "to", d->now_folder, d->now);
	json_key(j, "received");
	json_array(j);
	for (size_t i = 0; i < d->n_received; i++)
		put_received(j, &d->received[i]);
	json_array_end(j);
	json_key(j, "changes");
	json_array(j);
	for (size_t i = 0; i < d->changes.change.n; i++)
		put_change(j, &d->changes.change.v[i]);
	json_array_end(j);
	json_object_end(j);
	json_finish(j);
}
