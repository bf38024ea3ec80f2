//! The number of items that were compared with windows-sys at compile time; every difference is a compile error.
#![cfg(windows)]

use sysdecl_tests_windows::prototypes::KERNEL32;

#[test]
fn all_rows_of_the_tables_were_compared() {
    let [constants, structs, prototypes] = sysdecl_tests_windows::COMPARED;
    println!("{constants} constants, {structs} structs, {prototypes} prototypes: 0 differences");
    assert!(constants > 400 && structs >= 10 && prototypes >= 50);
}

/// The number of bytes that the 32-bit function pops from the stack matches its decorated name: `_ReadFile@20`.
#[test]
fn the_specification_is_declared_and_its_arguments_have_their_sizes() {
    let table = include_str!("../../data/windows-kernel32.tsv");
    let mut functions = 0;
    for row in table.lines().skip(1) {
        let mut cells = row.split('\t');
        let (name, bytes) = (cells.next().expect("a name"), cells.next_back().expect("a size"));
        functions += 1;
        // Compared by type; an exit code is a `UINT`.
        if matches!(name, "ExitProcess" | "ExitThread") {
            assert_eq!(bytes, "4");
            continue;
        }
        let declared = KERNEL32.iter().find(|(other, _)| *other == name);
        let (_, shapes) = declared.unwrap_or_else(|| panic!("`{name}` is not declared"));
        let size = |shape: &u8| match shape {
            0 => 0,
            b'l' | b'L' => 8,
            _ => 4,
        };
        assert_eq!(shapes[1..].iter().map(size).sum::<u32>().to_string(), bytes, "{name}");
    }
    assert_eq!(functions, 30);
}
