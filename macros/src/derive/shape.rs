//! The types that can derive: a newtype, a bitflags type, an enum of integers.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, Member, Type, Variant};

use super::item::{self, Item};
use crate::{report::Report, syscall::shape};

/// A type that derives, and how it holds its value.
pub(super) struct Deriving<'a> {
    pub(super) item: Item<'a>,
    pub(super) shape: Shape<'a>,
}

/// How a type holds the value that is passed.
pub(super) enum Shape<'a> {
    /// A struct of one field, and of `PhantomData`.
    Newtype(Member, &'a Type, Vec<Member>),
    /// The struct that `bitflags!` generates.
    Flags,
    /// An enum without fields, and its `#[repr]`.
    Enum(Ident, Vec<&'a Ident>),
}

/// The integers that an enum may be represented by.
const INTEGERS: [&str; 10] =
    ["i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize"];

/// Checks a type; mistakes are added to `report`.
pub(super) fn of<'a>(report: &mut Report, input: &'a DeriveInput) -> Option<Deriving<'a>> {
    let item = Item::of(report, input);
    let shape = match &input.data {
        Data::Struct(data) => newtype(report, input, &data.fields),
        Data::Enum(data) => {
            let variants: Vec<&Variant> = data.variants.iter().collect();
            integers(report, input, &variants)
        }
        Data::Union(data) => {
            let help = "wrap the union in a struct with one field, and derive it for that";
            report.error(
                data.union_token,
                "it is not defined which field of a union is passed",
                help,
            );
            None
        }
    }?;
    Some(Deriving { item, shape })
}

fn newtype<'a>(report: &mut Report, input: &DeriveInput, fields: &'a Fields) -> Option<Shape<'a>> {
    let (mut phantoms, mut words, mut unnamed) = (Vec::new(), Vec::new(), None);
    for (field, member) in fields.iter().zip(fields.members()) {
        // syn accepts this; rustc does not yet.
        unnamed = unnamed.or(field.ident.as_ref().filter(|name| *name == "_"));
        if item::is_phantom(&field.ty) {
            phantoms.push(member);
        } else {
            words.push((field, member));
        }
    }
    let Some((field, member)) = words.first() else {
        let wrong = format!("`{}` has no field that could be passed", input.ident);
        report.error(&input.ident, wrong, "give it one field, such as an integer or a pointer");
        return None;
    };
    if let Some((second, _)) = words.get(1) {
        let wrong = format!("`{}` has more than one field", input.ident);
        report.error(
            second,
            wrong,
            "only one word is passed; pass a reference to the struct instead",
        );
        return None;
    }
    if shape::is_unsized(&field.ty) {
        let help = "use a pointer instead";
        report.error(&field.ty, "an unsized type cannot be passed in a register", help);
        return None;
    }
    if item::is_bits(&field.ty) {
        return Some(Shape::Flags);
    }
    if let Some(name) = unnamed {
        report.error(name, "an unnamed field cannot be passed", "name it");
        return None;
    }
    Some(Shape::Newtype(member.clone(), &field.ty, phantoms))
}

fn integers<'a>(
    report: &mut Report,
    input: &DeriveInput,
    variants: &[&'a Variant],
) -> Option<Shape<'a>> {
    for variant in variants {
        if !matches!(variant.fields, Fields::Unit) {
            let wrong = format!("`{}` holds data, which does not fit one word", variant.ident);
            report.error(&variant.fields, wrong, "use only variants without fields");
        }
    }
    if variants.is_empty() {
        let wrong = format!("`{}` has no value that could be passed", input.ident);
        report.error(&input.ident, wrong, "add a variant");
        return None;
    }
    let Some(repr) = integer_repr(report, &input.attrs) else {
        let wrong = format!("the integer type of `{}` is not specified", input.ident);
        report.error(
            &input.ident,
            wrong,
            "write `#[repr(i32)]`, or another integer type that the kernel takes",
        );
        return None;
    };
    let names = variants.iter().map(|variant| &variant.ident).collect();
    report.is_clean().then_some(Shape::Enum(repr, names))
}

fn integer_repr(report: &mut Report, attrs: &[Attribute]) -> Option<Ident> {
    let is_integer = |word: &Ident| INTEGERS.iter().any(|integer| word == integer);
    item::repr(report, attrs).into_iter().rfind(is_integer)
}

impl Deriving<'_> {
    /// `impl … for Type … { content }`. If the type has parameters, the field must implement the same trait.
    pub(super) fn implement(&self, name: &str, content: &TokenStream) -> TokenStream {
        self.implement_where(name, name, content)
    }

    /// The same, where the field must implement `of_field`.
    pub(super) fn implement_where(
        &self,
        of_field: &str,
        name: &str,
        content: &TokenStream,
    ) -> TokenStream {
        let Self { item: Item { input, runtime, .. }, shape } = self;
        let of = Ident::new(of_field, Span::call_site());
        let bound = match shape {
            Shape::Newtype(_, ty, _) if input.generics.type_params().next().is_some() => {
                Some(quote!(#ty: #runtime::#of))
            }
            _ => None,
        };
        self.item.implement(None, name, bound.as_slice(), content)
    }

    /// The same, under a bound. The bound must name a lifetime of its own: otherwise rustc evaluates it here and
    /// reports an error if it does not hold.
    pub(super) fn implement_if(
        &self,
        bound: TokenStream,
        name: &str,
        content: &TokenStream,
    ) -> TokenStream {
        self.item.implement(None, name, &[bound], content)
    }
}
