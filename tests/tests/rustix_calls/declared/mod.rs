//! The calls of rustix 1.1.6, one declaration each: a module for each of its folders, and its own names.

#![allow(
    dead_code,
    reason = "each stands for a call that can be declared; those that are also made are in `compared`"
)]

pub(crate) mod event;
pub(crate) mod fs;
pub(crate) mod io;
pub(crate) mod io_uring;
pub(crate) mod mm;
pub(crate) mod mount;
pub(crate) mod net;
pub(crate) mod pid;
pub(crate) mod pipe;
pub(crate) mod prctl;
pub(crate) mod process;
pub(crate) mod pty;
pub(crate) mod rand;
pub(crate) mod runtime;
pub(crate) mod system;
pub(crate) mod termios;
pub(crate) mod thread;
pub(crate) mod time;
pub(crate) mod types;
pub(crate) mod ugid;
pub(crate) mod vdso;
