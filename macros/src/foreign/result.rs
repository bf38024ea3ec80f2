//! The return type of a function, and which values indicate failure.

use syn::{GenericArgument, PathArguments, ReturnType, Type, spanned::Spanned};

use super::{
    ast::Decl,
    failure::{self, Condition, Failure},
    library::{Habit, Library, System},
};
use crate::{report::Report, syscall::shape};

/// The types in a `Result<T, E>`, as spelled.
pub(crate) struct Spelled<'a> {
    pub(crate) success: &'a Type,
    /// Absent in `io::Result<T>`.
    pub(crate) error: Option<&'a Type>,
}

/// The `Result` that a declaration returns.
pub(crate) fn of(decl: &Decl) -> Option<Spelled<'_>> {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return None };
    let Type::Path(path) = shape::bare(ty) else { return None };
    let last = path.path.segments.last()?;
    if last.ident != "Result" {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some(Spelled { success: types.next()?, error: types.next() })
}

/// Whether a type is spelled `()`.
pub(crate) fn is_unit(ty: &Type) -> bool {
    matches!(shape::bare(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// The error condition: as declared, or as implied by the types. `None` for a function that returns its C value
/// unchanged, and after an error was reported.
pub(crate) fn failure(report: &mut Report, library: &Library, decl: &Decl) -> Option<Failure> {
    for extra in decl.fails.iter().skip(1) {
        report.error(extra, "`#[fails]` is given twice", "remove one of the two");
    }
    let Some(result) = of(decl) else {
        if let Some(attr) = decl.fails.first() {
            let error = match library.system {
                System::Windows => "Win32Error",
                System::Apple => "Errno",
            };
            let help =
                format!("return `Result<…, {error}>`, not an alias of it, or remove `fails`");
            report.error(attr, "`fails` requires a `Result`", help);
        }
        return None;
    };
    let declared = if let Some(attr) = decl.fails.first() {
        failure::parse(report, attr, library.system)?
    } else if let Some(condition) = default(library, &result) {
        Failure { condition, span: result.success.span() }
    } else {
        let wrong = format!("it is not specified when `{}` fails", decl.sig.ident);
        let help = format!("write one of{}", failure::known(library.system));
        report.error(&decl.sig.ident, wrong, help);
        return None;
    };
    fits(report, &declared, &result);
    Some(declared)
}

/// The condition, where the types allow only one.
fn default(library: &Library, result: &Spelled<'_>) -> Option<Condition> {
    let is = |ty: &Type, name: &str| shape::last_word(ty).is_some_and(|word| word == name);
    if library.system == System::Apple {
        return None;
    }
    if is(result.success, "Bool") {
        return Some(Condition::Zero);
    }
    if result.error.is_some_and(|error| is(error, "NtStatus")) || is(result.success, "NtStatus") {
        return Some(Condition::Severity);
    }
    match library.habit {
        Habit::Bool if is_unit(result.success) => Some(Condition::Zero),
        Habit::Status if is_unit(result.success) => Some(Condition::Severity),
        _ => None,
    }
}

/// Conditions that require a return type which `Result<T, …>` does not have.
fn fits(report: &mut Report, failure: &Failure, result: &Spelled<'_>) {
    let success = result.success;
    match &failure.condition {
        Condition::Eq(value) if is_unit(success) => {
            let help = "declare what the function returns, such as `Result<U32, …>`";
            report.error(value, "`eq` compares the return value, but `()` has none", help);
        }
        Condition::Code if !is_unit(success) => {
            let help = "write `Result<(), …>`";
            report.error(
                success,
                "a function that returns an error code has no other return value",
                help,
            );
        }
        Condition::Severity
            if !is_unit(success)
                && shape::last_word(success).is_none_or(|word| word != "NtStatus") =>
        {
            let help = "write `Result<(), …>`, or `Result<NtStatus, …>` to get the success code";
            report.error(
                success,
                "a function that returns an `NTSTATUS` has no other return value",
                help,
            );
        }
        _ => {}
    }
}
