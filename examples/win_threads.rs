//! `win_threads`: four threads, created by `CreateThread`, wait for one event, and then increment a counter under
//! a critical section. The count is exact, each thread confirms it by its exit code, and every error is
//! checked. Without the standard library, without a C runtime.
//!
//! It runs only on Windows. On other systems the declarations are checked, but not linked.

#![cfg_attr(windows, no_std, no_main)]
#![cfg_attr(not(windows), allow(dead_code, reason = "checked only"))]

use core::{
    cell::UnsafeCell,
    fmt::{self, Write},
    ptr,
};

use sysdecl::windows::{
    CriticalSection, INFINITE, MAXIMUM_WAIT_OBJECTS, STD_OUTPUT_HANDLE, SecurityAttributes,
    ThreadCreation, ThreadStart, WAIT_FAILED, WAIT_OBJECT_0, WAIT_TIMEOUT, prelude::*,
};

extern_kernel32! {
    /// Starts a thread.
    #[fails(null)]
    #[link_name = "CreateThread"]
    fn start(
        security: Option<&SecurityAttributes>,
        stack: usize,
        run: ThreadStart,
        parameter: *mut Void,
        how: ThreadCreation,
        number: Option<&mut U32>,
    ) -> Result<OwnedHandle, Win32Error>;

    /// Creates an event.
    #[fails(null)]
    #[link_name = "CreateEventW"]
    safe fn event(
        security: Option<&SecurityAttributes>,
        stays_set: Bool,
        set: Bool,
        name: Option<U16CStr<'_>>,
    ) -> Result<OwnedHandle, Win32Error>;

    #[link_name = "SetEvent"]
    safe fn set(event: BorrowedHandle<'_>) -> Result<(), Win32Error>;

    #[fails(eq = WAIT_FAILED)]
    #[link_name = "WaitForSingleObject"]
    safe fn wait(object: BorrowedHandle<'_>, milliseconds: U32) -> Result<U32, Win32Error>;

    /// Waits for one of several objects, or for all.
    #[fails(eq = WAIT_FAILED)]
    #[link_name = "WaitForMultipleObjects"]
    safe fn wait_for(
        #[len_first(U32)] objects: &[BorrowedHandle<'_>],
        all: Bool,
        milliseconds: U32,
    ) -> Result<U32, Win32Error>;

    #[link_name = "GetExitCodeThread"]
    safe fn exit_code(thread: BorrowedHandle<'_>, code: &mut U32) -> Result<(), Win32Error>;

    #[link_name = "WriteFile"]
    safe fn write(
        file: BorrowedHandle<'_>,
        #[len(U32)] bytes: &[U8],
        count: &mut U32,
        overlapped: *mut Void,
    ) -> Result<(), Win32Error>;

    fn InitializeCriticalSection(section: *mut CriticalSection);
    fn EnterCriticalSection(section: *mut CriticalSection);
    fn LeaveCriticalSection(section: *mut CriticalSection);
    fn DeleteCriticalSection(section: *mut CriticalSection);
    safe fn GetStdHandle(which: U32) -> Handle;
    safe fn ExitProcess(code: U32) -> !;
}

const THREADS: usize = 4;
const STEPS: U32 = 100_000;

/// The data that the threads share.
struct Shared {
    section: UnsafeCell<CriticalSection>,
    /// Only accessed in the critical section.
    count: UnsafeCell<U32>,
    go: OwnedHandle,
}

/// Increments the counter, and returns the number of increments.
unsafe extern "system" fn worker(shared: *mut Void) -> U32 {
    // SAFETY: `count` waits for all threads before it drops the shared data.
    let shared = unsafe { &*shared.cast::<Shared>() };
    if wait(shared.go.borrow(), INFINITE) != Ok(WAIT_OBJECT_0) {
        return 0;
    }
    for _ in 0..STEPS {
        // SAFETY: the critical section was initialised before the thread started, and the counter is only accessed in
        // it.
        unsafe {
            EnterCriticalSection(shared.section.get());
            *shared.count.get() += 1;
            LeaveCriticalSection(shared.section.get());
        }
    }
    STEPS
}

fn count() -> Result<U32, Win32Error> {
    const { assert!(THREADS <= MAXIMUM_WAIT_OBJECTS as usize) };
    let shared = Shared {
        section: UnsafeCell::new(CriticalSection::uninit()),
        count: UnsafeCell::new(0),
        go: event(None, TRUE, FALSE, None)?,
    };
    // SAFETY: the critical section is not moved until the threads have ended.
    unsafe { InitializeCriticalSection(shared.section.get()) };
    let parameter = (&raw const shared).cast_mut().cast::<Void>();
    let mut threads = [const { None }; THREADS];
    for thread in &mut threads {
        // SAFETY: the worker expects the shared data, which lives until the wait below has finished. If a thread
        // cannot be created, the process exits, and all threads with it.
        let made = unsafe { start(None, 0, worker, parameter, ThreadCreation::empty(), None) };
        *thread = Some(made.unwrap_or_else(|error| {
            let _ = writeln!(Stdout, "no thread: {error}");
            ExitProcess(1)
        }));
    }
    let objects = threads.each_ref().map(|thread| match thread {
        Some(thread) => thread.borrow(),
        None => shared.go.borrow(),
    });
    // All threads are waiting for the event.
    assert_eq!(wait_for(&objects, TRUE, 20), Ok(WAIT_TIMEOUT));
    set(shared.go.borrow())?;
    assert_eq!(wait_for(&objects, TRUE, INFINITE), Ok(WAIT_OBJECT_0));
    for thread in objects {
        let mut code = 0;
        exit_code(thread, &mut code)?;
        assert_eq!(code, STEPS);
    }
    // SAFETY: the threads have ended.
    unsafe { DeleteCriticalSection(shared.section.get()) };
    Ok(shared.count.into_inner())
}

/// Standard output.
struct Stdout;

impl Write for Stdout {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // SAFETY: the process keeps the handle open until its end.
        let stdout = unsafe { BorrowedHandle::from_raw(GetStdHandle(STD_OUTPUT_HANDLE)) };
        write(stdout, text.as_bytes(), &mut 0, ptr::null_mut()).map_err(|_| fmt::Error)
    }
}

fn run() -> fmt::Result {
    match count() {
        Ok(count) => writeln!(Stdout, "{THREADS} threads counted to {count}"),
        Err(error) => writeln!(Stdout, "win_threads: {error}").and(Err(fmt::Error)),
    }
}

#[cfg(windows)]
#[unsafe(no_mangle)]
extern "C" fn mainCRTStartup() -> ! {
    ExitProcess(match run() {
        Ok(()) => 0,
        Err(fmt::Error) => 1,
    })
}

/// A symbol that the linker requires if floats are used: a constant of the missing C runtime.
#[cfg(windows)]
#[unsafe(no_mangle)]
static _fltused: I32 = 0;

#[cfg(windows)]
#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    let _ = writeln!(Stdout, "{info}");
    ExitProcess(101)
}

#[cfg(not(windows))]
fn main() {}
