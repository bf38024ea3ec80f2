//! The rules of the language, one function each. Each reports its mistakes and continues.

use quote::ToTokens;
use syn::{Attribute, GenericParam, Meta, ReturnType, Type};

use super::{
    ast::{Block, Decl, Named},
    attributes::{self, Single},
    library::Library,
    parse,
};
use crate::{
    report::Report,
    signature::{Parameter, Pat},
    syscall::shape,
};

/// Checks one function. The rules for its result are in `result.rs`.
pub(crate) fn declaration(report: &mut Report, library: &Library, decl: &Decl) {
    no_body(report, library, decl);
    no_const(report, decl);
    no_async(report, decl);
    no_abi_string(report, library, decl);
    only_lifetimes(report, decl);
    no_self(report, decl);
    plain_parameters(report, decl);
    plain_types(report, decl);
    lengths(report, decl);
    variadic(report, library, decl);
    placed_attributes(report, library, decl);
    link_name(report, decl);
}

/// Checks a block; its members are checked one by one.
pub(crate) fn block(report: &mut Report, block: &Block) {
    for attr in &block.attrs {
        if attr.path().is_ident("doc") {
            let help = "document each function, or use a `//` comment";
            report.error(attr, "documentation on a block is not shown anywhere", help);
        }
        for single in attributes::singles(attr) {
            placed_at_the_top(report, &block.library, &single);
        }
    }
}

/// Checks the name of a library.
pub(crate) fn name(report: &mut Report, named: &Named) -> Option<Library> {
    let name = named.name.value();
    let stem = match name.len().checked_sub(4) {
        Some(at) if name.is_char_boundary(at) && name[at..].eq_ignore_ascii_case(".dll") => {
            &name[..at]
        }
        _ => name.as_str(),
    };
    if stem.trim().is_empty() {
        report.error(&named.name, "the name of the library is empty", parse::LIBRARY);
        return None;
    }
    if stem.contains(['/', '\\', ':']) {
        let help = "write the file name alone; the loader searches for the DLL";
        report.error(&named.name, "the name of a library cannot contain a path", help);
        return None;
    }
    if stem.contains('\0') {
        report.error(&named.name, "the name of a library cannot contain a NUL", parse::LIBRARY);
        return None;
    }
    if let Some(stem) = stem.strip_suffix(".lib").or_else(|| stem.strip_suffix(".a")) {
        let help = format!("name the DLL, `\"{stem}\"`; no import library is needed");
        report.error(&named.name, "this is the name of an import library", help);
        return None;
    }
    Some(Library::dll(stem.to_owned()))
}

fn no_body(report: &mut Report, library: &Library, decl: &Decl) {
    if let Some(body) = &decl.body {
        let name = &decl.sig.ident;
        let wrong = format!("`{name}` must not have a body; `{}` has it", library.file());
        report.error_at(body.span.join(), wrong, "end the declaration with `;`");
    }
}

fn no_const(report: &mut Report, decl: &Decl) {
    if let Some(word) = decl.sig.constness {
        let help = "remove `const`; there is no library at compile time";
        report.error(word, "a function of a library cannot be `const`", help);
    }
}

fn no_async(report: &mut Report, decl: &Decl) {
    if let Some(word) = decl.sig.asyncness {
        let help = "remove `async`; the call returns when the function does";
        report.error(word, "a function of a library cannot be `async`", help);
    }
}

fn no_abi_string(report: &mut Report, library: &Library, decl: &Decl) {
    if let Some(abi) = &decl.sig.abi {
        let convention = library.system.convention();
        let help = format!("remove it; it is `extern \"{convention}\"` here");
        report.error(abi, "the calling convention follows from the library", help);
    }
}

fn only_lifetimes(report: &mut Report, decl: &Decl) {
    let help = "declare one function for each concrete type; lifetime parameters are allowed";
    for parameter in &decl.sig.generics.params {
        let (name, kind) = match parameter {
            GenericParam::Lifetime(_) => continue,
            GenericParam::Type(parameter) => (&parameter.ident, "type"),
            GenericParam::Const(parameter) => (&parameter.ident, "const"),
        };
        let wrong = format!("a function of a library cannot have {kind} parameters");
        report.error(name, wrong, help);
    }
}

fn no_self(report: &mut Report, decl: &Decl) {
    if let Some(receiver) = decl.sig.receiver() {
        let help =
            "declare a parameter for what the function takes, and call the function from a method";
        report.error(receiver, "a function of a library cannot have a `self` parameter", help);
    }
}

/// The typed parameters: all but `self`.
pub(crate) fn parameters(decl: &Decl) -> impl Iterator<Item = &Parameter> {
    decl.sig.parameters()
}

/// What may precede a parameter.
const PARAMETER_ATTRIBUTES: [&str; 3] = ["len", "len_first", "variadic"];

fn plain_parameters(report: &mut Report, decl: &Decl) {
    for parameter in parameters(decl) {
        if let Pat::Other(pattern) = &parameter.pat {
            let wrong = "a parameter of a declared function must be a plain name";
            report.error(pattern, wrong, "write `name: Type`");
        }
        for attr in &parameter.attrs {
            let name = ["cfg", "cfg_attr"].into_iter().find(|name| attr.path().is_ident(name));
            if let Some(name) = name {
                let wrong = format!("`{name}` on a parameter is not supported");
                report.error(attr, wrong, EACH_CASE);
            } else if !PARAMETER_ATTRIBUTES.iter().any(|known| attr.path().is_ident(known))
                && !attributes::singles(attr).iter().all(attributes::is_lint)
            {
                let help = "remove it; a parameter can have `#[len(U32)]`, `#[len_first(U32)]`, \
                            `#[variadic]` and lint levels";
                report.error(attr, "this attribute has no effect on a parameter", help);
            }
        }
    }
}

/// Rust types that are commonly mistaken for a C type.
const LOOKALIKES: [(&str, &str, &str); 3] = [
    ("bool", "`bool` is one byte, but C's `BOOL` is four", "write `Bool`, or `U8` for a `BOOLEAN`"),
    ("str", "a `str` is not NUL-terminated", "pass `U16CStr`, created by `w!(\"…\")`, or `&CStr`"),
    (
        "String",
        "a `String` is not NUL-terminated",
        "pass `U16CStr`, created by `w!(\"…\")`, or `&CStr`",
    ),
];

fn plain_types(report: &mut Report, decl: &Decl) {
    for parameter in parameters(decl) {
        plain_type(report, &parameter.ty);
    }
    if let ReturnType::Type(_, ty) = &decl.sig.output {
        plain_type(report, ty);
    }
}

fn plain_type(report: &mut Report, ty: &Type) {
    if shape::impl_trait(ty) {
        let help = "write the concrete type";
        let wrong = "a function of a library cannot have `impl Trait` in its signature";
        report.error(ty, wrong, help);
        return;
    }
    if let Some(ty) = shape::unsized_result(ty) {
        let help = "write a C type: an integer, a pointer or a structure";
        report.error(ty, "an unsized type is not a C type", help);
        return;
    }
    let named = match shape::bare(ty) {
        Type::Reference(reference) => &reference.elem,
        other => other,
    };
    let Some(word) = shape::last_word(named) else { return };
    for (name, wrong, help) in LOOKALIKES {
        if word == name && (name != "bool" || core::ptr::eq(named, shape::bare(ty))) {
            report.error(ty, wrong, help);
        }
    }
}

/// A slice is an address and a length, and C functions take lengths of every width.
fn lengths(report: &mut Report, decl: &Decl) {
    for parameter in parameters(decl) {
        let name = parameter.pat.to_token_stream();
        let is_slice = shape::slice(&parameter.ty).is_some();
        let attrs: Vec<&Attribute> =
            parameter.attrs.iter().filter(|attr| is_length(attr)).collect();
        let help = "write `#[len(U32)]` before it for a `DWORD`, `#[len(usize)]` for a `SIZE_T`";
        match attrs.as_slice() {
            [] if is_slice => {
                let wrong = format!("it is not specified how the length of `{name}` is passed");
                report.error(&parameter.ty, wrong, help);
            }
            [] => {}
            [attr] if !is_slice => {
                let help = "remove it, or pass `&[T]` or `&mut [T]`";
                report.error(
                    attr,
                    format_args!("`{name}` is not a slice, so it has no length"),
                    help,
                );
            }
            [attr] => {
                if length(attr).is_none() {
                    report.error(attr, "`len` requires the type of the length", help);
                }
            }
            [_, extra, ..] => {
                report.error(extra, "the length is specified twice", "remove one of the two");
            }
        }
    }
}

/// Whether an attribute passes the length of a slice: as the argument after the address, or before it.
pub(crate) fn is_length(attr: &Attribute) -> bool {
    attr.path().is_ident("len") || attr.path().is_ident("len_first")
}

/// The type in `#[len(U32)]`.
pub(crate) fn length(attr: &Attribute) -> Option<Type> {
    match &attr.meta {
        Meta::List(list) => syn::parse2(list.tokens.clone()).ok(),
        _ => None,
    }
}

fn variadic(report: &mut Report, library: &Library, decl: &Decl) {
    let allowed = library.system.has_variadics();
    let refused = "a function of a DLL cannot be variadic";
    let help = "declare the function that takes a `va_list`, or one without `…`";
    if let Some(variadic) = &decl.sig.variadic {
        if !allowed {
            report.error(variadic, refused, help);
        } else if super::result::of(decl).is_some() {
            let help = "declare the variadic arguments as parameters, with `#[variadic]` before the first of them";
            let wrong = "a declaration that returns a `Result` cannot end in `…`";
            report.error(variadic, wrong, help);
        }
    }
    let mut first = true;
    for (index, parameter) in parameters(decl).enumerate() {
        for attr in parameter.attrs.iter().filter(|attr| attr.path().is_ident("variadic")) {
            if !allowed {
                report.error(attr, refused, help);
            } else if !matches!(attr.meta, Meta::Path(_)) {
                let help = "write `#[variadic]`";
                report.error(attr, "`variadic` takes no value", help);
            } else if !first {
                let help = "write it only before the first argument that C takes by `…`";
                report.error(attr, "`variadic` is given twice", help);
            } else if index == 0 {
                let help = "write it before a later parameter, the first that C takes by `…`";
                report.error(
                    attr,
                    "a variadic function has at least one argument before `…`",
                    help,
                );
            }
            first = false;
        }
    }
}

/// The help for attributes inside `cfg_attr`, which is copied to the output unread.
const EACH_CASE: &str = "declare one function for each case, under `#[cfg(…)]`";

/// Attributes that have no effect on these functions, or would be lost.
fn placed_attributes(report: &mut Report, library: &Library, decl: &Decl) {
    for single in decl.attrs.iter().flat_map(attributes::singles) {
        let Some(name) = &single.name else { continue };
        if single.is_conditional() && single.is_one_of(&["fails", "crate"]) {
            let wrong = format!("`{name}` in a `cfg_attr` is not supported");
            report.error(&single.content, wrong, EACH_CASE);
        } else if single.is("crate") {
            let help = "write `#![crate = path]` at the top of the block";
            report.error(&single.content, "`crate` applies to the whole block", help);
        } else if single.is_one_of(&PARAMETER_ATTRIBUTES) {
            let help = match () {
                () if single.is("variadic") => {
                    "write it before the first parameter that C takes by `…`"
                }
                () => "write it before the slice",
            };
            let wrong = format!("`{name}` is an attribute of a parameter");
            report.error(&single.content, wrong, help);
        } else if single.is_one_of(&["no_mangle", "export_name"]) {
            let wrong = format!("`{name}` exports a function, but a declaration imports one");
            report.error(&single.content, wrong, "remove it");
        } else {
            no_link(report, library, &single);
        }
    }
}

/// Attributes at the top of a block apply to every function in it.
fn placed_at_the_top(report: &mut Report, library: &Library, single: &Single) {
    let Some(name) = &single.name else { return };
    if single.is("crate") {
        let help = "write `#![crate = path]`";
        report.error(&single.content, "`crate` in a `cfg_attr` is not supported", help);
    } else if single.is_one_of(&["fails", "link_name"]) {
        let wrong = format!("`{name}` is an attribute of one function");
        report.error(&single.content, wrong, "write it before the function");
    } else if single.is_one_of(&PARAMETER_ATTRIBUTES) {
        let wrong = format!("`{name}` is an attribute of a parameter");
        report.error(&single.content, wrong, "write it before the parameter");
    } else {
        no_link(report, library, single);
    }
}

fn no_link(report: &mut Report, library: &Library, single: &Single) {
    if single.is("link") {
        let wrong = format!("`{}` is already linked", library.file());
        let help = "remove it; for another DLL write `extern_library! { \"name\" { … } }`";
        report.error(&single.content, wrong, help);
    }
}

fn link_name(report: &mut Report, decl: &Decl) {
    for single in &decl.link_names {
        let name = single.string().map(|name| name.value());
        if name.as_ref().is_none_or(String::is_empty) {
            let help = "write `#[link_name = \"GetTickCount64\"]`";
            report.error(
                &single.content,
                "`link_name` takes the name of the function in the library",
                help,
            );
        } else if name.is_some_and(|name| name.contains('\0')) {
            let help = "remove the NUL; the terminator is added automatically";
            report.error(&single.content, "the name of a function cannot contain a NUL", help);
        }
    }
    let unconditional = decl.link_names.iter().filter(|single| !single.is_conditional());
    for extra in unconditional.skip(1) {
        report.error(&extra.content, "`link_name` is given twice", "remove one of the two");
    }
}
