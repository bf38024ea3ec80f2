//! Rule `number`: a literal that is not the number of the call that the function is named for.

use super::{Mistake, Mistakes, Place, Rule};
use crate::kernel::abi::Abis;
use crate::kernel::row::{self, Call};

/// Where a literal is the number of the call that a function is named for, among the ABIs `within`; and what is wrong where it
/// can be neither that nor the number of a call that does the same.
pub(crate) fn number(call: Call, literal: u64, within: Abis) -> (Abis, Vec<Mistake>) {
    let mut right = Abis::NONE;
    let mut mistakes = Mistakes { found: Vec::new() };
    for (abi, number) in call.numbers() {
        let on = Abis::named(abi) & within;
        if number == literal {
            right = right | on;
            continue;
        }
        let other = row::numbered(literal, abi);
        if on.is_empty() || other.is_some_and(|other| may_stand_for(call, other)) {
            continue;
        }
        let target = abi.replace('_', "-");
        let wrong = format!(
            "{literal} is not the number of `{}`, which is {number} on {target}",
            call.name
        );
        let help = match other {
            Some(other) => {
                format!("leave `nr` out, or write `name = \"{other}\"` if that is meant")
            }
            None => "leave `nr` out".to_owned(),
        };
        mistakes.add((Rule::Number, Place::Name), on, None, wrong, help);
    }
    (right, mistakes.found)
}

/// Whether a function can have the name of a call and make another: `open` by `openat`, `exit` by `exit_group`, `fork` by `clone`.
fn may_stand_for(call: Call, other: &str) -> bool {
    let mut replacements = call.replacements();
    other.contains(call.name) || replacements.any(|replacement| replacement.text.contains(other))
}
