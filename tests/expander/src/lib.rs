//! The code of `sysdecl-macros` as a library: a proc-macro crate cannot export other functions.
//!
//! Includes the same files. The only difference is that spans carry little information.

extern crate proc_macro;

#[path = "../../../macros/src/derive/mod.rs"]
mod derive;
#[path = "../../../macros/src/foreign/mod.rs"]
mod foreign;
#[allow(dead_code, reason = "not all functions are used without a compiler")]
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
#[path = "../../../macros/src/text.rs"]
mod text;
#[path = "../../../macros/src/verbatim/mod.rs"]
mod verbatim;

/// The macros by name.
pub mod expand {
    use proc_macro2::{TokenStream, TokenTree};
    use quote::quote;

    use crate::{derive, foreign, syscall::lower::Form};

    /// `#[syscall(args)] item`, with the expansion of `on_other_targets!` in a module of that name.
    #[must_use]
    pub fn syscall(args: TokenStream, item: TokenStream) -> TokenStream {
        whole(Form::InPlace, crate::syscall::expand(Form::InPlace, args, item))
    }

    /// The same, as if the macros were built without debug assertions.
    #[must_use]
    pub fn syscall_called(args: TokenStream, item: TokenStream) -> TokenStream {
        whole(Form::Called, crate::syscall::expand(Form::Called, args, item))
    }

    /// Expands `path::on_other_targets! { declaration }`.
    fn whole(form: Form, expanded: TokenStream) -> TokenStream {
        let mut tokens = expanded.into_iter();
        let mut whole: Vec<TokenTree> = Vec::new();
        while let Some(token) = tokens.next() {
            let is_call = matches!(&token, TokenTree::Ident(name) if name == "on_other_targets");
            whole.push(token);
            if !is_call || tokens.next().is_none() {
                continue;
            }
            let Some(TokenTree::Group(declaration)) = tokens.next() else { continue };
            // An attribute precedes the path.
            while whole.last().is_some_and(|token| !matches!(token, TokenTree::Group(_))) {
                whole.pop();
            }
            let items = crate::syscall::expand_on_other_targets(form, declaration.stream());
            whole.extend(quote!(mod on_other_targets { #items }));
        }
        whole.into_iter().collect()
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
