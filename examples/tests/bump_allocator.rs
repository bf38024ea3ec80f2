//! `bump_allocator`: a program whose only allocator it is.

#![cfg(target_os = "linux")]

#[path = "run/mod.rs"]
mod run;

use std::os::unix::process::ExitStatusExt;

use self::run::{Outcome, example, outcome};

#[test]
fn a_program_of_collections_and_threads_lives_in_it() {
    let expected = "\
        the sum of 100000 numbers is 5000050000\n\
        {\"one\": 1, \"three\": 3, \"two\": 2}\n\
        8 threads made 16000 strings, 16000 as they should be\n\
        21 alignments are kept, up to 1 MiB\n\
        67108864 bytes are refused\n\
        9223372036854771711 bytes are refused\n\
        the next MiB is there\n\
        an arena of 4096 bytes holds 64 blocks of 64\n\
        after a reset it holds the same\n";
    // The threads meet otherwise each time.
    for _ in 0..5 {
        let Outcome { status, stdout, stderr } = outcome(&mut example("bump_allocator"));
        assert_eq!((status, stderr.as_str()), (0, ""));
        assert_eq!(String::from_utf8(stdout).unwrap(), expected);
    }
}

#[test]
fn exhaustion_is_a_failed_allocation() {
    let output = example("bump_allocator").arg("exhaust").output().unwrap();
    assert_eq!(output.status.signal(), Some(libc::SIGABRT), "{output:?}");
    assert_eq!(output.stdout, b"");
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.starts_with("memory allocation of 67108865 bytes failed\n"), "{stderr}");
}
