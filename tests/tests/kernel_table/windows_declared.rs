//! The rules for `kernel32.dll` where users meet them: declarations made from the table, expanded by `extern_kernel32!`, and the
//! table beside the crate windows-sys.

use std::collections::BTreeMap;
use std::{env, fs, path::PathBuf};

use expander::{expand, table};

use crate::tsv::{self, Row};

/// One function of the table.
struct Function {
    name: String,
    /// C's prototype, as messages show it.
    shown: String,
    names: Vec<String>,
    c_types: Vec<String>,
    directions: Vec<String>,
    /// `4` for 32 bits, `w` for a pointer's width, `p` for a pointer; the last is the result's, `0` for none.
    values: Vec<char>,
    failure: String,
    returns: String,
}

fn functions() -> Vec<Function> {
    let of = |row: Row| {
        let name = row["name"].clone();
        let (shown, directions, failure, values) = table::kernel32(&name).unwrap();
        let parameters = row["c_parameters"].split(", ").filter_map(|one| one.split_once(':'));
        let (names, c_types) =
            parameters.map(|(name, c_type)| (name.to_owned(), c_type.to_owned())).unzip();
        let values = values.chars().collect();
        let returns = row["c_returns"].clone();
        Function { name, shown, names, c_types, directions, values, failure, returns }
    };
    tsv::rows("windows-kernel32").into_iter().map(of).collect()
}

impl Function {
    /// A spelling that is right for each parameter.
    fn types(&self, spelling: usize) -> Vec<String> {
        let of = |at: usize| match self.c_types[at].as_str() {
            "BOOL" => ["Bool", "I32", "U32", "Own"][spelling],
            "DWORD" | "UINT" => ["U32", "u32", "I32", "Flags"][spelling],
            "SIZE_T" => ["usize", "U64", "isize", "Own"][spelling],
            "HANDLE" => {
                ["Handle", "BorrowedHandle<'_>", "Option<BorrowedHandle<'_>>", "usize"][spelling]
            }
            "LPTHREAD_START_ROUTINE" => [
                "Option<unsafe extern \"system\" fn(*mut Void) -> U32>",
                "ThreadStart",
                "*const Void",
                "usize",
            ][spelling],
            _ if self.directions[at] == "reserved" => {
                ["*mut Void", "*const Void", "usize", "Option<&U8>"][spelling]
            }
            _ if self.directions[at].starts_with("in")
                && !self.directions[at].starts_with("inout") =>
            {
                ["*const U16", "Option<U16CStr<'_>>", "&Own", "*mut Void"][spelling]
            }
            _ => ["*mut Own", "&mut U32", "Option<&mut Own>", "usize"][spelling],
        };
        (0..self.names.len()).map(|at| of(at).to_owned()).collect()
    }

    /// A result that is right, and its condition.
    fn result(&self, spelling: usize) -> (&'static str, String) {
        let fails = match self.failure.as_str() {
            "-" => String::new(),
            "zero" | "null" | "invalid_handle" => format!("#[fails({})]", self.failure),
            constant => format!("#[fails(eq = {constant})]"),
        };
        let is_void = self.returns == "void";
        let result = match (self.returns.as_str(), spelling) {
            ("void", 1) => "!",
            _ if is_void || spelling == 3 => "()",
            (_, 2) if self.failure == "-" => "Own",
            ("BOOL", 0) => "Bool",
            ("BOOL", 1) => "Result<(), Win32Error>",
            ("BOOL", _) => "Result<Bool, Error>",
            ("DWORD", 0) => "U32",
            ("DWORD", 1) if self.failure == "-" => "I32",
            ("DWORD", _) => "Result<U32, Win32Error>",
            ("HANDLE", 0) => "Handle",
            ("HANDLE", 1) if self.failure == "-" => "isize",
            ("HANDLE", _) => "Result<OwnedHandle, Win32Error>",
            (_, 0) => "*mut Void",
            _ => "Result<*mut Void, Win32Error>",
        };
        (result, if result.starts_with("Result") { fails } else { String::new() })
    }

    /// The errors of a declaration; empty if there is none.
    fn errors(&self, types: &[String], result: &str, attributes: &str) -> String {
        let parameters: Vec<_> = types
            .iter()
            .enumerate()
            .map(|(at, ty)| match ty.split_once(' ') {
                // `#[len(U32)] &[U8]`
                Some((attr, ty)) if attr.starts_with("#[") => format!("{attr} word_{at}: {ty}"),
                _ => format!("word_{at}: {ty}"),
            })
            .collect();
        let name = &self.name;
        let item = format!(
            "#[link_name = {name:?}] {attributes} fn declared({}) -> {result};",
            parameters.join(", ")
        );
        let expanded = expand::extern_kernel32(item.parse().unwrap()).to_string();
        if expanded.contains("compile_error") { expanded } else { String::new() }
    }
}

#[test]
fn a_function_declared_by_its_own_prototype_is_not_refused() {
    let mut declared = 0;
    for function in functions() {
        for spelling in 0..4 {
            let types = function.types(spelling);
            let (result, fails) = function.result(spelling);
            let found = function.errors(&types, result, &fails);
            assert_eq!(found, "", "{} {types:?} {result}", function.name);
            declared += 1;
        }
    }
    println!("{declared} right declarations are not refused");
    assert_eq!(declared, 120);
    // A slice is the address and the number of bytes.
    let read = "#[link_name = \"ReadFile\"] fn read(file: BorrowedHandle<'_>, #[len(U32)] buf: &mut [U8], \
        read: &mut U32, overlapped: *mut Void) -> Result<(), Win32Error>;";
    let found = expand::extern_kernel32(read.parse().unwrap()).to_string();
    assert!(!found.contains("compile_error"), "{found}");
}

/// One wrong declaration: the rule, its types, its result, its attributes, and what is to be said.
type Wrong = (&'static str, Vec<String>, &'static str, String, String);

fn mistakes(function: &Function) -> Vec<Wrong> {
    let (right, (result, fails)) = (function.types(0), function.result(0));
    let mut wrong: Vec<Wrong> = Vec::new();
    let taken = right.len();
    let many = if taken == 1 { "1 argument,".to_owned() } else { format!("{taken} arguments,") };
    let mut more = right.clone();
    more.push("U32".to_owned());
    wrong.push((
        "arity",
        more,
        result,
        fails.clone(),
        format!("takes {many} but this passes {}", taken + 1),
    ));
    if taken > 0 {
        let fewer = right[..taken - 1].to_vec();
        let says = format!("takes {many} but this passes {}", taken - 1);
        wrong.push(("arity", fewer, result, fails.clone(), says));
    }
    for at in 0..taken {
        let mut with = |rule: &'static str, ty: &str, says: &str| {
            let mut types = right.clone();
            ty.clone_into(&mut types[at]);
            wrong.push((rule, types, result, fails.clone(), format!("`word_{at}` {says}")));
        };
        let direction = function.directions[at].as_str();
        match function.c_types[at].as_str() {
            "BOOL" | "DWORD" | "UINT" => {
                with("width", "U16", "has 16 bits, but the function takes");
                with("width", "U64", "has 64 bits, but the function takes");
                with("pointer", "*mut U8", "is a pointer, but the function takes the number");
                with("pointer", "&U8", "is a pointer, but the function takes the number");
                with("pointer", "BorrowedHandle<'_>", "is a handle, but the function takes");
            }
            "SIZE_T" => {
                with("width", "U32", "has 32 bits, but the function takes");
                with("pointer", "*mut U8", "is a pointer, but the function takes the number");
                with("pointer", "OwnedHandle", "is a handle, but the function takes");
            }
            "HANDLE" => {
                with("pointer", "U32", "has 32 bits, but the function takes");
                with("pointer", "Bool", "has 32 bits, but the function takes");
                with("pointer", "&OwnedHandle", "is a pointer, but the function takes the handle");
            }
            _ => {
                with("pointer", "U32", "has 32 bits, but the function takes");
                with("pointer", "BorrowedHandle<'_>", "is a handle, but the function takes");
                if direction == "reserved" {
                    with("pointer", "&U8", "must be null");
                } else if direction.starts_with("out") || direction.starts_with("inout") {
                    for ty in ["*const U8", "&U32", "U16CStr<'_>"] {
                        let mut types = right.clone();
                        ty.clone_into(&mut types[at]);
                        let says =
                            format!("the function writes through `word_{at}`, which is read-only");
                        wrong.push(("direction", types, result, fails.clone(), says));
                    }
                }
            }
        }
    }
    results(&mut wrong, function, &right);
    wrong
}

fn results(wrong: &mut Vec<Wrong>, function: &Function, right: &[String]) {
    let name = &function.name;
    let mut add = |rule: &'static str, result: &'static str, fails: &str, says: String| {
        wrong.push((rule, right.to_vec(), result, fails.to_owned(), says));
    };
    match function.returns.as_str() {
        "void" => {
            add("result", "U32", "", format!("`{name}` returns nothing"));
            add("result", "Bool", "", format!("`{name}` returns nothing"));
        }
        "BOOL" | "DWORD" => {
            add("result", "!", "", format!("`{name}` returns, so its return type cannot be `!`"));
            add("width", "U64", "", format!("`{name}` returns 32 bits"));
            add("width", "usize", "", format!("`{name}` returns 32 bits"));
            add("width", "U8", "", format!("`{name}` returns 32 bits"));
            add("result", "*mut U8", "", format!("`{name}` returns a number"));
            add("result", "OwnedHandle", "", format!("`{name}` returns a number"));
        }
        returns => {
            add("result", "!", "", format!("`{name}` returns, so its return type cannot be `!`"));
            add(
                "width",
                "U32",
                "",
                format!("`{name}` returns `{returns}`, which does not fit 32 bits"),
            );
            if returns != "HANDLE" {
                add("result", "OwnedHandle", "", format!("`{name}` returns an address"));
            }
        }
    }
    match function.failure.as_str() {
        "-" => {
            let result = if function.returns == "HANDLE" {
                "Result<Handle, Win32Error>"
            } else {
                "Result<U32, Win32Error>"
            };
            let fails =
                if function.returns == "HANDLE" { "#[fails(null)]" } else { "#[fails(zero)]" };
            add("fails", result, fails, format!("`{name}` does not fail"));
        }
        "zero" => {
            let says = format!("`{name}` returns 0 if it fails, not `5`");
            add("fails", "Result<U32, Win32Error>", "#[fails(eq = 5)]", says);
        }
        "null" => {
            let says = format!("`{name}` returns null if it fails, not `INVALID_HANDLE_VALUE`");
            add("fails", "Result<Handle, Win32Error>", "#[fails(invalid_handle)]", says);
        }
        "invalid_handle" => {
            let says = format!("`{name}` returns `INVALID_HANDLE_VALUE` if it fails, not null");
            add("fails", "Result<Handle, Win32Error>", "#[fails(null)]", says);
        }
        constant => {
            let says = format!("`{name}` returns `{constant}` if it fails, not 0");
            add("fails", "Result<U32, Win32Error>", "#[fails(zero)]", says.clone());
            add("fails", "Result<(), Win32Error>", "", says);
        }
    }
}

#[test]
fn a_wrong_declaration_is_refused_in_the_words_of_the_rule() {
    let mut refused = BTreeMap::<_, usize>::new();
    for function in functions() {
        for (rule, types, result, attributes, says) in mistakes(&function) {
            let at = format!("{} {types:?} {result} {attributes}", function.name);
            let found = function.errors(&types, result, &attributes);
            assert!(found.contains(&says), "{at}: {says}, not {found}");
            let note = format!("`kernel32.dll` has `{}`", function.shown);
            assert!(found.contains(&note), "{at}: {note}, not {found}");
            for unchecked in ["#[unchecked]".to_owned(), format!("#[unchecked({rule})]")] {
                let lifted = function.errors(&types, result, &format!("{unchecked} {attributes}"));
                assert!(!lifted.contains(&says), "{at} {unchecked}: {lifted}");
            }
            *refused.entry(rule).or_default() += 1;
        }
    }
    let all: usize = refused.values().sum();
    println!("{all} wrong declarations are refused: {refused:?}");
    assert!(all > 400, "{all}");
    let rules: Vec<_> = refused.keys().copied().collect();
    assert_eq!(rules, ["arity", "direction", "fails", "pointer", "result", "width"]);
}

#[test]
fn a_name_is_mistyped_if_it_is_no_other_functions() {
    let errors = |name: &str| {
        expand::extern_kernel32(format!("fn {name}(a: Own);").parse().unwrap()).to_string()
    };
    for (wrong, right) in
        [("RaedFile", "ReadFile"), ("CreatFileW", "CreateFileW"), ("VirtualFee", "VirtualFree")]
    {
        let found = errors(wrong);
        assert!(found.contains(&format!("`kernel32.dll` has no function `{wrong}`")), "{found}");
        assert!(found.contains(&format!("did you mean `{right}`?")), "{found}");
    }
    for other in [
        "CreateFileA",
        "CreateEventA",
        "WriteConsoleA",
        "CreateFile2",
        "SetStdHandle",
        "ReadFileEx",
    ] {
        assert!(!errors(other).contains("compile_error"), "{other}");
    }
}

#[test]
fn other_libraries_and_names_under_conditions_are_not_judged() {
    for item in [
        "\"user32\" { fn ReadFile() -> U64; }",
        "\"kernel32\" { #[cfg_attr(windows, link_name = \"ReadFile\")] fn read() -> U64; }",
    ] {
        let found = expand::extern_library(item.parse().unwrap()).to_string();
        assert!(!found.contains("compile_error"), "{item}: {found}");
    }
    let by_name =
        expand::extern_library("\"kernel32.dll\" { fn ReadFile() -> U64; }".parse().unwrap());
    assert!(by_name.to_string().contains("takes 5 arguments"), "{by_name}");
}

/// The declarations of windows-sys, as its source has them, if cargo has it on this machine.
fn windows_sys() -> Option<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
    let sources = fs::read_dir(home.join("registry/src")).ok()?.filter_map(Result::ok);
    let mut found = sources.map(|one| one.path().join("windows-sys-0.61.2/src/Windows/Win32"));
    let folder = found.find(|folder| folder.is_dir())?;
    let mut text = String::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).ok()?.filter_map(Result::ok) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                text += &fs::read_to_string(entry.path()).ok()?;
            }
        }
    }
    Some(text)
}

#[test]
fn the_table_is_what_windows_sys_declares() {
    let Some(theirs) = windows_sys() else {
        println!("SKIPPED: cargo has no windows-sys 0.61.2");
        return;
    };
    let declared: Vec<_> = theirs
        .lines()
        .filter_map(|line| {
            line.split_once("link!(\"kernel32.dll\" \"system\" fn ")?.1.split_once('(')
        })
        .collect();
    for function in functions() {
        let (_, rest) = declared
            .iter()
            .find(|(name, _)| *name == function.name)
            .unwrap_or_else(|| panic!("{}", function.name));
        let (parameters, returns) = rest.split_once(')').unwrap();
        // `hfile : super::super::Foundation:: HANDLE`; a function's pointer has commas of its own, and none is here.
        let types = parameters.split(',').filter_map(|one| Some(one.split_once(" : ")?.1.trim()));
        let mut theirs: Vec<_> = types.map(value).collect();
        theirs.push(match returns.split_once("-> ") {
            Some((_, returns)) => value(returns.trim_end_matches(");").trim()),
            None => '0',
        });
        assert_eq!(function.values, theirs, "{}: {rest}", function.name);
    }
    // A name is taken for a mistake only if it is nobody's.
    let others = declared.iter().filter(|(name, _)| table::kernel32(name).is_none());
    let mut known = 0;
    for (name, _) in others {
        let found = expand::extern_kernel32(format!("fn {name}(a: Own);").parse().unwrap());
        assert!(!found.to_string().contains("did you mean"), "{name}");
        known += 1;
    }
    println!("{known} other functions of windows-sys are none of ours mistyped");
    assert!(known > 1000, "{known}");
}

/// What one of their types is.
fn value(of: &str) -> char {
    match of.rsplit(' ').next().unwrap_or(of).rsplit("::").next().unwrap_or(of).trim() {
        _ if of.starts_with('*') => 'p',
        "usize" | "HANDLE" => 'w',
        "PCWSTR" | "LPTHREAD_START_ROUTINE" => 'p',
        "!" => '0',
        // Flags and codes are `u32`, too.
        _ => '4',
    }
}

/// The module, the examples and the tests under Wine, which this system does not build.
#[test]
fn what_the_repository_declares_is_not_refused() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut declared = 0;
    for file in [
        "runtime/src/windows/kernel32.rs",
        "examples/win_copy_file.rs",
        "examples/win_threads.rs",
        "tests/windows/tests/results.rs",
    ] {
        let text =
            fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        for item in syn::parse_file(&text).unwrap().items {
            let syn::Item::Macro(item) = item else { continue };
            if item.mac.path.is_ident("extern_kernel32") {
                let expanded = expand::extern_kernel32(item.mac.tokens).to_string();
                assert!(!expanded.contains("compile_error"), "{file}: {expanded}");
                declared += 1;
            }
        }
    }
    assert!(declared >= 8, "{declared}");
}
