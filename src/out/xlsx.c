#include "out/xlsx.h"

#include <unistd.h>

#include "base/outfile.h"
#include "out/xlsx_sheets.h"
#include "out/xlsx_zip.h"

enum { MAX_BOOK = 1 << 30 }; /* bytes of a workbook read back */

#define OF_ALL { true, true, true }
#define OF_QUARTER { [BOOK_QUARTER] = true }
#define OF_HALF { [BOOK_HALF] = true }
#define OF_LONG { [BOOK_QUARTER] = true, [BOOK_HALF] = true }

static const struct {
	void (*frame)(struct book *, struct frame *);
	void (*fill)(struct sheet *);
	bool of[BOOK_KINDS];
} sheets[] = {
	[SHEET_COUNTY] = { frame_county, fill_county, OF_ALL },
	[SHEET_CITY] = { frame_city, fill_city, OF_ALL },
	[SHEET_MOVEMENT] = { frame_movement, fill_movement, OF_HALF },
	[SHEET_CANDIDATE] = { frame_candidate, fill_candidate, OF_QUARTER },
	[SHEET_TREND] = { frame_trend, fill_trend, OF_LONG },
	[SHEET_BANDS] = { frame_bands, fill_bands, OF_LONG },
	[SHEET_INDICATORS] = { frame_indicators, fill_indicators, OF_HALF },
	[SHEET_WEEKDAYS] = { frame_weekdays, fill_weekdays, OF_HALF },
	[SHEET_BURDEN] = { frame_burden, fill_burden, OF_HALF },
	[SHEET_DUPLICATES] = { frame_duplicates, fill_duplicates, OF_HALF },
	[SHEET_REPORTS] = { frame_reports, fill_reports, OF_HALF },
	[SHEET_DETAIL] = { frame_detail, fill_detail, OF_ALL },
	[SHEET_OVERDUE] = { frame_overdue, fill_overdue, OF_ALL },
	[SHEET_WARNING] = { frame_warning, fill_warning, OF_ALL },
	[SHEET_LOSS] = { frame_loss, fill_loss, OF_ALL },
	[SHEET_FOUND] = { frame_found, fill_found, OF_ALL },
	[SHEET_CALC] = { frame_calc, fill_calc, OF_ALL },
	[SHEET_COVERAGE] = { frame_coverage, fill_coverage, OF_ALL },
	[SHEET_CONDUCT] = { frame_conduct, fill_conduct, OF_ALL },
	[SHEET_WAIVED] = { frame_waived, fill_waived, OF_ALL },
};
_Static_assert(sizeof(sheets) / sizeof(sheets[0]) == SHEETS,
    "one row per sheet");

/* The rankings last: they name cells of 得分计算. */
static void
fill_book(struct book *b)
{
	struct frame frame[SHEETS] = { 0 };
	struct sheet sheet[SHEETS];

	book_tally(b);
	for (size_t i = 0; i < SHEETS; i++)
		if (sheets[i].of[b->kind]) {
			sheets[i].frame(b, &frame[i]);
			sheet_open(b, &sheet[i], &frame[i]);
		}
	for (size_t i = SHEET_MOVEMENT; i < SHEETS; i++)
		if (sheets[i].of[b->kind])
			sheets[i].fill(&sheet[i]);
	for (size_t i = SHEET_COUNTY; i < SHEET_MOVEMENT; i++)
		sheets[i].fill(&sheet[i]);
}

bool
xlsx_ranking(const struct results *r, const char *tmpdir, struct sbuf *out,
    struct err *e)
{
	struct book b;
	struct arena a = ARENA_INIT;
	struct zip_wanted w;
	const char *path = arena_printf(&a, "%s/ranking.xlsx", tmpdir);
	const char *bytes;
	size_t n;
	bool ok;

	if (r->plan == NULL) {
		arena_release(&a);
		return err_set(e, ERR_CONFIG, "没有考核方案，"
		    "不能编制排名表册");
	}
	ok = book_open(&b, r, path, tmpdir, e);
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

const char *
xlsx_version(void)
{
	return "libxlsxwriter " LXW_VERSION;
}
