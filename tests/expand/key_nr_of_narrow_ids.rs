// The facts about `getuid` also apply to `getuid32`, whose number a constant of this name can have.

#[syscall(nr = variant::SYS_GETUID, os = "linux")]
safe fn getuid() -> U32;
