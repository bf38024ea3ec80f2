//! Declarations whose signatures would cause clippy warnings in hand-written functions; the signatures are those of
//! the kernel or of C.

use core::ffi::CStr;

use sysdecl::{Errno, extern_libsystem, prelude::*, windows::prelude::*};

/// A structure that C passes by value.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Large(pub [U64; 64]);

// SAFETY: the structure has the layout of the one in C.
unsafe impl sysdecl::foreign::ToForeign for Large {}

extern_kernel32! {
    /// Starts a process.
    ///
    /// # Safety
    ///
    /// The strings must be NUL-terminated.
    // Clippy counts the parameters of a C function like those of a hand-written one; the attribute must apply.
    #[allow(clippy::too_many_arguments)]
    pub fn CreateProcessW(
        lpApplicationName: Option<U16CStr<'_>>,
        lpCommandLine: *mut U16,
        lpProcessAttributes: *const Void,
        lpThreadAttributes: *const Void,
        bInheritHandles: Bool,
        dwCreationFlags: U32,
        lpEnvironment: *const Void,
        lpCurrentDirectory: Option<U16CStr<'_>>,
        lpStartupInfo: &Void,
        lpProcessInformation: &mut [Handle; 3],
    ) -> Result<(), Win32Error>;

    pub safe fn SetThing(thing: &U32, things: &mut U64, all: Large, of: Option<&U8>) -> Bool;
    #[link_name = "SetThing"]
    pub safe fn set_thing(
        thing: &U32,
        things: &mut U64,
        all: Large,
        of: Option<&U8>,
        hThing: OwnedHandle,
        raw: *mut Void,
        arg: U8,
    ) -> Result<(), Win32Error>;
    #[link_name = "SetThing"]
    pub safe fn lend<'a>(thing: &'a U32, text: &'a [U8; 4]) -> *const U32;
    #[fails(eq = 0xffff_ffff)]
    #[link_name = "SetThing"]
    pub safe fn not_returned(#[len(U32)] text: &mut [U8]) -> Result<U32, Win32Error>;
    #[link_name = "SetThing"]
    pub safe fn returned(#[len(U32)] text: &[U8]) -> U32;
    #[link_name = "SetThing"]
    pub safe fn in_order(a: U8, b: U8, c: U8, d: U8, e: U8, #[len(U32)] f: &[U8]) -> Handle;
    #[link_name = "SetThing"]
    pub fn call_back(back: Option<unsafe extern "system" fn(&mut U32, Option<&U32>) -> Bool>);
    #[fails(zero)]
    pub fn ReadDirectoryChangesW(
        hDirectory: BorrowedHandle<'_>,
        #[len(U32)] lpBuffer: &mut [U8],
        bWatchSubtree: Bool,
        dwNotifyFilter: U32,
        lpBytesReturned: &mut U32,
        lpOverlapped: *mut Void,
        lpCompletionRoutine: *const Void,
    ) -> Result<U32, Win32Error>;
    pub safe fn ExitProcess(uExitCode: U32) -> !;
}

extern_ntdll! {
    pub fn NtOpenThing(ThingHandle: &mut Handle, Access: U32) -> Result<NtStatus, NtStatus>;
}

extern_library! {
    "user32" {
        #[fails(nonzero_code)]
        pub fn Code(nIndex: I32, reallyLong: &U8) -> Result<(), Win32Error>;
    }
}

extern_libsystem! {
    #[fails(minus_one)]
    pub safe fn open(path: &CStr, flags: I32, #[variadic] mode: U16) -> Result<I32, Errno>;
    #[fails(null)]
    pub fn realpath(path: Option<&CStr>, resolved: *mut U8) -> Result<*mut U8, Errno>;
    #[fails(eq = f64::INFINITY)]
    pub safe fn exp(x: f64) -> Result<f64, Errno>;
}

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads from a file.
    ///
    /// # Errors
    ///
    /// The kernel's errors.
    #[syscall(nr = SYS_READ, retry, unchecked(safety))]
    pub safe fn read_into(fd: I32, buf: &mut [U8]) -> Result<usize, Errno>;
    /// Six words; clippy would suggest to pass the first one by value.
    ///
    /// # Errors
    ///
    /// The kernel's errors.
    #[syscall(nr = SYS_FUTEX, unchecked)]
    pub safe fn futex(
        a: &U32,
        b: &mut U32,
        c: U8,
        d: Option<&U8>,
        e: i64,
        f: *mut Void,
    ) -> Result<(), Errno>;
    /// A path argument.
    #[syscall(nr = SYS_OPENAT, unchecked)]
    pub safe fn openat<'a>(dir: I32, path: &'a CStr, other: &'a U64) -> I64;
    /// Exits the process.
    pub safe fn exit_group(code: I32) -> !;
}

/// One declaration.
///
/// # Errors
///
/// The kernel's errors.
#[syscall(nr = 3, os = "linux", unchecked(safety))]
pub safe fn close(fd: I32) -> Result<(), Errno>;

/// An enum of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
#[repr(u32)]
pub enum Whence {
    /// The start.
    Start = 0,
    /// The end.
    End = 0x8000_0000,
}

/// A newtype of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
pub struct Pid(pub I32);

/// A newtype of a pointer.
#[derive(Clone, Copy, Debug, ToKernel)]
pub struct Lent<'a, T>(pub &'a T);

bitflags::bitflags! {
    /// Flags of this crate.
    #[derive(Clone, Copy, Debug, ToKernel, FromKernel)]
    pub struct Flags: U32 {
        /// A flag.
        const ONE = 1;
    }
}

/// A text.
pub const TEXT: U16CStr<'_> = w!("text");

/// Code that the macro adds to functions for Linux: documentation and `#[must_use]`.
#[deny(missing_docs, rustdoc::all)]
pub mod described {
    use core::ffi::CStr;

    use sysdecl::{Errno, prelude::*};

    /// An alias that hides the `Result`, whose type is `#[must_use]`.
    pub type Opened = Result<I32, Errno>;

    #[syscall(os = "linux")]
    unsafe extern {
        pub safe fn getuid() -> U32;
        /// Opens a file.
        ///
        /// - `path`: the name of the file
        pub fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> I32;
        /// # Safety
        ///
        /// `address` must not be used by other code.
        pub fn brk(address: *mut Void) -> *mut Void;
        /// Duplicates a descriptor.
        #[must_use]
        pub fn dup(fd: I32) -> I32;
        /// The same.
        #[cfg_attr(all(), must_use = "it leaks")]
        #[syscall(name = "dup")]
        pub fn copied(fd: I32) -> I32;
        /// The same.
        ///
        /// # Errors
        ///
        /// The kernel's errors.
        #[syscall(name = "dup")]
        pub fn copied_or_not(fd: I32) -> Opened;
        #[doc(hidden)]
        pub fn fsync(fd: I32) -> Result<(), Errno>;
    }
}
