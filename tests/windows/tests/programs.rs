//! Runs the examples: their exact output, their exit codes, and their imports. They are built without the standard
//! library and without a C runtime, so that every import is a declared function.
#![cfg(windows)]

use std::{
    collections::BTreeSet,
    env, fs,
    path::PathBuf,
    process::{Command, Output, id},
};

use object::{
    LittleEndian,
    pe::{ImageNtHeaders32, ImageNtHeaders64},
    read::pe::{ImageNtHeaders, Import, PeFile},
};

/// An example built for an architecture. `.ci/stage/windows` builds the examples, and passes the folder.
fn built(name: &str, architecture: &str) -> PathBuf {
    const FOLDER: &str = "SYSDECL_WINDOWS_EXAMPLES";
    let folder = env::var(FOLDER)
        .unwrap_or_else(|_| panic!("{FOLDER} must name the folder with the examples"));
    PathBuf::from(folder)
        .join(format!("{architecture}-pc-windows-msvc/release/examples/{name}.exe"))
}

/// An example for this architecture.
fn program(name: &str) -> PathBuf {
    built(name, "x86_64")
}

fn run(name: &str, arguments: &[&str]) -> Output {
    Command::new(program(name)).args(arguments).output().expect(name)
}

/// The functions that a program imports, in the form `dll!function`.
fn imports<Headers: ImageNtHeaders>(data: &[u8]) -> BTreeSet<String> {
    let file = PeFile::<Headers>::parse(data).expect("a program");
    let table = file.import_table().expect("a table").expect("imports");
    let (mut descriptors, mut found) = (table.descriptors().expect("DLLs"), BTreeSet::new());
    while let Some(descriptor) = descriptors.next().expect("a DLL") {
        let dll = table.name(descriptor.name.get(LittleEndian)).expect("its name");
        let dll = String::from_utf8_lossy(dll).to_lowercase();
        let first = descriptor.original_first_thunk.get(LittleEndian);
        let mut thunks = table.thunks(first).expect("its functions");
        while let Some(thunk) = thunks.next::<Headers>().expect("a function") {
            let Import::Name(_, name) = table.import::<Headers>(thunk).expect("an import") else {
                panic!("an import by number");
            };
            found.insert(format!("{dll}!{}", String::from_utf8_lossy(name)));
        }
    }
    found
}

/// Compares the imports of an example with its declarations, on each architecture. On 32-bit x86 the imported names
/// are undecorated, as in the DLL.
fn imports_only(name: &str, declared: &BTreeSet<String>) {
    for architecture in ["x86_64", "aarch64"] {
        let data = fs::read(built(name, architecture)).expect(architecture);
        assert_eq!(&imports::<ImageNtHeaders64>(&data), declared, "{name} on {architecture}");
    }
    let data = fs::read(built(name, "i686")).expect("i686");
    assert_eq!(&imports::<ImageNtHeaders32>(&data), declared, "{name} on i686");
}

/// The imports of the crate itself, for closing handles, reading the last error, and error messages.
const RUNTIME: [&str; 4] = ["CloseHandle", "FormatMessageW", "GetLastError", "SetLastError"];

fn kernel32(functions: &[&str]) -> BTreeSet<String> {
    functions.iter().chain(&RUNTIME).map(|name| format!("kernel32.dll!{name}")).collect()
}

#[test]
fn win_threads_counts_exactly() {
    for _ in 0..5 {
        let output = run("win_threads", &[]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), "4 threads counted to 400000\n");
        assert_eq!((output.stderr.as_slice(), output.status.code()), (&b""[..], Some(0)));
    }
}

#[test]
fn win_threads_imports_what_it_declares() {
    let declared = [
        "CreateEventW",
        "CreateThread",
        "DeleteCriticalSection",
        "EnterCriticalSection",
        "ExitProcess",
        "GetExitCodeThread",
        "GetStdHandle",
        "InitializeCriticalSection",
        "LeaveCriticalSection",
        "SetEvent",
        "WaitForMultipleObjects",
        "WaitForSingleObject",
        "WriteFile",
    ];
    imports_only("win_threads", &kernel32(&declared));
}

#[test]
fn win_copy_file_imports_what_it_declares() {
    let declared = [
        "CreateFileW",
        "ExitProcess",
        "GetCommandLineW",
        "GetStdHandle",
        "ReadFile",
        "VirtualAlloc",
        "WriteFile",
    ];
    let mut expected = kernel32(&declared);
    expected.insert("shell32.dll!CommandLineToArgvW".to_owned());
    imports_only("win_copy_file", &expected);
}

#[test]
fn win_copy_file_copies_any_file() {
    let folder = env::temp_dir().join(format!("sysdecl copies {}", id()));
    fs::create_dir_all(&folder).expect("a folder");
    let (from, to) = (folder.join("from ü"), folder.join("to"));
    let (from_name, to_name) = (from.to_str().expect("Unicode"), to.to_str().expect("Unicode"));
    let binary: Vec<u8> =
        (0..1_000_003_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [&b""[..], b"x", &binary[..65_536], &binary[..65_537], &binary] {
        fs::write(&from, bytes).expect("written");
        let output = run("win_copy_file", &[from_name, to_name]);
        assert_eq!((output.stdout, output.stderr, output.status.code()), (vec![], vec![], Some(0)));
        assert!(fs::read(&to).expect("the copy") == bytes, "{} bytes", bytes.len());
    }
    fs::remove_dir_all(folder).expect("removed");
}

/// The system's message for an error, according to std.
fn said(code: i32) -> String {
    let text = std::io::Error::from_raw_os_error(code).to_string();
    text.trim_end_matches(&format!(" (os error {code})")).to_owned()
}

#[test]
fn win_copy_file_reports_errors() {
    let (file, folder) =
        (env::temp_dir().join(format!("sysdecl-from-{}", id())), "C:\\no such folder\\to");
    fs::write(&file, b"x").expect("written");
    let from = file.to_str().expect("Unicode");
    let cases = [
        (vec!["C:\\no such file", "to"], format!("win_copy_file: C:\\no such file: {}\n", said(2))),
        (vec![from, folder], format!("win_copy_file: {folder}: {}\n", said(3))),
        (vec![from], "usage: win_copy_file FROM TO\n".to_owned()),
    ];
    for (arguments, expected) in cases {
        let output = run("win_copy_file", &arguments);
        assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
        assert_eq!((output.stdout, output.status.code()), (vec![], Some(1)));
    }
    fs::remove_file(file).expect("removed");
}
