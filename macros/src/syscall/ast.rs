//! A declaration as it was written. Nothing here has been judged.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, Ident, LitStr, Path, Token, Visibility, token::Brace};

use super::{comment::Comment, os::Os};
use crate::{signature::Signature, text::Text};

/// What stands under `#[syscall]`.
pub(crate) enum Item {
    /// One function.
    Fn(Box<Decl>),
    /// An `extern` block, whose attribute gives the defaults of its members.
    Block(Block),
    /// Anything else: its keyword, and all of it.
    Other(TokenStream, TokenStream),
}

/// One function, and its keys.
#[derive(Clone)]
pub(crate) struct Decl {
    pub(crate) comment: Comment,
    /// The attributes after the comment, without the `#[syscall]` that is being expanded.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) end: End,
    /// What it was read from, where it is no member of a block.
    pub(crate) tokens: Option<TokenStream>,
    /// The keys of `#[syscall(…)]`, a block's defaults filled in.
    pub(crate) keys: Keys,
}

/// How a declaration ends.
#[derive(Clone, Copy)]
pub(crate) enum End {
    Semicolon(Token![;]),
    /// The user wrote a body; `check` refuses it.
    Body(Brace),
}

/// An `extern` block.
pub(crate) struct Block {
    pub(crate) attrs: Vec<Attribute>,
    /// What stands before `extern`; `check` refuses it.
    pub(crate) vis: Visibility,
    pub(crate) unsafety: Option<Token![unsafe]>,
    pub(crate) extern_token: Token![extern],
    /// The string of `extern "C"`; `check` refuses any other.
    pub(crate) abi: Option<LitStr>,
    pub(crate) brace: Brace,
    pub(crate) members: Vec<Member>,
}

/// One member of a block.
pub(crate) enum Member {
    /// A function; its keys are still to be read.
    Fn(Box<Decl>),
    /// Anything else that an `extern` block can hold.
    Other(Other),
}

/// A member that is no function.
pub(crate) struct Other {
    /// Its first word.
    pub(crate) keyword: TokenStream,
    /// What stands in for it, so that what uses it does not turn red as well.
    pub(crate) stub: TokenStream,
}

/// The keys of one `#[syscall(…)]`.
#[derive(Clone, Default)]
pub(crate) struct Keys {
    /// What the keys were read from: of the function, and of the block around it.
    pub(crate) written: [TokenStream; 2],
    /// `nr = EXPR`
    pub(crate) nr: Option<Expr>,
    /// `name = "kill"`
    pub(crate) name: Option<Text>,
    /// `os = "linux"`, or a list
    pub(crate) os: Option<Vec<Text>>,
    /// `abi = path`
    pub(crate) abi: Option<Path>,
    /// `args(…)`
    pub(crate) args: Option<Args>,
    /// `out = EXPR`
    pub(crate) out: Option<Expr>,
    /// `result = path`
    pub(crate) result: Option<Path>,
    /// `options(…)`
    pub(crate) options: Option<Vec<Ident>>,
    /// `retry`
    pub(crate) retry: Option<Ident>,
    /// `vdso`
    pub(crate) vdso: Option<Vdso>,
    /// `unchecked`
    pub(crate) unchecked: Option<Unchecked>,
    /// `crate = path`
    pub(crate) krate: Option<Path>,
}

/// `vdso`, or `vdso = "symbol"`
#[derive(Clone)]
pub(crate) struct Vdso {
    /// The word `vdso`.
    pub(crate) keyword: Ident,
    /// The symbol, by its name on any architecture; `None`: that of the call.
    pub(crate) symbol: Option<LitStr>,
}

/// `unchecked`, or `unchecked(rule, …)`
#[derive(Clone)]
pub(crate) struct Unchecked {
    /// The names of the rules; `None`: all of them.
    pub(crate) rules: Option<Vec<Ident>>,
}

/// The words, in the kernel's order.
#[derive(Clone)]
pub(crate) struct Args {
    /// The word `args`.
    pub(crate) keyword: Ident,
    pub(crate) entries: Vec<Expr>,
    /// Whether every entry could be read.
    pub(crate) is_whole: bool,
}

impl Keys {
    /// The systems as they are written; none if there is no `os`.
    pub(crate) fn systems(&self) -> &[Text] {
        self.os.as_deref().unwrap_or_default()
    }

    /// Those of them that there are.
    pub(crate) fn known_systems(&self) -> Vec<Os> {
        let mut known = Vec::new();
        for os in self.systems() {
            if let Some(os) = Os::find(os.value()) {
                known.push(os);
            }
        }
        known
    }

    /// Whether this is one of them.
    pub(crate) fn has_system(&self, os: Os) -> bool {
        self.systems().iter().any(|one| one.value() == os.name())
    }

    /// The entries of `args`; none if there is no `args`.
    pub(crate) fn entries(&self) -> &[Expr] {
        self.args.as_ref().map_or(&[], |args| &args.entries)
    }

    /// These keys of the function `name`, and the block's where a key was left out. A mistake that
    /// only shows at this function is to be underlined there, and not at the block. What a block cannot
    /// have is refused there, and not taken from it.
    pub(crate) fn or(self, block: &Self, name: Span) -> Self {
        let here = |key: &Ident| {
            let mut key = key.clone();
            key.set_span(name);
            key
        };
        let [own, _] = self.written;
        Self {
            written: [own, block.written[0].clone()],
            os: self.os.or_else(|| block.os.clone()),
            abi: self.abi.or_else(|| block.abi.clone()),
            result: self.result.or_else(|| block.result.clone()),
            retry: self.retry.or_else(|| block.retry.as_ref().map(here)),
            unchecked: self.unchecked.or_else(|| block.unchecked.clone()),
            krate: self.krate.or_else(|| block.krate.clone()),
            ..self
        }
    }
}
