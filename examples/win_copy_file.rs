//! `win_copy_file FROM TO` copies a file through functions of `kernel32.dll`, with the
//! signatures that this program needs: without the standard library, without a C runtime, and with the system's messages
//! for all errors.
//!
//! It runs only on Windows. On other systems the declarations are checked, but not linked.

#![cfg_attr(windows, no_std, no_main)]
#![cfg_attr(not(windows), allow(dead_code, reason = "checked only"))]

use core::{
    fmt::{self, Write},
    ptr::{self, NonNull},
    slice,
};

use sysdecl::windows::{
    Access, AllocationType, CREATE_ALWAYS, FileFlags, FileShare, OPEN_EXISTING, Overlapped,
    PageProtection, STD_ERROR_HANDLE, SecurityAttributes, prelude::*,
};

extern_kernel32! {
    /// Opens or creates a file.
    #[fails(invalid_handle)]
    #[link_name = "CreateFileW"]
    safe fn open(
        name: U16CStr<'_>,
        access: Access,
        share: FileShare,
        security: Option<&SecurityAttributes>,
        disposition: U32,
        flags: FileFlags,
        template: Option<NonNull<Void>>,
    ) -> Result<OwnedHandle, Win32Error>;

    /// Reads; `count` is 0 at the end of the file.
    #[link_name = "ReadFile"]
    safe fn read(
        file: BorrowedHandle<'_>,
        #[len(U32)] buffer: &mut [U8],
        count: &mut U32,
        overlapped: Option<&mut Overlapped>,
    ) -> Result<(), Win32Error>;

    /// Writes some or all of the bytes.
    #[link_name = "WriteFile"]
    safe fn write(
        file: BorrowedHandle<'_>,
        #[len(U32)] bytes: &[U8],
        count: &mut U32,
        overlapped: Option<&mut Overlapped>,
    ) -> Result<(), Win32Error>;

    /// Reserves and commits zeroed memory, at any address if `address` is null.
    #[fails(null)]
    #[link_name = "VirtualAlloc"]
    fn allocate(
        at: *mut Void,
        size: usize,
        what: AllocationType,
        protection: PageProtection,
    ) -> Result<*mut U8, Win32Error>;

    safe fn GetStdHandle(which: U32) -> Handle;
    safe fn GetCommandLineW() -> *const U16;
    safe fn ExitProcess(code: U32) -> !;
}

extern_library! {
    "shell32" {
        /// Splits a command line; the list is one block of memory.
        #[fails(null)]
        #[link_name = "CommandLineToArgvW"]
        fn split(line: *const U16, count: &mut I32) -> Result<*mut *const U16, Win32Error>;
    }
}

/// An error, and the file that it concerns.
struct Failure<'a>(U16CStr<'a>, Win32Error);

fn copy<'a>(from: U16CStr<'a>, to: U16CStr<'a>) -> Result<(), Failure<'a>> {
    let source = open(
        from,
        Access::GENERIC_READ,
        FileShare::READ,
        None,
        OPEN_EXISTING,
        FileFlags::FLAG_SEQUENTIAL_SCAN,
        None,
    );
    let source = source.map_err(|error| Failure(from, error))?;
    let target = open(
        to,
        Access::GENERIC_WRITE,
        FileShare::empty(),
        None,
        CREATE_ALWAYS,
        FileFlags::ATTRIBUTE_NORMAL,
        None,
    );
    let target = target.map_err(|error| Failure(to, error))?;
    let buffer = buffer().map_err(|error| Failure(from, error))?;
    loop {
        let mut count = 0;
        read(source.borrow(), buffer, &mut count, None).map_err(|error| Failure(from, error))?;
        if count == 0 {
            return Ok(());
        }
        let bytes = buffer.get(..count as usize).unwrap_or_default();
        write_all(target.borrow(), bytes).map_err(|error| Failure(to, error))?;
    }
}

/// A buffer for a part of a file, which is never freed. (A stack frame larger than a page would need
/// `__chkstk` of the C runtime.)
fn buffer() -> Result<&'static mut [U8], Win32Error> {
    const SIZE: usize = 64 * 1024;
    let what = AllocationType::RESERVE | AllocationType::COMMIT;
    // SAFETY: the memory is new, at an address chosen by the system, and zeroed.
    unsafe {
        let first = allocate(ptr::null_mut(), SIZE, what, PageProtection::READWRITE)?;
        Ok(slice::from_raw_parts_mut(first, SIZE))
    }
}

fn write_all(file: BorrowedHandle<'_>, mut bytes: &[U8]) -> Result<(), Win32Error> {
    while !bytes.is_empty() {
        let mut count = 0;
        write(file, bytes, &mut count, None)?;
        bytes = bytes.get(count as usize..).unwrap_or_default();
    }
    Ok(())
}

/// Standard error.
struct Stderr;

impl Write for Stderr {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // SAFETY: the process keeps the handle open until its end.
        let stderr = unsafe { BorrowedHandle::from_raw(GetStdHandle(STD_ERROR_HANDLE)) };
        write_all(stderr, text.as_bytes()).map_err(|_| fmt::Error)
    }
}

fn run() -> Result<(), fmt::Error> {
    let mut count = 0;
    // SAFETY: the command line is NUL-terminated, and the list is never freed.
    let list = match unsafe { split(GetCommandLineW(), &mut count) } {
        Ok(list) => list,
        Err(error) => {
            writeln!(Stderr, "win_copy_file: {error}")?;
            return Err(fmt::Error);
        }
    };
    let [from, to] = [1, 2].map(|at| {
        // SAFETY: the list has `count` strings, followed by a null pointer.
        (count == 3).then(|| unsafe { U16CStr::from_ptr(*list.add(at)) })
    });
    let (Some(from), Some(to)) = (from, to) else {
        writeln!(Stderr, "usage: win_copy_file FROM TO")?;
        return Err(fmt::Error);
    };
    copy(from, to).or_else(|Failure(name, error)| {
        writeln!(Stderr, "win_copy_file: {name}: {error}")?;
        Err(fmt::Error)
    })
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
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    ExitProcess(101)
}

#[cfg(not(windows))]
fn main() {}
