//! Hiding small numbers in what leaves the team that counts them.
//!
//! [`Tables`] holds every count that a document publishes and how the counts add up; [`suppress`] says which are hidden: the small ones, and
//! the fewest others without which a small one could be worked out; [`attack`] tries to work them out, and is run again over what is about
//! to leave. The return itself never passes through here; it carries true counts.
//!
//! What a reader who wants to find a hidden count is taken to know:
//!
//! - every count that is shown, in whichever table of the document, and how all of them add up: rows, columns, totals, sub-totals, and groups
//!   of rows that cut across others. A count that stands in several tables is one cell here, and so is a count of last year printed twice;
//! - that a part is no more than its whole (people in a process, and staff), and that nobody is counted in halves;
//! - the rule: that nought is always shown, so that what is hidden is at least 1;
//! - what has been published before or elsewhere, where the caller says so ([`Tables::known`]).
//!
//! A small count is safe where such a reader is left with possible values at least as far apart as the largest count that the rule
//! hides: with 1 to 6 hidden, he cannot even tell that it is one of them.
//!
//! Percentages, ratios, shares, differences and marks on a chart have no cells: each is published only where every count that it is made
//! of is ([`Hiding::is_open`]), so that it says nothing that is not said already. A percentage of a hidden count, however rounded, is
//! never published beside the whole it is of. An average of two years is their sum: a cell like any other.
//!
//! What he is not taken to know: the counts of people he knows himself (a colleague who knows that she is one of the three), files of
//! other bodies that the caller does not name, and by which rule this program chooses among several others to hide. Of survey results,
//! which are percentages of people nobody counted here, [`Rule::hides_survey`] judges by the number who answered.
//!
//! No rule for the standard itself was found; what the levels hide is reference data ([`Thresholds`]), of which the trust chooses. The model is the cell suppression problem of the statistical offices; the cells that are hidden besides
//! are found as in J. P. Kelly, B. L. Golden and A. A. Assad, “Cell suppression: disclosure protection for sensitive tabular data”,
//! Networks 22 (1992), with whole numbers throughout, and then given back one by one where the attack fails without them.

mod attack;
mod choices;
mod level;
mod simplex;
mod suppress;
mod tables;

pub use attack::{Recovered, attack};
pub use choices::{Threshold, Thresholds};
pub use level::{Level, Rule};
pub use suppress::{Hiding, suppress};
pub use tables::{CellId, DoesNotAdd, Line, Tables};
