/*
 * xlsx.h - the workbooks 排名.xlsx of a month, 季度排名.xlsx of a quarter and
 * 分析研判.xlsx of a half-year and 年度考核.xlsx of a year, for the leadership:
 * rankings, the points behind them, deadlines, losses, findings; of a
 * quarter also what it is compared with, who is proposed; of a half-year
 * the analysis (A16.1); of a year how F and the grade came about.
 * Units:  scores to two decimals, as `ROUND(ROUND(x,9),2)` over the cells
 *         they come from; the cached result is the exact score rounded
 *         half up (results.h), so that it is that of results.json.
 * Shape:  sheets 县区排名, 市直单位排名; of a quarter 候选名单, 得分趋势, 得分
 *         分布; of a half-year 得分升降, 得分趋势, 得分分布, 指标完成, 逾期录入,
 *         记实工作量, 重复记录, 履责报告; 指标得分明细, 逾期清单, 预警清单, 扣分
 *         明细, 校验问题, 得分计算, 履责主体覆盖, 待研究事项, 豁免清单.  Of a year
 *         县区成绩, 市直单位成绩, 综合考评, 未评定, 得分趋势, 等次分布, 加减分,
 *         等次限定, 成绩计算, 年终考核 first, no 预警清单; on every sheet 预评
 *         while the year is provisional.  变更台账 is a book of its own.
 *         Texts are typed strings, never
 *         formulas.  Secret records (秘密, 机密) are
 *         counted, nothing of them is written.
 *         Equal results give equal bytes; `created` is the as-of date.
 * Errors: ERR_IO when the library, the disk or the reading back fails;
 *         ERR_CONFIG when a text is not UTF-8 or too long for a cell.
 * Owner:  `out` is the caller's and is appended to; nothing stays in
 *         `tmpdir`, an existing folder that the library may write to.
 * Not thread-safe: while the library writes, stderr leads nowhere (it
 *         would speak English there); one call at a time.
 */
#ifndef OUT_XLSX_H
#define OUT_XLSX_H

#include <stdbool.h>

#include "base/err.h"
#include "base/sbuf.h"
#include "model/results.h"

bool xlsx_book(const struct results *r, const char *tmpdir,
    struct sbuf *out, struct err *e);
/* 变更台账.xlsx: results.change; needs no plan. */
bool xlsx_changes(const struct results *r, const char *tmpdir,
    struct sbuf *out, struct err *e);
/* The library and its version, for doctor. */
const char *xlsx_version(void);

#endif
