//! A file as the parts it is made of: those of a zip archive, or the one that it is.

use std::io::{Cursor, Read, Write};

/// A file in parts, so that one of them can be damaged and the archive stays whole.
#[derive(Clone)]
pub(crate) struct Parts {
    is_archive: bool,
    /// Name and content.
    pub(crate) parts: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// Takes a file apart; what is no whole archive is one part.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        unpacked(bytes).map_or_else(
            || Self {
                is_archive: false,
                parts: vec![(String::new(), bytes.to_vec())],
            },
            |parts| Self {
                is_archive: true,
                parts,
            },
        )
    }

    /// Whether it is an archive.
    pub(crate) fn is_archive(&self) -> bool {
        self.is_archive
    }

    /// The file put together.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        if !self.is_archive {
            return self
                .parts
                .first()
                .map(|(_, content)| content.clone())
                .unwrap_or_default();
        }
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, content) in &self.parts {
            // Two parts of one name cannot be written; the first one stands.
            if writer.start_file(name.as_str(), options).is_ok() {
                writer.write_all(content).unwrap();
            }
        }
        writer.finish().unwrap().into_inner()
    }
}

fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut content = Vec::new();
        entry.take(32 << 20).read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    Some(parts)
}
