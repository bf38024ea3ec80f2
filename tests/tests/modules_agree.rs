//! One thing has one type, whichever module names it: the functions of `linux` by hand, those of `linux::calls`, and
//! those of macOS and FreeBSD.

use std::collections::BTreeMap;

use sysdecl_tests::declared::{Function, functions};

/// A type without the differences that are meant: the names of the specification, the sign of an integer (`socklen_t`
/// is `int` to the kernel), and what the bytes behind an untyped pointer are called.
fn thing(of: &str) -> String {
    let of = of.replace("crate :: ", "");
    let (pointer, of) = match of.rsplit_once(' ') {
        Some((pointer, of)) if pointer.starts_with('*') => (format!("{pointer} "), of),
        _ => (String::new(), of.as_str()),
    };
    let of = match of {
        "I32" | "i32" | "U32" | "u32" => "32 bits",
        "I64" | "i64" | "isize" | "U64" | "u64" | "usize" => "64 bits",
        "Void" | "c_char" | "U8" | "u8" if !pointer.is_empty() => "bytes",
        of => of,
    };
    pointer + of
}

fn things(function: &Function) -> Vec<String> {
    function.parameters.iter().map(|(_, of)| thing(of)).collect()
}

/// What differs between `ones` and the functions of the same calls among `others`, but for the names in `except`, each
/// with its reason.
fn differences(ones: &[&Function], others: &[&Function], except: &[(&str, &str)]) -> Vec<String> {
    let mut by_name = BTreeMap::<&str, Vec<&Function>>::new();
    for other in others {
        by_name.entry(&other.call).or_default().push(other);
    }
    let mut compared = 0;
    let mut differ = Vec::new();
    let mut needed = Vec::new();
    for one in ones {
        for other in by_name.get(one.call.as_str()).into_iter().flatten() {
            compared += 1;
            let (ours, theirs) = (things(one), things(other));
            if ours == theirs {
                continue;
            }
            needed.push(one.call.as_str());
            if !except.iter().any(|(name, _)| *name == one.call) {
                differ.push(format!("{}\n    {ours:?}\n    {theirs:?}", one.place));
            }
        }
    }
    assert!(compared > 60, "only {compared} compared");
    for (name, _) in except {
        assert!(needed.contains(name), "`{name}` agrees by now");
    }
    differ
}

fn below<'a>(functions: &'a [Function], folders: &[&str]) -> Vec<&'a Function> {
    functions.iter().filter(|one| folders.iter().any(|at| one.place.starts_with(at))).collect()
}

#[test]
fn the_modules_of_linux_and_its_calls_agree_on_types() {
    let functions = functions();
    let mut modules = below(&functions, &["linux/"]);
    modules.retain(|one| !one.place.starts_with("linux/calls/"));
    let mut calls = below(&functions, &["linux/calls/"]);
    // On 32-bit architectures the modules make the wider of two calls.
    let is_wide = |one: &&Function| {
        let target = one.place.strip_prefix("linux/calls/target/");
        target.is_none_or(|file| file.starts_with("x86_64.rs") || file.starts_with("aarch64.rs"))
    };
    calls.retain(is_wide);
    let except = [
        ("clone", "one order of arguments on all architectures"),
        ("fcntl", "`fcntl_lock` is the same call with its argument typed"),
        ("futex_requeue", "an operation of `futex(2)`, not the newer call of that name"),
        ("futex_wait", "an operation of `futex(2)`, not the newer call of that name"),
        ("futex_wake", "an operation of `futex(2)`, not the newer call of that name"),
        (
            "getdents64",
            "a count of bytes is a `U64` in all modules; the kernel reads 32 bits of this one",
        ),
        ("ioctl", "an address and a number are one word; the prototype has the number"),
        ("mlock", "only the address counts, so that any pointer will do"),
        ("mlock2", "only the address counts, so that any pointer will do"),
        ("mmap", "flags of 32 bits in a word, as the specification has them"),
        ("mprotect", "flags of 32 bits in a word, as the specification has them"),
        ("munlock", "only the address counts, so that any pointer will do"),
        ("name_to_handle_at", "four bytes or eight, by a flag"),
        ("pkey_mprotect", "flags of 32 bits in a word, as `mprotect`"),
        ("sched_getparam", "safe over a reference; the prototype has the pointer"),
        ("sched_rr_get_interval", "safe over a reference; the prototype has the pointer"),
        ("sched_setparam", "safe over a reference; the prototype has the pointer"),
        ("sched_setscheduler", "safe over a reference; the prototype has the pointer"),
        ("wait4", "the usage is untyped, as the specification has it"),
        ("waitid", "the usage is untyped, as in `wait4`"),
    ];
    let differ = differences(&modules, &calls, &except);
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn the_modules_of_the_systems_agree_on_types() {
    let functions = functions();
    let mut linux = below(&functions, &["linux/"]);
    linux.retain(|one| !one.place.starts_with("linux/calls/"));
    let others = below(&functions, &["bsd/", "freebsd/", "macos/"]);
    let except = [
        ("fcntl", "`fcntl_lock` is the same call with its argument typed"),
        ("ioctl", "requests have 64 bits there"),
        ("kill", "the declaration behind the function on macOS has one more word"),
        ("pipe", "macOS returns both ends in registers"),
        ("readlink", "the size is an `int` here, and a `size_t` there"),
        ("readv", "the number of buffers is an `int` there"),
        ("writev", "the number of buffers is an `int` there"),
    ];
    let differ = differences(&linux, &others, &except);
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
