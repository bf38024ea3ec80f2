//! The outputs that the entry of this architecture declares, read from its source.

use crate::machine::{ENTRY, RESTORED, VOLATILE};

/// Whether the compiler assumes that a call clobbers this register.
pub(crate) fn is_output(register: &str) -> bool {
    // The instruction is in a function, so the C ABI determines the preserved registers.
    if code().any(|line| line.contains("naked_asm!(")) {
        return VOLATILE.contains(&register);
    }
    let mut restored = RESTORED.iter().filter(|(name, _)| *name == register);
    if restored.any(|(_, by)| code().any(|line| line.contains(by))) {
        return true;
    }
    if register == "flags" {
        return !code().any(|line| line.contains("preserves_flags"));
    }
    code().any(|line| {
        line.match_indices("out(\"").any(|(at, found)| {
            line[at + found.len()..]
                .strip_prefix(register)
                .is_some_and(|rest| rest.starts_with('"'))
        })
    })
}

/// The lines that are not comments.
fn code() -> impl Iterator<Item = &'static str> {
    ENTRY.lines().map(str::trim_start).filter(|line| !line.starts_with("//"))
}
