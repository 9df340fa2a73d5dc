#include "io/xml_diff.h"

#include <string.h>

#include "base/idnumber.h"
#include "base/sbuf.h"
#include "base/sort.h"
#include "base/utf8.h"

struct differ {
	struct arena *a;
	bool names_only;
	struct filing *out;
};

/* Children of one element, and each one's partner in the other version. */
struct children {
	const struct xml_node **v;
	const struct xml_node **partner;
	size_t n;
	struct map of_name;        /* name -> size_t, how many */
};

/* --- names and values --- */

/* What tells elements of one name apart, the first that is there. */
static const char *const keys[] = {
	"编号", "代码", "记录", "问题", "文件", "姓名", "名称", "单位", "去向",
	"部门", "类别", "种类", "法规",
};

static const char *
key_of(struct arena *a, const struct xml_node *n)
{
	const char *key = NULL;

	(void)a;
	for (size_t i = 0; key == NULL && i < sizeof(keys) / sizeof(keys[0]);
	    i++)
		key = xml_attr(n, keys[i]);
	return key == NULL ? "" : key;
}

static void
describe(struct sbuf *b, const struct xml_node *n)
{
	const char *sep = "";

	for (size_t i = 0; i < n->n_attrs; i++) {
		sbuf_printf(b, "%s%s=%s", sep, n->attr[i].name,
		    n->attr[i].value);
		sep = "，";
	}
	if (n->text[0] != '\0') {
		sbuf_printf(b, "%s%s", sep, n->text);
		sep = "，";
	}
	for (const struct xml_node *c = n->child; c != NULL; c = c->next) {
		sbuf_printf(b, "%s%s（", sep, c->name);
		describe(b, c);
		sbuf_puts(b, "）");
		sep = "，";
	}
}

static const char *
described(struct arena *a, const struct xml_node *n)
{
	struct sbuf b = SBUF_INIT;
	const char *text;

	describe(&b, n);
	text = arena_strdup(a, sbuf_text(&b));
	sbuf_release(&b);
	return text;
}

static const char *
joined(struct differ *d, const char *path, const char *name)
{
	return *path == '\0' ? name :
	    arena_printf(d->a, "%s的%s", path, name);
}

const char *
xml_told(struct arena *a, const char *s)
{
	char *text;

	if (s == NULL)
		return NULL;
	text = arena_strdup(a, s);
	for (char *p = text; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return idnumber_hide(a, utf8_one_line(a, text));
}

static void
add(struct differ *d, const char *name, const char *was, const char *now)
{
	struct filing *f = d->out;

	for (size_t i = 0; d->names_only && i < f->change.n; i++)
		if (strcmp(f->change.v[i].name, name) == 0)
			return;
	*vec_push(d->a, &f->change) = (struct field_change){
	    xml_told(d->a, name), d->names_only ? NULL : xml_told(d->a, was),
	    d->names_only ? NULL : xml_told(d->a, now) };
}

/* --- pairs --- */

static bool
is_told(const struct xml_node *n)
{
	return strcmp(n->name, "更正") != 0;
}

static void
list_children(struct arena *a, const struct xml_node *n, struct children *s)
{
	size_t most = 0;

	for (const struct xml_node *c = n->child; c != NULL; c = c->next)
		most++;
	s->n = 0;
	s->v = arena_array(a, const struct xml_node *, most);
	s->partner = arena_array(a, const struct xml_node *, most);
	map_init(&s->of_name, a);
	for (const struct xml_node *c = n->child; c != NULL; c = c->next) {
		size_t *count = map_get(&s->of_name, c->name);

		if (!is_told(c))
			continue;
		s->v[s->n++] = c;
		if (count == NULL) {
			count = arena_new(a, size_t);
			map_put(&s->of_name, c->name, count);
		}
		++*count;
	}
}

/* How many of that name. */
static size_t
count(const struct children *s, const char *name)
{
	const size_t *n = map_get(&s->of_name, name);

	return n == NULL ? 0 : *n;
}

static bool
is_several(const struct children *x, const struct children *y, const char *name)
{
	return count(x, name) > 1 || count(y, name) > 1;
}

/* Those of y that wait for a partner of the same sign, in order. */
struct waiting { size_t i; struct waiting *next; };

/* Pairs what is not paired yet and has the same sign, in order. */
static void
pair_by(struct arena *a, struct children *x, struct children *y,
    const char *(*sign)(struct arena *, const struct xml_node *))
{
	struct map first;

	map_init(&first, a);
	for (size_t i = y->n; i-- > 0;) {
		struct waiting *w;
		const char *key = arena_printf(a, "%s\n%s", y->v[i]->name,
		    sign(a, y->v[i]));

		if (y->partner[i] != NULL)
			continue;
		w = arena_new(a, struct waiting);
		*w = (struct waiting){ i, map_get(&first, key) };
		map_put(&first, key, w);
	}
	for (size_t i = 0; i < x->n; i++) {
		const char *key = arena_printf(a, "%s\n%s", x->v[i]->name,
		    sign(a, x->v[i]));
		struct waiting *w = x->partner[i] != NULL ? NULL :
		    map_get(&first, key);

		while (w != NULL && y->partner[w->i] != NULL)
			w = w->next;
		if (w == NULL)
			continue;
		x->partner[i] = y->v[w->i];
		y->partner[w->i] = x->v[i];
		map_put(&first, key, w);
	}
}

/* An element that stands once in both is itself, whatever it holds. */
static void
pair_single(struct children *x, struct children *y)
{
	for (size_t i = 0; i < x->n; i++) {
		const char *name = x->v[i]->name;

		if (count(x, name) != 1 || count(y, name) != 1)
			continue;
		for (size_t k = 0; k < y->n; k++)
			if (strcmp(y->v[k]->name, name) == 0) {
				x->partner[i] = y->v[k];
				y->partner[k] = x->v[i];
			}
	}
}

/* --- the difference --- */

static void
diff_attrs(struct differ *d, const char *path, const struct xml_node *x,
    const struct xml_node *y)
{
	for (size_t i = 0; i < x->n_attrs; i++) {
		const char *was = x->attr[i].value;
		const char *now = xml_attr(y, x->attr[i].name);

		if (now == NULL || strcmp(was, now) != 0)
			add(d, joined(d, path, x->attr[i].name), was, now);
	}
	for (size_t i = 0; i < y->n_attrs; i++)
		if (xml_attr(x, y->attr[i].name) == NULL)
			add(d, joined(d, path, y->attr[i].name), NULL,
			    y->attr[i].value);
}

static const char *
label(struct differ *d, const char *path, const struct xml_node *n,
    bool several)
{
	const char *key = several && !d->names_only ? key_of(d->a, n) : "";

	return joined(d, path, *key == '\0' ? n->name :
	    arena_printf(d->a, "%s“%s”", n->name, key));
}

/* Recursion is bounded by XML_DEPTH_MAX. */
static void
diff_nodes(struct differ *d, const char *path, const struct xml_node *x,
    const struct xml_node *y)
{
	struct children was, now;

	diff_attrs(d, path, x, y);
	if (strcmp(x->text, y->text) != 0)
		add(d, *path == '\0' ? x->name : path,
		    x->text[0] == '\0' ? NULL : x->text,
		    y->text[0] == '\0' ? NULL : y->text);
	list_children(d->a, x, &was);
	list_children(d->a, y, &now);
	pair_single(&was, &now);
	pair_by(d->a, &was, &now, described);
	pair_by(d->a, &was, &now, key_of);
	for (size_t i = 0; i < was.n; i++) {
		const struct xml_node *c = was.v[i];
		const char *name = label(d, path, c,
		    is_several(&was, &now, c->name));

		if (was.partner[i] != NULL)
			diff_nodes(d, name, c, was.partner[i]);
		else
			add(d, name, described(d->a, c), NULL);
	}
	for (size_t i = 0; i < now.n; i++)
		if (now.partner[i] == NULL)
			add(d, label(d, path, now.v[i], is_several(&was, &now,
			    now.v[i]->name)), NULL, described(d->a, now.v[i]));
}

void
xml_diff(struct arena *a, const struct xml_node *was,
    const struct xml_node *now, bool names_only, struct filing *out)
{
	struct differ d = { a, names_only, out };

	diff_nodes(&d, "", was, now);
}
