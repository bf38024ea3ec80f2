//! The functions of the vDSO: which system call each does. What its symbol is on an architecture, the runtime crate knows.

use super::vdso_table::FUNCTIONS;

/// The prefixes of a symbol, each on some architectures.
const PREFIXES: [&str; 2] = ["__vdso_", "__kernel_"];

/// The functions but one, without the prefix of a symbol.
pub(crate) fn vdso_functions(without: &str) -> Vec<&'static str> {
    let mut functions = Vec::new();
    for &(function, _) in FUNCTIONS {
        if function != without {
            functions.push(function);
        }
    }
    functions
}

/// The function that does this call.
pub(crate) fn vdso_function(call: &str) -> Option<&'static str> {
    let (function, _) = FUNCTIONS.iter().find(|(_, name)| *name == call)?;
    Some(function)
}

/// The function with this symbol on some architecture, and the call that it does.
pub(crate) fn vdso_call(symbol: &str) -> Option<(&'static str, &'static str)> {
    let name = PREFIXES.iter().find_map(|prefix| symbol.strip_prefix(prefix))?;
    FUNCTIONS.iter().find(|(function, _)| *function == name).copied()
}
