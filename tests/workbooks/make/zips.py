"""Zip archives whose bytes do not change from one day to the next."""

import io
import re
import zipfile

STAMP = (1980, 1, 1, 0, 0, 0)


def zip_bytes(parts, stored=()):
    """An archive of these parts, name to bytes or text, all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def parts_of(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        return {info.filename: held.read(info) for info in held.infolist() if not info.is_dir()}


def settle(archive):
    """The same workbook with one date everywhere: on its parts and in its properties."""
    parts = parts_of(archive)
    for name, content in parts.items():
        if name in ("docProps/core.xml", "meta.xml", "docProps/app.xml"):
            content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?", b"2026-04-01T09:00:00Z", content)
            content = re.sub(rb"<meta:editing-duration>[^<]*<", b"<meta:editing-duration>PT0S<", content)
            parts[name] = content
    parts.pop("Thumbnails/thumbnail.png", None)
    return zip_bytes(parts, stored=("mimetype",))
