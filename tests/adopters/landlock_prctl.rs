#[sysdecl::syscall(os = "linux")]
unsafe extern {
    #[syscall(name = "prctl", args(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))]
    safe fn prctl_set_no_new_privs() -> Result<(), Error>;

    #[syscall(name = "prctl", args(libc::PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0))]
    safe fn prctl_get_no_new_privs() -> Result<i32, Error>;
}

fn support_no_new_privs() -> bool {
    matches!(prctl_get_no_new_privs(), Ok(0 | 1))
}

