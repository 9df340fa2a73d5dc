#include "io/json_xml.h"

#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "base/markup.h"

enum { DEPTH_MAX = 32 };

/* One document being turned. */
struct turn {
	const char *file;
	struct sbuf *out;
	struct err *e;
};

static bool put_value(struct turn *t, const json_t *v, int depth);

static bool
is_key(const char *s)
{
	static const char first[] = "abcdefghijklmnopqrstuvwxyz";

	return *s != '\0' && strchr(first, *s) != NULL &&
	    s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static bool
put_element(struct turn *t, const char *name, const json_t *v, int depth)
{
	if (json_is_null(v))
		return true;
	sbuf_printf(t->out, "<%s>", name);
	if (!put_value(t, v, depth + 1))
		return false;
	sbuf_printf(t->out, "</%s>", name);
	return true;
}

static bool
put_object(struct turn *t, const json_t *v, int depth)
{
	const char *key;
	json_t *child;

	/* jansson keeps the order of the text */
	json_object_foreach((json_t *)v, key, child) {
		if (!is_key(key))
			return err_set(t->e, ERR_CONFIG, "%s：键“%s”不能作元素"
			    "名，只能用小写英文字母、数字和下划线", t->file, key);
		if (!put_element(t, key, child, depth))
			return false;
	}
	return true;
}

static bool
put_value(struct turn *t, const json_t *v, int depth)
{
	if (depth > DEPTH_MAX)
		return err_set(t->e, ERR_CONFIG, "%s：层次超过%d层", t->file,
		    DEPTH_MAX);
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		return put_object(t, v, depth);
	case JSON_ARRAY:
		for (size_t i = 0; i < json_array_size(v); i++)
			if (!put_element(t, "item", json_array_get(v, i),
			    depth))
				return false;
		return true;
	case JSON_STRING:
		markup_text(t->out, json_string_value(v));
		return true;
	case JSON_INTEGER:
		sbuf_printf(t->out, "%" PRId64,
		    (int64_t)json_integer_value(v));
		return true;
	case JSON_TRUE:
	case JSON_FALSE:
		sbuf_puts(t->out, json_is_true(v) ? "是" : "否");
		return true;
	case JSON_REAL:
		return err_set(t->e, ERR_CONFIG, "%s：有小数%g；带小数的数要"
		    "写成字符串", t->file, json_real_value(v));
	case JSON_NULL:
		break;
	}
	return true;
}

static json_t *
parse(const char *text, size_t n, const char *file, struct err *e)
{
	json_error_t fault;
	json_t *root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &fault);

	if (root == NULL) {
		err_set(e, ERR_CONFIG, "%s:%d:%d: 从这里起不是合格的 JSON",
		    file, fault.line, fault.column);
		return NULL;
	}
	if (json_is_object(root))
		return root;
	json_decref(root);
	err_set(e, ERR_CONFIG, "%s：JSON 的最外层应当是对象", file);
	return NULL;
}

bool
json_elements(const char *text, size_t n, const char *file,
    struct sbuf *out, struct err *e)
{
	struct sbuf b = SBUF_INIT;
	struct turn t = { file, &b, e };
	json_t *root = parse(text, n, file, e);
	bool ok = false;

	if (root == NULL)
		return false;
	ok = put_object(&t, root, 0);
	if (ok)
		sbuf_put(out, sbuf_text(&b), b.n);
	sbuf_release(&b);
	json_decref(root);
	return ok;
}

const char *
json_version(void)
{
	return "jansson " JANSSON_VERSION;
}
