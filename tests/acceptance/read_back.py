"""The exported submission sheet and evidence file, read with openpyxl, against the truth the made-up trust was drawn from.

Usage: read_back.py DEMO_FOLDER, as `wres demo --out DEMO_FOLDER` leaves it. Uses none of the program's code. The truth was
counted from the people drawn, without the program either.
"""

import hashlib
import json
import sys
from pathlib import Path

from openpyxl import load_workbook

demo = Path(sys.argv[1])
truth = json.loads((demo / "workbooks" / "truth.json").read_text(encoding="utf-8"))
[path] = (demo / "documents").glob("* submission.xlsx")
book = load_workbook(path, data_only=True)
sheet = book["WRES return"]

# The columns are found by their headings: under each year WHITE, BME, ETHNICITY UNKNOWN/NULL.
rows = list(sheet.iter_rows(values_only=True))
header = next(i for i, row in enumerate(rows) if "WHITE" in row and "BME" in row)
white = [column for column, cell in enumerate(rows[header]) if cell == "WHITE"]
assert len(white) == 2, f"two years of three columns, found {len(white)}"
first_of_this_year = white[1]
# The other headings reach over both rows of the header.
number = next(c for row in rows[: header + 1] for c, cell in enumerate(row) if cell == "DATA ITEM")
items = {row[number]: row[first_of_this_year : first_of_this_year + 3] for row in rows if isinstance(row[number], (int, float))}
items = {int(item): cells for item, cells in items.items()}
assert sorted(items) == list(range(1, 66)), f"items 1 to 65, found {sorted(items)}"

failures = []
compared = 0


def heads(item, expected, what):
    global compared
    for cell, group in zip(items[item], ("white", "bme", "unknown")):
        compared += 1
        if cell != expected[group]:
            failures.append(f"item {item} ({what}), {group}: the sheet says {cell}, truly {expected[group]}")


def figure(item, column, expected, what):
    global compared
    compared += 1
    cell = items[item][column]
    if cell is None or abs(cell - expected) > 1e-9 * max(1.0, abs(expected)):
        failures.append(f"item {item} ({what}): the sheet says {cell}, truly {expected}")


bands = ["under_1", *(f"band_{n}" for n in range(1, 8)), "band_8a", "band_8b", "band_8c", "band_8d", "band_9", "vsm"]
medical = ["consultant", "senior_medical_manager", "career_grade", "trainee", "other_medical"]
order = [("non_clinical", band) for band in bands] + [("clinical", band) for band in bands] + [("medical", band) for band in medical]
true_rows = {(row["section"], row["band"]): row for row in truth["rows"]}
nobody = {"white": 0, "bme": 0, "unknown": 0}
for item, place in enumerate(order, start=1):
    heads(item, true_rows.get(place, nobody), " ".join(place))
heads(34, truth["recruitment"]["shortlisted"], "shortlisted")
heads(35, truth["recruitment"]["appointed"], "appointed")
figure(37, 0, truth["relative_likelihood"]["2"], "indicator 2")
for item in (38, 42, 56):
    heads(item, truth["workforce"], "workforce")
heads(39, truth["casework"]["people"], "disciplinary process")
figure(41, 0, truth["relative_likelihood"]["3"], "indicator 3")
heads(43, truth["training"]["people"], "training")
figure(45, 0, truth["relative_likelihood"]["4"], "indicator 4")
for item, indicator in zip(range(46, 50), "5678"):
    figure(item, 0, truth["survey"][indicator]["white_percent"], f"indicator {indicator}, White")
    figure(item, 1, truth["survey"][indicator]["bme_percent"], f"indicator {indicator}, BME")
for item, part in [(50, "total"), (51, "voting"), (52, "non_voting"), (53, "total"), (54, "executive"), (55, "non_executive")]:
    heads(item, truth["board"][part], f"board, {part}")
for item, part in [(63, "total"), (64, "voting"), (65, "executive")]:
    figure(item, 1, truth["board"]["difference_points"][part], f"indicator 9, {part}")

# The notes: how complete the data is, and the files by their fingerprints.
notes = [row for row in book["Notes"].iter_rows(values_only=True)]
fingerprints = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (demo / "workbooks").iterdir() if path.is_file()}


def note(first, column, expected):
    global compared
    compared += 1
    found = [row[column] for row in notes if row[0] == first]
    if expected not in found:
        failures.append(f"notes, {first}: the sheet says {found}, truly {expected}")


for column, group in ((3, "white"), (4, "bme"), (5, "unknown")):
    note("Staff in post on the snapshot date", column, truth["workforce"][group])
    note("Shortlisted applicants", column, truth["recruitment"]["shortlisted"][group])
    note("People who entered the disciplinary process", column, truth["casework"]["people"][group])

# The evidence: the same value of every item as the submission sheet, and the fingerprint of every file.
[path] = (demo / "documents").glob("* evidence.xlsx")
evidence = load_workbook(path, data_only=True)
sheet_rows = list(evidence["Items"].iter_rows(min_row=2, values_only=True))
if [row[0] for row in sheet_rows] != list(range(1, 66)):
    failures.append(f"evidence: items 1 to 65 in order, found {[row[0] for row in sheet_rows]}")
for row in sheet_rows:
    for cell, expected in zip(row[4:7], items[row[0]]):
        compared += 1
        if (cell in (None, "")) != (expected in (None, "")) or (cell not in (None, "") and abs(cell - expected) > 1e-9):
            failures.append(f"evidence, item {row[0]}: {cell}, the submission sheet has {expected}")
for row in evidence["Files"].iter_rows(min_row=2, values_only=True):
    compared += 1
    if fingerprints.get(row[1]) != row[13]:
        failures.append(f"evidence, {row[1]}: fingerprint {row[13]}, the file has {fingerprints.get(row[1])}")

for failure in failures:
    print(failure)
print(f"{compared - len(failures)} cells of the exported files equal the truth, {len(failures)} do not")
sys.exit(1 if failures else 0)
