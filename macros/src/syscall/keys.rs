//! The keys of `#[syscall(…)]`: read one by one, so that each mistake gets its own message.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Expr, Ident, LitStr, Path, Token, bracketed,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
    punctuated::Punctuated,
    token::Bracket,
};

use super::ast::Keys;
use crate::report::{Report, nearest};

/// Every key, as one writes it.
const KNOWN: [&str; 6] = ["nr", "os", "abi", "retry", "unchecked", "crate"];

/// Reads the tokens inside `#[syscall(…)]`.
pub(crate) fn parse(report: &mut Report, tokens: TokenStream) -> Keys {
    let mut keys = Keys::default();
    let read = |input: ParseStream<'_>| {
        while !input.is_empty() {
            key(report, &mut keys, input)?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    };
    if let Err(error) = read.parse2(tokens) {
        report.syntax(error);
    }
    keys
}

/// Reads one key, and its value if it has one.
fn key(report: &mut Report, keys: &mut Keys, input: ParseStream<'_>) -> syn::Result<()> {
    let name = input.call(Ident::parse_any)?;
    let mut value = Value { report, name: &name, input };
    match name.to_string().as_str() {
        "nr" => value.read(&mut keys.nr, "a number, as in `nr = SYS_READ`", Expr::parse),
        "os" => value.read(&mut keys.os, "a system, as in `os = \"linux\"`", systems),
        "abi" => value.read(
            &mut keys.abi,
            "the path of a macro, as in `abi = my_kernel::enter`",
            Path::parse_mod_style,
        ),
        "crate" => value.read(
            &mut keys.krate,
            "where `sysdecl` is, as in `crate = ::my_crate::sysdecl`",
            Path::parse_mod_style,
        ),
        "retry" => value.none(&mut keys.retry),
        "unchecked" => value.none(&mut keys.unchecked),
        wrong => {
            unknown(report, &name, wrong);
            skip(input)
        }
    }
}

/// What follows the name of a key.
struct Value<'a, 'b> {
    report: &'a mut Report,
    name: &'a Ident,
    input: ParseStream<'b>,
}

impl<'b> Value<'_, 'b> {
    /// `= VALUE`
    fn read<T>(
        &mut self,
        slot: &mut Option<T>,
        expected: &str,
        parse: fn(ParseStream<'b>) -> syn::Result<T>,
    ) -> syn::Result<()> {
        let Self { name, input, .. } = *self;
        if input.parse::<Option<Token![=]>>()?.is_none() {
            let help = format!("it takes {expected}");
            self.report.error(name, format_args!("`{name}` has no value"), help);
            return skip(input);
        }
        match parse(input) {
            Ok(value) if end_of_value(input) => self.set(slot, value),
            read => {
                let at = read.err().map_or_else(|| input.span(), |error| error.span());
                let wrong = format!("this is no value for `{name}`");
                self.report.error_at(at, wrong, format_args!("it takes {expected}"));
                return skip(input);
            }
        }
        Ok(())
    }

    /// No value: the name says it all.
    fn none(&mut self, slot: &mut Option<Ident>) -> syn::Result<()> {
        let Self { name, input, .. } = *self;
        if !end_of_value(input) {
            let wrong = format!("`{name}` takes no value");
            self.report.error_at(input.span(), wrong, format_args!("write `{name}` alone"));
        }
        self.set(slot, name.clone());
        skip(input)
    }

    fn set<T>(&mut self, slot: &mut Option<T>, value: T) {
        if slot.replace(value).is_some() {
            let name = self.name;
            let wrong = format!("`{name}` is given twice");
            self.report.error(name, wrong, "remove one of the two");
        }
    }
}

/// `"linux"`, or `["linux", "macos"]`.
fn systems(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    if !input.peek(Bracket) {
        return Ok(vec![input.parse()?]);
    }
    let list;
    let bracket = bracketed!(list in input);
    let systems = Punctuated::<LitStr, Token![,]>::parse_terminated(&list)?;
    if systems.is_empty() {
        return Err(syn::Error::new(bracket.span.join(), "an empty list"));
    }
    Ok(systems.into_iter().collect())
}

/// Says that a key is unknown, and which it could have been.
fn unknown(report: &mut Report, name: &Ident, wrong: &str) {
    let known = KNOWN.map(|key| format!("`{key}`")).join(", ");
    let help = match nearest(wrong, KNOWN) {
        Some(key) => format!("did you mean `{key}`?\nnote: known here: {known}"),
        None => format!("use one of {known}"),
    };
    report.error(name, format_args!("unknown key `{wrong}`"), help);
}

fn end_of_value(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Passes over the rest of a key that could not be read, so that the next one still is.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    while !end_of_value(input) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
