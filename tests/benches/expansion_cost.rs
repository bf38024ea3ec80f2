//! What declarations cost the compiler: instructions that rustc executes, counted by callgrind, for 35,
//! 350 and 3500 declarations, against the same functions written by hand.
//!
//! `cargo bench -p sysdecl-tests --bench expansion_cost` takes some minutes, prints a table, and fails when
//! declarations cost more than 2.2 times as much, or their cost is not linear.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use sysdecl_tests::tool;

/// What declarations may cost, as a multiple of the same functions by hand.
const MOST: f64 = 2.2;

/// How much more a further declaration may cost among many than among few.
const MOST_GROWTH: f64 = 1.1;

const SIZES: [usize; 3] = [35, 350, 3500];

/// How the functions are written.
#[derive(Clone, Copy)]
enum Style {
    /// With `asm!`, each.
    ByHand,
    /// One `#[syscall]` for each.
    Items,
    /// In one block.
    Block,
}

/// A function: its name, its parameters, what it returns, its number, and the same by hand: the
/// operands, and what becomes of the answer.
struct Function {
    name: &'static str,
    parameters: &'static str,
    returns: &'static str,
    nr: u32,
    operands: &'static [&'static str],
    answer: &'static str,
}

/// One of each kind that there is in a file of declarations.
const FUNCTIONS: [Function; 7] = [
    Function {
        name: "read",
        parameters: "fd: i32, buf: *mut u8, count: u64",
        returns: "i64",
        nr: 0,
        operands: &["fd as isize", "buf", "count"],
        answer: "ret as i64",
    },
    Function {
        name: "close",
        parameters: "fd: i32",
        returns: "Result<(), Errno>",
        nr: 3,
        operands: &["fd as isize"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(()) }",
    },
    Function {
        name: "getpid",
        parameters: "",
        returns: "i32",
        nr: 39,
        operands: &[],
        answer: "ret as i32",
    },
    Function {
        name: "pread",
        parameters: "fd: i32, buf: *mut u8, count: usize, offset: i64",
        returns: "Result<usize, Errno>",
        nr: 17,
        operands: &["fd as isize", "buf", "count", "offset"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(ret as usize) }",
    },
    Function {
        name: "mmap",
        parameters: "addr: *mut Void, length: u64, prot: i32, flags: i32, fd: i32, offset: i64",
        returns: "*mut Void",
        nr: 9,
        operands: &["addr", "length", "prot as isize", "flags as isize", "fd as isize", "offset"],
        answer: "ret",
    },
    Function {
        name: "openat",
        parameters: "dir: i32, path: &CStr, flags: i32, mode: u32",
        returns: "Result<i32, Errno>",
        nr: 257,
        operands: &["dir as isize", "path.as_ptr()", "flags as isize", "mode as usize"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(ret as i32) }",
    },
    Function {
        name: "getrandom",
        parameters: "buf: &mut [u8], flags: u32",
        returns: "Result<usize, Errno>",
        nr: 318,
        operands: &["buf.as_mut_ptr()", "buf.len()", "flags as usize"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(ret as usize) }",
    },
];

const REGISTERS: [&str; 6] = ["rdi", "rsi", "rdx", "r10", "r8", "r9"];

/// A file of so many functions.
fn source(style: Style, size: usize) -> String {
    let mut text = String::from("#![no_std]\nuse core::ffi::CStr;\nuse sysdecl::prelude::*;\n");
    if let Style::Block = style {
        text.push_str("#[syscall(os = \"linux\")]\nunsafe extern {\n");
    }
    for (index, function) in FUNCTIONS.iter().cycle().take(size).enumerate() {
        function.write(&mut text, style, index).expect("a `String` takes it");
    }
    if let Style::Block = style {
        text.push_str("}\n");
    }
    text
}

impl Function {
    fn write(&self, text: &mut String, style: Style, index: usize) -> std::fmt::Result {
        let Self { name, parameters, returns, nr, operands, answer } = self;
        match style {
            Style::Items => writeln!(text, "#[syscall(nr = {nr}, os = \"linux\")]")?,
            Style::Block => writeln!(text, "#[syscall(nr = {nr})]")?,
            Style::ByHand => {
                writeln!(
                    text,
                    "#[inline]\npub unsafe fn {name}{index}({parameters}) -> {returns} {{"
                )?;
                writeln!(
                    text,
                    "    let ret: *mut Void;\n    unsafe {{\n        core::arch::asm!("
                )?;
                writeln!(text, "            \"syscall\",")?;
                writeln!(text, "            inlateout(\"rax\") {nr}_isize => ret,")?;
                for (register, operand) in REGISTERS.iter().zip(*operands) {
                    writeln!(text, "            in(\"{register}\") {operand},")?;
                }
                writeln!(text, "            lateout(\"rcx\") _,\n            lateout(\"r11\") _,")?;
                writeln!(
                    text,
                    "            options(nostack, preserves_flags),\n        );\n    }}"
                )?;
                return writeln!(text, "    {answer}\n}}");
            }
        }
        writeln!(text, "pub fn {name}{index}({parameters}) -> {returns};")
    }
}

/// The compiler, and the crate that the functions use.
struct Compiler {
    rustc: PathBuf,
    runtime: PathBuf,
    folder: PathBuf,
}

impl Compiler {
    /// Builds the crate as a user's release build does; macros are then unoptimised, as always.
    fn new() -> Self {
        let target =
            Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in cargo's folder");
        let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(["build", "--release", "--package=sysdecl", "--message-format=json"])
            .arg("--target-dir")
            .arg(target)
            .output()
            .expect("cargo starts");
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut strings = messages.split('"');
        let runtime =
            strings.find(|path| path.ends_with("libsysdecl.rlib")).expect("cargo built it");
        let output =
            Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc starts");
        let sysroot = String::from_utf8_lossy(&output.stdout).trim().to_string();
        let folder = target.join("expansion");
        fs::create_dir_all(&folder).expect("cargo's own folder can be written to");
        // Past rustup, which would be counted as well.
        Self { rustc: Path::new(&sysroot).join("bin/rustc"), runtime: runtime.into(), folder }
    }

    /// The instructions that rustc executes to check a file.
    fn instructions(&self, valgrind: &Command, source: &str) -> u64 {
        let file = self.folder.join("functions.rs");
        fs::write(&file, source).expect("it is our folder");
        let dependencies = self.runtime.with_file_name("deps");
        let output = Command::new(valgrind.get_program())
            .current_dir(&self.folder)
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(&self.rustc)
            .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "-Ccodegen-units=1"])
            .arg(format!("-Ldependency={}", dependencies.display()))
            .arg(format!("--extern=sysdecl={}", self.runtime.display()))
            .arg(file)
            .arg("--out-dir")
            .arg(&self.folder)
            .output()
            .expect("valgrind starts");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{messages}");
        let collected = messages.lines().find_map(|line| line.split_once("Collected : "));
        collected.and_then(|(_, number)| number.trim().parse().ok()).expect("callgrind counts")
    }
}

/// What functions cost in each style, in instructions.
struct Row {
    size: usize,
    by_hand: f64,
    items: f64,
    block: f64,
}

impl Row {
    #[expect(clippy::cast_precision_loss, reason = "a count has far fewer digits")]
    fn measure(compiler: &Compiler, valgrind: &Command, size: usize) -> Self {
        let count = |style| compiler.instructions(valgrind, &source(style, size)) as f64;
        let [by_hand, items, block] = [Style::ByHand, Style::Items, Style::Block].map(count);
        Self { size, by_hand, items, block }
    }

    /// As multiples of what the functions cost by hand.
    fn ratios(&self) -> [f64; 2] {
        [self.items, self.block].map(|declared| declared / self.by_hand)
    }

    /// What one further function costs, among this many instead of fewer.
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    fn further(&self, fewer: &Self) -> Self {
        let each = |many, few| (many - few) / (self.size - fewer.size) as f64;
        Self {
            size: self.size,
            by_hand: each(self.by_hand, fewer.by_hand),
            items: each(self.items, fewer.items),
            block: each(self.block, fewer.block),
        }
    }

    fn print(&self, unit: f64) {
        let [by_hand, items, block] =
            [self.by_hand, self.items, self.block].map(|cost| cost / unit);
        let [of_items, of_block] = self.ratios();
        let size = self.size;
        println!(
            "| {size} | {by_hand:.0} | {items:.0} | {of_items:.2} | {block:.0} | {of_block:.2} |"
        );
    }
}

fn head(title: &str) {
    println!("\n{title}\n\n| functions | by hand | items | ratio | block | ratio |");
    println!("| --- | --- | --- | --- | --- | --- |");
}

fn main() -> ExitCode {
    // `cargo test --all-targets` asks for no measurement.
    if !env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let what = "what declarations cost the compiler";
    let Some(valgrind) = tool::find("valgrind", what, "valgrind") else {
        return ExitCode::FAILURE;
    };
    let compiler = Compiler::new();
    head("Millions of instructions of `rustc --emit=metadata`");
    let rows = SIZES.map(|size| {
        let row = Row::measure(&compiler, &valgrind, size);
        row.print(1e6);
        row
    });
    head("Thousands of instructions for one further function");
    let further = [rows[1].further(&rows[0]), rows[2].further(&rows[1])];
    for row in &further {
        row.print(1e3);
    }

    let dear =
        rows.iter().chain(&further).any(|row| row.ratios().iter().any(|&ratio| ratio > MOST));
    if dear {
        println!("\nFAILED: declarations cost more than {MOST} times as much as by hand");
    }
    let [few, many] = &further;
    let growing = many.items > MOST_GROWTH * few.items || many.block > MOST_GROWTH * few.block;
    if growing {
        println!("\nFAILED: not linear: a further declaration costs more among many");
    }
    if dear || growing { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
