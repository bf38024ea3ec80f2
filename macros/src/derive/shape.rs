//! The types that can derive: a newtype, a bitflags type, an enum of integers.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    Attribute, ConstParam, Data, DeriveInput, Field, Fields, GenericParam, Ident, Member, Meta,
    Path, Type, TypeParam, Variant,
};

use crate::{
    report::Report,
    syscall::{keys, shape},
};

/// A type that derives, and where the runtime crate is.
pub(super) struct Deriving<'a> {
    pub(super) input: &'a DeriveInput,
    pub(super) runtime: TokenStream,
    pub(super) shape: Shape<'a>,
}

/// How a type holds the word that crosses.
pub(super) enum Shape<'a> {
    /// A struct of one field, and of `PhantomData`.
    Newtype(Member, &'a Type, Vec<Member>),
    /// What `bitflags!` writes.
    Flags,
    /// An enum without fields, and its `#[repr]`.
    Enum(Ident, Vec<&'a Ident>),
}

/// The integers that an enum may be represented by.
const INTEGERS: [&str; 10] =
    ["i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize"];

/// Looks at a type; every mistake goes to `report`.
pub(super) fn of<'a>(report: &mut Report, input: &'a DeriveInput) -> Option<Deriving<'a>> {
    let runtime = runtime(report, &input.attrs);
    named_parameters(report, input);
    let shape = match &input.data {
        Data::Struct(data) => newtype(report, input, &data.fields),
        Data::Enum(data) => {
            let variants: Vec<&Variant> = data.variants.iter().collect();
            integers(report, input, &variants)
        }
        Data::Union(data) => {
            let help = "derive it for a struct of one field, and write the union inside";
            report.error(data.union_token, "a union does not say which field crosses", help);
            None
        }
    }?;
    Some(Deriving { input, runtime, shape })
}

/// syn reads a parameter that is called `_`; rustc does not.
fn named_parameters(report: &mut Report, input: &DeriveInput) {
    for parameter in &input.generics.params {
        let (GenericParam::Type(TypeParam { ident, .. })
        | GenericParam::Const(ConstParam { ident, .. })) = parameter
        else {
            continue;
        };
        if ident == "_" {
            report.error(ident, "a parameter without a name cannot be referred to", "name it");
        }
    }
}

fn newtype<'a>(report: &mut Report, input: &DeriveInput, fields: &'a Fields) -> Option<Shape<'a>> {
    let is_phantom =
        |field: &Field| shape::last_word(&field.ty).is_some_and(|word| word == "PhantomData");
    let (phantoms, words): (Vec<_>, Vec<_>) =
        fields.iter().zip(fields.members()).partition(|(field, _)| is_phantom(field));
    let Some((field, member)) = words.first().cloned() else {
        let wrong = format!("`{}` has no field that could cross", input.ident);
        report.error(&input.ident, wrong, "give it one field, such as an integer or a pointer");
        return None;
    };
    if let Some((second, _)) = words.get(1) {
        let wrong = format!("`{}` has more than one field", input.ident);
        report.error(second, wrong, "one word crosses: pass a pointer to the struct instead");
        return None;
    }
    if shape::is_unsized(&field.ty) {
        let help = "hold a pointer instead";
        report.error(&field.ty, "a type without a size cannot cross", help);
        return None;
    }
    // `bitflags!` holds its bits in a private type, named by a projection.
    if matches!(&field.ty, Type::Path(path) if path.qself.is_some()) {
        return Some(Shape::Flags);
    }
    // syn reads it; rustc does not, yet.
    if let Some(name) = fields.iter().flat_map(|field| &field.ident).find(|name| *name == "_") {
        report.error(name, "a field without a name cannot cross", "name it");
        return None;
    }
    let phantoms = phantoms.into_iter().map(|(_, member)| member).collect();
    Some(Shape::Newtype(member, &field.ty, phantoms))
}

fn integers<'a>(
    report: &mut Report,
    input: &DeriveInput,
    variants: &[&'a Variant],
) -> Option<Shape<'a>> {
    for variant in variants {
        if !matches!(variant.fields, Fields::Unit) {
            let wrong = format!("`{}` holds data, which one word cannot", variant.ident);
            report.error(&variant.fields, wrong, "keep only variants without fields");
        }
    }
    if variants.is_empty() {
        let wrong = format!("`{}` has no value that could cross", input.ident);
        report.error(&input.ident, wrong, "give it a variant");
        return None;
    }
    let Some(repr) = integer_repr(report, &input.attrs) else {
        let wrong = format!("`{}` does not say which integer it is", input.ident);
        report.error(
            &input.ident,
            wrong,
            "write `#[repr(i32)]`, or the integer that the kernel takes",
        );
        return None;
    };
    let names = variants.iter().map(|variant| &variant.ident).collect();
    report.is_clean().then_some(Shape::Enum(repr, names))
}

fn integer_repr(report: &mut Report, attrs: &[Attribute]) -> Option<Ident> {
    let mut repr = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        let read = attr.parse_nested_meta(|meta| {
            if let Some(word) = meta.path.get_ident() {
                if INTEGERS.iter().any(|integer| word == integer) {
                    repr = Some(word.clone());
                }
            }
            // `align(N)`: not ours to read.
            if meta.input.peek(syn::token::Paren) {
                meta.input.parse::<proc_macro2::TokenTree>()?;
            }
            Ok(())
        });
        if let Err(error) = read {
            report.syntax(error);
        }
    }
    repr
}

/// `#[sysdecl(crate = path)]`, or where the crate usually is.
fn runtime(report: &mut Report, attrs: &[Attribute]) -> TokenStream {
    let mut runtime = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("sysdecl")) {
        let Meta::List(list) = &attr.meta else {
            let help = "write `#[sysdecl(crate = ::my_crate::sysdecl)]`";
            report.error(attr, "`#[sysdecl]` says nothing without a key", help);
            continue;
        };
        let path = keys::of_derive(report, list.tokens.clone());
        if runtime.is_some() {
            report.error(attr, "`#[sysdecl]` is given twice", "remove one of the two");
        }
        runtime = runtime.or(path);
    }
    runtime.map_or_else(|| quote!(::sysdecl), Path::into_token_stream)
}

impl Deriving<'_> {
    /// `impl … for Type … { content }`, with the field's bound where the type has parameters.
    pub(super) fn implement(&self, name: &str, content: &TokenStream) -> TokenStream {
        let Self { input, runtime, shape } = self;
        let name = Ident::new(name, Span::call_site());
        let bound = match shape {
            Shape::Newtype(_, ty, _) if input.generics.type_params().next().is_some() => {
                Some(quote!(#ty: #runtime::#name))
            }
            _ => None,
        };
        self.write(&name, bound, content)
    }

    /// The same, where a bound holds. It has to name a lifetime of its own, or else rustc looks at it
    /// here, and refuses it when it does not hold.
    pub(super) fn implement_if(
        &self,
        bound: &TokenStream,
        name: &str,
        content: &TokenStream,
    ) -> TokenStream {
        self.write(&Ident::new(name, Span::call_site()), Some(bound.clone()), content)
    }

    fn write(
        &self,
        name: &Ident,
        bound: Option<TokenStream>,
        content: &TokenStream,
    ) -> TokenStream {
        let Self { input, runtime, .. } = self;
        let ident = &input.ident;
        let (parameters, arguments, bounds) = input.generics.split_for_impl();
        let written = bounds.iter().flat_map(|bounds| &bounds.predicates);
        let bounds = match bound {
            Some(bound) => quote!(where #(#written,)* #bound),
            None => bounds.into_token_stream(),
        };
        quote! {
            #[automatically_derived]
            impl #parameters #runtime::#name for #ident #arguments #bounds { #content }
        }
    }
}
