//! The calls of rustix 1.1.6, one declaration each, in modules and with names as in rustix.

#![allow(dead_code, reason = "most are only declared; `compared` calls the others")]

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
