//! Rule `number`: a literal that is not the number of the call that the function is named for.

use super::{Mistake, Mistakes, Place, Rule, spoken};
use crate::kernel::abi::Abis;
use crate::kernel::row::{self, Call};

/// Where a literal is the number of the call that a function is named for, among the ABIs `within`; and what is wrong where it
/// can be neither that nor the number of a call that does the same.
pub(crate) fn number(call: Call, literal: u64, within: Abis) -> (Abis, Vec<Mistake>) {
    let (mut right, mut wrong) = (Abis::NONE, Abis::NONE);
    // The number that the call has, with ABIs; and the call that has the number.
    let mut numbers = Vec::<(u64, Vec<&'static str>)>::new();
    let (named, mut others) = (row::numbered(literal).collect::<Vec<_>>(), Vec::new());
    for (abi, number) in call.numbers() {
        let on = Abis::named(abi) & within;
        if number == literal {
            right = right | on;
            continue;
        }
        let other = named.iter().find(|(there, _)| there.contains(on)).map(|(_, name)| *name);
        if on.is_empty() || other.is_some_and(|other| may_stand_for(call, other)) {
            continue;
        }
        wrong = wrong | on;
        if !others.contains(&other) {
            others.push(other);
        }
        match numbers.iter_mut().find(|(one, _)| *one == number) {
            Some((_, abis)) => abis.push(abi),
            None => numbers.push((number, vec![abi])),
        }
    }
    let mut mistakes = Mistakes { found: Vec::new() };
    let each = numbers.iter().map(|(number, abis)| format!("{number} on {}", spoken(abis)));
    let each: Vec<_> = each.collect();
    let message =
        format!("{literal} is not the number of `{}`, which is {}", call.name, each.join(", "));
    let help = match others.as_slice() {
        [Some(other)] => format!("remove `nr`, or write `name = \"{other}\"` if that is meant"),
        _ => "remove `nr`".to_owned(),
    };
    mistakes.add((Rule::Number, Place::Name), wrong, None, message, help);
    (right, mistakes.found)
}

/// Whether a function can have the name of a call and make another: `open` by `openat`, `exit` by `exit_group`, `fork` by `clone`.
fn may_stand_for(call: Call, other: &str) -> bool {
    let mut replacements = call.replacements();
    other.contains(call.name) || replacements.any(|replacement| replacement.text.contains(other))
}
