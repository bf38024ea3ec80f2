//! Types and expressions of all forms. Without its feature `full`, syn parses only simple expressions, and no type
//! that contains other ones; what it does not parse is kept as tokens after it was checked for its extent.

mod usual;

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{
    Expr, Result, Token, Type, Variant,
    parse::{ParseStream, Parser, discouraged::Speculative},
};

/// Reads a type.
pub(crate) fn ty(input: ParseStream<'_>) -> Result<Type> {
    if let Some(ty) = usual::ty(input) {
        return Ok(ty);
    }
    let ahead = input.fork();
    let error = match ahead.parse::<Type>() {
        Ok(ty) => {
            input.advance_to(&ahead);
            return Ok(ty);
        }
        Err(error) => error,
    };
    // The length of an array can be any expression.
    let ahead = input.fork();
    let tokens = until_comma(&ahead)?;
    match syn::parse2::<Type>(without_expressions(tokens.clone())) {
        Ok(_) => {
            input.advance_to(&ahead);
            Ok(Type::Verbatim(tokens))
        }
        Err(_) => Err(error),
    }
}

/// The same type, with literals in place of array lengths and of code in braces.
fn without_expressions(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => match group.delimiter() {
                Delimiter::Brace => output.append(Literal::usize_unsuffixed(0)),
                delimiter => {
                    let mut inner = TokenStream::new();
                    for token in without_expressions(group.stream()) {
                        let ends = delimiter == Delimiter::Bracket
                            && matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
                        inner.append(token);
                        if ends {
                            inner.append(Literal::usize_unsuffixed(0));
                            break;
                        }
                    }
                    output.append(Group::new(delimiter, inner));
                }
            },
            other => output.append(other),
        }
    }
    output
}

/// The tokens up to the next comma, `where` or end of the declaration, not counting those inside angle brackets.
pub(crate) fn until_comma(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    let mut open = 0_usize;
    while !input.is_empty()
        && !(open == 0
            && (input.peek(Token![,]) || input.peek(Token![;]) || input.peek(Token![where])))
    {
        if let Some(arrow) = input.parse::<Option<Token![->]>>()? {
            arrow.to_tokens(&mut tokens);
            continue;
        }
        if input.peek(Token![<]) {
            open += 1;
        } else if input.peek(Token![>]) {
            open = open.saturating_sub(1);
        }
        tokens.append(input.parse::<TokenTree>()?);
    }
    Ok(tokens)
}

/// Parses an expression, without what follows it.
pub(crate) fn expression(input: ParseStream<'_>) -> Result<Expr> {
    let ahead = input.fork();
    let first = ahead.parse::<Expr>();
    if first.is_ok() && (ahead.is_empty() || ahead.peek(Token![,])) {
        input.advance_to(&ahead);
        return first;
    }
    // As the discriminant of an enum variant, syn accepts any expression and finds its end. Prefixed with `||`, which it
    // cannot parse without its feature `full`, the expression is never mistaken for a shorter one.
    let tokens: Vec<TokenTree> = input.fork().parse::<TokenStream>()?.into_iter().collect();
    let variant = tokens.iter().cloned().collect::<TokenStream>();
    let rest = |input: ParseStream<'_>| {
        input.parse::<Variant>()?;
        Ok(input.parse::<TokenStream>()?.into_iter().count())
    };
    // An arrow would belong to the closure.
    let rest =
        if input.peek(Token![->]) { None } else { rest.parse2(quote!(__V = || #variant)).ok() };
    let Some(rest) = rest else {
        let first = first?;
        input.advance_to(&ahead);
        return Ok(first);
    };
    let mut written = TokenStream::new();
    for _ in rest..tokens.len() {
        written.append(input.parse::<TokenTree>()?);
    }
    Ok(Expr::Verbatim(written))
}
