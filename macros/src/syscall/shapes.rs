//! What is not spelled, against the kernel's prototype: an alias, a type of the user's own, a structure behind a reference.
//!
//! The macro knows what the kernel takes, and the type system what is passed. So each such type becomes a constant that
//! `Shape::__word` or `Shape::__return` of the runtime refuses to compute. What can be wrong with it is a set of bits, which
//! the runtime has names for as well.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{ReturnType, Type};

use super::{
    ast::Decl,
    emit::{self, Item},
    lower::{Plan, Runtime, Word},
    shape,
};
use crate::{
    kernel::{
        Abis, Argument, Call, Direction, Prototype, Returns,
        rules::{
            Behind, Declaration, Given, Output, Rule, Success, Target,
            arguments::{instead, layout, wider},
        },
    },
    text::code,
};

const NO_POINTER: u32 = 1 << 8;
const NO_DESCRIPTOR: u32 = 1 << 9;
const NO_CONTAINER: u32 = 1 << 10;
const NO_NARROW_ADDRESS: u32 = 1 << 11;
const NO_READ_ONLY: u32 = 1 << 12;
const NO_RAW_DESCRIPTOR: u32 = 1 << 13;
const NO_RAW_POINTER: u32 = 1 << 14;
const NO_NUMBER: u32 = 1 << 15;
const NO_NUMBER_FOR_SOME: u32 = 1 << 16;
const WRITES: u32 = 1 << 17;
const READS: u32 = 1 << 18;

const NO_NOTHING: u32 = 1 << 8;
const NO_OTHER_DESCRIPTOR: u32 = 1 << 9;
const NO_RESULT: u32 = 1 << 10;

/// One type to be judged.
pub(crate) struct Assertion {
    judged: Judged,
    /// The word that it is; none for what is returned.
    word: Option<usize>,
    /// The bytes that are read or written, with their ABIs.
    sizes: Vec<(u32, Abis)>,
    /// The first and the last token of the type as it is written.
    at: (Span, Span),
    on: Abis,
    rules: u32,
    /// What a message is made of.
    text: String,
    /// Whether it is judged only where this number is that of the kernel's constant.
    only_if: Option<(TokenStream, Ident)>,
}

/// What is judged, and how.
enum Judged {
    /// The type of a parameter; of a pointer, whether it is known to be read-only has to be found out.
    Word(TokenStream),
    /// The type of a reference, for the size of what it points to.
    Reference(TokenStream),
    /// What a declaration returns.
    Return(TokenStream),
    /// Nothing: it is wrong.
    Wrong,
}

/// What is to be judged of a declaration of `call`. `is_checked` says whether a rule is in force.
pub(crate) fn of(
    decl: &Decl,
    plan: &Plan,
    call: Call,
    targets: &[Target],
    declaration: &Declaration,
    is_checked: &dyn Fn(Rule) -> bool,
) -> Vec<Assertion> {
    let mut assertions: Vec<Assertion> = Vec::new();
    // Mostly everything is spelled.
    let is_spelled = |at: &usize| match declaration.words[*at].given {
        Given::Unknown => false,
        Given::Pointer { raw, behind, .. } => raw || !matches!(behind, Behind::Unknown),
        _ => true,
    };
    let open: Vec<usize> = (0..plan.words.len()).filter(|at| !is_spelled(at)).collect();
    for target in targets {
        let (on, prototype) = (target.on, &*target.prototype);
        for &at in &open {
            let word = &plan.words[at].1;
            let Some(argument) = target.argument(at) else { continue };
            let slot = Slot { declaration, at, argument, target, is_checked };
            let text = |instead: String, larger: &str| {
                let word = &declaration.words[at].text;
                format!("`{word}`\n`{argument}`\n`{prototype}`\n{instead}\n{larger}")
            };
            if let (Word::Value(name, ty), Given::Unknown) = (word, declaration.words[at].given) {
                let rules = slot.rules();
                if rules > 8 {
                    let instead = instead(argument).trim_start_matches("pass ").to_owned();
                    let text = text(instead, wider(argument));
                    let judged = Judged::Word(ty.to_token_stream());
                    add(
                        &mut assertions,
                        Assertion::new(judged, Some(at), span(decl, name), on, rules, text),
                    );
                }
            }
            let Some((name, judged)) = sized(decl, word, declaration.words[at].given) else {
                continue;
            };
            let sizes = slot.sizes();
            if let Some(does) = argument.does().filter(|_| !sizes.is_empty()) {
                let rules = match does {
                    "reads" => READS,
                    "writes" => WRITES,
                    _ => READS | WRITES,
                };
                let text = text(String::new(), &layout(argument));
                let on = sizes.iter().map(|(_, on)| *on).collect();
                add(
                    &mut assertions,
                    Assertion {
                        sizes,
                        ..Assertion::new(judged, Some(at), span(decl, name), on, rules, text)
                    },
                );
            }
        }
        returned(&mut assertions, decl, call, prototype, declaration, on, is_checked);
    }
    assertions
}

/// Adds one, or to the ABIs of one that judges the same: a further constant costs more than the prototypes of all ABIs in a
/// message are worth.
fn add(assertions: &mut Vec<Assertion>, one: Assertion) {
    let is_same = |other: &&mut Assertion| {
        let is_alike = match (&one.judged, &other.judged) {
            (Judged::Word(_), Judged::Word(_)) => true,
            // What to point to is another structure.
            (Judged::Reference(_), Judged::Reference(_)) => one.larger() == other.larger(),
            _ => one.text == other.text,
        };
        is_alike && other.word == one.word && other.rules == one.rules
    };
    let Some(same) = assertions.iter_mut().find(is_same) else {
        assertions.push(one);
        return;
    };
    same.on = same.on | one.on;
    for (bytes, on) in one.sizes {
        match same.sizes.iter_mut().find(|(size, _)| *size == bytes) {
            Some((_, all)) => *all = *all | on,
            None => same.sizes.push((bytes, on)),
        }
    }
}

/// Where the type of a parameter is.
fn span(decl: &Decl, name: &Ident) -> (Span, Span) {
    let mut parameters = decl.sig.parameters();
    let parameter = parameters.find(|one| one.name() == Some(name));
    parameter.map_or_else(|| ends(name), |one| ends(&one.ty))
}

/// The first and the last token.
fn ends(written: &impl ToTokens) -> (Span, Span) {
    let mut tokens = written.to_token_stream().into_iter().map(|token| token.span());
    let first = tokens.next().unwrap_or_else(Span::call_site);
    (first, tokens.last().unwrap_or(first))
}

/// A reference or a slice to something of a size that is not spelled.
fn sized<'a>(decl: &Decl, word: &'a Word, given: Given) -> Option<(&'a Ident, Judged)> {
    match (word, given) {
        (
            Word::Value(name, _) | Word::Reference(name, ..),
            Given::Unknown | Given::Pointer { raw: false, behind: Behind::Unknown, .. },
        ) => {
            let ty =
                decl.sig.parameters().find(|one| one.name() == Some(name))?.ty.to_token_stream();
            Some((name, Judged::Reference(ty)))
        }
        (
            Word::Address(name, Type::Slice(slice), _),
            Given::Pointer { behind: Behind::Unknown, .. },
        ) => {
            let element = &slice.elem;
            Some((name, Judged::Reference(quote!(&#element))))
        }
        _ => None,
    }
}

/// One argument of the kernel's, and the word that a declaration passes there.
struct Slot<'a> {
    declaration: &'a Declaration<'a>,
    at: usize,
    argument: Argument,
    target: &'a Target<'a>,
    is_checked: &'a dyn Fn(Rule) -> bool,
}

impl Slot<'_> {
    /// Everything that a type can be wrong in, but for the size of what it points to.
    fn rules(&self) -> u32 {
        let Self { argument, declaration, at, .. } = *self;
        let mut rules = 0;
        let mut refuse = |rule: Rule, what: u32, is_refused: bool| {
            if is_refused && (self.is_checked)(rule) {
                rules |= what;
            }
        };
        let takes_descriptor =
            argument.kind.is_descriptor() || argument.pointer_or_number || argument.other_number;
        let direction = argument.direction();
        let is_followed = direction.is_some() && argument.pointee_is_followed();
        let is_written = matches!(direction, Some(Direction::Out | Direction::InOut));
        let is_one_or_other = argument.pointer_or_number;
        let is_fixed = is_one_or_other && declaration.operation_is_known(at);
        refuse(Rule::Pointer, NO_POINTER, !argument.takes_pointer());
        refuse(Rule::Pointer, NO_NARROW_ADDRESS, !argument.takes_number());
        refuse(Rule::Fd, NO_DESCRIPTOR, !takes_descriptor);
        refuse(Rule::Fd, NO_CONTAINER, true);
        refuse(Rule::Direction, NO_READ_ONLY, is_written);
        if declaration.safe {
            refuse(Rule::Safety, NO_RAW_DESCRIPTOR, argument.is_own_descriptor());
            refuse(Rule::Safety, NO_RAW_POINTER, is_followed && !is_fixed);
            refuse(Rule::Safety, NO_NUMBER, is_followed && !is_one_or_other);
            refuse(Rule::Safety, NO_NUMBER_FOR_SOME, is_followed && is_one_or_other && !is_fixed);
        }
        if (self.is_checked)(Rule::Width) && argument.takes_number() {
            rules |= u32::from(argument.least_bits());
        }
        rules
    }

    /// How many bytes the kernel reads or writes, by ABI.
    fn sizes(&self) -> Vec<(u32, Abis)> {
        let Self { argument, declaration, at, .. } = *self;
        let is_slice = matches!(declaration.words.get(at + 1), Some(next)
            if matches!(next.given, Given::Length) && next.text == declaration.words[at].text);
        if !(self.is_checked)(Rule::Size)
            || is_slice && !declaration.counts(at, argument, self.target)
        {
            return Vec::new();
        }
        // One byte may be the first of many.
        let leasts =
            declaration.leasts(argument, self.target).into_iter().filter(|(least, _)| *least > 1);
        let here = leasts.map(|(least, on)| (least, on & self.target.on));
        here.filter(|(_, on)| !on.is_empty()).collect()
    }
}

/// What a declared return type can be wrong in.
fn returned(
    assertions: &mut Vec<Assertion>,
    decl: &Decl,
    call: Call,
    prototype: &Prototype,
    declaration: &Declaration,
    on: Abis,
    is_checked: &dyn Fn(Rule) -> bool,
) {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return };
    let is_alias = matches!(declaration.result, Output::Unknown);
    let is_unknown = is_alias || matches!(declaration.result, Output::Result(Success::Unknown));
    if !is_unknown || decl.keys.result.is_some() || super::lower::writes_out(decl) {
        return;
    }
    let returns = prototype.returns;
    let (what, help, refused) = match returns {
        Returns::Address => {
            ("an address", "write `Result<*mut Void, Errno>` or `Result<usize, Errno>`", 64)
        }
        Returns::Offset => ("an offset", "write `Result<I64, Errno>` or `Result<U64, Errno>`", 64),
        Returns::Fd => (
            "a new descriptor, which would be leaked",
            "write `Result<OwnedFd, Errno>` or `Result<I32, Errno>`",
            NO_NOTHING,
        ),
        Returns::Count => {
            ("a count, which would be discarded", "write `Result<usize, Errno>`", NO_NOTHING)
        }
        Returns::Never => return,
        _ => ("", "", 0),
    };
    let mut rules = if is_checked(Rule::Result) { refused } else { 0 };
    if is_checked(Rule::Fd) && !matches!(returns, Returns::Fd | Returns::Other | Returns::Id) {
        rules |= NO_OTHER_DESCRIPTOR;
    }
    let mut judge = |on: Abis, rules: u32, what: &str, help: &str| {
        let text = [
            format!("`{}`", call.name),
            what.to_owned(),
            format!("`{prototype}`"),
            help.to_owned(),
        ];
        let judged = Judged::Return(ty.to_token_stream());
        add(assertions, Assertion::new(judged, None, ends(ty), on, rules, text.join("\n")));
    };
    if rules != 0 {
        judge(on, rules, what, help);
    }
    if !is_alias || !is_checked(Rule::Result) {
        return;
    }
    for any in call.any_word() {
        let on = on & any.on;
        if !on.is_empty() && any.only_if.is_none_or(|condition| declaration.holds(condition)) {
            let help = format!("write `-> {}`, and compare it yourself", any.instead);
            judge(on, NO_RESULT, "", &help);
        }
    }
}

impl Judged {
    fn ty(&self) -> Option<&TokenStream> {
        match self {
            Self::Reference(ty) | Self::Word(ty) | Self::Return(ty) => Some(ty),
            Self::Wrong => None,
        }
    }
}

impl Assertion {
    fn new(
        judged: Judged,
        word: Option<usize>,
        at: (Span, Span),
        on: Abis,
        rules: u32,
        text: String,
    ) -> Self {
        Self { judged, word, sizes: Vec::new(), at, on, rules, text, only_if: None }
    }

    /// The last line of the text: what to point to.
    fn larger(&self) -> Option<&str> {
        self.text.rsplit('\n').next()
    }

    /// What is certainly wrong.
    pub(crate) fn wrong(at: Span, text: String, on: Abis) -> Self {
        Self::new(Judged::Wrong, None, (at, at), on, 0, text)
    }

    /// The same, only where the number of a declaration is the kernel's constant.
    pub(crate) fn if_number(self, decl: &Decl, constant: &str) -> Self {
        let constant = Ident::new(constant, Span::call_site());
        let only_if = decl.keys.nr.as_ref().map(|nr| (nr.to_token_stream(), constant));
        Self { only_if, ..self }
    }

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
    fn sizes_by_abi(&self) -> Vec<u8> {
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

    /// As a statement of the function's body.
    pub(crate) fn statement(&self, runtime: Runtime) -> TokenStream {
        let Self { judged, at, on, rules, text, only_if, .. } = self;
        // An item knows no lifetime of the function's; where it cannot know the type at all, the function judges when it is built.
        let outside = judged.ty().and_then(shape::outside_of_function);
        let is_item = judged.ty().is_none() || outside.is_some();
        let ty = outside.as_ref().or(judged.ty());
        let cfg = if only_if.is_some() { Some(on.predicate()) } else { self.predicate() };
        let bits = on.bits();
        // The compiler's own lexer reads these in fewer instructions than it takes to write them token by token.
        let (judge, which, arguments) = match judged {
            Judged::Word(_) => (">::SHAPE.__word", "ToKernel", format!("{bits},{rules},{text:?}")),
            Judged::Reference(..) => {
                let sizes = self.sizes_by_abi();
                let sizes = sizes.escape_ascii();
                (">::SHAPE.__size", "ToKernel", format!("b\"{sizes}\",{rules},{text:?}"))
            }
            Judged::Return(_) => {
                (">::SHAPE.__return", "FromKernel", format!("{bits},{rules},{text:?}"))
            }
            Judged::Wrong => ("", "", String::new()),
        };
        let finds_out = matches!(judged, Judged::Word(_)) && rules & NO_READ_ONLY != 0;
        let import = finds_out.then(|| quote!(use #runtime::__private::OtherShape as _;));
        let call = if let Some(ty) = ty {
            // The path of the trait stays ours, which lints leave alone.
            let mut call = TokenStream::new();
            let mut opened = Punct::new('<', Spacing::Alone);
            opened.set_span(at.0);
            call.append(opened);
            call.extend(ty.clone());
            call.append(Ident::new("as", Span::call_site()));
            Item(runtime, &[which]).to_tokens(&mut call);
            if finds_out {
                let read_only = quote!(#runtime::__private::Shaped::<#ty>::__READ_ONLY);
                let (shape, judge) = judge.split_at(judge.len() - ".__word".len());
                call.extend(underlined(code(shape), at.1));
                call.extend(underlined(quote!(.__read_only(#read_only)), at.1));
                call.extend(underlined(code(judge), at.1));
            } else {
                call.extend(underlined(code(judge), at.1));
            }
            let mut arguments = Group::new(Delimiter::Parenthesis, code(&arguments));
            arguments.set_span(at.1);
            call.append(arguments);
            call
        } else {
            underlined(quote!(#runtime::__private::wrong(#text)), at.0)
        };
        let body = match only_if {
            None if import.is_none() && is_item => call,
            None => quote!({ #import #call }),
            Some((nr, constant)) => quote!({
                #import
                if #runtime::__private::word_of(#nr)
                    == #runtime::__private::word_of(#runtime::linux::nr::#constant)
                {
                    #call
                }
            }),
        };
        let mut statement = TokenStream::new();
        if let Some(predicate) = cfg {
            emit::attribute(&mut statement, quote!(cfg(#predicate)));
        }
        if is_item {
            statement.extend(code("const _: () ="));
            statement.extend(body);
            statement.append(Punct::new(';', Spacing::Alone));
        } else {
            statement.append(Ident::new("const", Span::call_site()));
            statement.extend(body);
        }
        statement
    }
}

/// Tokens that a mistake is shown at.
fn underlined(tokens: TokenStream, at: Span) -> TokenStream {
    let underlined = tokens.into_iter().map(|mut token| {
        token.set_span(at);
        token
    });
    underlined.collect()
}
