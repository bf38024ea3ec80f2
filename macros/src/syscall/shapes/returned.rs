//! What a declared return type can be wrong in.

use quote::ToTokens;
use syn::ReturnType;

use super::{Assertion, Judged, add, ends};
use crate::{
    kernel::{
        Abis, Call, Prototype, Returns,
        rules::{Declaration, Output, Rule, Success},
    },
    syscall::{ast::Decl, lower},
};

const NO_NOTHING: u32 = 1 << 8;
const NO_OTHER_DESCRIPTOR: u32 = 1 << 9;
const NO_RESULT: u32 = 1 << 10;
const NO_VALUE: u32 = 1 << 11;

/// Adds what can be wrong in the return type of a declaration.
pub(super) fn of(
    assertions: &mut Vec<Assertion>,
    decl: &Decl,
    call: Call,
    prototype: &Prototype,
    declaration: &Declaration,
    on: Abis,
    is_checked: &dyn Fn(Rule) -> bool,
) {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return };
    let is_alias = matches!(declaration.result, Output::Unknown);
    let is_unknown = is_alias || matches!(declaration.result, Output::Result(Success::Unknown));
    if !is_unknown || decl.keys.result.is_some() || lower::writes_out(decl) {
        return;
    }
    let returns = prototype.returns;
    let (what, help, refused) = match returns {
        Returns::Address => {
            ("an address", "write `Result<*mut Void, Errno>` or `Result<usize, Errno>`", 64)
        }
        Returns::Offset => ("an offset", "write `Result<I64, Errno>` or `Result<U64, Errno>`", 64),
        Returns::Fd => (
            "a new descriptor, which would be leaked",
            "write `Result<OwnedFd, Errno>` or `Result<I32, Errno>`",
            NO_NOTHING,
        ),
        Returns::Count => {
            ("a count, which would be discarded", "write `Result<usize, Errno>`", NO_NOTHING)
        }
        // `!` is no type that an alias could have.
        Returns::Never => ("", "write `-> !`", NO_VALUE),
        _ => ("", "", 0),
    };
    let mut rules = if is_checked(Rule::Result) { refused } else { 0 };
    if is_checked(Rule::Fd) && !matches!(returns, Returns::Fd | Returns::Other | Returns::Id) {
        rules |= NO_OTHER_DESCRIPTOR;
    }
    let mut judge = |on: Abis, rules: u32, what: &str, help: &str| {
        let text = [
            format!("`{}`", call.name),
            what.to_owned(),
            format!("`{prototype}`"),
            help.to_owned(),
        ];
        let judged = Judged::Return(ty.to_token_stream());
        add(assertions, Assertion::new(judged, None, ends(ty), on, rules, text.join("\n")));
    };
    if rules != 0 {
        judge(on, rules, what, help);
    }
    if !is_alias || !is_checked(Rule::Result) {
        return;
    }
    for any in call.any_word() {
        let on = on & any.on;
        if !on.is_empty() && any.only_if.is_none_or(|condition| declaration.holds(condition)) {
            let help = format!("write `-> {}`, and check for errors yourself", any.instead);
            judge(on, NO_RESULT, "", &help);
        }
    }
}
