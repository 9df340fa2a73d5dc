/*
 * The binders' tables say the same as the XSDs' own notes: what
 * identifies a document, which elements are items.
 */
#include "xml_case.h"

#include "io/xml_bind.h"
#include "io/xml_tree.h"

static const struct bind_root *const binders[] = {
	[ROOT_ROSTER] = &bind_roster,
	[ROOT_CHECKLIST] = &bind_checklist,
	[ROOT_PLAN] = &bind_plan,
	[ROOT_WORKLIST] = &bind_worklist,
	[ROOT_SUBMISSION] = &bind_submission,
	[ROOT_REVIEW] = &bind_review,
	[ROOT_APPROVAL] = &bind_approval,
	[ROOT_BRIEFING] = &bind_briefing,
};

/* l:name in the annotation of an XSD's element, "" where there is none. */
static const char *
note(const struct xml_node *element, const char *name)
{
	const struct xml_node *n = xml_child(element, "annotation");

	n = n == NULL ? NULL : xml_child(n, "appinfo");
	n = n == NULL ? NULL : xml_child(n, name);
	return n == NULL ? "" : n->text;
}

static const char *
join(struct arena *a, const char *const *name, size_t max)
{
	const char *s = "";

	for (size_t i = 0; i < max && name[i] != NULL; i++)
		s = arena_printf(a, "%s%s%s", s, i == 0 ? "" : " ", name[i]);
	return s;
}

/* The elements with l:item right below the root, in order. */
static const char *
items_of(struct arena *a, const struct xml_node *xsd, const char *root)
{
	const struct xml_node *type = xml_child(xsd, "complexType"), *n;
	const char *s = "";

	while (type != NULL && strcmp(xml_attr(type, "name"), root) != 0)
		type = type->next;
	n = type == NULL ? NULL : xml_child(type, "sequence");
	for (n = n == NULL ? NULL : n->child; n != NULL; n = n->next)
		if (note(n, "item")[0] != '\0')
			s = arena_printf(a, "%s%s%s", s,
			    s[0] == '\0' ? "" : " ", xml_attr(n, "name"));
	return s;
}

static void
as_the_schemas_say(void **state)
{
	const char *home = getenv("LIANGZE_DATA");

	(void)state;
	for (int i = 0; i < ROOTS; i++) {
		const char *root = root_name((enum root)i);
		const struct bind_root *b = binders[i];
		const struct xml_node *xsd, *element;
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;

		if (!xml_tree_read(&a, arena_printf(&a,
		    "%s/templates/schema/%s.xsd", home == NULL ? "." : home,
		    root), NULL, &xsd, &e))
			fail_msg("%s", e.text);
		element = xml_child(xsd, "element");
		assert_string_equal(xml_attr(element, "name"), root);
		assert_string_equal(note(element, "identity"),
		    join(&a, b->identity, N(b->identity)));
		assert_string_equal(note(element, "side"),
		    root_side((enum root)i) == SIDE_UNIT ? "unit" :
		    "office");
		assert_string_equal(items_of(&a, xsd, root),
		    join(&a, b->items, N(b->items)));
		arena_release(&a);
	}
}

/* Which child of which root is an item, and by what it is named. */
static void
items(void **state)
{
	const char *id = "";

	(void)state;
	assert_true(bind_is_item(ROOT_SUBMISSION, "撤回", &id));
	assert_string_equal(id, "编号");
	assert_true(bind_is_item(ROOT_REVIEW, "意见", &id));
	assert_string_equal(id, "记录");
	assert_true(bind_is_item(ROOT_WORKLIST, "指标", &id));
	assert_false(bind_is_item(ROOT_PLAN, "指标", &id));
	assert_false(bind_is_item(ROOT_SUBMISSION, "意见", &id));
	assert_false(bind_is_item(ROOT_NONE, "记录", &id));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_the_schemas_say),
		cmocka_unit_test(items),
	};

	return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}
