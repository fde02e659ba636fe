"""Gives the subsets a name of their own: the licence keeps the name Liberation for the fonts as published."""
import sys
from fontTools.ttLib import TTFont
source, target, style = sys.argv[1:]
font = TTFont(source, recalcTimestamp=False)
for record in list(font["name"].names):
    if record.nameID not in (0, 1, 2, 3, 4, 5, 6, 13, 14):
        font["name"].removeNames(nameID=record.nameID)
full = "WRES Desk Sans" + ("" if style == "Regular" else " Bold")
for number, text in {1: "WRES Desk Sans", 3: full + " 1", 4: full, 6: full.replace(" ", "") }.items():
    font["name"].setName(text, number, 3, 1, 0x409)
font["name"].names = [r for r in font["name"].names if r.platformID == 3]
font.save(target)
