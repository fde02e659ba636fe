//! The action plan: showing and editing it. How each action goes is [`standing`], drafting is [`draft`], what is typed is [`fields`].

mod ahead;
mod aim;
mod draft;
mod due;
mod fields;
mod figures;
mod ledger;
mod library;
pub(crate) mod papers;
mod ready;
mod remarks;
mod standing;

use chrono::{NaiveDate, NaiveDateTime};
use domain::plan::{ActionType, Evidence, TargetUnit};
use domain::rules::RulePack;
use files::reference::Reference;
use store::action::{Action, KnownBy, Particulars};
use store::{ActionId, Books};

use crate::gather::{self, YearData};
use crate::view::{ActionBrief, ActionFields, ActionView, Choice, Drafted, PlanChoices, PlanView};
use crate::{Desk, DeskError, text};
use figures::Figures;

pub(crate) use standing::delivery;

impl Desk {
    /// The action plan as it stands on a day.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn plan(&self, year: u16, today: NaiveDate) -> Result<PlanView, DeskError> {
        plan(&self.store, &self.reference, year, today)
    }

    /// A new action of the trust's own, with nothing in it; it is kept once it is saved.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn new_action(&self, year: u16, indicator: u8, today: NaiveDate) -> Result<ActionView, DeskError> {
        let particulars = Particulars {
            indicator: indicator.clamp(1, 9),
            ..Particulars::default()
        };
        let data = gather::year(&self.store, &self.reference, year)?;
        let mut views = Views::of(&self.store, &self.reference, &data, today)?;
        views.view(Action {
            id: ActionId(0),
            year,
            position: 0,
            particulars,
            created_at: today.into(),
            changed_at: today.into(),
            carried_from: None,
        })
    }

    /// Drafts actions from the gaps that chance would not explain. What is in the plan already is not added again.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn draft_plan(&mut self, year: u16, now: NaiveDateTime) -> Result<Drafted, DeskError> {
        draft::draft(&mut self.store, &self.reference, year, now)
    }

    /// Keeps an action; one with id 0 is added, at the place given or, where that is 0, at the end.
    ///
    /// # Errors
    /// Where a field cannot be used or the store cannot be written.
    pub fn save_action(
        &mut self,
        year: u16,
        id: i64,
        position: u32,
        action: &ActionFields,
        now: NaiveDateTime,
    ) -> Result<ActionView, DeskError> {
        gather::rules(&self.reference, year)?;
        let mut particulars = fields::read(action, now.date())?;
        let before = store::action::get(&self.store, ActionId(id))?.map(|held| held.particulars);
        self.fill_baseline(&mut particulars, before.as_ref())?;
        let id = self.store.transaction(|tx| {
            store::year::start(tx, year, now)?;
            let (id, what) = match store::action::get(tx, ActionId(id))? {
                None if id == 0 => {
                    let id = store::action::insert(tx, year, &particulars, now)?;
                    put_at(tx, year, id, position)?;
                    (id, "Added")
                }
                Some(held) if held.year == year => {
                    store::action::update(tx, held.id, &particulars, now)?;
                    (held.id, "Changed")
                }
                _ => return Err(gone()),
            };
            crate::log(tx, year, now, format!("{what} the action “{}”.", particulars.title))?;
            Ok(id)
        })?;
        let held = store::action::get(&self.store, id)?.ok_or_else(gone)?;
        let data = gather::year(&self.store, &self.reference, year)?;
        Views::of(&self.store, &self.reference, &data, now.date())?.view(held)
    }

    /// Takes the figure of the year that was newly chosen as the baseline, unless a baseline was typed with it.
    fn fill_baseline(&self, now: &mut Particulars, before: Option<&Particulars>) -> Result<(), DeskError> {
        let of = |held: &Particulars| held.outcome.map(|aim| (held.indicator, aim.from));
        let is_chosen = of(now) != before.and_then(of);
        let indicator = now.indicator;
        let Some(aim) = now.outcome.as_mut().filter(|_| is_chosen) else {
            return Ok(());
        };
        if aim.baseline == before.and_then(|held| held.outcome?.baseline) {
            aim.baseline = Figures::of(&self.store, &self.reference)?.value(indicator, aim.from)?;
        }
        Ok(())
    }

    /// Removes actions of a year's plan, all or none.
    ///
    /// # Errors
    /// Where one is not in the plan or the store cannot be written.
    pub fn remove_actions(&mut self, year: u16, ids: &[i64], now: NaiveDateTime) -> Result<(), DeskError> {
        self.store.transaction(|tx| {
            for id in ids {
                let held = store::action::get(tx, ActionId(*id))?.filter(|held| held.year == year);
                let held = held.ok_or_else(gone)?;
                store::action::delete(tx, held.id)?;
                crate::log(
                    tx,
                    year,
                    now,
                    format!("Removed the action “{}”.", held.particulars.title),
                )?;
            }
            Ok(())
        })
    }
}

fn gone() -> DeskError {
    DeskError::given("That action is not in the plan any more.", "Look at the plan again.")
}

/// Puts an action that was added to the end at a place of the plan, from 1.
fn put_at(tx: &store::Tx<'_>, year: u16, id: ActionId, position: u32) -> Result<(), DeskError> {
    if position == 0 {
        return Ok(());
    }
    let others = store::action::of_year(tx, year)?;
    let mut order: Vec<ActionId> = Vec::with_capacity(others.len());
    let before = others
        .iter()
        .filter(|action| action.id != id && action.position < position);
    order.extend(before.map(|action| action.id));
    order.push(id);
    store::action::reorder(tx, year, &order)?;
    Ok(())
}

fn plan(books: &Books, reference: &Reference, year: u16, today: NaiveDate) -> Result<PlanView, DeskError> {
    let data = gather::year(books, reference, year)?;
    let held = store::action::of_year(books, year)?;
    let (overdue, coming) = due::lists(&held, today);
    Ok(PlanView {
        as_at: text::date(today),
        gaps: draft::gaps(&data, &held),
        overdue,
        coming,
        coming_until: text::date(due::end_of_next_quarter(today)),
        choices: choices(data.rules),
        actions: actions(books, reference, &data, today)?,
    })
}

fn choices(rules: &RulePack) -> PlanChoices {
    fn of<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str, label: impl Fn(T) -> &'static str) -> Vec<Choice> {
        all.iter()
            .map(|held| Choice {
                key: key(*held).to_owned(),
                label: label(*held).to_owned(),
            })
            .collect()
    }
    PlanChoices {
        indicators: (1..=9)
            .map(|number: u8| Choice {
                key: number.to_string(),
                label: indicator_label(rules, number),
            })
            .collect(),
        high_impact_actions: (1_u8..)
            .zip(HIGH_IMPACT_ACTIONS)
            .map(|(number, label)| Choice {
                key: number.to_string(),
                label: format!("{number}: {label}"),
            })
            .collect(),
        kinds: of(&ActionType::ALL, ActionType::key, ActionType::label),
        grades: of(&Evidence::ALL, Evidence::key, Evidence::label),
        known_by: of(&KnownBy::ALL, KnownBy::key, known_by_label),
        units: of(&TargetUnit::ALL, TargetUnit::key, unit_label),
    }
}

/// The six High Impact Actions in short (NHS equality, diversity and inclusion improvement plan, NHS England, June 2023).
pub(crate) const HIGH_IMPACT_ACTIONS: [&str; 6] = [
    "Measurable objectives for the board",
    "Fair recruitment and talent management",
    "Pay gaps",
    "Health inequalities in the workforce",
    "Internationally recruited staff",
    "Bullying, discrimination, harassment and violence",
];

pub(crate) const fn known_by_label(known_by: KnownBy) -> &'static str {
    match known_by {
        KnownBy::Data => "From figures",
        KnownBy::Experience => "From what staff say of their working lives",
        KnownBy::Both => "From figures and from what staff say",
    }
}

const fn unit_label(unit: TargetUnit) -> &'static str {
    match unit {
        TargetUnit::Percent => "Percent",
        TargetUnit::Points => "Percentage points",
        TargetUnit::Count => "Number",
        TargetUnit::Days => "Days",
    }
}

/// "2: Appointment from shortlisting".
pub(crate) fn indicator_label(rules: &RulePack, number: u8) -> String {
    match rules.indicator(number) {
        Some(rule) => format!("{number}: {}", rule.short),
        None => number.to_string(),
    }
}

/// The actions of a year, in order, as they stand on a day.
pub(crate) fn actions(
    books: &Books,
    reference: &Reference,
    data: &YearData<'_>,
    today: NaiveDate,
) -> Result<Vec<ActionView>, DeskError> {
    let mut views = Views::of(books, reference, data, today)?;
    let held = views.held.clone();
    held.into_iter().map(|action| views.view(action)).collect()
}

/// The actions that answer an indicator.
pub(crate) fn answering(books: &Books, year: u16, indicator: u8) -> Result<Vec<ActionBrief>, DeskError> {
    let held = store::action::of_year(books, year)?.into_iter();
    Ok(held
        .filter(|action| {
            let held = &action.particulars;
            held.indicator == indicator || held.others.contains(&indicator)
        })
        .map(|action| ActionBrief {
            id: action.id.0,
            title: action.particulars.title,
            owner: action.particulars.owner,
        })
        .collect())
}

/// What the views of a plan's actions share.
struct Views<'a> {
    reference: &'a Reference,
    figures: Figures<'a>,
    today: NaiveDate,
    /// The whole plan, which the wording check looks at.
    held: Vec<Action>,
    check: remarks::Check,
}

impl<'a> Views<'a> {
    fn of(
        books: &'a Books,
        reference: &'a Reference,
        data: &YearData<'_>,
        today: NaiveDate,
    ) -> Result<Self, DeskError> {
        Ok(Self {
            reference,
            figures: Figures::of(books, reference)?,
            today,
            held: store::action::of_year(books, data.rules.year)?,
            check: remarks::of_year(data, today),
        })
    }

    fn view(&mut self, held: Action) -> Result<ActionView, DeskError> {
        let library = held
            .particulars
            .library_key
            .as_ref()
            .and_then(|key| self.reference.actions.iter().find(|action| action.key == *key));
        let (source, legal_note) = library
            .map(|action| (action.source.clone(), action.legal.clone()))
            .unwrap_or_default();
        let standing = standing::of(&held.particulars, self.today, &mut self.figures)?;
        Ok(ActionView {
            id: held.id.0,
            year: held.year,
            position: held.position,
            carried_from: held.carried_from,
            source,
            legal_note,
            standing,
            remarks: self.check.of(&held, &self.held, self.reference),
            fields: fields::show(held.particulars),
        })
    }
}
