//! A type that is written like one of `bitflags!`, but is not.

use core::num::NonZero;
use sysdecl::prelude::*;

pub trait PublicFlags {
    type Internal;
}

/// Not every integer.
pub struct NotZero(NonZero<U32>);

impl PublicFlags for Imitated {
    type Internal = NotZero;
}

#[derive(Received)]
#[repr(transparent)]
pub struct Imitated(<Imitated as PublicFlags>::Internal);

#[syscall(name = "pipe2", args(out, 0), os = "linux")]
safe fn ends() -> Result<[Imitated; 2], Errno>;

fn main() {
    let _ = ends();
}
