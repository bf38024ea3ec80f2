//! Declares system calls: from a function without a body, the macro generates the call.
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
//! // SAFETY: the descriptor -1 is never open.
//! assert_eq!(unsafe { close(-1) }, Err(Errno::EBADF));
//! # }
//! ```
//!
//! [`macro@syscall`] documents the language. A declared function converts its arguments to words, the values of registers
//! ([`ToKernel`]), enters the kernel through the entry macro of the target ([`abi`]) and converts the return value
//! ([`FromKernel`]). A release build contains only the instructions that hand-written code would contain.
//!
#![cfg_attr(
    any(target_os = "linux", target_os = "android"),
    doc = "[`linux`](linux/index.html) contains the numbers, raw calls, constants and structures of Linux."
)]
//! Errors are an [`Errno`].
//!
//! # Features
//!
//! - `macros` (on by default): the language: `#[syscall]` and the derives; on Windows and macOS also the
//!   `extern_*!` macros. Without it no procedural macro is built.
//! - `modules` (on by default): the constants, flag types and structures of each system, and, with
//!   `macros`, the functions that use them (`linux::io`, `linux::mem`, `windows::kernel32`, …).
//! - `windows` (on by default): the module `windows` and, with `macros`, the `extern_*!` macros on other systems
//!   as well, so that declarations for Windows are checked and documented everywhere. On Windows they are always
//!   available.
//! - `calls`: `linux::calls`, every Linux system call, with the types of the kernel's prototype. Implies `macros`
//!   and `modules`.
//! - `std`: [`fd`] re-exports the types of `std::os::fd`; conversions between [`Errno`] and
//!   `std::io::Error`.
//!
//! To declare your own calls without paying for the tables, use `default-features = false` with
//! `features = ["macros"]`. Without any feature the crate has no dependencies: raw calls (`linux::raw`),
//! entries ([`abi`]), system call numbers and [`Errno`] remain.
#![no_std]
// Inline assembly for MIPS and SPARC.
#![cfg_attr(sysdecl_experimental_arch, feature(asm_experimental_arch))]
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

// The macros refer to `::sysdecl`, also in this crate.
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
mod failed;
pub mod fd;
#[allow(dead_code, unused_macros, reason = "not every system has flag types")]
#[cfg(feature = "modules")]
#[macro_use]
mod flags;
#[cfg(any(feature = "windows", windows, all(feature = "macros", target_os = "macos")))]
pub mod foreign;
#[cfg(target_os = "freebsd")]
pub mod freebsd;
mod from_kernel;
// Complete on these architectures; the others with an entry only have the system call numbers.
#[cfg(any(target_os = "linux", target_os = "android"))]
#[cfg_attr(
    not(any(
        all(target_arch = "aarch64", target_pointer_width = "64"),
        target_arch = "arm",
        target_arch = "loongarch64",
        target_arch = "powerpc",
        target_arch = "powerpc64",
        target_arch = "riscv32",
        target_arch = "riscv64",
        target_arch = "s390x",
        target_arch = "x86",
        target_arch = "x86_64",
        all(
            sysdecl_experimental_arch,
            any(
                target_arch = "mips",
                target_arch = "mips32r6",
                target_arch = "mips64",
                target_arch = "mips64r6",
                target_arch = "sparc64",
            ),
        ),
    )),
    path = "linux/numbers.rs"
)]
pub mod linux;
#[cfg(target_os = "macos")]
pub mod macos;
mod optional;
#[cfg(target_pointer_width = "64")]
mod pair;
pub mod prelude;
mod received;
pub mod result;
#[cfg_attr(
    not(feature = "macros"),
    allow(dead_code, reason = "only the checks of declarations read a shape")
)]
mod shape;
mod to_kernel;
mod types;
#[cfg(any(feature = "windows", windows))]
pub mod windows;

pub use self::{
    errno::Errno,
    failed::Failed,
    from_kernel::{FromKernel, FromSuccess},
    optional::NoneResult,
    received::Received,
    shape::Shape,
    to_kernel::{NoneWord, ToKernel},
    types::{I8, I16, I32, I64, U8, U16, U32, U64, Void},
};
/// Derives [`FromKernel`](trait@FromKernel) and [`FromSuccess`] for a type of your own.
///
/// A newtype converts as its field does; fields of `PhantomData` are ignored. A type of `bitflags!`
/// keeps unknown bits. An enum without fields and with `#[repr(i32)]` (or another integer) implements only
/// [`FromSuccess`], because not every return value is one of its variants: in a `Result` an unknown value
/// is [`Errno::ERANGE`].
///
/// `#[sysdecl(none = 0)]` specifies the return value that means `None`, so that the `Option` of the type can be returned as well
/// ([`NoneResult`]). `#[sysdecl(crate = path)]` is the path of this crate, if it is renamed or re-exported.
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
/// pub fn on_exec(fd: I32, f_getfd: I32) -> Result<OnExec, Errno>;
///
/// # #[cfg(target_os = "linux")]
/// // SAFETY: `F_GETFD`, which is 1, only reads a flag of standard input.
/// assert_eq!(unsafe { on_exec(0, 1) }, Ok(OnExec::Kept));
/// ```
#[cfg(feature = "macros")]
pub use sysdecl_macros::FromKernel;
/// Derives [`Received`](trait@Received) for a type of your own: a struct or a union with `#[repr(C)]` or
/// `#[repr(transparent)]`, or a type of `bitflags!`.
///
/// Every field of a struct must implement [`Received`](trait@Received). Use `MaybeUninit` for a field that the kernel fills
/// only up to some length. The derive asserts that any combination of field values is valid: do not derive it
/// for a type with further invariants. An enum is rejected, because the kernel can write a value that is
/// not one of its variants.
///
/// `#[sysdecl(crate = path)]` is the path of this crate, if it is renamed or re-exported.
///
/// ```
/// use sysdecl::prelude::*;
///
/// /// `struct rlimit64`.
/// #[derive(Clone, Copy, Debug, Received)]
/// #[repr(C)]
/// struct Limit {
///     soft: U64,
///     hard: U64,
/// }
/// ```
#[cfg(feature = "macros")]
pub use sysdecl_macros::Received;
/// Derives [`ToKernel`](trait@ToKernel) for a type of your own: a struct with one field (fields of
/// `PhantomData` are ignored), a type of `bitflags!`, or an enum without fields and with
/// `#[repr(i32)]` (or another integer).
///
/// A type that implements `Drop` is rejected: its destructor would run before the call is made. A field
/// that owns a resource, such as an `OwnedFd`, is moved into the call and not dropped.
///
/// `#[sysdecl(none = -1)]` specifies the value that `None` is passed as, so that the `Option` of the type can be passed as well
/// ([`NoneWord`]). `#[sysdecl(crate = path)]` is the path of this crate, if it is renamed or re-exported.
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
///     fn lseek(fd: I32, offset: I64, whence: Whence) -> Result<I64, Errno>;
/// }
///
/// # #[cfg(target_os = "linux")]
/// // SAFETY: the descriptor -1 is never open.
/// assert_eq!(unsafe { lseek(-1, 0, Whence::Current) }, Err(Errno::EBADF));
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
///     /// The same function with a name in Rust's style, a slice and a `Result`.
///     #[link_name = "ReadFile"]
///     pub fn read(
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
/// An item is a function without a body. `fn` and `unsafe fn` are unsafe to call. `safe fn` is the author's
/// claim that no argument can cause undefined behaviour; the lint `unsafe_code` reports it at the word
/// `safe`.
///
/// The DLL is linked by name (`raw-dylib`): no import library is needed. On other systems the declarations
/// are checked and documented, but nothing is linked, as the section *Availability* of each function's
/// documentation states.
///
/// # Attributes
///
/// - `#[link_name = "…"]` is the function's name in the library, if it differs. In a `cfg_attr` it
///   applies to those targets.
/// - `#[fails(…)]`, `#[len(…)]`, `#[len_first(…)]` and `#[variadic]` are described below.
/// - `#[unchecked]` and `#[unchecked(rule, …)]` disable the check against the function's prototype, described below.
/// - `#![crate = path]` at the top of the block is the path of this crate, if it is renamed or re-exported.
/// - Any other attribute at the top of the block applies to every function, unless the function has
///   the same attribute itself.
///
/// # Parameters
///
/// A parameter implements [`ToForeign`](foreign::ToForeign) and is passed unchanged, with two exceptions:
///
/// - `&[T]` and `&mut [T]` are passed as an address and a length. `#[len(…)]` specifies the type of the length:
///   `U32` for a `DWORD`, `usize` for a `SIZE_T`. With `#[len_first(…)]` the length comes first. For a slice
///   that is longer than the type can express, the largest value of the type is passed.
/// - `&CStr` and `Option<&CStr>` are passed as the address of the string. For UTF-16 there is
///   [`U16CStr`](windows::U16CStr), made by [`w!`].
///
/// # Result
///
/// Without `Result` the function returns what C returns. With `Result<T, E>` it is wrapped: `T` is what C
/// returns, or `()`; `E` is anything that [`Win32Error`](windows::Win32Error) or
/// [`NtStatus`](windows::NtStatus) converts into. `#[fails(…)]` specifies when the function fails:
///
/// | condition | fails if | the error is |
/// | --- | --- | --- |
/// | `#[fails(zero)]` | the return value is 0, as with `BOOL` | `GetLastError` |
/// | `#[fails(null)]` | the return value is the null pointer | `GetLastError` |
/// | `#[fails(invalid_handle)]` | the return value is `INVALID_HANDLE_VALUE` | `GetLastError` |
/// | `#[fails(eq = VALUE)]` | the return value is `VALUE`, a constant of the same type | `GetLastError` |
/// | `#[fails(nonzero_code)]` | the return value is not 0 | the return value |
/// | `#[fails(severity)]` | the return value is an `NTSTATUS` that is not a success | the return value |
///
/// It can be omitted only where the condition is unambiguous: `Result<Bool, E>` and `Result<(), E>` mean
/// a `BOOL` here, and `Result<(), NtStatus>` an `NTSTATUS`. The return value is tested in the width of the C type,
/// and `GetLastError` is called before any other function.
///
/// # Prototypes
///
/// The prototypes of 30 functions of `kernel32.dll` are known: those for files, memory, processes, threads, events, critical sections,
/// the console and the clock that programs need first. A declaration of one of them is checked against it, by these rules. Only
/// spelled-out types are checked; an alias or a type of your own is not.
///
/// | rule | rejects |
/// | --- | --- |
/// | `arity` | more or fewer arguments than the function takes; a slice is two |
/// | `pointer` | a pointer where the function takes a number, a number that is narrower than a pointer or a handle where it takes one, a reference where it takes a handle, a handle where it takes a pointer |
/// | `direction` | read-only memory where the function writes |
/// | `width` | a number of another width than `DWORD` or `BOOL`; a `U32` for a `SIZE_T` |
/// | `result` | a return value for a function that has none, `!` for one that returns, a handle or an address that is discarded or truncated |
/// | `fails` | a wrong condition, or a condition for a function that does not fail |
/// | `name` | an unknown name that differs from a known one by one letter |
///
/// ```text
/// error: `CreateFileW` returns `INVALID_HANDLE_VALUE` if it fails, not null
///        help: write `#[fails(invalid_handle)]`
/// ```
#[cfg(all(feature = "macros", any(feature = "windows", windows, target_os = "macos")))]
pub use sysdecl_macros::extern_kernel32;
/// Declares functions of any DLL, in the language of [`extern_kernel32!`].
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
/// `Result<(), E>` requires a `#[fails(…)]` here: the functions of some DLLs return a `BOOL`, those of others an
/// error code. A name that contains a dot, such as `"winspool.drv"`, is the complete file name.
#[cfg(all(feature = "macros", any(feature = "windows", windows, target_os = "macos")))]
pub use sysdecl_macros::extern_library;
/// Declares functions of macOS's `libSystem.dylib`, in the language of [`extern_kernel32!`].
///
/// ```
/// use core::ffi::{CStr, c_char};
/// use sysdecl::{Errno, I32, U16, Void, extern_libsystem};
///
/// extern_libsystem! {
///     #[fails(minus_one)]
///     pub safe fn open(path: &CStr, flags: I32, #[variadic] mode: U16) -> Result<I32, Errno>;
///     #[fails(nonzero_errno)]
///     pub fn pthread_mutex_lock(mutex: *mut Void) -> Result<(), Errno>;
///     /// The variant with 64-bit inode numbers.
///     #[cfg_attr(target_arch = "x86_64", link_name = "stat$INODE64")]
///     #[fails(minus_one)]
///     pub fn stat(path: *const c_char, stat: *mut Void) -> Result<(), Errno>;
/// }
/// ```
///
/// The conditions are `minus_one`, `null` and `eq = VALUE`, where the error is read from `errno` immediately
/// after the call; and `nonzero_errno`, where the return value is the error. There is no default.
///
/// Write `#[variadic]` before the first parameter that is part of the `…` of the C prototype: variadic
/// arguments have a different calling convention. They implement [`ToVariadic`](foreign::ToVariadic) and
/// are promoted as in C: the `U16` above is passed as an `int`. Without `Result` a declaration can also end
/// in `...`, as in any `extern` block.
#[cfg(all(feature = "macros", any(feature = "windows", windows, target_os = "macos")))]
pub use sysdecl_macros::extern_libsystem;
/// Declares functions of `ntdll.dll`, in the language of [`extern_kernel32!`].
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
/// `Result<(), E>` means an `NTSTATUS` here; `Result<NtStatus, E>` also returns the status of a success.
#[cfg(all(feature = "macros", any(feature = "windows", windows, target_os = "macos")))]
pub use sysdecl_macros::extern_ntdll;
/// Declares a system call: on a function without a body, or on an `extern` block of such functions.
///
/// ```
/// use sysdecl::{fd::BorrowedFd, prelude::*};
///
/// #[syscall(nr = SYS_GETPPID, os = "linux")]
/// pub safe fn parent() -> I32;
///
/// #[syscall(os = "linux")] // the defaults of all members
/// unsafe extern {
///     /// Reads from a descriptor (`read(2)`).
///     #[syscall(retry)]
///     pub safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
/// }
///
/// # #[cfg(target_os = "linux")] {
/// assert!(parent() >= 0);
/// // SAFETY: nothing closes standard input.
/// let stdin = unsafe { BorrowedFd::borrow_raw(0) };
/// assert_eq!(read(stdin, &mut []), Ok(0));
/// # }
/// ```
///
/// Safety qualifiers have the same meaning as in an `extern` block: `fn` and `unsafe fn` are unsafe to
/// call. `safe fn` is the author's claim that no argument can cause undefined behaviour; the lint
/// `unsafe_code` reports it at that word, so a crate with `#![forbid(unsafe_code)]` cannot make it. A
/// block that contains a `safe fn` must be an `unsafe extern` block. Inside a function body rustc does not parse
/// a single `safe fn`; use a block there.
///
/// # Keys
///
/// | key | meaning |
/// | --- | --- |
/// | `nr = EXPR` | the number of the call: a constant of an integer type that is not negative. Default: the constant `SYS_` + the function's name in upper case |
/// | `name = "kill"` | the kernel's name of the call, if it differs from the function's; instead of `nr` |
/// | `os = "linux"` | the operating system, which determines the calling convention; also puts the item under that `cfg(target_os)`. A list declares the function for each system |
/// | `abi = path` | a custom entry: the path of a macro as described in [`abi`] |
/// | `args(…)` | the words in the kernel's order, see [below](#words) |
/// | `out = EXPR` | the value of `out` before the call, see [below](#return-value) |
/// | `result = path` | a function that converts the return value, see [below](#return-value) |
/// | `options(nomem)`, `options(readonly)` | claims that the call does not access, or does not write, memory, see [below](#options) |
/// | `retry` | repeats the call on `EINTR`, see [below](#retry) |
/// | `vdso`, `vdso = "symbol"` | calls the function of the Linux vDSO first, see [below](#vdso) |
/// | `unchecked`, `unchecked(rule, …)` | disables the check against the kernel's prototype, or these rules of it, see [below](#kernel-rules) |
/// | `crate = path` | the path of this crate, if it is renamed or re-exported |
///
/// A number that is omitted, or specified by `name`, is that of the system in `os` (`linux::nr::SYS_READ`),
/// whatever is in scope; with `abi` and without `os` it is the `SYS_…` in scope. The keys of a block are defaults for
/// its members, except `nr`, `name`, `args`, `out`, `options` and `vdso`, which apply to one function. The key of a
/// member takes precedence.
///
/// # Kernel rules
///
/// A declaration for Linux without `abi` is checked against the prototype of the call that `nr` or `name`
/// names, or the function's own name if both are omitted. Only declarations that cannot be correct are rejected. An alias,
/// a newtype and a structure behind a reference are checked through their [`Shape`] (on 32-bit targets only where the call has
/// no 64-bit words). A type that implements [`ToKernel`](trait@ToKernel) without a `SHAPE` is not checked. An expression in
/// `args(…)` is checked by its type, under the same condition, except by the rule `safety`, which is the author's responsibility. It is
/// not checked if it contains `return`, `?` or a macro call other than `core::ptr::addr_of!` and `core::mem::offset_of!`, and
/// if it names `Self`, then only when the function is compiled to code.
///
/// | rule | rejects |
/// | --- | --- |
/// | `arity` | more words than the kernel takes, or fewer than any operation of the call reads |
/// | `pointer` | a pointer where the kernel takes a number, or a narrow number where it takes an address |
/// | `direction` | read-only memory where the kernel writes |
/// | `size` | a reference to less memory than the kernel reads or writes |
/// | `width` | an offset of less than 64 bits (`loff_t`; not `off_t`, the `long` of `ftruncate` and `lseek`), a descriptor or an ID of less than 32 bits |
/// | `result` | a truncated address or offset, a discarded descriptor or count, `!` on a call that returns, a `Result` where every word is a valid return value |
/// | `safety` | `safe fn` with a raw descriptor, with a raw pointer or an integer that the kernel dereferences, with a length that callers choose independently of the memory, with memory that the kernel writes and whose type has invalid bit patterns, or for a call that these types do not make safe (`munmap`, `exit`, `rt_sigaction`, …); a call that no function can make (`vfork`, `rt_sigreturn`) |
/// | `fd` | a descriptor where the kernel does not take or return one |
/// | `retry` | `retry` on a call that must not be repeated |
/// | `target` | a call that the target architecture does not have, on that target only |
/// | `number` | a literal `nr` that is not the number of the call that the function is named after, nor of one that replaces it |
/// | `name` | an unknown name that differs from a call's name by one letter |
///
/// Some calls follow addresses inside of a structure, as `readv` does with `iovec`, `recvmsg` with `msghdr` and `execve` with its
/// argument list. There the rule `safety` rejects a reference to integers, to a type that has no lifetime and is neither `Send` nor
/// `Sync` (`IoVec`, `libc::iovec`, an array of raw pointers), and, where C stores the addresses as integers, to a type that has
/// no lifetime and no invalid bit pattern. A type that borrows the memory is accepted (`IoSlice<'_>`, or a type of your own with a
/// lifetime), and so is a newtype of the reference that derives [`ToKernel`](trait@ToKernel).
///
/// `unchecked(direction, width)` disables these rules, `unchecked` disables all. Trailing words that only some operations read can
/// be omitted (the mode of `open`, all arguments of a `prctl` option that has none); they are passed as 0, unless all
/// rules are disabled.
///
/// Declarations for macOS and FreeBSD, and for Mach traps with `abi = sysdecl::abi::mach`, are checked by the same rules as far as
/// the tables of those systems have data. They rarely record whether the kernel reads or writes an argument, so the rule `direction`
/// finds nothing. A declaration for a list of systems is checked for each of them, whatever it is compiled for.
///
/// ```text
/// error: `faccessat` takes 3 words, but this passes 4
///        help: remove `flags`
///        note: the kernel has `long faccessat(int dfd, const char *filename, int mode)`
///  --> src/lib.rs:9:63
///   |
/// 9 |     fn faccessat(dir: BorrowedFd<'_>, path: &CStr, mode: U32, flags: U32) -> Result<(), Errno>;
///   |                                                               ^^^^^^^^^^
/// ```
///
/// # 64-bit words
///
/// Where a word has 32 bits, some calls take a 64-bit integer in two words: in memory order, on ARM, MIPS and PowerPC starting at an
/// even register, and in a few calls in another way. The kernel's prototype determines which words these are, not the declared type:
/// an offset has 64 bits, and a count is one word, whether it is declared as `usize` or as `U64`. So one declaration is correct on
/// every architecture:
///
/// ```
/// use sysdecl::prelude::*;
///
/// #[syscall(os = "linux")]
/// pub fn pread64(fd: I32, buf: *mut U8, count: U64, offset: I64) -> I64;
/// ```
///
/// A count or an address that does not fit in a word is passed as the largest word; it is never truncated. For calls that
/// some architectures have in another form, the declaration for x86-64 is translated:
///
/// | declared | passed |
/// | --- | --- |
/// | `preadv(…, offset)`, `preadv2(…, offset, flags)` and similar calls | the low half, then the high half, on every architecture; both halves can be declared as well |
/// | `lseek`, `truncate`, `ftruncate`, `fadvise64` with 64 bits | as `_llseek` or `llseek`, `truncate64`, `ftruncate64`, `fadvise64_64` |
/// | `sync_file_range`, `fadvise64` | in the order of `sync_file_range2` and `arm_fadvise64_64`, where the architecture has those |
/// | `mmap` with six words | as `mmap2`, in units of 4096 bytes; on s390x in memory. An offset that is not a multiple of the unit is `EINVAL` |
/// | `clone` | in the target's order. The name of a parameter identifies it, if it contains `flags`, `stack`, `parent`, `child` or `tls` |
///
/// Where a call cannot be translated (`pipe` returns two descriptors in registers on MIPS and SPARC) the declaration is an error
/// on that target. For calls that are not in the table, by a literal number or for a custom entry, and under a bare
/// `unchecked`, it is unknown how 64-bit integers are passed: there `I64` and `U64` are errors where a word has 32 bits.
/// [`words_of!`] shows how a call is passed on the target.
///
/// # Facts
///
/// Some facts about Linux system calls make the generated code shorter. They were reviewed against the kernel's source, and
/// are used for `os = "linux"` without `abi` and without a bare `unchecked`. A constant in `nr` is compared with the number of the call
/// that it is named after where the following two facts are used: no memory is accessed, all of `out` is written.
///
/// - **Success is 0.** Most calls without a success value always return 0. For them, a declared `Result<(), E>` is an error
///   for every other return value: `Result<(), Errno>` is the returned word itself, without a range comparison.
///   `unchecked(result)` disables this.
/// - **No memory is accessed.** `getpid`, `gettid`, `getuid` and similar calls, `sched_get_priority_max` and
///   `sched_get_priority_min` have `options(nomem)` by default.
/// - **All of `out` is written**, see [below](#return-value).
///
/// A fact can be wrong for one process: a seccomp filter, its supervisor, a tracer, an emulator or a kernel module can
/// make a call return any value. The consequences:
///
/// - A return value other than 0 and the negative error numbers is an `Err`. Its [`code`](Errno::code) is
///   [`MAX_ERRNO`](errno::MAX_ERRNO), the number of no error. This also applies where a file system or a driver does not
///   return 0 on success, as it must. A return value above the largest descriptor is the same where `OwnedFd` is declared.
/// - A return value that is not a value of the declared type (an enum, `NonNull`) is `Err(Errno::ERANGE)`.
/// - A call that was not made but returns 0 cannot be distinguished from a success: `Ok(())`. With `out`, memory that
///   the kernel is not known to write is zero, and a descriptor is `Err(Errno::ERANGE)`. Memory that the kernel always writes is
///   read uninitialised, which is undefined behaviour: whatever makes `fstat` return 0 without making the call must write the
///   structure. Installing a filter is `unsafe` for this reason. With `unchecked`, all memory is zeroed.
/// - A supervisor or a signal handler (`SIGSYS`) that emulates a `nomem` call may access the memory of the program only as
///   another thread or an asynchronous signal handler may.
///
/// # Words
///
/// A word is the value of one register. Without `args`, the parameters are the words in the order in which
/// they are declared: a slice is two words (address and number of elements), everything else is one and
/// implements [`ToKernel`](trait@ToKernel). Linux takes at most six words. `#[cfg]` on a parameter is
/// honoured.
///
/// With `args(…)` the words are listed explicitly. An entry is one of
///
/// - the name of a parameter, which is passed as it would be without `args`;
/// - `out`, the address of the result (see below), or `out.field`, the address of a field of it, unless a parameter is named
///   `out`;
/// - any other expression of a type that implements [`ToKernel`](trait@ToKernel).
///
/// Expressions can use the parameters. They are evaluated once, in order, before the call is made and
/// before a `retry` loop. They are not inside the generated `unsafe` block. A temporary such as `&[0, 1]`
/// lives until the call returns. An entry that ends in `?` returns its error without making the call. Every
/// parameter must be mentioned.
///
/// ```
/// use core::mem::size_of;
///
/// use sysdecl::{
///     fd::{AsFd, BorrowedFd, OwnedFd},
///     prelude::*,
/// };
///
/// const F_GETFL: I32 = 3;
///
/// #[syscall(os = "linux")]
/// unsafe extern {
///     #[syscall(name = "fcntl", args(fd, F_GETFL))]
///     pub safe fn status_flags(fd: BorrowedFd<'_>) -> Result<I32, Errno>;
///
///     #[syscall(args(groups.len(), groups.as_ptr()))]
///     pub safe fn setgroups(groups: &[U32]) -> Result<(), Errno>;
///
///     #[syscall(args(out, flags))]
///     pub safe fn pipe2(flags: I32) -> Result<[OwnedFd; 2], Errno>;
///
///     #[syscall(name = "rt_sigprocmask", args(0, None::<&U64>, out, size_of::<U64>()))]
///     pub safe fn blocked_signals() -> Result<U64, Errno>;
/// }
///
/// # #[cfg(target_os = "linux")] {
/// let [read, write] = pipe2(0)?;
/// assert_eq!(status_flags(read.as_fd())? & 3, 0);
/// assert_eq!(status_flags(write.as_fd())? & 3, 1);
/// blocked_signals()?;
/// # }
/// # Ok::<(), Errno>(())
/// ```
///
/// # Return value
///
/// A declaration returns a type that implements [`FromKernel`](trait@FromKernel), nothing, or `!`. If a
/// call declared as `!` returns, which is possible under a seccomp filter, it is repeated forever.
///
/// **`out`** in `args(…)`: the success value is what the kernel writes. The declaration returns
/// `Result<T, E>`, or `Result<(A, T), E>` to return the return value `A` as well; `T` implements
/// [`Received`](trait@Received). The memory is zeroed before the call, unless the kernel is known to write
/// all of it on success. (A seccomp filter or a tracer that reports success for a call that was not made violates
/// this assumption; installing one is `unsafe` for this reason.) In the other entries `out`
/// can be used by reference, as in `size_of_val(out)`.
/// In this example the kernel returns the number of bytes written:
///
/// ```
/// use sysdecl::prelude::*;
///
/// /// The processors that this thread may run on, one bit each, and how many bytes the kernel wrote.
/// #[syscall(name = "sched_getaffinity", args(0, size_of_val(out), out), os = "linux")]
/// pub safe fn processors() -> Result<(usize, [U8; 128]), Errno>;
///
/// # #[cfg(target_os = "linux")] {
/// let (bytes, mask) = processors()?;
/// assert!(mask[..bytes].iter().any(|&byte| byte != 0));
/// # }
/// # Ok::<(), Errno>(())
/// ```
///
/// **`out = EXPR`** is the value of the memory before the call, for calls that read it as well: a length, a lock, a
/// structure that starts with its size. It is evaluated first, and can use the parameters. An `out.field` in `args(…)`
/// passes the address of a field, so that one result can have several parts. Every bit pattern of `T` must then be a valid
/// value. `safe` includes the claim that a length that the kernel reads from `out` is not larger than the
/// memory it refers to. The memory is not reset when `retry` repeats the call.
///
/// ```
/// use sysdecl::{fd::{AsFd, BorrowedFd, OwnedFd}, prelude::*};
///
/// /// The address of a socket, and how long it is.
/// #[derive(Clone, Copy, Debug, Received)]
/// #[repr(C)]
/// pub struct Address {
///     bytes: [U8; 128],
///     len: U32,
/// }
///
/// impl Address {
///     const ROOM: Self = Self { bytes: [0; 128], len: 128 };
/// }
///
/// #[syscall(os = "linux")]
/// unsafe extern {
///     pub safe fn socket(family: I32, kind: I32, protocol: I32) -> Result<OwnedFd, Errno>;
///
///     #[syscall(args(socket, out.bytes, out.len), out = Address::ROOM)]
///     pub safe fn getsockname(socket: BorrowedFd<'_>) -> Result<Address, Errno>;
/// }
///
/// # #[cfg(target_os = "linux")] {
/// // A new socket of `AF_UNIX` has no name: the kernel writes the family alone.
/// let address = getsockname(socket(1, 1, 0)?.as_fd())?;
/// assert_eq!(address.len, 2);
/// # }
/// # Ok::<(), Errno>(())
/// ```
///
/// **`Result<A, Failed<T>>`**: the kernel writes `T` when the call fails; `nanosleep`, for example, writes the remaining time. See
/// [`Failed`].
///
/// **`result = path`** names a function from the return value to the declared type. Its parameter is of any
/// type that implements [`FromKernel`](trait@FromKernel), such as `Result<I32, Errno>`, `isize` or
/// [`abi::Word`]. It maps return values, and allows types and errors that do not implement this
/// crate's traits. With `out`, its parameter is what the declaration would return without `result`: `Result<T, Errno>`,
/// `Result<(A, T), Errno>` or `Result<A, Failed<T>>`.
///
/// ```
/// use sysdecl::prelude::*;
///
/// pub struct Failed(I32);
///
/// fn nice(priority: Result<I32, Errno>) -> Result<I32, Failed> {
///     // The kernel returns 20 minus the nice value, so that it is never negative.
///     priority.map(|priority| 20 - priority).map_err(|errno| Failed(errno.code()))
/// }
///
/// #[syscall(name = "getpriority", args(0, 0), result = nice, os = "linux")]
/// pub safe fn own_nice_value() -> Result<I32, Failed>;
///
/// # #[cfg(target_os = "linux")]
/// assert!(matches!(own_nice_value(), Ok(-20..=19)));
/// ```
///
/// # `retry`
///
/// The call is repeated with the same words while it fails with `EINTR`. This requires a `Result`
/// or a `result` function. It is rejected where a second call would be wrong:
///
/// - `close` releases the descriptor before it can be interrupted, and its number may belong to another file
///   by the time of the second call;
/// - `pause` and similar calls wait for an interruption;
/// - a retry restarts a relative timeout, such as that of `nanosleep` or `poll`, so that a periodic
///   signal can keep the call from ever returning. It is accepted where `args` passes no timeout, or an
///   absolute one.
///
/// # Options
///
/// By default the compiler assumes that a call reads and writes all memory whose address has escaped. Two
/// options restrict this, and become options of `asm!`:
///
/// - `options(nomem)`: the call neither reads nor writes memory that exists outside of it, and does not order
///   memory accesses of this thread with those of other threads or of the kernel. `getppid` is such a call.
///   `fsync` is not, since it reads a file that can be mapped as well; neither is `futex`, nor a `kill` of
///   the calling process.
/// - `options(readonly)`: the call may read such memory, and writes none. `write` is **not** such a call: the
///   file that it writes to can be mapped into memory of the program.
///
/// A wrong claim is undefined behaviour. Both options are rejected if a parameter is `&mut` or `*mut` or if `out` is passed, and
/// `nomem` if a parameter is `&CStr`.
///
/// # `vdso`
///
/// Linux maps functions into each process that implement some system calls without entering the kernel
/// (`vdso(7)`): `clock_gettime`, `clock_getres`, `gettimeofday`, `time`, `getcpu`, `clock_gettime64` on 32-bit
/// architectures, and `riscv_hwprobe` and `riscv_flush_icache` on RISC-V. With `vdso`, the declaration calls the
/// target's function for its system call. The system call is made
///
/// - on an architecture that has no vDSO, or whose vDSO does not have this function;
/// - if the kernel does not provide it: on an old kernel, under valgrind or in an emulator;
/// - if the function returns `ENOSYS`.
///
/// ```
/// use sysdecl::prelude::*;
///
/// /// The time since the system was started, in seconds and nanoseconds.
/// #[syscall(name = "clock_gettime", args(7, out), vdso, os = "linux")]
/// pub safe fn since_boot() -> Result<[I64; 2], Errno>;
///
/// # #[cfg(all(target_os = "linux", target_pointer_width = "64"))] {
/// let [seconds, nanoseconds] = since_boot()?;
/// assert!(seconds >= 0 && (0..1_000_000_000).contains(&nanoseconds));
/// # }
/// # Ok::<(), Errno>(())
/// ```
///
/// `vdso = "__vdso_clock_gettime"` specifies the function by its symbol, which is required if `nr` does not name the call. The symbol of
/// any architecture is accepted: on `aarch64` this one is `__kernel_clock_gettime`.
///
/// The function is looked up on the first call, and its address is kept in an atomic variable. How the vDSO is found, with and
/// without a C library, and how its functions differ from the system calls, is described in
#[cfg_attr(
    any(target_os = "linux", target_os = "android"),
    doc = "[`linux::vdso`]: in particular, an address that is not mapped causes a `SIGSEGV` instead of"
)]
#[cfg_attr(
    not(any(target_os = "linux", target_os = "android")),
    doc = "`linux::vdso`: in particular, an address that is not mapped causes a `SIGSEGV` instead of"
)]
/// `EFAULT`. `getrandom` cannot be declared with this key, because its function takes a state: see
/// `linux::random::Generator`. In a list of systems the key applies to Linux. It cannot be combined with `abi`.
///
/// # Documentation
///
/// The documentation of a Linux function ends with data from the table of system calls: the prototype, the numbers on
/// x86-64 and aarch64, the kernel version that introduced it, if later than Linux 2.6.32, and the manual page. It is shown by
/// rustdoc and on hover:
///
/// > `long close_range(unsigned int fd, unsigned int max_fd, unsigned int flags)`: number 436 on x86-64, 436 on aarch64, since Linux
/// > 5.9. Manual: <https://man7.org/linux/man-pages/man2/close_range.2.html>
///
/// A function without other documentation has only this text, which satisfies the lint `missing_docs`. `#[doc(hidden)]`
/// and a bare `unchecked` omit it.
///
/// A function that returns a new descriptor or an address as an integer or a pointer is `#[must_use]`, unless it has that attribute. A
/// `Result` already is, by its type.
///
/// # Expansion
///
/// In a debug build, for the function `parent` above:
///
/// ```text
/// #[cfg(any(target_os = "linux", target_os = "android"))]
/// #[allow(clippy::inline_always)]
/// #[inline(always)]
/// pub fn parent() -> I32 {
///     let __ret: ::sysdecl::abi::Word;
///     unsafe {
///         ::sysdecl::abi::linux!(__ret = SYS_GETPPID as ::core::primitive::isize;);
///         <I32 as ::sysdecl::FromKernel>::from_kernel(__ret)
///     }
/// }
/// ```
///
/// The entry expands to one `asm!`, so that the expanded function contains it directly. In a release build the attribute is
/// `#[inline]`, and the body calls a generic function of this crate that contains the entry, because that compiles faster. Your
/// own `#[inline(…)]` replaces the attribute in both.
#[cfg(feature = "macros")]
pub use sysdecl_macros::syscall;

/// Shows how a Linux system call is passed on this target: the kernel's name of the call that is made, and the contents of
/// each register, in order. It is a constant expression.
///
/// Arguments have the kernel's names. `_lo` and `_hi` are the halves of a 64-bit argument, `pad` is a word that aligns one, and
/// `_pages` is an offset in units of 4096 bytes. The list is empty if the target does not have the call.
///
/// ```
/// use sysdecl::words_of;
///
/// const PREAD64: (&str, &[&str]) = words_of!(pread64);
///
/// # #[cfg(target_os = "linux")] {
/// let words: &[&str] = if cfg!(target_pointer_width = "64") {
///     &["fd", "buf", "count", "pos"]
/// } else if cfg!(target_arch = "arm") {
///     &["fd", "buf", "count", "pad", "pos_lo", "pos_hi"]
/// } else {
///     PREAD64.1
/// };
/// assert_eq!(PREAD64, ("pread64", words));
/// # }
/// ```
#[cfg(feature = "macros")]
pub use sysdecl_macros::words_of;
