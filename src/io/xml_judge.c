#include "io/xml_judge.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

static const char xsi_ns[] = "http://www.w3.org/2001/XMLSchema-instance";

static struct judged *
top(struct reader *r)
{
	return &r->judge->open[r->depth];
}

static bool
elem_names(const struct dict_elem *e, const char *name, int depth)
{
	const struct dict_content *c = e->content;

	if (strcmp(e->name, name) == 0 || dict_attr(c, name) != NULL)
		return true;
	for (size_t i = 0; depth > 0 && i < c->n_children; i++)
		if (elem_names(&c->child[i], name, depth - 1))
			return true;
	return false;
}

bool
judge_names(const struct reader *r, const char *name)
{
	return r->judge != NULL && r->judge->schema != NULL &&
	    elem_names(r->judge->schema->root, name, NAMES_DEPTH);
}

struct judge *
judge_new(struct reader *r, bool explain)
{
	struct judge *j = arena_new(&r->lasting, struct judge);

	j->explain = explain;
	return j;
}

/*
 * The attribute that a complaint names, NULL for none: every message
 * begins with "Element 'x', attribute 'y': " or "Element 'x': ".
 */
static const char *
named_attr(struct reader *r, const char *message)
{
	static const char head[] = "Element '", mark[] = "', attribute '";
	const char *p, *end;

	if (message == NULL ||
	    strncmp(message, head, sizeof(head) - 1) != 0)
		return NULL;
	p = strchr(message + sizeof(head) - 1, '\'');
	if (p == NULL || strncmp(p, mark, sizeof(mark) - 1) != 0)
		return NULL;
	p += sizeof(mark) - 1;
	end = strchr(p, '\'');
	return end == NULL ? NULL :
	    arena_strndup(&r->scratch, p, (size_t)(end - p));
}

static const struct cap_attr *
find_attr(struct reader *r, const char *name)
{
	const struct cap *e = r->frame[r->depth].cap;

	return e == NULL ? NULL : cap_attr(e, name);
}

static bool
already_said(struct judge *j, const char *attr)
{
	for (size_t i = 0; i < j->n_done; i++)
		if (strcmp(j->done[i], attr) == 0)
			return true;
	if (j->n_done < VALUE_FAULTS_MAX)
		j->done[j->n_done++] = attr;
	return false;
}

/* A complaint about the content of the innermost element. */
static void
explain_text(struct reader *r, int code)
{
	struct judge *j = r->judge;
	struct judged *e = top(r);

	if (e->text_done)
		return;
	e->text_done = true;
	if (code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1 ||
	    code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3)
		e->stray = true; /* said at its end */
	else if (e->elem->content->type != NULL)
		words_text_value(r, e, sbuf_text(&j->text));
	else
		words_other(r, e);
}

/* Is it about which attributes there are?  The dictionary says those. */
static bool
about_presence(int code)
{
	return code == XML_SCHEMAV_CVC_TYPE_3_1_1 ||
	    code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1 ||
	    code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2 ||
	    code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4;
}

static bool
about_xsi(int code)
{
	return code >= XML_SCHEMAV_CVC_ELT_3_1 &&
	    code <= XML_SCHEMAV_CVC_ELT_4_3;
}

static void
explain(struct reader *r, const xmlError *err)
{
	struct judge *j = r->judge;
	const char *name = named_attr(r, err->message);
	const struct cap_attr *attr = name == NULL ? NULL :
	    find_attr(r, name);
	const struct dict_attr *known;

	if (top(r)->elem == NULL || about_presence(err->code))
		return;
	if (name == NULL && about_xsi(err->code) && j->refused)
		return; /* said as an attribute that may not be there */
	if (name == NULL) {
		explain_text(r, err->code);
		return;
	}
	known = dict_attr(top(r)->elem->content, name);
	if (already_said(j, name))
		return;
	/* One that is not known has been said by check_attrs. */
	if (attr != NULL && known != NULL)
		words_attr_value(r, known, attr);
}

static void
on_complaint(void *ctx, xmlErrorPtr e)
{
	struct reader *r = ctx;
	struct judge *j = r->judge;

	if (e->level < XML_ERR_ERROR || j->closing)
		return;
	if (e->code == XML_SCHEMAV_INTERNAL) {
		j->internal = true;
		return;
	}
	j->complaints++;
	if (!j->explain) {
		/* One is enough: the explaining pass looks at all. */
		r->refused_at = r->frame[r->depth].at;
		r->stopped = true;
		return;
	}
	explain(r, e);
}

static bool
is_its_root(const struct reader *r)
{
	const struct cap *root = r->frame[1].cap;

	return strcmp(root->name, r->only->root->name) == 0 &&
	    strcmp(root->uri, r->only->ns) == 0;
}

/*
 * The schema of this root, and the validator plugged in front of us.
 * No locator is set: places come from the cursor, not from libxml2.
 */
static void
enter(struct reader *r)
{
	struct judge *j = r->judge;
	enum root root = r->out->doc.root;
	xmlSAXHandlerPtr none = NULL;

	if (r->only != NULL)
		j->schema = r->only;
	else if (root != ROOT_NONE)
		j->schema = schema_set_root(r->schemas, root);
	if (r->only != NULL && !is_its_root(r)) {
		j->schema = NULL;
		words_wrong_root(r, r->only);
	}
	if (j->schema == NULL)
		return;
	j->ctxt = xmlSchemaNewValidCtxt(j->explain ? j->schema->loose :
	    j->schema->strict);
	if (j->ctxt == NULL)
		arena_exhausted();
	xmlSchemaSetValidStructuredErrors(j->ctxt, on_complaint, r);
	j->plug = xmlSchemaSAXPlug(j->ctxt, &none, &j->sax_data);
	j->sax = none;
	j->internal = j->plug == NULL;
}

static int32_t *
new_counts(struct reader *r, const struct dict_elem *e)
{
	/* Those of the root outlive its children. */
	struct arena *a = r->depth == 1 ? &r->keep : &r->scratch;

	return arena_array(a, int32_t, e->content->n_children);
}

static bool
find_child(const struct judged *parent, const struct cap *e, const char *ns,
    size_t *k)
{
	const struct dict_content *c = parent->elem->content;

	if (strcmp(e->uri, ns) != 0)
		return false;
	for (*k = 0; *k < c->n_children; (*k)++)
		if (strcmp(c->child[*k].name, e->name) == 0)
			return true;
	return false;
}

/*
 * The element among its parent's children: which one it is, whether it
 * may stand here.  What is wrong with its place is a fault of the
 * parent; below the root that means of the file, not of the item.
 */
static void
place_child(struct reader *r, struct judged *parent, struct judged *e)
{
	const struct cap *cap = r->frame[r->depth].cap;
	bool in_item = r->in_item;
	size_t k;

	if (parent->elem == NULL)
		return;
	if (r->depth == 2)
		r->in_item = false;
	if (!find_child(parent, cap, r->judge->schema->ns, &k)) {
		e->skipped = parent->elem->content->flat;
		parent->alien = true;
		if (e->skipped)
			words_unknown_child(r, parent, cap);
		r->in_item = in_item;
		return;
	}
	e->elem = &parent->elem->content->child[k];
	parent->count[k]++;
	if (parent->elem->content->flat) {
		if (parent->count[k] - 1 == e->elem->most)
			words_too_many(r, parent, k, e->at);
		else if (k < parent->next && !parent->muddled) {
			parent->muddled = true;
			words_out_of_order(r, parent, k, e->at);
		}
		if (k > parent->next)
			parent->next = k;
	}
	r->in_item = in_item;
}

static void
open_element(struct reader *r)
{
	struct judged *e = top(r), *parent = e - 1;

	*e = (struct judged){ .at = r->frame[r->depth].at };
	if (r->depth == 1)
		e->elem = r->judge->schema->root;
	else if (parent->skipped)
		e->skipped = true;
	else
		place_child(r, parent, e);
	if (e->elem != NULL)
		e->count = new_counts(r, e->elem);
}

static bool
is_location(const struct cap_attr *a)
{
	return strcmp(a->name, "schemaLocation") == 0 ||
	    strcmp(a->name, "noNamespaceSchemaLocation") == 0;
}

/* Which attributes there are and are not. */
static void
check_attrs(struct reader *r)
{
	const struct judged *e = top(r);
	const struct dict_content *c = e->elem->content;
	const struct cap *cap = r->frame[r->depth].cap;

	for (size_t i = 0; i < c->n_attrs; i++)
		if (c->attr[i].required &&
		    cap_attr(cap, c->attr[i].name) == NULL)
			words_missing_attr(r, e, &c->attr[i]);
	for (size_t i = 0; i < cap->n_attrs; i++) {
		const struct cap_attr *a = &cap->attr[i];

		if (strcmp(a->uri, xsi_ns) == 0 && is_location(a))
			continue; /* never fetched, says nothing */
		if (a->uri[0] != '\0' || dict_attr(c, a->name) == NULL)
			words_unknown_attr(r, e, a);
	}
}

/* xsi:type and xsi:nil would let the document choose its own rules. */
static void
refuse_xsi(struct reader *r, const struct canon_tag *t)
{
	enum { STEP = 5 };

	for (int i = 0; i < t->n_attrs; i++) {
		const char *const *v = t->attr + (ptrdiff_t)i * STEP;
		const struct cap_attr a = { .name = v[0] };

		if (v[2] != NULL && strcmp(v[2], xsi_ns) == 0 &&
		    !is_location(&a)) {
			r->judge->refused = true;
			r->refused_at = r->frame[r->depth].at;
		}
	}
}

static void
forward_start(struct reader *r, const struct canon_tag *t)
{
	struct judge *j = r->judge;

	j->n_done = 0;
	j->sax->startElementNs(j->sax_data, (const xmlChar *)t->name,
	    (const xmlChar *)t->prefix, (const xmlChar *)t->uri, t->n_ns,
	    (const xmlChar **)(uintptr_t)t->ns, t->n_attrs, 0,
	    (const xmlChar **)(uintptr_t)t->attr);
}

void
judge_start(struct reader *r, const struct canon_tag *t)
{
	struct judge *j = r->judge;

	if (r->depth == 1)
		enter(r);
	if (j->schema == NULL || j->plug == NULL)
		return;
	refuse_xsi(r, t);
	if (!j->explain) {
		forward_start(r, t);
		return;
	}
	sbuf_clear(&j->text);
	open_element(r);
	if (top(r)->skipped)
		return;
	if (top(r)->elem != NULL)
		check_attrs(r);
	forward_start(r, t);
}

static bool
all_blank(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n)
		if (!utf8_is_blank(utf8_next(s, n, &i)))
			return false;
	return true;
}

void
judge_text(struct reader *r, const char *s, size_t n, bool cdata)
{
	struct judge *j = r->judge;
	charactersSAXFunc to;

	if (j->plug == NULL || r->depth == 0)
		return;
	if (j->explain && top(r)->skipped)
		return;
	if (j->explain) {
		sbuf_put(&j->text, s, n);
		top(r)->inked = top(r)->inked || !all_blank(s, n);
	}
	to = cdata ? j->sax->cdataBlock : j->sax->characters;
	to(j->sax_data, (const xmlChar *)s, (int)n);
}

bool
judged_childless(const struct judged *e)
{
	for (size_t k = 0; k < e->elem->content->n_children; k++)
		if (e->count[k] > 0)
			return false;
	return true;
}

static void
check_counts(struct reader *r)
{
	const struct judged *e = top(r);
	const struct dict_content *c = e->elem->content;

	/* Line breaks around a child that may not be there: one cause. */
	if (e->stray && (e->inked || !e->alien))
		words_stray_text(r, e);
	/* Text instead of elements: one cause as well. */
	if (e->stray && judged_childless(e))
		return;
	for (size_t k = 0; c->flat && k < c->n_children; k++)
		if (e->count[k] < c->child[k].least)
			words_missing_child(r, e, k);
}

void
judge_end(struct reader *r, const struct canon_tag *t)
{
	struct judge *j = r->judge;

	if (j->plug == NULL || (j->explain && top(r)->skipped))
		return;
	j->n_done = 0;
	j->sax->endElementNs(j->sax_data, (const xmlChar *)t->name,
	    (const xmlChar *)t->prefix, (const xmlChar *)t->uri);
	if (!j->explain)
		return;
	if (top(r)->elem != NULL)
		check_counts(r);
	sbuf_clear(&j->text);
}

void
judge_forgive_cut(struct reader *r)
{
	struct judge *j = r->judge;

	if (j == NULL || !j->explain || j->schema == NULL)
		return;
	for (int d = 1; d <= r->depth; d++) {
		if (!j->open[d].skipped)
			continue;
		reader_drop_from(r, r->frame[d].offset);
		return;
	}
}

enum judgement
judge_done(struct reader *r)
{
	struct judge *j = r->judge;
	bool valid;

	if (j->internal)
		return JUDGE_BROKEN;
	if (j->schema == NULL || j->ctxt == NULL)
		return JUDGE_VALID;
	valid = xmlSchemaIsValid(j->ctxt) == 1;
	if (j->complaints > 0 || j->refused)
		return JUDGE_INVALID;
	return valid ? JUDGE_VALID : JUDGE_BROKEN;
}

/*
 * Ends what is still open: the validator forgets memory of identity
 * constraints where it is stopped inside an element.
 */
static void
close_open(struct reader *r)
{
	struct judge *j = r->judge;

	j->closing = true;
	for (; r->depth > 0; r->depth--) {
		const struct cap *e = r->frame[r->depth].cap;

		if (e == NULL || (j->explain && top(r)->skipped))
			continue;
		j->sax->endElementNs(j->sax_data, (const xmlChar *)e->name,
		    NULL, e->uri[0] == '\0' ? NULL :
		    (const xmlChar *)e->uri);
	}
}

void
judge_free(struct reader *r)
{
	struct judge *j = r->judge;

	if (j == NULL)
		return;
	if (j->plug != NULL) {
		if (!j->internal)
			close_open(r);
		(void)xmlSchemaSAXUnplug(j->plug);
	}
	xmlSchemaFreeValidCtxt(j->ctxt);
	sbuf_release(&j->text);
	r->judge = NULL;
}
