#[syscall(args(groups.len(), groups.as_ptr()), retry, os = "linux")]
fn setgroups(groups: &[U32]) -> Result<(), Errno>;
