//! The rules where users meet them: declarations made from the table, expanded by `#[syscall]`.

use std::collections::BTreeMap;

use expander::{expand, table};

use crate::{
    refused,
    rules::{self, PLAIN, Wrong},
};

/// Words with names that are no keyword of Rust's.
fn named(words: &[(String, &'static str)]) -> Vec<(String, &'static str)> {
    words.iter().enumerate().map(|(at, (_, code))| (format!("word_{at}"), *code)).collect()
}

/// A word's type; `None` for what is an entry of `args(…)`, or a word of a slice.
fn spelled(code: &str) -> Option<&'static str> {
    Some(match code {
        "16" => "I16",
        "32" => "I32",
        "64" => "U64",
        "usize" => "usize",
        "const" => "*const U8",
        "&const" => "&U8",
        "text" => "&CStr",
        "mut" => "*mut Void",
        "&mut" => "Option<&mut Own>",
        "&" => "&Own",
        "fd" => "BorrowedFd<'_>",
        "owned" => "OwnedFd",
        "?" => "Own",
        _ => return None,
    })
}

/// What a declaration returns; `None` where it is left out.
fn returned(result: &str) -> String {
    let success = |code: &str| match code {
        "()" => "()",
        "ptr" => "*mut Void",
        code => spelled(code).unwrap(),
    };
    match result.strip_prefix("Result ") {
        Some(code) => format!("Result<{}, Errno>", success(code)),
        None if result == "!" => result.to_owned(),
        None => success(result).to_owned(),
    }
}

/// The errors that a declaration expands to, each in one text; `None` where it cannot be spelled so.
fn errors(
    name: &str,
    words: &[(String, &'static str)],
    result: &str,
    (safe, retry): (bool, bool),
) -> Option<String> {
    let (mut parameters, mut entries) = (Vec::new(), Vec::new());
    for (name, code) in words {
        match (code.strip_prefix('='), spelled(code)) {
            (Some(constants), _) => entries.push(constants.replace('|', " | ")),
            (None, Some(ty)) => {
                parameters.push(format!("{name}: {ty}"));
                entries.push(name.clone());
            }
            (None, None) if *code == "0" => entries.push("0".to_owned()),
            (None, None) => return None,
        }
    }
    let (parameters, entries) = (parameters.join(", "), entries.join(", "));
    let retry = if retry { ", retry" } else { "" };
    let keys = format!("os = \"linux\", name = {name:?}, args({entries}){retry}");
    let safety = if safe { "safe" } else { "unsafe" };
    let item = format!("{safety} fn declared({parameters}) -> {};", returned(result));
    let expanded = expand::syscall(keys.parse().unwrap(), item.parse().unwrap()).to_string();
    Some(if expanded.contains("compile_error") { expanded } else { String::new() })
}

/// Whether a prototype is one of a target that the crate has numbers for.
fn is_here(prototype: &table::Prototype) -> bool {
    refused::abis().any(|abi| prototype.architectures.contains(&abi))
}

#[test]
fn a_call_declared_by_its_own_prototype_is_not_refused() {
    let (mut declared, mut on) = (0, 0);
    for (name, prototype) in rules::all().into_iter().filter(|(_, one)| is_here(one)) {
        for spelling in 0..4 {
            let any_word = table::facts(&name).iter().any(|(fact, ..)| *fact == "any_word");
            let result = if any_word { "usize" } else { rules::result(prototype.returns) };
            let mut words = named(&rules::words(&prototype, spelling));
            for (_, code) in &mut words {
                if *code == "len" {
                    *code = "usize";
                }
            }
            let found = errors(&name, &words, result, PLAIN).unwrap();
            // Another ABI may have another prototype, or lack the call.
            let found = refused::errors(&found);
            for abi in refused::abis() {
                if prototype.architectures.contains(&abi) {
                    let error = found.get(abi).filter(|error| !has_other_order(error));
                    assert_eq!(error, None, "{name} {words:?} on {abi}");
                    on += 1;
                }
            }
            declared += 1;
        }
    }
    println!("{declared} right declarations are not refused on {on} ABIs in all");
    assert!(declared > 1500 && on > 15_000, "{declared} {on}");
}

/// The names here do not tell which word is which.
fn has_other_order(error: &str) -> bool {
    error.contains("takes its arguments in another order on this target")
        || error.contains("returns the parent's number to the child")
}

/// A literal is right where it is the number of the call, and wrong where it is that of a call that does something else.
#[test]
fn a_literal_is_the_number_of_the_call_that_the_function_is_named_for() {
    let declared = |name: &str, number: u64| {
        let keys =
            format!("os = \"linux\", nr = {number}, unchecked(arity, result, target, safety)");
        let item = format!("unsafe fn {name}();");
        expand::syscall(keys.parse().unwrap(), item.parse().unwrap()).to_string()
    };
    let calls: Vec<_> = rules::all().into_iter().map(|(name, _)| name).collect();
    let taken: BTreeMap<_, _> = calls
        .iter()
        .flat_map(|name| table::numbers(name).into_iter().map(move |on| (on, name)))
        .collect();
    let (mut right, mut wrong) = (0, 0);
    // Each number once, wherever it is tried.
    let mut tried = BTreeMap::new();
    for name in calls.iter().step_by(5) {
        tried.clear();
        let mut declared = |number| {
            let errors = || refused::errors(&declared(name, number));
            tried.entry(number).or_insert_with(errors).clone()
        };
        for (abi, number) in table::numbers(name) {
            assert_eq!(declared(number).get(abi), None, "{name} is {number} on {abi}");
            right += 1;
            // No call has that number, or only one with another name.
            for other in [number + 1000, number ^ 1] {
                let found = declared(other);
                let calls_there = taken.get(&(abi, other));
                let may_be = |other: &String| {
                    let replaces = |(fact, detail, _): (&str, String, _)| {
                        fact == "replacement" && detail.contains(other)
                    };
                    other.contains(name) || table::facts(name).into_iter().any(replaces)
                };
                if calls_there.is_some_and(|one| may_be(one)) {
                    continue;
                }
                let found = found.get(abi).map_or("", String::as_str);
                let said = format!(
                    "{other} is not the number of `{}`, which is ",
                    table::name(name).unwrap()
                );
                let (_, numbers) = found
                    .split_once(&said)
                    .unwrap_or_else(|| panic!("{name} {other} on {abi}: {found}"));
                let numbers = numbers.split("\\n").next().unwrap();
                // `3 on x86 and arm, 63 on aarch64`
                let target = abi.replace('_', "-");
                let (_, own) = numbers
                    .split_once(&format!("{number} on "))
                    .unwrap_or_else(|| panic!("{numbers}"));
                assert!(
                    own.split([' ', ',']).any(|word| word == target),
                    "{name} on {abi}: {numbers}"
                );
                wrong += 1;
            }
        }
    }
    println!("{right} numbers are right, and {wrong} wrong");
    assert!(right > 1200 && wrong > 2400, "{right} {wrong}");
}

#[test]
fn a_wrong_declaration_is_refused_in_the_words_of_the_rule() {
    let mut refused = BTreeMap::<_, usize>::new();
    let mut unspelled = 0;
    for (name, prototype) in rules::all().into_iter().filter(|(_, one)| is_here(one)) {
        for Wrong { rule, place, words, result, flags, .. } in
            rules::Mistakes::of(&name, &prototype)
        {
            let words = named(&words);
            let Some(found) = errors(&name, &words, result, flags) else {
                unspelled += 1;
                continue;
            };
            let plain: Vec<_> = words.iter().map(|(text, code)| (text.as_str(), *code)).collect();
            let all = table::check(&name, &plain, result, flags, &[]);
            // A call that is not safe at all is told once.
            let place = match all.iter().find(|one| rule == "safety" && one.place == "safe") {
                Some(_) => "safe".to_owned(),
                None => place,
            };
            let of_rule = all.into_iter().find(|one| one.rule == rule && one.place == place);
            let Some(mistake) = of_rule else { continue };
            // That is one of the language's.
            let too_many = words.len() > 6 && found.contains("takes at most 6");
            assert!(
                too_many || found.contains(&format!("{:?}", mistake.message)),
                "{name} {words:?} {result}: {mistake:?}, not {found}"
            );
            *refused.entry(rule).or_default() += 1;
        }
    }
    let all: usize = refused.values().sum();
    println!("{all} wrong declarations are refused, {unspelled} are words of slices: {refused:?}");
    assert!(all > 4000, "{all}");
    assert_eq!(
        refused.keys().copied().collect::<Vec<_>>(),
        ["arity", "direction", "fd", "pointer", "result", "retry", "safety", "width"]
    );
}
