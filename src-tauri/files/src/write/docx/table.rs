//! Tables.

use super::super::document::Shade;
use super::super::document::{Cell, Column, Paragraph, Row, Style, Table};
use super::body::{self, Named, Placed};
use super::twips;
use super::xml::Xml;

/// Letters in one cell from which on its row may go over a page's end: it may well be taller than a page.
const LONG: usize = 1200;

/// Writes a table with its caption into a width of `room` millimetres.
pub(super) fn write<'a>(xml: &mut Xml, named: &mut Named<'a>, table: &'a Table, room: f64, below_table: bool) {
    if !table.caption.is_empty() {
        named.tables += 1;
        body::caption(xml, "Table", named.tables, &table.caption, below_table);
    }
    let widths = widths(&table.columns, room);
    let has_head = table.columns.iter().any(|column| !column.heading.is_empty());
    xml.within("w:tbl", &[], |xml| {
        properties(xml, table, &widths, has_head);
        xml.within("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        if has_head {
            head(xml, &table.columns, &widths);
        }
        for row in &table.rows {
            write_row(xml, named, row, table, &widths);
        }
    });
}

/// The widths of the columns in twentieths of a point.
fn widths(columns: &[Column], room: f64) -> Vec<i64> {
    let wanted: f64 = columns.iter().map(|column| column.width).sum();
    let share = if wanted > room { room / wanted } else { 1.0 };
    columns
        .iter()
        .map(|column| twips(column.width * share).max(1))
        .collect()
}

fn properties(xml: &mut Xml, table: &Table, widths: &[i64], has_head: bool) {
    xml.within("w:tblPr", &[], |xml| {
        xml.val("w:tblStyle", "HouseTable");
        let whole = widths.iter().sum::<i64>().to_string();
        xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let first_row = if has_head { "1" } else { "0" };
        let first_column = if table.names { "1" } else { "0" };
        // The same bits twice: the number is what older programs read.
        let bits = 0x0600 | if has_head { 0x20 } else { 0 } | if table.names { 0x80 } else { 0 };
        xml.empty(
            "w:tblLook",
            &[
                ("w:val", &format!("{bits:04X}")),
                ("w:firstRow", first_row),
                ("w:lastRow", "0"),
                ("w:firstColumn", first_column),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        if !table.caption.is_empty() {
            xml.val("w:tblCaption", &table.caption);
        }
        if !table.description.is_empty() {
            xml.val("w:tblDescription", &table.description);
        }
    });
}

fn head(xml: &mut Xml, columns: &[Column], widths: &[i64]) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            xml.flag("w:cantSplit");
            xml.flag("w:tblHeader");
        });
        for (column, width) in columns.iter().zip(widths) {
            xml.within("w:tc", &[], |xml| {
                cell_properties(xml, *width, Some(Shade::Blue), true);
                xml.within("w:p", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| {
                        xml.val("w:pStyle", Style::TableHeading.id());
                        if column.figures {
                            xml.val("w:jc", "right");
                        }
                    });
                    body::plain(xml, &column.heading);
                });
            });
        }
    });
}

fn write_row<'a>(xml: &mut Xml, named: &mut Named<'a>, row: &'a Row, table: &Table, widths: &[i64]) {
    xml.within("w:tr", &[], |xml| {
        let letters = row.cells.iter().map(letters).max().unwrap_or_default();
        if letters < LONG {
            xml.within("w:trPr", &[], |xml| xml.flag("w:cantSplit"));
        }
        for (place, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let cell = row.cells.get(place);
            let names = table.names && place == 0;
            xml.within("w:tc", &[], |xml| {
                let shade = cell.and_then(|cell| cell.shade).or(names.then_some(Shade::Pale));
                cell_properties(xml, *width, shade, false);
                let paragraphs = cell.map(|cell| cell.paragraphs.as_slice()).unwrap_or_default();
                for held in paragraphs {
                    write_paragraph(xml, named, held, column.figures);
                }
                if paragraphs.is_empty() {
                    // A cell without a paragraph is refused.
                    let style = if column.figures {
                        Style::TableFigure
                    } else {
                        Style::TableText
                    };
                    xml.within("w:p", &[], |xml| {
                        xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", style.id()));
                    });
                }
            });
        }
    });
}

/// A paragraph of a cell; what is of no style of tables takes that of the column.
fn write_paragraph<'a>(xml: &mut Xml, named: &mut Named<'a>, held: &'a Paragraph, figures: bool) {
    if figures && held.style == Style::TableText {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", Style::TableFigure.id()));
            body::runs(xml, named, &held.runs);
        });
    } else {
        body::paragraph(xml, named, held, Placed::default(), None);
    }
}

fn cell_properties(xml: &mut Xml, width: i64, shade: Option<Shade>, head: bool) {
    xml.within("w:tcPr", &[], |xml| {
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if let Some(shade) = shade {
            xml.empty(
                "w:shd",
                &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade.rgb())],
            );
        }
        if head {
            xml.val("w:vAlign", "bottom");
        }
    });
}

fn letters(cell: &Cell) -> usize {
    let runs = cell.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
    runs.map(|run| run.text.chars().count()).sum()
}
