//! Draws the people of the staff list and their first posts.

use std::collections::BTreeSet;

use crate::dates::{LAST_DAY, SNAPSHOT, YEAR_START, after, before};
use crate::rng::Draw;
use crate::trust::{Band, Fate, Group, Person, Post, Section};
use crate::words::{self, Job};

use super::{ethnic_origin, extra_posts, group, scaled};

/// Employee numbers given out so far; none is given twice.
#[derive(Default)]
pub(super) struct Numbers {
    given: BTreeSet<u32>,
}

impl Numbers {
    /// Gives a number of at most eight digits; about a third need a leading zero to fill eight.
    pub(super) fn give(&mut self, draw: &mut Draw) -> u32 {
        loop {
            let number = draw.between(200_000, 29_999_999);
            if self.given.insert(number) {
                return number;
            }
        }
    }
}

/// Draws everyone on the staff list, sorted by employee number.
pub(super) fn staff(draw: &mut Draw, people: u32, numbers: &mut Numbers) -> Vec<Person> {
    let mut counted: Vec<Person> = jobs_of(people)
        .into_iter()
        .map(|job| person(draw, numbers, &job, 45, Fate::Counted))
        .collect();
    draw.shuffle(&mut counted);
    edge_dates(&mut counted, people);
    extra_posts::add(draw, people, &mut counted);

    let others = [
        (Fate::Leaver, scaled(540, people)),
        (Fate::StarterAfter, scaled(36, people)),
        (Fate::Bank, scaled(300, people)),
        (Fate::Honorary, scaled(60, people)),
        (Fate::NonExecutive, scaled(9, people)),
        (Fate::Student, scaled(40, people)),
    ];
    let jobs = words::jobs_by_weight();
    let mut all = counted;
    for (fate, number) in others {
        for _ in 0..number {
            let job = draw.weighted(&jobs);
            let mut person = person(draw, numbers, &job, 60, fate);
            let post = &mut person.posts[0];
            match fate {
                Fate::Leaver => leave(draw, post),
                Fate::StarterAfter => {
                    post.start = after(SNAPSHOT, draw.between(1, 60));
                    post.leave = None;
                }
                Fate::Bank => bank(draw, post),
                Fate::Honorary => honorary(draw, post),
                Fate::NonExecutive => non_executive(draw, post),
                Fate::Student => student(post),
                Fate::Counted | Fate::SecondPost => {}
            }
            all.push(person);
        }
    }
    all.sort_by_key(|person| person.number);
    all
}

/// The jobs of the people who count, by weight: one medical director, a few clinical directors, and the rest.
fn jobs_of(people: u32) -> Vec<Job> {
    let mut jobs = vec![words::MEDICAL_DIRECTOR];
    jobs.extend((0..scaled(6, people)).map(|_| words::CLINICAL_DIRECTOR));
    let rest = u64::from(people) - jobs.len() as u64;
    let total: u64 = words::JOBS.iter().map(|job| u64::from(job.weight)).sum();
    let mut weight_so_far = 0;
    let mut given = 0;
    for job in words::JOBS {
        weight_so_far += u64::from(job.weight);
        let due = weight_so_far * rest / total;
        jobs.extend((given..due).map(|_| *job));
        given = due;
    }
    jobs
}

fn person(draw: &mut Draw, numbers: &mut Numbers, job: &Job, unknown: u32, fate: Fate) -> Person {
    let group = group(draw, unknown, job.bme);
    let origin = ethnic_origin(draw, group);
    let gender = if draw.per_mille(if job.section == Section::Medical { 480 } else { 780 }) {
        "Female"
    } else {
        "Male"
    };
    let number = numbers.give(draw);
    Person {
        number,
        group,
        gender,
        posts: vec![post(draw, job, origin, fate)],
    }
}

/// Draws a current post of a kind of job.
pub(super) fn post(draw: &mut Draw, job: &Job, ethnic_origin: String, fate: Fate) -> Post {
    let full_time = draw.per_mille(620);
    let medical = job.section == Section::Medical;
    let locum = medical && job.band != Band::Trainee && draw.per_mille(45);
    let division = match (job.section, job.staff_group) {
        (Section::NonClinical, "Estates and Ancillary") => words::DIVISIONS[4],
        (Section::NonClinical, _) if draw.per_mille(450) => words::DIVISIONS[5],
        _ => draw.pick(&words::DIVISIONS[..4]),
    };
    Post {
        fate,
        section: job.section,
        band: job.band,
        senior_medical_manager: medical && job.role.contains("Director"),
        primary: Some(true),
        ethnic_origin,
        status: if draw.per_mille(16) {
            draw.weighted(words::ABSENT)
        } else {
            draw.weighted(&[
                ("Active Assignment", 970),
                ("Acting Up", 18),
                ("Internal Secondment", 12),
            ])
        },
        category: match (locum, draw.per_mille(if job.band == Band::Trainee { 900 } else { 70 })) {
            (true, _) => words::LOCUM,
            (false, true) => "Fixed Term Temp",
            (false, false) => "Permanent",
        },
        division,
        department: format!("923 L3 {division} {:02}", draw.between(1, 14)),
        staff_group: job.staff_group,
        job_role: job.role,
        position: position(draw, job),
        occupation: job.occupation,
        pay_scale: job.pay_scale,
        fte_hundredths: if full_time {
            100
        } else {
            draw.pick(&[40, 50, 53, 60, 64, 80, 85, 91])
        },
        start: before(SNAPSHOT, draw.between(1, 9_000)),
        leave: None,
        end_of_time: draw.per_mille(700),
    }
}

/// A position title; a few still name the band a post used to have, which is no evidence of what it pays.
fn position(draw: &mut Draw, job: &Job) -> String {
    match job.role {
        "Consultant" if job.section == Section::Clinical => "Consultant Nurse".to_owned(),
        "Staff Nurse" if draw.per_mille(15) => "Staff Nurse Band 6".to_owned(),
        role => role.to_owned(),
    }
}

/// Puts some people on the edges of the snapshot date: last day in post on it, first day in post on it, notice given.
fn edge_dates(counted: &mut [Person], people: u32) {
    let (last_day, first_day, notice) = (
        scaled(8, people) as usize,
        scaled(3, people) as usize,
        scaled(25, people) as usize,
    );
    let mut people = counted.iter_mut();
    for person in people.by_ref().take(last_day) {
        person.posts[0].leave = Some(SNAPSHOT);
    }
    for person in people.by_ref().take(first_day) {
        person.posts[0].start = SNAPSHOT;
    }
    for (days, person) in (1..).zip(people.take(notice)) {
        person.posts[0].leave = Some(after(SNAPSHOT, days));
    }
}

/// Ends a post on a day of the year before the snapshot date.
pub(super) fn leave(draw: &mut Draw, post: &mut Post) {
    let last = after(YEAR_START, draw.below(LAST_DAY));
    post.start = before(last, draw.between(30, 7_000));
    post.leave = Some(last);
    post.status = if draw.per_mille(300) {
        words::TERMINATED
    } else {
        "Active Assignment"
    };
}

/// Makes a post a bank post: no hours, a pay scale its title contradicts, some of them ended in the year.
pub(super) fn bank(draw: &mut Draw, post: &mut Post) {
    post.category = "Bank";
    post.status = if draw.per_mille(120) {
        words::NOT_WORKED
    } else {
        "Active Assignment"
    };
    post.staff_group = "Additional Clinical Services";
    post.job_role = "Healthcare Assistant";
    "Bank Nurse Band 5".clone_into(&mut post.position);
    post.occupation = "H1A";
    post.pay_scale = words::XR02;
    post.fte_hundredths = 0;
    if draw.per_mille(100) {
        post.leave = Some(after(YEAR_START, draw.below(LAST_DAY)));
        post.start = before(YEAR_START, draw.between(30, 2_000));
    }
}

fn honorary(draw: &mut Draw, post: &mut Post) {
    post.category = "Honorary";
    post.status = "Active Assignment";
    post.staff_group = "Medical and Dental";
    post.job_role = "Consultant";
    "Honorary Consultant".clone_into(&mut post.position);
    post.occupation = "011";
    post.pay_scale = if draw.per_mille(500) {
        words::CONSULTANT_SCALE
    } else {
        ""
    };
    post.fte_hundredths = 0;
}

fn non_executive(draw: &mut Draw, post: &mut Post) {
    post.category = "Non-Exec Director/Chair";
    post.status = "Active Assignment";
    post.staff_group = "Administrative and Clerical";
    post.job_role = "Non Executive Director";
    "Non Executive Director".clone_into(&mut post.position);
    post.occupation = "Z2E";
    post.pay_scale = if draw.per_mille(600) {
        words::NON_EXECUTIVE_SCALE
    } else {
        ""
    };
    post.fte_hundredths = 0;
}

fn student(post: &mut Post) {
    post.category = "Fixed Term Temp";
    post.status = "Active Assignment";
    post.staff_group = words::STUDENTS;
    post.job_role = "Student Nurse - Adult Branch";
    "Student Nurse".clone_into(&mut post.position);
    post.occupation = "P2A";
    post.pay_scale = words::XR03;
}

/// Whether a person belongs to the people casework and learning are counted among: in post, or left in the year.
pub(super) fn is_staff_of_the_year(person: &Person) -> bool {
    matches!(person.standing(), Fate::Counted | Fate::Leaver)
}

/// Lists people of the year by group, in a drawn order.
pub(super) fn of_group(draw: &mut Draw, staff: &[Person], group: Group, standing: Fate) -> Vec<usize> {
    let mut found: Vec<usize> = staff
        .iter()
        .enumerate()
        .filter(|(_, person)| person.group == group && person.standing() == standing)
        .map(|(index, _)| index)
        .collect();
    draw.shuffle(&mut found);
    found
}
