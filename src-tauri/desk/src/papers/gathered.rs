//! A year's results as one paper needs them.

use chrono::NaiveDate;
use domain::breakdown::Dimension;
use domain::disclosure::Level;
use domain::ethnicity::Group;
use domain::finding::Severity;
use domain::gap::State;
use files::reference::Reference;
use files::write::report::{Action, Part, Passage, Report, Table, Tone};
use store::Books;

use super::cleared::{At, Cleared, Count, Of};
use super::drafts::{self, Drafts, From};
use super::figures::{self, Courses};
use super::kinds::Paper;
use super::shown::{self, Shown};
use super::{passages, tables};
use crate::gather::YearData;
use crate::sure::Beside;
use crate::view::{ActionView, TrustView};
use crate::{DeskError, checks, nine, page, plan, signing, text};

/// Everything a paper is made of, gathered once.
pub(super) struct Gathered<'a> {
    books: &'a Books,
    reference: &'a Reference,
    data: &'a YearData<'a>,
    paper: Paper,
    today: NaiveDate,
    trust: TrustView,
    cleared: Cleared,
    shown: Vec<Shown>,
    actions: Vec<ActionView>,
    checks: Vec<checks::Reasoned>,
    known: (Table, Vec<[String; 2]>),
}

impl<'a> Gathered<'a> {
    pub(super) fn of(
        books: &'a Books,
        reference: &'a Reference,
        data: &'a YearData<'a>,
        paper: Paper,
        level: Level,
        today: NaiveDate,
    ) -> Result<Self, DeskError> {
        let trust = signing::organisation(books, data)?;
        let beside = Beside::of(books, reference, data)?;
        let places: &[Dimension] = match paper {
            Paper::Board => &[Dimension::Section],
            Paper::Public => &[],
        };
        let cleared = Cleared::of(books, reference, data, reference.disclosure.rule(level), places)?;
        Ok(Self {
            shown: shown::nine_shown(data, reference, &trust, &beside, &cleared),
            actions: plan::actions(books, reference, data, today)?,
            checks: checks::reasoned(books, data)?,
            known: tables::known(&cleared),
            books,
            reference,
            data,
            paper,
            today,
            trust,
            cleared,
        })
    }

    /// Staff in post, the share who are BME, and the share whose ethnicity is known; empty where not shown.
    fn staff(&self) -> [String; 3] {
        let count = |group: Option<Group>| Count {
            of: Of::Staff,
            at: At::Everyone,
            group,
        };
        if !self.cleared.holds(Of::Staff) {
            return [const { String::new() }; 3];
        }
        let known = match self.data.counts.staff() {
            Some(staff) if self.cleared.are_open(&[count(Some(Group::Unknown)), count(None)]) => staff
                .percent(Group::Unknown)
                .map_or_else(String::new, |unknown| text::percent(100.0 - unknown)),
            _ => String::new(),
        };
        let open = |shown: String| {
            if shown == "*" || shown == nine::NONE {
                String::new()
            } else {
                shown
            }
        };
        [
            open(self.cleared.shown(&count(None))),
            open(self.cleared.percent(&count(Some(Group::Bme)), &count(None))),
            known,
        ]
    }

    /// The program's words.
    pub(super) fn drafts(&self) -> Drafts {
        drafts::drafts(&From {
            rules: self.data.rules,
            trust: if self.trust.name.is_empty() {
                "the trust".to_owned()
            } else {
                self.trust.name.clone()
            },
            shown: &self.shown,
            actions: &self.actions,
            checks: &self.checks,
            staff: self.staff(),
            unknown: self.known.1.clone(),
            month: self.today.format("%B %Y").to_string(),
            typed_over: self.data.overridden.len(),
        })
    }

    /// The input of the writers.
    pub(super) fn report(&self) -> Result<Report, DeskError> {
        let data = self.data;
        let basis = if self.cleared.rule().is_working() {
            self.drafts()
        } else {
            Self::of(self.books, self.reference, data, self.paper, Level::Working, self.today)?.drafts()
        };
        let passages = passages::printed(self.books, data, &self.drafts(), &basis)?;
        let passage = |key: String| {
            passages
                .iter()
                .find(|held| held.key == key)
                .cloned()
                .unwrap_or_default()
        };
        let courses = Courses::of(self.books, self.reference, data)?;
        let mut indicators = Vec::with_capacity(9);
        for held in &self.shown {
            indicators.push(self.part(held, &passage, &courses)?);
        }
        let [staff, bme, known] = self.staff();
        let or_hidden = |figure: String| {
            if figure.is_empty() {
                shown::HIDDEN_SHORT.to_owned()
            } else {
                figure
            }
        };
        let is_signed = signing::is_signed(self.books, data.rules.year)?;
        Ok(Report {
            trust: if self.trust.name.is_empty() {
                "Trust not named".to_owned()
            } else {
                self.trust.name.clone()
            },
            code: self.trust.code.clone(),
            year: data.rules.year,
            snapshot: text::date(data.rules.snapshot),
            written: self.today.to_string(),
            status: if is_signed {
                "Signed off"
            } else {
                "Draft: the return is not signed off"
            }
            .to_owned(),
            warnings: self.warnings(is_signed),
            disclosure: self.cleared.sentences(),
            passages: passages.clone(),
            region: self.trust.region.clone(),
            indicators,
            staff: [
                ["Total number of staff employed on the snapshot date".to_owned(), staff],
                ["Proportion of BME staff".to_owned(), bme],
                [
                    "Proportion of staff who have self-reported their ethnicity".to_owned(),
                    known,
                ],
            ]
            .map(|[name, figure]| [name, or_hidden(figure)])
            .to_vec(),
            quality: self.quality(),
            actions: self.plan(),
            bands: tables::bands(data, &self.cleared),
            method: self.method(),
            receipts: tables::receipts(self.books, data)?,
        })
    }

    fn warnings(&self, is_signed: bool) -> Vec<String> {
        let year = self.data.rules.year;
        let mut warnings = Vec::new();
        if !is_signed {
            warnings.push(format!(
                "The return of {year} is not signed off, so its figures may still change."
            ));
        }
        let typed = self.data.overridden.len();
        if typed > 0 {
            let figures = text::counted(u32::try_from(typed).unwrap_or(u32::MAX), "figure was", "figures were");
            warnings.push(format!(
                "{figures} typed in over those that the files give; the indicators they touch say so."
            ));
        }
        warnings
    }

    fn part(
        &self,
        held: &Shown,
        passage: &dyn Fn(String) -> Passage,
        courses: &Courses<'_>,
    ) -> Result<Part, DeskError> {
        let (data, row) = (self.data, &held.row);
        let number = row.number;
        let is_board = self.paper == Paper::Board;
        let published = |compared: &crate::view::Compared| match compared.year {
            0 => String::new(),
            year => format!("{} ({year})", compared.text),
        };
        let places = if is_board && matches!(number, 2..=4) {
            let table = tables::places(data, &self.cleared, number, Dimension::Section);
            table.into_iter().collect()
        } else {
            Vec::new()
        };
        Ok(Part {
            number,
            name: row.title.clone(),
            wording: data
                .rules
                .indicator(number)
                .map(|rule| rule.wording.clone())
                .unwrap_or_default(),
            sentence: row.sentence.clone(),
            finding: row.state_label.clone(),
            meaning: row.state_sentence.clone(),
            tone: match held.state {
                State::Worse => Tone::Act,
                State::Better => Tone::Good,
                _ => Tone::Plain,
            },
            value: row.value.clone(),
            value_note: row.value_note.clone(),
            last_year: row.last_year.clone(),
            england: published(&row.england),
            region: published(&row.region),
            caution: row.caution.clone(),
            sure: held.sure.clone(),
            in_people: held.in_people.clone(),
            figure: figures::of_year(data, self.reference, &self.trust.region, &self.cleared, number)?,
            course: if is_board {
                courses.figure(&self.trust, &self.cleared, number)?
            } else {
                None
            },
            counts: tables::counts(data, &self.cleared, number),
            places,
            note: passage(passages::note_key(number)),
            actions: self.answering(number),
            narrative: [
                passage(format!("report.narrative.{number}")),
                passage(format!("report.action.{number}")),
            ],
        })
    }

    /// The actions that answer an indicator: what, by whom, by when, how it goes.
    fn answering(&self, number: u8) -> Vec<String> {
        self.actions
            .iter()
            .filter(|action| action.fields.indicator == number || action.fields.others.contains(&number))
            .map(|action| {
                let fields = &action.fields;
                let due = date(&fields.due);
                let by = [fields.owner.as_str(), due.as_str()];
                let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
                let title = fields.title.trim_end_matches('.');
                match by.as_slice() {
                    [] => format!("{title}. {}.", action.standing.label),
                    by => format!("{title} ({}). {}.", by.join(", by "), action.standing.label),
                }
            })
            .collect()
    }

    fn plan(&self) -> Vec<Action> {
        self.actions
            .iter()
            .map(|action| {
                let fields = &action.fields;
                let numbers: Vec<String> = std::iter::once(fields.indicator)
                    .chain(fields.others.iter().copied())
                    .map(|number| number.to_string())
                    .collect();
                // Where the figure itself is not shown, neither is where it stood and should go.
                let is_open = self
                    .shown
                    .iter()
                    .any(|held| held.row.number == fields.indicator && held.is_open);
                let path = [("from", &action.standing.baseline), ("to", &action.standing.target)]
                    .into_iter()
                    .filter(|(_, figure)| is_open && !figure.is_empty())
                    .map(|(word, figure)| format!("{word} {figure}"))
                    .collect::<Vec<_>>()
                    .join(" ");
                Action {
                    number: action.position.to_string(),
                    title: fields.title.clone(),
                    indicators: numbers.join(", "),
                    owner: fields.owner.clone(),
                    due: date(&fields.due),
                    state: action.standing.label.clone(),
                    outcome: match path.as_str() {
                        "" => String::new(),
                        path => format!("Indicator {}: {path}", fields.indicator),
                    },
                }
            })
            .collect()
    }

    fn quality(&self) -> Vec<Table> {
        let mut held = vec![self.known.0.clone()];
        held.retain(|table| !table.rows.is_empty());
        // What a check says of a figure may be a small number, so a paper that hides any names only how many there are.
        if self.cleared.rule().is_working() {
            let rows: Vec<Vec<String>> = self
                .checks
                .iter()
                .filter(|held| held.check.severity != Severity::Note)
                .map(|held| {
                    let kind = if held.check.severity == Severity::Error {
                        "Error"
                    } else {
                        "To look at"
                    };
                    vec![kind.to_owned(), held.check.message.clone(), held.reason()]
                })
                .collect();
            if !rows.is_empty() {
                held.push(Table {
                    caption: "What the checks of the return found".to_owned(),
                    headings: ["Kind", "What was found", "Why it is right"]
                        .map(str::to_owned)
                        .to_vec(),
                    rows,
                    note: String::new(),
                });
            }
        }
        held
    }

    fn method(&self) -> Vec<String> {
        let rules = self.data.rules;
        let mut lines = vec![page::pack(rules)];
        lines.extend((1..=9).filter_map(|number| {
            let rule = rules.indicator(number)?;
            Some(format!(
                "Indicator {number}, {}. {} Formula: {}",
                rule.short, rule.counted, rule.formula
            ))
        }));
        lines.push(
            "The range beside a figure holds the true values that the counts fit in 95 of 100 cases. A result is called worse or better only \
             where the whole range lies on one side of parity. This reading of chance is the program’s own; the national team’s test for \
             “significantly more likely” is not published."
                .to_owned(),
        );
        lines
    }
}

fn date(day: &str) -> String {
    day.parse().map(text::date).unwrap_or_default()
}
