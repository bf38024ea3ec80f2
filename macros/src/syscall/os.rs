//! The operating systems that `os = "…"` can name, and their properties. Their registers are described in the runtime
//! crate.

/// A kernel with an entry of its own in the runtime crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Os {
    Linux,
    Macos,
    Freebsd,
    Windows,
}

/// The kinds of kernels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Calls have stable numbers, and the return value is a word or a negative error number.
    Unix,
    /// The numbers differ by build, so a program knows them only at run time; the return value is an `NTSTATUS`.
    Nt,
}

impl Os {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Linux, Self::Macos, Self::Freebsd, Self::Windows];

    /// The name in `os = "linux"`, which is also that of its entry in `sysdecl::abi` and of its module in `sysdecl`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Freebsd => "freebsd",
            Self::Windows => "windows",
        }
    }

    /// The name in messages.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Linux => "Linux",
            Self::Macos => "macOS",
            Self::Freebsd => "FreeBSD",
            Self::Windows => "Windows",
        }
    }

    /// The most words that a call takes.
    pub(crate) fn most_words(self) -> usize {
        match self {
            Self::Linux => 6,
            // No call of theirs takes more, and their entries support as many.
            Self::Macos | Self::Freebsd => 8,
            Self::Windows => 16,
        }
    }

    /// The entry in `sysdecl::abi` for calls that return two values; `None` if there are no such calls.
    pub(crate) fn pair_entry(self) -> Option<&'static str> {
        match self {
            Self::Linux | Self::Windows => None,
            Self::Macos => Some("macos_pair"),
            Self::Freebsd => Some("freebsd_pair"),
        }
    }

    /// Whether the call with the number of this name returns two values that are useful only together.
    pub(crate) fn gives_two(self, number: &str) -> bool {
        match self {
            Self::Macos => matches!(number, "SYS_FORK" | "SYS_PIPE" | "SYS_VFORK"),
            Self::Freebsd => number == "SYS_FREEBSD10_PIPE",
            Self::Linux | Self::Windows => false,
        }
    }

    /// The values of `target_os` on which the declaration exists.
    pub(crate) fn targets(self) -> &'static [&'static str] {
        match self {
            Self::Linux => &["linux", "android"],
            Self::Macos => &["macos"],
            Self::Freebsd => &["freebsd"],
            Self::Windows => &["windows"],
        }
    }

    /// The kind of its numbers and return values.
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
