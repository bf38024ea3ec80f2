//! The kernel's layouts: `linux-structs.tsv`, with one row for each layout and the architectures that share it.

use std::collections::HashMap;

use super::Error;
use super::table::{Row, Table};

/// All layouts of all structures.
pub(crate) struct KernelStructs<'a> {
    layouts: HashMap<&'a str, HashMap<&'a str, Layout<'a>>>,
}

/// One structure on one architecture. All numbers are in bytes.
pub(crate) struct Layout<'a> {
    /// Its size.
    pub(crate) size: u64,
    /// Its alignment.
    pub(crate) align: u64,
    /// Offset and size by name; a member of a named union or structure is `outer.inner`.
    pub(crate) fields: HashMap<&'a str, (u64, u64)>,
}

impl<'a> KernelStructs<'a> {
    pub(crate) fn read(table: &'a Table) -> Result<Self, Error> {
        let mut layouts = HashMap::<_, HashMap<_, _>>::new();
        for row in table.rows() {
            let name = row.text("struct")?;
            for architecture in row.text("architectures")?.split(',') {
                if layouts
                    .entry(name)
                    .or_default()
                    .insert(architecture, Layout::read(row)?)
                    .is_some()
                {
                    return Err(
                        row.error(format_args!("a second layout of `{name}` on {architecture}"))
                    );
                }
            }
        }
        Ok(Self { layouts })
    }

    /// The layout of the kernel's `name`, if the architecture has it.
    pub(crate) fn layout(&self, name: &str, architecture: &str) -> Option<&Layout<'a>> {
        self.layouts.get(name)?.get(architecture)
    }

    /// The size of a pointer and of a `long`: that of the first member of `struct iovec`.
    pub(crate) fn word(&self, architecture: &str) -> Option<u64> {
        Some(self.layout("iovec", architecture)?.fields.get("iov_base")?.1)
    }

    /// The alignment of a 64-bit integer in a structure: that of a structure of two such integers.
    pub(crate) fn align_of_u64(&self, architecture: &str) -> Option<u64> {
        Some(self.layout("__kernel_timespec", architecture)?.align)
    }
}

impl<'a> Layout<'a> {
    fn read(row: Row<'a>) -> Result<Self, Error> {
        let mut fields = HashMap::new();
        for field in row.text("fields")?.split(';') {
            let mut parts = field.split(':');
            let name = parts.next().unwrap_or_default();
            let mut number = || parts.next()?.parse().ok();
            // Bit-fields have no size in bytes; none of our types uses one.
            if let (Some(offset), Some(size)) = (number(), number()) {
                fields.insert(name, (offset, size));
            }
        }
        Ok(Self { size: row.number("size")?, align: row.number("align")?, fields })
    }
}
