//! Rows of a made-up staff list of thirty columns, as an ESR analysis exports it, without a name in it.
//!
//! The draws are the same on every machine. What a column holds is as various as in a real list: numbers that differ on every row,
//! a few dozen codes, some hundreds of places, dates over forty years.

use std::fmt::Write;

/// The headings.
pub(crate) const HEADINGS: [&str; 30] = [
    "Employee Number",
    "Assignment Number",
    "Primary Assignment",
    "Assignment Status",
    "Assignment Category",
    "Employee Category",
    "Ethnic Origin",
    "Gender",
    "Age Band",
    "Nationality",
    "Disability",
    "Religious Belief",
    "Sexual Orientation",
    "Org L2",
    "Org L3",
    "Org L4",
    "Cost Centre",
    "Location",
    "Staff Group",
    "Job Role",
    "Position Title",
    "Occupation Code",
    "Area of Work",
    "Grade",
    "Spine Point",
    "FTE",
    "Contracted Hours",
    "Start Date",
    "Leave Date",
    "Length of Service",
];

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    #[default]
    Nothing,
    /// Text.
    Text(String),
    /// A number of this many hundredths.
    Hundredths(u32),
    /// A day: year, month, day.
    Day(u16, u8, u8),
}

/// Rows one after another.
pub(crate) struct People {
    state: u64,
    number: u32,
    post: u32,
}

impl People {
    /// The list, from its first row.
    pub(crate) const fn new() -> Self {
        Self {
            state: 0x5752_4553_2026_0331,
            number: 20_000_000,
            post: 1,
        }
    }

    /// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `limit`.
    fn below(&mut self, limit: u32) -> u32 {
        let product = (self.draw() >> 32) * u64::from(limit);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    fn pick<'a>(&mut self, from: &[(&'a str, u32)]) -> &'a str {
        let mut left = self.below(from.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in from {
            if left < *weight {
                return value;
            }
            left -= weight;
        }
        ""
    }

    fn day(&mut self, first_year: u16, years: u32) -> Value {
        let year = first_year + u16::try_from(self.below(years)).unwrap_or(0);
        let small = |number: u32| u8::try_from(number).unwrap_or(0);
        Value::Day(year, small(1 + self.below(12)), small(1 + self.below(28)))
    }

    /// Fills the next row.
    pub(crate) fn next_row(&mut self, row: &mut [Value; 30]) {
        // One row in twenty-five is a second post of the person on the row before.
        let is_second = self.post == 1 && self.number > 20_000_000 && self.below(25) == 0;
        if is_second {
            self.post = 2;
        } else {
            self.post = 1;
            self.number += 1 + self.below(7);
        }
        let (group, role, occupation, grade) = JOBS[self.below(u32::try_from(JOBS.len()).unwrap_or(1)) as usize];
        let part_time = self.below(10) < 4;
        let division = self.below(8);
        let unit = self.below(60);
        let team = self.below(400);
        let texts = [
            (0, format!("{:08}", self.number)),
            (
                1,
                if is_second {
                    format!("{:08}-2", self.number)
                } else {
                    format!("{:08}", self.number)
                },
            ),
            (2, if is_second { "No" } else { "Yes" }.to_owned()),
            (3, self.pick(STATUSES).to_owned()),
            (4, self.pick(CATEGORIES).to_owned()),
            (5, if part_time { "Part Time" } else { "Full Time" }.to_owned()),
            (6, self.pick(ORIGINS).to_owned()),
            (7, self.pick(&[("Female", 77), ("Male", 23)]).to_owned()),
            (8, self.pick(AGES).to_owned()),
            (9, self.pick(NATIONALITIES).to_owned()),
            (
                10,
                self.pick(&[
                    ("No", 80),
                    ("Yes", 5),
                    ("Not Declared", 10),
                    ("Prefer Not To Answer", 5),
                ])
                .to_owned(),
            ),
            (11, self.pick(BELIEFS).to_owned()),
            (
                12,
                self.pick(&[
                    ("Heterosexual or Straight", 78),
                    ("Not stated (person asked but declined to provide a response)", 15),
                    ("Gay or Lesbian", 4),
                    ("Bisexual", 3),
                ])
                .to_owned(),
            ),
            (13, format!("923 {}", DIVISIONS[division as usize])),
            (14, format!("923 {} Unit {:02}", DIVISIONS[division as usize], unit)),
            (15, format!("923 Team {team:03} {}", DIVISIONS[division as usize])),
            (16, format!("{}{team:05}", 7 + division)),
            (17, format!("Site {} Level {}", 1 + team % 17, unit % 9)),
            (18, group.to_owned()),
            (19, role.to_owned()),
            (
                20,
                format!(
                    "{role} {} {team:03}",
                    ["", "Rotational", "Lead", "Community"][self.below(4) as usize]
                ),
            ),
            (21, occupation.to_owned()),
            (22, self.pick(AREAS).to_owned()),
            (23, grade.to_owned()),
            (24, format!("Point {:02}", 1 + self.below(40))),
        ];
        for (column, text) in texts {
            row[column] = if text.is_empty() {
                Value::Nothing
            } else {
                Value::Text(text)
            };
        }
        let fte = if part_time { 20 + self.below(78) } else { 100 };
        row[25] = Value::Hundredths(fte);
        row[26] = Value::Hundredths(fte * 75 / 2);
        row[27] = self.day(1986, 40);
        row[28] = if self.below(12) == 0 {
            self.day(2025, 3)
        } else {
            Value::Nothing
        };
        let mut service = String::new();
        // Writing to a string cannot fail.
        let _ = write!(service, "{} Years {} Months", self.below(40), self.below(12));
        row[29] = Value::Text(service);
    }
}

const STATUSES: &[(&str, u32)] = &[
    ("Active Assignment", 950),
    ("Maternity", 30),
    ("Career Break", 10),
    ("Acting Up", 10),
];
const CATEGORIES: &[(&str, u32)] = &[
    ("Permanent", 820),
    ("Fixed Term Temp", 90),
    ("Bank", 80),
    ("Honorary", 10),
];
const AGES: &[(&str, u32)] = &[
    ("<=20 Years", 2),
    ("21-25", 8),
    ("26-30", 13),
    ("31-35", 14),
    ("36-40", 13),
    ("41-45", 12),
    ("46-50", 12),
    ("51-55", 12),
    ("56-60", 9),
    ("61-65", 4),
    (">=66 Years", 1),
];
const NATIONALITIES: &[(&str, u32)] = &[
    ("British", 760),
    ("Indian", 60),
    ("Filipino", 50),
    ("Nigerian", 40),
    ("Irish", 15),
    ("Polish", 15),
    ("Portuguese", 12),
    ("Spanish", 10),
    ("Zimbabwean", 10),
    ("Ghanaian", 8),
    ("Italian", 8),
    ("Romanian", 6),
    ("Pakistani", 6),
];
const BELIEFS: &[(&str, u32)] = &[
    ("Christianity", 45),
    ("Atheism", 18),
    ("I do not wish to disclose my religion/belief", 18),
    ("Other", 8),
    ("Islam", 6),
    ("Hinduism", 3),
    ("Buddhism", 1),
    ("Sikhism", 1),
];
const AREAS: &[(&str, u32)] = &[
    ("General Medicine", 10),
    ("Accident and Emergency", 9),
    ("Theatres", 8),
    ("Paediatrics", 7),
    ("Maternity", 7),
    ("Radiology", 6),
    ("Pathology", 6),
    ("Outpatients", 5),
    ("Pharmacy", 4),
    ("Administration", 15),
    ("Estates", 6),
    ("Community Nursing", 9),
];
const DIVISIONS: [&str; 8] = [
    "Medicine and Urgent Care",
    "Surgery and Theatres",
    "Women and Children",
    "Clinical Support Services",
    "Estates and Facilities",
    "Corporate Services",
    "Community Services",
    "Research and Innovation",
];
/// National categories and some of their extensions, and ways of saying nothing.
const ORIGINS: &[(&str, u32)] = &[
    ("A White - British", 640),
    ("B White - Irish", 15),
    ("C White - Any other White background", 50),
    ("CP White Polish", 12),
    ("D Mixed - White & Black Caribbean", 8),
    ("E Mixed - White & Black African", 6),
    ("F Mixed - White & Asian", 8),
    ("G Mixed - Any other mixed background", 6),
    ("H Asian or Asian British - Indian", 70),
    ("J Asian or Asian British - Pakistani", 30),
    ("K Asian or Asian British - Bangladeshi", 8),
    ("L Asian or Asian British - Any other Asian background", 25),
    ("M Black or Black British - Caribbean", 10),
    ("N Black or Black British - African", 55),
    ("R Chinese", 8),
    ("S Any Other Ethnic Group", 14),
    ("SC Filipino", 20),
    ("Z Not Stated", 25),
    ("", 10),
];
/// Staff group, job role, occupation code and pay scale.
const JOBS: [(&str, &str, &str, &str); 16] = [
    (
        "Nursing and Midwifery Registered",
        "Staff Nurse",
        "N6A",
        "NHS|XR05|Review Body Band 5",
    ),
    (
        "Nursing and Midwifery Registered",
        "Sister/Charge Nurse",
        "N6A",
        "NHS|XR06|Review Body Band 6",
    ),
    (
        "Nursing and Midwifery Registered",
        "Specialist Nurse Practitioner",
        "N6B",
        "NHS|XR07|Review Body Band 7",
    ),
    (
        "Nursing and Midwifery Registered",
        "Modern Matron",
        "N0A",
        "NHS|XR08|Review Body Band 8 - Range A",
    ),
    (
        "Additional Clinical Services",
        "Healthcare Assistant",
        "H1A",
        "NHS|XR02|Review Body Band 2",
    ),
    (
        "Additional Clinical Services",
        "Healthcare Assistant",
        "H2A",
        "NHS|XR03|Review Body Band 3",
    ),
    (
        "Allied Health Professionals",
        "Physiotherapist",
        "S1E",
        "NHS|XR06|Review Body Band 6",
    ),
    (
        "Add Prof Scientific and Technic",
        "Pharmacist",
        "S2P",
        "NHS|XR07|Review Body Band 7",
    ),
    (
        "Healthcare Scientists",
        "Biomedical Scientist",
        "U2A",
        "NHS|XR05|Review Body Band 5",
    ),
    (
        "Administrative and Clerical",
        "Clerical Worker",
        "G2A",
        "NHS|XN02|Non Review Body Band 2",
    ),
    (
        "Administrative and Clerical",
        "Officer",
        "G2D",
        "NHS|XN05|Non Review Body Band 5",
    ),
    (
        "Administrative and Clerical",
        "Senior Manager",
        "G0A",
        "NHS|XN10|Non Review Body Band 8 - Range C",
    ),
    ("Administrative and Clerical", "Analyst", "G1C", "923|LOC7"),
    (
        "Estates and Ancillary",
        "Support Worker",
        "G3C",
        "NHS|XN02|Non Review Body Band 2",
    ),
    ("Medical and Dental", "Consultant", "011", "NHS|YC72|Consultant"),
    (
        "Medical and Dental",
        "Specialty Registrar",
        "024",
        "NHS|MN37|Specialty Registrar",
    ),
];
/// What a trust has said in an earlier year of the values that nobody can place without asking: section, value and meaning.
pub(crate) const ANSWERS: &[(&str, &str, &str)] = &[
    ("assignment_status", "Maternity", "count"),
    ("assignment_status", "Career Break", "count"),
    ("pay_scale", "923|LOC7", "band_7"),
    ("ethnic_origin", "D Mixed - White & Black Caribbean", "bme"),
    ("ethnic_origin", "E Mixed - White & Black African", "bme"),
    ("ethnic_origin", "F Mixed - White & Asian", "bme"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_draw_of_the_list_is_the_same_list() {
        let rows = || {
            let mut people = People::new();
            let mut row: [Value; 30] = std::array::from_fn(|_| Value::Nothing);
            (0..500)
                .map(|_| {
                    people.next_row(&mut row);
                    row.clone()
                })
                .collect::<Vec<_>>()
        };
        let (one, other) = (rows(), rows());
        assert!(one == other, "two runs measure the same file");
        let numbers: std::collections::BTreeSet<String> = one.iter().map(|row| format!("{:?}", row[0])).collect();
        assert!(
            numbers.len() < one.len() && numbers.len() > 450,
            "some people have a second post, and few: {} people",
            numbers.len()
        );
    }
}
