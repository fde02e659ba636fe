//! What is true of the corpus, as the script that made it says.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

/// The corpus: its files, what each must give, and what the made-up trust answers.
pub(crate) struct Corpus {
    folder: PathBuf,
    everything: Value,
    /// The trust's answers, as TOML.
    pub(crate) answers: String,
}

/// One file of the corpus and what must be so of it.
pub(crate) struct Workbook<'a> {
    /// Where it stands within the corpus.
    pub(crate) path: &'a str,
    facts: &'a Value,
    corpus: &'a Corpus,
}

/// The corpus.
pub(crate) static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks");
    let text = |name: &str| {
        std::fs::read_to_string(folder.join(name))
            .unwrap_or_else(|error| panic!("{name} should be in the corpus: {error}"))
    };
    Corpus {
        everything: serde_json::from_str(&text("truth.json")).unwrap(),
        answers: text("answers.toml"),
        folder,
    }
});

impl Corpus {
    /// Every file, in the order of its path.
    pub(crate) fn workbooks(&self) -> impl Iterator<Item = Workbook<'_>> {
        let files = self.everything["files"].as_object().unwrap();
        files.iter().map(|(path, facts)| Workbook {
            path,
            facts,
            corpus: self,
        })
    }

    /// One file.
    pub(crate) fn workbook(&self, path: &str) -> Workbook<'_> {
        self.workbooks()
            .find(|workbook| workbook.path == path)
            .unwrap_or_else(|| panic!("{path} should be in the corpus"))
    }

    /// The counts of a truth, by its name.
    pub(crate) fn truth(&self, name: &str) -> &Value {
        &self.everything["truths"][name]
    }

    /// The made-up trust's code.
    pub(crate) fn trust(&self) -> &str {
        self.everything["trust"].as_str().unwrap()
    }

    /// The surnames that stand in the staff lists and must never be kept or shown.
    pub(crate) fn surnames(&self) -> impl Iterator<Item = &str> {
        self.everything["surnames"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
    }

    /// Where the corpus is.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl<'a> Workbook<'a> {
    /// The file's name without folders.
    pub(crate) fn name(&self) -> &'a str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.corpus.folder.join(self.path))
            .unwrap_or_else(|error| panic!("{} should be in the corpus: {error}", self.path))
    }

    /// The answers to read it with: the trust's, and those that this file alone needs.
    pub(crate) fn answers(&self) -> String {
        format!("{}{}", self.corpus.answers, self.text("answers").unwrap_or_default())
    }

    /// The words that its refusal must hold, where it cannot be read.
    pub(crate) fn refused(&self) -> Option<Vec<&'a str>> {
        let words = self.facts["refused"].as_array()?;
        Some(words.iter().filter_map(Value::as_str).collect())
    }

    /// What it holds, where its truth is known.
    pub(crate) fn truth(&self) -> Option<&'a Value> {
        self.text("truth").map(|name| self.corpus.truth(name))
    }

    /// How many rows must be read, where that is beyond doubt.
    pub(crate) fn rows(&self) -> Option<u64> {
        self.facts["rows"].as_u64()
    }

    /// A fact that is a text: `kind`, `truth`, `sheet` (which must be the one that is read), `says` (what a finding must say).
    pub(crate) fn text(&self, fact: &str) -> Option<&'a str> {
        self.facts[fact].as_str()
    }
}
