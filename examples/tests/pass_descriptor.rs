//! Runs `pass_descriptor` and checks its output.

mod run;

use std::{fs, io::Write};

use self::run::{Outcome, example, outcome};

#[test]
fn the_file_is_copied_from_the_received_descriptor() {
    let path = std::env::temp_dir().join(format!("sysdecl-passed-{}", std::process::id()));
    let content: Vec<u8> = (0..100_000_u32).flat_map(u32::to_ne_bytes).collect();
    fs::File::create(&path).unwrap().write_all(&content).unwrap();
    let Outcome { status, stdout, stderr } = outcome(example("pass_descriptor").arg(&path));
    fs::remove_file(&path).unwrap();
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout == content, "{} of {} bytes, or different ones", stdout.len(), content.len());
}

#[test]
fn the_child_reports_what_it_cannot_open() {
    let Outcome { status, stdout, stderr } =
        outcome(example("pass_descriptor").arg("/nonexistent"));
    assert_eq!((status, stdout.len()), (1, 0));
    assert_eq!(stderr, "pass_descriptor: /nonexistent: No such file or directory (os error 2)\n");
}

#[test]
fn a_wrong_number_of_arguments_prints_the_usage() {
    for words in [&[][..], &["one", "two"]] {
        let Outcome { status, stdout, stderr } = outcome(example("pass_descriptor").args(words));
        assert_eq!((status, stdout.len()), (2, 0));
        assert_eq!(stderr, "usage: pass_descriptor FILE\n");
    }
}
