//! Uses the modules of `linux` on each architecture as a program would; the effects are verified through other
//! calls. Nothing here depends on the architecture.

mod errors;
mod events;
mod files;
mod layout;
mod memory;
mod network;
mod processes;
mod signals;
mod threads;
mod times;

pub(crate) fn check() {
    files::check();
    memory::check();
    events::check();
    times::check();
    signals::check();
    processes::check();
    threads::check();
    network::check();
    errors::check();
}
