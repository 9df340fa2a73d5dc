/*
 * store_event.c - the event chain (what was published and when), the
 * days of earlier runs, and the staging marks.
 */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "io/store_sql.h"

/* d of an event: the lines DESIGN.md names, in its order. */
void
event_digest(int64_t seq, const char *kind, const char *as_of,
    const char *object, const char *digest, uint8_t d[DIGEST_BYTES])
{
	char number[24];
	const char *line[] = { number, kind, as_of, object, digest };

	snprintf(number, sizeof(number), "%" PRId64, seq);
	chain_digest(line, sizeof(line) / sizeof(line[0]), d);
}

bool
store_event_chain(struct store *s, struct chain *out, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_EVENT_HEAD, e);

	return st != NULL && store_read_head(s, st, out, e);
}

bool
store_event_chain_at(struct store *s, int64_t seq, struct chain *out,
    struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_EVENT_AT, e);

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, seq);
	return store_read_head(s, st, out, e) && (out->count == seq ||
	    err_set(e, ERR_DAMAGED, "台账没有第%" PRId64 "条事件", seq));
}

bool
store_event(struct store *s, const char *kind, day_t as_of,
    const char *object, const char *digest_hex, struct err *e)
{
	struct chain head;
	uint8_t d[DIGEST_BYTES];
	sqlite3_stmt *st;
	char day[11];

	assert(s->in_tx);
	if (!store_event_chain(s, &head, e))
		return false;
	day_format(as_of, day);
	event_digest(head.count + 1, kind, day, object, digest_hex, d);
	chain_link(head.value, d);
	st = store_use(s, SQL_EVENT_ADD, e);
	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, head.count + 1);
	store_bind_text(st, 2, kind);
	store_bind_text(st, 3, day);
	store_bind_text(st, 4, object);
	store_bind_text(st, 5, digest_hex);
	sqlite3_bind_blob(st, 6, d, DIGEST_BYTES, SQLITE_TRANSIENT);
	sqlite3_bind_blob(st, 7, head.value, DIGEST_BYTES, SQLITE_TRANSIENT);
	return store_run(s, st, "写入", e);
}

bool
store_last_event(struct store *s, const char *kind, const char *object,
    day_t *as_of, char digest[DIGEST_HEX], struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_EVENT_LAST, e);
	int rc;

	if (st == NULL)
		return false;
	*as_of = DAY_NONE;
	digest[0] = '\0';
	store_bind_text(st, 1, kind);
	store_bind_text(st, 2, object);
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW) {
		if (!day_parse(store_text(st, 0), as_of) ||
		    sqlite3_column_bytes(st, 1) >= DIGEST_HEX) {
			sqlite3_reset(st);
			return err_set(e, ERR_DAMAGED,
			    "台账事件（%s %s）读不懂", kind, object);
		}
		memcpy(digest, store_text(st, 1),
		    (size_t)sqlite3_column_bytes(st, 1) + 1);
		rc = SQLITE_DONE;
	}
	return store_end(s, st, rc, "读取", e);
}

bool
store_events(struct store *s, const char *kind, day_t as_of,
    struct arena *a, struct event_objects *out, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_EVENT_OF, e);
	VEC(const char *) list = { NULL, 0, 0 };
	VEC(int64_t) seq = { NULL, 0, 0 };
	int rc;

	if (st == NULL)
		return false;
	store_bind_text(st, 1, kind);
	store_bind_day(st, 2, as_of);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		*vec_push(a, &list) = arena_strdup(a, store_text(st, 0));
		*vec_push(a, &seq) = sqlite3_column_int64(st, 1);
	}
	*out = (struct event_objects){ list.v, list.n, seq.v };
	return store_end(s, st, rc, "读取", e);
}

static const char event_full[] = "发布", event_part[] = "部分发布";

/* Those of either kind. */
static bool
load_publications(struct store *s, const char *const kind[2],
    struct arena *a, struct publication_events *out, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_PUBLISHED, e);
	VEC(struct publication_event) list = { NULL, 0, 0 };
	int rc;

	if (st == NULL)
		return false;
	store_bind_text(st, 1, kind[0]);
	store_bind_text(st, 2, kind[1]);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct publication_event *x = vec_push(a, &list);

		x->partial = strcmp(store_text(st, 0), event_part) == 0;
		x->object = arena_strdup(a, store_text(st, 2));
		x->seq = sqlite3_column_int64(st, 4);
		if (!day_parse(store_text(st, 1), &x->as_of) ||
		    sqlite3_column_bytes(st, 3) != DIGEST_HEX - 1) {
			sqlite3_reset(st);
			return err_set(e, ERR_DAMAGED, "台账事件（%s %s）"
			    "读不懂", kind[0], x->object);
		}
		memcpy(x->manifest, store_text(st, 3), DIGEST_HEX);
	}
	*out = (struct publication_events){ list.v, list.n };
	return store_end(s, st, rc, "读取", e);
}

bool
store_publications(struct store *s, struct arena *a,
    struct publication_events *out, struct err *e)
{
	return load_publications(s, (const char *const[]){ event_full,
	    event_part }, a, out, e);
}

bool
store_placed(struct store *s, const char *kind, struct arena *a,
    struct publication_events *out, struct err *e)
{
	return load_publications(s, (const char *const[]){ kind, kind }, a,
	    out, e);
}

bool
store_runs(struct store *s, struct arena *a, day_t **days, size_t *n,
    struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_RUNS, e);
	VEC(day_t) list = { NULL, 0, 0 };
	int rc;

	if (st == NULL)
		return false;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		if (!day_parse(store_text(st, 0), vec_push(a, &list))) {
			sqlite3_reset(st);
			return err_set(e, ERR_DAMAGED, "台账中有读不懂的日期");
		}
	*days = list.v;
	*n = list.n;
	return store_end(s, st, rc, "读取", e);
}

bool
store_stage(struct store *s, const struct staged *g, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_STAGE_ADD, e);

	if (st == NULL)
		return false;
	store_bind_text(st, 1, g->period);
	store_bind_text(st, 2, g->kind);
	store_bind_day(st, 3, g->as_of);
	store_bind_text(st, 4, g->manifest);
	return store_run(s, st, "写入", e);
}

bool
store_staged(struct store *s, struct arena *a, struct staged **v,
    size_t *n, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_STAGE_ALL, e);
	VEC(struct staged) list = { NULL, 0, 0 };
	int rc;

	if (st == NULL)
		return false;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct staged *g = vec_push(a, &list);

		g->period = arena_strdup(a, store_text(st, 0));
		g->kind = arena_strdup(a, store_text(st, 1));
		if (!day_parse(store_text(st, 2), &g->as_of) ||
		    sqlite3_column_bytes(st, 3) != DIGEST_HEX - 1) {
			sqlite3_reset(st);
			return err_set(e, ERR_DAMAGED, "台账暂存记录读不懂");
		}
		memcpy(g->manifest, store_text(st, 3), DIGEST_HEX);
	}
	*v = list.v;
	*n = list.n;
	return store_end(s, st, rc, "读取", e);
}

bool
store_unstage(struct store *s, const char *period, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_STAGE_DROP, e);

	if (st == NULL)
		return false;
	store_bind_text(st, 1, period);
	return store_run(s, st, "写入", e);
}
