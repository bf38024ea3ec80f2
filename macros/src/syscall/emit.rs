//! A [`Call`] to tokens. Nothing is decided here, and nothing can fail.
//!
//! A macro runs unoptimised in most builds, and a stream inside of a stream is copied. So the small
//! pieces are [`ToTokens`], which write where they stand, and only a group makes a stream of its own.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{Token, Type};

use super::{
    lower::{Abi, Answer, Call, Entry, Mutability, Number, Runtime, Word},
    os::{Kind, Os},
};

/// One function for each entry, under `guard`.
pub(crate) fn call(call: &Call<'_>, guard: Option<&TokenStream>) -> TokenStream {
    let functions = call.entries.iter().map(|entry| function(call, entry, guard));
    functions.reduce(|all, function| quote!(#all #function)).unwrap_or_default()
}

fn function(call: &Call<'_>, entry: &Entry<'_>, guard: Option<&TokenStream>) -> TokenStream {
    let Call { attrs, vis, sig, .. } = call;
    let system = entry.os.map(System);
    let inline = call.inline.then_some(Inline);
    let mut function = quote!(#system #guard #(#attrs)* #inline #vis #sig);
    function.append(Group::new(Delimiter::Brace, body(call, entry)));
    function
}

fn body(call: &Call<'_>, entry: &Entry<'_>) -> TokenStream {
    let &Call { ref words, runtime, .. } = call;
    let known = match entry.nr {
        Number::AtRunTime(nr) => {
            let entry = Item(runtime, &["abi", "windows_number"]);
            Some(quote!(#entry!(__NR = (#nr) as ::core::primitive::isize);))
        }
        _ => None,
    };
    let kind = entry.os.map_or(Kind::Unix, Os::kind);
    let ret = &Ret(entry.stores.then(|| local("__ret")));
    let declared = Declared(runtime, ret);
    let abi = Entered(runtime, &entry.abi);
    let nr = Numbered(runtime, &entry.nr);
    let words = words.iter().map(|word| Converted(runtime, word));
    if !call.repeats() {
        let answer = match &call.answer {
            Answer::Value(ty) => Some(Answered(runtime, converter(kind), ty, ret)),
            Answer::Pair(ty) => Some(Answered(runtime, PAIR, ty, ret)),
            Answer::Ignored | Answer::Never => None,
        };
        return quote! {
            #known
            #declared
            unsafe {
                #abi!(#ret = #nr #(, #words)*;);
                #answer
            }
        };
    }
    let names: Vec<Ident> =
        (0..call.words.len()).map(|index| local(&format!("__word{index}"))).collect();
    let end = match &call.answer {
        Answer::Value(ty) | Answer::Pair(ty) if call.retry => {
            let interrupted = Item(runtime, &["__private", "INTERRUPTED"]);
            let converter =
                if matches!(call.answer, Answer::Pair(_)) { PAIR } else { converter(kind) };
            let answer = Answered(runtime, converter, ty, ret);
            Some(quote!(if #ret != #interrupted { break #answer; }))
        }
        _ => None,
    };
    quote! {
        #known
        #(let #names = #words;)*
        loop {
            #declared
            unsafe {
                #abi!(#ret = #nr #(, #names)*;);
                #end
            }
        }
    }
}

/// Where the entry leaves the answer: a variable, or `_`.
struct Ret(Option<Ident>);

/// The variable for the answer, if there is one.
struct Declared<'a>(Runtime<'a>, &'a Ret);

impl ToTokens for Declared<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let &Self(runtime, Ret(Some(name))) = self {
            <Token![let]>::default().to_tokens(tokens);
            name.to_tokens(tokens);
            <Token![:]>::default().to_tokens(tokens);
            Item(runtime, &["abi", "Word"]).to_tokens(tokens);
            <Token![;]>::default().to_tokens(tokens);
        }
    }
}

impl ToTokens for Ret {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.0 {
            Some(name) => name.to_tokens(tokens),
            None => <Token![_]>::default().to_tokens(tokens),
        }
    }
}

/// A local variable that no name of the user's can be taken for.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// `::sysdecl::name::name`
struct Item<'a>(Runtime<'a>, &'a [&'a str]);

impl ToTokens for Item<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(runtime, names) = self;
        runtime.to_tokens(tokens);
        for name in *names {
            <Token![::]>::default().to_tokens(tokens);
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
        <Token![::]>::default().to_tokens(tokens);
        Ident::new(function, Span::call_site()).to_tokens(tokens);
        tokens.append(Group::new(Delimiter::Parenthesis, argument));
    }
}

/// A trait that converts the answer, by its path, and its function.
type Converter = (&'static [&'static str], &'static str);

/// What converts two results.
const PAIR: Converter = (&["__private", "FromPair"], "from_pair");

/// What converts the answer of a kernel.
fn converter(kind: Kind) -> Converter {
    match kind {
        Kind::Unix => (&["FromKernel"], "from_kernel"),
        Kind::Nt => (&["windows", "nt", "FromStatus"], "from_status"),
    }
}

/// The answer, converted.
struct Answered<'a>(Runtime<'a>, Converter, &'a Type, &'a Ret);

impl ToTokens for Answered<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(runtime, (path, function), ty, ret) = *self;
        Method(runtime, ty, path, function).call(ret.to_token_stream(), tokens);
    }
}

/// A parameter, converted.
struct Converted<'a>(Runtime<'a>, &'a Word<'a>);

impl ToTokens for Converted<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(runtime, word) = self;
        match word {
            Word::Value(name, ty) => {
                let into_kernel = Method(runtime, ty, &["ToKernel"], "into_kernel");
                into_kernel.call(name.to_token_stream(), tokens);
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
            Word::Elements(name, slice) => {
                let usize = Primitive("usize", Span::call_site());
                let into_kernel = Method(runtime, usize, &["ToKernel"], "into_kernel");
                into_kernel.call(quote!(<#slice>::len(#name)), tokens);
            }
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
        }
    }
}

/// The number, as an `isize`.
struct Numbered<'a>(Runtime<'a>, &'a Number<'a>);

impl ToTokens for Numbered<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let end = match self.1 {
            Number::Constant(constant, end) => {
                constant.to_tokens(tokens);
                *end
            }
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
                    <Token![::]>::default().to_tokens(tokens);
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

/// `#[cfg(…)]` of a system.
struct System(Os);

impl ToTokens for System {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let targets = self.0.targets();
        let cfg = if let [target] = targets {
            quote!(cfg(target_os = #target))
        } else {
            quote!(cfg(any(#(target_os = #targets),*)))
        };
        attribute(tokens, cfg);
    }
}

/// `#[inline]`
struct Inline;

impl ToTokens for Inline {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        attribute(tokens, quote!(inline));
    }
}

fn attribute(tokens: &mut TokenStream, content: TokenStream) {
    <Token![#]>::default().to_tokens(tokens);
    tokens.append(Group::new(Delimiter::Bracket, content));
}
