#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <sys/syscall.h>

#include "io/store.h"
#include "scene.h"
#include "stage/publish.h"

/* Stands before the C library's: some file systems know no EXCHANGE. */
static bool no_exchange;

int
renameat2(int old_at, const char *old, int new_at, const char *new,
    unsigned flags)
{
	if (no_exchange && flags != 0) {
		errno = EINVAL;
		return -1;
	}
	return (int)syscall(SYS_renameat2, old_at, old, new_at, new, flags);
}

/* --- a workspace with nothing but outputs and a ledger --- */

struct bench {
	struct scene *p;
	struct options opt;
	struct workspace ws;
};

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->text);
}

static void
bench_open(struct bench *b, struct scene *p, int day)
{
	struct err e = ERR_INIT;

	memset(b, 0, sizeof(*b));
	b->p = p;
	b->opt.as_of = day_of(2026, 11, day);
	b->ws = (struct workspace){ .a = &p->a, .opt = &b->opt,
		.dir = p->dir, .in = INDIR_INIT, .lock = -1 };
	must(dir_make(scene_at(p, "outputs"), &e) && store_open(scene_at(p,
	    "outputs/ledger.db"), STORE_WRITE, &b->ws.store, &e), &e);
}

static void
bench_close(struct bench *b)
{
	store_close(b->ws.store);
}

/* A folder with results.json saying `text` and one paper. */
static void
fill(struct bench *b, struct staging *g, const char *period, bool partial,
    const char *text)
{
	struct err e = ERR_INIT;

	must(staging_open(g, &b->ws, period, partial, &e) &&
	    staging_file(g, b->ws.a, "results.json", text, strlen(text), &e) &&
	    staging_file(g, b->ws.a, "通知/410922-预警提醒通知书.pdf", "pdf", 3,
	    &e) && staging_seal(g, &b->ws, &e), &e);
}

/* One run as of a day in 2026-11: recovery, then the publication. */
static enum published
publish(struct scene *p, int day, const char *period, bool partial,
    const char *text)
{
	struct err e = ERR_INIT;
	enum published how;
	struct staging g;
	struct bench b;
	const char *where;

	bench_open(&b, p, day);
	must(publish_recover(&b.ws, &e) && store_begin(b.ws.store, &e), &e);
	fill(&b, &g, period, partial, text);
	must(staging_publish(&g, &b.ws, &how, &where, &e) &&
	    store_verify(b.ws.store, true, &e), &e);
	assert_true(dir_exists(where));
	bench_close(&b);
	return how;
}

/* --- what can be seen afterwards --- */

/* Names and contents of all below outputs but the database's own. */
static const char *
tree(struct scene *p)
{
	const char *const *path;
	const char *out = "";
	struct err e = ERR_INIT;
	size_t n;

	must(dir_tree(&p->a, scene_at(p, "outputs"), &path, &n, &e), &e);
	for (size_t i = 0; i < n; i++)
		if (strncmp(path[i], "ledger.db", 9) != 0)
			out = arena_printf(&p->a, "%s%s=%s\n", out, path[i],
			    scene_read(p, arena_printf(&p->a, "outputs/%s",
			    path[i])));
	return out;
}

struct seen { int64_t events; day_t last; size_t staged; };

static struct seen
ledger_says(struct scene *p, const char *period)
{
	struct err e = ERR_INIT;
	struct seen out = { 0, DAY_NONE, 0 };
	char digest[DIGEST_HEX];
	struct staged *mark;
	struct bench b;

	bench_open(&b, p, 1);
	must(store_last_event(b.ws.store, "发布", period, &out.last, digest,
	    &e) && store_staged(b.ws.store, &p->a, &mark, &out.staged, &e),
	    &e);
	bench_close(&b);
	return out;
}

static int
count_events(struct scene *p)
{
	FILE *f = popen(arena_printf(&p->a, "sqlite3 '%s/outputs/ledger.db'"
	    " 'SELECT count(*) FROM event'", p->dir), "r");
	int n = -1;

	assert_non_null(f);
	assert_int_equal(fscanf(f, "%d", &n), 1);
	assert_int_equal(pclose(f), 0);
	return n;
}

/* Nothing staged, no stray name, every manifest right for `cksum`. */
static void
check_tidy(struct scene *p)
{
	static const char script[] = "cd '%s/outputs' && "
	    "test -z \"$(find . -name '.*' ! -name .)\" && "
	    "find . -name manifest-sm3.txt ! -path './历史/*' |"
	    " while read -r m; do (cd \"$(dirname \"$m\")\" &&"
	    " cksum -a sm3 --strict --quiet -c manifest-sm3.txt &&"
	    " test $(find . -type f | wc -l) -eq"
	    " $(($(wc -l <manifest-sm3.txt) + 1))) || exit 1; done";

	assert_int_equal(ledger_says(p, "").staged, 0);
	assert_int_equal(system(arena_printf(&p->a, script, p->dir)), 0);
}

/* --- publishing --- */

static void
first_time(void **state)
{
	struct scene *p = *state;
	struct stat st;

	assert_int_equal(publish(p, 1, "2026-10", false, "A"), PUBLISHED_NEW);
	check_tidy(p);
	assert_string_equal(scene_read(p, "outputs/2026-10/results.json"),
	    "A");
	assert_int_equal(ledger_says(p, "2026-10").last, day_of(2026, 11, 1));
	assert_int_equal(count_events(p), 1);
	assert_int_equal(stat(scene_at(p, "outputs/2026-10/results.json"),
	    &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(scene_at(p, "outputs/2026-10/通知"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
}

static void
manifest_text(void **state)
{
	struct scene *p = *state;
	char a[DIGEST_HEX], pdf[DIGEST_HEX];

	publish(p, 1, "2026-10", false, "A");
	sm3_hex("A", 1, a);
	sm3_hex("pdf", 3, pdf);
	assert_string_equal(scene_read(p, "outputs/2026-10/manifest-sm3.txt"),
	    arena_printf(&p->a, "SM3 (results.json) = %s\n"
	    "SM3 (通知/410922-预警提醒通知书.pdf) = %s\n", a, pdf));
}

/* The same again touches nothing: not the tree, not the ledger. */
static void
same_again(void **state)
{
	struct scene *p = *state;
	struct stat before, after;
	const char *was;
	char *ledger;
	struct err e = ERR_INIT;
	const char *now;
	size_t n, m;

	publish(p, 1, "2026-10", false, "A");
	was = tree(p);
	must(file_read(&p->a, scene_at(p, "outputs/ledger.db"), 1 << 24, &now,
	    &n, &e), &e);
	ledger = arena_memdup(&p->a, now, n);
	assert_int_equal(stat(scene_at(p, "outputs/2026-10"), &before), 0);
	assert_int_equal(publish(p, 1, "2026-10", false, "A"),
	    PUBLISHED_SAME);
	assert_string_equal(tree(p), was);
	assert_int_equal(stat(scene_at(p, "outputs/2026-10"), &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	must(file_read(&p->a, scene_at(p, "outputs/ledger.db"), 1 << 24, &now,
	    &m, &e), &e);
	assert_int_equal(n, m);
	assert_memory_equal(now, ledger, n);
	check_tidy(p);
}

/* Where results.json and manifest of a replaced run lie. */
static const char *
history(struct scene *p, int day, const char *text)
{
	char sum[DIGEST_HEX], pdf[DIGEST_HEX], all[DIGEST_HEX];
	const char *manifest;

	sm3_hex(text, strlen(text), sum);
	sm3_hex("pdf", 3, pdf);
	manifest = arena_printf(&p->a, "SM3 (results.json) = %s\n"
	    "SM3 (通知/410922-预警提醒通知书.pdf) = %s\n", sum, pdf);
	sm3_hex(manifest, strlen(manifest), all);
	return arena_printf(&p->a, "outputs/历史/2026-10/2026-11-%02d-%.8s",
	    day, all);
}

static void
replaced_goes_to_history(void **state)
{
	struct scene *p = *state;
	const char *kept = history(p, 1, "A");
	const char *const *names;
	struct err e = ERR_INIT;
	size_t n;

	publish(p, 1, "2026-10", false, "A");
	assert_int_equal(publish(p, 5, "2026-10", false, "B"), PUBLISHED_NEW);
	assert_string_equal(scene_read(p, "outputs/2026-10/results.json"),
	    "B");
	must(dir_list(&p->a, scene_at(p, kept), &names, &n, &e), &e);
	assert_int_equal(n, 2);
	assert_string_equal(names[0], "manifest-sm3.txt");
	assert_string_equal(scene_read(p, arena_printf(&p->a,
	    "%s/results.json", kept)), "A");
	assert_int_equal(count_events(p), 2);
	check_tidy(p);
}

/* An older date: whole into 历史; what stands stays; no event. */
static void
older_goes_to_history(void **state)
{
	struct scene *p = *state;
	const char *kept = history(p, 2, "C"), *was;
	struct stat st;

	publish(p, 5, "2026-10", false, "B");
	assert_int_equal(stat(scene_at(p, "outputs/2026-10"), &st), 0);
	assert_int_equal(publish(p, 2, "2026-10", false, "C"),
	    PUBLISHED_HISTORY);
	assert_string_equal(scene_read(p, "outputs/2026-10/results.json"),
	    "B");
	assert_string_equal(scene_read(p, arena_printf(&p->a,
	    "%s/results.json", kept)), "C");
	assert_string_equal(scene_read(p, arena_printf(&p->a,
	    "%s/通知/410922-预警提醒通知书.pdf", kept)), "pdf");
	assert_int_equal(count_events(p), 1);
	was = tree(p);
	assert_int_equal(publish(p, 2, "2026-10", false, "C"),
	    PUBLISHED_HISTORY);
	assert_string_equal(tree(p), was);
	check_tidy(p);
}

/* First kept in part as replaced, then replayed: whole from then on. */
static void
replay_of_the_replaced(void **state)
{
	struct scene *p = *state;
	const char *kept = history(p, 1, "A"), *was;

	publish(p, 1, "2026-10", false, "A");
	publish(p, 5, "2026-10", false, "B");
	assert_int_equal(publish(p, 1, "2026-10", false, "A"),
	    PUBLISHED_HISTORY);
	assert_true(file_exists(scene_at(p, arena_printf(&p->a,
	    "%s/通知/410922-预警提醒通知书.pdf", kept))));
	was = tree(p);
	publish(p, 1, "2026-10", false, "A");
	publish(p, 5, "2026-10", false, "B");
	assert_string_equal(tree(p), was);
	assert_int_equal(count_events(p), 2);
	check_tidy(p);
}

/* A folder of that kind with one file and a name for its content. */
static void
replace(struct scene *p, int day, const char *text)
{
	struct err e = ERR_INIT;
	struct staging g;
	struct bench b;

	bench_open(&b, p, day);
	must(publish_recover(&b.ws, &e) && staging_open(&g, &b.ws,
	    "归档证明/2026-10", false, &e) && staging_file(&g, b.ws.a,
	    "checkpoint.txt", text, strlen(text), &e) && staging_file(&g,
	    b.ws.a, "a.pdf", "pdf", 3, &e) && staging_seal(&g, &b.ws, &e) &&
	    staging_replace(&g, &b.ws, "归档证明", &e) &&
	    store_verify(b.ws.store, true, &e), &e);
	bench_close(&b);
}

/* Kept whole, under the day of its own event; and only then. */
static void
replaced_is_kept_whole(void **state)
{
	struct scene *p = *state;
	char now[DIGEST_HEX];
	struct err e = ERR_INIT;
	const char *kept, *at;
	struct bench b;
	day_t day;

	replace(p, 1, "A");
	assert_false(dir_exists(scene_at(p, "outputs/历史")));
	bench_open(&b, p, 1);
	must(store_last_event(b.ws.store, "归档证明", "归档证明/2026-10", &day,
	    now, &e), &e);
	bench_close(&b);
	kept = arena_printf(&p->a, "outputs/%s", publish_kept_name(&p->a,
	    "归档证明/2026-10", day_of(2026, 11, 1), now));
	at = "outputs/归档证明/2026-10/checkpoint.txt";
	replace(p, 5, "B");
	assert_string_equal(scene_read(p, at), "B");
	assert_string_equal(scene_read(p, arena_printf(&p->a,
	    "%s/checkpoint.txt", kept)), "A");
	assert_string_equal(scene_read(p, arena_printf(&p->a, "%s/a.pdf",
	    kept)), "pdf");
	assert_true(file_exists(scene_at(p, arena_printf(&p->a,
	    "%s/manifest-sm3.txt", kept))));
	assert_int_equal(count_events(p), 2);
	check_tidy(p);
}

/* --- a folder with a file that has an event of its own --- */

/* Filled, beside its place; day and payload are always the same. */
static void
fill_sealed(struct bench *b, struct staging *g, const char *tags)
{
	struct err e = ERR_INIT;

	must(staging_open(g, &b->ws, "廉洁档案/G1", false, &e) &&
	    staging_file(g, b->ws.a, "data/a", "a", 1, &e) &&
	    staging_seal(g, &b->ws, &e) && staging_file(g, b->ws.a, "tags", tags, strlen(tags), &e), &e);
	g->seal.kind = "封卷";
	g->seal.file = "tags";
	sm3_hex(tags, strlen(tags), g->seal.sm3);
}

static void
check_sealed(struct scene *p, const char *tags, int events)
{
	char want[DIGEST_HEX], digest[DIGEST_HEX];
	struct err e = ERR_INIT;
	struct bench b;
	day_t day;

	bench_open(&b, p, 1);
	must(publish_recover(&b.ws, &e) && store_verify(b.ws.store, true, &e)
	    && store_last_event(b.ws.store, "封卷", "廉洁档案/G1/tags", &day,
	    digest, &e), &e);
	bench_close(&b);
	sm3_hex(tags, strlen(tags), want);
	assert_string_equal(digest, want);
	assert_string_equal(scene_read(p, "outputs/廉洁档案/G1/tags"), tags);
	assert_int_equal(count_events(p), events);
	assert_int_equal(ledger_says(p, "").staged, 0);
	assert_false(dir_exists(scene_at(p,
	    "outputs/廉洁档案/.staging-G1")));
}

/* The folder's own manifest is the same: the file's mark alone tells which
 * of both stands after a kill. */
static void
seal_comes_with_its_folder(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;

	for (int killed = 0; killed < 2; killed++) {
		struct staging g;
		struct staged mark[2];
		struct bench b;
		bool exchanged;

		must(dir_remove(scene_at(p, "outputs"), &e), &e);
		bench_open(&b, p, 1);
		fill_sealed(&b, &g, "A");
		must(staging_place(&g, &b.ws, "归档", &e), &e);
		bench_close(&b);
		check_sealed(p, "A", 2);
		bench_open(&b, p, 1);
		fill_sealed(&b, &g, "B");
		mark[0] = (struct staged){ .period = g.period, .kind = "归档",
			.as_of = b.opt.as_of };
		mark[1] = (struct staged){ .period = "廉洁档案/G1/tags",
			.kind = "封卷", .as_of = b.opt.as_of };
		memcpy(mark[0].manifest, g.manifest, DIGEST_HEX);
		memcpy(mark[1].manifest, g.seal.sm3, DIGEST_HEX);
		must(store_begin(b.ws.store, &e) && store_stage(b.ws.store,
		    &mark[0], &e) && store_stage(b.ws.store, &mark[1], &e) &&
		    store_commit(b.ws.store, &e), &e);
		if (killed == 1)
			must(dir_publish(g.path, scene_at(p,
			    "outputs/廉洁档案/G1"), &exchanged, &e), &e);
		bench_close(&b);
		check_sealed(p, killed == 1 ? "B" : "A", 2 + killed);
	}
}

static void
reminders_lie_deeper(void **state)
{
	struct scene *p = *state;

	assert_int_equal(publish(p, 20, "提醒/2026-11-20", false, "A"),
	    PUBLISHED_NEW);
	assert_int_equal(publish(p, 20, "提醒/2026-11-20", false, "A"),
	    PUBLISHED_SAME);
	assert_string_equal(scene_read(p,
	    "outputs/提醒/2026-11-20/results.json"), "A");
	check_tidy(p);
}

/* --only: a partial publication, then the full one. */
static void
partial_then_full(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct bench b;
	bool full;

	assert_int_equal(publish(p, 1, "2026-10", true, "A"), PUBLISHED_NEW);
	bench_open(&b, p, 1);
	must(publish_stands(&b.ws, "2026-10", &full, &e), &e);
	assert_false(full);
	bench_close(&b);
	assert_int_equal(publish(p, 1, "2026-10", false, "B"), PUBLISHED_NEW);
	bench_open(&b, p, 1);
	must(publish_stands(&b.ws, "2026-10", &full, &e), &e);
	assert_true(full);
	bench_close(&b);
	assert_int_equal(count_events(p), 2);
	check_tidy(p);
}

/* What somebody changed in a published folder is put right. */
static void
changed_by_hand(void **state)
{
	static const char *const deed[] = {
		"echo x >>outputs/2026-10/results.json",
		"rm outputs/2026-10/results.json",
		"rm outputs/2026-10/manifest-sm3.txt",
		"echo x >outputs/2026-10/x",
		"rm -r outputs/2026-10",
		"echo x >>outputs/2026-10/manifest-sm3.txt",
	};
	struct scene *p = *state;

	publish(p, 1, "2026-10", false, "A");
	for (size_t i = 0; i < sizeof(deed) / sizeof(deed[0]); i++) {
		assert_int_equal(system(arena_printf(&p->a, "cd '%s' && %s",
		    p->dir, deed[i])), 0);
		assert_int_equal(publish(p, 1, "2026-10", false, "A"),
		    PUBLISHED_NEW);
		assert_string_equal(scene_read(p,
		    "outputs/2026-10/results.json"), "A");
		assert_int_equal(count_events(p), 1);
		check_tidy(p);
	}
}

/* --- a run killed after each step (P2, P3) --- */

enum killed {
	KILLED_STAGING,    /* the folder half full, nothing committed */
	KILLED_SEALED,
	KILLED_COMMITTED,  /* mark set, folder not yet visible */
	KILLED_KEEPING,    /* half of 历史 copied */
	KILLED_KEPT,
	KILLED_VISIBLE,    /* exchanged, the event not yet written */
	KILLED_NOTED,      /* all but the old folder's removal */
	KILLED_POINTS
};

static void
mark_staged(struct bench *b, const struct staging *g)
{
	struct staged mark = { .period = g->period, .kind = "发布",
		.as_of = b->opt.as_of };
	struct err e = ERR_INIT;

	memcpy(mark.manifest, g->manifest, DIGEST_HEX);
	must(store_begin(b->ws.store, &e) && store_stage(b->ws.store, &mark,
	    &e) && store_commit(b->ws.store, &e), &e);
}

/* The state on disk that a run of `text` leaves when it is killed. */
static void
kill_at(struct scene *p, enum killed k, int day, const char *text,
    const char *kept)
{
	struct err e = ERR_INIT;
	struct staging g;
	struct bench b;
	bool exchanged;

	if (k == KILLED_NOTED) {
		publish(p, day, "2026-10", false, text);
		scene_put(p, "outputs/.staging-2026-10/results.json", "old");
		return;
	}
	bench_open(&b, p, day);
	fill(&b, &g, "2026-10", false, text);
	if (k == KILLED_STAGING)
		unlink(arena_printf(&p->a, "%s/manifest-sm3.txt", g.path));
	if (k >= KILLED_COMMITTED)
		mark_staged(&b, &g);
	if (k == KILLED_KEEPING)
		scene_put(p, "outputs/.staging-kept/results.json", "half");
	if (k >= KILLED_KEPT) {
		const char *part = scene_at(p, "outputs/.staging-kept");

		must(dir_make(part, &e) && dir_make(scene_at(p,
		    "outputs/历史/2026-10"), &e), &e);
		assert_int_equal(system(arena_printf(&p->a, "cd '%s/outputs' "
		    "&& cp -p 2026-10/results.json 2026-10/manifest-sm3.txt "
		    ".staging-kept/ && mv .staging-kept '../%s'", p->dir,
		    kept)), 0);
	}
	if (k >= KILLED_VISIBLE)
		must(dir_publish(g.path, scene_at(p, "outputs/2026-10"),
		    &exchanged, &e), &e);
	bench_close(&b);
}

static void
rerun_finishes(void **state)
{
	struct scene *p = *state;
	const char *kept = history(p, 1, "A"), *want = NULL;

	for (int k = -1; k < KILLED_POINTS; k++) {
		struct err e = ERR_INIT;

		must(dir_remove(scene_at(p, "outputs"), &e), &e);
		publish(p, 1, "2026-10", false, "A");
		if (k >= 0)
			kill_at(p, (enum killed)k, 5, "B", kept);
		publish(p, 5, "2026-10", false, "B");
		if (k < 0)
			want = tree(p);
		else
			assert_string_equal(tree(p), want);
		assert_int_equal(count_events(p), 2);
		check_tidy(p);
	}
}

/* Another period's run looks after it as well: old state or new one. */
static void
another_period_recovers(void **state)
{
	struct scene *p = *state;
	const char *kept = history(p, 1, "A");

	for (int k = 0; k < KILLED_POINTS; k++) {
		struct err e = ERR_INIT;
		bool done = k >= KILLED_VISIBLE;

		must(dir_remove(scene_at(p, "outputs"), &e), &e);
		publish(p, 1, "2026-10", false, "A");
		kill_at(p, (enum killed)k, 5, "B", kept);
		publish(p, 5, "2026-11", false, "C");
		assert_string_equal(scene_read(p,
		    "outputs/2026-10/results.json"), done ? "B" : "A");
		assert_int_equal(ledger_says(p, "2026-10").last,
		    day_of(2026, 11, done ? 5 : 1));
		assert_int_equal(count_events(p), done ? 3 : 2);
		check_tidy(p);
	}
}

/* --- file systems without EXCHANGE --- */

/* Killed between the three renames of the slow way. */
static void
killed_in_a_slow_exchange(void **state)
{
	struct scene *p = *state;

	for (int step = 0; step < 2; step++) {
		struct err e = ERR_INIT;
		struct staging g;
		struct bench b;
		const char *aside;

		must(dir_remove(scene_at(p, "outputs"), &e), &e);
		publish(p, 1, "2026-10", false, "A");
		bench_open(&b, p, 5);
		fill(&b, &g, "2026-10", false, "B");
		mark_staged(&b, &g);
		/* the name that dir_publish gives: FNV-1a of "2026-10" */
		aside = scene_at(p, "outputs/.old-b297bd435f8066f3");
		assert_int_equal(rename(scene_at(p, "outputs/2026-10"),
		    aside), 0);
		if (step == 1)
			assert_int_equal(rename(g.path, scene_at(p,
			    "outputs/2026-10")), 0);
		bench_close(&b);
		publish(p, 5, "2026-11", false, "C");
		assert_string_equal(scene_read(p,
		    "outputs/2026-10/results.json"), step == 1 ? "B" : "A");
		check_tidy(p);
	}
}

static void
without_exchange(void **state)
{
	no_exchange = true;
	replaced_goes_to_history(state);
	no_exchange = false;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(first_time), SCENE_TEST(manifest_text),
		SCENE_TEST(same_again), SCENE_TEST(replaced_goes_to_history),
		SCENE_TEST(older_goes_to_history),
		SCENE_TEST(replay_of_the_replaced),
		SCENE_TEST(replaced_is_kept_whole),
		SCENE_TEST(seal_comes_with_its_folder),
		SCENE_TEST(reminders_lie_deeper),
		SCENE_TEST(partial_then_full), SCENE_TEST(changed_by_hand),
		SCENE_TEST(rerun_finishes),
		SCENE_TEST(another_period_recovers),
		SCENE_TEST(killed_in_a_slow_exchange),
		SCENE_TEST(without_exchange),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
