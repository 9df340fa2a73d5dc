/*
 * statement.h - the written 说明 or 检查 after 诫勉谈话 (谈话制度第二十一条):
 * who countersigned it.
 * Readings: the 主要负责人 of the talkee's unit is that of 主体责任 on the day
 *        of 提交.  Where the roster has nobody in that post, and where the
 *        talkee is himself the 主要负责人, whoever signed is taken at his
 *        word.
 * Errors: none; pure.
 */
#ifndef RULES_STATEMENT_H
#define RULES_STATEMENT_H

#include "model/facts.h"

enum countersign {
	COUNTERSIGN_NONE,   /* not handed in, or signed by nobody */
	COUNTERSIGN_OTHER,  /* by somebody else */
	COUNTERSIGN_HEAD    /* by the 主要负责人 */
};

enum countersign statement_countersigned(const struct facts *f,
    const struct talk *t);

#endif
