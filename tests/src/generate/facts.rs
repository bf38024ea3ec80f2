//! Facts about a call in addition to its prototype (`linux-call-facts.tsv`): whether it can be a function, and
//! whether that function can be safe.

use std::collections::BTreeMap;

use super::Error;
use super::table::Table;

/// The facts about all calls.
pub(crate) struct Facts<'a>(BTreeMap<&'a str, Fact<'a>>);

/// What is known about one call.
#[derive(Clone, Copy, Default)]
pub(crate) struct Fact<'a> {
    /// Why it cannot be a function.
    pub(crate) not_a_function: Option<&'a str>,
    /// Why it can violate memory safety by itself, whatever the types of its parameters.
    pub(crate) never_safe: Option<&'a str>,
    /// The type of a return value that can be any word, so that none is an error number; and whether this applies
    /// only to 32-bit registers.
    pub(crate) any_word: Option<(&'a str, bool)>,
    /// Whether an argument is an address or a number, depending on another argument.
    pub(crate) pointer_or_number: bool,
}

impl<'a> Facts<'a> {
    /// Reads the table.
    pub(crate) fn read(table: &'a Table) -> Result<Self, Error> {
        let mut facts = BTreeMap::<&str, Fact>::new();
        for row in table.rows() {
            let fact = facts.entry(row.text("name")?).or_default();
            // A `?` marks a fact that its source was not sure about; it is treated as true.
            let reason = row.text("reason")?.trim_start_matches("? ");
            match row.text("fact")? {
                "not_a_function" => fact.not_a_function = Some(reason),
                // These declarations have no constant or owning parameters, so the conditions in `detail` under which
                // a declaration could be safe are never met.
                "never_safe" => fact.never_safe = Some(reason),
                "pointer_or_number" => fact.pointer_or_number = true,
                "any_word" => match row.text("detail")?.split_once(" @") {
                    None if !row.text("detail")?.contains(',') => {
                        fact.any_word = Some((row.text("detail")?, false));
                    }
                    Some((of, "32")) if !of.contains(',') => fact.any_word = Some((of, true)),
                    _ => {}
                },
                // The other facts do not concern safety; the macros use them.
                _ => {}
            }
        }
        Ok(Self(facts))
    }

    /// What is known about the call `name`.
    pub(crate) fn of(&self, name: &str) -> Fact<'a> {
        self.0.get(name).copied().unwrap_or_default()
    }
}
