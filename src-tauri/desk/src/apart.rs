//! Reading a file in a process of its own, so that whatever a file does to the reader, the program that asked goes on.
//!
//! The process is this same program, started with [`ASKED_BY`] and the file's path. It is asked over its standard input, hands
//! records over on its standard output while it reads, and keeps nothing. Both ends are here, so that they cannot drift apart.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};

use domain::kind::Kind;
use domain::rules::RulePack;
use domain::workforce::Word;
use files::fill::{FillError, Found, Wanted};
use files::read::{
    Answers, Input, PeerReading, PeerSettings, ReadError, Reading, Record, Settings, Shape, Sighting, Source, Taker,
};
use files::reference::Lists;
use files::reference::blanks::BlankLists;
use files::reference::headings::Headings;
use files::reference::peers::PeerLists;
use serde::{Deserialize, Serialize};

/// The argument with which the program is started to read one file.
const ASKED_BY: &str = "--read-one-file";
/// The most memory that reading a file may take, in bytes. A file that needs more is refused; the largest real ones need a
/// twentieth of it.
const MOST_MEMORY: usize = 1536 << 20;
/// The longest message, in bytes: a reading's findings and questions are far shorter.
const LONGEST: u32 = 256 << 20;

/// What is asked of the reading process, beside the path.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) name: String,
    /// The rules in force, which may be of a pack that the trust loaded and the reading process knows nothing of.
    pub(crate) rules: RulePack,
    pub(crate) answers: Answers,
    pub(crate) trust_code: Option<String>,
    pub(crate) kind: Option<Kind>,
    pub(crate) sheet: Option<String>,
    pub(crate) header_row: Option<u32>,
    pub(crate) last: BTreeMap<Kind, Shape>,
}

/// What is asked of the reading process of a table of all trusts, beside the path.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PeerRequest {
    pub(crate) name: String,
    pub(crate) year: Option<u16>,
    pub(crate) answers: BTreeMap<(String, String), String>,
}

impl PeerRequest {
    /// What the reader is to know.
    pub(crate) fn settings<'a>(&'a self, lists: &'a PeerLists) -> PeerSettings<'a> {
        PeerSettings {
            lists,
            year: self.year,
            answers: &self.answers,
        }
    }
}

/// What is asked of the reading process of an official blank, beside the path.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BlankRequest {
    pub(crate) name: String,
    pub(crate) wanted: Wanted,
    /// Whether a filled copy is wanted, and not the match alone.
    pub(crate) is_filled: bool,
}

impl BlankRequest {
    /// The match, and the filled copy where one is wanted.
    pub(crate) fn answered(&self, input: Input<'_>, lists: &BlankLists) -> Result<(Found, Option<Vec<u8>>), FillError> {
        let source = Source {
            name: &self.name,
            input,
        };
        if self.is_filled {
            let (found, copy) = files::fill::fill(&source, &self.wanted, lists)?;
            return Ok((found, Some(copy)));
        }
        Ok((files::fill::look(&source, &self.wanted, lists)?, None))
    }
}

/// One question to the reading process.
#[derive(Debug, Serialize)]
enum Asking<'a> {
    File(&'a Request),
    Peers(&'a PeerRequest),
    Blank(&'a BlankRequest),
}

/// The same as it arrives.
#[derive(Debug, Deserialize)]
enum Asked {
    File(Box<Request>),
    Peers(PeerRequest),
    Blank(Box<BlankRequest>),
}

impl Request {
    /// What the reader is to know.
    pub(crate) fn settings<'a>(&'a self, lists: &'a Lists, headings: &'a Headings) -> Settings<'a> {
        Settings {
            rules: &self.rules,
            lists,
            headings,
            answers: &self.answers,
            trust_code: self.trust_code.as_deref(),
            kind: self.kind,
            sheet: self.sheet.as_deref(),
            header_row: self.header_row,
            last: Some(&self.last),
        }
    }
}

/// What the reading process tells.
#[derive(Debug, Serialize, Deserialize)]
enum Told {
    Rows(u32),
    Word(Word, String),
    Record(Record),
    Part,
    Sighted(Box<Sighting>),
    Done(Box<Reading>),
    Peers(Box<PeerReading>),
    Blank(Box<Found>, Option<Vec<u8>>),
    Refused(String),
    Unclear(String),
}

/// Why there is no reading.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// The file cannot be read, in words.
    Refused(String),
    /// Several kinds fit the file equally well, in words.
    Unclear(String),
    /// Whoever asked broke off.
    Cancelled,
}

impl From<ReadError> for Stopped {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Cancelled { .. } => Self::Cancelled,
            unclear @ ReadError::KindUnclear { .. } => Self::Unclear(unclear.to_string()),
            other => Self::Refused(other.to_string()),
        }
    }
}

/// The reading process that was started, and the two ends to it.
struct Started {
    process: Process,
    /// Held open until the end: the process ends when it is closed, as it is when this one is no more.
    _input: Option<ChildStdin>,
    output: Frames<ChildStdout>,
}

/// Starts a reading process, from a program that calls [`read_if_asked`] first of all, and asks it.
fn start(program: &Path, path: &Path, name: &str, asking: &Asking<'_>) -> Result<Started, Stopped> {
    let failed = |error: &io::Error| {
        Stopped::Refused(format!(
            "“{name}” could not be read: the part of the program that reads files did not start ({error}). Start the program again; if it \
             happens again, a protection program may be stopping it."
        ))
    };
    let mut process = Process(
        Command::new(program)
            .arg(ASKED_BY)
            .arg(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| failed(&error))?,
    );
    let asked = postcard::to_stdvec(asking).map_err(|error| Stopped::Refused(error.to_string()))?;
    let mut input = process.0.stdin.take();
    if let Some(input) = &mut input {
        // A process that ends at once says why below.
        let _ = send(input, &asked).and_then(|()| input.flush());
    }
    let Some(output) = process.0.stdout.take() else {
        return Err(broke_off(&mut process.0, name));
    };
    Ok(Started {
        process,
        _input: input,
        output: Frames::new(output),
    })
}

/// Reads a table of all trusts in a process of its own.
pub(crate) fn read_peers(program: &Path, path: &Path, request: &PeerRequest) -> Result<PeerReading, Stopped> {
    let mut started = start(program, path, &request.name, &Asking::Peers(request))?;
    match started.output.next() {
        Some(Told::Peers(reading)) => Ok(*reading),
        Some(Told::Refused(words)) => Err(Stopped::Refused(words)),
        _ => Err(broke_off(&mut started.process.0, &request.name)),
    }
}

/// Reads an official blank in a process of its own, which also makes the filled copy where one is wanted.
pub(crate) fn read_blank(
    program: &Path,
    path: &Path,
    request: &BlankRequest,
) -> Result<(Found, Option<Vec<u8>>), Stopped> {
    let mut started = start(program, path, &request.name, &Asking::Blank(request))?;
    match started.output.next() {
        Some(Told::Blank(found, copy)) => Ok((*found, copy)),
        Some(Told::Refused(words)) => Err(Stopped::Refused(words)),
        _ => Err(broke_off(&mut started.process.0, &request.name)),
    }
}

/// Reads a file in a process of its own, started from a program that calls [`read_if_asked`] first of all.
pub(crate) fn read(program: &Path, path: &Path, request: &Request, taker: &mut dyn Taker) -> Result<Reading, Stopped> {
    let mut started = start(program, path, &request.name, &Asking::File(request))?;
    loop {
        let flow = match started.output.next() {
            Some(Told::Word(word, text)) => taker.word(word, &text),
            Some(Told::Record(record)) => taker.record(record),
            Some(Told::Rows(read)) => taker.rows(read),
            Some(Told::Part) => taker.part(),
            Some(Told::Sighted(sighting)) => {
                taker.sighted(*sighting);
                ControlFlow::Continue(())
            }
            Some(Told::Done(reading)) => return Ok(*reading),
            Some(Told::Refused(words)) => return Err(Stopped::Refused(words)),
            Some(Told::Unclear(words)) => return Err(Stopped::Unclear(words)),
            Some(Told::Peers(_) | Told::Blank(..)) | None => {
                return Err(broke_off(&mut started.process.0, &request.name));
            }
        };
        if flow.is_break() {
            return Err(Stopped::Cancelled);
        }
    }
}

/// Writes a message behind its length.
fn send(output: &mut impl Write, message: &[u8]) -> io::Result<()> {
    let length = u32::try_from(message.len()).map_err(io::Error::other)?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(message)
}

/// A process that never outlives the one that asked.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Why a process ended without an answer, in words.
fn broke_off(child: &mut Child, name: &str) -> Stopped {
    let _ = child.kill();
    let mut said = String::new();
    if let Some(errors) = child.stderr.take() {
        let _ = errors.take(64 << 10).read_to_string(&mut said);
    }
    Stopped::Refused(if said.contains("memory allocation") {
        format!(
            "“{name}” is too large to read safely: it asks for more memory than any real workbook needs. Save only the sheet that is \
             needed in a workbook of its own and choose that."
        )
    } else if said.contains("panicked") || said.contains("overflowed") {
        format!(
            "“{name}” is damaged: reading it broke off, because a part of it contradicts itself. Copy or download it again; if it \
             opens in Excel, save it there as an Excel workbook (.xlsx) and choose that."
        )
    } else {
        // Nothing was said, so that it was not the file's doing, as far as anybody can tell.
        format!(
            "“{name}” could not be read to its end: the part of the program that reads files was stopped. The computer may be short \
             of memory, or a protection program may have stopped it. Close other programs and choose the file again."
        )
    })
}

/// Messages, each behind its length.
struct Frames<R: Read> {
    output: BufReader<R>,
    frame: Vec<u8>,
}

impl<R: Read> Frames<R> {
    fn new(output: R) -> Self {
        Self {
            output: BufReader::with_capacity(256 << 10, output),
            frame: Vec::new(),
        }
    }

    /// The next message; `None` where the process ended, or what came is no message.
    fn next(&mut self) -> Option<Told> {
        let mut length = [0; 4];
        self.output.read_exact(&mut length).ok()?;
        let length = u32::from_le_bytes(length);
        if length > LONGEST {
            return None;
        }
        self.frame.resize(usize::try_from(length).ok()?, 0);
        self.output.read_exact(&mut self.frame).ok()?;
        postcard::from_bytes(&self.frame).ok()
    }
}

/// Reads one file if the program was started for that, and says with which status to end. To be called before anything else; `limit`
/// is given the most memory that reading may take, in bytes.
pub fn read_if_asked(mut arguments: impl Iterator<Item = OsString>, limit: impl FnOnce(usize)) -> Option<ExitCode> {
    if arguments.nth(1)? != ASKED_BY {
        return None;
    }
    limit(MOST_MEMORY);
    let path = arguments.next()?;
    Some(match answer(Path::new(&path)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

/// Reads the file that is asked for on standard input and tells of it on standard output.
fn answer(path: &Path) -> io::Result<()> {
    let mut length = [0; 4];
    io::stdin().read_exact(&mut length)?;
    let mut asked = Vec::new();
    let length = u64::from(u32::from_le_bytes(length));
    io::stdin().lock().take(length).read_to_end(&mut asked)?;
    let asked: Asked = postcard::from_bytes(&asked).map_err(io::Error::other)?;
    end_with(io::stdin());
    let mut telling = Telling {
        output: BufWriter::with_capacity(256 << 10, io::stdout().lock()),
        frame: Vec::new(),
    };
    let told = match asked {
        Asked::File(request) => answer_file(path, &request, &mut telling)?,
        Asked::Peers(request) => {
            let lists = PeerLists::built_in().map_err(io::Error::other)?;
            let read = open(path, &request.name).and_then(|file| {
                let source = Source {
                    name: &request.name,
                    input: Input::File(&file),
                };
                files::read::peers(&source, &request.settings(&lists))
            });
            match read {
                Ok(reading) => Told::Peers(Box::new(reading)),
                Err(error) => Told::Refused(error.to_string()),
            }
        }
        Asked::Blank(request) => {
            let lists = BlankLists::built_in().map_err(io::Error::other)?;
            let read = open(path, &request.name).map_err(FillError::Read);
            match read.and_then(|file| request.answered(Input::File(&file), &lists)) {
                Ok((found, copy)) => Told::Blank(Box::new(found), copy),
                Err(error) => Told::Refused(error.to_string()),
            }
        }
    };
    telling.tell(&told)?;
    telling.output.flush()
}

fn open(path: &Path, name: &str) -> Result<std::fs::File, ReadError> {
    std::fs::File::open(path).map_err(|error| ReadError::Unreachable {
        file: name.to_owned(),
        detail: error.to_string(),
    })
}

/// Reads a file of the trust's own, its records told as they come, and gives what is told last.
fn answer_file<W: Write>(path: &Path, request: &Request, telling: &mut Telling<W>) -> io::Result<Told> {
    let lists = Lists::built_in().map_err(io::Error::other)?;
    let headings = Headings::built_in().map_err(io::Error::other)?;
    let settings = request.settings(&lists, &headings);
    let read = open(path, &request.name).and_then(|file| {
        let source = Source {
            name: &request.name,
            input: Input::File(&file),
        };
        files::read::read(&source, &settings, telling)
    });
    Ok(match read {
        Ok(reading) => Told::Done(Box::new(reading)),
        Err(unclear @ ReadError::KindUnclear { .. }) => Told::Unclear(unclear.to_string()),
        Err(error) => Told::Refused(error.to_string()),
    })
}

/// Ends this process when nobody holds the other end of its input any more: whoever asked may be gone without a word, and what is
/// read then is for nobody.
fn end_with(mut input: impl Read + Send + 'static) {
    std::thread::spawn(move || {
        let _ = io::copy(&mut input, &mut io::sink());
        std::process::exit(1);
    });
}

/// The telling end.
struct Telling<W: Write> {
    output: BufWriter<W>,
    frame: Vec<u8>,
}

impl<W: Write> Telling<W> {
    fn tell(&mut self, told: &Told) -> io::Result<()> {
        self.frame.clear();
        let frame = std::mem::take(&mut self.frame);
        self.frame = postcard::to_extend(told, frame).map_err(io::Error::other)?;
        send(&mut self.output, &self.frame)
    }

    fn flow(&mut self, told: &Told) -> ControlFlow<()> {
        // Whoever asked has gone when nothing can be told any more.
        match self.tell(told) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

impl<W: Write> Taker for Telling<W> {
    fn sighted(&mut self, sighting: Sighting) {
        // Whoever asked has gone when this cannot be told: the next row finds that out.
        let _ = self.tell(&Told::Sighted(Box::new(sighting)));
    }

    fn rows(&mut self, read: u32) -> ControlFlow<()> {
        let flow = self.flow(&Told::Rows(read));
        if self.output.flush().is_err() {
            return ControlFlow::Break(());
        }
        flow
    }

    fn word(&mut self, word: Word, text: &str) -> ControlFlow<()> {
        self.flow(&Told::Word(word, text.to_owned()))
    }

    fn record(&mut self, record: Record) -> ControlFlow<()> {
        self.flow(&Told::Record(record))
    }

    fn part(&mut self) -> ControlFlow<()> {
        self.flow(&Told::Part)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    /// Takes everything.
    struct Takes;

    impl Taker for Takes {
        fn rows(&mut self, _: u32) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }

        fn word(&mut self, _: Word, _: &str) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }

        fn record(&mut self, _: Record) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }
    }

    fn request() -> Request {
        Request {
            name: "staff.csv".to_owned(),
            rules: files::reference::Reference::built_in().unwrap().rules.remove(0),
            answers: Answers::default(),
            trust_code: None,
            kind: None,
            sheet: None,
            header_row: None,
            last: BTreeMap::new(),
        }
    }

    #[test]
    fn a_reader_that_breaks_off_is_a_refusal_in_words() {
        // This test's own program knows nothing of reading files: asked to, it ends at once and says so on its error output.
        let program = std::env::current_exe().unwrap();
        let stopped = read(&program, Path::new("staff.csv"), &request(), &mut Takes).unwrap_err();
        let Stopped::Refused(words) = stopped else {
            panic!("nobody broke off");
        };
        assert!(
            words.starts_with("“staff.csv” could not be read to its end") && words.contains("choose the file again"),
            "{words}"
        );
    }

    #[test]
    fn a_reader_that_cannot_start_is_a_refusal_in_words() {
        let stopped = read(
            Path::new("no such program"),
            Path::new("staff.csv"),
            &request(),
            &mut Takes,
        )
        .unwrap_err();
        assert!(
            matches!(&stopped, Stopped::Refused(words) if words.contains("did not start")),
            "{stopped:?}"
        );
    }

    #[test]
    fn what_is_told_is_heard() {
        let mut telling = Telling {
            output: BufWriter::new(Vec::new()),
            frame: Vec::new(),
        };
        telling.tell(&Told::Rows(7)).unwrap();
        telling.tell(&Told::Refused("“a” is empty.".to_owned())).unwrap();
        let bytes = telling.output.into_inner().unwrap();
        let mut heard = Frames {
            output: BufReader::new(&bytes[..]),
            frame: Vec::new(),
        };
        assert!(matches!(heard.next(), Some(Told::Rows(7))));
        assert!(matches!(heard.next(), Some(Told::Refused(words)) if words == "“a” is empty."));
        assert!(heard.next().is_none(), "the end is the end");
    }
}
