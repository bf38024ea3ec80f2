//! The calls of macOS and FreeBSD: `macros/src/kernel/bsd_table.rs`, in the format of the table for Linux.
//!
//! The prototypes of these kernels are less precise: memory behind a `const` pointer is only read, but memory behind
//! another pointer may be read or written, and an address of macOS (`user_addr_t`) may be a pointer or a value.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{facts, field, parameters};
use crate::generate::table::{Row, Table};
use crate::generate::{Error, File, source};

/// The one file.
pub(super) fn file(all: u32) -> Result<File, Error> {
    let about = Table::open("bsd-call-facts.tsv")?;
    let mut text = source::header("The calls of macOS and FreeBSD, as `kernel::row` reads them");
    text += "\nuse super::rows::Rows;\n";
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
            let (prototype, in_c) = prototype(row, returns.unwrap_or_default(), &about, all)?;
            let mut fields = Vec::new();
            for fact in &about {
                let tag = match fact.text("fact")? {
                    "least_words" => 'l',
                    "never_retry" => 'r',
                    "not_a_function" => 'x',
                    "addresses" => 'y',
                    "pointer_or_number" => continue,
                    other => return Err(fact.error(format_args!("unknown fact `{other}`"))),
                };
                fields.push(format!("{tag}{}", fact.text("detail")?));
            }
            fields.sort_by_key(|field| std::cmp::Reverse(field.as_bytes()[0]));
            rows.insert(name, [name.to_owned(), prototype, fields.join(";"), String::new(), in_c]);
        }
        let known = |name: &str| rows.contains_key(name);
        for fact in about.rows().filter(|fact| fact.text("system").is_ok_and(|of| of == system)) {
            if !known(fact.text("name")?) {
                return Err(fact.error("unknown call"));
            }
        }
        text += "\n/// Name, prototype, facts, no numbers, parameters in C. Sorted by name.\n";
        let lines: Vec<_> = rows.into_values().map(|row| row.join("\t")).collect();
        super::rows(&mut text, constant, &lines);
    }
    Ok(File { path: "macros/src/kernel/bsd_table.rs".to_owned(), text })
}

/// The prototype of a row, and its parameters in C; empty if it is unknown.
fn prototype(row: Row, returns: &str, about: &[Row], all: u32) -> Result<(String, String), Error> {
    let Some(prototype) = row.optional("prototype")? else { return Ok(Default::default()) };
    let returns = match (row.text("name")?, returns) {
        ("exit" | "abort_with_payload", "void") => 'n',
        (_, "ssize_t" | "user_ssize_t") => 'c',
        (_, "off_t") => 'o',
        (_, "pid_t") => 'p',
        (_, "uid_t") => 'u',
        (_, "gid_t") => 'g',
        (_, "caddr_t" | "user_addr_t") => 'a',
        _ => 'x',
    };
    let mut field = field(false, returns, all, all);
    if prototype == "void" {
        return Ok((field, String::new()));
    }
    let in_c = parameters(row, prototype)?;
    let parameters: Vec<_> = prototype.split(", ").collect();
    if row.number::<usize>("arguments")? != parameters.len() {
        return Err(row.error("the prototype has a different number of arguments"));
    }
    for (at, parameter) in parameters.iter().enumerate() {
        let (name, c_type) = parameter
            .split_once(':')
            .ok_or_else(|| row.error(format_args!("`{parameter}` has no type")))?;
        let marks = facts::marks(about, &[], at)?;
        let comma = if at == 0 { ' ' } else { ',' };
        let _ = write!(field, "{comma}{}{marks}", kind(name, c_type));
    }
    Ok((field, in_c.join(", ")))
}

/// Names of `int` parameters that are not descriptors.
const NO_DESCRIPTORS: [&str; 22] = [
    "advice", "amode", "atflag", "backlog", "behav", "cmd", "flag", "flags", "how", "level",
    "mode", "op", "oflags", "options", "posix", "prot", "sig", "signum", "timeout", "what",
    "whence", "which",
];

/// The letter for an argument, derived from its name and C type. If neither is conclusive, the letter permits
/// anything.
fn kind(name: &str, c_type: &str) -> &'static str {
    if c_type.contains('*') {
        // The outermost pointee is not written. A `const` further inside does not imply that.
        let reads = c_type.starts_with("const ") && c_type.matches('*').count() == 1;
        return if reads { "r" } else { "m" };
    }
    match c_type {
        "int" if ["fd", "fildes", "fd1", "fd2"].contains(&name) => "f",
        "int" if ["dfd", "dirfd", "atfd"].contains(&name) => "d",
        "int" if NO_DESCRIPTORS.contains(&name) => "i",
        // `s`, `sock` and `filedes` may be descriptors.
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
