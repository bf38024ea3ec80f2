//! `cargo bench -p sysdecl-tests` compares sysdecl with hand-written `asm!` and other crates, and writes the sections
//! of `BENCHMARKS.md`. It takes about 15 minutes on an idle machine, and needs the network once to fetch the other
//! crates.
//!
//! `cargo bench -p sysdecl-tests -- SECTION…` measures only some sections: `time`, `instructions`, `size`, `build`,
//! `expansion`. The others are kept in the file, unless they are from another machine or other versions.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use sysdecl_tests::{elf, tool};

/// A section of the file: its name as an argument, its title, the description of the method, and the function that
/// measures it.
struct Section {
    name: &'static str,
    title: &'static str,
    method: &'static str,
    measure: fn(&Folders) -> Option<String>,
}

const SECTIONS: [Section; 5] = [
    Section {
        name: "time",
        title: "Time per call",
        method: "The first column is the time of the call with `asm!` written by hand; the others are multiples of \
            it. All crates run in turn, 0.15 ms at a time, so that other load affects each of them. Each cell is the \
            median over 500 rounds of the ratio within one round. `clock_gettime` by hand is a system call; `libc`, \
            `nix`, `rustix` and `sysdecl` call the vDSO.",
        measure: time,
    },
    Section {
        name: "instructions",
        title: "Instructions per call",
        method: "User-space instructions executed by one function around the call, from its entry to its return, \
            counted with `ptrace(2)` in single steps: the least of 15 counts, which differ only in the vDSO. A system \
            call counts as one. The functions have the same parameters and return what the crate returns; `sc` \
            returns the raw word and does not report errors. By hand means with the result types of sysdecl and without \
            any function called on the way. The second table compares the calls in the result layouts of other crates; \
            there `clock_gettime` by hand calls the vDSO as well, and makes the system call where that is missing or \
            returns `-ENOSYS`.",
        measure: instructions,
    },
    Section {
        name: "size",
        title: "Size of a freestanding program",
        method: "Bytes of `.text` of a program that writes one line and exits (`tests/hello`): `opt-level = \"z\"`, \
            fat LTO, static, without start files. `libc` and `nix` need the C library.",
        measure: size,
    },
    Section {
        name: "build",
        title: "Build from clean",
        method: "CPU seconds of all compilers for a debug build of a program that only depends on the crate, with \
            nothing compiled yet (`tests/build_cost/measure`). Each row is the cheapest of three builds.",
        measure: build,
    },
    Section {
        name: "expansion",
        title: "Expansion",
        method: "What declarations cost the compiler, compared with the same functions written by hand \
            (`tests/benches/expansion_cost.rs`), counted by callgrind.",
        measure: expansion,
    },
];

/// The folders in use.
struct Folders {
    /// `tests/`
    tests: PathBuf,
    /// The parent of the target folders.
    target: PathBuf,
}

impl Folders {
    fn new() -> Self {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .parent()
            .expect("the temporary folder is in the target folder");
        Self { tests: env!("CARGO_MANIFEST_DIR").into(), target: target.into() }
    }

    /// A cargo command for a package in a separate workspace, as run by a user.
    fn cargo(&self, package: &str, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
        cargo
            .args(arguments)
            .current_dir(self.tests.join(package))
            .env("CARGO_TARGET_DIR", self.target.join(package.replace('/', "-")));
        // The settings for this workspace would influence the measurement.
        for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_PROFILE_DEV_DEBUG"] {
            cargo.env_remove(variable);
        }
        cargo
    }

    /// The output of the program in `tests/peers`.
    fn peers(&self, what: &str, profile: &str) -> Option<String> {
        let profile = format!("--profile={profile}");
        output(&mut self.cargo("peers", &["run", "--quiet", "--locked", &profile, "--", what]))
    }
}

/// The standard output of a command, if it succeeds. The standard error is inherited.
fn output(command: &mut Command) -> Option<String> {
    let output =
        command.stderr(std::process::Stdio::inherit()).output().expect("the command can be run");
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    if output.status.success() {
        return Some(text);
    }
    eprintln!("{text}\nFAILED: {command:?}");
    None
}

fn time(folders: &Folders) -> Option<String> {
    folders.peers("time", "release")
}

fn instructions(folders: &Folders) -> Option<String> {
    let builds = [("Release", "release"), ("Debug", "dev")].map(|(title, profile)| {
        let [counts, layouts] = ["count", "layouts"].map(|what| folders.peers(what, profile));
        let (counts, layouts) = (counts?, layouts?);
        Some(format!("{title} build:\n\n{counts}\n{title} build, by result layout:\n\n{layouts}"))
    });
    let [release, debug] = builds;
    Some(format!("{}\n{}", release?, debug?))
}

fn size(folders: &Folders) -> Option<String> {
    let mut table = String::from("| | bytes |\n| --- | ---: |\n");
    for (package, programs) in [
        ("hello", ["by_hand", "declared"].as_slice()),
        ("hello/peers", &["rustix", "syscalls", "sc", "linux-syscall"]),
    ] {
        output(&mut folders.cargo(package, &["build", "--quiet", "--locked", "--release"]))?;
        let built = folders.target.join(package.replace('/', "-"));
        for program in programs {
            let path = built.join("x86_64-unknown-linux-gnu/release").join(program);
            let hello = output(&mut Command::new(&path))?;
            assert_eq!(hello, "hello\n", "{program}");
            let file = fs::read(path).expect("the program was built");
            let bytes = elf::section(&file, ".text").expect("the program has code").len();
            let name = match *program {
                "by_hand" => "by hand",
                "declared" => "sysdecl",
                other => other,
            };
            writeln!(table, "| {name} | {bytes} |").expect("writing to a `String` cannot fail");
        }
    }
    Some(table)
}

fn build(folders: &Folders) -> Option<String> {
    let text = output(&mut Command::new(folders.tests.join("build_cost/measure")))?;
    Some(format!("```text\n{text}```\n"))
}

fn expansion(folders: &Folders) -> Option<String> {
    let arguments = ["bench", "--quiet", "--package=sysdecl-tests", "--bench=expansion_cost"];
    let mut cargo = folders.cargo("", &arguments);
    output(cargo.env("CARGO_TARGET_DIR", &folders.target)).map(|text| text.trim_start().to_owned())
}

/// The machine, and the versions of the measured crates.
fn environment(folders: &Folders) -> Option<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cpu = cpu.trim_start_matches([' ', '\t', ':']);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let said = |program: &str, arguments: &[&str]| {
        output(Command::new(program).args(arguments)).map(|text| text.trim().to_owned())
    };
    let kernel = said("uname", &["-sr"])?;
    let rustc = said("rustc", &["--version"])?;
    let glibc = folders.peers("versions", "release")?;
    let glibc = glibc.trim();
    let mut text =
        format!("- {cpu}, {processors} processors\n- {kernel}, glibc {glibc}\n- {rustc}\n");
    let crates = ["libc", "nix", "rustix", "syscalls", "sc", "linux-syscall"];
    let lock = fs::read_to_string(folders.tests.join("peers/Cargo.lock"))
        .expect("the lock file is readable");
    let versions = crates.map(|name| {
        let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).expect("used");
        format!("{name} {}", rest.split('"').next().unwrap_or_default())
    });
    writeln!(text, "- {}", versions.join(", ")).expect("writing to a `String` cannot fail");
    Some(text)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // `cargo test --all-targets` runs benches without `--bench`.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    if tool::find("valgrind", "the compile time of declarations", "valgrind").is_none() {
        return ExitCode::FAILURE;
    }
    let folders = Folders::new();
    let wanted: Vec<&String> =
        arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted =
        |section: &Section| wanted.is_empty() || wanted.iter().any(|name| *name == section.name);
    let Some(environment) = environment(&folders) else {
        return ExitCode::FAILURE;
    };
    let mut file = File::of(&folders, &environment);
    for (index, section) in SECTIONS.iter().enumerate().filter(|(_, section)| is_wanted(section)) {
        eprintln!("measuring: {}", section.title);
        let Some(measured) = (section.measure)(&folders) else {
            return ExitCode::FAILURE;
        };
        file.sections[index] = Some(format!("\n\n{}\n\n{measured}", section.method));
        file.write();
    }
    ExitCode::SUCCESS
}

/// The contents of `BENCHMARKS.md`.
struct File {
    path: PathBuf,
    /// The text before the first section.
    head: String,
    /// The text of each section, if it has been measured.
    sections: [Option<String>; SECTIONS.len()],
}

impl File {
    /// The existing sections, if they were measured in this environment.
    fn of(folders: &Folders, environment: &str) -> Self {
        let path = folders.tests.with_file_name("BENCHMARKS.md");
        let head = format!(
            "<!-- Generated by `cargo bench -p sysdecl-tests`; do not edit. -->\n\n# Benchmarks\n\n{environment}"
        );
        let text = fs::read_to_string(&path).unwrap_or_default();
        let there = text.strip_prefix(&head).unwrap_or_default();
        let sections = SECTIONS.each_ref().map(|section| {
            let mut sections = there.split("\n## ");
            sections.find_map(|text| text.strip_prefix(section.title)).map(str::to_owned)
        });
        Self { path, head, sections }
    }

    fn write(&self) {
        let mut text = self.head.clone();
        for (section, below) in SECTIONS.iter().zip(&self.sections) {
            if let Some(below) = below {
                write!(text, "\n## {}{below}", section.title)
                    .expect("writing to a `String` cannot fail");
            }
        }
        fs::write(&self.path, text).expect("the file is writable");
    }
}
