//! For every call and every column: the macros' table says what the data says, no more and no less.

use std::collections::{BTreeMap, BTreeSet};

use expander::table;

use crate::tsv::{self, Row};

fn by_name(rows: Vec<Row>) -> BTreeMap<String, Vec<Row>> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for row in rows {
        found.entry(row["name"].clone()).or_default().push(row);
    }
    found
}

#[test]
fn every_prototype_is_the_datas() {
    let calls = by_name(tsv::rows("linux-prototypes"));
    assert!(calls.len() > 600, "{} calls", calls.len());
    for (name, rows) in calls {
        assert_eq!(table::name(&name), Some(name.as_str()));
        let (missing, there): (Vec<_>, Vec<_>) =
            rows.iter().partition(|row| row["prototype"] == "-");
        let found = table::prototypes(&name);
        assert_eq!(found.len(), there.len(), "{name}");
        for (row, found) in there.iter().zip(&found) {
            assert_eq!(
                found.architectures,
                row["architectures"].split(',').collect::<Vec<_>>(),
                "{name}"
            );
            assert_eq!(found.prototype, row["prototype"].replace(" __user", ""), "{name}");
            let kinds: Vec<_> = row["kinds"].split(',').filter(|kind| *kind != "-").collect();
            assert_eq!(found.kinds, kinds, "{name}");
            assert_eq!(found.returns, row["return"], "{name}");
        }
        let missing: BTreeSet<_> =
            missing.iter().flat_map(|row| row["architectures"].split(',')).collect();
        assert_eq!(BTreeSet::from_iter(table::only_numbered(&name)), missing, "{name}");
    }
}

#[test]
fn every_abi_has_one_prototype_of_a_call_at_most() {
    for (name, rows) in by_name(tsv::rows("linux-prototypes")) {
        let mut seen = BTreeSet::new();
        for on in rows.iter().flat_map(|row| row["architectures"].split(',')) {
            assert!(seen.insert(on), "{name} on {on}");
        }
    }
}

#[test]
fn every_number_is_the_datas() {
    for row in tsv::rows("linux-syscalls") {
        let name = &row["name"];
        let numbers = row.iter().filter(|(column, cell)| *column != "name" && *cell != "-");
        let wanted: BTreeMap<_, _> =
            numbers.map(|(on, number)| (on.as_str(), number.parse().unwrap())).collect();
        assert_eq!(BTreeMap::from_iter(table::numbers(name)), wanted, "{name}");
        // A number and a prototype, or the note that it is not implemented, are on the same ABIs.
        let implemented: BTreeSet<_> =
            table::prototypes(name).iter().flat_map(|one| one.architectures.clone()).collect();
        let numbered = table::only_numbered(name);
        for on in wanted.keys() {
            assert!(implemented.contains(on) || numbered.contains(on), "{name} on {on}");
        }
    }
}

/// The facts that are not about one argument, doubtful ones aside.
#[test]
fn every_fact_is_the_datas() {
    const ABOUT_ARGUMENTS: [&str; 3] = ["pointee", "pointer_or_number", "fd_or_number"];
    let all = tsv::abis();
    let mut calls = by_name(tsv::rows("linux-call-facts"));
    for name in by_name(tsv::rows("linux-prototypes")).into_keys() {
        let rows = calls.remove(&name).unwrap_or_default();
        let mut wanted = Vec::new();
        for row in rows {
            let (fact, detail) = (row["fact"].as_str(), row["detail"].as_str());
            let may_be_doubtful = ["least_words", "replacement"].contains(&fact);
            if ABOUT_ARGUMENTS.contains(&fact) || row["reason"].starts_with('?') && !may_be_doubtful
            {
                continue;
            }
            let (detail, on) = match fact {
                "writes_only_out" => ("", all.clone()),
                "replacement" => {
                    match detail.strip_prefix('@').and_then(|rest| rest.split_once(": ")) {
                        Some(("others", text)) => (text, vec!["others".to_owned()]),
                        Some((on, text)) => (text, tsv::set(on)),
                        None => (detail, all.clone()),
                    }
                }
                _ => match detail.rsplit_once(" @") {
                    Some(("kernel, not", on)) => {
                        let without = tsv::set(on);
                        (
                            "kernel",
                            all.iter().filter(|abi| !without.contains(abi)).cloned().collect(),
                        )
                    }
                    Some((detail, on)) => (detail, tsv::set(on)),
                    None => (detail, all.clone()),
                },
            };
            wanted.push((fact.to_owned(), detail.to_owned(), on));
        }
        let found = table::facts(&name).into_iter();
        let mut found: Vec<_> = found
            .map(|(fact, detail, on)| {
                (fact.to_owned(), detail, on.into_iter().map(str::to_owned).collect())
            })
            .collect();
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted, "{name}");
    }
    assert_eq!(calls.len(), 0, "facts about calls that there are not: {:?}", calls.keys());
}

/// Marks may come from both tables; a doubtful one counts, since it only permits more.
#[test]
fn every_mark_is_the_datas() {
    let slots = by_name(tsv::rows("linux-operation-slots"));
    let facts = by_name(tsv::rows("linux-call-facts"));
    let mut seen = 0;
    for name in by_name(tsv::rows("linux-prototypes")).into_keys() {
        let slots = slots.get(&name).cloned().unwrap_or_default();
        let facts = facts.get(&name).cloned().unwrap_or_default();
        let said = |at: &str, class: &str, fact: &str| {
            slots.iter().any(|row| row["argument"] == at && row["class"] == class)
                || facts.iter().any(|row| row["detail"] == at && row["fact"] == fact)
        };
        for prototype in table::prototypes(&name) {
            for (at, marks) in prototype.marks.iter().enumerate() {
                let at = &at.to_string();
                let wanted = (
                    said(at, "number_or_pointer", "pointer_or_number"),
                    said(at, "direction", ""),
                    said(at, "fd_sentinel", "fd_or_number") || said(at, "id_kind", ""),
                );
                assert_eq!(*marks, wanted, "argument {at} of {name}");
                seen += usize::from(marks.0) + usize::from(marks.1) + usize::from(marks.2);
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// What arguments point to, in words that both can say.
#[test]
fn every_pointee_is_the_datas() {
    let mut compared = 0;
    for row in tsv::rows("linux-call-facts") {
        if row["fact"] != "pointee" || row["reason"].starts_with('?') {
            continue;
        }
        let name = &row["name"];
        let (detail, on) = match row["detail"].rsplit_once(" @") {
            Some((detail, on)) => (detail, Some(tsv::set(on))),
            None => (row["detail"].as_str(), None),
        };
        let (at, what) = detail.split_once(' ').unwrap();
        let prototypes = table::prototypes(name);
        let concerned: Vec<_> = match &on {
            Some(on) => prototypes
                .iter()
                .filter(|one| one.architectures.iter().any(|abi| on.iter().any(|of| of == abi)))
                .collect(),
            None => prototypes.iter().take(1).collect(),
        };
        assert!(!concerned.is_empty(), "{name} {detail}: on no prototype's ABIs");
        for prototype in concerned {
            let found = prototype.pointees[at.parse::<usize>().unwrap()].as_deref();
            assert_eq!(found.map(str::to_owned), simplified(what), "{name} {detail}");
            compared += usize::from(found.is_some());
        }
    }
    assert!(compared > 500, "{compared}");
}

/// A detail of `pointee` without the sizes, which the structures' table has; `None` where nothing can be checked.
fn simplified(what: &str) -> Option<String> {
    const UNSAID: [&str; 7] =
        ["by 0: ", "by 1", "by operation", "by 2: ", "by file system", "by flags", "by 0"];
    let open = if what.starts_with('[') { "[" } else { "" };
    let text = what.trim_start_matches('[');
    let text = text.strip_prefix("struct ").or(text.strip_prefix("union ")).unwrap_or(text);
    let text = format!("{open}{text}");
    if ["text", "nothing", "[text] ended by null"].contains(&what)
        || what.starts_with("bytes by ")
        || what.starts_with("bytes in ")
        || what.starts_with("bits by ")
        || what.strip_prefix("bytes ").is_some_and(|rest| rest.parse::<u32>().is_ok())
    {
        return Some(what.to_owned());
    }
    let decided = [" or a number", " if ", " one per ", "as many as", "(48 on s390x)"];
    if decided.iter().any(|part| what.contains(part))
        || UNSAID.iter().any(|start| what.starts_with(start))
    {
        return None;
    }
    let first = text.trim_start_matches('[').split([' ', ']', ';']).next()?.to_owned();
    if let Some((_, least)) = text.split_once(" min ") {
        return Some(format!("{first} min {least}"));
    }
    if let Some((_, by)) = text.split_once("counted by ") {
        let first = if first == "address" { "word".to_owned() } else { first };
        return Some(format!("[{first}] counted by {by}"));
    }
    if let Some((_, count)) = text.strip_suffix(']').and_then(|text| text.rsplit_once("; ")) {
        // One is certain of `1 or 2`.
        return Some(if count == "2" { format!("[{first}; 2]") } else { first });
    }
    if text.contains(" by ") && !text.contains("then bytes by") {
        return Some(format!("{first} by"));
    }
    Some(first)
}

/// Sizes by ABI, of what a few calls point to: written here by hand.
#[test]
fn sizes_are_those_of_the_abi() {
    let least = |call: &str, at: usize, abi: &str| {
        let prototypes = table::prototypes(call);
        let one = prototypes.iter().find(|one| one.architectures.contains(&abi)).unwrap();
        let on = one.architectures.iter().position(|of| *of == abi).unwrap();
        one.least_bytes[at][on]
    };
    assert_eq!(least("fstat", 1, "x86_64"), Some(144));
    assert_eq!(least("fstat", 1, "aarch64"), Some(128));
    assert_eq!(least("fstat", 1, "xtensa"), None, "no size is known there");
    assert_eq!(least("clock_gettime", 1, "x86_64"), Some(16));
    assert_eq!(least("clock_gettime", 1, "x86"), Some(8), "its seconds have 32 bits");
    assert_eq!(least("clock_gettime", 1, "x32"), Some(16));
    // Entries that x32 shares with x86-64, whatever the exported headers say.
    assert_eq!(least("statfs", 1, "x32"), Some(120));
    assert_eq!(least("ustat", 1, "x32"), Some(32));
    assert_eq!(least("pselect6", 5, "x32"), Some(16));
    assert_eq!(least("io_pgetevents", 5, "x32"), Some(16));
    assert_eq!(least("readv", 1, "x32"), Some(8), "and one that it does not share");
    assert_eq!(least("pipe2", 0, "arm"), Some(8));
    assert_eq!(least("get_robust_list", 2, "aarch64"), Some(8));
    assert_eq!(least("epoll_ctl", 3, "x86_64"), Some(12));
    assert_eq!(least("epoll_ctl", 3, "riscv64"), Some(16));
    assert_eq!(least("read", 1, "x86_64"), None, "as many as the third argument says");
    assert_eq!(least("openat2", 2, "x86_64"), Some(24));
    assert_eq!(least("readv", 1, "x86_64"), Some(16));
    assert_eq!(least("readv", 1, "arm"), Some(8));

    assert_eq!(table::certain("fstat", 1, "x86_64"), 144);
    assert_eq!(table::certain("fstat", 1, "aarch64"), 128);
    assert_eq!(table::certain("fstat", 1, "xtensa"), 0);
    assert_eq!(table::certain("pipe2", 0, "aarch64"), 8);
    assert_eq!(table::certain("sched_getattr", 1, "x86_64"), 48);
    assert_eq!(table::certain("read", 1, "x86_64"), 0, "as many as it returns");
    assert_eq!(table::certain("capget", 1, "x86_64"), 12);
    assert_eq!(table::certain("fcntl", 2, "x86_64"), 0, "only under some operations");
}
