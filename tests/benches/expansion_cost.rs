//! Measures the compile time of declarations: the instructions that rustc executes, counted by callgrind, for 35, 350
//! and 700 declarations, compared with the same hand-written functions.
//!
//! `cargo bench -p sysdecl-tests --bench expansion_cost` takes some minutes, prints tables, and fails if a
//! declaration exceeds its limit or the cost is not linear. The macros are built as in a user's release build:
//! unoptimised, and without debug assertions. `-- --debug` measures the expansion for a debug build, and never fails.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    thread,
};

use sysdecl_tests::tool;

/// The limit for a declaration in any style, above the cost of an empty crate.
const MOST: f64 = 1.13e6;

/// The limit for a comment of six lines on it.
const MOST_COMMENT: f64 = 0.24e6;

/// The limit for the checker and the plan of the words, as a part of a declaration.
const MOST_CHECKING: f64 = 0.030;

/// The limit for the ratio between a declaration among many and one among few.
const MOST_GROWTH: f64 = 1.1;

const SIZES: [usize; 3] = [35, 350, 700];

/// A parameter whose type is not spelled out, so that it is checked by a constant.
struct Parameter {
    what: &'static str,
    /// The kernel's name.
    call: &'static str,
    /// The parameters with this type, and with one that is spelled out.
    parameters: [&'static str; 2],
    /// The limit for its additional cost.
    most: f64,
}

const PARAMETERS: [Parameter; 2] = [
    Parameter {
        what: "a newtype",
        call: "kill",
        parameters: ["pid: Pid, sig: i32", "pid: i32, sig: i32"],
        most: 0.48e6,
    },
    Parameter {
        what: "a reference to a structure",
        call: "getrusage",
        parameters: ["who: i32, usage: &mut Rusage", "who: i32, usage: *mut Rusage"],
        most: 1.03e6,
    },
];

/// The definitions of these types.
const TYPES: &str = "#![no_std]
use sysdecl::prelude::*;
#[derive(Clone, Copy, ToKernel)]
pub struct Pid(pub i32);
#[repr(C)]
pub struct Rusage(pub [i64; 18]);
";

/// How the functions are written.
#[derive(Clone, Copy, Debug)]
enum Style {
    /// Hand-written with `asm!`.
    ByHand,
    /// One `#[syscall]` for each function.
    Items,
    /// In one block.
    Block,
    /// One `#[syscall]` for each function, with the kernel's name, so that it is checked against the kernel's
    /// prototype.
    Named,
    /// The same with a comment on each function.
    Commented,
}

/// A typical comment on a function of a published crate.
const COMMENT: &str = "/// Does what the manual says (`call(2)`).
///
/// # Errors
///
/// - `EBADF`: the descriptor is not open, or not for this.
/// - `EFAULT`: an address is not one of the program's.
";

/// The stages of an expansion, and their functions.
const STAGES: [(&str, &str); 7] = [
    ("the macro", "sysdecl_macros::syscall::expand"),
    ("reads keys", "sysdecl_macros::syscall::keys::parse"),
    ("reads the function", "sysdecl_macros::syscall::parse::item"),
    ("checks the language's rules", "sysdecl_macros::syscall::check::declaration"),
    ("checks the kernel's prototype", CHECKER),
    ("plans the call", "sysdecl_macros::syscall::lower::call"),
    ("writes tokens", "sysdecl_macros::syscall::emit::call"),
];

const CHECKER: &str = "sysdecl_macros::syscall::conform::check";

/// A function: its name, its parameters, its result, its number, and the parts of the hand-written version: the
/// operands and the conversion of the return value.
struct Function {
    name: &'static str,
    parameters: &'static str,
    returns: &'static str,
    nr: u32,
    /// The kernel's name.
    call: &'static str,
    operands: &'static [&'static str],
    answer: &'static str,
}

/// One function of each kind that is common in declarations.
const FUNCTIONS: [Function; 7] = [
    Function {
        name: "read",
        parameters: "fd: i32, buf: *mut u8, count: u64",
        returns: "i64",
        nr: 0,
        call: "read",
        operands: &["fd as isize", "buf", "count"],
        answer: "ret as i64",
    },
    Function {
        name: "close",
        parameters: "fd: i32",
        returns: "Result<(), Errno>",
        nr: 3,
        call: "close",
        operands: &["fd as isize"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(()) }",
    },
    Function {
        name: "getpid",
        parameters: "",
        returns: "i32",
        nr: 39,
        call: "getpid",
        operands: &[],
        answer: "ret as i32",
    },
    Function {
        name: "pread",
        parameters: "fd: i32, buf: *mut u8, count: usize, offset: i64",
        returns: "Result<usize, Errno>",
        nr: 17,
        call: "pread64",
        operands: &["fd as isize", "buf", "count", "offset"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(ret as usize) }",
    },
    Function {
        name: "mmap",
        parameters: "addr: *mut Void, length: u64, prot: i32, flags: i32, fd: i32, offset: i64",
        returns: "*mut Void",
        nr: 9,
        call: "mmap",
        operands: &["addr", "length", "prot as isize", "flags as isize", "fd as isize", "offset"],
        answer: "ret",
    },
    Function {
        name: "openat",
        parameters: "dir: i32, path: &CStr, flags: i32, mode: u32",
        returns: "Result<i32, Errno>",
        nr: 257,
        call: "openat",
        operands: &["dir as isize", "path.as_ptr()", "flags as isize", "mode as usize"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(ret as i32) }",
    },
    Function {
        name: "getrandom",
        parameters: "buf: &mut [u8], flags: u32",
        returns: "Result<usize, Errno>",
        nr: 318,
        call: "getrandom",
        operands: &["buf.as_mut_ptr()", "buf.len()", "flags as usize"],
        answer: "match Errno::from_word(ret) { Some(errno) => Err(errno), None => Ok(ret as usize) }",
    },
];

const REGISTERS: [&str; 6] = ["rdi", "rsi", "rdx", "r10", "r8", "r9"];

/// The source of a file with this number of functions.
fn source(style: Style, size: usize) -> String {
    let mut text = String::from("#![no_std]\nuse core::ffi::CStr;\nuse sysdecl::prelude::*;\n");
    if let Style::Block = style {
        text.push_str("#[syscall(os = \"linux\")]\nunsafe extern {\n");
    }
    for (index, function) in FUNCTIONS.iter().cycle().take(size).enumerate() {
        function.write(&mut text, style, index).expect("writing to a `String` cannot fail");
    }
    if let Style::Block = style {
        text.push_str("}\n");
    }
    text
}

impl Function {
    fn write(&self, text: &mut String, style: Style, index: usize) -> std::fmt::Result {
        let Self { name, parameters, returns, nr, call, operands, answer } = self;
        match style {
            Style::Items => writeln!(text, "#[syscall(nr = {nr}, os = \"linux\")]")?,
            Style::Block => writeln!(text, "#[syscall(nr = {nr})]")?,
            Style::Named => writeln!(text, "#[syscall(name = \"{call}\", os = \"linux\")]")?,
            Style::Commented => {
                writeln!(text, "{COMMENT}#[syscall(name = \"{call}\", os = \"linux\")]")?;
            }
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

/// The compiler, and the crate that the functions depend on.
struct Compiler {
    rustc: PathBuf,
    runtime: PathBuf,
    folder: PathBuf,
}

impl Compiler {
    /// Builds the crate as in a user's build with this profile; macros are always unoptimised.
    fn new(profile: &[&str]) -> Self {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .parent()
            .expect("the temporary folder is in the target folder");
        let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(["build", "--package=sysdecl", "--message-format=json"])
            .args(profile)
            .arg("--target-dir")
            .arg(target)
            .output()
            .expect("cargo can be run");
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut strings = messages.split('"');
        let runtime =
            strings.find(|path| path.ends_with("libsysdecl.rlib")).expect("cargo built it");
        let output =
            Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc can be run");
        let sysroot = String::from_utf8_lossy(&output.stdout).trim().to_string();
        let folder = target.join("expansion");
        fs::create_dir_all(&folder).expect("the target folder is writable");
        // Bypasses rustup, whose instructions would be counted as well.
        Self { rustc: Path::new(&sysroot).join("bin/rustc"), runtime: runtime.into(), folder }
    }

    /// The same compiler with a separate working folder.
    fn at(&self, place: &str) -> Self {
        let folder = self.folder.join(place);
        fs::create_dir_all(&folder).expect("the target folder is writable");
        Self { rustc: self.rustc.clone(), runtime: self.runtime.clone(), folder }
    }

    /// The number of instructions that rustc executes to check a file.
    fn instructions(&self, valgrind: &Command, source: &str) -> u64 {
        let messages = self.run(valgrind, source, Path::new("/dev/null"));
        let collected = messages.lines().find_map(|line| line.split_once("Collected : "));
        collected
            .and_then(|(_, number)| number.trim().parse().ok())
            .expect("callgrind prints the count")
    }

    /// The number of instructions of each stage, including called functions.
    fn stages(&self, valgrind: &Command, source: &str) -> [u64; STAGES.len()] {
        let counted = self.folder.join("callgrind.out");
        self.run(valgrind, source, &counted);
        let output = Command::new("callgrind_annotate")
            .args(["--inclusive=yes", "--threshold=100"])
            .arg(&counted)
            .output()
            .expect("callgrind_annotate can be run");
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        STAGES.map(|(_, function)| {
            let named = format!(":{function} [");
            let line = lines.lines().find(|line| line.contains(&named));
            let count = line.and_then(|line| line.split_whitespace().next());
            let count = count.and_then(|count| count.replace(',', "").parse().ok());
            count.unwrap_or_else(|| panic!("rustc calls `{function}`"))
        })
    }

    /// Checks a file under callgrind, which writes its counts to `counted`. Returns its messages.
    fn run(&self, valgrind: &Command, source: &str, counted: &Path) -> String {
        let file = self.folder.join("functions.rs");
        fs::write(&file, source).expect("the folder is writable");
        let dependencies = self.runtime.with_file_name("deps");
        let output = Command::new(valgrind.get_program())
            .current_dir(&self.folder)
            .arg("--tool=callgrind")
            .arg(format!("--callgrind-out-file={}", counted.display()))
            .arg(&self.rustc)
            .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "-Ccodegen-units=1"])
            .arg(format!("-Ldependency={}", dependencies.display()))
            .arg(format!("--extern=sysdecl={}", self.runtime.display()))
            .arg(file)
            .arg("--out-dir")
            .arg(&self.folder)
            .output()
            .expect("valgrind can be run");
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{messages}");
        messages
    }
}

/// The cost of the functions in each style, in instructions above an empty crate.
struct Row {
    size: usize,
    costs: [f64; STYLES.len()],
}

const STYLES: [Style; 5] =
    [Style::ByHand, Style::Items, Style::Block, Style::Named, Style::Commented];

#[expect(clippy::cast_precision_loss, reason = "a count has far fewer digits")]
impl Row {
    fn measure(compiler: &Compiler, valgrind: &Command, size: usize) -> Self {
        let count = |style, size, place: &str| {
            compiler.at(place).instructions(valgrind, &source(style, size))
        };
        let empty = count(Style::ByHand, 0, "empty") as f64;
        // The counts do not depend on other processes.
        let costs = thread::scope(|scope| {
            let started = STYLES.map(|style| {
                scope.spawn(move || count(style, size, &format!("{style:?}")) as f64 - empty)
            });
            started.map(|one| one.join().expect("rustc can be counted"))
        });
        Self { size, costs }
    }

    /// The cost of one function.
    fn each(&self) -> [f64; STYLES.len()] {
        self.costs.map(|cost| cost / self.size as f64)
    }

    fn print(&self) {
        let costs = self.each().map(|cost| format!("{:.0}", cost / 1e3));
        println!("| {} | {} |", self.size, costs.join(" | "));
    }
}

/// Prints the additional cost of each of the [`PARAMETERS`], compared with a type that is spelled out.
#[expect(clippy::cast_precision_loss, reason = "a count has far fewer digits")]
fn parameters(compiler: &Compiler, valgrind: &Command) -> [f64; PARAMETERS.len()] {
    const SIZE: usize = 350;
    println!("\nThousands of additional instructions for one of {SIZE} parameters\n");
    println!("| parameter | besides |\n| --- | --- |");
    PARAMETERS.map(|Parameter { what, call, parameters, .. }| {
        let counts = thread::scope(|scope| {
            let started = [0, 1].map(|at| {
                let mut text = TYPES.to_owned();
                for index in 0..SIZE {
                    let declared = &parameters[at];
                    writeln!(
                        text,
                        "#[syscall(name = \"{call}\", os = \"linux\")]\n\
                         pub fn {call}{index}({declared}) -> Result<(), Errno>;"
                    )
                    .expect("writing to a `String` cannot fail");
                }
                let compiler = compiler.at(&format!("{call}{at}"));
                scope.spawn(move || compiler.instructions(valgrind, &text))
            });
            started.map(|one| one.join().expect("rustc can be counted"))
        });
        let besides = (counts[0] as f64 - counts[1] as f64) / SIZE as f64;
        println!("| {what} | {:.0} |", besides / 1e3);
        besides
    })
}

/// Prints the cost of each stage, and the work of the checker for a function that is declared by name.
#[expect(clippy::cast_precision_loss, reason = "a count has far fewer digits")]
fn stages(compiler: &Compiler, valgrind: &Command) -> f64 {
    const SIZE: usize = 350;
    println!("\nThousands of instructions for one of {SIZE}, by stage\n");
    println!("| stage | items | by name |\n| --- | --- | --- |");
    let [items, named] = [Style::Items, Style::Named].map(|style| {
        let stages = compiler.stages(valgrind, &source(style, SIZE));
        stages.map(|count| count as f64 / SIZE as f64)
    });
    let mut checking = 0.0;
    for (((stage, function), items), named) in STAGES.into_iter().zip(items).zip(named) {
        println!("| {stage} | {:.0} | {:.0} |", items / 1e3, named / 1e3);
        if function == CHECKER {
            checking = named;
        }
    }
    checking
}

fn main() -> ExitCode {
    // `cargo test --all-targets` runs benches without `--bench`.
    if !env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let what = "the compile time of declarations";
    let Some(valgrind) = tool::find("valgrind", what, "valgrind") else {
        return ExitCode::FAILURE;
    };
    let is_debug = env::args().any(|argument| argument == "--debug");
    let compiler = Compiler::new(if is_debug { &[] } else { &["--release"] });
    println!("\nThousands of instructions of `rustc --emit=metadata` for one function\n");
    println!("| functions | by hand | items | block | by name | by name, with a comment |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let rows = SIZES.map(|size| {
        let row = Row::measure(&compiler, &valgrind, size);
        row.print();
        row
    });
    let besides = parameters(&compiler, &valgrind);
    let checking = stages(&compiler, &valgrind);
    if is_debug {
        return ExitCode::SUCCESS;
    }

    let [few, some, many] = rows.each_ref().map(Row::each);
    let [_, items, block, named, commented] = some;
    let mut mistakes = Vec::new();
    if [items, block, named].into_iter().any(|cost| cost > MOST) {
        mistakes.push(format!("a declaration costs more than {MOST} instructions"));
    }
    if commented - named > MOST_COMMENT {
        mistakes.push(format!("a comment costs more than {MOST_COMMENT} instructions"));
    }
    for (Parameter { what, most, .. }, besides) in PARAMETERS.iter().zip(besides) {
        if besides > *most {
            mistakes.push(format!("{what} costs more than {most} additional instructions"));
        }
    }
    if checking > MOST_CHECKING * named {
        let part = 100.0 * checking / named;
        mistakes.push(format!("the checker is {part:.1} % of a declaration"));
    }
    if (1..STYLES.len()).any(|style| many[style] > MOST_GROWTH * few[style].min(some[style])) {
        mistakes.push("not linear: a declaration among many costs more".to_owned());
    }
    for mistake in &mistakes {
        println!("\nFAILED: {mistake}");
    }
    if mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
