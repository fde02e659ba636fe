//! Whom the staff list of a year knows, to look up the people of case logs and learning records.

use domain::ethnicity::Group;
use domain::workforce::LeftOut;

/// A person of the staff list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The group the person is counted in; of someone who is not counted, the group some row of theirs states.
    pub group: Group,
    /// Why the person is not counted; `None` if they are. Of several reasons, one that leaves the person within the standard
    /// (a leaver, say) goes before one that puts them outside it (a bank post beside), since it is the one their cases
    /// and learning are judged by.
    pub left_out: Option<LeftOut>,
    /// Place of the post that speaks for them in [`crate::staff_list::StaffList::posts`]: the one they are counted in; of a leaver with
    /// several, the primary one, else the one that stands last, since no dates are kept.
    pub post: usize,
}

impl Listed {
    /// Which of a person's rows speaks for them: the lowest.
    fn precedence(self) -> (usize, bool) {
        let reason = self.left_out.map_or(0, |reason| {
            let place = LeftOut::ALL
                .iter()
                .position(|held| *held == reason)
                .unwrap_or(LeftOut::ALL.len());
            1 + place
                + if reason.is_outside_the_standard() {
                    LeftOut::ALL.len()
                } else {
                    0
                }
        });
        (reason, self.group == Group::Unknown)
    }
}

/// What two rows of one person say together; `new` stands after `held`.
pub(crate) fn merge(held: Listed, new: Listed, is_primary: impl Fn(usize) -> bool) -> Listed {
    let (speaks, other) = if new.precedence() < held.precedence() {
        (new, held)
    } else {
        (held, new)
    };
    // A counted row already carries the person's origin, whatever else their other rows say.
    let group = if speaks.left_out.is_some() && speaks.group == Group::Unknown {
        other.group
    } else {
        speaks.group
    };
    let both_left = held.left_out == Some(LeftOut::Leaver) && new.left_out == held.left_out;
    let post = match both_left {
        true if is_primary(held.post) && !is_primary(new.post) => held.post,
        true => new.post,
        false => speaks.post,
    };
    Listed { group, post, ..speaks }
}
