//! The generated attributes of a function, written as text: see `text::code`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    lower::{Entry, Inline, Runtime},
    os::Os,
};
use crate::text::code;

/// The attributes before the author's.
pub(super) fn before(entry: &Entry<'_>, inline: Option<&Inline>) -> TokenStream {
    let mut text = String::with_capacity(512);
    if let Some(os) = entry.os {
        system(&mut text, os);
    }
    if let Some(common) = entry.common {
        push(&mut text, &["#[cfg(", common, ")]"]);
    }
    if let Some(docs) = entry.facts.docs.as_ref().filter(|docs| docs.is_first) {
        push(&mut text, &["#[doc = \"", &docs.text, "\"]"]);
    }
    if let Some(why) = entry.facts.must_use {
        push(&mut text, &["#[must_use = \"", why, "\"]"]);
    }
    match inline {
        Some(Inline::Hint) => text.push_str("#[inline]"),
        Some(Inline::Always) => text.push_str("#[allow(clippy::inline_always)]#[inline(always)]"),
        None => {}
    }
    code(&text)
}

/// Documentation after the author's.
pub(super) fn after(entry: &Entry<'_>) -> Option<TokenStream> {
    let docs = entry.facts.docs.as_ref().filter(|docs| !docs.is_first)?;
    let mut text = String::with_capacity(256);
    push(&mut text, &["#[doc = \"", &docs.text, "\"]"]);
    Some(code(&text))
}

/// The attributes that expand Linux's function separately on the targets that are not `common`. The path of the
/// runtime follows.
pub(super) fn on_other_targets(common: &str, runtime: Runtime<'_>) -> TokenStream {
    let mut text = String::with_capacity(256);
    system(&mut text, Os::Linux);
    push(&mut text, &["#[cfg(not(", common, "))]"]);
    match runtime.path() {
        None => {
            text.push_str("::sysdecl::__private::on_other_targets!");
            code(&text)
        }
        Some(path) => {
            let attributes = code(&text);
            quote!(#attributes #path::__private::on_other_targets!)
        }
    }
}

/// The `#[cfg(…)]` of a system.
fn system(text: &mut String, os: Os) {
    match os.targets() {
        [target] => push(text, &["#[cfg(target_os = \"", target, "\")]"]),
        targets => {
            text.push_str("#[cfg(any(");
            for target in targets {
                push(text, &["target_os = \"", target, "\","]);
            }
            text.push_str("))]");
        }
    }
}

fn push(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}
