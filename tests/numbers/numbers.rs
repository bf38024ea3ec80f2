//! Compares the numbers of `sysdecl::linux::nr` on each architecture, read from the source, with those in the sources
//! of the crates `syscalls`, `libc` and `linux-raw-sys`.
//!
//! Different numbers for the same name are an error. A name that another crate has and ours lacks needs an
//! explanation in `ABSENT`. A name that only ours has is newer than the other crate, and cannot be compared.
//!
//! ```text
//! cargo test --manifest-path tests/numbers/Cargo.toml --target-dir target/numbers -- --nocapture
//! ```

use std::{
    collections::BTreeMap,
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Numbers by name.
type Numbers = BTreeMap<String, u64>;

/// The sources for one architecture.
struct Architecture {
    /// The name in our crate, in `syscalls` and in `linux-raw-sys`.
    name: &'static str,
    /// The files in `libc`, below `src/unix/linux_like/linux`, for glibc and for musl.
    libc: &'static [&'static str],
}

const ARCHITECTURES: &[Architecture] = &[
    architecture("x86_64", &["gnu/b64/x86_64/not_x32.rs", "musl/b64/x86_64/mod.rs"]),
    architecture("x86", &["gnu/b32/x86/mod.rs", "musl/b32/x86/mod.rs"]),
    architecture("aarch64", &["gnu/b64/aarch64/mod.rs", "musl/b64/aarch64/mod.rs"]),
    architecture("arm", &["gnu/b32/arm/mod.rs", "musl/b32/arm/mod.rs"]),
    architecture("riscv64", &["gnu/b64/riscv64/mod.rs", "musl/b64/riscv64/mod.rs"]),
    architecture("riscv32", &["gnu/b32/riscv32/mod.rs", "musl/b32/riscv32/mod.rs"]),
    architecture("loongarch64", &["gnu/b64/loongarch64/mod.rs", "musl/b64/loongarch64/mod.rs"]),
    architecture("powerpc", &["gnu/b32/powerpc.rs", "musl/b32/powerpc.rs"]),
    architecture("powerpc64", &["gnu/b64/powerpc64/mod.rs", "musl/b64/powerpc64.rs"]),
    architecture("s390x", &["gnu/b64/s390x.rs", "musl/b64/s390x.rs"]),
    architecture("mips", &["gnu/b32/mips/mod.rs", "musl/b32/mips/mod.rs"]),
    architecture("mips64", &["gnu/b64/mips64/mod.rs", "musl/b64/mips64.rs"]),
    architecture("sparc64", &["gnu/b64/sparc64/mod.rs"]),
    architecture("x32", &["gnu/b64/x86_64/x32.rs"]),
];

const fn architecture(name: &'static str, libc: &'static [&'static str]) -> Architecture {
    Architecture { name, libc }
}

/// Names that another crate has on an architecture and ours lacks.
struct Absent {
    architectures: &'static [&'static str],
    /// A name, a prefix before `*`, or a suffix after it.
    names: &'static [&'static str],
    reason: &'static str,
}

const ABSENT: &[Absent] = &[
    Absent {
        architectures: &["mips", "mips64"],
        names: &["unused*", "reserved*"],
        reason: "the numbers are not implemented",
    },
    Absent {
        architectures: &["arm", "loongarch64", "mips", "mips64"],
        names: &[
            "SYSCALL_BASE",
            "OABI_SYSCALL_BASE",
            "SYSCALL_MASK",
            "Linux",
            "arch_specific_syscall",
        ],
        reason: "they are the start of a range of numbers, not calls",
    },
    Absent {
        architectures: &["aarch64", "loongarch64"],
        names: &["*time64", "*_adjtime64", "*settime64", "*gettime64", "fstatat"],
        reason: "asm-generic/unistd.h defines them only for 32-bit architectures",
    },
    Absent {
        architectures: &["riscv32"],
        names: &[
            "fadvise64",
            "fcntl",
            "fstat",
            "fstatfs",
            "ftruncate",
            "lseek",
            "mmap",
            "newfstatat",
            "sendfile",
            "statfs",
            "truncate",
        ],
        reason: "their numbers belong to other calls there (llseek, mmap2, ftruncate64), and fstat has no number",
    },
    Absent {
        architectures: &["loongarch64", "riscv32"],
        names: &["getrlimit", "setrlimit", "renameat"],
        reason: "__ARCH_WANT_SET_GET_RLIMIT and __ARCH_WANT_RENAMEAT are not defined there",
    },
    Absent {
        architectures: &["arm", "mips", "mips64", "powerpc", "powerpc64", "sparc64"],
        names: &["memfd_secret"],
        reason: "the kernel's tables contain it if ARCH_HAS_SET_DIRECT_MAP is set",
    },
];

impl Absent {
    fn explains(&self, architecture: &str, call: &str) -> bool {
        self.architectures.contains(&architecture)
            && self.names.iter().any(|name| match name.split_once('*') {
                Some((start, end)) => call.starts_with(start) && call.ends_with(end),
                None => *name == call,
            })
    }
}

#[test]
fn numbers_are_those_of_other_crates() {
    let sources = Sources::find();
    let (mut differences, mut absent, mut used) = (Vec::new(), Vec::new(), [0; ABSENT.len()]);
    println!("numbers compared:  syscalls  libc (glibc)  libc (musl)  linux-raw-sys");
    for architecture in ARCHITECTURES {
        let name = architecture.name;
        let ours = ours(name);
        let mut libc = architecture.libc.iter().map(|file| sources.libc(file));
        let peers = [
            ("syscalls", sources.syscalls(name)),
            ("libc for glibc", libc.next()),
            ("libc for musl", libc.next()),
            ("linux-raw-sys", Some(sources.linux_raw_sys(name))),
        ];
        let mut row = format!("{name:<18}");
        for (peer, theirs) in peers {
            let Some(theirs) = theirs else {
                row += "         -";
                continue;
            };
            let mut compared = 0;
            for (call, their) in theirs {
                match ours.get(&call) {
                    Some(our) => {
                        compared += 1;
                        if *our != their {
                            differences.push(format!(
                                "{name} {call}: ours is {our}, that of {peer} is {their}"
                            ));
                        }
                    }
                    None => match ABSENT.iter().position(|row| row.explains(name, &call)) {
                        Some(row) => used[row] += 1,
                        None => absent.push(format!("{name} {call}: {peer} has {their}")),
                    },
                }
            }
            // Fewer matches mean that the source was not parsed correctly.
            assert!(compared > 250, "{name}: {compared} shared with {peer}");
            let _ = write!(row, "{compared:>10}");
        }
        println!("{row}");
    }
    println!("differences: {}", differences.len());
    for (row, times) in ABSENT.iter().zip(used) {
        println!("not in ours, {times} times: {}", row.reason);
        assert!(times > 0, "no crate has these names: {:?}", row.names);
    }
    assert!(differences.is_empty(), "{differences:#?}");
    assert!(absent.is_empty(), "{absent:#?}");
}

/// The folders with the sources of the crates.
struct Sources {
    libc: PathBuf,
    linux_raw_sys: PathBuf,
    syscalls: PathBuf,
}

impl Sources {
    /// Finds the dependencies of this package through `cargo metadata`.
    fn find() -> Self {
        let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(["metadata", "--format-version=1", "--locked", "--manifest-path"])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
            .output()
            .expect("cargo can be run");
        let metadata = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
        let folder = |name: &str| {
            let mut manifests = metadata.split("\"manifest_path\":\"").skip(1);
            let manifest = manifests.find_map(|rest| {
                let path = Path::new(rest.split('"').next()?);
                let folder = path.parent()?;
                let (package, version) = folder.file_name()?.to_str()?.rsplit_once('-')?;
                (package == name && version.starts_with(|c: char| c.is_ascii_digit()))
                    .then(|| folder.to_owned())
            });
            manifest.unwrap_or_else(|| panic!("cargo has no `{name}`"))
        };
        Self {
            libc: folder("libc"),
            linux_raw_sys: folder("linux-raw-sys"),
            syscalls: folder("syscalls"),
        }
    }

    /// Parses `pub const SYS_read: c_long = 4000 + 3;`.
    fn libc(&self, file: &str) -> Numbers {
        let text = read(&self.libc.join("src/unix/linux_like/linux").join(file));
        constants(&text.unwrap_or_else(|| panic!("libc has no {file}")), "SYS_")
    }

    /// Parses `pub const __NR_read: u32 = 0;`.
    fn linux_raw_sys(&self, architecture: &str) -> Numbers {
        let text = read(&self.linux_raw_sys.join(format!("src/{architecture}/general.rs")));
        constants(&text.expect("linux-raw-sys has every architecture"), "__NR_")
    }

    /// Parses `read = 0,`.
    fn syscalls(&self, architecture: &str) -> Option<Numbers> {
        let text = read(&self.syscalls.join(format!("src/arch/{architecture}.rs")))?;
        let lines =
            text.lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(" = "));
        let numbers = lines
            .filter_map(|(name, nr)| Some((name.trim_start_matches("r#").into(), number(nr)?)));
        Some(numbers.collect())
    }
}

/// Parses `pub const SYS_READ: U64 = 0;`.
fn ours(architecture: &str) -> Numbers {
    let file = format!("../../runtime/src/linux/nr/{architecture}.rs");
    let text =
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("the source is readable");
    constants(&text, "SYS_").into_iter().map(|(name, nr)| (name.to_lowercase(), nr)).collect()
}

fn read(file: &Path) -> Option<String> {
    fs::read_to_string(file).ok()
}

/// The constants with this prefix, by name without it.
fn constants(text: &str, prefix: &str) -> Numbers {
    let lines = text.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("pub const ")?.strip_prefix(prefix)?;
        let (name, rest) = line.split_once(':')?;
        let (_, value) = rest.strip_suffix(';')?.split_once('=')?;
        Some((name.to_owned(), number(value)?))
    });
    lines.collect()
}

/// Evaluates a sum of numbers and the bit that all numbers of x32 contain.
fn number(sum: &str) -> Option<u64> {
    let terms = sum.split('+').map(|term| match term.trim() {
        "__X32_SYSCALL_BIT" => Some(0x4000_0000),
        term => match term.strip_prefix("0x") {
            Some(digits) => u64::from_str_radix(&digits.replace('_', ""), 16).ok(),
            None => term.replace('_', "").parse().ok(),
        },
    });
    terms.sum()
}
