//! A disk that can lose its power, run full, fail to sync or give back rubbish.
//!
//! It is a layer (VFS) between SQLite and the files of one data folder; other folders
//! pass it by. It knows which writes were synced. A power cut keeps those and, of the
//! others, each whole, in part, or not at all, in no order: more than a disk does, and
//! what SQLite allows one to do. That replaces a file system of its own below a real
//! process (FUSE), which needs a kernel module and rights that few machines of
//! developers and none of CI's give, and it makes every cut repeatable by its seed.

mod layer;

use std::collections::BTreeMap;
use std::ffi::c_int;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::ffi;
use tokio::sync::watch;

/// Disks write a sector whole or not at all.
const SECTOR: u64 = 512;

/// The disk below one data folder.
pub(crate) struct Disk {
    folder: PathBuf,
    state: Arc<Mutex<State>>,
    off: watch::Receiver<bool>,
}

struct State {
    files: BTreeMap<PathBuf, Content>,
    /// Decides what of the unsynced writes is kept.
    chance: Chance,
    /// Writes and syncs until the power is cut.
    until_cut: Option<u64>,
    /// What a program finds after the cut, by file name.
    left: Option<BTreeMap<PathBuf, Vec<u8>>>,
    off: watch::Sender<bool>,
    /// Bytes for all files together.
    room: Option<u64>,
    refused: u32,
    /// Syncs until one fails.
    until_sync_fails: Option<u32>,
    gives_rubbish: bool,
}

/// A file as it is on the disk for sure, and what came after.
struct Content {
    synced: Vec<u8>,
    pending: Vec<Change>,
    length: u64,
}

enum Change {
    Write { at: u64, bytes: Vec<u8> },
    Cut(u64),
}

impl Change {
    fn apply(&self, file: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes } => {
                let at = usize::try_from(*at).expect("a small file");
                file.resize(file.len().max(at + bytes.len()), 0);
                file[at..at + bytes.len()].copy_from_slice(bytes);
            }
            Self::Cut(length) => file.truncate(usize::try_from(*length).expect("a small file")),
        }
    }
}

impl Disk {
    /// Stands below `folder` from now on, which no program uses yet.
    pub(crate) fn below(folder: &Path, seed: u64) -> Self {
        layer::register();
        let folder = folder.canonicalize().expect("the folder");
        let (off, is_off) = watch::channel(false);
        let state = Arc::new(Mutex::new(State {
            files: BTreeMap::new(),
            chance: Chance(seed),
            until_cut: None,
            left: None,
            off,
            room: None,
            refused: 0,
            until_sync_fails: None,
            gives_rubbish: false,
        }));
        disks().push((folder.clone(), Arc::clone(&state)));
        Self { folder, state, off: is_off }
    }

    /// Cuts the power after so many writes and syncs.
    pub(crate) fn cut_after(&self, steps: u64) {
        self.state().until_cut = Some(steps);
    }

    /// Cuts the power now, if it is still there.
    pub(crate) fn cut(&self) {
        self.state().cut();
    }

    /// Returns when the power is cut.
    pub(crate) async fn is_off(&self) {
        let mut off = self.off.clone();
        off.wait_for(|off| *off).await.expect("the disk is there");
    }

    /// Writes what was left after the cut into another folder.
    pub(crate) fn leave_to(&self, folder: &Path) {
        let state = self.state();
        for (file, bytes) in state.left.as_ref().expect("the power was cut") {
            let name = file.file_name().expect("a name");
            std::fs::write(folder.join(name), bytes).expect("writes");
        }
    }

    /// Leaves this many bytes for the files to grow, or any number.
    pub(crate) fn leave_room(&self, bytes: Option<u64>) {
        let mut state = self.state();
        let length: u64 = state.files.values().map(|file| file.length).sum();
        state.room = bytes.map(|bytes| length + bytes);
    }

    /// How many writes did not fit.
    pub(crate) fn refused(&self) -> u32 {
        self.state().refused
    }

    /// Lets the sync after so many fail, once. What it should have brought to the disk
    /// never gets there, and later syncs succeed: as Linux does it.
    pub(crate) fn fail_sync_after(&self, syncs: u32) {
        self.state().until_sync_fails = Some(syncs);
    }

    /// Whether that sync has failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.state().until_sync_fails.is_none()
    }

    /// Whether whoever reads from the database file gets rubbish.
    pub(crate) fn give_rubbish(&self, rubbish: bool) {
        self.state().gives_rubbish = rubbish;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        disks().retain(|(folder, _)| *folder != self.folder);
    }
}

impl State {
    /// What becomes of the next write or sync.
    fn step(&mut self) -> c_int {
        match &mut self.until_cut {
            Some(0) => self.cut(),
            Some(steps) => *steps -= 1,
            None => {}
        }
        if self.left.is_some() { ffi::SQLITE_IOERR } else { ffi::SQLITE_OK }
    }

    fn cut(&mut self) {
        if self.left.is_some() {
            return;
        }
        let mut left = BTreeMap::new();
        for (path, content) in &self.files {
            let mut file = content.synced.clone();
            for change in &content.pending {
                match (change, self.chance.below(4)) {
                    (_, 0 | 1) => change.apply(&mut file),
                    (Change::Write { at, bytes }, 2) => {
                        // In part: up to the end of some sector.
                        let sectors = (at % SECTOR + bytes.len() as u64).div_ceil(SECTOR);
                        let end = self.chance.below(sectors + 1) * SECTOR;
                        let kept = end.saturating_sub(at % SECTOR).min(bytes.len() as u64);
                        let kept = usize::try_from(kept).expect("a small file");
                        Change::Write { at: *at, bytes: bytes[..kept].to_vec() }.apply(&mut file);
                    }
                    _ => {}
                }
            }
            left.insert(path.clone(), file);
        }
        self.left = Some(left);
        self.off.send_replace(true);
    }

    /// Whether a file may grow to this length.
    fn fits(&mut self, path: &Path, length: u64) -> bool {
        let Some(room) = self.room else { return true };
        let (mut others, mut own) = (0, 0);
        for (file, content) in &self.files {
            let sum = if file == path { &mut own } else { &mut others };
            *sum += content.length;
        }
        let fits = length <= own || others + length <= room;
        self.refused += u32::from(!fits);
        fits
    }
}

/// Numbers that look like chance and are the same for the same seed (SplitMix64).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    /// Some number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}

type Disks = Vec<(PathBuf, Arc<Mutex<State>>)>;

fn disks() -> MutexGuard<'static, Disks> {
    static DISKS: Mutex<Disks> = Mutex::new(Vec::new());
    locked(&DISKS)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
