//! Wrong declarations whose mistake is behind an alias, a newtype or an expression in `args(…)`: rustc refuses each by its shape, in the
//! words of the rule.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path, process::Command};

use expander::table;

use crate::rules::{self, Wrong};

/// The types that stand behind a code: of the alias, and of the newtype.
const TYPES: [(&str, &str, &str); 9] = [
    ("16", "A16", "i16"),
    ("32", "A32", "i32"),
    ("64", "A64", "u64"),
    ("usize", "Ausize", "usize"),
    ("const", "Aconst", "*const u8"),
    ("&const", "Aconst", "*const u8"),
    ("mut", "Amut", "*mut Void"),
    ("fd", "Afd", "BorrowedFd<'static>"),
    ("&fd", "Acontainer", "&'static OwnedFd"),
];

/// What hides a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hidden {
    Alias,
    Newtype,
    Expression,
}

/// A type that is spelled.
fn spelled(code: &str) -> Option<&'static str> {
    Some(match code {
        "32" => "i32",
        "64" => "u64",
        "usize" => "usize",
        "const" => "*const u8",
        "&const" => "Option<&[u64; 512]>",
        "mut" => "*mut Void",
        "&mut" => "Option<&mut Void>",
        "fd" => "BorrowedFd<'_>",
        "owned" => "OwnedFd",
        "text" => "&CStr",
        "?" => "Own",
        _ => return None,
    })
}

/// One line for each mistake, and what is to be said of it.
fn declarations(hidden: Hidden) -> (String, Vec<(&'static str, String, String)>) {
    let mut text = String::from(
        "#![allow(dead_code)]use core::ffi::CStr;use sysdecl::{fd::*, prelude::*};\
        #[derive(ToKernel)] struct Own(usize); fn same<T>(word: T) -> T { word }",
    );
    for (code, name, ty) in TYPES.iter().filter(|(code, ..)| *code != "&const") {
        if hidden == Hidden::Newtype {
            write!(text, "#[derive(ToKernel)] struct {name}({ty});").unwrap();
        } else {
            write!(text, "type {name} = {ty};").unwrap();
        }
        let _ = code;
    }
    text.push('\n');
    let mut expected = Vec::new();
    let here = |one: &table::Prototype| one.architectures.contains(&"x86_64");
    for (name, prototype) in rules::all().into_iter().filter(|(_, one)| here(one)) {
        for Wrong { rule, place, words, result, flags, .. } in
            rules::Mistakes::of(&name, &prototype)
        {
            let Ok(at) = place.parse::<usize>() else { continue };
            if flags.1
                || rule == "arity"
                || hidden != Hidden::Alias && rule == "safety"
                || at >= words.len()
                || words.len() > 6
            {
                continue;
            }
            let Some((_, alias, ty)) = TYPES.iter().find(|(code, ..)| *code == words[at].1) else {
                continue;
            };
            let hiding = if hidden == Hidden::Expression { ty } else { alias };
            let words: Vec<_> = words
                .iter()
                .enumerate()
                .map(|(at, (_, code))| (format!("word_{at}"), *code))
                .collect();
            let as_text: Vec<_> = words.iter().map(|(text, code)| (text.as_str(), *code)).collect();
            // What the rule says where it sees the type, and no mistake beside it.
            let found = table::check(&name, &as_text, "?", flags, &["x86_64"]);
            let [only] = found.as_slice() else { continue };
            if only.place != place {
                continue;
            }
            let types: Option<Vec<_>> = (words.iter().enumerate())
                .map(|(index, (_, code))| if index == at { Some(*hiding) } else { spelled(code) })
                .collect();
            let Some(types) = types else { continue };
            let parameters: Vec<_> =
                words.iter().zip(&types).map(|((text, _), ty)| format!("{text}: {ty}")).collect();
            let mut entries: Vec<_> = words.iter().map(|(text, _)| text.clone()).collect();
            let mut said = only.message.lines().next().unwrap().to_owned();
            if hidden == Hidden::Expression {
                entries[at] = format!("same(word_{at})");
                said = said.replace(&format!("`word_{at}`"), &format!("`{}`", entries[at]));
            }
            let safety = if flags.0 { "safe" } else { "unsafe" };
            let _ = result;
            writeln!(
                text,
                "#[cfg(target_arch = \"x86_64\")] #[syscall(os = \"linux\", name = {name:?}, args({}), unchecked(result))] {safety} fn declared_{}({}) -> isize;",
                entries.join(", "),
                expected.len(),
                parameters.join(", "),
            )
            .unwrap();
            expected.push((rule, format!("{name} {as_text:?}"), said));
        }
    }
    (text, expected)
}

/// The lines of a file that are refused, each with what is said.
pub(crate) fn refused(text: &str, name: &str) -> BTreeMap<usize, Vec<String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shapes");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.rs"));
    fs::write(&file, text).unwrap();
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--package=sysdecl", "--features=macros,std", "--message-format=json"])
        .output()
        .unwrap();
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let runtime =
        messages.split('"').find(|path| path.ends_with("libsysdecl.rlib")).expect("cargo built it");
    let runtime = Path::new(runtime);
    let output = Command::new(env::var_os("RUSTC").unwrap_or("rustc".into()))
        .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "--error-format=short"])
        .arg(format!("-Ldependency={}", runtime.with_file_name("deps").display()))
        .arg(format!("--extern=sysdecl={}", runtime.display()))
        .arg("--out-dir")
        .arg(&folder)
        .arg(&file)
        .output()
        .unwrap();
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut lines = BTreeMap::<usize, Vec<String>>::new();
    for message in messages.lines().filter(|line| line.contains(": error")) {
        let mut parts = message.splitn(4, ':').skip(1);
        if let Some(line) = parts.next().and_then(|line| line.parse().ok()) {
            lines.entry(line).or_default().push(message.to_owned());
        }
    }
    lines
}

#[test]
fn a_mistake_behind_an_alias_is_refused_in_the_words_of_the_rule() {
    mistakes_are_refused(Hidden::Alias, "alias");
}

#[test]
fn a_mistake_behind_a_newtype_is_refused_in_the_words_of_the_rule() {
    mistakes_are_refused(Hidden::Newtype, "newtype");
}

#[test]
fn a_mistake_behind_an_expression_is_refused_in_the_words_of_the_rule() {
    mistakes_are_refused(Hidden::Expression, "expression");
}

/// A test for each: they take the longest here, and run side by side.
fn mistakes_are_refused(hidden: Hidden, name: &str) {
    let (mut count, mut missed) = (BTreeMap::<_, usize>::new(), Vec::new());
    let (text, expected) = declarations(hidden);
    let refused = refused(&text, name);
    for (index, (rule, what, said)) in expected.into_iter().enumerate() {
        let messages = refused.get(&(index + 2)).map_or(&[][..], Vec::as_slice);
        if messages.iter().any(|message| message.contains(&said)) {
            *count.entry(rule).or_default() += 1;
        } else {
            missed.push(format!("{rule} {what}: {said}, not {messages:?}"));
        }
    }
    let all: usize = count.values().sum();
    println!("{all} mistakes behind the {name} are refused: {count:?}");
    let some: Vec<_> = missed.iter().take(20).collect();
    assert!(missed.is_empty(), "{} of {} are not: {some:#?}", missed.len(), all + missed.len());
    assert!(all > 4000, "{all}");
}
