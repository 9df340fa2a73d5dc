/*
 * verify_archive.c - the 廉洁档案 of a workspace, examined.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/outfile.h"
#include "io/xml_tree.h"
#include "out/archive.h"
#include "out/pdf.h"
#include "stage/archive_bag.h"
#include "stage/certificates.h"
#include "stage/seal.h"
#include "stage/transfer.h"
#include "stage/verify_parts.h"

/* Those of its signatures, or all the others. */
static void
take_faults(struct examining *x, struct proof *p,
    const struct examined_bag *b, bool of_signatures)
{
	struct arena *a = x->ws->a;

	for (size_t i = 0; i < b->report->fault.v.n; i++) {
		const struct bag_fault *f = &b->report->fault.v.v[i];

		if ((f->check == BAG_SIGNED) == of_signatures)
			proof_fault(a, p, arena_printf(a, "%s/%s", b->shown,
			    f->object), "%s", f->text);
	}
}

/* The files of one bag. */
static bool
examine_files(struct examining *x, struct proof *p, const char *person,
    const char *shown, struct err *e)
{
	struct workspace *ws = x->ws;
	const struct bag_asked asked = { ws->opt->jobs, x->key,
		x->asked->part, arena_printf(ws->a, "%s/", shown) };
	const struct bag_report *r;

	if (!verify_bag(workspace_out(ws, arena_printf(ws->a,
	    ARCHIVE_DIR "/%s", person)), &asked, ws->a, &r, e))
		return false;
	p->n += r->files - r->left_out;
	p->of += r->files;
	*vec_push(ws->a, &x->bag) = (struct examined_bag){ shown, r };
	take_faults(x, p, &x->bag.v[x->bag.n - 1], false);
	return true;
}

/* A link, too, is none: what it leads to lies elsewhere. */
static bool
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Its pieces, and the files of those. */
static bool
examine_made(struct examining *x, struct proof *p, const char *person,
    const char *shown, struct err *e)
{
	struct workspace *ws = x->ws;
	const char *object = arena_printf(ws->a, ARCHIVE_DIR "/%s", person);
	struct file_names made = { { NULL, 0, 0 } };
	struct archive_pieces v;
	struct err own = ERR_INIT;
	const char *const *there;
	size_t n;

	if (!archive_pieces_load(ws, person, &v, &own))
		return verify_damage(x, p, shown, false, &own, e);
	if (!dir_tree(ws->a, workspace_out(ws, object), &there, &n, e))
		return false;
	archive_bag_files(ws->a, &v, &made);
	seal_files(ws->a, there, n, &made);
	return verify_exactly(x, p, object, &made, e);
}

/* As it was sealed, and every piece with its number. */
static bool
examine_bag(struct examining *x, struct proof *p, const char *person,
    struct err *e)
{
	struct workspace *ws = x->ws;
	const char *shown = arena_printf(ws->a, "outputs/" ARCHIVE_DIR "/%s",
	    person);
	size_t before = p->fault.n;
	const char *fault;

	if (!is_folder(workspace_out(ws, arena_printf(ws->a,
	    ARCHIVE_DIR "/%s", person)))) {
		proof_fault(ws->a, p, shown, "不是文件夹，不是程序放在这里的");
		return true;
	}
	if (!examine_files(x, p, person, shown, e))
		return false;
	if (p->fault.n > before)
		return true;
	if (!archive_bag_sealed(ws, person, &fault, e))
		return false;
	if (fault != NULL)
		proof_fault(ws->a, p, shown, "%s", fault);
	return examine_made(x, p, person, shown, e);
}

bool
verify_archive(struct examining *x, struct proof *p, struct err *e)
{
	struct workspace *ws = x->ws;
	const char *const *name;
	struct event_objects known;
	size_t n;

	if (!dir_list(ws->a, workspace_out(ws, ARCHIVE_DIR), &name, &n, e) ||
	    !store_events(ws->store, ARCHIVE_EVENT, ws->opt->as_of, ws->a,
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

/* Whose a key is that only a bag brings along, nobody has tested. */
bool
verify_signatures(struct examining *x, struct proof *p, struct err *e)
{
	char own[DIGEST_HEX];

	(void)e;
	for (size_t i = 0; i < x->bag.n; i++)
		take_faults(x, p, &x->bag.v[i], true);
	if (x->key == NULL)
		return true;
	sign_fingerprint(x->key, own);
	p->fingerprint = arena_strdup(x->ws->a, own);
	p->tested = x->bag.n > 0;
	p->n = (int64_t)x->bag.n;
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
	    piece->kind), FILE_MOST, &pdf, &n, own) && pdf_check(pdf, n,
	    (size_t)piece->pages, own);
}

/* By templates/schema/archive.xsd. */
static bool
metadata_valid(struct workspace *ws, const char *folder,
    const struct schema *xsd, struct err *own)
{
	const struct xml_node *root;

	return xml_tree_valid(ws->a, arena_printf(ws->a,
	    "%s/" ARCHIVE_METADATA, folder), xsd, &root, own);
}

static bool
facts_open(struct workspace *ws, const char *folder, struct err *own)
{
	const struct xml_node *root;

	return xml_tree_read(ws->a, arena_printf(ws->a, "%s/" ARCHIVE_FACTS,
	    folder), NULL, &root, own);
}

static void
examine_pieces(struct examining *x, struct proof *p, const char *person,
    const struct schema *xsd)
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
		p->of++;
		if (!part_has(&x->asked->part, arena_printf(ws->a,
		    "outputs/%s", piece)))
			continue;
		p->n++;
		if (!metadata_valid(ws, folder, xsd, &own) ||
		    !paper_opens(ws, folder, &v.v.v[i], &own) ||
		    !facts_open(ws, folder, &own))
			proof_fault(ws->a, p, arena_printf(ws->a,
			    "outputs/%s", piece), "%s", own.text);
	}
}

/* A paper of the archive itself: nothing says how many pages it has. */
static void
examine_paper(struct examining *x, struct proof *p, const char *object,
    const char *file)
{
	struct arena *a = x->ws->a;
	const char *path = arena_printf(a, "%s/%s", object, file);
	const char *shown = arena_printf(a, "outputs/%s", path), *pdf;
	struct err own = ERR_INIT;
	size_t n;

	p->tested = true;
	p->of++;
	if (!part_has(&x->asked->part, shown))
		return;
	p->n++;
	if (!file_read(a, workspace_out(x->ws, path), FILE_MOST, &pdf, &n,
	    &own) || !pdf_check(pdf, n, 0, &own))
		proof_fault(a, p, shown, "%s", own.text);
}

/* Those that the ledger knows. */
static bool
examine_papers(struct examining *x, struct proof *p, struct err *e)
{
	struct workspace *ws = x->ws;
	struct publication_events list;
	struct placed_certificates c;

	if (!store_placed(ws->store, TRANSFER_EVENT, ws->a, &list, e) ||
	    !verify_certificates_placed(x, &c, e))
		return false;
	for (size_t i = 0; i < list.n; i++)
		examine_paper(x, p, list.v[i].object, ARCHIVE_LIST_PAPER);
	for (size_t i = 0; i < c.v.n; i++)
		examine_paper(x, p, c.v.v[i].place, CERTIFICATE_PAPER);
	return true;
}

bool
verify_readable(struct examining *x, struct proof *p, struct err *e)
{
	const char *const *name;
	struct schema *xsd;
	size_t n;

	if (!dir_list(x->ws->a, workspace_out(x->ws, ARCHIVE_DIR), &name, &n,
	    e) || !verify_schema(x, "archive", &xsd, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		examine_pieces(x, p, name[i], xsd);
		examine_paper(x, p, arena_printf(x->ws->a, ARCHIVE_DIR "/%s",
		    name[i]), ARCHIVE_CATALOGUE);
	}
	xml_tree_schema_free(xsd);
	return examine_papers(x, p, e);
}
