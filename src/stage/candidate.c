/*
 * candidate.c - reading one input file and looking at its evidence.
 */
#include "stage/candidate.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/catalogue.h"

/* Is `p`, after the word 密级, an attribute of a secret level? */
static bool
says_secret(const char *p)
{
	char value[32] = "";
	size_t n;

	p += strspn(p, " \t\r\n");
	if (*p++ != '=')
		return false;
	p += strspn(p, " \t\r\n\"'");
	n = strcspn(p, "\"'<>");
	memcpy(value, p, n < sizeof(value) ? n : sizeof(value) - 1);
	return secrecy_closed(value);
}

/* How often the text says 密级="秘密" and the like, wherever it stands. */
static size_t
secret_words(const char *text)
{
	static const char word[] = "密级";
	const char *p = strstr(text, word);
	size_t n = 0;

	for (; p != NULL; p = strstr(p, word)) {
		p += strlen(word);
		n += says_secret(p);
	}
	return n;
}

static bool
undecodable(const struct candidate *c)
{
	for (size_t i = 0; i < c->r.found.d.n; i++)
		if (c->r.found.d.v[i].rule == RULE_X01_1)
			return true;
	return false;
}

/* 密级 in the bytes of a file that could not be decoded to its end: none
 * of it is kept, whatever the level. */
static bool
speaks_of_secrecy(const struct candidate *c)
{
	static const struct { const char *bytes; size_t n; } word[] = {
		{ "\xe5\xaf\x86\xe7\xba\xa7", 6 },  /* UTF-8 */
		{ "\xc3\xdc\xbc\xb6", 4 },            /* GB18030 */
		{ "\xc6\x5b\xa7\x7e", 4 },            /* UTF-16LE */
		{ "\x5b\xc6\x7e\xa7", 4 },            /* UTF-16BE */
	};

	for (size_t i = 0; undecodable(c) && i < 4; i++)
		if (memmem(c->bytes, c->n, word[i].bytes, word[i].n) != NULL)
			return true;
	return false;
}

/*
 * Secret matter stands in records, which can be cut one by one; what
 * says so elsewhere (a wrong root, a comment, a broken file) cannot.
 */
static void
find_secrets(struct candidate *c)
{
	const struct doc *d = &c->r.doc;
	size_t n = 0, said = c->r.text == NULL ? 0 : secret_words(c->r.text);

	if (d->root == ROOT_SUBMISSION && d->as.submission != NULL)
		for (size_t i = 0; i < d->as.submission->record.n; i++)
			n += secrecy_closed(d->as.submission->record.v[i]
			    .f_secrecy.text);
	c->uncut_secret = c->r.canonical_bytes == 0 ? n + said > 0 :
	    said > n;
	c->secret = n > 0 || c->uncut_secret || speaks_of_secrecy(c);
}

static enum evidence_state
look_at(const struct indir *in, const struct evidence *v)
{
	static const enum evidence_state state[] = {
		[INFILE_OK] = EVIDENCE_OK,
		[INFILE_ABSENT] = EVIDENCE_ABSENT,
		[INFILE_ESCAPES] = EVIDENCE_ESCAPES,
		[INFILE_NOT_PLAIN] = EVIDENCE_NOT_PLAIN,
		[INFILE_TOO_BIG] = EVIDENCE_UNREADABLE,
		[INFILE_UNREADABLE] = EVIDENCE_UNREADABLE,
	};
	uint8_t sum[DIGEST_BYTES];
	enum infile_result r;

	if (!v->readable || v->path.text == NULL)
		return EVIDENCE_UNSEEN;
	r = infile_digest(in, v->path.text, (int)v->kind, sum);
	if (r == INFILE_OK && memcmp(sum, v->sum, DIGEST_BYTES) != 0)
		return EVIDENCE_DIFFERS;
	return state[r];
}

/* A record accepted as it is: its evidence is not looked at again. */
static bool
accepted_already(const struct facts *f, const char *unit,
    const struct record *r)
{
	const struct fact_record *had;

	if (unit == NULL || r->item.id.text == NULL)
		return false;
	had = facts_record(f, unit, r->item.id.text);
	return had != NULL && strcmp(had->canonical, r->item.canonical) == 0;
}

static enum infile_result
open_folder(const struct candidate *c, struct indir *out)
{
	struct err ignored = ERR_INIT;

	if (c->base != NULL)
		return indir_below(c->base, c->folder, out);
	return indir_open(c->folder, out, &ignored) ? INFILE_OK :
	    INFILE_UNREADABLE;
}

static void
see_evidence(struct candidate *c, const struct facts *f)
{
	const struct doc *d = &c->r.doc;
	struct indir in = INDIR_INIT;
	struct submission *s = d->as.submission;

	if (d->root != ROOT_SUBMISSION || s == NULL ||
	    open_folder(c, &in) != INFILE_OK)
		return;
	for (size_t i = 0; i < s->record.n; i++) {
		struct record *r = &s->record.v[i];
		bool had = accepted_already(f, d->unit.text, r);

		for (size_t k = 0; k < r->evidence.n; k++)
			r->evidence.v[k].state = had ? EVIDENCE_OK :
			    look_at(&in, &r->evidence.v[k]);
	}
	indir_close(&in);
}

/* Must the file be judged, or does the ledger have the last word? */
static bool
settled(const struct candidate *c)
{
	return c->known != NULL && c->known->verdict == VERDICT_ACCEPTED;
}

void
candidate_read(struct candidate *c, const struct workspace *ws,
    const struct history *h, const struct map *known)
{
	struct indir in = INDIR_INIT;

	c->got = open_folder(c, &in);
	if (c->got == INFILE_OK)
		c->got = infile_read(&in, c->name, MAX_FILE_BYTES, &c->a,
		    &c->bytes, &c->n);
	indir_close(&in);
	if (c->got != INFILE_OK) {
		c->bytes = (const uint8_t *)"";
		c->n = 0;
	}
	sm3_hex(c->bytes, c->n, c->sm3);
	c->known = map_get(known, c->sm3);
	if (settled(c))
		return;
	xml_read(ws->schema, c->path, c->bytes, c->n, &c->a, &c->r);
	c->read = true;
	find_secrets(c);
	see_evidence(c, &h->facts);
}

void
candidate_release(struct candidate *c)
{
	arena_release(&c->a);
	c->read = false;
}

static void
add_line(struct digest_ctx *c, const char *what, const char *value)
{
	digest_add(c, what, strlen(what));
	digest_add(c, " ", 1);
	digest_add(c, value, strlen(value));
	digest_add(c, "\n", 1);
}

static const char *
sm3_of(const struct filed *f)
{
	return f->entry == NULL ? "" : f->entry->sm3;
}

static void
add_documents(struct digest_ctx *c, const struct facts *f, int year,
    const char *unit)
{
	const struct fact_year *y = facts_year(f, year);

	if (y == NULL)
		return;
	add_line(c, "roster", sm3_of(&y->roster));
	add_line(c, "plan", sm3_of(&y->plan));
	for (size_t i = 0; unit[0] != '\0' && i < y->worklist.n; i++)
		if (strcmp(y->worklist.v[i].entry->unit, unit) == 0)
			add_line(c, "worklist", sm3_of(&y->worklist.v[i]));
}

void
candidate_context(const struct candidate *c, const struct facts *f,
    const char *rules_sm3, const bool *accepted, char out[DIGEST_HEX])
{
	struct digest_ctx *ctx = digest_new(DIGEST_SM3);
	const struct doc *d = &c->r.doc;
	uint8_t sum[DIGEST_BYTES];

	add_line(ctx, "rules", rules_sm3);
	/* a 台账 that was taken in in part is no news to itself */
	add_documents(ctx, f, d->year, d->root == ROOT_WORKLIST ? "" :
	    field_text(&d->unit));
	for (size_t i = 0; d->root == ROOT_SUBMISSION &&
	    d->as.submission != NULL && i < d->as.submission->record.n; i++) {
		const struct record *r = &d->as.submission->record.v[i];

		bool had = accepted_already(f, d->unit.text, r) ||
		    (accepted != NULL && accepted[r->item.ordinal]);

		for (size_t k = 0; k < r->evidence.n; k++) {
			char state[12];

			snprintf(state, sizeof(state), "%d", had ?
			    (int)EVIDENCE_OK : (int)r->evidence.v[k].state);
			add_line(ctx, "evidence", state);
		}
	}
	digest_done(ctx, sum);
	hex_encode(out, sum, DIGEST_BYTES);
}

/* --- the order of taking in (DESIGN.md) --- */

static int64_t
batch_of(const struct doc *d)
{
	return d->root == ROOT_SUBMISSION && d->as.submission != NULL ?
	    d->as.submission->batch : 0;
}

int
candidate_compare(const void *x, const void *y, void *ctx)
{
	const struct candidate *a = *(struct candidate *const *)x;
	const struct candidate *b = *(struct candidate *const *)y;
	const struct doc *p = &a->r.doc, *q = &b->r.doc;
	int c;

	(void)ctx;
	if (p->root != q->root)
		return p->root < q->root ? -1 : 1;
	if (p->own_day != q->own_day) /* DAY_NONE is the least */
		return p->own_day < q->own_day ? -1 : 1;
	c = strcmp(field_text(&p->unit), field_text(&q->unit));
	if (c != 0)
		return c;
	if (batch_of(p) != batch_of(q))
		return batch_of(p) < batch_of(q) ? -1 : 1;
	/* of one day, unit and batch the hour decides before the path */
	if (p->filed.t != q->filed.t)
		return p->filed.t < q->filed.t ? -1 : 1;
	return strcmp(a->path, b->path);
}
