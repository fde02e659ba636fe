"""Files that cannot be read, each with words that its refusal must hold."""

import io

from trust import STAFF_HEADINGS, staff_table
from writers import Sheet, delimited, one, openpyxl_xlsx, xlsxwriter_xlsx, xlwt_xls
from zips import zip_bytes

PDF = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
       b"trailer<</Root 1 0 R>>\n%%EOF\n")


def refused(posts):
    table = staff_table(posts)
    good = openpyxl_xlsx(one(table))
    yield "password.xlsx", locked(good), ["password"]
    yield "broken-off.xlsx", good[:len(good) * 2 // 3], ["damaged", "again"]
    yield "broken-off.xls", xlwt_xls(one(table))[:5000], ["damaged"]
    yield "no-bytes.csv", b"", ["empty"]
    yield "blank-lines.csv", b"\r\n \r\n,,,\r\n\r\n", ["empty"]
    yield "no-cells.xlsx", openpyxl_xlsx([Sheet("Sheet1", [])]), ["empty"]
    yield "headings-alone.csv", delimited([STAFF_HEADINGS]), ["no rows", "filter"]
    yield "pdf-with-the-name-of-a-workbook.xlsx", PDF, ["PDF"]
    yield "word-document-with-the-name-of-a-workbook.xlsx", zip_bytes({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": "<document/>"}), ["Word"]
    texts = {"staff.csv": delimited(table), "cases.csv": "a,b\r\n"}
    yield "archive-of-texts.zip", zip_bytes(texts), ["zip archive", "take the spreadsheet out"]
    yield "archive-with-the-name-of-a-workbook.xlsx", zip_bytes(texts), ["zip archive"]
    yield "no-table.xlsx", openpyxl_xlsx(one([["Canteen menu"], ["Monday", "Soup", "Stew"]])), ["row 2", "Monday"]

    def chart(book, made):
        shown = book.add_chart({"type": "pie"})
        shown.add_series({"values": "=Hidden!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(shown)
        made[0].hide()
        book.worksheets_objs[-1].activate()
        book.worksheets_objs[-1].set_first_sheet()
    yield "only-a-chart.xlsx", xlsxwriter_xlsx([Sheet("Hidden", [])], then=chart), ["empty"]


def locked(workbook):
    """Protected with a password, by the agreed way (ECMA-376). Its salts and its dates are fixed, so that the bytes stay; they guard nothing."""
    from unittest.mock import patch
    from msoffcrypto.format.ooxml import OOXMLFile
    out = io.BytesIO()
    with (patch("msoffcrypto.method.ecma376_agile._random_buffer", lambda size: bytes(range(1, size + 1))),
          patch("msoffcrypto.method.container.ecma376_encrypted.datetime2filetime", lambda _: 0)):
        OOXMLFile(io.BytesIO(workbook)).encrypt("corpus", out)
    return out.getvalue()
