//! The example that starts threads by hand: none is lost, and nothing of them is left.
#![cfg(target_os = "linux")]

mod run;

use self::run::{Outcome, example, outcome};

#[test]
fn spawn_thread_loses_no_thread_and_no_stack() {
    for _ in 0..50 {
        let Outcome { status, stdout, stderr } = outcome(&mut example("spawn_thread"));
        assert_eq!((status, stderr.as_str()), (0, ""));
        let expected = "64 threads started\nthe sum of 1 to 64 is 2080\n64 stacks unmapped\n";
        assert_eq!(String::from_utf8_lossy(&stdout), expected);
    }
}
