//! What a cell's style says that matters to what is written into it: whether it shows percentages, and whether it is locked.

use std::collections::HashMap;

use super::markup::{attribute, each_element, local, number, says};

/// The styles of a workbook, by the number that cells give.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    formats: Vec<Format>,
}

#[derive(Debug, Clone, Copy)]
struct Format {
    is_percent: bool,
    is_unlocked: bool,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(xml: &str) -> Option<Self> {
        let mut codes: HashMap<u32, bool> = HashMap::new();
        let mut numbers: Vec<(u32, bool)> = Vec::new();
        each_element(xml, |path, tag| {
            let within = |names: &[&str]| path.iter().map(String::as_str).eq(names.iter().copied());
            match local(tag.name().as_ref()) {
                "numFmt" if within(&["styleSheet", "numFmts"]) => {
                    if let (Some(id), Some(code)) = (number(tag, "numFmtId"), attribute(tag, "formatCode")) {
                        codes.insert(id, shows_percent(&code));
                    }
                }
                "xf" if within(&["styleSheet", "cellXfs"]) => {
                    numbers.push((number(tag, "numFmtId").unwrap_or(0), false));
                }
                "protection" if within(&["styleSheet", "cellXfs", "xf"]) => {
                    if let Some(last) = numbers.last_mut() {
                        last.1 = attribute(tag, "locked").is_some() && !says(tag, "locked");
                    }
                }
                _ => {}
            }
        })?;
        let formats = numbers
            .into_iter()
            .map(|(id, is_unlocked)| Format {
                // 9 and 10 are the percentages that every workbook has.
                is_percent: codes.get(&id).copied().unwrap_or(matches!(id, 9 | 10)),
                is_unlocked,
            })
            .collect();
        Some(Self { formats })
    }

    /// Whether cells of a style show what they hold as percentages.
    pub(super) fn is_percent(&self, style: u32) -> bool {
        self.of(style).is_some_and(|format| format.is_percent)
    }

    /// Whether cells of a style cannot be typed into where their sheet is protected.
    pub(super) fn is_locked(&self, style: u32) -> bool {
        self.of(style).is_none_or(|format| !format.is_unlocked)
    }

    fn of(&self, style: u32) -> Option<&Format> {
        self.formats.get(usize::try_from(style).ok()?)
    }
}

/// Whether a format multiplies by a hundred: a percent sign outside quotes, brackets and escapes.
fn shows_percent(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '%' => return true,
            '"' => while letters.next().is_some_and(|next| next != '"') {},
            '[' => while letters.next().is_some_and(|next| next != ']') {},
            '\\' | '_' | '*' => {
                letters.next();
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_counts_where_it_multiplies() {
        for code in ["0%", "0.0%;[Red]-0.0%", "#,##0.00 %"] {
            assert!(shows_percent(code), "{code}");
        }
        for code in ["0.0\"%\"", "0.0\\%", "General", "[$%-809]0", "0.0_%"] {
            assert!(!shows_percent(code), "{code}");
        }
    }

    #[test]
    fn styles_say_what_is_locked_and_what_is_a_percentage() {
        let styles = Styles::read(
            "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.0%'/></numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>\
             <cellXfs><xf numFmtId='0'/><xf numFmtId='164'><protection locked='0'/></xf><xf numFmtId='9'><protection hidden='1'/></xf>\
             </cellXfs></styleSheet>",
        )
        .unwrap();
        let said: Vec<(bool, bool)> = (0..4)
            .map(|style| (styles.is_percent(style), styles.is_locked(style)))
            .collect();
        assert_eq!(said, [(false, true), (true, false), (true, true), (false, true)]);
    }
}
