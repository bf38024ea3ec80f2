//! What is to be judged to a statement of the function's body: a constant that the runtime refuses to compute.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream};
use quote::{TokenStreamExt, quote};

use super::{
    Assertion, Judged, Length, addresses,
    slot::{NO_FIRST_BYTE, NO_INTEGERS, NO_INVALID_VALUES, NO_READ_ONLY},
};
use crate::{
    kernel::Abis,
    syscall::{
        emit::{self, Item},
        lower::Runtime,
    },
    text::code,
};

impl Assertion {
    /// Where it is compiled, if not everywhere: it holds its ABIs against the target's itself, and a predicate for each would take
    /// longer to read.
    fn predicate(&self) -> Option<TokenStream> {
        if self.on.contains(Abis::named("x86_64")) || self.on.contains(Abis::SUPPORTED) {
            None
        } else if (self.on & Abis::WIDE_POINTERS).is_empty() {
            Some(quote!(target_pointer_width = "32"))
        } else {
            Some(self.on.predicate())
        }
    }

    /// The sizes as the runtime reads them: two bytes for each ABI, the lower one first. No structure is larger, and what were would
    /// be judged less.
    pub(super) fn sizes_by_abi(&self) -> Vec<u8> {
        let mut all = Vec::with_capacity(32);
        for (bytes, on) in &self.sizes {
            let [low, high] = u16::try_from(*bytes).unwrap_or(u16::MAX).to_le_bytes();
            let mut left = (*on & Abis::OF_RUST).bits();
            while left != 0 {
                let at = 2 * left.trailing_zeros() as usize;
                if all.len() < at + 2 {
                    all.resize(at + 2, 0);
                }
                (all[at], all[at + 1]) = (low, high);
                left &= left - 1;
            }
        }
        all
    }

    /// Adds it as a statement of the function's body. Token by token in the usual case: to copy a stream takes longer than to write it.
    pub(crate) fn statement(&self, runtime: Runtime, output: &mut TokenStream) {
        let Self { judged, on, only_if, then, .. } = self;
        // An item knows no lifetime of the function's; where it cannot know a type at all, the function judges when it is built.
        let outside = judged.outside_of_function();
        let is_outside = |one: &Assertion| one.judged.outside_of_function().is_some();
        let is_item = outside.is_some() && then.iter().all(is_outside);
        let outside = outside.filter(|_| is_item);
        let judged = outside.as_ref().unwrap_or(judged);
        let needs_others = self.needs_others();
        let import = needs_others.then(|| quote!(use #runtime::__private::OtherShape as _;));
        let mut cfg = self.predicate();
        if only_if.is_some() {
            let (on, cfgs) = (on.predicate(), cfg.iter());
            cfg = Some(quote!(all(#(#cfgs,)* #on)));
        }
        if let Some(predicate) = cfg {
            emit::attribute(output, quote!(cfg(#predicate)));
        }
        let here = Span::call_site();
        output.append(Ident::new("const", here));
        if is_item {
            output.append(Ident::new("_", here));
            output.append(Punct::new(':', Spacing::Alone));
            output.append(Group::new(Delimiter::Parenthesis, TokenStream::new()));
            output.append(Punct::new('=', Spacing::Alone));
        }
        if only_if.is_none() && import.is_none() && then.is_empty() && is_item {
            self.call(judged, runtime, output);
            output.append(Punct::new(';', Spacing::Alone));
            return;
        }
        let mut call = TokenStream::new();
        self.call(judged, runtime, &mut call);
        for next in then {
            call.append(Punct::new(';', Spacing::Alone));
            let outside = next.judged.outside_of_function().filter(|_| is_item);
            next.call(outside.as_ref().unwrap_or(&next.judged), runtime, &mut call);
        }
        output.extend(match only_if {
            None => quote!({ #import #call }),
            Some((nr, constant)) => quote!({
                #import
                if #runtime::__private::word_of(#nr)
                    == #runtime::__private::word_of(#runtime::linux::nr::#constant)
                {
                    #call
                }
            }),
        });
        if is_item {
            output.append(Punct::new(';', Spacing::Alone));
        }
    }

    /// Whether it has to be found out what only the concrete type says.
    fn needs_others(&self) -> bool {
        let rules = match &self.judged {
            Judged::Word(_) => NO_READ_ONLY | NO_INTEGERS,
            Judged::Reference(_) => NO_INVALID_VALUES | NO_FIRST_BYTE,
            _ => 0,
        };
        self.rules & rules != 0
    }

    /// Adds the call of the runtime's function. The compiler's own lexer reads its arguments in fewer instructions than it takes to write
    /// them token by token.
    fn call(&self, judged: &Judged, runtime: Runtime, output: &mut TokenStream) {
        let Self { at, on, rules, text, .. } = self;
        let bits = on.bits();
        let (ty, which, judge, arguments) = match judged {
            Judged::Word(ty) => (ty, "ToKernel", "__word", format!("{bits},{rules},{text:?}")),
            Judged::Reference(ty) => {
                let sizes = self.sizes_by_abi();
                let sizes = sizes.escape_ascii();
                (ty, "ToKernel", "__size", format!("{bits},b\"{sizes}\",{rules},{text:?}"))
            }
            Judged::Return(ty) => {
                (ty, "FromKernel", "__return", format!("{bits},{rules},{text:?}"))
            }
            Judged::Length { memory, length, others, most } => {
                let units = self.sizes_by_abi();
                let units = units.escape_ascii();
                let mut arguments = length.shape(runtime);
                let proofs = proofs(others, false, runtime);
                arguments.extend(quote!(, &[#proofs]));
                arguments.extend(code(&format!(",{bits},b\"{units}\",{most},{text:?}")));
                return shape(
                    memory, "ToKernel", "__length", arguments, *at, runtime, false, output,
                );
            }
            Judged::Proof { types, takes_reference } => {
                let proofs = proofs(types, *takes_reference, runtime);
                let mut call = underlined(quote!(#runtime::__private::proven), at.0);
                let arguments = quote!(#bits, &[#proofs], #text);
                let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
                arguments.set_span(at.0);
                call.append(arguments);
                return output.extend(call);
            }
            Judged::Expression(expression) => return output.extend(expression.call(self, runtime)),
            Judged::Addresses { holder, declared } => {
                return output.extend(addresses::call(holder, *declared, self, runtime));
            }
            Judged::Wrong => {
                return output.extend(underlined(quote!(#runtime::__private::wrong(#text)), at.0));
            }
        };
        shape(ty, which, judge, code(&arguments), *at, runtime, self.needs_others(), output);
    }
}

/// Adds `<Type as ::sysdecl::Trait>::SHAPE.judge(arguments)`, with all that is known of the memory behind it if `finds_out`. The path of the
/// trait stays ours, which lints leave alone.
#[expect(clippy::too_many_arguments, reason = "the parts of one expression")]
fn shape(
    ty: &TokenStream,
    which: &str,
    judge: &str,
    arguments: TokenStream,
    at: (Span, Span),
    runtime: Runtime,
    finds_out: bool,
    output: &mut TokenStream,
) {
    let punct = |mark: char, spacing: Spacing, at: Span| {
        let mut punct = Punct::new(mark, spacing);
        punct.set_span(at);
        punct
    };
    // Where the path begins at the type, rustc suggests to borrow one that does not cross. Without that, the mistake is told as where the
    // type is converted, and once.
    let mut constant = TokenStream::new();
    constant.append(Punct::new('<', Spacing::Alone));
    constant.extend(ty.clone());
    constant.append(Ident::new("as", Span::call_site()));
    quote::ToTokens::to_tokens(&Item(runtime, &[which]), &mut constant);
    constant.append(punct('>', Spacing::Alone, at.1));
    constant.append(punct(':', Spacing::Joint, at.1));
    constant.append(punct(':', Spacing::Alone, at.1));
    constant.append(Ident::new("SHAPE", at.1));
    let mut constant = Group::new(Delimiter::Parenthesis, constant);
    constant.set_span(at.0);
    output.append(constant);
    if finds_out {
        let behind = quote!(#runtime::__private::Shaped::<#ty>::__BEHIND);
        output.extend(underlined(quote!(.__behind(#behind)), at.1));
    }
    output.append(punct('.', Spacing::Alone, at.1));
    output.append(Ident::new(judge, at.1));
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(at.1);
    output.append(arguments);
}

/// Of each of these types, whether it proves what no other does.
fn proofs(types: &[TokenStream], takes_reference: bool, runtime: Runtime) -> TokenStream {
    quote!(#(<#types as #runtime::ToKernel>::SHAPE.__proves(#takes_reference)),*)
}

impl Length {
    /// Its shape.
    fn shape(&self, runtime: Runtime) -> TokenStream {
        match self {
            Self::Integer(bits) => quote!(#runtime::Shape::integer(#bits)),
            Self::Unknown(ty) => quote!(<#ty as #runtime::ToKernel>::SHAPE),
        }
    }
}

/// Tokens that a mistake is shown at.
pub(super) fn underlined(tokens: TokenStream, at: Span) -> TokenStream {
    let underlined = tokens.into_iter().map(|mut token| {
        token.set_span(at);
        token
    });
    underlined.collect()
}
