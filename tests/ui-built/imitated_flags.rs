//! A type that is written like one of `bitflags!`, but is not.

use core::num::NonZero;
use sysdecl::prelude::*;

pub trait PublicFlags {
    type Internal;
}

impl PublicFlags for Imitated {
    type Internal = NonZero<U32>;
}

#[derive(Received)]
#[repr(transparent)]
pub struct Imitated(<Imitated as PublicFlags>::Internal);

impl Imitated {
    const fn bits(&self) -> U32 {
        self.0.get()
    }
}

#[syscall(name = "pipe2", args(out, 0), os = "linux")]
safe fn ends() -> Result<[Imitated; 2], Errno>;

fn main() {
    let _ = ends();
}
