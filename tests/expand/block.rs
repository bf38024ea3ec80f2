// A block: its keys and attributes are defaults.

#[syscall(os = "linux", retry)]
#[cfg(feature = "files")]
unsafe extern {
    pub safe fn fsync(fd: I32) -> Result<(), Errno>;
    #[syscall(nr = SYS_FDATASYNC, abi = my_kernel::enter)]
    pub fn data(fd: I32) -> Result<(), Errno>;
}
