//! The colours: the workbooks' own, for words and what they stand on.

/// The colour of words. Each stands out against white, and against every [`Shade`] it is put on, by at least 4.5 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Running text.
    Text,
    /// Headings and links.
    Blue,
    /// What may be overlooked: captions, heads and feet of pages.
    Quiet,
    /// What must not be: a date that has passed.
    Alarm,
    /// On blue.
    White,
}

/// The ground of a cell or a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shade {
    /// The head of a table; words on it are white.
    Blue,
    /// A tint of blue.
    Pale,
    /// Pale grey.
    Grey,
    /// Pale green: as it should be.
    Good,
    /// Pale yellow: to be watched.
    Watch,
    /// Pale red: to be acted on.
    Act,
}

impl Ink {
    /// The colour as RRGGBB.
    pub(in crate::write) const fn rgb(self) -> &'static str {
        match self {
            Self::Text => "212B32",
            Self::Blue => "005EB8",
            Self::Quiet => "4C6272",
            Self::Alarm => "9C1C12",
            Self::White => "FFFFFF",
        }
    }
}

impl Shade {
    /// The colour as RRGGBB.
    pub(in crate::write) const fn rgb(self) -> &'static str {
        match self {
            Self::Blue => "005EB8",
            Self::Pale => "E6EFF8",
            Self::Grey => "F0F4F5",
            Self::Good => "DDEFE3",
            Self::Watch => "FFF2C2",
            Self::Act => "FBE2DD",
        }
    }
}

/// The line between cells.
pub(in crate::write) const LINE: &str = "AEB7BD";

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(rgb: &str) -> f64 {
        let channel = |from: usize| {
            let part = rgb.get(from..from + 2).unwrap_or_default();
            let share = f64::from(u8::from_str_radix(part, 16).unwrap_or_default()) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_word_can_be_read_on_its_ground() {
        assert!(
            (contrast("000000", "FFFFFF") - 21.0).abs() < 1e-9,
            "the reckoning itself"
        );
        let grounds = [Shade::Pale, Shade::Grey, Shade::Good, Shade::Watch, Shade::Act].map(Shade::rgb);
        for ink in [Ink::Text, Ink::Blue, Ink::Quiet, Ink::Alarm] {
            for ground in grounds.into_iter().chain(["FFFFFF"]) {
                let contrast = contrast(ink.rgb(), ground);
                assert!(contrast >= 4.5, "{ink:?} on {ground} stands out by {contrast:.2} only");
            }
        }
        let head = contrast(Ink::White.rgb(), Shade::Blue.rgb());
        assert!(head >= 4.5, "the heads of tables stand out by {head:.2} only");
    }
}
