#include "io/results_read.h"

#include <inttypes.h>
#include <jansson.h>
#include <string.h>

enum { DEPTH_MAX = 8 };

static const char schema[] = "liangze.results/1";

/* One row being filled. */
struct filling {
	struct arena *a;
	struct kept_row *row;
};

static void put_value(const struct filling *f, const char *name,
    const json_t *v, int depth);

static void
put_text(const struct filling *f, const char *name, enum kept_type type,
    const char *text)
{
	*vec_push(f->a, &f->row->field) =
	    (struct kept_field){ name, type, text };
}

static void
put_object(const struct filling *f, const char *name, const json_t *v,
    int depth)
{
	const char *key;
	json_t *child;

	json_object_foreach((json_t *)v, key, child) {
		put_value(f, *name == '\0' ? arena_strdup(f->a, key) :
		    arena_printf(f->a, "%s.%s", name, key), child, depth + 1);
	}
}

/* Texts as one; objects by their name, else by number from 1. */
static void
put_array(const struct filling *f, const char *name, const json_t *v,
    int depth)
{
	const char *all = "";

	for (size_t i = 0; i < json_array_size(v); i++) {
		const json_t *x = json_array_get(v, i);
		const char *own = json_string_value(json_object_get(x,
		    "name"));

		if (json_is_string(x))
			all = arena_printf(f->a, "%s%s%s", all,
			    *all == '\0' ? "" : "、", json_string_value(x));
		else
			put_value(f, own == NULL ?
			    arena_printf(f->a, "%s.%zu", name, i + 1) :
			    arena_printf(f->a, "%s.%s", name, own), x,
			    depth + 1);
	}
	if (*all != '\0')
		put_text(f, name, KEPT_TEXT, all);
}

static void
put_value(const struct filling *f, const char *name, const json_t *v,
    int depth)
{
	if (depth > DEPTH_MAX)
		return;
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		put_object(f, name, v, depth);
		return;
	case JSON_ARRAY:
		put_array(f, name, v, depth);
		return;
	case JSON_STRING:
		put_text(f, name, KEPT_TEXT,
		    arena_strdup(f->a, json_string_value(v)));
		return;
	case JSON_INTEGER:
		put_text(f, name, KEPT_NUMBER, arena_printf(f->a, "%" PRId64,
		    (int64_t)json_integer_value(v)));
		return;
	case JSON_TRUE:
	case JSON_FALSE:
		put_text(f, name, KEPT_BOOL, json_is_true(v) ? "true" :
		    "false");
		return;
	case JSON_REAL: /* none is ever written */
	case JSON_NULL:
		put_text(f, name, KEPT_NULL, "");
		return;
	}
}

static void
read_list(const json_t *root, enum kept_list l, struct arena *a,
    struct kept *out)
{
	const json_t *v = json_object_get(root, kept_list_key(l));

	for (size_t i = 0; i < json_array_size(v); i++) {
		struct kept_row row = { { NULL, 0, 0 } };
		struct filling f = { a, &row };

		put_value(&f, "", json_array_get(v, i), 0);
		*vec_push(a, &out->list[l].row) = row;
	}
}

/* What stands beside the lists. */
static void
read_whole(const json_t *root, struct arena *a, struct kept *out)
{
	static const char *const name[] = { "scored", "over",
		"weights_differ", "calendar_short" };
	struct filling f = { a, &out->whole };

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		const json_t *v = json_object_get(root, name[i]);

		if (v != NULL)
			put_value(&f, name[i], v, 0);
	}
}

static const char *
text_at(const json_t *root, const char *key)
{
	const char *s = json_string_value(json_object_get(root, key));

	return s == NULL ? "" : s;
}

static bool
read_head(const json_t *root, const char *file, struct arena *a,
    struct kept *out, struct err *e)
{
	const json_t *chain = json_object_get(root, "chain");
	const json_t *count = json_object_get(chain, "count");
	const char *value = text_at(chain, "value");

	if (strcmp(text_at(root, "schema"), schema) != 0)
		return err_set(e, ERR_DAMAGED, "“%s”不是本程序的结果："
		    "schema 不是 %s", file, schema);
	out->period = arena_strdup(a, text_at(root, "period"));
	if (*out->period == '\0' ||
	    !day_parse(text_at(root, "as_of"), &out->as_of) ||
	    !json_is_integer(count) || strlen(value) != DIGEST_HEX - 1)
		return err_set(e, ERR_DAMAGED, "“%s”不完整：没有期间、截止"
		    "日期或者台账链", file);
	out->chain_count = (int64_t)json_integer_value(count);
	memcpy(out->chain_value, value, DIGEST_HEX);
	return true;
}

bool
results_read(const char *text, size_t n, const char *file,
    struct arena *a, struct kept *out, struct err *e)
{
	json_error_t fault;
	json_t *root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &fault);
	bool ok;

	if (root == NULL)
		return err_set(e, ERR_DAMAGED, "%s:%d:%d: 不是合格的 JSON"
		    "（%s）", file, fault.line, fault.column, fault.text);
	memset(out, 0, sizeof(*out));
	ok = read_head(root, file, a, out, e);
	for (int l = 0; ok && l < KEPT_LISTS; l++)
		read_list(root, (enum kept_list)l, a, out);
	if (ok)
		read_whole(root, a, out);
	json_decref(root);
	return ok;
}
