#include "out/xlsx.h"

#include <unistd.h>

#include "base/outfile.h"
#include "out/xlsx_sheets.h"
#include "out/xlsx_zip.h"

enum { MAX_BOOK = 1 << 30 }; /* bytes of a workbook read back */

static const struct {
	void (*frame)(struct book *, struct frame *);
	void (*fill)(struct sheet *);
	bool compares;   /* only where the workbook does */
} sheets[] = {
	[SHEET_COUNTY] = { frame_county, fill_county, false },
	[SHEET_CITY] = { frame_city, fill_city, false },
	[SHEET_CANDIDATE] = { frame_candidate, fill_candidate, true },
	[SHEET_TREND] = { frame_trend, fill_trend, true },
	[SHEET_BANDS] = { frame_bands, fill_bands, true },
	[SHEET_DETAIL] = { frame_detail, fill_detail, false },
	[SHEET_OVERDUE] = { frame_overdue, fill_overdue, false },
	[SHEET_WARNING] = { frame_warning, fill_warning, false },
	[SHEET_LOSS] = { frame_loss, fill_loss, false },
	[SHEET_FOUND] = { frame_found, fill_found, false },
	[SHEET_CALC] = { frame_calc, fill_calc, false },
	[SHEET_COVERAGE] = { frame_coverage, fill_coverage, false },
	[SHEET_CONDUCT] = { frame_conduct, fill_conduct, false },
	[SHEET_WAIVED] = { frame_waived, fill_waived, false },
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
	for (size_t i = 0; i < SHEETS; i++) {
		if (sheets[i].compares && !book_compares(b))
			continue;
		sheets[i].frame(b, &frame[i]);
		sheet_open(b, &sheet[i], &frame[i]);
	}
	for (size_t i = SHEET_CANDIDATE; i < SHEETS; i++)
		if (!sheets[i].compares || book_compares(b))
			sheets[i].fill(&sheet[i]);
	for (size_t i = SHEET_COUNTY; i < SHEET_CANDIDATE; i++)
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
