//! What a share needs in appointments, in words.

use super::words::{counted, of, percent};
use crate::plan::appointments::{FURTHEST, Growth, Need, NoNeed, Question, Reach};
use crate::rounding;

/// The answer in up to three sentences; `place` says whose share: "at bands 8a to 9 and very senior manager".
pub fn appointments(held: &Need, place: &str) -> String {
    let Question { share, target_year, .. } = held.question;
    let now = held.question.share_now().map_or_else(String::new, percent);
    let aim = format!("{} BME {place} by {target_year} ({now} now)", percent(share));
    match held.reach {
        Reach::Already => format!(
            "{aim}: that share would hold even if nobody BME were appointed until then, so the number of appointments sets no task."
        ),
        Reach::Possible => {
            let years: Vec<String> = held
                .years
                .iter()
                .map(|year| format!("{} in {}", of(year.bme_people(), year.posts()), year.year))
                .collect();
            format!(
                "{aim} needs {} of those appointed in each year to be BME: {}, each rounded up; {} in all.",
                percent(held.share_of_appointed),
                years.join(", "),
                of(held.bme_appointed(), held.filled())
            )
        }
        Reach::Not { highest, earliest } => {
            let posts = counted(held.filled(), "post", "posts");
            let when = match earliest {
                Some(year) => format!("The earliest year would be {year}."),
                None => format!("Nor could it be reached within {FURTHEST} years."),
            };
            format!(
                "{aim} is not possible: even if everyone appointed to the {posts} filled until then were BME, the share would be {}. {when}",
                percent(highest)
            )
        }
    }
}

/// What it rests on, to be shown with it.
pub fn appointments_basis(question: &Question) -> Vec<String> {
    let rate = |value: f64| format!("{} of 100", rounding::shortest(value, 1));
    let leavers = question.leavers;
    let who = if rounding::text(leavers.bme, 1) == rounding::text(leavers.others, 1) {
        format!(
            "{} people leave the group each year, BME people and others alike.",
            rate(leavers.bme)
        )
    } else {
        format!(
            "{} BME people and {} others leave the group each year.",
            rate(leavers.bme),
            rate(leavers.others)
        )
    };
    let (growth, unit) = match question.growth {
        Growth::Heads(heads) => (heads, "a year"),
        Growth::Percent(percent) => (percent, "of every 100 a year"),
    };
    let size = rounding::shortest(growth.abs(), 1);
    let posts = if size == "0" {
        "The number of posts stays as it is.".to_owned()
    } else {
        let side = if growth > 0.0 { "more" } else { "fewer" };
        let posts = if size == "1" {
            "is 1 post".to_owned()
        } else {
            format!("are {size} posts")
        };
        format!("There {posts} {side} {unit}; a group shrinks only by leavers who are not replaced.")
    };
    vec![
        who,
        posts,
        "Every post left or new is filled within the year, from outside or from another band.".to_owned(),
        "People of unknown ethnicity count in the whole and as not BME, as in indicator 1; those who tell their ethnicity later change the share \
         without any appointment."
            .to_owned(),
        "These are expectations; chance moves the real numbers about them. A share needed measures the distance: it is no quota, and every appointment \
         is made on merit."
            .to_owned(),
    ]
}

/// Why nothing can be worked out, in one sentence.
pub fn no_appointments(why: NoNeed) -> String {
    match why {
        NoNeed::Nobody => "Nobody is in this group, so there is no share to reach.".to_owned(),
        NoNeed::Years => format!("The target year has to be after this year, and no more than {FURTHEST} years after it."),
        NoNeed::OutOfRange => {
            "The share has to be above 0 and at most 100, leavers from 0 to 100 of every 100, and growth above −100 of every 100.".to_owned()
        }
    }
}
