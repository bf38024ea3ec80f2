//! What is not spelled, against the kernel's prototype: an alias, a type of the user's own, a structure behind a reference.
//!
//! The macro knows what the kernel takes, and the type system what is passed. So each such type becomes a constant that
//! `Shape::__word` or `Shape::__return` of the runtime refuses to compute. What can be wrong with it is a set of bits, which
//! the runtime has names for as well.

mod addresses;
mod expression;
mod returned;
mod slot;
mod statement;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

use self::{
    expression::Expression,
    slot::{NO_INVALID_VALUES, Slot},
};
use super::{
    ast::Decl,
    lower::{Plan, Word},
    os::Os,
    shape,
};
use crate::kernel::{
    Abis, Call, Declared,
    rules::{
        self, Behind, Bits, Declaration, Given, Rule, Target, Unproven,
        arguments::{instead, layout, wider},
        lengths::Beside,
    },
};

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
    /// What is judged after it, if nothing is wrong with it: the same mistake.
    then: Vec<Assertion>,
    /// The system that it is emitted for.
    pub(crate) os: Os,
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
    /// The type of an expression over these parameters.
    Expression(Expression),
    /// A length beside the type of a reference to memory of a fixed size; and other types, which may bound what the kernel finds.
    Length { memory: TokenStream, length: Length, others: Vec<TokenStream>, most: u64 },
    /// At least one of these types must prove that the function is safe.
    Proof { types: Vec<TokenStream>, takes_reference: bool },
    /// What must restrict the addresses in the memory that this type points to, as `fn(Type)` with every lifetime elided.
    Addresses { holder: TokenStream, declared: Declared },
    /// Nothing: it is wrong.
    Wrong,
}

/// The type of a length.
enum Length {
    /// An integer of so many bits.
    Integer(u32),
    /// What is not spelled.
    Unknown(TokenStream),
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
    let unproven = rules::unproven(call, declaration).filter(|_| is_checked(Rule::Safety));
    // That it proves nothing is said once.
    let proof = unproven.as_ref().and_then(|one| match one.words[..] {
        [word] => Some(word),
        _ => None,
    });
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
            let is_expression = matches!(word, Word::Bound(..));
            let slot = Slot {
                declaration,
                at,
                argument,
                target,
                is_checked,
                is_expression,
                is_proof: proof == Some(at),
            };
            let text = |instead: String, larger: &str| {
                let word = &declaration.words[at].text;
                format!("`{word}`\n`{argument}`\n`{prototype}`\n{instead}\n{larger}")
            };
            if let Word::Bound(binding, _) = word {
                expression::add(&mut assertions, decl, plan.bindings[*binding], &slot);
                continue;
            }
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
            let (sizes, rules) = (slot.sizes(), slot.memory());
            let is_written = rules & NO_INVALID_VALUES != 0;
            if argument.does().is_some() && (is_written || !sizes.is_empty()) {
                let text = text(String::new(), &layout(argument));
                let known = sizes.iter().map(|(_, on)| *on).collect();
                let on = if is_written { on } else { known };
                add(
                    &mut assertions,
                    Assertion {
                        sizes,
                        ..Assertion::new(judged, Some(at), span(decl, name), on, rules, text)
                    },
                );
            }
        }
        if is_checked(Rule::Safety) {
            for beside in declaration.lengths(call, target) {
                length(&mut assertions, decl, plan, target, declaration, beside);
            }
        }
        addresses::of(&mut assertions, decl, plan, call, target, declaration, is_checked);
        returned::of(&mut assertions, decl, call, prototype, declaration, on, is_checked);
    }
    if let Some(unproven) = &unproven {
        let there = targets.iter().map(|target| target.on).collect();
        prove(&mut assertions, decl, plan, unproven, there);
    }
    assertions
}

/// What is to be judged of a declaration for `os`, which is not Linux: its table says nothing else about types that are not spelled.
pub(crate) fn of_other_system(
    os: Os,
    decl: &Decl,
    plan: &Plan,
    call: Call,
    targets: &[Target],
    declaration: &Declaration,
    is_checked: &dyn Fn(Rule) -> bool,
) -> impl Iterator<Item = Assertion> {
    let mut assertions = Vec::new();
    for target in targets {
        addresses::of(&mut assertions, decl, plan, call, target, declaration, is_checked);
    }
    assertions.into_iter().map(move |one| Assertion { os, ..one })
}

/// Adds a length beside memory, where not both are spelled.
fn length(
    assertions: &mut Vec<Assertion>,
    decl: &Decl,
    plan: &Plan,
    target: &Target,
    declaration: &Declaration,
    beside: Beside,
) {
    let Beside { memory, length, units, most } = beside;
    let (there, many) = (&declaration.words[memory], &declaration.words[length]);
    let Some((_, memory_type)) = parameter(decl, plan, memory) else { return };
    let Some((name, length_type)) = parameter(decl, plan, length) else { return };
    let is_other = |at: usize| {
        at != memory && at != length && matches!(declaration.words[at].given, Given::Unknown)
    };
    let others: Vec<_> = (0..declaration.words.len()).filter(|at| is_other(*at)).collect();
    let is_spelled =
        |given| !matches!(given, Given::Unknown | Given::Pointer { behind: Behind::Unknown, .. });
    if is_spelled(there.given) && is_spelled(many.given) && others.is_empty() {
        return;
    }
    // An expression, or a constant, may be whatever makes it right.
    let others: Option<Vec<_>> =
        others.into_iter().map(|at| Some(parameter(decl, plan, at)?.1.to_token_stream())).collect();
    let Some(others) = others else { return };
    let bits = match many.given {
        Given::Integer(Bits::Fixed(bits)) => Some(u32::from(bits)),
        // Judged only where a word has 64 bits.
        Given::Integer(Bits::Pointer) => Some(64),
        _ => None,
    };
    let judged = Judged::Length {
        memory: memory_type.to_token_stream(),
        length: bits
            .map_or_else(|| Length::Unknown(length_type.to_token_stream()), Length::Integer),
        others,
        most: most.map_or(u64::MAX, u64::from),
    };
    let argument = target.argument(memory).map(|one| one.to_string()).unwrap_or_default();
    let text =
        format!("`{}`\n`{argument}`\n`{}`\n`{}`\n", there.text, *target.prototype, many.text);
    let on = units.iter().map(|(_, on)| *on & target.on).collect();
    let one = Assertion::new(judged, Some(length), span(decl, name), on, 0, text);
    add(assertions, Assertion { sizes: units, ..one });
}

/// Adds what has to prove that a function is safe, where a type that is not spelled may.
fn prove(assertions: &mut Vec<Assertion>, decl: &Decl, plan: &Plan, unproven: &Unproven, on: Abis) {
    let types: Option<Vec<_>> =
        unproven.words.iter().map(|at| parameter(decl, plan, *at)).collect();
    // An expression may be whatever makes it right.
    let Some(types) = types else { return };
    let Some((first, _)) = types.first() else { return };
    let at = span(decl, first);
    let types = types.iter().map(|(_, ty)| ty.to_token_stream()).collect();
    let judged = Judged::Proof { types, takes_reference: unproven.takes_reference };
    let text = format!("{}\nhelp: {}", unproven.why, unproven.help);
    add(assertions, Assertion::new(judged, None, at, on, 0, text));
}

/// The parameter that a word is the value of, and its type.
fn parameter<'a>(decl: &'a Decl, plan: &'a Plan, at: usize) -> Option<(&'a Ident, &'a Type)> {
    let (Word::Value(name, _) | Word::Reference(name, ..)) = &plan.words.get(at)?.1 else {
        return None;
    };
    let parameter = decl.sig.parameters().find(|one| one.name() == Some(name))?;
    Some((name, &parameter.ty))
}

/// Adds one, or to the ABIs of one that judges the same: a further constant costs more than the prototypes of all ABIs in a
/// message are worth.
fn add(assertions: &mut Vec<Assertion>, one: Assertion) {
    let is_same = |other: &&mut Assertion| {
        let is_alike = match (&one.judged, &other.judged) {
            (Judged::Word(_), Judged::Word(_)) | (Judged::Expression(_), Judged::Expression(_)) => {
                true
            }
            // What to point to is another structure.
            (Judged::Reference(_), Judged::Reference(_)) => one.larger() == other.larger(),
            _ => one.text == other.text,
        };
        is_alike && other.word == one.word && other.rules == one.rules
    };
    let Some(same) = assertions.iter_mut().find(is_same) else {
        // One length of several slices, which is too large for each: as for `select`.
        let has_same_length = |other: &&mut Assertion| {
            let are_lengths = matches!(
                (&one.judged, &other.judged),
                (Judged::Length { .. }, Judged::Length { .. })
            );
            are_lengths && other.word == one.word && other.on == one.on
        };
        match assertions.iter_mut().find(has_same_length) {
            Some(first) => first.then.push(one),
            None => assertions.push(one),
        }
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

impl Judged {
    /// The same, as an item can have it that knows no lifetime of the function's: `None` where it cannot know a type.
    fn outside_of_function(&self) -> Option<Self> {
        let outside = |ty: &TokenStream| shape::outside_of_function(ty);
        let all = |types: &[TokenStream]| types.iter().map(outside).collect::<Option<Vec<_>>>();
        Some(match self {
            Self::Word(ty) => Self::Word(outside(ty)?),
            Self::Reference(ty) => Self::Reference(outside(ty)?),
            Self::Return(ty) => Self::Return(outside(ty)?),
            Self::Expression(expression) => Self::Expression(expression.outside_of_function()?),
            Self::Length { memory, length, others, most } => Self::Length {
                memory: outside(memory)?,
                length: match length {
                    Length::Integer(bits) => Length::Integer(*bits),
                    Length::Unknown(ty) => Length::Unknown(outside(ty)?),
                },
                others: all(others)?,
                most: *most,
            },
            Self::Proof { types, takes_reference } => {
                Self::Proof { types: all(types)?, takes_reference: *takes_reference }
            }
            Self::Addresses { holder, declared } => {
                Self::Addresses { holder: holder.clone(), declared: *declared }
            }
            Self::Wrong => Self::Wrong,
        })
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
        let (os, sizes, then) = (Os::Linux, Vec::new(), Vec::new());
        Self { judged, word, sizes, at, on, rules, text, then, os, only_if: None }
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
}
