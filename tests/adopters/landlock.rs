use libc::{__u32, c_int, c_void, size_t};

/// Converts a result to the C convention that the callers expect: -1, with the error in `errno`.
fn c_result(result: Result<c_int, sysdecl::Errno>) -> c_int {
    result.unwrap_or_else(|errno| {
        sysdecl::errno::set_errno(errno.code());
        -1
    })
}

#[sysdecl::syscall(os = "linux", result = c_result)]
unsafe extern {
    pub fn landlock_create_ruleset(
        attr: *const landlock_ruleset_attr,
        size: size_t,
        flags: __u32,
    ) -> c_int;

    pub fn landlock_add_rule(
        ruleset_fd: c_int,
        rule_type: landlock_rule_type,
        rule_attr: *const c_void,
        flags: __u32,
    ) -> c_int;

    pub fn landlock_restrict_self(ruleset_fd: c_int, flags: __u32) -> c_int;
}
