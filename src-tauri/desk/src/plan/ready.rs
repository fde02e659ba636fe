//! Board readiness: what boards are told to ask, ticked by what the data of the year hold.

use chrono::NaiveDate;
use domain::breakdown::Particulars;
use domain::ethnicity::Triple;
use domain::gap::{self, Against, Beside};
use domain::indicator::Indicators;
use domain::plan::readiness::{self, Facts, PEER_YEARS, YEARS};
use domain::workforce::Section;

use super::standing;
use crate::gather::{self, YearData};
use crate::view::ReadyView;
use crate::{Desk, DeskError, nine, settings, signing};

impl Desk {
    /// What boards are told to ask, and whether the data of a year answer it.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn readiness(&self, year: u16, today: NaiveDate) -> Result<Vec<ReadyView>, DeskError> {
        let facts = self.facts(year, today)?;
        Ok(readiness::list(&facts)
            .into_iter()
            .map(|item| ReadyView {
                key: item.key.to_owned(),
                question: item.question.to_owned(),
                source: item.source.to_owned(),
                state: item.state.key().to_owned(),
                state_label: item.state.label().to_owned(),
                because: item.because,
                place: item.place.key(),
            })
            .collect())
    }

    fn facts(&self, year: u16, today: NaiveDate) -> Result<Facts, DeskError> {
        let (books, reference) = (&self.store, &self.reference);
        let data = gather::year(books, reference, year)?;
        let earlier = gather::earlier(books, reference, data.rules)?;
        let applicants = |says: &dyn Fn(&Particulars) -> bool| -> u32 {
            let held = data.applicants.iter().flat_map(|held| &held.held);
            held.filter(|held| says(&held.candidate.said))
                .map(|held| held.shortlisted)
                .sum()
        };
        let open: Vec<_> = store::action::of_year(books, year)?
            .into_iter()
            .map(|action| action.particulars)
            .filter(|held| standing::delivery(held, today).is_open())
            .collect();
        let count = |of: &dyn Fn(&store::action::Particulars) -> bool| {
            u32::try_from(open.iter().filter(|held| of(held)).count()).unwrap_or(u32::MAX)
        };
        let mut high_impact = [0; 6];
        for (place, held) in high_impact.iter_mut().enumerate() {
            *held = count(&|action| {
                action
                    .high_impact_actions
                    .iter()
                    .any(|number| usize::from(*number) == place + 1)
            });
        }
        let has_aim = |held: &store::action::Particulars| {
            held.outcome.is_some_and(|aim| aim.target.is_some()) || !held.target.is_empty()
        };
        Ok(Facts {
            bands: [Section::NonClinical, Section::Clinical].map(|section| bands(&data, section)),
            shortlisted: data.counts.recruitment.map_or(0, |held| held.shortlisted.total()),
            with_section: applicants(&|said| said.section.is_some()),
            with_band: applicants(&|said| said.band.is_some()),
            with_route: applicants(&|said| said.overseas.is_some()),
            overseas: applicants(&|said| said.overseas == Some(true)),
            years: [1, 2, 3, 4].map(|number| in_a_row(&data, &earlier, number)),
            peer_years: [5, 6, 7, 8].map(|number| self.peer_years(&data, &earlier, number).unwrap_or_default()),
            // Neither the grounds of discrimination nor figures on disability are among the files that are read.
            grounds: false,
            wdes: false,
            indicators: (1..=9)
                .map(|number| u8::from(nine::value(&data.nine, number).is_some()))
                .sum(),
            actions: count(&|_| true),
            with_high_impact: count(&|held| !held.high_impact_actions.is_empty()),
            high_impact,
            answerable: count(&|held| !held.owner.is_empty() && held.due.is_some() && has_aim(held)),
            decided: count(&|held| !held.board_reference.is_empty()),
            signed: signing::is_signed(books, year)?,
        })
    }

    /// Years in which the figure of similar trusts stands beside the trust's own, by region or type; as many as the list asks for.
    fn peer_years(
        &self,
        data: &YearData<'_>,
        earlier: &std::collections::BTreeMap<u16, Indicators>,
        number: u8,
    ) -> Result<u8, DeskError> {
        let trust = settings::trust(&self.store)?;
        let places = [Against::region(&trust.region), Against::trust_type(&trust.kind)];
        let mut found = 0;
        let own = earlier
            .iter()
            .map(|(year, held)| (*year, held))
            .chain([(data.rules.year, &data.nine)]);
        for (year, nine) in own {
            let Some(rules) = self.reference.rules_for(year) else {
                continue;
            };
            let stands = places.iter().filter(|against| !against.name.is_empty()).any(|against| {
                gap::of_headline(nine, number, rules).is_some_and(|held| {
                    let beside = gap::beside(held, *against, &self.reference.benchmarks, rules);
                    matches!(beside, Beside::Gap(ref gap) if gap.published.year == year)
                })
            });
            found += u8::from(stands);
        }
        Ok(found.min(PEER_YEARS))
    }
}

fn bands(data: &YearData<'_>, section: Section) -> u8 {
    let Some(workforce) = &data.counts.workforce else {
        return 0;
    };
    let held = section
        .bands()
        .filter(|band| workforce.row(section, *band) != Triple::default());
    u8::try_from(held.count()).unwrap_or(u8::MAX)
}

/// Years held of an indicator that follow each other up to this one, without a break in the series; as many as the list asks for.
fn in_a_row(data: &YearData<'_>, earlier: &std::collections::BTreeMap<u16, Indicators>, number: u8) -> u8 {
    if nine::value(&data.nine, number).is_none() {
        return 0;
    }
    let mut years = 1;
    let mut year = data.rules.year;
    while years < YEARS {
        let is_broken = data
            .rules
            .latest_break(number, data.rules.year)
            .is_some_and(|held| held.year >= year);
        let before = if year == data.rules.year && data.last.is_some() {
            data.last.as_ref()
        } else {
            earlier.get(&(year - 1))
        };
        if is_broken || before.is_none_or(|held| nine::value(held, number).is_none()) {
            break;
        }
        years += 1;
        year -= 1;
    }
    years
}
