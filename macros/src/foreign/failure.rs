//! Error conditions: `#[fails(…)]`, and those that follow from the types.

use proc_macro2::Span;
use syn::{
    Attribute, Expr, Ident, Meta, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
};

use super::library::System;
use crate::{
    report::{Report, nearest},
    verbatim,
};

/// An error condition, and where it is written.
pub(crate) struct Failure {
    pub(crate) condition: Condition,
    /// The span of the condition, or of the result type that it follows from.
    pub(crate) span: Span,
}

/// How the return value indicates failure.
pub(crate) enum Condition {
    /// The return value is zero.
    Zero,
    /// The return value is the null pointer.
    Null,
    /// The return value is `INVALID_HANDLE_VALUE`.
    InvalidHandle,
    /// The return value is -1, as an integer or as an address.
    MinusOne,
    /// The return value equals this value.
    Eq(Box<Expr>),
    /// The return value is not zero, and is the error code.
    Code,
    /// The return value is an `NTSTATUS` whose severity is not success.
    Severity,
}

/// One condition of `#[fails(…)]`: its name, its syntax and its meaning.
struct Word {
    name: &'static str,
    written: &'static str,
    meaning: &'static str,
}

const WINDOWS: [Word; 6] = [
    Word { name: "zero", written: "zero", meaning: "the return value is 0, as with `BOOL`" },
    Word { name: "null", written: "null", meaning: "the return value is the null pointer" },
    Word {
        name: "invalid_handle",
        written: "invalid_handle",
        meaning: "the return value is `INVALID_HANDLE_VALUE`",
    },
    Word { name: "eq", written: "eq = VALUE", meaning: "the return value is `VALUE`" },
    Word {
        name: "nonzero_code",
        written: "nonzero_code",
        meaning: "the return value is an error code, or 0 on success",
    },
    Word {
        name: "severity",
        written: "severity",
        meaning: "the return value is an `NTSTATUS`, and not a success",
    },
];

const APPLE: [Word; 4] = [
    Word { name: "minus_one", written: "minus_one", meaning: "the return value is -1" },
    Word { name: "null", written: "null", meaning: "the return value is the null pointer" },
    Word { name: "eq", written: "eq = VALUE", meaning: "the return value is `VALUE`" },
    Word {
        name: "nonzero_errno",
        written: "nonzero_errno",
        meaning: "the return value is an error number, or 0 on success",
    },
];

fn words(system: System) -> &'static [Word] {
    match system {
        System::Windows => &WINDOWS,
        System::Apple => &APPLE,
    }
}

/// All conditions of a system, for messages.
pub(crate) fn known(system: System) -> String {
    let known = words(system).iter().map(|word| {
        let Word { written, meaning, .. } = word;
        format!("\n      `#[fails({written})]`: {meaning}")
    });
    known.collect()
}

/// Reads one `#[fails(…)]`.
pub(crate) fn parse(report: &mut Report, attr: &Attribute, system: System) -> Option<Failure> {
    let Meta::List(list) = &attr.meta else {
        let help = format!("write one of{}", known(system));
        report.error(attr, "`#[fails]` requires a condition", help);
        return None;
    };
    if list.tokens.is_empty() {
        let help = format!("write one of{}", known(system));
        report.error(attr, "`#[fails()]` requires a condition", help);
        return None;
    }
    let read = |input: ParseStream<'_>| condition(report, input, system);
    match read.parse2(list.tokens.clone()) {
        Ok(failure) => failure,
        Err(error) => {
            report.syntax(error);
            None
        }
    }
}

fn condition(
    report: &mut Report,
    input: ParseStream<'_>,
    system: System,
) -> syn::Result<Option<Failure>> {
    let Ok(name) = input.call(Ident::parse_any) else {
        let help = format!("write one of{}", known(system));
        report.error_at(input.span(), "expected a condition", help);
        rest(input)?;
        return Ok(None);
    };
    let Some(word) = words(system).iter().find(|word| name == word.name) else {
        unknown(report, &name, system);
        rest(input)?;
        return Ok(None);
    };
    let value = match input.parse::<Option<Token![=]>>()? {
        Some(_) => {
            let Ok(value) = verbatim::expression(input) else {
                let help = "write `#[fails(eq = VALUE)]`, with any constant";
                report.error(&name, "expected an expression after `=`", help);
                rest(input)?;
                return Ok(None);
            };
            Some(value)
        }
        None => None,
    };
    if !input.is_empty() {
        let help = "keep one of them";
        report.error_at(input.span(), "more than one condition", help);
        rest(input)?;
        return Ok(None);
    }
    let condition = match (word.name, value) {
        ("eq", Some(value)) => Condition::Eq(Box::new(value)),
        ("eq", None) => {
            let help = "write `#[fails(eq = VALUE)]`, with any constant";
            report.error(&name, "`eq` has no value", help);
            return Ok(None);
        }
        (other, Some(value)) => {
            let help = format!("write `#[fails({other})]`, or `#[fails(eq = VALUE)]`");
            report.error(value, format_args!("`{other}` takes no value"), help);
            return Ok(None);
        }
        ("zero", None) => Condition::Zero,
        ("null", None) => Condition::Null,
        ("invalid_handle", None) => Condition::InvalidHandle,
        ("minus_one", None) => Condition::MinusOne,
        ("severity", None) => Condition::Severity,
        _ => Condition::Code,
    };
    Ok(Some(Failure { condition, span: name.span() }))
}

fn unknown(report: &mut Report, name: &Ident, system: System) {
    let wrong = name.to_string();
    let help = match nearest(&wrong, words(system).iter().map(|word| word.name)) {
        Some(near) => format!("did you mean `{near}`?\nnote: the conditions are{}", known(system)),
        None => format!("write one of{}", known(system)),
    };
    report.error(name, format_args!("unknown condition `{wrong}`"), help);
}

/// Skips the remaining tokens, so that the parser does not report them.
fn rest(input: ParseStream<'_>) -> syn::Result<()> {
    proc_macro2::TokenStream::parse(input).map(drop)
}
