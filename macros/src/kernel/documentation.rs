//! The documentation that is generated from the table.
//!
//! Macros usually run unoptimised, and this runs for every declaration: strings are built without `format!`.

use super::{
    abi::Abis,
    prototype::{Prototype, Returns},
    row::Call,
};

/// The ABIs mentioned in the documentation; one line has no room for all.
const DOCUMENTED: Abis = Abis::named("x86_64").with(Abis::named("aarch64"));

/// The documentation of a call, as one line of Markdown: its prototype, its numbers, the kernel version that
/// introduced it, and its manual page. It contains no `[`, so rustdoc looks for no links in it, and nothing that must
/// be escaped.
pub(crate) fn documentation(text: &mut String, call: Call, prototypes: &[Prototype]) {
    let mut is_first = true;
    for prototype in prototypes {
        let on = prototype.on & DOCUMENTED;
        if on.is_empty() || prototype.halves {
            continue;
        }
        if !is_first {
            let mut word = ", on ";
            for abi in on.iter() {
                text.push_str(word);
                text.push_str(spoken(abi.name));
                word = " and ";
            }
            text.push(' ');
        }
        is_first = false;
        push(text, prototype);
    }
    if is_first {
        // No target of the crate has the call.
        let Some(prototype) = prototypes.first() else { return };
        push(text, prototype);
    }
    let mut word = ": number ";
    for (abi, number) in call.written_numbers().take_while(|(abi, _)| !spoken(abi).is_empty()) {
        text.push_str(word);
        text.push_str(number);
        text.push_str(" on ");
        text.push_str(spoken(abi));
        word = ", ";
    }
    if let Some((version, _)) = call.since().find(|(_, on)| !(*on & DOCUMENTED).is_empty()) {
        text.push_str(", since Linux ");
        text.push_str(version);
    }
    text.push('.');
    if let Some(page) = call.manual_page() {
        text.push_str(" Manual: <https://man7.org/linux/man-pages/man2/");
        text.push_str(page);
        text.push_str(".2.html>");
    }
}

/// The prototype in C syntax.
fn push(text: &mut String, prototype: &Prototype) {
    text.push_str(if prototype.returns == Returns::Never { "`void " } else { "`long " });
    text.push_str(prototype.name);
    text.push('(');
    text.push_str(prototype.in_c());
    text.push_str(")`");
}

/// The name of an ABI in prose; empty for an ABI whose number is not documented. The documented ones come first in
/// the table.
fn spoken(abi: &'static str) -> &'static str {
    match abi {
        "x86_64" => "x86-64",
        "aarch64" => "aarch64",
        _ => "",
    }
}
