//! Constants: `runtime/src/linux/constants/<file>.rs` from `linux-constants.tsv`, grouped by `families.tsv`.
//!
//! `constant-meanings.tsv` describes in a few words what a constant does; the sentence about its family follows.
//! Constants whose value differs between ABIs are in `constants/usual.rs` with the most common value. The exceptions,
//! and constants that some ABIs lack, are in `constants/target/<abi>.rs`. Only the target's file is compiled.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use super::abis::{self, MODULES, PerAbi, Targets};
use super::families::Family;
use super::imports::Imports;
use super::table::{Row, Table};
use super::{Error, File, flags, literal, source};

/// The folder of the files.
const FOLDER: &str = "runtime/src/linux/constants";

/// One constant.
pub(crate) struct Constant<'a> {
    /// The kernel's name.
    pub(crate) name: &'a str,
    /// The documentation: what it does, and what its family is for.
    pub(crate) doc: String,
    /// Only what it does, for contexts in which the purpose is clear.
    pub(crate) short_doc: String,
    /// Its value in Rust syntax, per ABI.
    pub(crate) value: PerAbi<String>,
    /// The value on the first ABI that has it. Determines the order within a family.
    order: u64,
}

/// One file for each topic, and one that re-exports them by module of `linux`.
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
    let mut targets = Targets::new();
    let mut imports = HashMap::new();
    let mut files = Vec::new();
    let mut usual = String::new();
    for (name, topic) in topics {
        let mut needed = Imports::default();
        let items = topic.usual(&mut needed);
        if !items.is_empty() {
            let inner = source::indent(&format!("{}\n{items}", needed.text(&MODULES)));
            let _ = write!(usual, "\npub(super) mod {name} {{\n{inner}}}\n");
        }
        for abi in MODULES {
            let mut needed = Imports::default();
            let items = topic.of_target(abi, name, &types, &mut needed)?;
            if !items.is_empty() {
                targets.add(abi, name, &items);
            }
            if topic.has_usual(abi) {
                targets.add_usual(abi, name);
            }
            imports.insert((abi, name), needed.text(&[abi]));
        }
        files.push(File {
            path: format!("runtime/src/linux/constants/{name}.rs"),
            text: topic.text(name, &types)?,
        });
    }
    let (of_targets, item) = targets.files(FOLDER, "Constants of Linux", |abi, topic| {
        imports.get(&(abi, topic)).cloned().unwrap_or_default()
    })?;
    files.extend(of_targets);
    let header = source::header("Constants of Linux that have another value on some ABIs");
    files.push(File {
        path: format!("{FOLDER}/usual.rs"),
        text: header + source::allow(&usual) + &usual,
    });
    files.push(modules(&families, &item));
    Ok(files)
}

/// The constants of each family, by value. Each row of the table belongs to exactly one family.
fn group<'a>(
    table: &'a Table,
    families: &[Family<'a>],
    meanings: &Table,
) -> Result<Vec<Vec<Constant<'a>>>, Error> {
    let by_name = table.by("name")?;
    let names: Vec<&str> = by_name.keys().copied().collect();
    let meanings = meanings.by("name")?;
    if let Some((name, row)) = meanings.iter().find(|(name, _)| !by_name.contains_key(*name)) {
        return Err(row.error(format_args!("unknown constant `{name}`")));
    }
    for family in families {
        family.check(&names)?;
    }

    let mut groups: Vec<_> = families.iter().map(|_| Vec::new()).collect();
    for row in table.rows() {
        let name = row.text("name")?;
        let takers: Vec<_> = (0..families.len()).filter(|at| families[*at].takes(name)).collect();
        match takers.as_slice() {
            [one] => groups[*one].push(constant(row, &families[*one], &meanings)?),
            [] => return Err(row.error(format_args!("`{name}` belongs to no family"))),
            _ => {
                return Err(
                    row.error(format_args!("`{name}` belongs to {} families", takers.len()))
                );
            }
        }
    }
    for members in &mut groups {
        members.sort_by_key(|constant| constant.order);
    }
    Ok(groups)
}

fn constant<'a>(
    row: Row<'a>,
    family: &Family,
    meanings: &HashMap<&str, Row>,
) -> Result<Constant<'a>, Error> {
    let name = row.text("name")?;
    let (doc, short_doc) = match meanings.get(name) {
        Some(row) => (format!("{} {}", row.text("meaning")?, family.doc), row.text("meaning")?),
        None => (family.doc.to_owned(), family.doc),
    };
    let exceptions = row.optional("exceptions")?.unwrap_or_default();
    let exceptions: HashMap<&str, &str> =
        exceptions.split(';').filter_map(|exception| exception.split_once('=')).collect();
    let (usual, on) = (row.text("value")?, row.text("on")?);
    let mut order = None;
    let value = PerAbi::new(|abi| {
        if !abis::listed(on, abi) {
            return Ok(None);
        }
        let text = exceptions.get(abi).copied().unwrap_or(usual);
        order = order.or(literal::bits(text));
        let written = literal::of_cell(text, family.rust_type, family.base);
        written.map(Some).map_err(|reason| row.error(format_args!("`{name}`: {reason}")))
    })?;
    let order = order.ok_or_else(|| row.error("no ABI has a value"))?;
    Ok(Constant { name, doc, short_doc: short_doc.to_owned(), value, order })
}

/// The contents of one file.
#[derive(Default)]
struct Topic<'a> {
    modules: BTreeSet<&'a str>,
    /// The constants in the order of the families, each with its type.
    constants: Vec<(&'a Constant<'a>, &'a str)>,
    /// The flag types in the same order, each with its members.
    flags: Vec<(&'a str, Vec<&'a Constant<'a>>)>,
}

impl<'a> Topic<'a> {
    fn add(&mut self, family: &Family<'a>, members: &'a [Constant<'a>]) {
        self.modules.extend(&family.modules);
        self.constants.extend(members.iter().map(|member| (member, family.rust_type)));
        if let Some(name) = family.flags {
            match self.flags.iter_mut().find(|(other, _)| *other == name) {
                Some((_, list)) => list.extend(members),
                None => self.flags.push((name, members.iter().collect())),
            }
        }
    }

    /// The constants that are the same on every ABI, and the re-exports of the others.
    fn text(&self, name: &str, types: &Table) -> Result<String, Error> {
        let mut imports = Imports::default();
        let (mut items, mut flags) = (String::new(), String::new());
        for (constant, rust_type) in &self.constants {
            if let Some(value) = constant.value.agreed() {
                items += &item(constant, rust_type, value, &mut imports);
            }
        }
        for (flag_type, members) in &self.flags {
            if is_everywhere(members) {
                import_type(types, flag_type, &mut imports)?;
                let _ = write!(
                    flags,
                    "\n{}",
                    flags::definition(types, flag_type, members.iter().copied(), |_| String::new(
                    ))?
                );
            }
        }
        let modules: Vec<_> =
            self.modules.iter().map(|module| format!("`linux::{module}`")).collect();
        let mut text = source::header(&format!("Constants of {}", modules.join(" and ")));
        text += source::allow(&items);
        let differs = self.constants.iter().any(|(constant, _)| constant.value.agreed().is_none());
        let target =
            if differs { format!("pub use super::target::{name}::*;\n") } else { String::new() };
        for part in [&imports.text(&MODULES), &target, &items] {
            if !part.is_empty() {
                let _ = write!(text, "\n{part}");
            }
        }
        text += &flags;
        Ok(text)
    }

    /// The constants with their most common value, if all ABIs have one.
    fn usual(&self, imports: &mut Imports<'static>) -> String {
        let mut text = String::new();
        for (constant, rust_type) in &self.constants {
            if let Some(value) = usual(constant, rust_type) {
                text += &item(constant, rust_type, value, imports);
            }
        }
        text
    }

    /// Whether one ABI has one of these values.
    fn has_usual(&self, abi: &str) -> bool {
        self.constants.iter().any(|(constant, rust_type)| {
            let usual = usual(constant, rust_type);
            usual.is_some() && usual == constant.value.on(abi)
        })
    }

    /// The constants and flag types that are specific to one ABI.
    fn of_target(
        &self,
        abi: &'static str,
        name: &str,
        types: &Table,
        imports: &mut Imports<'static>,
    ) -> Result<String, Error> {
        let mut text = String::new();
        for (constant, rust_type) in &self.constants {
            let value = constant.value.on(abi);
            if constant.value.agreed().is_some() || usual(constant, rust_type) == value {
                continue;
            }
            if let Some(value) = value {
                text += &item(constant, rust_type, value, imports);
            }
        }
        for (flag_type, members) in &self.flags {
            if is_everywhere(members) {
                continue;
            }
            import_type(types, flag_type, imports)?;
            let members = members.iter().copied().filter(|member| member.value.on(abi).is_some());
            // Members that are the same everywhere are in the common file.
            let path = |member: &Constant| match member.value.agreed() {
                Some(_) => format!("super::super::{name}::"),
                None => String::new(),
            };
            let _ = write!(text, "\n{}", flags::definition(types, flag_type, members, path)?);
        }
        Ok(text)
    }
}

/// The most common value, if all ABIs have one. `None` for a pointer-sized value, which may not fit on other ABIs.
fn usual<'a>(constant: &'a Constant, rust_type: &str) -> Option<&'a String> {
    constant.value.usual().filter(|_| rust_type != "usize")
}

/// Whether all ABIs have all members.
fn is_everywhere(members: &[&Constant]) -> bool {
    members.iter().all(|member| member.value.is_everywhere())
}

/// Imports the type of a constant; `usize` needs no import.
fn import(rust_type: &str, imports: &mut Imports<'static>) {
    if rust_type != "usize" {
        for abi in MODULES {
            imports.add("crate::types", rust_type, abi);
        }
    }
}

fn import_type(
    types: &Table,
    flag_type: &str,
    imports: &mut Imports<'static>,
) -> Result<(), Error> {
    let types = types.by("name")?;
    if let Some(row) = types.get(flag_type) {
        import(row.text("type")?, imports);
    }
    Ok(())
}

fn item(
    constant: &Constant,
    rust_type: &str,
    value: &str,
    imports: &mut Imports<'static>,
) -> String {
    import(rust_type, imports);
    let Constant { name, doc, .. } = constant;
    let mut text = format!("/// {doc}\n");
    if name.contains(char::is_lowercase) {
        text += "#[allow(non_upper_case_globals, reason = \"the kernel's spelling\")]\n";
    }
    let line = format!("pub const {name}: {rust_type} = {value};");
    // As rustfmt formats it in the module of a topic.
    let line = if line.len() > 96 { line.replace(" = if ", " =\n    if ") } else { line };
    text + &line + "\n"
}

/// `constants/mod.rs`: re-exports the topics by module of `linux`.
fn modules(families: &[Family], target: &str) -> File {
    let mut topics = BTreeSet::new();
    let mut modules = BTreeMap::<&str, BTreeSet<&str>>::new();
    for family in families {
        topics.insert(family.file);
        for module in &family.modules {
            modules.entry(module).or_default().insert(family.file);
        }
    }
    let mut text = source::header("Constants of Linux, by the module of `linux` that exports them");
    text.push('\n');
    let usual = "#[allow(dead_code, unreachable_pub, reason = \"an ABI's own values hide them\")]\nmod usual;\n";
    for topic in topics {
        for (name, item) in [("target", target), ("usual", usual)] {
            if topic > name && !text.contains(item) {
                text += item;
            }
        }
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
