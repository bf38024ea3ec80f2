//! Types of the usual forms: `Name`, `path::Name<…>`, `&'a mut T`, `*const T`, `[T]`.
//!
//! A fast path: syn tries everything else first, and macros run unoptimised. The result is the same as syn's; any
//! other type is left to syn.

use proc_macro2::{Delimiter, Punct};
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Ident, Path, PathArguments, PathSegment,
    PointerMutability, Token, Type, TypePath, TypePtr, TypeReference, TypeSlice, buffer::Cursor,
    parse::ParseStream, punctuated::Punctuated, token::Bracket,
};

/// Reads a type of a parameter or of a result.
pub(super) fn ty(input: ParseStream<'_>) -> Option<Type> {
    let read = input.step(|cursor| {
        let read =
            one(*cursor).filter(|(_, after)| after.eof() || next(*after, &[',', ';']).is_some());
        Ok(read.map_or((None, *cursor), |(ty, after)| (Some(ty), after)))
    });
    read.ok().flatten()
}

/// A type, and what follows it.
fn one(cursor: Cursor<'_>) -> Option<(Type, Cursor<'_>)> {
    if let Some((inside, delimiter, span, after)) = cursor.any_group() {
        if delimiter != Delimiter::Bracket {
            return None;
        }
        let (elem, end) = one(inside)?;
        let slice =
            TypeSlice { attrs: Vec::new(), bracket_token: Bracket { span }, elem: elem.into() };
        return end.eof().then_some((Type::Slice(slice), after));
    }
    if let Some((ident, after)) = name(cursor) {
        let (path, after) = path(ident, after)?;
        return Some((Type::Path(TypePath { attrs: Vec::new(), qself: None, path }), after));
    }
    let (first, after) = next(cursor, &['&', '*'])?;
    if first.as_char() == '*' {
        let (word, after) = after.ident()?;
        let mutability = match word.to_string().as_str() {
            "const" => PointerMutability::Const(Token![const](word.span())),
            "mut" => PointerMutability::Mut(Token![mut](word.span())),
            _ => return None,
        };
        let (elem, after) = one(after)?;
        let star_token = Token![*](first.span());
        let pointer = TypePtr { attrs: Vec::new(), star_token, mutability, elem: elem.into() };
        return Some((Type::Ptr(pointer), after));
    }
    let (lifetime, after) = match after.lifetime() {
        Some((lifetime, after)) => (Some(lifetime), after),
        None => (None, after),
    };
    let (mutability, after) = match after.ident() {
        Some((word, after)) if word == "mut" => (Some(Token![mut](word.span())), after),
        _ => (None, after),
    };
    let (elem, after) = one(after)?;
    let and_token = Token![&](first.span());
    let reference =
        TypeReference { attrs: Vec::new(), and_token, lifetime, mutability, elem: elem.into() };
    Some((Type::Reference(reference), after))
}

/// The rest of a path after its first name.
fn path(first: Ident, mut after: Cursor<'_>) -> Option<(Path, Cursor<'_>)> {
    let mut segments = Punctuated::new();
    segments.push_value(PathSegment::from(first));
    while let Some((one, rest)) = next(after, &[':']) {
        let (two, rest) = next(rest, &[':'])?;
        let (ident, rest) = name(rest)?;
        segments.push_punct(Token![::]([one.span(), two.span()]));
        segments.push_value(PathSegment::from(ident));
        after = rest;
    }
    if let Some((open, rest)) = next(after, &['<']) {
        let (arguments, rest) = arguments(&open, rest)?;
        segments.last_mut()?.arguments = PathArguments::AngleBracketed(arguments);
        after = rest;
    }
    Some((Path { leading_colon: None, segments }, after))
}

/// The rest of a list after `<`.
fn arguments<'a>(
    open: &Punct,
    mut cursor: Cursor<'a>,
) -> Option<(AngleBracketedGenericArguments, Cursor<'a>)> {
    let mut args = Punctuated::new();
    loop {
        let (argument, after) = if let Some((lifetime, after)) = cursor.lifetime() {
            (GenericArgument::Lifetime(lifetime), after)
        } else {
            let (ty, after) = one(cursor)?;
            (GenericArgument::Type(ty), after)
        };
        args.push_value(argument);
        let (punct, after) = next(after, &[',', '>'])?;
        if punct.as_char() == '>' {
            let (lt_token, gt_token) = (Token![<](open.span()), Token![>](punct.span()));
            let list =
                AngleBracketedGenericArguments { colon2_token: None, lt_token, args, gt_token };
            return Some((list, after));
        }
        args.push_punct(Token![,](punct.span()));
        cursor = after;
    }
}

/// A name that is certainly not a keyword.
fn name(cursor: Cursor<'_>) -> Option<(Ident, Cursor<'_>)> {
    let (ident, after) = cursor.ident()?;
    let word = ident.to_string();
    // Except for these, keywords consist of lower-case letters.
    let is_name = match word.as_str() {
        "_" | "Self" => false,
        "bool" | "char" | "isize" | "str" | "usize" => true,
        word => word.as_bytes().iter().any(|byte| !byte.is_ascii_lowercase()),
    };
    (is_name && !word.starts_with("r#")).then_some((ident, after))
}

/// The next token, if it is one of these.
fn next<'a>(cursor: Cursor<'a>, these: &[char]) -> Option<(Punct, Cursor<'a>)> {
    cursor.punct().filter(|(punct, _)| these.contains(&punct.as_char()))
}
