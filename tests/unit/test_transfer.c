#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/transfer.h"

static struct archive_piece
piece(int64_t number, const char *rule, const char *kind)
{
	return (struct archive_piece){ .person = { "G1", "干部甲", "书记" },
		.number = number, .rule = rule, .kind = kind, .id = "A-1",
		.version = "", .replaces_kind = "", .title = "题名",
		.reference = "示发〔2026〕1号", .secrecy = "",
		.sm3 = "12" };
}

/* B09.1, B21.1, E06.4, and nothing else. */
static void
test_rows(void **state)
{
	static const struct {
		const char *rule, *kind, *personnel, *discipline;
	} v[] = {
		{ "B09.1", "干部调离情况廉政登记表", "", "廉洁档案" },
		{ "B21.1", "诫勉谈话决定书", "干部档案", "廉洁档案" },
		{ "B21.1", "谈话记录", "干部档案", "廉洁档案" },
		{ "E06.4", "问责决定书", "个人档案", "廉洁档案" },
		{ "E06.4", "复查决定书", "个人档案", "廉洁档案" },
		{ "B12.1", "谈话记录", NULL, NULL },
		{ "B15.1", "约谈通知书", NULL, NULL },
		{ "B18.1", "谈话记录", NULL, NULL },
		{ "C07.4", "批评教育通知书", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		const struct archive_piece p = piece(1, v[i].rule, v[i].kind);
		const struct transfer_row *r = transfer_row(&p);

		assert_true((r == NULL) == (v[i].personnel == NULL));
		if (r == NULL)
			continue;
		assert_string_equal(r->into[TO_PERSONNEL], v[i].personnel);
		assert_string_equal(r->into[TO_DISCIPLINE], v[i].discipline);
	}
}

/* B23.1: no record of what was said; A14.1: nothing of a secret one. */
static void
test_item(void **state)
{
	struct archive_piece p = piece(3, "B21.1", "谈话记录");
	struct transfer_item x = transfer_item(&p, transfer_row(&p),
	    TO_PERSONNEL);

	(void)state;
	assert_string_equal(x.into, "干部档案");
	assert_string_equal(x.original, "本人的书面说明或者检查");
	p.secrecy = "机密";
	x = transfer_item(&p, transfer_row(&p), TO_PERSONNEL);
	assert_string_equal(x.kind, "涉密件");
	assert_string_equal(x.original, "");
	assert_string_equal(x.id, "");
	assert_string_equal(archive_title(&p), "涉密件，不列题名");
	assert_string_equal(archive_reference(&p), "");
	p.secrecy = "内部";
	assert_string_equal(archive_title(&p), "题名");
}

/* Puts it there as the archive does. */
static const struct archive_piece *
place(struct arena *a, struct archive_pieces *v, const char *kind,
    const char *version, day_t as_of)
{
	struct archive_piece p = piece(0, "E06.4", kind);

	p.version = version;
	p.as_of = as_of;
	if (strcmp(kind, "复查决定书") == 0)
		p.replaces_kind = "问责决定书";
	assert_false(archive_has(v, &p));
	archive_place(v, &p);
	*vec_push(a, &v->v) = p;
	assert_true(archive_has(v, &p));
	return &v->v.v[v->v.n - 1];
}

/* Whatever comes first, the decision is replaced by what 复查 made of it, an
 * earlier version by a later one; a paper of another kind by nothing. */
static void
test_notes(void **state)
{
	struct arena a = ARENA_INIT;
	struct archive_pieces v = { { NULL, 0, 0 } };
	const struct archive_piece *p;
	struct archive_piece withdrawal;
	day_t reviewed;

	(void)state;
	assert_true(day_parse("2026-09-03", &reviewed));
	p = place(&a, &v, "问责决定书", "2026-07-16-a", 100);
	assert_int_equal(p->number, 1);
	assert_int_equal(p->replaces + p->replaced_by, 0);
	assert_string_equal(archive_note(&a, &v, p, ""), "");
	assert_string_equal(archive_secrecy(&v), "");
	assert_int_equal(place(&a, &v, "问责决定书", "2026-07-16-b",
	    120)->replaces, 1);
	p = place(&a, &v, "复查决定书", "2026-09-03-c", 140);
	assert_int_equal(p->replaces, 2);
	assert_int_equal(archive_version_day(p), reviewed);
	assert_int_equal(place(&a, &v, "送达回证", "d", 150)->replaces, 0);
	/* the one between them comes last */
	p = place(&a, &v, "问责决定书", "2026-07-16-e", 110);
	assert_int_equal(p->number, 5);
	assert_int_equal(p->replaces, 1);
	assert_int_equal(p->replaced_by, 2);
	assert_string_equal(archive_note(&a, &v, &v.v.v[0], ""),
	    "已由第2件代替");
	assert_string_equal(archive_note(&a, &v, &v.v.v[1], "（前）"),
	    "代替第1件（前）；已由第3件代替");
	assert_string_equal(archive_note(&a, &v, &v.v.v[2], ""),
	    "代替第2件");
	assert_string_equal(archive_note(&a, &v, &v.v.v[3], ""), "");
	assert_string_equal(archive_note(&a, &v, &v.v.v[4], ""),
	    "代替第1件；已由第2件代替");
	/* what withdraws is due only where something was before it */
	withdrawal = piece(0, "C07.4", "述责述廉评议结果登记表");
	withdrawal.withdraws = true;
	assert_true(archive_has(&v, &withdrawal));
	withdrawal = piece(0, "E06.4", "问责决定书");
	withdrawal.withdraws = true;
	withdrawal.version = "f";
	withdrawal.as_of = 90;
	assert_true(archive_has(&v, &withdrawal));
	withdrawal.as_of = 125;
	assert_false(archive_has(&v, &withdrawal));
	/* what was said first is said again */
	p = place(&a, &v, "问责决定书", "2026-07-16-a", 130);
	assert_int_equal(p->number, 6);
	assert_int_equal(p->replaces, 5);
	assert_string_equal(archive_note(&a, &v, &v.v.v[0], ""),
	    "已由第2件代替");
	v.v.v[0].secrecy = "公开";
	assert_string_equal(archive_secrecy(&v), "公开");
	v.v.v[1].secrecy = "机密";
	v.v.v[2].secrecy = "内部";
	assert_string_equal(archive_secrecy(&v), "机密");
	arena_release(&a);
}

/* 维持 replaces nothing; another matter, another person is another. */
static void
test_supersedes(void **state)
{
	struct archive_piece x = piece(2, "E06.4", "复查决定书"),
	    y = piece(1, "E06.4", "问责决定书");

	(void)state;
	assert_false(archive_supersedes(&x, &y));
	x.replaces_kind = "问责决定书";
	assert_true(archive_supersedes(&x, &y));
	assert_false(archive_supersedes(&y, &x));
	y.id = "A-2";
	assert_false(archive_supersedes(&x, &y));
	y.id = x.id;
	y.person.id = "G2";
	assert_false(archive_supersedes(&x, &y));
	assert_int_equal(archive_version_day(&x), DAY_NONE);
}

static void
test_listed(void **state)
{
	struct arena a = ARENA_INIT;
	struct transfer_lists v = { { NULL, 0, 0 } };
	struct archive_piece p = piece(2, "E06.4", "问责决定书");
	struct transfer_list *l = vec_push(&a, &v.v);

	(void)state;
	l->to = TO_DISCIPLINE;
	*vec_push(&a, &l->item) = transfer_item(&p, transfer_row(&p), l->to);
	assert_ptr_equal(transfer_listed(&v, TO_DISCIPLINE, "G1", 2), l);
	assert_null(transfer_listed(&v, TO_PERSONNEL, "G1", 2));
	assert_null(transfer_listed(&v, TO_DISCIPLINE, "G1", 1));
	assert_null(transfer_listed(&v, TO_DISCIPLINE, "G2", 2));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows), cmocka_unit_test(test_item),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_supersedes), cmocka_unit_test(test_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
