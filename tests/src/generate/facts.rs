//! What is known of a call beside its prototype (`linux-call-facts.tsv`): whether it can be a function at all, and whether
//! that function can be safe.

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
    /// Why it can break memory safety by itself, over integers, pointers, references and slices.
    pub(crate) never_safe: Option<&'a str>,
    /// The type of a return value that can be any word, none of which is an error number; and whether that is so only where
    /// registers have 32 bits.
    pub(crate) any_word: Option<(&'a str, bool)>,
    /// Whether an argument is an address or a number, depending on another one.
    pub(crate) pointer_or_number: bool,
}

impl<'a> Facts<'a> {
    /// Reads the table.
    pub(crate) fn read(table: &'a Table) -> Result<Self, Error> {
        let mut facts = BTreeMap::<&str, Fact>::new();
        for row in table.rows() {
            let fact = facts.entry(row.text("name")?).or_default();
            // A `?` marks what the source was not sure of; it counts.
            let reason = row.text("reason")?.trim_start_matches("? ");
            match row.text("fact")? {
                "not_a_function" => fact.not_a_function = Some(reason),
                // No parameter of these declarations is a constant or owns anything, so that the conditions
                // in `detail`, under which a declaration could be safe, do not hold.
                "never_safe" => fact.never_safe = Some(reason),
                "pointer_or_number" => fact.pointer_or_number = true,
                "any_word" => match row.text("detail")?.split_once(" @") {
                    None if !row.text("detail")?.contains(',') => {
                        fact.any_word = Some((row.text("detail")?, false));
                    }
                    Some((of, "32")) if !of.contains(',') => fact.any_word = Some((of, true)),
                    _ => {}
                },
                // The others say nothing of safety; the macros read them.
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
