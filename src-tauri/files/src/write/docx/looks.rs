//! How documents look: the named styles.
//!
//! Arial is on every computer of the NHS, and what stands in for it elsewhere is as wide.

use super::super::document::Style;
use super::super::document::{Ink, LINE, Shade};
use super::xml::Xml;

/// The typeface of everything.
pub(super) const FONT: &str = "Arial";

/// How a style looks. Sizes and distances are in twentieths of a point, sizes of type in half points.
struct Look {
    style: Style,
    /// As Word names it; its own names keep their meaning in every language of Word.
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    half_points: u16,
    bold: bool,
    ink: Ink,
    before: u16,
    after: u16,
    with_next: bool,
    /// The level of a heading, from 0.
    level: Option<u8>,
}

const fn look(style: Style, name: &'static str, half_points: u16, bold: bool, ink: Ink, space: [u16; 2]) -> Look {
    Look {
        style,
        name,
        based_on: "Normal",
        next: "Normal",
        half_points,
        bold,
        ink,
        before: space[0],
        after: space[1],
        with_next: false,
        level: None,
    }
}

const fn heading(style: Style, name: &'static str, half_points: u16, ink: Ink, before: u16, level: u8) -> Look {
    Look {
        with_next: true,
        level: Some(level),
        ..look(style, name, half_points, true, ink, [before, 100])
    }
}

const LOOKS: [Look; 15] = [
    Look {
        with_next: true,
        ..look(Style::Title, "Title", 48, true, Ink::Blue, [0, 60])
    },
    Look {
        with_next: true,
        ..look(Style::Subtitle, "Subtitle", 26, false, Ink::Quiet, [0, 200])
    },
    heading(Style::Heading1, "heading 1", 32, Ink::Blue, 360, 0),
    heading(Style::Heading2, "heading 2", 26, Ink::Blue, 280, 1),
    heading(Style::Heading3, "heading 3", 22, Ink::Text, 220, 2),
    look(Style::Note, "Note", 20, false, Ink::Text, [120, 160]),
    Look {
        with_next: true,
        ..look(Style::Caption, "caption", 19, true, Ink::Quiet, [220, 80])
    },
    Look {
        next: "TableText",
        ..look(Style::TableText, "Table text", 18, false, Ink::Text, [20, 20])
    },
    Look {
        based_on: "TableText",
        next: "TableText",
        with_next: true,
        ..look(Style::TableHeading, "Table heading", 18, true, Ink::White, [20, 20])
    },
    Look {
        based_on: "TableText",
        next: "TableFigure",
        ..look(Style::TableFigure, "Table figure", 18, false, Ink::Text, [20, 20])
    },
    Look {
        next: "ListBullet",
        ..look(Style::ListBullet, "List Bullet", 21, false, Ink::Text, [0, 60])
    },
    Look {
        next: "ListNumber",
        ..look(Style::ListNumber, "List Number", 21, false, Ink::Text, [0, 60])
    },
    Look {
        next: "Header",
        ..look(Style::Header, "header", 17, false, Ink::Quiet, [0, 0])
    },
    Look {
        next: "Footer",
        ..look(Style::Footer, "footer", 17, false, Ink::Quiet, [0, 0])
    },
    Look {
        next: "FootnoteText",
        ..look(Style::FootnoteText, "footnote text", 17, false, Ink::Text, [0, 20])
    },
];

impl Style {
    /// The id that paragraphs name it by.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Normal => "Normal",
            Self::Note => "Note",
            Self::Caption => "Caption",
            Self::TableText => "TableText",
            Self::TableHeading => "TableHeading",
            Self::TableFigure => "TableFigure",
            Self::ListBullet => "ListBullet",
            Self::ListNumber => "ListNumber",
            Self::Header => "Header",
            Self::Footer => "Footer",
            Self::FootnoteText => "FootnoteText",
        }
    }
}

/// The part that holds the styles.
pub(super) fn styles(namespaces: &[(&str, &str)]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:styles", namespaces, |xml| {
        xml.within("w:docDefaults", &[], |xml| {
            xml.within("w:rPrDefault", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    let font = [
                        ("w:ascii", FONT),
                        ("w:eastAsia", FONT),
                        ("w:hAnsi", FONT),
                        ("w:cs", FONT),
                    ];
                    xml.empty("w:rFonts", &font);
                    xml.val("w:color", Ink::Text.rgb());
                    size(xml, 21);
                    xml.empty(
                        "w:lang",
                        &[("w:val", "en-GB"), ("w:eastAsia", "en-GB"), ("w:bidi", "ar-SA")],
                    );
                });
            });
            xml.within("w:pPrDefault", &[], |xml| {
                xml.within("w:pPr", &[], |xml| spacing(xml, 0, 120));
            });
        });
        xml.within("w:style", &kind("paragraph", "Normal", true), |xml| {
            xml.val("w:name", "Normal");
            xml.flag("w:qFormat");
        });
        for look in &LOOKS {
            paragraph_style(xml, look);
        }
        character_styles(xml);
        table_style(xml);
    });
    xml.bytes()
}

fn kind<'a>(kind: &'a str, id: &'a str, default: bool) -> Vec<(&'a str, &'a str)> {
    let mut attributes = vec![("w:type", kind)];
    if default {
        attributes.push(("w:default", "1"));
    }
    attributes.push(("w:styleId", id));
    attributes
}

/// The size of type, for scripts of either direction.
fn size(xml: &mut Xml, half_points: u16) {
    let half_points = half_points.to_string();
    xml.val("w:sz", &half_points);
    xml.val("w:szCs", &half_points);
}

fn spacing(xml: &mut Xml, before: u16, after: u16) {
    let (before, after) = (before.to_string(), after.to_string());
    xml.empty(
        "w:spacing",
        &[
            ("w:before", &before),
            ("w:after", &after),
            ("w:line", "264"),
            ("w:lineRule", "auto"),
        ],
    );
}

fn paragraph_style(xml: &mut Xml, look: &Look) {
    let is_own = matches!(
        look.style,
        Style::Note | Style::TableText | Style::TableHeading | Style::TableFigure
    );
    let mut attributes = kind("paragraph", look.style.id(), false);
    if is_own {
        attributes.insert(1, ("w:customStyle", "1"));
    }
    xml.within("w:style", &attributes, |xml| {
        xml.val("w:name", look.name);
        xml.val("w:basedOn", look.based_on);
        xml.val("w:next", look.next);
        xml.flag("w:qFormat");
        xml.within("w:pPr", &[], |xml| {
            if look.with_next {
                xml.flag("w:keepNext");
                xml.flag("w:keepLines");
            } else if matches!(look.style, Style::ListBullet | Style::ListNumber) {
                xml.flag("w:keepLines");
            }
            match look.style {
                Style::ListBullet | Style::ListNumber => xml.within("w:numPr", &[], |xml| {
                    let list = if look.style == Style::ListBullet { "1" } else { "2" };
                    xml.val("w:numId", list);
                }),
                Style::Note => {
                    xml.within("w:pBdr", &[], |xml| {
                        let line = [
                            ("w:val", "single"),
                            ("w:sz", "36"),
                            ("w:space", "8"),
                            ("w:color", Ink::Blue.rgb()),
                        ];
                        xml.empty("w:left", &line);
                    });
                    xml.empty(
                        "w:shd",
                        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", Shade::Grey.rgb())],
                    );
                }
                _ => {}
            }
            spacing(xml, look.before, look.after);
            if look.style == Style::Note {
                xml.empty("w:ind", &[("w:left", "227")]);
            }
            if look.style == Style::TableFigure {
                xml.val("w:jc", "right");
            }
            if let Some(level) = look.level {
                xml.val("w:outlineLvl", &level.to_string());
            }
        });
        xml.within("w:rPr", &[], |xml| {
            if look.bold {
                xml.flag("w:b");
                xml.flag("w:bCs");
            }
            xml.val("w:color", look.ink.rgb());
            size(xml, look.half_points);
        });
    });
}

fn character_styles(xml: &mut Xml) {
    xml.within("w:style", &kind("character", "Hyperlink", false), |xml| {
        xml.val("w:name", "Hyperlink");
        xml.within("w:rPr", &[], |xml| {
            xml.val("w:color", Ink::Blue.rgb());
            xml.val("w:u", "single");
        });
    });
    xml.within("w:style", &kind("character", "FootnoteReference", false), |xml| {
        xml.val("w:name", "footnote reference");
        xml.within("w:rPr", &[], |xml| xml.val("w:vertAlign", "superscript"));
    });
}

fn table_style(xml: &mut Xml) {
    xml.within("w:style", &kind("table", "TableNormal", true), |xml| {
        xml.val("w:name", "Normal Table");
        xml.val("w:uiPriority", "99");
        xml.flag("w:semiHidden");
        xml.flag("w:unhideWhenUsed");
        xml.within("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
            margins(xml, [0, 108, 0, 108]);
        });
    });
    let mut attributes = kind("table", "HouseTable", false);
    attributes.insert(1, ("w:customStyle", "1"));
    xml.within("w:style", &attributes, |xml| {
        xml.val("w:name", "House table");
        xml.val("w:basedOn", "TableNormal");
        xml.flag("w:qFormat");
        xml.within("w:tblPr", &[], |xml| {
            xml.within("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", LINE)];
                    xml.empty(side, &line);
                }
            });
            margins(xml, [40, 85, 40, 85]);
        });
    });
}

/// The margins of cells: above, left, below, right.
fn margins(xml: &mut Xml, widths: [u16; 4]) {
    xml.within("w:tblCellMar", &[], |xml| {
        for (side, width) in ["w:top", "w:left", "w:bottom", "w:right"].into_iter().zip(widths) {
            xml.empty(side, &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        }
    });
}
