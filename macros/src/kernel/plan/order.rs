//! The order of a declaration's words, where ABIs have several: by their names and types.

use super::Refused;
use super::planning::Planning;
use crate::kernel::abi::Abis;
use crate::kernel::prototype::{Kind, Prototype};
use crate::kernel::registers::{Register, Slot};
use crate::kernel::rules::{Bits, Given, Word};

impl Planning<'_> {
    /// Finds out in which of the orders that ABIs have the declaration is.
    pub(super) fn find_order(&mut self, prototypes: &[Prototype]) {
        let canonical: Vec<usize> = (0..self.canonical.len()).collect();
        let mut orders = vec![(canonical.clone(), self.canonical.clone())];
        let others = self.others.iter().flat_map(|(_, prototypes)| prototypes);
        for one in prototypes.iter().chain(others) {
            let arguments = one.arguments.iter();
            let is_usual = one.arguments.len() == self.canonical.len()
                && arguments.zip(&self.canonical).all(|(one, slot)| one.name == slot.name);
            if is_usual {
                continue;
            }
            let Some(abi) = (one.on & Abis::OF_RUST).iter().next() else { continue };
            let slots = one.passed(abi).slots;
            let Some(order) = by_name(&slots, &self.canonical) else { continue };
            if !orders.iter().any(|(known, _)| *known == order) {
                orders.push((order, slots));
            }
        }
        if orders.len() == 1 {
            self.order = canonical;
            return;
        }
        let scores: Vec<i32> = orders.iter().map(|(_, slots)| self.score(slots)).collect();
        let best = scores.iter().copied().max().unwrap_or(0);
        let mut found = orders.into_iter().zip(scores).filter(|(_, score)| *score == best);
        self.order = found.next().map_or(canonical, |((order, _), _)| order);
        // Orders are the same for words that are not there, or are zero.
        let given = self.words.iter().rposition(|word| !matches!(word.given, Given::Zero));
        let given = given.map_or(0, |last| last + 1);
        let order = &self.order[..given];
        self.rival = found.map(|((rival, _), _)| rival).find(|rival| rival[..given] != *order);
    }

    /// How well the words match the arguments in an order.
    fn score(&self, slots: &[Slot]) -> i32 {
        let score = |(word, slot): (&Word, &Slot)| {
            let is_pointer = slot.kind.is_pointer();
            let of_type = match word.given {
                Given::Integer(Bits::Fixed(64)) if slot.wide => 1,
                Given::Integer(Bits::Fixed(64)) if is_narrow(slot) => -1,
                Given::Integer(Bits::Fixed(_)) if slot.wide => -4,
                Given::Integer(_) if is_pointer => -1,
                Given::Pointer { .. } if is_pointer => 1,
                Given::Pointer { .. } if slot.kind != Kind::Addr => -4,
                _ => 0,
            };
            of_type + if names(word, slot) { 2 } else { 0 }
        };
        self.words.iter().zip(slots).map(score).sum()
    }

    /// The refusal of words in an order that cannot be told, where an ABI has another one.
    pub(super) fn ambiguous(&self, on: Abis) -> Option<Refused> {
        let rival = self.rival.as_ref()?;
        let is_different = |at: &usize| rival.get(*at) != self.order.get(*at);
        let different: Vec<usize> = (0..self.words.len()).filter(is_different).collect();
        let text = &self.words[*different.first()?].text;
        let names = different.iter().filter_map(|&at| self.canonical.get(at));
        let names: Vec<_> = names.map(|slot| format!("`{}`", slot.name)).collect();
        let wrong = format!(
            "`{}` takes its words in another order on this target, and which of them `{text}` is cannot be told",
            self.call.name
        );
        let help = format!("call the parameters by the kernel's names: {}", names.join(", "));
        Some(Refused { on, wrong, help })
    }
}

/// Whether the words are in the order in which they are declared.
pub(super) fn is_ascending(registers: &[Register]) -> bool {
    registers.iter().filter_map(|register| register.argument()).is_sorted()
}

/// Of each argument, which of the canonical ones has its name; `None` unless all are the same.
pub(super) fn by_name(slots: &[Slot], canonical: &[Slot]) -> Option<Vec<usize>> {
    if slots.len() != canonical.len() {
        return None;
    }
    slots.iter().map(|slot| canonical.iter().position(|one| one.name == slot.name)).collect()
}

/// Whether an argument has less than 64 bits everywhere.
fn is_narrow(slot: &Slot) -> bool {
    matches!(slot.kind, Kind::Int32 | Kind::Uint32 | Kind::Fd | Kind::DirFd)
}

/// Whether a word is called as an argument is.
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
