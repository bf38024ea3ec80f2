//! Error numbers: `runtime/src/errno/linux*.rs` from `linux-errno.tsv`.
//!
//! The file contains only data, one invocation of the crate's `errnos!`: names by number, followed by the aliases.

use std::fmt::Write;

use super::table::Table;
use super::{Error, File, source};

/// One file for each set of numbers: the column, the name of the file, and the platform.
const SETS: [(&str, &str, &str); 4] = [
    ("generic", "linux", "Linux"),
    ("mips", "linux_mips", "Linux on MIPS"),
    ("powerpc", "linux_powerpc", "Linux on PowerPC"),
    ("sparc", "linux_sparc", "Linux on SPARC"),
];

/// The files.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let table = Table::open("linux-errno.tsv")?;
    SETS.iter().map(|set| file(&table, set)).collect()
}

fn file(table: &Table, &(column, file, whose): &(&str, &str, &str)) -> Result<File, Error> {
    let by_name = table.by("name")?;
    let mut codes = Vec::<(i32, &str, &str)>::new();
    let mut aliases = Vec::<(i32, &str, &str)>::new();
    for row in table.rows() {
        let (name, code) = (row.text("name")?, row.number(column)?);
        let first = match row.optional("alias_of")? {
            Some(first) => Some(
                by_name
                    .get(first)
                    .ok_or_else(|| row.error(format_args!("no row for `{first}`")))?,
            ),
            None => None,
        };
        match first {
            // An alias elsewhere can have its own number here.
            Some(first) if first.number::<i32>(column)? == code => {
                aliases.push((code, name, first.text("name")?));
            }
            _ => codes.push((code, name, row.text("message")?)),
        }
    }
    codes.sort_unstable();
    aliases.sort_unstable();
    if let Some(pair) = codes.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let (first, second) = (pair[0].1, pair[1].1);
        return Err(Error::new(format!(
            "tests/data/linux-errno.tsv: `{first}` or `{second}` must be the alias"
        )));
    }

    let mut text = source::header(&format!("Error numbers of {whose}, with their messages"));
    text += "\nerrnos! {\n";
    for (code, name, message) in codes {
        let _ = writeln!(text, "    {name} = {code}, {message:?};");
    }
    for (_, name, first) in aliases {
        let _ = writeln!(text, "    @alias {name} = {first};");
    }
    text += "}\n";
    Ok(File { path: format!("runtime/src/errno/{file}.rs"), text })
}
