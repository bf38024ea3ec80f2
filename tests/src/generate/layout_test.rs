//! The layouts for the test that compares them with the compiled structures: `tests/tests/layout/linux.rs`.

use std::fmt::Write;

use super::abis::Predicates;
use super::structs::Tables;
use super::{Error, File, source};

/// The one file.
pub(crate) fn file(tables: &Tables) -> Result<File, Error> {
    let predicates = Predicates::open()?;
    let mut text = source::header("Size, alignment and offsets of every structure");
    text += "\nuse sysdecl::linux::types::*;\n";
    for (_, on) in tables.structs()? {
        for (abis, one) in on.split() {
            let attribute = match on.agreed() {
                Some(_) => String::new(),
                None => format!("#[rustfmt::skip]\n#[cfg({})]\n", predicates.among(&abis)),
            };
            let _ = write!(
                text,
                "\n{attribute}layout! {{\n    {}: {} bytes, aligned to {};\n",
                one.name, one.size, one.align
            );
            for field in &one.fields {
                let _ = writeln!(text, "    {}: {},", field.name, field.offset);
            }
            text += "}\n";
        }
    }
    Ok(File { path: "tests/tests/layout/linux.rs".to_owned(), text })
}
