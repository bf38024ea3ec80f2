//! Declare a system call once: a function without a body becomes the call itself.
//!
//! ```
//! use sysdecl::prelude::*;
//!
//! #[syscall(nr = SYS_READ, os = "linux")]
//! pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;
//!
//! #[syscall(os = "linux")]
//! unsafe extern {
//!     pub safe fn getpid() -> I32;
//!     pub fn close(fd: I32) -> Result<(), Errno>;
//! }
//!
//! # #[cfg(target_os = "linux")] {
//! assert!(getpid() > 0);
//! // SAFETY: there is no descriptor -1 that somebody else could be using.
//! assert_eq!(unsafe { close(-1) }, Err(Errno::EBADF));
//! # }
//! ```
//!
//! [`macro@syscall`] is the language. A declared function converts its arguments to words
//! ([`ToKernel`]), enters the kernel by the macro of its target ([`abi`]) and converts the answer
//! ([`FromKernel`]): in a release build nothing of that is left but the instructions that one would
//! write by hand.
//!
#![cfg_attr(
    any(target_os = "linux", target_os = "android"),
    doc = "What Linux offers is declared in [`linux`](linux/index.html): numbers, raw calls, constants, structures."
)]
//! Failures are an [`Errno`].
//!
//! # Features
//!
//! - `macros` (on by default): the language: `#[syscall]`, the derives and the `extern_*!` macros.
//!   Without it no procedural macro is built.
//! - `modules` (on by default): the constants, flag types and structures of each system, and, with
//!   `macros`, the functions declared over them (`linux::io`, `linux::mem`, `windows::kernel32`, …).
//! - `windows` (on by default): the module `windows` on other systems too, so that declarations for Windows
//!   are checked and documented everywhere. On Windows it is always there.
//! - `calls`: `linux::calls`, every Linux system call, typed by the kernel's prototype. Implies `macros`
//!   and `modules`.
//! - `std`: `BorrowedFd` and `OwnedFd` as arguments and results, conversions between [`Errno`] and
//!   `std::io::Error`.
//!
//! To declare your own calls without paying for the tables, use `default-features = false` with
//! `features = ["macros"]`. Without any feature the crate has no dependencies: raw calls (`linux::raw`),
//! entries ([`abi`]), system call numbers and [`Errno`] remain.
#![no_std]
#![cfg_attr(
    not(all(feature = "macros", feature = "modules", feature = "windows")),
    allow(
        rustdoc::broken_intra_doc_links,
        reason = "text that is always there names what these features add"
    )
)]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "a word is read as what it is declared to be, and checked where that is not all of it"
)]

// So that the macros' `::sysdecl` is this crate in this crate, too.
extern crate self as sysdecl;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
pub mod abi;
#[cfg(all(feature = "modules", any(target_os = "macos", target_os = "freebsd")))]
mod bsd;
pub mod errno;
#[allow(dead_code, unused_macros, reason = "not every system has flag types")]
#[cfg(feature = "modules")]
#[macro_use]
mod flags;
#[cfg(any(feature = "macros", feature = "windows", windows))]
pub mod foreign;
#[cfg(target_os = "freebsd")]
pub mod freebsd;
mod from_kernel;
// What depends on the machine is generated for those that have an entry.
#[cfg(all(
    any(target_os = "linux", target_os = "android"),
    any(target_arch = "aarch64", target_arch = "x86_64"),
    target_pointer_width = "64",
))]
pub mod linux;
#[cfg(target_os = "macos")]
pub mod macos;
#[cfg(target_pointer_width = "64")]
mod pair;
pub mod prelude;
pub mod result;
mod to_kernel;
mod types;
#[cfg(any(feature = "windows", windows))]
pub mod windows;

pub use self::{
    errno::Errno,
    from_kernel::{FromKernel, FromSuccess},
    to_kernel::ToKernel,
    types::{I8, I16, I32, I64, U8, U16, U32, U64, Void},
};
/// Derives [`FromKernel`](trait@FromKernel) and [`FromSuccess`] for a type of your own.
///
/// A newtype gives what its field gives; fields of `PhantomData` do not count. A type of `bitflags!`
/// keeps bits that it has no name for. An enum without fields and with `#[repr(i32)]` (or another
/// integer) gets [`FromSuccess`] alone, since not every answer is one of its values: in a `Result` an
/// unknown one is [`Errno::ERANGE`].
///
/// `#[sysdecl(crate = path)]` says where this crate is, when it is renamed or re-exported.
///
/// ```
/// use sysdecl::prelude::*;
///
/// #[derive(Debug, PartialEq, FromKernel)]
/// #[repr(i32)]
/// enum OnExec {
///     Kept = 0,
///     Closed = 1,
/// }
///
/// #[syscall(nr = SYS_FCNTL, os = "linux")]
/// pub safe fn on_exec(fd: I32, f_getfd: I32) -> Result<OnExec, Errno>;
///
/// # #[cfg(target_os = "linux")]
/// assert_eq!(on_exec(0, 1), Ok(OnExec::Kept));
/// ```
#[cfg(feature = "macros")]
pub use sysdecl_macros::FromKernel;
/// Derives [`ToKernel`](trait@ToKernel) for a type of your own: a struct of one field (those of
/// `PhantomData` do not count), a type of `bitflags!`, or an enum without fields and with
/// `#[repr(i32)]` (or another integer).
///
/// `#[sysdecl(crate = path)]` says where this crate is, when it is renamed or re-exported.
///
/// ```
/// use sysdecl::prelude::*;
///
/// #[derive(Clone, Copy, ToKernel)]
/// #[repr(i32)]
/// enum Whence {
///     Start = 0,
///     Current = 1,
///     End = 2,
/// }
///
/// #[syscall(os = "linux")]
/// unsafe extern {
///     safe fn lseek(fd: I32, offset: I64, whence: Whence) -> Result<I64, Errno>;
/// }
///
/// # #[cfg(target_os = "linux")]
/// assert_eq!(lseek(-1, 0, Whence::Current), Err(Errno::EBADF));
/// ```
#[cfg(feature = "macros")]
pub use sysdecl_macros::ToKernel;
/// Declares functions of `kernel32.dll`.
///
/// ```
/// use sysdecl::windows::{WAIT_FAILED, prelude::*};
///
/// extern_kernel32! {
///     pub safe fn GetCurrentProcessId() -> U32;
///     pub fn ReadFile(file: Handle, buf: *mut U8, len: U32, read: *mut U32, overlapped: *mut Void) -> Bool;
///
///     /// The same, under a name of Rust's, and with its errors.
///     #[link_name = "ReadFile"]
///     pub safe fn read(
///         file: BorrowedHandle<'_>,
///         #[len(U32)] buf: &mut [U8],
///         read: &mut U32,
///         overlapped: *mut Void,
///     ) -> Result<(), Win32Error>;
///
///     /// Waits for an object.
///     #[fails(eq = WAIT_FAILED)]
///     #[link_name = "WaitForSingleObject"]
///     pub safe fn wait(object: BorrowedHandle<'_>, milliseconds: U32) -> Result<U32, Win32Error>;
/// }
/// ```
///
/// An item is a function without a body, with any visibility, documentation, `#[cfg]` and
/// `#[link_name]`. `fn` and `unsafe fn` are unsafe to call, `safe fn` is its author's promise.
/// `#![crate = path]` at the top says where this crate is, when it is renamed or re-exported; other
/// attributes there are for every function.
///
/// The DLL is linked by name (`raw-dylib`): no import library is needed. On other systems the
/// declarations are checked and documented, and nothing is linked; each one's documentation says so,
/// under *Availability*.
///
/// # Parameters
///
/// What C takes: whatever implements [`ToForeign`](foreign::ToForeign), as it is. Besides,
/// `&[T]` and `&mut [T]` become an address and a length, whose type `#[len(…)]` gives (`U32` for a
/// `DWORD`, `usize` for a `SIZE_T`); with `#[len_first(…)]` the length comes first. A slice that is
/// longer than that type can say is passed with the longest length that it can. `&CStr` and
/// `Option<&CStr>` become the address of the text; for UTF-16 there is
/// [`U16CStr`](windows::U16CStr), made by [`w!`].
///
/// # Result
///
/// Without `Result` the function is C's own, and returns what C returns. With `Result<T, E>` it is
/// wrapped: `T` is what C returns, or `()`; `E` is anything that [`Win32Error`](windows::Win32Error)
/// or [`NtStatus`](windows::NtStatus) converts into. When it fails has to be said:
///
/// | condition | fails when | the error is |
/// | --- | --- | --- |
/// | `#[fails(zero)]` | the result is 0, as with `BOOL` | `GetLastError` |
/// | `#[fails(null)]` | the result is the null pointer | `GetLastError` |
/// | `#[fails(invalid_handle)]` | the result is `INVALID_HANDLE_VALUE` | `GetLastError` |
/// | `#[fails(eq = VALUE)]` | the result is `VALUE` | `GetLastError` |
/// | `#[fails(nonzero_code)]` | the result is not 0 | the result |
/// | `#[fails(severity)]` | the result is an `NTSTATUS` that is no success | the result |
///
/// Only where one answer can be right it may be left out: `Result<Bool, E>` and `Result<(), E>` are
/// about a `BOOL` here, and `Result<(), NtStatus>` about an `NTSTATUS`. The result is tested in C's
/// width, and `GetLastError` read before anything else is done.
#[cfg(feature = "macros")]
pub use sysdecl_macros::extern_kernel32;
/// Declares functions of any DLL, as [`extern_kernel32!`] does of one.
///
/// ```
/// use sysdecl::windows::prelude::*;
///
/// extern_library! {
///     "user32" {
///         pub safe fn GetSystemMetrics(index: I32) -> I32;
///     }
///     "advapi32" {
///         #[fails(nonzero_code)]
///         pub fn RegCloseKey(key: Handle) -> Result<(), Win32Error>;
///     }
/// }
/// ```
///
/// `Result<(), E>` says nothing of when a function fails here: some DLLs' functions give a `BOOL`,
/// others a code. A name with a dot in it, as `"winspool.drv"`, is the file's whole name.
#[cfg(feature = "macros")]
pub use sysdecl_macros::extern_library;
/// Declares functions of macOS's `libSystem.dylib`, as [`extern_kernel32!`] does of Windows'.
///
/// ```
/// use core::ffi::CStr;
/// use sysdecl::{Errno, I32, U32, Void, extern_libsystem};
///
/// extern_libsystem! {
///     #[fails(minus_one)]
///     pub safe fn open(path: &CStr, flags: I32, #[variadic] mode: U32) -> Result<I32, Errno>;
///     #[fails(nonzero_errno)]
///     pub fn pthread_mutex_lock(mutex: *mut Void) -> Result<(), Errno>;
/// }
/// ```
///
/// The conditions are `minus_one`, `null` and `eq = VALUE`, after which the error is `errno`, read at
/// once; and `nonzero_errno`, where the result is the error. None is the default. `#[variadic]` stands
/// before the first argument that C's prototype has a `…` for: those are passed otherwise.
#[cfg(feature = "macros")]
pub use sysdecl_macros::extern_libsystem;
/// Declares functions of `ntdll.dll`, as [`extern_kernel32!`] does of `kernel32.dll`.
///
/// ```
/// use sysdecl::windows::prelude::*;
///
/// extern_ntdll! {
///     pub fn NtClose(handle: Handle) -> Result<(), NtStatus>;
///     pub safe fn NtYieldExecution() -> NtStatus;
/// }
/// ```
///
/// `Result<(), E>` is about an `NTSTATUS` here; `Result<NtStatus, E>` keeps which success it was.
#[cfg(feature = "macros")]
pub use sysdecl_macros::extern_ntdll;
/// Declares a system call: on a function without a body, or on an `extern` block of such.
///
/// ```
/// use sysdecl::prelude::*;
///
/// #[syscall(nr = SYS_GETPPID, os = "linux")]
/// pub safe fn parent() -> I32;
///
/// #[syscall(os = "linux")] // the defaults of all members
/// unsafe extern {
///     /// Reads from a descriptor (`read(2)`).
///     #[syscall(retry)]
///     pub safe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
/// }
///
/// # #[cfg(target_os = "linux")] {
/// assert!(parent() >= 0);
/// assert_eq!(read(-1, &mut [0; 16]), Err(Errno::EBADF));
/// # }
/// ```
///
/// Safety words mean what they mean in an `extern` block: plain `fn` and `unsafe fn` are unsafe to
/// call; `safe fn` is the author's promise that no argument can do harm. Inside a function body rustc
/// itself does not read a lone `safe fn`: use the block there.
///
/// # Keys
///
/// | key | meaning |
/// | --- | --- |
/// | `nr = EXPR` | the number; any integer constant. Left out: `SYS_` + the function's name in upper case |
/// | `os = "linux"` | whose entry convention; also puts the item under that `cfg(target_os)`. A list means one declaration for each |
/// | `abi = path` | another entry: the path of a macro as [`abi`] describes it |
/// | `retry` | call again on `EINTR`; only with `Result` |
/// | `unchecked` | do not compare with the kernel's prototype; the comparison is not there yet |
/// | `crate = path` | where this crate is, when renamed or re-exported |
///
/// A number that is left out is that system's, whatever is in scope (`linux::nr::SYS_READ`); with
/// `abi` alone it is the `SYS_…` in scope. On a block all keys but `nr` are defaults, and a member's
/// own `#[syscall(…)]` overrides or adds.
///
/// # Parameters
///
/// A parameter is `name: Type`, where the type is a slice (two words: the address and the number of
/// elements) or implements [`ToKernel`](trait@ToKernel) (one word). Linux takes at most six words.
/// `#[cfg]` on a parameter is honoured.
///
/// # Result
///
/// What implements [`FromKernel`](trait@FromKernel), nothing, or `!`. A call declared as `!` that
/// the kernel refuses all the same, as under a seccomp filter, is made again, for ever.
///
/// # Expansion
///
/// For the function `parent` above:
///
/// ```text
/// #[cfg(any(target_os = "linux", target_os = "android"))]
/// #[inline]
/// pub fn parent() -> I32 {
///     let __ret: ::sysdecl::abi::Word;
///     unsafe {
///         ::sysdecl::abi::linux!(__ret = SYS_GETPPID as ::core::primitive::isize;);
///         <I32 as ::sysdecl::FromKernel>::from_kernel(__ret)
///     }
/// }
/// ```
///
/// The entry becomes one `asm!`, so that after all expansion the function holds it itself. An
/// `#[inline(…)]` of your own takes the place of the one above.
#[cfg(feature = "macros")]
pub use sysdecl_macros::syscall;
