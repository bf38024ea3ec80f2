//! The key `vdso`: the vDSO function that a declaration calls.

use super::{
    ast::{Decl, Vdso},
    lower,
    os::Os,
};
use crate::{
    kernel,
    report::{Report, nearest},
};

/// The function whose parameters differ from its system call's.
const WITH_STATE: &str = "getrandom";

/// The vDSO function of a checked declaration, without the prefix of its symbol.
pub(crate) fn function(decl: &Decl) -> Option<&'static str> {
    match &decl.keys.vdso.as_ref()?.symbol {
        Some(symbol) => kernel::vdso_call(&symbol.value()).map(|(function, _)| function),
        None => kernel::vdso_function(&lower::kernel_name(decl)?),
    }
}

/// The system call that corresponds to the symbol.
pub(crate) fn named_call(decl: &Decl) -> Option<String> {
    let symbol = decl.keys.vdso.as_ref()?.symbol.as_ref()?;
    kernel::vdso_call(&symbol.value()).map(|(_, call)| call.into())
}

/// Checks the key.
pub(crate) fn check(report: &mut Report, decl: &Decl) {
    let Some(vdso) = &decl.keys.vdso else { return };
    if decl.keys.abi.is_some() {
        let help = "remove one of them; `vdso` falls back to the entry of `os = \"linux\"`";
        report.error(&vdso.keyword, "`vdso` and `abi` both specify how the call is made", help);
        return;
    }
    let known = decl.keys.known_systems();
    if let (Some(os), false) = (known.first(), known.contains(&Os::Linux)) {
        let wrong = format!("`vdso` is not supported on {}", os.title());
        report.error(&vdso.keyword, wrong, "remove `vdso`; it applies to `os = \"linux\"` only");
        return;
    }
    let call = lower::kernel_name(decl);
    match &vdso.symbol {
        None => bare(report, vdso, call.as_deref()),
        Some(symbol) => {
            let written = symbol.value();
            match kernel::vdso_call(&written) {
                None => unknown(report, vdso, &written),
                Some((WITH_STATE, _)) => with_state(report, vdso),
                Some((function, does)) => {
                    let Some(call) = call.filter(|call| call != does) else { return };
                    let wrong =
                        format!("`{written}` implements `{does}`, but this declares `{call}`");
                    let help = match kernel::vdso_function(&call) {
                        Some(right) if right != WITH_STATE => {
                            format!("write `vdso = \"{}\"`", written.replace(function, right))
                        }
                        _ => format!("remove `vdso`, or write `name = \"{does}\"`"),
                    };
                    report.error(symbol, wrong, help);
                }
            }
        }
    }
}

/// Checks a `vdso` without a symbol: the function is that of the call.
fn bare(report: &mut Report, vdso: &Vdso, call: Option<&str>) {
    let Some(call) = call else {
        let help = "name the symbol, as in `vdso = \"__vdso_clock_gettime\"`";
        report.error(
            &vdso.keyword,
            "`vdso` requires the name of the system call, which `nr` does not give",
            help,
        );
        return;
    };
    match kernel::vdso_function(call) {
        Some(WITH_STATE) => with_state(report, vdso),
        Some(_) => {}
        None => {
            let known = listed(&kernel::vdso_functions(WITH_STATE), "");
            let wrong = format!("the vDSO does not have `{call}` on any architecture");
            let help = format!("remove `vdso`\nnote: the vDSO has {known}");
            report.error(&vdso.keyword, wrong, help);
        }
    }
}

fn unknown(report: &mut Report, vdso: &Vdso, written: &str) {
    let names = kernel::vdso_functions(WITH_STATE);
    let known = listed(&names, "__vdso_");
    // Other architectures have another prefix.
    let unprefixed = written.trim_start_matches("__vdso_").trim_start_matches("__kernel_");
    let help = match nearest(unprefixed, names) {
        Some(near) => format!("did you mean `\"__vdso_{near}\"`?\nnote: the functions are {known}"),
        None => format!("use one of {known}"),
    };
    let wrong = format!("no vDSO has a function `{written}` that implements a system call");
    report.error(&vdso.symbol, wrong, help);
}

fn with_state(report: &mut Report, vdso: &Vdso) {
    let wrong = "the vDSO's `getrandom` takes a state, which the system call has no argument for";
    let help = "use `sysdecl::linux::random::Generator`, or remove `vdso`";
    match &vdso.symbol {
        Some(symbol) => report.error(symbol, wrong, help),
        None => report.error(&vdso.keyword, wrong, help),
    }
}

fn listed(names: &[&str], prefix: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{prefix}{name}`")).collect();
    quoted.join(", ")
}
