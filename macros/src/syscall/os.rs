//! The operating systems that `os = "…"` can name, and what the language has to know of each. What
//! registers they want stands in the runtime crate.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

/// A kernel with an entry of its own in the runtime crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Os {
    Linux,
}

impl Os {
    /// All of them.
    pub(crate) const ALL: [Self; 1] = [Self::Linux];

    /// What one writes: `os = "linux"`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Linux => "linux",
        }
    }

    /// What messages say.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Linux => "Linux",
        }
    }

    /// The most words that a call hands over.
    pub(crate) fn most_words(self) -> usize {
        match self {
            Self::Linux => 6,
        }
    }

    /// The predicate under which the declaration exists.
    pub(crate) fn predicate(self) -> TokenStream {
        match self {
            Self::Linux => quote!(any(target_os = "linux", target_os = "android")),
        }
    }

    /// The name of its entry below `sysdecl::abi`, and of its module below `sysdecl`.
    pub(crate) fn module(self) -> Ident {
        format_ident!("{}", self.name())
    }

    /// The system with this name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|os| os.name() == name)
    }
}
