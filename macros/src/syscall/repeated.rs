//! `retry` on calls that must not be made again when a signal has interrupted them (rule `retry`).

use quote::ToTokens;
use syn::{Expr, Ident};

use super::{ast::Decl, lower, os::Os, shape};
use crate::{
    kernel::{self, Condition, Retry, Test, Unless},
    report::Report,
};

/// Refuses `retry` where the kernel's own call forbids it.
pub(crate) fn check(report: &mut Report, decl: &Decl) {
    let Some(retry) = &decl.keys.retry else { return };
    let mut systems = decl.keys.os.iter().flatten().filter_map(|os| Os::find(&os.value()));
    if decl.keys.unchecked.is_some() || !systems.any(|os| os == Os::Linux) {
        return;
    }
    let Some(name) = lower::kernel_name(decl) else { return };
    match kernel::never_retry(&name) {
        None => {}
        Some(Retry::State) => state(report, retry, &name),
        Some(Retry::Signal) => {
            let wrong = format!("`retry` would never let `{name}` return");
            let help = "remove `retry`: `EINTR` is how the call ends when a signal has arrived";
            report.error(retry, wrong, help);
        }
        Some(Retry::Timeout { argument, unless }) if is_harmless(decl, argument, unless) => {}
        Some(Retry::Timeout { unless, .. }) => {
            let wrong = format!("`retry` would start the timeout of `{name}` anew");
            let help = format!(
                "{}\nnote: each signal would lengthen the call, and a periodic one keep it from ever \
                returning; `unchecked` lifts this",
                instead(unless)
            );
            report.error(retry, wrong, help);
        }
    }
}

fn state(report: &mut Report, retry: &Ident, name: &str) {
    let wrong = format!("`retry` would repeat a `{name}` that has taken effect");
    let help = "remove `retry`: after `EINTR` the descriptor is closed, and its number may be another file's";
    report.error(retry, wrong, help);
}

/// What to write in place of `retry`.
fn instead(unless: Unless) -> &'static str {
    match unless {
        Unless::Null => {
            "remove `retry`, or pass no timeout by `args(…)`, and repeat with the time that is left"
        }
        Unless::Endless => {
            "remove `retry`, or pass -1 or 0 by `args(…)`, and repeat with the time that is left"
        }
        Unless::Same { .. } => {
            "remove `retry`, and repeat with the time that the kernel wrote back"
        }
        Unless::SameOrAbsolute { .. } => "remove `retry`, or pass `TIMER_ABSTIME` by `args(…)`",
        Unless::Operation(_) => {
            "remove `retry`, or pass an operation with an absolute time by `args(…)`"
        }
    }
}

/// Whether the words that the declaration fixes make a repetition right.
fn is_harmless(decl: &Decl, argument: usize, unless: Unless) -> bool {
    let word = |index| lower::expression_of_word(decl, index);
    match unless {
        Unless::Null => word(argument).is_some_and(is_null),
        Unless::Endless => word(argument).is_some_and(is_endless),
        Unless::Same { rest } => is_same(decl, word(argument), word(rest)),
        Unless::SameOrAbsolute { rest, absolute } => {
            is_same(decl, word(argument), word(rest)) || holds(absolute, word(absolute.argument))
        }
        Unless::Operation(relative) => {
            word(argument).is_some_and(is_null)
                || word(relative.argument).is_some() && !holds(relative, word(relative.argument))
        }
    }
}

fn text(expression: &Expr) -> String {
    shape::bare_expression(expression).to_token_stream().to_string().replace(' ', "")
}

fn is_null(expression: &Expr) -> bool {
    let text = text(expression);
    text == "0"
        || text.starts_with("None")
        || text.contains("Option::None")
        || text.contains("null")
}

fn is_endless(expression: &Expr) -> bool {
    matches!(text(expression).trim_end_matches("_i32").trim_end_matches("i32"), "-1" | "0")
}

/// Whether both words are made of the same parameter.
fn is_same(decl: &Decl, one: Option<&Expr>, other: Option<&Expr>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    decl.sig.parameters().filter_map(|parameter| parameter.name()).any(|name| {
        let name = name.to_string();
        let uses = |expression: &Expr| shape::mentions(&name, expression.to_token_stream());
        uses(one) && uses(other)
    })
}

/// Whether a condition on a constant holds, as far as names tell.
fn holds(condition: Condition, word: Option<&Expr>) -> bool {
    let Some(word) = word else { return false };
    let lists = |word: &str| condition.lists(word);
    let names = words_of(word.to_token_stream());
    match condition.test {
        Test::Is | Test::Has => names.iter().any(|name| lists(name)),
        Test::Not | Test::Lacks => !names.iter().any(|name| lists(name)),
    }
}

/// The identifiers and literals of an expression.
fn words_of(tokens: proc_macro2::TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            proc_macro2::TokenTree::Group(group) => words_of(group.stream()),
            other => vec![other.to_string()],
        })
        .collect()
}
