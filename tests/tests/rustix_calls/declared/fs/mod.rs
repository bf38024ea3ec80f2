//! `fs`: files, directories and their names.

mod control;
mod metadata;
mod names;
mod notify;
mod open;
mod transfer;
mod xattr;

pub(crate) use self::{
    control::*, metadata::*, names::*, notify::*, open::*, transfer::*, xattr::*,
};
