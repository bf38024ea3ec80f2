//! The memory of `out`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr, spanned::Spanned};

use super::{
    Item, convert, local, of_one_parameter,
    tokens::{applied, moved},
};
use crate::{
    syscall::lower::{Call, Out, Part, Runtime},
    text::template,
};

/// The memory that the kernel writes the result to, and its name in expressions.
pub(super) struct Memory<'a>(pub(super) &'a Call<'a>, pub(super) &'a Out<'a>);

impl ToTokens for Memory<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(&Call { runtime, result, .. }, Out { ty, name, filled, written, initial }) = self;
        let memory = local("__out");
        let [filled, written] = [filled, written].map(|sizes| bytes(runtime, sizes));
        let new = if let Some(path) = result {
            // The type of the memory follows from the parameter of that function.
            let function = match initial {
                None => Item(runtime, &["__private", "memory_for"]),
                Some(_) => Item(runtime, &["__private", "memory_holding"]),
            };
            let (initial, convert) = (initial.iter(), convert(path));
            // The function is evaluated once, and checked to have parameters.
            let held = of_one_parameter(runtime, path);
            tokens.extend(quote!(let #convert = #held;));
            let function = template(
                "$function::<_, _, $filled, $written>",
                &[("function", &function), ("filled", &filled), ("written", &written)],
            );
            applied(function, quote!(#convert #(, #initial)*), path.span())
        } else {
            // Errors are reported at the type.
            let of = Item(runtime, &["__private", "OutMemory"]);
            let of = template(
                "<$ty as $of<$filled, $written>>",
                &[("ty", ty), ("of", &of), ("filled", &filled), ("written", &written)],
            );
            match initial {
                None => moved(quote!(#of::NEW), ty.span()),
                Some(initial) => {
                    let held = local("__initial");
                    let memory = moved(quote!(#of::Memory), ty.span());
                    let held = template(
                        "{ let $held: $memory = $initial; $held }",
                        &[("held", &held), ("memory", &memory), ("initial", initial)],
                    );
                    applied(quote!(#of::holding), held, ty.span())
                }
            }
        };
        tokens.extend(quote!(let mut #memory = #new;));
        if let Some(name) = name {
            tokens.extend(quote!(let #name = &#memory;));
        }
    }
}

/// The number of bytes by target, as the value of a const parameter.
fn bytes(runtime: Runtime<'_>, sizes: &[(u32, u32)]) -> TokenStream {
    if sizes.is_empty() {
        return quote!(0);
    }
    let filled = Item(runtime, &["__private", "filled"]);
    let sizes = sizes.iter().map(|&(bytes, on)| {
        let [bytes, on] = [bytes, on].map(Literal::u32_unsuffixed);
        quote!((#bytes, #on))
    });
    quote!({ #filled(&[#(#sizes),*]) })
}

/// The address of a field of the memory.
pub(super) fn part(runtime: Runtime<'_>, Part { field, written }: &Part<'_>) -> TokenStream {
    let (memory, all) = (local("__out"), local("__all"));
    let written = bytes(runtime, written);
    let mut members = vec![&field.member];
    let mut base = &*field.base;
    while let Expr::Field(field) = base {
        members.insert(0, &field.member);
        base = &field.base;
    }
    let part = Item(runtime, &["__private", "part"]);
    let members = quote!(#(#members).*);
    let field_of = template(
        "&raw mut $memory, |$all| &raw const $all.$members",
        &[("memory", &memory), ("all", &all), ("members", &members)],
    );
    applied(quote!(#part::<_, _, #written>), field_of, field.member.span())
}
