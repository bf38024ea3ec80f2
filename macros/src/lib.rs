//! The macros of [`sysdecl`](https://docs.rs/sysdecl), which re-exports and documents them.

mod derive;
#[cfg(feature = "foreign")]
mod foreign;
#[allow(
    dead_code,
    unused_imports,
    reason = "tests hold all of the table against the data; the macros need less of it"
)]
mod kernel;
mod nesting;
mod report;
mod signature;
mod syscall;
mod text;
mod verbatim;

use proc_macro::TokenStream;

use self::syscall::lower::Form;

/// Which form of call the expansion uses, by the profile of this crate, which is the user's. A profile with debug
/// assertions is normally a debug profile.
const FORM: Form = if cfg!(debug_assertions) { Form::InPlace } else { Form::Called };

/// Declares a system call.
#[proc_macro_attribute]
pub fn syscall(args: TokenStream, item: TokenStream) -> TokenStream {
    syscall::expand(FORM, args.into(), item.into()).into()
}

/// Expands a declaration on targets that pass its words differently from most targets with 64-bit pointers. Other
/// targets leave this macro unexpanded: a build pays for its own target only.
#[proc_macro]
pub fn on_other_targets(declaration: TokenStream) -> TokenStream {
    syscall::expand_on_other_targets(FORM, declaration.into()).into()
}

/// Returns the words in which a system call's arguments are passed.
#[proc_macro]
pub fn words_of(call: TokenStream) -> TokenStream {
    kernel::readable::expand(call.into()).into()
}

/// Lets a type of your own cross into the kernel.
#[proc_macro_derive(ToKernel, attributes(sysdecl))]
pub fn to_kernel(item: TokenStream) -> TokenStream {
    derive::to_kernel(item.into()).into()
}

/// Lets a type of your own be what a system call returns.
#[proc_macro_derive(FromKernel, attributes(sysdecl))]
pub fn from_kernel(item: TokenStream) -> TokenStream {
    derive::from_kernel(item.into()).into()
}

/// Lets the kernel write a type of your own.
#[proc_macro_derive(Received, attributes(sysdecl))]
pub fn received(item: TokenStream) -> TokenStream {
    derive::received(item.into()).into()
}

/// Declares functions of `kernel32.dll`.
#[cfg(feature = "foreign")]
#[proc_macro]
pub fn extern_kernel32(functions: TokenStream) -> TokenStream {
    foreign::expand(foreign::Library::kernel32(), functions.into()).into()
}

/// Declares functions of `ntdll.dll`.
#[cfg(feature = "foreign")]
#[proc_macro]
pub fn extern_ntdll(functions: TokenStream) -> TokenStream {
    foreign::expand(foreign::Library::ntdll(), functions.into()).into()
}

/// Declares functions of any DLL: `extern_library! { "user32" { … } "gdi32" { … } }`.
#[cfg(feature = "foreign")]
#[proc_macro]
pub fn extern_library(libraries: TokenStream) -> TokenStream {
    foreign::expand_named(libraries.into()).into()
}

/// Declares functions of macOS's `libSystem.dylib`.
#[cfg(feature = "foreign")]
#[proc_macro]
pub fn extern_libsystem(functions: TokenStream) -> TokenStream {
    foreign::expand(foreign::Library::system(), functions.into()).into()
}
