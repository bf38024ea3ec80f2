//! System call numbers: `runtime/src/linux/nr/<arch>.rs` from `linux-syscalls.tsv`.
//!
//! The table uses the kernel's names. The kernel's placeholder rows (`available*`, `reserved*`, `unused*`) denote no
//! calls and are not in the table.

use std::fmt::Write;

use super::table::Table;
use super::{Error, File, architectures, source};

/// Calls for which the specification uses another name than the kernel: the specification's name, then the kernel's.
pub(crate) const ALIASES: [(&str, &str); 1] = [("fstatat", "newfstatat")];

/// One file for each architecture in the table.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let table = Table::open("linux-syscalls.tsv")?;
    table.architectures().iter().map(|architecture| file(&table, architecture)).collect()
}

/// The name of the constant that holds the number of `call`.
pub(crate) fn constant(call: &str) -> String {
    format!("SYS_{}", call.to_uppercase())
}

fn file(table: &Table, architecture: &str) -> Result<File, Error> {
    let mut calls = Vec::<(u64, &str)>::new();
    for row in table.rows() {
        if let Some(number) = row.optional_number(architecture)? {
            calls.push((number, row.text("name")?));
        }
    }
    calls.sort_unstable();

    let mut text = source::header(&format!(
        "Linux system call numbers on {}",
        architectures::spoken(architecture)
    ));
    text += "\nuse crate::types::U64;\n\n";
    for (number, call) in &calls {
        let name = constant(call);
        let _ = writeln!(text, "/// `{call}(2)`.\npub const {name}: U64 = {number};");
    }
    for (ours, kernels) in ALIASES {
        if calls.iter().any(|(_, call)| *call == kernels) {
            let (name, value) = (constant(ours), constant(kernels));
            let _ =
                writeln!(text, "/// `{kernels}(2)` by the name that the specification gives it.");
            let _ = writeln!(text, "pub const {name}: U64 = {value};");
        }
    }
    Ok(File { path: format!("runtime/src/linux/nr/{architecture}.rs"), text })
}
