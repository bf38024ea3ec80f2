//! Rules about the call as a whole: `target`, `result`, `safety`, `retry`.

use super::{Bits, Declaration, Given, Mistakes, Output, Place, Rule, Success, Word, spoken};
use crate::kernel::abi::Abis;
use crate::kernel::facts::{Condition, Retry, Safety, Test, Unless};
use crate::kernel::prototype::{Prototype, Returns};
use crate::kernel::row::{self, Call};

/// Whether the call is there: ABIs that lack it are mistakes of their own where something else is to be called instead.
pub(super) fn target(mistakes: &mut Mistakes, call: Call, there: Abis, within: Abis) {
    let missing = within & !there;
    if missing.is_empty() {
        return;
    }
    if call.implemented().is_empty() {
        let wrong = format!("no kernel implements `{}` any more", call.name);
        mistakes.add((Rule::Target, Place::Name), within, None, wrong, instead(call, within));
        return;
    }
    let numbered = call.only_numbered();
    let mut groups: Vec<(bool, String, Abis, Vec<&str>)> = Vec::new();
    for abi in missing.iter() {
        let on = abi.set();
        let (has_number, help) = (numbered.contains(on), instead(call, on));
        match groups.iter_mut().find(|one| one.0 == has_number && one.1 == help) {
            Some((_, _, all, names)) => {
                *all = *all | on;
                names.push(abi.name);
            }
            None => groups.push((has_number, help, on, vec![abi.name])),
        }
    }
    for (has_number, help, on, names) in groups {
        let how = if has_number { "has a number but is not implemented" } else { "does not exist" };
        let wrong = format!("`{}` {how} on {}", call.name, spoken(&names));
        mistakes.add((Rule::Target, Place::Name), on, None, wrong, help);
    }
}

/// What to call instead.
fn instead(call: Call, on: Abis) -> String {
    without(call.replacement_on(on))
}

/// What to write where the call is missing, if this is to be called instead.
pub(crate) fn without(replacement: Option<&str>) -> String {
    let cfg = "put the declaration under `#[cfg(target_arch = …)]`";
    match replacement {
        None => cfg.to_owned(),
        Some(other) => format!("use {}; or {cfg}", code(other)),
    }
}

/// A replacement, with the calls in it as code: "`llseek`, or `lseek` on 64-bit targets".
fn code(replacement: &str) -> String {
    let mut quoted = String::new();
    let mut rest = replacement;
    while !rest.is_empty() {
        let is_part = |c: char| c == '_' || c.is_ascii_alphanumeric();
        let mut end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        if end == 0 {
            // A path is no call.
            end = rest.find([' ', '(']).map_or(rest.len(), |at| at.max(1));
            quoted.push_str(&rest[..end]);
        } else {
            let is_call = row::call(&rest[..end]).is_some() || rest[..end].contains('_');
            // Its arguments have no parentheses in them.
            if rest[end..].starts_with('(') {
                end = rest.find(')').map_or(rest.len(), |at| at + 1);
            }
            let mark = if is_call { "`" } else { "" };
            for part in [mark, &rest[..end], mark] {
                quoted.push_str(part);
            }
        }
        rest = &rest[end..];
    }
    quoted
}

/// Whether no function can be the call.
pub(super) fn not_a_function(mistakes: &mut Mistakes, call: Call, within: Abis) -> bool {
    let refused = call.not_a_function();
    if refused {
        let wrong =
            format!("`{}` does not return like a function, so it cannot be declared", call.name);
        let help = match call.replacement_on(within) {
            Some(other) => format!("use {}", code(other)),
            None => "make this call in assembly".to_owned(),
        };
        mistakes.add((Rule::Safety, Place::Name), within, None, wrong, help);
    }
    refused
}

/// Whether the result can be what the kernel returns.
pub(super) fn result(
    mistakes: &mut Mistakes,
    call: Call,
    prototype: &Prototype,
    declaration: &Declaration,
    on: Abis,
) {
    let (name, returns) = (call.name, prototype.returns);
    let mut add = |rule: Rule, on: Abis, wrong: String, help: &str| {
        mistakes.add((rule, Place::Result), on, Some(prototype), wrong, help);
    };
    match declaration.result {
        Output::Never => {
            // What is not known may not return.
            if returns != Returns::Never && returns != Returns::Other {
                let wrong = format!("`{name}` returns, so its return type cannot be `!`");
                add(Rule::Result, on, wrong, success(returns));
            }
            return;
        }
        Output::Plain(_) | Output::Result(_) if returns == Returns::Never => {
            add(Rule::Result, on, format!("`{name}` never returns"), "write `-> !`");
            return;
        }
        _ => {}
    }
    let (Output::Plain(success) | Output::Result(success)) = declaration.result else { return };
    if matches!(declaration.result, Output::Result(_)) {
        for any in call.any_word() {
            if any.only_if.is_some_and(|condition| !holds(condition, declaration.words)) {
                continue;
            }
            let wrong =
                format!("a `Result` would treat some valid return values of `{name}` as errors");
            add(
                Rule::Result,
                on & any.on,
                wrong,
                &format!("write `-> {}`, and check for errors yourself", any.instead),
            );
        }
    }
    let wide = on & Abis::WIDE_REGISTERS;
    match (returns, success) {
        (Returns::Address, Success::Integer(Bits::Fixed(bits))) if bits < 64 => {
            let wrong = format!("`{name}` returns an address, which does not fit {bits} bits");
            add(
                Rule::Result,
                wide,
                wrong,
                "write `Result<*mut Void, Errno>` or `Result<usize, Errno>`",
            );
        }
        (Returns::Offset, Success::Integer(Bits::Fixed(bits))) if bits < 64 => {
            let wrong = format!("`{name}` returns an offset, which does not fit {bits} bits");
            add(Rule::Result, wide, wrong, "write `Result<I64, Errno>` or `Result<U64, Errno>`");
        }
        (Returns::Fd, Success::Nothing) => {
            let wrong = format!("`{name}` returns a new descriptor, which would be leaked");
            add(Rule::Result, on, wrong, "write `Result<OwnedFd, Errno>` or `Result<I32, Errno>`");
        }
        (Returns::Count, Success::Nothing) => {
            let wrong = format!("`{name}` returns a count, which would be discarded");
            add(Rule::Result, on, wrong, "write `Result<usize, Errno>`");
        }
        (returns, Success::Descriptor)
            if !matches!(returns, Returns::Fd | Returns::Other | Returns::Id) =>
        {
            let wrong = format!("`{name}` does not return a descriptor");
            add(Rule::Fd, on, wrong, "write `Result<(), Errno>`, or an integer");
        }
        _ => {}
    }
}

/// What to write for what a call returns.
fn success(returns: Returns) -> &'static str {
    match returns {
        Returns::Fd => "write `Result<OwnedFd, Errno>`",
        Returns::Count => "write `Result<usize, Errno>`",
        Returns::Address => "write `Result<*mut Void, Errno>`",
        Returns::Offset => "write `Result<I64, Errno>`",
        Returns::Pid | Returns::Id | Returns::Signal => "write `Result<I32, Errno>`",
        Returns::Uid | Returns::Gid => "write `Result<U32, Errno>`",
        _ => "write `Result<(), Errno>`",
    }
}

/// Whether `safe` can be right.
pub(super) fn safety(mistakes: &mut Mistakes, call: Call, declaration: &Declaration, on: Abis) {
    if let Some(Unproven { words, why, help, .. }) = unproven(call, declaration) {
        if words.is_empty() {
            mistakes.add((Rule::Safety, Place::Safe), on, None, why, help);
        }
    }
}

/// A function that is `safe` although what is spelled does not prove it.
pub(crate) struct Unproven {
    /// The words whose types can prove it; empty if no type can.
    pub(crate) words: Vec<usize>,
    /// Whether that of a reference does.
    pub(crate) takes_reference: bool,
    /// What is wrong if none does.
    pub(crate) why: String,
    /// What to write.
    pub(crate) help: String,
}

/// Whether what is spelled leaves open that `safe` is right, or shows that it is not.
pub(crate) fn unproven(call: Call, declaration: &Declaration) -> Option<Unproven> {
    if !declaration.safe {
        return None;
    }
    let safety = call.never_safe()?;
    let (name, words) = (call.name, declaration.words);
    let mut open = Vec::new();
    let why = match safety {
        Safety::Never => format!("`{name}` can violate memory safety with any arguments"),
        Safety::Owning => {
            let owns = |word: &Word| matches!(word.given, Given::Descriptor { owned: true });
            if words.iter().any(owns) {
                return None;
            }
            open.extend((0..words.len()).filter(|at| matches!(words[*at].given, Given::Unknown)));
            format!("`{name}` releases a resource, and these types do not prove that it is owned")
        }
        Safety::OwnType(argument) => {
            match words.get(argument)?.given {
                Given::Unknown => open.push(argument),
                Given::Pointer { raw: true, .. } | Given::Integer(_) => {}
                _ => return None,
            }
            format!("`{name}` is safe only with a type that excludes invalid values")
        }
        Safety::Typed(argument) => {
            let word = words.get(argument).filter(|word| !word.is_constant())?;
            if word.is_of_own_type() {
                open.push(argument);
            }
            format!("how `{name}` uses its other arguments depends on `{}`", word.text)
        }
        Safety::Unless(condition) => {
            let word = words.get(condition.argument)?;
            if word.is_of_own_type() {
                open.push(condition.argument);
            } else if holds(condition, words) {
                return None;
            }
            if word.is_constant() {
                format!("`{name}` can violate memory safety with `{}`", word.text)
            } else {
                format!("`{name}` can violate memory safety for some values of `{}`", word.text)
            }
        }
    };
    let takes_reference = matches!(safety, Safety::OwnType(_));
    let help = match safety {
        Safety::Never => {
            "remove `safe`, and say in `# Safety` what the caller must uphold".to_owned()
        }
        Safety::Owning => "remove `safe`, or take the owner by value".to_owned(),
        Safety::OwnType(_) => "remove `safe`, or take a type of your own".to_owned(),
        Safety::Typed(_) => {
            "remove `safe`, or write a constant in `args(…)` and the types that go with it"
                .to_owned()
        }
        Safety::Unless(condition) => {
            let names: Vec<_> = condition.names().map(|name| format!("`{name}`")).collect();
            let is_one = names.len() == 1;
            let names = names.join(", ");
            let which = match condition.test {
                Test::Is if is_one => format!("that is {names}"),
                Test::Not if is_one => format!("that is not {names}"),
                Test::Is => format!("that is one of {names}"),
                Test::Not => format!("that is not one of {names}"),
                Test::Has => format!("with {names}"),
                Test::Lacks => format!("without {names}"),
            };
            if words.get(condition.argument).is_some_and(Word::is_constant) {
                match condition.test {
                    Test::Lacks if is_one => format!("remove `safe`, or remove {names}"),
                    _ => format!("remove `safe`, or use a constant {which}"),
                }
            } else {
                format!("remove `safe`, or write a constant in `args(…)` {which}")
            }
        }
    };
    Some(Unproven { words: open, takes_reference, why, help })
}

/// Whether a call can be repeated after `EINTR`.
pub(super) fn retry(mistakes: &mut Mistakes, call: Call, declaration: &Declaration, on: Abis) {
    if !declaration.retry {
        return;
    }
    let Some(retry) = call.never_retry() else { return };
    let (name, words) = (call.name, declaration.words);
    let why = match retry {
        Retry::State => format!(
            "`{name}` has taken effect even when it returns `EINTR`; a retry could affect a file that another thread opened"
        ),
        Retry::Signal => {
            format!("`{name}` waits to be interrupted by a signal, so a retry would wait again")
        }
        Retry::Timeout { argument, unless } => {
            let Some(time) = words.get(argument) else { return };
            if is_harmless(unless, time, words) {
                return;
            }
            format!("a retry restarts the timeout `{}` of `{name}`", time.text)
        }
    };
    let help = match retry {
        Retry::Timeout { .. } => "remove `retry`, and repeat the call with the remaining time",
        _ => "remove `retry`",
    };
    mistakes.add((Rule::Retry, Place::Retry), on, None, why, help);
}

/// Whether a timeout does not start anew.
fn is_harmless(unless: Unless, time: &Word, words: &[Word]) -> bool {
    let is_null =
        matches!(time.given, Given::Zero) || time.constants.iter().any(|text| text == "null");
    // A type of the user's own may be whatever makes it right.
    if is_null || matches!(time.given, Given::Unknown) {
        return true;
    }
    // Two raw pointers may be the same.
    let is_same = |rest: usize| {
        let Some(rest) = words.get(rest) else { return false };
        rest.text == time.text
            || matches!(
                (rest.given, time.given),
                (Given::Pointer { raw: true, .. }, Given::Pointer { raw: true, .. })
            )
            || matches!(rest.given, Given::Unknown)
    };
    match unless {
        Unless::Null => false,
        Unless::Endless => time.constants.iter().any(|text| text == "-1"),
        Unless::Same { rest } => is_same(rest),
        Unless::SameOrAbsolute { rest, absolute } => {
            is_same(rest)
                // A constant of the user's own may be any value; a number is certain.
                || words.get(absolute.argument).is_some_and(|word| !word.is_number())
                || holds(absolute, words)
        }
        // What is not known may be another operation.
        Unless::Operation(condition) => {
            let operation = words.get(condition.argument);
            !operation.is_some_and(|word| word.constants.iter().any(|name| condition.lists(name)))
        }
    }
}

/// Whether a condition is known to be true of a declaration's words.
pub(super) fn holds(condition: Condition, words: &[Word]) -> bool {
    let Some(word) = words.get(condition.argument) else { return false };
    let zero = ["0".to_owned()];
    let constants = if matches!(word.given, Given::Zero) { &zero[..] } else { &word.constants };
    if constants.is_empty() {
        return false;
    }
    let listed = |constant: &String| condition.lists(constant);
    match condition.test {
        Test::Is => constants.iter().all(listed),
        Test::Not | Test::Lacks => !constants.iter().any(listed),
        Test::Has => constants.iter().any(listed),
    }
}
