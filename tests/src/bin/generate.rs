//! Rewrites the generated files of the workspace from the tables in `tests/data/`.
//!
//! Prints the files that it changed; prints nothing if all files were up to date.

use std::process::ExitCode;

use sysdecl_tests::generate;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("generate: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), generate::Error> {
    for difference in generate::differences(generate::files()?)? {
        println!("{difference} (rewritten)");
        generate::write(&difference)?;
    }
    Ok(())
}
