/*
 * sample_papers.h - the examples of samples/papers for tests: every file
 * there, its 文种 out of its root element, and the templates of
 * kinds.xml.  A new kind is a template and an example, and no code here.
 */
#ifndef SAMPLE_PAPERS_H
#define SAMPLE_PAPERS_H

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "io/config.h"
#include "out/gongwen.h"
#include "stage/paper_facts.h"

struct sample_paper {
	const char *stem;           /* yujing */
	struct gongwen_order order; /* kind and facts */
};

struct sample_papers {
	struct arena a;
	struct config config;
	VEC(struct sample_paper) v; /* by stem */
	VEC(struct template_file) file;
};

static int
sample_order(const void *a, const void *b)
{
	const struct sample_paper *x = a, *y = b;

	return strcmp(x->stem, y->stem);
}

/* The value of 文种="…" in the example's root element. */
static const char *
sample_kind(struct sample_papers *s, const char *facts)
{
	static const char key[] = "文种=\"";
	const char *p = strstr(facts, key), *end;

	assert_non_null(p);
	p += sizeof(key) - 1;
	end = strchr(p, '"');
	assert_non_null(end);
	return arena_strndup(&s->a, p, (size_t)(end - p));
}

/* An example: facts as XML; of a receipt its JSON. */
static void
sample_read(struct sample_papers *s, const char *name)
{
	const char *path = arena_printf(&s->a, "samples/papers/%s", name);
	const char *dot = strrchr(name, '.');
	const struct paper_kind *kind;
	struct sample_paper *p;
	struct sbuf facts = SBUF_INIT;
	struct err e = ERR_INIT;

	if (dot == NULL || dot == name || (strcmp(dot, ".xml") != 0 &&
	    strcmp(dot, ".json") != 0))
		return;
	p = vec_push(&s->a, &s->v);
	p->stem = arena_strndup(&s->a, name, (size_t)(dot - name));
	if (!file_read(&s->a, path, 1 << 22, &p->order.facts,
	    &p->order.n_facts, &e))
		fail_msg("%s", e.text);
	p->order.kind = strcmp(dot, ".json") == 0 ? PAPER_RECEIPT :
	    sample_kind(s, p->order.facts);
	kind = config_kind(&s->config, p->order.kind);
	if (kind == NULL)
		fail_msg("%s: no such kind", path);
	p->order.needs_approval = kind->approval;
	if (strcmp(dot, ".json") != 0)
		return;
	if (!receipt_facts(&s->config, p->order.facts, p->order.n_facts,
	    path, &facts, &e))
		fail_msg("%s", e.text);
	p->order.facts = arena_strndup(&s->a, sbuf_text(&facts), facts.n);
	p->order.n_facts = facts.n;
	sbuf_release(&facts);
}

static void
samples_read(struct sample_papers *s)
{
	DIR *d = opendir("samples/papers");
	struct err e = ERR_INIT;
	const struct dirent *f;

	assert_non_null(d);
	if (!config_load(&s->a, "templates", &s->config, &e))
		fail_msg("%s", e.text);
	for (size_t i = 0; i < s->config.kind.n; i++)
		*vec_push(&s->a, &s->file) = (struct template_file){
			s->config.kind.v[i].name, s->config.kind.v[i].file };
	while ((f = readdir(d)) != NULL)
		sample_read(s, f->d_name);
	closedir(d);
	assert_true(s->v.n >= 4);
	qsort(s->v.v, s->v.n, sizeof(*s->v.v), sample_order);
}

static struct template_set *
samples_templates(const struct sample_papers *s, unsigned jobs)
{
	return template_set_new("templates/papers", s->file.v, s->file.n,
	    jobs);
}

static void
samples_release(struct sample_papers *s)
{
	config_release(&s->config);
	arena_release(&s->a);
}

#endif
