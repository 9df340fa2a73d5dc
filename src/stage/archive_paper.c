#include "stage/archive_paper.h"

#include <string.h>

/* Facts, text and bytes of the paper; no bytes: a 草稿. */
static bool
print(struct press *press, const struct paper_source *from,
    const struct paper_job *job, struct arena *a, struct archive_piece *p,
    struct err *e)
{
	struct sbuf facts = SBUF_INIT;
	struct printed got = { .pdf = SBUF_INIT };
	struct press_order order = { .kind = paper_name(job->paper),
		.date = from->results->as_of };
	bool ok;

	paper_facts(from, job, a, &facts);
	p->n_facts = facts.n;
	p->facts = arena_strndup(a, sbuf_text(&facts), facts.n);
	sbuf_release(&facts);
	order.facts = p->facts;
	order.n = p->n_facts;
	ok = press_print(press, &order, a, &got, e);
	if (ok && !got.draft) {
		p->title = got.title;
		p->reference = got.number;
		p->responsible = got.organ;
		p->dated = got.dated;
		p->secrecy = got.secrecy;
		p->pages = (int64_t)got.pages;
		p->n_pdf = got.pdf.n;
		p->pdf = arena_strndup(a, sbuf_text(&got.pdf), got.pdf.n);
	}
	sbuf_release(&got.pdf);
	return ok;
}

/* What is of the paper alone, where the piece does not say it better. */
static void
complete(struct archive_piece *p, const struct archive_piece *paper,
    const struct paper_job *job)
{
	struct archive_piece whole = *paper;

	whole.person = p->person;
	whole.rule = p->rule;
	whole.kind = p->kind;
	whole.id = p->id;
	whole.version = p->version;
	whole.replaces_kind = p->replaces_kind;
	whole.retention = p->retention;
	whole.withdraws = p->withdraws;
	whole.own_day = p->own_day;
	if (whole.dated[0] == '\0' || p->own_day)
		whole.dated = p->dated;
	if (p->title[0] != '\0')
		whole.title = p->title;
	whole.file = job->file;
	whole.as_of = p->as_of;
	whole.count = p->count;
	*p = whole;
}

bool
archive_paper(struct press *press, const struct paper_source *from,
    const struct paper_job *job, struct arena *a, struct archive_pieces *out,
    struct err *e)
{
	struct archive_piece paper = { .number = 0 };

	memset(out, 0, sizeof(*out));
	/* of the year before: what is still asked for, nothing of it
	 * belongs into a file */
	if (job->of == NULL)
		archive_due(a, from, job, out);
	if (out->v.n == 0)
		return true;
	if (!print(press, from, job, a, &paper, e))
		return false;
	if (paper.pdf == NULL)
		out->v.n = 0;
	for (size_t i = 0; i < out->v.n; i++)
		complete(&out->v.v[i], &paper, job);
	return true;
}
