//! Figures typed in over the files': each is shown with its reason, and one that cannot stand beside the others stops a submission.

use super::{CellAt, Check, Column, Form, Look, Nature};
use crate::kind::Kind;

pub(super) fn find(form: &Form<'_>, checks: &mut Vec<Check>) {
    for held in &form.filled.overridden {
        let line = form.filled.lines.iter().find(|line| line.item.key == held.item);
        let number = line.map(|line| line.item.number);
        let cells = number
            .map(|item| CellAt {
                item,
                group: Some(held.group),
                column: Column::ThisYear,
            })
            .into_iter()
            .collect();
        let check = if held.is_used {
            Check::doubt(held.check_key(), cells).says(
                format!(
                    "{} is {}, typed in; the files give {}.",
                    held.label,
                    held.text(held.typed),
                    held.text(held.counted)
                ),
                "The reason stays beside the figure wherever it stands. Take the figure back to use the files’ own.",
            )
        } else {
            Check::error(held.check_key(), Nature::Impossible, cells).says(
                held.sentence(),
                "Take the figure back, or put right the one it disagrees with.",
            )
        };
        let kind = held.item.split('.').next().and_then(|stem| match stem {
            "survey_responses" => Some(Kind::Survey),
            "workforce" => Some(Kind::Staff),
            stem => Kind::from_key(stem),
        });
        let looks = number
            .map(Look::Receipt)
            .into_iter()
            .chain(kind.map(Look::Data))
            .chain(kind.filter(|kind| *kind != Kind::Staff).map(Look::Typed));
        checks.push(
            check
                .looks(looks)
                .resting_on(format!("{} over {}", held.typed, held.counted)),
        );
    }
}
