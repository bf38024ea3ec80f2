//! The rules of the language, one function for each. Every one reports and goes on.

use core::fmt::Display;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Expr, FnArg, GenericParam, Ident, Lit, Meta, Pat, ReturnType, Type, Visibility,
};

use super::{
    ast::{Block, Decl, Keys},
    lower::number_name,
    os::{Kind, Os},
    shape,
};
use crate::report::{Report, nearest};

/// Holds one function against the rules.
pub(crate) fn declaration(report: &mut Report, decl: &Decl) {
    no_body(report, decl);
    no_const(report, decl);
    no_async(report, decl);
    no_abi_string(report, decl);
    only_lifetimes(report, decl);
    no_self(report, decl);
    no_variadic(report, decl);
    plain_parameters(report, decl);
    plain_types(report, decl);
    one_attribute(report, decl);
    no_hidden_keys(report, decl);
    constant_number(report, decl);
    retry_needs_result(report, decl);
    one_result_or_two(report, decl);
    nt_needs_number(report, decl);
}

/// Refuses what is neither a function nor a block of functions.
pub(crate) fn kind(report: &mut Report, keyword: TokenStream) {
    let help = "write it on a function without a body, or on an `extern` block of such";
    report.error(keyword, "`#[syscall]` declares functions", help);
}

/// Refuses a member of a block that is no function.
pub(crate) fn member(report: &mut Report, keyword: TokenStream) {
    let help = "move it out of the block";
    report.error(keyword, "a block of system calls holds functions only", help);
}

/// Refuses `#[syscall]` on a member without `(…)`.
pub(crate) fn no_keys(report: &mut Report, attr: Attribute) {
    report.error(attr, "`#[syscall]` without a key says nothing", "remove it");
}

/// Holds an `extern` block against the rules; its members are checked one by one.
pub(crate) fn block(report: &mut Report, block: &Block, defaults: &Keys) {
    if block.members.is_empty() {
        let help = "declare a function in it, such as `pub safe fn getpid() -> I32;`";
        report.error_at(block.brace.span.join(), "an empty block declares nothing", help);
    }
    if !matches!(block.vis, Visibility::Inherited) {
        let help = "write it before each `fn` that it is for";
        report.error(&block.vis, "a block has no visibility", help);
    }
    // rustfmt writes `extern "C"` where it finds `extern`: that says no more than it did before.
    if let Some(abi) = block.abi.as_ref().filter(|abi| abi.value() != "C") {
        let help = "write `unsafe extern { … }`; `os` or `abi` in `#[syscall(…)]` choose the entry";
        report.error(abi, "a block of system calls has no ABI string", help);
    }
    if let Some(nr) = &defaults.nr {
        let help = "write `#[syscall(nr = …)]` on the one function that it numbers";
        report.error(nr, "`nr` on a block would give all its functions one number", help);
    }
    for attr in &block.attrs {
        if attr.path().is_ident("doc") {
            let help = "document each function, or write `//`";
            report.error(attr, "documentation of a block is shown nowhere", help);
        }
    }
}

/// Whether the keys say how to enter the kernel.
pub(crate) fn has_entry(keys: &Keys) -> bool {
    keys.os.is_some() || keys.abi.is_some()
}

/// Refuses a function, or a block with one, that does not say how to enter the kernel.
pub(crate) fn no_entry(report: &mut Report, help: impl Display) {
    report.error_at(Span::call_site(), "missing `os`", help);
}

/// What to write for a function that does not say how to enter the kernel.
pub(crate) fn an_entry(decl: &Decl) -> String {
    let nr = match &decl.keys.nr {
        Some(nr) => nr.to_token_stream().to_string(),
        None => number_name(&decl.sig.ident),
    };
    format!("write `#[syscall(nr = {nr}, os = \"linux\")]`")
}

/// Whether each system that is named is one, and is named once.
pub(crate) fn systems(report: &mut Report, keys: &Keys) {
    let mut seen = Vec::new();
    for os in keys.os.iter().flatten() {
        let name = os.value();
        if Os::find(&name).is_none() {
            let known = Os::ALL.map(|os| format!("`\"{}\"`", os.name())).join(", ");
            let help = match nearest(&name, Os::ALL.map(Os::name)) {
                Some(near) => format!("did you mean `\"{near}\"`?\nnote: known here: {known}"),
                None => format!("known here: {known}; for another kernel name its macro in `abi`"),
            };
            report.error(os, format_args!("unknown operating system `\"{name}\"`"), help);
        } else if seen.contains(&name) {
            report.error(os, format_args!("`\"{name}\"` is listed twice"), "remove one of the two");
        }
        seen.push(name);
    }
}

fn no_body(report: &mut Report, decl: &Decl) {
    if let Some(body) = &decl.body {
        let name = &decl.sig.ident;
        let wrong = format!("`{name}` must not have a body; `#[syscall]` writes it");
        report.error_at(body.span.join(), wrong, "end the declaration with `;`");
    }
}

fn no_const(report: &mut Report, decl: &Decl) {
    if let Some(word) = decl.sig.constness {
        let help = "remove `const`; there is no kernel at compile time";
        report.error(word, "a system call cannot be `const`", help);
    }
}

fn no_async(report: &mut Report, decl: &Decl) {
    if let Some(word) = decl.sig.asyncness {
        let help = "remove `async`; the call blocks until the kernel answers";
        report.error(word, "a system call cannot be `async`", help);
    }
}

fn no_abi_string(report: &mut Report, decl: &Decl) {
    if let Some(abi) = &decl.sig.abi {
        let help = "remove it; `os` or `abi` in `#[syscall(…)]` choose the entry";
        report.error(abi, "a declared system call is a plain Rust function", help);
    }
}

fn only_lifetimes(report: &mut Report, decl: &Decl) {
    let help = "declare one function for each concrete type; lifetimes are fine";
    for parameter in &decl.sig.generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Type(parameter) => {
                report.error(&parameter.ident, "a system call cannot have type parameters", help);
            }
            GenericParam::Const(parameter) => {
                report.error(&parameter.ident, "a system call cannot have const parameters", help);
            }
        }
    }
}

fn no_self(report: &mut Report, decl: &Decl) {
    if let Some(receiver) = decl.sig.receiver() {
        let help = "pass what the kernel takes, and call the declaration from a method";
        report.error(receiver, "a system call has no `self`", help);
    }
}

fn no_variadic(report: &mut Report, decl: &Decl) {
    if let Some(variadic) = &decl.sig.variadic {
        let help = "declare one function for each list of arguments, under names of their own";
        report.error(variadic.dots, "a system call cannot be variadic", help);
    }
}

fn plain_parameters(report: &mut Report, decl: &Decl) {
    for input in &decl.sig.inputs {
        let FnArg::Typed(parameter) = input else { continue };
        if !is_plain_name(&parameter.pat) {
            let help = "write `name: Type`";
            report.error(&parameter.pat, "a parameter of a system call is a plain name", help);
        }
        for attr in &parameter.attrs {
            if attr.path().is_ident("cfg_attr") {
                let help = "write `#[cfg(…)]`, or the attribute itself";
                report.error(attr, "`cfg_attr` on a parameter is not looked into", help);
            }
        }
    }
}

/// Whether a pattern is a name and no more: no `mut`, no `ref`, no `_`, no parts.
fn is_plain_name(pattern: &Pat) -> bool {
    matches!(pattern, Pat::Ident(name)
        if name.by_ref.is_none() && name.mutability.is_none() && name.subpat.is_none())
}

/// Containers whose address is not the address of what they hold.
const CONTAINERS: [(&str, &str); 7] = [
    ("Vec", "pass a slice, `&[T]` or `&mut [T]`"),
    ("String", "pass `&CStr` for a path, or `&[u8]`"),
    ("CString", "pass `&CStr`"),
    ("OsString", "pass `&CStr` for a path, or `&[u8]`"),
    ("PathBuf", "pass `&CStr`"),
    ("Box", "pass a reference to what is in it"),
    ("Rc", "pass a reference to what is in it"),
];

fn plain_types(report: &mut Report, decl: &Decl) {
    for input in &decl.sig.inputs {
        let FnArg::Typed(parameter) = input else { continue };
        no_impl_trait(report, &parameter.ty);
        no_container(report, &parameter.ty);
        thin_pointer(report, &parameter.ty);
        if shape::is_unsized(&parameter.ty) {
            let help = "pass a reference to a slice, or to one type";
            report.error(
                &parameter.ty,
                "a type without a size cannot be passed to the kernel",
                help,
            );
        }
    }
    if let ReturnType::Type(_, ty) = &decl.sig.output {
        no_impl_trait(report, ty);
        if let Some(ty) = shape::unsized_result(ty) {
            let help = "return an integer, a raw pointer or a `Result`";
            report.error(ty, "a type without a size cannot be what a system call returns", help);
        }
    }
}

fn no_impl_trait(report: &mut Report, ty: &Type) {
    if shape::impl_trait(ty) {
        let help = "name the concrete type; it decides what crosses";
        report.error(ty, "a system call cannot have `impl Trait` in its signature", help);
    }
}

/// A pointer to what has no size of its own is two words, of which the kernel knows one.
fn thin_pointer(report: &mut Report, ty: &Type) {
    let (pointee, optional) = match shape::bare(ty) {
        Type::Ptr(pointer) => (&pointer.elem, false),
        Type::Reference(reference) => (&reference.elem, false),
        Type::Path(_) => match shape::argument(ty, "Option").map(shape::bare) {
            Some(Type::Reference(reference)) => (&reference.elem, true),
            _ => return,
        },
        _ => return,
    };
    let (wrong, help) = match shape::bare(pointee) {
        Type::Slice(_) if shape::slice(ty).is_some() => return,
        Type::Slice(_) if optional => (
            "an optional slice is two words, and a null pointer one",
            "pass a slice, which may be empty, or `*const T` and a count",
        ),
        Type::Slice(_) => (
            "a pointer to a slice is two words, of which `#[syscall]` knows no length",
            "pass `&[T]` or `&mut [T]`, or `*const T` and a count",
        ),
        Type::TraitObject(_) => (
            "a pointer to a trait object is two words, of which the kernel knows one",
            "pass a pointer to a concrete type",
        ),
        Type::Path(_) if shape::last_word(pointee).is_some_and(|word| word == "str") => (
            "a `str` does not end in a NUL, so that the kernel cannot tell where it ends",
            "pass `&CStr` for a path, or `&[u8]`",
        ),
        _ => return,
    };
    report.error(ty, wrong, help);
}

fn no_container(report: &mut Report, ty: &Type) {
    let Type::Reference(reference) = shape::bare(ty) else { return };
    let Some(name) = shape::last_word(&reference.elem) else { return };
    if let Some((_, help)) = CONTAINERS.iter().find(|(container, _)| name == container) {
        let wrong = format!(
            "a reference to a `{name}` is the address of the `{name}`, not of what it holds"
        );
        report.error(ty, wrong, help);
    }
}

fn one_attribute(report: &mut Report, decl: &Decl) {
    for attr in decl.attrs.iter().filter(|attr| is_syscall(attr)) {
        let help = "write all keys in one `#[syscall(…)]`";
        report.error(attr, "`#[syscall]` is given twice", help);
    }
}

/// rustc looks into `cfg_attr` before a macro sees a function, but not before it sees a block.
fn no_hidden_keys(report: &mut Report, decl: &Decl) {
    for attr in decl.attrs.iter().filter(|attr| attr.path().is_ident("cfg_attr")) {
        let Meta::List(list) = &attr.meta else { continue };
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        let attributes = list.tokens.clone().into_iter().skip_while(|token| !is_comma(token));
        if shape::mentions("syscall", attributes.collect()) {
            let help = "declare the function for each case, under `#[cfg(…)]`";
            report.error(attr, "keys in a `cfg_attr` are not looked into here", help);
        }
    }
}

/// Whether an attribute is `#[syscall(…)]`, however it is reached.
pub(crate) fn is_syscall(attr: &Attribute) -> bool {
    attr.path().segments.last().is_some_and(|segment| segment.ident == "syscall")
}

/// What can be told of `nr` by its spelling. The rest is rustc's to tell: that the name is one, and of
/// a constant.
fn constant_number(report: &mut Report, decl: &Decl) {
    let Some(nr) = &decl.keys.nr else { return };
    let help = "name an integer constant, such as `SYS_READ`, or write the number";
    match shape::bare_expression(nr) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => {
                if integer.base10_parse::<i64>().is_err() {
                    let wrong = format!("`{integer}` does not fit a register");
                    report.error(integer, wrong, "write the number that the kernel has for it");
                }
            }
            other => {
                let wrong = format!("`{}` cannot number a system call", other.to_token_stream());
                report.error(other, wrong, help);
            }
        },
        Expr::Path(path) => {
            let Some(name) = path.path.get_ident() else { return };
            if decl.sig.inputs.iter().any(|input| is_named(input, name)) {
                let wrong = format!("`{name}` is a parameter; a system call has one number");
                report.error(name, wrong, help);
            }
        }
        _ => {}
    }
}

fn is_named(input: &FnArg, name: &Ident) -> bool {
    matches!(input, FnArg::Typed(parameter)
        if matches!(&*parameter.pat, Pat::Ident(pattern) if pattern.ident == *name))
}

/// `retry` looks at the error of a call that a signal interrupted.
fn retry_needs_result(report: &mut Report, decl: &Decl) {
    let Some(retry) = &decl.keys.retry else { return };
    if is_nt(decl) {
        report.error(retry, "Windows does not interrupt its calls by signals", "remove `retry`");
        return;
    }
    let returns_result = match &decl.sig.output {
        ReturnType::Type(_, ty) => shape::last_word(ty).is_some_and(|word| word == "Result"),
        ReturnType::Default => false,
    };
    if !returns_result {
        let name = &decl.sig.ident;
        let wrong = format!("`retry` has to see the error, and `{name}` returns no `Result`");
        report.error(retry, wrong, "return `Result<…, Errno>`, spelled out, or remove `retry`");
    }
}

/// Whether as many results are declared as the kernel gives. An entry that `abi` names is its author's.
fn one_result_or_two(report: &mut Report, decl: &Decl) {
    if decl.keys.abi.is_some() {
        return;
    }
    let number = match &decl.keys.nr {
        None => number_name(&decl.sig.ident),
        Some(Expr::Path(path)) => match path.path.segments.last() {
            Some(segment) => segment.ident.to_string(),
            None => return,
        },
        Some(_) => String::new(),
    };
    let pair = shape::pair(&decl.sig.output);
    for os in decl.keys.os.iter().flatten().filter_map(|os| Os::find(&os.value())) {
        let title = os.title();
        match pair {
            Some(pair) if os.pair_entry().is_none() => {
                let wrong = format!("a {title} system call gives one result, not two");
                report.error(pair, wrong, "return the one, or name an entry of your own in `abi`");
            }
            None if os.gives_two(&number) => {
                let name = &decl.sig.ident;
                let wrong = format!("`{number}` gives two results on {title}");
                let help = format!("declare `fn {name}(…) -> Result<(I32, I32), Errno>`");
                report.error(name, wrong, help);
            }
            _ => {}
        }
    }
}

/// NT has no numbers that stay.
fn nt_needs_number(report: &mut Report, decl: &Decl) {
    if decl.keys.nr.is_none() && is_nt(decl) {
        let help = "write `nr = EXPR` with the number on this build, or use `extern_ntdll!`, whose \
            functions stay";
        let wrong = "a system call of Windows has another number on each build";
        report.error(&decl.sig.ident, wrong, help);
    }
}

fn is_nt(decl: &Decl) -> bool {
    let mut systems = decl.keys.os.iter().flatten().filter_map(|os| Os::find(&os.value()));
    systems.any(|os| os.kind() == Kind::Nt)
}
