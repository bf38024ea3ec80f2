//! The words of calls with 64-bit arguments, on every ABI.

use std::collections::{BTreeMap, BTreeSet};

use expander::table::{self, Planned};

use crate::tsv;

/// `tests/data/linux-wide-words.tsv` was made from the kernel's wrappers and from musl; the macros derive theirs from the
/// prototypes.
#[test]
fn the_plan_of_each_call_is_that_of_the_kernel() {
    let mut compared = BTreeMap::<String, usize>::new();
    let mut different = Vec::new();
    for row in tsv::rows("linux-wide-words") {
        let (name, abi) = (&row["name"], &row["abi"]);
        let words: Vec<&str> = row["words"].split(',').map(as_here).collect();
        let planned = table::words_of(name, abi, row["endian"] == "be");
        // The arguments of calls that have other names in some wrappers.
        let planned = planned.map(|(call, words)| (call, words.join(",")));
        if planned != Some((table::name(name).unwrap(), words.join(","))) {
            different.push(format!("{name} on {abi}: {} is planned as {planned:?}", row["words"]));
        }
        *compared.entry(abi.clone()).or_default() += 1;
    }
    let of = |abis: &[&str]| abis.iter().map(|abi| compared[*abi]).sum::<usize>();
    let first = of(&["arm", "x86", "riscv32", "powerpc", "mips"]);
    let all: usize = compared.values().sum();
    println!(
        "{all} rows compared, {first} of them on arm, x86, riscv32, powerpc and mips: {} differences; {compared:?}",
        different.len()
    );
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(first == 82 && all == 199, "{compared:?}");
}

/// The names of arguments that the kernel's prototypes have.
fn as_here(word: &str) -> &str {
    match word {
        "result_ptr" => "result",
        word => word,
    }
}

/// The plan of a declaration on one ABI: the call, and its registers.
fn on(planned: &Planned, abi: &str) -> Option<String> {
    let (_, call, registers) = planned.plans.iter().find(|(on, ..)| on.contains(&abi))?;
    Some(format!("{call}: {}", registers.join(" ")))
}

/// Why a declaration is refused on one ABI.
fn refused(planned: &Planned, abi: &str) -> String {
    let found = planned.refused.iter().find(|(on, _)| on.contains(&abi));
    found.map(|(_, why)| why.clone()).unwrap_or_default()
}

#[test]
fn an_offset_is_two_words_and_a_count_of_64_bits_is_one() {
    let words = [("fd", "32"), ("buf", "mut"), ("count", "64"), ("offset", "64")];
    let planned = table::planned("pread64", &words);
    let pair = "pread64: Word(0) Word(1) Word(2) First(3) Second(3)";
    let padded = "pread64: Word(0) Word(1) Word(2) Zero First(3) Second(3)";
    let single = "pread64: Word(0) Word(1) Word(2) Wide(3)";
    for (abis, plan) in [
        (&["x86", "riscv32"][..], pair),
        (&["arm", "mips", "powerpc"], padded),
        (&["x86_64", "aarch64", "s390x", "x32", "mipsn32"], single),
    ] {
        for abi in abis {
            assert_eq!(on(&planned, abi).as_deref(), Some(plan), "{abi}");
        }
    }
    assert!(planned.refused.is_empty());
}

#[test]
fn most_calls_have_no_plan() {
    let read = [("fd", "32"), ("buf", "mut"), ("count", "64")];
    assert!(table::planned("read", &read).plans.is_empty());
    let openat = [("dir", "32"), ("path", "const"), ("flags", "32"), ("mode", "32")];
    assert!(table::planned("openat", &openat).plans.is_empty());
    assert!(table::planned("prctl", &[("option", "32"), ("value", "64")]).plans.is_empty());
}

#[test]
fn halves_that_are_declared_are_passed_as_they_are() {
    let words = [("fd", "32"), ("iov", "const"), ("n", "usize"), ("low", "usize")];
    // As the wrapper of one ABI has it.
    let by_hand = ["fd", "buf", "count", "pad", "low", "high"].map(|name| (name, "usize"));
    let planned = table::planned("pread64", &by_hand);
    assert!(planned.plans.is_empty());
    assert!(planned.refused.is_empty());
    let with_high = |high| [&words[..], &[high]].concat();
    assert!(table::planned("preadv", &with_high(("high", "usize"))).plans.is_empty());
    // One word fewer than the kernel has for `preadv2`: the flags are left out.
    assert!(table::planned("preadv2", &with_high(("high", "usize"))).plans.is_empty());
    // The same, but an offset and flags.
    let words = [&words[..3], &[("offset", "64"), ("flags", "32")]].concat();
    let planned = table::planned("preadv2", &words);
    let wide = "preadv2: Word(0) Word(1) Word(2) Wide(3) Zero Word(4)";
    assert_eq!(on(&planned, "x86_64").as_deref(), Some(wide));
    let halves = "preadv2: Word(0) Word(1) Word(2) Low(3) High(3) Word(4)";
    for abi in ["arm", "mips", "powerpc", "riscv32", "x86", "mipsn32"] {
        assert_eq!(on(&planned, abi).as_deref(), Some(halves), "{abi}");
    }
}

#[test]
fn the_words_of_clone_go_where_each_kernel_wants_them() {
    let names = ["flags", "stack", "parent_tid", "child_tid", "tls"];
    let codes = ["64", "mut", "mut", "mut", "usize"];
    let words: Vec<_> = names.into_iter().zip(codes).collect();
    let planned = table::planned("clone", &words);
    let usual = "clone: Word(0) Word(1) Word(2) Word(3) Word(4)";
    let backwards = "clone: Word(0) Word(1) Word(2) Word(4) Word(3)";
    let stack_first = "clone: Word(1) Word(0) Word(2) Word(3) Word(4)";
    for (abi, plan) in [
        ("x86_64", usual),
        ("loongarch64", usual),
        ("aarch64", backwards),
        ("arm", backwards),
        ("x86", backwards),
        ("mips", backwards),
        ("s390x", stack_first),
    ] {
        assert_eq!(on(&planned, abi).as_deref(), Some(plan), "{abi}");
    }
    assert!(refused(&planned, "sparc64").contains("parent's number"));
    // Declared in aarch64's order, which the name or the type tells.
    let words: Vec<_> = [0, 1, 2, 4, 3].map(|at| words[at]).to_vec();
    let planned = table::planned("clone", &words);
    assert_eq!(on(&planned, "aarch64").as_deref(), Some(usual));
    assert_eq!(on(&planned, "x86_64").as_deref(), Some(backwards));
    // Nothing tells which one is which.
    let words: Vec<_> = ["a", "b", "c", "d", "e"].into_iter().zip(["usize"; 5]).collect();
    let planned = table::planned("clone", &words);
    assert!(on(&planned, "x86_64").is_none_or(|plan| plan == usual));
    for abi in ["aarch64", "s390x"] {
        let why = refused(&planned, abi);
        assert!(why.contains("in another order") && why.contains("the kernel's names"), "{why:?}");
    }
    assert!(refused(&planned, "x86_64").is_empty());
}

#[test]
fn a_call_that_an_abi_has_under_another_name_is_made_by_that() {
    let words = [("fd", "32"), ("offset", "64"), ("nbytes", "64"), ("flags", "32")];
    let planned = table::planned("sync_file_range", &words);
    let second = "sync_file_range2: Word(0) Word(3) First(1) Second(1) First(2) Second(2)";
    assert_eq!(on(&planned, "arm").as_deref(), Some(second));
    assert_eq!(on(&planned, "powerpc").as_deref(), Some(second));
    let second = "sync_file_range2: Word(0) Word(3) Wide(1) Wide(2)";
    assert_eq!(on(&planned, "powerpc64").as_deref(), Some(second));
    let seven = "sync_file_range: Word(0) Zero First(1) Second(1) First(2) Second(2) Word(3)";
    assert_eq!(on(&planned, "mips").as_deref(), Some(seven));
    let planned = table::planned("ftruncate", &[("fd", "32"), ("length", "64")]);
    assert_eq!(on(&planned, "x86").as_deref(), Some("ftruncate64: Word(0) First(1) Second(1)"));
    assert_eq!(on(&planned, "riscv32"), on(&planned, "x86"));
    // A length of one word is `ftruncate`'s own.
    let planned = table::planned("ftruncate", &[("fd", "32"), ("length", "usize")]);
    assert_eq!(on(&planned, "x86").as_deref(), Some("ftruncate: Word(0) Word(1)"), "{planned:?}");
    let planned = table::planned("lseek", &[("fd", "32"), ("offset", "64"), ("whence", "32")]);
    let seek = "_llseek: Word(0) High(1) Low(1) Result Word(2)";
    assert_eq!(on(&planned, "mips").as_deref(), Some(seek));
    assert_eq!(on(&planned, "riscv32").as_deref(), Some(&seek[1..]));
    assert_eq!(on(&planned, "x32").as_deref(), Some("lseek: Word(0) Wide(1) Word(2)"));
}

#[test]
fn a_mapping_is_made_by_pages_or_by_a_block() {
    let names = ["addr", "len", "prot", "flags", "fd", "off"];
    let codes = ["mut", "usize", "32", "32", "32", "64"];
    let words: Vec<_> = names.into_iter().zip(codes).collect();
    let planned = table::planned("mmap", &words);
    let pages = "mmap2: Word(0) Length(1, 5) Word(2) Word(3) Word(4) Pages(5)";
    for abi in ["x86", "arm", "riscv32", "powerpc", "mips"] {
        assert_eq!(on(&planned, abi).as_deref(), Some(pages), "{abi}");
    }
    let block = "mmap: Word(0) Word(1) Word(2) Word(3) Word(4) Word(5)";
    assert_eq!(on(&planned, "s390x").as_deref(), Some(block));
    let six = "mmap: Word(0) Word(1) Word(2) Word(3) Word(4) Wide(5)";
    for abi in ["x86_64", "x32", "powerpc64", "sparc64"] {
        assert_eq!(on(&planned, abi).as_deref(), Some(six), "{abi}");
    }
    assert!(table::planned("mmap", &[("block", "const")]).plans.is_empty());
}

#[test]
fn what_no_plan_makes_right_is_refused() {
    let planned = table::planned("pipe", &[("fds", "mut")]);
    for abi in ["mips", "mips64", "sparc64"] {
        let why = refused(&planned, abi);
        assert!(why.contains("takes 0 words") && why.contains("pipe2"), "{why:?}");
    }
    let words = [("n", "32"), ("r", "mut"), ("w", "mut"), ("e", "mut"), ("t", "mut")];
    assert!(refused(&table::planned("select", &words), "x86").contains("takes 1 word "));
    let words = [("sig", "32"), ("act", "const"), ("old", "mut"), ("size", "usize")];
    let planned = table::planned("rt_sigaction", &words);
    assert!(refused(&planned, "sparc64").contains("takes `restorer`"));
    assert!(refused(&planned, "x86").is_empty());
    assert!(table::planned("fork", &[]).refused.iter().all(|(on, _)| on[0] == "sparc64"));
}

/// No call needs more words than its kernel has registers for.
#[test]
fn every_call_with_all_its_arguments_is_planned_on_every_abi() {
    let mut calls = 0;
    for row in tsv::rows("linux-prototypes") {
        let Some(name) = table::name(&row["name"]) else { continue };
        for (on, _, words) in table::words_on_all(name) {
            let most = if on.contains(&"mips") { 7 } else { 6 };
            assert!(words.len() <= most, "{name} on {on:?}: {words:?}");
            calls += on.len();
        }
    }
    assert!(calls > 5000, "{calls}");
}

/// A build for one of them does not plan for the others.
#[test]
fn the_plan_of_most_targets_is_theirs_among_all_plans() {
    let names = tsv::rows("linux-prototypes").into_iter().map(|row| row["name"].clone());
    let names: BTreeSet<String> = names.collect();
    let (mut declarations, mut all) = (0, Vec::new());
    for name in names {
        let (common, mut different) = table::common_plans(&name);
        all.append(&mut different);
        declarations += common;
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(declarations > 50, "{declarations}");
}

/// A declaration for one ABI alone is refused on the others.
#[test]
fn words_of_another_abi_are_refused_where_they_are_wrong_alone() {
    let item =
        "fn pread64(fd: I32, buf: *mut U8, n: usize, pad: usize, low: U32, high: U32) -> isize;";
    let keys = "os = \"linux\"";
    let expanded = expander::expand::syscall(keys.parse().unwrap(), item.parse().unwrap());
    let expanded = expanded.to_string();
    assert!(!expanded.contains("__pread64_declaration"), "{expanded}");
    // Those with 64 bits take other words than those without pairs.
    for abi in ["x86_64", "x86"] {
        assert!(expanded.contains(&format!("__pread64_on_{abi} ")), "{expanded}");
    }
    // More than any ABI takes.
    let item = "fn openat(a: I32, b: &CStr, c: I32, d: U32, e: usize) -> Result<OwnedFd, Errno>;";
    let expanded = expander::expand::syscall(keys.parse().unwrap(), item.parse().unwrap());
    assert!(expanded.to_string().contains("__openat_declaration"));
}
