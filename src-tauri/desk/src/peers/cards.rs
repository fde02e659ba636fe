//! Peer cards: writing the trust's own, loading those of others, listing and taking back.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use domain::classify::plain;
use domain::disclosure::Level;
use domain::peers::card;
use files::reference::Reference;
use store::peer_card::{self, PeerCard};
use store::{Books, Store};

use super::card_file::{self, Card, Disclosure, Organisation, Read, Rules, SCHEMA, Value};
use crate::view::{PeerCardView, Written};
use crate::{Desk, DeskError, gather, settings, text};

/// For whom a card is written: whoever gets hold of it.
const LEVEL: Level = Level::Public;
/// The largest file that is taken for a card, in bytes; a card holds a few thousand.
const LARGEST: u64 = 1 << 20;

impl Desk {
    /// The trust's own card as text.
    ///
    /// # Errors
    /// Where the trust has no name, or nothing is held for the year.
    pub fn peer_card(&self, year: u16) -> Result<String, DeskError> {
        own(&self.store, &self.reference, year)
    }

    /// Writes the trust's own card to a file, whole or not at all, and logs it.
    ///
    /// # Errors
    /// As [`Desk::peer_card`], and where the file or the store cannot be written.
    pub fn write_peer_card(&mut self, year: u16, path: &Path, now: NaiveDateTime) -> Result<Written, DeskError> {
        let card = self.peer_card(year)?;
        self.export(Some(year), "Peer card", path, card.as_bytes(), now)
    }

    /// Keeps the cards of others: all of them or none. One of the same organisation and year is replaced. Says in a line for each what
    /// was done.
    ///
    /// # Errors
    /// Where one is no card that can be used, or is the trust's own; where the store cannot be written. Nothing is changed then.
    pub fn load_peer_cards(&mut self, paths: &[PathBuf], now: NaiveDateTime) -> Result<Vec<String>, DeskError> {
        let own = settings::trust(&self.store)?;
        let mut cards = Vec::new();
        for path in paths {
            let (name, text, read) = given(path)?;
            let organisation = &read.card.organisation;
            let is_own = (!own.code.is_empty() && own.code == organisation.code)
                || (!own.name.is_empty() && plain(&own.name) == plain(&organisation.name));
            if is_own {
                return Err(DeskError::PackRefused {
                    file: name,
                    line: None,
                    message: "it is this trust’s own card; its figures are here already".to_owned(),
                });
            }
            cards.push((name, text, read));
        }
        let mut lines = Vec::new();
        self.store.transaction(|tx| {
            for (file_name, text, read) in cards {
                let Organisation { name, .. } = &read.card.organisation;
                let card = PeerCard {
                    organisation: key(&read.card.organisation),
                    year: read.card.year,
                    file_name,
                    text,
                    loaded_at: now,
                };
                let is_replaced = peer_card::put(tx, &card)?;
                let done = if is_replaced { "replaced" } else { "loaded" };
                let line = format!("Card of {name}, {}: {done}.", card.year);
                super::note(tx, now, &line)?;
                lines.push(line);
            }
            Ok::<(), DeskError>(())
        })?;
        Ok(lines)
    }
}

/// By what an organisation is told: its code, else its name.
fn key(organisation: &Organisation) -> String {
    if organisation.code.is_empty() {
        plain(&organisation.name).to_uppercase()
    } else {
        organisation.code.clone()
    }
}

fn given(path: &Path) -> Result<(String, String, Read), DeskError> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let refused = |line: Option<u64>, message: String| DeskError::PackRefused {
        file: name.clone(),
        line,
        message,
    };
    let unreadable = |error: std::io::Error| refused(None, format!("it cannot be read ({error})"));
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(refused(None, "it is too large for a peer card".to_owned()));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| refused(None, "it is not a peer card".to_owned()))?;
    let read = card_file::read(&text).map_err(|(line, message)| refused(line, message))?;
    Ok((name, text, read))
}

pub(super) fn own(books: &Books, reference: &Reference, year: u16) -> Result<String, DeskError> {
    let trust = settings::trust(books)?;
    if trust.name.trim().is_empty() {
        return Err(DeskError::NotReady {
            message: "A card needs the name of the trust.".to_owned(),
            hint: "Give it under Trust and settings, or with “wres set trust.name=…”.".to_owned(),
        });
    }
    let data = gather::year(books, reference, year)?;
    let rule = reference.disclosure.rule(LEVEL);
    let values = card::card(&data.nine, rule, data.rules);
    if values.is_empty() {
        return Err(DeskError::NotReady {
            message: format!("Nothing is held for {year} that a card could show."),
            hint: "Import the data of the year first.".to_owned(),
        });
    }
    let card = Card {
        schema: SCHEMA.to_owned(),
        organisation: Organisation {
            name: trust.name,
            code: trust.code,
            region: trust.region,
            kind: trust.kind,
        },
        year,
        rules: Rules {
            pack: data.rules.name.clone(),
            edition: data.rules.edition.clone(),
        },
        disclosure: Disclosure {
            level: LEVEL.key().to_owned(),
            hides_up_to: rule.hides_up_to(),
        },
        values: values.iter().map(Value::of).collect(),
    };
    let text = serde_json::to_string_pretty(&card).map_err(|error| DeskError::NotReady {
        message: format!("The card could not be written: {error}."),
        hint: String::new(),
    })?;
    Ok(format!("{text}\n"))
}

/// The cards held that can still be read.
pub(super) fn held(books: &Books) -> Result<Vec<(PeerCard, Read)>, DeskError> {
    let cards = peer_card::all(books)?;
    Ok(cards
        .into_iter()
        .filter_map(|card| card_file::read(&card.text).ok().map(|read| (card, read)))
        .collect())
}

pub(super) fn views(books: &Books) -> Result<Vec<PeerCardView>, DeskError> {
    let cards = peer_card::all(books)?;
    Ok(cards
        .into_iter()
        .map(|card| {
            let (name, what) = match card_file::read(&card.text) {
                Ok(read) => {
                    let hidden = read.values.iter().filter(|held| held.is_hidden()).count();
                    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                    let what = format!(
                        "{}, {hidden} of them hidden; counts of 1 to {} are not shown",
                        text::counted(count(read.values.len()), "figure", "figures"),
                        read.card.disclosure.hides_up_to
                    );
                    (read.card.organisation.name, what)
                }
                Err((_, why)) => (card.organisation.clone(), format!("cannot be used any more: {why}")),
            };
            PeerCardView {
                organisation: card.organisation,
                name,
                year: card.year,
                what,
                file: card.file_name,
                loaded: text::moment(card.loaded_at),
            }
        })
        .collect())
}

pub(super) fn remove(store: &mut Store, organisation: &str, year: u16, now: NaiveDateTime) -> Result<(), DeskError> {
    store.transaction(|tx| {
        if !peer_card::remove(tx, organisation, year)? {
            return Err(DeskError::given(
                format!("There is no card of “{organisation}” for {year}."),
                "The list of cards shows the organisations and years.",
            ));
        }
        super::note(tx, now, &format!("Card of {organisation}, {year}: removed."))
    })
}
