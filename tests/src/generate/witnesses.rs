//! The corresponding constants in the crates `libc` and `linux-raw-sys`, for the test that compares them:
//! `tests/tests/constants/<module>.rs` from `witnesses.tsv`.
//!
//! The table lists the names of each crate per architecture, because a name that a crate lacks would not compile.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::architectures::PerArchitecture;
use super::families::Family;
use super::table::Table;
use super::{Error, File, numbers, source};

/// One file for each module of `sysdecl` that has constants, and the one that declares them.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let witnesses = Table::open("witnesses.tsv")?;
    let families = Table::open("families.tsv")?;
    let families = Family::all(&families)?;
    let architectures = witnesses.architectures().iter().filter(|column| *column != "kind");
    let architectures: Vec<&str> = architectures.map(String::as_str).collect();

    // By module: its path, and its entries, one per line.
    let mut modules = BTreeMap::<&str, (String, String)>::new();
    for row in witnesses.rows() {
        let name = row.text("name")?;
        let (module, path, ours) = match row.text("kind")? {
            "call" => ("nr", "linux::nr".to_owned(), numbers::constant(name)),
            "errno" => ("errno", "errno".to_owned(), name.to_owned()),
            "constant" => {
                let family = families.iter().find(|family| family.takes(name));
                let family = family
                    .ok_or_else(|| row.error(format_args!("`{name}` belongs to no family")))?;
                (family.modules[0], format!("linux::{}", family.modules[0]), name.to_owned())
            }
            kind => return Err(row.error(format_args!("`{kind}` is not a kind of constant"))),
        };
        let theirs = |list: &str| {
            let paths = list.split(',').map(|whose| match (whose, row.text("kind")) {
                ("libc", Ok("call")) => format!("libc::SYS_{name}"),
                (_, Ok("call")) => format!("linux_raw_sys::{whose}::__NR_{name}"),
                ("libc", _) => format!("libc::{name}"),
                _ => format!("linux_raw_sys::{whose}::{name}"),
            });
            paths.collect::<Vec<_>>().join(", ")
        };
        let mut found = Vec::new();
        for architecture in &architectures {
            found.push((*architecture, row.optional(architecture)?.map(theirs)));
        }
        let (_, entries) = modules.entry(module).or_insert_with(|| (path, String::new()));
        for (attribute, theirs) in PerArchitecture(found).split() {
            let _ = writeln!(entries, "    {}{ours}: {theirs};", attribute.replace('\n', "\n    "));
        }
    }

    let mut files = vec![index(modules.keys().copied())];
    for (module, (path, entries)) in modules {
        let mut text = source::header(&format!(
            "Constants of `{path}`, and their counterparts in other crates"
        ));
        let _ = write!(text, "\nuse sysdecl::{path} as ours;\n\npairs! {{\n{entries}}}\n");
        files.push(File { path: format!("tests/tests/constants/{module}.rs"), text });
    }
    Ok(files)
}

fn index<'a>(modules: impl Iterator<Item = &'a str>) -> File {
    let modules: Vec<_> = modules.collect();
    let mut text = source::header("All pairs of constants that the test compares");
    text.push('\n');
    for module in &modules {
        let _ = writeln!(text, "mod {module};");
    }
    text += "\nuse super::Pair;\n\n/// The pairs of each module.\npub(super) const PAIRS: &[&[Pair]] = &[\n";
    for module in &modules {
        let _ = writeln!(text, "    {module}::PAIRS,");
    }
    text += "];\n";
    File { path: "tests/tests/constants/mod.rs".to_owned(), text }
}
