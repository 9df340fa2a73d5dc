/*
 * ledger.h - ledgers with known entries for tests of the ledger.
 */
#ifndef UNIT_LEDGER_H
#define UNIT_LEDGER_H

#include "io/store.h"
#include "rules/catalogue.h"
#include "scene.h"

/* What the entries of a known ledger hold; k from 1. */
static const char original_text[] = "原文\r\n<记实提交/>";
static const char canonical_text[] = "<记实提交></记实提交>";

/* Appends entry k: two items and one finding; received on `day`. */
static bool
put_entry(struct store *s, struct arena *a, int k, day_t day,
    struct err *e)
{
	struct entry_item item[] = {
		{ .ordinal = 0, .canonical = 0, .kind = "记录",
		    .id = "JL-001", .accepted = true, .at = { 5, 7 } },
		{ .ordinal = 1, .canonical = -1, .kind = "撤回", .id = "",
		    .amended = true, .at = { 9, 3 } },
	};
	struct entry x = { .root = ROOT_SUBMISSION, .unit = "410922",
		.identity = arena_printf(a, "记实提交/410922/2026-10/%d", k),
		.path = arena_printf(a, "inputs/units/410922/%d.xml", k),
		.received = day, .own_day = k == 2 ? DAY_NONE : day - 1,
		.year = 2026, .month = k == 2 ? -1 : day_month(day),
		.verdict = VERDICT_PARTIAL, .item = item, .n_items = 2 };
	struct diag_list found = { .a = a };
	struct deposit with = { .root_text = "记实提交",
		.original = (const uint8_t *)original_text,
		.n_original = strlen(original_text),
		.canonical = canonical_text,
		.n_canonical = strlen(canonical_text), .found = &found };

	sm3_hex(original_text, strlen(original_text), x.sm3);
	sm3_hex(canonical_text, strlen(canonical_text), x.canonical_sm3);
	sm3_hex("语境", strlen("语境"), x.context);
	diag_add(&found, &(struct diag){ .rule = RULE_A10_1,
	    .level = LEVEL_REFUSE, .file = x.path, .at = { 7, 5 },
	    .unit = "410922", .record = "JL-001", .month = "2026-10",
	    .message = "缺少签字", .mend = "补上", .source = "<记录>",
	    .item = 0, .waived = true });
	return store_append(s, &x, &with, e) && x.seq == k;
}

/* A ledger with n entries, received one a day from 2026-11-01, and as
 * many events; closed again. */
static inline void
make_ledger(struct scene *p, int n)
{
	struct err e = ERR_INIT;
	struct store *s;
	day_t first = day_of(2026, 11, 1);
	char digest[DIGEST_HEX];

	sm3_hex("manifest", 8, digest);
	assert_true(store_open(p->db, STORE_WRITE, &s, &e));
	assert_true(store_begin(s, &e));
	for (int k = 1; k <= n; k++) {
		assert_true(put_entry(s, &p->a, k, first + k - 1, &e));
		assert_true(store_event(s, k == 1 ? "接收" : "发布",
		    first + k - 1, "2026-10", k == 1 ? "" : digest, &e));
	}
	assert_true(store_commit(s, &e));
	store_close(s);
}

#endif
