//! Error numbers: `runtime/src/errno/linux.rs` from `linux-errno.tsv`.
//!
//! The file is data and nothing else, one invocation of the crate's `errnos!`: names by number, then the second names.

use std::fmt::Write;

use super::table::Table;
use super::{Error, File, source};

/// The one file.
pub(crate) fn file() -> Result<File, Error> {
    let table = Table::open("linux-errno.tsv")?;
    let by_name = table.by("name")?;
    let mut codes = Vec::<(i32, &str, &str)>::new();
    let mut aliases = Vec::<(i32, &str, &str)>::new();
    for row in table.rows() {
        let (name, code) = (row.text("name")?, row.number("generic")?);
        match row.optional("alias_of")? {
            None => codes.push((code, name, row.text("message")?)),
            Some(first) => match by_name.get(first) {
                Some(other) if other.number::<i32>("generic")? == code => {
                    aliases.push((code, name, first));
                }
                Some(_) => {
                    return Err(
                        row.error(format_args!("`{name}` and `{first}` are different numbers"))
                    );
                }
                None => return Err(row.error(format_args!("no row for `{first}`"))),
            },
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

    let mut text = source::header("Error numbers of Linux, with what they say");
    text += "\nerrnos! {\n";
    for (code, name, message) in codes {
        let _ = writeln!(text, "    {name} = {code}, {message:?};");
    }
    for (_, name, first) in aliases {
        let _ = writeln!(text, "    @alias {name} = {first};");
    }
    text += "}\n";
    Ok(File { path: "runtime/src/errno/linux.rs".to_owned(), text })
}
