//! The kernel's system calls: prototypes, and facts that C prototypes do not contain.
//!
//! [`call`] finds a call by its kernel name. A [`Call`] is one row of the generated table and parses a field on
//! demand, so an expansion pays only for the facts that it uses. This module knows nothing of how declarations are
//! written: the rules that compare the two are part of `syscall`.
//!
//! Everything in the table was reviewed against the kernel's source or tested. Uncertain facts are left out, unless
//! they permit more.

mod abi;
mod bsd_table;
mod documentation;
mod facts;
pub(crate) mod plan;
mod pointee;
mod prototype;
pub(crate) mod readable;
pub(crate) mod registers;
mod row;
mod rows;
pub(crate) mod rules;
mod table;
mod vdso;
mod vdso_table;
#[cfg(feature = "foreign")]
mod windows;
#[cfg(feature = "foreign")]
mod windows_table;

pub(crate) use abi::Abis;
pub(crate) use documentation::documentation;
pub(crate) use facts::{
    Addresses, Condition, Declared, Fill, Filled, Longest, Retry, Safety, Test, Unless,
};
pub(crate) use pointee::{Length, Pointee, Size};
pub(crate) use prototype::{Argument, Direction, Kind, Prototype, Returns};
pub(crate) use row::{Call, System, call, mistyped};
pub(crate) use vdso::{vdso_call, vdso_function, vdso_functions};
#[cfg(feature = "foreign")]
pub(crate) use windows::{Failure, Value, kernel32, mistyped as mistyped_kernel32};

/// How many bytes the kernel writes through this argument (counted from 0) on every success, and on which ABIs. For
/// an ABI in none of the sets this is unknown.
pub(crate) fn filled_bytes(name: &str, argument: usize) -> Vec<(u32, Abis)> {
    let Some(call) = call(name) else { return Vec::new() };
    let fills: Vec<Fill> = call.fills().collect();
    by_size(call, &|abi| {
        let mut most = None;
        for fill in &fills {
            if fill.argument == argument && fill.only_if.is_none() {
                most = most.max(Some(fill.certain(abi)));
            }
        }
        most
    })
}

/// How many bytes the kernel may write through this argument regardless of the size of the memory, and on which ABIs.
/// The number is fixed, or the value of another argument, which `number` returns if known.
pub(crate) fn written_bytes(
    name: &str,
    argument: usize,
    number: &dyn Fn(usize) -> Option<u32>,
) -> Vec<(u32, Abis)> {
    let Some(call) = call(name) else { return Vec::new() };
    let prototypes = call.prototypes();
    by_size(call, &|abi| {
        let prototype = prototypes.iter().find(|prototype| prototype.on.contains(abi))?;
        let argument = prototype.arguments.get(argument)?;
        if !matches!(argument.direction(), Some(Direction::Out | Direction::InOut)) {
            return None;
        }
        match argument.pointee() {
            Pointee::Bytes(length) => length.count(number),
            Pointee::Values { size, length, .. } => {
                length.count(number)?.checked_mul(size.on(abi)?)
            }
            _ => None,
        }
    })
}

/// Sizes in bytes, each with its ABIs; none for 0.
fn by_size(call: Call, size: &dyn Fn(Abis) -> Option<u32>) -> Vec<(u32, Abis)> {
    let mut sizes: Vec<(u32, Abis)> = Vec::new();
    for abi in (call.implemented() & Abis::OF_RUST).iter() {
        let abi = abi.set();
        let Some(bytes) = size(abi).filter(|&bytes| bytes > 0) else { continue };
        match sizes.iter_mut().find(|(size, _)| *size == bytes) {
            Some((_, on)) => *on = *on | abi,
            None => sizes.push((bytes, abi)),
        }
    }
    sizes
}
