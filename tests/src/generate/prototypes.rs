//! The kernel's prototypes (`linux-prototypes.tsv`): the Rust types of parameters and return values.
//!
//! An integer has its C type, except that a descriptor is always `i32`, because `-1` must be possible. A pointee is
//! one of our structures if it exists, a Rust integer for an integer, and otherwise `Void`. Whether a pointer is
//! `*const` or `*mut` depends on what the kernel does with the memory, not on `const` in C, which the kernel often
//! omits.

use super::Error;
use super::table::Row;

/// One call on one architecture.
#[derive(Clone, PartialEq)]
pub(crate) struct Prototype {
    /// The C prototype.
    pub(crate) c: String,
    /// Name and Rust type of each parameter.
    pub(crate) parameters: Vec<(String, String)>,
    /// The Rust type of the return value; empty if there is none.
    pub(crate) answer: &'static str,
    /// Whether a parameter is a raw pointer or a raw descriptor, so that the function has to be `unsafe`.
    pub(crate) raw: bool,
}

/// Rust keywords that the kernel uses as parameter names.
const KEYWORDS: [&str; 6] = ["fn", "in", "mod", "ref", "type", "use"];

impl Prototype {
    /// Reads a row; `structure` maps a C structure to the name of ours.
    pub(crate) fn read<'a>(
        row: Row<'a>,
        structure: &dyn Fn(&str) -> Option<&'a str>,
    ) -> Result<Self, Error> {
        let (name, prototype) = (row.text("name")?, row.text("prototype")?);
        let answer =
            answer(row.text("return")?).ok_or_else(|| row.error("unknown kind of return value"))?;
        let c_answer = if answer == "!" { "void" } else { "long" };
        if prototype == "void" {
            return Ok(Self {
                c: format!("{c_answer} {name}(void)"),
                parameters: Vec::new(),
                answer,
                raw: false,
            });
        }

        let mut kinds = row.text("kinds")?.split(',');
        let mut c_parameters = Vec::new();
        let mut parameters = Vec::new();
        let mut raw = false;
        for parameter in prototype.split(", ") {
            let (Some((name, c_type)), Some(kind)) = (parameter.split_once(':'), kinds.next())
            else {
                return Err(row.error(format_args!("`{parameter}` has no type or no kind")));
            };
            let rust_type = rust_type(c_type, kind, structure)
                .ok_or_else(|| row.error(format_args!("`{c_type}` has no Rust type")))?;
            raw |= rust_type.starts_with('*') || matches!(kind, "fd" | "dirfd");
            let c_type = c_type.replace("__user ", "").replace(" __user", "");
            let space = if c_type.ends_with('*') { "" } else { " " };
            c_parameters.push(format!("{c_type}{space}{name}"));
            // In Rust, a leading underscore marks an unused parameter.
            let name = name.trim_start_matches('_');
            let prefix = if KEYWORDS.contains(&name) { "r#" } else { "" };
            parameters.push((format!("{prefix}{name}"), rust_type));
        }
        Ok(Self {
            c: format!("{c_answer} {name}({})", c_parameters.join(", ")),
            parameters,
            answer,
            raw,
        })
    }
}

/// The Rust type of a return value.
fn answer(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "noreturn" => "!",
        "int0" | "int0_noreturn_on_success" | "never_success" => "Result<(), Errno>",
        "count" => "Result<usize, Errno>",
        "fd" | "pid" | "id" | "sig" => "Result<i32, Errno>",
        "uid" | "gid" => "Result<u32, Errno>",
        "off" => "Result<i64, Errno>",
        "addr" => "Result<*mut Void, Errno>",
        "other" => "Result<isize, Errno>",
        _ => return None,
    })
}

/// The Rust type of a parameter.
fn rust_type<'a>(
    c_type: &str,
    kind: &str,
    structure: &dyn Fn(&str) -> Option<&'a str>,
) -> Option<String> {
    match kind {
        "fd" | "dirfd" => return Some("i32".to_owned()),
        "addr" => return Some("*mut Void".to_owned()),
        "cstr" => return Some("*const c_char".to_owned()),
        "fnptr" => return Some("*const Void".to_owned()),
        _ => {}
    }
    let star = match kind {
        "ptr_in" => "*const ",
        "ptr_out" | "ptr_inout" | "ptr_mut" => "*mut ",
        _ => return integer(c_type).map(str::to_owned),
    };
    let target = c_type.trim_end_matches(" const").strip_suffix(" __user *").unwrap_or("void");
    Some(format!("{star}{}", pointee(target, structure)))
}

/// The Rust type of a pointee.
fn pointee<'a>(c_type: &str, structure: &dyn Fn(&str) -> Option<&'a str>) -> String {
    match c_type {
        "const char __user * const" => return "*const c_char".to_owned(),
        "const void __user *" => return "*const Void".to_owned(),
        _ if c_type.ends_with("__user *") => return "*mut Void".to_owned(),
        // A byte buffer, not text: a string has the kind `cstr`.
        "char" | "const char" => return "Void".to_owned(),
        _ => {}
    }
    // The same structure under its tag and its `typedef`.
    let c_type = match c_type.trim_start_matches("const ") {
        "struct siginfo" => "siginfo_t",
        other => other,
    };
    structure(c_type).or_else(|| integer(c_type)).unwrap_or("Void").to_owned()
}

/// The Rust type for an integer type of C or of the kernel.
fn integer(c_type: &str) -> Option<&'static str> {
    Some(match c_type.trim_start_matches("const ") {
        "unsigned char" => "u8",
        "old_uid_t" | "old_gid_t" => "u16",
        "int" | "__s32" | "pid_t" | "key_t" | "key_serial_t" | "timer_t" | "mqd_t"
        | "compat_pid_t" | "clockid_t" | "qid_t" | "rwf_t" => "i32",
        "unsigned int"
        | "unsigned"
        | "u32"
        | "__u32"
        | "uid_t"
        | "gid_t"
        | "umode_t"
        | "uint"
        | "compat_mode_t"
        | "utrap_entry_t"
        | "enum landlock_rule_type" => "u32",
        "long" | "compat_long_t" | "compat_ssize_t" | "__kernel_old_time_t" => "isize",
        "unsigned long"
        | "size_t"
        | "compat_size_t"
        | "compat_ulong_t"
        | "compat_aio_context_t"
        | "aio_context_t"
        | "uintptr_t"
        | "old_sigset_t" => "usize",
        "loff_t" | "off_t" => "i64",
        "u64" | "__u64" => "u64",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::rust_type;

    #[test]
    fn a_parameter_type_depends_on_the_access_by_the_kernel() {
        let structure = |name: &str| match name {
            "sigset_t" => Some("SigSet"),
            "siginfo_t" => Some("SigInfo"),
            _ => None,
        };
        let cases = [
            ("unsigned int", "fd", "i32"),
            ("unsigned long", "addr", "*mut Void"),
            ("const char __user *", "cstr", "*const c_char"),
            ("const char __user *", "ptr_in", "*const Void"),
            ("char __user *", "ptr_out", "*mut Void"),
            ("sigset_t __user *", "ptr_in", "*const SigSet"),
            ("struct siginfo __user *", "ptr_out", "*mut SigInfo"),
            ("const char __user * const __user *", "ptr_in", "*const *const c_char"),
            ("unsigned long __user *", "ptr_inout", "*mut usize"),
            ("struct unknown __user *", "ptr_out", "*mut Void"),
            ("cap_user_header_t", "ptr_inout", "*mut Void"),
        ];
        for (c_type, kind, wanted) in cases {
            assert_eq!(rust_type(c_type, kind, &structure).as_deref(), Some(wanted), "{c_type}");
        }
    }
}
