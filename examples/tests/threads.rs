//! Runs the example that starts threads: all threads run, and all stacks are unmapped.
#![cfg(target_os = "linux")]

mod run;

use self::run::{Outcome, example, outcome};

#[test]
fn spawn_thread_joins_all_threads_and_unmaps_all_stacks() {
    for _ in 0..50 {
        let Outcome { status, stdout, stderr } = outcome(&mut example("spawn_thread"));
        assert_eq!((status, stderr.as_str()), (0, ""));
        let expected = "64 threads started\nthe sum of 1 to 64 is 2080\n64 stacks unmapped\n";
        assert_eq!(String::from_utf8_lossy(&stdout), expected);
    }
}
