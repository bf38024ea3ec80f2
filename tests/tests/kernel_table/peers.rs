//! The table against others who wrote down how many arguments calls have: strace, as its source has it and as the installed one
//! shows it, and the `libc` crate. The crates `syscalls` and `linux-raw-sys` have names and numbers alone, of every
//! architecture; `tests/numbers` compares these.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use expander::table;
use sysdecl_tests::tool;

use crate::tsv::{self, Row};

/// Where strace's number is another one than the kernel's: call, first ABI, strace's number, why.
const STRACE: [(&str, &str, usize, &str); 20] = [
    ("bpf", "x86_64", 3, "two more came with 7.x"),
    ("cacheflush", "m68k", 3, "it does not show the length"),
    ("clone", "microblaze", 5, "the same list for all; here it has the size of the stack"),
    ("get_thread_area", "m68k", 1, "x86's list"),
    ("ipc", "s390x", 6, "the list of the others"),
    ("memory_ordering", "sparc64", 2, "the table's habit"),
    ("mmap", "x86", 6, "what is in the structure"),
    ("pipe", "mips", 1, "the two results come back in registers"),
    ("pipe", "sparc64", 1, "the two results come back in registers"),
    ("pread64", "sh", 4, "a word that fills up a pair of registers"),
    ("pwrite64", "sh", 4, "a word that fills up a pair of registers"),
    ("rt_sigaction", "alpha", 4, "the restorer is not shown"),
    ("rt_sigaction", "sparc64", 4, "the restorer is not shown"),
    ("select", "x86", 5, "what is in the structure"),
    ("sigsuspend", "mips", 3, "the list of the others"),
    ("sigsuspend", "powerpc", 3, "the list of the others"),
    ("swapcontext", "powerpc", 2, "it does not show the size"),
    ("sys_debug_setcontext", "powerpc", 5, "the table's habit"),
    ("sysmips", "mips", 4, "the table's habit"),
    ("vm86", "x86", 5, "the table's habit"),
];

/// How many arguments a row's prototype has.
fn count(row: &Row) -> usize {
    if row["prototype"] == "void" { 0 } else { row["prototype"].split(", ").count() }
}

#[test]
fn straces_source_counts_the_same_arguments() {
    let rows = tsv::rows("linux-prototypes");
    let mut explained = BTreeSet::new();
    let mut compared = 0;
    for row in rows.iter().filter(|row| row["prototype"] != "-" && row["strace_arguments"] != "-") {
        let name = row["name"].as_str();
        let theirs: usize = row["strace_arguments"].parse().unwrap();
        compared += 1;
        // It counts the arguments whole or in words, as the usual prototype has them: the halves of the 32-bit ones are one.
        let wide = row["kinds"].split(',').filter(|kind| ["off64", "u64"].contains(kind)).count();
        let usual = rows.iter().filter(|other| other["name"] == name).map(count);
        let is_split = table::prototypes(name).iter().any(|one| {
            one.halves && row["architectures"].split(',').eq(one.architectures.iter().copied())
        });
        let same = theirs == count(row)
            || theirs == count(row) + wide
            || is_split && usual.clone().any(|usual| usual == theirs || usual + 1 == theirs)
            // The offset of these is two words on all machines, and one to strace.
            || ["preadv", "pwritev"].contains(&name) && theirs == 4
            || ["preadv2", "pwritev2"].contains(&name) && theirs == 6;
        if same {
            continue;
        }
        let first = row["architectures"].split(',').next().unwrap();
        let known = STRACE
            .iter()
            .position(|(call, on, number, _)| (*call, *on, *number) == (name, first, theirs));
        assert!(known.is_some(), "{name} on {first}: ours {}, strace's {theirs}", count(row));
        explained.insert(known);
    }
    assert_eq!(explained.len(), STRACE.len(), "an explained difference is none any more");
    assert!(compared > 600, "{compared}");
}

/// `libc`'s functions that are not the call of their name but one over it: their number of parameters, and why.
const LIBC: [(&str, usize, &str); 14] = [
    ("clone", 4, "starts a function on the new stack, then takes the call's arguments"),
    ("epoll_pwait", 5, "adds the size of the mask"),
    ("epoll_pwait2", 5, "adds the size of the mask"),
    ("eventfd", 2, "is `eventfd2`"),
    ("faccessat", 4, "looks at its flags itself, or is `faccessat2`"),
    ("fchmodat", 4, "looks at its flags itself, or is `fchmodat2`"),
    ("ppoll", 4, "adds the size of the mask"),
    ("preadv", 4, "splits the offset"),
    ("preadv2", 5, "splits the offset"),
    ("pwritev", 4, "splits the offset"),
    ("pwritev2", 5, "splits the offset"),
    ("reboot", 1, "adds the magic numbers"),
    ("waitid", 4, "has no usage"),
    ("getcpu", 2, "leaves out the word that is not used any more"),
];

/// The same of macOS's and FreeBSD's functions.
const LIBC_BSD: [(&str, &str, usize, &str); 8] = [
    ("freebsd", "getlogin", 0, "has a buffer of its own"),
    ("macos", "getlogin", 0, "has a buffer of its own"),
    ("macos", "gettimeofday", 2, "has no third result"),
    ("macos", "initgroups", 2, "looks up the groups"),
    ("macos", "kill", 2, "adds that it follows POSIX"),
    ("macos", "munlockall", 0, "adds what is not used"),
    ("macos", "pipe", 1, "stores the two results, which come back in registers"),
    ("macos", "sysctlbyname", 5, "adds the length of the name"),
];

#[test]
fn libc_declares_the_same_numbers_of_parameters() {
    let Some(root) = libc_source() else {
        tool::missing(
            "the source of the crate `libc`",
            "that its functions have the numbers of parameters of the table",
            "run `cargo fetch`",
        );
        return;
    };
    let root = root.join("src/unix");
    let linux =
        ["mod.rs", "linux_like/mod.rs", "linux_like/linux_l4re_shared.rs", "linux_like/linux"];
    let mut compared = 0;
    for (name, theirs) in functions(&root, &linux) {
        let prototypes = table::prototypes(&name);
        let here = prototypes.iter().find(|one| one.architectures.contains(&"x86_64"));
        let Some(prototype) = here else { continue };
        let ours = prototype.kinds.len();
        let is_explained =
            LIBC.iter().any(|(call, number, _)| *call == name && theirs.contains(number));
        assert!(theirs.contains(&ours) || is_explained, "{name}: ours {ours}, libc's {theirs:?}");
        compared += 1;
    }
    assert!(compared > 200, "only {compared} functions of Linux found");

    let freebsd = ["mod.rs", "bsd/mod.rs", "bsd/freebsdlike/mod.rs", "bsd/freebsdlike/freebsd"];
    let macos = ["mod.rs", "bsd/mod.rs", "bsd/apple"];
    for (system, files) in [("freebsd", freebsd.as_slice()), ("macos", &macos)] {
        let mut compared = 0;
        for (name, theirs) in functions(&root, files) {
            let Some((Some(prototype), _)) = table::bsd(system, &name) else { continue };
            let ours = prototype.kinds.len();
            let is_explained = LIBC_BSD.iter().any(|(of, call, number, _)| {
                *of == system && *call == name && theirs.contains(number)
            });
            // It takes a list of what the kernel takes in one structure.
            let is_explained = is_explained || name == "posix_spawn";
            assert!(
                theirs.contains(&ours) || is_explained,
                "{system}: {name}: ours {ours}, libc's {theirs:?}"
            );
            compared += 1;
        }
        assert!(compared > 100, "only {compared} functions of {system} found");
    }
}

/// The functions that `libc` declares in some files and folders, each with its numbers of parameters. Those with `…`, and those
/// that take functions, are left out.
fn functions(root: &Path, places: &[&str]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut functions = BTreeMap::<_, BTreeSet<_>>::new();
    let mut paths: Vec<_> = places.iter().map(|place| root.join(place)).collect();
    while let Some(path) = paths.pop() {
        if let Ok(entries) = fs::read_dir(&path) {
            paths.extend(entries.flatten().map(|entry| entry.path()));
            continue;
        }
        let Ok(text) = fs::read_to_string(path) else { continue };
        for part in text.split("pub fn ").skip(1) {
            let Some((name, parameters)) = part.split_once('(') else { continue };
            let end = parameters.split_once(") ->").or_else(|| parameters.split_once(");"));
            let Some((parameters, _)) = end else { continue };
            if parameters.contains("...") || parameters.contains("fn(") {
                continue;
            }
            let number = parameters.split(',').filter(|one| one.contains(':')).count();
            functions.entry(name.to_owned()).or_default().insert(number);
        }
    }
    functions
}

/// Where cargo has the source of `libc`.
fn libc_source() -> Option<PathBuf> {
    let target = format!("{}-unknown-linux-gnu", env::consts::ARCH);
    let output = Command::new(env::var_os("CARGO")?)
        .args(["metadata", "--offline", "--format-version", "1", "--filter-platform", &target])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let paths =
        text.split("\"manifest_path\":\"").skip(1).filter_map(|part| part.split('"').next());
    let mut found = paths.filter(|path| path.contains("/libc-0.2"));
    Some(Path::new(found.next()?).parent()?.to_owned())
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod installed {
    //! The strace that is installed here: with `raw=all` it prints as many words as it thinks that a call has.

    use std::{env, fs, io, ptr};

    use expander::table;
    use sysdecl_tests::tool;

    /// What the filter answers, so that our calls can be told from all others.
    const ANSWER: u32 = 1234;
    /// The sixth word of our calls, by which the filter knows them.
    const MARK: u32 = 0x5afe_5afe;

    /// Where an older strace knows less: call, its number.
    const OLDER: [(&str, usize); 1] = [("bpf", 3)];

    fn calls() -> Vec<(String, u64)> {
        let rows = crate::tsv::rows("linux-syscalls").into_iter();
        let calls = rows
            .filter(|row| row["x86_64"] != "-")
            .map(|row| (row["name"].clone(), row["x86_64"].parse().unwrap()));
        // A call that the kernel does not have is none to it, and some (`uretprobe`) end the process if they are made.
        let is_one = |name: &str| {
            table::prototypes(name).iter().any(|one| one.architectures.contains(&"x86_64"))
                && !table::facts(name).iter().any(|(fact, ..)| *fact == "not_a_function")
        };
        calls.filter(|(name, _)| is_one(name)).collect()
    }

    #[test]
    fn the_installed_strace_shows_the_same_number_of_words() {
        let what = "that strace shows as many words of each call as the table has";
        let Some(mut strace) = tool::find("strace", what, "strace") else { return };
        let output = env::temp_dir().join(format!("kernel-table-{}", std::process::id()));
        let status = strace
            .args(["-f", "-e", "raw=all", "-o"])
            .arg(&output)
            .arg(env::current_exe().unwrap())
            .args([
                "--exact",
                "peers::installed::makes_every_call",
                "--ignored",
                "--test-threads=1",
            ])
            .output()
            .unwrap();
        assert!(status.status.success(), "{status:?}");
        let text = fs::read_to_string(&output).unwrap();
        fs::remove_file(&output).unwrap();
        let lines: Vec<_> =
            text.lines().filter(|line| line.contains(&format!("(errno {ANSWER})"))).collect();
        let calls = calls();
        assert_eq!(lines.len(), calls.len(), "{text}");
        let mut unknown = 0;
        for ((name, number), line) in calls.iter().zip(lines) {
            // Newer than this strace.
            if line.contains(&format!("syscall_{number:#x}(")) {
                unknown += 1;
                continue;
            }
            let words = line.split_once('(').unwrap().1.split_once(')').unwrap().0;
            let theirs = words.split(", ").filter(|word| !word.is_empty()).count();
            let prototypes = table::prototypes(name);
            let here = prototypes.iter().find(|one| one.architectures.contains(&"x86_64")).unwrap();
            let ours = here.kinds.len();
            // The two halves of their offset are one word here.
            let halves = ["preadv", "pwritev"].contains(&name.as_str());
            let known = OLDER.contains(&(name, theirs)) || halves && theirs == ours - 1;
            assert!(theirs == ours || known, "{name}: ours {ours}, {line}");
        }
        assert!(unknown < 40, "{unknown} calls are newer than this strace");
    }

    /// Run under strace by the test above.
    #[test]
    #[ignore = "is traced by another test"]
    fn makes_every_call() {
        let calls = calls();
        filter().unwrap();
        for (_, number) in calls {
            // SAFETY: the filter answers instead of the kernel.
            unsafe { libc::syscall(number.cast_signed(), 1, 2, 3, 4, 5, u64::from(MARK)) };
        }
    }

    /// From now on the kernel answers every marked call of this thread with the error, without looking at it.
    fn filter() -> io::Result<()> {
        // `linux/bpf_common.h`: load a word from an address, jump if equal to a constant, return a constant.
        const LOAD: u16 = 0x20;
        const EQUAL: u16 = 0x15;
        const RETURN: u16 = 0x06;
        let step = |code, k, jt, jf| libc::sock_filter { code, jt, jf, k };
        let mut steps = [
            // The lower half of the sixth word.
            step(LOAD, 16 + 5 * 8, 0, 0),
            step(EQUAL, MARK, 0, 1),
            step(RETURN, libc::SECCOMP_RET_ERRNO | ANSWER, 0, 0),
            step(RETURN, libc::SECCOMP_RET_ALLOW, 0, 0),
        ];
        let program = libc::sock_fprog { len: 4, filter: steps.as_mut_ptr() };
        // SAFETY: plain numbers, and a program that lives until the call returns.
        let result = unsafe {
            libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
            libc::prctl(
                libc::PR_SET_SECCOMP,
                libc::SECCOMP_MODE_FILTER,
                ptr::from_ref(&program),
                0,
                0,
            )
        };
        if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }
}
