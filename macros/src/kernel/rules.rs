//! A declaration against the table: the rules that need no types beyond what is spelled.
//!
//! They take plain descriptions and give messages, each with the ABIs on which it is true. What is not spelled
//! ([`Given::Unknown`]) is never wrong here: the type system judges it. Nothing is wrong that can be right on one of the ABIs for
//! all that is known.

pub(crate) mod arguments;
mod calls;
pub(crate) mod lengths;
mod number;
mod targets;
#[cfg(feature = "foreign")]
pub(crate) mod windows;

use super::abi::Abis;
use super::facts::Condition;
use super::prototype::Prototype;
use super::row::{Call, System};

/// What one of the kernel's words is in a declaration.
pub(crate) struct Word {
    /// The user's name for it, or the expression, as written.
    pub(crate) text: String,
    /// What is known of its type.
    pub(crate) given: Given,
    /// The constants and literals that it is made of; empty if it is none: `MAP_PRIVATE | MAP_ANONYMOUS` is two.
    pub(crate) constants: Vec<String>,
    /// What is known of an expression's type by its spelling. It proves nothing and needs no proof: the author made it.
    pub(crate) spelled: Option<Given>,
}

/// What is known of a word's type.
#[derive(Clone, Copy)]
pub(crate) enum Given {
    /// Nothing: an alias, a type of the user's own.
    Unknown,
    /// An integer.
    Integer(Bits),
    /// The length of a slice.
    Length,
    /// The literal 0: a null pointer, or a number.
    Zero,
    /// An address.
    Pointer {
        /// Whether memory there may be written through it: not through `*const`, `&[T]`, `&CStr`, and a `&T` that certainly has no
        /// interior mutability. `None`: that is not known.
        writable: Option<bool>,
        /// Whether it is a raw pointer.
        raw: bool,
        /// What is there, as far as that is known.
        behind: Behind,
    },
    /// A descriptor, `Option` of it, or anything that passes its number.
    Descriptor {
        /// Whether it is passed by value and closed by it.
        owned: bool,
    },
    /// A reference to what has a descriptor or an address (`&OwnedFd`, `&File`, `Option<&CString>`): it would pass the wrong address.
    Container,
}

/// The width of an integer.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Bits {
    /// 8, 16, 32 or 64.
    Fixed(u8),
    /// `usize` or `isize`.
    Pointer,
}

/// What is known of what an address points to.
#[derive(Clone, Copy)]
pub(crate) enum Behind {
    /// Nothing, or an address of which the type says little: that of a raw pointer.
    Unknown,
    /// One value of this size.
    Value(Extent),
    /// Values of this size one after the other, whose number is a word of its own.
    Elements(Extent),
}

/// The size of an integer, or of an array of them.
#[derive(Clone, Copy)]
pub(crate) enum Extent {
    /// So many bytes.
    Bytes(u32),
    /// So many times the size of a pointer.
    Pointers(u32),
}

/// What a declaration returns.
#[derive(Clone, Copy)]
pub(crate) enum Output {
    /// Not known.
    Unknown,
    /// `()`
    Nothing,
    /// `!`
    Never,
    /// Something else.
    Plain(Success),
    /// `Result` with that success.
    Result(Success),
}

/// What a declaration returns on success.
#[derive(Clone, Copy)]
pub(crate) enum Success {
    /// Not known.
    Unknown,
    /// `()`
    Nothing,
    /// An integer.
    Integer(Bits),
    /// An address.
    Pointer,
    /// `OwnedFd`
    Descriptor,
}

/// One declaration.
pub(crate) struct Declaration<'a> {
    /// The kernel's words, in order.
    pub(crate) words: &'a [Word],
    /// What it returns.
    pub(crate) result: Output,
    /// Whether it is `safe`.
    pub(crate) safe: bool,
    /// Whether it is repeated after `EINTR`.
    pub(crate) retry: bool,
}

/// A rule, as `unchecked(…)` names it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Rule {
    Arity,
    Pointer,
    Direction,
    Size,
    Width,
    Result,
    Safety,
    Fd,
    Retry,
    Target,
    Number,
    Name,
}

/// Where a mistake is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// The function's name.
    Name,
    /// A word.
    Word(usize),
    /// The type of the result.
    Result,
    /// The word `safe`.
    Safe,
    /// The key `retry`.
    Retry,
}

/// A mistake.
pub(crate) struct Mistake {
    pub(crate) rule: Rule,
    pub(crate) place: Place,
    /// What is wrong.
    pub(crate) wrong: String,
    /// What to write.
    pub(crate) help: String,
    /// The kernel's prototype, where it says what is right.
    pub(crate) note: Option<String>,
    /// Where that is so.
    pub(crate) on: Abis,
}

/// Everything that is wrong with a declaration of `call`, which is held against these prototypes, on the ABIs `within`. On those
/// `settled`, it is said elsewhere what is wrong.
pub(crate) fn check(
    call: Call,
    targets: &[Target],
    declaration: &Declaration,
    within: Abis,
    settled: Abis,
) -> Vec<Mistake> {
    let mut mistakes = Mistakes { found: Vec::new() };
    let there = targets.iter().map(|one| one.on).collect();
    calls::target(&mut mistakes, call, there, within & !settled);
    if calls::not_a_function(&mut mistakes, call, within) {
        return mistakes.found;
    }
    for target in targets {
        if arguments::arity(&mut mistakes, call, target, declaration) {
            for (at, word) in declaration.words.iter().enumerate() {
                if let Some(argument) = target.argument(at) {
                    arguments::judge(&mut mistakes, target, declaration, at, word, argument);
                }
            }
        }
        lengths::beside(&mut mistakes, call, target, declaration);
        calls::result(&mut mistakes, call, &target.prototype, declaration, target.on);
    }
    calls::safety(&mut mistakes, call, declaration, there);
    calls::retry(&mut mistakes, call, declaration, there);
    mistakes.found
}

pub(crate) use calls::{Unproven, unproven, without};
pub(crate) use number::number;
pub(crate) use targets::{Target, targets};

/// Names of ABIs as one writes them: `x86-64, arm and mips`.
fn spoken(abis: &[&str]) -> String {
    let names: Vec<_> = abis.iter().map(|abi| abi.replace('_', "-")).collect();
    match names.split_last() {
        Some((last, rest @ [_, ..])) => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// What was found so far.
struct Mistakes {
    found: Vec<Mistake>,
}

impl Mistakes {
    /// Adds a mistake, or to the ABIs of the same one.
    fn add(
        &mut self,
        (rule, place): (Rule, Place),
        on: Abis,
        prototype: Option<&Prototype>,
        wrong: String,
        help: impl Into<String>,
    ) {
        if on.is_empty() {
            return;
        }
        if let Some(same) = self
            .found
            .iter_mut()
            .find(|one| one.rule == rule && one.place == place && one.wrong == wrong)
        {
            same.on = same.on | on;
            return;
        }
        let note = prototype.map(|prototype| match prototype.system {
            System::Linux => format!("the kernel has `{prototype}`"),
            other => format!("{} has `{prototype}`", other.title()),
        });
        self.found.push(Mistake { rule, place, wrong, help: help.into(), note, on });
    }
}

impl Declaration<'_> {
    /// Whether a condition is known to be true of the words.
    pub(crate) fn holds(&self, condition: Condition) -> bool {
        calls::holds(condition, self.words)
    }

    /// Whether a word before this one may fix which operation of the call is made: a constant, or a type of the user's own.
    pub(crate) fn operation_is_known(&self, at: usize) -> bool {
        let may_fix = |word: &Word| word.is_constant() || matches!(word.given, Given::Unknown);
        self.words.iter().take(at).any(may_fix)
    }
}

impl Word {
    /// Whether it is a constant.
    pub(crate) fn is_constant(&self) -> bool {
        matches!(self.given, Given::Zero) || !self.constants.is_empty()
    }

    /// The slice that it is a part of, by name.
    fn slice(&self) -> String {
        let mut text = self.text.replace(' ', "");
        for end in [".len()", ".as_ptr()", ".as_mut_ptr()"] {
            if let Some(start) = text.strip_suffix(end) {
                text.truncate(start.len());
            }
        }
        text
    }

    /// Whether it may be of a type of the user's own.
    pub(crate) fn is_of_own_type(&self) -> bool {
        matches!(self.given, Given::Unknown) && self.constants.is_empty()
    }

    /// Its value, where it is one number.
    fn number(&self) -> Option<u32> {
        match self.constants.as_slice() {
            _ if matches!(self.given, Given::Zero) => Some(0),
            [one] => match one.strip_prefix("0x") {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => one.parse().ok(),
            },
            _ => None,
        }
    }

    /// Whether it is a number, in figures.
    fn is_number(&self) -> bool {
        let is_number =
            |text: &String| text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        self.is_constant() && self.constants.iter().all(is_number)
    }
}

impl Extent {
    /// In bytes, on ABIs that have pointers of so many bits.
    fn on(self, pointer: u8) -> u32 {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Pointers(count) => count.saturating_mul(u32::from(pointer) / 8),
        }
    }
}

impl Bits {
    /// On ABIs that have pointers of so many bits.
    fn of(self, pointer: u8) -> u8 {
        match self {
            Self::Fixed(bits) => bits,
            Self::Pointer => pointer,
        }
    }
}

impl Rule {
    /// All of them.
    pub(crate) const ALL: [Self; 12] = [
        Self::Arity,
        Self::Pointer,
        Self::Direction,
        Self::Size,
        Self::Width,
        Self::Result,
        Self::Safety,
        Self::Fd,
        Self::Retry,
        Self::Target,
        Self::Number,
        Self::Name,
    ];

    /// As one writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Arity => "arity",
            Self::Pointer => "pointer",
            Self::Direction => "direction",
            Self::Size => "size",
            Self::Width => "width",
            Self::Result => "result",
            Self::Safety => "safety",
            Self::Fd => "fd",
            Self::Retry => "retry",
            Self::Target => "target",
            Self::Number => "number",
            Self::Name => "name",
        }
    }
}
