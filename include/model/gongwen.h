/*
 * gongwen.h - the tree of an official paper (公文) before typesetting:
 * what it says and in which part, nothing of where on the page it
 * stands.  docs/papers.md and templates/schema/gongwen.xsd describe the
 * XML of the same shape.
 * Units:  column widths are shares of the table's width; row heights are
 *         lines of the table's text; a chart's values are hundredths.
 * Shapes: strings are UTF-8, trimmed, line feeds and runs of blanks made
 *         one blank; a string that is absent is NULL, never "".
 * Owner:  everything lives in the arena of the paper; read-only.
 */
#ifndef MODEL_GONGWEN_H
#define MODEL_GONGWEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/font.h"

enum { GW_TRACES = 3 };

enum gw_format {
	FORMAT_DOCUMENT, /* 文件: red head, 发文字号, red line */
	FORMAT_LETTER,   /* 信函: name between red double lines */
	FORMAT_MINUTES,  /* 纪要 */
	FORMAT_FORM,     /* 表格: plain page, title, table */
	GW_FORMATS
};

/* GB/T 9704: 一、 黑体; （一） 楷体; 1. and （1） 仿宋. */
enum gw_level {
	PARA_TEXT,
	PARA_ONE,
	PARA_TWO,
	PARA_THREE,
	PARA_FOUR,
	GW_LEVELS
};

enum gw_align { GW_LEFT, GW_CENTER, GW_RIGHT, GW_ALIGNS };

enum gw_size { /* Chinese type sizes; gw_size_mpt() gives the length */
	SIZE_2,        /* 二号 22 pt */
	SIZE_2_SMALL,  /* 小二 18 */
	SIZE_3,        /* 三号 16 */
	SIZE_3_SMALL,  /* 小三 15 */
	SIZE_4,        /* 四号 14 */
	SIZE_4_SMALL,  /* 小四 12 */
	SIZE_5,        /* 五号 10.5 */
	SIZE_5_SMALL,  /* 小五 9 */
	SIZE_6,        /* 六号 7.5 */
	GW_SIZES
};

enum gw_span_flag {
	SPAN_WHOLE = 1,  /* not torn between lines (连, 人名): a long one
	                    only where its parts end, at need */
	SPAN_NAME = 2,   /* a person: two characters spaced to three in
	                    tables and signatures */
	SPAN_BREAK = 4   /* a forced line end; text is "" */
};

/* A stretch of text in one type face. */
struct gw_span {
	const char *text;
	enum font_role role;
	unsigned flags;      /* enum gw_span_flag */
};

struct gw_text {
	const struct gw_span *span;
	size_t n;            /* 0: an empty text */
};

struct gw_para {
	enum gw_level level;
	struct gw_text text;  /* with its number, 一、 and so on */
	bool flush;           /* no indent of two characters */
	enum gw_align align;  /* GW_LEFT is justified */
};

struct gw_column {
	uint32_t share;       /* 1..1000; 0: as wide as its content asks */
	enum gw_align align;
};

struct gw_cell {
	struct gw_text text;  /* n = 0: a blank to be filled in by hand */
	uint32_t column;      /* the first that it covers, from 0 */
	uint32_t span;        /* columns covered, 1.. */
	uint32_t rows;        /* rows covered, 1..; the rows below have no
	                         cell for these columns */
	enum gw_align align;  /* the column's where the cell says none */
	bool label;           /* a heading at the row's side: 黑体 */
};

struct gw_row {
	const struct gw_cell *cell; /* with the cells that reach down from
	                               above, all columns are covered */
	size_t n;
	uint32_t lines;       /* least height in lines, 1.. */
};

struct gw_table {
	const char *name;     /* above the table, NULL = none */
	enum gw_size size;
	const struct gw_column *column;
	size_t n_columns;
	const struct gw_row *head; /* repeated on every page */
	size_t n_heads;
	const struct gw_row *row;
	size_t n_rows;
	bool landscape;       /* on turned pages of its own */
};

/* 名单: names of organs or persons in columns, read line by line. */
struct gw_list {
	const struct gw_text *item;
	size_t n;             /* 1.. */
	uint32_t columns;     /* 1..8 */
};

struct gw_series {
	const char *name;
	const int64_t *value; /* one for each label of the chart */
	const bool *given;    /* false: no value there */
};

/* 图: drawn in the page; the values also stand in it as text. */
struct gw_chart {
	const char *name;     /* below the chart */
	const char *unit;     /* 分, 个; NULL = none */
	bool bars;            /* else lines */
	const char *const *label;  /* 类: 第一季度, 90分以上 */
	size_t n_labels;      /* 1..24 */
	const struct gw_series *series;
	size_t n_series;      /* 1..4 */
};

enum gw_block_kind { BLOCK_PARA, BLOCK_TABLE, BLOCK_LIST, BLOCK_CHART };

struct gw_block {
	enum gw_block_kind kind;
	const struct gw_para *para;    /* BLOCK_PARA */
	const struct gw_table *table;  /* BLOCK_TABLE */
	const struct gw_list *list;    /* BLOCK_LIST */
	const struct gw_chart *chart;  /* BLOCK_CHART */
};

/* 附件: on a page of its own after the text; n_blocks >= 1. */
struct gw_annex {
	struct gw_text title;
	const struct gw_block *block;
	size_t n_blocks;
};

/* 出席, 请假, 列席 of 纪要 */
struct gw_people {
	const char *role;
	struct gw_text text;
};

/* 版头 */
struct gw_head {
	const char *organ;     /* 发文机关标志; NULL only in forms; several
	                          organs parted by a blank, the first leads */
	bool word;             /* 文件: the mark ends with the word 文件 */
	const char *doc_no;    /* 发文字号 (of 纪要: 第3期), NULL = none */
	const char *copy_no;   /* 份号 */
	const char *secrecy;   /* 密级★保密期限 */
	const char *urgency;   /* 紧急程度 */
	const char *signer;    /* 签发人: names parted by a blank; a paper
	                          that has them goes upwards */
};

/* 落款 */
struct gw_signature {
	const struct gw_text *organ; /* one or more lines, each 署名 */
	size_t n_organs;
	const char *date;      /* 2026年11月1日 */
	bool seal;             /* its place is left free; never drawn */
};

/* 版记 */
struct gw_foot {
	const char *copy_to;   /* 抄送, without the word */
	const char *issuer;    /* 印发机关 */
	const char *issue_date;
};

struct gongwen {
	const char *kind;      /* 文种: 预警提醒通知书 */
	enum gw_format format;
	bool draft;            /* 草稿 on every page */
	bool early;            /* 预评 on every page */
	struct gw_head head;
	struct gw_text title;
	const char *subtitle;  /* below the title, in brackets; may be NULL */
	struct gw_text addressee; /* 主送, n = 0: none; without the colon */
	const struct gw_block *block;
	size_t n_blocks;
	const char *const *attachment; /* 附件说明: the names */
	size_t n_attachments;
	const struct gw_people *people; /* 纪要 only */
	size_t n_people;
	const struct gw_signature *signature; /* NULL: none */
	const char *note;      /* 附注, without brackets; may be NULL */
	const struct gw_block *slip; /* 回执: what follows the signature */
	size_t n_slips;
	const struct gw_annex *annex;
	size_t n_annexes;
	const struct gw_foot *foot; /* NULL: none */
	const char *const *trace; /* small print at every page's foot, a
	                          string a line: how far the ledger went */
	size_t n_traces;          /* at most GW_TRACES */
};

const char *gw_format_name(enum gw_format f);            /* 信函 */
bool gw_format_parse(const char *s, enum gw_format *out);
bool gw_align_parse(const char *s, enum gw_align *out);  /* 左 居中 右 */
bool gw_size_parse(const char *s, enum gw_size *out);    /* 五号 */
int32_t gw_size_mpt(enum gw_size s);
enum font_role gw_level_role(enum gw_level l);
/* 一、 （二） 3. （4）; "" for PARA_TEXT; n from 1 to 99. */
const char *gw_number(struct arena *a, enum gw_level l, unsigned n);
/* 张三 → 张　三; other lengths as they are. */
const char *gw_name_spaced(struct arena *a, const char *name);
/* The characters of a text without its faces. */
const char *gw_plain(struct arena *a, const struct gw_text *t);
/* Characters of title, addressee, body and tables, blanks not counted. */
size_t gw_characters(const struct gongwen *g);

#endif
