//! Compares six functions of each system's object code with hand-written ones in their disassembly (`disassembly/`).
//! `BLESS=1` rewrites the files.
//!
//! The output depends on the compiler version that CI pins, and needs GNU's disassemblers for both architectures. The
//! test is therefore skipped if there is no object code.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{code, subject::OBJECT_CODE, unproved::not_proved_here};

/// The functions that have a hand-written version.
const FUNCTIONS: [&str; 6] = ["getpid", "close", "read", "lseek", "mmap", "two"];

/// The targets and their disassemblers.
const TARGETS: [(&str, &str, &str); 4] = [
    ("x86_64-apple-darwin", "objdump", "i386:x86-64"),
    ("aarch64-apple-darwin", "aarch64-linux-gnu-objdump", "aarch64"),
    ("x86_64-unknown-freebsd", "objdump", "i386:x86-64"),
    ("aarch64-unknown-freebsd", "aarch64-linux-gnu-objdump", "aarch64"),
];

#[test]
fn six_functions_are_the_same_as_handwritten_ones() {
    let Some(folder) = env::var_os("SYSDECL_ORACLE") else {
        not_proved_here(OBJECT_CODE);
        return;
    };
    let mut wrong = String::new();
    for (target, program, machine) in TARGETS {
        let object = Path::new(&folder).join(format!("{target}.o"));
        let mut text = String::new();
        for name in FUNCTIONS {
            let both = [name.to_owned(), format!("by_hand_{name}")];
            let [declared, by_hand] =
                both.map(|name| disassemble(program, machine, &code::bytes(&object, &name)));
            if declared.len() > by_hand.len() {
                let _ =
                    writeln!(wrong, "{target}: `{name}` is longer than the hand-written version");
            }
            let _ = writeln!(text, "{:<32}by hand", format!("fn {name}"));
            for line in 0..declared.len().max(by_hand.len()) {
                let at = |lines: &[String]| lines.get(line).cloned().unwrap_or_default();
                let row = format!("  {:<30}  {}", at(&declared), at(&by_hand));
                let _ = writeln!(text, "{}", row.trim_end());
            }
        }
        let golden = golden(target);
        if env::var_os("BLESS").is_some() {
            fs::write(&golden, &text).expect("the golden file is writable");
        } else if fs::read_to_string(&golden).ok().as_deref() != Some(&text) {
            let _ = writeln!(wrong, "{target}: differs from {}:\n{text}", golden.display());
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn golden(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("disassembly").join(format!("{target}.txt"))
}

/// The instructions without addresses and comments of the disassembler. The target of a jump is its distance in bytes
/// from the start of the function.
fn disassemble(program: &str, machine: &str, code: &[u8]) -> Vec<String> {
    let file = env::temp_dir().join(format!("sysdecl-oracle-{}", std::process::id()));
    fs::write(&file, code).expect("the temporary folder is writable");
    let output = Command::new(program)
        .args(["-D", "-b", "binary", "-m", machine, "--no-show-raw-insn"])
        .args(if machine == "aarch64" { [].as_slice() } else { &["-M", "intel"] })
        .arg(&file)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let _ = fs::remove_file(&file);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the disassembly is UTF-8");
    let instructions = text.lines().filter_map(|line| line.split_once(":\t"));
    let mut lines: Vec<String> = instructions
        .map(|(_, text)| {
            let words: Vec<_> =
                text.split("//").next().unwrap_or_default().split_whitespace().collect();
            words.join(" ")
        })
        .collect();
    // Padding up to the next function.
    while lines
        .last()
        .is_some_and(|line| line.contains("nop") || line.starts_with("cs ") || line == "int3")
    {
        lines.pop();
    }
    lines
}
