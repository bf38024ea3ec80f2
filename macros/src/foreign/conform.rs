//! Checks a declaration of a `kernel32.dll` function against its prototype (`kernel::rules::windows`). Only types
//! that can be recognised by their spelling are compared. There are no prototypes of other functions and libraries.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, Lit, ReturnType, Type};

use super::{
    ast::Decl,
    check,
    failure::{Condition, Failure},
    library::{Library, System},
    result,
};
use crate::{
    kernel::{
        self,
        rules::{
            Behind, Bits, Given, Output, Success, Word,
            windows::{self, Declaration, Fails, Mistake, Place, Rule},
        },
    },
    report::Report,
    signature::Parameter,
    syscall::{conform, shape},
};

/// Checks a declaration against the prototype.
pub(crate) fn check(
    report: &mut Report,
    library: &Library,
    decl: &Decl,
    failure: Option<&Failure>,
) {
    let is_kernel32 = library.system == System::Windows && library.name == "kernel32";
    if !is_kernel32 || decl.unchecked.iter().any(|one| one.rules.is_none()) {
        return;
    }
    // With several names, each would have to be checked on its own target.
    let name = match decl.link_names.as_slice() {
        [] => decl.sig.ident.to_string(),
        [single] if !single.is_conditional() => match single.string() {
            Some(name) => name.value(),
            None => return,
        },
        _ => return,
    };
    let Some(function) = kernel::kernel32(&name) else {
        if is_checked(decl, Rule::Name) {
            mistyped(report, decl, &name);
        }
        return;
    };
    let (words, written): (Vec<_>, Vec<_>) = check::parameters(decl).flat_map(described).unzip();
    let value;
    let fails = match failure.map(|failure| &failure.condition) {
        None => None,
        Some(Condition::Zero) => Some(Fails::Zero),
        Some(Condition::Null) => Some(Fails::Null),
        Some(Condition::InvalidHandle) => Some(Fails::InvalidHandle),
        Some(Condition::Eq(expression)) => {
            value = spelled(expression);
            Some(Fails::Value(&value))
        }
        Some(Condition::Code) => Some(Fails::Other("a code")),
        Some(Condition::Severity) => Some(Fails::Other("a status")),
        Some(Condition::MinusOne) => Some(Fails::Other("-1")),
    };
    let declaration = Declaration { words: &words, result: output(decl), fails };
    let mut mistakes = windows::check(&function, &declaration);
    mistakes.retain(|one| is_checked(decl, one.rule));
    once_for_each_slice(&mut mistakes, &words);
    for Mistake { place, wrong, help, .. } in mistakes {
        let help = format!("{help}\nnote: `{}` has `{function}`", library.file());
        let of_result = || match &decl.sig.output {
            ReturnType::Type(_, ty) => ty.to_token_stream(),
            ReturnType::Default => decl.sig.ident.to_token_stream(),
        };
        let at = match place {
            Place::Name => decl.sig.ident.to_token_stream(),
            Place::Word(at) => written[at].clone(),
            Place::Result => of_result(),
            Place::Fails => match decl.fails.first() {
                Some(attr) => attr.to_token_stream(),
                None => of_result(),
            },
        };
        report.error(at, wrong, help);
    }
}

/// Whether a rule is enabled, that is, not listed in `#[unchecked(…)]`.
fn is_checked(decl: &Decl, rule: Rule) -> bool {
    let mut lifted = decl.unchecked.iter().filter_map(|one| one.rules.as_ref()).flatten();
    !lifted.any(|name| name == rule.name())
}

/// Whether a name is one letter off a name in the table and is no other known function.
fn mistyped(report: &mut Report, decl: &Decl, name: &str) {
    let Some(near) = kernel::mistyped_kernel32(name) else { return };
    let wrong = format!("`kernel32.dll` has no function `{name}`");
    let help = format!("did you mean `{near}`?");
    match decl.link_names.first() {
        Some(single) => report.error(&single.content, wrong, help),
        None => report.error(&decl.sig.ident, wrong, help),
    }
}

/// A slice in the wrong place makes two words wrong: the second message names the types for both.
fn once_for_each_slice(mistakes: &mut Vec<Mistake>, words: &[Word]) {
    let wrong: Vec<usize> = mistakes
        .iter()
        .filter_map(|one| match (one.rule, one.place) {
            (Rule::Pointer, Place::Word(at)) if matches!(words[at].given, Given::Length) => {
                Some(at)
            }
            _ => None,
        })
        .collect();
    mistakes.retain(|one| match (one.rule, one.place) {
        (Rule::Pointer, Place::Word(at)) if !wrong.contains(&at) => {
            let is_of_same =
                |other: &usize| other.abs_diff(at) == 1 && words[*other].text == words[at].text;
            !wrong.iter().any(is_of_same)
        }
        _ => true,
    });
}

/// The words of a parameter, each with its spelling.
fn described(parameter: &Parameter) -> Vec<(Word, TokenStream)> {
    let text = parameter.name().map(ToString::to_string).unwrap_or_default();
    let ty = &parameter.ty;
    // An `Option` counts as the constant `null`, so it is accepted where the parameter must be null.
    let null = shape::argument(ty, "Option").map(|_| "null".to_owned());
    let constants: Vec<_> = null.into_iter().collect();
    let word =
        |given| Word { text: text.clone(), given, constants: constants.clone(), spelled: None };
    let length = parameter.attrs.iter().find(|attr| check::is_length(attr));
    let Some((length, (slice, is_mut))) = length.zip(shape::slice(ty)) else {
        return vec![(word(of(ty)), ty.to_token_stream())];
    };
    let writable = match slice {
        _ if is_mut => Some(true),
        Type::Slice(slice) => conform::is_plain(&slice.elem).then_some(false),
        _ => None,
    };
    let address = (
        word(Given::Pointer { writable, raw: false, behind: Behind::Unknown }),
        ty.to_token_stream(),
    );
    // A length of another width is an ordinary number.
    let of_length = match check::length(length).as_ref().map(of) {
        Some(Given::Integer(Bits::Fixed(32) | Bits::Pointer)) | None => Given::Length,
        Some(given) => given,
    };
    let count = (word(of_length), length.to_token_stream());
    if length.path().is_ident("len_first") { vec![count, address] } else { vec![address, count] }
}

/// What the spelling of a type says about it.
fn of(ty: &Type) -> Given {
    let Type::Path(_) = shape::bare(ty) else { return function_or(ty) };
    match shape::last_word(ty).map(ToString::to_string).as_deref() {
        Some("Bool") => Given::Integer(Bits::Fixed(32)),
        Some("BorrowedHandle") => Given::Descriptor { owned: false },
        Some("OwnedHandle") => Given::Descriptor { owned: true },
        // C declares `HANDLE` as a pointer.
        Some("Handle") => Given::Pointer { writable: None, raw: true, behind: Behind::Unknown },
        Some("U16CStr") => {
            Given::Pointer { writable: Some(false), raw: false, behind: Behind::Unknown }
        }
        Some("BorrowedFd" | "OwnedFd") => Given::Unknown,
        Some("Option") => match shape::argument(ty, "Option").map(of) {
            Some(Given::Integer(_)) | None => Given::Unknown,
            Some(inner) => inner,
        },
        _ => conform::of(ty),
    }
}

/// The address of a function is neither read nor written through.
fn function_or(ty: &Type) -> Given {
    match shape::bare(ty) {
        Type::FnPtr(_) => Given::Pointer { writable: None, raw: true, behind: Behind::Unknown },
        _ => conform::of(ty),
    }
}

/// The return type of a declaration.
fn output(decl: &Decl) -> Output {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return Output::Nothing };
    if let Some(result) = result::of(decl) {
        return Output::Result(success(result.success));
    }
    match shape::bare(ty) {
        Type::Never(_) => Output::Never,
        Type::Tuple(tuple) if tuple.elems.is_empty() => Output::Nothing,
        _ => Output::Plain(success(ty)),
    }
}

fn success(ty: &Type) -> Success {
    match of(ty) {
        _ if result::is_unit(ty) => Success::Nothing,
        Given::Integer(bits) => Success::Integer(bits),
        Given::Pointer { .. } => Success::Pointer,
        Given::Descriptor { .. } => Success::Descriptor,
        _ => Success::Unknown,
    }
}

/// The name of a constant, or an integer literal.
fn spelled(value: &Expr) -> String {
    match shape::bare_expression(value) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => integer.base10_digits().to_owned(),
            _ => String::new(),
        },
        Expr::Path(path) => {
            path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}
