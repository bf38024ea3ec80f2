//! Properties of a type that its spelling shows: a macro sees nothing else.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::{
    Expr, GenericArgument, Ident, Lit, Path, PathArguments, PathSegment, PointerMutability,
    ReturnType, Type,
};

/// The type without the parentheses and invisible groups around it.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Paren(inner) => bare(&inner.elem),
        Type::Group(inner) => bare(&inner.elem),
        _ => ty,
    }
}

/// The expression without the parentheses and invisible groups around it.
pub(crate) fn bare_expression(expression: &Expr) -> &Expr {
    match expression {
        Expr::Paren(inner) => bare_expression(&inner.expr),
        Expr::Group(inner) => bare_expression(&inner.expr),
        _ => expression,
    }
}

/// Whether an expression certainly creates no temporary that its value could point to: names, literals, fields,
/// operators and casts of these, calls of functions with such arguments, and methods of a name.
pub(crate) fn makes_no_temporary(expression: &Expr) -> bool {
    match bare_expression(expression) {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Field(field) => makes_no_temporary(&field.base),
        Expr::Cast(cast) => makes_no_temporary(&cast.expr),
        Expr::Unary(unary) => makes_no_temporary(&unary.expr),
        Expr::Binary(both) => makes_no_temporary(&both.left) && makes_no_temporary(&both.right),
        Expr::Call(call) => call.args.iter().all(makes_no_temporary),
        Expr::MethodCall(call) => {
            matches!(bare_expression(&call.receiver), Expr::Path(_))
                && call.args.iter().all(makes_no_temporary)
        }
        _ => false,
    }
}

/// The last segment's name: `Result` in `io::Result<usize>`.
pub(crate) fn last_word(ty: &Type) -> Option<&Ident> {
    match bare(ty) {
        Type::Path(path) => last_segment(&path.path).map(|segment| &segment.ident),
        _ => None,
    }
}

/// The last segment of a path. `Punctuated::last` creates an iterator, which costs more than using the segment.
pub(crate) fn last_segment(path: &Path) -> Option<&PathSegment> {
    let last = path.segments.len().checked_sub(1)?;
    Some(&path.segments[last])
}

/// For a path that ends in `name<Type>`, the type.
pub(crate) fn argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    arguments(ty, name)?.next().flatten()
}

/// For a path that ends in `name<_, Type>`, the type.
pub(crate) fn second_argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    arguments(ty, name)?.nth(1).flatten()
}

/// The arguments of a path that ends in `name<…>`: those that are types.
fn arguments<'a>(ty: &'a Type, name: &str) -> Option<impl Iterator<Item = Option<&'a Type>>> {
    let Type::Path(path) = bare(ty) else { return None };
    let last = last_segment(&path.path)?;
    match &last.arguments {
        PathArguments::AngleBracketed(all) if last.ident == name => {
            Some(all.args.iter().map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            }))
        }
        _ => None,
    }
}

/// For a function that returns two values, in a `Result` or not, the pair.
pub(crate) fn pair(output: &ReturnType) -> Option<&Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    let success = match bare(ty) {
        Type::Path(path) => match &last_segment(&path.path)?.arguments {
            PathArguments::AngleBracketed(list) => match list.args.first()? {
                GenericArgument::Type(success) => bare(success),
                _ => return None,
            },
            _ => return None,
        },
        ty => ty,
    };
    matches!(success, Type::Tuple(tuple) if tuple.elems.len() == 2).then_some(success)
}

/// For a reference to a slice, the slice, and whether it is `&mut`.
pub(crate) fn slice(ty: &Type) -> Option<(&Type, bool)> {
    match bare(ty) {
        Type::Reference(reference) => match bare(&reference.elem) {
            slice @ Type::Slice(_) => Some((slice, reference.mutability.is_some())),
            _ => None,
        },
        _ => None,
    }
}

/// For a reference, in an `Option` or not, what it points to, and the runtime's conversion for it.
pub(crate) fn referent(ty: &Type) -> Option<(&Type, &'static str)> {
    let (ty, names) = match argument(ty, "Option") {
        Some(inner) => (bare(inner), ["__optional", "__optional_exclusive"]),
        None => (bare(ty), ["__shared", "__exclusive"]),
    };
    let Type::Reference(reference) = ty else { return None };
    let [shared, exclusive] = names;
    let name = if reference.mutability.is_some() { exclusive } else { shared };
    Some((bare(&reference.elem), name))
}

/// Whether a type has the name of an integer, of text or of the unit type, which descriptors, owners and pointers do
/// not have. If such a name is misleading, the type is refused by its trait bounds, with another message.
pub(crate) fn has_plain_name(ty: &Type) -> bool {
    const NAMES: [&str; 32] = [
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "I8",
        "I16",
        "I32",
        "I64",
        "U8",
        "U16",
        "U32",
        "U64",
        "Void",
        "c_void",
        "c_char",
        "c_int",
        "c_uint",
        "c_long",
        "c_ulong",
        "f32",
        "f64",
        "CStr",
        "AtomicU32",
        "AtomicI32",
    ];
    is_one_of(ty, &NAMES)
}

/// The value of an expression that is an integer literal.
pub(crate) fn number(expression: &Expr) -> Option<u32> {
    match bare_expression(expression) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => integer.base10_parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the last segment of a path has one of these names. Comparing with an `Ident` would convert it to a string
/// each time.
fn is_one_of(ty: &Type, names: &[&str]) -> bool {
    last_word(ty).is_some_and(|word| names.contains(&word.to_string().as_str()))
}

/// Whether a type is spelled as a 64-bit integer, which is two words where registers have 32 bits.
pub(crate) fn is_wide(ty: &Type) -> bool {
    is_one_of(ty, &["i64", "u64", "I64", "U64"])
}

/// The tokens of a type for use in an item outside of the function's generics: `None` if the type needs them.
pub(crate) fn outside_of_function(ty: &impl ToTokens) -> Option<TokenStream> {
    elided(ty.to_token_stream(), &|name| name != "static")
}

/// The tokens of a type with its lifetimes elided if `elides` is true for their names. `None` if it names `Self`, or binds lifetimes
/// itself, which must keep their names.
pub(crate) fn elided(ty: TokenStream, elides: &dyn Fn(&Ident) -> bool) -> Option<TokenStream> {
    let mut tokens = TokenStream::new();
    let mut is_lifetime = false;
    for token in ty {
        let is_name = std::mem::take(&mut is_lifetime);
        tokens.append(match token {
            TokenTree::Punct(punct) => {
                is_lifetime = punct.as_char() == '\'';
                TokenTree::Punct(punct)
            }
            TokenTree::Ident(word) if word == "Self" || word == "for" => return None,
            TokenTree::Ident(word) if is_name && elides(&word) => {
                TokenTree::Ident(Ident::new("_", word.span()))
            }
            TokenTree::Group(group) => {
                let mut inner =
                    Group::new(group.delimiter(), self::elided(group.stream(), elides)?);
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        });
    }
    Some(tokens)
}

/// Whether a type is spelled as one that the kernel may write through: `&mut T`, `*mut T`, in an `Option` or not.
pub(crate) fn is_mutable(ty: &Type) -> bool {
    match bare(ty) {
        Type::Reference(reference) => reference.mutability.is_some(),
        Type::Ptr(pointer) => matches!(pointer.mutability, PointerMutability::Mut(_)),
        _ => argument(ty, "Option").is_some_and(is_mutable),
    }
}

/// Whether a type is spelled `&CStr`, or `Option<&CStr>`.
pub(crate) fn is_text(ty: &Type) -> bool {
    match bare(ty) {
        Type::Reference(reference) => last_word(&reference.elem).is_some_and(|word| word == "CStr"),
        _ => argument(ty, "Option").is_some_and(is_text),
    }
}

/// Whether a type is spelled as an unsized one: a slice, a `str`, a trait object.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    match bare(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}

/// The unsized part of a return type: the type, or the `T` of a `Result<T, E>`.
pub(crate) fn unsized_result(ty: &Type) -> Option<&Type> {
    [Some(ty), argument(ty, "Result")].into_iter().flatten().find(|ty| is_unsized(ty))
}

/// Whether a type is or contains an `impl Trait`.
pub(crate) fn impl_trait(ty: &Type) -> bool {
    let argument = |argument: &GenericArgument| match argument {
        GenericArgument::Type(ty) => impl_trait(ty),
        GenericArgument::Lifetime(_) => false,
        other => mentions("impl", other.to_token_stream()),
    };
    match bare(ty) {
        Type::Never(_) => false,
        Type::Ptr(pointer) => impl_trait(&pointer.elem),
        Type::Reference(reference) => impl_trait(&reference.elem),
        Type::Slice(slice) => impl_trait(&slice.elem),
        Type::Tuple(tuple) => tuple.elems.iter().any(impl_trait),
        Type::Path(path) if path.qself.is_none() => {
            path.path.segments.iter().any(|segment| match &segment.arguments {
                PathArguments::None => false,
                PathArguments::AngleBracketed(list) => list.args.iter().any(argument),
                PathArguments::Parenthesized(_) => mentions("impl", path.to_token_stream()),
            })
        }
        other => mentions("impl", other.to_token_stream()),
    }
}

/// Whether tokens contain a word, at any depth.
pub(crate) fn mentions(word: &str, tokens: TokenStream) -> bool {
    find(word, tokens).is_some()
}

/// The first occurrence of a word in tokens, at any depth.
pub(crate) fn find(word: &str, tokens: TokenStream) -> Option<Ident> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(found) => (found == word).then_some(found),
        TokenTree::Group(group) => find(word, group.stream()),
        _ => None,
    })
}
