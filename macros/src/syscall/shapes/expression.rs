//! An expression of `args(…)` whose type nothing names: the runtime finds it out of a closure (`private/rules/expressed.rs`).

use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::Expr;

use super::{
    Assertion, Judged, add as add_assertion, ends,
    slot::{LEAST_BITS, NO_NARROW_ADDRESS, Slot},
    statement::underlined,
};
use crate::{
    kernel::rules::{
        Given,
        arguments::{instead, layout, wider},
    },
    syscall::{
        ast::Decl,
        conform::expressed::{branches, is_fixed, stands_alone},
        lower::{self, Runtime},
        shape,
    },
    text::{code, template},
};

/// An expression, and the parameters that it names.
#[derive(Clone)]
pub(super) struct Expression {
    tokens: TokenStream,
    parameters: Vec<(Ident, TokenStream)>,
    /// What can be wrong with the memory that it points to, and what to point to.
    memory: u32,
    layout: String,
}

/// Adds what is to be judged of an expression.
pub(super) fn add(assertions: &mut Vec<Assertion>, decl: &Decl, expression: &Expr, slot: &Slot) {
    let Slot { declaration, at, argument, target, .. } = *slot;
    let word = &declaration.words[at];
    let is_spelled = word.spelled.is_some() || !matches!(word.given, Given::Unknown);
    // A constant is passed whole, however narrow its type is.
    let is_fixed = word.is_constant() || is_fixed(expression);
    let is_constant = is_fixed && !argument.is_followed_always();
    let tokens = expression.to_token_stream();
    let names_out = lower::writes_out(decl) && shape::mentions("out", tokens.clone());
    if is_spelled || is_constant || names_out || !stands_alone(expression) {
        return;
    }
    let mut rules = slot.rules();
    if is_fixed || branches(expression) {
        rules &= !LEAST_BITS;
    }
    if branches(expression) {
        rules &= !NO_NARROW_ADDRESS;
    }
    let parameters = decl.sig.parameters().filter_map(|one| {
        let name = one.name()?;
        let is_named = shape::mentions(&name.to_string(), tokens.clone());
        is_named.then(|| (name.clone(), one.ty.to_token_stream()))
    });
    let parameters = parameters.collect();
    let sizes = if argument.does().is_some() { slot.sizes() } else { Vec::new() };
    let memory = if sizes.is_empty() { 0 } else { slot.memory() };
    let instead = instead(argument).trim_start_matches("pass ").to_owned();
    let start = format!("`{}`\n`{argument}`\n`{}`\n{instead}", word.text, *target.prototype);
    let text = format!("{start}\n{}", wider(argument));
    let layout =
        if sizes.is_empty() { String::new() } else { format!("{start}\n{}", layout(argument)) };
    let judged = Judged::Expression(Expression { tokens, parameters, memory, layout });
    let one = Assertion::new(judged, Some(at), ends(expression), target.on, rules, text);
    add_assertion(assertions, Assertion { sizes, ..one });
}

impl Expression {
    /// The same, as an item can have it that knows no lifetime of the function's.
    pub(super) fn outside_of_function(&self) -> Option<Self> {
        let parameters = self.parameters.iter();
        let parameters =
            parameters.map(|(name, ty)| Some((name.clone(), shape::outside_of_function(ty)?)));
        Some(Self {
            tokens: shape::outside_of_function(&self.tokens)?,
            parameters: parameters.collect::<Option<_>>()?,
            memory: self.memory,
            layout: self.layout.clone(),
        })
    }

    /// The call of the runtime's function that judges it.
    pub(super) fn call(&self, assertion: &Assertion, runtime: Runtime) -> TokenStream {
        let Self { tokens, parameters, memory, layout } = self;
        let Assertion { at, on, rules, text, .. } = assertion;
        let mut bound = TokenStream::new();
        for (name, ty) in parameters {
            bound.extend(template(
                "let $name: $ty = $runtime::__private::absent();",
                &[("name", name), ("ty", ty), ("runtime", &runtime)],
            ));
        }
        let mut arguments = template(
            "&|| {
                use $runtime::__private::{Crosses as _, OtherExpressed as _};
                $bound
                $runtime::__private::Expressed::of($tokens).__found()
            },",
            &[("runtime", &runtime), ("bound", &bound), ("tokens", tokens)],
        );
        let sizes = assertion.sizes_by_abi();
        let (on, sizes) = (on.bits(), sizes.escape_ascii());
        arguments
            .extend(code(&format!("{on},({rules},{text:?}),(b\"{sizes}\",{memory},{layout:?})")));
        let mut call = underlined(quote!(#runtime::__private::expressed), at.0);
        let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
        arguments.set_span(at.1);
        call.append(arguments);
        call
    }
}
