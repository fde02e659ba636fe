//! Breakdowns as JSON: numbers unrounded, what the level hides `null` with a sibling that says so.

use domain::breakdown::{Dimension, NoComparison};
use domain::disclosure::Rule;
use domain::ethnicity::{Group, Triple};
use domain::indicator::{FourFifths, Ratio, RelativeLikelihood};
use serde_json::{Map, Value, json};

use super::lines::{Held, Shown};
use super::{Nothing, words};
use crate::gather::YearData;
use crate::json::{interval, triple};

pub(super) fn object(data: &YearData<'_>, by: Dimension, level: Rule, all: Vec<(u8, Result<Held, Nothing>)>) -> Value {
    let mut indicators = Map::new();
    for (indicator, held) in all {
        let value = match held {
            Ok(held) => json!({
                "lines": held.lines.iter().map(|shown| line(shown, by)).collect::<Vec<_>>(),
                "total": line(&held.total, by),
                "notes": words::notes(&held, indicator, by, level),
            }),
            Err(nothing) => json!({"lines": [], "total": null, "nothing": nothing.message, "hint": nothing.hint}),
        };
        indicators.insert(indicator.to_string(), value);
    }
    json!({
        "schema": "wres-desk/breakdown/1", "year": data.rules.year, "by": by.key(),
        "rules": {"pack": data.rules.name, "edition": data.rules.edition},
        "disclosure": {"level": level.key(), "hides_up_to": level.hides_up_to()},
        // Indicator 1 alone, as the first edition of this object had it.
        "lines": indicators.get("1").map_or_else(|| json!([]), |one| one["lines"].clone()),
        "indicators": indicators,
    })
}

fn line(shown: &Shown, by: Dimension) -> Value {
    let open = (!shown.is_hidden).then_some(shown);
    let mut map = Map::new();
    map.insert("key".to_owned(), json!(shown.key));
    map.insert("label".to_owned(), json!(shown.label));
    match &shown.compared {
        None => {
            let people = open.map(|shown| shown.whole);
            map.extend(triple(people));
            let percent = people.and_then(|people| people.percent(Group::Bme));
            map.insert("bme_percent".to_owned(), json!(percent));
        }
        Some(compared) => ratio(shown, compared, open, &mut map),
    }
    map.insert("sentence".to_owned(), json!(words::line(shown, by)));
    map.insert("suppressed".to_owned(), json!(shown.is_hidden));
    Value::Object(map)
}

fn ratio(
    shown: &Shown,
    compared: &Result<RelativeLikelihood, NoComparison>,
    open: Option<&Shown>,
    map: &mut Map<String, Value>,
) {
    let people = |of: fn(&Shown) -> Triple| Value::Object(triple(open.map(of)));
    map.insert("whole".to_owned(), people(|shown| shown.whole));
    map.insert("part".to_owned(), people(|shown| shown.part));
    let rate = |group: Group| {
        let shown = open?;
        let (whole, part) = (shown.whole.get(group), shown.part.get(group));
        (whole > 0 && part <= whole).then(|| f64::from(part) / f64::from(whole))
    };
    let likelihood: Map<String, Value> = Group::ALL
        .into_iter()
        .map(|group| (group.key().to_owned(), json!(rate(group))))
        .collect();
    map.insert("likelihood".to_owned(), Value::Object(likelihood));
    let held = shown.open();
    map.insert(
        "relative_likelihood".to_owned(),
        json!(held.and_then(|held| held.value.ok())),
    );
    let why = match compared {
        _ if shown.is_hidden => None,
        Ok(held) => held.value.err().map(|why| why.key(held.ratio)),
        Err(why) => Some(why.key()),
    };
    if let Some(why) = why {
        map.insert("not_calculable".to_owned(), json!(why));
    }
    map.insert(
        "interval".to_owned(),
        interval(held.and_then(|held| held.interval.as_ref())),
    );
    let four_fifths = held.and_then(|held| held.four_fifths).map(FourFifths::key);
    map.insert("four_fifths".to_owned(), json!(four_fifths));
    map.insert(
        "shortfall".to_owned(),
        json!(held.and_then(RelativeLikelihood::shortfall)),
    );
    map.insert("state".to_owned(), json!(held.map(|held| held.state.key())));
    let direction = match compared.as_ref().map(|held| held.ratio) {
        Ok(Ratio::Disciplinary) => Some("bme_over_white"),
        Ok(_) => Some("white_over_bme"),
        Err(_) => None,
    };
    map.insert("direction".to_owned(), json!(direction));
}
