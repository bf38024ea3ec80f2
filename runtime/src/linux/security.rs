//! Sandboxes: system call filters (seccomp) and access control (Landlock).
//!
//! The functions return what the kernel returns, an error being the negative error number; see
//! [`result`](crate::result). Both kinds of sandbox need [`PR_SET_NO_NEW_PRIVS`](super::process::PR_SET_NO_NEW_PRIVS), or a
//! privilege; both are inherited by children and across `execve(2)`, and cannot be undone.
//!
//! A thread that can only read beneath `/usr`, by Landlock:
//!
//! ```standalone_crate
//! use sysdecl::linux::{io::*, process::{PR_SET_NO_NEW_PRIVS, prctl}, security::*};
//! use sysdecl::{Errno, result::check_i32};
//!
//! const READ: u64 = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
//! const SIZE: usize = size_of::<LandlockRulesetAttr>();
//!
//! let denied = LandlockRulesetAttr { handled_access_fs: READ, ..LandlockRulesetAttr::ZERO };
//! // SAFETY: the attributes are readable and as large as said, the rule is of its type, the paths end
//! // in NUL, the descriptors are those just opened, and `prctl` reads no memory.
//! unsafe {
//!     let ruleset = match check_i32(landlock_create_ruleset(&denied, SIZE, 0)) {
//!         // The kernel was built or started without Landlock.
//!         Err(Errno::ENOSYS | Errno::EOPNOTSUPP) => return Ok(()),
//!         ruleset => ruleset?,
//!     };
//!     let usr = check_i32(open(c"/usr".as_ptr().cast(), O_PATH | O_CLOEXEC, 0))?;
//!     let rule = LandlockPathBeneathAttr { allowed_access: READ, parent_fd: usr };
//!     let rule = (&raw const rule).cast();
//!     check_i32(landlock_add_rule(ruleset, LANDLOCK_RULE_PATH_BENEATH, rule, 0))?;
//!     check_i32(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))?;
//!     check_i32(landlock_restrict_self(ruleset, 0))?;
//!
//!     assert!(check_i32(open(c"/usr/bin".as_ptr().cast(), O_RDONLY, 0)).is_ok());
//!     let elsewhere = check_i32(open(c"/etc/passwd".as_ptr().cast(), O_RDONLY, 0));
//!     assert_eq!(elsewhere, Err(Errno::EACCES));
//! }
//! # Ok::<(), Errno>(())
//! ```

#[cfg(feature = "macros")]
mod access;
mod filter;

pub use self::filter::{BPF_JUMP, BPF_STMT};
#[cfg(feature = "macros")]
pub use self::{access::*, filter::seccomp};
pub use super::constants::security::*;
#[doc(inline)]
pub use super::types::{
    LandlockNetPortAttr, LandlockPathBeneathAttr, LandlockRulesetAttr, SeccompData, SeccompNotif,
    SeccompNotifAddfd, SeccompNotifResp, SeccompNotifSizes, SockFilter, SockFprog,
};
