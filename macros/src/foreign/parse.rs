//! Tokens to [`Block`]s. A function is read as in `#[syscall]`: attributes, visibility, signature,
//! and then `;`, or a body for `check` to refuse.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::{
    AttrStyle, Attribute, Ident, Lit, LitStr, Path, Result, Token, Visibility, braced,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
    token::Brace,
};

use super::{
    ast::{Block, Decl, Member, Named},
    attributes,
    library::Library,
    unchecked::Unchecked,
};
use crate::{nesting, report::Report, signature::Signature};

/// Parses the functions of one library, up to the first that cannot be parsed.
pub(crate) fn block(report: &mut Report, library: Library, tokens: TokenStream) -> Block {
    let mut block = Block { library, krate: None, attrs: Vec::new(), members: Vec::new() };
    let read = |input: ParseStream<'_>| {
        nesting::bounded(input)?;
        for attr in inner_attributes(report, &mut block.krate, input)? {
            block.attrs.push(attr);
        }
        while !input.is_empty() {
            block.members.push(member(input)?);
        }
        Ok(())
    };
    if let Err(error) = read.parse2(tokens) {
        report.syntax(error);
    }
    block
}

/// `#![crate = path]`, which syn does not parse since `crate` is a keyword, and ordinary attributes.
fn inner_attributes(
    report: &mut Report,
    krate: &mut Option<Path>,
    input: ParseStream<'_>,
) -> Result<Vec<Attribute>> {
    let mut attrs = Vec::new();
    while input.peek(Token![#]) && input.peek2(Token![!]) {
        let ahead = input.fork();
        ahead.parse::<Token![#]>()?;
        ahead.parse::<Token![!]>()?;
        let content;
        syn::bracketed!(content in ahead);
        if content.peek(Token![crate]) {
            input.parse::<Token![#]>()?;
            input.parse::<Token![!]>()?;
            let content;
            syn::bracketed!(content in input);
            let key = content.parse::<Token![crate]>()?;
            let path = content.parse::<Token![=]>().and_then(|_| Path::parse_mod_style(&content));
            match path {
                Ok(_) if krate.is_some() => {
                    report.error(key, "`crate` is given twice", "remove one of the two");
                }
                Ok(path) if content.is_empty() => *krate = Some(path),
                _ => {
                    let help =
                        "write the path of `sysdecl`, as in `#![crate = ::my_crate::sysdecl]`";
                    report.error(key, "`crate` takes a path", help);
                    TokenStream::parse(&content)?;
                }
            }
        } else {
            // They are repeated before each function.
            let inner = Attribute::parse_inner(input)?.into_iter();
            attrs.extend(inner.map(|attr| Attribute { style: AttrStyle::Outer, ..attr }));
        }
    }
    Ok(attrs)
}

/// The first keyword of an item that is not a function.
const ITEMS: [&str; 12] = [
    "const", "enum", "extern", "impl", "mod", "static", "struct", "trait", "type", "union",
    "unsafe", "use",
];

fn member(input: ParseStream<'_>) -> Result<Member> {
    let ahead = input.fork();
    ahead.call(Attribute::parse_outer)?;
    ahead.parse::<Visibility>()?;
    if is_function(&ahead) {
        return Ok(Member::Fn(Box::new(declaration(input)?)));
    }
    let keyword = ahead.parse::<TokenTree>()?;
    if !ITEMS.iter().any(|known| matches!(&keyword, TokenTree::Ident(word) if word == known)) {
        let message =
            "expected a function without a body\nhelp: write `pub fn GetTickCount() -> U32;`";
        return Err(syn::Error::new(keyword.span(), message));
    }
    // Up to the `;` that ends it, or the braces of a struct.
    let mut item = TokenStream::new();
    while !input.is_empty() {
        let is_last = input.peek(Token![;]) || input.peek(Brace);
        item.append(input.parse::<TokenTree>()?);
        if is_last {
            break;
        }
    }
    Ok(Member::Other(keyword.into_token_stream(), item))
}

/// Whether the words before the name end in `fn`.
fn is_function(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    while let Ok(token) = ahead.parse::<TokenTree>() {
        match token {
            TokenTree::Ident(word) if word == "fn" => return true,
            TokenTree::Ident(word)
                if ["const", "async", "unsafe", "safe", "extern"]
                    .iter()
                    .any(|known| word == known) => {}
            TokenTree::Literal(_) => {}
            _ => return false,
        }
    }
    false
}

fn declaration(input: ParseStream<'_>) -> Result<Decl> {
    let (mut attrs, mut fails, mut link_names) = (Vec::new(), Vec::new(), Vec::new());
    let mut unchecked = Vec::new();
    for attr in input.call(Attribute::parse_outer)? {
        let singles = attributes::singles(&attr);
        if attr.path().is_ident("fails") {
            fails.push(attr);
        } else if attr.path().is_ident("unchecked") {
            unchecked.push(Unchecked::read(attr));
        } else if singles.iter().any(|single| single.is("link_name")) {
            // The other attributes in the same `cfg_attr` are kept separately.
            for single in singles {
                if single.is("link_name") {
                    link_names.push(single);
                } else {
                    attrs.extend(Attribute::parse_outer.parse2(single.to_token_stream())?);
                }
            }
        } else {
            attrs.push(attr);
        }
    }
    let vis = input.parse()?;
    let sig: Signature = input.parse()?;
    let (body, end) = if input.peek(Brace) {
        let content;
        let brace = braced!(content in input);
        content.parse::<TokenStream>()?;
        (Some(brace), brace.span.join())
    } else if let Some(end) = input.parse::<Option<Token![;]>>()? {
        (None, end.span)
    } else {
        let message = "missing `;` after this declaration\nhelp: add `;`";
        return Err(syn::Error::new(sig.ident.span(), message));
    };
    Ok(Decl { attrs, fails, link_names, unchecked, vis, sig, body, end })
}

/// Parses the input of `extern_library!`: library names, each with its functions.
pub(crate) fn named(report: &mut Report, tokens: TokenStream) -> Vec<Named> {
    let mut all = Vec::new();
    let read = |input: ParseStream<'_>| {
        while !input.is_empty() {
            all.extend(library(report, input)?);
        }
        Ok(())
    };
    if let Err(error) = read.parse2(tokens) {
        report.syntax(error);
    }
    all
}

/// The syntax of a library, for messages.
pub(crate) const LIBRARY: &str = "write `extern_library! { \"user32\" { … } }`";

fn library(report: &mut Report, input: ParseStream<'_>) -> Result<Option<Named>> {
    let name = match input.fork().parse::<Lit>() {
        Ok(Lit::Str(_)) => Some(input.parse::<LitStr>()?),
        Ok(_) => {
            report.error(input.parse::<Lit>()?, "the name of a library must be a string", LIBRARY);
            None
        }
        Err(_) if input.peek(Ident::peek_any) && input.peek2(Brace) => {
            let name = input.call(Ident::parse_any)?;
            let help = format!("write `\"{name}\" {{ … }}`");
            report.error(&name, "the name of a library must be a string", help);
            None
        }
        Err(_) => {
            let message = format!("expected the name of a library\nhelp: {LIBRARY}");
            return Err(syn::Error::new(input.span(), message));
        }
    };
    if !input.peek(Brace) {
        let at = name.as_ref().map_or(input.span(), LitStr::span);
        let message = format!("expected the functions of this library\nhelp: {LIBRARY}");
        return Err(syn::Error::new(at, message));
    }
    let content;
    braced!(content in input);
    let functions = content.parse()?;
    Ok(name.map(|name| Named { name, functions }))
}
