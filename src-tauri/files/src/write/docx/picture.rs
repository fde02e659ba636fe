//! Pictures with their alternative text.

use super::super::document::Picture;
use super::body::{self, Named};
use super::xml::Xml;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// The extension by which a picture has the same as SVG, and what it is called by.
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// Width and height of a PNG in dots, which stand at the same place in each; `None` for what is no PNG or has no dots.
pub(super) fn dots(png: &[u8]) -> Option<(u32, u32)> {
    let begins_right = png.starts_with(b"\x89PNG\r\n\x1a\n") && png.get(12..16) == Some(b"IHDR");
    let number = |from: usize| {
        let bytes = png.get(from..from + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes)).filter(|number| *number > 0)
    };
    begins_right.then(|| Some((number(16)?, number(20)?)))?
}

/// Writes a picture with its caption into a width of `room` millimetres.
pub(super) fn write<'a>(xml: &mut Xml, named: &mut Named<'a>, picture: &'a Picture, room: f64, below_table: bool) {
    if !picture.caption.is_empty() {
        named.figures += 1;
        body::caption(xml, "Figure", named.figures, &picture.caption, below_table);
    }
    named.pictures.push(picture);
    let id = named.pictures.len();
    let (across, down) = dots(&picture.png).unwrap_or((1, 1));
    let width = f64::from(picture.width).clamp(1.0, room);
    let height = width * f64::from(down) / f64::from(across);
    let (width, height) = (units(width), units(height));
    let extent: [(&str, &str); 2] = [("cx", &width), ("cy", &height)];
    let (number, name) = (id.to_string(), format!("Picture {id}"));
    let named_so: [(&str, &str); 3] = [("id", &number), ("name", &name), ("descr", &picture.alternative)];
    let around = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
    xml.within("w:p", &[], |xml| {
        xml.within("w:r", &[], |xml| {
            xml.within("w:drawing", &[], |xml| {
                xml.within("wp:inline", &around, |xml| {
                    xml.empty("wp:extent", &extent);
                    xml.empty("wp:docPr", &named_so);
                    xml.within("wp:cNvGraphicFramePr", &[], |xml| {
                        xml.empty("a:graphicFrameLocks", &[("xmlns:a", DRAWING), ("noChangeAspect", "1")]);
                    });
                    xml.within("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                        xml.within("a:graphicData", &[("uri", PICTURE)], |xml| {
                            graphic(xml, picture, id, &named_so, &extent);
                        });
                    });
                });
            });
        });
    });
}

fn graphic(xml: &mut Xml, picture: &Picture, id: usize, named_so: &[(&str, &str)], extent: &[(&str, &str)]) {
    xml.within("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.within("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", named_so);
            xml.flag("pic:cNvPicPr");
        });
        xml.within("pic:blipFill", &[], |xml| {
            xml.within("a:blip", &[("r:embed", &format!("picture{id}"))], |xml| {
                if !picture.svg.is_empty() {
                    xml.within("a:extLst", &[], |xml| {
                        xml.within("a:ext", &[("uri", SVG_EXTENSION)], |xml| {
                            let svg = format!("drawing{id}");
                            xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG), ("r:embed", &svg)]);
                        });
                    });
                }
            });
            xml.within("a:stretch", &[], |xml| xml.flag("a:fillRect"));
        });
        xml.within("pic:spPr", &[], |xml| {
            xml.within("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", extent);
            });
            xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.flag("a:avLst"));
        });
    });
}

/// Millimetres in the units of drawings, of which 36,000 make one.
fn units(millimetres: f64) -> String {
    format!("{:.0}", millimetres * 36_000.0)
}
