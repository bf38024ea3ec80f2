//! The catalogue: `runtime/src/linux/calls/<topic>.rs`, every call that the kernel implements, by `#[syscall]`.
//!
//! One `extern` block a file, one function a call; the number comes from the function's name. A call that some
//! architectures lack, or that takes other arguments there, stands under its `#[cfg]`. A function is safe unless its
//! prototype or the facts say otherwise.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::architectures::{self, PerArchitecture};
use super::facts::{Fact, Facts};
use super::imports::Imports;
use super::prototypes::Prototype;
use super::table::{Row, Table};
use super::{Error, File, source};

/// A file for each topic, and the one that names them.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let prototypes = Table::open("linux-prototypes.tsv")?;
    let notes = Table::open("call-notes.tsv")?;
    let structs = Table::open("structs.tsv")?;
    let facts = Table::open("linux-call-facts.tsv")?;
    let facts = Facts::read(&facts)?;
    let notes = notes.by("name")?;
    let structs = structs.by("c")?;
    let structure = |c_name: &str| structs.get(c_name).and_then(|row| row.text("name").ok());

    let mut calls = BTreeMap::<&str, Vec<Row>>::new();
    for row in prototypes.rows() {
        // The table knows more architectures than there are numbers for.
        if row.text("architectures")?.split(',').any(|on| architectures::COMPLETE.contains(&on)) {
            calls.entry(row.text("name")?).or_default().push(row);
        }
    }

    let mut topics = BTreeMap::<&str, Topic>::new();
    let mut left_out = Vec::new();
    for (name, rows) in calls {
        let note = notes.get(name).copied();
        // Implemented on one of them at least.
        let Some(row) = rows.iter().find(|row| row.text("prototype").is_ok()) else {
            left_out.push((name, None));
            continue;
        };
        let topic = row.text("topic")?;
        let fact = facts.of(name);
        if fact.not_a_function.is_some() {
            left_out.push((name, fact.not_a_function));
            continue;
        }
        let call = Call {
            prototype: PerArchitecture(per_architecture(|on| {
                let prototype = prototype(&rows, on, &structure)?;
                Ok(prototype.map(|prototype| match fact.any_word {
                    // None of its return values is an error.
                    Some("usize") => Prototype { answer: "usize", ..prototype },
                    _ => prototype,
                }))
            })?),
            note: note.map(|note| note.text("note")).transpose()?,
            fact,
        };
        topics.entry(topic).or_default().add(name, &call);
    }

    let mut files = vec![module(topics.keys().copied(), &left_out)];
    for (name, topic) in topics {
        files.push(File {
            path: format!("runtime/src/linux/calls/{name}.rs"),
            text: topic.text(name, &architectures::COMPLETE),
        });
    }
    Ok(files)
}

/// One call wherever it is.
struct Call<'a> {
    prototype: PerArchitecture<'a, Prototype>,
    note: Option<&'a str>,
    fact: Fact<'a>,
}

fn per_architecture<T>(
    value: impl Fn(&str) -> Result<Option<T>, Error>,
) -> Result<Vec<(&'static str, Option<T>)>, Error> {
    architectures::COMPLETE.into_iter().map(|on| Ok((on, value(on)?))).collect()
}

/// The prototype among `rows` that holds on one architecture.
fn prototype<'a>(
    rows: &[Row<'a>],
    architecture: &str,
    structure: &dyn Fn(&str) -> Option<&'a str>,
) -> Result<Option<Prototype>, Error> {
    for row in rows {
        if row.text("architectures")?.split(',').any(|on| on == architecture) {
            if row.optional("prototype")?.is_none() {
                return Ok(None);
            }
            return Prototype::read(*row, structure).map(Some);
        }
    }
    Ok(None)
}

/// What one file holds.
#[derive(Default)]
struct Topic<'a> {
    imports: Imports<'a>,
    items: Vec<String>,
}

impl<'a> Topic<'a> {
    fn add(&mut self, name: &str, call: &Call<'a>) {
        for (architecture, prototype) in &call.prototype.0 {
            let prototype = prototype.iter();
            for rust_type in prototype.flat_map(|one| {
                one.parameters.iter().map(|(_, of)| of.as_str()).chain([one.answer])
            }) {
                self.import(rust_type, architecture);
            }
        }
        for (attribute, prototype) in call.prototype.split() {
            // What the kernel's table says, `#[syscall]` adds.
            let mut docs = Vec::new();
            if let Some(note) = call.note {
                docs.push(note.to_owned());
            }
            if let Some(reason) = call.fact.never_safe {
                docs.push("# Safety".to_owned());
                docs.push(with_code(reason));
            }
            let docs: Vec<_> = docs.iter().map(|line| format!("/// {line}\n")).collect();
            let mut text = docs.join("///\n");
            text += &attribute;
            text += &function(name, &prototype, call.fact);
            self.items.push(text);
        }
    }

    /// Imports the names of a type: those in capitals, and C's character.
    fn import(&mut self, rust_type: &str, architecture: &'a str) {
        for word in rust_type.split(|other: char| !other.is_alphanumeric() && other != '_') {
            match word {
                "c_char" => self.imports.add("core::ffi", word, architecture),
                "Errno" | "Void" => self.imports.add("crate", word, architecture),
                "Result" => {}
                _ if word.starts_with(char::is_uppercase) => {
                    self.imports.add("crate::linux::types", word, architecture);
                }
                _ => {}
            }
        }
    }

    fn text(mut self, name: &str, architectures: &[&'a str]) -> String {
        for architecture in architectures {
            self.imports.add("crate", "syscall", architecture);
        }
        let header = source::header(&format!("The calls of Linux: {name}"));
        let imports = self.imports.text(architectures);
        let items = source::indent(&self.items.join("\n"));
        format!("{header}\n{imports}\n#[syscall(os = \"linux\")]\nunsafe extern {{\n{items}}}\n")
    }
}

/// A sentence of the tables with its names of constants, types and functions in backticks.
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

/// The declaration as rustfmt writes it inside of a block.
fn function(name: &str, prototype: &Prototype, fact: Fact) -> String {
    let safe = !(prototype.raw || fact.pointer_or_number || fact.never_safe.is_some());
    let words = if safe { "pub safe fn" } else { "pub fn" };
    let parameters: Vec<_> =
        prototype.parameters.iter().map(|(name, of)| format!("{name}: {of}")).collect();
    let line = format!("{words} {name}({}) -> {};\n", parameters.join(", "), prototype.answer);
    // 100 columns, less the indentation, more the line's end.
    if line.len() <= 97 {
        return line;
    }
    let parameters: Vec<_> =
        parameters.iter().map(|parameter| format!("    {parameter},\n")).collect();
    format!("{words} {name}(\n{}) -> {};\n", parameters.concat(), prototype.answer)
}

fn module<'a>(topics: impl Iterator<Item = &'a str>, left_out: &[(&str, Option<&str>)]) -> File {
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
        reason = \"said once, above\")]\n\n";
    text += "// rustfmt would write `extern \"C\"`, but these calls are not C's.\n";
    for topic in &topics {
        let _ = writeln!(text, "#[rustfmt::skip]\nmod {topic};");
    }
    text.push('\n');
    for topic in &topics {
        let _ = writeln!(text, "pub use {topic}::*;");
    }
    File { path: "runtime/src/linux/calls/mod.rs".to_owned(), text }
}
