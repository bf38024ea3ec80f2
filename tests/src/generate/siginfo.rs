//! Views: methods that read union members from the words that contain them.
//!
//! They exist for `struct siginfo`, a union of seven structures, distinguished by `si_code`. With a Rust union, every
//! read would be unsafe. All members are integers, so each can be read from whole words safely.

use std::fmt::Write;

use super::source;
use super::structs::Field;

/// The methods of `name` that read `views` from `words`, a member of type `[U64; n]` or `[U32; n]`.
pub(crate) fn views(name: &str, words: &Field, views: &[Field]) -> String {
    let size = if words.rust_type.contains("U64") { 8 } else { 4 };
    let mut body = String::new();
    for Field { name, rust_type, offset, bytes, doc } in views {
        let (word, byte) = ((offset - words.offset) / size, (offset - words.offset) % size);
        let signed = rust_type.starts_with('I');
        let read = format!("{}{}", if signed { 'I' } else { 'U' }, bytes * 8);
        let of_word = format!("self.{}[{word}]", words.name);
        let _ =
            write!(body, "/// {doc}\n#[must_use]\npub const fn {name}(&self) -> {rust_type} {{\n");
        let value = if *bytes == 2 * size {
            let next = format!("self.{}[{}]", words.name, word + 1);
            let _ = writeln!(
                body,
                "    let (bytes, next) = ({of_word}.to_ne_bytes(), {next}.to_ne_bytes());"
            );
            let bytes: Vec<_> = ["bytes", "next"]
                .into_iter()
                .flat_map(|half| (0..size).map(move |at| format!("{half}[{at}]")))
                .collect();
            // Eight elements do not fit on one line.
            format!("{read}::from_ne_bytes([\n        {},\n    ])", bytes.join(", "))
        } else if *bytes == size && !signed {
            of_word
        } else if *bytes == size {
            format!("{read}::from_ne_bytes({of_word}.to_ne_bytes())")
        } else {
            let _ = writeln!(body, "    let bytes = {of_word}.to_ne_bytes();");
            let picked: Vec<_> = (byte..byte + bytes).map(|at| format!("bytes[{at}]")).collect();
            format!("{read}::from_ne_bytes([{}])", picked.join(", "))
        };
        let cast = if read == *rust_type { String::new() } else { format!(" as {rust_type}") };
        let _ = writeln!(body, "    {value}{cast}\n}}\n");
    }
    format!("impl {name} {{\n{}}}\n", source::indent(body.trim_end()))
}
