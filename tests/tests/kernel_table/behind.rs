//! What only the type system sees, for every call of the table on x86-64: results and the sizes of what references point to,
//! behind aliases and newtypes. Wrong ones are refused in the words of the rule, right ones are not.

use std::{collections::BTreeMap, fmt::Write};

use expander::table::{self, Prototype};

use crate::{rules, shapes};

/// How a type is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hidden {
    Alias,
    Newtype,
    Expression,
}

/// The types behind a code of `rules`: what is spelled `A…` is an alias, `N…` a newtype.
const TYPES: [(&str, &str, &str); 11] = [
    ("16", "16", "i16"),
    ("32", "32", "i32"),
    ("64", "64", "u64"),
    ("usize", "Usize", "usize"),
    ("const", "Const", "*const u8"),
    ("mut", "Mut", "*mut Void"),
    ("ptr", "Mut", "*mut Void"),
    ("fd", "Fd", "BorrowedFd<'static>"),
    ("owned", "Owned", "OwnedFd"),
    ("()", "Nothing", "()"),
    ("?", "Usize", "usize"),
];

fn hidden(code: &str, hidden: Hidden) -> Option<String> {
    let (_, name, ty) = TYPES.iter().find(|(of, ..)| *of == code)?;
    Some(match hidden {
        Hidden::Alias => format!("A{name}"),
        Hidden::Newtype => format!("N{name}"),
        Hidden::Expression => (*ty).to_owned(),
    })
}

/// The types themselves, on one line. A structure of so many bytes is no array of bytes, which any size is right for.
fn types() -> String {
    let mut text = String::from(
        "#![allow(dead_code)]use sysdecl::{fd::*, prelude::*};\
        #[repr(C)] struct Own<const N: usize>([u8; N]);\
        type AliasOf<const N: usize> = &'static mut Own<N>;\
        #[derive(ToKernel)] struct NewtypeOf<const N: usize>(&'static mut Own<N>);\
        fn same<T>(word: T) -> T { word }",
    );
    let mut named = BTreeMap::new();
    for (_, name, ty) in TYPES {
        named.insert(name, ty);
    }
    for (name, ty) in named {
        let derives = match ty {
            "()" | "OwnedFd" => "FromKernel",
            "BorrowedFd<'static>" => "ToKernel",
            _ => "ToKernel, FromKernel",
        };
        write!(text, "type A{name} = {ty}; #[derive({derives})] struct N{name}({ty});").unwrap();
    }
    text + "type AResult = Result<usize, Errno>;\n"
}

/// A call on x86-64, and its words by name and code.
struct Declared {
    name: String,
    prototype: Prototype,
    words: Vec<(String, &'static str)>,
    any_word: bool,
}

fn calls(spelling: usize) -> Vec<Declared> {
    let here = |one: &Prototype| one.architectures.contains(&"x86_64");
    let calls = rules::all().into_iter().filter(|(_, one)| here(one));
    calls
        .map(|(name, prototype)| {
            let words = rules::words(&prototype, spelling).into_iter().enumerate();
            let words = words.map(|(at, (_, code))| (format!("word_{at}"), code)).collect();
            let any_word = table::facts(&name).iter().any(|(fact, detail, on)| {
                *fact == "any_word" && on.contains(&"x86_64") && !detail.contains(", if ")
            });
            Declared { name, prototype, words, any_word }
        })
        .collect()
}

impl Declared {
    /// The same with an expression for each word.
    fn expressed(&self, index: usize, types: &[String], output: &str) -> String {
        let words: Vec<_> = self.words.iter().map(|(name, _)| format!("same({name})")).collect();
        let args = format!("args({}), name", words.join(", "));
        self.line(index, types, output).replacen("name", &args, 1)
    }

    /// One line with the declaration.
    fn line(&self, index: usize, types: &[String], output: &str) -> String {
        let parameters =
            self.words.iter().zip(types).map(|((name, _), ty)| format!("{name}: {ty}"));
        let parameters: Vec<_> = parameters.collect();
        format!(
            "#[cfg(target_arch = \"x86_64\")] #[syscall(os = \"linux\", name = {:?})] unsafe fn declared_{index}({}) -> {output};\n",
            self.name,
            parameters.join(", "),
        )
    }

    /// The types of the words, spelled.
    fn plain(&self) -> Vec<String> {
        let spelled = |code: &str| {
            let (_, _, ty) = TYPES.iter().find(|(of, ..)| *of == code).expect("a plain code");
            (*ty).to_owned()
        };
        self.words.iter().map(|(_, code)| spelled(code)).collect()
    }

    /// What it returns, spelled.
    fn output(&self) -> String {
        let code = if self.any_word { "usize" } else { rules::result(self.prototype.returns) };
        match code.strip_prefix("Result ") {
            Some(code) => {
                let (_, _, ty) = TYPES.iter().find(|(of, ..)| *of == code).expect("a plain code");
                format!("Result<{ty}, Errno>")
            }
            None => code.to_owned(),
        }
    }

    /// The least bytes behind each argument on x86-64, where they are more than one and always reached.
    fn sizes(&self) -> Vec<(usize, u32)> {
        let abi = self.prototype.architectures.iter().position(|abi| *abi == "x86_64").unwrap();
        let arguments = self.prototype.least_bytes.iter().enumerate();
        let sizes = arguments.filter_map(|(at, bytes)| Some((at, (*bytes.get(abi)?)?)));
        sizes
            .filter(|(at, bytes)| {
                let is_pointer = self.prototype.kinds[*at].starts_with("ptr_");
                // What only some operations follow, or may only be an address (the word of a futex), is not judged.
                let (by_operation, either, _) = self.prototype.marks[*at];
                is_pointer && !by_operation && !either && *bytes > 2
            })
            .collect()
    }
}

/// Compiles declarations, each with its rule and what is to be said of it; nothing is said of a right one. Returns how many
/// were as expected, by rule.
pub(crate) fn judged(
    name: &str,
    types: &str,
    lines: &[(String, &'static str, Option<String>)],
) -> BTreeMap<&'static str, usize> {
    let text: String = lines.iter().map(|(line, ..)| line.as_str()).collect();
    let refused = shapes::refused(&(types.to_owned() + &text), name);
    let (mut counts, mut wrong) = (BTreeMap::new(), Vec::new());
    for (index, (line, rule, said)) in lines.iter().enumerate() {
        let messages = refused.get(&(index + 2)).map_or(&[][..], Vec::as_slice);
        let is_right = match said {
            None => messages.is_empty(),
            Some(said) => messages.len() == 1 && messages[0].contains(said),
        };
        if is_right {
            *counts.entry(*rule).or_default() += 1;
        } else {
            wrong.push(format!("{rule}: {line}expected {said:?}, not {messages:?}"));
        }
    }
    let first = refused.get(&1);
    assert_eq!(first, None, "the types themselves are right");
    let some: Vec<_> = wrong.iter().take(20).collect();
    assert!(wrong.is_empty(), "{} of {}: {some:#?}", wrong.len(), lines.len());
    counts
}

#[test]
fn a_reference_to_less_than_the_kernel_reaches_is_refused_and_one_to_as_much_is_not() {
    let mut lines = Vec::new();
    for call in calls(0) {
        for (at, bytes) in call.sizes() {
            let does = match call.prototype.kinds[at] {
                "ptr_in" => "reads",
                "ptr_out" => "writes",
                _ => "",
            };
            for small in [bytes - 1, 2] {
                for (size, is_wrong) in [(small, true), (bytes, false)] {
                    if !is_wrong && small == 2 {
                        continue;
                    }
                    for of in ["&'static mut Own", "AliasOf", "NewtypeOf"] {
                        let mut types = call.plain();
                        types[at] = format!("{of}<{size}>");
                        let said =
                            format!("`word_{at}` points to {size} bytes, but the kernel {does}");
                        let rule = if is_wrong { "wrong size" } else { "right size" };
                        let said = is_wrong.then_some(said);
                        lines.push((call.line(lines.len(), &types, &call.output()), rule, said));
                    }
                }
            }
        }
    }
    let counts = judged("sizes", &types(), &lines);
    println!("{counts:?}");
    assert!(counts["wrong size"] > 1000 && counts["right size"] > 500, "{counts:?}");
}

#[test]
fn a_result_behind_an_alias_or_a_newtype_is_judged_as_if_it_were_spelled() {
    let mut lines = Vec::new();
    for call in calls(0) {
        let returns = call.prototype.returns;
        let words: Vec<_> = call.words.iter().map(|(name, code)| (name.as_str(), *code)).collect();
        for behind in [Hidden::Alias, Hidden::Newtype] {
            for code in ["32", "usize", "ptr", "owned", "()"] {
                let written = format!("Result {code}");
                let found =
                    table::check(&call.name, &words, leaked(written), rules::PLAIN, &["x86_64"]);
                let of_result: Vec<_> = found.iter().filter(|one| one.place == "result").collect();
                // That a call never returns is told of everything that is spelled, and of nothing else.
                if returns == "noreturn" || found.len() > 1 || found.len() != of_result.len() {
                    continue;
                }
                let said = of_result.first().map(|one| {
                    let line = one.message.lines().next().unwrap();
                    // The rest of the line is about what is spelled.
                    line.split(", so").next().unwrap().to_owned()
                });
                let rule = of_result.first().map_or("right result", |one| one.rule);
                let output = format!("Result<{}, Errno>", hidden(code, behind).unwrap());
                lines.push((call.line(lines.len(), &call.plain(), &output), rule, said));
            }
        }
        if call.any_word {
            let said = format!(
                "a `Result` would treat some valid return values of `{}` as errors",
                call.name
            );
            lines.push((call.line(lines.len(), &call.plain(), "AResult"), "result", Some(said)));
        }
    }
    let counts = judged("results", &types(), &lines);
    println!("{counts:?}");
    assert!(
        counts["result"] > 150 && counts["right result"] > 2500 && counts["fd"] > 500,
        "{counts:?}"
    );
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[test]
fn every_call_is_right_behind_aliases_newtypes_and_expressions() {
    let mut lines = Vec::new();
    for spelling in 0..2 {
        for call in calls(spelling) {
            for behind in [Hidden::Alias, Hidden::Newtype, Hidden::Expression] {
                let sizes: BTreeMap<_, _> = call.sizes().into_iter().collect();
                let types = call.words.iter().enumerate().map(|(at, (_, code))| {
                    let of = match behind {
                        Hidden::Alias => "AliasOf",
                        Hidden::Newtype => "NewtypeOf",
                        Hidden::Expression => "&'static mut Own",
                    };
                    match (sizes.get(&at), *code) {
                        (Some(bytes), _) if spelling == 1 => format!("{of}<{bytes}>"),
                        (_, "text") => "&'static core::ffi::CStr".to_owned(),
                        (_, "&const" | "&mut") => format!("{of}<4096>"),
                        (_, code) => hidden(code, behind).unwrap_or_else(|| panic!("{code}")),
                    }
                });
                let types: Vec<_> = types.collect();
                let code = rules::result(call.prototype.returns);
                let output = match (call.any_word, code.strip_prefix("Result ")) {
                    (true, _) => hidden("usize", behind).unwrap(),
                    (false, Some("()")) => "Result<(), Errno>".to_owned(),
                    (false, Some(code)) => {
                        format!("Result<{}, Errno>", hidden(code, behind).unwrap())
                    }
                    (false, None) => code.to_owned(),
                };
                let index = lines.len();
                let line = match behind {
                    Hidden::Expression => call.expressed(index, &types, &output),
                    _ => call.line(index, &types, &output),
                };
                lines.push((line, "right", None));
            }
        }
    }
    let counts = judged("right", &types(), &lines);
    println!("{counts:?}");
    assert!(counts["right"] > 2000, "{counts:?}");
}
