#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "io/archive_read.h"
#include "out/archive.h"
#include "out/certificate.h"
#include "scene.h"

#define HEX "5f1d0c3b9a7e4862d4c1b0a9f8e7d6c5b4a39281706f5e4d3c2b1a0918273645"
#define SUM "1f2e3d4c5b6a79880f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978"

static struct certificate
sample(struct arena *a, bool is_signed)
{
	static const char *const person[] = { "G990101-001", "G990102-\"3\"" };
	struct certificate c = { .city = "示例市", .organisation = "甲<乙>",
		.as_of = day_of(2026, 11, 1), .algorithm = "", .key = "",
		.signature = "", .checkpoint = { .count = 812,
		.value = HEX }, .events = { .count = 37, .value = SUM } };

	c.events.period = c.checkpoint.period = day_month(day_of(2026, 10, 1));
	if (is_signed) {
		c.algorithm = "SM2（SM3）";
		c.key = SUM;
		c.signature = "3045";
	}
	for (int i = 0; i < 2; i++)
		*vec_push(a, &c.volume) = (struct certificate_volume){
			person[i], 6 + i, i, SUM };
	return c;
}

static const char *
facts_of(struct scene *p, const struct certificate *c)
{
	struct sbuf b = SBUF_INIT;
	const char *text;

	certificate_facts(c, &b);
	text = arena_strdup(&p->a, sbuf_text(&b));
	sbuf_release(&b);
	return text;
}

static bool
read_back(struct scene *p, const char *facts, struct certificate *out)
{
	struct err e = ERR_INIT;
	const char *path = arena_printf(&p->a, "%s/facts.xml", p->dir);
	bool ok;

	if (!file_write(path, facts, strlen(facts), &e))
		fail_msg("%s", e.text);
	ok = certificate_read(&p->a, path, out, &e);
	assert_true(ok || e.kind == ERR_DAMAGED);
	return ok;
}

/* What was signed afterwards is said again from what was read. */
static void
comes_back(void **state)
{
	struct scene *p = *state;

	for (int k = 0; k < 2; k++) {
		struct certificate c = sample(&p->a, k == 1), again;

		assert_true(read_back(p, facts_of(p, &c), &again));
		assert_true(certificate_same(&c, &again));
		assert_string_equal(facts_of(p, &again), facts_of(p, &c));
	}
}

static void
every_word_counts(void **state)
{
	struct scene *p = *state;
	struct certificate c = sample(&p->a, true), x;

	x = sample(&p->a, false); /* who signed says nothing of the ledger */
	assert_true(certificate_same(&c, &x));
	x.checkpoint.count++;
	assert_false(certificate_same(&c, &x));
	x = sample(&p->a, true);
	x.volume.n--;
	assert_false(certificate_same(&c, &x));
	x = sample(&p->a, true);
	x.volume.v[1].pieces++;
	assert_false(certificate_same(&c, &x));
	x = sample(&p->a, true);
	x.volume.v[1].added++;
	assert_false(certificate_same(&c, &x));
	x = sample(&p->a, true);
	x.volume.v[0].person = "G990101-002";
	assert_false(certificate_same(&c, &x));
	x = sample(&p->a, true);
	x.volume.v[0].digest[0] = '2';
	assert_false(certificate_same(&c, &x));
}

static void
nothing_else_is_one(void **state)
{
	static const struct { const char *what, *by; } v[] = {
		{ "文种=\"归档证明\"", "文种=\"卷内目录\"" },
		{ "期间=\"2026-10\"", "期间=\"2026-13\"" },
		{ "条数=\"812\"", "条数=\"x\"" },
		{ "链值=\"5f", "链值=\"5g" },
		{ "<检查点", "<别的" },
		{ "值=\"2026-11-01\"", "值=\"2026-11-31\"" },
		{ "人员=\"G990101-001\"", "人员=\"\"" },
		{ "件数=\"6\"", "件数=\"0\"" },
		{ "件数=\"7\" 新增=\"1\"", "件数=\"7\" 新增=\"8\"" },
		{ "摘要=\"1f", "摘要=\"f" },
		{ "</事实>", "" },
	};
	struct scene *p = *state;
	struct certificate c = sample(&p->a, true), out;
	const char *facts = facts_of(p, &c);

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		const char *at = strstr(facts, v[i].what);

		assert_non_null(at);
		if (read_back(p, arena_printf(&p->a, "%.*s%s%s", (int)(at -
		    facts), facts, v[i].by, at + strlen(v[i].what)), &out))
			fail_msg("taken: %s", v[i].by);
	}
}

/* --- the manifest of then --- */

static void
first_pieces_of_a_manifest(void **state)
{
	static const char manifest[] =
	    "00  data/0001-谈话记录/facts.xml\n"
	    "01  data/0001-谈话记录/谈话记录.pdf\n"
	    "02  data/0002-约谈通知书/facts.xml\n"
	    "03  data/10000-约谈通知书/facts.xml\n"
	    "04  data/0012-约谈通知书/facts.xml\n"
	    "05  else/0001-x/facts.xml\n"
	    "06  data/x/facts.xml\n";
	static const struct { int64_t n; const char *digits; int64_t pieces; }
	v[] = {
		{ 0, "", 0 }, { 1, "01", 1 }, { 2, "012", 2 },
		{ 11, "012", 2 }, { 12, "0124", 3 }, { 10000, "01234", 4 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct sbuf b = SBUF_INIT;
		const char *line;
		size_t n = 0;

		assert_int_equal(archive_lines_until(manifest, v[i].n, &b),
		    v[i].pieces);
		for (line = sbuf_text(&b); *line != '\0';
		    line = strchr(line, '\n') + 1)
			assert_int_equal(line[1], v[i].digits[n++]);
		assert_int_equal(n, strlen(v[i].digits));
		sbuf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(comes_back, scene_setup,
		    scene_teardown),
		cmocka_unit_test_setup_teardown(every_word_counts,
		    scene_setup, scene_teardown),
		cmocka_unit_test_setup_teardown(nothing_else_is_one,
		    scene_setup, scene_teardown),
		cmocka_unit_test(first_pieces_of_a_manifest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
