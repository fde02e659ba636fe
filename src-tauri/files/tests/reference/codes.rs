//! What the code lists make of tricky values.

use domain::classify::{CodeList, Confidence, Pattern, Reading, ethnic_origin};
use domain::ethnicity::Group;
use domain::pay_scale::BandRule;
use domain::recruitment::Stage;
use domain::workforce::{Band, LeftOut, Section};
use files::reference::Lists;
use files::reference::codes::Standing;

#[test]
fn ethnic_origins_are_classified() {
    let lists = Lists::built_in().unwrap();
    let (white, bme, unknown) = (Some(Group::White), Some(Group::Bme), Some(Group::Unknown));
    let ask = None;
    for (value, expected) in [
        ("A", white),
        ("B", white),
        ("C", white),
        ("D", bme),
        ("N", bme),
        ("R", bme),
        ("S", bme),
        ("Z", unknown),
        ("99", unknown),
        ("CA", white),
        ("CX", white),
        ("GC", bme),
        ("PD", bme),
        ("SE", bme),
        ("X", unknown),
        ("", unknown),
        ("-", unknown),
        ("  ", unknown),
        ("(blank)", unknown),
        ("NULL", unknown),
        ("Not Stated", unknown),
        ("NOT KNOWN", unknown),
        ("I do not wish to disclose my ethnic origin", unknown),
        ("99 Not Known", unknown),
        ("White", white),
        ("White - British", white),
        ("white british", white),
        ("White\u{a0}-\u{2013} British", white),
        ("White Mixed", white),
        ("White Unspecified", white),
        ("White - Gypsy or Irish Traveller", white),
        ("Mixed - White and Black Caribbean", bme),
        ("White and Asian", bme),
        ("Mixed - Black & White", bme),
        ("Asian Unspecified", bme),
        ("Black Unspecified", bme),
        ("BME", bme),
        ("BAME", bme),
        ("Arab", bme),
        ("Chinese", bme),
        ("Asian or Asian British - Chinese", bme),
        ("Other Specified", bme),
        ("A White - British", white),
        ("A - White British", white),
        ("CP White Polish", white),
        ("S Other Ethnic Groups - Any other ethnic group", bme),
        ("Z Not Stated", unknown),
        ("A Indian", ask),
        ("NA", ask),
        ("N/A", ask),
        ("NO", ask),
        ("no", ask),
        ("NK", ask),
        ("NS", ask),
        ("NR", ask),
        ("ND", ask),
        ("0", ask),
        ("1", ask),
        ("9", ask),
        ("T", ask),
        ("Other", ask),
        ("Any other background", ask),
        ("Klingon", ask),
        ("AAA", ask),
        ("I", ask),
        ("British", ask),
    ] {
        let read = ethnic_origin(&lists.ethnic_origin, value)
            .known()
            .map(|origin| origin.group);
        assert_eq!(read, expected, "ethnic origin {value:?}");
    }
    let Reading::Ask(Some(suggested)) = ethnic_origin(&lists.ethnic_origin, "NA") else {
        panic!("NA is asked")
    };
    assert_eq!(
        suggested.group,
        Group::Unknown,
        "NA usually means no answer, not code N"
    );
    // No row names these codes, only the rule about first characters does: the group is offered and not decided.
    for (value, group) in [("C9", Group::White), ("N1", Group::Bme), ("Z1", Group::Unknown)] {
        let Reading::Ask(Some(suggested)) = ethnic_origin(&lists.ethnic_origin, value) else {
            panic!("{value} is asked")
        };
        assert_eq!(
            suggested.group, group,
            "{value} suggests the group of its first character"
        );
    }
    let known = ethnic_origin(&lists.ethnic_origin, "CP").known().unwrap();
    assert_eq!(known.category, Some('C'), "the first character is the national code");
}

#[test]
fn every_national_category_is_in_its_group() {
    let lists = Lists::built_in().unwrap();
    for first in "ABCDEFGHJKLMNPRSZ".chars() {
        let expected = match first {
            'A'..='C' => Group::White,
            'Z' => Group::Unknown,
            _ => Group::Bme,
        };
        let read = ethnic_origin(&lists.ethnic_origin, &first.to_string()).known();
        assert_eq!(read.map(|origin| origin.group), Some(expected), "category {first}");
        for second in ('A'..='Z').chain('0'..='9') {
            let code = format!("{first}{second}");
            if let Some(read) = ethnic_origin(&lists.ethnic_origin, &code).known() {
                assert_eq!(
                    read.group, expected,
                    "a local second character does not move {code} out of its group"
                );
            }
        }
    }
}

#[test]
fn pay_scales_are_classified() {
    use Band::{
        Band5, Band6, Band7, Band8a, Band8d, Band9, CareerGrade, Consultant, OtherMedical, Trainee, Under1, Vsm,
    };
    use Section::{Clinical, Medical};
    let lists = Lists::built_in().unwrap();
    let (is, ask) = (Reading::Known, Reading::Ask);
    for (value, section, expected) in [
        ("NHS|XR05|Review Body Band 5", Clinical, is(Band5)),
        ("XR05", Clinical, is(Band5)),
        ("NHSXR05", Clinical, is(Band5)),
        ("XN12", Clinical, is(Band9)),
        ("Non Review Body Band 7", Clinical, is(Band7)),
        ("Review Body Band 8 - Range A", Clinical, is(Band8a)),
        ("NHS|XR08|Review Body Band 8 - Range A", Clinical, is(Band8a)),
        ("NHS|XX99|Review Body Band 8 - Range D", Clinical, is(Band8d)),
        ("Band 8a", Clinical, is(Band8a)),
        ("BAND 8A", Clinical, is(Band8a)),
        ("8a", Clinical, is(Band8a)),
        ("8D", Clinical, is(Band8d)),
        ("Band 5", Clinical, is(Band5)),
        ("Band5", Clinical, is(Band5)),
        ("5", Clinical, is(Band5)),
        ("5.0", Clinical, is(Band5)),
        ("AfC Band 7", Clinical, is(Band7)),
        ("AfC 6", Clinical, is(Band6)),
        ("Very Senior Manager", Clinical, is(Vsm)),
        ("VSM", Clinical, is(Vsm)),
        ("NHS|XX99|Very Senior Manager (VSM)", Clinical, is(Vsm)),
        ("Band 9 / VSM", Clinical, ask(Some(Vsm))),
        ("Non VSM", Clinical, ask(Some(Vsm))),
        ("VSM equivalent", Clinical, ask(Some(Vsm))),
        ("Local VSM", Clinical, ask(None)),
        ("NHS|XR08|Review Body Band 8 - Range A", Medical, is(Band8a)),
        ("Band 8 \u{2013} Range A", Clinical, is(Band8a)),
        ("Band 8 Range D", Clinical, is(Band8d)),
        ("AfC: Band 5", Clinical, is(Band5)),
        ("Agenda for Change Band 5", Clinical, is(Band5)),
        ("Agenda for Change 6", Clinical, is(Band6)),
        ("AfC: 8a", Clinical, is(Band8a)),
        ("NON REVIEW BODY BAND 7", Clinical, is(Band7)),
        ("NHS|XN07|Non Review Body Band 7", Clinical, is(Band7)),
        ("nhs xr05", Clinical, ask(None)),
        ("xr05", Clinical, is(Band5)),
        ("XR13", Clinical, ask(None)),
        ("5 ", Clinical, is(Band5)),
        ("5.5", Clinical, ask(None)),
        ("23", Clinical, ask(None)),
        ("0", Clinical, ask(None)),
        ("Band 0", Clinical, ask(None)),
        ("Annex 21", Clinical, ask(None)),
        ("Band 6 Annex 21", Clinical, ask(None)),
        ("Annex 21 - Band 5", Clinical, ask(None)),
        ("Band 2-4", Clinical, ask(None)),
        ("Band 8a-8b", Clinical, ask(None)),
        ("Band 8a/b", Clinical, ask(None)),
        ("Trust Contract", Clinical, ask(None)),
        ("Director", Clinical, ask(None)),
        ("Chief Executive", Clinical, ask(Some(Vsm))),
        ("Non AfC", Clinical, ask(None)),
        ("Non Agenda for Change", Clinical, ask(None)),
        ("Protected Band 7", Clinical, ask(None)),
        ("TUPE Band 4", Clinical, ask(None)),
        ("914BSA7", Clinical, ask(None)),
        ("Staff Nurse Band", Clinical, ask(None)),
        ("Band 8", Clinical, ask(None)),
        ("8", Clinical, ask(None)),
        ("Band 5/6", Clinical, ask(None)),
        ("Band 5 - 6", Clinical, ask(None)),
        ("Band 5 to Band 6", Clinical, ask(None)),
        ("5/6", Clinical, ask(None)),
        ("NHS|XR05|Review Body Band 5/6", Clinical, ask(None)),
        ("Apprentice", Clinical, ask(Some(Under1))),
        ("Apprentice/Band 1", Clinical, ask(None)),
        ("Apprentice Band 2", Clinical, ask(Some(Under1))),
        ("Non AfC band", Clinical, ask(None)),
        ("Non-AfC Band 7", Clinical, ask(None)),
        ("923|LOC7", Clinical, ask(None)),
        ("923LOC Band 7", Clinical, ask(None)),
        ("Ad hoc salary", Clinical, ask(None)),
        ("Spot Salary Band 7", Clinical, ask(None)),
        ("", Clinical, ask(None)),
        ("Executive Director", Clinical, ask(Some(Vsm))),
        ("Non-Executive Director", Clinical, ask(None)),
        ("Director of Finance", Clinical, ask(None)),
        ("Band 10", Clinical, ask(None)),
        ("Medical", Medical, ask(None)),
        ("Medical & Dental", Medical, ask(None)),
        ("Locally Employed Doctor", Medical, ask(None)),
        ("Clinical Fellow", Medical, ask(None)),
        ("Foundation Doctor Year 1", Medical, is(Trainee)),
        ("NHS|MC75|Specialty Doctor (2021)", Medical, is(CareerGrade)),
        ("Consultant Midwife", Clinical, ask(None)),
        ("NHS|YC72|Consultant", Medical, is(Consultant)),
        ("YC72", Medical, is(Consultant)),
        ("YC81", Medical, is(Consultant)),
        ("NHS|YM72|Consultant", Medical, is(Consultant)),
        ("YM72", Medical, ask(Some(Consultant))),
        ("Consultant", Medical, is(Consultant)),
        ("Consultant", Clinical, ask(None)),
        ("Consultant Nurse Band 8a", Clinical, is(Band8a)),
        ("NHS|MN37|Specialty Registrar", Medical, is(Trainee)),
        ("NHS|MT03|Foundation", Medical, is(Trainee)),
        ("MT03", Medical, is(Trainee)),
        ("NHS|MC46|Specialty Doctor", Medical, is(CareerGrade)),
        ("MH03", Medical, is(CareerGrade)),
        ("HCHS doctors - Staff Grade", Medical, is(CareerGrade)),
        ("Associate Specialist", Medical, is(CareerGrade)),
        ("Trust Grade Doctor", Medical, ask(None)),
        ("Salaried GP", Medical, is(OtherMedical)),
        ("NHS|ZZ99|Something else", Clinical, ask(None)),
    ] {
        assert_eq!(
            lists.pay_scale.read(value, section),
            expected,
            "pay scale {value:?} in {}",
            section.key()
        );
    }
    for band in Band::ALL
        .into_iter()
        .filter(|band| !band.is_medical() && !matches!(band, Under1 | Vsm))
    {
        assert_eq!(
            lists.pay_scale.read(band.label(), Clinical),
            is(band),
            "{} by its own name",
            band.label()
        );
    }
}

#[test]
fn words_of_staff_lists_are_classified() {
    let lists = Lists::built_in().unwrap();
    let (count, out) = (Standing::Count, Standing::LeftOut);
    for (value, expected) in [
        ("Permanent", Some(count)),
        ("Fixed Term Temp", Some(count)),
        ("Bank", Some(out(LeftOut::Bank))),
        ("Bank Nurse", Some(out(LeftOut::Bank))),
        ("Honorary", Some(out(LeftOut::Honorary))),
        ("Non-Exec Director/Chair", Some(out(LeftOut::NonExecutive))),
        ("Agency", Some(out(LeftOut::Agency))),
        ("Locum", None),
        ("Permanent and bank", None),
        ("Banking services", None),
    ] {
        assert_eq!(
            lists.assignment_category.read(value).known(),
            expected,
            "assignment category {value}"
        );
    }
    assert_eq!(lists.assignment_category.read("Locum"), Reading::Ask(Some(count)));
    for (value, expected) in [
        ("Active Assignment", Reading::Known(count)),
        ("Acting Up", Reading::Known(count)),
        ("Internal Secondment", Reading::Known(count)),
        ("Maternity", Reading::Ask(Some(count))),
        ("Career Break", Reading::Ask(Some(count))),
        ("Suspend No Pay", Reading::Ask(Some(count))),
        ("Out on External Secondment - Paid", Reading::Ask(Some(count))),
        ("Terminated", Reading::Known(out(LeftOut::Leaver))),
        ("Offer Accepted", Reading::Known(out(LeftOut::StarterAfter))),
    ] {
        assert_eq!(
            lists.assignment_status.read(value),
            expected,
            "assignment status {value}"
        );
    }
    for (value, expected) in [
        ("Medical and Dental", Some(Section::Medical)),
        ("Add Prof Scientific and Technic", Some(Section::Clinical)),
        ("Administrative and Clerical", Some(Section::NonClinical)),
        ("08", Some(Section::NonClinical)),
        ("Nursing and Midwifery Registered|Staff Nurse", Some(Section::Clinical)),
        ("Students", None),
        ("Support to clinical staff", None),
        ("NHS infrastructure support", None),
        ("Professionally qualified clinical staff", None),
    ] {
        assert_eq!(lists.staff_group.read(value).known(), expected, "staff group {value}");
    }
    for (value, expected) in [
        ("01001", Some(Band::SeniorMedicalManager)),
        ("Medical Director", Some(Band::SeniorMedicalManager)),
        ("Clinical Director - Medical", Some(Band::SeniorMedicalManager)),
        ("Associate Medical Director", Some(Band::SeniorMedicalManager)),
        ("Consultant", Some(Band::Consultant)),
        ("Medical and Dental|Medical Director", Some(Band::SeniorMedicalManager)),
        ("01017", None),
        ("Trust Grade Doctor - SHO level", None),
        ("Trust Grade Doctor - Career Grade level", Some(Band::CareerGrade)),
        ("Clinical Fellow", None),
        ("Locally Employed Doctor", None),
        ("Staff Nurse", None),
    ] {
        assert_eq!(lists.job_role.read(value).known(), expected, "job role {value}");
    }
}

#[test]
fn words_of_the_other_sheets_are_classified() {
    let lists = Lists::built_in().unwrap();
    assert_eq!(
        lists.recruitment_stage.read("Offered"),
        Reading::Ask(Some(Stage::Appointed))
    );
    assert_eq!(
        lists.recruitment_stage.read("Offer declined"),
        Reading::Known(Stage::Shortlisted)
    );
    assert_eq!(
        lists.recruitment_stage.read("not shortlisted"),
        Reading::Known(Stage::Applied)
    );
    assert_eq!(
        lists.recruitment_stage.read("Appointed"),
        Reading::Known(Stage::Appointed)
    );
    assert_eq!(
        lists.recruitment_stage.read("Rejected"),
        Reading::Ask(Some(Stage::Applied))
    );
    for (list, value, expected) in [
        (&lists.case_type, "Disciplinary", Some(true)),
        (&lists.case_type, "Grievance", Some(false)),
        (&lists.case_type, "MHPS", None),
        (&lists.case_stage, "Formal investigation", Some(true)),
        (&lists.case_stage, "Informal", Some(false)),
        (&lists.case_stage, "Pre-formal check", Some(false)),
        (&lists.case_stage, "Informal, then formal", None),
        (&lists.case_stage, "Closed", None),
        (&lists.learning, "Mandatory", Some(false)),
        (&lists.learning, "Non-mandatory", Some(true)),
        (&lists.learning, "Stat/Mand", Some(false)),
        (&lists.learning, "Y", None),
        (&lists.attendance, "Attended", Some(true)),
        (&lists.attendance, "Did not attend", Some(false)),
        (&lists.attendance, "Booked", None),
        (&lists.yes_no, "Y", Some(true)),
        (&lists.yes_no, "no", Some(false)),
        (&lists.yes_no, "1", Some(true)),
        (&lists.yes_no, "", None),
        (&lists.overseas, "Overseas", Some(true)),
        (&lists.overseas, "International recruitment", Some(true)),
        (&lists.overseas, "Internationally educated nurse", Some(true)),
        (&lists.overseas, "Not overseas", Some(false)),
        (&lists.overseas, "Non-international", Some(false)),
        (&lists.overseas, "UK", Some(false)),
        (&lists.overseas, "External", None),
        (&lists.overseas, "", None),
        (&lists.board_office, "Non-Executive Director", Some(false)),
        (&lists.board_office, "Executive Director", Some(true)),
        (&lists.board_office, "Chair", Some(false)),
        (&lists.board_office, "Chief Executive", Some(true)),
        (&lists.board_office, "Director of Finance", None),
        (&lists.board_vote, "Voting", Some(true)),
        (&lists.board_vote, "Non-voting", Some(false)),
    ] {
        assert_eq!(list.read(value).known(), expected, "{value}");
    }
}

fn check_every_row<T: Copy + PartialEq + std::fmt::Debug>(name: &str, list: &CodeList<T>) {
    for code in &list.codes {
        assert!(!code.source.is_empty(), "{name}: every row has a source");
        let Pattern::Whole(value) = &code.pattern else { continue };
        let found = list.find(value).map(|found| found.meaning);
        assert_eq!(
            found,
            Some(code.meaning),
            "{name}: an earlier row decides {value:?} otherwise"
        );
    }
}

#[test]
fn every_pay_scale_of_the_list_reads_as_its_row_says() {
    let lists = Lists::built_in().unwrap();
    for scale in &lists.pay_scale.scales {
        let Pattern::Whole(value) = &scale.pattern else {
            continue;
        };
        let read = lists.pay_scale.read(value, Section::Medical);
        match scale.rule {
            BandRule::Is(band) => assert_eq!(read, Reading::Known(band), "{value:?}"),
            BandRule::ByRole => assert_eq!(read, Reading::Ask(None), "{value:?} is left to the job role"),
            BandRule::Ask(suggestion) => assert_eq!(read, Reading::Ask(suggestion), "{value:?}"),
            rule => panic!("{value:?} is a whole value and cannot be {rule:?}"),
        }
    }
}

#[test]
fn no_two_rows_of_a_list_disagree() {
    let lists = Lists::built_in().unwrap();
    check_every_row("ethnic origin", &lists.ethnic_origin);
    check_every_row("job role", &lists.job_role);
    check_every_row("staff group", &lists.staff_group);
    check_every_row("occupation code", &lists.occupation_code);
    check_every_row("assignment category", &lists.assignment_category);
    check_every_row("assignment status", &lists.assignment_status);
    check_every_row("person type", &lists.person_type);
    check_every_row("recruitment stage", &lists.recruitment_stage);
    check_every_row("survey indicator", &lists.survey_indicator);
    check_every_row("recruitment ceiling", &lists.recruitment_ceiling);
    for (name, list) in [
        ("case type", &lists.case_type),
        ("case stage", &lists.case_stage),
        ("learning", &lists.learning),
        ("attendance", &lists.attendance),
        ("yes and no", &lists.yes_no),
        ("overseas", &lists.overseas),
        ("board office", &lists.board_office),
        ("board vote", &lists.board_vote),
    ] {
        check_every_row(name, list);
    }
    let recalled = lists
        .ethnic_origin
        .codes
        .iter()
        .filter(|code| code.confidence == Confidence::Recalled)
        .count();
    assert!(
        recalled > 60,
        "what is known from memory keeps that mark, found {recalled} rows"
    );
}

#[test]
fn a_label_without_its_code_still_names_its_national_category() {
    let list = Lists::built_in().unwrap().ethnic_origin;
    for (value, expected) in [
        ("A", Some('A')),
        ("White - British", Some('A')),
        ("White British", Some('A')),
        ("A White - British", Some('A')),
        ("Asian or Asian British - Indian", Some('H')),
        ("Indian", Some('H')),
        ("African", Some('N')),
        ("White and Asian", Some('F')),
        ("CP", Some('C')),
        // These state a group and leave the category open.
        ("BME", None),
        ("White", None),
        ("Asian", None),
        ("Any other background", None),
        ("Not Stated", Some('Z')),
        ("Prefer not to say", Some('Z')),
        ("Not Known", None),
    ] {
        let category = ethnic_origin(&list, value).known().and_then(|origin| origin.category);
        assert_eq!(category, expected, "the national category of “{value}”");
    }
}
