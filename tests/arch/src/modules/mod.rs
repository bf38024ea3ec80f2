//! The modules of `linux`, used on each architecture as a program would: what they do is checked by another way to the same
//! thing. Nothing here asks which architecture it is.

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
