//! Ways into a kernel that `sysdecl` knows nothing of, as somebody's own crate would supply them. It
//! does not even depend on `sysdecl`: an entry is a macro, and the shape of its call is all there is
//! to know.

#[cfg(any(target_arch = "aarch64", target_arch = "x86_64"))]
pub mod machine;
pub mod script;

#[cfg(any(target_arch = "aarch64", target_arch = "x86_64"))]
pub use crate::own_machine as machine_entry;
pub use crate::own_script as script_entry;
