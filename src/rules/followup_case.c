/*
 * followup_case.c - what the 问责工作程序 asks for by a day.
 */
#include "rules/followup.h"

const struct followup_table follow_case = { NULL, 0 };
