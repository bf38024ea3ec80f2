//! Safe functions, for every call of the table on x86-64: memory that the kernel writes, lengths beside memory, and what has to be
//! owned or chosen. A type that proves nothing is refused, spelled or not, and one that may prove it is not.

use std::fmt::Write;

use expander::table::{self, Prototype};

use crate::{behind::judged, rules};

/// `Bad` is as large as `Own`, and not every byte is a value of it. `Number` may prove anything.
const TYPES: &str = "#![allow(dead_code)]use core::{ffi::CStr, mem::MaybeUninit};use sysdecl::{fd::*, prelude::*};\
    #[repr(C)] struct Own<const N: usize>([u8; N]); #[repr(C)] struct Bad<const N: usize>([bool; N]);\
    type AOwn<const N: usize> = &'static mut Own<N>; type ABad<const N: usize> = &'static mut Bad<N>;\
    #[derive(ToKernel)] struct NOwn<const N: usize>(&'static mut Own<N>);\
    #[derive(ToKernel)] struct NBad<const N: usize>(&'static mut Bad<N>);\
    type AFd = BorrowedFd<'static>; type AOwned = OwnedFd; type ANumber = usize; type AMut = *mut Void;\
    #[derive(ToKernel)] struct Number(usize);\n";

/// A call that can be safe over these types of its words, and is right so.
pub(crate) struct Safe {
    pub(crate) name: String,
    pub(crate) prototype: Prototype,
    pub(crate) types: Vec<String>,
}

/// Those of which the fact `never_safe` is as wanted.
pub(crate) fn calls(wanted: impl Fn(Option<&str>) -> bool) -> Vec<Safe> {
    let mut calls = Vec::new();
    for (name, prototype) in rules::all() {
        let facts = table::facts(&name);
        let never_safe = facts.iter().find(|(fact, ..)| *fact == "never_safe");
        let is_here = prototype.architectures.contains(&"x86_64");
        let is_one = wanted(never_safe.map(|(_, detail, _)| detail.as_str()));
        if !is_here || !is_one || prototype.kinds.len() > 6 || prototype.returns == "noreturn" {
            continue;
        }
        let mut types: Vec<_> =
            (0..prototype.kinds.len()).map(|at| right(&prototype, at)).collect();
        for [_, length] in rules::lengths(&name) {
            if let Some(ty) = types.get_mut(length) {
                "Number".clone_into(ty);
            }
        }
        // A structure of integers does not restrict the addresses in it.
        for (_, detail, _) in facts.iter().filter(|(fact, ..)| *fact == "addresses") {
            if let Some((at, "numbers")) = detail.split_once(' ') {
                let at: usize = at.parse().unwrap();
                types[at] = format!("N{}", &types[at][1..]);
            }
        }
        calls.push(Safe { name, prototype, types });
    }
    calls
}

/// A type for an argument that proves all that has to be.
fn right(prototype: &Prototype, at: usize) -> String {
    let (by_operation, ..) = prototype.marks[at];
    match prototype.kinds[at] {
        _ if by_operation => "Number".to_owned(),
        "fd" | "dirfd" => "BorrowedFd<'static>".to_owned(),
        "cstr" => "&'static CStr".to_owned(),
        kind if kind.starts_with("ptr_") => format!("AOwn<{}>", bytes(prototype, at)),
        "addr" | "fnptr" => "Number".to_owned(),
        "off64" | "u64" => "u64".to_owned(),
        _ => "usize".to_owned(),
    }
}

/// How much the kernel reaches behind an argument, or some bytes where that is not known.
fn bytes(prototype: &Prototype, at: usize) -> u32 {
    let abi = prototype.architectures.iter().position(|abi| *abi == "x86_64").unwrap();
    prototype.least_bytes[at].get(abi).copied().flatten().unwrap_or(4096)
}

impl Safe {
    /// One line with the declaration, where some words have other types.
    fn line(&self, index: usize, safety: &str, others: &[(usize, &str)]) -> String {
        let mut parameters = String::new();
        for (at, ty) in self.types.iter().enumerate() {
            let other = others.iter().find(|(word, _)| *word == at);
            write!(parameters, "word_{at}: {}, ", other.map_or(ty.as_str(), |(_, ty)| ty)).unwrap();
        }
        format!(
            "#[cfg(target_arch = \"x86_64\")] #[syscall(os = \"linux\", name = {:?}, unchecked(result))] {safety} fn declared_{index}({parameters}) -> isize;\n",
            self.name,
        )
    }
}

type Lines = Vec<(String, &'static str, Option<String>)>;

fn add(
    lines: &mut Lines,
    call: &Safe,
    others: &[(usize, &str)],
    rule: &'static str,
    said: Option<&str>,
) {
    let line = call.line(lines.len(), "safe", others);
    lines.push((line, rule, said.map(str::to_owned)));
}

#[test]
fn memory_that_the_kernel_writes_holds_any_bytes() {
    let mut lines = Lines::new();
    for call in calls(|never_safe| never_safe.is_none()) {
        for (at, kind) in call.prototype.kinds.iter().enumerate() {
            let (by_operation, either, _) = call.prototype.marks[at];
            let pointee = call.prototype.pointees[at].as_deref().unwrap_or_default();
            if by_operation || either || pointee == "nothing" {
                continue;
            }
            let numbers = ["bytes", "bits", "u16", "i32", "u32", "i64", "u64", "word"];
            let start = pointee.trim_start_matches('[');
            let is_all_written = *kind == "ptr_out"
                || *kind == "ptr_inout" && numbers.iter().any(|number| start.starts_with(number));
            let size = bytes(&call.prototype, at);
            // The kernel writes nothing, or of a structure a part.
            let is_part = ["ptr_in", "ptr_inout"].contains(kind) && !is_all_written;
            let said = format!("the kernel may write any bytes through `word_{at}`");
            for bad in ["&'static mut Bad", "Option<&'static mut Bad", "ABad", "NBad"] {
                let closed = if bad.starts_with("Option") { ">" } else { "" };
                let bad = format!("{bad}<{size}>{closed}");
                if is_all_written {
                    add(&mut lines, &call, &[(at, &bad)], "wrong", Some(&said));
                } else if is_part {
                    add(&mut lines, &call, &[(at, &bad)], "not written", None);
                }
            }
            if is_all_written {
                for own in ["&'static mut Own", "NOwn"] {
                    add(&mut lines, &call, &[(at, &format!("{own}<{size}>"))], "right", None);
                }
                let uninitialised = format!("&'static mut MaybeUninit<Bad<{size}>>");
                add(&mut lines, &call, &[(at, &uninitialised)], "right", None);
                let vouched = (at, &*format!("ABad<{size}>"));
                let line = call.line(lines.len(), "unsafe", &[vouched]);
                lines.push((line, "unsafe", None));
            }
        }
    }
    let counts = judged("memory", TYPES, &lines);
    println!("{counts:?}");
    assert!(counts["wrong"] > 400 && counts["right"] > 300 && counts["not written"] > 400);
}

#[test]
fn a_length_that_any_caller_chooses_is_not_beside_memory_of_a_fixed_size() {
    let mut lines = Lines::new();
    for call in calls(|never_safe| never_safe.is_none()) {
        let facts = table::facts(&call.name).into_iter();
        for (_, detail, _) in facts.filter(|(fact, ..)| *fact == "longest") {
            let parts: Vec<_> = detail.split(' ').collect();
            let (memory, length) = (parts[0].parse().unwrap(), parts[1].parse().unwrap());
            let most: Option<u32> = parts[2].parse().ok();
            if length >= call.types.len() {
                continue;
            }
            // Every argument that has this length.
            let all: Vec<_> =
                rules::lengths(&call.name).into_iter().filter(|one| one[1] == length).collect();
            let size = bytes(&call.prototype, memory).clamp(8, 4000);
            let size = if most.is_some_and(|most| most <= size) { 8 } else { size };
            let said = format!(
                "`word_{length}` may be larger than the memory that `word_{memory}` points to"
            );
            for free in ["usize", "u32", "ANumber", "u64"] {
                for fixed in ["&'static mut Own", "AOwn"] {
                    let mut others = vec![(length, free.to_owned())];
                    for [one, _] in &all {
                        let ty = if *one == memory {
                            format!("{fixed}<{size}>")
                        } else {
                            "NOwn<4096>".to_owned()
                        };
                        others.push((*one, ty));
                    }
                    let others: Vec<_> = others.iter().map(|(at, ty)| (*at, ty.as_str())).collect();
                    // Another type of the user's own may bound what the kernel finds.
                    let is_bounded = (0..call.types.len()).any(|at| {
                        let other = others.iter().find(|(word, _)| *word == at);
                        let ty = other.map_or(call.types[at].as_str(), |(_, ty)| ty);
                        ty == "Number" || ty.starts_with("NOwn")
                    });
                    if is_bounded {
                        add(&mut lines, &call, &others, "bounded", None);
                    } else {
                        add(&mut lines, &call, &others, "wrong", Some(&said));
                    }
                    let mut proven = others.clone();
                    proven[0].1 = "Number";
                    add(&mut lines, &call, &proven, "right", None);
                }
                let mut others = vec![(length, free)];
                others.extend(all.iter().map(|[one, _]| (*one, "NOwn<4096>")));
                add(&mut lines, &call, &others, "right", None);
                if let Some(most) = most {
                    let most = format!("AOwn<{most}>");
                    for [one, _] in &all {
                        let other = others.iter_mut().find(|(at, _)| at == one).unwrap();
                        other.1 = &most;
                    }
                    add(&mut lines, &call, &others, "right", None);
                }
            }
            // 255 of the largest structure.
            let mut others = vec![(length, "u8")];
            others.extend(all.iter().map(|[one, _]| (*one, "AOwn<16384>")));
            add(&mut lines, &call, &others, "right", None);
        }
    }
    let counts = judged("lengths", TYPES, &lines);
    println!("{counts:?}");
    assert!(counts["wrong"] > 400 && counts["right"] > 900);
}

#[test]
fn what_is_released_or_chosen_is_of_a_type_that_may_prove_it() {
    let mut lines = Lines::new();
    for call in calls(|never_safe| never_safe.is_some_and(|detail| detail != "always")) {
        let facts = table::facts(&call.name).into_iter();
        let (_, detail, _) = facts.into_iter().find(|(fact, ..)| *fact == "never_safe").unwrap();
        let alias = |at: usize| match call.prototype.kinds[at] {
            "fd" | "dirfd" => "AFd",
            "addr" => "AMut",
            "cstr" => "&'static CStr",
            kind if kind.starts_with("ptr_") => "AOwn<4096>",
            _ => "ANumber",
        };
        if detail == "owning" {
            let said = format!("`{}` releases a resource", call.name);
            let others: Vec<_> = (0..call.types.len()).map(|at| (at, alias(at))).collect();
            add(&mut lines, &call, &others, "wrong", Some(&said));
            for at in 0..call.types.len() {
                let mut proven = others.clone();
                let is_fd = proven[at].1 == "AFd";
                if proven[at].1.starts_with("AOwn") {
                    continue;
                }
                proven[at].1 = if is_fd { "AOwned" } else { "Number" };
                add(&mut lines, &call, &proven, "right", None);
            }
            continue;
        }
        let at: usize = detail.split(' ').nth(1).unwrap().parse().unwrap();
        let said = if detail.ends_with("own type") {
            "is safe only with a type"
        } else if detail.ends_with("typed") {
            "uses its other arguments depends on"
        } else {
            "can violate memory safety for some values"
        };
        let unproven = if detail.ends_with("own type") { "AMut" } else { "ANumber" };
        add(&mut lines, &call, &[(at, unproven)], "wrong", Some(said));
        add(&mut lines, &call, &[(at, "Number")], "right", None);
    }
    let counts = judged("owners", TYPES, &lines);
    println!("{counts:?}");
    assert!(counts["wrong"] > 25 && counts["right"] > 25);
}
