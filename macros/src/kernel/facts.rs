//! Facts about calls that no C prototype says.

use super::abi::Abis;
use super::pointee::{self, Size};

/// A field and the ABIs that its end names; all where it names none.
pub(super) fn split_set(field: &'static str) -> (&'static str, Abis) {
    match field.rsplit_once(" @") {
        Some((text, set)) => (text, Abis::parse(set)),
        None => (field, Abis::ALL),
    }
}

/// Something that a constant argument decides.
#[derive(Clone, Copy)]
pub(crate) struct Condition {
    /// The argument, counted from 0.
    pub(crate) argument: usize,
    /// How it is compared.
    pub(crate) test: Test,
    /// Names of constants, or numbers; a `*` at the end stands for any end.
    names: &'static str,
}

/// How [`Condition`] compares an argument with its names.
#[derive(Clone, Copy)]
pub(crate) enum Test {
    /// It is one of them.
    Is,
    /// It is none of them.
    Not,
    /// It has the bit.
    Has,
    /// It lacks the bit.
    Lacks,
}

impl Condition {
    /// `1 is F_GETOWN|F_GETOWN_EX`
    fn read(condition: &'static str) -> Option<Self> {
        let (argument, rest) = condition.split_once(' ')?;
        let (word, names) = rest.split_once(' ')?;
        let test = match word {
            "is" => Test::Is,
            "not" => Test::Not,
            "has" => Test::Has,
            "lacks" => Test::Lacks,
            _ => return None,
        };
        Some(Self { argument: argument.parse().ok()?, test, names })
    }

    /// The names that it compares with.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.names.split('|')
    }

    /// Whether `constant`, the name of a constant or a number, is one of its names.
    pub(crate) fn lists(self, constant: &str) -> bool {
        self.names().any(|name| match name.strip_suffix('*') {
            Some(start) => constant.starts_with(start),
            None => constant == name,
        })
    }
}

/// Why a call must not be repeated when a signal has interrupted it.
#[derive(Clone, Copy)]
pub(crate) enum Retry {
    /// Its effect has taken place already: `close` has freed the descriptor, whose number may be another file's by now.
    State,
    /// To be interrupted is what it is for: `pause`.
    Signal,
    /// A retry restarts its timeout.
    Timeout {
        /// The argument with the time, counted from 0.
        argument: usize,
        /// When that does not matter.
        unless: Unless,
    },
}

/// When a timeout does not start anew.
#[derive(Clone, Copy)]
pub(crate) enum Unless {
    /// There is no time: the pointer is null.
    Null,
    /// The number is -1 (no end) or 0 (no wait).
    Endless,
    /// The kernel writes the rest through this argument to the same address.
    Same {
        /// Counted from 0.
        rest: usize,
    },
    /// The same, or the time is absolute, which is what the condition says.
    SameOrAbsolute {
        /// Counted from 0.
        rest: usize,
        /// Says that the time is absolute.
        absolute: Condition,
    },
    /// The condition is false: only some operations have a relative time. And there is none where the pointer is null.
    Operation(Condition),
}

impl Retry {
    /// `state`; `signal`; `timeout 3, unless null`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let timeout = match text {
            "state" => return Some(Self::State),
            "signal" => return Some(Self::Signal),
            _ => text.strip_prefix("timeout ")?,
        };
        let (argument, unless) = timeout.split_once(", ")?;
        let unless = if let Some(condition) = unless.strip_prefix("if ") {
            Unless::Operation(Condition::read(condition)?)
        } else {
            match unless.strip_prefix("unless ")? {
                "null" => Unless::Null,
                "endless" => Unless::Endless,
                other => {
                    let other = other.strip_suffix(" is the same")?;
                    match other.split_once(" or ") {
                        Some((absolute, rest)) => Unless::SameOrAbsolute {
                            rest: rest.parse().ok()?,
                            absolute: Condition::read(absolute)?,
                        },
                        None => Unless::Same { rest: other.parse().ok()? },
                    }
                }
            }
        };
        Some(Self::Timeout { argument: argument.parse().ok()?, unless })
    }
}

/// Why a function must not be safe to call.
#[derive(Clone, Copy)]
pub(crate) enum Safety {
    /// It can violate memory safety with any arguments.
    Never,
    /// It may be safe only over a type that owns what is given up, passed by value.
    Owning,
    /// It may be safe only where this argument's own type rules out what is not safe.
    OwnType(usize),
    /// It may be safe only where this argument, which names the operation, is a constant, and the others have that operation's
    /// types.
    Typed(usize),
    /// It may be safe only where this is true of a constant.
    Unless(Condition),
}

impl Safety {
    /// `always`; `owning`; `unless 3 lacks MAP_FIXED`; `unless 1 typed`; `unless 1 own type`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        match text {
            "always" => return Some(Self::Never),
            "owning" => return Some(Self::Owning),
            _ => {}
        }
        let unless = text.strip_prefix("unless ")?;
        if let Some(argument) = unless.strip_suffix(" own type") {
            return Some(Self::OwnType(argument.parse().ok()?));
        }
        if let Some(argument) = unless.strip_suffix(" typed") {
            return Some(Self::Typed(argument.parse().ok()?));
        }
        Condition::read(unless).map(Self::Unless)
    }
}

/// A call, or an operation of it, that may return any word: a `Result` would take some for failures.
#[derive(Clone, Copy)]
pub(crate) struct AnyWord {
    /// The type to declare instead of a `Result`.
    pub(crate) instead: &'static str,
    /// Only for these operations; `None`: always.
    pub(crate) only_if: Option<Condition>,
    /// Where.
    pub(crate) on: Abis,
}

impl AnyWord {
    /// `usize`; `I32, if 1 is F_GETOWN`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (text, on) = split_set(text);
        Some(match text.split_once(", if ") {
            Some((instead, condition)) => {
                Self { instead, only_if: Some(Condition::read(condition)?), on }
            }
            None => Self { instead: text, only_if: None, on },
        })
    }
}

/// Memory, and the argument that says how much of it there is.
#[derive(Clone, Copy)]
pub(crate) struct Longest {
    /// The argument with the address, counted from 0.
    pub(crate) memory: usize,
    /// The argument with the length.
    pub(crate) length: usize,
    /// How many bytes the kernel reaches at most, however great the length is. `None`: as many as the length says.
    pub(crate) most: Option<u32>,
}

impl Longest {
    /// `1 2 any`; `1 2 128`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (memory, rest) = text.split_once(' ')?;
        let (length, most) = rest.split_once(' ')?;
        let most = if most == "any" { None } else { Some(most.parse().ok()?) };
        Some(Self { memory: memory.parse().ok()?, length: length.parse().ok()?, most })
    }
}

/// A call that returns exactly 0 when it succeeds.
#[derive(Clone, Copy)]
pub(crate) struct Zero {
    /// Whether that is only the contract of file systems, sockets and drivers, whose own return value the kernel passes on.
    pub(crate) by_contract: bool,
    /// Where it holds.
    pub(crate) on: Abis,
}

impl Zero {
    /// `kernel`; `driver`; `kernel, not @…`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (text, on) = split_set(text);
        Some(match text {
            "kernel" => Self { by_contract: false, on },
            "kernel, not" => Self { by_contract: false, on: !on },
            "driver" => Self { by_contract: true, on },
            _ => return None,
        })
    }
}

/// Memory that the kernel writes whenever the call succeeds, if the pointer is not null.
#[derive(Clone, Copy)]
pub(crate) struct Fill {
    /// The argument with the address, counted from 0.
    pub(crate) argument: usize,
    /// How much from there.
    pub(crate) what: Filled,
    /// Only under these operations; `None`: always.
    pub(crate) only_if: Option<Condition>,
    /// On these ABIs.
    pub(crate) on: Abis,
}

/// How much the kernel writes.
#[derive(Clone, Copy)]
pub(crate) enum Filled {
    /// So many values one after the other, padding included.
    Values {
        /// How many.
        count: u32,
        /// The kernel's name for their type.
        name: &'static str,
        /// Of one.
        size: Size,
    },
    /// So many bytes, maybe more.
    First(u32),
    /// As many bytes as this argument says.
    Argument(usize),
    /// As many values as the call returns.
    Returned {
        /// The kernel's name for their type.
        name: &'static str,
        /// Of one.
        size: Size,
    },
    /// One byte for each page of as many bytes as this argument says.
    Pages(usize),
}

impl Fill {
    /// `1 1 stat`; `3 2 i32`; `1 first 48`; `0 bytes by 1`; `1 returned u8`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (text, on) = split_set(text);
        let (text, only_if) = match text.split_once(", if ") {
            Some((text, condition)) => (text, Some(Condition::read(condition)?)),
            None => (text, None),
        };
        let (argument, what) = text.split_once(' ')?;
        let (head, tail) = what.rsplit_once(' ')?;
        let what = match head {
            "first" => Filled::First(tail.parse().ok()?),
            "bytes by" => Filled::Argument(tail.parse().ok()?),
            "bytes, one per page of" => Filled::Pages(tail.parse().ok()?),
            "answered" => Filled::Returned { name: tail, size: pointee::size(tail) },
            count => {
                Filled::Values { count: count.parse().ok()?, name: tail, size: pointee::size(tail) }
            }
        };
        Some(Self { argument: argument.parse().ok()?, what, only_if, on })
    }

    /// How many bytes it covers on an ABI, whatever the other arguments are; 0 where that is not known.
    pub(crate) fn certain(self, on: Abis) -> u32 {
        if !self.on.contains(on) {
            return 0;
        }
        match self.what {
            Filled::Values { count, size, .. } => count * size.on(on).unwrap_or(0),
            Filled::First(bytes) => bytes,
            Filled::Argument(_) | Filled::Returned { .. } | Filled::Pages(_) => 0,
        }
    }
}

/// What to call instead.
#[derive(Clone, Copy)]
pub(crate) struct Replacement {
    /// As one would write it, or in words; `none`.
    pub(crate) text: &'static str,
    /// Where.
    pub(crate) on: Abis,
    /// Also on every ABI that lacks the call.
    pub(crate) where_missing: bool,
}

impl Replacement {
    /// The set, a space, the text.
    pub(super) fn read(field: &'static str) -> Self {
        let (set, text) = field.split_once(' ').unwrap_or(("0", field));
        Self { text, on: Abis::parse(set), where_missing: set == "0" }
    }
}
