//! Runs `futex_mutex`: it counts exactly, waiting threads sleep, and it makes no unnecessary system calls.

mod run;

use std::{
    env, fs,
    io::{self, BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use self::run::{Outcome, example, outcome};

fn count(threads: &str, times: &str) -> Outcome {
    outcome(example("futex_mutex").args([threads, times]))
}

#[test]
fn eight_threads_count_exactly() {
    for times in ["1", "100000"] {
        let Outcome { status, stdout, stderr } = count("8", times);
        assert_eq!((status, stderr.as_str()), (0, ""));
        let expected = times.parse::<u64>().unwrap() * 8;
        assert_eq!(String::from_utf8(stdout).unwrap(), format!("{expected}\n"));
    }
}

#[test]
fn invalid_arguments_print_the_usage() {
    for words in [["0", "1"], ["1", "x"]] {
        let Outcome { status, stdout, stderr } = count(words[0], words[1]);
        assert_eq!((status, stdout.len()), (2, 0));
        assert_eq!(stderr, "usage: futex_mutex THREADS TIMES | futex_mutex wait\n");
    }
}

#[test]
fn a_waiting_thread_sleeps() {
    let mut child = example("futex_mutex")
        .arg("wait")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let line = lines.next().unwrap();
    let thread = line.strip_prefix("thread ").and_then(|rest| rest.strip_suffix(" waits")).unwrap();

    // In an emulator, threads are threads of the host as well.
    let state = || {
        let stat = fs::read_to_string(format!("/proc/{}/task/{thread}/stat", child.id())).unwrap();
        stat.rsplit_once(") ").unwrap().1.chars().next().unwrap()
    };
    let start = Instant::now();
    while state() != 'S' {
        assert!(start.elapsed() < Duration::from_secs(5), "the thread does not sleep");
        thread::sleep(Duration::from_millis(1));
    }
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(10));
        assert_eq!(state(), 'S');
    }

    drop(child.stdin.take());
    let line = lines.next().unwrap();
    assert!(child.wait().unwrap().success());
    let used = line
        .strip_prefix("it has waited, and used ")
        .and_then(|rest| rest.strip_suffix(" us; the count is 42"))
        .unwrap_or_else(|| panic!("{line:?}"));
    // While it waited for 200 milliseconds.
    assert!(used.parse::<u64>().unwrap() < 20_000, "{used} us of CPU time");
}

/// The calls of `futex` that the example makes, observed by `strace`. The calls of the standard library are
/// process-private (`…_PRIVATE`); those of the example are not.
fn futex_calls(words: &[&str], drive: impl FnOnce(&mut Child)) -> Option<Vec<String>> {
    if is_set("SYSDECL_QEMU") {
        say("`strace` sees the emulator's calls, not the program's");
        return None;
    }
    let mut tracer = Command::new("strace");
    tracer.args(["-f", "-qq", "-e", "trace=futex", "-e", "signal=none"]);
    tracer.arg(example("futex_mutex").get_program()).args(words);
    tracer.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match tracer.spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            say("`strace` is missing: apt-get install strace");
            return None;
        }
        child => child.unwrap(),
    };
    drive(&mut child);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let trace = String::from_utf8(output.stderr).unwrap();
    let is_ours = |line: &&str| line.contains("FUTEX_WA") && !line.contains("_PRIVATE");
    Some(trace.lines().filter(is_ours).map(String::from).collect())
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Prints a message about a skipped test, bypassing the output capture of the test harness.
fn say(why: &str) {
    let text = format!("SKIPPED: the system calls of a mutex: {why}\n");
    assert!(is_set("SYSDECL_QEMU") || !is_set("CI") && !is_set("SYSDECL_REQUIRE_TOOLS"), "{text}");
    let _ = io::stderr().write_all(text.as_bytes());
}

#[test]
fn a_free_mutex_is_locked_without_a_system_call() {
    if let Some(calls) = futex_calls(&["1", "10000"], |_| {}) {
        assert_eq!(calls, [""; 0]);
    }
}

/// One thread waits and one wakes. Without this test, the other one could miss calls that `strace` does not show.
#[test]
fn a_contended_mutex_waits_and_wakes() {
    let wait_a_little = |child: &mut Child| {
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        thread::sleep(Duration::from_millis(300));
        drop(child.stdin.take());
    };
    if let Some(calls) = futex_calls(&["wait"], wait_a_little) {
        let count = |operation| calls.iter().filter(|line| line.contains(operation)).count();
        assert_eq!(count("FUTEX_WAIT, 2, NULL"), 1, "{calls:?}");
        // The thread that has waited makes a wake call as well, although no thread is waiting.
        assert_eq!(count("FUTEX_WAKE, 1"), 2, "{calls:?}");
    }
}
