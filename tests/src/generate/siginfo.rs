//! Views: methods that read members of a union out of the words that hold it.
//!
//! `struct siginfo` is the reason: a union of seven structures, told apart by `si_code`. A Rust union would make every read
//! unsafe. All of its members are integers, so any of them can be read from whole words safely.

use std::fmt::Write;

use super::source;
use super::structs::Field;

/// The methods of `name` that read `views` out of `words`, a member of type `[U64; n]`.
pub(crate) fn views(name: &str, words: &Field, views: &[Field]) -> String {
    let mut body = String::new();
    for Field { name, rust_type, offset, doc } in views {
        let (word, byte) = ((offset - words.offset) / 8, (offset - words.offset) % 8);
        let width = rust_type.trim_start_matches(['I', 'U']).parse().unwrap_or(64) / 8;
        let bytes: Vec<_> = (byte..byte + width).map(|at| format!("bytes[{at}]")).collect();
        let _ =
            write!(body, "/// {doc}\n#[must_use]\npub const fn {name}(&self) -> {rust_type} {{\n");
        match (rust_type.as_str(), width) {
            ("U64", _) => {
                let _ = writeln!(body, "    self.{}[{word}]", words.name);
            }
            (_, 8) => {
                let _ = writeln!(
                    body,
                    "    {rust_type}::from_ne_bytes(self.{}[{word}].to_ne_bytes())",
                    words.name
                );
            }
            _ => {
                let _ =
                    writeln!(body, "    let bytes = self.{}[{word}].to_ne_bytes();", words.name);
                let _ = writeln!(body, "    {rust_type}::from_ne_bytes([{}])", bytes.join(", "));
            }
        }
        body += "}\n\n";
    }
    format!("impl {name} {{\n{}}}\n", source::indent(body.trim_end()))
}
