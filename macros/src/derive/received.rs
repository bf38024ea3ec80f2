//! `#[derive(Received)]`: types that the kernel can write, checked field by field.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Data, DeriveInput, Fields, Member, Token, Type};

use super::{
    item::{self, Item},
    optional,
};
use crate::{report::Report, syscall::shape, text::template};

/// A type that the kernel can write.
pub(super) struct Received<'a> {
    item: Item<'a>,
    parts: Parts<'a>,
    layout: Option<Layout>,
}

/// What defines the layout.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    /// `#[repr(C)]`
    C,
    /// `#[repr(transparent)]`: the layout of the one field.
    Field,
}

/// The contents.
enum Parts<'a> {
    /// Fields. The kernel must be able to write the type of each.
    Fields(Vec<(Member, &'a Type)>),
    /// A union, for which any bytes are valid.
    Union,
    /// The struct that `bitflags!` generates: one field, whose type holds the bits.
    Flags(Member, &'a Type),
}

/// Checks a type; mistakes are added to `report`.
pub(super) fn of<'a>(report: &mut Report, input: &'a DeriveInput) -> Option<Received<'a>> {
    let item = Item::of(report, input);
    let parts = match &input.data {
        Data::Struct(data) => match data.fields.iter().next() {
            Some(only) if is_of_bitflags(input, &data.fields, &only.ty) => {
                data.fields.members().next().map(|member| Parts::Flags(member, &only.ty))?
            }
            Some(_) => Parts::Fields(fields(report, &data.fields)),
            None => {
                let wrong = format!("`{}` has no field that the kernel could write", input.ident);
                report.error(&input.ident, wrong, "declare the fields of the kernel's structure");
                return None;
            }
        },
        Data::Union(_) => Parts::Union,
        Data::Enum(_) => {
            let wrong = format!(
                "the kernel can write values that the enum `{}` does not have",
                input.ident
            );
            let help = "receive the integer, and convert it";
            report.error(&input.ident, wrong, help);
            return None;
        }
    };
    let layout = layout(report, &input.attrs);
    if !matches!(parts, Parts::Flags(..)) && layout.is_none() {
        let wrong = format!("the layout of `{}` is not defined", input.ident);
        report.error(&input.ident, wrong, "write `#[repr(C)]` before the item");
    }
    Some(Received { item, parts, layout })
}

/// Whether this is what `bitflags!` generates, which has no parameters.
fn is_of_bitflags(input: &DeriveInput, fields: &Fields, ty: &Type) -> bool {
    fields.len() == 1 && input.generics.params.is_empty() && item::is_bits(ty)
}

fn fields<'a>(report: &mut Report, fields: &'a Fields) -> Vec<(Member, &'a Type)> {
    let mut named = Vec::new();
    for (field, member) in fields.iter().zip(fields.members()) {
        named.push((member, &field.ty));
        if shape::is_unsized(&field.ty) {
            let help = "use an array, such as `[u8; 0]` for a tail of unknown length";
            report.error(&field.ty, "the kernel cannot write an unsized type", help);
        }
        // syn accepts this; rustc does not yet.
        if let Some(name) = field.ident.as_ref().filter(|name| *name == "_") {
            report.error(name, "the kernel cannot write an unnamed field", "name it");
        }
    }
    named
}

/// The layout as declared.
fn layout(report: &mut Report, attrs: &[Attribute]) -> Option<Layout> {
    let mut layout = None;
    for word in item::repr(report, attrs) {
        if word == "C" {
            layout = Some(Layout::C);
        } else if word == "transparent" {
            layout = Some(Layout::Field);
        }
    }
    layout
}

/// Writes the `impl`.
pub(super) fn write(received: &Received<'_>) -> TokenStream {
    let Received { item, parts, layout } = received;
    let runtime = &item.runtime;
    let (bounds, content) = match parts {
        Parts::Fields(fields) => of_fields(item, fields),
        Parts::Union => (Vec::new(), TokenStream::new()),
        Parts::Flags(member, ty) => {
            let content = template(
                "const ALWAYS_VALID: ::core::primitive::bool = {
                    type __Internal = $ty;
                    $runtime::__private::bits_are_valid(
                        |Self { $member: __Internal { 0: __bits } }: &Self| __bits,
                    )
                };",
                &[("ty", ty), ("runtime", runtime), ("member", member)],
            );
            (Vec::new(), content)
        }
    };
    let unsafety = Some(<Token![unsafe]>::default());
    let mut all = item.implement(unsafety, "Received", &bounds, &content);
    if let (Parts::Fields(fields), Some(Layout::Field)) = (parts, layout) {
        all.extend(optional::received(item, fields));
    }
    all
}

/// The bounds, and the contents of the `impl`.
fn of_fields(item: &Item<'_>, fields: &[(Member, &Type)]) -> (Vec<TokenStream>, TokenStream) {
    let runtime = &item.runtime;
    let memory = quote!(#runtime::__private::MaybeUninit);
    let filled = |start: TokenStream, filling: TokenStream| {
        let mut fills = TokenStream::new();
        for (member, ty) in fields {
            fills.extend(template(
                "$runtime::__private::fill(
                    &raw mut (*__all).$member,
                    <$ty as $runtime::Received>::$filling,
                );",
                &[("runtime", runtime), ("member", member), ("ty", ty), ("filling", &filling)],
            ));
        }
        template(
            "{
                let mut __memory = $memory::<Self>::$start();
                let __all = $memory::as_mut_ptr(&mut __memory);
                unsafe { $fills }
                __memory
            }",
            &[("memory", &memory), ("start", &start), ("fills", &fills)],
        )
    };
    let zeroed = filled(quote!(zeroed), quote!(ZEROED));
    let uninit = filled(quote!(uninit), quote!(UNINIT));
    // rustc would report a failed bound without a type parameter at the derive, not at the field.
    let has_parameter = |ty: &Type| {
        item.input
            .generics
            .type_params()
            .any(|parameter| shape::mentions(&parameter.ident.to_string(), ty.to_token_stream()))
    };
    let mut bounds = Vec::new();
    let (mut always_valid, mut is_valid) = (quote!(true), quote!(true));
    for (member, ty) in fields {
        if has_parameter(ty) {
            bounds.push(quote!(#ty: #runtime::Received));
        }
        let parts: &[(&str, &dyn ToTokens)] =
            &[("runtime", runtime), ("ty", ty), ("member", member)];
        always_valid.extend(template("&& <$ty as $runtime::Received>::ALWAYS_VALID", parts));
        is_valid.extend(template(
            "&& <$ty as $runtime::Received>::is_valid(&raw const (*__memory).$member)",
            parts,
        ));
    }
    // An attribute below the derive can have added a field since: a pattern without `..` names all fields.
    let all = fields.iter().map(|(member, _)| quote!(#member: _));
    let all = quote!(#(#all),*);
    let content = template(
        "const ZEROED: $memory<Self> = $zeroed;
        const UNINIT: $memory<Self> = $uninit;
        const ALWAYS_VALID: ::core::primitive::bool = {
            let (::core::option::Option::None | ::core::option::Option::Some(Self { $all })) =
                ::core::option::Option::None::<&Self>;
            $always_valid
        };

        #[inline(always)]
        unsafe fn is_valid(__memory: *const Self) -> ::core::primitive::bool {
            unsafe { $is_valid }
        }",
        &[
            ("memory", &memory),
            ("zeroed", &zeroed),
            ("uninit", &uninit),
            ("all", &all),
            ("always_valid", &always_valid),
            ("is_valid", &is_valid),
        ],
    );
    (bounds, content)
}
