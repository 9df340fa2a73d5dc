/*
 * gongwen.h - facts → 公文 tree, by the XSLT 1.0 templates of
 * templates/papers/ (libxslt; the one out module that sees libxml2 and
 * libxslt).
 * Shapes: facts are one XML document in memory, root 事实, namespace
 *         urn:liangze:facts:1 (docs/papers.md); a paper is never
 *         returned with a hole in it.
 * Errors: ERR_CONFIG with the template's file and line, in Chinese:
 *         a template that does not compile, a hole that stays empty, an
 *         element that the 公文 vocabulary does not know.
 * Threads: a set is made once, before threads start; all else may then
 *         run in any number of threads on the same set.
 * Safety: templates read no other file (but xsl:import and xsl:include
 *         of ASCII names in their own folder), write none, and use no
 *         network.
 * Owner:  the set is the caller's; papers live in the arena passed.
 */
#ifndef OUT_GONGWEN_H
#define OUT_GONGWEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/gongwen.h"

#define FACTS_NS "urn:liangze:facts:1"
#define GONGWEN_NS "urn:liangze:gongwen:1"

struct template_set;

/* A row of kinds.xml. */
struct template_file {
	const char *kind;  /* 文种: 预警提醒通知书 */
	const char *file;  /* yujing.xsl, in the folder of the set */
};

/*
 * The templates of `dir`; `jobs` is how many threads will render at the
 * same time (at least 1).  A template is compiled when it is first used.
 */
struct template_set *template_set_new(const char *dir,
    const struct template_file *v, size_t n, unsigned jobs);
void template_set_free(struct template_set *s); /* NULL-safe */
/* Compiles all of them; one whose file is not there is no fault. */
bool template_set_check(const struct template_set *s, struct err *e);

/* One paper to be made; borrowed. */
struct gongwen_order {
	const char *kind;   /* 文种 */
	const char *facts;  /* its facts, an XML document */
	size_t n_facts;     /* bytes */
	const char *file;   /* names them in errors; NULL: 数据 */
	bool needs_approval; /* 草稿 unless the facts have a 签批 */
	bool lines;         /* the facts' lines are those of `file` */
};

/* Runs the kind's template on the facts and checks what comes out. */
bool gongwen_render(const struct template_set *s,
    const struct gongwen_order *o, struct arena *a,
    const struct gongwen **out, struct err *e);
/* The same as far as the 公文 XML, indented, as text (tests, `paper`). */
bool gongwen_render_xml(const struct template_set *s,
    const struct gongwen_order *o, struct arena *a, const char **out,
    struct err *e);
/* The libraries and their versions, for doctor. */
const char *gongwen_version(struct arena *a);

#endif
