/*
 * talk.h - 干部变动, 谈话记录, 调离登记 as they were read (谈话制度).
 * Shapes: as in field.h; a part that the file lacks has `given` false.
 *         What was said in a talk (content, response) goes to the talk's
 *         own paper and the archive alone (B23.1).
 * Owner:  the item arena of the reading.
 */
#ifndef MODEL_TALK_H
#define MODEL_TALK_H

#include "base/arena.h"
#include "model/field.h"
#include "model/terms.h"

/* 任职: item.id is what a 谈话记录 names as 变动 */
struct appointment {
	struct item item;
	struct field person, unit, post;
	struct f_day decided;       /* 决定日期 */
	struct f_day listed;        /* 名单提供日期 */
};

/* 调离 */
struct transfer {
	struct item item;
	struct field person, unit;  /* unit = 原单位 */
	struct f_day day;
};

/* 重大事项报告 */
struct matter_report {
	struct item item;
	struct field person, unit, matter, receiver;
	struct f_day day;
};

struct personnel_change {
	struct f_day day;
	VEC(struct appointment) appointment;
	VEC(struct transfer) transfer;
	VEC(struct matter_report) report;
};

/* 归档, 报送, 告知, 送达: something went somewhere on a day */
struct sent {
	struct place at;
	struct field to;            /* 去向, 部门, 对象 */
	struct f_day day;
	struct field receiver;      /* 接收人, of a 送达 */
};

/* The first that went there, if one has a day one that has; NULL. */
const struct sent *sent_there(const struct sent *v, size_t n, const char *to);

struct talk_organ { struct place at; struct field name, type; };

struct talker {
	struct place at;
	struct field id, name, post;
	struct field organ;         /* 机关; absent: not said */
	bool delegated;             /* 受委托=是 */
};

struct talkee {
	struct place at;
	struct field id, name, post, unit;
};

struct signature {
	struct place at;
	struct field name;
	struct f_moment time;
};

/* 诫勉 */
struct admonition {
	bool given;
	struct place at;
	struct field clause;        /* 项, 一 to 五 */
	struct field number, organ; /* 决定文号, 决定机关 */
	struct f_day decided;
};

/* 书面材料 */
struct statement {
	bool given;
	struct place at;
	struct field kind;          /* 说明, 检查 */
	struct f_day due, submitted;
	struct field countersigner; /* 签批人 */
};

struct talk {
	bool has_kind;
	enum talk_kind kind;
	bool group;                 /* 方式=集体 */
	struct field f_kind, f_mode;
	struct f_moment time;
	struct field venue;
	enum secrecy secrecy;
	struct f_day planned;       /* 方案日期 */
	struct field source, change, approval, case_id;
	VEC(struct talk_organ) organ;
	VEC(struct talker) talker;
	VEC(struct talkee) talkee;
	bool has_taker;
	struct person taker;        /* 记录人 */
	struct field background;    /* 基本情况 */
	struct field cause, content, response; /* 事由, 内容, 表态 */
	VEC(struct signature) signature;
	struct field festival;      /* 节日/@名称 */
	bool has_pledge;
	struct f_day pledged;       /* 承诺书/@日期 */
	struct admonition admonition;
	struct statement statement;
	VEC(struct sent) filing;    /* 归档 */
};

/* 调离登记 */
struct transfer_form {
	struct field change;        /* 变动: 编号 of the 调离 */
	struct f_day day;           /* 填报日期 */
	struct field papers, goods, money, farewell; /* 是, 否 */
	struct f_day party_moved, pay_moved;
	VEC(struct sent) sent;      /* 报送 */
};

/* What a 调离登记 must say (谈话制度第九条), in its order. */
enum { FORM_PARTS = 8 };
struct form_part {
	bool empty;                 /* nothing stands there */
	bool denied;                /* it was not done */
	struct place at;            /* line 0: nowhere */
	const char *lack;           /* 公文没有清交 */
};
void transfer_form_parts(const struct transfer_form *f,
    struct form_part out[FORM_PARTS]);

/* Is it 诫勉 with all that a 决定书 states? */
bool talk_admonishes(const struct talk *t);
/* Its day; DAY_NONE where 时间 could not be read. */
day_t talk_day(const struct talk *t);

#endif
