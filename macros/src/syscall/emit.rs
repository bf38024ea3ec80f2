//! A [`Call`] to tokens. All decisions have been made before, and nothing can fail.
//!
//! A macro runs unoptimised in most builds, and nested token streams are copied. So the small pieces are [`ToTokens`]
//! that append in place, and only a group makes a stream of its own.

mod memory;
mod number;
mod returned;
pub(super) mod tokens;
mod word;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use syn::{Path, Token, spanned::Spanned};

use super::{
    attributes, called,
    lower::{Abi, Arm, Call, Entry, Number, Pointee, Return, Runtime, Word},
    passed::{self, Words},
    shape,
};
use crate::{
    kernel::{Abis, plan::Convention},
    text::{path_separator, template},
};

use self::{
    memory::Memory,
    number::Checked,
    tokens::{applied, underlined},
};
pub(super) use self::{
    number::Numbered,
    returned::Returned,
    word::{Converted, To},
};

/// One function for each entry, under `guard`.
pub(crate) fn call(call: &Call<'_>, guard: Option<&TokenStream>) -> TokenStream {
    let functions = call.entries.iter().map(|entry| function(call, entry, guard));
    functions.reduce(|all, function| quote!(#all #function)).unwrap_or_default()
}

fn function(call: &Call<'_>, entry: &Entry<'_>, guard: Option<&TokenStream>) -> TokenStream {
    let Call { comment, attrs, vis, sig, .. } = call;
    let there = (!entry.missing.is_empty()).then(|| {
        let missing = &entry.missing;
        quote!(#[cfg(not(any(#(#missing),*)))])
    });
    let before = attributes::before(entry, call.inline.as_ref());
    let after = attributes::after(entry);
    let mut function = quote!(#before #there #guard #comment #(#attrs)* #after #vis #sig);
    let mut body = Group::new(Delimiter::Brace, bodies(call, entry));
    body.set_span(call.end);
    function.append(body);
    function
}

/// The body, or one for each group of targets that pass the words differently.
fn bodies(call: &Call<'_>, entry: &Entry<'_>) -> TokenStream {
    if entry.arms.is_empty() {
        return body(call, entry, None, called::is_possible(call, entry));
    }
    if let (Some(_), [arm]) = (entry.common, entry.arms) {
        return body(call, entry, Some(arm), called::is_possible_in_order(call, entry, arm));
    }
    let mut all = TokenStream::new();
    let mut add = |cfg: TokenStream, body: TokenStream| {
        attribute(&mut all, quote!(cfg(#cfg)));
        all.append(Group::new(Delimiter::Brace, body));
    };
    for arm in entry.arms {
        let cfg = arm.cfg.as_ref();
        if called::is_possible_in_order(call, entry, arm) {
            let rest = cfg.map(|cfg| quote!(, #cfg));
            let [here, there] =
                [true, false].map(|is_called| body(call, entry, Some(arm), is_called));
            add(quote!(all(target_pointer_width = "64" #rest)), here);
            add(quote!(all(not(target_pointer_width = "64") #rest)), there);
            continue;
        }
        let body = body(call, entry, Some(arm), false);
        let Some(cfg) = cfg else { return body };
        add(quote!(#cfg), body);
    }
    all
}

fn body(call: &Call<'_>, entry: &Entry<'_>, arm: Option<&Arm>, is_called: bool) -> TokenStream {
    let runtime = call.runtime;
    let nr = arm.and_then(|arm| arm.nr.as_ref()).unwrap_or(&entry.nr);
    let mut body = match nr {
        Number::AtRunTime(nr) => {
            let entry = Item(runtime, &["abi", "windows_number"]);
            quote!(#entry!(__NR = (#nr) as ::core::primitive::isize);)
        }
        Number::Constant(nr, _) | Number::Expression(nr) => {
            let number = Checked(runtime, nr, &entry.relied_on);
            quote_spanned!(number.at()=> const { #number })
        }
        Number::Literal(_) | Number::Named(..) => TokenStream::new(),
    };
    let out = call.out.as_ref().map(|out| Memory(call, out));
    out.to_tokens(&mut body);
    if is_called && !call.binds_first {
        // A fast path: copying the contents takes longer than writing them.
        return inside(call, entry, arm, nr, true, body);
    }
    let inside = inside(call, entry, arm, nr, is_called, TokenStream::new());
    body.extend(bound(call, inside));
    body
}

/// Wraps the code that follows in the bindings of the entries of `args`: a temporary that an entry points to lives
/// until the kernel has been entered.
fn bound(call: &Call<'_>, inside: TokenStream) -> TokenStream {
    let bindings = call.bindings.iter().enumerate().rev();
    bindings.fold(inside, |inside, (index, expression)| {
        let name = binding(index);
        if shape::makes_no_temporary(expression) {
            quote!(let #name = #expression; #inside)
        } else {
            quote!(match (#expression) { #name => { #inside } })
        }
    })
}

/// The call, with the bindings in scope, appended to `body`.
fn inside(
    call: &Call<'_>,
    entry: &Entry<'_>,
    arm: Option<&Arm>,
    nr: &Number<'_>,
    is_called: bool,
    mut body: TokenStream,
) -> TokenStream {
    let runtime = call.runtime;
    let convention = arm.map_or(Convention::Registers, |arm| arm.plan.convention);
    let ret = &Ret { name: entry.stores.then(|| local("__ret")), convention };
    if !call.assertions.is_empty() {
        // Nothing is judged where a word has 32 bits; a type of 64 bits is no word there.
        let narrow = arm.map_or(Abis::NONE, |arm| arm.plan.on & !Abis::WIDE_POINTERS);
        let is_judged = arm.is_none_or(|arm| !(arm.plan.on & Abis::WIDE_POINTERS).is_empty());
        for assertion in call.assertions.iter().filter(|one| is_judged && entry.os == Some(one.os))
        {
            if !narrow.is_empty() {
                attribute(&mut body, quote!(cfg(target_pointer_width = "64")));
            }
            assertion.statement(runtime, &mut body);
        }
    }
    for Pointee { ty, is_slice } in &call.pointees {
        let check = ["__private", if *is_slice { "elements_of" } else { "points_to" }];
        let check = Item(runtime, &check);
        let others = Item(runtime, &["__private", "OtherPointee"]);
        let pointee = Item(runtime, &["__private", "Pointee"]);
        let found = template(
            "{ use $others as _; $pointee::<$ty>::__DESCRIPTOR + $pointee::<$ty>::__POINTER }",
            &[("others", &others), ("pointee", &pointee), ("ty", ty)],
        );
        let at = ty.span();
        let check = underlined(check.into_token_stream(), at);
        let found = underlined(found, at);
        body.extend(quote!(const _: () = #(#check)*::<#ty, #(#found)*>();));
    }
    if call.words.iter().any(|word| matches!(word, Word::Reference(..))) {
        let others = Item(runtime, &["__private", "OtherPointee"]);
        <Token![use]>::default().to_tokens(&mut body);
        others.to_tokens(&mut body);
        <Token![as]>::default().to_tokens(&mut body);
        <Token![_]>::default().to_tokens(&mut body);
        <Token![;]>::default().to_tokens(&mut body);
    }
    if is_called {
        let zeros = arm.map_or(entry.zeros, |arm| arm.plan.registers.len() - call.words.len());
        called::call(call, entry, nr, zeros, &mut body);
        return body;
    }
    let zeros = if arm.is_some() { 0 } else { entry.zeros };
    let is_custom = matches!(entry.abi, Abi::Written(_));
    let Words { before, words } =
        arm.map_or_else(|| passed::declared(call), |arm| passed::planned(call, arm, is_custom));
    body.extend(before);
    let returned = Returned::of(call, entry, ret);
    if !call.repeats() {
        let entered = match entry.abi {
            // The vDSO macro uses each word twice.
            Abi::Vdso(_) => {
                let names = word_names(words.len());
                body.extend(quote!(#(let #names = #words;)*));
                entered(call, entry, nr, ret, &names, zeros)
            }
            _ => entered(call, entry, nr, ret, &words, zeros),
        };
        // The path stays outside of `unsafe`: the user wrote it.
        body.extend(match call.result {
            None => block(call, quote!(#entered #returned)),
            Some(path) => result(call, path, block(call, quote!(#entered #returned))),
        });
        let declared = Declared(runtime, ret).to_token_stream();
        return quote!(#declared #body);
    }
    let names = word_names(words.len());
    body.extend(quote!(#(let #names = #words;)*));
    let declared = Declared(runtime, ret);
    let entered = entered(call, entry, nr, ret, &names, zeros);
    let once = match (returned.filter(|returned| call.retry && returned.ty.is_some()), call.result)
    {
        (None, _) => {
            let entered = block(call, quote!(#entered #returned));
            quote!(#declared #entered)
        }
        (Some(returned), None) => {
            let interrupted = Item(runtime, &["__private", "INTERRUPTED"]);
            let entered =
                block(call, quote!(#entered if #ret != #interrupted { break #returned; }));
            quote!(#declared #entered)
        }
        (Some(returned), Some(path)) => {
            let interrupted = Item(runtime, &["__private", "INTERRUPTED"]);
            let entered = block(call, entered);
            let converted = result(call, path, block(call, returned.to_token_stream()));
            quote!(#declared #entered if #ret != #interrupted { break #converted; })
        }
    };
    body.extend(quote!(loop { #once }));
    body
}

/// The result of the `result` function applied to a word. Errors are reported at the function.
pub(super) fn result(call: &Call<'_>, path: &Path, word: TokenStream) -> TokenStream {
    let function = match call.out {
        None => of_one_parameter(call.runtime, path),
        Some(_) => convert(path).into_token_stream(),
    };
    let converted = applied(function, word, path.span());
    let Return::Value(ty) = &call.returned else { return converted };
    let becomes = Item(call.runtime, &["__private", "Becomes"]);
    applied(quote!(#becomes::<#ty>::becomes), converted, path.span())
}

/// The `result` function, checked for its signature.
fn of_one_parameter(runtime: Runtime<'_>, path: &Path) -> TokenStream {
    let converter = Item(runtime, &["__private", "converter"]);
    applied(converter.into_token_stream(), path.to_token_stream(), path.span())
}

/// The variable that holds the `result` function.
fn convert(path: &Path) -> Ident {
    let mut name = local("__convert");
    name.set_span(name.span().located_at(path.span()));
    name
}

/// The variable that an entry of `args` is bound to.
pub(super) fn binding(index: usize) -> Ident {
    local(&format!("__arg{index}"))
}

/// The variables that the words are bound to.
fn word_names(count: usize) -> Vec<Ident> {
    (0..count).map(|index| local(&format!("__word{index}"))).collect()
}

/// The invocation of the entry, with these words.
fn entered<T: ToTokens>(
    call: &Call<'_>,
    entry: &Entry<'_>,
    nr: &Number<'_>,
    ret: &Ret,
    words: &[T],
    zeros: usize,
) -> TokenStream {
    let mut all = TokenStream::new();
    for word in words {
        <Token![,]>::default().to_tokens(&mut all);
        word.to_tokens(&mut all);
    }
    entered_with(call, entry, nr, ret, all, zeros)
}

/// The same, with a comma before each word.
fn entered_with(
    call: &Call<'_>,
    entry: &Entry<'_>,
    nr: &Number<'_>,
    ret: &Ret,
    words: TokenStream,
    zeros: usize,
) -> TokenStream {
    let mut content = TokenStream::new();
    if let Abi::Vdso(function) = entry.abi {
        content.append(Ident::new(function, Span::call_site()));
        <Token![:]>::default().to_tokens(&mut content);
    }
    ret.to_tokens(&mut content);
    <Token![=]>::default().to_tokens(&mut content);
    Numbered(call.runtime, nr).to_tokens(&mut content);
    content.extend(words);
    // The user's claims about memory concern memory outside of the call.
    let is_indirect = matches!(ret.convention, Convention::Written | Convention::Block);
    let zeros = if is_indirect { 0 } else { zeros };
    for _ in 0..zeros {
        <Token![,]>::default().to_tokens(&mut content);
        Item(call.runtime, &["__private", "ZERO"]).to_tokens(&mut content);
    }
    <Token![;]>::default().to_tokens(&mut content);
    if !is_indirect {
        for (index, option) in call.options.iter().enumerate() {
            if index > 0 {
                <Token![,]>::default().to_tokens(&mut content);
            }
            option.to_tokens(&mut content);
        }
        if entry.facts.nomem {
            content.append(Ident::new("nomem", Span::call_site()));
        }
    }
    let mut entered = Entered(call.runtime, &entry.abi).to_token_stream();
    <Token![!]>::default().to_tokens(&mut entered);
    entered.append(Group::new(Delimiter::Parenthesis, content));
    <Token![;]>::default().to_tokens(&mut entered);
    entered
}

/// `unsafe { content }`, located at `safe` if the author wrote it.
pub(super) fn block(call: &Call<'_>, content: TokenStream) -> TokenStream {
    let at = call.claim.unwrap_or_else(Span::call_site);
    let mut block = Token![unsafe](at).into_token_stream();
    let mut content = Group::new(Delimiter::Brace, content);
    content.set_span(at);
    block.append(content);
    block
}

/// Where the entry leaves the return value: a variable, or `_`.
pub(super) struct Ret {
    pub(super) name: Option<Ident>,
    pub(super) convention: Convention,
}

/// The declaration of the variable for the return value, if there is one.
struct Declared<'a>(Runtime<'a>, &'a Ret);

impl ToTokens for Declared<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let &Self(runtime, Ret { name: Some(name), convention }) = self {
            <Token![let]>::default().to_tokens(tokens);
            name.to_tokens(tokens);
            <Token![:]>::default().to_tokens(tokens);
            match convention {
                Convention::WideResult => {
                    Item(runtime, &["__private", "WideWord"]).to_tokens(tokens);
                }
                _ => Item(runtime, &["abi", "Word"]).to_tokens(tokens),
            }
            <Token![;]>::default().to_tokens(tokens);
        }
    }
}

impl ToTokens for Ret {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.name {
            Some(name) => name.to_tokens(tokens),
            None => <Token![_]>::default().to_tokens(tokens),
        }
    }
}

/// A local variable that cannot conflict with a user's name.
pub(super) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// `::sysdecl::name::name`
pub(super) struct Item<'a>(pub(super) Runtime<'a>, pub(super) &'a [&'a str]);

impl Item<'_> {
    /// With errors shown at `at`.
    pub(super) fn located(&self, at: Span) -> TokenStream {
        let Self(runtime, names) = self;
        let at = Span::call_site().located_at(at);
        if runtime.path().is_some() {
            return tokens::moved(self.to_token_stream(), at);
        }
        let mut tokens = TokenStream::new();
        tokens::path(["sysdecl"].into_iter().chain(names.iter().copied()), at, &mut tokens);
        tokens
    }
}

impl ToTokens for Item<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(runtime, names) = self;
        runtime.to_tokens(tokens);
        for name in *names {
            path_separator(tokens);
            Ident::new(name, Span::call_site()).to_tokens(tokens);
        }
    }
}

/// The path of the entry macro.
struct Entered<'a>(Runtime<'a>, &'a Abi<'a>);

impl ToTokens for Entered<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self(_, Abi::Written(path)) => path.to_tokens(tokens),
            Self(runtime, Abi::Ours(name)) => Item(*runtime, &["abi", name]).to_tokens(tokens),
            Self(runtime, Abi::Vdso(_)) => Item(*runtime, &["abi", "linux_vdso"]).to_tokens(tokens),
        }
    }
}

pub(super) fn attribute(tokens: &mut TokenStream, content: TokenStream) {
    <Token![#]>::default().to_tokens(tokens);
    tokens.append(Group::new(Delimiter::Bracket, content));
}
