//! Structures: `runtime/src/linux/types/<file>.rs` from `structs.tsv` and `struct-fields.tsv`, with the layouts in
//! `linux-structs.tsv`.
//!
//! Structures that differ between ABIs are in `types/target/<abi>.rs`; only the target's file is compiled. The members are in
//! the order of the ABI in question. Their offsets follow from `repr(C)`; if they would not match, the structure is
//! made `packed` or `align`, or generation fails. `tests/tests/layout.rs` compares the result with the table.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::abis::{self, MODULES, PerAbi, Targets};
use super::imports::Imports;
use super::kernel_structs::{KernelStructs, Layout};
use super::rust_types::{self, Target};
use super::table::{Row, Table};
use super::{Error, File, siginfo, source};

/// One structure on one ABI.
#[derive(Clone, PartialEq)]
pub(crate) struct Struct<'a> {
    /// Its Rust name.
    pub(crate) name: &'a str,
    /// Size in bytes.
    pub(crate) size: u64,
    /// Alignment in bytes.
    pub(crate) align: u64,
    /// The members in their order.
    pub(crate) fields: Vec<Field<'a>>,
    /// Methods that read parts of the last member.
    views: Vec<Field<'a>>,
    /// The argument of `repr`.
    repr: String,
}

/// One member, or one view.
#[derive(Clone, PartialEq)]
pub(crate) struct Field<'a> {
    /// Its Rust name.
    pub(crate) name: &'a str,
    /// Its Rust type.
    pub(crate) rust_type: String,
    /// Bytes from the start of the structure.
    pub(crate) offset: u64,
    /// Size in bytes of the kernel's member.
    pub(crate) bytes: u64,
    /// The documentation line.
    pub(crate) doc: &'a str,
}

/// The tables, read once.
pub(crate) struct Tables {
    kernel: Table,
    structs: Table,
    fields: Table,
}

impl Tables {
    pub(crate) fn open() -> Result<Self, Error> {
        Ok(Self {
            kernel: Table::open("linux-structs.tsv")?,
            structs: Table::open("structs.tsv")?,
            fields: Table::open("struct-fields.tsv")?,
        })
    }

    /// Every structure with its row of `structs.tsv`, on every ABI.
    pub(crate) fn structs(&self) -> Result<Vec<(Row<'_>, PerAbi<Struct<'_>>)>, Error> {
        let kernel = KernelStructs::read(&self.kernel)?;
        let by_name = self.structs.by("name")?;
        let mut fields = HashMap::<&str, Vec<Row>>::new();
        for row in self.fields.rows() {
            let name = row.text("struct")?;
            if !by_name.contains_key(name) {
                return Err(row.error(format_args!("unknown structure `{name}`")));
            }
            fields.entry(name).or_default().push(row);
        }
        let mut structs = Vec::new();
        for row in self.structs.rows() {
            let members = fields.get(row.text("name")?).map_or(&[][..], Vec::as_slice);
            let on = PerAbi::new(|abi| {
                let Some(layout) = kernel.layout(kernel_name(row, abi)?, abi) else {
                    return Ok(None);
                };
                let (Some(word), Some(align_of_u64)) = (kernel.word(abi), kernel.align_of_u64(abi))
                else {
                    return Err(row.error(format_args!(
                        "`iovec` and `__kernel_timespec` are missing on {abi}"
                    )));
                };
                let kernel_name =
                    |name: &str| by_name.get(name).and_then(|row| kernel_name(*row, abi).ok());
                let target = Target {
                    word,
                    align_of_u64,
                    architecture: abi,
                    structs: &kernel,
                    kernel_name: &kernel_name,
                };
                Struct::new(row, members, layout, &target).map(Some)
            })?;
            structs.push((row, on));
        }
        Ok(structs)
    }
}

/// The kernel's structure that corresponds to one of ours on an ABI: the one in `kernel`, unless `elsewhere`
/// (`name@abi,…;…`) lists another.
fn kernel_name<'a>(row: Row<'a>, abi: &str) -> Result<&'a str, Error> {
    for other in row.optional("elsewhere")?.unwrap_or_default().split_terminator(';') {
        let (name, on) =
            other.split_once('@').ok_or_else(|| row.error(format_args!("no ABIs in `{other}`")))?;
        if abis::listed(on, abi) {
            return Ok(name);
        }
    }
    row.text("kernel")
}

impl<'a> Struct<'a> {
    fn new(
        row: Row<'a>,
        members: &[Row<'a>],
        layout: &Layout,
        target: &Target,
    ) -> Result<Self, Error> {
        let mut fields = Vec::new();
        let mut views = Vec::new();
        let mut natural = 1;
        for member in members {
            let Some(&(offset, bytes)) = layout.fields.get(member.text("field")?) else {
                continue;
            };
            let (name, doc, written) =
                (member.text("name")?, member.text("doc")?, member.text("type")?);
            let (is_view, is_rest) = (written.starts_with("view "), written.starts_with("rest "));
            let written = written.trim_start_matches("view ").trim_start_matches("rest ");
            let bytes = if is_rest { layout.size - offset } else { bytes };
            let rust_type = rust_types::definite(written, bytes, target.word);
            let (size, align) = rust_types::size_and_align(&rust_type, target)
                .ok_or_else(|| member.error(format_args!("unknown size of `{rust_type}`")))?;
            // A view has the widest type of all ABIs, so it may widen a member.
            if size != bytes && !(is_view && bytes < size) {
                return Err(member.error(format_args!(
                    "`{rust_type}` has {size} bytes, but the kernel's member has {bytes}"
                )));
            }
            let field = Field { name, rust_type, offset, bytes, doc };
            if is_view {
                views.push(field);
            } else {
                natural = natural.max(align);
                fields.push((field, size, align));
            }
        }
        fields.sort_by_key(|(field, ..)| field.offset);

        let most = if layout.align < natural { layout.align } else { natural };
        let mut end = 0_u64;
        for (field, size, align) in &fields {
            let place = end.next_multiple_of((*align).min(most));
            if place != field.offset {
                let (name, offset) = (field.name, field.offset);
                return Err(row.error(format_args!(
                    "`{name}` would be at {place}, but the kernel has it at {offset}"
                )));
            }
            end = place + size;
        }
        let mut fields: Vec<_> = fields.into_iter().map(|(field, ..)| field).collect();
        if end.next_multiple_of(layout.align) != layout.size {
            let rust_type = format!("[U8; {}]", layout.size - end);
            let (offset, bytes) = (end, layout.size - end);
            fields.push(Field { name: "__pad", rust_type, offset, bytes, doc: "Reserved, zero." });
        }
        let repr = match (layout.align, natural) {
            (1, 2..) => "C, packed".to_owned(),
            (given, natural) if given < natural => format!("C, packed({given})"),
            (given, natural) if given > natural => format!("C, align({given})"),
            _ => "C".to_owned(),
        };
        Ok(Self {
            name: row.text("name")?,
            size: layout.size,
            align: layout.align,
            fields,
            views,
            repr,
        })
    }

    /// Imports the types of the members and views; other structures are in `module`.
    fn import(&self, imports: &mut Imports<'static>, module: &str) {
        let fields = self.fields.iter().chain(&self.views);
        for name in fields.filter_map(|field| rust_types::name(&field.rust_type)) {
            let path = if rust_types::is_of_the_crate(name) { "crate::types" } else { module };
            for abi in MODULES {
                imports.add(path, name, abi);
            }
        }
    }

    /// The Rust definition.
    fn definition(&self, row: Row) -> Result<String, Error> {
        let (name, c, doc) = (self.name, row.text("c")?, row.text("doc")?);
        let mut text = format!("/// {doc}\n///\n/// The kernel's `{c}`.\n");
        let _ = write!(text, "#[repr({})]\npub struct {name} {{\n", self.repr);
        for Field { name, rust_type, doc, .. } in &self.fields {
            let zero = rust_types::zero(rust_type);
            // Reserved members are not part of the interface; see the documentation of the module.
            let hidden = if doc.starts_with("Reserved") { "    #[doc(hidden)]\n" } else { "" };
            let _ = write!(text, "    /// {doc}\n{hidden}    pub {name}: {rust_type} = {zero},\n");
        }
        text += "}\n";
        let mut text = format!("kernel_struct! {{\n{}}}\n", source::indent(&text));
        if let (false, Some(last)) = (self.views.is_empty(), self.fields.last()) {
            let _ = write!(text, "\n{}", siginfo::views(name, last, &self.views));
        }
        Ok(text)
    }
}

/// One file for each topic, one for each set of ABIs that agree, and the one that declares them.
pub(crate) fn files(tables: &Tables) -> Result<Vec<File>, Error> {
    let mut topics = BTreeMap::<&str, (Imports, String)>::new();
    let mut targets = Targets::new();
    let mut target_imports = HashMap::<(&str, &str), Imports>::new();
    let (mut common, mut differing) = (Vec::new(), Vec::new());
    let structs = tables.structs()?;
    for (row, on) in &structs {
        let topic = row.text("file")?;
        let (imports, text) = topics.entry(topic).or_default();
        // Two layouts can have the same definition, for example a structure of two pointers.
        let definitions = on.map(|one| one.definition(*row))?;
        if let (Some(definition), Some((_, one))) = (definitions.agreed(), on.iter().next()) {
            common.push(row.text("name")?);
            one.import(imports, "super");
            let _ = write!(text, "\n{definition}");
            continue;
        }
        differing.push(topic);
        for ((abi, one), (_, definition)) in on.iter().zip(definitions.iter()) {
            one.import(target_imports.entry((abi, topic)).or_default(), "super::super");
            targets.add(abi, topic, &format!("\n{definition}"));
        }
    }
    for (row, _) in &structs {
        let (topic, name) = (row.text("file")?, row.text("name")?);
        // The common file imports its whole topic, the file of an ABI only what it uses.
        if let Some((imports, _)) = topics.get_mut(topic) {
            imports.remove(name);
        }
        if !common.contains(&name) {
            for abi in MODULES {
                target_imports.entry((abi, topic)).or_default().remove(name);
            }
        }
    }
    let (mut files, item) =
        targets.files("runtime/src/linux/types", "Structures of Linux", |abi, topic| {
            target_imports
                .get(&(abi, topic))
                .map(|imports| imports.text(&MODULES))
                .unwrap_or_default()
        })?;
    files.push(module(topics.keys().copied(), &item));
    for (topic, (imports, body)) in topics {
        let mut text = source::header(&format!("Structures of Linux: {topic}"));
        let imports = imports.text(&MODULES);
        if !imports.is_empty() {
            let _ = write!(text, "\n{imports}");
        }
        if differing.contains(&topic) {
            let _ = write!(text, "\npub use super::target::{topic}::*;\n");
        }
        text += &body;
        files.push(File { path: format!("runtime/src/linux/types/{topic}.rs"), text });
    }
    Ok(files)
}

fn module<'a>(topics: impl Iterator<Item = &'a str>, target: &str) -> File {
    let topics: Vec<_> = topics.collect();
    let mut text = source::header("Structures that cross to the kernel and back");
    text += "//!
//! # Reserved members
//!
//! The kernel reserves some members, to give them a meaning later. They are public, so that a literal can end in `..ZERO`, but
//! they are hidden from this documentation and exempt from semantic versioning: when the kernel uses one, a minor release
//! renames it or splits it up. A minor release can also add the members that a newer kernel appends to a structure.
//!
//! So do not name reserved members. Let a literal end in `..ZERO` and a pattern in `..`, and both keep compiling:
//!
//! ```
//! use sysdecl::linux::types::{StatxTimestamp, Statx};
//!
//! let asked = Statx { stx_mask: 1, ..Statx::ZERO };
//! let Statx { stx_mask, stx_btime: StatxTimestamp { tv_sec, .. }, .. } = asked;
//! assert_eq!((stx_mask, tv_sec), (1, 0));
//! ```

#[macro_use]
mod kernel_struct;

";
    for topic in &topics {
        if *topic > "target" && !text.contains("mod target;") {
            text += target;
        }
        let _ = writeln!(text, "mod {topic};");
    }
    text.push('\n');
    for topic in &topics {
        let _ = writeln!(text, "pub use {topic}::*;");
    }
    File { path: "runtime/src/linux/types/mod.rs".to_owned(), text }
}
