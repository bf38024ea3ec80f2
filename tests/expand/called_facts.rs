// In a release build: facts of the kernel's table select the function.

#[syscall(os = "linux")]
unsafe extern {
    pub safe fn getppid() -> I32;
    #[syscall(name = "setpgid")]
    pub safe fn set_group(process: I32, group: I32) -> Result<(), Errno>;
}
