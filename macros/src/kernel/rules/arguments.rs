//! Rules about the words: `arity`, `pointer`, `direction`, `width`, `fd`, and `safety` of what is passed.

use super::{Behind, Bits, Declaration, Given, Mistakes, Place, Rule, Target, Word, lengths};
use crate::kernel::abi::Abis;
use crate::kernel::pointee::{Length, Pointee};
use crate::kernel::prototype::{Argument, Direction, Kind};
use crate::kernel::row::Call;

/// Whether there are as many words as the kernel takes.
pub(super) fn arity(
    mistakes: &mut Mistakes,
    call: Call,
    target: &Target,
    declaration: &Declaration,
) -> bool {
    let prototype = &*target.prototype;
    let (given, taken) = (declaration.words.len(), target.taken());
    let words =
        |number: usize| if number == 1 { "1 word".to_owned() } else { format!("{number} words") };
    if given > taken {
        let wrong = format!("`{}` takes {}, but this passes {given}", call.name, words(taken));
        let mut more: Vec<_> =
            declaration.words[taken..].iter().map(|word| format!("`{}`", word.text)).collect();
        // A slice is two words.
        more.dedup();
        let help = format!("remove {}", more.join(" and "));
        let at = (Rule::Arity, Place::Word(taken));
        mistakes.add(at, target.on, Some(prototype), wrong, help);
        return false;
    }
    // The usual case; to look up how few it can be takes longer than all that is above.
    if given == taken {
        return true;
    }
    let mut is_enough = true;
    for (fewest, on) in fewest(call, taken, target.on) {
        if given < fewest && !on.is_empty() {
            // Which one is left out: its name tells, or it is the last.
            let name = |at: usize| target.argument(at).map_or("0", |argument| argument.name());
            let is_there = |at: &usize| declaration.words.iter().any(|word| word.text == name(*at));
            let mut missing: Vec<_> = (0..fewest).filter(|at| !is_there(at)).collect();
            if missing.len() != fewest - given {
                missing = (given..fewest).collect();
            }
            let missing: Vec<_> = missing.into_iter().map(|at| format!("`{}`", name(at))).collect();
            let least = if fewest < taken { "at least " } else { "" };
            let wrong =
                format!("`{}` takes {least}{}, but this passes {given}", call.name, words(fewest));
            let help = format!(
                "add {}; where it is not needed, write `0` in `args(…)`",
                missing.join(" and ")
            );
            mistakes.add((Rule::Arity, Place::Name), on, Some(prototype), wrong, help);
            // The words after one that is missing are not where they should be.
            is_enough = false;
        }
    }
    is_enough
}

/// How many words the call takes at least, by ABI.
fn fewest(call: Call, taken: usize, on: Abis) -> [(usize, Abis); 2] {
    let (least, there) = call.least_words().unwrap_or((taken, Abis::ALL));
    [(least.min(taken), on & there), (taken, on & !there)]
}

/// Whether one word can be one argument.
pub(super) fn judge(
    mistakes: &mut Mistakes,
    target: &Target,
    declaration: &Declaration,
    at: usize,
    word: &Word,
    argument: Argument,
) {
    let (prototype, on) = (&*target.prototype, target.on);
    let place = Place::Word(at);
    let text = &word.text;
    let mut add = |rule: Rule, on: Abis, wrong: String, help: String| {
        mistakes.add((rule, place), on, Some(prototype), wrong, help);
    };
    let safe = declaration.safe && word.spelled.is_none();
    match word.spelled.unwrap_or(word.given) {
        Given::Unknown | Given::Zero => {}
        Given::Container => {
            let wrong = format!("`{text}` passes the address of the owner, not what it owns");
            let help = if argument.kind.is_descriptor() {
                "pass `BorrowedFd<'_>`, by value"
            } else {
                "pass what it points to: `&CStr`, a slice, or a reference to the value itself"
            };
            add(Rule::Fd, on, wrong, help.to_owned());
        }
        Given::Descriptor { .. } => {
            let may_be = argument.kind.is_descriptor()
                || argument.pointer_or_number
                || argument.other_number;
            if !may_be {
                let wrong =
                    format!("`{text}` is a descriptor, but the kernel takes `{argument}` here");
                add(Rule::Fd, on, wrong, instead(argument));
            }
        }
        Given::Pointer { writable, raw, behind } => {
            if !argument.takes_pointer() {
                let wrong = format!(
                    "`{text}` is a pointer, but the kernel takes the number `{argument}` here"
                );
                add(Rule::Pointer, on, wrong, instead(argument));
                return;
            }
            let direction = argument.direction();
            if writable == Some(false)
                && matches!(direction, Some(Direction::Out | Direction::InOut))
            {
                let wrong = format!("the kernel writes through `{text}`, which is read-only");
                let help = "pass `&mut T`, `&mut [T]` or `*mut T`".to_owned();
                add(Rule::Direction, on, wrong, help);
            }
            size(&mut add, target, declaration, at, argument, behind);
            let is_followed = direction.is_some() && argument.pointee_is_followed();
            let may_be_no_address =
                argument.pointer_or_number && declaration.operation_is_known(at);
            if raw && safe && is_followed && !may_be_no_address {
                let wrong =
                    format!("the kernel follows `{text}`, and a raw pointer may point anywhere");
                let help = "pass a reference or a slice, or remove `safe`".to_owned();
                add(Rule::Safety, on, wrong, help);
            }
            if argument.kind == Kind::Text && declaration.safe && matches!(behind, Behind::Value(_))
            {
                let wrong = format!(
                    "the kernel reads `{text}` up to a NUL, and this type does not guarantee one"
                );
                add(Rule::Safety, on, wrong, "pass `&CStr`, or remove `safe`".to_owned());
            }
        }
        Given::Length if word.spelled.is_some() => {
            if !argument.takes_number() && argument.kind != Kind::Addr {
                let wrong = format!(
                    "`{text}` is a length, but the kernel takes the address `{argument}` here"
                );
                add(Rule::Pointer, on, wrong, instead(argument));
            }
        }
        Given::Length => {
            if let Some((wrong, help)) = lengths::of_slice(target, declaration, at, argument) {
                add(Rule::Pointer, on, wrong, help);
            }
        }
        Given::Integer(bits) => {
            integer(&mut add, declaration, at, argument, bits, on);
        }
    }
}

/// Whether there is as much as the kernel reads or writes.
fn size(
    add: &mut impl FnMut(Rule, Abis, String, String),
    target: &Target,
    declaration: &Declaration,
    at: usize,
    argument: Argument,
    behind: Behind,
) {
    let (extent, is_each) = match behind {
        Behind::Unknown => return,
        Behind::Value(extent) => (extent, false),
        Behind::Elements(extent) => (extent, true),
    };
    let Some(does) = argument.does() else { return };
    if is_each && !declaration.counts(at, argument, target) {
        return;
    }
    let text = &declaration.words[at].text;
    for (least, on) in declaration.leasts(argument, target) {
        for (pointer, those) in [(64, Abis::WIDE_POINTERS), (32, !Abis::WIDE_POINTERS)] {
            let (bytes, on) = (extent.on(pointer), on & those & target.on);
            // One byte may be the first of many, if the caller vouches for that.
            let is_safe = declaration.safe && declaration.words[at].spelled.is_none();
            let may_be_first = bytes == 1 && !is_safe;
            if bytes < least && !may_be_first && !on.is_empty() {
                let each = if is_each { "elements of " } else { "" };
                let plural = if bytes == 1 { "" } else { "s" };
                let wrong = format!(
                    "`{text}` points to {each}{bytes} byte{plural}, but the kernel {does} {least} there: `{argument}`"
                );
                add(Rule::Size, on, wrong, layout(argument));
            }
        }
    }
}

/// What to point to.
pub(crate) fn layout(argument: Argument) -> String {
    if let Some(integers) = integers(argument) {
        return integers;
    }
    match argument.pointee() {
        Pointee::Values { name, length: Length::Fixed(count), .. } if count > 1 => {
            format!("point to an array of {count}, each with the layout of `{name}`")
        }
        Pointee::Values { name, length: Length::Argument(_), .. } => {
            format!("point to values with the layout of `{name}`")
        }
        Pointee::Values { name, .. } | Pointee::Versioned { name, .. } => {
            format!("point to a value with the layout of `{name}`")
        }
        _ => "point to a value of that size".to_owned(),
    }
}

/// The same where that is integers.
fn integers(argument: Argument) -> Option<String> {
    let Pointee::Values { name, length, .. } = argument.pointee() else { return None };
    let integer = match name {
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => name.to_uppercase(),
        "word" => "usize".to_owned(),
        _ => return None,
    };
    Some(match length {
        Length::Fixed(1) => format!("point to a `{integer}`"),
        Length::Fixed(count) => format!("point to a `[{integer}; {count}]`"),
        Length::Argument(_) | Length::Behind(_) => {
            format!("point to a slice or an array of `{integer}`")
        }
    })
}

impl Declaration<'_> {
    /// The bytes that the kernel reads or writes by this argument at least, with ABIs.
    pub(crate) fn leasts(&self, argument: Argument, target: &Target) -> Vec<(u32, Abis)> {
        let number = |at| self.words.get(target.word(at)?)?.number();
        argument.pointee().leasts(&number)
    }

    /// Whether the number of what this argument points to is passed, and that of this slice.
    pub(crate) fn counts(&self, at: usize, argument: Argument, target: &Target) -> bool {
        let Pointee::Values { length: Length::Argument(count), .. } = argument.pointee() else {
            return false;
        };
        let is_length = |word: &Word| {
            matches!(word.spelled.unwrap_or(word.given), Given::Length)
                && word.slice() == self.words[at].slice()
        };
        target.word(count).and_then(|count| self.words.get(count)).is_some_and(is_length)
    }
}

/// Whether an integer can be an argument.
fn integer(
    add: &mut impl FnMut(Rule, Abis, String, String),
    declaration: &Declaration,
    at: usize,
    argument: Argument,
    bits: Bits,
    on: Abis,
) {
    let word = &declaration.words[at];
    let text = &word.text;
    // Mostly it is as wide as it has to be everywhere.
    let is_wide_enough = argument.takes_number()
        && matches!(bits, Bits::Fixed(bits) if bits >= argument.least_bits());
    for (pointer, those) in [(64, Abis::WIDE_POINTERS), (32, !Abis::WIDE_POINTERS)] {
        if is_wide_enough {
            break;
        }
        let on = on & those;
        if on.is_empty() {
            continue;
        }
        let bits = bits.of(pointer);
        // A constant is passed whole, and may be an address that is not followed: `SIG_IGN`.
        if word.is_constant() && word.spelled.is_some() {
            if argument.is_followed_always() && bits < pointer {
                let wrong = format!(
                    "`{text}` is a number, but the kernel takes the address `{argument}` here"
                );
                add(Rule::Pointer, on, wrong, instead(argument));
            }
        } else if !argument.takes_number() && bits < pointer {
            let wrong = format!(
                "`{text}` has {bits} bits, but the kernel takes the address `{argument}` here"
            );
            add(Rule::Pointer, on, wrong, "pass a pointer, a reference, or `usize`".to_owned());
        } else if bits < argument.least_bits() {
            let least = argument.least_bits();
            let wrong = format!(
                "`{text}` has {bits} bits, but the kernel takes {least} here: `{argument}`"
            );
            add(Rule::Width, on, wrong, wider(argument).to_owned());
        }
    }
    if !declaration.safe || word.is_constant() || word.spelled.is_some() {
        return;
    }
    if argument.is_own_descriptor() {
        let wrong = format!("`{text}` is a raw descriptor, which may already be closed");
        let help = if argument.sentinel {
            "pass `BorrowedFd<'_>`, `Option` of it for -1, or a constant in `args(…)`, or remove `safe`"
        } else {
            "pass `BorrowedFd<'_>`, or remove `safe`"
        };
        add(Rule::Safety, on, wrong, help.to_owned());
    }
    if argument.direction().is_none() || !argument.pointee_is_followed() {
        return;
    }
    if !argument.pointer_or_number {
        let wrong = format!("the kernel follows `{text}`, and a number may be any address");
        let help = "pass a reference or a slice, or remove `safe`".to_owned();
        add(Rule::Safety, on, wrong, help);
    } else if !declaration.operation_is_known(at) {
        let wrong =
            format!("`{text}` is an address for some operations, and a number may be any address");
        let help = "declare one function for each operation, with a constant in `args(…)`, or remove `safe`";
        add(Rule::Safety, on, wrong, help.to_owned());
    }
}

/// What to write for a number that is too narrow.
pub(crate) fn wider(argument: Argument) -> &'static str {
    match (argument.least_bits(), argument.kind) {
        (64, Kind::Off64) => "write `I64` or `U64`",
        (64, _) => "write `U64`",
        (_, Kind::Uid | Kind::Gid) => "write `U32`",
        _ => "write `I32`",
    }
}

/// What to write for a number.
pub(crate) fn instead(argument: Argument) -> String {
    let name = match argument.kind {
        Kind::Fd | Kind::DirFd => "`BorrowedFd<'_>` or `I32`",
        Kind::Int32 | Kind::Pid | Kind::Signal | Kind::ClockId | Kind::TimerId | Kind::Key => {
            "`I32`"
        }
        Kind::Uint32 | Kind::Uid | Kind::Gid | Kind::Mode => "`U32`",
        Kind::Size | Kind::Ulong => "`usize` or `U64`",
        Kind::Off64 => "`I64`",
        Kind::U64 => "`U64`",
        Kind::Flags => "a flags type or an integer",
        _ if argument.takes_pointer() => "a pointer or a reference",
        _ => "`isize`",
    };
    format!("pass {name}")
}
