//! Tokens to [`Item`]. `syn::ItemFn` cannot read a function without a body, so this reads the
//! attributes, the visibility and the signature, and then looks: `;` is right, `{` is kept so that
//! `check` can say what is wrong with it.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    AttrStyle, Attribute, ForeignItem, Lit, LitStr, Result, Safety, Signature, Token, Visibility,
    braced,
    parse::{ParseStream, Parser},
    token::Brace,
};

use super::ast::{Block, Decl, Item, Keys, Member};
use crate::nesting;

/// Reads what stands under `#[syscall]`.
pub(crate) fn item(tokens: TokenStream) -> Result<Item> {
    let read = |input: ParseStream<'_>| {
        nesting::bounded(input)?;
        let ahead = input.fork();
        ahead.call(Attribute::parse_outer)?;
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

/// What an item is, told by the words before its name.
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
    let attrs = input.call(Attribute::parse_outer)?;
    let vis = input.parse()?;
    let sig = signature(input)?;
    let body = if input.peek(Brace) {
        let content;
        let brace = braced!(content in input);
        content.parse::<TokenStream>()?;
        Some(brace)
    } else {
        input.parse::<Token![;]>()?;
        None
    };
    Ok(Decl { attrs, vis, sig, body, keys: Keys::default() })
}

/// The words before `fn`, `safe` among them, which [`Signature`] alone does not read; then the rest.
pub(crate) fn signature(input: ParseStream<'_>) -> Result<Signature> {
    let constness = input.parse()?;
    let asyncness = input.parse()?;
    let safety = Safety::parse_safe_or_unsafe(input)?;
    let abi = input.parse()?;
    Ok(Signature { constness, asyncness, safety, abi, ..input.parse()? })
}

fn block(input: ParseStream<'_>) -> Result<Block> {
    let mut attrs = input.call(Attribute::parse_outer)?;
    let vis = input.parse()?;
    input.parse::<Option<Token![unsafe]>>()?;
    input.parse::<Token![extern]>()?;
    let abi = match input.parse::<Option<Lit>>()? {
        Some(Lit::Str(abi)) => Some(abi),
        Some(other) => Some(LitStr::new("", other.span())),
        None => None,
    };
    let content;
    let brace = braced!(content in input);
    attrs.extend(content.call(Attribute::parse_inner)?.into_iter().map(|attr| {
        // They go to each function, where they stand outside.
        Attribute { style: AttrStyle::Outer, ..attr }
    }));
    let mut members = Vec::new();
    while !content.is_empty() {
        members.push(member(&content)?);
    }
    Ok(Block { attrs, vis, abi, brace, members })
}

fn member(input: ParseStream<'_>) -> Result<Member> {
    let ahead = input.fork();
    ahead.call(Attribute::parse_outer)?;
    ahead.parse::<Visibility>()?;
    if let Kind::Fn = kind(&ahead) {
        return Ok(Member::Fn(Box::new(declaration(input)?)));
    }
    let keyword = ahead.parse::<TokenTree>()?.into_token_stream();
    Ok(Member::Other(keyword, Box::new(input.parse::<ForeignItem>()?)))
}
