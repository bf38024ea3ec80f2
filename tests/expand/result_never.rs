// Never returns: the call is repeated if it is rejected.

#[syscall(nr = SYS_EXIT_GROUP, os = "linux")]
pub safe fn exit(code: I32) -> !;
