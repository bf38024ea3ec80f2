// In a release build: the length is read before the reference is passed.

#[syscall(args(pid, attributes, size_of_val(attributes), 0), os = "linux")]
pub safe fn sched_getattr(pid: I32, attributes: &mut [u8; 56]) -> Result<(), Errno>;
