//! Runs all examples under valgrind, which must not report errors.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

mod run;

use std::{
    collections::BTreeSet,
    env, fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Shutdown, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use self::run::example;

/// The examples with their arguments. `epoll_echo` has a separate test; those for Windows make no calls on this
/// system.
const RUNS: [(&str, &[&str]); 10] = [
    ("bump_allocator", &[]),
    ("futex_mutex", &["4", "1000"]),
    ("futex_mutex", &["wait"]),
    ("list_dir", &["."]),
    ("my_types", &[]),
    ("pass_descriptor", &["Cargo.toml"]),
    ("read_file", &["Cargo.toml"]),
    ("spawn_thread", &[]),
    ("stopwatch", &["1000"]),
    ("typed_files", &[]),
];

/// A command that runs an example under valgrind. If valgrind is missing, prints a message and returns `None`, or
/// fails if tools are required.
fn under_valgrind(name: &str) -> Option<Command> {
    let program = example(name);
    let folders = env::var_os("PATH").unwrap_or_default();
    let is_there = env::split_paths(&folders).any(|folder| folder.join("valgrind").is_file());
    if !is_there {
        let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let text = "SKIPPED: the examples under valgrind: it is missing\n";
        assert!(!is_set("CI") && !is_set("SYSDECL_REQUIRE_TOOLS"), "{text}");
        // If the message cannot be printed, there is nothing else to do.
        let _ = io::stderr().write_all(text.as_bytes());
        return None;
    }
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--quiet", "--error-exitcode=99", "--leak-check=full"]);
    // Memory of a thread that was not joined is not a leak.
    valgrind.args(["--errors-for-leak-kinds=definite", "--show-leak-kinds=definite"]);
    valgrind.arg(program.get_program()).args(program.get_args());
    Some(valgrind)
}

#[test]
fn valgrind_reports_no_errors_in_examples() {
    for (name, arguments) in RUNS {
        let Some(mut valgrind) = under_valgrind(name) else { return };
        let output = valgrind.args(arguments).stdin(Stdio::null()).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*stderr), (Some(0), ""), "{name}");
    }
}

#[test]
fn valgrind_reports_no_errors_in_a_server() {
    /// Killed if a test fails before it ends.
    struct Server(Child);
    impl Drop for Server {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
    let Some(mut valgrind) = under_valgrind("epoll_echo") else { return };
    valgrind.arg("2").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = Server(valgrind.spawn().unwrap());
    let mut line = String::new();
    BufReader::new(server.0.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim_end().strip_prefix("listening on ").unwrap();
    for _ in 0..2 {
        let mut client = TcpStream::connect(address).unwrap();
        client.write_all(&[7; 10_000]).unwrap();
        client.shutdown(Shutdown::Write).unwrap();
        let mut back = Vec::new();
        client.read_to_end(&mut back).unwrap();
        assert_eq!(back, [7; 10_000]);
    }
    let mut stderr = String::new();
    server.0.stderr.as_mut().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((server.0.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn all_examples_are_listed() {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let files = files.map(|file| PathBuf::from(file.unwrap().file_name()));
    let programs: BTreeSet<String> = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| !name.starts_with("win_") && name != "epoll_echo")
        .collect();
    let run: BTreeSet<String> = RUNS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(programs, run);
}
