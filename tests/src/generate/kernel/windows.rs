//! The functions of `kernel32.dll`: `macros/src/kernel/windows_table.rs`.

use std::collections::BTreeMap;

use crate::generate::table::{Row, Table};
use crate::generate::{Error, File, source};

/// The one file.
pub(super) fn file() -> Result<File, Error> {
    let table = Table::open("windows-kernel32.tsv")?;
    let mut rows = BTreeMap::new();
    for row in table.rows() {
        let name = row.text("name")?;
        let result = [row.text("c_returns")?, row.optional("failure")?.unwrap_or_default()];
        rows.insert(
            name,
            [name.to_owned(), result.join(" ").trim_end().to_owned(), parameters(row)?],
        );
    }
    let mut text = source::header("Functions of `kernel32.dll`, as `kernel::windows` reads them");
    text += "\nuse super::rows::Rows;\n";
    text +=
        "\n/// Name; C's type of the result and what is a failure; parameters. Sorted by name.\n";
    let lines: Vec<_> = rows.into_values().map(|row| row.join("\t")).collect();
    super::rows(&mut text, "KERNEL32", &lines);
    Ok(File { path: "macros/src/kernel/windows_table.rs".to_owned(), text })
}

/// The parameters: `name:C type:direction`, separated by commas.
fn parameters(row: Row) -> Result<String, Error> {
    let parameters = row.text("c_parameters")?;
    if parameters == "void" {
        return Ok(String::new());
    }
    let parameters: Vec<_> = parameters.split(", ").collect();
    let directions: Vec<_> = row.text("directions")?.split(',').collect();
    if directions.len() != parameters.len() {
        return Err(row.error("the numbers of directions and of parameters differ"));
    }
    let joined = parameters.iter().zip(directions);
    let joined: Vec<_> = joined.map(|(one, direction)| format!("{one}:{direction}")).collect();
    Ok(joined.join(","))
}
