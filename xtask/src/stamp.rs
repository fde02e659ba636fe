//! What was done already: files compared by their text, and folders by their times.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Whether `copy` holds the same bytes as `original`; false where either is missing.
pub(crate) fn same(original: &Path, copy: &Path) -> bool {
    match (fs::read(original), fs::read(copy)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Remembers `original` as it is now, for [`same`].
///
/// # Errors
/// A sentence, where it cannot be written.
pub(crate) fn remember(original: &Path, copy: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", copy.display());
    if let Some(folder) = copy.parent() {
        fs::create_dir_all(folder).map_err(told)?;
    }
    fs::copy(original, copy).map_err(told)?;
    Ok(())
}

/// Whether `made` is there and nothing in `sources` (files, or folders with all below them) was changed after it.
pub(crate) fn up_to_date(made: &Path, sources: &[&Path]) -> bool {
    let Ok(made) = fs::metadata(made).and_then(|it| it.modified()) else {
        return false;
    };
    sources
        .iter()
        .filter_map(|source| newest(source))
        .all(|time| time <= made)
}

/// When a file, or anything in a folder, was changed last. Folders count, because taking a file away changes its folder only.
fn newest(path: &Path) -> Option<SystemTime> {
    let about = fs::metadata(path).ok()?;
    let own = about.modified().ok()?;
    if !about.is_dir() {
        return Some(own);
    }
    let below = fs::read_dir(path)
        .ok()?
        .filter_map(Result::ok)
        .filter_map(|entry| newest(&entry.path()))
        .max();
    Some(below.map_or(own, |time| time.max(own)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("wres-xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn what_was_made_before_a_source_changed_is_made_again() {
        let folder = folder("stamp");
        let (source, made) = (folder.join("source"), folder.join("made"));
        assert!(!up_to_date(&made, &[&source]), "what is not there is not up to date");
        fs::write(&source, "a").unwrap();
        fs::write(&made, "b").unwrap();
        let hour = Duration::from_hours(1);
        let now = SystemTime::now();
        fs::File::options()
            .write(true)
            .open(&source)
            .unwrap()
            .set_modified(now - hour)
            .unwrap();
        assert!(up_to_date(&made, &[&source]));
        fs::File::options()
            .write(true)
            .open(&source)
            .unwrap()
            .set_modified(now + hour)
            .unwrap();
        assert!(!up_to_date(&made, &[&source]));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_file_is_the_same_until_its_text_changes() {
        let folder = folder("same");
        let (lock, copy) = (folder.join("lock"), folder.join("kept").join("lock"));
        fs::write(&lock, "one").unwrap();
        assert!(!same(&lock, &copy));
        remember(&lock, &copy).unwrap();
        assert!(same(&lock, &copy));
        fs::write(&lock, "two").unwrap();
        assert!(!same(&lock, &copy));
        fs::remove_dir_all(&folder).unwrap();
    }
}
