//! From an indicator to its figure: chooses what stands in it; the drawing itself is [`files::write::figure`].

use files::reference::Reference;

use crate::gather::YearData;
use crate::view::Figure;

pub(crate) fn figure(_data: &YearData<'_>, _reference: &Reference, _region: &str, _number: u8) -> Option<Figure> { None }
pub(crate) fn mini(_data: &YearData<'_>, _number: u8) -> Option<Figure> { None }
