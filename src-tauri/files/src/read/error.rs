//! What stops reading, in words that say what, where and what to do next. Bad data is not among it: that is a finding.

use super::workbook::MOST_ROWS;

/// Why a file cannot be read at all. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are something other than a spreadsheet.
    #[error("“{file}” is not a spreadsheet: it is {looks_like}. {next}")]
    NotASpreadsheet {
        /// File name.
        file: String,
        /// What the bytes are, in words.
        looks_like: String,
        /// What to do next.
        next: String,
    },
    /// The workbook asks for a password to open.
    #[error("“{file}” is protected with a password. {next}")]
    Encrypted {
        /// File name.
        file: String,
        /// How to take the password off.
        next: String,
    },
    /// The workbook is encrypted for named people by an organisation's rights management.
    #[error(
        "“{file}” is protected by rights management (a sensitivity label that encrypts it), and only the people it names can \
         open it. Open it in Excel, choose a sensitivity label without encryption or File, Info, Protect Workbook, Restrict \
         Access, Unrestricted Access, save a copy, and choose that; or ask the person who made it for such a copy."
    )]
    RightsProtected {
        /// File name.
        file: String,
    },
    /// There is not one byte in the file.
    #[error(
        "“{file}” is empty: there is nothing at all in it. Check that the export finished. If it lies in a cloud folder such as \
         OneDrive, it may not have arrived yet: choose “Always keep on this device” for it in the folder, wait, and choose it \
         again."
    )]
    NoBytes {
        /// File name.
        file: String,
    },
    /// The file breaks off or contradicts itself.
    #[error(
        "“{file}” is damaged or incomplete{place}: {detail}. Copy or download it again; if it opens in Excel, save it there \
         as an Excel workbook (.xlsx) and choose that."
    )]
    Damaged {
        /// File name.
        file: String,
        /// Where, with its own leading space, or empty.
        place: String,
        /// What is wrong.
        detail: String,
    },
    /// The file could not be read from where it lies, whatever is in it.
    #[error(
        "“{file}” could not be read from where it lies: {detail}. Check that the drive or folder is still connected and that \
         nobody else has the file open, and choose it again."
    )]
    Unreachable {
        /// File name.
        file: String,
        /// What the system said.
        detail: String,
    },
    /// There is nothing in the file.
    #[error("“{file}” is empty. Check that the export finished, and choose the file again.")]
    Empty {
        /// File name.
        file: String,
    },
    /// A table has headings and no row below them. Taken in, it would leave the trust with nothing counted.
    #[error(
        "“{file}”{} has headings and no rows below them. Check that the export finished and that no filter was left on, then \
         choose the file again. If there truly were none this year, leave the file out and type 0 in by hand.",
        on_sheet(.sheet)
    )]
    NoRows {
        /// File name.
        file: String,
        /// Sheet name; empty for a text file.
        sheet: String,
    },
    /// No sheet holds a table of a known kind.
    #[error(
        "No table that this program knows was found in “{file}”. Looked at: {looked_at}. {nearest} Check that the file is \
         the export you meant, or say which kind of file it is."
    )]
    NoTable {
        /// File name.
        file: String,
        /// The sheets looked at, each with its size.
        looked_at: String,
        /// The nearest thing to a header row, in a sentence.
        nearest: String,
    },
    /// Training as totals by organisation, from which nobody can be counted.
    #[error(
        "“{file}” holds totals of training (row {row}: how many were required and how many achieved it), not who was trained. \
         Indicator 4 counts people by ethnicity: export the learning records with one row per person and course, and choose that."
    )]
    TrainingTotals {
        /// File name.
        file: String,
        /// Row of the headings.
        row: u32,
    },
    /// A past return without item numbers of which it is not certain what its lines are.
    #[error(
        "“{file}” looks like the results of a past WRES return in words (row {row}), but {why}. A past return can be read in two \
         forms: the sheet of the return with the numbers of its items; or one table of headcounts, not percentages, of one year, with \
         White, BME and Unknown side by side, the bands below one another under “Non-clinical”, “Clinical” and “Medical and dental”, \
         and every line named as the return names it. Put it into one of them and choose it again."
    )]
    ReturnInWords {
        /// File name.
        file: String,
        /// Row of the headings.
        row: u32,
        /// What is not certain, completing a sentence.
        why: String,
    },
    /// The sheet asked for is not there.
    #[error("“{file}” has no sheet called “{sheet}”. It has: {sheets}.")]
    NoSuchSheet {
        /// File name.
        file: String,
        /// The sheet asked for.
        sheet: String,
        /// The sheets there are.
        sheets: String,
    },
    /// Two kinds fit equally well.
    #[error(
        "“{file}” (sheet “{sheet}”) could be {candidates}. Say which kind of file it is: on the import screen, or with --as."
    )]
    KindUnclear {
        /// File name.
        file: String,
        /// Sheet name.
        sheet: String,
        /// The kinds, in words.
        candidates: String,
    },
    /// A survey workbook without the year that is wanted.
    #[error(
        "“{file}” (sheet “{sheet}”) holds survey results of {held}, not of {wanted}. Choose the survey workbook that covers \
         {wanted}, or another collection year."
    )]
    NoSurveyYear {
        /// File name.
        file: String,
        /// Sheet name.
        sheet: String,
        /// The years it holds, in words.
        held: String,
        /// The survey year the collection year needs.
        wanted: u16,
    },
    /// The file says it is larger than anything this program reads.
    #[error(
        "“{file}” is too large to read safely{place}: {detail}. Save only the sheet that is needed in a workbook of its own \
         and choose that."
    )]
    TooLarge {
        /// File name.
        file: String,
        /// Where, with its own leading space, or empty.
        place: String,
        /// What is too large.
        detail: String,
    },
    /// The user stopped reading.
    #[error("Reading “{file}” was cancelled. Nothing was kept.")]
    Cancelled {
        /// File name.
        file: String,
    },
}

impl ReadError {
    /// A workbook of Excel that asks for a password to open.
    pub(crate) fn encrypted(file: &str) -> Self {
        Self::Encrypted {
            file: file.to_owned(),
            next: "Open it in Excel, choose File, Info, Protect Workbook, Encrypt with Password, clear the password, save, and \
                   choose it again."
                .to_owned(),
        }
    }

    /// An OpenDocument spreadsheet that asks for a password to open.
    pub(crate) fn encrypted_ods(file: &str) -> Self {
        Self::Encrypted {
            file: file.to_owned(),
            next: "Open it in LibreOffice, choose File, Save As, take the tick from “Save with password”, save, and choose what was \
                   saved."
                .to_owned(),
        }
    }

    /// A value in a row, from 1, that no sheet has.
    pub(crate) fn beyond(file: &str, sheet: &str, row: u64) -> Self {
        Self::TooLarge {
            file: file.to_owned(),
            place: on_sheet(sheet),
            detail: format!("it has a row {row}, and a sheet ends at row {MOST_ROWS}"),
        }
    }

    /// A failure of the drive or the system, not of the file's content.
    pub(crate) fn unreachable(file: &str, error: &std::io::Error) -> Self {
        Self::Unreachable {
            file: file.to_owned(),
            detail: error.to_string(),
        }
    }
}

/// The sheet as it stands behind a file's name; nothing for a text file, which has none.
fn on_sheet(sheet: &str) -> String {
    if sheet.is_empty() {
        String::new()
    } else {
        format!(" (sheet “{sheet}”)")
    }
}
