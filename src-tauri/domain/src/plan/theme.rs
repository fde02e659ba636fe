//! The themes by which good practice is kept nationally. Which indicator belongs to which is data (`assets/reference/actions/themes.toml`).

use crate::classify::Confidence;

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Stable key.
    pub key: String,
    /// The theme for a reader.
    pub label: String,
    /// Its indicators; each of the nine belongs to one theme.
    pub indicators: Vec<u8>,
    /// How sure we are.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
}

/// The theme of an action that serves these indicators: that of the first, which is its main one. `None` where it serves none.
pub fn theme_of<'t>(themes: &'t [Theme], indicators: &[u8]) -> Option<&'t Theme> {
    let main = indicators.first()?;
    themes.iter().find(|theme| theme.indicators.contains(main))
}
