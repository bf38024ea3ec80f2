//! The catalogue: `runtime/src/linux/calls/<topic>.rs`, every call that the kernel implements, by `#[syscall]`.
//!
//! One `extern` block a file, one function a call; the number comes from the function's name. A call that some
//! architectures lack, or that takes other arguments there, stands under its `#[cfg]`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::architectures::{self, PerArchitecture};
use super::imports::Imports;
use super::prototypes::Prototype;
use super::table::{Row, Table};
use super::{Error, File, source};

/// A file for each topic, and the one that names them.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let numbers = Table::open("linux-syscalls.tsv")?;
    let prototypes = Table::open("linux-prototypes.tsv")?;
    let notes = Table::open("call-notes.tsv")?;
    let structs = Table::open("structs.tsv")?;
    let numbers_by_name = numbers.by("name")?;
    let notes = notes.by("name")?;
    let structs = structs.by("c")?;
    let structure = |c_name: &str| structs.get(c_name).and_then(|row| row.text("name").ok());

    let mut calls = BTreeMap::<&str, Vec<Row>>::new();
    for row in prototypes.rows() {
        calls.entry(row.text("name")?).or_default().push(row);
    }

    let mut topics = BTreeMap::<&str, Topic>::new();
    let mut left_out = Vec::new();
    for (name, rows) in calls {
        let note = notes.get(name).copied();
        let Some(topic) = rows[0].optional("topic")? else {
            left_out.push((name, None));
            continue;
        };
        if let Some(note) = note.filter(|note| note.text("callable").is_ok_and(|word| word == "no"))
        {
            left_out.push((name, Some(note.text("note")?)));
            continue;
        }
        let number = numbers_by_name
            .get(name)
            .ok_or_else(|| rows[0].error(format_args!("`{name}` has no number")))?;
        let call = Call {
            number: PerArchitecture(per_architecture(|on| number.optional(on))?),
            prototype: PerArchitecture(per_architecture(|on| prototype(&rows, on, &structure))?),
            note: note.map(|note| note.text("note")).transpose()?,
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
    number: PerArchitecture<'a, &'a str>,
    prototype: PerArchitecture<'a, Prototype>,
    note: Option<&'a str>,
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
            let numbers = numbers(&call.number);
            let mut text =
                format!("/// `{}`\n///\n/// {numbers} Manual: `man 2 {name}`.\n", prototype.c);
            if let Some(note) = call.note {
                let _ = write!(text, "///\n/// {note}\n");
            }
            text += &attribute;
            text += &function(name, &prototype);
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

/// "Number 0 on x86-64, 63 on aarch64."
fn numbers(numbers: &PerArchitecture<&str>) -> String {
    let found =
        numbers.0.iter().filter_map(|(on, number)| Some((architectures::spoken(on), (*number)?)));
    let found: Vec<_> = found.map(|(on, number)| format!("{number} on {on}")).collect();
    format!("Number {}.", found.join(", "))
}

/// The declaration as rustfmt writes it inside of a block.
fn function(name: &str, prototype: &Prototype) -> String {
    let parameters: Vec<_> =
        prototype.parameters.iter().map(|(name, of)| format!("{name}: {of}")).collect();
    let line = format!("pub fn {name}({}) -> {};\n", parameters.join(", "), prototype.answer);
    // 100 columns, less the indentation, more the line's end.
    if line.len() <= 97 {
        return line;
    }
    let parameters: Vec<_> =
        parameters.iter().map(|parameter| format!("    {parameter},\n")).collect();
    format!("pub fn {name}(\n{}) -> {};\n", parameters.concat(), prototype.answer)
}

fn module<'a>(topics: impl Iterator<Item = &'a str>, left_out: &[(&str, Option<&str>)]) -> File {
    let topics: Vec<_> = topics.collect();
    let mut text = source::header("Every call of Linux, typed by the kernel's prototype");
    text += "//!
//! All of these functions are unsafe: the kernel follows the pointers that it is given and does what it is told, and only the
//! manual page says what that means. A descriptor is an `i32`; whether a pointer is `*const` or `*mut` says whether the
//! kernel reads or also writes there; a failure is the kernel's error number.
//!
//! These calls are not here, because they cannot be functions:
//!
";
    for (name, reason) in left_out {
        if let Some(reason) = reason {
            let _ = writeln!(text, "//! - `{name}`: {reason};");
        }
    }
    text += "//!\n//! nor are these, which have a number but are not implemented any more:\n//!\n";
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
