//! What boards are told to ask of their race equality data, ticked by what the data really hold.
//!
//! Every tick comes from a fact that was counted ([`Facts`]); nothing is ticked because somebody says so, and what a fact does not show is not
//! there. The list is after Roger Kline's thirteen questions for boards, of which only the first seven could be read in full, with what the
//! national improvement plan and the regulator ask beside them. Whether the answers are good is not asked here; that is what the
//! indicators are for.

use crate::rounding;

/// Of every 100 applications, how many have to tell something for it to count as told; a convention of this program.
pub const ENOUGH: u32 = 90;

/// Years of an indicator that make a trend, as boards are told to ask for.
pub const YEARS: u8 = 3;

/// Years of other trusts' figures that make "over time"; a convention of this program.
pub const PEER_YEARS: u8 = 2;

/// What the data of a year hold, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Bands of indicator 1 that have anybody in them: non-clinical, clinical.
    pub bands: [u8; 2],
    /// Applicants shortlisted.
    pub shortlisted: u32,
    /// Those of them whose job is known to be clinical, non-clinical or medical.
    pub with_section: u32,
    /// Those of them whose job's band is known.
    pub with_band: u32,
    /// Those of them of whom it is known whether they came through overseas recruitment.
    pub with_route: u32,
    /// Those of them who did.
    pub overseas: u32,
    /// Years held of indicators 1, 2, 3 and 4 that follow each other up to this one, this one included and no break in the series between.
    pub years: [u8; 4],
    /// Years of indicators 5, 6, 7 and 8 for which the figure of similar trusts stands beside the trust's own and can be compared.
    pub peer_years: [u8; 4],
    /// Whether the survey's answers on the grounds of discrimination (ethnic background, sex, religion and so on) are held.
    pub grounds: bool,
    /// Indicators of the nine that have a figure.
    pub indicators: u8,
    /// Whether the trust's Workforce Disability Equality Standard figures are held.
    pub wdes: bool,
    /// Actions of the plan that are open.
    pub actions: u32,
    /// Those of them that name one of the six High Impact Actions or more.
    pub with_high_impact: u32,
    /// Open actions under each of the six.
    pub high_impact: [u32; 6],
    /// Open actions with an owner, a due date and an outcome measure with its target.
    pub answerable: u32,
    /// Open actions that name the board's decision.
    pub decided: u32,
    /// Whether the year is signed off.
    pub signed: bool,
}

/// How far the data answer a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ready {
    /// They answer it.
    There,
    /// They answer a part of it.
    Partly,
    /// They do not.
    NotThere,
}

impl Ready {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::There => "there",
            Self::Partly => "partly",
            Self::NotThere => "not_there",
        }
    }

    /// The state for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::There => "There",
            Self::Partly => "Partly there",
            Self::NotThere => "Not there",
        }
    }

    const fn of(all: bool, some: bool) -> Self {
        match (all, some) {
            (true, _) => Self::There,
            (false, true) => Self::Partly,
            (false, false) => Self::NotThere,
        }
    }
}

/// Where the answer is seen, or what it lacks is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Where files are brought in.
    Files,
    /// An indicator's page, 1 to 9.
    Indicator(u8),
    /// The nine side by side.
    Overview,
    /// The action plan.
    Plan,
    /// Signing off the return.
    SignOff,
}

impl Place {
    /// The key used in JSON, such as `indicator_2`.
    pub fn key(self) -> String {
        match self {
            Self::Files => "files".to_owned(),
            Self::Indicator(number) => format!("indicator_{number}"),
            Self::Overview => "overview".to_owned(),
            Self::Plan => "plan".to_owned(),
            Self::SignOff => "sign_off".to_owned(),
        }
    }
}

/// One question, with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Stable key.
    pub key: &'static str,
    /// What boards are told to ask, in plain words.
    pub question: &'static str,
    /// Who tells them so.
    pub source: &'static str,
    /// How far the data answer it.
    pub state: Ready,
    /// Why, with the counts behind it.
    pub because: String,
    /// Where to go.
    pub place: Place,
}

const KLINE: &str = "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”";
const HIGH_IMPACT: &str = "NHS equality, diversity and inclusion improvement plan, NHS England, June 2023";
const WELL_LED: &str =
    "Care Quality Commission on the WRES in its regulation, and the well-led guidance for NHS trusts, April 2024";

/// The list, in order.
pub fn list(facts: &Facts) -> Vec<Item> {
    let item = |key, question, source, (state, because, place): Answer| Item {
        key,
        question,
        source,
        state,
        because,
        place,
    };
    vec![
        item(
            "band_split",
            "Do we see our workforce band by band, clinical and non-clinical apart, and not only as a whole?",
            KLINE,
            bands(facts),
        ),
        item(
            "appointment_split",
            "Do we see appointment from shortlisting for clinical and non-clinical jobs apart, and by band?",
            KLINE,
            appointments(facts),
        ),
        item(
            "overseas_apart",
            "Do we see appointment from shortlisting with and without overseas recruitment?",
            KLINE,
            overseas(facts),
        ),
        item(
            "three_years",
            "Do we see indicators 1 to 4 over three years at least?",
            KLINE,
            three_years(facts),
        ),
        item(
            "peers_over_time",
            "Do we see indicators 5 to 8 beside similar trusts, over time?",
            KLINE,
            peers(facts),
        ),
        item(
            "grounds",
            "Do we know on which grounds our staff say they were discriminated against?",
            KLINE,
            grounds(facts),
        ),
        item(
            "one_dashboard",
            "Do staff survey, race and disability figures come to us in one place?",
            KLINE,
            dashboard(facts),
        ),
        item(
            "high_impact_actions",
            "Does our plan say which of the six High Impact Actions each action serves, and are all six served?",
            HIGH_IMPACT,
            high_impact(facts),
        ),
        item(
            "well_led",
            "Can we show that our data led to decisions, each with an owner, a date and a measure?",
            WELL_LED,
            well_led(facts),
        ),
    ]
}

type Answer = (Ready, String, Place);

fn bands(facts: &Facts) -> Answer {
    let [non_clinical, clinical] = facts.bands;
    let state = Ready::of(non_clinical > 1 && clinical > 1, non_clinical + clinical > 0);
    let because = if state == Ready::NotThere {
        "No staff list is held, so nobody stands in any band.".to_owned()
    } else {
        format!(
            "Staff stand in {} and {}.",
            counted(non_clinical.into(), "non-clinical band", "non-clinical bands"),
            counted(clinical.into(), "clinical band", "clinical bands")
        )
    };
    (state, because, place(state, Place::Indicator(1)))
}

fn appointments(facts: &Facts) -> Answer {
    let (all, told) = (facts.shortlisted, [facts.with_section, facts.with_band]);
    let state = Ready::of(
        told.iter().all(|told| is_enough(*told, all)),
        told.iter().any(|told| *told > 0),
    );
    let because = match told {
        _ if all == 0 => NO_APPLICATIONS.to_owned(),
        [section, band] => format!(
            "Of {}, {} have a job known to be clinical or not, and {} one whose band is known.",
            counted(all, "applicant shortlisted", "applicants shortlisted"),
            rounding::count(section),
            rounding::count(band)
        ),
    };
    (state, because, place(state, Place::Indicator(2)))
}

fn overseas(facts: &Facts) -> Answer {
    let (all, told) = (facts.shortlisted, facts.with_route);
    let state = Ready::of(is_enough(told, all), told > 0);
    let because = if all == 0 {
        NO_APPLICATIONS.to_owned()
    } else if told == 0 {
        "The recruitment list does not say who came through overseas recruitment.".to_owned()
    } else {
        format!(
            "Of {}, it is known of {} whether they came through overseas recruitment; {} did.",
            counted(all, "applicant shortlisted", "applicants shortlisted"),
            rounding::count(told),
            rounding::count(facts.overseas)
        )
    };
    (state, because, place(state, Place::Indicator(2)))
}

fn three_years(facts: &Facts) -> Answer {
    let state = Ready::of(
        facts.years.iter().all(|years| *years >= YEARS),
        facts.years.iter().any(|years| *years > 1),
    );
    let because = format!(
        "Years held that follow each other up to this one: {}.",
        each(1, facts.years)
    );
    (state, because, place(state, Place::Overview))
}

fn peers(facts: &Facts) -> Answer {
    let held = facts.peer_years;
    let state = Ready::of(
        held.iter().all(|years| *years >= PEER_YEARS),
        held.iter().any(|years| *years > 0),
    );
    let because = format!(
        "Years with a figure of similar trusts that can be compared: {}.",
        each(5, held)
    );
    (state, because, place(state, Place::Overview))
}

fn grounds(facts: &Facts) -> Answer {
    let state = Ready::of(facts.grounds, false);
    let because = if facts.grounds {
        "The survey’s answers on the grounds of discrimination are held."
    } else {
        "The survey’s answers on the grounds of discrimination are not held; the survey’s own results have them."
    };
    (state, because.to_owned(), place(state, Place::Indicator(8)))
}

fn dashboard(facts: &Facts) -> Answer {
    let state = Ready::of(facts.indicators >= 9 && facts.wdes, facts.indicators > 0);
    let disability = if facts.wdes {
        "are held too"
    } else {
        "are not held here"
    };
    let because = format!(
        "Of the nine race indicators, four of which are the staff survey’s, {} have a figure; figures of the disability standard {disability}.",
        facts.indicators.min(9)
    );
    (state, because, place(state, Place::Overview))
}

fn high_impact(facts: &Facts) -> Answer {
    let served = facts.high_impact.iter().filter(|actions| **actions > 0).count();
    let named = facts.with_high_impact.min(facts.actions);
    let state = Ready::of(facts.actions > 0 && named == facts.actions && served == 6, named > 0);
    let because = if facts.actions == 0 {
        NO_ACTIONS.to_owned()
    } else {
        format!(
            "Of {}, {} name a High Impact Action; {served} of the six are served.",
            counted(facts.actions, "open action", "open actions"),
            rounding::count(named)
        )
    };
    (state, because, Place::Plan)
}

fn well_led(facts: &Facts) -> Answer {
    let all = facts.actions;
    let (answerable, decided) = (facts.answerable.min(all), facts.decided.min(all));
    let state = Ready::of(
        all > 0 && answerable == all && decided == all && facts.signed,
        answerable > 0 || decided > 0,
    );
    let signed = if facts.signed {
        "is signed off"
    } else {
        "is not signed off"
    };
    let because = if all == 0 {
        NO_ACTIONS.to_owned()
    } else {
        format!(
            "Of {}, {} have an owner, a due date and an outcome measure with its target, and {} name the board’s decision; the return {signed}.",
            counted(all, "open action", "open actions"),
            rounding::count(answerable),
            rounding::count(decided)
        )
    };
    let is_plan_ready = all > 0 && answerable == all && decided == all;
    (state, because, if is_plan_ready { Place::SignOff } else { Place::Plan })
}

const NO_APPLICATIONS: &str = "No recruitment list is held.";
const NO_ACTIONS: &str = "The plan has no open action.";

/// Where to go: to the answer where it is there, to the files where something is missing.
fn place(state: Ready, answer: Place) -> Place {
    if state == Ready::There { answer } else { Place::Files }
}

fn is_enough(told: u32, all: u32) -> bool {
    all > 0 && u64::from(told) * 100 >= u64::from(all) * u64::from(ENOUGH)
}

fn counted(value: u32, one: &str, many: &str) -> String {
    format!("{} {}", rounding::count(value), if value == 1 { one } else { many })
}

/// "indicator 1: 3, indicator 2: 1, …".
fn each(first: u8, years: [u8; 4]) -> String {
    let said: Vec<String> = (first..)
        .zip(years)
        .map(|(number, years)| format!("indicator {number}: {years}"))
        .collect();
    said.join(", ")
}
