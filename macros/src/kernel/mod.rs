//! What the kernel says about its own calls: prototypes, and facts that a C prototype cannot say.
//!
//! [`call`] finds a call by the kernel's name for it. A [`Call`] is one row of the generated table and reads a field when it is
//! asked for it, so an expansion pays only for the facts that it uses. Nothing here knows how a declaration is written: the rules
//! that compare the two live with the declaration.
//!
//! Everything in the table was reviewed against the kernel's source or tried. Facts that are not certain are not in it, unless
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
pub(crate) use facts::{Condition, Fill, Filled, Longest, Retry, Safety, Test, Unless};
pub(crate) use pointee::{Length, Pointee, Size};
pub(crate) use prototype::{Argument, Direction, Kind, Prototype, Returns};
pub(crate) use row::{Call, System, call, mistyped};
pub(crate) use vdso::{vdso_call, vdso_function, vdso_functions};
#[cfg(feature = "foreign")]
pub(crate) use windows::{Failure, Value, kernel32, mistyped as mistyped_kernel32};

/// How many bytes of what this argument (counted from 0) points to the kernel writes whenever the call
/// succeeds, with the ABIs that it is so on. An ABI that is in none of the sets is not known to write any.
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

/// How many bytes the kernel may write through this argument, however small the memory is, with the ABIs that this applies to. The
/// number is fixed, or it is the value of another argument, which `number` returns if it is known.
pub(crate) fn written_bytes(
    name: &str,
    argument: usize,
    number: &dyn Fn(usize) -> Option<u32>,
) -> Vec<(u32, Abis)> {
    let Some(call) = call(name) else { return Vec::new() };
    let prototypes: Vec<Prototype> = call.prototypes().collect();
    by_size(call, &|abi| {
        let prototype = prototypes.iter().find(|prototype| prototype.on.contains(abi))?;
        let argument = prototype.arguments.get(argument)?;
        if !matches!(argument.direction(), Some(Direction::Out | Direction::InOut)) {
            return None;
        }
        match argument.pointee {
            Pointee::Bytes(length) => length.count(number),
            Pointee::Values { size, length, .. } => {
                length.count(number)?.checked_mul(size.on(abi)?)
            }
            _ => None,
        }
    })
}

/// Sizes in bytes, each with the ABIs that have it; none for 0.
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
