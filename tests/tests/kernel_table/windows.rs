//! `kernel32.dll`.

use expander::table;

use crate::tsv;

#[test]
fn every_function_is_the_datas() {
    let rows = tsv::rows("windows-kernel32");
    assert_eq!(rows.len(), 30);
    for row in rows {
        let name = &row["name"];
        let (shown, directions, failure, _) = table::kernel32(name).unwrap();
        let parameters = row["c_parameters"].split(", ").map(|one| match one.split_once(':') {
            Some((name, c_type)) => format!("{c_type} {name}"),
            None => "void".to_owned(),
        });
        let parameters: Vec<_> = parameters.collect();
        assert_eq!(shown, format!("{} {name}({})", row["c_returns"], parameters.join(", ")));
        let wanted: Vec<_> = row["directions"].split(',').filter(|one| *one != "-").collect();
        assert_eq!(directions, wanted, "{name}");
        assert_eq!(failure, row["failure"], "{name}");
    }
    assert!(table::kernel32("readfile").is_none() && table::kernel32("").is_none());
}

/// What each parameter takes off the stack of a 32-bit program adds up to what C's decoration of the name says, and whether it is
/// a pointer is what windows-sys has.
#[test]
fn widths_are_those_of_windows_sys() {
    for row in tsv::rows("windows-kernel32") {
        let name = &row["name"];
        let (.., values) = table::kernel32(name).unwrap();
        let (parameters, result) = values.split_at(values.len() - 1);
        assert_eq!((4 * parameters.len()).to_string(), row["stack_bytes_x86"], "{name}");
        let theirs = row["parameters"].split(", ").filter_map(|one| Some(one.split_once(':')?.1));
        assert!(
            parameters.chars().eq(theirs.map(value)),
            "{name}: {parameters}, {}",
            row["parameters"]
        );
        assert!(result.chars().eq([value(&row["returns"])]), "{name}: {result}");
    }
}

/// The same of a Rust type.
fn value(rust_type: &str) -> char {
    match rust_type {
        "void" | "!" => '0',
        "usize" | "HANDLE" => 'w',
        "PCWSTR" | "LPTHREAD_START_ROUTINE" => 'p',
        _ if rust_type.starts_with('*') => 'p',
        // Its flags and codes are `u32`, too.
        _ => '4',
    }
}
