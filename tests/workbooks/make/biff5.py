"""Writes a small .xls of Excel 5 and 95 (BIFF5) by hand, since no free writer is left: byte texts of Windows-1252 in a stream
called Book."""

import io
import struct
from datetime import date

EPOCH = date(1899, 12, 30)


def record(number, body=b""):
    return struct.pack("<HH", number, len(body)) + body


def sheet(rows):
    width = max(map(len, rows), default=1)
    out = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0, 0))
    out += record(0x0200, struct.pack("<HHHHH", 0, len(rows), 0, width, 0))
    for index, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, date):
                out += record(0x0203, struct.pack("<HHHd", index, column, 1, (value - EPOCH).days))
            elif isinstance(value, int):
                out += record(0x027E, struct.pack("<HHHi", index, column, 0, value << 2 | 2))
            elif isinstance(value, float):
                out += record(0x0203, struct.pack("<HHHd", index, column, 0, value))
            else:
                text = value.encode("cp1252")
                out += record(0x0204, struct.pack("<HHHH", index, column, 0, len(text)) + text)
    return out + record(0x000A)


def workbook(sheets):
    """The bytes of an .xls of (name, rows) sheets."""
    from xlwt.CompoundDoc import XlsDoc
    xfs = b"".join(record(0x00E0, struct.pack("<HHHBBHHHH", 0, number_format, 1, 0x20, 0, 0x20C0, 0, 0, 0))
                   for number_format in (0, 14))
    font = record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05Arial")
    before = (record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0, 0)) + record(0x0042, struct.pack("<H", 1252))
              + record(0x0022, struct.pack("<H", 0)) + font + xfs)
    names = [name.encode("cp1252") for name, _ in sheets]
    parts = [sheet(rows) for _, rows in sheets]
    start = len(before) + sum(4 + 7 + len(name) for name in names) + 4
    bound = b""
    for name, part in zip(names, parts):
        bound += record(0x0085, struct.pack("<IHB", start, 0, len(name)) + name)
        start += len(part)
    out = io.BytesIO()
    XlsDoc().save(out, before + bound + record(0x000A) + b"".join(parts))
    return called_book(out.getvalue())


def called_book(compound):
    """Gives the stream the name that these versions look for."""
    def entry_name(name):
        return (name + "\0").encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    old = entry_name("Workbook")
    assert compound.count(old) == 1
    return compound.replace(old, entry_name("Book"))
