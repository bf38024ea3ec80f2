//! Linux: the numbers of its calls. The other modules are not yet there on this architecture.

pub mod nr;
#[cfg(any(feature = "macros", feature = "modules"))]
pub mod vdso;
