//! Runs `bump_allocator`, a program whose global allocator is the example.

#![cfg(target_os = "linux")]

#[path = "run/mod.rs"]
mod run;

use std::os::unix::process::ExitStatusExt;

use self::run::{Outcome, example, outcome};

#[test]
fn it_serves_collections_and_threads() {
    let expected = "\
        the sum of 100000 numbers is 5000050000\n\
        {\"one\": 1, \"three\": 3, \"two\": 2}\n\
        8 threads built 16000 strings, 16000 of them correct\n\
        21 alignments are respected, up to 1 MiB\n\
        67108864 bytes are rejected\n\
        9223372036854771711 bytes are rejected\n\
        the next MiB is available\n\
        an arena of 4096 bytes holds 64 blocks of 64\n\
        after a reset it holds the same\n";
    // The threads interleave differently each time.
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
