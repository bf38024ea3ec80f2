//! Writes each example of the documentation as a module of a crate to the given folder: `examples.rs` and
//! `examples/`. Clippy checks them in `.ci/stage/clippy-user`.

use std::{env, fmt::Write, fs, io, path::Path, process::ExitCode};

use sysdecl_tests::documented;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: documented FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(count) => {
            println!("{count} examples");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("documented: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> io::Result<usize> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let examples = documented::examples(&repository)?;
    let modules = folder.join("examples");
    fs::create_dir_all(&modules)?;
    let mut list = String::from(HEAD);
    for example in &examples {
        let name = example.name();
        let _ = writeln!(list, "pub mod {name};");
        fs::write(modules.join(format!("{name}.rs")), example.module())?;
    }
    fs::write(folder.join("examples.rs"), list)?;
    Ok(examples.len())
}

/// Examples declare more than they use, partly for other systems, and use the imports that their page suggests.
const HEAD: &str = "//! The examples of the documentation, each in a module of its own.\n\n\
                    #![allow(dead_code, unused_imports, clippy::wildcard_imports)]\n\n";
