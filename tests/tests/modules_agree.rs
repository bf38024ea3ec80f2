//! A parameter has the same type in all modules: the hand-written functions of `linux`, those of `linux::calls`, and
//! those of macOS and FreeBSD.

use std::collections::BTreeMap;

use sysdecl_tests::declared::{Function, functions};

/// A type without intended differences: the type names of the specification, the signedness of integers (`socklen_t`
/// is `int` in the kernel), and the pointee of an untyped pointer.
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

/// The differences between `ones` and the functions for the same calls among `others`, except for those in `except`,
/// each with its reason.
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
        assert!(needed.contains(name), "`{name}` no longer differs");
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
    // On 32-bit architectures, the modules make the call with the wider arguments.
    let is_wide = |one: &&Function| {
        let target = one.place.strip_prefix("linux/calls/target/");
        target.is_none_or(|file| file.starts_with("x86_64.rs") || file.starts_with("aarch64.rs"))
    };
    calls.retain(is_wide);
    let except = [
        ("clone", "same order of arguments on all architectures"),
        ("fcntl", "`fcntl_lock` is the same call with its argument typed"),
        ("futex_requeue", "an operation of `futex(2)`, not the newer call of that name"),
        ("futex_wait", "an operation of `futex(2)`, not the newer call of that name"),
        ("futex_wake", "an operation of `futex(2)`, not the newer call of that name"),
        (
            "getdents64",
            "a count of bytes is a `U64` in all modules; the kernel reads 32 bits of this one",
        ),
        ("ioctl", "the argument is an address or a number; the prototype has a number"),
        ("mlock", "only the address matters, so any pointer type is accepted"),
        ("mlock2", "only the address matters, so any pointer type is accepted"),
        ("mmap", "32-bit flags in a word, as in the specification"),
        ("mprotect", "32-bit flags in a word, as in the specification"),
        ("munlock", "only the address matters, so any pointer type is accepted"),
        ("name_to_handle_at", "four or eight bytes, depending on a flag"),
        ("pkey_mprotect", "32-bit flags in a word, as for `mprotect`"),
        ("sched_getparam", "safe with a reference; the prototype has a pointer"),
        ("sched_rr_get_interval", "safe with a reference; the prototype has a pointer"),
        ("sched_setparam", "safe with a reference; the prototype has a pointer"),
        ("sched_setscheduler", "safe with a reference; the prototype has a pointer"),
        ("wait4", "the usage is untyped, as in the specification"),
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
        ("ioctl", "requests have 64 bits on one of them"),
        ("kill", "the underlying declaration on macOS has an additional word"),
        ("pipe", "macOS returns both ends in registers"),
        ("readlink", "the size is an `int` on Linux, and a `size_t` on the others"),
        ("readv", "the number of buffers is an `int` on the others"),
        ("writev", "the number of buffers is an `int` on the others"),
    ];
    let differ = differences(&linux, &others, &except);
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
