//! Draws the applications for jobs.

use crate::dates::{LAST_DAY, SNAPSHOT, YEAR_START, after, before};
use crate::rng::Draw;
use crate::trust::{Application, Group, Section, Stage};
use crate::words;

use super::{ethnic_origin, group};

/// Draws one and a half applications for each person of the trust. What only breakdowns look at is drawn from a stream of its own.
pub(super) fn applications(draw: &mut Draw, more: &mut Draw, people: u32) -> Vec<Application> {
    let number = people + people / 2;
    let vacancies = number / 11 + 1;
    let jobs = words::jobs_by_weight();
    let adverts: Vec<_> = (0..vacancies).map(|_| draw.weighted(&jobs)).collect();
    let divisions: Vec<_> = adverts.iter().map(|advert| division(more, advert)).collect();
    (0..number)
        .map(|place| {
            let vacancy = draw.below(vacancies);
            let advert = adverts[vacancy as usize];
            let group = group(draw, 55, 530);
            let stage = stage(draw, group);
            let shortlisted = (stage >= Stage::Shortlisted).then(|| shortlisting_day(draw, place));
            let applied = match shortlisted {
                Some(day) => before(day, draw.between(3, 30)),
                None => after(YEAR_START, draw.between(0, LAST_DAY)),
            };
            Application {
                vacancy,
                number: 4_000_000 + place,
                job_title: advert.role,
                band: advertised(advert.pay_scale),
                section: advert.section,
                // A local pay scale says nothing to whoever reads the list of adverts.
                national_band: (!advert.pay_scale.starts_with("923")).then_some(advert.band),
                staff_group: advert.staff_group,
                division: divisions[vacancy as usize],
                gender: more.weighted(&[("Female", 74), ("Male", 24), ("", 2)]),
                overseas: overseas(more, group, stage),
                group,
                ethnic_origin: ethnic_origin(draw, group),
                stage,
                applied,
                shortlisted,
                internal: draw.per_mille(230),
            }
        })
        .collect()
}

/// Draws the division of a vacancy.
fn division(draw: &mut Draw, job: &words::Job) -> &'static str {
    match (job.section, job.staff_group) {
        (Section::NonClinical, "Estates and Ancillary") => words::DIVISIONS[4],
        (Section::NonClinical, _) if draw.per_mille(450) => words::DIVISIONS[5],
        _ => draw.pick(&words::DIVISIONS[..4]),
    }
}

/// Draws whether an application came through overseas recruitment: rounds of it flatter indicator 2, since most of those appointed are BME.
fn overseas(draw: &mut Draw, group: Group, stage: Stage) -> Option<bool> {
    if draw.per_mille(40) {
        return None;
    }
    let share = match (group, stage) {
        (Group::Bme, Stage::Appointed) => 300,
        (Group::Bme, _) => 30,
        _ => 8,
    };
    Some(draw.per_mille(share))
}

/// Draws how far an application got; White applicants fare better at both steps.
fn stage(draw: &mut Draw, group: Group) -> Stage {
    let (shortlisted, appointed) = match group {
        Group::White => (480, 300),
        Group::Bme => (330, 188),
        Group::Unknown => (390, 240),
    };
    if !draw.per_mille(shortlisted) {
        return if draw.per_mille(60) {
            Stage::Applied
        } else {
            Stage::NotShortlisted
        };
    }
    if draw.per_mille(appointed) {
        return Stage::Appointed;
    }
    draw.weighted(&[
        (Stage::Shortlisted, 25),
        (Stage::Interviewed, 68),
        (Stage::OfferDeclined, 7),
    ])
}

/// Draws the day of shortlisting: mostly in the year, some in the weeks beside it, and every so often on its very edge.
fn shortlisting_day(draw: &mut Draw, place: u32) -> chrono::NaiveDate {
    match place % 400 {
        0 => YEAR_START,
        1 => SNAPSHOT,
        2 => before(YEAR_START, 1),
        3 => after(SNAPSHOT, 1),
        _ => match draw.below(100) {
            0..3 => before(YEAR_START, draw.between(1, 40)),
            3..6 => after(SNAPSHOT, draw.between(1, 30)),
            _ => after(YEAR_START, draw.between(0, LAST_DAY)),
        },
    }
}

/// A pay scale as an advert puts it.
fn advertised(pay_scale: &'static str) -> &'static str {
    match pay_scale.rsplit('|').next().unwrap_or(pay_scale) {
        "Review Body Band 8 - Range A" | "Non Review Body Band 8 - Range A" => "Band 8a",
        "Review Body Band 8 - Range B" | "Non Review Body Band 8 - Range B" => "Band 8b",
        "Review Body Band 8 - Range C" | "Non Review Body Band 8 - Range C" => "Band 8c",
        "Review Body Band 8 - Range D" | "Non Review Body Band 8 - Range D" => "Band 8d",
        label => match label.find("Band ") {
            Some(at) => &label[at..],
            None => label,
        },
    }
}
