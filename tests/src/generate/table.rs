//! Tables: files in `tests/data/` with one header line, cells separated by tabs, and `-` for an empty cell.
//!
//! Cells are accessed by the name of their column. All errors include the file and the line.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use super::Error;

/// A parsed table.
#[derive(Debug)]
pub(crate) struct Table {
    /// The name of the file, for messages.
    name: String,
    /// The header line.
    columns: Vec<String>,
    /// The other lines, each with as many cells as the header.
    rows: Vec<Vec<String>>,
}

/// One line of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    table: &'a Table,
    /// The index of the line, counted from 0 after the header.
    index: usize,
}

impl Table {
    /// Reads `tests/data/<name>`.
    pub(crate) fn open(name: &str) -> Result<Self, Error> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
        let text = fs::read_to_string(path)
            .map_err(Error::while_doing(format_args!("reading tests/data/{name}")))?;
        Self::parse(name, &text)
    }

    /// Splits `text`; `name` is for messages.
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let mut lines = text.lines();
        let columns = cells(lines.next().unwrap_or_default());
        let rows: Vec<_> = lines.map(cells).collect();
        for (index, row) in rows.iter().enumerate() {
            if row.len() != columns.len() {
                let (line, found, wanted) = (index + 2, row.len(), columns.len());
                return Err(Error::new(format!(
                    "tests/data/{name}:{line}: {found} cells, but the header has {wanted}"
                )));
            }
        }
        Ok(Self { name: name.to_owned(), columns, rows })
    }

    /// The header from the second column on: the architectures, in a table with one column for each.
    pub(crate) fn architectures(&self) -> &[String] {
        self.columns.get(1..).unwrap_or_default()
    }

    /// All rows, in the order of the file.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }

    /// The rows by the text in `column`, which must be unique.
    pub(crate) fn by(&self, column: &str) -> Result<HashMap<&str, Row<'_>>, Error> {
        let mut found = HashMap::new();
        for row in self.rows() {
            let key = row.text(column)?;
            if found.insert(key, row).is_some() {
                return Err(row.error(format_args!("duplicate row for `{key}`")));
            }
        }
        Ok(found)
    }
}

impl<'a> Row<'a> {
    /// The text in `column`; an empty cell is an error.
    pub(crate) fn text(self, column: &str) -> Result<&'a str, Error> {
        self.optional(column)?.ok_or_else(|| self.error(format_args!("column `{column}` is empty")))
    }

    /// The text in `column`, or `None` for an empty cell.
    pub(crate) fn optional(self, column: &str) -> Result<Option<&'a str>, Error> {
        let at = self.table.columns.iter().position(|name| name == column);
        let at = at.ok_or_else(|| {
            Error::new(format!("tests/data/{}: no column `{column}`", self.table.name))
        })?;
        let cell = self.table.rows[self.index][at].as_str();
        Ok((cell != "-").then_some(cell))
    }

    /// The number in `column`; an empty cell is an error.
    pub(crate) fn number<T: FromStr>(self, column: &str) -> Result<T, Error> {
        let text = self.text(column)?;
        text.parse()
            .map_err(|_| self.error(format_args!("`{text}` in column `{column}` is not a number")))
    }

    /// The number in `column`, or `None` for an empty cell.
    pub(crate) fn optional_number<T: FromStr>(self, column: &str) -> Result<Option<T>, Error> {
        self.optional(column)?.map(|_| self.number(column)).transpose()
    }

    /// An error about this row.
    pub(crate) fn error(self, message: impl std::fmt::Display) -> Error {
        Error::new(format!("tests/data/{}:{}: {message}", self.table.name, self.index + 2))
    }
}
