//! What is drawn: a made-up trust as values in memory. The workbooks are written from it and the truth is counted from
//! it, each without looking at the other.
//!
//! A person, a case or an application here carries what it *is* (a group, a band, a reason for being left out) beside
//! what a workbook *says* (an ethnic origin as somebody typed it, a pay scale). There are no names and no dates of birth.

use chrono::NaiveDate;

/// White, BME or unknown, as the standard groups ethnic origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// White British, White Irish and any other White background.
    White,
    /// Every other stated ethnic origin.
    Bme,
    /// Not stated, not known or blank.
    Unknown,
}

/// The three parts of the workforce that indicator 1 reports separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Administrative, clerical, estates and ancillary staff.
    NonClinical,
    /// Clinical staff other than doctors and dentists.
    Clinical,
    /// Doctors and dentists.
    Medical,
}

/// A row of indicator 1 within a section, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the bands' own")]
pub enum Band {
    Under1,
    Band1,
    Band2,
    Band3,
    Band4,
    Band5,
    Band6,
    Band7,
    Band8a,
    Band8b,
    Band8c,
    Band8d,
    Band9,
    Vsm,
    Consultant,
    CareerGrade,
    Trainee,
    OtherMedical,
}

/// What becomes of one row of the staff list under the counting rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The row that decides where its person is counted.
    Counted,
    /// Another current post of a person who is counted by a different row.
    SecondPost,
    /// A bank post.
    Bank,
    /// An honorary contract.
    Honorary,
    /// A chair or non-executive director.
    NonExecutive,
    /// A student, whom the trust's answer leaves out.
    Student,
    /// A post that ended before the snapshot date.
    Leaver,
    /// A post that starts after the snapshot date.
    StarterAfter,
}

/// One row of the staff list.
#[derive(Clone, Debug)]
pub struct Post {
    /// What becomes of the row.
    pub fate: Fate,
    /// The section this post belongs to.
    pub section: Section,
    /// The band this post belongs to.
    pub band: Band,
    /// Whether the post also counts in the "of which senior medical manager" line.
    pub senior_medical_manager: bool,
    /// The primary flag, where the row has one.
    pub primary: Option<bool>,
    /// Ethnic origin as written on this row.
    pub ethnic_origin: String,
    /// Assignment status.
    pub status: &'static str,
    /// Assignment category.
    pub category: &'static str,
    /// Division (Org L2).
    pub division: &'static str,
    /// Department (Org L3).
    pub department: String,
    /// Staff group.
    pub staff_group: &'static str,
    /// Job role.
    pub job_role: &'static str,
    /// Position title, which may name a band other than the pay scale's.
    pub position: String,
    /// Occupation code, in the national shape.
    pub occupation: &'static str,
    /// Pay scale as written in the Grade column.
    pub pay_scale: &'static str,
    /// Full-time equivalent in hundredths, 0 to 100.
    pub fte_hundredths: u32,
    /// First day in post.
    pub start: NaiveDate,
    /// Last day in post, if one is known.
    pub leave: Option<NaiveDate>,
    /// Whether an open end is written as 31/12/4712 rather than left blank.
    pub end_of_time: bool,
}

/// One person on the staff list.
#[derive(Clone, Debug)]
pub struct Person {
    /// Employee number; the staff list writes it as eight digits with leading zeros.
    pub number: u32,
    /// The group this person counts in.
    pub group: Group,
    /// Gender as the staff list has it.
    pub gender: &'static str,
    /// The person's rows, in the order of the staff list.
    pub posts: Vec<Post>,
}

impl Person {
    /// Says how the person as a whole stands: counted if any row is, else a leaver if any row is, else the row's reason.
    pub fn standing(&self) -> Fate {
        let has = |fate| self.posts.iter().any(|post| post.fate == fate);
        if has(Fate::Counted) {
            Fate::Counted
        } else if has(Fate::Leaver) {
            Fate::Leaver
        } else {
            self.posts[0].fate
        }
    }
}

/// The furthest stage an application reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the stages' own")]
pub enum Stage {
    Applied,
    NotShortlisted,
    Shortlisted,
    Interviewed,
    OfferDeclined,
    Appointed,
}

/// One application for one vacancy.
#[derive(Clone, Debug)]
pub struct Application {
    /// Which vacancy, counted from 0.
    pub vacancy: u32,
    /// Application number, unique.
    pub number: u32,
    /// Job title advertised.
    pub job_title: &'static str,
    /// Band advertised.
    pub band: &'static str,
    /// The section the job belongs to.
    pub section: Section,
    /// The band the job belongs to, where the advert names a national one.
    pub national_band: Option<Band>,
    /// Staff group of the job.
    pub staff_group: &'static str,
    /// Division of the job.
    pub division: &'static str,
    /// Gender of the applicant, where given.
    pub gender: &'static str,
    /// Whether the application came through overseas recruitment; none where the list does not say.
    pub overseas: Option<bool>,
    /// The group the applicant counts in.
    pub group: Group,
    /// Ethnic origin as written.
    pub ethnic_origin: String,
    /// The furthest stage reached.
    pub stage: Stage,
    /// Day the application came in.
    pub applied: NaiveDate,
    /// Day of shortlisting, for those who reached it.
    pub shortlisted: Option<NaiveDate>,
    /// Whether the applicant already worked at the trust.
    pub internal: bool,
}

/// One line of the employee relations log.
#[derive(Clone, Debug)]
pub struct Case {
    /// Case number, unique.
    pub number: u32,
    /// Employee number as the log has it, as a number.
    pub employee: u32,
    /// Whose case, as an index into [`Trust::people`]; none for an employee number on no staff list.
    pub who: Option<usize>,
    /// Case type.
    pub case_type: &'static str,
    /// Whether the case is at the formal stage.
    pub formal: bool,
    /// Day the case was opened.
    pub opened: NaiveDate,
    /// Day a formal investigation began, if it did.
    pub formal_began: Option<NaiveDate>,
    /// Day the case was closed, if it was.
    pub closed: Option<NaiveDate>,
    /// Free text, some of several lines.
    pub outcome: &'static str,
}

/// One enrolment on one course.
#[derive(Clone, Debug)]
pub struct Learning {
    /// Employee number, as a number.
    pub employee: u32,
    /// Whose enrolment, as an index into [`Trust::people`]; none for an employee number on no staff list.
    pub who: Option<usize>,
    /// Course name.
    pub course: &'static str,
    /// Category of the course, as the trust keeps it.
    pub category: &'static str,
    /// Whether the course is neither required by law nor by the employer.
    pub non_mandatory: bool,
    /// Attendance status.
    pub attendance: &'static str,
    /// Whether the person attended.
    pub attended: bool,
    /// Day of the class.
    pub date: NaiveDate,
}

/// One figure of the survey for White and for BME staff in one year.
#[derive(Clone, Copy, Debug)]
pub struct SurveyFigure {
    /// White and BME shares in thousandths; none where the survey hides them.
    pub thousandths: [Option<u32>; 2],
    /// White and BME responses.
    pub responses: [u32; 2],
}

/// One organisation's line in the survey workbook.
#[derive(Clone, Debug)]
pub struct SurveyLine {
    /// Organisation code, made up.
    pub code: &'static str,
    /// Organisation name, made up.
    pub name: &'static str,
    /// Figures by year (2021 to 2025) and indicator (5 to 8).
    pub years: [[SurveyFigure; 4]; 5],
}

/// One benchmark-group sheet of the survey workbook.
#[derive(Clone, Debug)]
pub struct SurveySheet {
    /// Sheet name.
    pub name: &'static str,
    /// One line an organisation.
    pub lines: Vec<SurveyLine>,
}

/// One seat on the board.
#[derive(Clone, Debug)]
pub struct BoardMember {
    /// Role held; never a name.
    pub role: &'static str,
    /// Executive rather than non-executive.
    pub executive: bool,
    /// Votes.
    pub voting: bool,
    /// The group the member counts in.
    pub group: Group,
    /// Ethnic origin as written.
    pub ethnic_origin: &'static str,
    /// First day.
    pub start: NaiveDate,
    /// Last day, if known.
    pub end: Option<NaiveDate>,
}

/// One numbered item of last year's return.
#[derive(Clone, Debug)]
pub struct ReturnItem {
    /// Item number, 1 to 65.
    pub number: u32,
    /// Label of the item.
    pub label: &'static str,
    /// Headcount, Percentage or Auto calculated.
    pub measure: &'static str,
    /// White, BME and unknown for 2024, then for 2025. A relative likelihood is one number, kept in the first place.
    pub years: [[Option<f64>; 3]; 2],
}

/// The made-up trust.
#[derive(Clone, Debug)]
pub struct Trust {
    /// The seed it was drawn from.
    pub seed: u64,
    /// Everyone on the staff list, in its order.
    pub people: Vec<Person>,
    /// Every application.
    pub applications: Vec<Application>,
    /// Every case.
    pub cases: Vec<Case>,
    /// Every enrolment.
    pub learning: Vec<Learning>,
    /// The survey workbook.
    pub survey: Vec<SurveySheet>,
    /// The board list.
    pub board: Vec<BoardMember>,
    /// Last year's return.
    pub past_return: Vec<ReturnItem>,
}
