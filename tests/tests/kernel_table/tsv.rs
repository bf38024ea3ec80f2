//! Reads `tests/data/` on its own, without the generator: a mistake there must not hide behind itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// One row: column, cell.
pub(crate) type Row = BTreeMap<String, String>;

/// The rows of `tests/data/<name>.tsv`.
pub(crate) fn rows(name: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(format!("{name}.tsv"));
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = text.lines();
    let columns: Vec<_> = lines.next().unwrap().split('\t').collect();
    lines
        .map(|line| {
            columns
                .iter()
                .map(ToString::to_string)
                .zip(line.split('\t').map(str::to_owned))
                .collect()
        })
        .collect()
}

/// The names of the ABIs, in the table's order.
pub(crate) fn abis() -> Vec<String> {
    rows("linux-abis").into_iter().map(|row| row["abi"].clone()).collect()
}

/// The ABIs of a set: names with commas, or `32` or `64` for those with such registers.
pub(crate) fn set(cell: &str) -> Vec<String> {
    let abis = rows("linux-abis");
    let named =
        |row: &&Row| cell.split(',').any(|name| name == row["abi"] || name == row["register"]);
    abis.iter().filter(named).map(|row| row["abi"].clone()).collect()
}
