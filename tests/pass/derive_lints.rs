//! A derive respects the lint levels of its type, and can be applied to a deprecated type.

#![deny(deprecated)]

use sysdecl::prelude::*;

mod old {
    #[deprecated]
    pub type Number = i32;
}

#[allow(deprecated)]
#[derive(Clone, Copy, ToKernel, FromKernel)]
pub struct Kept(old::Number);

#[deprecated]
#[derive(Clone, Copy, ToKernel, FromKernel)]
pub struct Gone(I32);

fn main() {}
