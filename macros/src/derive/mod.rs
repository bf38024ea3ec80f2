//! `#[derive(ToKernel)]`, `#[derive(FromKernel)]` and `#[derive(Received)]`.

mod item;
mod optional;
mod received;
mod shape;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    DeriveInput, Expr, ExprUnary, Ident, Lit, Member, UnOp,
    parse::{ParseStream, Parser},
};

use self::shape::{Deriving, Shape};
use crate::{nesting, report::Report, syscall, text::template};

/// Expands `#[derive(ToKernel)]`.
pub(crate) fn to_kernel(item: TokenStream) -> TokenStream {
    expand(item, |report, input| shape::of(report, input).as_ref().map(into_word))
}

/// Expands `#[derive(FromKernel)]`: `FromSuccess` for every type, and `FromKernel` if every return value is a
/// valid value of the type.
pub(crate) fn from_kernel(item: TokenStream) -> TokenStream {
    expand(item, |report, input| shape::of(report, input).as_ref().map(from_word))
}

fn into_word(deriving: &Deriving<'_>) -> TokenStream {
    let runtime = &deriving.item.runtime;
    let word = match &deriving.shape {
        Shape::Newtype(member, ty, phantoms) => template(
            "$phantoms <$ty as $runtime::ToKernel>::into_kernel(self.$member)",
            &[
                ("phantoms", &unpacked(phantoms)),
                ("ty", ty),
                ("runtime", runtime),
                ("member", member),
            ],
        ),
        Shape::Flags => {
            template("$runtime::ToKernel::into_kernel(Self::bits(&self))", &[("runtime", runtime)])
        }
        // The values of an enum fit a word, whatever its integer type is.
        Shape::Enum(integer, _) => {
            let is_wide = integer == "i64" || integer == "u64";
            let path = if is_wide { "__private::Narrow" } else { "ToKernel" };
            template(
                &format!("$runtime::{path}::into_kernel(self as $runtime::__private::$integer)"),
                &[("runtime", runtime), ("integer", integer)],
            )
        }
    };
    let undropped = undropped(deriving);
    if let Shape::Newtype(member, ty, phantoms) = &deriving.shape {
        if deriving.item.none.is_none() && syscall::shape::is_wide(ty) {
            return wide_newtype(deriving, &undropped, &word, (member, ty, phantoms));
        }
    }
    let shape = shape_of(deriving, "__WORD");
    let into_kernel =
        deriving.implement("ToKernel", &into_kernel(runtime, &shape, &undropped, &word));
    let none = match &deriving.item.none {
        Some(none) => Some(none_word(deriving, none)),
        None => optional::to_kernel(deriving),
    };
    quote!(#into_kernel #none)
}

/// A newtype of a 64-bit integer: one word on targets with 64-bit words, a 64-bit argument elsewhere.
fn wide_newtype(
    deriving: &Deriving<'_>,
    undropped: &TokenStream,
    word: &TokenStream,
    (member, ty, phantoms): (&Member, &syn::Type, &[Member]),
) -> TokenStream {
    let runtime = &deriving.item.runtime;
    let shape = shape_of(deriving, "__WORD");
    let into_word = deriving.item.implement(
        None,
        "ToKernel",
        &[],
        &into_kernel(runtime, &shape, undropped, word),
    );
    let private = Private(runtime);
    let phantoms = unpacked(phantoms);
    let into_halves = deriving.item.implement(
        None,
        "__private::Wide",
        &[],
        &template(
            "#[inline(always)]
            fn into_kernel(self) -> $private::Widened {
                $undropped
                $phantoms
                <$ty as $private::Wide>::into_kernel(self.$member)
            }",
            &[
                ("private", &private),
                ("undropped", undropped),
                ("phantoms", &phantoms),
                ("ty", ty),
                ("member", member),
            ],
        ),
    );
    template(
        "#[cfg(target_pointer_width = \"64\")] $into_word
        #[cfg(not(target_pointer_width = \"64\"))] $into_halves",
        &[("into_word", &into_word), ("into_halves", &into_halves)],
    )
}

/// Statements that prove the type of these fields: one that is merely named `PhantomData` does not match the pattern.
fn unpacked(phantoms: &[Member]) -> TokenStream {
    let mut all = TokenStream::new();
    for phantom in phantoms {
        all.extend(template(
            "let ::core::marker::PhantomData = self.$phantom;",
            &[("phantom", phantom)],
        ));
    }
    all
}

/// `SHAPE` and the method of `ToKernel`.
fn into_kernel(
    runtime: &TokenStream,
    shape: &TokenStream,
    undropped: &TokenStream,
    word: &TokenStream,
) -> TokenStream {
    template(
        "$shape
        #[inline(always)]
        fn into_kernel(self) -> $runtime::abi::Word {
            $undropped
            $word
        }",
        &[("shape", shape), ("runtime", runtime), ("undropped", undropped), ("word", word)],
    )
}

/// `SHAPE`, which is the field's: the kernel rules compare it. `constant` is the runtime's constant for a field that
/// need not implement `ToKernel`.
fn shape_of(deriving: &Deriving<'_>, constant: &str) -> TokenStream {
    let runtime = &deriving.item.runtime;
    let constant = Ident::new(constant, Span::call_site());
    let shape = match &deriving.shape {
        Shape::Newtype(_, ty, _) => template(
            "{
                use $runtime::__private::OtherShape as _;
                $runtime::__private::Shaped::<$ty>::$constant
                    .__newtype($runtime::__private::Shaped::<$ty>::__BEHIND)
            }",
            &[("runtime", runtime), ("ty", ty), ("constant", &constant)],
        ),
        Shape::Flags => {
            template("$runtime::__private::shape_of_bits(Self::bits)", &[("runtime", runtime)])
        }
        Shape::Enum(integer, _) => {
            // With 32-bit words a 64-bit integer is not one word, but the values of an enum fit one.
            let word = match integer.to_string().as_str() {
                "i64" => Ident::new("isize", integer.span()),
                "u64" => Ident::new("usize", integer.span()),
                _ => integer.clone(),
            };
            template(
                "<$runtime::__private::$word as $runtime::ToKernel>::SHAPE.__newtype(0)",
                &[("runtime", runtime), ("word", &word)],
            )
        }
    };
    template("const SHAPE: $runtime::Shape = $shape;", &[("runtime", runtime), ("shape", &shape)])
}

/// Refuses a type that implements `Drop`, which would run before the call is made. rustc itself refuses to move a
/// field out of such a type, but not to copy one.
fn undropped(deriving: &Deriving<'_>) -> TokenStream {
    let private = Private(&deriving.item.runtime);
    // The span makes rustc underline the type.
    let at = Span::call_site().located_at(deriving.item.input.ident.span());
    let judged =
        quote_spanned!(at=> #private::undropped::<Self, _>(#private::Destructor::<Self>::__FOUND));
    quote!(const { use #private::NoDestructor as _; #judged })
}

/// `None` as a word.
fn none_word(deriving: &Deriving<'_>, none: &Expr) -> TokenStream {
    let word = none_value(deriving, none);
    let none = quote!(const NONE: ::core::primitive::isize = #word;);
    deriving.implement_where("ToKernel", "NoneWord", &none)
}

/// The value of `none`, as an `isize`.
fn none_value(deriving: &Deriving<'_>, none: &Expr) -> TokenStream {
    let private = Private(&deriving.item.runtime);
    if is_literal(none) { none.to_token_stream() } else { quote!(#private::word_of(#none)) }
}

/// Whether an integer is a literal, which takes the required type.
fn is_literal(expression: &Expr) -> bool {
    match syscall::shape::bare_expression(expression) {
        Expr::Lit(literal) => {
            matches!(&literal.lit, Lit::Int(integer) if integer.suffix().is_empty())
        }
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => is_literal(expr),
        _ => false,
    }
}

/// Names that only expansions use.
struct Private<'a>(&'a TokenStream);

impl ToTokens for Private<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(runtime) = self;
        tokens.extend(quote!(#runtime::__private));
    }
}

fn from_word(deriving: &Deriving<'_>) -> TokenStream {
    let mut all = match &deriving.shape {
        Shape::Newtype(member, ty, phantoms) => newtype_from_kernel(deriving, member, ty, phantoms),
        Shape::Flags => flags_from_kernel(deriving),
        Shape::Enum(integer, variants) => enum_from_success(deriving, integer, variants),
    };
    optional::from_kernel(deriving, &mut all);
    all
}

/// The field decides: where it implements only [`FromSuccess`], such as a descriptor, so does the newtype.
fn newtype_from_kernel(
    deriving: &Deriving<'_>,
    member: &Member,
    ty: &syn::Type,
    phantoms: &[Member],
) -> TokenStream {
    let runtime = &deriving.item.runtime;
    let holding = |value: TokenStream| holding(member, phantoms, &value);
    let converted = holding(template(
        "unsafe { <$ty as $runtime::FromKernel>::from_kernel(__word) }",
        &[("ty", ty), ("runtime", runtime)],
    ));
    let value = holding(quote!(__value));
    let shape = shape_of(deriving, "__RETURN");
    let from_kernel = deriving.implement_if(
        if_field(ty, &Private(runtime), "FromKernelIf"),
        "FromKernel",
        &template(
            "$shape
            #[inline(always)]
            unsafe fn from_kernel(__word: $runtime::abi::Word) -> Self {
                $converted
            }",
            &[("shape", &shape), ("runtime", runtime), ("converted", &converted)],
        ),
    );
    let largest = template(
        "const LARGEST: $runtime::__private::usize = <$ty as $runtime::FromSuccess>::LARGEST;",
        &[("runtime", runtime), ("ty", ty)],
    );
    let from_success = from_success(
        deriving,
        Some(&largest),
        &template(
            "match unsafe { <$ty as $runtime::FromSuccess>::from_success(__word) } {
                $runtime::__private::Ok(__value) => $runtime::__private::Ok($value),
                $runtime::__private::Err(__error) => $runtime::__private::Err(__error),
            }",
            &[("runtime", runtime), ("ty", ty), ("value", &value)],
        ),
    );
    quote!(#from_kernel #from_success)
}

/// The bound that a field satisfies this trait of the runtime's. It has a lifetime of its own, see [`Deriving::implement_if`].
fn if_field(ty: &syn::Type, private: &Private<'_>, name: &str) -> TokenStream {
    let bound = format!("for<'__a> $ty: $private::{name}<'__a>");
    template(&bound, &[("ty", ty), ("private", private)])
}

/// The type with this value in its field.
fn holding(member: &Member, phantoms: &[Member], value: &TokenStream) -> TokenStream {
    let mut others = TokenStream::new();
    for phantom in phantoms {
        others.extend(template(", $phantom: ::core::marker::PhantomData", &[("phantom", phantom)]));
    }
    let text = match member {
        Member::Unnamed(_) if phantoms.is_empty() => "Self($value)",
        _ => "Self { $member: $value $others }",
    };
    template(text, &[("member", member), ("value", value), ("others", &others)])
}

fn flags_from_kernel(deriving: &Deriving<'_>) -> TokenStream {
    let runtime = &deriving.item.runtime;
    let from_kernel = deriving.implement(
        "FromKernel",
        &template(
            "#[inline(always)]
            unsafe fn from_kernel(__word: $runtime::abi::Word) -> Self {
                Self::from_bits_retain(unsafe {
                    $runtime::FromKernel::from_kernel(__word)
                })
            }",
            &[("runtime", runtime)],
        ),
    );
    let from_success = from_success(
        deriving,
        None,
        &template(
            "$runtime::__private::Ok(unsafe { <Self as $runtime::FromKernel>::from_kernel(__word) })",
            &[("runtime", runtime)],
        ),
    );
    quote!(#from_kernel #from_success)
}

fn enum_from_success(
    deriving: &Deriving<'_>,
    integer: &syn::Ident,
    variants: &[&syn::Ident],
) -> TokenStream {
    let runtime = &deriving.item.runtime;
    // Compared in the width of the word, sign-extended: a truncated word must not match.
    let wide = match integer.to_string().as_str() {
        "i8" | "i16" | "i32" => quote!(#runtime::__private::isize),
        "u8" | "u16" | "u32" => quote!(#runtime::__private::usize),
        _ => quote!(#runtime::__private::#integer),
    };
    let mut compared = TokenStream::new();
    for variant in variants {
        compared.extend(template(
            "if __value == Self::$variant as $runtime::__private::$integer as $wide {
                return $runtime::__private::Ok(Self::$variant);
            }",
            &[("runtime", runtime), ("variant", variant), ("integer", integer), ("wide", &wide)],
        ));
    }
    from_success(
        deriving,
        None,
        &template(
            "let __value = unsafe { <$wide as $runtime::FromKernel>::from_kernel(__word) };
            $compared
            $runtime::__private::unknown_value()",
            &[("runtime", runtime), ("wide", &wide), ("compared", &compared)],
        ),
    )
}

fn from_success(
    deriving: &Deriving<'_>,
    largest: Option<&TokenStream>,
    body: &TokenStream,
) -> TokenStream {
    let runtime = &deriving.item.runtime;
    let shape = shape_of(deriving, "__SUCCESS");
    deriving.implement(
        "FromSuccess",
        &template(
            "$largest
            $shape
            #[inline(always)]
            unsafe fn from_success<__E>(
                __word: $runtime::abi::Word,
            ) -> $runtime::__private::Result<Self, __E>
            where
                __E: $runtime::__private::From<$runtime::Errno>,
            {
                $body
            }",
            &[("largest", &largest), ("shape", &shape), ("runtime", runtime), ("body", body)],
        ),
    )
}

/// Expands `#[derive(Received)]`.
pub(crate) fn received(item: TokenStream) -> TokenStream {
    expand(item, |report, input| received::of(report, input).as_ref().map(received::write))
}

/// Parses the type, and returns the result of `write` unless there was a mistake.
fn expand(
    item: TokenStream,
    write: fn(&mut Report, &DeriveInput) -> Option<TokenStream>,
) -> TokenStream {
    let mut report = Report::new();
    let read = |input: ParseStream<'_>| {
        nesting::bounded(input)?;
        input.parse::<DeriveInput>()
    };
    let input = match read.parse2(item) {
        Ok(input) => input,
        Err(error) => {
            report.syntax(error);
            return report.into_items(TokenStream::new());
        }
    };
    match write(&mut report, &input) {
        Some(written) if report.is_clean() => written,
        _ => report.into_items(TokenStream::new()),
    }
}
