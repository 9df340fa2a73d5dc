/*
 * test_organ.c - which 党组织 a name is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_world.h"
#include "rules/organ.h"

static struct world w;
static struct doc organs_doc;
static struct accountability_organs organs;

static void
begin(void)
{
	struct accountability_organ *o;

	world_init(&w);
	memset(&organs_doc, 0, sizeof(organs_doc));
	memset(&organs, 0, sizeof(organs));
	o = vec_push(&w.a, &organs.organ);
	o->name = a_field(&w, "示例市保密委");
	o->has_type = true;
	o->type = ORGAN_DEPARTMENT;
	organs_doc.root = ROOT_ORGANS;
	organs_doc.year = 2026;
	organs_doc.as.organs = &organs;
	*vec_push(&w.a, &w.facts.filed[ROOT_ORGANS]) =
	    (struct filed){ &organs_doc, NULL };
}

/* By the list before the ending; of another year it is not known. */
static void
kinds(void **state)
{
	static const struct { int year; const char *name;
	    enum organ_type want; } t[] = {
		{ 2026, "示例市保密委", ORGAN_DEPARTMENT },
		{ 2025, "示例市保密委", ORGAN_COMMITTEE },
		{ 2026, "中共示例省委", ORGAN_COMMITTEE },
		{ 2026, "中共示例省委员会", ORGAN_COMMITTEE },
		{ 2026, "示例省财政厅党组", ORGAN_COMMITTEE },
		{ 2026, "中共示例省纪委", ORGAN_INSPECTION },
		{ 2026, "中共示例省纪律检查委员会", ORGAN_INSPECTION },
		{ 2026, "示例省纪委派驻纪检监察组", ORGAN_INSPECTION },
		{ 2026, "中共示例省委组织部", ORGAN_DEPARTMENT },
		{ 2026, "示例省财政厅", ORGAN_TYPES },
		{ 2026, "", ORGAN_TYPES },
	};

	(void)state;
	begin();
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		if (organ_type_of(&w.facts, t[i].year, t[i].name) !=
		    t[i].want)
			fail_msg("%s", t[i].name);
	assert_null(organs_of(&w.facts, 2025));
	assert_non_null(organ_listed(organs_of(&w.facts, 2026),
	    "示例市保密委"));
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(kinds) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
