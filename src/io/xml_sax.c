#include "io/xml_sax.h"

#include <string.h>

#include "base/utf8.h"

enum { SAX_ATTR = 5, VALUE = 3, VALUE_END = 4 };

const char *
reader_printable(struct arena *a, const char *s, size_t n)
{
	static const char stand_in[] = "\xEF\xBF\xBD"; /* U+FFFD */
	struct sbuf b = SBUF_INIT;
	const char *copy;
	size_t i = 0;

	while (i < n) {
		size_t at = i;

		if (utf8_clean(utf8_next(s, n, &i)))
			sbuf_put(&b, s + at, i - at);
		else
			sbuf_puts(&b, stand_in);
	}
	copy = arena_strndup(a, sbuf_text(&b), b.n);
	sbuf_release(&b);
	return copy;
}

static const char *
printable(struct reader *r, const char *s)
{
	return reader_printable(&r->keep, s, strlen(s));
}

void
reader_fault(struct reader *r, enum rule_id rule, struct place at,
    const char *message, const char *mend)
{
	struct doc *doc = &r->out->doc;
	struct diag d = {
		.rule = (uint16_t)rule,
		.level = rule_text(rule)->level,
		.file = r->name,
		.at = at,
		.unit = doc->unit.text == NULL ? "" : doc->unit.text,
		.record = "",
		.month = doc->f_month.text == NULL ? "" : doc->f_month.text,
		.message = printable(r, message),
		.mend = printable(r, mend),
		.source = "",
		.item = -1,
	};

	if (r->in_item) {
		d.item = r->common.ordinal;
		if (r->common.id.text != NULL)
			d.record = printable(r, r->common.id.text);
		if (r->item_unit != NULL)
			d.unit = printable(r, r->item_unit);
	} else {
		doc->broken = true;
	}
	r->faults++;
	if (r->out->found.d.n >= FINDINGS_MAX) {
		r->unshown++;
		return;
	}
	diag_add(&r->out->found, &d);
}

/* A value of SAX2 as it was meant: &#38; is an ampersand. */
static char *
sax_value(struct arena *a, const char *from, const char *end)
{
	char *s = arena_strndup(a, from, (size_t)(end - from)), *to;
	const char *p;

	if (memchr(from, '&', (size_t)(end - from)) == NULL)
		return s;
	for (p = to = s; *p != '\0'; p++) {
		*to++ = *p;
		if (strncmp(p, "&#38;", 5) == 0)
			p += 4;
	}
	*to = '\0';
	return s;
}

/* The start tag as an element without parent. */
static struct cap *
capture(struct reader *r, struct arena *a, const struct canon_tag *t)
{
	struct cap *e = arena_new(a, struct cap);
	struct cap_attr *attr;

	/* The parser's own strings die with it. */
	e->name = r->tree ? arena_strdup(a, t->name) : t->name;
	e->uri = t->uri == NULL ? "" : r->tree ? arena_strdup(a, t->uri) :
	    t->uri;
	e->at = r->frame[r->depth].at;
	e->text = "";
	e->n_attrs = (size_t)t->n_attrs;
	attr = arena_array(a, struct cap_attr, e->n_attrs);
	for (size_t i = 0; i < e->n_attrs; i++) {
		const char *const *v = t->attr + i * SAX_ATTR;

		attr[i].name = r->tree ? arena_strdup(a, v[0]) : v[0];
		attr[i].uri = v[2] == NULL ? "" : r->tree ?
		    arena_strdup(a, v[2]) : v[2];
		attr[i].value = sax_value(a, v[VALUE], v[VALUE_END]);
		attr[i].at = locator_place(&r->cursor.where,
		    r->cursor.attr[i]);
	}
	e->attr = attr;
	return e;
}

/* What stands before the first child, where it is more than blanks. */
static void
keep_text(struct reader *r, struct cap *e)
{
	const char *s = sbuf_text(&r->text);

	if (e == NULL || e->child != NULL ||
	    s[strspn(s, " \t\r\n")] == '\0')
		return;
	e->text = arena_strndup(r->tree ? r->a : &r->scratch, s, r->text.n);
}

static void
hang_below(struct cap *parent, struct cap *e)
{
	e->parent = parent;
	if (parent->last == NULL)
		parent->child = e;
	else
		parent->last->next = e;
	parent->last = e;
}

static bool
is_secret(const struct cap *e)
{
	const struct cap_attr *v = cap_attr(e, "密级");

	return v != NULL && strstr(v->value, "密") != NULL;
}

/* The root's name tells what the document is; X02.1 where it does not. */
static void
enter_root(struct reader *r, const struct canon_tag *t)
{
	struct doc *doc = &r->out->doc;
	struct cap *root = capture(r, r->tree ? r->a : &r->keep, t);
	bool ours = strcmp(root->uri, LIANGZE_NS) == 0, known;
	const char *mend = "";

	r->frame[1].cap = root;
	if (r->tree)
		return;
	doc->root_text.text = arena_strdup(r->a, root->name);
	doc->root_text.at = root->at;
	known = root_parse(root->name, &doc->root);
	r->confided = r->confided || (known && is_secret(root));
	if (!known || !ours)
		doc->root = ROOT_NONE;
	bind_document(&r->binding, root);
	r->head = r->binding;
	if (known && ours)
		return;
	if (known)
		mend = arena_printf(&r->keep,
		    "在<%s>里写上 xmlns=\"%s\"", root->name, LIANGZE_NS);
	else if (r->mislabelled)
		mend = "文件声明的编码是GB类，内容却像是UTF-8；"
		    "把声明改成 encoding=\"UTF-8\"";
	reader_fault(r, RULE_X02_1, root->at, arena_printf(&r->keep,
	    known ? "<%s>不在命名空间%s内" :
	    "不认识的根元素<%s>，不是可受理的文件种类；可受理：%s",
	    root->name, known ? LIANGZE_NS : reader_roots(&r->keep)), mend);
}

/* A child of the root begins: perhaps an item. */
static void
enter_child(struct reader *r, struct cap *e)
{
	enum root root = r->out->doc.root;
	const struct cap_attr *unit = cap_attr(e, "单位");
	const char *id = NULL;

	r->faults_before = r->faults;
	r->secret = is_secret(e);
	if (strcmp(e->uri, LIANGZE_NS) != 0 ||
	    !bind_is_item(root, e->name, &id))
		return;
	r->in_item = true;
	r->common = (struct item){ .ordinal = r->out->doc.n_items,
	    .at = e->at };
	(void)bind_text(r->a, cap_attr(e, id), &r->common.id);
	r->item_unit = unit == NULL || r->out->doc.unit.text != NULL ? NULL :
	    arena_strdup(r->a, unit->value);
}

/* The item's part of the canonical text, and its digest. */
static void
finish_item(struct reader *r, const struct cap *e)
{
	struct slice *s = vec_push(&r->keep, &r->slice);

	s->at = r->canon_at;
	s->n = r->canon.out.n - r->canon_at;
	canon_item_digest(&r->canon, e, r->canon.out.s + s->at, s->n,
	    r->common.canonical);
	r->out->doc.n_items++;
}

/*
 * A value that no reader understands, though no finding says so: the XSD
 * is wider than the program.  Never silent, except where none runs.
 */
static void
say_unreadable(struct reader *r, const struct binding *b)
{
	if (r->judge == NULL || r->faults > r->faults_before)
		return;
	reader_fault(r, RULE_X02_2, b->bad_at, arena_printf(&r->keep,
	    "“%s”的值%s读不出", b->bad_name, r->secret || r->confided ? "" :
	    arena_printf(&r->keep, "“%s”", b->bad_value)), "");
}

static void
leave_child(struct reader *r, const struct cap *e)
{
	struct item *item;
	bool broken;

	if (r->out->doc.root == ROOT_NONE)
		return;
	r->binding.unreadable = 0;
	broken = r->faults > r->faults_before;
	if (r->in_item)
		finish_item(r, e);
	item = bind_child(&r->binding, e, r->in_item ? &r->common : NULL,
	    broken);
	if (r->binding.unreadable > 0) {
		say_unreadable(r, &r->binding);
		broken = true;
	}
	if (item != NULL)
		item->broken = broken;
	else if (broken)
		r->out->doc.broken = true;
}

static void
hide_lines(struct reader *r, struct place from, size_t end)
{
	struct line_span *s = vec_push(r->a, &r->hidden);

	s->first = from.line;
	s->last = locator_place(&r->cursor.where, end).line;
}

/* Offset behind everything the parser has taken in. */
static size_t
parsed_to(const struct reader *r)
{
	const xmlParserInput *in = r->parser->input;
	size_t at;

	if (in == NULL)
		return r->scan.stop;
	at = in->consumed + (size_t)(in->cur - in->base);
	return at > r->scan.stop ? r->scan.stop : at;
}

/* The cursor's next tag is this one, or the two have lost each other. */
static bool
keep_step(struct reader *r, const struct canon_tag *t)
{
	const char *s = r->cursor.where.text;
	const char *name = t->prefix == NULL ? t->name : t->prefix;
	size_t k = strlen(name);

	return cursor_next(&r->cursor) &&
	    r->cursor.n_attrs == (size_t)t->n_attrs &&
	    r->cursor.where.n - r->cursor.at > k + 1 &&
	    memcmp(s + r->cursor.at + 1, name, k) == 0;
}

static void
take_start(struct reader *r, const struct canon_tag *t)
{
	struct cap *e;

	if (r->depth == XML_DEPTH_MAX || !keep_step(r, t)) {
		r->lost = r->stopped = true;
		return;
	}
	r->depth++;
	r->frame[r->depth] = (struct frame){ .name = t->name,
	    .prefix = t->prefix, .offset = r->cursor.at,
	    .at = locator_place(&r->cursor.where, r->cursor.at) };
	keep_text(r, r->frame[r->depth - 1].cap);
	sbuf_clear(&r->text);
	if (r->depth == 2)
		r->canon_at = canon_mark(&r->canon);
	canon_start(&r->canon, t);
	if (r->depth == 1) {
		enter_root(r, t);
	} else {
		e = capture(r, r->tree ? r->a : &r->scratch, t);
		r->frame[r->depth].cap = e;
		if (r->depth == 2 && !r->tree)
			enter_child(r, e);
		else
			hang_below(r->frame[r->depth - 1].cap, e);
	}
	if (r->judge != NULL)
		judge_start(r, t);
}

static void
take_end(struct reader *r, const struct canon_tag *t)
{
	struct cap *e = r->frame[r->depth].cap;

	if (e->child == NULL)
		e->text = arena_strndup(r->tree ? r->a : &r->scratch,
		    sbuf_text(&r->text), r->text.n);
	if (r->judge != NULL)
		judge_end(r, t);
	canon_end(&r->canon, t->name, t->prefix);
	sbuf_clear(&r->text);
	if (r->depth == 2 && !r->tree) {
		leave_child(r, e);
		if (r->secret)
			hide_lines(r, e->at, parsed_to(r));
		r->in_item = r->secret = false;
		arena_reset(&r->scratch);
	}
	r->depth--;
}

/*
 * Once stopped, the parser is told at its next event: not earlier, for
 * that frees what the running one still reads.
 */
static bool
is_going(struct reader *r)
{
	if (r->stopped)
		xmlStopParser(r->parser);
	return !r->stopped;
}

static void /* NOLINTNEXTLINE(readability-function-size): libxml2's */
on_start(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int n_ns, const xmlChar **ns, int n_attrs,
    int n_defaulted, const xmlChar **attr)
{
	struct reader *r = ctx;
	struct canon_tag t = {
		.name = (const char *)name,
		.prefix = (const char *)prefix,
		.uri = (const char *)uri,
		.n_ns = n_ns,
		.ns = (const char *const *)ns,
		.n_attrs = n_attrs,
		.attr = (const char *const *)attr,
	};

	(void)n_defaulted; /* there is no DTD */
	if (is_going(r))
		take_start(r, &t);
}

static void
on_end(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reader *r = ctx;
	struct canon_tag t = {
		.name = (const char *)name,
		.prefix = (const char *)prefix,
		.uri = (const char *)uri,
	};

	if (is_going(r))
		take_end(r, &t);
}

static void
take_text(struct reader *r, const xmlChar *s, int n, bool cdata)
{
	if (!is_going(r) || n <= 0)
		return;
	canon_text(&r->canon, (const char *)s, (size_t)n);
	if (r->judge != NULL)
		judge_text(r, (const char *)s, (size_t)n, cdata);
	sbuf_put(&r->text, s, (size_t)n);
}

static void
on_text(void *ctx, const xmlChar *s, int n)
{
	take_text(ctx, s, n, false);
}

static void
on_cdata(void *ctx, const xmlChar *s, int n)
{
	take_text(ctx, s, n, true);
}

static void
on_comment(void *ctx, const xmlChar *text)
{
	struct reader *r = ctx;

	(void)text;
	if (!r->stopped)
		canon_comment(&r->canon);
}

static void
on_pi(void *ctx, const xmlChar *target, const xmlChar *content)
{
	struct reader *r = ctx;

	if (!r->stopped)
		canon_pi(&r->canon, (const char *)target,
		    (const char *)content);
}

/* The scan has refused it already; this is the second lock. */
static void
on_doctype(void *ctx, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	struct reader *r = ctx;

	(void)name;
	(void)public_id;
	(void)system_id;
	r->lost = r->stopped = true;
}

static void
copy_cut(char *to, size_t size, const char *s)
{
	size_t n = s == NULL ? 0 : utf8_cut(s, strlen(s), size - 1);

	if (n > 0)
		memcpy(to, s, n);
	to[n] = '\0';
}

static void
on_error(void *ctx, xmlErrorPtr e)
{
	struct reader *r = ctx;

	if (e->level < XML_ERR_ERROR || r->error.code != 0 || r->lost)
		return;
	r->error.code = e->code;
	r->error.at = parsed_to(r);
	copy_cut(r->error.first, sizeof(r->error.first), e->str1);
	copy_cut(r->error.second, sizeof(r->error.second), e->str2);
	r->stopped = true;
}

const xmlSAXHandler sax_handler = {
	.initialized = XML_SAX2_MAGIC,
	.internalSubset = on_doctype,
	.startElementNs = on_start,
	.endElementNs = on_end,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.cdataBlock = on_cdata,
	.comment = on_comment,
	.processingInstruction = on_pi,
	.serror = on_error,
};

void
sax_begin(struct reader *r)
{
	struct reading *out = r->out;

	memset(&out->doc, 0, sizeof(out->doc));
	out->doc.root = ROOT_NONE;
	out->doc.identity = "";
	out->doc.filed.t = TIME_NONE;
	out->doc.own_day = DAY_NONE;
	out->found = (struct diag_list){ .a = r->a };
	r->binding = (struct binding){ .a = r->a, .doc = &out->doc };
	arena_reset(&r->scratch);
	arena_reset(&r->keep);
	canon_release(&r->canon);
	canon_init(&r->canon, &r->keep);
	cursor_init(&r->cursor, out->text, r->scan.stop);
	memset(&r->slice, 0, sizeof(r->slice));
	memset(&r->hidden, 0, sizeof(r->hidden));
	memset(&r->error, 0, sizeof(r->error));
	r->depth = 0;
	r->faults = 0;
	r->faults_before = r->unshown = 0;
	r->in_item = r->secret = r->stopped = r->lost = false;
	r->confided = r->holds_talk;
}

void
sax_end(struct reader *r)
{
	struct place at;

	if (r->secret)
		hide_lines(r, r->frame[2].at, r->scan.stop);
	r->in_item = r->secret = false;
	if (r->error.code != 0) {
		/* Nobody knows what is secret further on. */
		at = locator_place(&r->cursor.where, r->error.at);
		hide_lines(r, (struct place){ at.line + 1, 1 },
		    r->scan.stop);
	}
	if (r->head.unreadable == 0)
		return;
	r->faults_before = 0;
	say_unreadable(r, &r->head);
	r->out->doc.broken = true;
}
