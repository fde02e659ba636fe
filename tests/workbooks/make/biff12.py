"""Writes a small .xlsb by hand, since no free library does: the records of [MS-XLSB] that a sheet of cells needs.

Whole numbers stand as RK records, other numbers as eight bytes, texts partly shared and partly inline, dates as numbers with a
date's format.
"""

import struct
from datetime import date

from zips import zip_bytes

EPOCH = date(1899, 12, 30)


def record(number, body=b""):
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    size, length = b"", len(body)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + body


def wide(text):
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


class Never:
    """A formula that was never calculated."""


def cell(column, style):
    return struct.pack("<II", column, style)


def sheet(rows, strings, hidden_rows=(), hidden_columns=()):
    width = max(map(len, rows), default=1)
    out = record(129) + record(148, struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1))
    if hidden_columns:
        out += record(390) + b"".join(record(60, struct.pack("<IIIIH", column, column, 2340, 0, 1)) for column in hidden_columns) + record(391)
    out += record(145)
    for index, row in enumerate(rows):
        out += record(0, struct.pack("<IIHBBBI", index, 0, 300, 0, 0x10 if index in hidden_rows else 0, 0, 1) + struct.pack("<II", 0, max(len(row) - 1, 0)))
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, Never):
                # A formula that was never calculated: an empty text stored, no flags, and the formula 1 (a whole number).
                rgce = bytes([0x1E, 1, 0])
                out += record(8, cell(column, 0) + wide("") + struct.pack("<HI", 0, len(rgce)) + rgce + struct.pack("<I", 0))
            elif isinstance(value, bool):
                out += record(4, cell(column, 0) + bytes([value]))
            elif isinstance(value, date):
                out += record(5, cell(column, 1) + struct.pack("<d", (value - EPOCH).days))
            elif isinstance(value, int):
                out += record(2, cell(column, 0) + struct.pack("<i", value << 2 | 2))
            elif isinstance(value, float):
                out += record(5, cell(column, 0) + struct.pack("<d", value))
            elif index % 5 == 3:
                out += record(6, cell(column, 0) + wide(value))
            else:
                out += record(7, cell(column, 0) + struct.pack("<I", strings.setdefault(value, len(strings))))
    return out + record(146) + record(130)


def styles():
    xf = struct.pack("<HHHHHBBHB", 0xFFFF, 0, 0, 0, 0, 0, 0, 0, 0) + b"\0"
    def cell_xf(number_format):
        return struct.pack("<HHHHHBBHBB", 0, number_format, 0, 0, 0, 0, 0, 0, 1, 0)
    font = struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 2, 0, 0) + struct.pack("<BBHBBBB", 7, 1, 0, 0, 0, 0, 255) + b"\2"
    fill = struct.pack("<I", 0) + struct.pack("<BBHBBBB", 3, 64, 0, 0, 0, 0, 255) * 2 + b"\0" * 48
    border = b"\0" + (b"\0\0" + b"\0" * 8) * 5
    return (record(278) + record(611, struct.pack("<I", 1)) + record(43, font + wide("Calibri")) + record(612)
            + record(603, struct.pack("<I", 1)) + record(45, fill) + record(604)
            + record(613, struct.pack("<I", 1)) + record(46, border) + record(614)
            + record(626, struct.pack("<I", 1)) + record(47, xf) + record(627)
            + record(617, struct.pack("<I", 2)) + record(47, cell_xf(0)) + record(47, cell_xf(14)) + record(618)
            + record(619, struct.pack("<I", 1)) + record(48, struct.pack("<IHBB", 0, 1, 0, 0xFF) + wide("Normal")) + record(620)
            + record(279))


def workbook(sheets, **hidden):
    """The bytes of an .xlsb of (name, rows) sheets; the rows and columns that are hidden count from 0."""
    strings, parts = {}, {}
    bundle, rels, types = b"", "", ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for number, (name, rows) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.bin"] = sheet(rows, strings, **hidden)
        bundle += record(156, struct.pack("<II", 0, number) + wide(f"rId{number}") + wide(name))
        rels += f'<Relationship Id="rId{number}" Type="{base}/worksheet" Target="worksheets/sheet{number}.bin"/>'
        types += (f'<Override PartName="/xl/worksheets/sheet{number}.bin" '
                  'ContentType="application/vnd.ms-excel.worksheet"/>')
    table = record(159, struct.pack("<II", len(strings), len(strings)))
    table += b"".join(record(19, b"\0" + wide(text)) for text in strings) + record(160)
    book = (record(131) + record(128, b"\0" * 16 + wide("xl") + wide("7") + wide("7") + wide("20000"))
            + record(153, struct.pack("<II", 0, 0) + wide("")) + record(143) + bundle + record(144) + record(132))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package = "http://schemas.openxmlformats.org/package/2006"
    for number, (part, kind) in enumerate([("styles", "styles"), ("sharedStrings", "sharedStrings")], 91):
        rels += f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{part}.bin"/>'
        types += f'<Override PartName="/xl/{part}.bin" ContentType="application/vnd.ms-excel.{part}"/>'
    return zip_bytes({
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" '
        f'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>{types}</Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{base}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": f'{head}<Relationships xmlns="{package}/relationships">{rels}</Relationships>',
        **parts,
        "xl/styles.bin": styles(),
        "xl/sharedStrings.bin": table,
    })
