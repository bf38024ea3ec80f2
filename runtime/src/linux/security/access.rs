//! Landlock: a thread gives up access rights.

use super::LandlockRulesetAttr;
use crate::{I32, U32, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates a ruleset, which denies what `attr` names unless a rule allows it, and returns a descriptor of it
    /// (`landlock_create_ruleset(2)`).
    ///
    /// With [`LANDLOCK_CREATE_RULESET_VERSION`](super::LANDLOCK_CREATE_RULESET_VERSION), a null pointer and a size of 0, it
    /// returns the version of the interface instead, which determines what the kernel can handle (`landlock(7)`):
    ///
    /// ```
    /// use sysdecl::linux::security::{LANDLOCK_CREATE_RULESET_VERSION, landlock_create_ruleset};
    /// use sysdecl::{Errno, result::check_i32};
    ///
    /// let flags = LANDLOCK_CREATE_RULESET_VERSION;
    /// // SAFETY: with this flag, no memory is read.
    /// match check_i32(unsafe { landlock_create_ruleset(core::ptr::null(), 0, flags) }) {
    ///     Ok(version) => assert!(version >= 1),
    ///     Err(errno) => assert!([Errno::ENOSYS, Errno::EOPNOTSUPP].contains(&errno)),
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// - `-E2BIG`: `size` is larger than the structure of the kernel, and the rest is not zero.
    /// - `-EINVAL`: an access right or a flag is unknown, or `size` is smaller than the first member.
    /// - `-ENOMSG`: no access right is named.
    /// - `-EOPNOTSUPP`: Landlock was disabled when the system started.
    ///
    /// # Safety
    ///
    /// The caller must make `attr` valid to read for `size` bytes.
    #[must_use = "it is the only way to the new descriptor"]
    pub fn landlock_create_ruleset(
        attr: *const LandlockRulesetAttr,
        size: usize,
        flags: U32,
    ) -> I32;

    /// Adds a rule to a ruleset (`landlock_add_rule(2)`).
    ///
    /// `rule` is the address of a [`LandlockPathBeneathAttr`](super::LandlockPathBeneathAttr) for the type
    /// [`LANDLOCK_RULE_PATH_BENEATH`](super::LANDLOCK_RULE_PATH_BENEATH), of a
    /// [`LandlockNetPortAttr`](super::LandlockNetPortAttr) for
    /// [`LANDLOCK_RULE_NET_PORT`](super::LANDLOCK_RULE_NET_PORT). For an example see [`security`](super).
    ///
    /// # Errors
    ///
    /// - `-EAFNOSUPPORT`: the kernel was built without TCP.
    /// - `-EBADF`: `ruleset` is not open, or the `parent_fd` of the rule is not.
    /// - `-EBADFD`: `ruleset` is not a ruleset, or `parent_fd` is one or is not a file of a file system.
    /// - `-EINVAL`: a flag is unknown, or the rule allows more than the ruleset denies, or does not fit its type or file.
    /// - `-ENOMSG`: the rule allows nothing.
    /// - `-EPERM`: `ruleset` was opened without the right to write.
    ///
    /// # Safety
    ///
    /// The caller must pass descriptors that it owns or borrows, and make `rule` valid to read as the structure of its type.
    pub fn landlock_add_rule(ruleset: I32, kind: U32, rule: *const Void, flags: U32) -> I32;

    /// Restricts the calling thread and its future children by a ruleset (`landlock_restrict_self(2)`).
    ///
    /// `flags` are `LANDLOCK_RESTRICT_SELF_*`. Other threads of the process keep their rights, unless
    /// [`LANDLOCK_RESTRICT_SELF_TSYNC`](super::LANDLOCK_RESTRICT_SELF_TSYNC) is among them. For an example see
    /// [`security`](super).
    ///
    /// # Errors
    ///
    /// - `-E2BIG`: the thread is in 16 such sandboxes already.
    /// - `-EBADF`: `ruleset` is not open.
    /// - `-EBADFD`: `ruleset` is not a ruleset.
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EOPNOTSUPP`: Landlock was disabled when the system started.
    /// - `-EPERM`: `ruleset` was opened without the right to read, or the thread has neither set
    ///   [`PR_SET_NO_NEW_PRIVS`](crate::linux::process::PR_SET_NO_NEW_PRIVS) nor the capability `CAP_SYS_ADMIN`.
    ///
    /// # Safety
    ///
    /// The caller must pass a descriptor that it owns or borrows.
    pub fn landlock_restrict_self(ruleset: I32, flags: U32) -> I32;
}
