//! Our own writer of Word documents: what Word is strict about, and what whoever listens to a document is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod docx_support;

use docx_support::{ids, leave, part, parts, word_would_open, words};
use files::write::document::{
    Block, Cell, Column, Document, Ink, Page, Paragraph, Picture, Row, Section, Shade, Style, Table, bold, run,
};

/// A picture of one dot, twice as wide as it is high to the reader of its head.
const PNG: &[u8] = include_bytes!("docx_support/two-by-one.png");

fn table(caption: &str) -> Table {
    Table {
        caption: caption.to_owned(),
        description: "A row for each indicator; the second column is a figure.".to_owned(),
        columns: vec![
            Column::words("Indicator", 60.0),
            Column::figures("Figure", 30.0),
            Column::words("Note", 300.0),
        ],
        rows: vec![
            vec![Cell::of("2 & 3"), Cell::of("1.59"), Cell::of("").on(Some(Shade::Good))].into(),
            Row::default(),
        ],
        names: true,
    }
}

/// A document with everything that one can hold.
fn everything() -> Document {
    let portrait = Section {
        page: Page::Portrait,
        head: ["Plan & paper".to_owned(), "Northmoor".to_owned()],
        foot: "Draft".to_owned(),
        blocks: vec![
            Paragraph::of(Style::Title, "A paper").into(),
            Paragraph::of(Style::Subtitle, "With everything").into(),
            Paragraph::of(Style::Heading1, "First").into(),
            Paragraph::runs(
                Style::Normal,
                vec![
                    run("Plain, "),
                    bold("bold, "),
                    run("italic, ").italic(),
                    run("late, ").in_ink(Ink::Alarm),
                    run("a link").leading_to("https://www.england.nhs.uk/?a=1&b=2"),
                    run(", no link").leading_to("C:\\plan.docx"),
                    run(", a note").with_note("Said at the foot of the page."),
                    run(" and شبكة الموظفين within."),
                ],
            )
            .into(),
            Block::List {
                numbered: true,
                items: vec![vec![run("one")], vec![run("two")]],
            },
            Block::List {
                numbered: true,
                items: vec![vec![run("one again")]],
            },
            table("What is where").into(),
            Block::List {
                numbered: false,
                items: vec![vec![run("point")]],
            },
            Paragraph::of(Style::Note, "Not to be overlooked.").kept().into(),
            Picture {
                caption: "A picture".to_owned(),
                alternative: "What the picture says, “quoted” & all.".to_owned(),
                png: PNG.to_vec(),
                svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><title>two</title></svg>"
                    .to_owned(),
                width: 900,
            }
            .into(),
            table("").into(),
            table("").into(),
        ],
    };
    let landscape = Section {
        page: Page::Landscape,
        blocks: vec![
            Paragraph::of(Style::Heading2, "شبكة الموظفين").on_a_new_page().into(),
            Paragraph::of(
                Style::Normal,
                "Control \u{0}\u{1}\u{b}\u{FFFF}characters <are> dropped\r\nand lines kept",
            )
            .into(),
        ],
        ..Section::default()
    };
    Document {
        title: "A paper & its title".to_owned(),
        subject: "How documents are written".to_owned(),
        organisation: "Northmoor NHS Trust".to_owned(),
        day: "2026-03-31".to_owned(),
        sections: vec![portrait, landscape],
    }
}

#[test]
fn word_finds_nothing_to_refuse_in_a_document_with_everything() {
    let bytes = everything().docx().unwrap();
    leave("everything.docx", &bytes);
    word_would_open(&bytes);
    word_would_open(
        &Document {
            sections: vec![Section::default()],
            ..Document::default()
        }
        .docx()
        .unwrap(),
    );
}

#[test]
fn a_document_without_a_section_has_a_body_all_the_same() {
    word_would_open(&Document::default().docx().unwrap());
}

#[test]
fn whoever_listens_is_told_the_language_the_title_and_what_pictures_and_tables_say() {
    let bytes = everything().docx().unwrap();
    let core = part(&bytes, "docProps/core.xml");
    for said in [
        "<dc:title>A paper &amp; its title</dc:title>",
        "<dc:subject>How documents are written</dc:subject>",
        "<dc:language>en-GB</dc:language>",
        "2026-03-31T00:00:00Z",
    ] {
        assert!(core.contains(said), "{said} is a property: {core}");
    }
    let styles = part(&bytes, "word/styles.xml");
    assert!(
        styles.contains("<w:lang w:val=\"en-GB\""),
        "screen readers choose a voice by it"
    );
    let body = part(&bytes, "word/document.xml");
    assert_eq!(
        ids(&body, "wp:docPr", "descr"),
        ["What the picture says, &quot;quoted&quot; &amp; all.".replace("&quot;quoted&quot;", "“quoted”")],
        "a picture says what it shows"
    );
    assert_eq!(
        ids(&body, "w:tblCaption", "w:val"),
        ["What is where"],
        "a table says its name"
    );
    assert_eq!(ids(&body, "w:tblDescription", "w:val").len(), 3, "and how to read it");
    assert_eq!(
        body.matches("<w:tblHeader/>").count(),
        3,
        "the head of a table is said on every page"
    );
    let rows = body.matches("<w:tr>").count();
    assert_eq!(
        body.matches("<w:cantSplit/>").count(),
        rows,
        "no row is broken over pages"
    );
}

#[test]
fn a_row_that_may_be_taller_than_a_page_may_be_broken() {
    let long = Table {
        columns: vec![Column::words("Words", 50.0)],
        rows: vec![vec![Cell::of("long ".repeat(400))].into()],
        ..Table::default()
    };
    let section = Section {
        blocks: vec![long.into()],
        ..Section::default()
    };
    let document = Document {
        sections: vec![section],
        ..Document::default()
    };
    let body = part(&document.docx().unwrap(), "word/document.xml");
    assert_eq!(body.matches("<w:cantSplit/>").count(), 1, "only the head stays whole");
}

#[test]
fn texts_are_kept_but_for_what_a_file_cannot_hold() {
    let words = words(&everything().docx().unwrap());
    assert!(words.contains("Control characters <are> dropped"), "{words}");
    assert!(words.contains("and شبكة الموظفين within."), "{words}");
    let body = part(&everything().docx().unwrap(), "word/document.xml");
    assert_eq!(body.matches("<w:rtl/>").count(), 2, "Arabic words run from the right");
    assert_eq!(
        body.matches("<w:bidi/>").count(),
        1,
        "a heading in Arabic begins there too"
    );
}

#[test]
fn only_addresses_become_links_and_each_numbered_list_begins_at_one() {
    let bytes = everything().docx().unwrap();
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    let outside = ids(&relations, "Relationship", "TargetMode");
    assert_eq!(
        outside.len(),
        1,
        "a path is no address, and would make Word refuse the document"
    );
    let body = part(&bytes, "word/document.xml");
    assert_eq!(
        ids(&body, "w:numId", "w:val"),
        ["3", "3", "4"],
        "each numbered list is one of its own"
    );
}

#[test]
fn a_table_wider_than_the_page_is_made_narrower() {
    let body = part(&everything().docx().unwrap(), "word/document.xml");
    for width in ids(&body, "w:tblW", "w:w") {
        let width: f64 = width.parse().unwrap();
        assert!(
            (width - Page::Portrait.text() * 1440.0 / 25.4).abs() < 3.0,
            "390 mm of columns stand in 174 mm of text, not {width}"
        );
    }
    let picture: f64 = ids(&body, "wp:extent", "cx")[0].parse().unwrap();
    let height: f64 = ids(&body, "wp:extent", "cy")[0].parse().unwrap();
    assert!((picture - 174.0 * 36_000.0).abs() < 1.0, "and so is a picture");
    assert!((picture / height - 2.0).abs() < 1e-6, "which keeps its shape");
}

#[test]
fn a_picture_that_is_none_is_an_error_and_not_a_broken_document() {
    for png in [&b""[..], &b"GIF89a"[..], &PNG[..20]] {
        let picture = Picture {
            png: png.to_vec(),
            ..Picture::default()
        };
        let section = Section {
            blocks: vec![picture.into()],
            ..Section::default()
        };
        let document = Document {
            sections: vec![section],
            ..Document::default()
        };
        assert!(document.docx().is_err(), "{} bytes are no picture", png.len());
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(
        everything().docx().unwrap() == everything().docx().unwrap(),
        "a document can be compared byte by byte"
    );
    assert!(
        parts(&everything().docx().unwrap()).len() > 10,
        "and it holds its parts"
    );
}
