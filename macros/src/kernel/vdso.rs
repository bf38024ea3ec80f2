//! The functions of the vDSO, and the system call that each replaces. The runtime crate has the symbols of each
//! architecture.

use super::vdso_table::FUNCTIONS;

/// The prefixes of a symbol, each on some architectures.
const PREFIXES: [&str; 2] = ["__vdso_", "__kernel_"];

/// The functions except `without`, without the prefixes of symbols.
pub(crate) fn vdso_functions(without: &str) -> Vec<&'static str> {
    let mut functions = Vec::new();
    for &(function, _) in FUNCTIONS {
        if function != without {
            functions.push(function);
        }
    }
    functions
}

/// The function that replaces this call.
pub(crate) fn vdso_function(call: &str) -> Option<&'static str> {
    let (function, _) = FUNCTIONS.iter().find(|(_, name)| *name == call)?;
    Some(function)
}

/// The function with this symbol on some architecture, and the call that it replaces.
pub(crate) fn vdso_call(symbol: &str) -> Option<(&'static str, &'static str)> {
    let name = PREFIXES.iter().find_map(|prefix| symbol.strip_prefix(prefix))?;
    FUNCTIONS.iter().find(|(function, _)| *function == name).copied()
}
