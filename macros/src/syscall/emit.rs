//! A [`Call`] to tokens. Nothing is decided here, and nothing can fail.
//!
//! A macro runs unoptimised in most builds, and a stream inside of a stream is copied. So the small
//! pieces are [`ToTokens`], which write where they stand, and only a group makes a stream of its own.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use syn::{Expr, Path, Token, Type, spanned::Spanned};

use super::{
    attributes, called,
    lower::{
        Abi, Arm, Call, Entry, Mutability, Number, Out, Part, Pointee, ReliedOn, Return, Runtime,
        Word,
    },
    os::{Kind, Os},
    passed::{self, Words},
    shape,
};
use crate::{
    kernel::{Abis, plan::Convention},
    text::path_separator,
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

/// The body, or one for each group of targets on which the words are passed in another way.
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
    if is_called && !called::binds_first(call) {
        // Without bindings; to copy what is inside takes longer than to write it.
        return inside(call, entry, arm, nr, true, body);
    }
    let inside = inside(call, entry, arm, nr, is_called, TokenStream::new());
    body.extend(bound(call, inside));
    body
}

/// What follows the bindings of the entries of `args`, around which they are put: a temporary that an entry points to
/// lives until the kernel has been entered.
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

/// The call, with the bindings in scope, after what `body` has.
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
    // The table is Linux's.
    if entry.os == Some(Os::Linux) {
        // Nothing is judged where a word has 32 bits; a type of 64 bits is no word there.
        let narrow = arm.map_or(Abis::NONE, |arm| arm.plan.on & !Abis::WIDE_POINTERS);
        let is_judged = arm.is_none_or(|arm| !(arm.plan.on & Abis::WIDE_POINTERS).is_empty());
        for assertion in call.assertions.iter().filter(|_| is_judged) {
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
        let found = quote! {{
            use #others as _;
            #pointee::<#ty>::__DESCRIPTOR + #pointee::<#ty>::__POINTER
        }};
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
            // Which names them twice.
            Abi::Vdso(_) => {
                let names = word_names(words.len());
                body.extend(quote!(#(let #names = #words;)*));
                entered(call, entry, nr, ret, &names, zeros)
            }
            _ => entered(call, entry, nr, ret, words, zeros),
        };
        // The path is the user's, who sees where `unsafe` begins.
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

/// What the function of `result` makes of a word. What can be wrong is that function.
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

/// `function(arguments)`, where what can be wrong is shown at one place: the arguments keep theirs.
fn applied(function: TokenStream, arguments: TokenStream, at: Span) -> TokenStream {
    let mut applied = moved(function, at);
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(Span::call_site().located_at(at));
    applied.append(arguments);
    applied
}

/// The function of `result`, held against what it can be.
fn of_one_parameter(runtime: Runtime<'_>, path: &Path) -> TokenStream {
    let converter = Item(runtime, &["__private", "converter"]);
    applied(converter.into_token_stream(), path.to_token_stream(), path.span())
}

/// The function of `result`, as a variable.
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

/// The entry, with these words.
fn entered<T: ToTokens>(
    call: &Call<'_>,
    entry: &Entry<'_>,
    nr: &Number<'_>,
    ret: &Ret,
    words: impl IntoIterator<Item = T>,
    zeros: usize,
) -> TokenStream {
    let abi = Entered(call.runtime, &entry.abi);
    let nr = Numbered(call.runtime, nr);
    let words = words.into_iter();
    let options = call.options;
    if let Abi::Vdso(function) = entry.abi {
        let function = Ident::new(function, Span::call_site());
        let zero = Item(call.runtime, &["__private", "ZERO"]);
        let zeros = (0..zeros).map(|_| zero.to_token_stream());
        return quote!(#abi!(#function: #ret = #nr #(, #words)* #(, #zeros)*; #(#options),*););
    }
    let zeros = (0..zeros).map(|_| Item(call.runtime, &["__private", "ZERO"]));
    // What the author says of memory is of memory that exists outside of the call.
    if matches!(ret.convention, Convention::Written | Convention::Block) {
        return quote!(#abi!(#ret = #nr #(, #words)*;););
    }
    let nomem = entry.facts.nomem.then(|| Ident::new("nomem", Span::call_site()));
    quote!(#abi!(#ret = #nr #(, #words)* #(, #zeros)*; #(#options),* #nomem);)
}

/// `unsafe { content }`, where the author vouches for it.
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

/// The variable for the return value, if there is one.
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

/// A local variable that no name of the user's can be taken for.
pub(super) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// `::sysdecl::name::name`
pub(super) struct Item<'a>(pub(super) Runtime<'a>, pub(super) &'a [&'a str]);

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

/// `::core::primitive::name`, underlined somewhere.
struct Primitive(&'static str, Span);

impl ToTokens for Primitive {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(name, at) = self;
        for name in ["core", "primitive", name] {
            Token![::](at).to_tokens(tokens);
            Ident::new(name, at).to_tokens(tokens);
        }
    }
}

/// `<Type as ::sysdecl::Trait>::function`
struct Method<'a, T>(Runtime<'a>, T, &'a [&'a str], &'a str);

impl<T: ToTokens> Method<'_, T> {
    /// With `(argument)`.
    fn call(&self, argument: TokenStream, tokens: &mut TokenStream) {
        let Self(runtime, ty, path, function) = self;
        <Token![<]>::default().to_tokens(tokens);
        ty.to_tokens(tokens);
        <Token![as]>::default().to_tokens(tokens);
        Item(*runtime, path).to_tokens(tokens);
        <Token![>]>::default().to_tokens(tokens);
        path_separator(tokens);
        Ident::new(function, Span::call_site()).to_tokens(tokens);
        tokens.append(Group::new(Delimiter::Parenthesis, argument));
    }
}

/// A trait that converts the return value, by its path, and its function.
type Converter = (&'static [&'static str], &'static str);

/// What converts two results.
const PAIR: Converter = (&["__private", "FromPair"], "from_pair");

/// What converts the return value of a call that returns 0 on success.
const ZERO: Converter = (&["FromKernel"], "from_zero");

/// What converts an offset that the kernel writes to memory.
const OFFSET: Converter = (&["__private", "FromWide"], "from_written");

/// What converts a word that is wider than a pointer.
const WIDE: Converter = (&["__private", "FromWide"], "from_wide");

/// What converts the return value of a kernel.
fn converter(kind: Kind) -> Converter {
    match kind {
        Kind::Unix => (&["FromKernel"], "from_kernel"),
        Kind::Nt => (&["windows", "nt", "FromStatus"], "from_status"),
    }
}

/// The return value, converted.
#[derive(Clone, Copy)]
pub(super) struct Returned<'a> {
    runtime: Runtime<'a>,
    kind: Kind,
    /// The declared type, if there is one.
    ty: Option<&'a Type>,
    ret: &'a Ret,
    call: &'a Call<'a>,
    /// Whether success is exactly 0.
    is_zero: bool,
}

impl<'a> Returned<'a> {
    /// How the return value is converted.
    pub(super) fn of(call: &'a Call<'a>, entry: &Entry<'_>, ret: &'a Ret) -> Option<Self> {
        let kind = entry.os.map_or(Kind::Unix, Os::kind);
        let (ty, is_zero) = match &call.returned {
            Return::Value(ty) | Return::Pair(ty) => (Some(*ty), entry.facts.zero),
            // A custom entry can be safe, and a block without an unsafe operation a warning of the user's.
            Return::Ignored | Return::Never if entry.stores => (None, false),
            Return::Ignored | Return::Never => return None,
        };
        Some(Self { runtime: call.runtime, kind, ty, ret, call, is_zero })
    }
}

/// Whether a type is spelled as a `Result`.
fn is_result(ty: &Type) -> bool {
    shape::last_word(ty).is_some_and(|word| word == "Result")
}

impl ToTokens for Returned<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { runtime, kind, ty, ret, call, is_zero } = *self;
        let Some(ty) = ty else {
            let ignored = Item(runtime, &["__private", "ignored"]);
            tokens.extend(quote!(#ignored(#ret);));
            return;
        };
        if call.out.is_some() {
            let memory = local("__out");
            let function = if is_zero { "from_zero" } else { "from_out" };
            let from_out = Method(runtime, ty, &["__private", "FromOut"], function);
            // One place for what can be wrong with the type, so that it is told once.
            let (mut converted, returned) = (TokenStream::new(), quote!(&#ret, &#memory));
            let at = match call.result {
                None => {
                    from_out.call(returned, &mut converted);
                    ty.span()
                }
                Some(result) => {
                    let path = ["__private", "FromOut"];
                    Function(runtime, &path, function, result.span())
                        .call(returned, &mut converted);
                    result.span()
                }
            };
            return tokens.extend(moved(converted, at));
        }
        let written = matches!(ret.convention, Convention::Written).then(|| local("__result"));
        let returned = match written {
            Some(written) => quote!(#ret, #written),
            None => ret.to_token_stream(),
        };
        let (path, function) = match call.returned {
            Return::Pair(_) => PAIR,
            _ if matches!(ret.convention, Convention::Written) => OFFSET,
            _ if matches!(ret.convention, Convention::WideResult) => WIDE,
            _ if is_zero => ZERO,
            _ => converter(kind),
        };
        match call.result {
            // It is looked at where it lies. Any type can be: for others it would be one more function in a debug build.
            None if path == converter(Kind::Unix).0 && is_result(ty) => {
                let at = if is_zero { "from_zero_at" } else { "from_kernel_at" };
                Method(runtime, ty, path, at).call(quote!(&#returned), tokens);
            }
            None => Method(runtime, ty, path, function).call(returned, tokens),
            // The parameter of that function says what type it is.
            Some(result) => {
                let (mut converted, at) = (TokenStream::new(), result.span());
                Function(runtime, path, function, at).call(returned, &mut converted);
                tokens.extend(moved(converted, at));
            }
        }
    }
}

/// The memory that the kernel writes the result to, and the name that expressions have for it.
struct Memory<'a>(&'a Call<'a>, &'a Out<'a>);

impl ToTokens for Memory<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(&Call { runtime, result, .. }, Out { ty, name, filled, written, initial }) = self;
        let memory = local("__out");
        let [filled, written] = [filled, written].map(|sizes| bytes(runtime, sizes));
        let new = if let Some(path) = result {
            // The parameter of that function says what it is memory for.
            let function = match initial {
                None => Item(runtime, &["__private", "memory_for"]),
                Some(_) => Item(runtime, &["__private", "memory_holding"]),
            };
            let (initial, convert) = (initial.iter(), convert(path));
            // One function, if it has parameters.
            let held = of_one_parameter(runtime, path);
            tokens.extend(quote!(let #convert = #held;));
            let function = quote!(#function::<_, _, #filled, #written>);
            applied(function, quote!(#convert #(, #initial)*), path.span())
        } else {
            // What can be wrong is the type.
            let of = Item(runtime, &["__private", "OutMemory"]);
            let of = quote!(<#ty as #of<#filled, #written>>);
            match initial {
                None => moved(quote!(#of::NEW), ty.span()),
                Some(initial) => {
                    let held = local("__initial");
                    let memory = moved(quote!(#of::Memory), ty.span());
                    let held = quote!({ let #held: #memory = #initial; #held });
                    applied(quote!(#of::holding), held, ty.span())
                }
            }
        };
        tokens.extend(quote!(let mut #memory = #new;));
        if let Some(name) = name {
            tokens.extend(quote!(let #name = &#memory;));
        }
    }
}

/// How many bytes, by target: the value of a const parameter.
fn bytes(runtime: Runtime<'_>, sizes: &[(u32, u32)]) -> TokenStream {
    if sizes.is_empty() {
        return quote!(0);
    }
    let filled = Item(runtime, &["__private", "filled"]);
    let sizes = sizes.iter().map(|&(bytes, on)| {
        let [bytes, on] = [bytes, on].map(Literal::u32_unsuffixed);
        quote!((#bytes, #on))
    });
    quote!({ #filled(&[#(#sizes),*]) })
}

/// The address of a field of the memory.
fn part(runtime: Runtime<'_>, Part { field, written }: &Part<'_>) -> TokenStream {
    let (memory, all) = (local("__out"), local("__all"));
    let written = bytes(runtime, written);
    let mut members = vec![&field.member];
    let mut base = &*field.base;
    while let Expr::Field(field) = base {
        members.insert(0, &field.member);
        base = &field.base;
    }
    let part = Item(runtime, &["__private", "part"]);
    let field_of = quote!(&raw mut #memory, |#all| &raw const #all.#(#members).*);
    applied(quote!(#part::<_, _, #written>), field_of, field.member.span())
}

/// `::sysdecl::Trait::function`, underlined somewhere.
struct Function<'a>(Runtime<'a>, &'a [&'a str], &'a str, Span);

impl Function<'_> {
    /// With `(argument)`.
    fn call(&self, argument: TokenStream, tokens: &mut TokenStream) {
        let Self(runtime, path, function, at) = self;
        let mut call = Item(*runtime, path).to_token_stream();
        path_separator(&mut call);
        Ident::new(function, Span::call_site()).to_tokens(&mut call);
        call.append(Group::new(Delimiter::Parenthesis, argument));
        tokens.extend(underlined(call, *at));
    }
}

/// Tokens that a mistake is shown at, however deep: all at one place, where rustc tells of it once.
pub(super) fn moved(tokens: TokenStream, at: Span) -> TokenStream {
    let moved = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), self::moved(group.stream(), at)).into();
        }
        token.set_span(token.span().located_at(at));
        token
    };
    tokens.into_iter().map(moved).collect()
}

/// Tokens of ours that a mistake is shown at. Paths from the root are left alone: the edition of the user's
/// crate can have another.
fn underlined(tokens: TokenStream, at: Span) -> impl Iterator<Item = TokenTree> {
    tokens.into_iter().map(move |mut token| {
        if !matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':') {
            token.set_span(at);
        }
        token
    })
}

/// The number, held against what a number can be, or against the table's numbers: outside of `unsafe`, and of an integer type.
struct Checked<'a>(Runtime<'a>, &'a Expr, &'a [ReliedOn]);

impl Checked<'_> {
    /// Where a mistake is shown.
    fn at(&self) -> Span {
        Span::call_site().located_at(self.1.span())
    }
}

impl ToTokens for Checked<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(runtime, nr, relied_on) = self;
        let (function, arguments) = if relied_on.is_empty() {
            ("number", nr.to_token_stream())
        } else {
            let table = Item(runtime, &["linux", "nr"]);
            let numbers = relied_on.iter().map(|ReliedOn { constant, on }| {
                let cfg = on.map(Abis::predicate).map(|on| quote!(#[cfg(#on)]));
                quote!(#cfg #table::#constant)
            });
            ("number_of", quote!(#nr, &[#(#numbers),*]))
        };
        let function = Item(runtime, &["__private", function]).to_token_stream();
        tokens.extend(applied(function, arguments, self.at()));
    }
}

/// A parameter, converted.
pub(super) struct Converted<'a>(pub(super) Runtime<'a>, pub(super) &'a Word<'a>, pub(super) To);

/// What a parameter is converted to.
#[derive(Clone, Copy)]
pub(super) enum To {
    /// A word.
    Word,
    /// A word, which holds a 64-bit integer that fits.
    Narrow,
    /// As many words as 64 bits are.
    Wide,
}

impl To {
    /// The trait that converts what has this type, or may have any.
    fn trait_of(self, may_be_wide: bool) -> &'static [&'static str] {
        match self {
            Self::Narrow if may_be_wide => &["__private", "Narrow"],
            Self::Word | Self::Narrow => &["ToKernel"],
            Self::Wide => &["__private", "Wide"],
        }
    }
}

impl ToTokens for Converted<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(runtime, word, to) = self;
        match word {
            Word::Value(name, ty) => {
                let path = to.trait_of(shape::is_wide(ty));
                let into_kernel = Method(runtime, ty, path, "into_kernel");
                into_kernel.call(name.to_token_stream(), tokens);
            }
            Word::Reference(name, referent, conversion) => {
                let pointee = Item(runtime, &["__private", "Pointee"]);
                pointee.to_tokens(tokens);
                path_separator(tokens);
                <Token![<]>::default().to_tokens(tokens);
                referent.to_tokens(tokens);
                <Token![>]>::default().to_tokens(tokens);
                path_separator(tokens);
                tokens.append(Ident::new(conversion, Span::call_site()));
                // What is wrong is the type.
                let mut name = (*name).clone();
                name.set_span(name.span().located_at(referent.span()));
                tokens.append(Group::new(Delimiter::Parenthesis, name.into_token_stream()));
            }
            // Written out: a function of ours would store the slice once more in a debug build.
            Word::Address(name, slice, mutability) => {
                name.to_tokens(tokens);
                <Token![as]>::default().to_tokens(tokens);
                <Token![*]>::default().to_tokens(tokens);
                match mutability {
                    Mutability::Const => <Token![const]>::default().to_tokens(tokens),
                    Mutability::Mut => <Token![mut]>::default().to_tokens(tokens),
                }
                slice.to_tokens(tokens);
                <Token![as]>::default().to_tokens(tokens);
                Item(runtime, &["abi", "Word"]).to_tokens(tokens);
            }
            // Written out as well: the type is known.
            Word::Elements(name, slice) => {
                let word = Item(runtime, &["abi", "Word"]);
                tokens.extend(quote!(<#slice>::len(#name) as #word));
            }
            Word::Literal(number) => {
                let path = to.trait_of(false);
                let into_kernel = Function(runtime, path, "into_kernel", Span::call_site());
                into_kernel.call(number.to_token_stream(), tokens);
            }
            Word::Bound(index, at) => {
                let mut name = binding(*index);
                name.set_span(name.span().located_at(*at));
                let into_kernel = Function(runtime, to.trait_of(true), "into_kernel", *at);
                into_kernel.call(name.into_token_stream(), tokens);
            }
            Word::Out => {
                let (memory, word) = (local("__out"), Item(runtime, &["abi", "Word"]));
                tokens.extend(quote!(&raw mut #memory as #word));
            }
            Word::OutPart(of) => tokens.extend(part(runtime, of)),
        }
    }
}

/// The path of the macro that enters.
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

/// The number, as an `isize`.
pub(super) struct Numbered<'a>(pub(super) Runtime<'a>, pub(super) &'a Number<'a>);

impl ToTokens for Numbered<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let end = match self.1 {
            Number::Literal(literal) => {
                literal.to_tokens(tokens);
                literal.span()
            }
            Number::Constant(constant, end) => {
                constant.to_tokens(tokens);
                *end
            }
            // Outside of `unsafe`, it has been looked at: see `Checked`.
            Number::Expression(expression) => {
                let number = local("__number");
                let constant = quote! {
                    const { let #number = #expression; #number as ::core::primitive::isize }
                };
                tokens.append(Group::new(Delimiter::Parenthesis, constant));
                return;
            }
            Number::Named(table, name) => {
                if let Some(system) = table {
                    Item(self.0, &[system, "nr"]).to_tokens(tokens);
                    path_separator(tokens);
                }
                name.to_tokens(tokens);
                name.span()
            }
            Number::AtRunTime(_) => {
                Ident::new("__NR", Span::call_site()).to_tokens(tokens);
                return;
            }
        };
        // The cast of what is no integer is a mistake at the number, not at the whole attribute.
        let at = Span::call_site().located_at(end);
        Token![as](at).to_tokens(tokens);
        Primitive("isize", at).to_tokens(tokens);
    }
}

pub(super) fn attribute(tokens: &mut TokenStream, content: TokenStream) {
    <Token![#]>::default().to_tokens(tokens);
    tokens.append(Group::new(Delimiter::Bracket, content));
}
