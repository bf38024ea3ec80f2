//! What is the same in the tables of macOS and FreeBSD: they have one number for all architectures.

use std::fmt::Write;

use super::table::Table;
use super::{Error, File, numbers, source};

/// The numbers of a table of `number`, `name`: constants of type `I32`, each documented by `doc`.
pub(crate) fn numbers(
    table: &str,
    path: &str,
    title: &str,
    doc: impl Fn(&str) -> String,
) -> Result<File, Error> {
    let table = Table::open(table)?;
    table.by("name")?;
    let mut text = source::header(title) + "\nuse crate::types::I32;\n\n";
    for row in table.rows() {
        let (name, number) = (row.text("name")?, row.number::<i32>("number")?);
        let (doc, constant) = (doc(name), numbers::constant(name));
        let _ = writeln!(text, "/// {doc}\npub const {constant}: I32 = {number};");
    }
    Ok(File { path: path.to_owned(), text })
}

/// The error numbers of a table of `name`, `number`, `alias_of`, `message`.
pub(crate) fn errnos(table: &str, path: &str, system: &str) -> Result<File, Error> {
    let table = Table::open(table)?;
    let by_name = table.by("name")?;
    let mut codes = Vec::new();
    let mut aliases = Vec::new();
    for row in table.rows() {
        let (name, code) = (row.text("name")?, row.number::<i32>("number")?);
        match row.optional("alias_of")? {
            None => codes.push((code, name, row.text("message")?)),
            Some(first) => match by_name.get(first) {
                Some(other) if other.number::<i32>("number")? == code => {
                    aliases.push((code, name, first));
                }
                _ => return Err(row.error(format_args!("`{first}` is not number {code}"))),
            },
        }
    }
    codes.sort_unstable();
    aliases.sort_unstable();
    let mut text = source::header(&format!("Error numbers of {system}, with what they say"));
    text += "\nerrnos! {\n";
    for (code, name, message) in codes {
        let _ = writeln!(text, "    {name} = {code}, {message:?};");
    }
    for (_, name, first) in aliases {
        let _ = writeln!(text, "    @alias {name} = {first};");
    }
    text += "}\n";
    Ok(File { path: path.to_owned(), text })
}
