//! The committed generated files match the tables in `tests/data/`.

use sysdecl_tests::generate;

#[test]
fn generated_files_agree_with_the_tables() -> Result<(), generate::Error> {
    let differences = generate::differences(generate::files()?)?;
    let list: Vec<String> =
        differences.iter().map(|difference| format!("  {difference}\n")).collect();
    assert!(
        list.is_empty(),
        "\n{}to rewrite the files, run `{}`",
        list.concat(),
        generate::COMMAND
    );
    Ok(())
}
