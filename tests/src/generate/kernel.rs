//! The macros' tables of system calls: `macros/src/kernel/*table.rs`.
//!
//! Every user compiles these tables, so a call is five strings: its name, its prototypes, their parameters in C, its
//! numbers, and its facts. `macros/src/kernel/row.rs` documents and parses them. Only the row that is looked up is
//! parsed; C parameters and numbers, only for messages and documentation.

mod bsd;
mod facts;
mod pointee;
mod windows;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::table::{Row, Table};
use super::{Error, File, numbers, source};

/// The tables that the files are generated from.
struct Tables {
    abis: Table,
    numbers: Table,
    prototypes: Table,
    slots: Table,
    facts: Table,
    sizes: Table,
    pages: Table,
}

/// All files.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let tables = Tables {
        abis: Table::open("linux-abis.tsv")?,
        numbers: Table::open("linux-syscalls.tsv")?,
        prototypes: Table::open("linux-prototypes.tsv")?,
        slots: Table::open("linux-operation-slots.tsv")?,
        facts: Table::open("linux-call-facts.tsv")?,
        sizes: Table::open("linux-structure-sizes.tsv")?,
        pages: Table::open("linux-manual-pages.tsv")?,
    };
    let abis = Abis::read(&tables.abis)?;

    let mut text = source::header("Linux's calls, as `kernel::row` reads them");
    text += "\nuse super::rows::Rows;\n";
    text += "\n/// Name, bits of a pointer, bits of a register, and `target_arch` (if Rust has one) of each ABI. A set of ABIs is a number with\n\
             /// one bit for each, in this order.\n";
    list(&mut text, "ABIS", "&str", &Abis::rows(&tables.abis)?);
    for (name, what, set) in [
        ("WIDE_POINTERS", "with 64 bits in a pointer", abis.wide_pointers),
        ("WIDE_REGISTERS", "with 64 bits in a register", abis.wide),
        ("SUPPORTED", "of `NUMBERED`", abis.set_of(tables.numbers.architectures())),
    ] {
        let (high, low) = (set >> 16, set & 0xffff);
        let _ = writeln!(
            text,
            "\n/// The ABIs {what}.\npub(super) const {name}: u32 = {high:#06x}_{low:04x};"
        );
    }
    text += "\n/// The ABIs for which the table contains numbers.\n";
    let numbered = tables.numbers.architectures();
    list(&mut text, "NUMBERED", "&str", numbered);
    text += "\n/// What each of these adds to the numbers of its calls.\n";
    list(
        &mut text,
        "OFFSETS",
        "u64",
        &numbered.iter().map(|on| Figures(offset(on))).collect::<Vec<_>>(),
    );
    text += "\n/// The calls by number, less what the ABI adds: sets of ABIs, each with the name of the call.\n";
    rows(&mut text, "BY_NUMBER", &by_number(&tables, &abis)?);
    text += "\n/// The structures that arguments point to: name, and each size with its ABIs. Sorted by name.\n";
    rows(&mut text, "STRUCTURES", &structures(&tables, &abis)?);
    text += "\n/// The calls: name, prototypes, facts, numbers, parameters in C. Sorted by name.\n";
    rows(&mut text, "CALLS", &calls(&tables, &abis)?);
    let linux = File { path: "macros/src/kernel/table.rs".to_owned(), text };
    Ok(vec![linux, target()?, bsd::file(abis.all())?, windows::file()?])
}

/// The bit of the target in the sets of ABIs that the macros emit.
fn target() -> Result<File, Error> {
    let table = Table::open("linux-abis.tsv")?;
    let mut text = source::header("The bit of this target's ABI in a set that the macros write");
    text += "\n/// The bit; 0 on a target that has none.\n#[rustfmt::skip]\npub(super) const ABI: u32 = ";
    for (bit, row) in table.rows().enumerate() {
        let Ok(arch) = row.text("target_arch") else { continue };
        let archs = match arch {
            "mips" => "any(target_arch = \"mips\", target_arch = \"mips32r6\")".to_owned(),
            "mips64" => "any(target_arch = \"mips64\", target_arch = \"mips64r6\")".to_owned(),
            arch => format!("target_arch = \"{arch}\""),
        };
        let pointer = row.text("pointer")?;
        let _ = write!(
            text,
            "if cfg!(all({archs}, target_pointer_width = \"{pointer}\")) {{ 1 << {bit} }} else "
        );
    }
    text += "{ 0 };\n";
    Ok(File { path: "runtime/src/private/target.rs".to_owned(), text })
}

/// One table of the form `kernel::rows`: lines with their fields separated by tabs.
fn rows(text: &mut String, name: &str, rows: &[String]) {
    let mut at = vec![Figures(0)];
    let mut end = 0;
    for row in rows {
        end += row.len() as u64 + 1;
        at.push(Figures(end));
    }
    let lines = rows.join("\n");
    let (open, close) = if lines.contains('"') { ("r#\"", "\"#") } else { ("\"", "\"") };
    let _ = writeln!(
        text,
        "#[rustfmt::skip]\npub(super) static {name}: Rows = Rows {{\n    text: {open}{lines}\n{close},\n    at: &["
    );
    for line in at.chunks(12) {
        let line: Vec<_> = line.iter().map(|one| format!("{one:?},")).collect();
        let _ = writeln!(text, "        {}", line.join(" "));
    }
    text.push_str("    ],\n};\n");
}

/// One constant: a list of strings or of lists of strings, one element per line.
fn list<T: std::fmt::Debug>(text: &mut String, name: &str, of: &str, rows: &[T]) {
    let many = rows.len();
    let _ = writeln!(text, "#[rustfmt::skip]\npub(super) static {name}: [{of}; {many}] = [");
    for row in rows {
        let _ = writeln!(text, "    {row:?},");
    }
    text.push_str("];\n");
}

/// The ABIs, in the order of their bits.
pub(crate) struct Abis {
    names: Vec<String>,
    /// Those whose registers have 64 bits.
    wide: u32,
    /// Those with 64-bit pointers.
    wide_pointers: u32,
    /// Those with a Rust target.
    of_rust: u32,
}

impl Abis {
    fn read(table: &Table) -> Result<Self, Error> {
        let mut abis = Self { names: Vec::new(), wide: 0, wide_pointers: 0, of_rust: 0 };
        for row in table.rows() {
            let bit = 1 << abis.names.len();
            match row.text("register")? {
                "64" => abis.wide |= bit,
                "32" => {}
                other => return Err(row.error(format_args!("`{other}` bits"))),
            }
            if row.text("pointer")? == "64" {
                abis.wide_pointers |= bit;
            }
            if row.optional("target_arch")?.is_some() {
                abis.of_rust |= bit;
            }
            abis.names.push(row.text("abi")?.to_owned());
        }
        Ok(abis)
    }

    fn rows(table: &Table) -> Result<Vec<String>, Error> {
        table
            .rows()
            .map(|row| {
                let target = row.optional("target_arch")?.unwrap_or_default();
                Ok(format!(
                    "{} {} {} {target}",
                    row.text("abi")?,
                    row.text("pointer")?,
                    row.text("register")?
                )
                .trim_end()
                .to_owned())
            })
            .collect()
    }

    /// The set of all ABIs.
    fn all(&self) -> u32 {
        (1 << self.names.len()) - 1
    }

    /// The set of these ABIs.
    fn set_of(&self, names: &[String]) -> u32 {
        let bits = self.names.iter().enumerate().filter(|(_, name)| names.contains(name));
        bits.fold(0, |set, (at, _)| set | (1 << at))
    }

    /// The set that a cell describes: names separated by commas, or `32` or `64` for all ABIs with registers of that
    /// width.
    fn set(&self, row: Row, cell: &str) -> Result<u32, Error> {
        cell.split(',').try_fold(0, |set, name| match name {
            "32" => Ok(set | (self.all() & !self.wide)),
            "64" => Ok(set | self.wide),
            _ => {
                let at = self.names.iter().position(|known| known == name);
                let at = at.ok_or_else(|| row.error(format_args!("unknown ABI `{name}`")))?;
                Ok(set | (1 << at))
            }
        })
    }
}

/// The constant `STRUCTURES`.
fn structures(tables: &Tables, abis: &Abis) -> Result<Vec<String>, Error> {
    let mut found = BTreeMap::<&str, Vec<String>>::new();
    for row in tables.sizes.rows() {
        let name = row.text("struct")?;
        let set = abis.set(row, row.text("architectures")?)?;
        let size = format!("{} {set:x}", row.number::<u32>("size")?);
        found.entry(name).or_default().push(size);
    }
    Ok(found.into_iter().map(|(name, sizes)| format!("{name}\t{}", sizes.join(";"))).collect())
}

/// A number that is formatted with digit separators.
struct Figures(u64);

impl std::fmt::Debug for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            0..10_000 => write!(f, "{}", self.0),
            _ => write!(f, "0x{:04x}_{:04x}", self.0 >> 16, self.0 & 0xffff),
        }
    }
}

/// The offset that an ABI adds to the numbers of its calls.
fn offset(abi: &str) -> u64 {
    match abi {
        "x32" => 1 << 30,
        "mips" => 4000,
        "mips64" => 5000,
        "mipsn32" => 6000,
        _ => 0,
    }
}

/// The constant `BY_NUMBER`.
fn by_number(tables: &Tables, abis: &Abis) -> Result<Vec<String>, Error> {
    let mut rows = Vec::<Vec<(u32, &str)>>::new();
    for row in tables.numbers.rows() {
        let name = row.text("name")?;
        for abi in tables.numbers.architectures() {
            let Some(number) = row.optional_number::<u64>(abi)? else { continue };
            // The ARM-specific calls have much higher numbers.
            let Ok(at @ ..1024) = usize::try_from(number - offset(abi)) else { continue };
            if rows.len() <= at {
                rows.resize(at + 1, Vec::new());
            }
            let set = abis.set_of(core::slice::from_ref(abi));
            match rows[at].iter_mut().find(|(_, other)| *other == name) {
                Some((on, _)) => *on |= set,
                None => rows[at].push((set, name)),
            }
        }
    }
    let text = |row: Vec<(u32, &str)>| {
        row.iter().map(|(set, name)| format!("{set:x} {name}")).collect::<Vec<_>>().join(";")
    };
    Ok(rows.into_iter().map(text).collect())
}

/// The constant `CALLS`.
fn calls(tables: &Tables, abis: &Abis) -> Result<Vec<String>, Error> {
    let mut rows = BTreeMap::<String, Vec<Row>>::new();
    for row in tables.prototypes.rows() {
        rows.entry(row.text("name")?.to_owned()).or_default().push(row);
    }
    let mut of_call = BTreeMap::<&str, Vec<Row>>::new();
    for row in tables.facts.rows() {
        of_call.entry(row.text("name")?).or_default().push(row);
    }
    let mut slots = BTreeMap::<&str, Vec<Row>>::new();
    for row in tables.slots.rows() {
        slots.entry(row.text("name")?).or_default().push(row);
    }
    let numbers_of = tables.numbers.by("name")?;
    let mut pages = tables.pages.by("name")?;

    let mut lines = BTreeMap::new();
    for (name, prototypes) in &rows {
        let facts = of_call.remove(name.as_str()).unwrap_or_default();
        let slots = slots.remove(name.as_str()).unwrap_or_default();
        let mut fields = Vec::new();
        let mut numbers = String::new();
        if let Some(row) = numbers_of.get(name.as_str()) {
            let of = tables.numbers.architectures().iter();
            let of: Vec<_> =
                of.map(|on| Ok(row.optional(on)?.unwrap_or("-"))).collect::<Result<_, Error>>()?;
            numbers = of.join(",");
        }
        if let Some(row) = pages.remove(name.as_str()) {
            let page = row.text("page")?;
            fields.push(format!("m{}", if page == name { "" } else { page }));
        }
        facts::fields(&mut fields, &facts, abis)?;
        // Sorted by letter, so that a search for a field can stop early. The long ones come last.
        fields.sort_by_key(|field| std::cmp::Reverse(field.as_bytes()[0]));
        let (prototypes, in_c) = prototype_fields(prototypes, &facts, &slots, abis)?;
        let passing = passing(name, &rows[name], abis)?;
        let line = [
            name.clone(),
            passing.to_owned() + &prototypes.join(";"),
            fields.join(";"),
            numbers,
            in_c.join(";"),
        ];
        lines.insert(name.clone(), line);
    }
    if let Some((name, _)) = of_call.first_key_value().or(slots.first_key_value()) {
        return Err(Error::new(format!(
            "tests/data: facts about `{name}`, which has no prototype"
        )));
    }
    if let Some(row) = pages.values().next() {
        return Err(row.error("unknown call"));
    }
    for (ours, kernels) in numbers::ALIASES {
        lines
            .insert(ours.to_owned(), [ours, "", &format!("={kernels}"), "", ""].map(str::to_owned));
    }
    Ok(lines.into_values().map(|fields| fields.join("\t")).collect())
}

/// The prototypes of a call with the ABIs on which its number is not implemented, and their parameters in C.
fn prototype_fields(
    prototypes: &[Row],
    facts: &[Row],
    slots: &[Row],
    abis: &Abis,
) -> Result<(Vec<String>, Vec<String>), Error> {
    let (mut fields, mut in_c) = (Vec::new(), Vec::new());
    let first = prototypes[0].optional("prototype")?.unwrap_or_default();
    let whole = prototypes.iter().any(|row| has_wide_argument(*row));
    for row in prototypes {
        let set = abis.set(*row, row.text("architectures")?)?;
        let Some(prototype) = row.optional("prototype")? else {
            fields.push(format!("-{set:x}"));
            continue;
        };
        // A prototype with the two halves of a 64-bit argument that another prototype has as one.
        let split = whole && !has_wide_argument(*row);
        let kind = row.text("return")?;
        let returns = returns(kind).ok_or_else(|| row.error(format_args!("kind `{kind}`")))?;
        let mut field = field(split, returns, set, abis.all());
        if prototype == "void" {
            fields.push(field);
            in_c.push(String::new());
            continue;
        }
        let kinds: Vec<_> = row.text("kinds")?.split(',').collect();
        let parameters = parameters(*row, prototype)?;
        if kinds.len() != parameters.len() {
            return Err(row.error("the numbers of kinds and of arguments differ"));
        }
        let names: Vec<_> = prototype.split(", ").collect();
        let of_this = pointees(facts, abis, set, &names, first)?;
        for (at, kind) in kinds.into_iter().enumerate() {
            let letter = letter(kind).ok_or_else(|| row.error(format_args!("kind `{kind}`")))?;
            let marks = facts::marks(facts, slots, at)?;
            let pointee = of_this.get(&at).map_or("", String::as_str);
            let comma = if at == 0 { ' ' } else { ',' };
            let _ = write!(field, "{comma}{letter}{marks}{pointee}");
        }
        fields.push(field);
        in_c.push(parameters.join(", "));
    }
    Ok((fields, in_c))
}

/// Calls that some ABIs have under other names, also with 64-bit pointers, or that return in a special way.
const PLANNED: [&str; 8] = [
    "_llseek",
    "clone",
    "fadvise64",
    "fadvise64_64",
    "fork",
    "llseek",
    "sync_file_range",
    "sync_file_range2",
];

/// The same, but only where pointers have 32 bits.
const NARROW: [&str; 4] = ["ftruncate", "lseek", "mmap", "truncate"];

/// How the words of a call are passed, as `kernel::row` has it: `!` if that has to be planned, `~` if the order is the same on all of
/// Rust's targets and each word has a register of its own where pointers have 64 bits (or all are in memory), nothing if they are
/// passed as declared. A test compares this with the plans.
fn passing(name: &str, prototypes: &[Row], abis: &Abis) -> Result<&'static str, Error> {
    if PLANNED.contains(&name) {
        return Ok("!");
    }
    let mut all = Vec::new();
    for row in prototypes {
        let on = abis.set(*row, row.text("architectures")?)? & abis.of_rust;
        let Some(prototype) = row.optional("prototype")?.filter(|_| on != 0) else { continue };
        let names = prototype.split(", ").filter_map(|one| Some(one.split_once(':')?.0));
        let kinds = row.optional("kinds")?.unwrap_or_default().split(',');
        let wide = kinds.map(|kind| kind == "off64" || kind == "u64");
        all.push((on, names.collect::<Vec<_>>(), wide.collect::<Vec<_>>()));
    }
    let Some(((_, first, wide), others)) = all.split_first() else { return Ok("") };
    let has_wide = all.iter().any(|(_, _, wide)| wide.contains(&true));
    let shares = |names: &[&str]| names.iter().all(|name| first.contains(name));
    let is_alike =
        |names: &[&str]| names.len() == first.len() && (names == first || !shares(names));
    if !has_wide && !NARROW.contains(&name) && others.iter().all(|(_, names, _)| is_alike(names)) {
        return Ok("");
    }
    // Without one, it may be the first that has halves.
    let has_whole = wide.contains(&true) || NARROW.contains(&name);
    let is_usual = has_whole
        && others.iter().all(|(on, names, their_wide)| {
            let mut places =
                names.iter().filter_map(|name| first.iter().position(|one| one == name));
            let mut last = 0;
            let is_in_order = places.all(|at| {
                let is_next = at >= last;
                last = at;
                is_next
            });
            let is_same = names.len() == first.len() && their_wide == wide;
            let is_block = names.len() == 1 && first.len() > 1;
            is_in_order && (is_same || is_block || on & abis.wide_pointers == 0)
        });
    Ok(if is_usual { "~" } else { "!" })
}

/// The start of a prototype. The set is omitted if it contains all ABIs.
fn field(has_halves: bool, returns: char, set: u32, all: u32) -> String {
    let tag = if has_halves { 'P' } else { 'p' };
    if set == all { format!("{tag}{returns}") } else { format!("{tag}{returns}{set:x}") }
}

/// The parameters of a prototype (`name:type, name:type`) as C has them.
fn parameters(row: Row, prototype: &str) -> Result<Vec<String>, Error> {
    let in_c = |parameter: &str| {
        let is_plain =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' ' | b'*');
        let (name, c_type) = parameter
            .split_once(':')
            .ok_or_else(|| row.error(format_args!("`{parameter}` has no type")))?;
        let c_type = c_type.replace(" __user", "");
        if name.contains([' ', '*']) || !format!("{name}{c_type}").bytes().all(is_plain) {
            return Err(row.error(format_args!("`{parameter}` is not a name and a plain type")));
        }
        let space = if c_type.ends_with('*') { "" } else { " " };
        Ok(format!("{c_type}{space}{name}"))
    };
    prototype.split(", ").map(in_c).collect()
}

/// The letter of a kind of return value.
fn returns(kind: &str) -> Option<char> {
    Some(match kind {
        "int0" => '0',
        "count" => 'c',
        "fd" => 'f',
        "pid" => 'p',
        "uid" => 'u',
        "gid" => 'g',
        "addr" => 'a',
        "off" => 'o',
        "id" => 'i',
        "sig" => 's',
        "other" => 'x',
        "noreturn" => 'n',
        "int0_noreturn_on_success" => 'r',
        "never_success" => 'e',
        _ => return None,
    })
}

/// Whether an argument has 64 bits on every architecture.
pub(super) fn has_wide_argument(row: Row) -> bool {
    row.optional("kinds")
        .ok()
        .flatten()
        .is_some_and(|kinds| kinds.split(',').any(|kind| kind == "off64" || kind == "u64"))
}

/// The types that the arguments of one prototype point to. Facts without a set of ABIs apply to the first prototype
/// of the call, and to the arguments that another prototype has in common with it.
fn pointees(
    facts: &[Row],
    abis: &Abis,
    set: u32,
    parameters: &[&str],
    first: &str,
) -> Result<BTreeMap<usize, String>, Error> {
    let first: Vec<_> = first.split(", ").collect();
    let c_type =
        |list: &[&str], at: usize| Some(list.get(at)?.split_once(':')?.1.replace("const ", ""));
    let mut found = BTreeMap::new();
    for row in facts {
        if row.text("fact")? != "pointee" || facts::is_doubtful(*row)? {
            continue;
        }
        let detail = row.text("detail")?;
        let (detail, on) = match detail.rsplit_once(" @") {
            Some((detail, on)) => (detail, Some(abis.set(*row, on)?)),
            None => (detail, None),
        };
        let (at, what) = facts::argument(*row, detail)?;
        let concerned = match on {
            Some(on) => on & set != 0,
            None => c_type(&first, at) == c_type(parameters, at) && !found.contains_key(&at),
        };
        if concerned {
            found.insert(at, pointee::code(*row, what)?);
        }
    }
    Ok(found)
}

/// The letter for a kind of argument.
fn letter(kind: &str) -> Option<char> {
    Some(match kind {
        "fd" => 'f',
        "dirfd" => 'd',
        "int32" => 'i',
        "uint32" => 'u',
        "long" => 'l',
        "ulong" => 'U',
        "size" => 'z',
        "off64" => 'o',
        "u64" => 'q',
        "addr" => 'a',
        "ptr_in" => 'r',
        "ptr_out" => 'w',
        "ptr_inout" => 'b',
        "ptr_mut" => 'm',
        "cstr" => 't',
        "flags" => 'F',
        "mode" => 'M',
        "pid" => 'p',
        "uid" => 'c',
        "gid" => 'g',
        "sig" => 's',
        "clockid" => 'k',
        "timerid" => 'T',
        "key" => 'K',
        "fnptr" => 'n',
        _ => return None,
    })
}
