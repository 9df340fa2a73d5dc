/*
 * verify_archive.c - the 廉洁档案 of a workspace, examined.
 */
#include <string.h>

#include "base/outfile.h"
#include "io/xml_tree.h"
#include "out/archive.h"
#include "out/pdf.h"
#include "stage/archive_bag.h"
#include "stage/manifest.h"
#include "stage/verify_parts.h"

enum { MAX_OUTPUT = 1 << 30 };

static const char archive_event[] = "归档";

/* A bag of ours holds what the last 归档 left there. */
static bool
examine_sealed(struct examining *x, struct proof *p, const char *person,
    const char *shown, struct err *e)
{
	struct workspace *ws = x->ws;
	const char *object = arena_printf(ws->a, ARCHIVE_DIR "/%s", person);
	const char *path = workspace_out(ws, arena_printf(ws->a,
	    "%s/" MANIFEST_FILE, object));
	char now[DIGEST_HEX], then[DIGEST_HEX];
	const char *text;
	struct err own = ERR_INIT;
	size_t n;
	day_t day;

	if (!store_last_event(ws->store, archive_event, object, &day, then,
	    e))
		return false;
	if (!file_read(ws->a, path, MAX_OUTPUT, &text, &n, &own)) {
		proof_fault(ws->a, p, shown, "%s", own.text);
		return true;
	}
	sm3_hex(text, n, now);
	if (day == DAY_NONE)
		proof_fault(ws->a, p, shown, "台账没有记过往这里归档");
	else if (strcmp(now, then) != 0)
		proof_fault(ws->a, p, shown, "内容清单与台账里最后一次归档的"
		    "不同：换成了旧的，或者改过");
	return true;
}

static bool
examine_bag(struct examining *x, struct proof *p, const char *person,
    struct err *e)
{
	struct workspace *ws = x->ws;
	const char *shown = arena_printf(ws->a, "outputs/" ARCHIVE_DIR "/%s",
	    person);
	const struct bag_report *r;
	struct archive_pieces v;
	struct err own = ERR_INIT;

	if (!verify_bag(workspace_out(ws, arena_printf(ws->a,
	    ARCHIVE_DIR "/%s", person)), ws->opt->jobs, x->key, ws->a, &r,
	    e))
		return false;
	p->n += r->files;
	for (size_t i = 0; i < r->fault.v.n; i++)
		proof_fault(ws->a, p, arena_printf(ws->a, "%s/%s", shown,
		    r->fault.v.v[i].object), "%s", r->fault.v.v[i].text);
	if (r->fault.v.n > 0)
		return true;
	return examine_sealed(x, p, person, shown, e) && verify_damage(x, p,
	    shown, archive_pieces_load(ws, person, &v, &own), &own, e);
}

bool
verify_archive(struct examining *x, struct proof *p, struct err *e)
{
	struct workspace *ws = x->ws;
	const char *const *name;
	struct event_objects known;
	size_t n;

	if (!dir_list(ws->a, workspace_out(ws, ARCHIVE_DIR), &name, &n, e) ||
	    !store_events(ws->store, archive_event, ws->opt->as_of, ws->a,
	    &known, e))
		return false;
	p->tested = n > 0 || known.n > 0;
	for (size_t i = 0; i < n; i++)
		if (!examine_bag(x, p, name[i], e))
			return false;
	for (size_t i = 0; i < known.n; i++)
		if (!dir_exists(workspace_out(ws, known.v[i])))
			proof_fault(ws->a, p, arena_printf(ws->a,
			    "outputs/%s", known.v[i]), "不见了：台账记着归过档");
	return true;
}

/* --- can it be read? --- */

static bool
paper_opens(struct workspace *ws, const char *folder,
    const struct archive_piece *piece, struct err *own)
{
	const char *pdf;
	size_t n;

	return file_read(ws->a, arena_printf(ws->a, "%s/%s.pdf", folder,
	    piece->kind), MAX_OUTPUT, &pdf, &n, own) && pdf_check(pdf, n,
	    (size_t)piece->pages, own);
}

static bool
facts_open(struct workspace *ws, const char *folder, struct err *own)
{
	const struct xml_node *root;

	return xml_tree_read(ws->a, arena_printf(ws->a, "%s/" ARCHIVE_FACTS,
	    folder), NULL, &root, own);
}

static void
examine_pieces(struct examining *x, struct proof *p, const char *person)
{
	struct workspace *ws = x->ws;
	struct archive_pieces v;
	struct err own = ERR_INIT;

	if (!archive_pieces_load(ws, person, &v, &own))
		return; /* said by verify_archive */
	for (size_t i = 0; i < v.v.n; i++) {
		const char *piece = arena_printf(ws->a, ARCHIVE_DIR "/%s/%s",
		    person, archive_folder(ws->a, &v.v.v[i]));
		const char *folder = workspace_out(ws, piece);

		own = (struct err)ERR_INIT;
		p->n++;
		if (!paper_opens(ws, folder, &v.v.v[i], &own) ||
		    !facts_open(ws, folder, &own))
			proof_fault(ws->a, p, arena_printf(ws->a,
			    "outputs/%s", piece), "%s", own.text);
	}
}

bool
verify_readable(struct examining *x, struct proof *p, struct err *e)
{
	const char *const *name;
	size_t n;

	if (!dir_list(x->ws->a, workspace_out(x->ws, ARCHIVE_DIR), &name, &n,
	    e))
		return false;
	p->tested = n > 0;
	for (size_t i = 0; i < n; i++)
		examine_pieces(x, p, name[i]);
	return true;
}
