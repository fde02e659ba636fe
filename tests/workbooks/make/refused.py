"""Files that cannot be read, each with words that its refusal must hold."""

import io
import re
import struct

from trust import STAFF_HEADINGS, staff_table
from writers import Sheet, delimited, odfpy_ods, one, openpyxl_xlsx, xlsxwriter_xlsx, xlwt_xls
from zips import parts_of, zip_bytes

PDF = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
       b"trailer<</Root 1 0 R>>\n%%EOF\n")


def refused(posts):
    table = staff_table(posts)
    good = openpyxl_xlsx(one(table))
    yield "password.xlsx", locked(good), ["password"]
    yield "broken-off.xlsx", good[:len(good) * 2 // 3], ["damaged", "again"]
    yield "broken-off.xls", xlwt_xls(one(table))[:5000], ["damaged"]
    yield "password.xls", biff_with_password(), ["password"]
    yield "password.ods", odfpy_with_password(table), ["password"]
    yield "rights-managed.xlsx", rights_managed(), ["protected", "rights management"]
    yield "excel-4.xls", bytes.fromhex("0904060000001000ec5f") + b"\x0a\0\0\0", ["Excel 4"]
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


def biff_with_password():
    """Excel 97's protection: a FILEPASS record, and everything behind it without meaning."""
    from xlwt.CompoundDoc import XlsDoc
    out = io.BytesIO()
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0x0DBB, 0x07CC, 0, 6)
    file_pass = struct.pack("<HHHHH", 0x002F, 54, 1, 1, 1) + bytes(range(48))
    XlsDoc().save(out, begin + file_pass + bytes(value * 7 % 251 for value in range(6000)))
    return out.getvalue()


def odfpy_with_password(table):
    """OpenDocument's protection: the manifest says how the content is encrypted."""
    parts = parts_of(odfpy_ods(one(table)))
    manifest = parts["META-INF/manifest.xml"].decode()
    how = ('<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="AAAA"><manifest:algorithm '
           'manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="AAAA"/><manifest:key-derivation '
           'manifest:key-derivation-name="PBKDF2" manifest:iteration-count="1024" manifest:salt="AAAA"/>'
           "</manifest:encryption-data></manifest:file-entry>")
    entry = re.search(r'<manifest:file-entry[^>]*"content.xml"[^>]*/>|<manifest:file-entry[^>]*"content.xml"[^>]*></manifest:file-entry>',
                      manifest).group(0)
    opened = entry.replace("</manifest:file-entry>", "").removesuffix("/>").removesuffix(">") + ">"
    parts["META-INF/manifest.xml"] = manifest.replace(entry, opened + how)
    parts["content.xml"] = bytes(value * 7 % 251 for value in range(4000))
    return zip_bytes(parts, stored=("mimetype", "content.xml"))


def rights_managed():
    """A workbook under rights management: a compound file whose stream is the protected content."""
    from xlwt.CompoundDoc import XlsDoc
    out = io.BytesIO()
    XlsDoc().save(out, bytes(value * 7 % 251 for value in range(6000)))
    def entry_name(name):
        return (name + "\0").encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    return out.getvalue().replace(entry_name("Workbook"), entry_name("\x09DRMContent"))
