//! Families of constants: the constants that belong together, their file and their type (`families.tsv`).
//!
//! A row lists its members by name or by a pattern with one `*`, and the exceptions from such a pattern. A new family
//! is a new row; the code contains no names.

use super::Error;
use super::table::{Row, Table};

/// One row of `families.tsv`.
pub(crate) struct Family<'a> {
    /// The modules of `linux` that export the constants.
    pub(crate) modules: Vec<&'a str>,
    /// The generated file that contains them.
    pub(crate) file: &'a str,
    /// Their Rust type.
    pub(crate) rust_type: &'a str,
    /// The notation of their values: `hex`, `dec` or `oct`.
    pub(crate) base: &'a str,
    /// The bitflags type they are members of.
    pub(crate) flags: Option<&'a str>,
    /// Their purpose, with the manual page.
    pub(crate) doc: &'a str,
    names: Vec<&'a str>,
    except: Vec<&'a str>,
    row: Row<'a>,
}

impl<'a> Family<'a> {
    /// All rows of the table.
    pub(crate) fn all(table: &'a Table) -> Result<Vec<Self>, Error> {
        table.rows().map(Self::read).collect()
    }

    fn read(row: Row<'a>) -> Result<Self, Error> {
        Ok(Self {
            modules: row.text("module")?.split(',').collect(),
            file: row.text("file")?,
            rust_type: row.text("type")?,
            base: row.text("base")?,
            flags: row.optional("flags")?,
            doc: row.text("doc")?,
            names: row.text("names")?.split(',').collect(),
            except: row.optional("except")?.map_or_else(Vec::new, |text| text.split(',').collect()),
            row,
        })
    }

    /// Whether the constant `name` belongs to the family.
    pub(crate) fn takes(&self, name: &str) -> bool {
        let any = |patterns: &[&str]| patterns.iter().any(|pattern| matches(pattern, name));
        any(&self.names) && !any(&self.except)
    }

    /// Returns an error if a name, a pattern or an exception matches none of `names`, because it is then misspelled.
    pub(crate) fn check(&self, names: &[&str]) -> Result<(), Error> {
        match self.names.iter().find(|pattern| !names.iter().any(|name| matches(pattern, name))) {
            Some(pattern) => Err(self.row.error(format_args!("no constant matches `{pattern}`"))),
            None => Ok(()),
        }
    }
}

/// Whether `name` matches `pattern`, in which one `*` stands for any text.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_matches_any_text() {
        assert!(matches("O_*", "O_CREAT") && matches("O_*", "O_"));
        assert!(
            matches("FUTEX_*_PRIVATE", "FUTEX_WAIT_PRIVATE")
                && !matches("FUTEX_*_PRIVATE", "FUTEX_PRIVATE")
        );
        assert!(matches("AT_FDCWD", "AT_FDCWD") && !matches("AT_FD", "AT_FDCWD"));
    }
}
