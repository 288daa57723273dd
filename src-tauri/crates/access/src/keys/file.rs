//! Reading the file itself.

use std::{fs::File, io::Read, path::Path};

use zeroize::Zeroizing;

use super::{Error, wrong_file};

/// Longest file that is read: 1 MiB. The longest real one, a project download
/// with several credentials, has a few dozen kilobytes.
pub const FILE_LIMIT: usize = 1024 * 1024;

/// Reads a file that may be a key file. The bytes are wiped when dropped.
///
/// # Errors
/// [`Error::Unreadable`] where it is not a regular file or may not be read,
/// [`Error::TooLarge`] above [`FILE_LIMIT`], unless its first bytes tell a kind
/// that is named better; not more than those are read of such a file.
pub fn read_key_file(path: &Path) -> Result<Zeroizing<Vec<u8>>, Error> {
    // A pipe or a device would block on open or never end.
    let about = std::fs::metadata(path).map_err(|_| Error::Unreadable)?;
    if !about.is_file() {
        return Err(Error::Unreadable);
    }
    let limit = u64::try_from(FILE_LIMIT).expect("a megabyte fits");
    let file = File::open(path).map_err(|_| Error::Unreadable)?;
    if about.len() > limit {
        let mut head = Zeroizing::new(vec![0; wrong_file::HEAD]);
        let mut start = file.take(u64::try_from(head.len()).expect("a few kilobytes fit"));
        let read = start.read(&mut head).map_err(|_| Error::Unreadable)?;
        return Err(wrong_file::by_first_bytes(&head[..read]).unwrap_or(Error::TooLarge));
    }
    // One byte of room beyond the length, so that reading never reallocates and
    // leaves a copy; a file that grows meanwhile is cut at the limit.
    let room = usize::try_from(about.len()).unwrap_or(FILE_LIMIT) + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|_| Error::Unreadable)?;
    if bytes.len() > FILE_LIMIT { Err(Error::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_of_sensible_size_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.json");
        std::fs::write(&path, b"{}").unwrap();
        assert_eq!(read_key_file(&path).unwrap().as_slice(), b"{}");
        assert_eq!(read_key_file(folder.path()).unwrap_err(), Error::Unreadable);
        assert_eq!(read_key_file(&folder.path().join("absent")).unwrap_err(), Error::Unreadable);

        std::fs::write(&path, vec![b' '; FILE_LIMIT]).unwrap();
        assert!(read_key_file(&path).is_ok());
        std::fs::write(&path, vec![b' '; FILE_LIMIT + 1]).unwrap();
        assert_eq!(read_key_file(&path).unwrap_err(), Error::TooLarge);
        let picture = [b"\x89PNG\r\n\x1a\n".as_slice(), &vec![0; FILE_LIMIT]].concat();
        std::fs::write(&path, picture).unwrap();
        assert_eq!(read_key_file(&path).unwrap_err(), Error::Document);
    }
}
