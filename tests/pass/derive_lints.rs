//! A derive follows the lint levels of its type, and may be on one that is deprecated.

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
