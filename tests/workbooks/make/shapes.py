"""The awkward shapes: each file is named for what is awkward about it, and made by a writer that would really make it.

`shapes` gives (path, bytes, facts). Facts name the truth that the file holds, and say what else must be so.
"""

import copy
from datetime import date

import biff12
import trust
from trust import STAFF_HEADINGS, staff_row, staff_table
from writers import (Formula, Sheet, delimited, mhtml, html, odfpy_ods, one, openpyxl_book, openpyxl_xlsx, save, spreadsheetml,
                     xlsxwriter_xlsx, xlwt_xls)

FTE, START, LEAVE = (STAFF_HEADINGS.index(heading) for heading in ("FTE", "Start Date", "Leave Date"))
GROUP, SCALE, ORIGIN = (STAFF_HEADINGS.index(heading) for heading in ("Staff Group", "Grade", "Ethnic Origin"))
DIVISION = STAFF_HEADINGS.index("Org L2")

# What a trust says of a column in which a value stands only where its group begins.
FILLED_DOWN = '[fill_down]\n"Staff Group" = "yes"\n'


def shapes(posts, world):
    """Every awkward file. `posts` is a small staff list; `world` has the other made-up tables."""
    yield from layouts(posts)
    yield from sheets_to_choose(posts)
    yield from columns(posts)
    yield from values(posts)
    yield from others(posts, world)


def staff(name, content, truth="small_staff", **facts):
    return f"shapes/staff-{name}", content, {"kind": "staff", "truth": truth, **facts}


def merged_by_group(posts):
    """Rows ordered by staff group, whose name stands in one cell merged down over all of its rows."""
    ordered = sorted(posts, key=lambda post: (post.staff_group, post.person))
    rows, merged, start = [staff_row(post) for post in ordered], [], 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index][GROUP] != rows[start][GROUP]:
            if index - start > 1:
                merged.append((start + 1, GROUP, index, GROUP))
            start = index
    for first, _, last, _ in merged:
        for row in range(first, last):
            rows[row][GROUP] = None
    return rows, merged, ordered


def layouts(posts):
    table = staff_table(posts)
    total = [None] * len(STAFF_HEADINGS)
    total[0], total[FTE] = "Grand Total", round(sum(row[FTE] for row in table[1:]), 2)
    footnote = ["Made-up data. One row an assignment; bank and honorary posts are included."]
    width = len(STAFF_HEADINGS)

    prompts = [["NHS Staff List"], ["Made-up Trust (RZX)"],
               ["Effective Date", "31/03/2026", None, None, "Org Level", "Trust", None, "All"],
               ["Person Type", "Employee; Bank", None, None, "Payroll", "923 Monthly RZX", None, "All"],
               ["Assignments", "All", None, None, "Leavers since", "01/04/2025"], [], [], []]
    yield staff("titles-and-prompts-above-from-column-b.xlsx",
                xlsxwriter_xlsx([Sheet("Staff List", [*prompts, *table, total, [], footnote], column=1)]))
    yield staff("two-tables-side-by-side.xlsx", openpyxl_xlsx([Sheet("Sheet1", [
        row + [None] + beside for row, beside in zip(table, [["Row Labels", "Count of Employee Number"], ["Corporate", 9],
                                                             ["Medicine", 11], ["Grand Total", 20]] + [[]] * len(table))])]))
    below = [["Summary by staff group"], ["Staff Group", "Headcount", "FTE"],
             ["Medical and Dental", 7, 6.4], ["Estates and Ancillary", 3, 2.5], ["Grand Total", 10, 8.9]]
    yield staff("another-table-below.xlsx", openpyxl_xlsx([Sheet("Sheet1", [*table, [], [], *below])]))

    groups = [None] * width
    groups[0], groups[6], groups[9], groups[FTE] = "Person", "Equality", "Post", "Contract"
    yield staff("header-of-two-rows.xlsx", openpyxl_xlsx([Sheet("Staff", [groups, *table], merged=[
        (0, 0, 0, 5), (0, 6, 0, 8), (0, 9, 0, 11), (0, 12, 0, 14)])]))

    rows, merged, ordered = merged_by_group(posts)
    yield staff("groups-merged-down.xlsx", openpyxl_xlsx([Sheet("Staff", [STAFF_HEADINGS, *rows], merged=merged)]),
                truth=("staff_by_group", trust.count_staff(ordered)), answers=FILLED_DOWN)

    paged = []
    for index, row in enumerate(table[1:]):
        if index % 9 == 0:
            paged += ([[f"Page {index // 9} of 3"], []] if index else []) + [STAFF_HEADINGS]
        paged.append(row)
    yield staff("headings-on-every-page.xls", xlwt_xls([Sheet("Page 1", [["Staff List"], [], *paged])]))

    totalled, name = [], None
    for row in [staff_row(post) for post in ordered] + [None]:
        if name is not None and (row is None or row[GROUP] != name):
            held = [other for other in totalled if len(other) == width and other[GROUP] == name]
            subtotal = [None] * width
            subtotal[0], subtotal[FTE] = f"Total {name}", round(sum(other[FTE] for other in held), 2)
            totalled.append(subtotal)
        if row is not None:
            name = row[GROUP]
            totalled.append(row)
    notes = [[], ["Source: payroll, drawn 02/04/2026"], ["* Hours of bank posts are not shown"], ["Page 1 of 1"]]
    yield staff("totals-and-footnotes.xls", xlwt_xls([Sheet("Report", [STAFF_HEADINGS, *totalled, total, *notes])]),
                truth=("staff_by_group", trust.count_staff(ordered)))
    spaced = [STAFF_HEADINGS]
    for index, row in enumerate(table[1:]):
        spaced += [row] + ([[], []] if index % 4 == 3 else [])
    yield staff("blank-rows.ods", odfpy_ods(one(spaced)))

    book = openpyxl_book([Sheet("Staff", table)])
    from openpyxl.styles import PatternFill
    for row in range(len(table) + 1, 1200):
        for column in range(1, width + 1):
            book["Staff"].cell(row, column).fill = PatternFill("solid", fgColor="FFFFFF")
    yield staff("blank-formatted-rows.xlsx", save(book))
    yield staff("stray-cell-far-away.xlsx", xlsxwriter_xlsx(
        [Sheet("Staff", table)], then=lambda _, made: made[0].write_string(1_048_575, 16_383, "stray")))


def sheets_to_choose(posts):
    table = staff_table(posts)
    older = staff_table([copy.copy(post) for post in posts[:9]])
    prompts = [["Effective Date", "31/03/2026"], ["Person Type", "Employee"]]
    pivot = [["Row Labels", "Count of Employee Number"], ["Corporate", 9], ["Medicine", 11], ["(blank)", 1], ["Grand Total", 21]]
    notes = [["Notes"], ["This file holds one row an assignment."], ["Ethnic Origin and Grade are as recorded in ESR."]]
    data = Sheet("Data", table)
    yield staff("hidden-sheet-first.xlsx", openpyxl_xlsx([Sheet("Prompts", prompts, state="hidden"), data]), sheet="Data")
    yield staff("hidden-older-copy-first.xls", xlwt_xls([Sheet("March draft", older, state="hidden"), data]), sheet="Data")
    yield staff("very-hidden-older-copy.xlsx", openpyxl_xlsx([Sheet("Old", older, state="veryHidden"), data]), sheet="Data")
    yield staff("pivot-sheet-first.xlsx", openpyxl_xlsx([Sheet("Pivot", [["Org L2", "(All)"], [], *pivot]), data]), sheet="Data")
    yield staff("notes-sheet-first.ods", odfpy_ods([Sheet("Read me", notes), data]), sheet="Data")

    def chart(book, made):
        shown = book.add_chart({"type": "column"})
        shown.add_series({"values": "=Pivot!$B$2:$B$3", "categories": "=Pivot!$A$2:$A$3"})
        first = book.add_chartsheet("Chart")
        first.set_chart(shown)
        book.worksheets_objs.insert(0, book.worksheets_objs.pop())
        for index, sheet in enumerate(book.worksheets_objs):
            sheet.index = index
    yield staff("chart-sheet-first.xlsx", xlsxwriter_xlsx([Sheet("Pivot", pivot), data], then=chart), sheet="Data")

    persons, assignments = [["Employee Number", "Last Name", "Ethnic Origin", "Gender"]], []
    known = set()
    for post in posts:
        # A person has one origin on the sheet of persons: the stated one, else that of the first post.
        if post.person in known:
            continue
        known.add(post.person)
        own = [other for other in posts if other.person == post.person]
        stated = next((other for other in own if other.origin not in trust.ORIGINS["unknown"]), own[0])
        persons.append([post.number, post.surname, stated.origin, post.gender])
    apart = [row[:2] + row[3:6] + row[8:] for row in table]
    assignments = [apart[0], *apart[1:]]
    yield staff("persons-and-assignments-on-two-sheets.xlsx",
                openpyxl_xlsx([Sheet("Persons", persons), Sheet("Assignments", assignments)]))


def renamed(table, names):
    return [[names.get(heading, heading) for heading in table[0]], *table[1:]]


def columns(posts):
    table = staff_table(posts)
    yield staff("renamed-columns.csv", delimited(renamed(table, {
        "Employee Number": "Emp No.", "Assignment Number": "Asg No", "Primary Assignment": "Is Primary",
        "Assignment Status": "Employee Status", "Assignment Category": "Contract Type", "Ethnic Origin": "ETHNICITY",
        "Org L2": "Directorate", "Staff Group": "STAFF_GROUP", "Job Role": "Job Title", "Grade": "Pay Scale Description",
        "FTE": "WTE", "Start Date": "Latest Hire Date", "Leave Date": "Termination Date"})))
    yield staff("columns-of-no-known-name.csv", delimited(renamed(table, {
        "Employee Number": "Who", "Ethnic Origin": "Heritage", "Staff Group": "Family of jobs", "Grade": "Money"})),
        answers='[columns]\nemployee_number = "Who"\nethnic_origin = "Heritage"\nstaff_group = "Family of jobs"\npay_scale = "Money"\n')
    doubled = [row + [row[START], None if index else "Grade"] for index, row in enumerate(table)]
    doubled[0][-2] = "Start Date"
    yield staff("headings-twice.xlsx", openpyxl_xlsx(one(doubled)))
    without = [row[1:] for row in table]
    yield staff("assignment-number-only.csv", delimited(without))
    yield staff("separator-on-the-first-line.csv", b"sep=;\r\n" + delimited(table, ";"))
    many = [row + [None] * 40 + ["x"] for row in table]
    many[0] = STAFF_HEADINGS + [f"Custom field {number}" for number in range(1, 42)]
    yield staff("many-other-columns.xlsx", xlsxwriter_xlsx(one(many)))


def with_formulas(table, number_too=True):
    """The number, the hours and the first day as formulas, which carry the value that a spreadsheet last saw."""
    return [table[0]] + [[Formula(f"=TEXT({int(row[0])},\"00000000\")", row[0]) if number_too else row[0], *row[1:FTE],
                          Formula(f"=ROUND({row[FTE]}*1,2)", row[FTE]),
                          Formula(f"=DATE({row[START]:%Y,%-m,%-d})", row[START]), row[LEAVE]] for row in table[1:]]


def filtered_by_group(posts):
    """A list filtered to its doctors: the workbook, what is to be said of it, and the rows that are hidden, from 0."""
    table = staff_table(posts)
    hidden = frozenset(index for index, post in enumerate(posts, 1) if post.staff_group != "Medical and Dental")

    def filtered(_, made):
        made[0].autofilter(0, 0, len(table) - 1, len(STAFF_HEADINGS) - 1)
        made[0].filter_column(GROUP, "x == Medical*")
        for index in sorted(hidden):
            made[0].set_row(index, options={"hidden": True})
    return xlsxwriter_xlsx(one(table), then=filtered), f"{len(hidden)} of the {len(posts)} rows", hidden


def saved_again(posts):
    """What LibreOffice makes of a shape when it saves it again: (path, source, extension, filter, facts)."""
    table = staff_table(posts)
    truth = {"truth": "small_staff"}
    formulas = xlsxwriter_xlsx(one(with_formulas(table)))
    yield "staff-formulas-libreoffice.ods", formulas, "ods", "", truth
    yield ("staff-formulas-libreoffice.xls", xlsxwriter_xlsx(one(with_formulas(table, number_too=False))), "xls", "MS Excel 97",
           truth)
    # Saved without a screen it keeps 0 for every formula that gives a text: no row says any more whose it is.
    yield ("staff-formulas-whose-texts-were-lost.xls", formulas, "xls", "MS Excel 97",
           {"truth": None, "answers": '[columns]\nemployee_number = "Employee Number"\n',
            "says": "formulas of “Employee Number” have 0 as their stored result"})
    rows, merged, ordered = merged_by_group(posts)
    by_group = openpyxl_xlsx([Sheet("Staff", [STAFF_HEADINGS, *rows], merged=merged)])
    yield "staff-groups-merged-down-libreoffice.xls", by_group, "xls", "MS Excel 97", {"truth": "staff_by_group", "answers": FILLED_DOWN}
    yield "staff-groups-merged-down-libreoffice.ods", by_group, "ods", "", {"truth": "staff_by_group", "answers": FILLED_DOWN}
    filtered, said, _ = filtered_by_group(posts)
    yield "staff-rows-hidden-by-a-filter-libreoffice.ods", filtered, "ods", "", {**truth, "says": said}
    yield "staff-rows-hidden-by-a-filter-libreoffice.xls", filtered, "xls", "MS Excel 97", {**truth, "says": said}
    older = openpyxl_xlsx([Sheet("March draft", table[:10], state="hidden"), Sheet("Data", table)])
    yield "staff-hidden-older-copy-first-libreoffice.ods", older, "ods", "", {**truth, "sheet": "Data"}


def values(posts):
    table = staff_table(posts)

    def dirty(value):
        if not isinstance(value, str):
            return value
        return f"  {value} ".replace(" ", "\u00a0", 1).replace(" - ", " \u2013  ").replace(" and ", "  and\u00a0")
    dirtied = [[dirty(value) for value in row] for row in table]
    for row in dirtied[1:]:
        row[0] = "'" + row[0].strip()
    yield staff("unusual-spaces-quotes-and-apostrophes.xlsx", openpyxl_xlsx(one(dirtied)))

    texts = [table[0]] + [[value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value) if isinstance(value, float)
                           else value for value in row] for row in table[1:]]
    yield staff("numbers-and-dates-as-text.xls", xlwt_xls(one(texts)))
    numbers = [table[0]] + [[int(row[0]), *row[1:]] for row in table[1:]]
    yield staff("numbers-that-lost-their-zeros.xlsx", xlsxwriter_xlsx(one(numbers)))
    decimals = [table[0]] + [[f"{int(row[0])}.0", *row[1:]] for row in table[1:]]
    yield staff("numbers-with-a-decimal.csv", delimited(decimals))
    shortened = [table[0]] + [["1.23E+07" if 3 < index < 9 else row[0], *row[1:]] for index, row in enumerate(table[1:])]
    yield "shapes/staff-numbers-shortened-to-a-power-of-ten.csv", delimited(shortened), {
        "kind": "staff", "truth": None, "rows": len(posts), "says": "shortened by a spreadsheet"}

    warehouse = [table[0]] + [[value.strftime("%d-%b-%y").upper() if isinstance(value, date) else value for value in row]
                              for row in table[1:]]
    yield staff("dates-as-a-warehouse-writes-them.csv", delimited(warehouse))
    digits = [table[0]] + [[int(value.strftime("%Y%m%d")) if isinstance(value, date) else value for value in row]
                           for row in table[1:]]
    yield staff("dates-of-eight-digits.xlsx", openpyxl_xlsx(one(digits)))
    moments = [table[0]] + [[value.strftime("%d/%m/%Y 00:00") if isinstance(value, date) else value for value in row]
                            for row in table[1:]]
    yield staff("dates-with-times.csv", delimited(moments))
    serials = [table[0]] + [[(value - date(1899, 12, 30)).days if isinstance(value, date) else value for value in row]
                            for row in table[1:]]
    yield staff("dates-that-lost-their-format.xlsx", xlsxwriter_xlsx(one(serials)))
    open_ends = ["31/12/4712", date(9999, 12, 31), date(1900, 1, 1), "31-DEC-4712", "4712-12-31 00:00:00", 99991231]
    ended = [table[0]] + [row[:LEAVE] + [open_ends[index % 6] if row[LEAVE] is None else row[LEAVE]]
                          for index, row in enumerate(table[1:])]
    yield staff("ends-of-time.xlsx", openpyxl_xlsx(one(ended)))

    yield staff("formulas.xlsx", xlsxwriter_xlsx(one(with_formulas(table))))
    uncalculated = [[value.text if isinstance(value, Formula) else value for value in row] for row in with_formulas(table)]
    yield "shapes/staff-formulas-never-calculated.xlsx", openpyxl_xlsx(one(uncalculated)), {
        "kind": "staff", "truth": None, "rows": len(posts), "says": "names no person"}
    links = [table[0]] + [[*row[:ORIGIN], Formula(f"='[people.xlsx]Sheet1'!C{index + 2}", row[ORIGIN]), *row[ORIGIN + 1:]]
                          for index, row in enumerate(table[1:])]
    yield staff("links-to-another-workbook.xlsx", xlsxwriter_xlsx(one(links)))

    failed, true = [], []
    for index, post in enumerate(posts):
        row, held = staff_row(post), copy.copy(post)
        if index % 6 == 2:
            row[FTE], held.fte = Formula("=NA()", "#N/A"), None
        failed.append(row)
        true.append(held)
    yield staff("failed-formulas.xlsx", xlsxwriter_xlsx(one([STAFF_HEADINGS, *failed])),
                truth=("staff_without_some_hours", trust.count_staff(true)))

    filtered, said, hidden = filtered_by_group(posts)
    yield staff("rows-hidden-by-a-filter.xlsx", filtered, says=f"{said} that were counted are hidden")
    unseen = [Sheet("Sheet1", table, hidden_rows=hidden, hidden_columns=frozenset([ORIGIN]), filtered=True)]
    yield staff("rows-hidden-by-a-filter.ods", odfpy_ods(unseen), says=said)
    yield staff("rows-hidden-by-hand.xls", xlwt_xls(unseen), says=said)
    yield staff("rows-hidden-by-hand.xlsb", biff12.workbook([("Sheet1", table)], hidden_rows=hidden, hidden_columns=[ORIGIN]), says=said)
    yield staff("rows-hidden-by-hand-spreadsheetml.xls", spreadsheetml(unseen), says=said)

    # Each container says in its own way that nothing was ever calculated, and none may be read as blank or 0 in silence.
    hours = with_formulas(table, number_too=False)
    never = {"kind": "staff", "truth": None, "rows": len(posts)}
    zeros = [[Formula(value.text, 0) if isinstance(value, Formula) else value for value in row] for row in hours]
    yield "shapes/staff-formulas-never-calculated-zeros.xlsx", xlsxwriter_xlsx(one(zeros)), {
        **never, "says": f"All {len(posts)} formulas of “FTE” have 0 as their stored result"}
    yield "shapes/staff-formulas-never-calculated.ods", odfpy_ods(one(hours)), {
        **never, "says": f"{2 * len(posts)} cells hold a formula without a stored result"}
    yield "shapes/staff-formulas-never-calculated.xls", xlwt_xls(one(hours)), {
        **never, "says": f"All {len(posts)} formulas of “FTE” have an empty stored result"}
    yield "shapes/staff-formulas-never-calculated-spreadsheetml.xls", spreadsheetml(one(hours)), {
        **never, "says": f"{2 * len(posts)} cells hold a formula without a stored result"}
    without = [[biff12.Never() if isinstance(value, Formula) else value for value in row] for row in hours]
    yield "shapes/staff-formulas-never-calculated.xlsb", biff12.workbook([("Sheet1", without)]), {
        **never, "says": f"All {len(posts)} formulas of “FTE” have an empty stored result"}


def others(posts, world):
    cases = world["cases"]
    months = {}
    for case in cases:
        months.setdefault(case.opened.strftime("%b %Y"), []).append(case)
    by_month = [Sheet(month, trust.casework_table(held)) for month, held in months.items()]
    yield "shapes/casework-a-sheet-a-month.xlsx", openpyxl_xlsx(by_month), {
        "kind": "casework", "truth": "casework", "answers": f'[sheets]\n"{by_month[0].name}" = "all"\n'}
    yield "shapes/casework-cells-of-several-lines.csv", delimited(trust.casework_table(cases)), {
        "kind": "casework", "truth": "casework"}

    applications = world["applications"]
    flags = [["Vacancy Ref", "Application ID", "Ethnic Origin", "Date Shortlisted", "Shortlisted", "Appointed"]] + [
        [f"923-{a.vacancy}", f"AR{a.number}", a.origin, a.shortlisted, "N" if a.stage == "applied" else "Y",
         "Y" if a.stage == "appointed" else "N"] for a in applications]
    yield "shapes/recruitment-flags.xlsx", openpyxl_xlsx(one(flags)), {"kind": "recruitment", "truth": "recruitment"}
    dates = [["Vacancy Ref", "Application ID", "Ethnic Origin", "Date Applied", "Date Shortlisted", "Date Appointed"]] + [
        [f"923-{a.vacancy}", f"AR{a.number}", a.origin, a.applied, a.shortlisted,
         date.fromordinal(a.shortlisted.toordinal() + 20) if a.stage == "appointed" else None] for a in applications]
    yield "shapes/recruitment-dates-alone.csv", delimited(dates), {"kind": "recruitment", "truth": "recruitment"}

    counts = world["recruitment"]
    applied = {"white": 71, "bme": 58, "unknown": 21}
    labels = {"white": "White", "bme": "BME", "unknown": "Not stated"}
    stages = [("Applied", applied), ("Shortlisted", counts["shortlisted"]), ("Appointed", counts["appointed"])]
    down = [["Recruitment by ethnic group, 1 April 2025 to 31 March 2026"], [],
            ["Ethnic Group"] + [stage for stage, _ in stages]]
    down += [[label] + [held[group] for _, held in stages] for group, label in labels.items()]
    down.append(["Total"] + [sum(held.values()) for _, held in stages])
    summary = {"kind": "recruitment", "truth": ("recruitment_summary", {
        "shortlisted": counts["shortlisted"], "appointed": counts["appointed"]})}
    yield "shapes/recruitment-summary-groups-down.xlsx", openpyxl_xlsx(one(down)), summary
    across = [["Recruitment by ethnic group, 1 April 2025 to 31 March 2026"], [],
              ["Stage", *labels.values(), "Total"]]
    across += [[stage] + [held[group] for group in labels] + [sum(held.values())] for stage, held in stages]
    yield "shapes/recruitment-summary-groups-across.xls", xlwt_xls(one(across)), summary

    survey = {"kind": "survey", "truth": "survey"}
    yield "shapes/survey-national-fractions.xlsx", openpyxl_xlsx([
        Sheet("Notes", [["Values are proportions from 0 to 1."]]),
        Sheet("Acute&Acute Community Trusts", trust.survey_table(lambda thousandths: thousandths / 1000))]), survey
    yield "shapes/survey-national-percentages.xls", xlwt_xls(
        one(trust.survey_table(lambda thousandths: thousandths / 10), "Acute Trusts")), survey
    questions = ["Harassment, bullying or abuse from patients, relatives or the public", "Harassment, bullying or abuse from staff",
                 "Equal opportunities for career progression or promotion",
                 "Discrimination at work from manager, team leader or other colleagues"]
    def handmade(write):
        return [["NHS Staff Survey 2025 – Made-up Trust"], [],
                ["Indicator", "Question", "White", "BME", "White responses", "BME responses"]] + [
            [number, words, write(white), write(bme), n_white, n_bme]
            for number, words, ((white, bme), (n_white, n_bme)) in zip(range(5, 9), questions, trust.SURVEY)]
    yield "shapes/survey-made-by-hand.xlsx", openpyxl_xlsx(one(handmade(lambda thousandths: thousandths / 10))), survey
    yield "shapes/survey-made-by-hand-with-percent-signs.csv", delimited(handmade(lambda share: f"{share / 10:.1f}%")), survey

    board = trust.board_table(trust.BOARD)
    vacancies = [*board[:4], ["Non-Executive Director", "Non-Executive", "Yes", None, None, None], *board[4:],
                 ["Chief Operating Officer (vacant)", "Executive", "Yes", "Vacant", None, None]]
    yield "shapes/board-with-vacancies.xlsx", openpyxl_xlsx(one(vacancies)), {"kind": "board", "truth": "board"}
    yield "shapes/return-of-last-year.xlsx", openpyxl_xlsx([
        Sheet("Cover", [["Workforce Race Equality Standard (WRES) data return"], ["Organisation name", "Made-up Trust"]]),
        Sheet("WRES data", trust.return_table(world["return"]), merged=[(0, 4, 0, 6), (0, 7, 0, 9)])]), {
        "kind": "return", "truth": "return"}
    yield "shapes/return-in-words.ods", odfpy_ods(one(trust.return_in_words(world["return"]), "Indicator 1")), {
        "kind": "return", "truth": "return"}

    prompts = [["Effective Date", "31/03/2026"], ["Person Type", "Employee; Bank"]]
    several = [["Report Date", "31/03/2026"]] + [[]] + staff_table(posts)
    yield staff("tabs-in-a-file-named-like-a-workbook.xls", delimited(several, "\t", "utf-16-le"))
    yield staff("web-page-with-prompts-above.xls", html(staff_table(posts), prompts=prompts))
    yield staff("web-page-in-one-file-with-accents.xls", mhtml(staff_table(posts), title="Liste – café"))
