//! The calls of macOS and FreeBSD: `macros/src/kernel/bsd_table.rs`, in the form of Linux's table.
//!
//! Their kernels say less about their arguments: a `const` is a promise, but a pointer without it may be read or written, and an
//! address of macOS (`user_addr_t`) may be a pointer or a value.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{facts, list};
use crate::generate::table::{Row, Table};
use crate::generate::{Error, File, source};

/// The one file.
pub(super) fn file(all: u32) -> Result<File, Error> {
    let about = Table::open("bsd-call-facts.tsv")?;
    let mut text = source::header("The calls of macOS and FreeBSD, as `kernel::row` reads them");
    for (system, table, constant) in [
        ("freebsd", "freebsd-syscalls.tsv", "FREEBSD"),
        ("macos", "macos-syscalls.tsv", "MACOS"),
        ("mach", "macos-mach-traps.tsv", "MACH"),
    ] {
        let table = Table::open(table)?;
        let mut rows = BTreeMap::new();
        for row in table.rows() {
            let name = row.text("name")?;
            let about = about.rows().filter(|fact| {
                fact.text("system").is_ok_and(|of| of == system)
                    && fact.text("name").is_ok_and(|of| of == name)
            });
            let about: Vec<_> = about.collect();
            let returns = if system == "mach" { None } else { row.optional("return")? };
            let prototype = prototype(row, returns.unwrap_or_default(), &about, all)?;
            let mut fields = Vec::new();
            for fact in &about {
                let tag = match fact.text("fact")? {
                    "least_words" => 'l',
                    "never_retry" => 'r',
                    "not_a_function" => 'x',
                    "addresses" => 'y',
                    "pointer_or_number" => continue,
                    other => return Err(fact.error(format_args!("no fact `{other}` is known"))),
                };
                fields.push(format!("{tag}{}", fact.text("detail")?));
            }
            fields.sort_by_key(|field| std::cmp::Reverse(field.as_bytes()[0]));
            rows.insert(name, [name.to_owned(), prototype, fields.join(";")]);
        }
        let known = |name: &str| rows.contains_key(name);
        for fact in about.rows().filter(|fact| fact.text("system").is_ok_and(|of| of == system)) {
            if !known(fact.text("name")?) {
                return Err(fact.error("there is no such call"));
            }
        }
        text += "\n/// Name, prototype, facts. Sorted by name.\n";
        list(&mut text, constant, "[&str; 3]", &rows.into_values().collect::<Vec<_>>());
    }
    Ok(File { path: "macros/src/kernel/bsd_table.rs".to_owned(), text })
}

/// The prototype of a row; empty where it is unknown.
fn prototype(row: Row, returns: &str, about: &[Row], all: u32) -> Result<String, Error> {
    let Some(prototype) = row.optional("prototype")? else { return Ok(String::new()) };
    let returns = match (row.text("name")?, returns) {
        ("exit" | "abort_with_payload", "void") => "noreturn",
        (_, "ssize_t" | "user_ssize_t") => "count",
        (_, "off_t") => "off",
        (_, "pid_t") => "pid",
        (_, "uid_t") => "uid",
        (_, "gid_t") => "gid",
        (_, "caddr_t" | "user_addr_t") => "addr",
        _ => "other",
    };
    let mut field = format!("p{all:x} {returns}");
    if prototype == "void" {
        return Ok(field);
    }
    let parameters: Vec<_> = prototype.split(", ").collect();
    if row.number::<usize>("arguments")? != parameters.len() {
        return Err(row.error("the prototype has another number of arguments"));
    }
    for (at, parameter) in parameters.iter().enumerate() {
        let (name, c_type) = parameter
            .split_once(':')
            .ok_or_else(|| row.error(format_args!("`{parameter}` has no type")))?;
        let marks = facts::marks(about, &[], at)?;
        let comma = if at == 0 { ' ' } else { ',' };
        let _ = write!(field, "{comma}{name}:{c_type}:{}{marks}", kind(name, c_type));
    }
    Ok(field)
}

/// Names of `int`s that are no descriptors.
const NO_DESCRIPTORS: [&str; 22] = [
    "advice", "amode", "atflag", "backlog", "behav", "cmd", "flag", "flags", "how", "level",
    "mode", "op", "oflags", "options", "posix", "prot", "sig", "signum", "timeout", "what",
    "whence", "which",
];

/// The letter of an argument, by its name and C type; what is not certain may be anything.
fn kind(name: &str, c_type: &str) -> &'static str {
    if c_type.contains('*') {
        // A pointer to what is not written. `const` further in says nothing about the outermost memory.
        let reads = c_type.starts_with("const ") && c_type.matches('*').count() == 1;
        return if reads { "r" } else { "m" };
    }
    match c_type {
        "int" if ["fd", "fildes", "fd1", "fd2"].contains(&name) => "f",
        "int" if ["dfd", "dirfd", "atfd"].contains(&name) => "d",
        "int" if NO_DESCRIPTORS.contains(&name) => "i",
        // `s`, `sock`, `filedes`: may be one.
        "int" | "int32_t" => "i?",
        "u_int" | "unsigned int" | "unsigned" | "uint32_t" | "mach_port_name_t" | "mode_t"
        | "socklen_t" | "__socklen_t" => "u",
        "size_t" | "user_size_t" | "size_ut" | "mach_vm_size_ut" => "z",
        "off_t" => "o",
        "pid_t" => "p",
        "uid_t" => "c",
        "gid_t" => "g",
        "key_t" => "K",
        "clockid_t" => "k",
        _ => "a*",
    }
}
