"""Sheets of plain cells, written by each of several writers.

A sheet is a name and rows of cells: None, text, int, float, bool, a date, or a Formula. Each function gives the bytes of a file.
"""

import csv
import io
import os
import quopri
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from pathlib import Path

from zips import parts_of, settle, zip_bytes


@dataclass
class Formula:
    text: str
    cached: object


@dataclass
class Sheet:
    name: str
    rows: list
    state: str = "visible"
    row: int = 0
    column: int = 0
    merged: list = field(default_factory=list)  # (first row, first column, last row, last column), all from 0, in the sheet
    hidden_rows: frozenset = frozenset()  # from 0, in the sheet
    hidden_columns: frozenset = frozenset()
    filtered: bool = False  # whether a filter hides them, where the writer can say so

    def cells(self):
        for row, values in enumerate(self.rows, self.row):
            for column, value in enumerate(values, self.column):
                if value is not None and value != "":
                    yield row, column, value


def one(table, name="Sheet1"):
    return [Sheet(name, table)]


# ---- xlsx ------------------------------------------------------------------------------------------------------------

def openpyxl_book(sheets, epoch_1904=False):
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = datetime(2026, 4, 1, 9)
    if epoch_1904:
        book.epoch = CALENDAR_MAC_1904
    for held in sheets:
        sheet = book.create_sheet(held.name)
        sheet.sheet_state = held.state
        for row, column, value in held.cells():
            cell = sheet.cell(row + 1, column + 1, value.text if isinstance(value, Formula) else value)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
        for first_row, first_column, last_row, last_column in held.merged:
            sheet.merge_cells(start_row=first_row + 1, start_column=first_column + 1, end_row=last_row + 1,
                              end_column=last_column + 1)
    return book


def save(book):
    out = io.BytesIO()
    book.save(out)
    return settle(out.getvalue())


def openpyxl_xlsx(sheets, **options):
    """Texts stand in the cells (inlineStr)."""
    return save(openpyxl_book(sheets, **options))


def openpyxl_iso_dates(sheets):
    """Dates stand as ISO texts (`t="d"`), which the format allows and few writers use."""
    book = openpyxl_book(sheets)
    book.iso_dates = True
    return save(book)


def xlsxwriter_xlsx(sheets, options=None, then=None):
    """Texts are shared; formulas carry the value that a spreadsheet last saw."""
    import xlsxwriter
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **(options or {})})
    book.set_properties({"created": datetime(2026, 4, 1, 9)})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    made = []
    for held in sheets:
        sheet = book.add_worksheet(held.name)
        made.append(sheet)
        if held.state == "hidden":
            sheet.hide()
        elif held.state == "veryHidden":
            sheet.very_hidden()
        for first_row, first_column, last_row, last_column in held.merged:
            sheet.merge_range(first_row, first_column, last_row, last_column, "")
        for row, column, value in held.cells():
            if isinstance(value, Formula):
                sheet.write_formula(row, column, value.text, day if isinstance(value.cached, date) else None,
                                    serial(value.cached))
            elif isinstance(value, date):
                sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value)
    if then:
        then(book, made)
    book.close()
    return settle(out.getvalue())


def serial(value):
    return (value - date(1899, 12, 30)).days if isinstance(value, date) else value


def renamed_elements(archive, prefix="x"):
    """The same workbook with a prefix before each element's name, as the Open XML SDK writes it."""
    import re
    parts = parts_of(archive)
    namespace = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for name, content in parts.items():
        if name.startswith("xl/") and name.endswith(".xml") and namespace in content[:2000] and "theme" not in name:
            content = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix.encode() + b":", content)
            parts[name] = content.replace(b'xmlns="' + namespace, b"xmlns:" + prefix.encode() + b'="' + namespace)
    return zip_bytes(parts)


def bare_xlsx(table):
    """The least that is a workbook, as small reporting programs write it: no references, no dimension, no properties, every cell
    there, and empty ones too."""
    def cell(value):
        if value is None or value == "":
            return "<c/>"
        if isinstance(value, date):
            return f'<c s="1"><v>{serial(value)}</v></c>'
        if isinstance(value, (int, float)):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    rows = "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in table)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package, office = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zip_bytes({
        "xl/worksheets/sheet.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}/relationships"><sheets>'
        '<sheet name="Export" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
        f'Type="{office}/relationships/worksheet" Target="/xl/worksheets/sheet.xml"/><Relationship Id="b" '
        f'Type="{office}/relationships/styles" Target="styles.xml"/></Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
        f'Type="{office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="{types}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/></Types>',
    })


# ---- xls, ods --------------------------------------------------------------------------------------------------------

def xlwt_xls(sheets, dates_1904=False):
    import xlwt
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = dates_1904
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for held in sheets:
        sheet = book.add_sheet(held.name)
        sheet.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[held.state]
        for row, column, value in held.cells():
            if isinstance(value, date):
                sheet.write(row, column, datetime(value.year, value.month, value.day), day)
            elif isinstance(value, Formula):
                sheet.write(row, column, xlwt.Formula(value.text[1:].replace(",", ";")))
            else:
                sheet.write(row, column, value)
        for row in sorted(held.hidden_rows):
            sheet.row(row).hidden = True
        for column in sorted(held.hidden_columns):
            sheet.col(column).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def odfpy_ods(sheets):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableColumn, TableRow
    from odf.text import P
    book = OpenDocumentSpreadsheet()
    for held in sheets:
        table = Table(name=held.name)
        for column in range(max(held.hidden_columns, default=-1) + 1):
            table.addElement(TableColumn(**({"visibility": "collapse"} if column in held.hidden_columns else {})))
        for _ in range(held.row):
            table.addElement(TableRow())
        for index, values in enumerate(held.rows, held.row):
            hidden = {"visibility": "filter" if held.filtered else "collapse"} if index in held.hidden_rows else {}
            row, empty = TableRow(**hidden), held.column
            for value in values:
                if value is None or value == "":
                    empty += 1
                    continue
                if empty:
                    row.addElement(TableCell(numbercolumnsrepeated=empty))
                    empty = 0
                if isinstance(value, Formula):
                    cell, shown = TableCell(formula=f"of:{value.text.replace(',', ';')}"), ""
                elif isinstance(value, date):
                    cell, shown = TableCell(valuetype="date", datevalue=value.isoformat()), value.strftime("%d/%m/%Y")
                elif isinstance(value, (int, float)):
                    cell, shown = TableCell(valuetype="float", value=value), str(value)
                else:
                    cell, shown = TableCell(valuetype="string"), value
                for line in shown.split("\n") if shown else []:
                    cell.addElement(P(text=line))
                row.addElement(cell)
            table.addElement(row)
        book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return settle(out.getvalue())


def libreoffice(source, extension, to, filter_options=""):
    """A file as LibreOffice saves it again: `to` is the extension, with the filter's name after a colon where it needs one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"book.{extension}"
        path.write_bytes(source)
        target = to + (f":{filter_options}" if filter_options else "")
        profile = Path(tempfile.gettempdir()) / "corpus-libreoffice"
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", target, "--outdir",
                        f"{folder}/out", str(path)], check=True, capture_output=True,
                       env={**os.environ, "SOURCE_DATE_EPOCH": "1775034000", "TZ": "UTC", "LC_ALL": "en_GB.UTF-8"})
        made = next(Path(folder, "out").iterdir()).read_bytes()
    return settle(made) if made.startswith(b"PK") else made


# ---- texts -----------------------------------------------------------------------------------------------------------

def shown(value):
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Formula):
        return shown(value.cached)
    return str(value)


def delimited(table, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([[shown(value) for value in row] for row in table])
    mark = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(encoding, "")
    return (mark + out.getvalue()).encode(encoding)


def html(table, title="NHS Staff List", prompts=()):
    """As a report tool writes it: a heading, the prompts in a table of their own, then the table."""
    def row(values, tag):
        return "<tr>" + "".join(f"<{tag}>{escape(shown(value)) or '&nbsp;'}</{tag}>" for value in values) + "</tr>\n"
    above = "<table>\n" + "".join(row(values, "td") for values in prompts) + "</table>\n" if prompts else ""
    return (f"<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n<title>{title}</title>\n"
            "<style>\ntd {mso-number-format:\"\\@\";}\n</style>\n</head>\n<body>\n" + above + "<table border=1>\n<thead>\n"
            + row(table[0], "th") + "</thead>\n<tbody>\n" + "".join(row(values, "td") for values in table[1:])
            + "</tbody>\n</table>\n</body>\n</html>\n").encode()


def mhtml(table, title="NHS Staff List"):
    """As Excel's “Single File Web Page”: the page as one part of a message."""
    page = quopri.encodestring(html(table, title)).decode().replace("\n", "\r\n")
    edge = "----=_NextPart_01DC0000.00000000"
    return (f'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="{edge}"\r\n\r\n'
            "This document is a Single File Web Page, also known as a Web Archive file.\r\n\r\n"
            f"--{edge}\r\nContent-Location: file:///C:/Export/book.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            f'Content-Type: text/html; charset="utf-8"\r\n\r\n{page}\r\n\r\n'
            f"--{edge}\r\nContent-Location: file:///C:/Export/filelist.xml\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            'Content-Type: text/xml; charset="utf-8"\r\n\r\n<xml xmlns:o=3D"urn:schemas-microsoft-com:office:office"></xml>\r\n\r\n'
            f"--{edge}--\r\n").encode()


def spreadsheetml(sheets):
    """Excel 2003's XML spreadsheet; empty cells are skipped with an index."""
    out = ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:'
           'spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
           '\n<Styles><Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style></Styles>\n']
    for held in sheets:
        out.append(f'<Worksheet ss:Name="{escape(held.name)}"><Table>\n')
        out += [f'<Column ss:Index="{column + 1}" ss:Hidden="1"/>\n' for column in sorted(held.hidden_columns)]
        for index, values in enumerate(held.rows):
            at = f' ss:Index="{held.row + 1}"' if index == 0 and held.row else ""
            at += ' ss:Hidden="1"' if held.row + index in held.hidden_rows else ""
            out.append(f"<Row{at}>")
            skipped = held.column > 0
            for column, value in enumerate(values, held.column + 1):
                if value is None or value == "":
                    skipped = True
                    continue
                place = f' ss:Index="{column}"' if skipped else ""
                skipped = False
                if isinstance(value, Formula):
                    out.append(f'<Cell{place} ss:Formula="{escape(value.text)}"/>')
                elif isinstance(value, date):
                    out.append(f'<Cell{place} ss:StyleID="day"><Data ss:Type="DateTime">{value.isoformat()}T00:00:00.000</Data></Cell>')
                elif isinstance(value, (int, float)):
                    out.append(f'<Cell{place}><Data ss:Type="Number">{value}</Data></Cell>')
                else:
                    out.append(f'<Cell{place}><Data ss:Type="String">{escape(value)}</Data></Cell>')
            out.append("</Row>\n")
        out.append("</Table></Worksheet>\n")
    return "".join(out + ["</Workbook>\n"]).encode()


def have_libreoffice():
    return shutil.which("soffice") is not None
