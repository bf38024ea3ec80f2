//! `ugid`: the user and the groups of the process.

use sysdecl::prelude::*;

use super::types::{Gid, Uid};

#[syscall(os = "linux")]
unsafe extern "C" {
    pub(crate) safe fn getuid() -> Uid;
    pub(crate) safe fn geteuid() -> Uid;
    pub(crate) safe fn getgid() -> Gid;
    pub(crate) safe fn getegid() -> Gid;
}
