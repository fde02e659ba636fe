//! A figure in dots, for readers of documents that draw no SVG.
//!
//! Text is set in the font that is bundled with the program, whatever family a figure names, so that the same figure gives the same bytes
//! on every machine; nothing is read from the system. `assets/fonts/README.md` says where the font comes from.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};

use crate::write::WriteError;

const REGULAR: &[u8] = include_bytes!("../../../../../assets/fonts/WresDeskSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/WresDeskSans-Bold.ttf");
/// Weights from here on are set in the bold font, as style sheets have it.
const BOLD_FROM: u16 = 600;
/// More dots across than any printer asks for on A3, and a limit of memory.
const MOST: u32 = 8000;

/// A figure's SVG as a PNG that is `across` dots wide on white; the height follows. Ten dots a millimetre is good print: 1740 for a figure of
/// 174 mm.
///
/// # Errors
/// [`WriteError::Drawing`] where the text is no SVG, or `across` is nought or above 8,000.
pub fn png(svg: &str, across: u32) -> Result<Vec<u8>, WriteError> {
    let fault = |why: &str| WriteError::Drawing(why.to_owned());
    let mut fonts = fontdb::Database::new();
    let regular = face(&mut fonts, REGULAR).ok_or_else(|| fault("the bundled font"))?;
    let bold = face(&mut fonts, BOLD).ok_or_else(|| fault("the bundled bold font"))?;
    let options = Options {
        fontdb: Arc::new(fonts),
        font_resolver: FontResolver {
            // Every family is the bundled one: one that is not found would leave its text out without a word.
            select_font: Box::new(move |font, _| Some(if font.weight() >= BOLD_FROM { bold } else { regular })),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| WriteError::Drawing(error.to_string()))?;
    if across == 0 || across > MOST {
        return Err(fault("its width in dots"));
    }
    let scale = across as f32 / tree.size().width();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a height in dots, which the next line holds to the limit"
    )]
    let down = (tree.size().height() * scale).round() as u32;
    let mut dots = Pixmap::new(across, down.clamp(1, MOST)).ok_or_else(|| fault("its size in dots"))?;
    dots.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut dots.as_mut());
    dots.encode_png()
        .map_err(|error| WriteError::Drawing(error.to_string()))
}

fn face(fonts: &mut fontdb::Database, bytes: &'static [u8]) -> Option<fontdb::ID> {
    fonts
        .load_font_source(fontdb::Source::Binary(Arc::new(bytes)))
        .first()
        .copied()
}
