//! The operating systems that `os = "…"` can name, and what the language has to know of each. What
//! registers they want stands in the runtime crate.

/// A kernel with an entry of its own in the runtime crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Os {
    Linux,
    Macos,
    Freebsd,
    Windows,
}

/// Two kinds of kernels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A call has a number that stays, and the return value is a word or a negative error number.
    Unix,
    /// Each build has its own numbers, so that a program can know one only when it runs; the return value is
    /// an `NTSTATUS`.
    Nt,
}

impl Os {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Linux, Self::Macos, Self::Freebsd, Self::Windows];

    /// What one writes: `os = "linux"`. So are called its entry below `sysdecl::abi`, and its module
    /// below `sysdecl`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Freebsd => "freebsd",
            Self::Windows => "windows",
        }
    }

    /// What messages say.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Linux => "Linux",
            Self::Macos => "macOS",
            Self::Freebsd => "FreeBSD",
            Self::Windows => "Windows",
        }
    }

    /// The most words that a call hands over.
    pub(crate) fn most_words(self) -> usize {
        match self {
            Self::Linux => 6,
            // No call of these takes more, and their entries pass as many.
            Self::Macos | Self::Freebsd => 8,
            Self::Windows => 16,
        }
    }

    /// The name of its entry for calls that give two results, below `sysdecl::abi`; `None` where no call
    /// does.
    pub(crate) fn pair_entry(self) -> Option<&'static str> {
        match self {
            Self::Linux | Self::Windows => None,
            Self::Macos => Some("macos_pair"),
            Self::Freebsd => Some("freebsd_pair"),
        }
    }

    /// Whether the call with the number of this name gives two results: one of them alone is not what
    /// anybody means.
    pub(crate) fn gives_two(self, number: &str) -> bool {
        match self {
            Self::Macos => matches!(number, "SYS_FORK" | "SYS_PIPE" | "SYS_VFORK"),
            Self::Freebsd => number == "SYS_FREEBSD10_PIPE",
            Self::Linux | Self::Windows => false,
        }
    }

    /// Where the declaration exists: the values of `target_os`.
    pub(crate) fn targets(self) -> &'static [&'static str] {
        match self {
            Self::Linux => &["linux", "android"],
            Self::Macos => &["macos"],
            Self::Freebsd => &["freebsd"],
            Self::Windows => &["windows"],
        }
    }

    /// What its numbers and return values are.
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Linux | Self::Macos | Self::Freebsd => Kind::Unix,
            Self::Windows => Kind::Nt,
        }
    }

    /// The system with this name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|os| os.name() == name)
    }
}
