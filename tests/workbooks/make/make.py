"""Makes the corpus: every workbook of tests/workbooks, and truth.json and answers.toml beside them.

    python3 -m venv venv && venv/bin/pip install openpyxl xlsxwriter xlwt odfpy msoffcrypto-tool
    venv/bin/python tests/workbooks/make/make.py            # what changed is written; the rest is left as it is
    venv/bin/python tests/workbooks/make/make.py --check    # writes nothing; says what would change, and fails if anything would

LibreOffice (`soffice`) writes some of the files. A workbook by it is made again only where its source changed, or with
`--libreoffice`, since its bytes differ from one version to the next; where `soffice` is missing those files are left as they are.
Everything else comes out the same byte by byte. The tests need none of this: they read the files that are committed.
"""

import hashlib
import json
import sys
from pathlib import Path

import biff5
import biff12
import trust
import writers
from refused import refused
from shapes import saved_again, shapes
from writers import Sheet, delimited, html, libreoffice, mhtml, odfpy_ods, one, openpyxl_xlsx, spreadsheetml, xlsxwriter_xlsx, xlwt_xls

HERE = Path(__file__).resolve().parent.parent
BY_LIBREOFFICE = [("xlsx", "xlsx", ""), ("xlsm", "xlsm", "Calc MS Excel 2007 VBA XML"), ("xls", "xls", "MS Excel 97"),
                  ("ods", "ods", "")]


def containers(name, table):
    """The same table in every container."""
    sheets = one(table, "Export")
    inline = openpyxl_xlsx(sheets)
    shared = xlsxwriter_xlsx(sheets)
    filled = [[("" if value is None else value) for value in row] for row in table]
    yield "openpyxl-inline-texts.xlsx", inline
    yield "xlsxwriter-shared-texts.xlsx", shared
    yield "openpyxl-1904-dates.xlsx", openpyxl_xlsx(sheets, epoch_1904=True)
    yield "openpyxl-iso-dates.xlsx", writers.openpyxl_iso_dates(sheets)
    yield "xlsxwriter-named-with-a-prefix.xlsx", writers.renamed_elements(shared)
    yield "by-hand-without-references.xlsx", writers.bare_xlsx(table)
    yield "xlwt-biff8.xls", xlwt_xls(sheets)
    yield "xlwt-biff8-1904-dates.xls", xlwt_xls(sheets, dates_1904=True)
    yield "by-hand-biff5.xls", biff5.workbook([("Export", filled)])
    yield "by-hand-biff12.xlsb", biff12.workbook([("Export", filled)])
    yield "odfpy.ods", odfpy_ods(sheets)
    yield "web-page.xls", html(table)
    yield "web-page-in-one-file.xls", mhtml(table)
    yield "spreadsheetml-2003.xls", spreadsheetml(sheets)
    yield "spreadsheetml-2003.xml", spreadsheetml(sheets)
    yield "comma-utf-8.csv", delimited(table)
    yield "comma-utf-8-with-mark.csv", delimited(table, encoding="utf-8-sig")
    yield "semicolon-windows-1252.csv", delimited(table, ";", "cp1252")
    yield "tab-utf-16-little-end.txt", delimited(table, "\t", "utf-16-le")
    yield "tab-utf-16-big-end.txt", delimited(table, "\t", "utf-16-be")
    yield "pipe-utf-8.csv", delimited(table, "|")


class Corpus:
    def __init__(self):
        self.check, self.by_libreoffice = "--check" in sys.argv, "--libreoffice" in sys.argv
        self.truths, self.files, self.kept, self.changed = {}, {}, set(), []
        self.sources = {}
        known = HERE / "make" / "libreoffice.json"
        self.known_sources = json.loads(known.read_text()) if known.exists() else {}

    def put(self, path, content):
        target = HERE / path
        self.kept.add(path)
        if target.exists() and target.read_bytes() == content:
            return
        self.changed.append(path)
        if not self.check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def add(self, path, content, facts):
        facts = dict(facts)
        if isinstance(facts.get("truth"), tuple):
            name, counts = facts["truth"]
            assert self.truths.setdefault(name, counts) == counts
            facts["truth"] = name
        assert path not in self.files, path
        self.files[path] = facts
        if content is not None:
            self.put(path, content)

    def add_by_libreoffice(self, path, source, to, filter_name, facts):
        self.sources[path] = hashlib.sha256(source).hexdigest()[:16]
        fresh = self.known_sources.get(path) == self.sources[path] and (HERE / path).exists()
        self.add(path, None, facts)
        self.kept.add(path)
        if (fresh and not self.by_libreoffice) or not writers.have_libreoffice():
            return
        self.put(path, libreoffice(source, "xlsx", to, filter_name))


def main():
    corpus = Corpus()
    posts = trust.draw_staff(2026, 104)
    small = trust.draw_staff(7, 24)
    world = {"cases": trust.draw_casework(3, posts, 24), "applications": trust.draw_recruitment(11, 150),
             "bookings": trust.draw_training(5, posts, 60), "return": trust.return_items()}
    world["recruitment"] = trust.count_recruitment(world["applications"])
    corpus.truths |= {
        "staff": trust.count_staff(posts), "small_staff": trust.count_staff(small), "recruitment": world["recruitment"],
        "casework": trust.count_casework(world["cases"]), "training": trust.count_training(world["bookings"]),
        "board": trust.count_board(trust.BOARD), "survey": trust.count_survey(), "return": trust.count_return(world["return"])}

    tables = [("staff", trust.staff_table(posts)), ("recruitment", trust.recruitment_table(world["applications"]))]
    for kind, table in tables:
        facts = {"kind": kind, "truth": kind, "rows": len(table) - 1}
        for name, content in containers(kind, table):
            corpus.add(f"containers/{kind}-{name}", content, facts)
        source = openpyxl_xlsx([Sheet("Export", table)])
        for extension, to, filter_name in BY_LIBREOFFICE:
            corpus.add_by_libreoffice(f"containers/{kind}-libreoffice.{extension}", source, to, filter_name, facts)
    for kind, table in [("casework", trust.casework_table(world["cases"])), ("training", trust.training_table(world["bookings"])),
                        ("board", trust.board_table(trust.BOARD))]:
        facts = {"kind": kind, "truth": kind, "rows": len(table) - 1}
        corpus.add(f"containers/{kind}-openpyxl.xlsx", openpyxl_xlsx(one(table)), facts)
        corpus.add(f"containers/{kind}-xlwt.xls", xlwt_xls(one(table)), facts)
        corpus.add(f"containers/{kind}.csv", delimited(table), facts)
    for path, content, facts in shapes(small, world):
        corpus.add(path, content, facts)
    for path, source, to, filter_name, facts in saved_again(small):
        corpus.add_by_libreoffice(f"shapes/{path}", source, to, filter_name, {"kind": "staff", **facts})
    for name, content, words in refused(small):
        corpus.add(f"refused/{name}", content, {"refused": words})

    every = {"snapshot": trust.SNAPSHOT.isoformat(), "trust": trust.TRUST_CODE, "surnames": trust.SURNAMES,
             "truths": corpus.truths,
             "files": dict(sorted(corpus.files.items()))}
    corpus.put("truth.json", (json.dumps(every, indent=1, ensure_ascii=False) + "\n").encode())
    corpus.put("answers.toml", trust.ANSWERS.encode())
    corpus.put("make/libreoffice.json", (json.dumps(corpus.sources, indent=1) + "\n").encode())
    for folder in ("containers", "shapes", "refused"):
        for stale in sorted((HERE / folder).glob("*")):
            if f"{folder}/{stale.name}" not in corpus.kept:
                corpus.changed.append(f"{folder}/{stale.name} (no longer made)")
                if not corpus.check:
                    stale.unlink()
    size = sum((HERE / path).stat().st_size for path in corpus.kept if (HERE / path).exists())
    print(f"{len(corpus.files)} workbooks, {size // 1024} KB; changed: {', '.join(corpus.changed) or 'nothing'}")
    return 1 if corpus.check and corpus.changed else 0


if __name__ == "__main__":
    sys.exit(main())
