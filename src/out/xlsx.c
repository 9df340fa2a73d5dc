#include "out/xlsx.h"

#include <unistd.h>

#include "base/outfile.h"
#include "out/xlsx_sheets.h"
#include "out/xlsx_zip.h"

enum { MAX_BOOK = 1 << 30 }; /* bytes of a workbook read back */

#define OF_ALL { true, true, true, true, false }
#define OF_RANKED { true, true, true, false, false } /* by the recording score */
#define OF_QUARTER { [BOOK_QUARTER] = true }
#define OF_HALF { [BOOK_HALF] = true }
#define OF_LONG { [BOOK_QUARTER] = true, [BOOK_HALF] = true }
#define OF_COVERED { [BOOK_HALF] = true, [BOOK_YEAR] = true }
#define OF_COMPARED { false, true, true, true, false } /* all but a month's */
#define OF_YEAR { [BOOK_YEAR] = true }
#define OF_CHANGES { [BOOK_CHANGES] = true }

/* A sheet is filled after those whose cells it names. */
enum turn { TURN_PARTS, TURN_SCORES, TURN_ANNUAL, TURN_RANKS, TURNS };

static const struct {
	void (*frame)(struct book *, struct frame *);
	void (*fill)(struct sheet *);
	enum turn turn;
	bool of[BOOK_KINDS];
} sheets[] = {
	[SHEET_COUNTY] = { frame_county, fill_county, TURN_RANKS, OF_RANKED },
	[SHEET_CITY] = { frame_city, fill_city, TURN_RANKS, OF_RANKED },
	[SHEET_YEAR_COUNTY] = { frame_year_county, fill_year_county,
	    TURN_RANKS, OF_YEAR },
	[SHEET_YEAR_CITY] = { frame_year_city, fill_year_city, TURN_RANKS,
	    OF_YEAR },
	[SHEET_OVERALL] = { frame_overall, fill_overall, TURN_RANKS,
	    OF_YEAR },
	[SHEET_UNRATED] = { frame_unrated, fill_unrated, TURN_PARTS,
	    OF_YEAR },
	[SHEET_MOVEMENT] = { frame_movement, fill_movement, TURN_PARTS,
	    OF_HALF },
	[SHEET_CANDIDATE] = { frame_candidate, fill_candidate, TURN_PARTS,
	    OF_QUARTER },
	[SHEET_CORRECTION] = { frame_correction, fill_correction, TURN_PARTS,
	    OF_QUARTER },
	[SHEET_TREND] = { frame_trend, fill_trend, TURN_PARTS,
	    OF_COMPARED },
	[SHEET_BANDS] = { frame_bands, fill_bands, TURN_PARTS, OF_LONG },
	[SHEET_GRADES] = { frame_grades, fill_grades, TURN_PARTS, OF_YEAR },
	[SHEET_MERIT] = { frame_merit, fill_merit, TURN_PARTS, OF_YEAR },
	[SHEET_CEILING] = { frame_ceiling, fill_ceiling, TURN_PARTS,
	    OF_YEAR },
	[SHEET_ANNUAL] = { frame_annual, fill_annual, TURN_ANNUAL, OF_YEAR },
	[SHEET_YEAR_END] = { frame_year_end, fill_year_end, TURN_PARTS,
	    OF_YEAR },
	[SHEET_INDICATORS] = { frame_indicators, fill_indicators, TURN_PARTS,
	    OF_HALF },
	[SHEET_WEEKDAYS] = { frame_weekdays, fill_weekdays, TURN_PARTS,
	    OF_HALF },
	[SHEET_BURDEN] = { frame_burden, fill_burden, TURN_PARTS, OF_HALF },
	[SHEET_DUPLICATES] = { frame_duplicates, fill_duplicates, TURN_PARTS,
	    OF_HALF },
	[SHEET_REPORTS] = { frame_reports, fill_reports, TURN_PARTS,
	    OF_HALF },
	[SHEET_DETAIL] = { frame_detail, fill_detail, TURN_PARTS, OF_ALL },
	[SHEET_OVERDUE] = { frame_overdue, fill_overdue, TURN_PARTS, OF_ALL },
	[SHEET_WARNING] = { frame_warning, fill_warning, TURN_PARTS,
	    OF_RANKED },
	[SHEET_LOSS] = { frame_loss, fill_loss, TURN_PARTS, OF_ALL },
	[SHEET_FOUND] = { frame_found, fill_found, TURN_PARTS, OF_ALL },
	[SHEET_CALC] = { frame_calc, fill_calc, TURN_SCORES, OF_ALL },
	[SHEET_COVERAGE] = { frame_coverage, fill_coverage, TURN_PARTS,
	    OF_ALL },
	[SHEET_DUTY_TALK] = { frame_duty_talk, fill_duty_talk, TURN_PARTS,
	    OF_COVERED },
	[SHEET_FESTIVAL_TALK] = { frame_festival_talk, fill_festival_talk,
	    TURN_PARTS, OF_COVERED },
	[SHEET_EFFECT] = { frame_effect, fill_effect, TURN_PARTS,
	    OF_COMPARED },
	[SHEET_WAITING] = { frame_waiting, fill_waiting, TURN_PARTS,
	    OF_ALL },
	[SHEET_CONDUCT] = { frame_conduct, fill_conduct, TURN_PARTS,
	    OF_ALL },
	[SHEET_WAIVED] = { frame_waived, fill_waived, TURN_PARTS, OF_ALL },
	[SHEET_CHANGE] = { frame_change, fill_change, TURN_PARTS,
	    OF_CHANGES },
};
_Static_assert(sizeof(sheets) / sizeof(sheets[0]) == SHEETS,
    "one row per sheet");

/* 得分更正 only where there is one. */
static bool
is_wanted(const struct book *b, size_t i)
{
	return sheets[i].of[b->kind] && (i != SHEET_CORRECTION ||
	    book_corrects(b));
}

static void
fill_book(struct book *b)
{
	struct frame frame[SHEETS] = { 0 };
	struct sheet sheet[SHEETS];

	if (b->kind != BOOK_CHANGES)
		book_tally(b);
	for (size_t i = 0; i < SHEETS; i++)
		if (is_wanted(b, i)) {
			sheets[i].frame(b, &frame[i]);
			sheet_open(b, &sheet[i], &frame[i]);
		}
	for (int t = 0; t < TURNS; t++)
		for (size_t i = 0; i < SHEETS; i++)
			if (is_wanted(b, i) &&
			    sheets[i].turn == (enum turn)t)
				sheets[i].fill(&sheet[i]);
}

static enum book_kind
kind_of(const struct results *r)
{
	switch (r->window.kind) {
	case WINDOW_QUARTER:
		return BOOK_QUARTER;
	case WINDOW_HALF:
		return BOOK_HALF;
	case WINDOW_YEAR:
		return BOOK_YEAR;
	case WINDOW_MONTH: case WINDOWS:
		break;
	}
	return BOOK_MONTH;
}

/* The book written, read back and verified. */
static bool
make_book(const struct results *r, enum book_kind kind, const char *tmpdir,
    struct sbuf *out, struct err *e)
{
	struct book b;
	struct arena a = ARENA_INIT;
	struct zip_wanted w;
	const char *path = arena_printf(&a, "%s/book.xlsx", tmpdir);
	const char *bytes;
	size_t n;
	bool ok = book_open(&b, r, kind, path, tmpdir, e);

	if (ok) {
		fill_book(&b);
		ok = book_close(&b);
	}
	w = (struct zip_wanted){ b.n_sheets, b.cells, b.n_charts };
	ok = ok && file_read(&a, path, MAX_BOOK, &bytes, &n, e) &&
	    xlsx_zip_verify(bytes, n, &w, e);
	if (ok)
		sbuf_put(out, bytes, n);
	unlink(path);
	book_release(&b);
	arena_release(&a);
	return ok;
}

bool
xlsx_book(const struct results *r, const char *tmpdir, struct sbuf *out,
    struct err *e)
{
	if (r->plan == NULL)
		return err_set(e, ERR_CONFIG, "没有考核方案，不能"
		    "编制表册");
	return make_book(r, kind_of(r), tmpdir, out, e);
}

bool
xlsx_changes(const struct results *r, const char *tmpdir, struct sbuf *out,
    struct err *e)
{
	return make_book(r, BOOK_CHANGES, tmpdir, out, e);
}

const char *
xlsx_version(void)
{
	return "libxlsxwriter " LXW_VERSION;
}
