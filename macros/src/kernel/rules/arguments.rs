//! Rules about the words: `arity`, `pointer`, `direction`, `width`, `fd`, and `safety` of what is passed.

use super::{Behind, Bits, Declaration, Given, Mistakes, Place, Rule, Word};
use crate::kernel::abi::Abis;
use crate::kernel::pointee::{Length, Pointee};
use crate::kernel::prototype::{Argument, Direction, Kind, Prototype};
use crate::kernel::row::Call;

/// Whether there are as many words as the kernel takes.
pub(super) fn arity(
    mistakes: &mut Mistakes,
    call: Call,
    prototype: &Prototype,
    declaration: &Declaration,
    on: Abis,
) -> bool {
    let (given, taken) = (declaration.words.len(), prototype.arguments.len());
    let words =
        |number: usize| if number == 1 { "1 word".to_owned() } else { format!("{number} words") };
    if given > taken {
        let wrong = format!("`{}` takes {}, but this passes {given}", call.name, words(taken));
        let mut more: Vec<_> =
            declaration.words[taken..].iter().map(|word| format!("`{}`", word.text)).collect();
        // A slice is two words.
        more.dedup();
        let help = format!("remove {}", more.join(" and "));
        mistakes.add((Rule::Arity, Place::Word(taken)), on, Some(prototype), wrong, help);
        return false;
    }
    let mut is_enough = true;
    let wide = |word: &&Word| matches!(word.given, Given::Integer(Bits::Fixed(64)));
    for (fewest, on, halves) in fewest(call, taken, on) {
        // A 64-bit integer may be the two halves that the kernel takes.
        let halves = if halves { declaration.words.iter().filter(wide).count() } else { 0 };
        if given + halves < fewest {
            // Which one is left out: its name tells, or it is the last.
            let is_there =
                |one: &&Argument| declaration.words.iter().any(|word| word.text == one.name);
            let (_, mut missing): (Vec<_>, Vec<_>) =
                prototype.arguments[..fewest].iter().partition(is_there);
            if missing.len() != fewest - given {
                missing = prototype.arguments[given..fewest].iter().collect();
            }
            let missing: Vec<_> = missing.iter().map(|one| format!("`{}`", one.name)).collect();
            let least = if fewest < taken { "at least " } else { "" };
            let wrong =
                format!("`{}` takes {least}{}, but this passes {given}", call.name, words(fewest));
            let help = format!(
                "add {}; where it is not needed, write `0` in `args(…)`",
                missing.join(" and ")
            );
            mistakes.add((Rule::Arity, Place::Name), on, Some(prototype), wrong, help);
            // The words after one that is missing are not where they should be.
            is_enough &= on.is_empty();
        }
    }
    is_enough
}

/// How many words the call takes at least, by ABI; and whether 64-bit integers are passed in two there.
fn fewest(call: Call, taken: usize, on: Abis) -> [(usize, Abis, bool); 4] {
    let (least, there) = call.least_words().unwrap_or((taken, Abis::ALL));
    let least = least.min(taken);
    let wide = Abis::WIDE_REGISTERS;
    [
        (least, on & there & wide, false),
        (least, on & there & !wide, true),
        (taken, on & !there & wide, false),
        (taken, on & !there & !wide, true),
    ]
}

/// Whether one word can be one argument.
pub(super) fn judge(
    mistakes: &mut Mistakes,
    prototype: &Prototype,
    declaration: &Declaration,
    at: usize,
    word: &Word,
    argument: Argument,
    on: Abis,
) {
    let place = Place::Word(at);
    let text = &word.text;
    let mut add = |rule: Rule, on: Abis, wrong: String, help: String| {
        mistakes.add((rule, place), on, Some(prototype), wrong, help);
    };
    match word.given {
        Given::Unknown | Given::Zero => {}
        Given::Container => {
            let wrong = format!("`{text}` passes the address of the object, not what it holds");
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
            size(&mut add, declaration, at, argument, behind, on);
            let is_followed = direction.is_some() && argument.pointee_is_followed();
            let may_be_no_address =
                argument.pointer_or_number && declaration.operation_is_known(at);
            if raw && declaration.safe && is_followed && !may_be_no_address {
                let wrong =
                    format!("the kernel follows `{text}`, and a raw pointer may point anywhere");
                let help = "pass a reference or a slice, or remove `safe`".to_owned();
                add(Rule::Safety, on, wrong, help);
            }
        }
        Given::Length => {
            if !argument.takes_number() && argument.kind != Kind::Addr {
                let wrong =
                    format!("the length of `{text}` is passed where the kernel takes `{argument}`");
                let help =
                    format!("give the kernel's order: `args(…, {text}.len(), {text}.as_ptr(), …)`");
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
    declaration: &Declaration,
    at: usize,
    argument: Argument,
    behind: Behind,
    on: Abis,
) {
    let (extent, is_each) = match behind {
        Behind::Unknown => return,
        Behind::Value(extent) => (extent, false),
        Behind::Elements(extent) => (extent, true),
    };
    let Some(does) = argument.does() else { return };
    if is_each && !declaration.counts(at, argument) {
        return;
    }
    let text = &declaration.words[at].text;
    for abi in on.iter() {
        let bytes = extent.on(abi.pointer);
        let on = Abis::named(abi.name);
        let Some(least) = argument.pointee.least(on) else { continue };
        // One byte may be the first of many.
        if bytes > 1 && bytes < least {
            let each = if is_each { "elements of " } else { "" };
            let wrong = format!(
                "`{text}` points to {each}{bytes} bytes, but the kernel {does} {least} there: `{argument}`"
            );
            add(Rule::Size, on, wrong, layout(argument));
        }
    }
}

/// What to point to.
pub(crate) fn layout(argument: Argument) -> String {
    match argument.pointee {
        Pointee::Values { name, length: Length::Fixed(count), .. } if count > 1 => {
            format!("point to an array of {count}, each with the layout of `{name}`")
        }
        Pointee::Values { name, .. } | Pointee::Versioned { name, .. } => {
            format!("point to a value with the layout of `{name}`")
        }
        _ => "point to a value of that size".to_owned(),
    }
}

impl Declaration<'_> {
    /// Whether the number of what this argument points to is passed, and that of this slice.
    pub(crate) fn counts(&self, at: usize, argument: Argument) -> bool {
        let Pointee::Values { length: Length::Argument(count), .. } = argument.pointee else {
            return false;
        };
        let is_length =
            |word: &Word| matches!(word.given, Given::Length) && word.text == self.words[at].text;
        self.words.get(count).is_some_and(is_length)
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
    for (pointer, those) in [(64, Abis::WIDE_POINTERS), (32, !Abis::WIDE_POINTERS)] {
        let on = on & those;
        if on.is_empty() {
            continue;
        }
        let bits = bits.of(pointer);
        if !argument.takes_number() && bits < pointer {
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
    if !declaration.safe || word.is_constant() {
        return;
    }
    if argument.kind.is_descriptor() && !argument.other_number {
        let wrong = format!("`{text}` is a raw descriptor, which anybody may have closed");
        let help = "pass `BorrowedFd<'_>`, or remove `safe`".to_owned();
        add(Rule::Safety, on, wrong, help);
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
            format!("`{text}` is an address under some operations, which a number does not prove");
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
