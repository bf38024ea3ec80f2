//! Members that a kernel reserves are hidden from the documentation, because they are exempt from semantic versioning
//! (see `linux::types`). Checked in the sources, so that macOS and FreeBSD are covered as well.

use std::{fs, path::Path};

/// Words in the names of members that are reserved or padding.
const WORDS: [&str; 6] = ["pad", "resv", "reserved", "spare", "unused", "zero"];

/// Whether the name is one of the words, with an optional prefix and number: `__pad2`, `f_spare`, `st_lspare`.
fn means_nothing(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let last = name.rsplit('_').next().unwrap_or(name);
    WORDS.iter().any(|word| last == *word || *word == "spare" && last.ends_with(word))
}

#[test]
fn reserved_members_are_hidden_and_no_others() {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let mut files = vec![runtime.join("bsd/types.rs")];
    for folder in ["linux/types", "linux/types/target"] {
        let entries = fs::read_dir(runtime.join(folder)).unwrap();
        files.extend(entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()));
    }
    let mut hidden = Vec::new();
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<&str> = Vec::new();
        for line in text.lines().map(str::trim) {
            // A member has the form `pub name: Type = zero,`, after its documentation and attributes.
            let name = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": "));
            if let Some((name, _)) = name.filter(|_| line.ends_with(',')) {
                let is_hidden = lines.contains(&"#[doc(hidden)]");
                let is_reserved = lines.iter().any(|line| line.starts_with("/// Reserved"));
                let place = format!("{}: {name}", path.file_name().unwrap().to_str().unwrap());
                // Contains the tail of a buffer ring, despite its name.
                let is_used = place == "uring.rs: resv" && !is_reserved;
                if is_hidden != is_reserved || means_nothing(name) && !is_hidden && !is_used {
                    wrong.push(place);
                } else if is_hidden {
                    hidden.push(name.to_owned());
                }
                lines.clear();
            } else if line.starts_with("///") || line.starts_with('#') {
                lines.push(line);
            } else {
                lines.clear();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for name in ["__spare3", "resv", "f_spare", "pad", "st_qspare", "sin_zero", "__unused"] {
        assert!(hidden.iter().any(|hidden| hidden == name), "`{name}` was not found in {hidden:?}");
    }
}
