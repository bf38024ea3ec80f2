//! Safe functions over references to memory with addresses that the kernel follows, for every call and operation of the table on
//! x86-64: a type that any address can be put into is refused, and one that borrows the memory, or may restrict the addresses, is not.

use expander::{expand, table};

use crate::{
    behind::judged,
    proofs::{Safe, calls},
    tsv,
};

/// All are as large as what the kernel reaches, whatever that is.
const TYPES: &str = "#![allow(dead_code)]use core::{ffi::CStr, marker::PhantomData, ptr::NonNull};\
    use sysdecl::{fd::*, linux::{time::SigEvent, uring::{IoUringBufReg, IoUringParams}}, prelude::*};\
    #[repr(C)] struct Raw(*mut u8, [u8; 4096]); #[repr(C)] struct Generic<T>(NonNull<T>, [u8; 4096]);\
    #[repr(C)] struct Lent<'a>(*mut u8, [u8; 4096], PhantomData<&'a u8>);\
    #[repr(C)] struct Sent(*mut u8, [u8; 4096]); unsafe impl Send for Sent {}\
    #[repr(C)] struct Shared(*mut u8, [u8; 4096]); unsafe impl Sync for Shared {}\
    #[repr(C)] struct Words([u64; 512]); #[repr(C)] struct Numbers<'a>([u64; 512], PhantomData<&'a u8>);\
    #[repr(C)] struct Static(&'static u8, [u64; 512]);\
    type ARaw<'a> = &'a mut Raw; type AInts = [u64; 512]; type ALent<'a> = Option<&'a mut Lent<'a>>;\
    #[derive(ToKernel)] struct NRaw(&'static mut Raw); #[derive(ToKernel)] struct NWords<'a>(&'a mut Words);\
    type AOwn<const N: usize> = &'static mut [u8; N]; #[derive(ToKernel)] struct NOwn<const N: usize>(&'static mut [u8; N]);\
    #[derive(ToKernel)] struct Number(usize);\n";

/// Any address can be put into these, wherever the kernel looks for one.
const INTEGERS: [&str; 4] =
    ["&[u64; 512]", "&mut AInts", "Option<&mut [[usize; 64]; 8]>", "&mut [u8; 4096]"];
const POINTERS: [&str; 7] = [
    "&Raw",
    "&mut Raw",
    "Option<&Raw>",
    "ARaw<'_>",
    "&'static mut Generic<u8>",
    "&[Raw; 2]",
    "&mut [*const u8; 512]",
];
const WORDS: [&str; 3] = ["&Words", "&mut Words", "Option<&mut Words>"];
/// Structures of the crate, whose fields are public.
const PUBLIC: [(&str, &str); 3] = [
    ("io_uring_setup", "&mut IoUringParams"),
    ("io_uring_register", "&IoUringBufReg"),
    ("mq_notify", "&SigEvent"),
];
/// These may be right.
const RESTRICTED: [&str; 9] = [
    "&Lent<'_>",
    "&mut Lent",
    "Option<&Lent<'static>>",
    "ALent<'_>",
    "&mut [Lent<'_>; 2]",
    "&Numbers<'_>",
    "&mut Numbers",
    "NRaw",
    "NWords<'_>",
];

/// Where addresses are, and the word that says so with the constant that it is.
struct Place {
    argument: usize,
    declared: String,
    operation: Option<(usize, String)>,
}

fn places(detail: &str) -> Vec<Place> {
    let (place, condition) = match detail.split_once(", if ") {
        Some((place, condition)) => (place, Some(condition)),
        None => (detail, None),
    };
    let (argument, declared) = place.split_once(' ').unwrap();
    let place = |operation| Place {
        argument: argument.parse().unwrap(),
        declared: declared.to_owned(),
        operation,
    };
    let Some(condition) = condition else { return vec![place(None)] };
    let [at, "is" | "has", names] = condition.splitn(3, ' ').collect::<Vec<_>>()[..] else {
        panic!("{condition}")
    };
    names.split('|').map(|name| place(Some((at.parse().unwrap(), name.to_owned())))).collect()
}

/// One line with the declaration, where the memory has this type.
fn line(call: &Safe, index: usize, place: &Place, ty: &str, keys: &str, safety: &str) -> String {
    let (mut parameters, mut words) = (Vec::new(), Vec::new());
    for (at, right) in call.types.iter().enumerate() {
        let operation = place.operation.as_ref().filter(|(word, _)| *word == at);
        if let Some((_, name)) = operation {
            words.push(name.clone());
            continue;
        }
        let ty = if at == place.argument { ty } else { right };
        words.push(format!("word_{at}"));
        parameters.push(format!("word_{at}: {ty}"));
    }
    let constant = match &place.operation {
        Some((_, name)) => format!("#[allow(non_upper_case_globals)] const {name}: u32 = 7;"),
        None => String::new(),
    };
    format!(
        "#[cfg(target_arch = \"x86_64\")] mod declared_{index} {{ use super::*; {constant} #[syscall(os = \"linux\", name = {:?}, \
         args({}), {keys})] {safety} fn declared({}) -> isize; }}\n",
        call.name,
        words.join(", "),
        parameters.join(", "),
    )
}

#[test]
fn a_type_that_allows_any_address_is_refused_and_one_that_may_restrict_it_is_not() {
    const UNCHECKED: &str = "unchecked(result, size)";
    let mut lines = Vec::new();
    let mut seen = 0;
    for mut call in calls(|never_safe| never_safe != Some("always")) {
        let facts = table::facts(&call.name);
        // A flag that makes the call unsafe by itself.
        if call.name == "vmsplice" {
            "Number".clone_into(&mut call.types[3]);
        }
        for (_, detail, on) in facts.iter().filter(|(fact, ..)| *fact == "addresses") {
            if !on.contains(&"x86_64") {
                continue;
            }
            for place in places(detail) {
                // These are refused whatever they point to.
                if place.operation.as_ref().is_some_and(|(_, name)| name.starts_with("PTRACE_SET"))
                {
                    continue;
                }
                seen += 1;
                let reads = call.prototype.kinds[place.argument] == "ptr_in";
                let mut add = |ty: &str, keys: &str, safety: &str, is_wrong: bool| {
                    let said =
                        format!("the kernel follows the addresses in `word_{}`", place.argument);
                    let rule = if is_wrong { "wrong" } else { "right" };
                    let line = line(&call, lines.len(), &place, ty, keys, safety);
                    lines.push((line, rule, is_wrong.then_some(said)));
                };
                let is = |declared: &str| place.declared == declared;
                // The kernel writes there, which is another mistake.
                let may_be_written = call.prototype.kinds[place.argument] == "ptr_inout";
                for ty in INTEGERS.into_iter().skip(usize::from(may_be_written)) {
                    add(ty, UNCHECKED, "safe", true);
                }
                for ty in POINTERS {
                    add(ty, UNCHECKED, "safe", !is("restricted"));
                    add(ty, UNCHECKED, "unsafe", false);
                    add(ty, "unchecked(result, size, safety)", "safe", false);
                }
                for ty in WORDS {
                    add(ty, UNCHECKED, "safe", is("numbers"));
                }
                for ty in RESTRICTED {
                    add(ty, UNCHECKED, "safe", false);
                }
                if reads {
                    add("&Static", UNCHECKED, "safe", false);
                }
                for ty in ["&Sent", "&mut Shared"] {
                    add(ty, UNCHECKED, "safe", is("numbers"));
                }
                for (name, ty) in PUBLIC {
                    if name == call.name && is("restricted") {
                        add(ty, UNCHECKED, "safe", true);
                    }
                }
            }
        }
    }
    let counts = judged("addresses", TYPES, &lines);
    println!("{seen} places: {counts:?}");
    assert!(seen > 85 && counts["wrong"] > 1100 && counts["right"] > 2300, "{seen} {counts:?}");
}

/// The tables of the other systems say where addresses are, and the assertion is the same.
#[test]
fn the_same_is_judged_on_macos_and_freebsd() {
    let mut judged = 0;
    for row in tsv::rows("bsd-call-facts") {
        if row["fact"] != "addresses" {
            continue;
        }
        let (system, name) = (&row["system"], &row["name"]);
        let (prototype, _) = table::bsd(system, name).unwrap();
        let kinds = prototype.unwrap().kinds;
        let (at, _) = row["detail"].split_once(' ').unwrap();
        let at: usize = at.parse().unwrap();
        let parameters: Vec<_> = (0..kinds.len())
            .map(|index| match index {
                index if index == at => format!("word_{index}: &'a mut Own<'a>"),
                index if kinds[index] == "fd" => format!("word_{index}: BorrowedFd<'_>"),
                index => format!("word_{index}: Own"),
            })
            .collect();
        let expanded = |safety: &str, keys: &str| {
            let keys = format!("os = {system:?}, name = {name:?}{keys}");
            let item = format!("{safety} fn declared<'a>({}) -> isize;", parameters.join(", "));
            expand::syscall(keys.parse().unwrap(), item.parse().unwrap()).to_string()
        };
        let safe = expanded("safe", "");
        assert!(!safe.contains("compile_error"), "{safe}");
        let holder = "Holder < fn (& '_ mut Own < '_ >) >";
        assert_eq!(safe.matches(holder).count(), 1, "{system} {name}: {safe}");
        assert!(safe.contains(&format!("the kernel follows the addresses in `word_{at}`")));
        assert!(!expanded("unsafe", "").contains("Holder"));
        assert!(!expanded("safe", ", unchecked(safety)").contains("Holder"));
        judged += 1;
    }
    assert!(judged > 45, "{judged}");
}
