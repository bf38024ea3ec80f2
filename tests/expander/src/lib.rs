//! The code of `sysdecl-macros`, called without a compiler: a crate of procedural macros has no other
//! functions to call.
//!
//! These are the same files. Spans mean little here, and nothing else differs.

#[path = "../../../macros/src/derive/mod.rs"]
mod derive;
#[path = "../../../macros/src/foreign/mod.rs"]
mod foreign;
#[allow(dead_code, reason = "not every function is needed without a compiler")]
#[path = "../../../macros/src/kernel/mod.rs"]
mod kernel;
#[path = "../../../macros/src/nesting.rs"]
mod nesting;
#[path = "../../../macros/src/report.rs"]
mod report;
#[path = "../../../macros/src/signature.rs"]
mod signature;
#[path = "../../../macros/src/syscall/mod.rs"]
mod syscall;
pub mod table;
#[path = "../../../macros/src/verbatim.rs"]
mod verbatim;

/// The macros, by their names.
pub mod expand {
    use proc_macro2::TokenStream;

    use crate::{derive, foreign, syscall::lower::Form};

    /// `#[syscall(args)] item`
    #[must_use]
    pub fn syscall(args: TokenStream, item: TokenStream) -> TokenStream {
        crate::syscall::expand(Form::InPlace, args, item)
    }

    /// The same, as where the macros are built without debug assertions.
    #[must_use]
    pub fn syscall_called(args: TokenStream, item: TokenStream) -> TokenStream {
        crate::syscall::expand(Form::Called, args, item)
    }

    /// `#[derive(ToKernel)] item`
    #[must_use]
    pub fn to_kernel(item: TokenStream) -> TokenStream {
        derive::to_kernel(item)
    }

    /// `#[derive(FromKernel)] item`
    #[must_use]
    pub fn from_kernel(item: TokenStream) -> TokenStream {
        derive::from_kernel(item)
    }

    /// `#[derive(Received)] item`
    #[must_use]
    pub fn received(item: TokenStream) -> TokenStream {
        derive::received(item)
    }

    /// `extern_kernel32! { functions }`
    #[must_use]
    pub fn extern_kernel32(functions: TokenStream) -> TokenStream {
        foreign::expand(foreign::Library::kernel32(), functions)
    }

    /// `extern_ntdll! { functions }`
    #[must_use]
    pub fn extern_ntdll(functions: TokenStream) -> TokenStream {
        foreign::expand(foreign::Library::ntdll(), functions)
    }

    /// `extern_library! { libraries }`
    #[must_use]
    pub fn extern_library(libraries: TokenStream) -> TokenStream {
        foreign::expand_named(libraries)
    }

    /// `extern_libsystem! { functions }`
    #[must_use]
    pub fn extern_libsystem(functions: TokenStream) -> TokenStream {
        foreign::expand(foreign::Library::system(), functions)
    }
}
