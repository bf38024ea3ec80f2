// The facts of `getuid` are those of `getuid32` too, which a constant of its name can be the number of.

#[syscall(nr = variant::SYS_GETUID, os = "linux")]
safe fn getuid() -> U32;
