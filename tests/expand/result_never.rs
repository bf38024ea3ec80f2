// Never: asked again, should it be refused.

#[syscall(nr = SYS_EXIT_GROUP, os = "linux")]
pub safe fn exit(code: I32) -> !;
