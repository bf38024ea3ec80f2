//! The functions of the vDSO: `runtime/src/linux/vdso/functions/<arch>.rs`, and `macros/src/kernel/vdso_table.rs`, from
//! `linux-vdso.tsv`.

use std::fmt::Write;

use super::table::Table;
use super::{Error, File, architectures, source};

/// The number of columns before those of the architectures.
const OF_FUNCTION: usize = 4;

/// The maximum line length.
const LINE: usize = 100;

/// One file for each architecture in the table, and the table of the macros.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let table = Table::open("linux-vdso.tsv")?;
    // `architectures()` omits the first column.
    let names = &table.architectures()[OF_FUNCTION - 1..];
    let files = names.iter().map(|architecture| functions(&table, architecture));
    let mut files = files.collect::<Result<Vec<_>, Error>>()?;
    files.push(names_of_calls(&table)?);
    Ok(files)
}

fn functions(table: &Table, architecture: &str) -> Result<File, Error> {
    let title = format!("The vDSO on {}", architectures::spoken(architecture));
    let mut text = source::header(&title);
    text += "\nuse crate::linux::vdso::{Entry, call::missing};\n\n";
    let mut arms = String::new();
    for row in table.rows() {
        let Some(cell) = row.optional(architecture)? else { continue };
        let (symbol, version) = cell
            .split_once('@')
            .ok_or_else(|| row.error(format_args!("`{cell}` is not a `symbol@version`")))?;
        let function = row.text("function")?;
        let name = function.to_uppercase();
        let returns = row.text("returns")?;
        let answer = match returns {
            "int" => "i32",
            "long" => "isize",
            other => return Err(row.error(format_args!("`{other}` is not a kind of return value"))),
        };
        let words = row.text("words")?;
        let value = format!(
            "Entry::{returns}(c{symbol:?}, c{version:?}, missing::{returns}_{words} as *const ());"
        );
        let declared = format!("pub static {name}: Entry =");
        // The line break of rustfmt.
        let fits = declared.len() + 1 + value.len() <= LINE;
        let between = if fits { " " } else { "\n    " };
        let _ = writeln!(text, "/// `{symbol}`.\n{declared}{between}{value}");
        let _ = writeln!(
            arms,
            "    ({function}: $($call:tt)*) => {{\n        $crate::vdso_or_trap!({name} -> {answer}: $($call)*)\n    }};"
        );
    }
    let _ = write!(
        text,
        "\n/// Calls a function of the vDSO, or makes the system call.\n#[doc(hidden)]\n#[macro_export]\n\
         macro_rules! linux_vdso {{\n{arms}    ($function:ident: $($call:tt)*) => {{\n        $crate::abi::linux!($($call)*)\n    }};\n}}\n"
    );
    Ok(File { path: format!("runtime/src/linux/vdso/functions/{architecture}.rs"), text })
}

fn names_of_calls(table: &Table) -> Result<File, Error> {
    let mut text = source::header("The functions of the vDSO on any architecture");
    text +=
        "\n/// Each without the prefix of its symbol, and the system call that it does, by name.\n";
    text += "pub(super) const FUNCTIONS: &[(&str, &str)] = &[\n";
    for row in table.rows() {
        let _ = writeln!(text, "    ({:?}, {:?}),", row.text("function")?, row.text("call")?);
    }
    text += "];\n";
    Ok(File { path: "macros/src/kernel/vdso_table.rs".into(), text })
}
