//! `Option` of a derived type: from the key `none`, or from the field's own `Option`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Member, Type};

use super::{
    Private, holding, if_field,
    item::{self, Item},
    none_value,
    shape::{Deriving, Shape},
};
use crate::{syscall::shape, text::template};

/// `NoneWord`, where the field implements it.
pub(super) fn to_kernel(deriving: &Deriving<'_>) -> Option<TokenStream> {
    let runtime = &deriving.item.runtime;
    let private = Private(runtime);
    let Shape::Newtype(_, ty, _) = &deriving.shape else { return None };
    if is_none_unknown(ty) {
        return None;
    }
    Some(deriving.implement_if(
        if_field(ty, &private, "NoneWordIf"),
        "NoneWord",
        &template(
            "const NONE: ::core::primitive::isize = <$ty as $runtime::NoneWord>::NONE;",
            &[("ty", ty), ("runtime", runtime)],
        ),
    ))
}

/// Adds `NoneResult`, and the traits that let a call return the `Option` without a `Result`.
pub(super) fn from_kernel(deriving: &Deriving<'_>, all: &mut TokenStream) {
    let runtime = &deriving.item.runtime;
    let private = Private(runtime);
    let raw = |bound: &[TokenStream], content: TokenStream| {
        let content = template(
            "#[inline(always)]
            unsafe fn option_from_kernel(__word: $runtime::abi::Word) -> ::core::option::Option<Self> {
                $content
            }",
            &[("runtime", runtime), ("content", &content)],
        );
        deriving.item.implement(None, "__private::OptionFromKernel", bound, &content)
    };
    if let Some(none) = &deriving.item.none {
        let none = none_value(deriving, none);
        // The values of an enum are compared in the width of the word.
        let is_none = match &deriving.shape {
            Shape::Enum(..) => "is_word",
            Shape::Newtype(..) | Shape::Flags => "is_none::<Self>",
        };
        all.extend(deriving.implement_where(
            "FromSuccess",
            "NoneResult",
            &template(
                &format!(
                    "#[inline(always)]
                    fn is_none(__word: $runtime::abi::Word) -> ::core::primitive::bool {{
                        $private::{is_none}(__word, const {{ $none }})
                    }}"
                ),
                &[("runtime", runtime), ("private", &private), ("none", &none)],
            ),
        ));
        let bound = match &deriving.shape {
            Shape::Newtype(_, ty, _) => {
                let mut bounds = vec![if_field(ty, &private, "FromKernelIf")];
                if deriving.item.input.generics.type_params().next().is_some() {
                    bounds.push(quote!(#ty: #runtime::FromSuccess));
                }
                bounds
            }
            Shape::Flags => Vec::new(),
            // Not every word is a valid value.
            Shape::Enum(..) => return,
        };
        all.extend(raw(
            &bound,
            template(
                "if <Self as $runtime::NoneResult>::is_none(__word) {
                    return ::core::option::Option::None;
                }
                ::core::option::Option::Some(unsafe { <Self as $runtime::FromKernel>::from_kernel(__word) })",
                &[("runtime", runtime)],
            ),
        ));
        return;
    }
    let Shape::Newtype(member, ty, phantoms) = &deriving.shape else { return };
    if is_none_unknown(ty) {
        return;
    }
    let value = holding(member, phantoms, &quote!(__value));
    let parts: &[(&str, &dyn ToTokens)] =
        &[("runtime", runtime), ("private", &private), ("ty", ty), ("value", &value)];
    all.extend(deriving.implement_if(
        if_field(ty, &private, "NoneResultIf"),
        "NoneResult",
        &template(
            "#[inline(always)]
            fn is_none(__word: $runtime::abi::Word) -> ::core::primitive::bool {
                <$ty as $runtime::NoneResult>::is_none(__word)
            }

            #[inline(always)]
            unsafe fn option_from_success<__E>(
                __word: $runtime::abi::Word
            ) -> $private::Result<::core::option::Option<Self>, __E>
            where
                __E: $private::From<$runtime::Errno>,
            {
                match unsafe { <$ty as $runtime::NoneResult>::option_from_success(__word) } {
                    $private::Ok(::core::option::Option::Some(__value)) => {
                        $private::Ok(::core::option::Option::Some($value))
                    }
                    $private::Ok(::core::option::Option::None) => {
                        $private::Ok(::core::option::Option::None)
                    }
                    $private::Err(__error) => $private::Err(__error),
                }
            }",
            parts,
        ),
    ));
    all.extend(raw(
        &[if_field(ty, &private, "OptionFromKernelIf")],
        template(
            "match unsafe { <$ty as $private::OptionFromKernel>::option_from_kernel(__word) } {
                ::core::option::Option::Some(__value) => ::core::option::Option::Some($value),
                ::core::option::Option::None => ::core::option::Option::None,
            }",
            parts,
        ),
    ));
}

/// The same for memory, for `#[repr(transparent)]` types: only for those the layout of an `Option` is documented.
pub(super) fn received(item: &Item<'_>, fields: &[(Member, &Type)]) -> Option<TokenStream> {
    let private = Private(&item.runtime);
    // All other fields have size zero, or rustc refuses the attribute; and a zero-sized type does not implement
    // `OptionReceived`.
    let mut types = fields.iter().map(|(_, ty)| *ty).filter(|ty| !item::is_phantom(ty));
    let (Some(ty), None) = (types.next(), types.next()) else { return None };
    if is_none_unknown(ty) {
        return None;
    }
    let unsafety = Some(<syn::Token![unsafe]>::default());
    let bound = if_field(ty, &private, "OptionReceivedIf");
    Some(item.implement(
        unsafety,
        "__private::OptionReceived",
        &[bound],
        &template(
            "const ALWAYS_OPTION: ::core::primitive::bool =
                <$ty as $private::OptionReceived>::ALWAYS_OPTION;

            #[inline(always)]
            unsafe fn is_option(__memory: *const Self) -> ::core::primitive::bool {
                unsafe { <$ty as $private::OptionReceived>::is_option(__memory as *const $ty) }
            }",
            &[("private", &private), ("ty", ty)],
        ),
    ))
}

/// Whether the type of a field is spelled as an integer, which has no word for `None`. This check is cheaper than a trait bound.
fn is_none_unknown(ty: &Type) -> bool {
    shape::has_plain_name(ty)
}
