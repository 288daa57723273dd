//! The layer itself: what SQLite calls instead of its own functions for files.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, Once, OnceLock};

use rusqlite::ffi;

use super::{Change, Content, State, disks, locked};

/// An open file of a watched folder; SQLite's own file object follows in memory.
#[repr(C)]
struct File {
    methods: *const ffi::sqlite3_io_methods,
    watched: *mut Watched,
}

struct Watched {
    path: PathBuf,
    state: Arc<Mutex<State>>,
}

/// SQLite's own way to files.
fn base() -> *mut ffi::sqlite3_vfs {
    struct Base(*mut ffi::sqlite3_vfs);
    // SAFETY: SQLite's VFS objects are made to be used from all threads.
    unsafe impl Send for Base {}
    // SAFETY: as above.
    unsafe impl Sync for Base {}
    static BASE: OnceLock<Base> = OnceLock::new();
    // SAFETY: no argument means the default VFS, which lives as long as the program.
    BASE.get_or_init(|| Base(unsafe { ffi::sqlite3_vfs_find(std::ptr::null()) })).0
}

pub(super) fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: `base` is a valid VFS; the copy lives as long as the program.
        unsafe {
            let mut vfs = *base();
            vfs.zName = c"watched".as_ptr();
            vfs.pNext = std::ptr::null_mut();
            vfs.szOsFile += size_of::<File>() as c_int;
            vfs.xOpen = Some(open);
            vfs.xDelete = Some(delete);
            ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 1);
        }
    });
}

/// The file behind a name and its disk, if it is watched: the database and its log.
unsafe fn watched(name: *const c_char) -> Option<(PathBuf, Arc<Mutex<State>>)> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite gives a text that ends with a zero.
    let path = PathBuf::from(unsafe { CStr::from_ptr(name) }.to_str().ok()?);
    let ending = path.extension()?.to_str()?;
    if !matches!(ending, "db" | "db-wal") {
        return None;
    }
    let folder = path.parent()?.canonicalize().ok()?;
    let found = disks().iter().find(|(watched, _)| *watched == folder)?.1.clone();
    Some((path, found))
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite hands over memory of `szOsFile` bytes, which hold ours and the base's.
    unsafe {
        let open = (*base()).xOpen.expect("every VFS opens");
        let Some((path, state)) = watched(name) else {
            return open(base(), name, file, flags, out_flags);
        };
        let own = file.cast::<File>();
        (*own).methods = std::ptr::null();
        let inner = own.add(1).cast::<ffi::sqlite3_file>();
        let code = open(base(), name, inner, flags, out_flags);
        if code != ffi::SQLITE_OK {
            return code;
        }
        locked(&state).files.entry(path.clone()).or_insert_with(|| {
            let synced = std::fs::read(&path).expect("was just opened");
            Content { length: synced.len() as u64, synced, pending: Vec::new() }
        });
        (*own).watched = Box::into_raw(Box::new(Watched { path, state }));
        (*own).methods = &raw const METHODS;
        code
    }
}

unsafe extern "C" fn delete(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    // SAFETY: the arguments are passed on as they came.
    unsafe {
        if let Some((path, state)) = watched(name) {
            let mut state = locked(&state);
            if state.left.is_some() {
                return ffi::SQLITE_IOERR;
            }
            state.files.remove(&path);
        }
        (*base()).xDelete.expect("every VFS deletes")(base(), name, sync_folder)
    }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Without the functions for mapped files: all must be seen.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// The base's file object behind ours.
unsafe fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `open` put it there.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// Hands a call on to the base's file object.
macro_rules! base {
    ($file:ident . $method:ident ( $($argument:expr),* )) => {{
        let inner = inner($file);
        (*(*inner).pMethods).$method.expect("version 2 has it")(inner $(, $argument)*)
    }};
}

/// What is known of an open file.
unsafe fn known<'a>(file: *mut ffi::sqlite3_file) -> &'a Watched {
    // SAFETY: `open` put it there, and only `close` takes it away.
    unsafe { &*(*file.cast::<File>()).watched }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: SQLite closes a file once.
    unsafe {
        drop(Box::from_raw((*file.cast::<File>()).watched));
        base!(file.xClose())
    }
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    into: *mut c_void,
    amount: c_int,
    at: i64,
) -> c_int {
    // SAFETY: `into` has room for `amount` bytes.
    unsafe {
        let Watched { path, state } = known(file);
        let state = locked(state);
        if state.left.is_some() {
            return ffi::SQLITE_IOERR_READ;
        }
        let is_rubbish = state.gives_rubbish && path.extension().is_some_and(|end| end == "db");
        drop(state);
        let code = base!(file.xRead(into, amount, at));
        if is_rubbish && at > 0 {
            into.cast::<u8>().write_bytes(0xA5, usize::try_from(amount).expect("a length"));
        }
        code
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    amount: c_int,
    at: i64,
) -> c_int {
    // SAFETY: `from` holds `amount` bytes.
    unsafe {
        let Watched { path, state } = known(file);
        let mut state = locked(state);
        let code = state.step();
        if code != ffi::SQLITE_OK {
            return code;
        }
        let amount_read = usize::try_from(amount).expect("a length");
        let bytes = std::slice::from_raw_parts(from.cast::<u8>(), amount_read).to_vec();
        let at_byte = u64::try_from(at).expect("an offset");
        let end = at_byte + bytes.len() as u64;
        if !state.fits(path, end) {
            return ffi::SQLITE_FULL;
        }
        let code = base!(file.xWrite(from, amount, at));
        if let Some(content) = state.files.get_mut(path) {
            content.length = content.length.max(end);
            content.pending.push(Change::Write { at: at_byte, bytes });
        }
        code
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    // SAFETY: passed on.
    unsafe {
        let Watched { path, state } = known(file);
        let mut state = locked(state);
        let code = state.step();
        if code != ffi::SQLITE_OK {
            return code;
        }
        let code = base!(file.xTruncate(size));
        if let Some(content) = state.files.get_mut(path) {
            content.length = u64::try_from(size).expect("a length");
            content.pending.push(Change::Cut(content.length));
        }
        code
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: passed on. The base is asked too: the directory is its to sync.
    unsafe {
        let Watched { path, state } = known(file);
        let mut state = locked(state);
        let code = state.step();
        if code != ffi::SQLITE_OK {
            return code;
        }
        let fails = match &mut state.until_sync_fails {
            Some(0) => {
                state.until_sync_fails = None;
                true
            }
            Some(syncs) => {
                *syncs -= 1;
                false
            }
            None => false,
        };
        let Some(content) = state.files.get_mut(path) else { return ffi::SQLITE_OK };
        let pending = std::mem::take(&mut content.pending);
        if fails {
            return ffi::SQLITE_IOERR_FSYNC;
        }
        for change in pending {
            change.apply(&mut content.synced);
        }
        drop(state);
        base!(file.xSync(flags))
    }
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xFileSize(size)) }
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xLock(level)) }
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xUnlock(level)) }
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, found: *mut c_int) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xCheckReservedLock(found)) }
}

unsafe extern "C" fn file_control(
    file: *mut ffi::sqlite3_file,
    operation: c_int,
    argument: *mut c_void,
) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xFileControl(operation, argument)) }
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xSectorSize()) }
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xDeviceCharacteristics()) }
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    mapped: *mut *mut c_void,
) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xShmMap(page, size, extend, mapped)) }
}

unsafe extern "C" fn shm_lock(
    file: *mut ffi::sqlite3_file,
    offset: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xShmLock(offset, count, flags)) }
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: passed on.
    unsafe { base!(file.xShmBarrier()) }
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    // SAFETY: passed on.
    unsafe { base!(file.xShmUnmap(delete)) }
}
