//! How much was held against windows-sys when this was compiled; every difference is a compile error.
#![cfg(windows)]

#[test]
fn all_of_the_tables_was_compared() {
    let [constants, structs, prototypes] = sysdecl_tests_windows::COMPARED;
    println!("{constants} constants, {structs} structs, {prototypes} prototypes: 0 differences");
    assert!(constants > 400 && structs >= 10 && prototypes >= 50);
}
