//! What is overdue, and what is due by the end of next quarter.

use chrono::{Datelike, Months, NaiveDate};
use store::action::Action;

use super::standing;
use crate::text;
use crate::view::DueView;

/// The last day of the quarter after the one a day is in; quarters of the calendar, which the financial year shares.
pub(super) fn end_of_next_quarter(today: NaiveDate) -> NaiveDate {
    quarter(today)
        .checked_add_months(Months::new(6))
        .and_then(|day| day.pred_opt())
        .unwrap_or(today)
}

/// The first day of the quarter that a day is in.
pub(super) fn quarter(day: NaiveDate) -> NaiveDate {
    let month = (day.month0() / 3) * 3 + 1;
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}

/// Everything of the open actions that has a day and is not done, in the order of days.
fn open(actions: &[Action], today: NaiveDate) -> Vec<(NaiveDate, DueView)> {
    let mut found = Vec::new();
    for action in actions {
        let held = &action.particulars;
        if !standing::delivery(held, today).is_open() {
            continue;
        }
        let mut add = |day: NaiveDate, milestone: &str| {
            found.push((
                day,
                DueView {
                    action: action.id.0,
                    title: held.title.clone(),
                    milestone: milestone.to_owned(),
                    owner: held.owner.clone(),
                    day: day.to_string(),
                    away: text::away(day, today),
                },
            ));
        };
        for step in held.milestones.iter().filter(|step| step.done_on.is_none()) {
            if let Some(day) = step.due {
                add(day, &step.what);
            }
        }
        if let Some(day) = held.due {
            add(day, "");
        }
    }
    // A stable sort: things of one day stay in the plan's order.
    found.sort_by_key(|(day, _)| *day);
    found
}

/// What is overdue, longest first, and what is due by the end of next quarter, soonest first.
pub(super) fn lists(actions: &[Action], today: NaiveDate) -> (Vec<DueView>, Vec<DueView>) {
    let until = end_of_next_quarter(today);
    let (mut overdue, mut coming) = (Vec::new(), Vec::new());
    for (day, due) in open(actions, today) {
        if day < today {
            overdue.push(due);
        } else if day <= until {
            coming.push(due);
        }
    }
    (overdue, coming)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_quarter_ends_where_a_quarter_ends() {
        for (today, first, end) in [
            ("2026-11-23", "2026-10-01", "2027-03-31"),
            ("2026-12-31", "2026-10-01", "2027-03-31"),
            ("2027-01-01", "2027-01-01", "2027-06-30"),
            ("2027-06-30", "2027-04-01", "2027-09-30"),
        ] {
            let day: NaiveDate = today.parse().unwrap();
            assert_eq!(quarter(day).to_string(), first, "{today}");
            assert_eq!(end_of_next_quarter(day).to_string(), end, "{today}");
        }
    }
}
