//! Encodes what an argument points to (fact `pointee`) in the format that `macros/src/kernel/pointee.rs` parses.

use crate::generate::Error;
use crate::generate::table::Row;

/// The code for a detail without its argument and its ABIs; empty if nothing is known about the size.
pub(super) fn code(row: Row, what: &str) -> Result<String, Error> {
    let words: Vec<_> = what.split(' ').collect();
    Ok(match words.as_slice() {
        ["text"] => "t".to_owned(),
        ["[text]", "ended", "by", "null"] => "T".to_owned(),
        ["nothing"] => "0".to_owned(),
        ["bytes", "by", argument] => format!("b{argument}"),
        ["bytes", "in", argument] => format!("B{}", argument.trim_start_matches('*')),
        ["bytes", number] => format!("n{number}"),
        ["bits", "by", argument] => format!("i{argument}"),
        ["struct", name, "by", .., "min", least] => format!("v{least} {name}"),
        ["struct" | "union", name, "by", _] => format!("v0 {name}"),
        // The memory after the structure is described by another fact.
        ["struct", name, _] | ["struct", name, _, "then", ..] => format!("1{name}"),
        [name, size] | [name, size, "then", ..] if is_plain(name) && is_number(size) => {
            format!("1{name}")
        }
        // The smaller size, whatever the flags are.
        ["i32", "4,", "or", "u64", "8", "with", "AT_HANDLE_MNT_ID_UNIQUE"] => "1i32".to_owned(),
        ["[struct", name, _, "1", "or", "2", "by", "version]"] => format!("X1 {name}"),
        ["[struct", name, size, "counted", "by", argument] if size.ends_with(']') => {
            format!("x{argument} {name}")
        }
        ["[struct", name, _, count] if count.ends_with(']') => {
            format!("X{} {name}", count.trim_end_matches(']'))
        }
        ["[address", "of", .., "counted", "by", argument] => format!("x{argument} word"),
        [element, "counted", "by", argument] if element.starts_with('[') => {
            format!("x{argument} {}", element.trim_matches(['[', ']']))
        }
        [element, count] if element.starts_with('[') && count.ends_with(']') => {
            format!("X{} {}", count.trim_end_matches(']'), element.trim_matches(['[', ';']))
        }
        // The size depends on the operation, or on another argument in a special way.
        ["by", ..] | ["bytes,", "one", "per", ..] => String::new(),
        _ if ["or a number", " if ", " one per ", "as many as", "(48 on s390x)"]
            .iter()
            .any(|part| what.contains(part)) =>
        {
            String::new()
        }
        _ => return Err(row.error(format_args!("`{what}` cannot be parsed"))),
    })
}

/// Whether a word is an integer type.
fn is_plain(word: &str) -> bool {
    ["i32", "u32", "i64", "u64", "u16", "word"].contains(&word)
}

/// Whether a word is a size, possibly with the comma of a clause that follows.
fn is_number(word: &str) -> bool {
    word.trim_end_matches(',').parse::<u32>().is_ok()
}
