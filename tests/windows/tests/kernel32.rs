//! Calls each function in the specification's list, with success and errors, and compares it with that of windows-sys
//! for the same input: the result and `GetLastError`.
#![cfg(windows)]

use core::{ffi::c_void, ptr::null_mut};
use std::{env, fs, path::PathBuf, process::Command, thread, time::Duration};

use sysdecl::windows::{
    CREATE_ALWAYS, CREATE_NEW, CriticalSection, FileTime, GENERIC_READ, GENERIC_WRITE, Handle,
    INVALID_HANDLE_VALUE, MEM_COMMIT, MEM_RELEASE, MEM_RESERVE, OPEN_EXISTING, PAGE_NOACCESS,
    PAGE_READONLY, PAGE_READWRITE, STD_ERROR_HANDLE, STD_INPUT_HANDLE, STD_OUTPUT_HANDLE,
    ThreadStart, U16CStr, WAIT_FAILED, WAIT_OBJECT_0, WAIT_TIMEOUT, Win32Error, encode, kernel32,
    w,
};
use sysdecl_tests_windows::theirs;

/// The result of a call, and the last error after it.
type Answer<T> = (T, u32);

fn after<T>(run: impl FnOnce() -> T) -> Answer<T> {
    // SAFETY: the function only sets the last error of this thread.
    unsafe { theirs::SetLastError(0xdead) };
    let result = run();
    // SAFETY: the function only reads the last error of this thread.
    (result, unsafe { theirs::GetLastError() })
}

/// Calls our function and then that of windows-sys with the same arguments, and returns both results.
macro_rules! both {
    ($name:ident($($argument:expr),* $(,)?)) => {(
        // SAFETY: the test passes valid arguments.
        #[allow(unused_unsafe)]
        after(|| unsafe { kernel32::$name($(($argument) as _),*) }),
        // SAFETY: as above.
        after(|| unsafe { theirs::$name($(($argument) as _),*) }),
    )};
}

/// The same for results that must be equal; returns one of them.
macro_rules! same {
    ($name:ident($($argument:tt)*)) => {{
        let (ours, theirs) = both!($name($($argument)*));
        assert_eq!(ours, theirs, stringify!($name));
        ours
    }};
}

/// Whether a `BOOL` indicates success, which is any nonzero value.
fn succeeded(answer: Answer<i32>) -> bool {
    answer.0 != 0
}

fn failure(error: Win32Error) -> Answer<i32> {
    (0, error.code())
}

/// A temporary file for one test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("sysdecl-{}-{name}", std::process::id()));
        let _ = fs::remove_file(&path);
        Self(path)
    }

    fn name<'a>(&self, buffer: &'a mut [u16; 512]) -> U16CStr<'a> {
        encode(self.0.to_str().expect("a name in Unicode"), buffer).expect("a short name")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn open(name: U16CStr<'_>, access: u32, disposition: u32) -> (Answer<Handle>, Answer<Handle>) {
    both!(CreateFileW(
        name.as_ptr(),
        access,
        7,
        null_mut::<c_void>(),
        disposition,
        0x80,
        null_mut::<c_void>()
    ))
}

#[test]
fn files() {
    let (scratch, mut buffer) = (Scratch::new("files"), [0; 512]);
    let name = scratch.name(&mut buffer);

    // CreateFileW: a new file, an existing file, a missing folder.
    let (made, again) = open(name, GENERIC_READ | GENERIC_WRITE, CREATE_NEW);
    assert_ne!(made.0, INVALID_HANDLE_VALUE);
    assert_eq!(again, (INVALID_HANDLE_VALUE, Win32Error::ERROR_FILE_EXISTS.code()));
    let (ours, theirs) = open(name, GENERIC_READ, CREATE_NEW);
    assert_eq!(ours, theirs);
    let (ours, theirs) = open(w!("C:\\no such folder\\file"), GENERIC_READ, OPEN_EXISTING);
    assert_eq!((ours, ours.1), (theirs, Win32Error::ERROR_PATH_NOT_FOUND.code()));
    let (ours, theirs) = open(w!("C:\\no such file"), GENERIC_READ, OPEN_EXISTING);
    assert_eq!((ours, ours.1), (theirs, Win32Error::ERROR_FILE_NOT_FOUND.code()));
    let file = made.0;

    // WriteFile: both write the same text.
    let (text, mut written) = (b"twelve bytes", [0_u32; 2]);
    let mut counts = written.iter_mut();
    let mut count = || counts.next().map_or(null_mut(), core::ptr::from_mut);
    let (ours, theirs) =
        both!(WriteFile(file, text.as_ptr(), text.len() as u32, count(), null_mut::<c_void>()));
    assert!(succeeded(ours) && succeeded(theirs));
    assert_eq!(written, [12, 12]);
    assert_eq!(fs::read(&scratch.0).expect("the file"), b"twelve bytestwelve bytes");
    let mut ignored = 0_u32;
    let refused = same!(WriteFile(
        INVALID_HANDLE_VALUE,
        text.as_ptr(),
        1,
        &raw mut ignored,
        null_mut::<c_void>()
    ));
    assert_eq!(refused, failure(Win32Error::ERROR_INVALID_HANDLE));

    // GetFileSizeEx, SetFilePointerEx.
    let mut size = 0_i64;
    assert!(succeeded(same!(GetFileSizeEx(file, &raw mut size))) && size == 24);
    assert_eq!(
        same!(GetFileSizeEx(null_mut::<c_void>(), &raw mut size)),
        failure(Win32Error::ERROR_INVALID_HANDLE)
    );
    assert!(succeeded(same!(SetFilePointerEx(file, 0, null_mut::<i64>(), 0))));
    assert_eq!(
        same!(SetFilePointerEx(file, -1, null_mut::<i64>(), 0)),
        failure(Win32Error::ERROR_NEGATIVE_SEEK)
    );
    assert!(succeeded(same!(FlushFileBuffers(file))));

    // ReadFile: our call reads the first half, the other the second; at the end both read nothing.
    let (mut read, mut bytes) = (0_u32, [0_u8; 16]);
    let mut next = || {
        let (ours, theirs) =
            both!(ReadFile(file, bytes.as_mut_ptr(), 12, &raw mut read, null_mut::<c_void>()));
        assert!(succeeded(ours) && succeeded(theirs));
        (read, bytes)
    };
    assert_eq!(next(), (12, *b"twelve bytes\0\0\0\0"));
    assert_eq!(next().0, 0);
    let write_only = open(name, GENERIC_WRITE, OPEN_EXISTING).0.0;
    assert_eq!(
        same!(ReadFile(write_only, bytes.as_mut_ptr(), 12, &raw mut read, null_mut::<c_void>())),
        failure(Win32Error::ERROR_ACCESS_DENIED)
    );

    // CloseHandle: our call closes the handle, so the other one fails.
    let (ours, theirs) = both!(CloseHandle(file));
    assert!(succeeded(ours));
    assert_eq!(theirs, failure(Win32Error::ERROR_INVALID_HANDLE));
    assert_eq!(same!(CloseHandle(file)), theirs);
    assert!(succeeded(both!(CloseHandle(write_only)).0));

    // CREATE_ALWAYS sets the last error if the file existed, but succeeds.
    let (ours, theirs) = open(name, GENERIC_READ, CREATE_ALWAYS);
    assert_eq!((ours.1, theirs.1), (Win32Error::ERROR_ALREADY_EXISTS.code(), ours.1));
    for handle in [ours.0, theirs.0] {
        // SAFETY: the handle is open and has no other owner.
        assert_ne!(unsafe { kernel32::CloseHandle(handle) }, 0);
    }
}

#[test]
fn memory() {
    let (null, page) = (null_mut::<c_void>(), 4096);

    // VirtualAlloc: two blocks, and one that is too large.
    let (ours, theirs) = both!(VirtualAlloc(null, page, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE));
    assert!(!ours.0.is_null() && !theirs.0.is_null() && ours.0 != theirs.0);
    let refused = same!(VirtualAlloc(null, usize::MAX / 2, MEM_RESERVE, PAGE_READWRITE));
    assert!(refused.0.is_null() && refused.1 != 0xdead);
    let refused = same!(VirtualAlloc(null, page, MEM_RESERVE | MEM_COMMIT, 0));
    assert_eq!(refused, (null, Win32Error::ERROR_INVALID_PARAMETER.code()));
    // SAFETY: the page was committed for reading and writing.
    unsafe {
        ours.0.cast::<u64>().write(0x0123_4567_89ab_cdef);
        assert_eq!(ours.0.cast::<u64>().read(), 0x0123_4567_89ab_cdef);
    }

    // VirtualProtect: our call makes the page read-only, the other one returns that as the old protection.
    let mut old = 0_u32;
    let (first, second) = (
        // SAFETY: the page belongs to this test, and is not written from now on.
        after(|| unsafe { kernel32::VirtualProtect(ours.0, page, PAGE_READONLY, &raw mut old) }),
        old,
    );
    assert!(succeeded(first) && second == PAGE_READWRITE);
    // SAFETY: as above.
    let first =
        after(|| unsafe { theirs::VirtualProtect(ours.0, page, PAGE_NOACCESS, &raw mut old) });
    assert!(succeeded(first) && old == PAGE_READONLY);
    let refused = same!(VirtualProtect(null, page, PAGE_READONLY, &raw mut old));
    assert_eq!(refused.0, 0);

    // VirtualFree: MEM_RELEASE with a size is rejected.
    let refused = same!(VirtualFree(ours.0, page, MEM_RELEASE));
    assert_eq!(refused, failure(Win32Error::ERROR_INVALID_PARAMETER));
    for block in [ours.0, theirs.0] {
        let (first, second) = both!(VirtualFree(block, 0, MEM_RELEASE));
        assert!(succeeded(first) && !succeeded(second));
    }
    assert_eq!(same!(VirtualFree(ours.0, 0, MEM_RELEASE)).0, 0);
}

#[test]
fn who_we_are() {
    assert_eq!(same!(GetCurrentProcess()).0.addr(), usize::MAX);
    assert_eq!(same!(GetCurrentThread()).0.addr(), usize::MAX - 1);
    assert_eq!(same!(GetCurrentProcessId()).0, std::process::id());
    let here = same!(GetCurrentThreadId()).0;
    let there = thread::spawn(|| same!(GetCurrentThreadId()).0).join().expect("the thread");
    assert!(here != 0 && here != there);
}

/// Exits the process through the function that the environment names; otherwise checks the status of such a process.
#[test]
fn exit_process() {
    const WHICH: &str = "SYSDECL_TEST_EXIT";
    match env::var(WHICH).as_deref() {
        Ok("ours") => kernel32::ExitProcess(0x1234_5678),
        // SAFETY: no other code depends on this process.
        Ok("theirs") => unsafe { theirs::ExitProcess(0x1234_5678) },
        _ => {}
    }
    for which in ["ours", "theirs"] {
        let mut command = Command::new(env::current_exe().expect("this program"));
        let status =
            command.args(["--exact", "exit_process", "--nocapture"]).env(WHICH, which).status();
        assert_eq!(status.expect("a child").code(), Some(0x1234_5678), "{which}");
    }
}

unsafe extern "system" fn ends_by_ours(code: *mut c_void) -> u32 {
    // SAFETY: the thread was created by the system, and owns nothing.
    unsafe { kernel32::ExitThread(u32::try_from(code.addr()).unwrap_or(0)) }
}

unsafe extern "system" fn ends_by_theirs(code: *mut c_void) -> u32 {
    // SAFETY: as above.
    unsafe { theirs::ExitThread(u32::try_from(code.addr()).unwrap_or(0)) }
}

unsafe extern "system" fn returns(code: *mut c_void) -> u32 {
    u32::try_from(code.addr()).unwrap_or(0)
}

#[test]
fn threads() {
    for start in [ends_by_ours as ThreadStart, ends_by_theirs, returns] {
        let parameter = core::ptr::without_provenance_mut::<c_void>(0xabcd_ef01);
        let mut numbers = [0_u32; 2];
        let [first, second] = &mut numbers;
        // SAFETY: the functions get valid arguments.
        let (ours, theirs) = unsafe {
            (
                after(|| kernel32::CreateThread(null_mut(), 0, Some(start), parameter, 0, first)),
                after(|| theirs::CreateThread(null_mut(), 0, Some(start), parameter, 0, second)),
            )
        };
        for handle in [ours.0, theirs.0] {
            assert!(!handle.is_null());
            assert_eq!(same!(WaitForSingleObject(handle, 10_000)).0, WAIT_OBJECT_0);
            let mut code = 0_u32;
            assert!(succeeded(same!(GetExitCodeThread(handle, &raw mut code))));
            assert_eq!(code, 0xabcd_ef01);
            assert!(succeeded(both!(CloseHandle(handle)).0));
        }
        assert!(numbers[0] != 0 && numbers[1] != 0 && numbers[0] != numbers[1]);
    }

    // The stack size is too large.
    // SAFETY: as above.
    let (ours, theirs) = unsafe {
        (
            after(|| {
                kernel32::CreateThread(
                    null_mut(),
                    usize::MAX / 2,
                    Some(returns),
                    null_mut(),
                    0x1_0000,
                    null_mut(),
                )
            }),
            after(|| {
                theirs::CreateThread(
                    null_mut(),
                    usize::MAX / 2,
                    Some(returns),
                    null_mut(),
                    0x1_0000,
                    null_mut(),
                )
            }),
        )
    };
    assert!(ours.0.is_null() && ours == theirs, "{ours:?} {theirs:?}");

    // WaitForSingleObject: not a waitable object.
    assert_eq!(
        same!(WaitForSingleObject(null_mut::<c_void>(), 0)),
        (WAIT_FAILED, Win32Error::ERROR_INVALID_HANDLE.code())
    );
}

#[test]
fn events() {
    let null = null_mut::<c_void>();
    let name = encode(&format!("sysdecl-event-{}", std::process::id()), &mut [0; 64])
        .expect("a short name")
        .to_units_with_nul()
        .to_vec();

    // CreateEventW: our call creates the event, the other one opens the same event.
    let (ours, theirs) = both!(CreateEventW(null, 1, 0, name.as_ptr()));
    assert!(!ours.0.is_null() && !theirs.0.is_null());
    assert_eq!((ours.1, theirs.1), (0, Win32Error::ERROR_ALREADY_EXISTS.code()));
    assert_eq!(same!(WaitForSingleObject(ours.0, 0)).0, WAIT_TIMEOUT);
    // SetEvent, ResetEvent.
    assert!(succeeded(same!(SetEvent(theirs.0))));
    assert_eq!(same!(WaitForSingleObject(ours.0, 0)).0, WAIT_OBJECT_0);
    let both_of_them = [ours.0, theirs.0];
    assert_eq!(same!(WaitForMultipleObjects(2, both_of_them.as_ptr(), 1, 0)).0, WAIT_OBJECT_0);
    assert!(succeeded(same!(ResetEvent(ours.0))));
    assert_eq!(same!(WaitForSingleObject(theirs.0, 1)).0, WAIT_TIMEOUT);
    assert_eq!(same!(WaitForMultipleObjects(2, both_of_them.as_ptr(), 0, 0)).0, WAIT_TIMEOUT);

    let refused = failure(Win32Error::ERROR_INVALID_HANDLE);
    assert_eq!(same!(SetEvent(null)), refused);
    assert_eq!(same!(ResetEvent(null)), refused);
    // The name of an object that is not an event.
    let mutex = name.iter().copied().map(|unit| if unit == u16::from(b'e') { 0x6d } else { unit });
    let mutex: Vec<u16> = mutex.collect();
    // SAFETY: the name is NUL-terminated.
    let held = unsafe { theirs::CreateMutexW(core::ptr::null(), 0, mutex.as_ptr()) };
    assert!(!held.is_null());
    assert_eq!(same!(CreateEventW(null, 0, 0, mutex.as_ptr())), (null, refused.1));
    for handle in [ours.0, theirs.0, held] {
        assert!(succeeded(both!(CloseHandle(handle)).0));
    }
}

#[test]
fn critical_sections() {
    static SECTION: Shared<CriticalSection> =
        Shared(core::cell::UnsafeCell::new(CriticalSection::uninit()));
    static COUNT: Shared<u32> = Shared(core::cell::UnsafeCell::new(0));
    struct Shared<T>(core::cell::UnsafeCell<T>);
    // SAFETY: the data is only accessed while the section is entered.
    unsafe impl<T> Sync for Shared<T> {}

    let section = SECTION.0.get();
    // SAFETY: the section is never freed, and is entered before it is left. Both structs have the same layout.
    unsafe {
        kernel32::InitializeCriticalSection(section);
        // The section is recursive.
        kernel32::EnterCriticalSection(section);
        theirs::EnterCriticalSection(section.cast());
        kernel32::LeaveCriticalSection(section);
        theirs::LeaveCriticalSection(section.cast());
    }
    let workers: Vec<_> = (0..4)
        .map(|worker| {
            thread::spawn(move || {
                for _ in 0..10_000 {
                    let section = SECTION.0.get();
                    // SAFETY: as above.
                    unsafe {
                        if worker % 2 == 0 {
                            kernel32::EnterCriticalSection(section);
                        } else {
                            theirs::EnterCriticalSection(section.cast());
                        }
                        *COUNT.0.get() += 1;
                        if worker < 2 {
                            kernel32::LeaveCriticalSection(section);
                        } else {
                            theirs::LeaveCriticalSection(section.cast());
                        }
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("a worker");
    }
    // SAFETY: no thread uses the section any more.
    unsafe {
        assert_eq!(*COUNT.0.get(), 40_000);
        kernel32::DeleteCriticalSection(section);
        theirs::InitializeCriticalSection(section.cast());
        theirs::DeleteCriticalSection(section.cast());
    }
}

#[test]
fn time() {
    let (mut ours, mut theirs) = (FileTime::default(), theirs::FILETIME::default());
    // SAFETY: each call writes one value.
    unsafe {
        kernel32::GetSystemTimeAsFileTime(&raw mut ours);
        theirs::GetSystemTimeAsFileTime(&raw mut theirs);
    }
    let after = u64::from(theirs.dwHighDateTime) << 32 | u64::from(theirs.dwLowDateTime);
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("now");
    assert!(ours.ticks() <= after && after - ours.ticks() < 50_000_000);
    let ours = (ours.ticks() - FileTime::UNIX_EPOCH.ticks()) / 10_000_000;
    assert!(since.as_secs().abs_diff(ours) < 60);

    let (mut before, mut after_it, mut frequency) = (0_i64, 0_i64, 0_i64);
    assert!(succeeded(same!(QueryPerformanceFrequency(&raw mut frequency))) && frequency > 0);
    // SAFETY: each call writes one value.
    unsafe {
        assert_ne!(kernel32::QueryPerformanceCounter(&raw mut before), 0);
        // Sleep.
        kernel32::Sleep(30);
        theirs::Sleep(30);
        assert_ne!(theirs::QueryPerformanceCounter(&raw mut after_it), 0);
    }
    let elapsed = Duration::from_secs_f64((after_it - before) as f64 / frequency as f64);
    assert!(elapsed >= Duration::from_millis(55), "{elapsed:?}");
    assert!(kernel32::GetTickCount64().abs_diff(unsafe { theirs::GetTickCount64() }) < 5000);
}

#[test]
fn console() {
    for which in [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE] {
        assert_ne!(same!(GetStdHandle(which)).0, INVALID_HANDLE_VALUE);
    }
    let refused = same!(GetStdHandle(12));
    assert_eq!(refused, (INVALID_HANDLE_VALUE, Win32Error::ERROR_INVALID_HANDLE.code()));

    // WriteConsoleW: a file is not a console.
    let (text, mut written, null) = (w!("Grüße\r\n"), 0_u32, null_mut::<c_void>());
    let (scratch, mut buffer) = (Scratch::new("console"), [0; 512]);
    let file = open(scratch.name(&mut buffer), GENERIC_WRITE, CREATE_NEW).0.0;
    let refused = same!(WriteConsoleW(file, text.as_ptr(), 7, &raw mut written, null));
    assert_eq!(refused, failure(Win32Error::ERROR_INVALID_HANDLE));
    assert!(succeeded(both!(CloseHandle(file)).0));

    // Allocates a console, if the process has none.
    // SAFETY: the call takes no arguments, and the test does not depend on its console.
    unsafe { theirs::AllocConsole() };
    let (ours, theirs) = open(w!("CONOUT$"), GENERIC_READ | GENERIC_WRITE, OPEN_EXISTING);
    assert!(
        ours.0 != INVALID_HANDLE_VALUE && theirs.0 != INVALID_HANDLE_VALUE,
        "no console: {ours:?}"
    );
    let answer = same!(WriteConsoleW(ours.0, text.as_ptr(), 7, &raw mut written, null));
    assert!(succeeded(answer) && written == 7);
    for handle in [ours.0, theirs.0] {
        assert!(succeeded(both!(CloseHandle(handle)).0));
    }
}

#[test]
fn last_error() {
    for code in [0, 5, 0xffff_ffff] {
        kernel32::SetLastError(code);
        // SAFETY: the function only reads the last error of this thread.
        assert_eq!((unsafe { theirs::GetLastError() }, kernel32::GetLastError()), (code, code));
        // SAFETY: the function only sets the last error of this thread.
        unsafe { theirs::SetLastError(code ^ 1) };
        assert_eq!((kernel32::GetLastError(), Win32Error::last().code()), (code ^ 1, code ^ 1));
    }
    let other = thread::spawn(|| {
        kernel32::SetLastError(7);
        kernel32::GetLastError()
    });
    kernel32::SetLastError(8);
    assert_eq!((other.join().expect("the thread"), kernel32::GetLastError()), (7, 8));
}

#[test]
fn the_rest() {
    // SAFETY: the functions get valid arguments.
    unsafe {
        assert_eq!(kernel32::GetCommandLineW(), theirs::GetCommandLineW());
        assert_eq!(
            kernel32::GetModuleHandleW(w!("kernel32.dll").as_ptr()),
            theirs::GetModuleHandleW(w!("kernel32.dll").as_ptr())
        );
        let (mut ours, mut theirs) =
            core::mem::zeroed::<(sysdecl::windows::SystemInfo, theirs::SYSTEM_INFO)>();
        kernel32::GetSystemInfo(&raw mut ours);
        theirs::GetSystemInfo(&raw mut theirs);
        assert_eq!(
            (ours.page_size, ours.number_of_processors),
            (theirs.dwPageSize, theirs.dwNumberOfProcessors)
        );
        let mut code = 0;
        assert_ne!(kernel32::GetExitCodeProcess(kernel32::GetCurrentProcess(), &raw mut code), 0);
        assert_eq!(code, sysdecl::windows::STILL_ACTIVE);
    }
    let missing = same!(GetModuleHandleW(w!("no such.dll").as_ptr()));
    assert_eq!((missing.0, missing.1), (null_mut(), Win32Error::ERROR_MOD_NOT_FOUND.code()));
    assert_eq!(
        same!(DeleteFileW(w!("C:\\no such file").as_ptr())),
        failure(Win32Error::ERROR_FILE_NOT_FOUND)
    );
    let (mut ours, mut theirs_text) = ([0_u16; 200], [0_u16; 200]);
    // SAFETY: each buffer has the given length.
    let counts = unsafe {
        (
            kernel32::FormatMessageW(
                0x1200,
                core::ptr::null(),
                2,
                0,
                ours.as_mut_ptr(),
                200,
                core::ptr::null(),
            ),
            theirs::FormatMessageW(
                0x1200,
                core::ptr::null(),
                2,
                0,
                theirs_text.as_mut_ptr(),
                200,
                core::ptr::null(),
            ),
        )
    };
    assert!(counts.0 > 0 && counts.0 == counts.1 && ours == theirs_text);
}
