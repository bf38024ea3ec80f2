//! Windows: constants and flag types, the names of errors, and the assertions on the layouts of structs.

use std::fmt::Write;

use super::table::{Row, Table};
use super::{Error, File, literal, source};

/// All files for this system.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    Ok(vec![
        constants()?,
        names(
            "windows-errors.tsv",
            "win32_errors",
            "runtime/src/windows/error/table.rs",
            "Errors of Windows",
        )?,
        names(
            "windows-ntstatus.tsv",
            "nt_statuses",
            "runtime/src/windows/status/table.rs",
            "Statuses of NT",
        )?,
        layouts()?,
        lists()?,
    ])
}

/// The constants by family, each family followed by its flag type.
fn constants() -> Result<File, Error> {
    let (families, constants) =
        (Table::open("windows-families.tsv")?, Table::open("windows-constants.tsv")?);
    let known = families.by("family")?;
    for row in constants.rows() {
        let family = row.text("family")?;
        if !known.contains_key(family) {
            return Err(row.error(format_args!("unknown family `{family}`")));
        }
    }
    let mut text = source::header("Constants of Windows");
    text += "\nuse super::types::Bool;\nuse crate::foreign;\nuse crate::types::U32;\n";
    for family in families.rows() {
        let name = family.text("family")?;
        let mut members = Vec::new();
        for row in constants.rows() {
            if row.text("family")? == name {
                members.push(row);
            }
        }
        text += "\n";
        for row in &members {
            let _ = writeln!(text, "/// {}", family.text("doc")?);
            let _ = writeln!(
                text,
                "pub const {}: {} = {};",
                row.text("name")?,
                family.text("type")?,
                value(*row, family)?
            );
        }
        if let Some(flags) = family.optional("flags")? {
            text += &flag_type(family, flags, &members)?;
        }
    }
    Ok(File { path: "runtime/src/windows/constants.rs".to_owned(), text })
}

fn value(row: Row<'_>, family: Row<'_>) -> Result<String, Error> {
    let value = row.text("value")?;
    let bits =
        literal::bits(value).ok_or_else(|| row.error(format_args!("`{value}` is not a number")))?;
    let rust_type = if family.text("type")? == "Bool" { "I32" } else { "U32" };
    literal::write(bits, rust_type, family.text("base")?).map_err(|why| row.error(why))
}

fn flag_type(family: Row<'_>, name: &str, members: &[Row<'_>]) -> Result<String, Error> {
    let prefix = family.optional("prefix")?.unwrap_or_default();
    let mut body = String::new();
    for member in members {
        let constant = member.text("name")?;
        // A constant with the value 0 is not a flag.
        if literal::bits(member.text("value")?) == Some(0) {
            continue;
        }
        let short = constant.strip_prefix(prefix).unwrap_or(constant);
        let _ = write!(body, "/// [`{constant}`].\nconst {short} = {constant};\n");
    }
    let definition = source::flags(family.text("flags_doc")?, name, "U32", &body);
    Ok(format!("\n{definition}foreign::as_is! {{ {{}} {name}; }}\n"))
}

/// The names of numbers, as one invocation of `mac`; further names of a number are aliases.
fn names(table: &str, mac: &str, path: &str, title: &str) -> Result<File, Error> {
    let table = Table::open(table)?;
    let mut text = source::header(title);
    let _ = write!(text, "\n{mac}! {{\n");
    let (mut first, mut aliases) = (Vec::<&str>::new(), String::new());
    for row in table.rows() {
        let (name, code) = (row.text("name")?, row.text("code")?);
        let digits = code.strip_prefix("0x").map(|hex| format!("0x{}_{}", &hex[..4], &hex[4..]));
        let digits = digits.as_deref().unwrap_or(code);
        if first.contains(&code) {
            let _ = writeln!(aliases, "    @alias {name} = {digits};");
        } else {
            let _ = writeln!(text, "    {name} = {digits};");
            first.push(code);
        }
    }
    text += &aliases;
    text += "}\n";
    Ok(File { path: path.to_owned(), text })
}

/// Constant assertions of sizes, alignments and offsets, for each architecture.
fn layouts() -> Result<File, Error> {
    let table = Table::open("windows-structs.tsv")?;
    let mut text = source::header("Compile-time assertions of the layouts of Windows structs");
    text += "\nuse core::mem::offset_of;\n\nuse super::types;\n\n";
    text += "/// The size of the field that `_field` gives.\n#[allow(dead_code, reason = \"older compilers do not see what constants use\")]\nconst fn field_size<T, F>(_field: fn(&T) -> &F) -> usize {\n    size_of::<F>()\n}\n\n";
    text += "macro_rules! holds {\n    ($($fact:expr),* $(,)?) => {\n        $(const _: () = assert!($fact);)*\n    };\n}\n";
    for row in table.rows() {
        let (name, arch) = (row.text("name")?, row.text("arch")?);
        // On x86, other systems align a 64-bit integer differently.
        let system = if arch == "x86" {
            "all(windows, target_arch = \"x86\")".to_owned()
        } else {
            format!("target_arch = \"{arch}\"")
        };
        let _ = write!(text, "\n// `{}`\n#[cfg({system})]\nholds! {{\n", row.text("struct")?);
        let _ = writeln!(text, "    size_of::<types::{name}>() == {},", row.text("size")?);
        let _ = writeln!(text, "    align_of::<types::{name}>() == {},", row.text("align")?);
        for field in row.optional("fields")?.into_iter().flat_map(|fields| fields.split(';')) {
            let mut parts = field.split(':');
            let (Some(field), Some(offset), Some(size)) =
                (parts.next(), parts.next(), parts.next())
            else {
                return Err(row.error(format_args!("`{field}` is not a field")));
            };
            let _ = writeln!(text, "    offset_of!(types::{name}, {field}) == {offset},");
            let _ = writeln!(text, "    field_size(|it: &types::{name}| &it.{field}) == {size},");
        }
        text += "}\n";
    }
    Ok(File { path: "runtime/src/windows/layout.rs".to_owned(), text })
}

/// All names of the tables, for the crate that compares their values with windows-sys.
fn lists() -> Result<File, Error> {
    let mut text = source::header("All constants, errors and statuses of the tables");
    let tables = [
        ("constants", "windows-constants.tsv"),
        ("errors", "windows-errors.tsv"),
        ("statuses", "windows-ntstatus.tsv"),
    ];
    for (list, table) in tables {
        let _ = write!(text, "\n{list}! {{\n");
        for row in Table::open(table)?.rows() {
            let _ = writeln!(text, "    {}", row.text("name")?);
        }
        text += "}\n";
    }
    Ok(File { path: "tests/windows/src/lists.rs".to_owned(), text })
}
