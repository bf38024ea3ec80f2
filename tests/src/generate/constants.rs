//! Constants: `runtime/src/linux/constants/<file>.rs` from `linux-constants.tsv`, grouped by `families.tsv`.
//!
//! `constant-meanings.tsv` says in a few words what a constant does; the sentence about its family follows. Where
//! architectures differ, each value stands under its `#[cfg]`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use super::architectures::PerArchitecture;
use super::families::Family;
use super::imports::Imports;
use super::table::{Row, Table};
use super::{Error, File, flags, literal, source};

/// For files with values that [`literal::write`] writes by their bits.
const ALLOW: &str = "#![allow(clippy::cast_possible_wrap, \
    reason = \"a value with the sign bit is written by its bits\")]\n";

/// One constant.
pub(crate) struct Constant<'a> {
    /// As the kernel names it.
    pub(crate) name: &'a str,
    /// The documentation line: what it does, then what it is for.
    pub(crate) doc: String,
    /// What it does and no more, for a place where it is clear what it is for.
    pub(crate) short_doc: String,
    /// Its value, as Rust writes it, where there is one.
    pub(crate) value: PerArchitecture<'a, String>,
    /// The value on the first architecture that has it: the order within a family.
    order: u64,
}

/// A file for each topic, and the one that sorts them into the modules of `linux`.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let constants = Table::open("linux-constants.tsv")?;
    let families = Table::open("families.tsv")?;
    let meanings = Table::open("constant-meanings.tsv")?;
    let types = Table::open("flag-types.tsv")?;
    let families = Family::all(&families)?;
    let groups = group(&constants, &families, &meanings)?;

    let mut topics = BTreeMap::<&str, Topic>::new();
    for (family, members) in families.iter().zip(&groups) {
        topics.entry(family.file).or_default().add(family, members);
    }
    let architectures: Vec<&str> = constants.architectures().iter().map(String::as_str).collect();
    let mut files = vec![modules(&families)];
    for (name, topic) in topics {
        let text = topic.text(&types, &architectures)?;
        files.push(File { path: format!("runtime/src/linux/constants/{name}.rs"), text });
    }
    Ok(files)
}

/// The constants of each family, by value. Each row of the table belongs to one family, no more and no less.
fn group<'a>(
    table: &'a Table,
    families: &[Family<'a>],
    meanings: &Table,
) -> Result<Vec<Vec<Constant<'a>>>, Error> {
    let by_name = table.by("name")?;
    let names: Vec<&str> = by_name.keys().copied().collect();
    let meanings = meanings.by("name")?;
    if let Some((name, row)) = meanings.iter().find(|(name, _)| !by_name.contains_key(*name)) {
        return Err(row.error(format_args!("no constant is called `{name}`")));
    }
    for family in families {
        family.check(&names)?;
    }

    let mut groups: Vec<_> = families.iter().map(|_| Vec::new()).collect();
    for row in table.rows() {
        let name = row.text("name")?;
        let takers: Vec<_> = (0..families.len()).filter(|at| families[*at].takes(name)).collect();
        match takers.as_slice() {
            [one] => groups[*one].push(constant(table, row, &families[*one], &meanings)?),
            [] => return Err(row.error(format_args!("no family takes `{name}`"))),
            _ => return Err(row.error(format_args!("{} families take `{name}`", takers.len()))),
        }
    }
    for members in &mut groups {
        members.sort_by_key(|constant| constant.order);
    }
    Ok(groups)
}

fn constant<'a>(
    table: &'a Table,
    row: Row<'a>,
    family: &Family,
    meanings: &HashMap<&str, Row>,
) -> Result<Constant<'a>, Error> {
    let name = row.text("name")?;
    let (doc, short_doc) = match meanings.get(name) {
        Some(row) => (format!("{} {}", row.text("meaning")?, family.doc), row.text("meaning")?),
        None => (family.doc.to_owned(), family.doc),
    };
    let mut order = None;
    let mut value = Vec::new();
    for architecture in table.architectures() {
        let written =
            match row.optional(architecture)? {
                None => None,
                Some(text) => {
                    let bits = literal::bits(text)
                        .ok_or_else(|| row.error(format_args!("`{text}` is no hexadecimal")))?;
                    order = order.or(Some(bits));
                    let written = literal::write(bits, family.rust_type, family.base);
                    Some(written.map_err(|reason| {
                        row.error(format_args!("{text} of `{name}`: {reason}"))
                    })?)
                }
            };
        value.push((architecture.as_str(), written));
    }
    let order = order.ok_or_else(|| row.error("a value on no architecture"))?;
    Ok(Constant {
        name,
        doc,
        short_doc: short_doc.to_owned(),
        value: PerArchitecture(value),
        order,
    })
}

/// What one file holds.
#[derive(Default)]
struct Topic<'a> {
    modules: BTreeSet<&'a str>,
    imports: Imports<'a>,
    items: String,
    /// The flag types in the order of the families, each with its members.
    flags: Vec<(&'a str, Vec<&'a Constant<'a>>)>,
}

impl<'a> Topic<'a> {
    fn add(&mut self, family: &Family<'a>, members: &'a [Constant<'a>]) {
        self.modules.extend(&family.modules);
        for member in members {
            for (architecture, value) in &member.value.0 {
                // `usize` is Rust's own.
                if value.is_some() && family.rust_type != "usize" {
                    self.imports.add("crate::types", family.rust_type, architecture);
                }
            }
            self.items += &item(member, family.rust_type);
        }
        if let Some(name) = family.flags {
            match self.flags.iter_mut().find(|(other, _)| *other == name) {
                Some((_, list)) => list.extend(members),
                None => self.flags.push((name, members.iter().collect())),
            }
        }
    }

    fn text(self, types: &Table, architectures: &[&'a str]) -> Result<String, Error> {
        let modules: Vec<_> =
            self.modules.iter().map(|module| format!("`linux::{module}`")).collect();
        let mut text = source::header(&format!("Constants of {}", modules.join(" and ")));
        if self.items.contains("_u32 as ") {
            text += ALLOW;
        }
        let _ = write!(text, "\n{}\n", self.imports.text(architectures));
        text += &self.items;
        for (name, members) in self.flags {
            let _ = write!(text, "\n{}", flags::definition(types, name, &members)?);
        }
        Ok(text)
    }
}

fn item(constant: &Constant, rust_type: &str) -> String {
    let Constant { name, doc, .. } = constant;
    let mut text = String::new();
    for (attribute, value) in constant.value.split() {
        let _ = writeln!(text, "/// {doc}");
        text += &attribute;
        if name.contains(char::is_lowercase) {
            text += "#[allow(non_upper_case_globals, reason = \"the kernel writes it so\")]\n";
        }
        let _ = writeln!(text, "pub const {name}: {rust_type} = {value};");
    }
    text
}

/// `constants/mod.rs`: the topics sorted into the modules of `linux`.
fn modules(families: &[Family]) -> File {
    let mut topics = BTreeSet::new();
    let mut modules = BTreeMap::<&str, BTreeSet<&str>>::new();
    for family in families {
        topics.insert(family.file);
        for module in &family.modules {
            modules.entry(module).or_default().insert(family.file);
        }
    }
    let mut text = source::header("Constants of Linux, by the module of `linux` that shows them");
    text.push('\n');
    for topic in topics {
        let _ = writeln!(text, "mod {topic};");
    }
    for (module, topics) in modules {
        let _ = write!(text, "\n/// Constants of `linux::{module}`.\npub(super) mod {module} {{\n");
        for topic in topics {
            let _ = writeln!(text, "    pub use super::{topic}::*;");
        }
        text += "}\n";
    }
    File { path: "runtime/src/linux/constants/mod.rs".to_owned(), text }
}
