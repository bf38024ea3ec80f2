//! Facts about calls that C prototypes do not contain.

use super::abi::Abis;
use super::pointee::{self, Size};

/// A field and the ABIs in its suffix; all ABIs if it has none.
pub(super) fn split_set(field: &'static str) -> (&'static str, Abis) {
    match field.rsplit_once(" @") {
        Some((text, set)) => (text, Abis::parse(set)),
        None => (field, Abis::ALL),
    }
}

/// Splits off the condition at the end of a field; `None` if it cannot be read.
fn split_condition(field: &'static str) -> Option<(&'static str, Option<Condition>)> {
    Some(match field.split_once(", if ") {
        Some((text, condition)) => (text, Some(Condition::read(condition)?)),
        None => (field, None),
    })
}

/// A condition on a constant argument.
#[derive(Clone, Copy)]
pub(crate) struct Condition {
    /// The argument, counted from 0.
    pub(crate) argument: usize,
    /// How it is compared.
    pub(crate) test: Test,
    /// Names of constants, or numbers; a trailing `*` matches any suffix.
    names: &'static str,
}

/// How [`Condition`] compares an argument with its names.
#[derive(Clone, Copy)]
pub(crate) enum Test {
    /// It is one of them.
    Is,
    /// It is none of them.
    Not,
    /// It has the bit set.
    Has,
    /// It has the bit clear.
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

    /// The names to compare with.
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

/// Why a call must not be retried after a signal interrupted it.
#[derive(Clone, Copy)]
pub(crate) enum Retry {
    /// It has already taken effect: `close` has freed the descriptor, whose number may refer to another file by now.
    State,
    /// Being interrupted is its purpose: `pause`.
    Signal,
    /// A retry restarts its timeout.
    Timeout {
        /// The argument with the time, counted from 0.
        argument: usize,
        /// When that does not happen.
        unless: Unless,
    },
}

/// When a retry does not restart the timeout.
#[derive(Clone, Copy)]
pub(crate) enum Unless {
    /// There is no timeout: the pointer is null.
    Null,
    /// The number is -1 (wait forever) or 0 (do not wait).
    Endless,
    /// The kernel writes the remaining time through this argument, to the same address.
    Same {
        /// Counted from 0.
        rest: usize,
    },
    /// As for `Same`, or the time is absolute, as the condition states.
    SameOrAbsolute {
        /// Counted from 0.
        rest: usize,
        /// True if the time is absolute.
        absolute: Condition,
    },
    /// The condition is false: only some operations have a relative timeout. A null pointer is no timeout either.
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
    /// It may be safe only if it takes a type that owns what the call consumes, by value.
    Owning,
    /// It may be safe only if this argument's own type excludes unsound values.
    OwnType(usize),
    /// It may be safe only if this argument, which names the operation, is a constant, and the others have the types
    /// of that operation.
    Typed(usize),
    /// It may be safe only if this condition on a constant is true.
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

/// A call, or an operation of it, that may return any word: a `Result` would take some values for errors.
#[derive(Clone, Copy)]
pub(crate) struct AnyWord {
    /// The type to declare instead of a `Result`.
    pub(crate) instead: &'static str,
    /// Only for these operations; `None`: always.
    pub(crate) only_if: Option<Condition>,
    /// On these ABIs.
    pub(crate) on: Abis,
}

impl AnyWord {
    /// `usize`; `I32, if 1 is F_GETOWN`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (text, on) = split_set(text);
        let (instead, only_if) = split_condition(text)?;
        Some(Self { instead, only_if, on })
    }
}

/// Memory that contains addresses which the kernel dereferences.
#[derive(Clone, Copy)]
pub(crate) struct Addresses {
    /// The argument that points to the memory, counted from 0.
    pub(crate) argument: usize,
    /// How C declares them.
    pub(crate) declared: Declared,
    /// Only for these operations; `None`: always.
    pub(crate) only_if: Option<Condition>,
    /// On these ABIs.
    pub(crate) on: Abis,
}

/// How a structure declares the addresses that it contains.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Declared {
    /// As pointers.
    Pointers,
    /// As integers.
    Numbers,
    /// As integers that are addresses only if other fields say so: a type may exclude that.
    Restricted,
}

impl Addresses {
    /// `1 pointers`; `1 numbers, if 0 is BPF_OBJ_GET`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (text, on) = split_set(text);
        let (text, only_if) = split_condition(text)?;
        let (argument, declared) = text.split_once(' ')?;
        let declared = match declared {
            "pointers" => Declared::Pointers,
            "numbers" => Declared::Numbers,
            "restricted" => Declared::Restricted,
            _ => return None,
        };
        Some(Self { argument: argument.parse().ok()?, declared, only_if, on })
    }
}

/// Memory, and the argument that says how much of it there is.
#[derive(Clone, Copy)]
pub(crate) struct Longest {
    /// The argument with the address, counted from 0.
    pub(crate) memory: usize,
    /// The argument with the length.
    pub(crate) length: usize,
    /// The most bytes that the kernel accesses, however large the length is. `None`: as many as the length specifies.
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
    /// Whether that is only a convention of file systems, sockets and drivers, whose return value the kernel passes
    /// on.
    pub(crate) by_contract: bool,
    /// On these ABIs.
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

/// Memory that the kernel always writes on success, unless the pointer is null.
#[derive(Clone, Copy)]
pub(crate) struct Fill {
    /// The argument with the address, counted from 0.
    pub(crate) argument: usize,
    /// How much it writes from there.
    pub(crate) what: Filled,
    /// Only under these operations; `None`: always.
    pub(crate) only_if: Option<Condition>,
    /// On these ABIs.
    pub(crate) on: Abis,
}

/// How much the kernel writes.
#[derive(Clone, Copy)]
pub(crate) enum Filled {
    /// This many consecutive values, including padding.
    Values {
        /// How many.
        count: u32,
        /// The kernel's name for their type.
        name: &'static str,
        /// Of one.
        size: Size,
    },
    /// At least this many bytes.
    First(u32),
    /// As many bytes as this argument specifies.
    Argument(usize),
    /// As many values as the return value.
    Returned {
        /// The kernel's name for their type.
        name: &'static str,
        /// Of one.
        size: Size,
    },
    /// One byte per page of a length given by this argument, in bytes.
    Pages(usize),
}

impl Fill {
    /// `1 1 stat`; `3 2 i32`; `1 first 48`; `0 bytes by 1`; `1 returned u8`
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (text, on) = split_set(text);
        let (text, only_if) = split_condition(text)?;
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

    /// How many bytes it covers on an ABI, regardless of the other arguments; 0 if unknown.
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
    /// Code or a description; `none` if there is no replacement.
    pub(crate) text: &'static str,
    /// On these ABIs.
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
