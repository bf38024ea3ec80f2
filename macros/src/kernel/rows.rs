//! The form of the generated tables: one text, with a row on each line.
//!
//! Every user compiles these tables, and each string of an array costs the compiler more than a call with it would.

use core::cmp::Ordering;

/// A table: the fields of a row are separated by tabs, and the first is its name. The rows are sorted by name, unless they have none.
pub(super) struct Rows {
    pub(super) text: &'static str,
    /// Where each row begins, and the end of the text.
    pub(super) at: &'static [u32],
}

impl Rows {
    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.at.len() - 1
    }

    /// The row of this index.
    pub(super) fn row(&self, index: usize) -> Option<&'static str> {
        let (start, end) = (*self.at.get(index)? as usize, *self.at.get(index + 1)? as usize);
        Some(&self.text[start..end - 1])
    }

    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        (0..self.count()).filter_map(|index| {
            let mut row = self.row(index)?;
            Some(field(&mut row))
        })
    }

    /// The row with this name: the name, and the fields after it.
    pub(super) fn find(&self, name: &str) -> Option<(&'static str, &'static str)> {
        let (text, name) = (self.text.as_bytes(), name.as_bytes());
        let (mut low, mut high) = (0, self.count());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = self.at[middle] as usize;
            let end = start + name.len();
            // A tab comes before all letters.
            let there = &text[start..if end < text.len() { end } else { text.len() }];
            match there.cmp(name) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal if text[end] == b'\t' => {
                    let row = self.row(middle)?;
                    return Some((&row[..name.len()], &row[name.len() + 1..]));
                }
                _ => high = middle,
            }
        }
        None
    }
}

/// Splits a row at the first tab: returns what precedes it, and keeps what follows.
pub(super) fn field(row: &mut &'static str) -> &'static str {
    // The search itself is part of the standard library, and optimised.
    let end = row.find('\t').unwrap_or(row.len());
    let field = &row[..end];
    *row = if end < row.len() { &row[end + 1..] } else { "" };
    field
}
