/*
 * typeset_missing.c - the first character of a paper that cannot be set,
 * found by walking the tree as it is read: the command that printed the
 * paper looks for the text in its input and names the line.
 *
 * Strings that the tree keeps without a face are walked in the face that
 * their part of the paper is set in.
 */
#include "out/typeset.h"

#include <string.h>

#include "base/utf8.h"
#include "out/typeset_line.h"

struct walk {
	const struct font_set *fonts;
	uint32_t cp;       /* of the character found */
	const char *text;  /* where it was found; NULL so far */
};

static bool
walk_string(struct walk *w, const char *s, enum font_role role)
{
	size_t len = s == NULL ? 0 : strlen(s);

	for (size_t i = 0; i < len;) {
		uint32_t cp = utf8_next(s, len, &i);

		if (char_known(w->fonts, role, cp))
			continue;
		w->cp = cp;
		w->text = s;
		return true;
	}
	return false;
}

static bool
walk_text(struct walk *w, const struct gw_text *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (walk_string(w, t->span[i].text, t->span[i].role))
			return true;
	return false;
}

static bool
walk_rows(struct walk *w, const struct gw_row *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < row[i].n; k++)
			if (walk_text(w, &row[i].cell[k].text))
				return true;
	return false;
}

static bool
walk_table(struct walk *w, const struct gw_table *t)
{
	return walk_string(w, t->name, ROLE_HEI) ||
	    walk_rows(w, t->head, t->n_heads) ||
	    walk_rows(w, t->row, t->n_rows);
}

static bool
walk_list(struct walk *w, const struct gw_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (walk_text(w, &l->item[i]))
			return true;
	return false;
}

static bool
walk_chart(struct walk *w, const struct gw_chart *c)
{
	if (walk_string(w, c->name, ROLE_HEI) ||
	    walk_string(w, c->unit, ROLE_SONG))
		return true;
	for (size_t i = 0; i < c->n_labels; i++)
		if (walk_string(w, c->label[i], ROLE_SONG))
			return true;
	for (size_t i = 0; i < c->n_series; i++)
		if (walk_string(w, c->series[i].name, ROLE_SONG))
			return true;
	return false;
}

static bool
walk_blocks(struct walk *w, const struct gw_block *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool found = false;

		switch (v[i].kind) {
		case BLOCK_PARA:
			found = walk_text(w, &v[i].para->text);
			break;
		case BLOCK_TABLE:
			found = walk_table(w, v[i].table);
			break;
		case BLOCK_LIST:
			found = walk_list(w, v[i].list);
			break;
		case BLOCK_CHART:
			found = walk_chart(w, v[i].chart);
			break;
		}
		if (found)
			return true;
	}
	return false;
}

static bool
walk_head(struct walk *w, const struct gongwen *g)
{
	const struct gw_head *h = &g->head;

	return walk_string(w, h->copy_no, ROLE_BODY) ||
	    walk_string(w, h->secrecy, ROLE_HEI) ||
	    walk_string(w, h->urgency, ROLE_HEI) ||
	    walk_string(w, h->organ, ROLE_TITLE) ||
	    walk_string(w, h->doc_no, ROLE_BODY) ||
	    walk_string(w, h->signer, ROLE_KAI) ||
	    walk_text(w, &g->title) ||
	    walk_string(w, g->subtitle, ROLE_KAI) ||
	    walk_text(w, &g->addressee);
}

static bool
walk_signature(struct walk *w, const struct gw_signature *s)
{
	for (size_t i = 0; s != NULL && i < s->n_organs; i++)
		if (walk_text(w, &s->organ[i]))
			return true;
	return s != NULL && walk_string(w, s->date, ROLE_BODY);
}

static bool
walk_tail(struct walk *w, const struct gongwen *g)
{
	const struct gw_foot *f = g->foot;

	for (size_t i = 0; i < g->n_attachments; i++)
		if (walk_string(w, g->attachment[i], ROLE_BODY))
			return true;
	for (size_t i = 0; i < g->n_people; i++)
		if (walk_string(w, g->people[i].role, ROLE_HEI) ||
		    walk_text(w, &g->people[i].text))
			return true;
	if (walk_signature(w, g->signature) ||
	    walk_string(w, g->note, ROLE_BODY) ||
	    walk_blocks(w, g->slip, g->n_slips))
		return true;
	for (size_t i = 0; i < g->n_annexes; i++)
		if (walk_text(w, &g->annex[i].title) ||
		    walk_blocks(w, g->annex[i].block, g->annex[i].n_blocks))
			return true;
	return f != NULL && (walk_string(w, f->copy_to, ROLE_BODY) ||
	    walk_string(w, f->issuer, ROLE_BODY) ||
	    walk_string(w, f->issue_date, ROLE_BODY));
}

static bool
walk_traces(struct walk *w, const struct gongwen *g)
{
	for (size_t i = 0; i < g->n_traces; i++)
		if (walk_string(w, g->trace[i], ROLE_SONG))
			return true;
	return false;
}

bool
typeset_missing(const struct gongwen *g, const struct font_set *fonts,
    uint32_t *cp, const char **text)
{
	struct walk w = { .fonts = fonts };

	if (!walk_head(&w, g) && !walk_blocks(&w, g->block, g->n_blocks) &&
	    !walk_tail(&w, g) && !walk_traces(&w, g))
		return false;
	*cp = w.cp;
	*text = w.text;
	return true;
}
