/*
 * The canonical text: C14N without comments, whitespace-only text and
 * 更正.  The expected texts were written by lxml
 * (etree.tostring(method='c14n', with_comments=False)) after the same
 * removals.
 */
#include "xml_case.h"

static const struct row { const char *text, *want; } rows[] = {
	{ "<a/>",
	    "<a></a>" },
	{ "<a b=\"1\" a=\"2\"/>",
	    "<a a=\"2\" b=\"1\"></a>" },
	{ "<a b='&lt;&gt;&amp;&quot;&apos;'/>",
	    "<a b=\"&lt;>&amp;&quot;'\"></a>" },
	{ "<a b=\"\t\n x&#9;&#10;&#13;\"/>",
	    "<a b=\"   x&#x9;&#xA;&#xD;\"></a>" },
	{ "<a>x &gt; y &amp; &lt; ]]&gt; &#13;\t\"'</a>",
	    "<a>x &gt; y &amp; &lt; ]]&gt; &#xD;\t\"'</a>" },
	{ "<a>\n <b/> \n</a>",
	    "<a><b></b></a>" },
	{ "<a> x <b> </b> y </a>",
	    "<a> x <b></b> y </a>" },
	{ "<a><!-- c --> x<!-- d --> </a>",
	    "<a> x</a>" },
	{ "<a><![CDATA[<&>]]>z<![CDATA[ ]]></a>",
	    "<a>&lt;&amp;&gt;z </a>" },
	{ "<?p q r?><a><?p?><?p  x ?></a><?z?><!-- e -->",
	    "<?p q r?>\n<a><?p?><?p x ?></a>\n<?z?>" },
	{ "<p:a xmlns:p=\"urn:p\" xmlns=\"urn:d\" p:z=\"1\" c=\"2\" b=\"3\""
	    "><b/><p:b/></p:a>",
	    "<p:a xmlns=\"urn:d\" xmlns:p=\"urn:p\" b=\"3\" c=\"2\" p:z=\"1\""
	    "><b></b><p:b></p:b></p:a>" },
	{ "<a xmlns=\"urn:d\"><b xmlns=\"urn:d\"/><c xmlns=\"\"><d xmlns=\""
	    "urn:d\"/></c></a>",
	    "<a xmlns=\"urn:d\"><b></b><c xmlns=\"\"><d xmlns=\"urn:d\"></d><"
	    "/c></a>" },
	{ "<a xmlns:z=\"urn:z\" xmlns:y=\"urn:y\" xmlns:x=\"urn:x\" x:b=\"1"
	    "\" z:a=\"2\" y:c=\"3\" a=\"0\"/>",
	    "<a xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" xmlns:z=\"urn:z\" a=\"0\""
	    " x:b=\"1\" y:c=\"3\" z:a=\"2\"></a>" },
	{ "<a xmlns:p=\"urn:1\"><b xmlns:p=\"urn:2\"><p:c xmlns:p=\"urn:1\""
	    "/></b><p:d/></a>",
	    "<a xmlns:p=\"urn:1\"><b xmlns:p=\"urn:2\"><p:c xmlns:p=\"urn:1\""
	    "></p:c></b><p:d></p:d></a>" },
	{ "<a xml:lang=\"zh\" xml:space=\"preserve\"> <b/></a>",
	    "<a xml:lang=\"zh\" xml:space=\"preserve\"><b></b></a>" },
	{ "<甲 丁=\"1\" 乙=\"2\" 丙=\"3\">中文𬭎</甲>",
	    "<甲 丁=\"1\" 丙=\"3\" 乙=\"2\">中文𬭎</甲>" },
	{ "<a xmlns=\"urn:liangze:1\"><更正 理由=\"x\"/>t<b/></a>",
	    "<a xmlns=\"urn:liangze:1\">t<b></b></a>" },
	{ "<q:a xmlns:q=\"urn:liangze:1\"><b><q:更正><c/>text</q:更正></b><"
	    "更正/></q:a>",
	    "<q:a xmlns:q=\"urn:liangze:1\"><b></b><更正></更正></q:a>" },
	{ "<a xmlns=\"urn:liangze:1\">\r\n <更正/>\r\n <b>\r\n x\r</b></a>",
	    "<a xmlns=\"urn:liangze:1\"><b>\n x\n</b></a>" },
	{ "<a b=\"&#38;amp;&amp;#38;\"/>",
	    "<a b=\"&amp;amp;&amp;#38;\"></a>" },
};

static void
texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct xml_case c;

		case_read(&c, NULL, rows[i].text, strlen(rows[i].text));
		assert_string_equal(c.r.canonical, rows[i].want);
		assert_int_equal(c.r.canonical_bytes, strlen(rows[i].want));
		case_end(&c);
	}
}

/* Canonical text of canonical text is itself. */
static void
stable(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct xml_case c;

		case_read(&c, NULL, rows[i].want, strlen(rows[i].want));
		assert_string_equal(c.r.canonical, rows[i].want);
		case_end(&c);
	}
}

#define PART(p) "<" p "时间>2026-10-12T09:00:00</" p "时间>"
#define RECORD_OF(p) "<" p "记录 责任=\"主体责任\" 编号=\"R-1\">" PART(p) \
	"</" p "记录>"
#define ROOT_OF(p, ns, body) "<" p "记实提交 " ns "=\"urn:liangze:1\">" body \
	"</" p "记实提交>"

/* Ways to write one and the same record; the last are other records. */
static const struct item_row { const char *text; int which; bool same; }
items[] = {
	{ ROOT_OF("", "xmlns", RECORD_OF("")), 0, true },
	{ ROOT_OF("p:", "xmlns:p", RECORD_OF("p:")), 0, true },
	{ ROOT_OF("", "xmlns", "<撤回/>" RECORD_OF("") "<撤回/>"), 1, true },
	{ ROOT_OF("", "xmlns", " <!-- c -->\n<记录 编号='R-1'\n责任='主体责任'>"
	    "\n  " PART("") "<更正 理由=\"x\"/>\n</记录>"), 0, true },
	{ ROOT_OF("", "xmlns", "<记录 编号=\"R-1\" 责任=\"主体责任\">"
	    "<?p?>" PART("") "</记录>"), 0, true },
	{ ROOT_OF("p:", "xmlns:p", "<记录 xmlns=\"urn:liangze:1\" "
	    "编号=\"&#82;-1\" 责任=\"主体责任\">"
	    PART("p:") "<更正/></记录>"), 0, true },
	{ ROOT_OF("", "xmlns", "<记录 编号=\"R-1\" 责任=\"主体责任\">"
	    "<时间><![CDATA[2026-10-12]]>T09:00:00</时间></记录>"), 0,
	    true },
	{ ROOT_OF("", "xmlns", "<记录 编号=\"R-2\" 责任=\"主体责任\">"
	    PART("") "</记录>"), 0, false },
	{ ROOT_OF("", "xmlns", "<记录 编号=\"R-1\" 责任=\"主体责任\">"
	    "<时间>2026-10-12T09:00:00 </时间></记录>"), 0, false },
	{ ROOT_OF("p:", "xmlns:p", "<p:记录 编号=\"R-1\" "
	    "责任=\"主体责任\"><时间 xmlns=\"urn:x\">2026-10-12T09:00:00"
	    "</时间></p:记录>"), 0, false },
};

/* An item's digest depends on neither prefixes, place nor 更正. */
static void
item_digests(void **state)
{
	static const char form[] = "<记录 " NS
	    " 编号=\"R-1\" 责任=\"主体责任\">"
	    "<时间>2026-10-12T09:00:00</时间></记录>";
	char want[DIGEST_HEX];

	(void)state;
	sm3_hex(form, sizeof(form) - 1, want);
	for (size_t i = 0; i < N(items); i++) {
		const char *text = items[i].text;
		struct xml_case c;

		case_read(&c, NULL, text, strlen(text));
		assert_int_equal(c.r.doc.as.submission->record.n, 1);
		if ((strcmp(c.r.doc.as.submission->record.v[0].item
		    .canonical, want) == 0) != items[i].same)
			fail_msg("row %zu", i);
		case_end(&c);
	}
}

static void
slices(void **state)
{
	static const char text[] = HEAD RECORD " <!-- c -->" WITHDRAWN
	    "<?p?>" RECORD TAIL;
	const bool middle[] = { false, true, false };
	const bool all[] = { true, true, true };
	const char *cut;
	struct xml_case c;
	size_t n;

	(void)state;
	case_read(&c, NULL, text, sizeof(text) - 1);
	assert_int_equal(c.r.doc.n_items, 3);
	assert_int_equal(strncmp(c.r.canonical + c.r.item[1].at,
	    "<撤回 ", strlen("<撤回 ")), 0);
	assert_int_equal(c.r.item[0].at + c.r.item[0].n, c.r.item[1].at);
	cut = xml_canonical_without(&c.r, middle, &c.a, &n);
	assert_int_equal(n, c.r.canonical_bytes - c.r.item[1].n);
	assert_int_equal(n, strlen(cut));
	assert_null(strstr(cut, "撤回"));
	cut = xml_canonical_without(&c.r, all, &c.a, &n);
	assert_string_equal(cut, "<记实提交 " NS " 单位=\"990101\" "
	    "批次=\"1\" 报送时间=\"2026-10-30T16:20:00\" 月份=\"2026-10\" "
	    "记录员=\"记录员甲\"><?p?></记实提交>");
	case_end(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(stable),
		cmocka_unit_test(item_digests),
		cmocka_unit_test(slices),
	};

	return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}
