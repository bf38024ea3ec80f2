//! Types that are written like those of `bitflags!`, but hold something else.

use core::cell::Cell;
use sysdecl::prelude::*;

pub trait PublicFlags {
    type Internal;
}

/// A reference, whose niche the `Cell` hides.
pub struct Hidden(Cell<&'static U8>);

impl PublicFlags for HiddenImitated {
    type Internal = Hidden;
}

#[derive(Received)]
#[repr(transparent)]
pub struct HiddenImitated(<HiddenImitated as PublicFlags>::Internal);

impl HiddenImitated {
    pub const fn bits(&self) -> usize {
        0
    }
}

/// An enum, whose tag has no niche where it has enough variants.
pub enum Variants {
    First(bool),
    Second(bool),
}

impl PublicFlags for VariantsImitated {
    type Internal = Variants;
}

#[derive(Received)]
#[repr(transparent)]
pub struct VariantsImitated(<VariantsImitated as PublicFlags>::Internal);

/// More than the bits.
pub struct Two(U32, U32);

impl PublicFlags for TwoImitated {
    type Internal = Two;
}

#[derive(Received)]
#[repr(transparent)]
pub struct TwoImitated(<TwoImitated as PublicFlags>::Internal);

fn main() {}
