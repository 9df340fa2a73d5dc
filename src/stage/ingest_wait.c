/*
 * ingest_wait.c - references that go both ways: a 签批 names a 案件, a 案件
 * names a 签批, and one of them comes first.
 */
#include <string.h>

#include "rules/judge.h"
#include "stage/ingest_pass.h"

/* Those that name what comes after them in the order: a 案件, or a 谈话,
 * 督查, 评议 of the same run; a 案件 may name a 签批 that waits itself. */
static bool
names_later(enum root r)
{
	return r == ROOT_APPROVAL || r == ROOT_ADJUSTMENTS || r == ROOT_TALK ||
	    r == ROOT_CASE;
}

/* Is nothing refused in it but for X03.1, and that is? */
static bool
refused_for_names(const struct candidate *c)
{
	const struct doc *d = &c->r.doc;
	size_t n = 0;

	if (d->broken)
		return false;
	for (size_t i = 0; i < doc_items(d); i++)
		if (doc_item(d, i).item->broken)
			return false;
	for (size_t i = 0; i < c->r.found.d.n; i++) {
		const struct diag *f = &c->r.found.d.v[i];

		if (f->waived || (f->level != LEVEL_REFUSE &&
		    f->level != LEVEL_UNJUDGED))
			continue;
		if (f->rule != RULE_X03_1 || f->level == LEVEL_UNJUDGED)
			return false;
		n++;
	}
	return n > 0;
}

bool
wait_judge(struct pass *p, struct candidate *c)
{
	size_t n = c->r.found.d.n;
	struct waiting w = { c, NULL, n };

	if (!c->read || !names_later(c->r.doc.root)) {
		pass_judge(p, c);
		return false;
	}
	w.read = arena_memdup(&c->a, c->r.found.d.v, n *
	    sizeof(*c->r.found.d.v));
	pass_judge(p, c);
	if (!refused_for_names(c))
		return false;
	*vec_push(p->ws->a, &p->waiting) = w;
	return true;
}

/* As it was read, for another judgement. */
static void
forget_judgement(struct waiting *w)
{
	struct diag_list *l = &w->c->r.found;

	l->d.n = 0;
	for (size_t i = 0; i < w->n_read; i++)
		*vec_push(l->a, &l->d) = w->read[i];
}

/* Is one item of it refused, and another not? */
static bool
taken_in_part(struct candidate *c)
{
	bool *accepted = arena_array(&c->a, bool, (size_t)c->r.doc.n_items);

	return judge_verdict(&c->r.doc, &c->r.found, accepted) ==
	    VERDICT_PARTIAL;
}

/* Judges all that wait once more and settles those that are refused for
 * names no longer; says whether there was one. */
static bool
settle_those_found(struct pass *p, bool *moved, struct err *e)
{
	size_t left = 0;
	bool ok = true;

	*moved = false;
	for (size_t i = 0; i < p->waiting.n; i++) {
		struct waiting w = p->waiting.v[i];

		if (ok) {
			forget_judgement(&w);
			pass_judge(p, w.c);
		}
		if (!ok || refused_for_names(w.c)) {
			p->waiting.v[left++] = w;
			continue;
		}
		*moved = true;
		ok = pass_settle(p, w.c, e);
	}
	p->waiting.n = left;
	return ok;
}

/* What waits in vain for one item is there with the others, and may be
 * named: the first such is settled; says whether there was one. */
static bool
settle_one_in_part(struct pass *p, bool *moved, struct err *e)
{
	size_t at = 0;
	struct candidate *c;

	while (at < p->waiting.n && !taken_in_part(p->waiting.v[at].c))
		at++;
	*moved = at < p->waiting.n;
	if (!*moved)
		return true;
	c = p->waiting.v[at].c;
	for (size_t i = at + 1; i < p->waiting.n; i++)
		p->waiting.v[i - 1] = p->waiting.v[i];
	p->waiting.n--;
	return pass_settle(p, c, e);
}

bool
wait_settle(struct pass *p, struct err *e)
{
	bool ok = true, moved = true;

	while (ok && moved) {
		ok = settle_those_found(p, &moved, e);
		if (ok && !moved)
			ok = settle_one_in_part(p, &moved, e);
	}
	for (size_t i = 0; ok && i < p->waiting.n; i++)
		ok = pass_settle(p, p->waiting.v[i].c, e);
	p->waiting.n = 0;
	return ok;
}

bool
wait_settle_same(struct pass *p, const struct candidate *c, struct err *e)
{
	const char *id = c->r.doc.identity;
	size_t left = 0;
	bool ok = true;

	for (size_t i = 0; i < p->waiting.n; i++) {
		struct candidate *w = p->waiting.v[i].c;

		if (ok && c->read && id != NULL && w->r.doc.identity != NULL &&
		    strcmp(w->r.doc.identity, id) == 0)
			ok = pass_settle(p, w, e);
		else
			p->waiting.v[left++] = p->waiting.v[i];
	}
	p->waiting.n = left;
	return ok;
}
