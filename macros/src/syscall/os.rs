//! The operating systems that `os = "…"` can name, and what the language has to know of each. What
//! registers they want stands in the runtime crate.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

/// A kernel with an entry of its own in the runtime crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Os {
    Linux,
    Macos,
    Freebsd,
}

impl Os {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Linux, Self::Macos, Self::Freebsd];

    /// What one writes: `os = "linux"`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Freebsd => "freebsd",
        }
    }

    /// What messages say.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Linux => "Linux",
            Self::Macos => "macOS",
            Self::Freebsd => "FreeBSD",
        }
    }

    /// The most words that a call hands over.
    pub(crate) fn most_words(self) -> usize {
        match self {
            Self::Linux => 6,
            // No call of these takes more, and their entries pass as many.
            Self::Macos | Self::Freebsd => 8,
        }
    }

    /// The name of its entry for calls that give two results, below `sysdecl::abi`; `None` where no call
    /// does.
    pub(crate) fn pair_entry(self) -> Option<Ident> {
        match self {
            Self::Linux => None,
            Self::Macos | Self::Freebsd => Some(format_ident!("{}_pair", self.name())),
        }
    }

    /// Whether the call with the number of this name gives two results: one of them alone is not what
    /// anybody means.
    pub(crate) fn gives_two(self, number: &str) -> bool {
        match self {
            Self::Macos => matches!(number, "SYS_FORK" | "SYS_PIPE" | "SYS_VFORK"),
            Self::Freebsd => number == "SYS_FREEBSD10_PIPE",
            Self::Linux => false,
        }
    }

    /// The predicate under which the declaration exists.
    pub(crate) fn predicate(self) -> TokenStream {
        match self {
            Self::Linux => quote!(any(target_os = "linux", target_os = "android")),
            Self::Macos => quote!(target_os = "macos"),
            Self::Freebsd => quote!(target_os = "freebsd"),
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
