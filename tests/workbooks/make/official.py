"""Makes the blanks of tests/workbooks/official: forms to be filled, by several writers.

    venv/bin/python tests/workbooks/make/official.py            # writes them; openpyxl and xlsxwriter are needed, and LibreOffice
    venv/bin/python tests/workbooks/make/official.py --check    # fails if one would come out otherwise

LibreOffice's own are made again with `--libreoffice` only, since their bytes differ from one run to the next.

No form of the collection could be opened. The first follows what is recalled of the sheet used from 2019 to 2022; the others are made
up to be unlike it: a sheet an indicator and no numbers, other words, years under the groups instead of over them. Labels and formulas
are written here by hand, so that they are an independent witness of what the program places.
"""

import io
import json
import re
import struct
import sys
import zlib
from datetime import datetime
from pathlib import Path

from writers import have_libreoffice, libreoffice, renamed_elements
from zips import parts_of, settle, zip_bytes

HERE = Path(__file__).resolve().parent.parent / "official"

BANDS = ["Under Band 1", *[f"Band {n}" for n in range(1, 8)], *[f"Band 8{letter}" for letter in "ABCD"], "Band 9", "VSM"]
MEDICAL = ["Consultants", "of which Senior medical manager", "Non-consultant career grade", "Trainee grades", "Other"]


# Where each figure belongs: file, then year, then item, then the cells of White, BME and unknown; of a ratio one cell.
TRUTH = {}


def belongs(name, year, item, sheet, *cells):
    TRUTH.setdefault(name, {}).setdefault(year, {})[str(item)] = [f"{sheet}!{cell}" for cell in cells]


def picture():
    """A small PNG."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\x00" + bytes([0, 94, 184] * 24) for _ in range(12))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 24, 12, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def items():
    """The form's lines: indicator, number, label, measure, formula of a column with {c} for it and {n} for the row of item n."""
    yield "1", None, "1a) Non Clinical workforce", None, None
    for number, band in enumerate(BANDS, 1):
        yield "1", number, band, "Headcount", None
    yield "1", None, "1b) Clinical workforce – of which Non Medical", None, None
    for number, band in enumerate(BANDS, 15):
        yield "1", number, band, "Headcount", None
    yield "1", None, "Of which Medical & Dental", None, None
    for number, label in enumerate(MEDICAL, 29):
        yield "1", number, label, "Headcount", None
    workforce = "SUM({c}{1}:{c}{14},{c}{15}:{c}{28},{c}{29},{c}{31}:{c}{33})"
    yield "2", None, "Relative likelihood of staff being appointed from shortlisting across all posts", None, None
    yield "2", 34, "Number of shortlisted applicants", "Headcount", None
    yield "2", 35, "Number appointed from shortlisting", "Headcount", None
    yield "2", 36, "Relative likelihood of shortlisting/appointed", "Auto calculated", "IF({c}{34}=0,\"\",{c}{35}/{c}{34})"
    yield ("2", 37, "Relative likelihood of White staff being appointed from shortlisting compared to BME staff", "Auto calculated",
           ("{W}{36}/{B}{36}",))
    for indicator, first, what, ratio in [
            ("3", 38, "entering the formal disciplinary process",
             ("Relative likelihood of BME staff entering the formal disciplinary process compared to White staff", "{B}{40}/{W}{40}")),
            ("4", 42, "accessing non-mandatory training and CPD",
             ("Relative likelihood of White staff accessing non-mandatory training and CPD compared to BME staff", "{W}{44}/{B}{44}"))]:
        yield indicator, None, f"Relative likelihood of staff {what}", None, None
        yield indicator, first, "Number of staff in workforce", "Auto calculated", workforce
        yield indicator, first + 1, f"Number of staff {what}", "Headcount", None
        yield (indicator, first + 2, f"Likelihood of staff {what}", "Auto calculated",
               f"IF({{c}}{{{first}}}=0,\"\",{{c}}{{{first + 1}}}/{{c}}{{{first}}})")
        yield indicator, first + 3, ratio[0], "Auto calculated", (ratio[1],)
    questions = ["% of staff experiencing harassment, bullying or abuse from patients, relatives or the public in last 12 months",
                 "% of staff experiencing harassment, bullying or abuse from staff in last 12 months",
                 "% staff believing that trust provides equal opportunities for career progression or promotion",
                 "% staff personally experienced discrimination at work from Manager/team leader or other colleague"]
    for number, question in enumerate(questions, 46):
        yield str(number - 41), number, question, "Percentage", None
    yield "9", None, "Percentage difference between the organisations' Board voting membership and its overall workforce", None, None
    yield "9", 50, "Total Board members", "Headcount", None
    yield "9", 51, "of which: Voting Board members", "Headcount", None
    yield "9", 52, ": Non Voting Board members", "Auto calculated", "{c}{50}-{c}{51}"
    yield "9", 53, "Total Board members", "Auto calculated", "{c}{50}"
    yield "9", 54, "of which: Exec Board members", "Headcount", None
    yield "9", 55, ": Non Executive Board members", "Auto calculated", "{c}{50}-{c}{54}"
    yield "9", 56, "Number of staff in overall workforce", "Auto calculated", workforce
    share = "IF(SUM({W}{N}:{U}{N})=0,\"\",{c}{N}/SUM({W}{N}:{U}{N}))"
    for number, label, of in [(57, "Total Board members", 50), (58, "Voting Board Member", 51), (59, "Non Voting Board Member", 52),
                              (60, "Executive Board Member", 54), (61, "Non Executive Board Member", 55), (62, "Overall workforce", 56)]:
        yield "9", number, f"{label} - % by Ethnicity", "Auto calculated", share.replace("{N}", f"{{{of}}}")
    for number, label, of in [(63, "Total Board", 57), (64, "Voting membership", 58), (65, "Executive membership", 60)]:
        yield ("9", number, f"Difference ({label} - Overall workforce)", "Auto calculated",
               f"IF(OR({{c}}{{{of}}}=\"\",{{c}}{{62}}=\"\"),\"\",{{c}}{{{of}}}-{{c}}{{62}})")


def formula(text, rows, column, triple):
    """The text of a formula in a column."""
    def found(match):
        name = match.group(1)
        if name == "c":
            return column
        if name in "WBU":
            return triple["WBU".index(name)]
        return str(rows[int(name)])
    return "=" + re.sub(r"\{(\w+)\}", found, text)


def recalled(macros=False):
    """As the sheet of 2019 to 2022 is recalled, with all that a form may carry: protection, validations, conditional formats, names,
    a picture, a chart, a sparkline, a text box, a button, a check box, a comment, a table, settings of the printer."""
    import xlsxwriter
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "WRES data collection 2026", "created": datetime(2026, 4, 1, 9)})
    title = book.add_format({"bold": True, "font_size": 16, "font_color": "#005EB8"})
    head = book.add_format({"bold": True, "bg_color": "#005EB8", "font_color": "#FFFFFF", "border": 1, "align": "center", "text_wrap": True})
    label = book.add_format({"text_wrap": True, "border": 1})
    block = book.add_format({"bold": True, "bg_color": "#E8EDEE", "border": 1, "text_wrap": True})
    typed = book.add_format({"bg_color": "#FFFFCC", "border": 1, "locked": False, "num_format": "#,##0"})
    share = book.add_format({"bg_color": "#FFFFCC", "border": 1, "locked": False, "num_format": "0.0%"})
    grey = book.add_format({"bg_color": "#D8DDE0", "border": 1, "num_format": "#,##0"})
    rate = book.add_format({"bg_color": "#D8DDE0", "border": 1, "num_format": "0.00"})
    part = book.add_format({"bg_color": "#D8DDE0", "border": 1, "num_format": "0.0%"})
    wide = book.add_format({"bg_color": "#D8DDE0", "border": 1, "num_format": "0.00", "align": "center"})

    cover = book.add_worksheet("Cover")
    cover.write("B2", "Workforce Race Equality Standard: data collection 2026", title)
    cover.write("B4", "Organisation code", label)
    cover.write("C4", "", book.add_format({"locked": False, "border": 1}))
    cover.write("B5", "Organisation name", label)
    cover.write_formula("C5", '=IF(C4="","",VLOOKUP(C4,Lists!A2:B4,2,FALSE))', label, "")
    cover.insert_image("E2", "logo.png", {"image_data": io.BytesIO(picture()), "description": "The logo of the collection"})
    cover.insert_textbox("B8", "Fill in the yellow cells of the sheet WRES.", {"width": 300, "height": 60})
    cover.insert_checkbox("B12", True)
    cover.protect("", {"objects": True})

    sheet = book.add_worksheet("WRES")
    sheet.set_column("A:B", 11)
    sheet.set_column("C:C", 60)
    sheet.set_column("D:D", 16)
    sheet.set_column("E:P", 11)
    sheet.merge_range("A1:Q1", "WRES return, data as at 31 March 2026", title)
    for first, texts in [(4, ("Previous year (2025)", "Current year (2026)"))]:
        sheet.merge_range(2, first, 2, first + 5, texts[0], head)
        sheet.merge_range(2, first + 6, 2, first + 11, texts[1], head)
    for index, text in enumerate(["Prepopulated figures", "Verified figures"] * 2):
        sheet.merge_range(3, 4 + 3 * index, 3, 6 + 3 * index, text, head)
    for column, text in enumerate(["INDICATOR", "DATA ITEM", "MEASURE LABEL", "MEASURE", *["WHITE", "BME", "ETHNICITY UNKNOWN/NULL"] * 4, "Notes"]):
        sheet.write(4, column, text, head)
    sheet.freeze_panes(5, 4)
    every = list(items())
    rows = {number: row + 1 for row, (_, number, *_) in enumerate(every, 5) if number}
    sets = [("EFG", False), ("HIJ", True), ("KLM", False), ("NOP", True)]
    for row, (indicator, number, text, measure, worked_out) in enumerate(every, 5):
        if number is None:
            sheet.write(row, 0, indicator, block)
            sheet.write(row, 1, "", block)
            sheet.merge_range(row, 2, row, 16, text, block)
            continue
        sheet.write(row, 0, indicator, label)
        sheet.write(row, 1, number, label)
        sheet.write(row, 2, text, label)
        sheet.write(row, 3, measure, label)
        sheet.write(row, 16, "", book.add_format({"locked": False, "border": 1}))
        for year, triple in [("last", "HIJ"), ("this", "NOP")]:
            one = isinstance(worked_out, tuple)
            belongs("recalled", year, number, "WRES", *(f"{column}{row + 1}" for column in (triple[0] if one else triple)))
        for triple, verified in sets:
            for index, column in enumerate(triple):
                cell = f"{column}{row + 1}"
                if not verified:
                    # Central figures of indicator 1; nothing for the others.
                    figure = 10 + number + index if number <= 33 else ""
                    sheet.write(cell, figure, grey)
                elif worked_out is None:
                    sheet.write_blank(cell, None, share if measure == "Percentage" else typed)
                elif isinstance(worked_out, tuple):
                    if index == 0:
                        sheet.merge_range(f"{triple[0]}{row + 1}:{triple[2]}{row + 1}", "", wide)
                        sheet.write_formula(cell, formula(f"IFERROR({worked_out[0]},\"\")", rows, column, triple), wide, "")
                else:
                    style = part if number >= 57 else rate if "/" in worked_out else grey
                    sheet.write_formula(cell, formula(worked_out, rows, column, triple), style, "" if "IF(" in worked_out else 0)
    first, last = rows[1], rows[33]
    for column in "NOP":
        sheet.data_validation(f"{column}{first}:{column}{rows[45]}", {
            "validate": "integer", "criteria": ">=", "value": 0, "error_title": "Whole people", "error_message": "Type a whole number."})
        sheet.data_validation(f"{column}{rows[46]}:{column}{rows[49]}", {
            "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1})
    sheet.conditional_format(f"N{first}:P{last}", {"type": "data_bar", "data_bar_2010": True, "bar_color": "#41B6E6"})
    sheet.conditional_format(f"N{rows[41]}:P{rows[41]}", {"type": "cell", "criteria": ">", "value": 1.25, "format": head})
    sheet.conditional_format(f"N{rows[34]}:P{rows[35]}", {"type": "3_color_scale"})
    sheet.write_comment(f"N{rows[39]}", "People, not cases.", {"author": "The collection"})
    sheet.add_sparkline(f"Q{rows[9]}", {"range": f"WRES!N{first}:N{rows[14]}"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"=WRES!$N${first}:$N${rows[14]}", "name": "White"})
    sheet.insert_chart("S6", chart, {"description": "White staff by band"})
    sheet.insert_button("S24", {"caption": "Check", "macro": "Check"})
    sheet.protect("", {"format_columns": True})
    sheet.set_landscape()
    sheet.repeat_rows(2, 4)
    sheet.set_footer("&LWRES 2026&RPage &P of &N")
    book.define_name("Verified_workforce", f"=WRES!$N${first}:$P${last}")
    book.define_name("WRES!Signed_off", "=WRES!$Q$3")

    summary = book.add_worksheet("Summary")
    summary.write("A1", "Checks", title)
    summary.write_formula("B2", f"=SUM(WRES!N{rows[38]}:P{rows[38]})", grey, 0)
    summary.write("A2", "Staff in all")
    summary.write_formula("B3", f"=IF(WRES!N{rows[35]}>WRES!N{rows[34]},\"More appointed than shortlisted\",\"OK\")", label, "OK")
    lists = book.add_worksheet("Lists")
    lists.add_table("A1:B4", {"columns": [{"header": "Code"}, {"header": "Name"}], "data": [["RZZ", "Northmoor"], ["RZY", "Elsewhere"], ["RZX", "Another"]]})
    lists.write_dynamic_array_formula("D1:D3", "=SORT(A2:A4)", None, "RZX")
    lists.hide()
    if macros:
        # A container with the first bytes of one; what is in it is nobody's to read.
        vba = bytes.fromhex("d0cf11e0a1b11ae1") + bytes((index * 37) % 251 for index in range(4088))
        book.add_vba_project(io.BytesIO(vba), True)
        book.set_vba_name("ThisWorkbook")
    book.close()
    parts = parts_of(settle(out.getvalue()))
    label_part = "docMetadata/LabelInfo.xml"
    parts[label_part] = ('<?xml version="1.0" encoding="utf-8" standalone="yes"?><clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/'
                         '2020/mipLabelMetadata"><clbl:label id="{00000000-0000-0000-0000-000000000001}" enabled="1" method="Standard"/></clbl:labelList>')
    parts["customXml/item1.xml"] = '<collection xmlns="urn:example:collection"><form version="2026.1"/></collection>'
    types = parts["[Content_Types].xml"].decode()
    types = types.replace("</Types>", f'<Override PartName="/{label_part}" ContentType="application/vnd.ms-office.classificationlabels+xml"/></Types>')
    parts["[Content_Types].xml"] = types
    rels = parts["_rels/.rels"].decode()
    rels = rels.replace("</Relationships>", '<Relationship Id="rIdLabel" Type="http://schemas.microsoft.com/office/2020/02/relationships/'
                        f'classificationlabels" Target="{label_part}"/><Relationship Id="rIdXml" Type="http://schemas.openxmlformats.org/'
                        'officeDocument/2006/relationships/customXml" Target="customXml/item1.xml"/></Relationships>')
    parts["_rels/.rels"] = rels
    return zip_bytes(parts)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return settle(out.getvalue())


def sheet_an_indicator():
    """One sheet an indicator, one year, no numbers, the part of the workforce merged down beside its bands; survey as 0 to 100."""
    from openpyxl import Workbook
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import IconSetRule
    from openpyxl.styles import Font, PatternFill, Protection
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    book = Workbook()
    guide = book.active
    guide.title = "Guidance"
    guide["A1"] = "How to fill in this workbook"
    guide["A2"] = "White and BME are as the standard defines them. Count heads on 31 March."
    fill = PatternFill("solid", fgColor="FFFFCC")

    def sheet(name, title, headings):
        made = book.create_sheet(name)
        made["A1"] = title
        made["A1"].font = Font(bold=True, size=14)
        for column, text in enumerate(headings, 1):
            made.cell(3, column, text).font = Font(bold=True)
        made.protection.sheet = True
        return made

    def open_cell(made, row, column, number_format="0"):
        cell = made.cell(row, column)
        cell.fill, cell.protection, cell.number_format = fill, Protection(locked=False), number_format

    groups = ["White", "BME", "Unknown"]
    one = sheet("Indicator 1", "Staff in each band", ["Workforce", "Band", *groups, "Total"])
    row, number = 4, 1
    for part, labels in [("Non-clinical", [label.replace("Band ", "") if label.startswith("Band") else label for label in BANDS]),
                         ("Clinical (non-medical)", BANDS),
                         ("Medical and dental", ["Consultants", "Senior medical managers", "Non-consultant career grades", "Trainees", "Other"])]:
        first = row
        for label in labels:
            one.cell(row, 2, int(label) if label.isdigit() else label)
            for column in (3, 4, 5):
                open_cell(one, row, column)
            one.cell(row, 6, f"=SUM(C{row}:E{row})")
            belongs("sheet-an-indicator", "this", number, "Indicator 1", *(f"{letter}{row}" for letter in "CDE"))
            row, number = row + 1, number + 1
        one.cell(first, 1, part)
        one.merge_cells(start_row=first, end_row=row - 1, start_column=1, end_column=1)
    one.cell(row, 1, "Total workforce")
    for column, letter in zip((3, 4, 5), "CDE"):
        one.cell(row, column, f"=SUM({letter}4:{letter}{row - 1})-{letter}33")
    total = row
    rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", showErrorMessage=True)
    one.add_data_validation(rule)
    rule.add(f"C4:E{row - 1}")
    one.conditional_formatting.add(f"C4:C{row - 1}", IconSetRule("3TrafficLights1", "percent", [0, 33, 67]))
    one["C4"].comment = Comment("Heads, not full-time equivalents.", "The collection")
    chart = BarChart()
    chart.add_data(Reference(one, min_col=3, min_row=3, max_row=17), titles_from_data=True)
    one.add_chart(chart, "H4")

    two = sheet("Indicator 2", "Indicator 2: appointment from shortlisting", ["Measure", *groups])
    two["A4"], two["A5"], two["A6"] = "Shortlisted applicants", "Appointed from shortlisting", "Likelihood of appointment"
    for row in (4, 5):
        for column in (2, 3, 4):
            open_cell(two, row, column)
    for number, row in ((34, 4), (35, 5), (36, 6)):
        belongs("sheet-an-indicator", "this", number, "Indicator 2", *(f"{letter}{row}" for letter in "BCD"))
    belongs("sheet-an-indicator", "this", 37, "Indicator 2", "B7")
    for letter in "BCD":
        two[f"{letter}6"] = f'=IF({letter}4=0,"",{letter}5/{letter}4)'
    two["A7"] = "Relative likelihood of White applicants being appointed compared to BME applicants"
    two["B7"] = '=IF(C6=0,"",B6/C6)'
    for name, number, what in [("Indicator 3", 3, "entering the formal disciplinary process"),
                               ("Indicator 4", 4, "accessing non-mandatory training and CPD")]:
        made = sheet(name, f"Indicator {number}", ["Measure", *groups])
        for row in (4, 5, 6):
            belongs("sheet-an-indicator", "this", 4 * number + 22 + row, name, *(f"{letter}{row}" for letter in "BCD"))
        made["A4"], made["A5"], made["A6"] = "Number of staff in workforce", f"Number of staff {what}", "Likelihood"
        for column, letter in zip((2, 3, 4), "CDE"):
            made.cell(4, column, f"='Indicator 1'!{letter}{total}")
            open_cell(made, 5, column)
            made.cell(6, column, f'=IF({"ABCD"[column - 1]}4=0,"",{"ABCD"[column - 1]}5/{"ABCD"[column - 1]}4)')
    survey = sheet("Indicators 5 to 8", "Staff survey", ["Indicator", "Question", "White %", "BME %"])
    for row, (number, text) in enumerate([
            (5, "Harassment, bullying or abuse from patients, relatives or the public"),
            (6, "Harassment, bullying or abuse from staff"),
            (7, "Equal opportunities for career progression or promotion"),
            (8, "Discrimination at work from a manager, team leader or other colleague")], 4):
        belongs("sheet-an-indicator", "this", number + 41, "Indicators 5 to 8", f"C{row}", f"D{row}")
        survey.cell(row, 1, number)
        survey.cell(row, 2, text)
        for column in (3, 4):
            open_cell(survey, row, column, "0.0")
    board = sheet("Indicator 9", "Board membership", ["Members", *groups])
    for row, text in enumerate(["Total Board members", "Voting Board members", "Executive Board members", "Associate members"], 4):
        board.cell(row, 1, text)
        if row < 7:
            belongs("sheet-an-indicator", "this", (50, 51, 54)[row - 4], "Indicator 9", *(f"{letter}{row}" for letter in "BCD"))
        for column in (2, 3, 4):
            open_cell(board, row, column)
    book.defined_names["Workforce"] = DefinedName("Workforce", attr_text=f"'Indicator 1'!$C$4:$E${total - 1}")
    return saved(book)


def other_words():
    """Other words, years under the groups instead of over them, last year's figures partly there, and cells that must stay."""
    import xlsxwriter
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 4, 1, 9)})
    head = book.add_format({"bold": True, "border": 1})
    sheet = book.add_worksheet("Return")
    sheet.write("A1", "WRES return 2026")
    sheet.write("A3", "Line", head)
    for index, group in enumerate(["White staff", "BME staff", "Not stated"]):
        sheet.merge_range(2, 1 + 2 * index, 2, 2 + 2 * index, group, head)
        sheet.write(3, 1 + 2 * index, "2025", head)
        sheet.write(3, 2 + 2 * index, "2026", head)
    lines = ["Non-clinical staff", *[f"AfC {band}" if band.startswith("Band") else band for band in BANDS[:-1]], "Very Senior Managers",
             "Clinical staff", *BANDS, "Medical and dental staff", *MEDICAL, "Indicator 2", "Shortlisted", "Appointed", "Indicator 3",
             "Staff who entered a formal disciplinary investigation", "Indicator 4", "Staff who accessed non-mandatory training and CPD"]
    numbers = [None, *range(1, 15), None, *range(15, 29), None, *range(29, 34), None, 34, 35, None, 39, None, 43]
    for row, (text, number) in enumerate(zip(lines, numbers, strict=True), 4):
        sheet.write(row, 0, text)
        if number:
            belongs("other-words", "this", number, "Return", *(f"{letter}{row + 1}" for letter in "CEG"))
            belongs("other-words", "last", number, "Return", *(f"{letter}{row + 1}" for letter in "BDF"))
    sheet.write("B6", 12)
    sheet.write("D6", 3)
    sheet.write("C7", 99)
    sheet.write("C8", "see the note")
    sheet.write("C9", "–")
    sheet.write_formula("C10", "=1+1", None, 2)
    row = 4 + len(lines)
    sheet.write(row, 0, "Staff in post")
    for column in range(1, 7):
        letter = "ABCDEFG"[column]
        sheet.write_formula(row, column, f"=SUM({letter}6:{letter}19)", None, 0)
    book.close()
    return settle(out.getvalue())


def self_closed(archive):
    """The same workbook with rows of one tag at its end and without the calculation's settings, under prefixed names."""
    parts = parts_of(renamed_elements(archive))
    for name, content in parts.items():
        if name == "xl/workbook.xml":
            content = re.sub(rb"<x:calcPr[^>]*/>", b"", content)
        if name.startswith("xl/worksheets/sheet"):
            # Cells that hold nothing but their style, and rows that hold nothing at all.
            content = re.sub(rb'<x:row r="(\d+)"([^>]*)></x:row>', rb'<x:row r="\1"\2/>', content)
            content = content.replace(b"</x:sheetData>", b'<x:row r="400" ht="30" customHeight="1"/></x:sheetData>')
        parts[name] = content
    return zip_bytes(parts)


def main():
    check = "--check" in sys.argv
    form = recalled()
    made = {"recalled-xlsxwriter.xlsx": form, "recalled-xlsxwriter-macros.xlsm": recalled(macros=True),
            "recalled-xlsxwriter-prefixed.xlsx": self_closed(form), "sheet-an-indicator-openpyxl.xlsx": sheet_an_indicator(),
            "other-words-xlsxwriter.xlsx": other_words()}
    again = "--libreoffice" in sys.argv or not (HERE / "recalled-libreoffice.xlsx").exists()
    if have_libreoffice() and again and not check:
        made["recalled-libreoffice.xlsx"] = libreoffice(form, "xlsx", "xlsx", "Calc MS Excel 2007 XML")
        made["other-words-libreoffice.xlsm"] = libreoffice(other_words(), "xlsx", "xlsm", "Calc MS Excel 2007 VBA XML")
    made["truth.json"] = (json.dumps(TRUTH, indent=1) + "\n").encode()
    HERE.mkdir(exist_ok=True)
    changed = [name for name, content in made.items() if not (HERE / name).exists() or (HERE / name).read_bytes() != content]
    if not check:
        for name in changed:
            (HERE / name).write_bytes(made[name])
    print("changed:", ", ".join(changed) or "nothing")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
