//! The keys of `#[syscall(…)]` and of `#[sysdecl(…)]`, parsed one by one, so that each mistake gets its own message.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Expr, Ident, Path, Result, Token, Type, bracketed,
    ext::IdentExt,
    parenthesized,
    parse::{ParseBuffer, ParseStream, Parser},
    punctuated::Punctuated,
    token::{Bracket, Group, Paren},
};

use super::{
    ast::{Args, Keys, Unchecked, Vdso},
    os::Os,
    shape,
};
use crate::{
    kernel::rules::Rule,
    nesting,
    report::{Report, nearest},
    text::Text,
    verbatim,
};

/// Every key of `#[syscall(…)]`, with its syntax.
const OF_SYSCALL: &[&str] = &[
    "nr",
    "name",
    "os",
    "abi",
    "args",
    "out",
    "result",
    "options",
    "retry",
    "vdso",
    "unchecked",
    "crate",
];

/// The syntax of the value of `options`.
const OPTIONS: [&str; 2] = ["readonly", "nomem"];

/// Every key of `#[sysdecl(…)]` on a type that derives.
const OF_DERIVE: &[&str] = &["crate", "none"];

/// The syntax of the value of `crate`.
const CRATE: &str = "the path of `sysdecl`, as in `crate = ::my_crate::sysdecl`";

/// Parses the tokens inside `#[syscall(…)]`.
pub(crate) fn parse(report: &mut Report, tokens: TokenStream) -> Keys {
    let written = [tokens.clone(), TokenStream::new()];
    let mut keys = Keys { written, ..Keys::default() };
    each(report, tokens, OF_SYSCALL, |mut value| match value.name.to_string().as_str() {
        "nr" => {
            let expected = "a number, as in `nr = SYS_READ`";
            value.read(&mut keys.nr, expected, verbatim::expression)
        }
        "name" => {
            let expected = "the kernel's name of the call, as in `name = \"read\"`";
            value.read(&mut keys.name, expected, ParseBuffer::parse)
        }
        "os" => value.read(&mut keys.os, "an operating system, as in `os = \"linux\"`", systems),
        "abi" => {
            let expected = "the path of an entry macro, as in `abi = my_kernel::enter`";
            value.read(&mut keys.abi, expected, path)
        }
        "args" => value.args(&mut keys.args),
        "out" => {
            let expected = "the value of `out` before the call, as in `out = lock`";
            value.read(&mut keys.out, expected, verbatim::expression)
        }
        "result" => {
            let expected = "the path of a conversion function, as in `result = nice_value`";
            value.read(&mut keys.result, expected, path)
        }
        "options" => value.options(&mut keys.options),
        "crate" => value.read(&mut keys.krate, CRATE, path),
        "retry" => value.none(&mut keys.retry),
        "vdso" => value.vdso(&mut keys.vdso),
        "unchecked" => value.unchecked(&mut keys.unchecked),
        _ => value.unknown(),
    });
    keys
}

/// The keys of one `#[sysdecl(…)]` on a type that derives.
#[derive(Default)]
pub(crate) struct OfDerive {
    /// `crate = path`
    pub(crate) krate: Option<Path>,
    /// `none = EXPR`
    pub(crate) none: Option<Expr>,
}

/// Parses the tokens inside `#[sysdecl(…)]` on a type that derives.
pub(crate) fn of_derive(report: &mut Report, tokens: TokenStream) -> OfDerive {
    let mut keys = OfDerive::default();
    each(report, tokens, OF_DERIVE, |mut value| match value.name.to_string().as_str() {
        "crate" => value.read(&mut keys.krate, CRATE, path),
        "none" => {
            let expected = "the value that represents `None`, as in `none = -1`";
            value.read(&mut keys.none, expected, verbatim::expression)
        }
        _ => value.unknown(),
    });
    keys
}

/// Parses a list of keys, each by `read`.
fn each(
    report: &mut Report,
    tokens: TokenStream,
    known: &'static [&'static str],
    mut read: impl FnMut(Value<'_, '_>) -> Result<()>,
) {
    let list = |input: ParseStream<'_>| {
        nesting::bounded(input)?;
        while !input.is_empty() {
            match input.call(Ident::parse_any) {
                Ok(name) => read(Value { report, known, name: &name, input })?,
                Err(_) => no_key(report, known, input)?,
            }
            // A missing comma here has already been reported.
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    };
    if let Err(error) = list.parse2(tokens) {
        report.syntax(error);
    }
}

/// The tokens after the name of a key.
struct Value<'a, 'b> {
    report: &'a mut Report,
    known: &'static [&'static str],
    name: &'a Ident,
    input: ParseStream<'b>,
}

impl<'b> Value<'_, 'b> {
    /// `= VALUE`
    fn read<T>(
        &mut self,
        slot: &mut Option<T>,
        expected: &str,
        parse: fn(ParseStream<'b>) -> Result<T>,
    ) -> Result<()> {
        let Self { name, input, .. } = *self;
        let help = format!("`{name}` takes {expected}");
        if input.parse::<Option<Token![=]>>()?.is_none() || end_of_value(input) {
            self.report.error(name, format_args!("`{name}` has no value"), help);
            return skip(input);
        }
        match parse(input) {
            Ok(value) if end_of_value(input) => self.set(slot, value),
            Ok(value) if input.peek(Ident::peek_any) => {
                let wrong = format!("missing `,` after the value of `{name}`");
                self.report.error_at(input.span(), wrong, "write `,` before this key");
                self.set(slot, value);
            }
            read => {
                let at = read.err().map_or_else(|| input.span(), |error| error.span());
                let wrong = format!("invalid value for `{name}`");
                self.report.error_at(at, wrong, help);
                return skip(input);
            }
        }
        Ok(())
    }

    /// Checks that a key has no value.
    fn none(&mut self, slot: &mut Option<Ident>) -> Result<()> {
        let Self { name, input, .. } = *self;
        if !end_of_value(input) {
            let wrong = format!("`{name}` takes no value");
            self.report.error_at(input.span(), wrong, format_args!("write `{name}` alone"));
        }
        self.set(slot, name.clone());
        skip(input)
    }

    /// `args(entry, …)`
    fn args(&mut self, slot: &mut Option<Args>) -> Result<()> {
        let help = "list one entry for each word, as in `args(fd, F_GETFL)`";
        let mistakes = self.report.count();
        let mut entries = Vec::new();
        self.list(help, |report, list| {
            if list.peek(Token![,]) {
                let wrong = "an entry of `args` is empty";
                report.error_at(list.span(), wrong, "remove this `,`, or write an entry before it");
                return Ok(());
            }
            match verbatim::expression(list) {
                Ok(entry) if end_of_value(list) => entries.push(entry),
                Ok(_) => {
                    let wrong = "missing `,` after an entry of `args`";
                    report.error_at(list.span(), wrong, "write `,` before this");
                    skip(list)?;
                }
                Err(error) => {
                    let help = "write the name of a parameter, `out` or an expression";
                    report.error_at(error.span(), "expected an entry of `args`", help);
                    skip(list)?;
                }
            }
            Ok(())
        })?;
        let is_whole = self.report.count() == mistakes;
        self.set(slot, Args { keyword: self.name.clone(), entries, is_whole });
        Ok(())
    }

    /// `options(readonly)`
    fn options(&mut self, slot: &mut Option<Vec<Ident>>) -> Result<()> {
        let mut options: Vec<Ident> = Vec::new();
        self.list("write `options(readonly)` or `options(nomem)`", |report, list| {
            let help = "write `readonly` or `nomem`";
            match list.call(Ident::parse_any) {
                Ok(option) if OPTIONS.iter().any(|known| option == known) => options.push(option),
                Ok(option) => {
                    let help = match nearest(&option.to_string(), OPTIONS) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => help.into(),
                    };
                    report.error(&option, format_args!("unknown option `{option}`"), help);
                }
                Err(_) => {
                    report.error_at(list.span(), "expected an option", help);
                }
            }
            if !end_of_value(list) {
                report.error_at(list.span(), "an option takes no value", "remove it");
            }
            skip(list)
        })?;
        if let [_, second, ..] = options.as_slice() {
            let help = "keep one; `nomem` implies `readonly`";
            self.report.error(second, "more than one option", help);
        }
        self.set(slot, options);
        Ok(())
    }

    /// `vdso`, or `vdso = "symbol"`
    fn vdso(&mut self, slot: &mut Option<Vdso>) -> Result<()> {
        let Self { name: keyword, input, .. } = *self;
        let mut symbol = None;
        if input.peek(Token![=]) {
            let expected =
                "the symbol of a function, as in `vdso = \"__vdso_clock_gettime\"`, or no value";
            self.read(&mut symbol, expected, ParseBuffer::parse)?;
        } else if !end_of_value(input) {
            let help = "write `vdso` alone, or `vdso = \"__vdso_clock_gettime\"`";
            self.report.error_at(input.span(), "invalid value for `vdso`", help);
            skip(input)?;
        }
        self.set(slot, Vdso { keyword: keyword.clone(), symbol });
        Ok(())
    }

    /// `unchecked`, or `unchecked(rule, …)`
    fn unchecked(&mut self, slot: &mut Option<Unchecked>) -> Result<()> {
        let Self { name, input, .. } = *self;
        if end_of_value(input) {
            self.set(slot, Unchecked { rules: None });
            return Ok(());
        }
        let known = Rule::ALL.map(Rule::name);
        let help = format!("the rules are {}", listed(&known));
        let mut rules: Vec<Ident> = Vec::new();
        let written = input.peek(Paren);
        let wrong =
            "write `unchecked` alone, or name rules in parentheses, as in `unchecked(arity)`";
        self.list(wrong, |report, list| {
            match list.call(Ident::parse_any) {
                Ok(rule) if known.iter().any(|known| rule == known) => rules.push(rule),
                Ok(rule) => {
                    let help = match nearest(&rule.to_string(), known) {
                        Some(near) => format!("did you mean `{near}`?\nnote: {help}"),
                        None => help.clone(),
                    };
                    report.error(&rule, format_args!("unknown rule `{rule}`"), help);
                    return skip(list);
                }
                Err(_) => {
                    report.error_at(list.span(), "expected the name of a rule", &help);
                    return skip(list);
                }
            }
            if !end_of_value(list) {
                report.error_at(list.span(), "a rule takes no value", "remove it");
            }
            skip(list)
        })?;
        if written && rules.is_empty() && self.report.is_clean() {
            let help = "write `unchecked` to disable all rules, or name some in `unchecked(…)`";
            self.report.error(name, "`unchecked()` does not name a rule", help);
        }
        self.set(slot, Unchecked { rules: Some(rules) });
        Ok(())
    }

    /// `(entry, …)`, each entry parsed by `read` up to its comma.
    fn list(
        &mut self,
        help: &str,
        mut read: impl FnMut(&mut Report, ParseStream<'_>) -> Result<()>,
    ) -> Result<()> {
        let Self { name, input, .. } = *self;
        if !input.peek(Paren) {
            self.report.error(name, format_args!("`{name}` takes a list in parentheses"), help);
            return skip(input);
        }
        let list;
        parenthesized!(list in input);
        while !list.is_empty() {
            read(self.report, &list)?;
            list.parse::<Option<Token![,]>>()?;
        }
        if !end_of_value(input) && !input.peek(Ident::peek_any) {
            let wrong = format!("`{name}(…)` takes no further value");
            self.report.error_at(input.span(), wrong, "write `,` before the next key");
            return skip(input);
        }
        if !end_of_value(input) {
            let wrong = format!("missing `,` after the value of `{name}`");
            self.report.error_at(input.span(), wrong, "write `,` before this key");
        }
        Ok(())
    }

    /// Reports an unknown key, with the most similar known one.
    fn unknown(&mut self) -> Result<()> {
        let Self { name, known, input, .. } = *self;
        let wrong = name.to_string();
        let listed = listed(known);
        if wrong.starts_with("SYS_") && known == OF_SYSCALL {
            let help = format!("write `nr = {wrong}`");
            self.report.error(name, format_args!("unknown key `{wrong}`"), help);
            return skip(input);
        }
        let help = match nearest(&wrong, known.iter().copied()) {
            Some(key) if known.len() == 1 => format!("did you mean `{key}`?"),
            Some(key) => format!("did you mean `{key}`?\nnote: the keys are {listed}"),
            None => format!("the keys are {listed}"),
        };
        self.report.error(name, format_args!("unknown key `{wrong}`"), help);
        skip(input)
    }

    fn set<T>(&mut self, slot: &mut Option<T>, value: T) {
        if slot.replace(value).is_some() {
            let name = self.name;
            let wrong = format!("`{name}` is given twice");
            self.report.error(name, wrong, "remove one of the two");
        }
    }
}

/// `"linux"`, or `["linux", "macos"]`.
fn systems(input: ParseStream<'_>) -> Result<Vec<Text>> {
    if !input.peek(Bracket) {
        return Ok(vec![input.parse()?]);
    }
    let list;
    let bracket = bracketed!(list in input);
    let systems = Punctuated::<Text, Token![,]>::parse_terminated(&list).inspect_err(|_| {
        // Unread tokens would be reported as another mistake.
        let _ = list.parse::<TokenStream>();
    })?;
    if systems.is_empty() {
        return Err(syn::Error::new(bracket.span.join(), "an empty list"));
    }
    Ok(systems.into_iter().collect())
}

/// A path as written, or passed on by a macro as `$path:path`.
fn path(input: ParseStream<'_>) -> Result<Path> {
    if !input.peek(Group) {
        return input.call(Path::parse_mod_style);
    }
    let ty = input.parse::<Type>()?;
    match shape::bare(&ty) {
        Type::Path(path) if path.qself.is_none() => Ok(path.path.clone()),
        _ => Err(syn::Error::new_spanned(ty, "no path")),
    }
}

/// Reports a missing key.
fn no_key(report: &mut Report, known: &[&str], input: ParseStream<'_>) -> Result<()> {
    if input.peek(Token![,]) {
        report.error_at(input.span(), "expected a key before this `,`", "remove it");
    } else {
        let help = match input.fork().parse::<Text>() {
            Ok(text) if known == OF_SYSCALL => {
                let key = if Os::find(text.value()).is_some() { "os" } else { "name" };
                format!("write `{key} = \"{}\"`", text.value())
            }
            _ => format!("the keys are {}", listed(known)),
        };
        report.error_at(input.span(), "expected a key", help);
    }
    skip(input)
}

fn listed(known: &[&str]) -> String {
    let quoted: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
    quoted.join(", ")
}

fn end_of_value(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Skips the rest of a key that could not be parsed, so that the next one is parsed.
fn skip(input: ParseStream<'_>) -> Result<()> {
    while !end_of_value(input) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
