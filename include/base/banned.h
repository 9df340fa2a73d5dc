/*
 * banned.h - functions that do not compile here.
 *
 * The Makefile puts this header before every translation unit.  The system
 * headers that declare the functions come first, so that later inclusions of
 * them are empty; then each name becomes a macro that calls a function which
 * nobody declares, and -Werror=implicit-function-declaration says its name.
 * (Poisoned identifiers would also refuse the headers of libraries that only
 * mention them.)  `make lint` looks for the symbols in the objects as well.
 *
 * strcpy, strcat, strncpy, sprintf, strtok: no bound, or no terminator; use
 * struct sbuf or arena_printf.  atoi and its kin: no errors; use the strict
 * parser.  gmtime, localtime, asctime, ctime: clock, zone, locale and static
 * memory; dates are day numbers.  setlocale: a decimal point is a point.
 */
#ifndef LIANGZE_BASE_BANNED_H
#define LIANGZE_BASE_BANNED_H

#include <alloca.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef alloca
#undef asctime
#undef atof
#undef atoi
#undef atol
#undef atoll
#undef ctime
#undef gmtime
#undef localtime
#undef setlocale
#undef sprintf
#undef stpcpy
#undef strcat
#undef strcpy
#undef strncat
#undef strncpy
#undef strtok
#undef vsprintf

#define alloca(...) alloca_is_banned()
#define asctime(...) asctime_is_banned()
#define atof(...) atof_is_banned()
#define atoi(...) atoi_is_banned()
#define atol(...) atol_is_banned()
#define atoll(...) atoll_is_banned()
#define ctime(...) ctime_is_banned()
#define gmtime(...) gmtime_is_banned()
#define localtime(...) localtime_is_banned()
#define setlocale(...) setlocale_is_banned()
#define sprintf(...) sprintf_is_banned()
#define stpcpy(...) stpcpy_is_banned()
#define strcat(...) strcat_is_banned()
#define strcpy(...) strcpy_is_banned()
#define strncat(...) strncat_is_banned()
#define strncpy(...) strncpy_is_banned()
#define strtok(...) strtok_is_banned()
#define vsprintf(...) vsprintf_is_banned()

#endif
