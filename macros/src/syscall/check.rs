//! The rules of the language, one function each. Each reports its mistakes and continues.

use core::fmt::Display;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, GenericParam, Lit, Meta, ReturnType, Type, Visibility};

use super::{
    ast::{Args, Block, Decl, End, Keys, Member},
    lower::{self, number_name},
    os::{Kind, Os},
    shape, vdso,
};
use crate::{
    kernel,
    report::{Report, nearest},
    signature::{Pat, Safety},
};

/// Checks one function.
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
    one_number(report, decl);
    kernel_name(report, decl);
    every_parameter_is_passed(report, decl);
    out_needs_result(report, decl);
    initial_value_is_passed(report, decl);
    only_passed_out_is_named(report, decl);
    result_has_a_type(report, decl);
    options_are_true(report, decl);
    retry_needs_result(report, decl);
    one_result_or_two(report, decl);
    nt_needs_number(report, decl);
    vdso::check(report, decl);
}

/// Refuses items that are neither a function nor a block of functions.
pub(crate) fn kind(report: &mut Report, keyword: TokenStream) {
    let help = "write it on a function without a body, or on an `extern` block of such functions";
    report.error(keyword, "`#[syscall]` declares functions", help);
}

/// Refuses a member of a block that is not a function.
pub(crate) fn member(report: &mut Report, keyword: &TokenStream) {
    let help = "move it out of the block";
    report.error(keyword, "a block of system calls can contain only functions", help);
}

/// Refuses `#[syscall]` on a member without `(…)`.
pub(crate) fn no_keys(report: &mut Report, attr: Attribute) {
    report.error(attr, "`#[syscall]` without a key has no effect", "remove it");
}

/// Checks an `extern` block; its members are checked one by one.
pub(crate) fn block(report: &mut Report, block: &Block, defaults: &Keys) {
    if block.members.is_empty() {
        let help = "declare a function in it, such as `pub safe fn getpid() -> I32;`";
        report.error_at(block.brace.span.join(), "an empty block declares nothing", help);
    }
    if !matches!(block.vis, Visibility::Inherited) {
        let help = "write it before each `fn`";
        report.error(&block.vis, "an `extern` block cannot have a visibility", help);
    }
    // rustfmt rewrites `extern` as `extern "C"`, so that is accepted.
    if let Some(abi) = block.abi.as_ref().filter(|abi| abi.value() != "C") {
        let help =
            "write `unsafe extern { … }`; `os` or `abi` in `#[syscall(…)]` selects the entry";
        report.error(abi, "a block of system calls has no ABI string", help);
    }
    if let Some(nr) = &defaults.nr {
        let help = "write `#[syscall(nr = …)]` on that one function";
        report.error(nr, "`nr` on a block would give all its functions the same number", help);
    }
    if let Some(name) = &defaults.name {
        let help = "write `#[syscall(name = …)]` on that one function";
        report.error(
            name,
            "`name` on a block would make all its functions the same system call",
            help,
        );
    }
    if let Some(args) = &defaults.args {
        let help = "write `#[syscall(args(…))]` on that one function";
        report.error(
            &args.keyword,
            "`args` on a block would pass the same words to all its functions",
            help,
        );
    }
    if let Some(initial) = &defaults.out {
        let help = "write `#[syscall(out = …)]` on that one function";
        report.error(
            initial,
            "`out` on a block would be the initial value of all its results",
            help,
        );
    }
    if let Some(vdso) = &defaults.vdso {
        let help = "write `#[syscall(vdso)]` on each function that the vDSO has";
        let wrong = "`vdso` on a block would look up all its functions in the vDSO";
        report.error(&vdso.keyword, wrong, help);
    }
    if let Some(option) = defaults.options.as_ref().and_then(|options| options.first()) {
        let help = "write `#[syscall(options(…))]` on each function for which the claim is true";
        report.error(
            option,
            "`options` on a block would make the same claim for all its functions",
            help,
        );
    }
    let is_safe = |member: &Member| matches!(member, Member::Fn(decl) if matches!(decl.sig.safety, Safety::Safe(_)));
    if block.unsafety.is_none() && block.members.iter().any(is_safe) {
        let wrong = "a block that contains a `safe fn` must be an `unsafe extern` block";
        report.error(block.extern_token, wrong, "write `unsafe extern { … }`");
    }
    for attr in &block.attrs {
        if attr.path().is_ident("doc") {
            let help = "document each function, or use a `//` comment";
            report.error(attr, "documentation on a block is not shown anywhere", help);
        }
    }
}

/// Whether the keys specify how to enter the kernel.
pub(crate) fn has_entry(keys: &Keys) -> bool {
    keys.os.is_some() || keys.abi.is_some()
}

/// Refuses a function, or a block with one, that does not specify how to enter the kernel.
pub(crate) fn no_entry(report: &mut Report, help: impl Display) {
    report.error_at(Span::call_site(), "missing `os`", help);
}

/// The help for a function that does not specify how to enter the kernel.
pub(crate) fn an_entry(decl: &Decl) -> String {
    let nr = match &decl.keys.nr {
        Some(nr) => nr.to_token_stream().to_string(),
        None => number_name(&decl.sig.ident),
    };
    format!("write `#[syscall(nr = {nr}, os = \"linux\")]`")
}

/// Checks that each named system exists, and is named once.
pub(crate) fn systems(report: &mut Report, keys: &Keys) {
    let mut seen = Vec::new();
    for os in keys.systems() {
        let name = os.value();
        if Os::find(name).is_none() {
            let known = Os::ALL.map(|os| format!("`\"{}\"`", os.name())).join(", ");
            let help = match nearest(name, Os::ALL.map(Os::name)) {
                Some(near) => format!("did you mean `\"{near}\"`?\nnote: the systems are {known}"),
                None => {
                    format!("use one of {known}; for another kernel, name its entry macro in `abi`")
                }
            };
            report.error(os, format_args!("unknown operating system `\"{name}\"`"), help);
        } else if seen.contains(&name) {
            report.error(os, format_args!("`\"{name}\"` is listed twice"), "remove one of the two");
        }
        seen.push(name);
    }
}

fn no_body(report: &mut Report, decl: &Decl) {
    if let End::Body(body) = &decl.end {
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
        let help = "remove `async`; the call blocks until the kernel returns";
        report.error(word, "a system call cannot be `async`", help);
    }
}

fn no_abi_string(report: &mut Report, decl: &Decl) {
    if let Some(abi) = &decl.sig.abi {
        let help = "remove it; `os` or `abi` in `#[syscall(…)]` selects the entry";
        report.error(abi, "a declared system call is a plain Rust function", help);
    }
}

fn only_lifetimes(report: &mut Report, decl: &Decl) {
    let help = "declare one function for each concrete type; lifetime parameters are allowed";
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
        let help =
            "declare a parameter for what the kernel takes, and call the function from a method";
        report.error(receiver, "a system call cannot have a `self` parameter", help);
    }
}

fn no_variadic(report: &mut Report, decl: &Decl) {
    if let Some(variadic) = &decl.sig.variadic {
        let help = "declare one function for each list of arguments, each under a different name";
        report.error(variadic, "a system call cannot be variadic", help);
    }
}

fn plain_parameters(report: &mut Report, decl: &Decl) {
    for parameter in decl.sig.parameters() {
        if let Pat::Other(pattern) = &parameter.pat {
            let help = "write `name: Type`";
            report.error(pattern, "a parameter of a system call must be a plain name", help);
        }
        for attr in &parameter.attrs {
            if attr.path().is_ident("cfg_attr") {
                let help = "write `#[cfg(…)]`, or the attribute itself";
                report.error(attr, "`cfg_attr` on a parameter is not supported", help);
            }
        }
    }
}

fn plain_types(report: &mut Report, decl: &Decl) {
    for parameter in decl.sig.parameters() {
        no_impl_trait(report, &parameter.ty);
        // A parameter that is used only inside an expression is not passed itself.
        if parameter.name().is_some_and(|name| !lower::crosses(decl, name)) {
            continue;
        }
        thin_pointer(report, &parameter.ty);
        if shape::is_unsized(&parameter.ty) {
            let help = "pass a slice, or a reference to a sized type";
            report.error(&parameter.ty, "an unsized type cannot be passed to the kernel", help);
        }
    }
    if let ReturnType::Type(_, ty) = &decl.sig.output {
        no_impl_trait(report, ty);
        if let Some(ty) = shape::unsized_result(ty) {
            let help = "return an integer, a raw pointer or a `Result`";
            report.error(ty, "an unsized type cannot be returned by a system call", help);
        }
    }
}

fn no_impl_trait(report: &mut Report, ty: &Type) {
    if shape::impl_trait(ty) {
        let help = "write the concrete type, for a descriptor `BorrowedFd<'_>`";
        report.error(ty, "a system call cannot have `impl Trait` in its signature", help);
    }
}

/// A pointer to an unsized type is two words, but the kernel takes one.
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
            "an optional slice is two words, but a null pointer is one",
            "pass a slice, which may be empty, or `*const T` and a count",
        ),
        Type::Slice(_) => (
            "a raw pointer to a slice is two words, but the kernel takes one",
            "pass `&[T]` or `&mut [T]`, or `*const T` and a count",
        ),
        Type::TraitObject(_) => (
            "a pointer to a trait object is two words, but the kernel takes one",
            "pass a pointer to a concrete type",
        ),
        Type::Path(_) if shape::last_word(pointee).is_some_and(|word| word == "str") => (
            "a `str` is not NUL-terminated, so the kernel cannot find its end",
            "pass `&CStr` for a path, or `&[u8]` for bytes with a length",
        ),
        _ => return,
    };
    report.error(ty, wrong, help);
}

fn one_attribute(report: &mut Report, decl: &Decl) {
    for attr in decl.attrs.iter().filter(|attr| is_syscall(attr)) {
        let help = "write all keys in one `#[syscall(…)]`";
        report.error(attr, "`#[syscall]` is given twice", help);
    }
}

/// rustc resolves `cfg_attr` on a function before it calls the macro, but not inside a block.
fn no_hidden_keys(report: &mut Report, decl: &Decl) {
    for attr in decl.attrs.iter().filter(|attr| attr.path().is_ident("cfg_attr")) {
        let Meta::List(list) = &attr.meta else { continue };
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        let attributes = list.tokens.clone().into_iter().skip_while(|token| !is_comma(token));
        if shape::mentions("syscall", attributes.collect()) {
            let help = "declare the function once for each case, under `#[cfg(…)]`";
            report.error(
                attr,
                "`#[syscall]` in a `cfg_attr` is not supported on a member of a block",
                help,
            );
        }
    }
}

/// Whether an attribute is `#[syscall(…)]`, by any path.
pub(crate) fn is_syscall(attr: &Attribute) -> bool {
    attr.path().segments.last().is_some_and(|segment| segment.ident == "syscall")
}

/// Checks the spelling of `nr`. rustc reports the rest: a name that does not exist or is not a constant.
fn constant_number(report: &mut Report, decl: &Decl) {
    let Some(nr) = &decl.keys.nr else { return };
    let help = "name an integer constant, such as `SYS_READ`, or write the number";
    match shape::bare_expression(nr) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => {
                if integer.base10_parse::<i64>().is_err() {
                    let wrong = format!("`{integer}` does not fit a register");
                    report.error(
                        integer,
                        wrong,
                        "write the number that the kernel assigns to the call",
                    );
                }
            }
            other => {
                let wrong =
                    format!("`{}` cannot be the number of a system call", other.to_token_stream());
                report.error(other, wrong, help);
            }
        },
        Expr::Path(path) => {
            let Some(name) = path.path.get_ident() else { return };
            if decl.sig.parameters().any(|parameter| parameter.name() == Some(name)) {
                let wrong = format!(
                    "`{name}` is a parameter, but the number of a system call is a constant"
                );
                report.error(name, wrong, help);
            }
        }
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => {
            if let Expr::Lit(literal) = shape::bare_expression(&unary.expr) {
                let wrong = format!(
                    "`-{}` cannot be the number of a system call",
                    literal.to_token_stream()
                );
                report.error(nr, wrong, "write the number that the kernel assigns to the call");
            }
        }
        _ => {}
    }
}

/// Checks that the number is given once.
fn one_number(report: &mut Report, decl: &Decl) {
    if let (Some(_), Some(name)) = (&decl.keys.nr, &decl.keys.name) {
        let help = "keep `name`, or `nr` if the call has no name";
        report.error(name, "`nr` and `name` both specify the system call", help);
    }
}

/// Checks that `name` can be the name of a system call.
fn kernel_name(report: &mut Report, decl: &Decl) {
    let Some(written) = &decl.keys.name else { return };
    let name = written.value();
    let is_word = |character: char| character == '_' || character.is_alphanumeric();
    if name.is_empty() || !name.chars().all(is_word) || written.has_suffix() {
        let wrong = format!("`\"{name}\"` is not the name of a system call");
        report.error(written, wrong, "write the kernel's name, as in `name = \"read\"`");
    } else if name.starts_with("SYS_") || name.starts_with("__NR_") {
        let call = name.trim_start_matches("SYS_").trim_start_matches("__NR_").to_lowercase();
        let wrong = format!("`\"{name}\"` is the name of a constant");
        report.error(written, wrong, format_args!("write `name = \"{call}\"`"));
    }
}

/// Checks that `args` mentions every parameter.
fn every_parameter_is_passed(report: &mut Report, decl: &Decl) {
    let Some(Args { entries, is_whole: true, .. }) = &decl.keys.args else { return };
    for parameter in decl.sig.parameters() {
        let Some(name) = parameter.name() else { continue };
        let word = name.to_string();
        let mut written = entries.iter().chain(&decl.keys.out);
        if !written.any(|written| shape::mentions(&word, written.to_token_stream())) {
            let wrong = format!("`args` does not mention `{name}`");
            let help = "add it where the kernel takes it, or remove the parameter";
            report.error(name, wrong, help);
        }
    }
}

/// Whether the kernel wrote the result is known from the return value, so there must be one.
fn out_needs_result(report: &mut Report, decl: &Decl) {
    if !lower::writes_out(decl) {
        return;
    }
    let entries = decl.keys.entries();
    let mut outs = entries.iter().filter(|entry| lower::is_out(entry));
    let part = entries.iter().find(|entry| lower::part_of_out(entry).is_some());
    let Some(out) = outs.next().or(part) else { return };
    if let Some(second) = outs.next() {
        let help =
            "return a structure or an array of both, or pass the second one as a `&mut` parameter";
        report.error(second, "`out` is passed twice, but a call has one result", help);
    }
    if is_nt(decl) {
        let help = "pass a `&mut` or `*mut` parameter";
        report.error(out, "`out` is not supported for Windows", help);
    }
    let pair = shape::pair(&decl.sig.output).filter(|_| decl.keys.result.is_none());
    if let (Some(pair), Some(name)) = (pair, returns_zero(decl)) {
        let wrong =
            format!("`{name}` returns 0 on success, so there is no first value of the pair");
        let help = "return `Result<T, Errno>`, where the kernel writes a `T`; for two descriptors `T` is `[OwnedFd; 2]`";
        report.error(pair, wrong, help);
    }
    let help = "return `Result<T, Errno>`, where the kernel writes a `T`";
    match &decl.sig.output {
        ReturnType::Default => {
            report.error(out, "`out` is the result, but no return type is declared", help);
        }
        ReturnType::Type(_, ty) if matches!(shape::bare(ty), Type::Never(_)) => {
            report.error(out, "`out` is the result, but no return type is declared", help);
        }
        ReturnType::Type(_, ty) if decl.keys.result.is_none() => {
            if let Some(nothing) = nothing(ty) {
                let wrong = "`out` is the result, but `()` has no memory for it";
                report.error(nothing, wrong, help);
            }
        }
        ReturnType::Type(..) => {}
    }
}

/// The `()` of `()`, `Result<(), Errno>` and `io::Result<()>`. With a custom error type the kernel's output may be
/// part of the error.
fn nothing(ty: &Type) -> Option<&Type> {
    let is_nothing =
        |ty: &&Type| matches!(shape::bare(ty), Type::Tuple(tuple) if tuple.elems.is_empty());
    let success = match shape::second_argument(ty, "Result") {
        Some(error) if shape::last_word(error).is_none_or(|word| word != "Errno") => None,
        _ => shape::argument(ty, "Result"),
    };
    Some(ty).filter(is_nothing).or(success.filter(is_nothing))
}

/// Checks that memory with an initial value is passed.
fn initial_value_is_passed(report: &mut Report, decl: &Decl) {
    let Some(initial) = &decl.keys.out else { return };
    let is_whole = decl.keys.args.as_ref().is_none_or(|args| args.is_whole);
    if lower::writes_out(decl) || !is_whole {
        return;
    }
    if lower::has_parameter_out(decl) {
        let help = "rename the parameter";
        report.error(
            initial,
            "`out` is the name of a parameter here, so it is not the result",
            help,
        );
    } else {
        let help = "write `out`, or a field of it such as `out.len`, in `args(…)`";
        report.error(initial, "`out` has an initial value, but is not passed to the kernel", help);
    }
}

/// Checks that expressions do not use `out` if it is not passed, as in `size_of_val(out)`.
fn only_passed_out_is_named(report: &mut Report, decl: &Decl) {
    if lower::writes_out(decl) || lower::has_parameter_out(decl) {
        return;
    }
    let Some(Args { entries, is_whole: true, .. }) = &decl.keys.args else { return };
    for out in entries.iter().filter_map(size_of_out) {
        let help = "add `out` where the kernel takes the address of the result";
        report.error(out, "`size_of_val(out)` needs an `out` that is passed to the kernel", help);
    }
}

/// The `out` of `size_of_val(out)`, in an expression of casts and operators.
fn size_of_out(entry: &Expr) -> Option<&Expr> {
    match shape::bare_expression(entry) {
        Expr::Cast(cast) => size_of_out(&cast.expr),
        Expr::Unary(unary) => size_of_out(&unary.expr),
        Expr::Binary(both) => size_of_out(&both.left).or_else(|| size_of_out(&both.right)),
        Expr::Call(call) => {
            let Expr::Path(function) = &*call.func else { return None };
            let is_size =
                function.path.segments.last().is_some_and(|last| last.ident == "size_of_val");
            call.args.first().filter(|argument| is_size && lower::is_out(argument))
        }
        _ => None,
    }
}

/// The kernel's name of a call that returns 0 on success on every target.
fn returns_zero(decl: &Decl) -> Option<String> {
    if decl.keys.abi.is_some() || !decl.keys.has_system(Os::Linux) {
        return None;
    }
    let name = lower::kernel_name(decl)?;
    let prototypes = kernel::call(&name)?.prototypes();
    prototypes.iter().all(|prototype| prototype.returns == kernel::Returns::Zero).then_some(name)
}

/// Checks that there is a type for `result` to convert to.
fn result_has_a_type(report: &mut Report, decl: &Decl) {
    let Some(result) = &decl.keys.result else { return };
    let is_none = match &decl.sig.output {
        ReturnType::Default => true,
        ReturnType::Type(_, ty) => matches!(shape::bare(ty), Type::Never(_)),
    };
    if is_none {
        let help = "declare the type that this function returns, or remove `result`";
        report.error(
            result,
            "`result` converts the return value, but no return type is declared",
            help,
        );
    }
}

/// Refuses options that the types contradict. The kernel writes through `&mut` and `*mut`, and reads the text of a
/// `&CStr`.
fn options_are_true(report: &mut Report, decl: &Decl) {
    let Some(options) = &decl.keys.options else { return };
    let mut refuse = |what: &dyn ToTokens, why: &str| {
        if let Some(option) = options.first() {
            let wrong = format!("`{option}` claims that the call does not {why}");
            let help = format!(
                "remove `options({option})`, or pass the address as a `usize` if the kernel does not access it"
            );
            report.error(what, wrong, help);
        }
    };
    for parameter in decl.sig.parameters() {
        let ty = &parameter.ty;
        if parameter.name().is_some_and(|name| !lower::crosses(decl, name)) {
            continue;
        }
        if shape::is_mutable(ty) {
            refuse(ty, "write memory");
        } else if shape::is_text(ty) && options.iter().any(|option| option == "nomem") {
            refuse(ty, "read memory");
        }
    }
    if lower::writes_out(decl) {
        for out in decl.keys.entries().iter().filter(|entry| lower::is_of_out(entry)) {
            refuse(out, "write memory");
        }
    }
}

/// `retry` needs to see the error of an interrupted call.
fn retry_needs_result(report: &mut Report, decl: &Decl) {
    let Some(retry) = &decl.keys.retry else { return };
    if is_nt(decl) {
        report.error(
            retry,
            "Windows system calls are not interrupted by signals",
            "remove `retry`",
        );
        return;
    }
    let returns_result = match &decl.sig.output {
        ReturnType::Type(_, ty) => shape::last_word(ty).is_some_and(|word| word == "Result"),
        ReturnType::Default => false,
    };
    if !returns_result && decl.keys.result.is_none() {
        let name = &decl.sig.ident;
        let wrong = format!("`retry` requires a `Result`, and `{name}` does not return one");
        report.error(
            retry,
            wrong,
            "return `Result<…, Errno>`, not an alias of it, or remove `retry`",
        );
    }
}

/// Checks that as many results are declared as the kernel returns. An entry named by `abi` is the author's
/// responsibility.
fn one_result_or_two(report: &mut Report, decl: &Decl) {
    if decl.keys.abi.is_some() || lower::writes_out(decl) || decl.keys.result.is_some() {
        return;
    }
    let number = match &decl.keys.nr {
        None => match &decl.keys.name {
            Some(name) => lower::constant(name.value()),
            None => number_name(&decl.sig.ident),
        },
        Some(Expr::Path(path)) => match path.path.segments.last() {
            Some(segment) => segment.ident.to_string(),
            None => return,
        },
        Some(_) => String::new(),
    };
    let pair = shape::pair(&decl.sig.output);
    for os in decl.keys.known_systems() {
        let title = os.title();
        match pair {
            Some(pair) if os.pair_entry().is_none() => {
                let wrong = format!("a {title} system call returns one value, not two");
                let help = "return one value; to return what the kernel writes to memory, use `out`, as in \
                    `args(out, flags)` with `Result<[OwnedFd; 2], Errno>` for `pipe2`";
                report.error(pair, wrong, help);
            }
            None if os.gives_two(&number) => {
                let name = &decl.sig.ident;
                let wrong = format!("`{number}` returns two values on {title}");
                let help = format!("declare `fn {name}(…) -> Result<(I32, I32), Errno>`");
                report.error(name, wrong, help);
            }
            _ => {}
        }
    }
}

/// NT has no stable system call numbers.
fn nt_needs_number(report: &mut Report, decl: &Decl) {
    if let Some(name) = decl.keys.name.as_ref().filter(|_| is_nt(decl)) {
        let help = "write `nr = EXPR` with the number for this build, or use `extern_ntdll!`";
        report.error(name, "the numbers of Windows system calls are not known by name", help);
    } else if decl.keys.nr.is_none() && is_nt(decl) {
        let help = "write `nr = EXPR` with the number for this build, or declare the function with \
            `extern_ntdll!`, which links it by name";
        let wrong = "the number of a Windows system call changes with every build of Windows";
        report.error(&decl.sig.ident, wrong, help);
    }
}

fn is_nt(decl: &Decl) -> bool {
    decl.keys.known_systems().iter().any(|os| os.kind() == Kind::Nt)
}
