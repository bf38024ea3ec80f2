//! Errors for declarations that cannot be passed correctly on an ABI.

use super::Refused;
use super::planning::Planning;
use crate::kernel::Argument;
use crate::kernel::abi::Abis;
use crate::kernel::prototype::Prototype;
use crate::kernel::rules;

impl Planning<'_> {
    /// The error for a declaration with more words than arguments.
    pub(super) fn fewer(&self, prototype: &Prototype, on: Abis) -> Refused {
        let name = self.call.name;
        let (taken, given) = (prototype.arguments.len(), self.words.len());
        let s = if taken == 1 { "" } else { "s" };
        let wrong =
            format!("`{name}` takes {taken} word{s} on this target, but this passes {given}");
        let instead = self.call.replacements().find(|one| one.text != "none");
        let help = rules::without(instead.map(|one| one.text));
        Refused { on, wrong, help: format!("{help}\nnote: the kernel has `{prototype}`") }
    }

    /// The error on an ABI that has an additional argument.
    pub(super) fn inserted(&self, one: &Prototype, on: Abis) -> Refused {
        let name = self.call.name;
        let is_more =
            |argument: &&Argument| self.canonical.iter().all(|slot| slot.name != argument.name());
        let more = one.arguments.iter().find(is_more).map_or("", |argument| argument.name());
        Refused {
            on,
            wrong: format!("`{name}` takes `{more}` on this target, which is not passed"),
            help: format!(
                "declare it for this target by itself, under `cfg`\nnote: the kernel has `{one}`"
            ),
        }
    }

    /// The error on an ABI that has no variant of the call with a 64-bit offset.
    pub(super) fn narrow(&self, on: Abis) -> Refused {
        let name = self.call.name;
        Refused {
            on,
            wrong: format!("`{name}` takes an offset of 32 bits on this target"),
            help: "write `isize`".to_owned(),
        }
    }
}
