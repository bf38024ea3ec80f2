//! The signature of a function without a body. syn's own requires the feature `full`, which takes longer to compile
//! than this entire crate; patterns and expressions are not parsed further here.

use proc_macro2::{Group, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::{
    Abi, Attribute, Generics, Ident, Lifetime, Result, ReturnType, Token, Type, parenthesized,
    parse::{Parse, ParseStream},
    token::{Comma, Paren},
};

use crate::verbatim;

/// Everything from the words before `fn` to the `where` clause.
#[derive(Clone)]
pub(crate) struct Signature {
    pub(crate) constness: Option<Token![const]>,
    pub(crate) asyncness: Option<Token![async]>,
    pub(crate) safety: Safety,
    pub(crate) abi: Option<Abi>,
    pub(crate) fn_token: Token![fn],
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    paren_token: Paren,
    inputs: Vec<FnArg>,
    /// The parameters as written, unless they have been changed: one token, where all of theirs take long to write.
    written: Option<Group>,
    /// The `...` at the end, with its pattern.
    pub(crate) variadic: Option<Token![...]>,
    pub(crate) output: ReturnType,
}

/// `safe`, `unsafe` or neither.
#[derive(Clone, Copy)]
pub(crate) enum Safety {
    Default,
    Safe(Token![safe]),
    Unsafe(Token![unsafe]),
}

/// One parameter.
#[derive(Clone)]
pub(crate) enum FnArg {
    /// `self`, in any form, without its attributes.
    Receiver(Vec<Attribute>, TokenStream),
    Typed(Box<Parameter>),
}

/// `name: Type`
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) pat: Pat,
    pub(crate) colon_token: Token![:],
    pub(crate) ty: Type,
}

/// The pattern of a parameter.
#[derive(Clone)]
pub(crate) enum Pat {
    Ident(Ident),
    /// `_`, `mut name`, `(a, b)`, …
    Other(TokenStream),
}

impl Signature {
    /// The receiver, if there is one.
    pub(crate) fn receiver(&self) -> Option<&TokenStream> {
        self.inputs.iter().find_map(|input| match input {
            FnArg::Receiver(_, receiver) => Some(receiver),
            FnArg::Typed(_) => None,
        })
    }

    /// All parameters.
    pub(crate) fn inputs(&self) -> &[FnArg] {
        &self.inputs
    }

    /// The same, to be changed.
    pub(crate) fn inputs_mut(&mut self) -> &mut Vec<FnArg> {
        self.written = None;
        &mut self.inputs
    }

    /// The parameters that have a type.
    pub(crate) fn parameters(&self) -> Parameters<'_> {
        Parameters(self.inputs.iter())
    }
}

/// See [`Signature::parameters`].
pub(crate) struct Parameters<'a>(core::slice::Iter<'a, FnArg>);

impl<'a> Iterator for Parameters<'a> {
    type Item = &'a Parameter;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let FnArg::Typed(parameter) = self.0.next()? {
                return Some(parameter);
            }
        }
    }
}

impl FnArg {
    pub(crate) fn attrs(&self) -> &[Attribute] {
        match self {
            Self::Receiver(attrs, _) => attrs,
            Self::Typed(parameter) => &parameter.attrs,
        }
    }

    pub(crate) fn attrs_mut(&mut self) -> &mut Vec<Attribute> {
        match self {
            Self::Receiver(attrs, _) => attrs,
            Self::Typed(parameter) => &mut parameter.attrs,
        }
    }
}

impl Parameter {
    /// The name, if the pattern is a plain identifier.
    pub(crate) fn name(&self) -> Option<&Ident> {
        match &self.pat {
            Pat::Ident(name) => Some(name),
            Pat::Other(_) => None,
        }
    }
}

impl Parse for Signature {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let constness = input.parse()?;
        let asyncness = input.parse()?;
        let safety = input.parse()?;
        let abi = input.parse()?;
        let fn_token = input.parse()?;
        let ident = input.parse()?;
        let mut generics: Generics = input.parse()?;
        let mut written = match input.cursor().token_tree() {
            Some((TokenTree::Group(group), _)) => Some(group),
            _ => None,
        };
        let content;
        let paren_token = parenthesized!(content in input);
        let (mut inputs, mut variadic) = (Vec::new(), None);
        while !content.is_empty() {
            let attrs = content.call(Attribute::parse_outer)?;
            parameter(&content, attrs, &mut inputs, &mut variadic)?;
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
        let output = match input.parse::<Option<Token![->]>>()? {
            Some(arrow) => ReturnType::Type(arrow, Box::new(verbatim::ty(input)?)),
            None => ReturnType::Default,
        };
        generics.where_clause = input.parse()?;
        if variadic.is_some() {
            written = None;
        }
        Ok(Self {
            constness,
            asyncness,
            safety,
            abi,
            fn_token,
            ident,
            generics,
            paren_token,
            inputs,
            written,
            variadic,
            output,
        })
    }
}

impl Parse for Safety {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![unsafe]) {
            return Ok(Self::Unsafe(input.parse()?));
        }
        // `safe(…)`: here `safe` is the name of a function.
        if input.peek(Token![safe]) && !input.peek2(Paren) {
            return Ok(Self::Safe(input.parse()?));
        }
        Ok(Self::Default)
    }
}

/// Reads one parameter, or the `...`.
fn parameter(
    input: ParseStream<'_>,
    attrs: Vec<Attribute>,
    inputs: &mut Vec<FnArg>,
    variadic: &mut Option<Token![...]>,
) -> Result<()> {
    if let Some(dots) = input.parse()? {
        *variadic = Some(dots);
        return Ok(());
    }
    if let Some((name, colon_token)) = plain_name(input) {
        if let Some(dots) = input.parse()? {
            *variadic = Some(dots);
            return Ok(());
        }
        let (pat, ty) = (Pat::Ident(name), verbatim::ty(input)?);
        inputs.push(FnArg::Typed(Box::new(Parameter { attrs, pat, colon_token, ty })));
        return Ok(());
    }
    if is_receiver(&input.fork()) {
        inputs.push(FnArg::Receiver(attrs, verbatim::until_comma(input)?));
        return Ok(());
    }
    let pat = if input.peek(syn::Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
        Pat::Ident(input.parse()?)
    } else {
        Pat::Other(pattern(input)?)
    };
    let colon_token = input.parse()?;
    if let Some(dots) = input.parse()? {
        *variadic = Some(dots);
        return Ok(());
    }
    let ty = verbatim::ty(input)?;
    inputs.push(FnArg::Typed(Box::new(Parameter { attrs, pat, colon_token, ty })));
    Ok(())
}

/// A fast path for the usual `name:`.
fn plain_name(input: ParseStream<'_>) -> Option<(Ident, Token![:])> {
    let read = input.step(|cursor| {
        let name = cursor.ident().filter(|(name, _)| {
            let word = name.to_string();
            word != "self" && word != "_"
        });
        let read = name.and_then(|(name, after)| {
            let (colon, after) = after.punct()?;
            let is_path = colon.spacing() == Spacing::Joint
                && after.punct().is_some_and(|(next, _)| next.as_char() == ':');
            (colon.as_char() == ':' && !is_path).then(|| ((name, Token![:](colon.span())), after))
        });
        Ok(read.map_or((None, *cursor), |(read, after)| (Some(read), after)))
    });
    read.ok().flatten()
}

/// Whether a parameter is `self`, `&'a mut self`, `mut self: Type`, …
fn is_receiver(ahead: ParseStream<'_>) -> bool {
    if let Ok(Some(_)) = ahead.parse::<Option<Token![&]>>() {
        let _ = ahead.parse::<Option<Lifetime>>();
    }
    let _ = ahead.parse::<Option<Token![mut]>>();
    ahead.peek(Token![self]) && !ahead.peek2(Token![::])
}

/// The tokens before the colon.
fn pattern(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        if let Some(path) = input.parse::<Option<Token![::]>>()? {
            path.to_tokens(&mut tokens);
        } else if input.peek(Token![:]) && !tokens.is_empty() {
            return Ok(tokens);
        } else {
            tokens.append(input.parse::<TokenTree>()?);
        }
    }
    Err(input.error("expected `:`"))
}

impl ToTokens for Signature {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.constness.to_tokens(tokens);
        self.asyncness.to_tokens(tokens);
        match self.safety {
            Safety::Default => {}
            Safety::Safe(word) => word.to_tokens(tokens),
            Safety::Unsafe(word) => word.to_tokens(tokens),
        }
        self.abi.to_tokens(tokens);
        self.fn_token.to_tokens(tokens);
        self.ident.to_tokens(tokens);
        self.generics.to_tokens(tokens);
        if let Some(written) = &self.written {
            tokens.append(written.clone());
        } else {
            self.paren_token.surround(tokens, |tokens| {
                for (index, input) in self.inputs.iter().enumerate() {
                    if index > 0 {
                        Comma::default().to_tokens(tokens);
                    }
                    input.to_tokens(tokens);
                }
            });
        }
        self.output.to_tokens(tokens);
        self.generics.where_clause.to_tokens(tokens);
    }
}

impl ToTokens for FnArg {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for attr in self.attrs() {
            attr.to_tokens(tokens);
        }
        match self {
            Self::Receiver(_, receiver) => receiver.to_tokens(tokens),
            Self::Typed(parameter) => parameter.to_tokens(tokens),
        }
    }
}

/// Without its attributes.
impl ToTokens for Parameter {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.pat.to_tokens(tokens);
        self.colon_token.to_tokens(tokens);
        self.ty.to_tokens(tokens);
    }
}

impl ToTokens for Pat {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Ident(name) => name.to_tokens(tokens),
            Self::Other(pattern) => pattern.to_tokens(tokens),
        }
    }
}
