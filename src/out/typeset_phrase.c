/*
 * typeset_phrase.c - the words that titles and organs' names are made of,
 * and where a phrase (连) is best parted: an organ's name after its parts,
 * an address after 省, 市, 路, 号.
 */
#include "out/typeset_break.h"

#include <uchar.h>

enum {
	LEAST = 2,  /* characters of a phrase on either side */
	NAME = 3    /* of what begins a part of an organ's name */
};

/* Words of titles, for which no phrases are marked. */
static const char32_t *const words[] = {
	U"全面从严治党", U"主体责任", U"监督责任", U"两个责任", U"全程记实",
	U"督查考核", U"党风廉政建设", U"完成时限", U"预警提醒", U"专项督查",
	U"分析研判", U"先进集体", U"先进个人", U"纪律检查委员会", U"党内",
	U"警告", U"处分", U"严重",
	U"关于", U"落实", U"全面", U"从严", U"治党", U"责任", U"任务", U"工作",
	U"情况", U"完成", U"时限", U"预警", U"提醒", U"通知书", U"通知",
	U"通报", U"决定书", U"决定", U"报告", U"意见书", U"意见", U"建议书",
	U"建议", U"请示", U"批复", U"纪要", U"公告", U"通告", U"公报", U"议案",
	U"逾期", U"催办", U"催报", U"履责", U"书面", U"告知单", U"得分",
	U"反馈单", U"反馈", U"季度", U"年度", U"月度", U"考核", U"结果",
	U"限期", U"整改", U"约谈", U"诫勉", U"谈话", U"记录", U"批评", U"教育",
	U"问责", U"启动", U"呈批表", U"党组织", U"党支部", U"党员", U"领导",
	U"干部", U"班子", U"成员", U"送达", U"回证", U"归档", U"移交", U"复查",
	U"公开", U"表彰", U"先进", U"集体", U"个人", U"分析", U"研判",
	U"调离", U"廉政", U"登记表", U"督查", U"督促", U"纠正", U"点名",
	U"评议", U"申诉", U"受理", U"事实", U"见面", U"材料", U"陈述",
	U"申辩", U"笔录", U"卷内", U"目录", U"证明", U"检测", U"四性",
	U"党风", U"建设", U"党建", U"纪律", U"检查", U"监察", U"监督",
	U"委员会", U"办公室", U"中国", U"共产党", U"中共", U"市委", U"县委",
	U"区委", U"党委", U"党组", U"纪委", U"监委", U"人民", U"政府",
	U"机关", U"单位", U"部门", U"问题", U"整治", U"专项", U"行动",
	U"作风", U"巡察", U"巡视", U"主体", U"主要", U"负责人", U"负责",
	U"开展", U"进行", U"加强", U"推进", U"深入", U"贯彻", U"学习",
	U"宣传", U"精神", U"会议", U"方案", U"计划", U"总结", U"规定",
	U"制度", U"办法", U"细则", U"条例", U"实施", U"管理", U"全程",
	U"记实", U"试行", U"印发", U"转发", U"任免", U"职务", U"同志",
	U"示例", U"典型", U"案例", U"清单", U"台账", U"有关", U"相关",
	U"申请", U"复核", U"回复", U"回执", U"汇总表", U"统计表", U"一览表",
};

/* What ends a part of an organ's name, whatever follows; those of NAME
   characters and more begin one, too. */
static const char32_t *const organs[] = {
	U"委员会", U"领导小组", U"工作组", U"办公室", U"纪委", U"监委",
	U"党委", U"党组", U"省委", U"市委", U"县委", U"区委", U"党支部",
	U"党总支", U"人民政府", U"人民法院", U"人民检察院", U"管理局",
	U"公安局", U"监督局", U"总局", U"分局", U"支队", U"大队", U"集团",
	U"有限公司", U"公司", U"中心", U"大学", U"学院", U"医院",
};

/* The parts of an address end with them; but not before the others. */
static const char32_t places[] = U"省市县区乡镇村街路巷弄号";
static const char32_t no_place[] = U"委直级场域间口楼道长民线内外的之等";

static bool
has(const char32_t *set, uint32_t cp)
{
	for (; *set != 0; set++)
		if (*set == cp)
			return true;
	return false;
}

/* The longest word of the list that stands at i; 0 where none does. */
static size_t
longest(const char32_t *const *list, size_t n_list, const uint32_t *cp,
    size_t len, size_t i)
{
	size_t most = 0;

	for (size_t w = 0; w < n_list; w++) {
		size_t n = 0;

		while (list[w][n] != 0 && i + n < len &&
		    list[w][n] == cp[i + n])
			n++;
		if (list[w][n] == 0 && n > most)
			most = n;
	}
	return most;
}

size_t
word_length(const uint32_t *cp, size_t n, size_t i)
{
	return longest(words, sizeof(words) / sizeof(*words), cp, n, i);
}

static size_t
organ_length(const uint32_t *cp, size_t n, size_t i)
{
	return longest(organs, sizeof(organs) / sizeof(*organs), cp, n, i);
}

static bool
is_place(const struct chars *t, size_t from, size_t i)
{
	uint32_t cp = t->cp[i];

	if (i == from || has(no_place, t->cp[i + 1]))
		return false;
	if (cp == U'道')
		return t->cp[i - 1] == U'街' || t->cp[i - 1] == U'大';
	return has(places, cp) && (cp != U'号' ||
	    (t->class[i - 1] & (CH_DIGIT | CH_NUMERAL)) != 0);
}

/* Marks the end of a part after i, where the phrase may be parted at all. */
static void
mark(struct phrase *p, size_t i)
{
	if (i + 1 >= p->from + LEAST && i + 1 + LEAST <= p->to &&
	    p->brk[i] >= BREAK_SEAM)
		p->brk[i] = BREAK_PART;
}

void
phrase_parts(const struct chars *t, struct phrase *p)
{
	for (size_t i = p->from, n; i + 1 < p->to; i += n) {
		size_t word = word_length(t->cp, p->to, i);
		size_t organ = organ_length(t->cp, p->to, i), end;

		n = organ > word ? organ : word;
		end = i + n;
		/* 县|委员会, not 县委|员会 */
		if (n > 0 && end < p->to && t->cp[end] == U'员' &&
		    t->cp[end - 1] == U'委')
			n = 0;
		if (n == 0) {
			n = 1;
			if (is_place(t, p->from, i) ||
			    organ_length(t->cp, p->to, i + 1) >= NAME)
				mark(p, i);
		} else if (end < p->to && (organ == n ||
		    word_length(t->cp, p->to, end) > 0 ||
		    organ_length(t->cp, p->to, end) > 0)) {
			mark(p, end - 1);
		}
	}
}
