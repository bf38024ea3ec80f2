#[sysdecl::syscall(os = "linux")]
unsafe extern {
    pub fn io_uring_register(
        fd: c_int,
        opcode: c_uint,
        arg: *const c_void,
        nr_args: c_uint,
    ) -> io::Result<c_int>;

    pub fn io_uring_setup(entries: c_uint, p: *mut io_uring_params) -> io::Result<c_int>;

    pub fn io_uring_enter(
        fd: c_int,
        to_submit: c_uint,
        min_complete: c_uint,
        flags: c_uint,
        arg: *const c_void,
        size: usize,
    ) -> io::Result<c_int>;
}
