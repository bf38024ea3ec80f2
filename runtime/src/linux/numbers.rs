//! Linux: the numbers of its calls. The other modules are not yet there on this architecture.

pub mod nr;
