/*
 * ingest.c - take in: candidates are read side by side, then judged and
 * kept one after the other, in the order that DESIGN.md gives.
 */
#include "stage/ingest.h"

#include <assert.h>
#include <string.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "rules/judge.h"
#include "stage/ingest_pass.h"
#include "stage/pool.h"

static void
note_taken(struct pass *p, const struct entry *e)
{
	if ((e->verdict == VERDICT_ACCEPTED ||
	    e->verdict == VERDICT_PARTIAL) && e->identity[0] != '\0')
		map_put(&p->taken, e->identity, (void *)(uintptr_t)e);
}

static void
index_entries(struct pass *p)
{
	const struct facts *f = &p->h->facts;

	map_init(&p->known, p->ws->a);
	map_init(&p->by_path, p->ws->a);
	map_init(&p->taken, p->ws->a);
	for (size_t i = 0; i < f->entry.n; i++) {
		const struct entry *e = f->entry.v[i];
		const struct entry *had = map_get(&p->known, e->sm3);

		map_put(&p->by_path, e->path, (void *)(uintptr_t)e);
		note_taken(p, e);
		/* bytes once accepted stay known as accepted */
		if (had == NULL || had->verdict != VERDICT_ACCEPTED)
			map_put(&p->known, e->sm3, (void *)(uintptr_t)e);
	}
}

static void
read_one(void *ctx, size_t i)
{
	struct pass *p = ctx;

	candidate_read(&p->c[i], p->ws, p->h, &p->known);
	if (!p->c[i].read)
		candidate_release(&p->c[i]);
}

static void
pass_over(struct pass *p, const struct candidate *c, enum rule_id rule,
    const char *why)
{
	struct passed_over *v = vec_push(p->ws->a, &p->in->passed);

	v->path = c->path;
	v->rule = rule_text(rule)->id;
	v->why = why;
	if (p->found != NULL)
		diag_add(p->found, &(struct diag){ .rule = (uint16_t)rule,
		    .level = rule_text(rule)->level, .file = c->path,
		    .unit = "", .record = "", .month = "", .message = why,
		    .mend = "", .source = "", .item = -1 });
}

/* Lies the file where its root and unit belong (A02.2)? */
static bool
in_place(const struct candidate *c)
{
	const struct doc *d = &c->r.doc;

	if (!c->read)
		return strcmp(c->known->path, c->path) == 0;
	if (d->root == ROOT_NONE || c->place == NULL)
		return false;
	if (root_side(d->root) != SIDE_UNIT &&
	    strcmp(c->place, "office") == 0)
		return true;
	if (root_side(d->root) == SIDE_OFFICE)
		return false;
	return strncmp(c->place, "units/", 6) == 0 &&
	    d->unit.text != NULL &&
	    strcmp(c->place + 6, d->unit.text) == 0;
}

/* X04.2: of equal files the one in its place counts, else the first. */
static void
choose_copies(struct pass *p, struct map *chosen)
{
	for (size_t i = 0; i < p->n; i++) {
		struct candidate *c = &p->c[i];
		const struct candidate *had = map_get(chosen, c->sm3);

		if (c->got == INFILE_OK && (had == NULL ||
		    (!in_place(had) && in_place(c))))
			map_put(chosen, c->sm3, c);
	}
}

static bool
lies_elsewhere(struct pass *p, const struct map *chosen,
    const struct candidate *c)
{
	const struct candidate *first = map_get(chosen, c->sm3);

	if (c->got != INFILE_OK || first == c)
		return false;
	pass_over(p, c, RULE_X04_2, arena_printf(p->ws->a,
	    "与“%s”内容完全相同，只收那一份", first->path));
	return true;
}

/* X04.1: own date after the as-of date; true = not yet. */
static bool
not_yet(struct pass *p, const struct candidate *c)
{
	char own[40], as_of[40];

	if (!c->read || c->r.doc.own_day == DAY_NONE ||
	    c->r.doc.own_day <= p->ws->opt->as_of)
		return false;
	day_chinese(c->r.doc.own_day, own);
	day_chinese(p->ws->opt->as_of, as_of);
	pass_over(p, c, RULE_X04_1, arena_printf(p->ws->a,
	    "文件日期%s晚于截止日期%s，本次不接收", own, as_of));
	return true;
}

/* Which candidates are to be judged, and in what order. */
static void
select_order(struct pass *p)
{
	struct map chosen;

	map_init(&chosen, p->ws->a);
	choose_copies(p, &chosen);
	p->order = arena_array(p->ws->a, struct candidate *, p->n);
	for (size_t i = 0; i < p->n; i++) {
		struct candidate *c = &p->c[i];

		if (lies_elsewhere(p, &chosen, c) || not_yet(p, c)) {
			candidate_release(c);
			continue;
		}
		/* a check also says what the ledger knows of the file */
		if (c->read || p->found != NULL)
			p->order[p->n_order++] = c;
	}
	sort_stable(p->order, p->n_order, sizeof(*p->order),
	    candidate_compare, NULL);
}

/* --- one file --- */

/* The reader knows the catalogue's levels only. */
static void
apply_policy(const struct pass *p, const struct candidate *c,
    struct diag_list *l)
{
	const struct policy *policy = &p->ws->config.policy;
	const char *unit = c->r.doc.unit.text;

	for (size_t i = 0; i < l->d.n; i++) {
		struct diag *d = &l->d.v[i];

		d->level = policy_level(policy, (enum rule_id)d->rule,
		    LEVELS);
		d->waived = policy_waived(policy, (enum rule_id)d->rule,
		    unit == NULL ? "" : unit, p->ws->opt->as_of) != NULL;
	}
}

static const char *
unreadable_why(enum infile_result r)
{
	static const char *const why[] = {
		[INFILE_ABSENT] = "文件在读取时已不存在",
		[INFILE_ESCAPES] = "文件是链接，不予读取",
		[INFILE_NOT_PLAIN] = "不是普通文件，或者有多个名字（硬链接）",
		[INFILE_TOO_BIG] = "文件超过512 MiB",
		[INFILE_UNREADABLE] = "没有权限或者读取出错",
	};

	return why[r];
}

/*
 * A14.1 where what is secret cannot be cut out: the whole file is
 * refused, and nothing said of it bears content.
 */
static void
refuse_secret(const struct pass *p, struct candidate *c)
{
	struct diag_list *l = &c->r.found;

	for (size_t i = 0; i < l->d.n; i++) {
		l->d.v[i].message = rule_text((enum rule_id)
		    l->d.v[i].rule)->what;
		l->d.v[i].mend = "";
		l->d.v[i].record = "";
	}
	diag_add(l, &(struct diag){ .rule = RULE_A14_1,
	    .level = policy_level(&p->ws->config.policy, RULE_A14_1, LEVELS),
	    .file = c->path, .unit = "", .record = "", .month = "",
	    .message = "文件中有标为秘密、机密或者绝密的内容，不在记录之内，"
	    "不能单独剔除", .mend = "删去涉密内容后重新报送；涉密内容不得在"
	    "普通计算机上处理", .source = "", .item = -1 });
}

static void
judge_one(struct pass *p, struct candidate *c)
{
	struct judging j = {
		.doc = &c->r.doc, .facts = &p->h->facts,
		.policy = &p->ws->config.policy, .calendar = p->ws->calendar,
		.file = c->path, .sm3 = c->sm3, .place = c->place,
		.received = p->ws->opt->as_of,
		.well_formed = c->r.canonical_bytes > 0, .alone = p->alone,
		.found = &c->r.found,
	};

	if (c->got != INFILE_OK) {
		enum rule_id rule = c->got == INFILE_TOO_BIG ? RULE_X01_4 :
		    RULE_X05_1;

		c->r.found.d.n = 0;
		diag_add(&c->r.found, &(struct diag){ .rule = (uint16_t)rule,
		    .file = c->path, .unit = "", .record = "", .month = "",
		    .message = unreadable_why(c->got), .mend = "",
		    .source = "", .item = -1 });
		apply_policy(p, c, &c->r.found);
		return;
	}
	apply_policy(p, c, &c->r.found);
	judge_document(&j);
	if (c->uncut_secret && !p->ws->config.policy.secret_office)
		refuse_secret(p, c);
	diag_sort(&c->r.found);
	if (!c->secret)
		xml_fill_sources(&c->r, &c->r.found);
}

static bool
is_secret_item(const struct doc *d, int32_t item)
{
	const struct submission *s = d->as.submission;

	if (d->root != ROOT_SUBMISSION || s == NULL)
		return false;
	for (size_t i = 0; i < s->record.n; i++)
		if (s->record.v[i].item.ordinal == item)
			return secrecy_closed(
			    s->record.v[i].f_secrecy.text);
	return false;
}

/*
 * A14.1: what is said of a secret matter bears no content.  Where it is
 * refused for being secret, that alone is said.
 */
static void
mask_secrets(const struct pass *p, struct candidate *c)
{
	struct diag_list *l = &c->r.found;
	bool office = p->ws->config.policy.secret_office;
	size_t kept = 0;

	for (size_t i = 0; i < l->d.n; i++) {
		struct diag d = l->d.v[i];
		bool secret = is_secret_item(&c->r.doc, d.item);

		if (secret && !office && d.rule != RULE_A14_1 &&
		    d.rule != RULE_X02_2)
			continue;
		if (secret && d.rule != RULE_A14_1) {
			d.message = rule_text((enum rule_id)d.rule)->what;
			d.mend = "";
		}
		l->d.v[kept++] = d;
	}
	l->d.n = kept;
}

/* Which items the ledger does not keep. */
static bool *
items_left_out(const struct pass *p, const struct candidate *c, bool *any)
{
	const struct doc *d = &c->r.doc;
	size_t n = (size_t)d->n_items;
	bool *out = arena_array((struct arena *)(uintptr_t)&c->a, bool, n);

	*any = false;
	if (p->ws->config.policy.secret_office)
		return out;
	for (size_t i = 0; i < n; i++) {
		out[i] = is_secret_item(d, (int32_t)i);
		*any = *any || out[i];
	}
	return out;
}

/* Fills the entry's items from the body. */
static void
fill_items(struct entry *x, const struct doc *d, const bool *accepted,
    const bool *left_out, struct arena *a)
{
	size_t n = (size_t)d->n_items;
	struct entry_item *item = arena_array(a, struct entry_item, n);

	for (size_t i = 0; i < doc_items(d); i++) {
		const struct doc_item row = doc_item(d, i);
		const struct item *t = row.item;
		struct entry_item *out = &item[t->ordinal];
		const char *id = t->id.text;

		assert(t->ordinal >= 0 && (size_t)t->ordinal < n);
		out->ordinal = t->ordinal;
		out->kind = row.kind;
		out->id = id == NULL ? "" : arena_strdup(a, id);
		out->accepted = accepted[t->ordinal];
		out->amended = row.amended;
		out->at = t->at;
	}
	for (size_t i = 0, k = 0; i < n; i++) {
		if (item[i].kind == NULL)
			item[i] = (struct entry_item){ .ordinal = (int32_t)i,
			    .kind = "", .id = "" };
		item[i].canonical = left_out[i] ? -1 : (int32_t)k++;
	}
	x->item = item;
	x->n_items = n;
}

static void
fill_entry(const struct pass *p, const struct candidate *c,
    struct entry *x, struct arena *a)
{
	const struct doc *d = &c->r.doc;

	x->root = d->root;
	x->identity = arena_strdup(a, d->identity == NULL ? "" :
	    d->identity);
	x->unit = arena_strdup(a, d->unit.text == NULL ? "" : d->unit.text);
	x->path = arena_strdup(a, c->path);
	x->received = p->ws->opt->as_of;
	x->own_day = d->own_day;
	x->year = d->year;
	if (d->f_month.text == NULL || !month_parse(d->f_month.text, &x->month))
		x->month = -1;
	memcpy(x->sm3, c->sm3, DIGEST_HEX);
}

/* Appends under a savepoint; in a check only numbers the entry. */
static bool
append(struct pass *p, struct entry *x, const struct deposit *with,
    struct err *e)
{
	struct err ignored = ERR_INIT;

	if (!p->keep) {
		x->seq = p->next_seq++;
		return true;
	}
	if (!store_savepoint(p->ws->store, e))
		return false;
	if (!store_append(p->ws->store, x, with, e)) {
		store_undo(p->ws->store, &ignored);
		return false;
	}
	return store_release(p->ws->store, e);
}

static void
count_entry(struct pass *p, const struct candidate *c,
    const struct entry *x)
{
	p->in->by_verdict[x->verdict]++;
	p->in->n_new++;
	*vec_push(p->ws->a, &p->in->entry) = x;
	for (size_t i = 0; p->found != NULL && i < c->r.found.d.n; i++)
		diag_add(p->found, &c->r.found.d.v[i]);
}

static bool
keep_one(struct pass *p, struct candidate *c, struct err *e)
{
	struct arena *fa = &p->h->facts_arena;
	struct entry *x = arena_new(fa, struct entry);
	bool *accepted = arena_array(&c->a, bool, (size_t)c->r.doc.n_items);
	bool cut, *left_out = items_left_out(p, c, &cut);
	const struct field *root = &c->r.doc.root_text;
	struct deposit with = {
		.root_text = root->text == NULL ? "" : root->text,
		.n_original = c->n, .n_canonical = c->r.canonical_bytes,
		.found = &c->r.found,
	};

	fill_entry(p, c, x, fa);
	x->verdict = judge_verdict(&c->r.doc, &c->r.found, accepted);
	if (c->read)
		candidate_context(c, &p->h->facts, p->ws->config.rules_sm3,
		    accepted, x->context);
	fill_items(x, &c->r.doc, accepted, left_out, fa);
	with.canonical = with.n_canonical == 0 ? "" : c->r.canonical;
	if (cut)
		with.canonical = xml_canonical_without(&c->r, left_out, &c->a,
		    &with.n_canonical);
	if (!cut && (!c->secret || p->ws->config.policy.secret_office))
		with.original = c->bytes;
	else if (c->uncut_secret)
		with.n_canonical = 0;
	sm3_hex(with.canonical, with.n_canonical, x->canonical_sm3);
	if (!append(p, x, &with, e))
		return false;
	if (x->root == ROOT_SUBMISSION || with.original == NULL)
		history_add(p->h, x, with.canonical, with.n_canonical);
	else
		history_add(p->h, x, (const char *)c->bytes, c->n);
	map_put(&p->by_path, x->path, x);
	note_taken(p, x);
	count_entry(p, c, x);
	return true;
}

/* What the ledger has already said of these bytes (check only). */
static bool
say_known(struct pass *p, const struct candidate *c, const struct entry *x,
    struct err *e)
{
	struct diag_list l = { .a = p->ws->a };

	if (p->found == NULL)
		return true;
	p->in->by_verdict[x->verdict]++;
	if (!store_findings(p->ws->store, x, &l, e))
		return false;
	for (size_t i = 0; i < l.d.n; i++) {
		l.d.v[i].file = c->path;
		diag_add(p->found, &l.d.v[i]);
	}
	return true;
}

/* The entry whose word still holds for these bytes, or NULL. */
static const struct entry *
still_holds(const struct pass *p, const struct candidate *c,
    const char *context)
{
	const struct entry *x = c->known, *y;

	if (x == NULL || x->verdict == VERDICT_ACCEPTED)
		return x;
	if (c->got != INFILE_OK || strcmp(x->path, c->path) != 0)
		x = map_get(&p->by_path, c->path);
	if (x == NULL || strcmp(x->sm3, c->sm3) != 0)
		return NULL;
	if (strcmp(x->context, context) == 0)
		return x;
	/* a later filing has taken its place: it is not the last word */
	y = map_get(&p->taken, x->identity);
	return y != NULL && y->seq > x->seq ? x : NULL;
}

void
pass_judge(struct pass *p, struct candidate *c)
{
	judge_one(p, c);
	if (c->secret)
		mask_secrets(p, c);
}

bool
pass_settle(struct pass *p, struct candidate *c, struct err *e)
{
	bool ok = keep_one(p, c, e);

	candidate_release(c);
	return ok;
}

static bool
take_one(struct pass *p, struct candidate *c, struct err *e)
{
	char context[DIGEST_HEX] = "";
	const struct entry *x;
	bool ok;

	if (!wait_settle_same(p, c, e))
		return false;

	if (c->read)
		candidate_context(c, &p->h->facts,
		    p->ws->config.rules_sm3, NULL, context);
	x = still_holds(p, c, context);
	if (x == NULL && wait_judge(p, c))
		return true;
	ok = x != NULL ? say_known(p, c, x, e) : keep_one(p, c, e);
	candidate_release(c);
	return ok;
}

bool
pass_run(struct pass *p, struct err *e)
{
	bool ok;

	index_entries(p);
	p->next_seq = (int64_t)p->h->facts.entry.n + 1;
	p->in->n_seen = p->n;
	pool_run(p->ws->opt->jobs, p->n, read_one, p);
	ok = schema_set_sound(p->ws->schema, false, e);
	if (ok)
		select_order(p);
	for (size_t i = 0; ok && i < p->n_order; i++)
		ok = take_one(p, p->order[i], e);
	ok = ok && wait_settle(p, e);
	for (size_t i = 0; i < p->n; i++)
		candidate_release(&p->c[i]);
	return ok;
}
