//! The `use` lines of a generated file.
//!
//! A name that only some architectures need is imported only there, because elsewhere it would be unused.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::architectures::PerArchitecture;
use super::source;

/// The names that a file needs, by path, with the architectures that need each.
#[derive(Default)]
pub(crate) struct Imports<'a>(BTreeMap<(String, String), BTreeSet<&'a str>>);

impl<'a> Imports<'a> {
    /// Adds `path::name`, needed on one architecture.
    pub(crate) fn add(&mut self, path: &str, name: &str, architecture: &'a str) {
        self.0.entry((path.to_owned(), name.to_owned())).or_default().insert(architecture);
    }

    /// Removes a name that the file itself defines.
    pub(crate) fn remove(&mut self, name: &str) {
        self.0.retain(|(_, other), _| other != name);
    }

    /// The lines, sorted as by rustfmt, for a file that is compiled on these architectures.
    pub(crate) fn text(&self, architectures: &[&'a str]) -> String {
        let mut lines = BTreeMap::<(&str, String), Vec<&str>>::new();
        for ((path, name), on) in &self.0 {
            let on = architectures.iter().map(|one| (*one, on.contains(one).then_some(())));
            lines.entry((path, PerArchitecture(on.collect()).presence())).or_default().push(name);
        }
        let group = |path: &str| !path.starts_with("core");
        let mut lines: Vec<_> = lines.into_iter().collect();
        lines.sort_by_key(|((path, _), _)| (group(path), Reverse(*path)));
        let mut text = String::new();
        let mut before = None;
        for ((path, attribute), names) in lines {
            if before.is_some_and(|before| before != group(path)) {
                text.push('\n');
            }
            before = Some(group(path));
            text += &attribute;
            text += &source::import(path, &names);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Imports;

    #[test]
    fn a_name_is_imported_where_it_is_needed() {
        let architectures = ["x86_64", "aarch64"];
        let mut imports = Imports::default();
        for architecture in architectures {
            for name in ["U64", "U8", "I32"] {
                imports.add("crate::types", name, architecture);
            }
        }
        imports.add("super", "Timeval", "x86_64");
        imports.add("core::ffi", "c_char", "x86_64");
        imports.add("core::ffi", "c_char", "aarch64");
        let wanted = "use core::ffi::c_char;\n\n#[cfg(target_arch = \"x86_64\")]\nuse super::Timeval;\nuse crate::types::{I32, U8, U64};\n";
        assert_eq!(imports.text(&architectures), wanted);
    }
}
