//! The catalogue, `runtime/src/linux/calls/<topic>.rs`: every call that the kernel implements, declared by
//! `#[syscall]`.
//!
//! One `extern` block per file, one function per call; the number follows from the function's name. A call that some
//! ABIs lack, or that has other arguments there, is in `target/<abi>.rs`; only the target's file is compiled. A function is
//! safe unless its prototype or the facts require `unsafe`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::abis::{MODULES, PerAbi, Predicates, listed};
use super::architectures;
use super::facts::{Fact, Facts};
use super::imports::Imports;
use super::kernel::has_wide_argument;
use super::prototypes::Prototype;
use super::table::{Row, Table};
use super::{Error, File, source};

/// One file for each topic, and `mod.rs`, which declares them.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let prototypes = Table::open("linux-prototypes.tsv")?;
    let notes = Table::open("call-notes.tsv")?;
    let structs = Table::open("structs.tsv")?;
    let facts = Table::open("linux-call-facts.tsv")?;
    let facts = Facts::read(&facts)?;
    let abis = Table::open("linux-abis.tsv")?;
    let is_narrow = |row: &Row| row.text("register").is_ok_and(|bits| bits == "32");
    let narrow = abis.rows().filter(is_narrow).map(|row| row.text("abi"));
    let narrow = narrow.collect::<Result<Vec<_>, _>>()?;
    let notes = notes.by("name")?;
    let structs = structs.by("c")?;
    let structure = |c_name: &str| structs.get(c_name).and_then(|row| row.text("name").ok());

    let mut calls = BTreeMap::<&str, Vec<Row>>::new();
    for row in prototypes.rows() {
        calls.entry(row.text("name")?).or_default().push(row);
    }

    let mut topics = BTreeMap::<&str, Topic>::new();
    let mut targets = MODULES.map(|_| Topic::default());
    let mut left_out = Vec::new();
    for (name, rows) in calls {
        let here = |row: &&Row| {
            row.text("architectures").is_ok_and(|list| MODULES.iter().any(|on| listed(list, on)))
        };
        let rows: Vec<Row> = rows.iter().filter(here).copied().collect();
        let note = notes.get(name).copied();
        let fact = facts.of(name);
        // Skips calls that no ABI implements.
        let Some(row) = rows.iter().find(|row| row.text("prototype").is_ok()) else {
            if !rows.is_empty() {
                left_out.push((name, None));
            }
            continue;
        };
        if fact.not_a_function.is_some() {
            left_out.push((name, fact.not_a_function));
            continue;
        }
        let note = note.map(|note| note.text("note")).transpose()?;
        let on = PerAbi::new(|abi| {
            let prototype = prototype(name, &rows, abi, &structure)?;
            let is_narrow = narrow.contains(&abi);
            Ok(prototype.map(|prototype| match (fact.any_word, prototype.answer) {
                // None of its return values is an error. User and group ids have the same type everywhere.
                (Some(("U32", _)), "Result<u32, Errno>") => {
                    Prototype { answer: "u32", ..prototype }
                }
                (Some((_, only_narrow)), _) if is_narrow || !only_narrow => {
                    Prototype { answer: "usize", ..prototype }
                }
                _ => prototype,
            }))
        })?;
        if let Some(prototype) = on.agreed() {
            topics.entry(row.text("topic")?).or_default().add(name, prototype, note, fact);
            continue;
        }
        for (abi, target) in MODULES.into_iter().zip(&mut targets) {
            if let Some(prototype) = on.on(abi) {
                target.add(name, prototype, note, fact);
            }
        }
    }

    let predicates = Predicates::open()?;
    let (mut files, mut lines) = (Vec::new(), Vec::new());
    for (abi, topic) in MODULES.into_iter().zip(targets) {
        let title =
            format!("System calls of Linux on {} that other ABIs lack", architectures::spoken(abi));
        files.push(File {
            path: format!("runtime/src/linux/calls/target/{abi}.rs"),
            text: topic.text(&title),
        });
        lines.push(source::picked(&predicates.any(&[abi]), &format!("target/{abi}.rs")));
    }
    lines.sort();
    files.push(module(topics.keys().copied(), &lines.concat(), &left_out));
    for (name, topic) in topics {
        files.push(File {
            path: format!("runtime/src/linux/calls/{name}.rs"),
            text: topic.text(&format!("System calls of Linux: {name}")),
        });
    }
    Ok(files)
}

/// Calls that cannot be declared as a function with the prototype of this ABI: they return two results, or the child
/// has to read a second register.
fn needs_second_register(name: &str, abi: &str) -> bool {
    match name {
        "pipe" => ["mips", "mips64", "mipsn32", "sparc64"].contains(&abi),
        "clone" | "fork" => abi == "sparc64",
        _ => false,
    }
}

/// The prototype among `rows` that applies to one ABI. If that one has split 64-bit arguments or a block of words,
/// the prototype of the other ABIs is used instead: `#[syscall]` passes the words as this ABI requires.
fn prototype<'a>(
    name: &str,
    rows: &[Row<'a>],
    abi: &str,
    structure: &dyn Fn(&str) -> Option<&'a str>,
) -> Result<Option<Prototype>, Error> {
    let is_on = |row: &&Row| row.text("architectures").is_ok_and(|list| listed(list, abi));
    let Some(row) = rows.iter().find(is_on) else { return Ok(None) };
    if row.optional("prototype")?.is_none() || needs_second_register(name, abi) {
        return Ok(None);
    }
    let whole = rows.iter().find(|row| has_wide_argument(**row));
    let row = match whole {
        Some(whole) if !has_wide_argument(*row) => whole,
        _ if name == "mmap" => &rows[0],
        _ => row,
    };
    Prototype::read(*row, structure).map(Some)
}

/// The contents of one file.
#[derive(Default)]
struct Topic<'a> {
    imports: Imports<'a>,
    items: Vec<String>,
}

impl Topic<'_> {
    fn add(&mut self, name: &str, prototype: &Prototype, note: Option<&str>, fact: Fact) {
        let types = prototype.parameters.iter().map(|(_, of)| of.as_str());
        for rust_type in types.chain([prototype.answer]) {
            self.import(rust_type);
        }
        // `#[syscall]` adds the documentation from the kernel's table.
        let mut docs = Vec::new();
        if let Some(note) = note {
            docs.push(note.to_owned());
        }
        if let Some(reason) = fact.never_safe {
            docs.push("# Safety".to_owned());
            docs.push(with_code(reason));
        }
        let docs: Vec<_> = docs.iter().map(|line| format!("/// {line}\n")).collect();
        self.items.push(docs.join("///\n") + &function(name, prototype, fact));
    }

    /// Imports the types that occur in a type: names in capitals, and `c_char`.
    fn import(&mut self, rust_type: &str) {
        for word in rust_type.split(|other: char| !other.is_alphanumeric() && other != '_') {
            match word {
                "c_char" => self.imports.add("core::ffi", word, MODULES[0]),
                "Errno" | "Void" => self.imports.add("crate", word, MODULES[0]),
                "Result" => {}
                _ if word.starts_with(char::is_uppercase) => {
                    self.imports.add("crate::linux::types", word, MODULES[0]);
                }
                _ => {}
            }
        }
    }

    fn text(mut self, title: &str) -> String {
        self.imports.add("crate", "syscall", MODULES[0]);
        let header = source::header(title);
        let imports = self.imports.text(&MODULES[..1]);
        let items = source::indent(&self.items.join("\n"));
        format!("{header}\n{imports}\n#[syscall(os = \"linux\")]\nunsafe extern {{\n{items}}}\n")
    }
}

/// A sentence of the tables, with the names of constants, types and functions in backticks.
fn with_code(sentence: &str) -> String {
    let words = sentence.split(' ').map(|word| {
        let name = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_' && c != '*');
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        if name.contains('_') || capitals >= 2 && name != "TLS" {
            word.replace(name, &format!("`{name}`"))
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The declaration as rustfmt formats it in a block.
fn function(name: &str, prototype: &Prototype, fact: Fact) -> String {
    let safe = !(prototype.raw || fact.pointer_or_number || fact.never_safe.is_some());
    let words = if safe { "pub safe fn" } else { "pub fn" };
    let parameters: Vec<_> =
        prototype.parameters.iter().map(|(name, of)| format!("{name}: {of}")).collect();
    let line = format!("{words} {name}({}) -> {};\n", parameters.join(", "), prototype.answer);
    // 100 columns, less the indentation, plus the newline.
    if line.len() <= 97 {
        return line;
    }
    let parameters: Vec<_> =
        parameters.iter().map(|parameter| format!("    {parameter},\n")).collect();
    format!("{words} {name}(\n{}) -> {};\n", parameters.concat(), prototype.answer)
}

fn module<'a>(
    topics: impl Iterator<Item = &'a str>,
    targets: &str,
    left_out: &[(&str, Option<&str>)],
) -> File {
    let topics: Vec<_> = topics.collect();
    let mut text = source::header("Every call of Linux, typed by the kernel's prototype");
    text += "//!
//! A descriptor is an `i32`. Whether a pointer is `*const` or `*mut` says whether the kernel reads there or also writes. A
//! failure is an [`Errno`](crate::Errno).
//!
//! # Safety
//!
//! A function is safe to call if it takes no pointer and no descriptor, and cannot break memory safety by itself. All others
//! are unsafe. The caller must uphold what the manual page requires:
//!
//! - each pointer is null where the manual page allows it, or points to memory that the kernel may access as the page says,
//!   for as long as it does;
//! - each descriptor is owned or borrowed by the caller: see [raw descriptors](crate::fd#raw-descriptors);
//! - what the function's own *Safety* section names, which holds whatever the arguments are, does no harm.
//!
//! A call is here on the architectures whose kernel has it. Its types are those of the kernel's prototype there: on 32-bit ones,
//! `clock_gettime` writes a time of 32 bits, and `clock_gettime64` the crate's `Timespec`. A 64-bit argument is one parameter
//! everywhere.
//!
//! # What is not here
//!
//! These calls cannot be functions:
//!
";
    for (name, reason) in left_out {
        if let Some(reason) = reason {
            let _ = writeln!(text, "//! - `{name}`: {}", with_code(reason));
        }
    }
    text += "//!\n//! These have a number, but are not implemented any more:\n//!\n";
    let gone: Vec<_> =
        left_out.iter().filter(|(_, reason)| reason.is_none()).map(|(name, _)| *name).collect();
    for names in gone.chunks(6) {
        let _ = writeln!(text, "//! `{}`,", names.join("`, `"));
    }
    text.truncate(text.trim_end_matches(",\n").len());
    text += ".\n";
    text += "#![allow(clippy::missing_errors_doc, clippy::missing_safety_doc, \
        reason = \"documented above\")]\n\n";
    text += "// rustfmt would write `extern \"C\"`, but these are not C functions.\n";
    for topic in &topics {
        let _ = writeln!(text, "#[rustfmt::skip]\nmod {topic};");
    }
    let _ = writeln!(text, "#[rustfmt::skip]\n{targets}mod target;\n");
    let mut used: Vec<_> = topics.into_iter().chain(["target"]).collect();
    used.sort_unstable();
    for topic in used {
        let _ = writeln!(text, "pub use {topic}::*;");
    }
    File { path: "runtime/src/linux/calls/mod.rs".to_owned(), text }
}
