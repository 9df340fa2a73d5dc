/*
 * transfer.c - from the bags to 归档移交单, and its receipts.
 */
#include "stage/transfer.h"

#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "io/archive_read.h"
#include "out/archive.h"
#include "stage/archive_bag.h"
#include "stage/archive_shelf.h"
#include "stage/history.h"
#include "stage/manifest.h"
#include "stage/paper_facts_parts.h"
#include "stage/publish.h"

static const char *
object_of(struct workspace *ws, const char *list)
{
	return arena_printf(ws->a, TRANSFER_DIR "/%s", list);
}

/* --- what there is --- */

/* "移交/<list>\t<day>\t<who>" of an event 签收 */
static bool
take_receipt(struct workspace *ws, struct transfer_lists *v,
    const char *said, struct err *e)
{
	const char *day = strchr(said, '\t');
	const char *by = day == NULL ? NULL : strchr(day + 1, '\t');
	struct transfer_list *l = NULL;
	day_t on;

	for (size_t i = 0; by != NULL && i < v->v.n; i++)
		if (strcmp(object_of(ws, v->v.v[i].name),
		    arena_strndup(ws->a, said, (size_t)(day - said))) == 0)
			l = &v->v.v[i];
	if (l == NULL || !day_parse(arena_strndup(ws->a, day + 1,
	    (size_t)(by - day - 1)), &on))
		return err_set(e, ERR_DAMAGED, "台账事件（" TRANSFER_RECEIPT
		    " %s）读不懂", said);
	l->received = on;
	l->receiver = by + 1;
	return true;
}

/* The folder is that of the event, and the list in it. */
static bool
load_list(struct workspace *ws, const char *object, struct transfer_list *l,
    struct err *e)
{
	const char *folder = workspace_out(ws, object);
	struct manifest_differences d = { { NULL, 0, 0 } };
	char digest[DIGEST_HEX];
	struct manifest m;
	day_t day;

	if (!store_last_event(ws->store, TRANSFER_EVENT, object, &day,
	    digest, e) || !manifest_read(ws->a, folder, &m, e) ||
	    !manifest_check(ws->a, folder, &m, NULL, &d, e))
		return false;
	if (strcmp(m.digest, digest) != 0 || d.v.n > 0)
		return err_set(e, ERR_DAMAGED, "“%s”不是台账记的那份移交单："
		    "改过；liangze verify 说明全部", folder);
	if (!archive_list_read(ws->a, arena_printf(ws->a,
	    "%s/" ARCHIVE_LIST, folder), l, e))
		return false;
	l->name = object + strlen(TRANSFER_DIR "/");
	memcpy(l->manifest, digest, DIGEST_HEX);
	return true;
}

bool
transfer_lists_load(struct workspace *ws, day_t by,
    struct transfer_lists *out, struct err *e)
{
	struct event_objects made, received;

	memset(out, 0, sizeof(*out));
	if (!store_events(ws->store, TRANSFER_EVENT, by, ws->a, &made, e) ||
	    !store_events(ws->store, TRANSFER_RECEIPT, by, ws->a, &received,
	    e))
		return false;
	for (size_t i = 0; i < made.n; i++)
		if (!load_list(ws, made.v[i], vec_push(ws->a, &out->v), e))
			return false;
	for (size_t i = 0; i < received.n; i++)
		if (!take_receipt(ws, out, received.v[i], e))
			return false;
	return true;
}

/* --- what is to be handed over --- */

struct choosing {
	struct workspace *ws;
	day_t as_of;
	struct chain head;                 /* of the documents of then */
	struct history h;
	struct transfer_lists there;       /* whatever their day */
	struct transfer_list next[RECIPIENTS];
	size_t n_filed, n_secret;
};

static bool
sent_since(const struct sent *v, size_t n, const char *to, day_t since,
    day_t by)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(field_text(&v[i].to), to) == 0 &&
		    v[i].day.day != DAY_NONE && v[i].day.day <= by &&
		    (since == DAY_NONE || v[i].day.day >= since))
			return true;
	return false;
}

/* Does the document of its matter say that it lies there?  Of a case since
 * its decision: a changed one is filed anew (E06.4). */
static bool
filed_there(const struct choosing *c, const struct archive_piece *p,
    const char *into)
{
	const struct facts *f = &c->h.facts;
	const struct filed *talk = facts_filed(f, ROOT_TALK, p->id);
	const struct filed *matter = facts_filed(f, ROOT_CASE, p->id);
	day_t by = c->as_of, since = archive_version_day(p);

	if (strcmp(p->rule, "B21.1") == 0)
		return talk != NULL && sent_since(talk->doc->as.talk->
		    filing.v, talk->doc->as.talk->filing.n, into, DAY_NONE,
		    by);
	return matter != NULL && sent_since(
	    matter->doc->as.accountability_case->execution.filing.v,
	    matter->doc->as.accountability_case->execution.filing.n, into,
	    since, by);
}

static const char *
note_of(struct choosing *c, const struct archive_pieces *v,
    const struct archive_piece *p, enum recipient to)
{
	struct arena *a = c->ws->a;
	const struct transfer_list *was = p->replaces == 0 ? NULL :
	    transfer_listed(&c->there, to, p->person.id, p->replaces);

	return archive_note(a, v, p, was == NULL ? "" : arena_printf(a,
	    "（%s的移交单）", day_shown(a, was->as_of)));
}

static void
choose(struct choosing *c, const struct archive_pieces *v,
    const struct archive_piece *p)
{
	const struct transfer_row *row = transfer_row(p);
	bool filed = false;

	if (row == NULL || p->as_of > c->as_of)
		return;
	if (archive_secret(p) && !c->ws->config.policy.secret_office) {
		c->n_secret++;
		return;
	}
	for (enum recipient to = 0; to < RECIPIENTS; to++) {
		struct transfer_item *x;

		if (transfer_listed(&c->there, to, p->person.id, p->number))
			continue;
		if (filed_there(c, p, row->into[to])) {
			filed = true;
			continue;
		}
		x = vec_push(c->ws->a, &c->next[to].item);
		*x = transfer_item(p, row, to);
		x->note = note_of(c, v, p, to);
	}
	c->n_filed += filed;
}

/* Does it have something that goes somewhere? */
static bool
choose_file(struct choosing *c, const struct archive_pieces *v)
{
	size_t had = c->next[0].item.n + c->next[1].item.n;

	for (size_t i = 0; i < v->v.n; i++)
		choose(c, v, &v->v.v[i]);
	return c->next[0].item.n + c->next[1].item.n > had;
}

static bool
choose_all(struct choosing *c, struct err *e)
{
	struct workspace *ws = c->ws;
	const char *const *name;
	size_t n;

	if (!archive_bags(ws, &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct archive_pieces *v = arena_new(ws->a,
		    struct archive_pieces);

		if (!archive_pieces_load(ws, name[i], v, e) ||
		    (choose_file(c, v) && !archive_bag_check(ws, name[i], e)))
			return false;
	}
	return true;
}

/* --- a list --- */

/* 2026-08-05-组织部门; another of that day: 2026-08-05-组织部门-2. */
static const char *
name_list(const struct choosing *c, enum recipient to)
{
	struct arena *a = c->ws->a;
	char day[11];
	const char *name;
	size_t same = 1, i = 0;

	day_format(c->as_of, day);
	name = arena_printf(a, "%s-%s", day, recipient_name(to));
	while (i < c->there.v.n) {
		if (strcmp(c->there.v.v[i++].name, name) != 0)
			continue;
		name = arena_printf(a, "%s-%s-%zu", day, recipient_name(to),
		    ++same);
		i = 0;
	}
	return name;
}

static void
describe(struct choosing *c, enum recipient to)
{
	struct transfer_list *l = &c->next[to];
	char *value = arena_alloc(c->ws->a, DIGEST_HEX);

	hex_encode(value, c->head.value, DIGEST_BYTES);
	l->to = to;
	l->name = name_list(c, to);
	l->as_of = c->as_of;
	l->chain_count = c->head.count;
	l->chain_value = value;
	l->received = DAY_NONE;
	l->receiver = "";
}

/* `c` has the facts of then. */
static bool
print(struct choosing *c, enum recipient to, struct press *press,
    struct printed *out, struct err *e)
{
	struct workspace *ws = c->ws;
	const struct transfer_list *l = &c->next[to];
	const struct archive_handing h = { .city = ws->config.city,
		.organisation = archive_keeper(ws),
		.recipient = to == TO_PERSONNEL ?
		    facts_personnel(&c->h.facts) :
		    facts_discipline(&ws->config) };
	struct press_order order = { .kind = "归档移交单", .date = l->as_of };
	struct sbuf facts = SBUF_INIT;
	bool ok;

	archive_list_facts(l, &h, &facts);
	order.facts = sbuf_text(&facts);
	order.n = facts.n;
	ok = press_print(press, &order, ws->a, out, e);
	sbuf_release(&facts);
	return ok;
}

static bool
put_paper(struct choosing *c, enum recipient to, struct press *press,
    const struct staging *g, struct err *e)
{
	struct printed out = { .pdf = SBUF_INIT };
	bool ok = print(c, to, press, &out, e) && staging_file(g, c->ws->a,
	    ARCHIVE_LIST_PAPER, sbuf_text(&out.pdf), out.pdf.n, e);

	sbuf_release(&out.pdf);
	return ok;
}

static bool
make_list(struct choosing *c, enum recipient to, struct press *press,
    struct staging *g, struct err *e)
{
	const struct transfer_list *l = &c->next[to];
	struct workspace *ws = c->ws;
	struct sbuf text = SBUF_INIT;
	bool ok;

	archive_list(l, &text);
	ok = staging_open(g, ws, object_of(ws, l->name), false, e) &&
	    staging_file(g, ws->a, ARCHIVE_LIST, sbuf_text(&text), text.n,
	    e) && put_paper(c, to, press, g, e) && staging_seal(g, ws, e);
	sbuf_release(&text);
	return ok;
}

void
transfer_files(struct arena *a, struct file_names *out)
{
	*vec_push(a, &out->v) = ARCHIVE_LIST;
	*vec_push(a, &out->v) = ARCHIVE_LIST_PAPER;
	*vec_push(a, &out->v) = MANIFEST_FILE;
}

/* All are complete before the first is shown. */
static bool
make_all(struct choosing *c, struct transferring *out, struct err *e)
{
	struct staging g[RECIPIENTS] = { { .path = NULL } };
	struct press *press = NULL;
	struct workspace *ws = c->ws;
	bool ok = ws->opt->dry_run || press_open(ws, &press, e);

	for (enum recipient to = 0; ok && to < RECIPIENTS; to++)
		if (c->next[to].item.n > 0) {
			describe(c, to);
			ok = ws->opt->dry_run || make_list(c, to, press,
			    &g[to], e);
		}
	for (enum recipient to = 0; ok && to < RECIPIENTS; to++) {
		if (c->next[to].item.n == 0)
			continue;
		ok = ws->opt->dry_run || staging_place(&g[to], ws,
		    TRANSFER_EVENT, e);
		if (ok)
			*vec_push(ws->a, &out->made.v) = c->next[to];
	}
	for (enum recipient to = 0; !ok && to < RECIPIENTS; to++)
		staging_discard(&g[to], ws);
	press_close(press);
	return ok;
}

bool
transfer_run(struct workspace *ws, struct transferring *out, struct err *e)
{
	struct choosing c = { .ws = ws, .as_of = ws->opt->as_of };
	bool ok;

	memset(out, 0, sizeof(*out));
	if (!publish_recover(ws, e) || !history_load(&c.h, ws, e))
		return false;
	ok = store_chain(ws->store, c.as_of, &c.head, e) &&
	    transfer_lists_load(ws, DAY_LAST, &c.there, e) &&
	    choose_all(&c, e);
	out->n_filed = c.n_filed;
	out->n_secret = c.n_secret;
	for (size_t i = 0; ok && i < c.there.v.n; i++)
		out->n_waiting += c.there.v.v[i].received == DAY_NONE;
	ok = ok && (c.next[TO_PERSONNEL].item.n +
	    c.next[TO_DISCIPLINE].item.n == 0 || make_all(&c, out, e));
	history_release(&c.h);
	return ok;
}

/* --- what was to be handed over then --- */

/* Those that stood before; who signed for them does not matter. */
static bool
lists_before(struct choosing *c, const struct publication_events *made,
    size_t i, struct err *e)
{
	struct arena *a = c->ws->a;

	for (size_t k = 0; k < i; k++) {
		struct transfer_list *l = vec_push(a, &c->there.v);

		if (!archive_list_read(a, workspace_out(c->ws, arena_printf(a,
		    "%s/" ARCHIVE_LIST, made->v[k].object)), l, e))
			return false;
		l->name = made->v[k].object + strlen(TRANSFER_DIR "/");
	}
	return true;
}

bool
transfer_again(struct archive_stock *k,
    const struct publication_events *made, size_t i, struct press *press,
    struct transfer_again *out, struct err *e)
{
	struct workspace *ws = k->ws;
	const struct publication_event *ev = &made->v[i];
	struct choosing c = { .ws = ws, .as_of = ev->as_of };
	struct archive_shelves shelf;
	struct transfer_list said;
	bool ok = archive_list_read(ws->a, workspace_out(ws, arena_printf(
	    ws->a, "%s/" ARCHIVE_LIST, ev->object)), &said, e) &&
	    archive_shelves(k, ev->seq, &shelf, e) &&
	    lists_before(&c, made, i, e) && archive_chain_then(ws, c.as_of,
	    archive_shelves_least(&shelf, c.as_of), said.chain_count,
	    &c.head, e) && history_load_at(&c.h, ws,
	    c.as_of, said.chain_count, ev->seq, e);

	for (size_t n = 0; ok && n < shelf.v.n; n++)
		choose_file(&c, &shelf.v.v[n].pieces);
	if (ok && c.next[said.to].item.n == 0)
		ok = err_set(e, ERR_DAMAGED, "按当时的台账和档案，没有要移交%s"
		    "的", recipient_name(said.to));
	if (ok) {
		describe(&c, said.to);
		out->object = object_of(ws, c.next[said.to].name);
		archive_list(&c.next[said.to], &out->list);
		ok = print(&c, said.to, press, &out->paper, e);
	}
	history_release(&c.h);
	return ok;
}

/* --- looking --- */

/* Lists are few, and so are the persons on them. */
static bool
note_item(struct workspace *ws, struct map *bags, struct transfer_item *x,
    struct err *e)
{
	struct archive_pieces *v = map_get(bags, x->person);

	if (v == NULL) {
		v = arena_new(ws->a, struct archive_pieces);
		if (!archive_pieces_load(ws, x->person, v, e))
			return false;
		map_put(bags, x->person, v);
	}
	if ((size_t)x->number > v->v.n)
		return err_set(e, ERR_DAMAGED, "廉洁档案%s没有移交单写的第%lld"
		    "件", x->person, (long long)x->number);
	x->note = archive_note(ws->a, v, &v->v.v[x->number - 1], "");
	return true;
}

bool
transfer_notes(struct workspace *ws, struct transfer_lists *v, struct err *e)
{
	struct map bags;

	map_init(&bags, ws->a);
	for (size_t i = 0; i < v->v.n; i++)
		for (size_t k = 0; k < v->v.v[i].item.n; k++)
			if (!note_item(ws, &bags, &v->v.v[i].item.v[k], e))
				return false;
	return true;
}

/* --- receipts --- */

static bool
may_receive(struct workspace *ws, const struct transfer_lists *v,
    const char *list, day_t on, const struct transfer_list **out,
    struct err *e)
{
	const struct transfer_list *l = NULL;

	for (size_t i = 0; i < v->v.n; i++)
		if (strcmp(v->v.v[i].name, list) == 0)
			l = &v->v.v[i];
	if (l == NULL)
		return err_set(e, ERR_USAGE, "没有移交单“%s”；liangze transfer "
		    "--list 列出全部", list);
	if (l->received != DAY_NONE)
		return err_set(e, ERR_USAGE, "移交单“%s”已经由%s于%s签收，不再"
		    "登记", list, l->receiver, day_shown(ws->a, l->received));
	if (on < l->as_of)
		return err_set(e, ERR_USAGE, "签收日期%s在移交单的日期%s以前",
		    day_shown(ws->a, on), day_shown(ws->a, l->as_of));
	if (on > ws->opt->as_of)
		return err_set(e, ERR_USAGE, "签收日期%s在截止日期%s以后",
		    day_shown(ws->a, on), day_shown(ws->a, ws->opt->as_of));
	*out = l;
	return true;
}

bool
transfer_receive(struct workspace *ws, const char *list, const char *by,
    day_t on, struct err *e)
{
	const struct transfer_list *l = NULL;
	struct transfer_lists v;
	char day[11];

	if (!publish_recover(ws, e) || !store_verify(ws->store, false, e) ||
	    !transfer_lists_load(ws, DAY_LAST, &v, e) ||
	    !may_receive(ws, &v, list, on, &l, e))
		return false;
	if (ws->opt->dry_run)
		return true;
	day_format(on, day);
	if (!store_begin(ws->store, e))
		return false;
	if (store_event(ws->store, TRANSFER_RECEIPT, ws->opt->as_of,
	    arena_printf(ws->a, "%s\t%s\t%s", object_of(ws, list), day,
	    utf8_one_line(ws->a, by)), l->manifest, e))
		return store_commit(ws->store, e);
	store_rollback(ws->store);
	return false;
}
