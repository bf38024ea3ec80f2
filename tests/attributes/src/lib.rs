//! Attribute macros like those of other crates: they change an item after a derive above them has read it.

use proc_macro::{Group, TokenStream, TokenTree};

/// Adds the field `flag: bool` to a structure with named fields.
#[proc_macro_attribute]
pub fn with_a_flag(_: TokenStream, item: TokenStream) -> TokenStream {
    let with_a_flag = |token| match token {
        TokenTree::Group(fields) if fields.delimiter() == proc_macro::Delimiter::Brace => {
            let mut content = fields.stream();
            content.extend(": bool,".parse::<TokenStream>().into_iter().flat_map(|after| {
                let name = TokenTree::Ident(proc_macro::Ident::new("flag", fields.span()));
                core::iter::once(name).chain(after)
            }));
            TokenTree::Group(Group::new(fields.delimiter(), content))
        }
        token => token,
    };
    item.into_iter().map(with_a_flag).collect()
}
