//! On which ABIs an expansion refuses a declaration: the predicates of the errors in it, evaluated.

use std::{collections::BTreeMap, sync::LazyLock};

use syn::{Item, Meta, MetaList, parse::Parser, punctuated::Punctuated};

use crate::tsv;

/// One ABI, as `cfg` sees its target.
struct Target {
    abi: String,
    arch: String,
    pointer: String,
}

/// The ABIs of which there are numbers. Read once: each of several thousand expansions is evaluated on all of them.
static TARGETS: LazyLock<Vec<Target>> = LazyLock::new(|| {
    let numbered = tsv::rows("linux-syscalls");
    let rows = tsv::rows("linux-abis").into_iter();
    let rows = rows.filter(|row| numbered[0].contains_key(&row["abi"]));
    rows.map(|row| Target {
        abi: row["abi"].clone(),
        arch: row["target_arch"].clone(),
        pointer: row["pointer"].clone(),
    })
    .collect()
});

/// The names of the ABIs of which there are numbers.
pub(crate) fn abis() -> impl Iterator<Item = &'static str> {
    TARGETS.iter().map(|target| target.abi.as_str())
}

impl Target {
    fn holds(&self, predicate: &Meta) -> bool {
        match predicate {
            Meta::List(list) => self.list(list),
            Meta::NameValue(pair) => {
                let value = quote::ToTokens::to_token_stream(&pair.value).to_string();
                let value = value.trim_matches('"');
                match pair.path.get_ident().unwrap().to_string().as_str() {
                    "target_os" => value == "linux",
                    "target_arch" => value == self.arch,
                    "target_pointer_width" => value == self.pointer,
                    other => panic!("{other}"),
                }
            }
            Meta::Path(_) => panic!("no such predicate is written"),
        }
    }

    fn list(&self, list: &MetaList) -> bool {
        let parser = Punctuated::<Meta, syn::Token![,]>::parse_terminated;
        let all = parser.parse2(list.tokens.clone()).unwrap();
        let mut all = all.iter().map(|one| self.holds(one));
        match list.path.get_ident().unwrap().to_string().as_str() {
            "cfg" | "all" => all.all(|holds| holds),
            "any" => all.any(|holds| holds),
            "not" => !all.next().unwrap(),
            other => panic!("{other}"),
        }
    }
}

/// The errors, each with its text, by the ABIs that they are on.
pub(crate) fn errors(expanded: &str) -> BTreeMap<&'static str, String> {
    let mut found = BTreeMap::<&str, String>::new();
    let file = syn::parse_file(expanded).unwrap_or_else(|error| panic!("{error}: {expanded}"));
    for item in file.items {
        let Item::Const(item) = item else { continue };
        if !item.ident.to_string().starts_with("__") {
            continue;
        }
        let text = quote::ToTokens::to_token_stream(&item.expr).to_string();
        for target in &*TARGETS {
            let is_on = |attr: &syn::Attribute| match &attr.meta {
                Meta::List(list) if attr.path().is_ident("cfg") => target.list(list),
                _ => true,
            };
            if item.attrs.iter().all(is_on) {
                found.entry(&target.abi).or_default().push_str(&text);
            }
        }
    }
    found
}
