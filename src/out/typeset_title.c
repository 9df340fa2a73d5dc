/*
 * typeset_title.c - the lines of a title: 梯形 or 菱形 (GB/T 9704 7.3.1),
 * not 沙漏形 or 长方形, no line of one or two characters, no word torn.
 *
 * All ways of breaking are weighed; titles are short.  Where the author
 * marked phrases (连), lines end between them; elsewhere a short list of
 * the words that titles of papers are made of says where one would be
 * torn, and 的 and other small words do not begin a line or end one where
 * that reads badly.  A title of up to three lines may get one more when
 * its shape asks for it.
 */
#include "out/typeset_items.h"

#include <string.h>
#include <uchar.h>

enum {
	MOST_LINES = 6,
	GROW_LINES = 3,    /* so many may become one more */
	FEW = 2, SOME = 3, /* characters of a line that is an orphan, nearly */
	/* what faults weigh, in squares of an em */
	FAULT = 1000,      /* hourglass, orphan */
	TORN = 400,        /* a phrase or a word, 的 at a head */
	OBLONG = 250,      /* 长方形 */
	MORE = 150,        /* a line more than needed */
	STUMP = 60,        /* a line of three characters */
	PLAIN = 40,        /* an end that nothing speaks for */
	WORD = 10,         /* between two words of the list */
	GROWING = 8,       /* the last line is the longest */
	ABOUT = -60,       /* between the organ and 关于 */
	STEP = 2           /* ems: what a line best is shorter by */
};

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

/* Not at a line's head; not at its end. */
static const char32_t bad_head[] = U"的之等们者了着地得";
static const char32_t bad_tail[] =
    U"和与及暨或对在向为把被将从至由以按并不未第各本该";

struct shape {
	const struct items *it;
	const struct type_spec *spec;
	size_t *end;         /* where a line may end: the next one's start */
	int32_t *fault;      /* what that end weighs */
	size_t n;            /* the last of them is the text's end */
	size_t lines;        /* wanted */
	size_t cut[MOST_LINES], best[MOST_LINES]; /* indices of ends */
	int64_t least;       /* what the best weighs, INT64_MAX: none */
};

static bool
has(const char32_t *set, uint32_t cp)
{
	for (; *set != 0; set++)
		if (*set == cp)
			return true;
	return false;
}

static size_t
word_at(const struct items *it, size_t i)
{
	size_t most = 0;

	for (size_t w = 0; w < sizeof(words) / sizeof(*words); w++) {
		size_t n = 0;

		if (words[w][0] != it->cp[i])
			continue;
		while (words[w][n] != 0 && i + n < it->n &&
		    words[w][n] == it->cp[i + n])
			n++;
		if (words[w][n] == 0 && n > most)
			most = n;
	}
	return most;
}

/* For each item: 1 inside of a word of the list, 2 at its end, else 0. */
static uint8_t *
find_words(struct setter *s, const struct items *it)
{
	uint8_t *v = arena_array(s->a, uint8_t, it->n);

	for (size_t i = 0, n; i < it->n; i += n > 0 ? n : 1) {
		n = word_at(it, i);
		for (size_t k = 0; k < n; k++)
			v[i + k] = k + 1 < n ? 1 : 2;
	}
	return v;
}

/* What an end after i weighs; `word` is NULL where phrases are marked. */
static int32_t
end_fault(const struct items *it, size_t i, const uint8_t *word)
{
	uint32_t cp = it->cp[i], next = it->cp[i + 1];

	if (it->brk[i] == BREAK_FORCED)
		return 0;
	if (next == U'关' && i + 2 < it->n && it->cp[i + 2] == U'于')
		return ABOUT;
	if (word == NULL && (it->whole[i + 1] || (i > 0 &&
	    it->whole[i - 1])))
		return 0;
	if (word == NULL || word[i] == 1 || has(bad_head, next) ||
	    has(bad_tail, cp))
		return TORN;
	if (cp == U'于' && i > 0 && it->cp[i - 1] == U'关')
		return TORN;
	if ((it->class[i] & CH_CLOSE) != 0 || cp == U'的' || cp == ' ' ||
	    (it->class[i + 1] & CH_OPEN) != 0)
		return 0;
	return word[i] == 2 && word_at(it, i + 1) > 0 ? WORD : PLAIN;
}

static int64_t
width(const struct shape *p, size_t line)
{
	size_t to = p->end[p->cut[line]], from = line == 0 ? 0 :
	    items_skip(p->it, p->end[p->cut[line - 1]]);

	return items_width(p->it, from, items_drawn(p->it, from, to));
}

static size_t
characters(const struct shape *p, size_t line)
{
	size_t to = p->end[p->cut[line]], from = line == 0 ? 0 :
	    items_skip(p->it, p->end[p->cut[line - 1]]);

	return items_drawn(p->it, from, to) - from;
}

/* What the lines of p->cut weigh: their shape, their ends. */
static int64_t
weigh(const struct shape *p)
{
	const int64_t em = p->spec->size, near = em / 2;
	int64_t sum = 0, w = width(p, 0);
	bool shrinks = false, oblong = true;

	for (size_t i = 0; i < p->lines; i++) {
		size_t n = characters(p, i);

		sum += n <= FEW ? FAULT : n <= SOME ? STUMP : 0;
		sum += p->fault[p->cut[i]];
	}
	for (size_t i = 1; i < p->lines; i++) {
		int64_t next = width(p, i), by = next - w;
		int64_t off = (by < 0 ? -by : by) - STEP * em;

		if (by > near && shrinks)
			sum += FAULT; /* 沙漏形 */
		shrinks |= by < -near;
		oblong &= by >= -near && by <= near;
		sum += 3 * off * off / (em * em);
		w = next;
	}
	if (!shrinks && !oblong)
		sum += GROWING;
	return sum + (oblong ? OBLONG : 0);
}

/* All ways to set the lines from `line` on, after the end `after`. */
static void
choose(struct shape *p, size_t line, size_t after)
{
	size_t from = line == 0 ? 0 : items_skip(p->it, p->end[after]);
	size_t first = line == 0 ? 0 : after + 1;
	mpt_t room = line_room(p->spec, line == 0);

	for (size_t i = first; i < p->n; i++) {
		size_t drawn = items_drawn(p->it, from, p->end[i]);
		int64_t sum;

		if (items_width(p->it, from, drawn) -
		    items_outer(p->it, from, drawn) > room)
			return;
		p->cut[line] = i;
		if (line + 1 < p->lines && i + 1 < p->n)
			choose(p, line + 1, i);
		if (line + 1 == p->lines && i + 1 == p->n &&
		    (sum = weigh(p)) < p->least) {
			p->least = sum;
			memcpy(p->best, p->cut, sizeof(p->best));
		}
		if (p->it->brk[p->end[i] - 1] == BREAK_FORCED)
			return;
	}
}

static void
find_ends(struct setter *s, struct shape *p)
{
	const struct items *it = p->it;
	const uint8_t *word = NULL;
	bool phrases = false;

	for (size_t i = 0; i < it->n; i++)
		phrases |= it->whole[i];
	if (!phrases)
		word = find_words(s, it);
	p->end = arena_array(s->a, size_t, it->n);
	p->fault = arena_array(s->a, int32_t, it->n);
	for (size_t i = 0; i < it->n; i++) {
		if (i + 1 < it->n && it->brk[i] < BREAK_FREE)
			continue;
		p->fault[p->n] = i + 1 == it->n ? 0 : end_fault(it, i,
		    word);
		p->end[p->n++] = i + 1;
	}
}

size_t
lines_shape(struct setter *s, const struct items *it,
    const struct type_spec *spec, size_t n, struct cut **v)
{
	struct shape p = { .it = it, .spec = spec, .lines = n,
		.least = INT64_MAX };
	size_t best[MOST_LINES], lines = n;
	int64_t least;

	if (n < 2 || n > MOST_LINES)
		return n;
	find_ends(s, &p);
	choose(&p, 0, 0);
	least = p.least;
	memcpy(best, p.best, sizeof(best));
	if (n <= GROW_LINES && least > MORE) {
		p.lines++;
		p.least = least == INT64_MAX ? least : least - MORE;
		least = p.least;
		choose(&p, 0, 0);
		lines += p.least < least;
		least = p.least;
		memcpy(best, p.best, sizeof(best));
	}
	if (least == INT64_MAX)
		return n;
	*v = arena_array(s->a, struct cut, lines);
	for (size_t i = 0, from = 0; i < lines; i++) {
		size_t to = p.end[best[i]];

		(*v)[i] = (struct cut){ from, to, items_drawn(it, from, to) };
		from = items_skip(it, to);
	}
	return lines;
}
