//! A declaration of a function of a DLL against its prototype.
//!
//! C's calling conventions leave less room than a kernel's: a number has exactly its width, or a 32-bit program loses its stack and a
//! 64-bit one reads what a register held. Only a number of a pointer's width may be an integer of 64 bits, too, as programs for
//! 64-bit Windows have it.

use super::{Bits, Given, Output, Success, Word};
use crate::kernel::{
    prototype::Direction,
    windows::{Failure, Function, Parameter, Value},
};

/// A rule, as `#[unchecked(…)]` names it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Rule {
    Arity,
    Pointer,
    Direction,
    Width,
    Result,
    Fails,
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
    /// The condition of a failure, or the result that it follows from.
    Fails,
}

/// A mistake.
pub(crate) struct Mistake {
    pub(crate) rule: Rule,
    pub(crate) place: Place,
    /// What is wrong.
    pub(crate) wrong: String,
    /// What to write.
    pub(crate) help: String,
}

/// Which result a declaration takes for a failure.
#[derive(Clone, Copy)]
pub(crate) enum Fails<'a> {
    /// 0.
    Zero,
    /// The null pointer.
    Null,
    /// `INVALID_HANDLE_VALUE`.
    InvalidHandle,
    /// A value: the name of a constant, or a number in figures; empty if it is more than that.
    Value(&'a str),
    /// Something that no function of `kernel32.dll` has: a status, or the code of an error.
    Other(&'static str),
}

/// One declaration.
pub(crate) struct Declaration<'a> {
    /// C's arguments, in order.
    pub(crate) words: &'a [Word],
    pub(crate) result: Output,
    /// When it fails, if it returns a `Result`.
    pub(crate) fails: Option<Fails<'a>>,
}

impl Rule {
    /// All of them.
    pub(crate) const ALL: [Self; 7] = [
        Self::Arity,
        Self::Pointer,
        Self::Direction,
        Self::Width,
        Self::Result,
        Self::Fails,
        Self::Name,
    ];

    /// As one writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Arity => "arity",
            Self::Pointer => "pointer",
            Self::Direction => "direction",
            Self::Width => "width",
            Self::Result => "result",
            Self::Fails => "fails",
            Self::Name => "name",
        }
    }
}

/// Everything that is wrong with a declaration of `function`.
pub(crate) fn check(function: &Function, declaration: &Declaration) -> Vec<Mistake> {
    let mut found = Vec::new();
    if arity(&mut found, function, declaration.words) {
        for (at, (word, parameter)) in
            declaration.words.iter().zip(&function.parameters).enumerate()
        {
            judge(&mut found, at, word, parameter);
        }
    }
    result(&mut found, function, declaration);
    fails(&mut found, function, declaration);
    found
}

/// Whether there are as many arguments as the function takes.
fn arity(found: &mut Vec<Mistake>, function: &Function, words: &[Word]) -> bool {
    let (given, taken) = (words.len(), function.parameters.len());
    if given == taken {
        return true;
    }
    let arguments = if taken == 1 { "1 argument".to_owned() } else { format!("{taken} arguments") };
    let wrong = format!("`{}` takes {arguments}, but this passes {given}", function.name);
    let (place, help) = if given > taken {
        let mut more: Vec<_> =
            words[taken..].iter().map(|word| format!("`{}`", word.text)).collect();
        // A slice is two.
        more.dedup();
        (Place::Word(taken), format!("remove {}", more.join(" and ")))
    } else {
        let is_there = |one: &&Parameter| words.iter().any(|word| word.text == one.name);
        let (_, mut missing): (Vec<_>, Vec<_>) = function.parameters.iter().partition(is_there);
        if missing.len() != taken - given {
            missing = function.parameters[given..].iter().collect();
        }
        let missing: Vec<_> = missing.iter().map(|one| format!("`{one}`")).collect();
        (Place::Name, format!("add {}", missing.join(" and ")))
    };
    found.push(Mistake { rule: Rule::Arity, place, wrong, help });
    false
}

/// Whether one word can be one argument.
fn judge(found: &mut Vec<Mistake>, at: usize, word: &Word, parameter: &Parameter) {
    let text = &word.text;
    let mut add = |rule: Rule, wrong: String, help: &str| {
        found.push(Mistake { rule, place: Place::Word(at), wrong, help: help.to_owned() });
    };
    let instead = match parameter.value {
        Value::Int32 if parameter.c_type == "BOOL" => "pass `Bool`",
        Value::Void | Value::Int32 => "pass `U32`",
        Value::Size => "pass `usize`",
        Value::Handle => "pass `BorrowedHandle<'_>` or `Handle`",
        Value::Pointer => "pass a pointer or a reference",
    };
    match word.given {
        Given::Unknown | Given::Zero | Given::Container => {}
        Given::Integer(bits) => match (parameter.value, bits) {
            (Value::Int32, Bits::Fixed(32))
            | (Value::Size | Value::Handle | Value::Pointer, Bits::Fixed(64))
            | (_, Bits::Pointer) => {}
            (Value::Handle | Value::Pointer, Bits::Fixed(bits)) => {
                let wrong = format!(
                    "`{text}` has {bits} bits, but the function takes `{parameter}` here, which is as wide as a pointer"
                );
                add(Rule::Pointer, wrong, instead);
            }
            (_, Bits::Fixed(bits)) => {
                let wrong =
                    format!("`{text}` has {bits} bits, but the function takes `{parameter}` here");
                add(Rule::Width, wrong, instead);
            }
        },
        Given::Length => {
            if !matches!(parameter.value, Value::Int32 | Value::Size) {
                let wrong = format!(
                    "the length of `{text}` is passed where the function takes `{parameter}`"
                );
                add(
                    Rule::Pointer,
                    wrong,
                    "write `#[len(…)]` or `#[len_first(…)]`, whichever is the function's order",
                );
            }
        }
        Given::Descriptor { .. } => {
            if parameter.value != Value::Handle {
                let wrong =
                    format!("`{text}` is a handle, but the function takes `{parameter}` here");
                add(Rule::Pointer, wrong, instead);
            }
        }
        Given::Pointer { writable, raw, .. } => match parameter.value {
            Value::Int32 | Value::Size | Value::Void => {
                let wrong = format!(
                    "`{text}` is a pointer, but the function takes the number `{parameter}` here"
                );
                add(Rule::Pointer, wrong, instead);
            }
            // A raw pointer is a handle as C has it.
            Value::Handle if !raw => {
                let wrong = format!(
                    "`{text}` is a pointer, but the function takes the handle `{parameter}` here"
                );
                add(Rule::Pointer, wrong, instead);
            }
            Value::Handle => {}
            Value::Pointer => {
                if parameter.reserved && !raw && !word.is_constant() {
                    let wrong = format!("`{text}` must be null: `{parameter}` is reserved");
                    add(Rule::Pointer, wrong, "take a raw pointer, and pass null");
                }
                let writes = matches!(parameter.direction, Direction::Out | Direction::InOut);
                if writable == Some(false) && writes && !parameter.reserved {
                    let wrong = format!("the function writes through `{text}`, which is read-only");
                    add(Rule::Direction, wrong, "pass `&mut T`, `&mut [T]` or `*mut T`");
                }
            }
        },
    }
}

/// Whether the result can be what the function returns.
fn result(found: &mut Vec<Mistake>, function: &Function, declaration: &Declaration) {
    let (name, returns) = (function.name, function.returns);
    let mut add = |rule: Rule, wrong: String, help: &str| {
        found.push(Mistake { rule, place: Place::Result, wrong, help: help.to_owned() });
    };
    let success = match declaration.result {
        Output::Unknown | Output::Nothing => return,
        Output::Never => {
            if function.result != Value::Void {
                let wrong = format!("`{name}` returns, so its return type cannot be `!`");
                add(Rule::Result, wrong, "declare what it returns");
            }
            return;
        }
        Output::Plain(success) | Output::Result(success) => success,
    };
    let instead = match function.result {
        Value::Void => "remove the result",
        Value::Int32 if returns == "BOOL" => "write `Bool`, or `Result<(), Win32Error>`",
        Value::Int32 => "write `U32`",
        Value::Size => "write `usize`",
        Value::Handle => "write `Handle`, or `Result<OwnedHandle, Win32Error>`",
        Value::Pointer => "write `*mut Void`",
    };
    match (function.result, success) {
        (Value::Void, Success::Integer(_) | Success::Pointer | Success::Descriptor) => {
            add(Rule::Result, format!("`{name}` returns nothing"), instead);
        }
        (Value::Int32, Success::Integer(Bits::Fixed(bits))) if bits != 32 => {
            let wrong = format!("`{name}` returns 32 bits (`{returns}`), not {bits}");
            add(Rule::Width, wrong, instead);
        }
        (Value::Int32, Success::Integer(Bits::Pointer)) => {
            let wrong = format!("`{name}` returns 32 bits (`{returns}`), not a pointer's width");
            add(Rule::Width, wrong, instead);
        }
        (Value::Int32, Success::Pointer | Success::Descriptor) => {
            add(Rule::Result, format!("`{name}` returns a number (`{returns}`)"), instead);
        }
        (Value::Handle | Value::Pointer | Value::Size, Success::Integer(Bits::Fixed(bits)))
            if bits < 64 =>
        {
            let wrong = format!("`{name}` returns `{returns}`, which does not fit {bits} bits");
            add(Rule::Width, wrong, instead);
        }
        (Value::Pointer, Success::Descriptor) => {
            add(
                Rule::Result,
                format!("`{name}` returns an address (`{returns}`), and no handle"),
                instead,
            );
        }
        (Value::Handle | Value::Pointer | Value::Size, Success::Nothing)
            if matches!(declaration.result, Output::Result(_)) =>
        {
            let wrong = format!("`{name}` returns `{returns}`, which would be discarded");
            add(Rule::Result, wrong, instead);
        }
        _ => {}
    }
}

/// Whether the condition is that of the function.
fn fails(found: &mut Vec<Mistake>, function: &Function, declaration: &Declaration) {
    let Some(fails) = declaration.fails else { return };
    let name = function.name;
    let mut add = |wrong: String, help: String| {
        found.push(Mistake { rule: Rule::Fails, place: Place::Fails, wrong, help });
    };
    let (is_right, right, meaning) = match function.failure {
        Failure::Never => {
            let help = "declare what it returns, without `Result`".to_owned();
            add(format!("`{name}` does not fail"), help);
            return;
        }
        Failure::Zero => {
            let is_right = match fails {
                Fails::Zero => true,
                Fails::Value(value) => is_other_than_number(value) || value == "0",
                _ => false,
            };
            (is_right, "zero".to_owned(), "0".to_owned())
        }
        Failure::Null => (
            matches!(fails, Fails::Null | Fails::Zero)
                || matches!(fails, Fails::Value(value) if is_other_than_number(value)),
            "null".to_owned(),
            "null".to_owned(),
        ),
        Failure::InvalidHandle => (
            matches!(fails, Fails::InvalidHandle)
                || matches!(fails, Fails::Value(value) if is_other_than_number(value)),
            "invalid_handle".to_owned(),
            "`INVALID_HANDLE_VALUE`".to_owned(),
        ),
        Failure::Constant(constant) => (
            matches!(fails, Fails::Value(value) if value != "0"),
            format!("eq = {constant}"),
            format!("`{constant}`"),
        ),
    };
    if !is_right {
        let what = match fails {
            Fails::Zero => "0".to_owned(),
            Fails::Null => "null".to_owned(),
            Fails::InvalidHandle => "`INVALID_HANDLE_VALUE`".to_owned(),
            Fails::Value(value) => format!("`{value}`"),
            Fails::Other(what) => what.to_owned(),
        };
        let wrong = format!("`{name}` returns {meaning} if it fails, not {what}");
        add(wrong, format!("write `#[fails({right})]`"));
    }
}

/// Whether a value is no number in figures: a constant of the author's may be any.
fn is_other_than_number(value: &str) -> bool {
    !value.starts_with(|first: char| first.is_ascii_digit())
}
