//! An indicator over the years: the trust's own figures of every year held, published ones beside them, and the breaks.

use std::collections::{BTreeMap, BTreeSet};

use domain::benchmark::Wanted;
use domain::gap::{self, Against, Measured};
use domain::indicator::Indicators;
use domain::rules::RulePack;
use files::reference::Reference;
use files::write::figure::{Figure as Drawn, Trend, TrendLine, TrendOf, TrendPoint, TrendUnit, Who, trend};
use store::Books;

use crate::gather::{self, YearData};
use crate::view::{Table, TrustView};
use crate::{DeskError, compare, nine};

/// The table and the figure of an indicator over time; the figure is absent where fewer than two years are held.
pub(crate) struct OverTime {
    pub(crate) table: Table,
    pub(crate) drawn: Option<Drawn>,
}

/// How many years back the figures go.
const YEARS: u16 = 10;

/// The trust's own nine of every year held, gathered once for all nine pages.
pub(crate) struct Years<'a> {
    /// The rules of the years, oldest first, this year's last.
    packs: Vec<&'a RulePack>,
    /// The trust's own figures by year.
    own: BTreeMap<u16, Indicators>,
    reference: &'a Reference,
}

impl<'a> Years<'a> {
    pub(crate) fn of(books: &Books, reference: &'a Reference, data: &'a YearData<'a>) -> Result<Self, DeskError> {
        let year = data.rules.year;
        let packs: Vec<&RulePack> = reference
            .years()
            .into_iter()
            .filter(|held| *held < year && *held + YEARS > year)
            .filter_map(|held| reference.rules_for(held))
            .chain([data.rules])
            .collect();
        let mut own = gather::earlier(books, reference, data.rules)?;
        // The page's own last year, so that the column of last year and this table say the same.
        if let Some(last) = &data.last {
            own.insert(year - 1, last.clone());
        }
        own.insert(year, data.nine.clone());
        Ok(Self { packs, own, reference })
    }

    /// The nine of the years held, this year's among them.
    pub(crate) fn own(&self) -> &BTreeMap<u16, Indicators> {
        &self.own
    }
}

/// An indicator over the years of which it may be shown.
pub(crate) fn over_time(
    years: &Years<'_>,
    data: &YearData<'_>,
    trust: &TrustView,
    number: u8,
    is_open: &dyn Fn(u16) -> bool,
) -> OverTime {
    let held = Held {
        number,
        packs: &years.packs,
        own: years
            .own
            .iter()
            .filter(|(year, _)| is_open(**year))
            .map(|(year, nine)| (*year, nine))
            .collect(),
        reference: years.reference,
    };
    let mut published: Vec<(Who, String, BTreeMap<u16, f64>)> = Vec::new();
    for (who, against) in [Who::England, Who::Region, Who::TrustType]
        .into_iter()
        .zip(compare::places(trust))
        .filter(|(_, against)| !against.name.is_empty())
    {
        let series = held.published(against);
        if !series.is_empty() {
            published.push((who, domain::sentence_gap::place(against), series));
        }
    }
    let breaks: BTreeSet<u16> = data
        .rules
        .breaks
        .iter()
        .filter(|held| held.indicator == number)
        .map(|held| held.year)
        .collect();
    OverTime {
        table: table(&held, &published, data, &breaks),
        drawn: figure(&held, published, &breaks),
    }
}

struct Held<'a> {
    number: u8,
    packs: &'a [&'a RulePack],
    /// The trust's own figures that may be shown, by year.
    own: BTreeMap<u16, &'a Indicators>,
    reference: &'a Reference,
}

impl Held<'_> {
    fn rules(&self, year: u16) -> Option<&RulePack> {
        self.packs.iter().rev().find(|pack| pack.year == year).copied()
    }

    /// The headline figure of a year.
    fn headline(&self, year: u16) -> Option<Measured> {
        let nine = self.own.get(&year)?;
        gap::of_headline(nine, self.number, self.rules(year)?).filter(|held| held.value.is_some())
    }

    /// What is drawn beside the headline: all staff for indicators 1 and 9, White staff for 5 to 8.
    fn second(&self, year: u16) -> Option<Measured> {
        let (nine, rules) = (self.own.get(&year)?, self.rules(year)?);
        let (key, _) = gap::headline(self.number, rules);
        let (indicator, key, group) = match self.number {
            1 | 9 => (1, "workforce_bme_percent", "bme"),
            5..=8 => (self.number, key, "white"),
            _ => return None,
        };
        gap::measured(nine, rules)
            .into_iter()
            .find(|held| held.indicator == indicator && held.key == key && held.group == group && held.value.is_some())
    }

    /// Published figures of the headline by year, each under the key its year has.
    fn published(&self, against: Against<'_>) -> BTreeMap<u16, f64> {
        self.packs
            .iter()
            .filter_map(|pack| {
                let (measure_key, group) = gap::headline(self.number, pack);
                let wanted = Wanted {
                    indicator: self.number,
                    measure_key,
                    group,
                    scope: against.scope,
                    scope_name: against.name,
                };
                let row = self
                    .reference
                    .benchmarks
                    .series(wanted)
                    .into_iter()
                    .find(|row| row.year == pack.year)?;
                Some((pack.year, row.value))
            })
            .collect()
    }
}

/// What the trust's headline speaks of.
const fn of(number: u8) -> &'static str {
    match number {
        1 => ", very senior managers",
        5..=8 => ", BME staff",
        9 => ", whole board",
        _ => "",
    }
}

fn table(
    held: &Held<'_>,
    published: &[(Who, String, BTreeMap<u16, f64>)],
    data: &YearData<'_>,
    breaks: &BTreeSet<u16>,
) -> Table {
    let number = held.number;
    let years: BTreeSet<u16> = held
        .own
        .keys()
        .copied()
        .filter(|year| held.headline(*year).is_some())
        .chain(published.iter().flat_map(|(_, _, series)| series.keys().copied()))
        .chain([data.rules.year])
        .collect();
    let mut headings = vec![
        "Year".to_owned(),
        format!("This trust{}", of(number)),
        "Range the counts fit".to_owned(),
    ];
    headings.extend(published.iter().map(|(_, name, _)| format!("{name}{}", of(number))));
    headings.push("Note".to_owned());
    let rows = years
        .iter()
        .map(|year| {
            let own = held.headline(*year);
            let unit = own.map_or(unit(number), |own| own.unit);
            let mut row = vec![
                year.to_string(),
                own.and_then(|own| own.value)
                    .map_or_else(|| nine::NONE.to_owned(), |value| compare::show(value, unit)),
                own.and_then(|own| own.interval).map_or_else(
                    || nine::NONE.to_owned(),
                    |interval| match interval.high {
                        Some(high) => format!("{} to {}", compare::show(interval.low, unit), compare::show(high, unit)),
                        None => format!("{} or more", compare::show(interval.low, unit)),
                    },
                ),
            ];
            row.extend(published.iter().map(|(_, _, series)| {
                series
                    .get(year)
                    .map_or_else(|| nine::NONE.to_owned(), |value| compare::show(*value, unit))
            }));
            row.push(if breaks.contains(year) {
                "first year of a new series".to_owned()
            } else if data.rules.cautions(number, *year).next().is_some() {
                "to be read with care".to_owned()
            } else {
                String::new()
            });
            row
        })
        .collect();
    let broken: Vec<String> = data
        .rules
        .breaks
        .iter()
        .filter(|held| held.indicator == number && years.first().is_some_and(|first| *first <= held.year))
        .map(|held| format!("The series is broken from {}: {}", held.year, held.why))
        .chain(
            years
                .iter()
                .flat_map(|year| data.rules.cautions(number, *year))
                .map(|held| format!("{}: {}", held.year, held.what)),
        )
        .collect();
    Table {
        caption: "Year by year".to_owned(),
        headings,
        rows,
        note: broken.join(" "),
    }
}

const fn unit(number: u8) -> gap::Unit {
    match number {
        2..=4 => gap::Unit::Ratio,
        _ => gap::Unit::Percent,
    }
}

fn figure(held: &Held<'_>, published: Vec<(Who, String, BTreeMap<u16, f64>)>, breaks: &BTreeSet<u16>) -> Option<Drawn> {
    let number = held.number;
    let points = |of: &dyn Fn(u16) -> Option<Measured>, with_interval: bool| -> Vec<TrendPoint> {
        held.own
            .keys()
            .filter_map(|year| {
                let own = of(*year)?;
                Some(TrendPoint {
                    year: *year,
                    value: own.value?,
                    interval: own
                        .interval
                        .filter(|_| with_interval)
                        .map(|interval| (interval.low, interval.high)),
                })
            })
            .collect()
    };
    let (first, second) = match number {
        1 => ("Very senior managers", "All staff"),
        5..=8 => ("BME staff", "White staff"),
        9 => ("Whole board", "All staff"),
        _ => ("This trust", ""),
    };
    let mut lines = vec![TrendLine {
        of: TrendOf::Own,
        label: first.to_owned(),
        points: points(&|year| held.headline(year), true),
    }];
    lines.push(TrendLine {
        of: TrendOf::OwnSecond,
        label: second.to_owned(),
        points: points(&|year| held.second(year), false),
    });
    let own: Vec<u16> = lines[0].points.iter().map(|point| point.year).collect();
    // Two figures of England's are no course of the trust's own.
    own.first()?;
    lines.extend(published.into_iter().map(|(who, name, series)| {
        TrendLine {
            of: TrendOf::Other(who),
            label: name,
            points: series
                .into_iter()
                .map(|(year, value)| TrendPoint {
                    year,
                    value,
                    interval: None,
                })
                .collect(),
        }
    }));
    trend(&Trend {
        title: format!("Indicator {number}, year by year"),
        unit: match number {
            2..=4 => TrendUnit::Ratio,
            _ => TrendUnit::Percent,
        },
        worse: match number {
            2..=4 => "Times as likely (each step doubles); higher is worse for BME staff",
            5 | 6 | 8 => "Percentage of staff; higher is worse",
            7 => "Percentage of staff; lower is worse",
            _ => "BME share",
        }
        .to_owned(),
        lines: lines.into_iter().filter(|line| !line.points.is_empty()).collect(),
        breaks: breaks.iter().copied().collect(),
    })
}
