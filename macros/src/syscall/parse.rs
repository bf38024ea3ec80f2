//! Tokens to a declaration. `syn::ItemFn` cannot read a function without a body, so a body is optional
//! here, and `check` can say what is wrong with it.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    AttrStyle, Attribute, Error, Ident, Lit, LitStr, Result, Token, Visibility, braced,
    parse::{ParseStream, Parser},
    token::Brace,
};

use super::{
    ast::{Block, Decl, End, Item, Keys, Member, Other},
    comment::{Comment, skip_attributes},
};
use crate::{nesting, verbatim};

/// Reads what stands under `#[syscall]`.
pub(crate) fn item(tokens: TokenStream) -> Result<Item> {
    let read = |input: ParseStream<'_>| {
        nesting::bounded(input)?;
        let ahead = input.fork();
        skip_attributes(&ahead);
        ahead.parse::<Visibility>()?;
        match kind(&ahead) {
            Kind::Fn => Ok(Item::Fn(Box::new(declaration(input)?))),
            Kind::Block => Ok(Item::Block(block(input)?)),
            Kind::Other => {
                let keyword = ahead.parse::<TokenTree>()?.into_token_stream();
                Ok(Item::Other(keyword, input.parse()?))
            }
        }
    };
    read.parse2(tokens)
}

/// The kind of an item, determined by the keywords before its name.
enum Kind {
    Fn,
    Block,
    Other,
}

fn kind(input: ParseStream<'_>) -> Kind {
    let ahead = input.fork();
    let mut after_extern = false;
    while let Ok(token) = ahead.parse::<TokenTree>() {
        match token {
            TokenTree::Ident(word) if word == "fn" => return Kind::Fn,
            TokenTree::Ident(word) if word == "extern" => after_extern = true,
            TokenTree::Ident(word)
                if ["const", "async", "unsafe", "safe"].iter().any(|known| word == known) => {}
            TokenTree::Literal(_) if after_extern => {}
            TokenTree::Group(_) if after_extern => return Kind::Block,
            _ => return Kind::Other,
        }
    }
    Kind::Other
}

/// One function: attributes, visibility, signature, and `;` or a body.
fn declaration(input: ParseStream<'_>) -> Result<Decl> {
    let comment = Comment::read(input);
    let attrs = input.call(Attribute::parse_outer)?;
    let vis = input.parse()?;
    let sig = input.parse()?;
    let end = if input.peek(Brace) {
        let content;
        let brace = braced!(content in input);
        content.parse::<TokenStream>()?;
        End::Body(brace)
    } else {
        End::Semicolon(input.parse()?)
    };
    Ok(Decl { comment, attrs, vis, sig, end, tokens: None, keys: Keys::default() })
}

fn block(input: ParseStream<'_>) -> Result<Block> {
    let mut attrs = input.call(Attribute::parse_outer)?;
    let vis = input.parse()?;
    let unsafety = input.parse()?;
    let extern_token = input.parse()?;
    let abi = match input.parse::<Option<Lit>>()? {
        Some(Lit::Str(abi)) => Some(abi),
        Some(other) => Some(LitStr::new("", other.span())),
        None => None,
    };
    let content;
    let brace = braced!(content in input);
    attrs.extend(content.call(Attribute::parse_inner)?.into_iter().map(|attr| {
        // They are copied to each function, where they become outer attributes.
        Attribute { style: AttrStyle::Outer, ..attr }
    }));
    let mut members = Vec::new();
    while !content.is_empty() {
        members.push(member(&content)?);
    }
    Ok(Block { attrs, vis, unsafety, extern_token, abi, brace, members })
}

fn member(input: ParseStream<'_>) -> Result<Member> {
    let ahead = input.fork();
    skip_attributes(&ahead);
    let vis = ahead.parse::<Visibility>()?;
    if let Kind::Fn = kind(&ahead) {
        return Ok(Member::Fn(Box::new(declaration(input)?)));
    }
    let keyword = ahead.fork().parse::<TokenTree>()?.into_token_stream();
    input.call(Attribute::parse_outer)?;
    input.parse::<Visibility>()?;
    let stub = if input.peek(Token![type]) {
        // Stable Rust has no extern types.
        input.parse::<Token![type]>()?;
        let name = input.parse::<Ident>()?;
        input.parse::<Token![;]>()?;
        quote!(#vis enum #name {})
    } else if input.peek(Token![static]) {
        input.parse::<Token![static]>()?;
        let mutability = input.parse::<Option<Token![mut]>>()?;
        let name = input.parse::<Ident>()?;
        input.parse::<Token![:]>()?;
        let ty = verbatim::ty(input)?;
        input.parse::<Token![;]>()?;
        quote!(unsafe extern { #vis static #mutability #name: #ty; })
    } else {
        let message = "expected a function without a body\nhelp: write `fn getpid() -> I32;`";
        return Err(Error::new(input.span(), message));
    };
    Ok(Member::Other(Other { keyword, stub }))
}
