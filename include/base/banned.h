/*
 * banned.h - functions that must not be used here.
 *
 * The Makefile puts this header before every translation unit.  The system
 * headers that declare the functions come first, so that their own text is
 * read before the names are poisoned; afterwards any use fails to compile.
 *
 * strcpy, strcat, strncpy, sprintf, strtok: no bound, or no terminator; use
 * struct sbuf or arena_printf.  atoi and its kin: no errors; use the strict
 * parser.  gmtime, localtime, asctime, ctime: clock, zone, locale and static
 * memory; dates are day numbers.  setlocale: a decimal point is a point.
 */
#ifndef LIANGZE_BASE_BANNED_H
#define LIANGZE_BASE_BANNED_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#pragma GCC poison strcpy strcat strncpy strncat stpcpy sprintf vsprintf gets
#pragma GCC poison strtok strtok_r atoi atol atoll atof alloca setlocale
#pragma GCC poison gmtime localtime asctime ctime gmtime_r localtime_r
#pragma GCC poison asctime_r ctime_r

#endif
