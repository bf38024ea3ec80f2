//! The committed generated files are what the tables in `tests/data/` say.

use sysdecl_tests::generate;

#[test]
fn generated_files_agree_with_the_tables() -> Result<(), generate::Error> {
    let differences = generate::differences(generate::files()?)?;
    let list: Vec<String> =
        differences.iter().map(|difference| format!("  {difference}\n")).collect();
    assert!(list.is_empty(), "\n{}to rewrite them, run `{}`", list.concat(), generate::COMMAND);
    Ok(())
}
