// One mistake in the block, and one in a member.

#[syscall(os = "linux", nr = 4)]
unsafe extern {
    pub safe fn getpid() -> I32;
    pub static TIME: I64;
    pub type Timer;
}
