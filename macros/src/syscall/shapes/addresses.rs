//! References to memory that contains addresses which the kernel dereferences (fact `addresses`). A safe function takes a type that
//! borrows what is there; the runtime determines whether it does (`private/rules/addresses.rs`).

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{Expr, Type};

use super::{Assertion, Judged, add, ends, statement::underlined};
use crate::{
    kernel::{
        Addresses, Argument, Call, Condition, Declared, System,
        rules::{Declaration, Rule, Target},
    },
    syscall::{
        ast::Decl,
        conform::expressed,
        lower::{Plan, Runtime, Word},
        shape,
    },
};

/// Adds the types of a safe function that have to restrict the addresses in memory.
pub(super) fn of(
    assertions: &mut Vec<Assertion>,
    decl: &Decl,
    plan: &Plan,
    call: Call,
    target: &Target,
    declaration: &Declaration,
    is_checked: &dyn Fn(Rule) -> bool,
) {
    if !declaration.safe || !is_checked(Rule::Safety) {
        return;
    }
    for addresses in call.addresses() {
        let on = target.on & addresses.on;
        if on.is_empty() || addresses.only_if.is_some_and(|one| !applies(one, declaration)) {
            continue;
        }
        let Some(at) = target.word(addresses.argument) else { continue };
        let Some(ty) = plan.words.get(at).and_then(|(_, word)| memory(decl, plan, word)) else {
            continue;
        };
        let (Some(holder), Some(argument)) = (holder(ty), target.argument(at)) else { continue };
        let (word, prototype) = (&declaration.words[at], &*target.prototype);
        let has = match prototype.system {
            System::Linux => "the kernel",
            other => other.title(),
        };
        let text = format!(
            "the kernel follows the addresses in `{}`, and this type allows any address\nhelp: {}\nnote: {has} has `{prototype}`",
            word.text,
            help(addresses, argument),
        );
        let judged = Judged::Addresses { holder, declared: addresses.declared };
        add(assertions, Assertion::new(judged, Some(at), ends(ty), on, 0, text));
    }
}

/// Whether a constant says that the operation is one of these. Unlike other conditions, this one also applies to names without `_`, such
/// as `SIOCGIFCONF`: a name from the list is no accident.
fn applies(condition: Condition, declaration: &Declaration) -> bool {
    let Some(word) = declaration.words.get(condition.argument) else { return false };
    let name = word.text.split(" as ").next().unwrap_or_default();
    let name = name.rsplit("::").next().unwrap_or_default();
    declaration.holds(condition) || condition.lists(name)
}

/// What to write.
fn help(addresses: Addresses, argument: Argument) -> &'static str {
    match addresses.declared {
        Declared::Pointers if argument.c_type().contains("iovec") => {
            "pass a type with a lifetime that borrows the memory, such as `IoSlice<'_>`, or remove `safe`"
        }
        Declared::Pointers | Declared::Numbers => {
            "pass a type with a lifetime that borrows the memory, or remove `safe`"
        }
        Declared::Restricted => {
            "pass a type of your own that restricts these addresses, or remove `safe`"
        }
    }
}

/// The type of the parameter whose memory a word is the address of.
fn memory<'a>(decl: &'a Decl, plan: &'a Plan, word: &'a Word) -> Option<&'a Type> {
    match word {
        Word::Value(name, _) | Word::Reference(name, ..) | Word::Address(name, ..) => {
            let mut parameters = decl.sig.parameters();
            parameters.find(|one| one.name() == Some(name)).map(|one| &one.ty)
        }
        Word::Bound(at, _) => of_expression(decl, plan.bindings[*at]),
        _ => None,
    }
}

/// The same of `iov.as_ptr()` and `message as *const MsgHdr`. The author is responsible for any other expression.
fn of_expression<'a>(decl: &'a Decl, expression: &Expr) -> Option<&'a Type> {
    match shape::bare_expression(expression) {
        Expr::MethodCall(call) if call.args.is_empty() => {
            let is_address = ["as_ptr", "as_mut_ptr"].iter().any(|name| call.method == name);
            expressed::parameter(decl, &call.receiver).filter(|_| is_address)
        }
        other => expressed::parameter_in_casts(decl, other),
    }
}

/// `fn(Type)`, with every lifetime elided. `None` for a type that binds lifetimes itself.
fn holder(ty: &Type) -> Option<TokenStream> {
    let parameter = shape::elided(ty.to_token_stream(), &|_| true)?;
    Some(quote!(fn(#parameter)))
}

/// The call of the runtime's function that judges it.
pub(super) fn call(
    holder: &TokenStream,
    declared: Declared,
    assertion: &Assertion,
    runtime: Runtime,
) -> TokenStream {
    let Assertion { at, on, text, .. } = assertion;
    let (on, declared) = (
        on.bits(),
        match declared {
            Declared::Pointers => 0_u32,
            Declared::Numbers => 1,
            Declared::Restricted => 2,
        },
    );
    let mut judged = underlined(quote!(#runtime::__private::holds), at.0);
    let mut arguments = Group::new(
        Delimiter::Parenthesis,
        quote! {
            #on,
            #declared,
            [
                __Holder::__STATIC,
                __Holder::__SEND,
                __Holder::__SYNC,
                __Holder::__INTEGERS,
                __Holder::__NICHE,
                __Holder::__PUBLIC,
            ],
            #text
        },
    );
    arguments.set_span(at.1);
    judged.append(arguments);
    let mut block = quote! {
        use #runtime::__private::OtherHolder as _;
        #[allow(elided_lifetimes_in_paths)]
        type __Holder = #runtime::__private::Holder<#holder>;
    };
    block.extend(judged);
    TokenTree::Group(Group::new(Delimiter::Brace, block)).into()
}
