//! The order of a declaration's words on ABIs that differ in it, determined by the names and types of the words.

use super::Refused;
use super::planning::Planning;
use crate::kernel::abi::Abis;
use crate::kernel::prototype::{Kind, Prototype};
use crate::kernel::registers::{Register, Slot};
use crate::kernel::rules::{Bits, Given, Word};

/// Whether the arguments are the canonical ones, one for one: they may differ in types or in names. The same names in
/// another order are another order.
pub(super) fn is_in_order(one: &Prototype, canonical: &[Slot]) -> bool {
    let names = one.names();
    if names.len() != canonical.len() {
        return false;
    }
    let mut at = 0;
    while at < canonical.len() && names[at] == canonical[at].name {
        at += 1;
    }
    at == canonical.len() || !one.may_be_in_another_order(canonical)
}

impl Planning<'_> {
    /// Determines in which of the ABIs' orders the declaration is.
    pub(super) fn find_order(&mut self, prototypes: &[Prototype]) {
        let canonical: Vec<usize> = (0..self.canonical.len()).collect();
        // The best matches, in the order of the prototypes.
        let mut best = None;
        let mut seen = vec![canonical.clone()];
        let mut found = vec![canonical];
        let mut all = vec![prototypes];
        for (_, others) in &self.others {
            all.push(others);
        }
        for prototypes in all {
            for one in prototypes {
                let canonical = &self.canonical;
                if is_in_order(one, canonical) || !one.may_be_in_another_order(canonical) {
                    continue;
                }
                let Some(abi) = (one.on & Abis::OF_RUST).iter().next() else { continue };
                let slots = one.passed(abi).slots;
                let Some(order) = by_name(&slots, &self.canonical) else { continue };
                if seen.contains(&order) {
                    continue;
                }
                seen.push(order.clone());
                let score = self.score(&slots);
                let highest = best.unwrap_or_else(|| self.score(&self.canonical));
                if score > highest {
                    found.clear();
                }
                if score >= highest {
                    found.push(order);
                }
                best = Some(score.max(highest));
            }
        }
        if found.len() > 1 {
            // Orders that differ only in words that are missing or zero are equivalent.
            let given = self.words.iter().rposition(|word| !matches!(word.given, Given::Zero));
            let given = given.map_or(0, |last| last + 1);
            self.rival =
                found[1..].iter().find(|rival| rival[..given] != found[0][..given]).cloned();
        }
        self.order = found.swap_remove(0);
        self.is_in_usual_order = self.order.is_sorted();
    }

    /// How well the words match the arguments in an order.
    fn score(&self, slots: &[Slot]) -> i32 {
        let mut score = 0;
        for (at, word) in self.words.iter().enumerate() {
            let Some(slot) = slots.get(at) else { break };
            let is_pointer = slot.kind.is_pointer();
            score += match word.given {
                Given::Integer(Bits::Fixed(64)) if slot.wide => 1,
                Given::Integer(Bits::Fixed(64)) if is_narrow(slot) => -1,
                Given::Integer(Bits::Fixed(_)) if slot.wide => -4,
                Given::Integer(_) if is_pointer => -1,
                Given::Pointer { .. } if is_pointer => 1,
                Given::Pointer { .. } if slot.kind != Kind::Addr => -4,
                _ => 0,
            };
            score += if names(word, slot) { 2 } else { 0 };
        }
        score
    }

    /// The error for words whose order is ambiguous, on an ABI with another order.
    pub(super) fn ambiguous(&self, on: Abis) -> Option<Refused> {
        let rival = self.rival.as_ref()?;
        let mut text = None;
        let mut names = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            if rival.get(at) != self.order.get(at) {
                text.get_or_insert(&word.text);
                names.extend(self.canonical.get(at).map(|slot| format!("`{}`", slot.name)));
            }
        }
        let text = text?;
        let wrong = format!(
            "`{}` takes its arguments in another order on this target, and it is ambiguous which one `{text}` is",
            self.call.name
        );
        let help = format!("give the parameters the kernel's names: {}", names.join(", "));
        Some(Refused { on, wrong, help })
    }
}

/// Whether the words are in declaration order.
pub(super) fn is_ascending(registers: &[Register]) -> bool {
    let mut last = 0;
    for register in registers {
        let Some(argument) = register.argument() else { continue };
        if argument < last {
            return false;
        }
        last = argument;
    }
    true
}

/// For each argument, the index of the canonical one with the same name; `None` unless all names match.
pub(super) fn by_name(slots: &[Slot], canonical: &[Slot]) -> Option<Vec<usize>> {
    if slots.len() != canonical.len() {
        return None;
    }
    let mut order = Vec::new();
    for slot in slots {
        order.push(canonical.iter().position(|one| one.name == slot.name)?);
    }
    Some(order)
}

/// Whether an argument has fewer than 64 bits on all ABIs.
fn is_narrow(slot: &Slot) -> bool {
    matches!(slot.kind, Kind::Int32 | Kind::Uint32 | Kind::Fd | Kind::DirFd)
}

/// Whether a word has the name of an argument.
pub(super) fn names(word: &Word, slot: &Slot) -> bool {
    let keys: &[&str] = match slot.name {
        "clone_flags" | "flags" => &["flag", "clone_", "sigchld"],
        "newsp" => &["stack", "newsp"],
        "parent_tidptr" => &["parent", "ptid"],
        "child_tidptr" => &["child", "ctid"],
        "tls" => &["tls"],
        name => return word.text == name,
    };
    let text = word.text.to_lowercase();
    keys.iter().any(|key| text.contains(key))
}
