//! Recruitment lists that overlap: an application counts once wherever it stands, and where that is not certain the trust is asked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use desk::view::{AnswerView, Decisions, ImportReport};
use support::{Trust, now, on};

impl Trust {
    fn look(&mut self, files: &[PathBuf], said: &[(&str, &str)]) -> ImportReport {
        self.desk.look(2026, files, &decided(said), &mut on).unwrap()
    }

    fn keep(&mut self, files: &[PathBuf], said: &[(&str, &str)]) -> ImportReport {
        self.desk.keep(2026, files, &decided(said), now(), &mut on).unwrap()
    }

    /// Applications shortlisted, and appointed.
    fn counted(&self) -> (u32, u32) {
        let page = self.desk.indicator(2026, 2).unwrap();
        let of = |what: &str| {
            let receipt = page.receipts.iter().find(|receipt| receipt.what.starts_with(what));
            receipt.map_or(0, |receipt| receipt.count)
        };
        (of("Applications shortlisted"), of("Of these, appointed"))
    }
}

fn decided(said: &[(&str, &str)]) -> Decisions {
    let answer = |(file, meaning): &(&str, &str)| AnswerView {
        field: "same_applications".to_owned(),
        value: (*file).to_owned(),
        meaning: (*meaning).to_owned(),
    };
    Decisions {
        answers: said.iter().map(answer).collect(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

fn balances(report: &ImportReport) -> Vec<&str> {
    report.files.iter().map(|file| file.balance.sentence.as_str()).collect()
}

fn says(report: &ImportReport, file: usize, words: &str) -> bool {
    let findings = &report.files[file].findings;
    findings.iter().any(|finding| finding.message.contains(words))
}

const BY_VACANCY: &str = "Vacancy Reference,Application Number,Ethnic Origin,Application Status,Date Shortlisted";
const BY_NUMBER: &str = "Application Number,Ethnic Origin,Application Status,Date Shortlisted";

/// Two exports with May in common, by which time one applicant was appointed.
fn two_exports(trust: &Trust) -> [PathBuf; 2] {
    [
        trust.list(
            "april to may.csv",
            BY_VACANCY,
            &[
                "123-A,77,White - British,Shortlisted,12/04/2025",
                "123-B,78,Indian,Shortlisted,12/05/2025",
                "123-B,79,Chinese,Shortlisted,12/05/2025",
                "123-B,80,Chinese,Applied,",
            ],
        ),
        trust.list(
            "may to june.csv",
            BY_VACANCY,
            &[
                "123-B,78,Indian,Appointed,12/05/2025",
                "123-B,79,Chinese,Shortlisted,12/05/2025",
                "123-B,80,Chinese,Applied,",
                "123-C,77,White - British,Appointed,12/06/2025",
            ],
        ),
    ]
}

#[test]
fn an_application_in_two_exports_counts_once_with_its_furthest_stage() {
    let mut trust = Trust::new();
    let files = two_exports(&trust);
    let look = trust.look(&files, &[]);
    assert!(
        says(
            &look,
            1,
            "3 applications stand in another file or sheet as well; each is counted once"
        ),
        "{look:?}"
    );
    assert_eq!(
        balances(&look),
        ["4 rows read = 2 used + 2 left out", "4 rows read = 2 used + 2 left out"],
        "the furthest stage counts, wherever it stands, and of equals the first"
    );
    assert_eq!(look.files[0].rows.left_out["same_application"], 1);
    assert_eq!(look.files[1].rows.left_out["same_application"], 2);
    let kept = trust.keep(&files, &[]);
    assert!(kept.kept, "{kept:?}");
    assert_eq!(balances(&kept), balances(&look), "keeping counts what looking counted");
    assert_eq!(trust.counted().0, 4, "four people were shortlisted, not six");

    // The other way round gives the same.
    let [first, second] = files.clone();
    let turned = trust.look(&[second, first], &[]);
    let used: u32 = turned.files.iter().map(|file| file.rows.used).sum();
    assert_eq!(used, 4);
    let again = trust.look(&files, &[]);
    assert!(
        again
            .files
            .iter()
            .all(|file| file.held.as_ref().unwrap().nothing_changes),
        "the same files once more change nothing: {:?}",
        again.files.iter().map(|file| &file.held).collect::<Vec<_>>()
    );

    // Without the second file, what it counted counts in the first again.
    let held = trust
        .desk
        .data(2026)
        .unwrap()
        .kinds
        .into_iter()
        .find(|kind| kind.kind == "recruitment")
        .unwrap();
    trust.desk.remove_file(2026, held.files[1].id, now()).unwrap();
    assert_eq!(trust.counted().0, 3);
    let held = trust
        .desk
        .data(2026)
        .unwrap()
        .kinds
        .into_iter()
        .find(|kind| kind.kind == "recruitment")
        .unwrap();
    assert_eq!(held.files[0].used, 3);
    assert_eq!(held.files[0].left_out, ["1 row: not shortlisted"]);
}

#[test]
fn an_application_of_another_group_is_another() {
    let mut trust = Trust::new();
    let files = [
        trust.list(
            "one.csv",
            BY_VACANCY,
            &["123-A,77,White - British,Shortlisted,12/04/2025"],
        ),
        trust.list("two.csv", BY_VACANCY, &["123-A,77,Indian,Shortlisted,12/04/2025"]),
    ];
    let look = trust.look(&files, &[]);
    assert!(
        says(
            &look,
            1,
            "1 application has the vacancy and number of one in another file"
        ),
        "{look:?}"
    );
    let used: Vec<u32> = look.files.iter().map(|file| file.rows.used).collect();
    assert_eq!(used, [1, 1]);
}

#[test]
fn where_only_the_number_is_the_same_the_trust_is_asked() {
    let mut trust = Trust::new();
    let files = [
        trust.list(
            "trac.csv",
            BY_NUMBER,
            &[
                "501,White - British,Shortlisted,12/04/2025",
                "502,Indian,Shortlisted,12/05/2025",
            ],
        ),
        trust.list(
            "trac later.csv",
            BY_NUMBER,
            &[
                "502,Indian,Appointed,12/05/2025",
                "501,White - British,Shortlisted,11/11/2025",
                "503,Indian,Appointed,12/06/2025",
            ],
        ),
    ];
    let look = trust.look(&files, &[]);
    let [asked] = &look.files[1].questions[..] else {
        panic!("{look:?}")
    };
    assert_eq!(
        (asked.field.as_str(), asked.value.as_str(), asked.rows),
        ("same_applications", "trac later.csv", 1),
        "501 was shortlisted on another day, and so is another application"
    );
    assert!(!trust.keep(&files, &[]).kept, "nothing is kept while it is open");
    for (said, used) in [("once", 4), ("each", 5)] {
        let report = trust.look(&files, &[("trac later.csv", said)]);
        assert!(report.files.iter().all(|file| file.questions.is_empty()));
        let sum: u32 = report.files.iter().map(|file| file.rows.used).sum();
        assert_eq!(sum, used, "{said}");
        assert!(
            !says(&report, 0, "match"),
            "the answer is used: {:?}",
            report.files[0].findings
        );
    }
    assert!(trust.keep(&files, &[("trac later.csv", "once")]).kept);
    assert_eq!(trust.counted().0, 4);
}
