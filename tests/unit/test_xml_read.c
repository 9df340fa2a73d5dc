/*
 * From bytes to the model: X01.1 to X01.5, places, items, and what each
 * root's document becomes.
 */
#include "xml_case.h"

#define DECL(label) "<?xml version=\"1.0\" encoding=\"" label "\"?>\n"
#define ROW(s, want) { s, sizeof(s) - 1, want }

/* X01.1 to X01.5: bytes and findings. */
static const struct row {
	const char *bytes;
	size_t n;
	const char *want;
} rows[] = {
	ROW("", "1:1 X01.2 文件是空的\n"),
	ROW("\xEF\xBB\xBF", "1:1 X01.2 文件是空的\n"),
	ROW("\xFF\xFE", "1:1 X01.2 文件是空的\n"),
	ROW(" \n", "2:1 X01.2 这里应是XML的开头，却不是“<”\n"),
	ROW("甲", "1:1 X01.2 这里应是XML的开头，却不是“<”\n"),

	/* X01.1, each with what could be read before */
	ROW(DECL("Big5") "<a/>", "1:1 X01.1 不认识声明的编码“Big5”\n"),
	ROW(DECL("UTF-16") "<a/>",
	    "1:1 X01.1 声明的编码“UTF-16”与文件实际的编码UTF-8不符\n"),
	ROW("\xFF\xFE\0\0<\0\0\0", "1:1 X01.1 文件是UTF-32编码，不能受理\n"),
	ROW("<\0a\0/\0>\0",
	    "1:1 X01.1 文件像是UTF-16编码，但没有字节序标记(BOM)\n"),
	ROW(HEAD RECORD "<记录 \xB1\xE0/>" TAIL,
	    "3:5 X01.1 从这里起不是有效的UTF-8编码（字节0xB1）\n"),
	ROW(HEAD "<\xB3\xB7\xBB\xD8/>" TAIL,
	    "2:2 X01.1 从这里起不是有效的UTF-8编码（字节0xB3）\n"),
	ROW(DECL("GB18030") "<a>\n\xBC\xD7\xFF</a>",
	    "2:1 X02.1 不认识的根元素<a>，不是可受理的文件种类；可受理："
	    "单位名册、责任清单、考核方案、问责主体、干部变动、工作台账、"
	    "记实提交、审核意见、签批、书面告知、重点领域、年终考核、"
	    "加减分事项、履责报告、督查反馈、整改报告、整改核查、调离登记、"
	    "述责述廉报告、述责述廉评议、谈话记录、问责工作报告、问责案件\n"
	    "3:2 X01.1 从这里起不是有效的GB18030编码（字节0xFF）\n"),

	/* X01.2, with the place of the tag and its line */
	ROW(HEAD "<记录>\n</记实提交>",
	    "2:1 X02.2 <记录>缺少属性“编号”\n"
	    "2:1 X02.2 <记录>缺少属性“责任”\n"
	    "2:1 X02.2 <记录>缺少属性“指标”\n"
	    "2:1 X02.2 <记录>缺少属性“履责主体”\n"
	    "3:1 X01.2 开始标签<记录>（第2行）没有对应的结束标签，"
	    "这里是</记实提交>\n"),
	ROW(HEAD RECORD, "1:1 X01.2 开始标签<记实提交>（第1行）没有对应的"
	    "结束标签，文件到末尾也没有\n"),
	ROW(HEAD RECORD "<记录 编号=\"R-2\"\n",
	    "3:1 X01.2 标签<记录>没有写完，缺少“>”\n"),
	ROW(HEAD RECORD "<记录 编号=\"R",
	    "3:1 X01.2 标签<记录>里属性值的引号没有配对\n"),
	ROW(HEAD TAIL TAIL, "3:1 X01.2 根元素结束以后还有多余的内容\n"),
	ROW(HEAD "<撤回 编号=“甲”/>" TAIL,
	    "2:1 X01.2 标签<撤回>里的属性值没有加引号\n"),
	ROW(HEAD "<撤回 编号=\"甲\" 编号=\"乙\"/>" TAIL,
	    "2:1 X01.2 标签<撤回>的属性“编号”写了两次\n"),
	ROW(HEAD "<p:撤回/>" TAIL,
	    "2:1 X01.2 标签<p:撤回>用的前缀“p”没有定义\n"),
	ROW(HEAD "\n<!-- a -- b -->" TAIL,
	    "3:1 X01.2 注释里不能有“--”\n"),
	ROW("\n" DECL("UTF-8") "<a/>",
	    "2:1 X01.2 XML声明（<?xml …?>）只能在文件的最开头\n"),

	ROW(HEAD "甲 & 乙" TAIL, "2:3 X01.2 这里的“&”不能直接写\n"),

	/* X01.3 */
	ROW("<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>",
	    "1:1 X01.3 含有文档类型或者实体声明"
	    "（<!DOCTYPE、<!ENTITY等）\n"),
	ROW(HEAD "<撤回 编号=\"&b;\"/>" TAIL,
	    "2:9 X01.3 使用了实体“&b;”\n"),
	ROW("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
	    "1:1 X01.3 含有文档类型或者实体声明"
	    "（<!DOCTYPE、<!ENTITY等）\n"),

	/* X01.5; what XML cannot hold ends the reading there */
	ROW(HEAD "<!--\xE2\x80\x8B-->\n<!--\xE2\x80\xAE-->" TAIL,
	    "2:5 X01.5 含有不允许的字符U+200B（零宽空格）\n"
	    "3:5 X01.5 含有不允许的字符U+202E（文字方向控制符）\n"),
	ROW(HEAD "<撤回 编号=\"a\0b\"/>" TAIL,
	    "2:10 X01.5 含有不允许的字符U+0000（空字符）\n"),
	ROW(HEAD TAIL "\0<a/>",
	    "3:1 X01.5 含有不允许的字符U+0000（空字符）\n"),
};

static void
faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct xml_case c;

		case_read(&c, schemas, rows[i].bytes, rows[i].n);
		assert_string_equal(c.found, rows[i].want);
		assert_true(c.r.doc.broken);
		case_end(&c);
	}
}

/* What was read before the fault is there for the rules. */
static void
read_so_far(void **state)
{
	static const char text[] = HEAD RECORD RECORD "<记录 编号=\"R-3\" ";
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	assert_int_equal(c.r.doc.root, ROOT_SUBMISSION);
	assert_string_equal(c.r.doc.identity, "记实提交 990101 2026-10 1");
	assert_int_equal(c.r.doc.n_items, 2);
	assert_int_equal(c.r.doc.as.submission->record.n, 2);
	assert_false(c.r.doc.as.submission->record.v[1].item.broken);
	assert_string_equal(c.r.canonical, "");
	case_end(&c);
	for (size_t n = 0; n < sizeof(text); n++) {
		case_read(&c, schemas, text, n);
		assert_true(c.r.found.d.n > 0);
		case_end(&c);
	}
}

static void
submission(void **state)
{
	static const char text[] =
	    "<记实提交 " NS " 单位=\"990101\" 月份=\"2026-10\" 批次=\"7\" "
	    "方式=\"全量\" 报送时间=\"2026-10-30T16:20:00\" "
	    "记录员=\"记录员甲\">\n"
	    "<记录 编号=\"R-1\" 责任=\"监督责任\" 指标=\"ZG-03\" "
	    "履责主体=\"纪检机构\" 密级=\"内部\" 保密期限至=\"2027-01-31\" "
	    "纸质档号=\"甲&amp;1\">\n"
	    "<时间 止=\"2026-10-13T18:00:00\">2026-10-12T09:00:00</时间>"
	    "<地点> 甲&lt;室<![CDATA[&]]> </地点>"
	    "<人物><人员 姓名=\"干部甲\" 职务=\"书记\" 编号=\"G-1\"/>"
	    "<人员 姓名=\"干部乙\" 职务=\"委员\"/></人物>" WHAT
	    "<印证材料 类型=\"文件\" 文件=\"附件/一.pdf\" 算法=\"SHA-256\" "
	    "摘要=\"E3B0C44298FC1C149AFBF4C8996FB924"
	    "27AE41E4649B934CA495991B7852B855\"/>" SIGNED ENTERED
	    "<更正 理由=\"错字\" 批准人=\"干部甲\" "
	    "时间=\"2026-10-15T09:00:00\"/></记录>\n"
	    WITHDRAWN TAIL;
	struct xml_case c;
	const struct submission *s;
	const struct record *r;

	(void)state;
	case_text(&c, text);
	assert_string_equal(c.found, "");
	s = c.r.doc.as.submission;
	assert_int_equal(s->month, 2026 * 12 + 9);
	assert_int_equal(s->batch, 7);
	assert_int_equal(s->mode, MODE_WHOLE);
	assert_string_equal(s->recorder.text, "记录员甲");
	assert_int_equal(c.r.doc.year, 2026);
	assert_int_equal(c.r.doc.own_day, day_of(2026, 10, 30));
	assert_string_equal(c.r.doc.unit.text, "990101");
	assert_int_equal(c.r.doc.unit.at.column, 29);
	r = &s->record.v[0];
	assert_int_equal(r->item.at.line, 2);
	assert_string_equal(r->item.id.text, "R-1");
	assert_int_equal(r->item.id.at.column, 5);
	assert_int_equal(r->duty, DUTY_OVERSIGHT);
	assert_true(r->has_duty && r->has_actor);
	assert_int_equal(r->actor, ACTOR_DISCIPLINE);
	assert_int_equal(r->secrecy, SECRECY_INTERNAL);
	assert_int_equal(r->secret_until.day, day_of(2027, 1, 31));
	assert_string_equal(r->paper.text, "甲&1");
	assert_int_equal(moment_day(r->to.t), day_of(2026, 10, 13));
	assert_int_equal(moment_day(r->from.t), day_of(2026, 10, 12));
	assert_int_equal(r->from.at.line, 3);
	assert_int_equal(r->from.at.column, 1);
	assert_int_equal(r->to.at.column, 5);
	assert_string_equal(r->venue.text, " 甲<室& ");
	assert_int_equal(r->person.n, 2);
	assert_string_equal(r->person.v[0].id.text, "G-1");
	assert_null(r->person.v[1].id.text);
	assert_string_equal(r->matter.text,
	    "召开会议专题研究党风廉政建设工作");
	assert_int_equal(r->evidence.n, 1);
	assert_true(r->evidence.v[0].readable);
	assert_int_equal(r->evidence.v[0].kind, DIGEST_SHA256);
	assert_int_equal(r->evidence.v[0].sum[0], 0xE3);
	assert_string_equal(r->signer.text, "干部甲");
	assert_string_equal(r->enterer.text, "记录员甲");
	assert_true(r->amendment.given);
	assert_string_equal(r->amendment.approver.text, "干部甲");
	assert_int_equal(s->withdrawal.n, 1);
	assert_int_equal(s->withdrawal.v[0].item.ordinal, 1);
	assert_string_equal(s->withdrawal.v[0].item.id.text, "R-0");
	assert_string_equal(s->withdrawal.v[0].why.reason.text, "重复");
	case_end(&c);
}

static void
defaults(void **state)
{
	struct xml_case c;
	const struct record *r;

	(void)state;
	case_text(&c, HEAD RECORD TAIL);
	assert_int_equal(c.r.doc.as.submission->mode, MODE_ADD);
	r = c.r.doc.as.submission->record.v;
	assert_int_equal(r->secrecy, SECRECY_PUBLIC);
	assert_null(r->f_secrecy.text);
	assert_null(r->paper.text);
	assert_true(r->to.t == TIME_NONE);
	assert_true(r->secret_until.day == DAY_NONE);
	assert_false(r->amendment.given);
	assert_int_equal(r->evidence.n, 0);
	case_end(&c);
}

static void
plan(void **state)
{
	struct xml_case c;
	const struct plan *p;

	(void)state;
	case_text(&c, "<考核方案 " NS " 年度=\"2026\" 文号=\"甲〔2026〕1号\">"
	    "<权重 主体责任=\"60\" 监督责任=\"40\" 日常考核=\"70\" "
	    "年终考核=\"30\" 共性指标=\"62.5\" 个性指标=\"37.5\"/>\n"
	    "<等次 优秀=\"90\" 良好=\"80\" 一般=\"60\"/>"
	    "<记实扣减 逾期录入=\"20\" 无印证材料=\"50\" 逾期完成=\"30\"/>"
	    "<加减分/><述责述廉 字数容差=\"5\"/>"
	    "<通报 落后名次=\"3\" 排名公布=\"分档\"/>"
	    "<重大节日 名称=\"春节\" 日期=\"2026-02-17\"/>"
	    "<指标 编号=\"ZG-01\" 名称=\"会议\" 责任=\"主体责任\" "
	    "适用=\"全部\" 分值=\"2.5\" 周期=\"每季\" 次数=\"2\" "
	    "须印证=\"是\" 清单项=\"Q-1\">开会</指标>"
	    "<指标 编号=\"ZG-02\" 名称=\"督查\" 责任=\"监督责任\" "
	    "适用=\"县区\" 分值=\"10\" 周期=\"每年\" 完成时限=\"11-30\" "
	    "次数=\"1\" 须印证=\"否\">督查</指标></考核方案>");
	assert_string_equal(c.found, "");
	p = c.r.doc.as.plan;
	assert_string_equal(c.r.doc.identity, "考核方案 2026");
	assert_int_equal(c.r.doc.own_day, DAY_NONE);
	assert_int_equal(p->w_duty[DUTY_OVERSIGHT], 4000);
	assert_int_equal(p->w_class[CLASS_COMMON], 6250);
	assert_int_equal(p->conversion, 10000);
	assert_int_equal(p->grade[2], 6000);
	assert_int_equal(p->grades_at.line, 2);
	assert_int_equal(p->cut_evidence, 5000);
	assert_int_equal(p->bonus_cap, -1);
	assert_int_equal(p->lagging, 3);
	assert_int_equal(p->publication, PUBLISH_BANDS);
	assert_int_equal(p->promptly, 10);
	assert_null(p->worklist_due.text);
	assert_int_equal(p->festival.n, 1);
	assert_int_equal(p->festival.v[0].day.day, day_of(2026, 2, 17));
	assert_int_equal(p->indicator.n, 2);
	assert_int_equal(p->indicator.v[0].points, 250);
	assert_int_equal(p->indicator.v[0].count.n, 2);
	assert_true(p->indicator.v[0].evidence);
	assert_int_equal(p->indicator.v[0].cycle, CYCLE_QUARTER);
	assert_int_equal(p->indicator.v[0].klass, CLASS_COMMON);
	assert_int_equal(p->indicator.v[0].applies, APPLIES_ALL);
	assert_string_equal(p->indicator.v[0].text.text, "开会");
	assert_string_equal(p->indicator.v[1].due.text, "11-30");
	assert_int_equal(p->indicator.v[1].applies, APPLIES_COUNTY);
	assert_int_equal(c.r.doc.n_items, 0);
	case_end(&c);
}

static void
roster(void **state)
{
	struct xml_case c;
	const struct unit *u;

	(void)state;
	case_text(&c, "<单位名册 " NS " 年度=\"2026\">"
	    "<单位 代码=\"990101\" 名称=\"甲县\" 类别=\"县区\" "
	    "在编人数=\"46\" 排序=\"2\">"
	    "<党组织 责任=\"监督责任\" 名称=\"甲县纪委\" 派驻=\"是\">"
	    "<负责人 编号=\"G-1\" 姓名=\"干部甲\" 职务=\"书记\" "
	    "起=\"2026-01-01\"/><负责人 编号=\"G-2\" 姓名=\"干部乙\" "
	    "职务=\"书记\" 止=\"2025-12-31\"/></党组织>"
	    "<记录员 姓名=\"记录员甲\" 电话=\"0000-1234567\"/>"
	    "<干部 编号=\"G-1\" 姓名=\"干部甲\" 职务=\"书记\" "
	    "级别=\"县级\" 班子=\"主要负责人\" 分管=\"全面\"/></单位>"
	    "<单位 代码=\"990202\" 名称=\"市直机关一\" 类别=\"市直单位\" "
	    "在编人数=\"0\"><党组织 责任=\"主体责任\" 名称=\"党组\">"
	    "<负责人 编号=\"\" 姓名=\"干部丙\" 职务=\"书记\"/></党组织>"
	    "<记录员 姓名=\"记录员乙\"/></单位></单位名册>");
	assert_string_equal(c.found, "1:391 X02.2 属性“编号”是空的\n");
	assert_true(c.r.doc.broken);
	u = c.r.doc.as.roster->unit.v;
	assert_int_equal(c.r.doc.as.roster->unit.n, 2);
	assert_string_equal(u->code.text, "990101");
	assert_int_equal(u->category, CAT_COUNTY);
	assert_int_equal(u->staff, 46);
	assert_int_equal(u->order, 2);
	assert_false(u->broken);
	assert_false(u->organ[DUTY_MAIN].given);
	assert_true(u->organ[DUTY_OVERSIGHT].dispatched);
	assert_int_equal(u->organ[DUTY_OVERSIGHT].principal.n, 2);
	assert_int_equal(u->organ[DUTY_OVERSIGHT].principal.v[0].from.day,
	    day_of(2026, 1, 1));
	assert_int_equal(u->organ[DUTY_OVERSIGHT].principal.v[0].to.day,
	    DAY_NONE);
	assert_string_equal(u->recorder.v[0].phone.text, "0000-1234567");
	assert_string_equal(u->cadre.v[0].portfolio.text, "全面");
	assert_true(u[1].broken);
	assert_true(u[1].order == INT64_MAX);
	assert_int_equal(u[1].category, CAT_CITY);
	case_end(&c);
}

static void
other_roots(void **state)
{
	struct xml_case c;

	(void)state;
	case_text(&c, "<责任清单 " NS " 年度=\"2026\" 责任=\"监督责任\" "
	    "适用=\"市直单位\"><项 编号=\"Q-1\">督查</项></责任清单>");
	assert_string_equal(c.found, "");
	assert_string_equal(c.r.doc.identity,
	    "责任清单 2026 监督责任 市直单位");
	assert_int_equal(c.r.doc.as.checklist->applies, APPLIES_CITY);
	assert_string_equal(c.r.doc.as.checklist->entry.v[0].text.text,
	    "督查");
	case_end(&c);
	case_text(&c, "<工作台账 " NS " 单位=\"990101\" 年度=\"2026\" "
	    "报送时间=\"2026-01-20T09:00:00\"><指标 编号=\"X-1\" "
	    "名称=\"一\" 责任=\"主体责任\" 分值=\"5\" 周期=\"一次\" "
	    "完成时限=\"2026-06-30\" 次数=\"1\" 须印证=\"否\">做</指标>"
	    "<更正 理由=\"调整\" 批准人=\"干部甲\" "
	    "时间=\"2026-02-01T09:00:00\"/></工作台账>");
	assert_string_equal(c.found, "");
	assert_int_equal(c.r.doc.n_items, 1);
	assert_int_equal(c.r.doc.as.worklist->indicator.v[0].klass,
	    CLASS_INDIVIDUAL);
	assert_int_equal(c.r.doc.as.worklist->indicator.v[0].applies,
	    APPLIES_ALL);
	assert_true(c.r.doc.as.worklist->amendment.given);
	case_end(&c);
	case_text(&c, "<审核意见 " NS " 月份=\"2026-10\" 审核人=\"甲\" "
	    "时间=\"2026-11-03T09:00:00\"><意见 单位=\"990101\" "
	    "记录=\"R-1\" 结论=\"扣分\" 扣分=\"0.5\" 理由=\"不实\"/>"
	    "</审核意见>");
	assert_string_equal(c.found, "");
	assert_string_equal(c.r.doc.identity, "审核意见 2026-10");
	assert_int_equal(c.r.doc.as.review->organ, ORGAN_NONE);
	assert_int_equal(c.r.doc.as.review->opinion.v[0].opinion,
	    OPINION_DEDUCT);
	assert_int_equal(c.r.doc.as.review->opinion.v[0].deduct.n, 50);
	assert_string_equal(c.r.doc.as.review->opinion.v[0].item.id.text,
	    "R-1");
	assert_int_equal(c.r.doc.own_day, day_of(2026, 11, 3));
	case_end(&c);
	case_text(&c, "<签批 " NS " 编号=\"Q-1\" 日期=\"2026-10-20\" "
	    "签批人=\"甲\" 职务=\"书记\" 机关=\"市委\"><件 文种=\"追究\" "
	    "依据=\"A13.2\" 单位=\"990101\" 结论=\"不同意\" "
	    "理由=\"情节轻\"/></签批>");
	assert_string_equal(c.found, "");
	assert_string_equal(c.r.doc.id.text, "Q-1");
	assert_int_equal(c.r.doc.year, 2026);
	assert_string_equal(c.r.doc.as.approval->entry.v[0].verdict.text,
	    "不同意");
	case_end(&c);
	case_text(&c, "<书面告知 " NS " 单位=\"990101\" 月份=\"2026-10\" "
	    "责任=\"主体责任\" 日期=\"2026-10-20\" 记录员=\"甲\" "
	    "签收人=\"乙\" 签收日期=\"2026-10-21\"/>");
	assert_string_equal(c.found, "");
	assert_int_equal(c.r.doc.as.briefing->received.day,
	    day_of(2026, 10, 21));
	assert_int_equal(c.r.doc.own_day, day_of(2026, 10, 20));
	case_end(&c);
}

/* Lines beyond 65,535, columns after Chinese, every way to end a line. */
static void
far_places(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };

	(void)state;
	for (size_t k = 0; k < N(ends); k++) {
		struct sbuf b = SBUF_INIT;
		struct xml_case c;

		sbuf_puts(&b, "<记实提交 " NS " 单位=\"990101\" "
		    "月份=\"2026-10\" 批次=\"1\" 报送时间="
		    "\"2026-10-30T16:20:00\" 记录员=\"甲\">");
		for (int i = 1; i < 70000; i++)
			sbuf_puts(&b, ends[k]);
		sbuf_puts(&b, "<!-- 注释𬭎 --><撤回 编号=\"R-0\" "
		    "理由=\"　\" 批准人=\"甲\" "
		    "时间=\"2026-10-20T10:00:00\"/></记实提交>");
		case_text(&c, b.s);
		assert_string_equal(c.found,
		    "70000:26 X02.2 属性“理由”是空的\n");
		xml_fill_sources(&c.r, &c.r.found);
		assert_int_equal(strncmp(c.r.found.d.v[0].source,
		    "<!-- 注释𬭎 --><撤回 ", 21), 0);
		case_end(&c);
		sbuf_release(&b);
	}
}

/* The source line, none of what is secret, none that is too far right. */
static void
sources(void **state)
{
	struct xml_case c;
	struct sbuf b = SBUF_INIT;

	(void)state;
	case_text(&c, HEAD "<撤回 编号=\"R-0\" 批准人=\"甲\" 时间=\"\"/>\r\n"
	    "<记录 编号=\"R-9\" 密级=\"机密\">\n<事项>隐\xE2\x80\x8B</事项>\n"
	    "</记录>" TAIL);
	xml_fill_sources(&c.r, &c.r.found);
	assert_int_equal(c.r.n_hidden, 1);
	assert_int_equal(c.r.hidden[0].first, 3);
	assert_int_equal(c.r.hidden[0].last, 5);
	for (size_t i = 0; i < c.r.found.d.n; i++) {
		const struct diag *d = &c.r.found.d.v[i];

		assert_string_equal(d->source, d->at.line != 2 ? "" :
		    "<撤回 编号=\"R-0\" 批准人=\"甲\" 时间=\"\"/>");
		assert_null(strstr(d->message, "隐"));
	}
	case_end(&c);
	sbuf_puts(&b, HEAD);
	/* shown as far as 80 characters after the column, up to 4000 */
	for (int far = 0; far < 2; far++) {
		for (int i = 0; i < (far ? 4400 : 400); i++)
			sbuf_putc(&b, ' ');
		sbuf_puts(&b, "<撤回/>" TAIL);
		case_text(&c, b.s);
		xml_fill_sources(&c.r, &c.r.found);
		assert_int_equal(c.r.found.d.v[0].at.column, far ? 4401 : 401);
		assert_int_equal(c.r.found.d.v[0].source[0] == '\0', far);
		if (!far)
			assert_non_null(strstr(c.r.found.d.v[0].source,
			    "<撤回/>"));
		case_end(&c);
		sbuf_clear(&b);
		sbuf_puts(&b, HEAD);
	}
	sbuf_release(&b);
}

/* What is shown holds none of the characters that are refused. */
static void
shown_text(void **state)
{
	static const char text[] = HEAD
	    "<\xE2\x80\xAE记录/>\n<记录 编号=\"\xE2\x80\xAE R\"/>" TAIL;
	static const char escape[] = HEAD "<记录 编号=\"\x1B[2J\"/>" TAIL;
	struct xml_case c;

	(void)state;
	case_text(&c, text);
	xml_fill_sources(&c.r, &c.r.found);
	assert_true(c.r.found.d.n >= 2);
	for (size_t i = 0; i < c.r.found.d.n; i++) {
		assert_null(strstr(c.r.found.d.v[i].message,
		    "\xE2\x80\xAE"));
		assert_null(strstr(c.r.found.d.v[i].source,
		    "\xE2\x80\xAE"));
	}
	case_end(&c);
	case_text(&c, escape);
	xml_fill_sources(&c.r, &c.r.found);
	assert_int_equal(c.r.found.d.n, 1);
	assert_string_equal(c.r.found.d.v[0].source,
	    "<记录 编号=\"\xEF\xBF\xBD[2J\"/></记实提交>");
	case_end(&c);
}

/* Known files that break readers; each is only a finding. */
static void
hostile(void **state)
{
	static const struct { const char *head, *body, *tail, *rule; int n; }
	t[] = {
		{ "<a", " a%d=\"\"", "/>", "X01.4", 100000 },
		{ "", "<a%d>", "", "X01.4", 10000 },
		{ "<a b=\"", "%d", "\"/>", "X01.4", 100000 },
		{ "<!DOCTYPE a [<!ENTITY a0 \"x\">",
		    "<!ENTITY a%d \"&a0;&a0;&a0;\">", "]><a>&a9;</a>",
		    "X01.3", 100 },
		{ "<!DOCTYPE a [<!ENTITY %% a0 ''>",
		    "<!ENTITY %% b%d \"%%a0;%%a0;\">", "%%b9;]><a/>",
		    "X01.3", 1000 },
		{ "<a", " xmlns:a%d=\"u\"", "/>", "X01.4", 1000 },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct sbuf b = SBUF_INIT;
		struct xml_case c;

		sbuf_puts(&b, t[i].head);
		for (int k = 0; k < t[i].n; k++) {
			const char *p = t[i].body;

			for (; *p != '\0'; p++)
				if (p[0] == '%' && p[1] == 'd')
					sbuf_printf(&b, "%d", k), p++;
				else
					sbuf_putc(&b, *p);
		}
		sbuf_puts(&b, t[i].tail);
		case_text(&c, b.s);
		assert_non_null(strstr(c.found, t[i].rule));
		assert_true(c.r.doc.broken);
		case_end(&c);
		sbuf_release(&b);
	}
}

/* Too deep in an element that may not be there: one cause, one finding. */
static void
deep(void **state)
{
	struct sbuf b = SBUF_INIT;
	struct xml_case c;

	(void)state;
	sbuf_puts(&b, HEAD RECORD);
	for (int i = 0; i < 100; i++)
		sbuf_puts(&b, "<层>");
	case_text(&c, b.s);
	assert_string_equal(c.found,
	    "3:190 X01.4 元素嵌套超过64层的上限\n");
	assert_int_equal(c.r.doc.as.submission->record.n, 1);
	case_end(&c);
	sbuf_release(&b);
}

/* Without the XSD: what cannot be read is only marked. */
static void
without_schema(void **state)
{
	static const char text[] = HEAD "<记录 编号=\"R-1\" 责任=\"主体\">"
	    "<时间>10月</时间></记录>" RECORD TAIL;
	struct xml_case c;

	(void)state;
	case_read(&c, NULL, text, sizeof(text) - 1);
	assert_string_equal(c.found, "");
	assert_false(c.r.doc.broken);
	assert_true(c.r.doc.as.submission->record.v[0].item.broken);
	assert_false(c.r.doc.as.submission->record.v[0].has_duty);
	assert_false(c.r.doc.as.submission->record.v[1].item.broken);
	case_end(&c);
}

/* GB18030, labels of its subsets, UTF-16: the same model and text. */
static void
encodings(void **state)
{
	static const char gbk[] = DECL("GB2312")
	    "<\xCA\xE9\xC3\xE6\xB8\xE6\xD6\xAA " NS
	    " \xBC\xC7\xC2\xBC\xD4\xB1=\"\xE9\x46\"/>";
	struct xml_case c;

	(void)state;
	case_read(&c, NULL, gbk, sizeof(gbk) - 1);
	assert_string_equal(c.r.encoding, "GB18030");
	assert_int_equal(c.r.doc.root, ROOT_BRIEFING);
	assert_string_equal(c.r.doc.as.briefing->recorder.text, "镕");
	assert_string_equal(c.r.canonical,
	    "<书面告知 " NS " 记录员=\"镕\"></书面告知>");
	case_end(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults),
		cmocka_unit_test(read_so_far),
		cmocka_unit_test(submission),
		cmocka_unit_test(defaults),
		cmocka_unit_test(plan),
		cmocka_unit_test(roster),
		cmocka_unit_test(other_roots),
		cmocka_unit_test(far_places),
		cmocka_unit_test(sources),
		cmocka_unit_test(shown_text),
		cmocka_unit_test(hostile),
		cmocka_unit_test(deep),
		cmocka_unit_test(without_schema),
		cmocka_unit_test(encodings),
	};

	return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}
