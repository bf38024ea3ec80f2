//! The parts that all derives share: where the runtime crate is, and how an `impl` is written.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    Attribute, ConstParam, DeriveInput, Expr, GenericParam, Ident, Meta, Path, Token, Type,
    TypeParam, token::Paren,
};

use crate::{
    report::Report,
    syscall::{keys, shape},
    text::template,
};

/// A type that derives.
pub(super) struct Item<'a> {
    pub(super) input: &'a DeriveInput,
    /// The path of the runtime crate.
    pub(super) runtime: TokenStream,
    /// The value that represents `None`.
    pub(super) none: Option<Expr>,
}

impl<'a> Item<'a> {
    /// Checks what every derive requires; mistakes are added to `report`.
    pub(super) fn of(report: &mut Report, input: &'a DeriveInput) -> Self {
        named_parameters(report, input);
        let (runtime, none) = keys(report, &input.attrs);
        Self { input, runtime, none }
    }

    /// `impl … for Type … where bounds { content }`.
    pub(super) fn implement(
        &self,
        unsafety: Option<Token![unsafe]>,
        name: &str,
        bounds: &[TokenStream],
        content: &TokenStream,
    ) -> TokenStream {
        let Self { input, runtime, .. } = self;
        // A type may be deprecated and still implement traits: rustc does not warn in derived code.
        let mut ident = input.ident.clone();
        ident.set_span(Span::call_site().located_at(ident.span()));
        // As the derives of `std` do.
        let levels = input.attrs.iter().filter(|attr| {
            ["allow", "deny", "forbid", "warn"].iter().any(|level| attr.path().is_ident(level))
        });
        let (parameters, arguments, written) = input.generics.split_for_impl();
        let written_bounds = written.iter().flat_map(|written| &written.predicates);
        let bounds = if bounds.is_empty() {
            written.into_token_stream()
        } else {
            quote!(where #(#written_bounds,)* #(#bounds),*)
        };
        let levels = quote!(#(#levels)*);
        template(
            &format!(
                "#[automatically_derived]
                $levels
                $unsafety impl $parameters $runtime::{name} for $ident $arguments $bounds {{ $content }}"
            ),
            &[
                ("levels", &levels),
                ("unsafety", &unsafety),
                ("parameters", &parameters),
                ("runtime", runtime),
                ("ident", &ident),
                ("arguments", &arguments),
                ("bounds", &bounds),
                ("content", content),
            ],
        )
    }
}

/// Whether a field has the type that `bitflags!` generates: its bits are in a private type, which is named by a
/// projection.
pub(super) fn is_bits(ty: &Type) -> bool {
    let Type::Path(path) = shape::bare(ty) else { return false };
    path.qself.is_some()
        && path.path.segments.iter().rev().nth(1).is_some_and(|name| name.ident == "PublicFlags")
}

/// Whether a field is written as `PhantomData`, which has no size.
pub(super) fn is_phantom(ty: &Type) -> bool {
    shape::last_word(ty).is_some_and(|word| word == "PhantomData")
}

/// The arguments of `#[repr(…)]`.
pub(super) fn repr(report: &mut Report, attrs: &[Attribute]) -> Vec<Ident> {
    let mut words = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        let read = attr.parse_nested_meta(|meta| {
            words.extend(meta.path.get_ident().cloned());
            // The arguments of `align(N)` and the like are checked by rustc.
            if meta.input.peek(Paren) {
                meta.input.parse::<TokenTree>()?;
            }
            Ok(())
        });
        if let Err(error) = read {
            report.syntax(error);
        }
    }
    words
}

/// syn accepts a parameter named `_`; rustc does not.
fn named_parameters(report: &mut Report, input: &DeriveInput) {
    for parameter in &input.generics.params {
        let (GenericParam::Type(TypeParam { ident, .. })
        | GenericParam::Const(ConstParam { ident, .. })) = parameter
        else {
            continue;
        };
        if ident == "_" {
            report.error(ident, "a parameter must have a name", "name it");
        }
    }
}

/// The keys of `#[sysdecl(…)]`: the path of the runtime crate, or the default one, and the value of `None`.
fn keys(report: &mut Report, attrs: &[Attribute]) -> (TokenStream, Option<Expr>) {
    let mut found: Option<keys::OfDerive> = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("sysdecl")) {
        let Meta::List(list) = &attr.meta else {
            let help = "write `#[sysdecl(crate = ::my_crate::sysdecl)]`";
            report.error(attr, "`#[sysdecl]` without a key has no effect", help);
            continue;
        };
        let keys = keys::of_derive(report, list.tokens.clone());
        if found.is_some() {
            report.error(attr, "`#[sysdecl]` is given twice", "remove one of the two");
        }
        found = found.or(Some(keys));
    }
    let found = found.unwrap_or_default();
    (found.krate.map_or_else(|| quote!(::sysdecl), Path::into_token_stream), found.none)
}
