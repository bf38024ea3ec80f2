//! A declaration as written, not yet checked.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, Ident, LitStr, Path, Token, Visibility, token::Brace};

use super::{comment::Comment, os::Os};
use crate::{signature::Signature, text::Text};

/// An item with the attribute `#[syscall]`.
pub(crate) enum Item {
    /// One function.
    Fn(Box<Decl>),
    /// An `extern` block, whose attribute gives the defaults of its members.
    Block(Block),
    /// Any other item: its keyword, and the entire item.
    Other(TokenStream, TokenStream),
}

/// One function, and its keys.
#[derive(Clone)]
pub(crate) struct Decl {
    pub(crate) comment: Comment,
    /// The attributes after the doc comment, without the `#[syscall]` that is being expanded.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) end: End,
    /// The input tokens, unless it is a member of a block.
    pub(crate) tokens: Option<TokenStream>,
    /// The keys of `#[syscall(…)]`, with the block's defaults.
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
    /// The tokens before `extern`; `check` refuses them.
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
    /// A function; its keys have not been parsed yet.
    Fn(Box<Decl>),
    /// Any other item that an `extern` block may contain.
    Other(Other),
}

/// A member that is not a function.
pub(crate) struct Other {
    /// Its first word.
    pub(crate) keyword: TokenStream,
    /// A replacement, so that code that uses it causes no further errors.
    pub(crate) stub: TokenStream,
}

/// The keys of one `#[syscall(…)]`.
#[derive(Clone, Default)]
pub(crate) struct Keys {
    /// The tokens of the keys: the function's, and those of the block around it.
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
    /// The symbol on any architecture; `None` for that of the call.
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
    /// The systems as written; none without `os`.
    pub(crate) fn systems(&self) -> &[Text] {
        self.os.as_deref().unwrap_or_default()
    }

    /// Those of them that are known.
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

    /// The keys of the function `name`, with the block's where the function has none. Mistakes that depend on the
    /// function get its span, not the block's. Keys that are not allowed on a block are refused there and not
    /// inherited.
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
