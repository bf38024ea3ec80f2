//! Entries for kernels that `sysdecl` does not support, as provided by a separate crate. It does not depend on
//! `sysdecl`: an entry is a macro, and only the form of its invocation is specified.

#[cfg(any(target_arch = "aarch64", target_arch = "x86_64"))]
pub mod machine;
pub mod script;

#[cfg(any(target_arch = "aarch64", target_arch = "x86_64"))]
pub use crate::own_machine as machine_entry;
pub use crate::own_script as script_entry;
