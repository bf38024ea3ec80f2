//! The ABIs that have modules, the `cfg` predicate of each, and values per ABI.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{Row, Table};
use super::{Error, File, architectures, source};

/// The ABIs that the modules of `linux` support. The values on the first one determine the order of constants.
pub(crate) const MODULES: [&str; 15] = [
    "x86_64",
    "aarch64",
    "arm",
    "loongarch64",
    "mips",
    "mips64",
    "mipsn32",
    "powerpc",
    "powerpc64",
    "riscv32",
    "riscv64",
    "s390x",
    "sparc64",
    "x32",
    "x86",
];

/// A value for each ABI of [`MODULES`], in that order; `None` where it does not exist.
#[derive(Clone)]
pub(crate) struct PerAbi<T>(Vec<Option<T>>);

impl<T: Clone + PartialEq> PerAbi<T> {
    /// Computes the value for each ABI.
    pub(crate) fn new(
        of: impl FnMut(&'static str) -> Result<Option<T>, Error>,
    ) -> Result<Self, Error> {
        MODULES.into_iter().map(of).collect::<Result<_, _>>().map(Self)
    }

    /// The value of all ABIs, if it is the same on each.
    pub(crate) fn agreed(&self) -> Option<&T> {
        let first = self.0.first()?.as_ref();
        first.filter(|_| self.0.iter().all(|other| other.as_ref() == first))
    }

    /// The most common value, if all ABIs have one but they differ.
    pub(crate) fn usual(&self) -> Option<&T> {
        let values = self.split();
        let is_asked = self.is_everywhere() && values.len() > 1;
        // `max_by_key` returns the last maximum; reversed, the first one is chosen among equals.
        let most = values.into_iter().rev().max_by_key(|(abis, _)| abis.len());
        most.filter(|_| is_asked).map(|(_, value)| value)
    }

    /// Maps each value.
    pub(crate) fn map<U>(&self, of: impl Fn(&T) -> Result<U, Error>) -> Result<PerAbi<U>, Error> {
        let each = self.0.iter().map(|value| value.as_ref().map(&of).transpose());
        each.collect::<Result<_, _>>().map(PerAbi)
    }

    /// Whether all ABIs have a value, possibly different ones.
    pub(crate) fn is_everywhere(&self) -> bool {
        self.0.iter().all(Option::is_some)
    }

    /// The ABIs that have a value, with the value.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        MODULES.into_iter().zip(&self.0).filter_map(|(abi, value)| Some((abi, value.as_ref()?)))
    }

    /// The value on one ABI.
    pub(crate) fn on(&self, abi: &str) -> Option<&T> {
        self.iter().find(|(other, _)| *other == abi).map(|(_, value)| value)
    }

    /// The distinct values, each with the ABIs that have it.
    pub(crate) fn split(&self) -> Vec<(Vec<&'static str>, &T)> {
        let mut values = Vec::<(Vec<&str>, &T)>::new();
        for (abi, value) in self.iter() {
            match values.iter_mut().find(|(_, other)| *other == value) {
                Some((abis, _)) => abis.push(abi),
                None => values.push((vec![abi], value)),
            }
        }
        values
    }
}

/// Whether a cell lists the ABI: it contains a list of ABIs, or `all`.
pub(crate) fn listed(list: &str, abi: &str) -> bool {
    list == "all" || list.split(',').any(|other| other == abi)
}

/// The `cfg` predicate of each ABI.
pub(crate) struct Predicates(BTreeMap<String, String>);

impl Predicates {
    pub(crate) fn open() -> Result<Self, Error> {
        let table = Table::open("linux-abis.tsv")?;
        let arch = |row: Row| row.text("target_arch").map(str::to_owned);
        let mut predicates = BTreeMap::new();
        for row in table.rows().filter(|row| arch(*row).is_ok()) {
            let same = table.rows().filter(|other| arch(*other).ok() == arch(row).ok()).count();
            let arch = match row.text("target_arch")? {
                one @ ("mips" | "mips64") => {
                    let release_6 = if one == "mips" { "mips32r6" } else { "mips64r6" };
                    format!("any(target_arch = {one:?}, target_arch = {release_6:?})")
                }
                one => format!("target_arch = {one:?}"),
            };
            let pointer = row.text("pointer")?;
            let predicate = match same {
                1 => arch,
                _ => format!("all({arch}, target_pointer_width = {pointer:?})"),
            };
            predicates.insert(row.text("abi")?.to_owned(), predicate);
        }
        Ok(Self(predicates))
    }

    /// The predicate that selects these ABIs among those of [`MODULES`].
    pub(crate) fn among(&self, abis: &[&str]) -> String {
        let others: Vec<_> = MODULES.into_iter().filter(|abi| !abis.contains(abi)).collect();
        if others.len() < abis.len() {
            format!("not({})", self.any(&others))
        } else {
            self.any(abis)
        }
    }

    /// The predicate that is true on these ABIs only.
    pub(crate) fn any(&self, abis: &[&str]) -> String {
        let tests: Vec<_> = abis.iter().filter_map(|abi| self.0.get(*abi)).cloned().collect();
        match tests.as_slice() {
            [one] => one.clone(),
            several => format!("any({})", several.join(", ")),
        }
    }
}

/// The items that are specific to an ABI, in one module per topic. Only the file of the target is
/// compiled; ABIs with the same items share a file.
pub(crate) struct Targets {
    each: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// The topics and ABIs for which some items have their usual value. The file includes the items of `usual`, and
    /// its own items shadow those with the same names.
    usual: BTreeSet<(&'static str, String)>,
}

impl Targets {
    pub(crate) fn new() -> Self {
        let each = MODULES.into_iter().map(|abi| (abi, BTreeMap::new())).collect();
        Self { each, usual: BTreeSet::new() }
    }

    /// Records that the ABI has usual items of this topic.
    pub(crate) fn add_usual(&mut self, abi: &'static str, topic: &str) {
        self.usual.insert((abi, topic.to_owned()));
        self.add(abi, topic, "");
    }

    /// Appends to a topic. The topic then exists on all ABIs.
    pub(crate) fn add(&mut self, abi: &str, topic: &str, text: &str) {
        for (other, topics) in &mut self.each {
            let topic = topics.entry(topic.to_owned()).or_default();
            if *other == abi {
                topic.push_str(text);
            }
        }
    }

    /// The files in `folder`, and the item that selects one of them. `imports` returns the imports that a topic's
    /// items need.
    pub(crate) fn files(
        &self,
        folder: &str,
        what: &str,
        imports: impl Fn(&str, &str) -> String,
    ) -> Result<(Vec<File>, String), Error> {
        let predicates = Predicates::open()?;
        let mut groups = Vec::<(Vec<&str>, String)>::new();
        for abi in MODULES {
            let mut body = String::new();
            for (topic, items) in &self.each[abi] {
                let usual = if !self.usual.contains(&(abi, topic.clone())) {
                    String::new()
                } else if items.is_empty() {
                    // As rustfmt formats it, without blank lines between.
                    body.push_str(if body.ends_with("}\n") { "\n" } else { "" });
                    body.extend(["pub(super) use super::usual::", topic, ";\n"]);
                    continue;
                } else {
                    format!("pub use super::super::usual::{topic}::*;\n")
                };
                let items = items.trim_start_matches('\n');
                let inner = format!("{usual}{}\n{items}", imports(abi, topic));
                let inner = source::indent(inner.trim_start_matches('\n'));
                body.extend(["\npub(super) mod ", topic, " {\n", &inner, "}\n"]);
            }
            match groups.iter_mut().find(|(_, other)| *other == body) {
                Some((abis, _)) => abis.push(abi),
                None => groups.push((vec![abi], body)),
            }
        }
        let (mut files, mut lines) = (Vec::new(), Vec::new());
        for (abis, body) in groups {
            let spoken: Vec<_> = abis.iter().map(|abi| architectures::spoken(abi)).collect();
            let text = source::header(&format!("{what} on {}", spoken.join(", ")));
            let text = text + source::allow(&body) + &body;
            files.push(File { path: format!("{folder}/target/{}.rs", abis[0]), text });
            lines.push(source::picked(&predicates.any(&abis), &format!("target/{}.rs", abis[0])));
        }
        lines.sort();
        Ok((files, format!("{}mod target;\n", lines.concat())))
    }
}
