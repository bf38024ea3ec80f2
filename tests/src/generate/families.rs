//! Families of constants: which belong together, where they go and what type they have (`families.tsv`).
//!
//! A row names its members one by one or by a pattern with one `*`, and those that such a pattern must not take. So a new
//! family is a row, and nothing here knows a name.

use super::Error;
use super::table::{Row, Table};

/// One row of `families.tsv`.
pub(crate) struct Family<'a> {
    /// The modules of `linux` that show the constants.
    pub(crate) modules: Vec<&'a str>,
    /// The generated file that holds them.
    pub(crate) file: &'a str,
    /// Their Rust type.
    pub(crate) rust_type: &'a str,
    /// How their values are written: `hex`, `dec` or `oct`.
    pub(crate) base: &'a str,
    /// The bitflags type they are members of.
    pub(crate) flags: Option<&'a str>,
    /// What they are for, with the manual page.
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

    /// Whether the constant `name` belongs here.
    pub(crate) fn takes(&self, name: &str) -> bool {
        let any = |patterns: &[&str]| patterns.iter().any(|pattern| matches(pattern, name));
        any(&self.names) && !any(&self.except)
    }

    /// An error if a name or pattern, taken or left out, fits none of `names`: then it is spelled wrong.
    pub(crate) fn check(&self, names: &[&str]) -> Result<(), Error> {
        match self.names.iter().find(|pattern| !names.iter().any(|name| matches(pattern, name))) {
            Some(pattern) => Err(self.row.error(format_args!("no constant is called `{pattern}`"))),
            None => Ok(()),
        }
    }
}

/// Whether `pattern`, in which one `*` stands for anything, fits `name`.
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
    fn a_star_stands_for_anything() {
        assert!(matches("O_*", "O_CREAT") && matches("O_*", "O_"));
        assert!(
            matches("FUTEX_*_PRIVATE", "FUTEX_WAIT_PRIVATE")
                && !matches("FUTEX_*_PRIVATE", "FUTEX_PRIVATE")
        );
        assert!(matches("AT_FDCWD", "AT_FDCWD") && !matches("AT_FD", "AT_FDCWD"));
    }
}
