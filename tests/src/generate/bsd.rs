//! The parts that macOS and FreeBSD share. Their numbers are the same on all architectures.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::table::Table;
use super::{Error, File, literal, numbers, source};

/// The numbers of a table with the columns `number` and `name`: constants of type `I32`, each documented by `doc`.
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

/// The error numbers of a table with the columns `name`, `number`, `alias_of` and `message`.
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
    let mut text = source::header(&format!("Error numbers of {system}, with their messages"));
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

/// The constants of one system, one file for each module that exports them.
pub(crate) fn constants(system: &str, title: &str) -> Result<Vec<File>, Error> {
    let table = Table::open("bsd-constants.tsv")?;
    table.by("name")?;
    let mut modules = BTreeMap::<&str, (BTreeSet<&str>, String)>::new();
    for row in table.rows() {
        let Some(cell) = row.optional(system)? else { continue };
        let (name, rust_type, doc) = (row.text("name")?, row.text("type")?, row.text("doc")?);
        let bits = literal::bits(cell)
            .ok_or_else(|| row.error(format_args!("`{cell}` is not a hexadecimal number")))?;
        let value = literal::write(bits, rust_type, row.text("base")?)
            .map_err(|reason| row.error(format_args!("{cell} of `{name}`: {reason}")))?;
        let (types, items) = modules.entry(row.text("module")?).or_default();
        types.insert(rust_type);
        let _ = writeln!(items, "/// {doc}\npub const {name}: {rust_type} = {value};");
    }
    let file = |(module, (types, items)): (&str, (BTreeSet<&str>, String))| {
        let title = format!("Constants of `{system}::{module}`, with the values of {title}");
        let types: Vec<_> = types.into_iter().collect();
        let text =
            source::header(&title) + "\n" + &source::import("crate::types", &types) + "\n" + &items;
        File { path: format!("runtime/src/{system}/{module}/constants.rs"), text }
    };
    Ok(modules.into_iter().map(file).collect())
}

/// The names of one system's constants and error numbers, for the comparison with the crate `libc`.
pub(crate) fn witnesses(system: &str, title: &str) -> Result<File, Error> {
    let constants = Table::open("bsd-constants.tsv")?;
    let errnos = Table::open(&format!("{system}-errno.tsv"))?;
    let mut modules = BTreeMap::<&str, Vec<&str>>::new();
    for row in constants.rows() {
        if row.optional(system)?.is_some() {
            modules.entry(row.text("module")?).or_default().push(row.text("name")?);
        }
    }
    for row in errnos.rows() {
        modules.entry("errno").or_default().push(row.text("name")?);
    }
    let mut text = source::header(&format!("The names that {title} shares with the crate `libc`"));
    for (module, names) in modules {
        let path =
            if module == "errno" { "errno".to_owned() } else { format!("{system}::{module}") };
        let _ = write!(text, "\nsame! {{ sysdecl::{path};\n");
        for name in names {
            let _ = writeln!(text, "    {name}");
        }
        text += "}\n";
    }
    Ok(File { path: format!("tests/oracle/src/against_libc/{system}.rs"), text })
}
