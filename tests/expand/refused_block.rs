// One mistake of the block's, one of a member's.

#[syscall(os = "linux", nr = 4)]
unsafe extern {
    pub safe fn getpid() -> I32;
    pub static TIME: I64;
    pub type Timer;
}
