//! A lowered declaration: everything that `emit` needs, and the parts of it.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Expr, ExprField, Ident, Path, Type, Visibility};

use crate::{
    kernel::{self, Abis, plan::Scope},
    signature::Signature,
    syscall::{
        ast::Decl,
        comment::Comment,
        conform::Zeros,
        facts::{Facts, Known},
        os::Os,
        shapes::Assertion,
    },
    text::path_separator,
};

/// Everything that `emit` needs.
pub(crate) struct Call<'a> {
    pub(crate) comment: &'a Comment,
    pub(crate) attrs: &'a [Attribute],
    /// The generated attribute; the user's own `#[inline(…)]` takes precedence.
    pub(crate) inline: Option<Inline>,
    pub(crate) vis: &'a Visibility,
    pub(crate) sig: &'a Signature,
    /// The span of the body's braces: the `;` of the declaration. With the user's hygiene rustc regards the function
    /// as the user's own, so that `dead_code` applies. A `pub` function does not need that and gets the macro's:
    /// otherwise clippy would ask for documentation sections and attributes that it does not ask for in an `extern`
    /// block.
    pub(crate) end: Span,
    /// The span of the word `safe`, if the author wrote it; the keyword `unsafe` gets this span, so that the lint
    /// `unsafe_code` applies.
    pub(crate) claim: Option<Span>,
    /// One for each system: the same call through different entries.
    pub(crate) entries: Vec<Entry<'a>>,
    /// The expressions of `args(…)`, in order. They are evaluated outside of `unsafe`.
    pub(crate) bindings: Vec<&'a Expr>,
    /// Whether they must be evaluated before the arguments of a function that makes the call.
    pub(crate) binds_first: bool,
    pub(crate) words: Vec<Word<'a>>,
    /// Whether the kernel's prototype shows which words have 64 bits; all others are one word.
    pub(crate) is_known: bool,
    /// Checks against the prototype for types that the macro cannot see.
    pub(crate) assertions: Vec<Assertion>,
    /// Types in memory that the kernel accesses, checked for types that cannot be there.
    pub(crate) pointees: Vec<Pointee>,
    pub(crate) out: Option<Out<'a>>,
    pub(crate) returned: Return<'a>,
    /// `result = path`
    pub(crate) result: Option<&'a Path>,
    pub(crate) retry: bool,
    /// Further options of `asm!`.
    pub(crate) options: &'a [Ident],
    pub(crate) runtime: Runtime<'a>,
    pub(crate) form: Form,
}

/// How a declaration is expanded.
#[derive(Clone, Copy)]
pub(crate) struct Mode {
    pub(crate) form: Form,
    pub(crate) scope: Scope,
}

/// How the generated body enters the kernel.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// By the entry macro, in place: fewest instructions in debug builds.
    InPlace,
    /// By a runtime function where possible: lowest compile-time cost.
    Called,
}

/// The path of the runtime crate: `::sysdecl`, or the value of `crate = …`.
#[derive(Clone, Copy)]
pub(crate) struct Runtime<'a>(Option<&'a Path>);

/// A constant of the table of numbers.
pub(crate) struct ReliedOn {
    pub(crate) constant: Ident,
    /// The ABIs that have it, if not all.
    pub(crate) on: Option<Abis>,
}

/// The entry into one kernel.
pub(crate) struct Entry<'a> {
    /// The system whose `#[cfg]` guards the function; none if only `abi` specifies the entry.
    pub(crate) os: Option<Os>,
    pub(crate) abi: Abi<'a>,
    pub(crate) nr: Number<'a>,
    /// The calls whose numbers a user's constant may have, because the expansion relies on facts about them alone.
    pub(crate) relied_on: Vec<ReliedOn>,
    /// Whether the return value is stored: always by a custom entry, which then needs only one form; by our entries
    /// if it is used.
    pub(crate) stores: bool,
    /// `cfg` predicates of the targets where the function is refused and replaced by a stub.
    pub(crate) missing: Vec<TokenStream>,
    /// The number of omitted trailing words, which are passed as 0.
    pub(crate) zeros: usize,
    /// How the words are passed, by target; none where they are passed as declared.
    pub(crate) arms: &'a [Arm],
    /// The predicate of the targets of this expansion, if the others have their own.
    pub(crate) common: Option<&'a str>,
    /// Facts from the kernel's table.
    pub(crate) facts: Facts,
}

/// How the kernel's prototypes require the words to be passed.
pub(crate) struct Passing {
    pub(crate) zeros: usize,
    /// The same for systems other than Linux.
    pub(crate) zeros_of_others: Zeros,
    /// The call, if the table has it.
    pub(crate) known: Option<Known>,
    pub(crate) is_known: bool,
    pub(crate) arms: Vec<Arm>,
    /// The predicate of the targets of the only arm, unless it covers all.
    pub(crate) common: Option<String>,
}

/// How the words are passed on some targets.
pub(crate) struct Arm {
    /// The predicate of those targets; none if it covers all.
    pub(crate) cfg: Option<TokenStream>,
    /// The number, if the kernel has the call under another name.
    pub(crate) nr: Option<Number<'static>>,
    pub(crate) plan: kernel::plan::Plan,
}

/// The macro that enters the kernel.
pub(crate) enum Abi<'a> {
    /// `abi = path`
    Written(&'a Path),
    /// The runtime's, by its name in `sysdecl::abi`.
    Ours(&'static str),
    /// A vDSO function by its name; the system call is the fallback.
    Vdso(&'static str),
}

/// The number of a call.
pub(crate) enum Number<'a> {
    /// A literal: written as it is.
    Literal(&'a Expr),
    /// The name of a constant. The span is of its last token.
    Constant(&'a Expr, Span),
    /// Any other expression, evaluated at compile time.
    Expression(&'a Expr),
    /// An NT expression, which the entry may evaluate at run time.
    AtRunTime(&'a Expr),
    /// From `name`, or from the function if `nr` was left out: the constant of that name in the runtime's table of
    /// the system, or in scope.
    Named(Option<&'static str>, Ident),
}

/// One word of the call.
pub(crate) enum Word<'a> {
    /// The value of a parameter.
    Value(&'a Ident, &'a Type),
    /// The same for a reference to this type, by the named conversion of the runtime, which refuses descriptors.
    Reference(&'a Ident, &'a Type, &'static str),
    /// The address of a slice's first element; the type is `[T]`.
    Address(&'a Ident, &'a Type, Mutability),
    /// The number of a slice's elements; the type is `[T]`.
    Elements(&'a Ident, &'a Type),
    /// A literal.
    Literal(&'a Expr),
    /// The value of a binding, by its index, and its span.
    Bound(usize, Span),
    /// The address of the memory of `out`.
    Out,
    /// The address of a field of `out`.
    OutPart(Part<'a>),
}

/// The words of a declaration, and the expressions that they use.
pub(crate) struct Plan<'a> {
    /// Each with its source tokens.
    pub(crate) words: Vec<(&'a dyn ToTokens, Word<'a>)>,
    pub(crate) bindings: Vec<&'a Expr>,
}

/// What a parameter points to, if it is spelled as more than a name.
pub(crate) struct Pointee {
    pub(crate) ty: TokenStream,
    /// Whether it is the element type of a slice.
    pub(crate) is_slice: bool,
}

/// Whether the kernel may write through a slice.
pub(crate) enum Mutability {
    Const,
    Mut,
}

/// The memory that the kernel writes the result to.
pub(crate) struct Out<'a> {
    /// The declared type, which determines the type of the memory.
    pub(crate) ty: &'a Type,
    /// The name `out`, if an expression uses it.
    pub(crate) name: Option<Ident>,
    /// The number of bytes that the kernel is known to write, with the ABIs: a type of at most that size need not be
    /// initialised before.
    pub(crate) filled: Sizes,
    /// The minimum number of bytes that the kernel writes: a smaller type would be overrun.
    pub(crate) written: Sizes,
    /// The initial value of the memory.
    pub(crate) initial: Option<&'a Expr>,
}

/// A field of the memory of `out`.
pub(crate) struct Part<'a> {
    pub(crate) field: &'a ExprField,
    /// The minimum number of bytes that the kernel writes there.
    pub(crate) written: Sizes,
}

/// Sizes in bytes, each with the bit mask of its ABIs.
pub(crate) type Sizes = Vec<(u32, u32)>;

/// How a declaration uses the kernel's return value.
pub(crate) enum Return<'a> {
    /// It is converted to this type.
    Value(&'a Type),
    /// It is two results, of this type.
    Pair(&'a Type),
    /// It is ignored: no type is declared.
    Ignored,
    /// The call does not return: `-> !`.
    Never,
}

/// A generated attribute.
pub(crate) enum Inline {
    /// `#[inline]`
    Hint,
    /// `#[inline(always)]`
    Always,
}

impl Call<'_> {
    /// Whether the kernel may be entered more than once, so that the words must be evaluated before.
    pub(crate) fn repeats(&self) -> bool {
        self.retry || matches!(self.returned, Return::Never)
    }
}

impl<'a> Runtime<'a> {
    /// The one in a declaration.
    pub(crate) fn of(decl: &'a Decl) -> Self {
        Self(decl.keys.krate.as_ref())
    }

    /// The path, if it is specified.
    pub(crate) fn path(self) -> Option<&'a Path> {
        self.0
    }
}

impl ToTokens for Runtime<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(path) = self.0 {
            path.to_tokens(tokens);
        } else {
            path_separator(tokens);
            Ident::new("sysdecl", Span::call_site()).to_tokens(tokens);
        }
    }
}
